"""The sample firm: bilingual records of missions and consultants shipped as templates, laid around any day in either language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mission_cli.core.calendar_names import MONTHS, Lang
from mission_cli.core.changes import Value
from mission_cli.core.dates import NotADate, parse_iso
from mission_cli.core.raw import Plain, Raw
from mission_cli.core.written import unquoted
from mission_cli.storage import reading
from mission_cli.storage.root import CONSULTANTS, SETTINGS
from mission_cli.storage.templates import shipped_folder
from mission_cli.storage.text.read import plain_data, read_text

ANCHOR = dt.date(2026, 11, 21)
"""The day the shipped records are written for. They are moved by whole weeks, so that weekdays stay weekdays."""

SINCE = dt.date(2026, 1, 1)
"""The day, beside ANCHOR, from which on the sample firm has everything on record."""

_SAID = re.compile(r"(?<![^ (])\d{4}-\d{2}-\d{2}(?![\w-])")
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def records(lang: Lang, today: dt.date) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each sample mission's id and record, in `lang`, its dates as far from `today` as they were from ANCHOR (± 3 days)."""
    yield from _records(shipped_folder() / "demo", lang, today)


def profiles(lang: Lang, today: dt.date) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each sample consultant's slug and profile, as `records` gives the missions."""
    yield from _records(shipped_folder() / "demo" / CONSULTANTS, lang, today)


def _records(folder: Path, lang: Lang, today: dt.date) -> Iterator[tuple[str, dict[str, Any]]]:
    shift = _shift(today)
    for path in sorted(Path(entry.path) for entry in reading.entries(folder)):
        if path.suffix == ".yaml" and path.name != SETTINGS:
            document = read_text(reading.whole(path))
            assert document.root is not None, path  # noqa: S101  # shipped, and read by every test run
            yield path.stem, _spoken(plain_data(document.root), lang, shift)


def moved(day: dt.date, today: dt.date) -> dt.date:
    """A day written for ANCHOR, as the sample made on `today` has it."""
    return day + _shift(today)


def _shift(today: dt.date) -> dt.timedelta:
    return dt.timedelta(weeks=round((today - ANCHOR).days / 7))


def _spoken(value: Raw, lang: Lang, shift: dt.timedelta) -> Any:
    if isinstance(value, dict):
        if set(value) == {"en", "fr"}:
            said = value[lang]
            return _sentence(said, lang, shift) if isinstance(said, str) else _spoken(said, lang, shift)
        return {key: _spoken(item, lang, shift) for key, item in value.items()}
    if isinstance(value, list):
        return [_spoken(item, lang, shift) for item in value]
    return _scalar(value, shift)


def _sentence(text: str, lang: Lang, shift: dt.timedelta) -> Value:
    """Words of the sample in a language, the days they name moved and written as people write them there."""

    def said(match: re.Match[str]) -> str:
        day = parse_iso(match[0]) + shift
        first = lang == "fr" and day.day == 1
        return f"{'1er' if first else day.day} {MONTHS.get(lang, MONTHS['en'])[day.month - 1]} {day.year}"

    return _scalar(text, shift) if isinstance(text, Plain) else _SAID.sub(said, text)


def _scalar(value: str | None, shift: dt.timedelta) -> Value:
    """A text with its dates moved; an unquoted date, number, `true` or `false` as the value it is."""
    if value is None:
        return None
    if isinstance(value, Plain):
        if value in ("true", "false"):
            return value == "true"
        try:
            return parse_iso(value) + shift
        except NotADate:
            return unquoted(value)
    return _DATE.sub(lambda match: str(parse_iso(match[0]) + shift), value)
