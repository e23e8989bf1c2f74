"""`mission consultant list`: the people with a profile, filtered, with what they do and from when on they are free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.actions import days, kinds
from mission_cli.commands.consultant.show import availability
from mission_cli.commands.rows import Rows, format_of, show
from mission_cli.commands.typed.whom import Consultants
from mission_cli.core.model.choices import EMPLOYMENTS
from mission_cli.core.slug import matches, slugify
from mission_cli.core.standing import Standing, standing
from mission_cli.core.suggestions import within, words
from mission_cli.errors import Exit
from mission_cli.render.consultant import free_words
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.render.table import Cards, Cell, Column
from mission_cli.render.words import day, word
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.commands.session import Session
    from mission_cli.core.people_known import Person

_NAMED = 8  # people without a profile that are named


class Filters(NamedTuple):
    """The options of one run, as typed."""

    name: str | None
    employment: str | None
    skills: list[str]
    manager: str | None
    free: str | None
    gone: bool


def show_all(session: Session, filters: Filters, *, json: bool, format: str | None, output: str | None) -> int:
    """Show the people that fit."""
    form = format_of(json=json, name=format, output=output)
    today = session.today
    free = session.told_day(filters.free, days.FREE) if filters.free is not None else None
    employment = (
        kinds.spoken(filters.employment, "--employment", "employment", EMPLOYMENTS)
        if filters.employment is not None
        else None
    )
    consultants = Consultants(session)
    found: list[tuple[Person, Standing]] = []
    for one in session.people:
        gone = one.left is not None and one.left < today
        if gone != filters.gone or not _fits(one, filters, employment):
            continue
        missions = consultants.missions.get(one.slug, [])
        if free is not None and standing(missions, one, free, session.basis).free_from != free:
            continue
        found.append((one, standing(missions, one, today, session.basis)))
    found.sort(key=lambda pair: slugify(pair[0].name))
    if not found and form == "table" and output is None:
        message(t("consultant.none", n=len(session.people)))
    else:
        show(_rows(found, today), form, output)
    _say_without(consultants, filters)
    return Exit.DONE


def _fits(one: Person, filters: Filters, employment: str | None) -> bool:
    wanted = [part for text in filters.skills for part in text.split(",") if part.strip()]
    return (
        (employment is None or one.employment == employment)
        and matches(filters.name, one.name)
        and matches(filters.manager, one.manager or "")
        and all(any(within(words(skill), words(known)) for known in one.skills) for skill in wanted)
    )


def _say_without(consultants: Consultants, filters: Filters) -> None:
    """Name the people of missions who have no profile, where everybody is looked at."""
    if filters != Filters(None, None, [], None, None, gone=False):
        return
    names = sorted(consultants.without_profile.values(), key=slugify)
    if names:
        shown = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
        message(visible(t("consultant.without", n=len(names), names=shown, name=names[0])))


def _rows(found: list[tuple[Person, Standing]], today: dt.date) -> Rows:
    columns = [
        Column(t("consultant.head-name"), fold=True),
        Column(t("consultant.head-employment")),
        Column(t("consultant.head-mission"), fold=True),
        Column(t("consultant.head-free")),
        Column(t("consultant.head-skills"), fold=True),
        Column(t("consultant.head-cv")),
    ]
    items = [_item(one, stands) for one, stands in found]
    rows = lambda: [_row(one, stands, today) for one, stands in found]  # noqa: E731  # made only for people
    envelope = {"today": today.isoformat()}
    return Rows("consultant-list", envelope, items, columns, rows, Cards(left=(3,), title=(0, 2), rest=(1, 4, 5)))


def _row(one: Person, stands: Standing, today: dt.date) -> list[Cell | str]:
    gone = one.left is not None and one.left < today
    running = ", ".join(f"{mission.client} ({mission.id})" for mission in stands.running) or "–"
    free = t("consultant.gone", day=day(one.left)) if gone else free_words(stands, today)
    return [
        one.name,
        word("employment", one.employment),
        running,
        Cell(free, "yellow" if not gone and stands.free_from == today else ""),
        ", ".join(one.skills),
        day(one.cv),
    ]


def _item(one: Person, stands: Standing) -> dict[str, Any]:
    """The JSON item of a person: no cost, no wishes."""
    return {
        "slug": one.slug,
        "name": one.name,
        "mail": one.mail,
        "employment": one.employment,
        "joined": one.joined.isoformat() if one.joined else None,
        "left": one.left.isoformat() if one.left else None,
        "manager": one.manager,
        "skills": list(one.skills),
        "missions": [mission.id for mission in stands.running],
        **availability(stands),
        "cv": one.cv.isoformat() if one.cv else None,
        "linkedin": one.linkedin.isoformat() if one.linkedin else None,
        "path": one.path,
    }
