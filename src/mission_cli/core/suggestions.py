"""Where somebody who is free could go, and who could take over a mission: facts that are recorded, and why each is said.

No score: what is said is a tag, a word that was heard, a mission that was; the order is by rules that are shown. Words are
compared without capitals, accents and a plural's last letter, and a skill of several words is found where they follow one
another.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mission_cli.core.calendar_names import fold
from mission_cli.core.clients import client_key
from mission_cli.core.kinds import CLIENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mission_cli.core.facts import Facts
    from mission_cli.core.free import Free
    from mission_cli.core.people_known import Person

HEARD_WITHIN: Final = 365
"""Days after which a need that was heard is no longer suggested."""
LEAST: Final = 2
"""Letters of a skill that is looked for in a text: `C` and `R` are letters of too many other words."""
Words: TypeAlias = str
"""Words as they are compared, a space before each and one at the end, so that a phrase is a part of a text; "" for none."""


class Lead(NamedTuple):
    """Somewhere a person could go, with what speaks for it.

    `heard` is what was heard (None: the client itself is the lead), `day` the day of that, or of the newest entry about the
    client's missions. `mission` is where it was heard, or the newest mission with the tags that are shared. `named` are the
    person's skills that the text holds, `tags` the missions' tags that are among the skills, `own` the newest mission that
    the person had at this client.
    """

    client: str
    contact: str | None
    day: dt.date | None
    heard: str | None
    mission: Facts
    named: tuple[str, ...]
    tags: tuple[str, ...]
    own: Facts | None


class Substitute(NamedTuple):
    """Somebody free by the day a mission loses its consultant, with the mission's tags that are among the skills."""

    free: Free
    tags: tuple[str, ...]
    own: Facts | None


# Words ---------------------------------------------------------------------------------------------------------------


@cache
def words(text: str) -> Words:
    """The words of a text, as they are compared: `Réseaux radio` gives ` reseau radio `. Signs that make another word of
    it stay: `C#`, `C++`, `.NET`, `R&D`."""
    found = map(_singular, _WORD.findall(fold(text)))
    return f" {joined} " if (joined := " ".join(found)) else ""


_WORD: Final = re.compile(r"\b\w&\w\b|(?<!\w)\.[^\W\d][\w+#]*|[\w+#]+")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word  # `gas`, `bus` are whole words


def within(phrase: Words, text: Words) -> bool:
    """Whether the words of a phrase follow one another in a text."""
    return bool(phrase) and phrase in text


def alike(skill: str, tag: str) -> bool:
    """Whether a tag and a skill speak of one thing: the words of one are in the other."""
    ours, theirs = words(skill), words(tag)
    return within(theirs, ours) or within(ours, theirs)


def shared(tags: Iterable[str], skills: Sequence[str]) -> tuple[str, ...]:
    """The tags that are among the skills, none twice, as they stand."""
    return once(tag for tag in tags if any(alike(skill, tag) for skill in skills))


