"""What goes to the worker and comes back, as JSON: one line each way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from mission_cli.errors import Finding
from mission_cli.render.document_values import Coded, Day, Gap, Given, Lack, Notes, Withheld

Sources: TypeAlias = Mapping[str, tuple[str, str]]
"""A template's path → the name findings call it by, and its text."""


class Job(NamedTuple):
    """What the worker is to do with one template.

    `known` are the names it may use, to judge it as it stands; None where it is only rendered. `values` None: it is only judged.
    """

    relative: str
    lang: str
    id: str = ""
    values: Mapping[str, Any] | None = None
    answers: Mapping[str, Any] = {}
    known: list[str] | None = None


class Done(NamedTuple):
    """What came of a job: the text, None where it has none; what was met on the way, and what is wrong."""

    text: str | None
    findings: list[Finding]
    lacks: list[Lack] = []
    left_out: list[tuple[str, str]] = []


def to_render(relative: str, lang: str, mission_id: str, given: Given, known: list[str] | None = None) -> Job:
    """The job of rendering a template with what a mission gives it."""
    values, answers = ({name: packed(one) for name, one in some.items()} for some in given)
    return Job(relative, lang, mission_id, values, answers, known)


def packed(value: Any) -> Any:
    """A value of a template as JSON holds it: what is no text, number or truth has its kind before it."""
    match value:
        case Gap():
            return ["gap", *value.lack, value.hint]
        case Withheld():
            return ["withheld", value.at, value.level]
        case Coded():
            return ["coded", value.code, value.words]
        case dt.date():
            return ["day", value.isoformat()]
        case Decimal():
            return ["number", str(value)]
        case dict():
            return ["map", {str(key): packed(one) for key, one in value.items()}]
        case list() | tuple():
            return ["list", [packed(one) for one in value]]
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)


def unpacked(value: Any, notes: Notes) -> Any:
    """A value of a template again. What stands for something that is not there tells `notes` when it is written."""
    match value:
        case ["gap", what, command, hint]:
            return Gap(notes, what, command, hint)
        case ["withheld", at, level]:
            return Withheld(notes, at, level)
        case ["coded", code, words]:
            return Coded(code, words)
        case ["day", when]:
            return Day.fromisoformat(when)
        case ["number", figure]:
            return Decimal(figure)
        case ["map", entries]:
            return {key: unpacked(one, notes) for key, one in entries.items()}
        case ["list", entries]:
            return [unpacked(one, notes) for one in entries]
        case _:
            return value


def done_of(answer: Any) -> Done:
    """What the worker's answer says. Raises ValueError, TypeError or KeyError for one that is none."""
    findings = [
        Finding(str(path), int(line), int(column), int(width), str(code), {str(key): str(one) for key, one in args.items()})
        for path, line, column, width, code, args in answer["findings"]
    ]  # fmt: skip
    lacks = [Lack(str(what), str(command)) for what, command in answer["lacks"]]
    left_out = [(str(at), str(level)) for at, level in answer["left_out"]]
    return Done(None if answer["text"] is None else str(answer["text"]), findings, lacks, left_out)
