"""The facts of a mission file that is surely right, some twenty times sooner than the strict reading.

`quick_row` answers only when the file has no finding whatever: its text is in the layout the tool writes
(`storage/canonical.py`, made from the table of the model), its records are complete, and the rules of `core/rules.py`
find nothing. It then gives the row the strict reading gives. In every other case — unusual, doubtful or wrong — it gives
None, and the strict reading alone says what there is to say. `make prove` holds the two to each other.

Neither pydantic nor a YAML parser is imported: ten changed files cost little more than none.
"""

from __future__ import annotations

import os
import re
import stat
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mission_cli.core.dates import parse_duration
from mission_cli.core.model.shape import DEFAULTS, ENTRIES, SHAPES
from mission_cli.core.rules import mission_problems
from mission_cli.core.slug import is_slug
from mission_cli.core.summary import packed, summarise
from mission_cli.storage.canonical import (
    BLANK,
    FIRST_COLUMN,
    STEP,
    Form,
    form,
    is_part,
    lane,
    line,
    pairs,
)

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission

# Far below the limits of size and of number of values that the strict reading sets.
_MOST = 100_000
# Forbidden in YAML, or line ends in one of its versions only; those below U+00A0 no expression matches.
_ODD = ("\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff")
_ASKED: dict[str, tuple[str, ...]] = {
    "Client": ("name", "contact?"),
    "Contract": ("start", "end", "notice", "rate", "order?"),
    "Deliverable": ("id", "acceptance?", "delivered", "accepted", "refused"),
    "Amendment": ("date", "end", "rate", "change"),
    "Milestone": ("id",),
    "Document": ("id", "signed?"),
    "Reference": ("id",),
    "Objective": ("id", "measure?", "target?", "achievable?", "due"),
    "Followup": ("every",),
    "Equipment": ("id", "lent", "returned"),
    "Access": ("id", "granted", "revoked", "verified?"),
    "Renewal": ("client", "consultant"),
    "Offboarding": ("case", "ends"),
    "Task": ("id", "state", "why?"),
    **dict.fromkeys(ENTRIES.values(), ("id", "date")),
    "Checkin": ("id", "date", "health"),
    "Blocker": ("id", "date", "resolved", "chosen"),
    "Option": ("what",),
    "Change": ("id", "date", "decision", "decided"),
}
"""The values that rules and summaries look at, of each record."""
_MISSION = {key: kind.removesuffix("!") for key, kind in SHAPES["Mission"].items()}
_NEEDED = [key for key, kind in SHAPES["Mission"].items() if kind.endswith("!")]
_ABSENT: dict[str, Any] = {
    key: [] if kind[0] == "[" else {} if kind[0] == "{" else DEFAULTS["Mission"].get(key)
    for key, kind in _MISSION.items()
}

_NULLS = ("~", "null")
_EMPTY = {"[": (*_NULLS, "[]"), "{": (*_NULLS, "{}")}
_duration = cache(parse_duration)


class _Unsure(Exception):  # noqa: N818 - not an error: the strict reading is asked
    pass


class _Light:
    """Stands for a record of the model before rules and summaries: the attributes they look at, and no others.

    Dates are texts, `2026-03-02`: they compare as the days do, and are written as they are.
    """

    type: str
    date: str
    decided: Any

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__ = values

    def __getattr__(self, name: str) -> Any:
        # A rule looks at more than is asked for: its file is for the strict reading until `_ASKED` says so.
        raise _Unsure


class _Dated(NamedTuple):
    """As `Dated` of the model, in the order it is sorted by; no two have one author and index."""

    date: str
    author: str
    index: int  # type: ignore[assignment]  # shadows tuple.index, of no use here
    entry: _Light


class _LightMission(_Light):
    journal: dict[str, list[_Light]]
    contract: Any
    offboarding: Any

    @property
    def end(self) -> str:
        end: str = (self.offboarding and self.offboarding.ends) or self.contract.end
        return end

    def dated(self) -> list[_Dated]:
        return sorted(
            _Dated(entry.date, author, index, entry)
            for author, entries in self.journal.items()
            for index, entry in enumerate(entries)
        )


