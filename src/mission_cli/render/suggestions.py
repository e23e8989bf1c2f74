"""Leads and substitutes as a manager reads them and as a program does: each with its reasons, and the rules of the order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.render.table import Cards, Cell, Column
from mission_cli.render.words import day, word
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mission_cli.core.facts import Facts
    from mission_cli.core.free import Free
    from mission_cli.core.people_known import Person
    from mission_cli.core.suggestions import Lead, Substitute

ORDER_OF_LEADS: Final = (
    "since",
    "name",
    "opportunity: heard_on, newest first",
    "client: tags, most first",
    "client: name",
)
ORDER_OF_SUBSTITUTES: Final = ("since", "name")
LEAD_CARDS: Final = Cards(left=(4,), title=(0, 2), rest=(1, 3))
SUBSTITUTE_CARDS: Final = Cards(left=(1,), title=(0, 2), rest=(3, 4))


class Offer(NamedTuple):
    """A lead with the person it is for. `free` is None for somebody whom no mission and no date ever sets free."""

    person: Person
    free: Free | None
    lead: Lead


def lead_columns() -> list[Column]:
    """The headings above `lead_row`."""
    heads = ("consultant", "free", "client", "why", "heard")
    return [Column(t(f"suggest.head-{name}"), fold=name in ("free", "client", "why")) for name in heads]


def substitute_columns() -> list[Column]:
    """The headings above `substitute_row`."""
    heads = ("consultant", "free", "employment", "why", "doing")
    return [Column(t(f"suggest.head-{name}"), fold=name in ("free", "why", "doing")) for name in heads]


def lead_row(offer: Offer, today: dt.date, *, hide: bool) -> list[Cell | str]:
    """`hide` leaves out what was heard, which is confidential."""
    lead = offer.lead
    why = " · ".join(_why(lead, today))
    if lead.heard is not None:
        said = t("suggest.hidden") if hide else t("suggest.said", what=lead.heard)
        why = t("suggest.because", said=said, why=why)
    return [offer.person.name, free_words(offer.free), lead.client, why, day(lead.day)]


def _why(lead: Lead, today: dt.date) -> Iterator[str]:
    if lead.named:
        yield t("suggest.named", skills=", ".join(lead.named))
    if lead.tags:
        key = "suggest.tags" if lead.heard is None else "suggest.heard-tags"
        yield t(key, tags=", ".join(lead.tags), mission=lead.mission.id)
    elif lead.heard is not None:
        yield t("suggest.heard-on", mission=lead.mission.id)
    if lead.own:
        yield _knows(lead.own, today)


def _knows(own: Facts, today: dt.date) -> str:
    key = "suggest.is-there" if own.end >= today else "suggest.was-there"
    return t(key, mission=own.id, day=day(own.end))


def substitute_row(one: Substitute, mission: Facts, today: dt.date) -> list[Cell | str]:
    """A person who could take a mission over."""
    why = [t("suggest.of-tags", tags=", ".join(one.tags), n=len(one.tags), of=len(mission.tags))] if one.tags else []
    why += [_knows(one.own, today)] if one.own else []
    person = one.free.person
    doing = ", ".join(t("suggest.doing", id=other.id, kind=word("kind", other.kind)) for other in one.free.doing)
    return [person.name, free_words(one.free), word("employment", person.employment), " · ".join(why), doing]


def free_words(free: Free | None) -> str:
    """Since or from when somebody is free, until when, and what is not signed yet."""
    if free is None:
        return "–"
    if free.now:
        key = "suggest.free-since" if free.since else "suggest.free-at-least"
        when = t(key, day=day(free.known)) if free.known else t("suggest.free-now")
    else:
        when = t("suggest.free-from", day=day(free.since))
    if free.until:
        when = t("suggest.free-until", when=when, day=day(free.until))
    if free.unsigned:
        when = t("suggest.unsigned", when=when, mission=free.unsigned.id, day=day(free.unsigned.start))
    return when


# For programs --------------------------------------------------------------------------------------------------------


def lead_item(offer: Offer, *, hide: bool) -> dict[str, Any]:
    """`hide` leaves out what was heard, by whom, and which skills it names."""
    lead = offer.lead
    return {
        **_person(offer.person, offer.free),
        "what": "client" if lead.heard is None else "opportunity",
        "client": lead.client,
        "contact": None if hide else lead.contact,
        "heard_on": _iso(lead.day),
        "heard": None if hide else lead.heard,
        "named": [] if hide and lead.heard is not None else list(lead.named),
        "mission": lead.mission.id,
        "tags": list(lead.tags),
        "own": _own(lead.own),
    }


def substitute_item(one: Substitute, mission: Facts) -> dict[str, Any]:
    """As `substitute_row`; `tags_missing` are the mission's other tags."""
    return {
        **_person(one.free.person, one.free),
        "tags": list(one.tags),
        "tags_missing": [tag for tag in mission.tags if tag not in one.tags],
        "own": _own(one.own),
        "doing": [
            {"id": other.id, "kind": other.kind, "interruptible": other.interruptible} for other in one.free.doing
        ],
    }


def _person(person: Person, free: Free | None) -> dict[str, Any]:
    return {
        "name": person.name,
        "consultant": person.slug,
        "employment": person.employment,
        "state": None if free is None else "now" if free.now else "soon",
        "since": _iso(free.since) if free else None,
        "until": _iso(free.until) if free else None,
        "unsigned": free.unsigned.id if free and free.unsigned else None,
    }


def _own(own: Facts | None) -> dict[str, Any] | None:
    return {"id": own.id, "end": own.end.isoformat()} if own else None


def _iso(when: dt.date | None) -> str | None:
    return when.isoformat() if when else None
