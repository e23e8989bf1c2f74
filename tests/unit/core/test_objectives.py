from __future__ import annotations

from typing import Any

import pytest
from tests.unit.core.missions import day

from mission_cli.core.objectives import DraftObjective, lacks

END = day("2026-12-18")
SMART: dict[str, Any] = {"measure": "feeds", "target": "14", "due": day("2026-11-30"), "achievable": "two a month"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"due": END}, []),  # the last day is worked
        ({"due": day("2026-12-19")}, ["due-after-end"]),
        ({"measure": None}, ["measure"]),
        ({"target": None}, ["target"]),
        ({"due": None}, ["due"]),
        ({"achievable": None}, ["achievable"]),
        (dict.fromkeys(SMART), ["measure", "target", "due", "achievable"]),
    ],
)
def test_what_an_objective_lacks(changes: dict[str, Any], expected: list[str]) -> None:
    assert lacks(DraftObjective("Move the feeds", **(SMART | changes)), END) == expected
