"""The facts about a consultant that has a profile, small enough to hold a thousand of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.summary import escaped, stored_duration, unescaped

if TYPE_CHECKING:
    from mission_cli.core.dates import Duration
    from mission_cli.core.model.consultant import Consultant


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
    absences: tuple[tuple[dt.date, dt.date], ...]
    cv: dt.date | None
    linkedin: dt.date | None
    platforms: tuple[tuple[str, dt.date], ...]
    contact_every: Duration | None
    contact_last: dt.date | None
    contact_stopped: dt.date | None = None

    def here(self, day: dt.date) -> bool:
        """Whether the person is with the firm on `day`: joined, and not left before it."""
        return (self.joined is None or self.joined <= day) and (self.left is None or day <= self.left)


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
        absences=tuple((away.start, away.end) for away in consultant.absences if away.start <= away.end),
        cv=dates.cv if dates else None,
        linkedin=dates.linkedin if dates else None,
        platforms=tuple((_line(name), day) for name, day in dates.platforms.items()) if dates else (),
        contact_every=contact.every if contact else None,
        contact_last=max([*told, *entries], default=None),
        contact_stopped=contact.stopped if contact else None,
    )


# Neither can be part of a text on one line: Python's own split takes both for white space.
_BETWEEN_FIELDS: Final = "\x1f"
_BETWEEN_ITEMS: Final = "\x1e"


def _line(text: str) -> str:
    return " ".join(text.split())


def packed(person: Person) -> str:
    """The facts on one line, between tabs."""
    fields = person._replace(
        skills=_BETWEEN_ITEMS.join(person.skills),  # type: ignore[arg-type]  # the row holds texts
        absences=_pairs(person.absences),  # type: ignore[arg-type]
        platforms=_pairs(person.platforms),  # type: ignore[arg-type]
    )
    return "\t".join(map(escaped, fields))


def _pairs(several: tuple[tuple[object, object], ...]) -> str:
    return _BETWEEN_ITEMS.join(f"{one}{_BETWEEN_FIELDS}{other}" for one, other in several)


def unpacked(row: str) -> Person:
    """The facts that `packed` wrote. Raises ValueError for any other line."""
    fields = row.split("\t")
    if "\\" in row:
        fields = [unescaped(field) for field in fields]
    slug, path, name, mail, employment, joined, left, manager, hr, skills, wishes, absences, *rest = fields
    cv, linkedin, platforms, every, last, stopped = rest
    return Person(
        slug,
        path,
        name,
        mail or None,
        employment or None,
        _day(joined),
        _day(left),
        manager or None,
        hr or None,
        tuple(skills.split(_BETWEEN_ITEMS)) if skills else (),
        wishes or None,
        tuple([(_iso(start), _iso(end)) for start, end in _parted(absences)]),
        _day(cv),
        _day(linkedin),
        tuple([(label, _iso(day)) for label, day in _parted(platforms)]),
        stored_duration(every) if every else None,
        _day(last),
        _day(stopped),
    )


def _parted(text: str) -> list[list[str]]:
    return [one.split(_BETWEEN_FIELDS) for one in text.split(_BETWEEN_ITEMS)] if text else []


_iso = dt.date.fromisoformat


def _day(text: str) -> dt.date | None:
    return _iso(text) if text else None
