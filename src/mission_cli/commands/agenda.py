"""`mission agenda`: what asks for action over all missions, the most urgent first."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from mission_cli.commands.choices import choice
from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import Author, Format, Full, Json, Output
from mission_cli.commands.rows import Rows, format_of, show
from mission_cli.commands.seen import say_left_out
from mission_cli.commands.session import Session
from mission_cli.core.agenda import agenda
from mission_cli.core.clients import is_client
from mission_cli.core.contact import ToCall, clients_to_call, consultants_to_call
from mission_cli.core.model.choices import ROLES
from mission_cli.core.points import Point, Subject, in_order
from mission_cli.core.slug import slugify
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result
from mission_cli.render.table import Cards, Cell, Column
from mission_cli.render.words import day, distance, word
from mission_cli.shell import command_line
from mission_cli.storage.cache.portfolio import habits, people, served, touch
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts

AT_ONCE: Final = 25
"""Points shown on a terminal unless all are asked for."""
_WEEK = dt.timedelta(days=7)
_CONFIDENTIAL: Final = (
    "milestone",
    "milestone-late",
    "to-invoice",
)  # what was invoiced and paid leaves only when asked for
_STYLES = ("bold red", "red", "red", "yellow", "", "", "dim")
_GLYPHS = "✗!!◦···"
_CARDS = Cards(left=(0, 3), title=(1, 2), whole=4)


def agenda_of_the_day(
    ctx: typer.Context,
    week: Annotated[bool, typer.Option("--week")] = False,
    mine: Annotated[bool, typer.Option("--mine")] = False,
    role: Annotated[str | None, typer.Option("--role", metavar="|".join(ROLES))] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    mission: Annotated[str | None, typer.Option("--mission", metavar="ID")] = None,
    author: Author = None,
    all: Annotated[bool, typer.Option("--all")] = False,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    wanted = choice(role, "--role", ROLES) if role is not None else None
    me = _me(session, author) if mine or author is not None else None
    until = session.today + _WEEK if week else session.today
    found = points(session, until, me=me, role=wanted, client=client, mission=mission)
    shown = form == "table" and output is None
    left_out: list[str] = []
    if not (full or (shown and before_a_person())) and any(point.reason in _CONFIDENTIAL for point in found):
        left_out = ["confidential"]
        found = [point for point in found if point.reason not in _CONFIDENTIAL]
    if form == "table":
        say_left_out(left_out)
    if not found and me is not None and shown and not _known_here(session, me):
        message(t("agenda.nobody", name=me))
        return Exit.DONE
    if not found and (shown or (form == "md" and output is None)):
        say = message if shown else result  # Markdown is pasted somewhere: an empty table says nothing there
        say(t("agenda.none-week" if week else "agenda.none"))
        return Exit.DONE
    short = shown and not all and sys.stdout.isatty()
    show(as_rows(found[:AT_ONCE] if short else found, session.today, until, left_out), form, output)
    if short and len(found) > AT_ONCE:
        message(t("agenda.more", n=len(found) - AT_ONCE))
    return Exit.DONE


def points(
    session: Session,
    until: dt.date,
    *,
    me: str | None = None,
    role: str | None = None,
    client: str | None = None,
    mission: str | None = None,
) -> list[Point]:
    """What asks for action until a day, inclusive, in order; of one person, role, client or mission where one is named.

    What could not be read is said on standard error.
    """
    chosen: list[Point] = []
    path = session.workspace.relative(session.workspace.find(mission)) if mission is not None else None
    known, settings = session.followed, habits(session.cache)
    for one in known:
        if not is_client(client, one.client) or (path is not None and one.path != path):
            continue
        several = agenda(one, session.today, until, settings)
        chosen += (point for point in several if _concerns(point, one, me, role))
    if mission is None and role in (None, "manager"):
        chosen += _calls(session, until, me, client)
    return in_order(chosen)


def _calls(session: Session, until: dt.date, me: str | None, client: str | None) -> Iterator[Point]:
    """Former consultants and clients to be in touch with; the manager's, like all that nobody else is named for."""
    today, rhythm = session.today, touch(session.policy)
    several = [*consultants_to_call(people(session.cache, today), rhythm, today)] if client is None else []
    several += clients_to_call(served(session.cache, today), rhythm, today)
    for one in several:
        manager = slugify(one.manager) if one.manager else None
        fits = one.side == "consultant" or is_client(client, one.name)
        if one.due <= until and fits and (me is None or me == manager):
            yield call_point(one)


