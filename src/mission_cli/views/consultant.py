"""The people with a profile, filtered, with what they do and from when on they are free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.bench import FULL_WEEK, free_days
from mission_cli.core.people_known import Person
from mission_cli.core.say import Away, Coded, Joined, Say
from mission_cli.core.slug import matches, slugify
from mission_cli.core.standing import Standing, by_person, standing
from mission_cli.core.suggestions import within, words
from mission_cli.storage.cache.portfolio import LIFE, basis, findings, findings_of_people, missions, people
from mission_cli.views.view import Cards, Column, View

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache


class Filters(NamedTuple):
    """Whom to show: parts of names, a way of being employed, skills that each is to have, from which day on free."""

    name: str | None = None
    employment: str | None = None
    skills: Sequence[str] = ()
    manager: str | None = None
    free: dt.date | None = None
    gone: bool = False


class Consultant(NamedTuple):
    """A person with a profile, and where they stand today."""

    person: Person
    stands: Standing
    gone: bool


def consultants(cache: Cache, today: dt.date, filters: Filters) -> View[Consultant]:
    """The people that fit, by name; `of` counts all of them, `beside` are the names of those without a profile."""
    every, known, rules = people(cache, today), by_person(missions(cache, LIFE, today)), basis(cache, today)
    rows = []
    for one in every:
        gone = one.left is not None and one.left < today
        if gone != filters.gone or not _fits(one, filters):
            continue
        theirs = known.get(one.slug, [])
        if filters.free is None or standing(theirs, one, filters.free, rules).free_from == filters.free:
            rows.append(Consultant(one, standing(theirs, one, today, rules), gone))
    rows.sort(key=lambda one: slugify(one.person.name))
    with_profile = {one.slug for one in every}
    without = [several[-1].consultant for slug, several in known.items() if slug not in with_profile]
    unread = [findings_of_people(cache), findings(cache, today)]
    return View("consultant-list", {"today": today}, rows, _columns(today), TABLE, CARDS, len(every), unread, without)


def _fits(one: Person, filters: Filters) -> bool:
    return (
        filters.employment in (None, one.employment)
        and matches(filters.name, one.name)
        and matches(filters.manager, one.manager or "")
        and all(any(within(words(skill), words(known)) for known in one.skills) for skill in filters.skills)
    )


def free_said(stands: Standing, today: dt.date) -> Joined | Say:
    """From when on somebody is free, in words."""
    if stands.free_from is None:
        return Say("consultant.free-never", {})
    ahead = Away((stands.free_from - today).days)
    said = [Say("consultant.free-from", {"day": stands.free_from, "distance": ahead})]
    if stands.free_from <= today:
        said = [Say("consultant.free-now", {})]
        if stands.free_since:
            said = [Say("consultant.free-since", {"day": stands.free_since})]
    elif (left := free_days(stands.running)) is not None:  # a part of the week is free already
        said.append(Say("consultant.free-part", {"days": FULL_WEEK - left, "left": left}))
    if stands.free_until:
        said.append(Say("consultant.free-until", {"day": stands.free_until}))
    return Joined(said, "")


def _columns(today: dt.date) -> tuple[Column[Consultant], ...]:
    return (
        Column("slug", lambda one: one.person.slug),
        Column("name", lambda one: one.person.name, "consultant.head-name", fold=True),
        Column("mail", lambda one: one.person.mail),
        Column(
            *("employment", lambda one: one.person.employment, "consultant.head-employment"),
            cell=lambda one: Coded("employment", one.person.employment),
        ),
        Column("joined", lambda one: one.person.joined),
        Column("left", lambda one: one.person.left),
        Column("manager", lambda one: one.person.manager),
        Column(
            *("skills", lambda one: one.person.skills, "consultant.head-skills"),
            cell=lambda one: Joined(one.person.skills),
            fold=True,
        ),
        Column(
            *("missions", lambda one: [mission.id for mission in one.stands.running], "consultant.head-mission"),
            cell=lambda one: Joined([f"{of.client} ({of.id})" for of in one.stands.running] or [None]),
            fold=True,
        ),
        Column(
            *("free_from", lambda one: one.stands.free_from, "consultant.head-free"),
            cell=lambda one: (
                Say("consultant.gone", {"day": one.person.left}) if one.gone else free_said(one.stands, today)
            ),
            style=lambda one: "yellow" if not one.gone and one.stands.free_from == today else "",
        ),
        Column("free_since", lambda one: one.stands.free_since),
        Column("free_until", lambda one: one.stands.free_until),
        Column("cv", lambda one: one.person.cv, "consultant.head-cv"),
        Column("linkedin", lambda one: one.person.linkedin),
        Column("path", lambda one: one.person.path),
    )


TABLE: Final = ("name", "employment", "missions", "free_from", "skills", "cv")
CARDS: Final = Cards(left=("free_from",), title=("name", "missions"), rest=("employment", "skills", "cv"))
