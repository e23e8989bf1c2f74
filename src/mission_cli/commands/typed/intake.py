"""What comes in from elsewhere than the command line: texts from files and standard input, whole records."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mission_cli.actions.kinds import cleaned
from mission_cli.actions.parse import figure
from mission_cli.core.quantities import number_or_text
from mission_cli.errors import InvalidDataError, UsageError
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.storage import reading
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.text.read import MAX_BYTES
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import t

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mission_cli.commands.recording.drafts import Draft
    from mission_cli.core.changes import Value
    from mission_cli.core.raw import Raw

R = TypeVar("R", bound="BaseModel")

# Behind an even number of backslashes, or the escape is none.
_PAIR = re.compile(rb"(?<!\\)((?:\\\\)*)(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})")


def long_texts(given: Mapping[str, str | None], draft: Draft, record: str | None = None) -> dict[str, str]:
    """The texts given by options, by name: as typed, from `@FILE`, or from standard input for `-`; empty ones left out.

    `@@` at the start stands for a text that starts with `@`. Raises UsageError.
    """
    piped = [_option(name) for name, value in given.items() if value == "-"] + (["--record"] if record == "-" else [])
    if len(piped) > 1:
        raise UsageError("entries.stdin-twice", one=piped[0], other=piped[1])
    # Files first: one that is missing must not cost what is typed on standard input.
    ordered = sorted((name for name, value in given.items() if value is not None), key=lambda name: given[name] == "-")
    found = {name: cleaned(_resolved(given[name] or "", _option(name), draft)) for name in ordered}
    return {name: found[name] for name in given if found.get(name)}


def _resolved(value: str, option: str, draft: Draft) -> str:
    if value == "-":
        draft.typed = True
        return _decoded(sys.stdin.buffer.read(MAX_BYTES + 1), option, t("entries.stdin"))
    if value.startswith("@@") or not value.startswith("@"):
        return value.removeprefix("@") if value.startswith("@@") else value
    return _decoded(_file(value[1:], option, draft.root, "entries.no-file"), option, value[1:])


def _file(path: str, option: str, root: Path, text: str = "cli.bad-file") -> bytes:
    """A file's bytes, as many as tell that it is too large: a device has no end. Raises UsageError.

    What lies in the workspace came from others: only its regular files, and none that a link puts elsewhere.
    """
    try:
        place = Path(path).absolute()
        if any(reading.is_within(folder, str(root)) for folder in (str(place), os.path.realpath(place.parent))):
            return reading.head(place, MAX_BYTES + 1, root)
        return reading.given(path, MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UsageError(text, name=option, path=path, words=_words(error)) from None


def _words(error: Exception) -> str:
    if isinstance(error, reading.OutsideError):
        return t("entries.leads-out", target=visible(error.target))
    if isinstance(error, reading.NotAFileError):
        return t("entries.no-regular-file")
    return getattr(error, "strerror", None) or str(error)


def _decoded(raw: bytes, option: str, path: str) -> str:
    if len(raw) > MAX_BYTES:
        raise UsageError("cli.bad-file", name=option, path=path, words=t("entries.too-large"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("cli.bad-file", name=option, path=path, words=t("entries.not-utf8")) from None


def record_bytes(source: str, draft: Draft, option: str = "--record") -> tuple[bytes, str]:
    """A whole record as it is given, by a file or on standard input for `-`, and what findings call it.

    Of one that is too large as much as tells so. Raises UsageError.
    """
    if source != "-":
        return _file(source, option, draft.root), source
    draft.typed = True
    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    draft.raw = raw if len(raw) <= MAX_BYTES else b""  # half of it is no draft
    return raw, t("entries.stdin")


def read_record(source: str, model: type[R], draft: Draft, lacking: Mapping[str, str]) -> dict[str, Any]:
    """The fields of an entry from a YAML or JSON file, or from standard input for `-`.

    What the record leaves out is not missing yet: `lacking` stands for it while the rest is checked. Raises
    InvalidDataError with the findings, each with the person's own line.
    """
    from mission_cli.commands.excerpts import with_lines  # options do without a record
    from mission_cli.core.model.read import validated

    raw, name = record_bytes(source, draft)
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
    document, data, findings = read_raw(joined_escapes(raw), name)
    if any(finding.code in ("E-ROOT", "E-EMPTY") for finding in findings):
        raise InvalidDataError("cli.record-shape")
    if document is None or not isinstance(data, dict):
        raise InvalidDataError("cli.record-bad", findings=findings, sources={name: text})
    filled: Raw = {**lacking, **data}
    record, problems = validated(model, filled)
    found = findings_of(document, name, problems)
    if record is None:
        raise InvalidDataError("cli.record-bad", findings=found, sources={name: document.text})
    if found:
        message(with_lines(found, {name: document.text}))
    own: dict[str, Value] = {key: _as_value(value) for key, value in data.items() if key.startswith("x-")}
    return {key: value for key, value in values_of(record).items() if key in data and key != "type"} | own


def joined_escapes(raw: bytes) -> bytes:
    """JSON with each pair of escapes that stands for one character (emoji) as that character: YAML has no such pairs."""
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return raw
    import json

    return _PAIR.sub(lambda match: match[1] + json.loads(b'"' + match[2] + b'"').encode(), raw)


_FIGURES = ("reached", "target")


def values_of(record: BaseModel) -> dict[str, Value]:
    """What a record holds, by the names of the file, in the order of the format; nothing for what is empty."""
    found: dict[str, Value] = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if value not in (None, [], {}):
            key = field.alias or name
            found[key] = _figures(value) if key in _FIGURES else _as_value(value)
    return found


def _figures(value: Any) -> Value:
    """Figures as numbers where they are some: one of them, or one for each objective."""
    return (
        {name: figure(item, name) for name, item in value.items()}
        if isinstance(value, dict)
        else figure(value, "target")
    )


def _as_value(value: Any) -> Value:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return values_of(value)
    if isinstance(value, list):
        return [_as_value(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _as_value(item) for key, item in value.items()}
    if value is None or isinstance(value, (int, float, dt.date)):
        return value
    # Persons, durations, rates and marks are written as their own text.
    return number_or_text(str(value)) if isinstance(value, Decimal) else str(value)


def _option(name: str) -> str:
    return f"--{name}"
