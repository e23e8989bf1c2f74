"""How missions came to an end: renewed, ended by whom, announced how long before, with which objectives reached."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, get_args

from mission_cli.core.amendments import put_off
from mission_cli.core.dates import OutOfCalendar, subtract
from mission_cli.core.model.choices import Case
from mission_cli.core.stats.figure import Figure, Period, counted, median_days, share

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts

CASES: Final = get_args(Case)
SIDES: Final = CASES[1:]
AHEAD: Final = dt.timedelta(weeks=8)
NONE_SAID: Final = "none"


def ended(missions: Sequence[Facts], period: Period) -> list[Facts]:
    """Those whose last day is in the period."""
    return [one for one in missions if period.holds(one.end)]


def renewals(missions: Sequence[Facts], period: Period) -> list[Figure]:
    """How many of those that ended or were renewed in the period were renewed, each mission once."""
    renewed = {one.path for one in missions if any(period.holds(day) for day in renewed_on(one))}
    either = renewed | {one.path for one in ended(missions, period)}
    return [share("renewed", len(renewed), len(either))]


def renewed_on(mission: Facts) -> Iterator[dt.date]:
    """The days of the amendments that gave a later end. What the first one moved, not every file says: there, it counts,
    unless a side had ended the mission."""
    return put_off(mission.amendments, mission.first_end, mission.opened if mission.case in SIDES else None)


def ends(missions: Sequence[Facts], period: Period) -> list[Figure]:
    """How many ended, in which case; before the agreed day, on whose side; seen how long before."""
    over = ended(missions, period)
    early = [one for one in over if one.end < one.agreed_end]
    seen = [one for one in over if (first := announced(one, steps=True)) and first <= one.end - AHEAD]
    return [
        counted("ended", len(over)),
        *_by_case("ended-case", over, CASES),
        share("ended-early", len(early), len(over)),
        *_by_case("ended-early-case", early, SIDES),
        share("ends-seen", len(seen), len(over)),
    ]


def _by_case(key: str, over: Sequence[Facts], always: Sequence[str]) -> Iterator[Figure]:
    counts = Counter(one.case or NONE_SAID for one in over)
    for case in (*CASES, NONE_SAID):
        if over and (counts[case] or case in always):
            yield share(key, counts[case], len(over), group=case)


def announced(mission: Facts, *, steps: bool = False) -> dt.date | None:
    """The first day that says the end was known: its checklist opened, the decision to end; with `steps` a step before it.

    What was said before the last renewal was about an earlier end.
    """
    said = [
        mission.opened,
        mission.decided if mission.decision == "end" else None,
        mission.first_step if steps else None,
    ]
    since = max(renewed_on(mission), default=dt.date.min)
    return min((day for day in said if day and day >= since), default=None)


def notices(missions: Sequence[Facts], period: Period) -> list[Figure]:
    """The days from the announcement to the last day of missions that one side ended, and whether the notice was kept.

    What was written down after the last day says nothing of the notice.
    """
    over = [one for one in ended(missions, period) if one.case in SIDES]
    told = [(one, day) for one in over if (day := announced(one)) and day <= one.end]
    agreed = [(one, day) for one, day in told if one.notice]
    kept = sum(_kept(one, day) for one, day in agreed)
    return [
        median_days("notice-days", [(one.end - day).days for one, day in told]),
        share("notice-kept", kept, len(agreed)),
    ]


def _kept(mission: Facts, day: dt.date) -> bool:
    try:
        return mission.notice is not None and day <= subtract(mission.end, mission.notice)
    except OutOfCalendar:
        return False


def objectives(missions: Sequence[Facts], period: Period) -> list[Figure]:
    """Of the missions that ended, the objectives that reached their target."""
    over = [one.objectives for one in ended(missions, period)]
    return [share("objectives-reached", sum(reached for _, reached in over), sum(count for count, _ in over))]


def reasons(missions: Sequence[Facts], period: Period) -> list[tuple[str, str, int]]:
    """Why missions ended, as it was written: case, reason, how often; by case, then in the order of letters."""
    counts = Counter((one.case or NONE_SAID, one.reason) for one in ended(missions, period) if one.reason)
    return sorted((case, reason, count) for (case, reason), count in counts.items())
