"""`mission suggest`: where somebody who is free could go, and who could take over a mission, each with its reasons."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import Format, Full, Json, Output
from mission_cli.commands.rows import Rows, format_of, show, to_file
from mission_cli.commands.session import Session
from mission_cli.commands.typed.whom import Consultants
from mission_cli.core.bench import roster
from mission_cli.core.dates import Duration, OutOfCalendar, add
from mission_cli.core.free import Free, free
from mission_cli.core.suggestions import HEARD_WITHIN, ground, leads, substitutes
from mission_cli.errors import Exit, NotFoundError, UsageError
from mission_cli.render.out import message, prose, result
from mission_cli.render.safe import visible
from mission_cli.render.suggestions import (
    LEAD_CARDS,
    ORDER_OF_LEADS,
    ORDER_OF_SUBSTITUTES,
    SUBSTITUTE_CARDS,
    Offer,
    lead_columns,
    lead_item,
    lead_row,
    substitute_columns,
    substitute_item,
    substitute_row,
)
from mission_cli.render.words import day, full_day
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.core.people_known import Person

_WEEKS: Final = 8
_LONGEST: Final = 520  # weeks: ten years
_EACH: Final = 3  # leads of a kind for each of many people


def suggest(
    ctx: typer.Context,
    person: Annotated[str | None, typer.Argument(metavar="NAME", show_default=False)] = None,
    weeks: Annotated[int | None, typer.Option("--weeks", metavar="N")] = None,
    replace: Annotated[str | None, typer.Option("--replace", metavar="ID")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    for name, given in (("--replace", replace), ("--weeks", weeks)):
        if person is not None and given is not None:
            raise UsageError("cli.both", one="NAME", other=name)
    if weeks is not None and not 0 <= weeks <= _LONGEST:
        raise UsageError("cli.bad-number", name="--weeks", value=weeks, least=0, most=_LONGEST)
    # The person's own terminal: the files hold it all, and are theirs to read. A pipe or a log is read by others.
    hide = not full and (form != "table" or output is not None or not before_a_person())
    if replace is not None:
        return _replace(session, replace, weeks, form, output)
    return _lead(session, person, weeks, form, output, hide=hide)


# Where to go ---------------------------------------------------------------------------------------------------------


def _lead(session: Session, named: str | None, weeks: int | None, form: str, output: str | None, *, hide: bool) -> int:
    until = _after(session.today, _WEEKS if weeks is None else weeks)
    people = _one(session, named) if named is not None else _all(session, _WEEKS if weeks is None else weeks)
    known = ground(session.facts, session.today)
    most = None if named else _EACH
    found = [(person, stands, leads(person, known, most)) for person, stands in people]
    kept = [Offer(person, stands, lead) for person, stands, told in found for lead in told.several]
    more = sum(told.heard + told.clients for _, _, told in found) - len(kept)
    hidden = hide and any(offer.lead.heard is not None for offer in kept)
    if kept or form != "table" or output is not None:
        rows = Rows(
            "suggest",
            {
                "today": session.today.isoformat(),
                "until": None if named else until.isoformat(),
                "replace": None,
                "order": list(ORDER_OF_LEADS),
                "more": more,
                "left_out": ["confidential"] if hidden else [],
            },
            [lead_item(offer, hide=hide) for offer in kept],
            lead_columns(),
            lambda: [lead_row(offer, session.today, hide=hide) for offer in kept],
            LEAD_CARDS,
        )
        _give(rows, t("suggest.order", days=HEARD_WITHIN), form, output)
    if hidden and form != "json":
        message(t("suggest.left-out"))
    if more and form != "json":
        message(t("suggest.more", n=more))
    _say_without(session, {person: len(told.several) for person, _, told in found}, until, form)
    return Exit.DONE


def _one(session: Session, named: str) -> list[tuple[Person, Free | None]]:
    """Somebody, free soon or not. Raises NotFoundError for one who has no profile or has left."""
    known = Consultants(session).find(named)
    if known.person is None:
        raise NotFoundError("consultant.no-profile", name=known.name)
    if known.person.left and known.person.left < session.today:
        raise NotFoundError("suggest.gone", name=known.name, day=day(known.person.left))
    members = roster([known.person], known.missions, session.basis)
    stands = free(members, session.today, _LONGEST, session.policy.holidays)
    return [(known.person, stands[0] if stands else None)]


def _all(session: Session, weeks: int) -> list[tuple[Person, Free | None]]:
    """Everybody with a profile who is free within so many weeks."""
    members = roster(session.people, session.facts, session.basis)
    return [(one.person, one) for one in free(members, session.today, weeks, session.policy.holidays)]


def _say_without(session: Session, found: dict[Person, int], until: dt.date, form: str) -> None:
    if form == "json":
        return
    if not found:
        message(t("suggest.none", day=full_day(until)) if session.people else t("suggest.no-profile-at-all"))
    unskilled = [person.name for person in found if not person.skills]
    nowhere = [person.name for person, count in found.items() if person.skills and not count]
    if nowhere:
        message(visible(t("suggest.no-lead", names=", ".join(nowhere))))
    if unskilled:
        message(visible(t("suggest.no-skill", names=", ".join(unskilled))))


# Who takes over ------------------------------------------------------------------------------------------------------


def _replace(session: Session, wanted: str, weeks: int | None, form: str, output: str | None) -> int:
    mission_id = session.mission(wanted).id
    mission = next(one for one in session.facts if one.id == mission_id)
    by = max(session.today, mission.end) if weeks is None else _after(session.today, weeks)
    horizon = min(-((session.today - by).days // 7), _LONGEST)
    known = ground(session.facts, session.today)
    stands = free(roster(session.people, session.facts, session.basis), session.today, horizon, session.policy.holidays)
    found = substitutes(mission, stands, known, by)
    about = {"id": mission.id, "client": mission.client}
    if form != "json":
        said = t("suggest.replacing", **about, name=mission.consultant, day=day(mission.end), by=full_day(by))
        message(visible(said))
    if found or form != "table" or output is not None:
        rows = Rows(
            "suggest",
            {
                "today": session.today.isoformat(),
                "until": by.isoformat(),
                "replace": mission.id,
                "order": list(ORDER_OF_SUBSTITUTES),
                "more": 0,
                "left_out": [],
            },
            [substitute_item(one, mission) for one in found],
            substitute_columns(),
            lambda: [substitute_row(one, mission, session.today) for one in found],
            SUBSTITUTE_CARDS,
        )
        _give(rows, t("suggest.order-replace"), form, output)
    if form != "json" and not mission.tags:
        message(visible(t("suggest.no-tags", **about)))
    if form != "json" and not found:
        message(visible(t("suggest.no-substitute", **about, day=full_day(by))))
    return Exit.DONE


# Both ----------------------------------------------------------------------------------------------------------------


def _give(rows: Rows, order: str, form: str, output: str | None) -> None:
    """The rows, and under them for people the rules of their order."""
    if form in ("json", "csv"):
        show(rows, form, output)
        return
    if output is None:
        _with_order(rows, order, form)
        return
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        _with_order(rows, order, form)
    to_file(output, stream.getvalue())


def _with_order(rows: Rows, order: str, form: str) -> None:
    show(rows, form, None)
    result("")
    prose(order)


def _after(today: dt.date, weeks: int) -> dt.date:
    try:
        return add(today, Duration(1, "week"), weeks)
    except OutOfCalendar:
        return type(today).max
