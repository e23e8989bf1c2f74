"""Blockers by cause and time to solve."""

from __future__ import annotations

from tests.unit.core.facts import day, facts
from tests.unit.core.stats.test_figure import period

from mission_cli.core.stats.stuck import blockers

MARCH = period("2026-03-01", "2026-03-31")


def test_opened_solved_and_open() -> None:
    one = facts(
        blockers=(
            (day("2026-02-01"), ("communication",), day("2026-03-01")),  # solved in 28 days
            (day("2026-03-01"), ("communication", "step-blocked"), day("2026-03-11")),  # opened, solved in 10
            (day("2026-03-31"), (), day("2026-04-01")),  # opened, open when March ends
            (day("2026-01-01"), ("disagreement",), None),  # open
            (day("2026-04-01"), ("disagreement",), None),  # later
            (day("2026-03-20"), ("disagreement",), day("2026-03-10")),  # solved before it was opened: a slip
        )
    )
    found = {(one.key, one.group): (one.value, one.count, one.of) for one in blockers([one], MARCH)}
    assert found == {
        ("blockers-opened", None): (None, 3, None),
        ("blockers-cause", "step-blocked"): (None, 1, 3),
        ("blockers-cause", "communication"): (None, 1, 3),
        ("blockers-cause", "disagreement"): (None, 1, 3),
        ("blockers-cause", "none"): (None, 1, 3),
        ("blockers-solved", None): (19, 2, None),
        ("blockers-solved-cause", "communication"): (19, 2, None),
        ("blockers-solved-cause", "step-blocked"): (10, 1, None),
        ("blockers-open", None): (None, 2, None),
    }