def quick_row(root: str, name: str) -> str | None:
    """The packed summary of a file without any finding, None for one that is to be read strictly."""
    raw = _content(f"{root}/{name}")
    return quick_row_of(raw, name) if raw else None


def quick_row_of(raw: bytes, name: str) -> str | None:
    """`quick_row` of these bytes."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    if len(raw) > _MOST or not is_slug(stem):
        return None
    try:
        text = raw.decode("utf-8-sig")
        if "\r" in text:
            text = text.replace("\r\n", "\n")
        if not text.isascii() and any(map(text.__contains__, _ODD)):
            return None
        mission = _Reader(text if text[-1:] == "\n" else text + "\n").mission()
        return None if mission_problems(mission) else packed(summarise(stem, name, mission))
    except (UnicodeDecodeError, _Unsure):
        return None


def _content(path: str) -> bytes | None:
    """A file's bytes; None for one that is large, or that the strict reading has something to say about."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        facts = os.fstat(descriptor)
        # One byte more than there was: a file that grew meanwhile is not cut off.
        size = facts.st_size + 1
        raw = os.read(descriptor, size) if stat.S_ISREG(facts.st_mode) and size <= _MOST else b""
        return raw if len(raw) == size - 1 else None
    except OSError:
        return None
    finally:
        os.close(descriptor)


class _Reader:
    """Reads one text, record by record. Every method raises `_Unsure` unless all of the text given to it is matched."""

    def __init__(self, text: str) -> None:
        self._text = text

    def mission(self) -> Mission:
        """What stands for the mission, as far as rules and summaries look at it."""
        text, values = self._text, dict[str, Any]()
        first = BLANK.match(text)
        at = first.end() if first else 0
        for stop in (*(match.end() for match in FIRST_COLUMN.finditer(text, at)), len(text)):
            key = text[at:stop].partition(":")[0]
            if key not in _MISSION or key in values:
                raise _Unsure
            values[key] = self._top(key, at + len(key) + 1, stop)
            at = stop
        if any(values.get(key) is None for key in _NEEDED):
            raise _Unsure
        return _mission({**_ABSENT, **values})

    def _top(self, key: str, at: int, stop: int) -> Any:
        """The value of a key of the mission, from its colon to the next key."""
        kind = _MISSION[key]
        match = line(kind).match(self._text, at, stop)
        if match is None:
            raise _Unsure
        value = match["value"]
        if not is_part(kind) and match.end() == stop:
            return value or _ABSENT[key]
        if match.end() < stop:  # lines below, and nothing on the line of the key
            if value is not None or not is_part(kind):
                raise _Unsure
            return self._below(kind, match.end(), stop, 0)
        if value is None or value in _EMPTY.get(kind[0], _NULLS):
            return _ABSENT[key]
        return self._flow(kind, *match.span("value"))

    def _below(self, kind: str, at: int, stop: int, column: int) -> Any:
        """What is on the lines below a key at `column`."""
        if kind in SHAPES:
            return self._whole(_form(kind, column + STEP), at, stop, column + STEP)
        if kind == "{str: [entry]?}":
            return self._journal(at, stop, column + STEP)
        if kind[0] == "[":
            return self._each(kind[1:-1], at, stop, column + 2 * STEP)
        return self._pairs(kind, at, stop, column + STEP)

    def _whole(self, how: Form, start: int, stop: int, column: int) -> _Light:
        end, found = self._match(how, start, stop, column)
        if end != stop:
            raise _Unsure
        return found

    def _flow(self, name: str, start: int, stop: int) -> _Light:
        return self._whole(_form(name, 0, "flow"), start, stop, 0)

    def _match(self, how: Form, start: int, stop: int, column: int) -> tuple[int, _Light]:
        """Where the record that starts here ends, and what stands for it."""
        match = how.pattern.match(self._text, start, stop)
        if match is None:
            raise _Unsure
        values: dict[str, Any] = match.groupdict()
        if how.parts or how.defaults:
            self._fill(values, how, match, column)
        return match.end(), _Light(values)

    def _fill(self, values: dict[str, Any], how: Form, match: re.Match[str], column: int) -> None:
        for key, default in how.defaults:
            values[key] = values[key] or default
        for key, kind in how.parts:
            if values[key]:  # from the line below to the end of the last one
                at, end = match.span(key)
                values[key] = self._below(kind, at + 1, end + 1, column)
            elif kind in SHAPES:
                flow = f"{key}_flow"
                values[key] = self._flow(kind, *match.span(flow)) if values[flow] else None
            else:
                values[key] = () if kind[0] == "[" else {}

    def _each(self, name: str, at: int, stop: int, column: int) -> list[_Light]:
        found = []
        how = _form(name, column, "item")
        while at < stop:
            at, one = self._match(how, at, stop, column)
            found.append(one)
        return found

    def _journal(self, at: int, stop: int, column: int) -> dict[str, list[_Light]]:
        text, head = self._text, lane(column)
        lanes: dict[str, list[_Light]] = {}
        column += 2 * STEP
        dash = " " * (column - STEP) + "- "
        while at < stop:
            match = head.match(text, at, stop)
            if match is None or match[1] in lanes:
                raise _Unsure
            entries = lanes[match[1]] = []
            at = match.end()
            while match[2] is None and text.startswith(dash, at, stop):
                # A guess, which the form of that entry confirms.
                start = text.find("type: ", at, stop) + 6
                kind = text[start : text.find("\n", start)]
                if kind not in ENTRIES:
                    kind = kind.partition("#")[0].strip(" '\"")
                if kind not in ENTRIES:
                    raise _Unsure
                at, entry = self._match(_form(ENTRIES[kind], column, "item"), at, stop, column)
                entry.type = kind
                if kind == "change":
                    entry.decided = _signed(entry.decided)
                entries.append(entry)
        return lanes

    def _pairs(self, kind: str, at: int, stop: int, column: int) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        each = pairs(kind, column)
        while at < stop:
            match = each.match(self._text, at, stop)
            if match is None or match["key"] in found:
                raise _Unsure
            found[match["key"]] = _unquoted(match["value"]) if "value" in each.groupindex else None
            at = match.end()
        return found


