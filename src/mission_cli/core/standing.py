"""Where one consultant stands on a day: the missions that run, come and are over, and from when on the person is free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.bench import LAST, begun, first_free, member
from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    from mission_cli.core.bench import Basis
    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person


class Standing(NamedTuple):
    """The missions of one person around a day, by their starts, and availability.

    `free_from` is the first day, that day or later, on which the person is with the firm and free as `core/bench.py` has
    it; None where that is never so. `free_since` is when that began, where it is that day already and anything says.
    `free_until` is the last day of it, None where nothing ends it. The person is not asked: leave ends no mission.
    """

    running: tuple[Facts, ...]
    coming: tuple[Facts, ...]
    over: tuple[Facts, ...]
    free_from: dt.date | None
    free_since: dt.date | None
    free_until: dt.date | None


def standing(missions: Iterable[Facts], person: Person | None, day: dt.date, basis: Basis) -> Standing:
    """Where somebody with these missions stands on `day`."""
    one = member(person, missions, basis)
    free = first_free(one, day.toordinal())
    since = begun(one, day.toordinal())
    now = free is not None and free[0] == day.toordinal()
    return Standing(
        running=tuple(each for each in one.missions if each.start <= day <= each.until),
        coming=tuple(each for each in one.missions if each.start > day),
        over=tuple(each for each in one.missions if each.until < day),
        free_from=dt.date.fromordinal(free[0]) if free else None,
        free_since=dt.date.fromordinal(since) if now and not one.unknown_before(since) else None,
        free_until=dt.date.fromordinal(free[1] - 1) if free and free[1] < LAST else None,
    )


def by_person(missions: Iterable[Facts]) -> dict[str, list[Facts]]:
    """The missions of each consultant, by the slug of the name."""
    found: dict[str, list[Facts]] = {}
    for one in missions:
        found.setdefault(one.slug, []).append(one)
    return found


def called(wanted: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """The slugs that `wanted` may mean, `names` being what each is called; accents and case aside.

    The whole slug or name, else the beginning of one, else the beginning of any word of one: `lea`, `martin`.
    """
    slug = slugify(wanted)
    if not slug:
        return []
    if slug in names:
        return [slug]
    slugs = {key: {key, *map(slugify, several)} for key, several in names.items()}
    for fits in (
        lambda one: one == slug,
        lambda one: one.startswith(slug),
        lambda one: f"-{slug}" in one,
    ):
        found = sorted(key for key, several in slugs.items() if any(map(fits, several)))
        if found:
            return found
    return []
