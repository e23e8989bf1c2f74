"""`mission stats`: what a year, or another period, came to; each figure with its definition and its count."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from mission_cli.actions import days
from mission_cli.commands.options import Format, Full, Json, Output
from mission_cli.commands.rows import Rows, format_of, show, to_file
from mission_cli.commands.session import Session
from mission_cli.core.dates import FIRST_YEAR, LAST_YEAR
from mission_cli.core.people_known import namesakes
from mission_cli.core.stats.bench_rate import known_late
from mission_cli.core.stats.ends import reasons
from mission_cli.core.stats.figure import Figure, Period
from mission_cli.core.stats.sections import Section, sections
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result
from mission_cli.render.safe import visible
from mission_cli.render.stats import definition, stats_markdown, stats_text
from mission_cli.render.words import day, full_day
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.people_known import Namesake, Person


def stats(
    ctx: typer.Context,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    found = counted(session, period(session, year, since, until), full=full)
    if form in ("json", "csv"):
        show(_rows(session, found, form), form, output)
    elif all(section.empty for section in found.sections):
        message(_nothing(found))
    else:
        written = stats_markdown if form == "md" else stats_text
        text = written(found.period, found.sections, found.reasons, _known(found))
        if output is None:
            result(text)
        else:
            to_file(output, text.rstrip("\n") + "\n")
    if found.hidden and form != "json":
        message(t("stats.left-out", n=found.hidden))
    return Exit.DONE


class Counted(NamedTuple):
    """The figures of a period; the reasons of its ends where they were asked for, else how many were left out;
    the employees of whom nothing is known before a day within it; and the names that several may have."""

    period: Period
    missions: int
    sections: list[Section]
    reasons: list[tuple[str, str, int]]
    hidden: int
    known: list[tuple[Person, dt.date]]
    namesakes: list[Namesake]


def counted(session: Session, asked: Period, *, full: bool) -> Counted:
    """Everything counted over a period."""
    facts = session.facts
    found = sections(facts, session.people, asked, session.policy.every, session.basis)
    written = reasons([one for one in facts if one.kind == "client"], asked)
    known = known_late(facts, session.people, asked, session.basis)
    return Counted(
        asked,
        len(facts),
        found,
        written if full else [],
        0 if full else len(written),
        known,
        namesakes(session.people, facts),
    )


# Which days ----------------------------------------------------------------------------------------------------------


def period(session: Session, year: int | None, since: str | None, until: str | None) -> Period:
    """The days asked for, up to today: this year so far, unless said otherwise. Raises UsageError."""
    first, last = _asked(session, year, since, until)
    if first > last:
        raise UsageError("stats.backwards", start=full_day(first), end=full_day(last))
    if first > session.today:
        raise UsageError("stats.future", start=full_day(first))
    if until is not None and last > session.today:
        message(t("stats.so-far", day=full_day(session.today)))
    return Period(first, min(last, session.today) + dt.timedelta(days=1))


def _asked(session: Session, year: int | None, since: str | None, until: str | None) -> tuple[dt.date, dt.date]:
    """The first and the last day asked for, both inclusive."""
    if year is not None:
        other = "--from" if since is not None else "--until" if until is not None else None
        if other:
            raise UsageError("cli.both", one="--year", other=other)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise UsageError("cli.bad-number", name="--year", value=year, least=FIRST_YEAR, most=LAST_YEAR)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    last = session.today if until is None else session.day(until, days.UNTIL_THEN)
    first = last.replace(month=1, day=1) if since is None else session.day(since, days.FROM)
    return first, last


def _known(found: Counted) -> str:
    """From when on people are counted, where that is not the whole period, and who may be several; "" where neither is."""
    names = [t("stats.known-name", name=one.name, day=day(first)) for one, first in found.known[:_NAMED]]
    more = [t("stats.known-more", n=len(found.known) - _NAMED)] if len(found.known) > _NAMED else []
    said = [t("stats.known-from", names=", ".join([*names, *more]))] if names else []
    if found.namesakes:
        said.append(t("bench.namesakes", names=", ".join(visible(one.name) for one in found.namesakes)))
    return " ".join(said)


_NAMED = 8


def _nothing(found: Counted) -> str:
    if not found.missions:
        return t("stats.none-at-all")
    span = found.period.span
    return t("stats.none", start=day(span.start), end=day(span.end), n=found.missions)


# For programs --------------------------------------------------------------------------------------------------------


def _rows(session: Session, found: Counted, form: str) -> Rows:
    span = found.period.span
    keys = {one.key for section in found.sections for one in section.figures}
    envelope: dict[str, Any] = {
        "today": session.today.isoformat(),
        "from": span.start.isoformat(),
        "until": span.end.isoformat(),
        "known_from": [{"consultant": one.slug, "date": first.isoformat()} for one, first in found.known],
        "namesakes": [{"consultant": one.slug, "mails": one.mails} for one in found.namesakes],
        "definitions": {key: definition(key) for key in sorted(keys)},
        "reasons": [{"case": case, "reason": reason, "count": count} for case, reason, count in found.reasons],
        "left_out": ["sensitive"] if found.hidden else [],
    }
    items = [_item(section, one) for section in found.sections for one in section.figures]
    if form == "csv":
        items = [{**item, "definition": definition(item["figure"])} for item in items]
    return Rows("stats", envelope, items, [], list)


def _item(section: Section, one: Figure) -> dict[str, Any]:
    return {
        "section": section.name,
        "figure": one.key,
        "when": one.when,
        "group": one.group,
        "unit": one.unit,
        "value": one.value,
        "count": one.count,
        "of": one.of,
    }
