"""Raw data → a validated record and the problems found, all of them at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mission_cli.core.consultant_rules import consultant_problems
from mission_cli.core.dates import FIRST_YEAR, LAST_YEAR
from mission_cli.core.migrate import FORMAT
from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.levels import KEPT_BACK
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.settings import Settings
from mission_cli.core.model.structure import entries, keys_at
from mission_cli.core.model.visible import level_at
from mission_cli.core.nearest import nearest
from mission_cli.core.raw import Plain, Raw
from mission_cli.core.rules import mission_problems
from mission_cli.errors import DataPath, Problem

R = TypeVar("R", bound=BaseModel)
_BOUNDS = {"greater_than_equal": "≥", "less_than_equal": "≤", "greater_than": ">"}
_MOST = 100  # problems of one file
_QUOTED = re.compile(r"'([^']*)'")
_WORD = re.compile(r"[\w.-]{1,40}")
UNSAID = "…"
"""Stands in a sentence for a value that findings do not repeat: they go to logs that more people read than the file."""


def read_mission(data: Raw) -> tuple[Mission | None, list[Problem]]:
    """The mission in `data`, or None when an error keeps it from being one; every problem found, of fields and rules.

    Rules are looked at even when fields are wrong, on what is left without them, so that one run shows everything.
    """
    return _read(Mission, data, mission_problems, _completed)


def read_consultant(data: Raw) -> tuple[Consultant | None, list[Problem]]:
    """The profile in `data`, or None when an error keeps it from being one; every problem found, as in `read_mission`."""
    return _read(Consultant, data, consultant_problems, lambda data: data)


def read_settings(data: Raw) -> tuple[Settings | None, list[Problem]]:
    """The workspace's settings, or None when a problem at error level keeps them from being read."""
    return validated(Settings, data)


def _read(
    model: type[R], data: Raw, rules: Callable[[R], list[Problem]], completed: Callable[[Raw], Raw]
) -> tuple[R | None, list[Problem]]:
    newer = newer_format(data)
    if newer:
        return None, [newer]
    record, problems = validated(model, data)
    if record:
        return record, _most(problems + rules(record))
    if sum(problem.code.startswith("E") for problem in problems) >= _MOST:
        return None, _most(problems)  # nothing more would be said
    rest, _ = validated(model, completed(_without(completed(data), [problem.at for problem in problems])))
    # A warning about what is left may only speak of what was taken out: a date that could not be read is not missing.
    return None, _most(problems + [p for p in (rules(rest) if rest else ()) if p.code.startswith("E")])


