"""A whole record given to `mission new`: a mission as a file has it, or the terms as options name them (a draft)."""

from __future__ import annotations

from typing import Any, Final

from mission_cli.commands.new.terms import SEVERAL, SINGLE
from mission_cli.commands.recording.drafts import Draft
from mission_cli.commands.typed.intake import joined_escapes, record_bytes, values_of
from mission_cli.core.nearest import nearest
from mission_cli.core.raw import Raw
from mission_cli.core.written import as_values
from mission_cli.errors import InvalidDataError, UsageError
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw

_TO_COME: Final = ("vision", "equipment", "access", "onboarding", "offboarding")
_TO_COME_IN_CONTRACT: Final = ("deliverables", "milestones", "amendments")


def read(source: str, draft: Draft) -> dict[str, Any] | None:
    """A whole mission's values; or None, the terms having gone into `draft.fields`. `source` is a file, or `-`.

    Raises UsageError when it cannot be read, InvalidDataError with its findings when it is wrong.
    """
    from mission_cli.core.model.read import read_mission

    raw, name = record_bytes(source, draft)
    document, data, findings = read_raw(joined_escapes(raw), name)
    if document is None or not isinstance(data, dict):
        text = raw.decode("utf-8", "replace")
        raise InvalidDataError("cli.record-bad", findings=findings, sources={name: text})
    if "contract" not in data and "format" not in data:
        draft.fields.update(_terms(data))
        return None
    mission, problems = read_mission({"format": "1", **data})
    wrong = [problem for problem in problems if problem.code.startswith("E")]
    if mission is None or wrong:
        found = findings_of(document, name, problems)
        raise InvalidDataError("cli.record-bad", findings=found, sources={name: document.text})
    return values_of(mission) | {key: as_values(value) for key, value in data.items() if key.startswith("x-")}


def lanes(record: dict[str, Any], mission_writers: set[str]) -> dict[str, Any]:
    """The record with a lane for each who will write, beside those it has, in alphabetical order."""
    journal = {**dict.fromkeys(mission_writers), **(record.get("journal") or {})}
    return {**record, "journal": {lane: journal[lane] for lane in sorted(journal)}}


def form(record: dict[str, Any]) -> dict[str, Any]:
    """The record of a mission at a client with an empty key for what people add as it goes on.

    git asks about two sections begun at one place on two branches; not about two keys that are filled.
    """
    from mission_cli.core.model.contract import Contract

    contract = {**record["contract"], **{key: record["contract"].get(key) for key in _TO_COME_IN_CONTRACT}}
    order = {key: contract[key] for key in Contract.model_fields if key in contract}
    renewal = {**dict.fromkeys(("client", "consultant", "steps")), **(record.get("renewal") or {})}
    return {**dict.fromkeys(_TO_COME), **record, "contract": order, "renewal": renewal}


def order(record: dict[str, Any]) -> list[str]:
    """The sections of a mission file, in the format's order, the person's own `x-…` keys before the journal."""
    from mission_cli.core.model.mission import Mission

    *sections, journal = Mission.model_fields
    return [*sections, *(key for key in record if key.startswith("x-")), journal]


def _terms(data: dict[str, Raw]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in data.items():
        if key in SINGLE and isinstance(value, str):
            found[key] = str(value)
        elif key in SEVERAL and isinstance(value, list) and all(isinstance(item, str) for item in value):
            found[key] = [str(item) for item in value]
        else:
            near = nearest(key, (*SINGLE, *SEVERAL))
            raise UsageError("new.bad-term-near" if near else "new.bad-term", key=key, near=near)
    return found
