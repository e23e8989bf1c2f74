"""What a period came to; each figure with its definition and its count."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.core.people_known import Namesake, Person, namesakes
from mission_cli.core.say import Say
from mission_cli.core.stats.bench_rate import known_late
from mission_cli.core.stats.ends import reasons
from mission_cli.core.stats.figure import Figure, Period
from mission_cli.core.stats.sections import Section, sections
from mission_cli.storage.cache.portfolio import LIFE, basis, findings, findings_of_people, missions, people, policy
from mission_cli.views.view import Column, View

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache


class Counted(NamedTuple):
    """A figure and the section it is in."""

    section: Section
    figure: Figure


class Beside(NamedTuple):
    """The sections of a period; the reasons of its ends where they were asked for, else how many were left out;
    the employees of whom nothing is known before a day within it; and the names that several may have."""

    period: Period
    sections: list[Section]
    reasons: list[tuple[str, str, int]]
    hidden: int
    known: list[tuple[Person, dt.date]]
    namesakes: list[Namesake]


def stats(cache: Cache, today: dt.date, period: Period, *, full: bool) -> View[Counted]:
    """Everything counted over a period; `of` counts all missions, `beside` is a `Beside`."""
    facts, known, rules = missions(cache, LIFE, today), people(cache, today), basis(cache, today)
    found = sections(facts, known, period, policy(cache).every, rules)
    written = reasons([one for one in facts if one.kind == "client"], period)
    late = known_late(facts, known, period, rules)
    hidden = 0 if full else len(written)
    beside = Beside(period, found, written if full else [], hidden, late, namesakes(known, facts))
    rows = [Counted(section, one) for section in found for one in section.figures]
    unread = [findings(cache, today), findings_of_people(cache)]
    return View("stats", _envelope(today, rows, beside), rows, COLUMNS, (), None, len(facts), unread, beside)


def _envelope(today: dt.date, rows: list[Counted], beside: Beside) -> dict[str, Any]:
    span = beside.period.span
    return {
        "today": today,
        "from": span.start,
        "until": span.end,
        "known_from": [{"consultant": one.slug, "date": first} for one, first in beside.known],
        "namesakes": [{"consultant": one.slug, "mails": one.mails} for one in beside.namesakes],
        "definitions": {key: definition(key) for key in sorted({one.figure.key for one in rows})},
        "reasons": [{"case": case, "reason": reason, "count": count} for case, reason, count in beside.reasons],
        "left_out": ["sensitive"] if beside.hidden else [],
    }


def definition(key: str) -> Say:
    """What a figure counts."""
    return Say(f"stats.define-{key}", {})


COLUMNS: Final[tuple[Column[Counted], ...]] = (
    Column("section", lambda one: one.section.name),
    Column("figure", lambda one: one.figure.key),
    Column("when", lambda one: one.figure.when),
    Column("group", lambda one: one.figure.group),
    Column("unit", lambda one: one.figure.unit),
    Column("value", lambda one: one.figure.value),
    Column("count", lambda one: one.figure.count),
    Column("of", lambda one: one.figure.of),
    Column("definition", lambda one: definition(one.figure.key), spoken=True, only="csv"),
)
