"""Every figure of a period, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.stats.bench_rate import bench_rates
from mission_cli.core.stats.ends import ends, notices, objectives, renewals
from mission_cli.core.stats.heard import checkin_coverage, feedback_coverage, feedback_scores, satisfaction
from mission_cli.core.stats.stuck import blockers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mission_cli.core.bench import Basis
    from mission_cli.core.dates import Duration
    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person
    from mission_cli.core.stats.figure import Figure, Period


class Section(NamedTuple):
    """Figures that are read together."""

    name: str
    figures: list[Figure]

    @property
    def empty(self) -> bool:
        """Whether nothing was there to count."""
        return not any(one.count or one.of for one in self.figures)


def sections(
    facts: Sequence[Facts], people: Sequence[Person], period: Period, every: Duration, basis: Basis
) -> list[Section]:
    """The figures, in the order they are shown. `every` is the cadence of check-ins where a mission names none.

    All but the bench rate are about missions of kind `client`.
    """
    clients = [one for one in facts if one.kind == "client"]
    return [
        Section("bench", bench_rates(facts, people, period, basis)),
        Section("renewals", renewals(clients, period)),
        Section("ends", ends(clients, period)),
        Section("notice", notices(clients, period)),
        Section("objectives", objectives(clients, period)),
        Section("checkins", checkin_coverage(clients, period, every)),
        Section("feedback", feedback_coverage(clients, period)),
        Section("scores", feedback_scores(clients, period)),
        Section("satisfaction", satisfaction(clients, period)),
        Section("blockers", blockers(clients, period)),
    ]
