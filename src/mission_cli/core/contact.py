"""Who is to be called, and by when: former consultants and former clients, by a rhythm from the last contact.

A person: one who has left, or one whose profile says a rhythm; never from the day on that `contact.stopped` says. A
client: one without a mission that runs or is to come, unless the settings leave it alone. The last contact is the newest
day that something was recorded: in the journal, or as the profile's `contact.last`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from mission_cli.core.clients import client_key
from mission_cli.core.dates import Duration, OutOfCalendar, add
from mission_cli.core.slug import is_slug, slugify
from mission_cli.core.working_days import Region, next_worked
from mission_cli.shell import word

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person

Side: TypeAlias = Literal["consultant", "client"]


class Touch(NamedTuple):
    """What the settings say: the rhythm of those who have none of their own, the clients (`client_key`) that are left
    alone, whether clients are called at all: not where the workspace is a client's own; and whose holidays are days off."""

    every: Duration = Duration(3, "month")
    left_alone: frozenset[str] = frozenset()
    clients: bool = True
    holidays: Region = "fr"


class ToCall(NamedTuple):
    """Somebody to be in touch with. `due` is a rhythm after `last`, or the next working day; at once where there never was
    a contact.

    `mission` is the last one at the client, where the note goes; of a consultant, the path is the profile's.
    """

    side: Side
    slug: str
    name: str
    last: dt.date | None
    every: Duration
    due: dt.date
    manager: str | None
    path: str
    mission: Facts | None = None
    gone: bool = False

    @property
    def typed(self) -> str:
        """The name as a command takes it, with nothing a shell sees more in."""
        return self.slug if is_slug(self.slug) else word(self.name)


def consultants_to_call(people: Iterable[Person], touch: Touch, today: dt.date) -> Iterator[ToCall]:
    """The consultants to be in touch with, and by when."""
    for one in people:
        if one.contact_stopped and one.contact_stopped <= today:
            continue
        gone = one.left is not None and one.left < today
        if not gone and one.contact_every is None:
            continue
        every = one.contact_every or touch.every
        known = [day for day in (one.contact_last, one.left if gone else None) if day]
        last = max(known, default=None)
        yield ToCall(
            "consultant",
            one.slug,
            one.name,
            last,
            every,
            _due(last, every, today, touch.holidays),
            one.manager,
            one.path,
            None,
            gone,
        )


def clients_to_call(missions: Iterable[Facts], touch: Touch, today: dt.date) -> Iterator[ToCall]:
    """The clients to be in touch with, and by when."""
    if not touch.clients:
        return
    for key, several in by_client(missions).items():
        if key in touch.left_alone or any(one.end >= today or not one.closed for one in several):
            continue  # what is over and not closed is asked for by itself
        newest = max(several, key=lambda one: (one.end, one.start, one.id))
        if any(one.keeps_in_touch for one in several):
            continue  # its checklist says when
        last = max(day for one in several for day in (one.last_entry, one.end) if day)
        last = min(last, today)
        yield ToCall(
            "client",
            slugify(newest.client) or newest.client,
            newest.client,
            last,
            touch.every,
            _due(last, touch.every, today, touch.holidays),
            newest.manager,
            newest.path,
            newest,
        )


def by_client(missions: Iterable[Facts]) -> dict[str, list[Facts]]:
    """The missions at each client, by what its names have in common."""
    found: dict[str, list[Facts]] = {}
    for one in missions:
        found.setdefault(client_key(one.client), []).append(one)
    return found


def in_order(several: Iterable[ToCall]) -> list[ToCall]:
    """Those that are due first come first; of one day, by name."""
    return sorted(several, key=lambda one: (one.due, slugify(one.name), one.side))


def _due(last: dt.date | None, every: Duration, today: dt.date, region: Region) -> dt.date:
    if last is None:
        return today
    try:
        return next_worked(add(last, every), region)
    except OutOfCalendar:
        return dt.date.max
