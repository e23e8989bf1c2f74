from __future__ import annotations

from typing import Any

import pytest
from tests.unit.core.missions import day

from mission_cli.core.objectives import DraftObjective, bare_target, direction, lacks, pace, side_command, standing

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


def aim(target: str | None, better: str | None = None, specific: str = "Do it", measure: str | None = None) -> Any:
    return DraftObjective(specific, measure, target, better=better)  # type: ignore[arg-type]  # as a file says it


@pytest.mark.parametrize(
    ("one", "side"),
    [
        (aim("4", "less"), "less"),
        (aim("4", "more"), "more"),
        (aim("≤ 4"), "less"),
        (aim("at most 5"), "less"),
        (aim("moins de 5 jours"), "less"),
        (aim("au moins 9"), "more"),
        (aim("0"), "less"),
        (aim("4"), None),
        (aim(None), None),
        (aim("signed"), None),
        (aim("5", None, "Reduce the defects", "defects per release"), "less"),
        (aim("5", None, "Réduire les anomalies", "anomalies par version"), "less"),
        (aim("5", None, "Réduire les anomalies"), "less"),
        (aim("90", None, "Augmenter la couverture", "couverture des tests, en %"), "more"),
        # What is measured is something else: nobody knows.
        (aim("12", None, "Reduce the defects", "procedures written"), None),
        (aim("30 %", None, "Réduire les coûts", "réduction des coûts"), None),
        (aim("-30 %", None, "Réduire les coûts"), None),
        (aim("3", None, "Write guides to reduce the defects", "guides"), None),
    ],
)
def test_which_way_is_better(one: Any, side: str | None) -> None:
    assert direction(one) == side


@pytest.mark.parametrize(
    ("one", "reached", "how"),
    [
        (aim("5", "less"), "9", "short"),
        (aim("4", "less"), "3", "reached"),
        (aim("0"), "4", "short"),
        (aim("5", "more"), "9", "reached"),
        (aim("17", "more"), "15", "short"),
        (aim("5"), "9", "unsure"),
        (aim("5"), "5", "reached"),  # the target itself, whichever way is better
        (aim("moins de 5"), "5", "short"),
        (aim("≤ 5"), "5", "reached"),
        (aim("30 %", "more"), "40 %", "reached"),
        (aim("30 %", "more"), "28", "short"),
        (aim("30 %", "more"), "40 EUR", "unsure"),
        (aim("10 000 EUR", "less"), "9 500 €", "reached"),
        (aim("4,5", "more"), "4.6", "reached"),
        (aim("60 %", "more"), "2/3", "reached"),
        (aim("1 200", "more"), "1.300", "unsure"),
        (aim("signed off"), "Signed  off", "reached"),
        (aim("signed off"), "drafted", "unsure"),
        (aim("?"), "?", "unsure"),
        (aim("5", "more"), None, "none"),
        (aim(None), "5", "unsure"),
    ],
)
def test_how_a_figure_stands(one: Any, reached: str | None, how: str) -> None:
    assert standing(one, reached) == how


@pytest.mark.parametrize(
    ("one", "figures", "expected"),
    [
        (aim("17", "more"), [("2026-10-01", "11"), ("2026-10-15", "13")], "2026-11-12"),
        (aim("0"), [("2026-10-01", "8"), ("2026-10-11", "4")], "2026-10-21"),
        (aim("17", "more"), [("2026-10-01", "11")], None),  # one figure carries no rate
        (aim("17"), [("2026-10-01", "11"), ("2026-10-15", "13")], None),  # nor does a way nobody knows
        (aim("17", "more"), [("2026-10-01", "13"), ("2026-10-15", "11")], None),
        (aim("17", "more"), [("2026-10-01", "9"), ("2026-10-15", "13"), ("2026-10-29", "13")], None),  # it stands still
        (aim("17", "more"), [("2026-10-01", "11"), ("2026-10-15", "17")], None),
        (aim("17", "more"), [("2026-10-01", "11"), ("2026-10-15", "many")], None),
        (aim("9000000", "more"), [("2026-10-01", "1"), ("2026-10-15", "2")], None),  # past every calendar
    ],
)
def test_the_day_a_target_is_reached_at_this_rate(
    one: Any, figures: list[tuple[str, str]], expected: str | None
) -> None:
    assert pace(one, [(day(when), text) for when, text in figures]) == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("≤ 4", ("4", "less")),
        (">= 9 %", ("9 %", "more")),
        ("4", ("4", None)),
        ("au plus 4", ("au plus 4", None)),
        ("<= x", ("<= x", None)),
    ],
)
def test_a_target_with_its_sign(text: str, found: tuple[str, str | None]) -> None:
    assert bare_target(text) == found


@pytest.mark.parametrize(
    ("mission_id", "command"),
    [
        ("acme-order-data", "mission contract acme-order-data --better feeds=less|more"),
        ("a $(touch x)", "mission contract 'a $(touch x)' --better feeds=less|more"),
        ("-n", "mission contract --better feeds=less|more -- -n"),
        (None, "mission contract {id} --better feeds=less|more"),
    ],
)
def test_the_command_that_says_which_way_is_better_takes_any_id(mission_id: str | None, command: str) -> None:
    assert side_command(mission_id, "feeds") == command