@cache
def _form(name: str, column: int, how: str = "") -> Form:
    return form(name, column, _ASKED.get(name, ()), flow=how == "flow", item=how == "item")


def _mission(values: dict[str, Any]) -> Mission:
    """The values of each key as the attributes of a mission."""
    for key in ("consultant", "manager"):
        values[key] = values[key] and _Light({"name": _unquoted(values[key]).partition("<")[0].rstrip()})
    values["title"] = _unquoted(values["title"])
    values["interruptible"] = values["interruptible"] and values["interruptible"] == "true"
    values["closed"] = _signed(values["closed"])
    client, contract, followup = values["client"], values["contract"], values["followup"]
    client.name = _unquoted(client.name)
    contract.notice = contract.notice and _duration(contract.notice)
    if followup:
        followup.every = followup.every and _duration(followup.every)
    mission = _LightMission(values)
    if min(mission.end, contract.end) < contract.start:
        raise _Unsure  # the rules would compare with a date
    return cast("Mission", mission)


def _signed(mark: str | None) -> _Light | None:
    return _Light({"day": mark[:10]}) if mark else None


def _unquoted(text: str) -> str:
    """What a scalar on one line says."""
    inner = text[1:-1]
    if text[0] == "'":
        return inner.replace("''", "'")
    if text[0] != '"':
        return text.rstrip(" ")
    if "\\n" in inner or "\\t" in inner:  # perhaps a backslash before a letter: left to the strict reading
        raise _Unsure
    return inner.replace('\\"', '"').replace("\\\\", "\\")
