"""Where one consultant stands on a day: the missions that run, come and are over, and from when on the person is free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person

_DAY = dt.timedelta(days=1)


class Standing(NamedTuple):
    """The missions of one person around a day, by their starts, and availability.

    `free_from` is the first day, that day or later, that no signed client mission covers; `free_since` is when that
    began, where it is that day already: the day after the last one covered, else the first day with the firm, if known.
    `free_until` is the last day before the next signed client mission. The person is not asked: leave ends no mission.
    """

    running: tuple[Facts, ...]
    coming: tuple[Facts, ...]
    over: tuple[Facts, ...]
    free_from: dt.date
    free_since: dt.date | None
    free_until: dt.date | None


def standing(missions: Iterable[Facts], person: Person | None, day: dt.date) -> Standing:
    """Where somebody with these missions stands on `day`."""
    ordered = sorted(missions, key=lambda one: (one.start, one.end, one.id))
    covering = [one for one in ordered if one.kind == "client" and one.signed]
    free_from = day
    for one in covering:  # by their starts: whatever begins later cannot cover an earlier day
        if one.start <= free_from <= one.end:
            free_from = one.end + _DAY
    past = [one.end + _DAY for one in covering if one.end < day]
    joined = [person.joined] if person and person.joined and person.joined <= day else []
    later = [one.start - _DAY for one in covering if one.start > free_from]
    return Standing(
        running=tuple(one for one in ordered if one.start <= day <= one.end),
        coming=tuple(one for one in ordered if one.start > day),
        over=tuple(one for one in ordered if one.end < day),
        free_from=free_from,
        free_since=max([*past, *joined], default=None) if free_from == day else None,
        free_until=min(later, default=None),
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
