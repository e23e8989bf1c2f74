"""Where somebody who is free could go, and who could take over a mission, each with its reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.core.bench import roster
from mission_cli.core.dates import Duration, OutOfCalendar, add
from mission_cli.core.facts import Facts
from mission_cli.core.free import Free, free
from mission_cli.core.people_known import Person
from mission_cli.core.say import Coded, Joined, Say
from mission_cli.core.suggestions import Lead, Substitute, ground, leads, substitutes
from mission_cli.storage.cache.portfolio import LIFE, basis, findings, findings_of_people, missions, people
from mission_cli.views.view import Cards, Column, R, View

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache

LONGEST: Final = 520  # weeks: ten years
_WEEKS: Final = 8
_EACH: Final = 3  # leads of a kind for each of many people
_ORDER_OF_LEADS: Final = (
    *("since", "name", "opportunity: heard_on, newest first", "client: tags, most first"),
    "client: name",
)


class Offer(NamedTuple):
    """A lead with the person it is for. `free` is None for somebody whom no mission and no date ever sets free."""

    person: Person
    free: Free | None
    lead: Lead


class Leading(NamedTuple):
    """Beside the offers: how many leads each person has here, and until when people were to be free."""

    people: dict[Person, int]
    until: dt.date


def offers(cache: Cache, today: dt.date, slug: str | None, weeks: int | None, *, hide: bool) -> View[Offer]:
    """Where everybody who is free within some weeks could go, or one person, free soon or not; `beside` is a `Leading`.
    `hide` leaves out what was heard, by whom, and which skills it names: that is confidential."""
    facts, known, rules = missions(cache, LIFE, today), people(cache, today), basis(cache, today)
    within, until = (_WEEKS if weeks is None else weeks), _after(today, _WEEKS if weeks is None else weeks)
    if slug is not None:
        known, within = [one for one in known if one.slug == slug], LONGEST
    stands = free(roster(known, facts, rules), today, within, rules.region)
    chosen: list[tuple[Person, Free | None]] = [(one.person, one) for one in stands]
    if slug is not None:
        chosen = [(one, stands[0] if stands else None) for one in known]
    base = ground(facts, today)
    told = [(*one, leads(one[0], base, None if slug is not None else _EACH)) for one in chosen]
    rows = [Offer(person, now, lead) for person, now, found in told for lead in found.several]
    envelope = {
        "today": today,
        "until": until if slug is None else None,
        "replace": None,
        "order": _ORDER_OF_LEADS,
        "more": sum(found.heard + found.clients for _, _, found in told) - len(rows),
        "left_out": ["confidential"] if hide and any(one.lead.heard is not None for one in rows) else [],
    }
    beside = Leading({one: len(found.several) for one, _, found in told}, until)
    unread = [findings_of_people(cache), findings(cache, today)]
    return View("suggest", envelope, rows, _of_leads(today, hide=hide), LEADS, LEAD_CARDS, len(known), unread, beside)


class Replacing(NamedTuple):
    """Beside the substitutes: the mission that loses its consultant, and by when it does."""

    mission: Facts
    by: dt.date


def takers(cache: Cache, today: dt.date, mission_id: str, weeks: int | None) -> View[Substitute]:
    """Who is free by the end of a mission, or within some weeks; `beside` is a `Replacing`."""
    facts, rules = missions(cache, LIFE, today), basis(cache, today)
    mission = next(one for one in facts if one.id == mission_id)
    by = max(today, mission.end) if weeks is None else _after(today, weeks)
    horizon = min(-((today - by).days // 7), LONGEST)
    stands = free(roster(people(cache, today), facts, rules), today, horizon, rules.region)
    rows = substitutes(mission, stands, ground(facts, today), by)
    envelope = {
        "today": today,
        "until": by,
        "replace": mission.id,
        "order": ("since", "name"),
        "more": 0,
        "left_out": [],
    }
    unread = [findings(cache, today), findings_of_people(cache)]
    columns = _of_takers(mission, today)
    return View("suggest", envelope, rows, columns, TAKERS, TAKER_CARDS, len(rows), unread, Replacing(mission, by))


def _after(today: dt.date, weeks: int) -> dt.date:
    try:
        return add(today, Duration(1, "week"), weeks)
    except OutOfCalendar:
        return dt.date.max


# In words ------------------------------------------------------------------------------------------------------------


def _free(one: Free | None) -> Say | None:
    """Since or from when somebody is free, until when, and what is not signed yet."""
    if one is None:
        return None
    when = Say("suggest.free-from", {"day": one.since})
    if one.now:
        key = "suggest.free-since" if one.since else "suggest.free-at-least"
        when = Say(key, {"day": one.known}) if one.known else Say("suggest.free-now", {})
    if one.until:
        when = Say("suggest.free-until", {"when": when, "day": one.until})
    if one.unsigned:
        about = {"mission": one.unsigned.id, "day": one.unsigned.start}
        when = Say("suggest.unsigned", {"when": when, **about})
    return when


def _why(lead: Lead, today: dt.date, *, hide: bool) -> Joined | Say:
    why = [Say("suggest.named", {"skills": Joined(lead.named)})] if lead.named else []
    about = {"mission": lead.mission.id}
    if lead.tags:
        key = "suggest.tags" if lead.heard is None else "suggest.heard-tags"
        why.append(Say(key, {"tags": Joined(lead.tags), **about}))
    elif lead.heard is not None:
        why.append(Say("suggest.heard-on", about))
    why += _knows(lead.own, today)
    if lead.heard is None:
        return Joined(why, " · ")
    said = Say("suggest.hidden", {}) if hide else Say("suggest.said", {"what": lead.heard})
    return Say("suggest.because", {"said": said, "why": Joined(why, " · ")})


def _knows(own: Facts | None, today: dt.date) -> list[Say]:
    if own is None:
        return []
    return [Say("suggest.is-there" if own.end >= today else "suggest.was-there", {"mission": own.id, "day": own.end})]


def _may(one: Substitute, mission: Facts, today: dt.date) -> Joined:
    numbers = {"n": len(one.tags), "of": len(mission.tags)}
    why = [Say("suggest.of-tags", {"tags": Joined(one.tags), **numbers})] if one.tags else []
    return Joined([*why, *_knows(one.own, today)], " · ")


# The columns ---------------------------------------------------------------------------------------------------------


def _own(own: Facts | None) -> dict[str, Any] | None:
    return {"id": own.id, "end": own.end} if own else None


def _of_person(of: Callable[[R], tuple[Person, Free | None]]) -> list[Column[R]]:
    """The columns of a person who is free, or is not."""

    def state(row: R) -> str | None:
        _, stands = of(row)
        return None if stands is None else "now" if stands.now else "soon"

    def unsigned(row: R) -> str | None:
        _, stands = of(row)
        return stands.unsigned.id if stands and stands.unsigned else None

    return [
        Column("name", lambda row: of(row)[0].name, "suggest.head-consultant"),
        Column("consultant", lambda row: of(row)[0].slug),
        Column(
            *("employment", lambda row: of(row)[0].employment, "suggest.head-employment"),
            cell=lambda row: Coded("employment", of(row)[0].employment),
        ),
        Column("state", state),
        Column(
            *("since", lambda row: getattr(of(row)[1], "since", None), "suggest.head-free"),
            cell=lambda row: _free(of(row)[1]),
            fold=True,
        ),
        Column("until", lambda row: getattr(of(row)[1], "until", None)),
        Column("unsigned", unsigned),
    ]


def _led(one: Offer) -> tuple[Person, Free | None]:
    return one.person, one.free


def _taking(one: Substitute) -> tuple[Person, Free | None]:
    return one.free.person, one.free


def _of_leads(today: dt.date, *, hide: bool) -> list[Column[Offer]]:
    def hidden(one: Offer) -> bool:
        return hide and one.lead.heard is not None

    return [
        *_of_person(_led),
        Column("what", lambda one: "client" if one.lead.heard is None else "opportunity"),
        Column("client", lambda one: one.lead.client, "suggest.head-client", fold=True),
        Column("contact", lambda one: None if hide else one.lead.contact),
        Column("heard_on", lambda one: one.lead.day, "suggest.head-heard"),
        Column(
            *("heard", lambda one: None if hide else one.lead.heard, "suggest.head-why"),
            cell=lambda one: _why(one.lead, today, hide=hide),
            fold=True,
        ),
        Column("named", lambda one: () if hidden(one) else one.lead.named),
        Column("mission", lambda one: one.lead.mission.id),
        Column("tags", lambda one: one.lead.tags),
        Column("own", lambda one: _own(one.lead.own)),
    ]


LEADS: Final = ("name", "since", "client", "heard", "heard_on")
LEAD_CARDS: Final = Cards(left=("heard_on",), title=("name", "client"), rest=("since", "heard"))


def _of_takers(mission: Facts, today: dt.date) -> list[Column[Substitute]]:
    def doing(one: Substitute) -> Joined:
        several = [Say("suggest.doing", {"id": of.id, "kind": Coded("kind", of.kind)}) for of in one.free.doing]
        return Joined(several)

    def activities(one: Substitute) -> list[dict[str, Any]]:
        return [{"id": of.id, "kind": of.kind, "interruptible": of.interruptible} for of in one.free.doing]

    return [
        *_of_person(_taking),
        Column(
            *("tags", lambda one: one.tags, "suggest.head-why"),
            cell=lambda one: _may(one, mission, today),
            fold=True,
        ),
        Column("tags_missing", lambda one: [tag for tag in mission.tags if tag not in one.tags]),
        Column("own", lambda one: _own(one.own)),
        Column("doing", activities, "suggest.head-doing", doing, fold=True),
    ]


TAKERS: Final = ("name", "since", "employment", "tags", "doing")
TAKER_CARDS: Final = Cards(left=("since",), title=("name", "employment"), rest=("tags", "doing"))