def call_point(one: ToCall) -> Point:
    """The point of somebody to be in touch with."""
    at = one.mission
    subject = Subject(
        at.id if at else "",
        at.title if at else "",
        one.name if one.side == "client" else "",
        one.name if one.side == "consultant" else "",
        one.manager,
        one.path,
    )
    facts = {"side": one.side, "name": one.name, "last": one.last}
    return Point(subject, "keep-in-touch", one.due, "manager", command_line("mission contact", [one.typed]), facts)


def _me(session: Session, author: str | None) -> str:
    slug = session.author_if_known(author)
    if slug is None:
        raise UsageError("cli.no-author")
    return slug


def _known_here(session: Session, me: str) -> bool:
    """Whether a person, by slug, holds a role in a mission that is watched."""
    named = ({slug for _, slug in one.people} | {one.slug, slugify(one.manager or "")} for one in session.followed)
    return any(me in several for several in named)


def _concerns(point: Point, mission: Facts, me: str | None, role: str | None) -> bool:
    if role is not None and point.owner != role:
        return False
    return me is None or _holder(point, mission) == me


def _holder(point: Point, mission: Facts) -> str | None:
    """Who holds the role whose turn it is, by slug; the manager where nobody is named."""
    known = dict(mission.people)
    known["consultant"] = mission.slug
    manager = slugify(mission.manager) if mission.manager else None
    return known.get(point.owner) or manager


def as_rows(found: list[Point], today: dt.date, until: dt.date, left_out: Sequence[str] = ()) -> Rows:
    """The points as rows. `left_out` names the levels of what is kept back."""
    columns = [
        Column(t("agenda.head-day")),
        Column(t("agenda.head-mission"), fold=True),
        Column(t("agenda.head-what"), fold=True),
        Column(t("agenda.head-who")),
        Column(t("agenda.head-command")),
    ]
    envelope = {"today": today.isoformat(), "until": until.isoformat(), "left_out": list(left_out)}
    items = [as_item(point, today) for point in found]
    return Rows("agenda", envelope, items, columns, lambda: [_row(point, today) for point in found], _CARDS)


def as_item(point: Point, today: dt.date) -> dict[str, Any]:
    """The JSON item of a point. `days` counts from today, negative before it."""
    mission = point.mission
    return {
        "mission": mission.id or None,
        "title": mission.title or None,
        "client": mission.client or None,
        "consultant": mission.consultant or None,
        "manager": mission.manager,
        "reason": point.reason,
        "rank": point.rank,
        "day": point.day.isoformat() if point.day else None,
        "days": (point.day - today).days if point.day else None,
        "owner": point.owner,
        "what": said(point),
        "command": point.command,
        "path": mission.path,
    }


def said(point: Point) -> str:
    """The sentence of a point, in the language in use."""
    key = f"agenda.{point.reason}"
    if point.facts.get("how", "short") != "short":
        key = f"{key}-{point.facts['how']}"
    if "text" in point.facts:  # most of them: nothing to put into words
        return t(key, **point.facts)
    facts = {name: _fact(name, value) for name, value in point.facts.items()}
    if point.reason == "feedback-none" and point.facts["last"] is None:
        key = f"{key}-first"
    if point.reason == "keep-in-touch":
        key = f"{key}-{point.facts['side']}" + ("" if point.facts["last"] else "-first")
    if point.reason == "end-passed" and point.facts["case"] is None:
        key = f"{key}-open"
    return t(key, **facts)


def _fact(name: str, value: Any) -> Any:
    if isinstance(value, dt.date):
        return day(value)
    if name in ("before", "now"):
        return word("health", value)
    if name == "roles":
        return ", ".join(word("role", role) for role in value)
    if name == "step":
        return t(f"agenda.step-{value}") if value in _STEPS else value
    return value


_STEPS = ("alert", "talk", "sales", "profile")


def _row(point: Point, today: dt.date) -> list[Cell | str]:
    style = _STYLES[point.rank]
    when = f"{_GLYPHS[point.rank]} {distance((point.day - today).days)}" if point.day else f"{_GLYPHS[point.rank]} –"
    return [Cell(when, style), point.mission.id or "–", said(point), word("role", point.owner), point.command]
