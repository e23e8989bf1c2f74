"""From format 0 to 1.

Format 0 is what the tool wrote before its first release. `docs/format.md` tells its keys beside those of format 1.

    start_date: 2026-03-02          contract:
    daily_rate: 620           →       start: 2026-03-02
    currency: EUR                     rate: 620 EUR/day
    checkins:                       journal:
      - date: 2026-10-14              sofia-bernard:
        author: Sofia Bernard           - type: checkin
        health: amber                     date: 2026-10-14
                                          health: amber
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, Self

from mission_cli.core.changes import Remove, Set, text_of
from mission_cli.core.formats.step import Step
from mission_cli.core.people import parse_person
from mission_cli.core.raw import Raw
from mission_cli.core.slug import is_slug
from mission_cli.core.written import as_values
from mission_cli.errors import DataPath

UNKNOWN: Final = "unknown"
"""The lane of entries that name no author."""
MARKS_OF_0: Final = frozenset(
    {"start_date", "end_date", "notice_period", "daily_rate", "checkin_every", "consultant_email", "client_contact"}
    | {"client_email", "manager_email", "business_email", "checkins", "status", "closed_on", "closed_by"}
)
"""Top-level keys that only format 0 has: it did not always say its number."""
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,9}")
_DAYS: Final = re.compile(r"[1-9][0-9]{0,3}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTRACT: Final = {
    "start_date": "start",
    "end_date": "end",
    "notice_period": "notice",
    "daily_rate": "rate",
    "days_per_week": "days_per_week",
    "order_number": "order",
    "deliverables": "deliverables",
    "milestones": "milestones",
}
"""The terms stood at the top."""


class _Builder:
    """Collects one step. `left` is what is still to be placed."""

    def __init__(self, data: dict[str, Raw]) -> None:
        self.left = dict(data)
        self.step = Step({}, [], {})

    def text(self, key: str) -> str:
        """A text, or "" where the key is missing or holds anything else."""
        value = self.left.get(key)
        return value if isinstance(value, str) else ""

    def put(self, path: tuple[str, ...], value: Raw, *sources: str) -> None:
        """A value at a new place, in the stead of the keys it comes from; findings about it point at the first."""
        self.step.changes.append(Set(path, _values(value)))
        if path != sources[:1]:
            self.step.moved[path] = sources[:1]
        for key in sources:
            self.left.pop(key)
            if key != path[0]:
                self.step.changes.append(Remove((key,)))

    def keep_as(self, key: str, name: str) -> None:
        """Another name for a key of the top, unless it is taken."""
        if key in self.left and name not in self.left:
            self.left[name] = self.left.pop(key)
            self.step.renamed[key] = name
            self.step.moved[(name,)] = (key,)


def from_0(data: Raw) -> Step:
    assert isinstance(data, dict)  # noqa: S101  # see older_format
    builder = _Builder(data)
    builder.step.changes.append(Set(("format",), 1))
    for key in [key for key, value in data.items() if value is None and key in (MARKS_OF_0 | _CONTRACT.keys())]:
        del builder.left[key]
        builder.step.changes.append(Remove((key,)))
    names = {text for key in (*_PEOPLE, "client_contact") if (text := builder.text(key))}
    names |= {name.partition("<")[0].strip() for name in names}
    _people(builder)
    _client(builder)
    _terms(builder)
    _closed(builder, names)
    _journal(builder, names)
    builder.keep_as("status", "x-status")
    return builder.step


_PEOPLE: Final = ("consultant", "manager", "business")


def _people(builder: _Builder) -> None:
    for role in _PEOPLE:
        name, mail = builder.text(role), builder.text(f"{role}_email")
        if name and mail and "<" not in name:
            builder.put((role,), f"{name} <{mail}>", role, f"{role}_email")


def _client(builder: _Builder) -> None:
    name, contact, mail = (builder.text(key) for key in ("client", "client_contact", "client_email"))
    client = builder.left.get("client")
    if name:
        builder.put(("client", "name"), name, "client")
        builder.step.changes[-1] = Set(("client",), {"name": _values(name)})
    elif not isinstance(client, dict) or client.get("contact") is not None:
        return
    if contact and mail and "<" not in contact:
        builder.put(("client", "contact"), f"{contact} <{mail}>", "client_contact", "client_email")
    elif contact:
        builder.put(("client", "contact"), contact, "client_contact")


def _terms(builder: _Builder) -> None:
    contract = builder.left.get("contract", {})
    if contract is not None and not isinstance(contract, dict):
        return
    currency = builder.text("currency") or "EUR"
    priced = False
    for key, name in _CONTRACT.items():
        value = builder.left.get(key)
        if value is None or (contract and contract.get(name) is not None):
            continue
        if key == "daily_rate" and isinstance(value, str) and _NUMBER.fullmatch(value):
            value, priced = f"{value} {currency}/day", True
        elif key == "notice_period" and isinstance(value, str):
            value = _days(value)
        elif key == "milestones" and isinstance(value, list):
            priced = priced or any(_amount(item) for item in value)
            value = [_priced(item, currency) for item in value]
        builder.put(("contract", name), value, key)
    if priced and builder.text("currency"):
        builder.left.pop("currency")
        builder.step.changes.append(Remove(("currency",)))
    builder.keep_as("currency", "x-currency")
    every = builder.text("checkin_every")
    if every and isinstance(builder.left.get("followup", {}) or {}, dict):
        builder.put(("followup", "every"), _days(every), "checkin_every")


def _days(text: str) -> str:
    """A length of time: a number alone counted days."""
    if not _DAYS.fullmatch(text):
        return text
    return f"{text} day" if text == "1" else f"{text} days"


def _amount(item: Raw) -> bool:
    amount = item.get("amount") if isinstance(item, dict) else None
    return isinstance(amount, str) and _NUMBER.fullmatch(amount) is not None


def _priced(item: Raw, currency: str) -> Raw:
    if not isinstance(item, dict) or not _amount(item):
        return item
    return {key: f"{value} {currency}" if key == "amount" else value for key, value in item.items()}


def _closed(builder: _Builder, names: set[str]) -> None:
    flag, day, by = (builder.text(key) for key in ("closed", "closed_on", "closed_by"))
    if flag == "true" and day and by and _slug(by):
        builder.left.pop("closed_on")
        builder.step.changes.extend([Set(("closed",), f"{day} by {_slug(by)}"), Remove(("closed_on",))])
        builder.step.moved[("closed",)] = ("closed_on",)
        if by in names or is_slug(by):
            builder.left.pop("closed_by")
            builder.step.changes.append(Remove(("closed_by",)))
        else:
            builder.keep_as("closed_by", "x-closed-by")
    elif flag == "false" and not day and not by:
        builder.step.changes.append(Remove(("closed",)))


class _Entry(NamedTuple):
    lane: str
    entry: dict[str, Raw]
    was: DataPath


def _journal(builder: _Builder, names: set[str]) -> None:
    """The check-ins and the entries of one list, each into the lane of its author, oldest first."""
    journal, checkins = builder.left.get("journal"), builder.left.get("checkins")
    if not isinstance(journal, list) and not isinstance(checkins, list):
        return
    if isinstance(journal, str) or isinstance(checkins, (str, dict)):
        return  # no list: the strict reading says so
    if any(held is not None and not isinstance(held, list) for held in _lanes(journal).values()):
        return
    found = [*_entries("journal", journal, names), *_entries("checkins", checkins, names)]
    if None in found:
        return  # something among them is no entry: the whole is left for the strict reading to say so
    lanes: dict[str, list[_Entry]] = {}
    for one in found:
        if one:
            lanes.setdefault(one.lane, []).append(one)
    value: dict[str, Raw] = dict(_lanes(journal))
    for lane in sorted(lanes):
        # Where a day is missing, the order they were written in is all that is known.
        dated = all(_DAY.fullmatch(str(one.entry.get("date"))) for one in lanes[lane])
        ordered = sorted(lanes[lane], key=lambda one: str(one.entry["date"])) if dated else lanes[lane]
        value[lane] = [one.entry for one in ordered]
        builder.step.moved.update({("journal", lane, at): one.was for at, one in enumerate(ordered)})
    builder.step.changes.append(Set(("journal",), _values(value)))
    if "checkins" in builder.left:
        builder.step.changes.append(Remove(("checkins",)))


def _entries(key: str, held: Raw, names: set[str]) -> Iterator[_Entry | None]:
    if isinstance(held, dict):  # lanes already
        for lane, entries in held.items():
            for at, item in enumerate(entries if isinstance(entries, list) else ()):
                yield _Entry(lane, item, (key, lane, at)) if isinstance(item, dict) else None
        return
    for at, item in enumerate(held if isinstance(held, list) else ()):
        author = item.get("author") if isinstance(item, dict) else None
        if not isinstance(item, dict) or isinstance(author, (list, dict)):
            yield None
            continue
        entry = {name: value for name, value in item.items() if name != "author"}
        if key == "checkins":
            entry = {"type": "checkin", **entry}
        lane = _slug(author or "")
        if author and author not in names and author != lane:
            entry["x-author"] = author
        yield _Entry(lane or UNKNOWN, entry, (key, at))


def _lanes(journal: Raw) -> dict[str, Raw]:
    return journal if isinstance(journal, dict) else {}


def _slug(name: str) -> str:
    try:
        return parse_person(name).slug
    except ValueError:
        return ""


class _Figure(float):
    """A number written as it was: `1.50`."""

    def __new__(cls, text: str) -> Self:
        figure = super().__new__(cls, text)
        figure.text = text
        return figure

    text: str

    def __repr__(self) -> str:
        return self.text


def _values(raw: Raw) -> Any:
    """`raw` to be written again, letter by letter: dates and numbers unquoted, `0612345678` as the text it must be."""
    if isinstance(raw, dict):
        return {key: _values(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_values(value) for value in raw]
    value = as_values(raw)
    if raw is None or text_of(value) == raw:
        return value
    return _Figure(raw) if isinstance(value, float) and _DECIMAL.fullmatch(raw) else str(raw)
