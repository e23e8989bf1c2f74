"""The facts about a consultant that has a profile, small enough to hold a thousand of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mission_cli.core.dates import Duration
    from mission_cli.core.facts import Facts
    from mission_cli.core.model.consultant import Consultant


class Away(NamedTuple):
    """Days away, both inclusive."""

    start: dt.date
    end: dt.date


class Listed(NamedTuple):
    """A platform, and the day its page was brought up to date."""

    name: str
    day: dt.date


class Person(NamedTuple):
    """A profile, facts only: nothing that depends on today, and no cost. People by name, days inclusive.

    `slug` is the file's name, by which missions find the profile. `contact_last` is the later of the day the profile
    says and the newest entry of its journal; no contact is wanted any more from `contact_stopped` on.
    """

    slug: str
    path: str
    name: str
    mail: str | None
    employment: str | None
    joined: dt.date | None
    left: dt.date | None
    manager: str | None
    hr: str | None
    skills: tuple[str, ...]
    wishes: str | None
    absences: tuple[Away, ...]
    cv: dt.date | None
    linkedin: dt.date | None
    platforms: tuple[Listed, ...]
    contact_every: Duration | None
    contact_last: dt.date | None
    contact_stopped: dt.date | None = None

    def here(self, day: dt.date) -> bool:
        """Whether the person is with the firm on `day`: joined, and not left before it."""
        return (self.joined is None or self.joined <= day) and (self.left is None or day <= self.left)


class Namesake(NamedTuple):
    """A name that stands beside several mail addresses: of one person, or of several who are taken for one."""

    slug: str
    name: str
    mails: int


def namesakes(people: Iterable[Person], missions: Iterable[Facts]) -> list[Namesake]:
    """The names that stand beside several mail addresses in profiles and missions, by their slugs."""
    found: dict[str, tuple[str, set[str]]] = {}
    called = [(one.slug, one.name, one.mail) for one in people]
    called += [(one.slug, one.consultant, one.mail) for one in missions]
    for slug, name, mail in called:
        if mail:
            found.setdefault(slug, (name, set()))[1].add(mail.casefold())
    return [Namesake(slug, name, len(mails)) for slug, (name, mails) in sorted(found.items()) if len(mails) > 1]


def person_of(slug: str, path: str, consultant: Consultant) -> Person:
    """The facts of one profile. `path` is relative to the workspace."""
    dates, contact = consultant.profile, consultant.contact
    entries = [entry.date for lane in consultant.journal.values() for entry in lane or ()]
    told = [contact.last] if contact and contact.last else []
    return Person(
        slug=slug,
        path=path,
        name=consultant.name,
        mail=consultant.mail,
        employment=consultant.employment,
        joined=consultant.joined,
        left=consultant.left,
        manager=consultant.manager.name if consultant.manager else None,
        hr=consultant.hr.name if consultant.hr else None,
        skills=tuple(map(_line, consultant.skills)),
        wishes=consultant.wishes,
        absences=tuple(Away(away.start, away.end) for away in consultant.absences if away.start <= away.end),
        cv=dates.cv if dates else None,
        linkedin=dates.linkedin if dates else None,
        platforms=tuple(Listed(_line(name), day) for name, day in dates.platforms.items()) if dates else (),
        contact_every=contact.every if contact else None,
        contact_last=max([*told, *entries], default=None),
        contact_stopped=contact.stopped if contact else None,
    )


def _line(text: str) -> str:
    return " ".join(text.split())
