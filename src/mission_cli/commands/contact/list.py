"""Who is to be called: former consultants and clients, those who are due first coming first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.commands.rows import Rows, show
from mission_cli.core.contact import ToCall, Touch, clients_to_call, consultants_to_call, in_order
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.table import Cards, Cell, Column
from mission_cli.render.words import day, distance, length
from mission_cli.shell import command_line
from mission_cli.storage.cache.portfolio import SERVED, people, touch
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person

WEEKS: Final = 4


class Called(NamedTuple):
    """Who may be called: the consultants with a profile, the missions at clients, and how often."""

    people: list[Person]
    missions: list[Facts]
    touch: Touch


def read(session: Session) -> Called:
    """What the workspace says of missions and people; what could not be read is said on standard error."""
    missions = session.missions(SERVED, where="and m.kind = 'client'")
    return Called(people(session.cache, session.today), missions, touch(session.policy))


def to_call(found: Called, today: dt.date) -> list[ToCall]:
    """Everybody to be in touch with, those who are due first coming first."""
    return in_order(
        [
            *consultants_to_call(found.people, found.touch, today),
            *clients_to_call(found.missions, found.touch, today),
        ]
    )


def show_list(session: Session, weeks: int | None, form: str, output: str | None) -> int:
    today = session.today
    until = today + dt.timedelta(weeks=weeks) if weeks is not None else dt.date.max
    found = [one for one in to_call(read(session), today) if one.due <= until]
    if not found and form == "table" and output is None:
        message(t("contact.none-all") if weeks is None else t("contact.none", n=weeks))
        return Exit.DONE
    columns = [
        Column(t("contact.head-due")),
        Column(t("contact.head-who"), fold=True),
        Column(t("contact.head-mission"), fold=True),
        Column(t("contact.head-last")),
        Column(t("contact.head-every")),
        Column(t("contact.head-command")),
    ]
    envelope = {"today": today.isoformat(), "until": until.isoformat() if weeks is not None else None}
    items = [_item(one, today) for one in found]
    rows = lambda: [_row(one, today) for one in found]  # noqa: E731  # made only for people
    show(Rows("contact", envelope, items, columns, rows, Cards((0,), (1,), (2, 3, 4), 5)), form, output)
    return Exit.DONE


def _row(one: ToCall, today: dt.date) -> list[Cell | str]:
    late = one.due < today
    about = t("contact.former" if one.gone else "contact.consultant")
    if one.mission:
        about = t("contact.client", id=one.mission.id)
    return [
        Cell(f"{'!' if late else '·'} {day(one.due)} ({distance((one.due - today).days)})", "yellow" if late else ""),
        one.name,
        about,
        day(one.last) if one.last else t("contact.never"),
        length(one.every),
        command_line("mission contact", [one.typed]),
    ]


def _item(one: ToCall, today: dt.date) -> dict[str, Any]:
    return {
        "side": one.side,
        "slug": one.slug,
        "name": one.name,
        "last": one.last.isoformat() if one.last else None,
        "every": str(one.every),
        "due": one.due.isoformat(),
        "days": (one.due - today).days,
        "manager": one.manager,
        "mission": one.mission.id if one.mission else None,
        "gone": one.gone,
        "command": command_line("mission contact", [one.typed]),
        "path": one.path,
    }
