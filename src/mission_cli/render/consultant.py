"""One consultant as a person reads it: where they stand today, their missions, the profile, its journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.render.mission import Section
from mission_cli.render.say import cell
from mission_cli.render.words import amount, day, distance, length, word
from mission_cli.texts import t
from mission_cli.views.consultant import free_said

if TYPE_CHECKING:
    from mission_cli.core.contact import ToCall
    from mission_cli.core.facts import Facts
    from mission_cli.core.model.consultant import Consultant
    from mission_cli.core.people_known import Person
    from mission_cli.core.standing import Standing

_RECENT = 5


class ConsultantPage(NamedTuple):
    """What is needed to show somebody on a day; `person` and `profile` are None without a profile."""

    person: Person | None
    profile: Consultant | None
    stands: Standing
    call: ToCall | None
    today: dt.date


def sections(shown: ConsultantPage) -> list[Section]:
    """The parts that have something to say."""
    stands = shown.stands
    found = [
        Section(t("consultant.state"), list(_state(shown))),
        Section(t("consultant.running"), [_mission(one) for one in stands.running]),
        Section(t("consultant.coming"), [_mission(one) for one in stands.coming]),
        Section(t("consultant.over"), [_mission(one) for one in reversed(stands.over)]),
    ]
    if shown.profile:
        found += [
            Section(t("consultant.who"), list(_who(shown.profile))),
            Section(t("consultant.away"), list(_away(shown.profile, shown.today))),
            Section(t("consultant.journal"), list(_journal(shown.profile))),
        ]
    return [one for one in found if one.rows]


def _state(shown: ConsultantPage) -> Iterator[tuple[str, str]]:
    person, today = shown.person, shown.today
    if person and person.left and person.left < today:
        yield t("consultant.row-left"), day(person.left)
    else:
        yield t("consultant.row-free"), cell(free_said(shown.stands, today))
    if person and person.contact_last:
        ago = distance((person.contact_last - today).days)
        yield t("consultant.row-contact"), f"{day(person.contact_last)} · {ago}"
    if person and person.contact_stopped:
        yield t("consultant.row-stopped"), day(person.contact_stopped)
    if shown.call:
        due = t("show.left", day=day(shown.call.due), distance=distance((shown.call.due - today).days))
        yield t("consultant.row-due"), t("consultant.due", due=due, every=length(shown.call.every))


def _mission(one: Facts) -> tuple[str, str]:
    words = [one.title, one.client] if one.kind == "client" else [word("kind", one.kind), one.title]
    words.append(t("consultant.period", start=day(one.start), end=day(one.end)))
    if not one.signed:
        words.append(t("consultant.unsigned"))
    return one.id, " · ".join(words)


def _who(profile: Consultant) -> Iterator[tuple[str, str]]:
    yield from _if("mail", profile.mail)
    yield from _if("employment", word("employment", profile.employment) if profile.employment else None)
    yield from _if("joined", day(profile.joined) if profile.joined else None)
    yield from _if("left", day(profile.left) if profile.left else None)
    yield from _if("manager", str(profile.manager) if profile.manager else None)
    yield from _if("hr", str(profile.hr) if profile.hr else None)
    yield from _if("cost", amount(profile.daily_cost) if profile.daily_cost else None)
    yield from _if("skills", ", ".join(profile.skills))
    yield from _if("wishes", profile.wishes)
    dates = profile.profile
    if dates:
        yield from _if("cv", day(dates.cv) if dates.cv else None)
        yield from _if("linkedin", day(dates.linkedin) if dates.linkedin else None)
        yield from ((name, day(when)) for name, when in dates.platforms.items())


def _if(name: str, said: str | None) -> Iterator[tuple[str, str]]:
    if said:
        yield t(f"consultant.row-{name}"), said


def _away(profile: Consultant, today: dt.date) -> Iterator[tuple[str, str]]:
    """The days away that are not over."""
    for one in sorted(profile.absences, key=lambda away: (away.start, away.end)):
        if one.end >= today:
            yield t("consultant.period", start=day(one.start), end=day(one.end)), one.reason or one.id or ""


def _journal(profile: Consultant) -> Iterator[tuple[str, str]]:
    entries = [
        (entry.date, author, index, entry)
        for author, lane in profile.journal.items()
        for index, entry in enumerate(lane or ())
    ]
    for when, author, _, entry in sorted(entries, key=lambda one: one[:3])[-_RECENT:]:
        said = getattr(entry, "text", None) or getattr(entry, "what", None) or getattr(entry, "title", None) or ""
        yield day(when), f"{word('type', entry.type)} · {author}" + (f"\n{said}" if said else "")


def mission_item(one: Facts) -> dict[str, Any]:
    """A mission of somebody, for programs."""
    return {
        "id": one.id,
        "title": one.title,
        "kind": one.kind,
        "client": one.client,
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "signed": one.signed,
        "closed": one.closed.isoformat() if one.closed else None,
        "path": one.path,
    }
