"""A consultant named on the command line: by slug, by name, or by the beginning of either, with a profile or without."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.nearest import nearest
from mission_cli.core.slug import slugify
from mission_cli.core.standing import Standing, by_person, called, standing
from mission_cli.errors import InvalidDataError, NotFoundError, UsageError
from mission_cli.storage.workspace import text_of
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person
    from mission_cli.storage.workspace import Profile


class Known(NamedTuple):
    """Somebody the workspace knows: from a profile, from missions, or from both."""

    slug: str
    name: str
    person: Person | None
    missions: list[Facts]


class Consultants:
    """Everybody the workspace knows, by slug."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.people = {one.slug: one for one in session.people}

    @cached_property
    def missions(self) -> dict[str, list[Facts]]:
        """The missions of each, by slug."""
        return by_person(self._session.facts)

    @cached_property
    def without_profile(self) -> dict[str, str]:
        """Who is named by missions only: slug → name."""
        return {slug: several[-1].consultant for slug, several in self.missions.items() if slug not in self.people}

    def known(self, slug: str) -> Known:
        """What is known of one of them."""
        person = self.people.get(slug)
        return Known(slug, person.name if person else self.without_profile[slug], person, self.missions.get(slug, []))

    def find(self, wanted: str) -> Known:
        """Who is meant. Raises NotFoundError naming the candidates or the nearest."""
        names = {slug: (one.name,) for slug, one in self.people.items()}
        found = called(wanted, names) if slugify(wanted) in names else []
        if not found:
            names |= {slug: (name,) for slug, name in self.without_profile.items()}
            found = called(wanted, names)
        if len(found) == 1:
            return self.known(found[0])
        if found:
            raise NotFoundError("consultant.ambiguous", name=wanted[:60], names=", ".join(found[:8]))
        near = nearest(slugify(wanted), list(names))
        raise NotFoundError("consultant.unknown-near" if near else "consultant.unknown", name=wanted[:60], near=near)

    def standing(self, known: Known) -> Standing:
        """Where somebody stands today."""
        return standing(known.missions, known.person, self._session.today, self._session.basis)


def asked(session: Session, consultants: Consultants, wanted: str | None) -> Known:
    """Who is meant, or who is chosen on a terminal where nobody was named."""
    if wanted is not None:
        return consultants.find(wanted)
    if not session.interactive:
        raise UsageError("cli.missing", name="PERSON")
    from mission_cli.commands.typed.ask import choose

    slugs = [*consultants.people, *sorted(consultants.without_profile)]
    if not slugs:
        raise NotFoundError("consultant.nobody")
    options = [(slug, consultants.known(slug).name) for slug in slugs]
    return consultants.known(choose(t("consultant.ask-who"), options))


def profile_of(session: Session, known: Known) -> Profile:
    """The profile's file. Raises NotFoundError where there is none, InvalidDataError where it does not read."""
    path = session.workspace.profile_path(known.slug)
    if path is None:
        raise NotFoundError("consultant.no-profile", name=known.name)
    profile, findings = session.workspace.read_profile(path)
    if profile is None:
        sources = {session.workspace.relative(path): text_of(path, session.workspace.root)}
        raise InvalidDataError("consultant.unreadable", findings=findings, sources=sources, name=known.name)
    return profile