def once(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags, those with the same words once, as the first of them is written."""
    found: dict[Words, str] = {}
    for tag in tags:
        found.setdefault(words(tag), tag)
    return tuple(found.values())


def named(said: Words, skills: Iterable[str]) -> tuple[str, ...]:
    """The skills whose words were said."""
    return tuple(skill for skill in skills if within(_phrase(skill), said))


def _phrase(skill: str) -> Words:
    """The words of a skill as they are looked for in a text; "" for too few letters."""
    found = words(skill)
    return found if len(found.replace(" ", "")) >= LEAST else ""


# For a person --------------------------------------------------------------------------------------------------------


class Heard(NamedTuple):
    """A need that was heard, where, its words, and the tags of the mission by their words."""

    day: dt.date
    what: str
    mission: Facts
    client: str
    said: Words
    tags: dict[Words, str]


class Ground(NamedTuple):
    """What all leads are found in: missions at clients that have begun, newest first, and what was heard.

    `by_client` is by `client_key`, `by_person` by slug and then by client; `tags` are those of clients' missions, by words
    and then by client, as they are written there; `every` is all tags.
    """

    by_client: dict[str, list[Facts]]
    by_person: dict[str, dict[str, Facts]]
    tags: dict[Words, dict[str, str]]
    every: tuple[str, ...]
    heard: list[Heard]
    today: dt.date

    def own(self, slug: str, client: str) -> Facts | None:
        """The newest mission somebody had at a client."""
        return self.by_person.get(slug, {}).get(client_key(client))


class Leads(NamedTuple):
    """Where a person could go; `heard` and `clients` count all leads of the two kinds, also those that were not asked for."""

    several: list[Lead]
    heard: int
    clients: int


def ground(facts: Iterable[Facts], today: dt.date) -> Ground:
    """The clients that are known, and what was heard in any mission in the year until today.

    A mission that is to come names its consultant: it is nobody else's to take, and makes no client known.
    """
    known = list(facts)
    begun = [one for one in known if one.kind == CLIENT and one.start <= today]
    by_client: dict[str, list[Facts]] = {}
    by_person: dict[str, dict[str, Facts]] = {}
    tags: dict[Words, dict[str, str]] = {}
    for one in sorted(begun, key=lambda one: (one.end, one.id), reverse=True):
        client = client_key(one.client)
        by_client.setdefault(client, []).append(one)
        by_person.setdefault(one.slug, {}).setdefault(client, one)
        for tag in one.tags:
            tags.setdefault(words(tag), {}).setdefault(client, tag)
    heard = [
        _said(day, what, one)
        for one in known
        for day, what in one.opportunities
        if 0 <= (today - day).days <= HEARD_WITHIN
    ]
    heard.sort(key=lambda each: (-each.day.toordinal(), each.client, each.mission.id, each.what))
    every = dict.fromkeys(tag for one in (*begun, *(each.mission for each in heard)) for tag in one.tags)
    return Ground(by_client, by_person, tags, tuple(every), heard, today)


def _said(day: dt.date, what: str, mission: Facts) -> Heard:
    return Heard(
        day, what, mission, client_key(mission.client), words(what), {words(tag): tag for tag in once(mission.tags)}
    )


def leads(person: Person, known: Ground, most: int | None = None) -> Leads:
    """Where a person could go: what was heard, newest first; then clients, by shared tags, most first, then by name.

    At most `most` of each of the two.
    """
    theirs = dict.fromkeys(words(tag) for tag in shared(known.every, person.skills))
    heard = _heard(person, known, theirs)
    by_client: dict[str, list[str]] = {client: [] for client in known.by_person.get(person.slug, {})}
    for tag in theirs:
        for client, written in known.tags.get(tag, {}).items():
            by_client.setdefault(client, []).append(written)
    clients = sorted(by_client, key=lambda client: (-len(by_client[client]), client))
    several = [_client(person, known, client, tuple(by_client[client])) for client in clients[:most]]
    return Leads([*(_need(person, known, one, theirs) for one in heard[:most]), *several], len(heard), len(clients))


def _heard(person: Person, known: Ground, theirs: dict[Words, None]) -> list[Heard]:
    """The needs for which something speaks."""
    mine = known.by_person.get(person.slug, {})
    phrases = [phrase for skill in person.skills if (phrase := _phrase(skill))]
    return [
        one
        for one in known.heard
        if one.client in mine or not theirs.keys().isdisjoint(one.tags) or any(phrase in one.said for phrase in phrases)
    ]


def _need(person: Person, known: Ground, one: Heard, theirs: dict[Words, None]) -> Lead:
    said = named(one.said, person.skills)
    tags = tuple(tag for key, tag in one.tags.items() if key in theirs)
    own = known.own(person.slug, one.mission.client)
    return Lead(one.mission.client, one.mission.contact, one.day, one.what, one.mission, said, tags, own)


def _client(person: Person, known: Ground, client: str, tags: tuple[str, ...]) -> Lead:
    several = known.by_client[client]
    own = known.by_person.get(person.slug, {}).get(client)
    wanted = set(map(words, tags))
    newest = next((one for one in several if not wanted.isdisjoint(map(words, one.tags))), several[0])
    days = [one.last_entry for one in several if one.last_entry and one.last_entry <= known.today]
    contact = newest.contact or next((one.contact for one in several if one.contact), None)
    return Lead(newest.client, contact, max(days, default=None), None, newest, (), tags, own)


# For a mission -------------------------------------------------------------------------------------------------------


def substitutes(mission: Facts, free: Sequence[Free], known: Ground, by: dt.date) -> list[Substitute]:
    """Who is free by a day, inclusive, with a skill that the mission asks for or a mission at its client: by day, then name.

    Not its own consultant. `free` is in that order already.
    """
    found = []
    for one in free:
        if one.person.slug == mission.slug or not (one.now or (one.since and one.since <= by)):
            continue
        tags = shared(mission.tags, one.person.skills)
        own = known.own(one.person.slug, mission.client)
        if tags or own:
            found.append(Substitute(one, tags, own))
    return found
