"""Who is free on a day, from the definition alone: one day, one question, inclusive days. Shares nothing with `core/bench.py`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mission_cli.core.working_days import Region, is_off

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person

ONE = dt.timedelta(days=1)
_LONGEST = 12  # days off in a row: no region has as many


def at_a_client(missions: Iterable[Facts], day: dt.date, today: dt.date, *, unsigned: bool = False) -> bool:
    """Whether a mission covers the day: it has begun by `today`, or it is signed, or unsigned ones count too."""
    return any(
        one.kind == "client"
        and (unsigned or one.signed or one.start <= today)
        and one.start <= day <= one.end
        and (one.closed is None or day <= one.closed)
        for one in missions
    )


def is_busy(
    missions: list[Facts], day: dt.date, today: dt.date, *, unsigned: bool = False, region: Region = "fr"
) -> bool:
    """As `at_a_client`; or nobody works on any day from the mission before to the one after."""
    if at_a_client(missions, day, today, unsigned=unsigned):
        return True
    return all(_next_is_busy(missions, day, today, step, unsigned=unsigned, region=region) for step in (-ONE, ONE))


def _next_is_busy(
    missions: list[Facts], day: dt.date, today: dt.date, step: dt.timedelta, *, unsigned: bool, region: Region
) -> bool:
    for _ in range(_LONGEST):
        if at_a_client(missions, day, today, unsigned=unsigned):
            return True
        if not is_off(day, region):
            return False
        day += step
    return False


def known_from(missions: Iterable[Facts], today: dt.date, since: dt.date | None = None) -> dt.date:
    """The first day anything is known of a person with these missions."""
    return min([one.start for one in missions] + [today] + ([since] if since else []))


def is_here(
    person: Person, missions: Iterable[Facts], day: dt.date, today: dt.date, since: dt.date | None = None
) -> bool:
    """Whether the person is with the firm, as far as anything is known."""
    return person.here(day) and day >= known_from(missions, today, since)


def is_free(person: Person, missions: list[Facts], day: dt.date, today: dt.date, since: dt.date | None = None) -> bool:
    """Whether the person is here and not busy."""
    return is_here(person, missions, day, today, since) and not is_busy(missions, day, today)