def _first(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """As many errors as a person mends in one go: of thousands, the nearest words alone would take half a minute."""
    hard = [details for details in errors if not details["type"].startswith("W-")]
    return hard[:_MOST] if len(hard) > _MOST else errors


def _most(problems: list[Problem]) -> list[Problem]:
    return problems if len(problems) <= _MOST else sorted(problems, key=lambda problem: problem.code[0])[:_MOST]


def validated(model: type[R], data: Raw) -> tuple[R | None, list[Problem]]:
    """Validate `data` as `model`: `(record, problems)`, the record None when a problem is an error.

    An unquoted text that another YAML reader would re-type (W-QUOTE) is a warning: the record still reads.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        problems = [_discreet(model, details) for details in _first(error.errors(include_url=False))]
    soft = [problem for problem in problems if problem.code.startswith("W")]
    if len(soft) == len(problems):
        record, more = validated(model, _quoted(data))  # with no such text left, this ends
        return record, soft[:_MOST] + more
    return None, problems


def _without(data: Raw, wrong: list[DataPath]) -> Raw:
    """`data` without the keys at these paths; a wrong list entry takes its whole list along, a missing key its section."""
    if not isinstance(data, dict):
        return data
    copies: dict[DataPath, dict[str, Raw]] = {(): dict(data)}
    for at in wrong:
        whole = next((index for index, step in enumerate(at) if isinstance(step, int)), len(at))
        _drop(copies, at[:whole] if _holds(data, at[:whole]) else at[:1])
    return copies[()]


def _holds(data: Raw, at: DataPath) -> bool:
    for step in at:
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[str(step)]
    return True


# What stands for a key that a record cannot do without, while the rules are looked at: these break none.
_STAND_INS: dict[str, Raw] = {"format": str(FORMAT), "title": "x", "consultant": "x"}
_STAND_INS_IN: dict[str, dict[str, Raw]] = {
    "client": {"name": "x"},
    "contract": {"start": f"{FIRST_YEAR}-01-01", "end": f"{LAST_YEAR}-12-31"},
}


def _completed(data: Raw) -> Raw:
    """A mission's data with a stand-in for each required key that is not there."""
    if not isinstance(data, dict):
        return data
    whole = {**_STAND_INS, **_STAND_INS_IN, **data}
    for key, inner in _STAND_INS_IN.items():
        held = whole[key]
        whole[key] = {**inner, **held} if isinstance(held, dict) else held
    return whole


def _drop(copies: dict[DataPath, dict[str, Raw]], at: DataPath) -> None:
    """Take out one key. Every mapping on the way is copied once: a mapping may have ten thousand keys, a file many errors."""
    held = copies[()]
    for depth, step in enumerate(at[:-1], start=1):
        inner = held.get(str(step))
        if not isinstance(inner, dict):
            return
        if at[:depth] not in copies:
            copies[at[:depth]] = held[str(step)] = dict(inner)
        held = copies[at[:depth]]
    if at:
        held.pop(str(at[-1]), None)


def newer_format(data: Raw) -> Problem | None:
    """The problem of a `format:` this version does not know, found before the keys it does not know either."""
    number = data.get("format") if isinstance(data, dict) else None
    if isinstance(number, str) and re.fullmatch(r"[1-9][0-9]{0,8}", number) and int(number) > FORMAT:
        return Problem("E-FORMAT", ("format",), {"found": number, "known": str(FORMAT)})
    if isinstance(number, str) and re.fullmatch(r"0|-[1-9][0-9]{0,8}", number):
        return Problem("E-FORMAT-OLD", ("format",), {"found": number, "known": str(FORMAT)})
    return None


def _quoted(data: Raw) -> Raw:
    """`data` with every plain scalar taken as the text it is."""
    if isinstance(data, dict):
        return {key: _quoted(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_quoted(value) for value in data]
    return str(data) if isinstance(data, Plain) else data


def _discreet(model: type[BaseModel], details: ErrorDetails) -> Problem:
    """The problem, without the value of a confidential or sensitive field, nor a word that would give it away.

    A key that is not known is told, unless it is the words of a text whose line lost its indentation.
    """
    problem = _problem(model, details)
    if problem.code in ("E-KEY", "E-MISSING"):
        said = problem.args["key"]
        return problem if _WORD.fullmatch(said) else problem._replace(args={"key": UNSAID, "suggest": ""})
    if details["type"].startswith("union_tag") or level_at(model, details["loc"]) not in KEPT_BACK:
        return problem
    args = {name: UNSAID if name == "value" else text for name, text in problem.args.items() if name != "suggest"}
    return problem._replace(args=args)


def _problem(model: type[BaseModel], details: ErrorDetails) -> Problem:
    kind, context = details["type"], {key: str(value) for key, value in details.get("ctx", {}).items()}
    at = _data_path(details["loc"])
    value = details["input"]
    shown = {"value": str(value)} if isinstance(value, str) else {}
    on_key = details["loc"][-1:] == ("[key]",)
    if kind == "E-WHOLE" and at == ("format",):
        return Problem("E-FORMAT-BAD", at, {"known": str(FORMAT)})
    if kind.startswith(("E-", "W-")):
        return Problem(kind, at, context, on_key=on_key)
    match kind:
        case "extra_forbidden":
            key = str(at[-1])
            near = nearest(key, keys_at(model, at[:-1]))
            return Problem("E-KEY", at, {"key": key, "suggest": near}, on_key=True)
        case "missing":
            return Problem("E-MISSING", at, {"key": str(at[-1])}, on_key=True)
        case "literal_error" | "union_tag_invalid":
            if not isinstance(value, str) and kind == "literal_error":
                return _wrong_type(at, value, "text")
            known = _QUOTED.findall(context.get("expected") or context.get("expected_tags", ""))
            given = str(value) if kind == "literal_error" else context.get("tag", "")
            where = at if kind == "literal_error" else (*at, "type")
            shown = {"value": given, "known": ", ".join(known), "suggest": nearest(given, known)}
            return Problem("E-CHOICE", where, shown, on_key=on_key)
        case "union_tag_not_found":
            return Problem("E-MISSING", (*at, "type"), {"key": "type"}, on_key=True)
        case "list_type" | "dict_type" | "model_type" | "model_attributes_type":
            return _wrong_type(at, value, "list" if kind == "list_type" else "mapping")
        case "greater_than_equal" | "less_than_equal" | "greater_than":
            return Problem(
                "E-RANGE", at, {"value": str(value), "bound": f"{_BOUNDS[kind]} {next(iter(context.values()))}"}
            )
        case _:
            return Problem("E-VALUE-BAD", at, shown)


def _wrong_type(at: DataPath, value: Any, expected: str) -> Problem:
    if value is None:
        return Problem("E-VALUE", at)
    found = "list" if isinstance(value, list) else "mapping" if isinstance(value, dict) else "text"
    return Problem("E-TYPE", at, {"found": found, "expected": expected})


def _data_path(loc: tuple[int | str, ...]) -> DataPath:
    """pydantic's place without what is not in the file: union tags after a list index, `[key]` of a mapping."""
    # Only there: an entry of the type `answers` has a field of that name too.
    tagged = len(loc) > 3 and loc[0] == "journal" and isinstance(loc[2], int) and loc[3] in _TAGS
    return tuple(part for part in (*loc[:3], *loc[4 if tagged else 3 :]) if part != "[key]")


_TAGS = frozenset(entries())
