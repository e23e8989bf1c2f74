"""What was heard: scores by quarter, feedback given in each direction, check-ins held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from mission_cli.core.dates import add
from mission_cli.core.stats.figure import HEARD, SPOKEN_OF, Figure, Period, quarter_of, share

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.core.dates import Duration
    from mission_cli.core.facts import Facts

PARTIES: Final = ("client", "consultant", "manager")
DIRECTIONS: Final = tuple(f"{one}>{other}" for one in PARTIES for other in PARTIES if one != other)
SATISFACTION: Final = "satisfaction"


def satisfaction(missions: Sequence[Facts], period: Period) -> list[Figure]:
    """The mean of satisfaction questionnaires by quarter, each one counted once by the mean of its own scores."""
    return _by_quarter("satisfaction", PARTIES[:2], _questionnaires(missions), period)


def feedback_scores(missions: Sequence[Facts], period: Period) -> list[Figure]:
    """The mean of the scores of feedback by quarter, by who gave it."""
    heard = (
        (sender, day, one.slug, float(score))
        for one in missions
        for day, sender, _, score in one.feedback
        if score is not None
    )
    return _by_quarter("feedback-score", PARTIES, heard, period)


def _questionnaires(missions: Sequence[Facts]) -> Iterator[tuple[str, dt.date, str, float]]:
    for one in missions:
        for day, name, sender, scores in one.answers:
            if name == SATISFACTION and scores:
                yield sender, day, one.slug, sum(score for _, score in scores) / len(scores)


def _by_quarter(
    key: str, parties: Sequence[str], heard: Iterator[tuple[str, dt.date, str, float]], period: Period
) -> list[Figure]:
    """Each party that said something, in every quarter of the period; a mean only where it is of several people."""
    said: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for party, day, consultant, score in heard:
        if period.holds(day):
            said[party, quarter_of(day)].append((consultant, score))
    spoke = {party for party, _ in said}
    return [
        _mean(key, party, quarter, said.get((party, quarter), []))
        for party in parties
        if party in spoke
        for quarter in (quarter_of(part.first) for part in period.quarters())
    ]


def _mean(key: str, party: str, quarter: str, said: Sequence[tuple[str, float]]) -> Figure:
    enough = len(said) >= HEARD and len({consultant for consultant, _ in said}) >= SPOKEN_OF
    mean = round(sum(score for _, score in said) / len(said), 2) if enough else None
    return Figure(key, "score", mean, len(said), when=quarter, group=party)


def feedback_coverage(missions: Sequence[Facts], period: Period) -> list[Figure]:
    """The missions that ran in the period and had feedback in it: any, then each direction."""
    running = [one for one in missions if not period.part_of(one).empty]
    given = [{f"{sender}>{to}" for day, sender, to, _ in one.feedback if period.holds(day)} for one in running]
    return [
        share("feedback-given", sum(map(bool, given)), len(running)),
        *(
            share("feedback-direction", sum(direction in one for one in given), len(running), group=direction)
            for direction in DIRECTIONS
        ),
    ]


def checkin_coverage(missions: Sequence[Facts], period: Period, default: Duration) -> list[Figure]:
    """The check-ins held of those that the cadence asked for; a mission counts no more than it was asked."""
    held = due = 0
    for one in missions:
        days = period.part_of(one)
        if days.empty:
            continue
        asked = checkins_due(one.start, one.every or default, days)
        held += min(asked, sum(days.holds(day) for day, _ in one.checkins))
        due += asked
    return [share("checkins-held", held, due)]


def checkins_due(start: dt.date, every: Duration, days: Period) -> int:
    """How many of the days `start` + 1, 2, 3… cadences are among `days`."""
    if every.unit in ("day", "week"):
        step = every.count * (7 if every.unit == "week" else 1)
        return max(0, ((days.after - start).days - 1) // step) - max(0, ((days.first - start).days - 1) // step)
    found, times = 0, 1
    while (day := add(start, every, times)) < days.after:
        found += day >= days.first
        times += 1
    return found
