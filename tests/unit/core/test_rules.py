from __future__ import annotations

from typing import Any

import pytest
from tests.unit.core.missions import mission

from mission_cli.core.rules import mission_problems
from mission_cli.errors import Problem

MART = {"start": "2026-03-02", "end": "2026-12-18"}
TASK = {"id": "t", "title": "Hand over"}


def problems(**changes: Any) -> list[Problem]:
    """Of a mission that needs no contract with a client: what that must hold is in test_rules_contract.py."""
    return mission_problems(mission(**{"kind": "internal", **changes}))


def said(**changes: Any) -> list[tuple[str, Any]]:
    return [(problem.code, problem.at) for problem in problems(**changes)]


def test_a_mission_in_order_has_no_problem() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("start", "end", "suggest"),
    [
        ("2026-03-02", "2025-12-18", "2026-12-18"),  # last year's number
        ("2026-11-02", "2026-01-29", "2027-01-29"),  # over New Year
        ("2026-03-02", "2024-02-29", ""),  # a 29 February that neither year has
        ("2027-03-02", "2024-02-29", "2028-02-29"),
    ],
)
def test_an_end_before_the_start_offers_the_year_that_was_meant(start: str, end: str, suggest: str) -> None:
    assert problems(contract={"start": start, "end": end}) == [
        Problem("E-DATES", ("contract", "end"), {"start": start, "suggest": suggest})
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"contract": {"start": "2026-12-18", "end": "2026-12-18"}}, []),  # a mission of one day
        ({"offboarding": {"case": "completed", "ends": "2026-03-02"}}, []),
        ({"offboarding": {"case": "completed", "ends": "2026-03-01"}}, [("E-ENDS", ("offboarding", "ends"))]),
        ({"equipment": [{"id": "pc", "item": "PC", "lent": "2026-03-02", "returned": "2026-03-02"}]}, []),
        (
            {"equipment": [{"id": "pc", "item": "PC", "lent": "2026-03-02", "returned": "2026-03-01"}]},
            [("E-RETURNED", ("equipment", 0, "returned"))],
        ),
        ({"equipment": [{"id": "pc", "item": "PC", "returned": "2020-03-01"}]}, []),  # nobody knows since when
        (
            {
                "access": [
                    {"id": "a", "system": "A"},
                    {"id": "b", "system": "B", "granted": "2026-04-01", "revoked": "2026-03-01"},
                ]
            },
            [("E-RETURNED", ("access", 1, "revoked"))],
        ),
    ],
)
def test_days_that_agree(changes: dict[str, Any], expected: list[Any]) -> None:
    assert said(**changes) == expected


ITEMS: dict[str, Any] = {
    "objectives": {"specific": "S", "measure": "m", "target": "1", "due": "2026-12-01"},
    "equipment": {"item": "PC"},
    "access": {"system": "A"},
}


@pytest.mark.parametrize("section", ITEMS)
def test_an_id_twice_in_a_list(section: str) -> None:
    items = [{"id": name, **ITEMS[section]} for name in ("one", "two", "one")]
    assert problems(**{section: items}) == [Problem("E-ID-DOUBLE", (section, 2, "id"), {"id": "one"})]


@pytest.mark.parametrize("section", ["deliverables", "milestones"])
def test_an_id_twice_in_the_contract(section: str) -> None:
    more = {"acceptance": "seen"} if section == "deliverables" else {}
    twice = {**MART, section: [{"id": "one", "title": name, **more} for name in "AB"]}
    assert said(contract=twice) == [("E-ID-DOUBLE", ("contract", section, 1, "id"))]


@pytest.mark.parametrize("section", ["onboarding", "offboarding"])
def test_an_id_twice_in_a_checklist(section: str) -> None:
    checklist = {"tasks": [TASK, TASK]} | ({"case": "completed"} if section == "offboarding" else {})
    assert said(**{section: checklist}) == [("E-ID-DOUBLE", (section, "tasks", 1, "id"))]


def test_one_id_may_stand_in_two_lists() -> None:
    both = {section: [{"id": "one", **ITEMS[section]}] for section in ITEMS}
    assert said(**both) == []


def note(**changes: Any) -> dict[str, Any]:
    return {"type": "note", "date": "2026-06-01", "text": "x", **changes}


def test_an_entrys_id_is_unique_over_all_lanes_and_may_be_left_out() -> None:
    journal = {"lea-martin": [note(id="aaaa1111"), note()], "sofia-bernard": [note(), note(id="aaaa1111")]}
    assert said(journal=journal) == [("E-ID-DOUBLE", ("journal", "sofia-bernard", 1, "id"))]


def test_a_lane_is_named_by_a_slug() -> None:
    assert problems(journal={"Léa Martin": None, "lea-martin": []}) == [
        Problem("E-LANE", ("journal", "Léa Martin"), {"lane": "Léa Martin", "suggest": "lea-martin"}, on_key=True)
    ]


def test_what_was_reached_is_of_an_objective() -> None:
    checkin = {"type": "checkin", "date": "2026-06-01", "reached": {"feeds": "3", "fedes": "4"}}
    found = problems(
        objectives=[{"id": "feeds", **ITEMS["objectives"]}, {"id": "run", **ITEMS["objectives"]}],
        journal={"lea-martin": [note(), checkin]},
    )
    at = ("journal", "lea-martin", 1, "reached", "fedes")
    assert found == [Problem("W-REACHED", at, {"id": "fedes", "known": "feeds, run"}, on_key=True)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"due": "2026-12-18"}, []),
        ({"due": "2026-12-19"}, [("W-OBJECTIVE-LATE", ("objectives", 0, "due"))]),
        ({"measure": None}, [("W-OBJECTIVE-MEASURE", ("objectives", 0, "id"))]),
        ({"target": None}, [("W-OBJECTIVE-TARGET", ("objectives", 0, "id"))]),
        ({"due": None}, [("W-OBJECTIVE-DUE", ("objectives", 0, "id"))]),
    ],
)
def test_an_objective_that_is_not_smart_is_a_warning(changes: dict[str, Any], expected: list[Any]) -> None:
    objective = {"id": "one", **ITEMS["objectives"], **changes}
    assert said(objectives=[{key: value for key, value in objective.items() if value}]) == expected


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("6 days", ["W-CADENCE-TIGHT"]),
        ("1 week", []),
        ("7 days", []),
        ("2 months", []),
        ("8 weeks", []),
        ("9 weeks", ["W-CADENCE-LOOSE"]),
        ("3 months", ["W-CADENCE-LOOSE"]),
    ],
)
def test_a_cadence_between_a_week_and_two_months(every: str, expected: list[str]) -> None:
    assert [problem.code for problem in problems(followup={"every": every})] == expected


def test_a_task_left_out_says_why() -> None:
    tasks = [{**TASK, "id": "a", "state": "n/a"}, {**TASK, "id": "b", "state": "n/a", "why": "no badge was lent"}]
    assert said(onboarding={"tasks": tasks}) == [("W-TASK-WHY", ("onboarding", "tasks", 0, "state"))]


@pytest.mark.parametrize(
    ("back", "expected"),
    [({}, "pc, git"), ({"returned": "2026-12-18"}, "git")],
)
def test_closed_while_something_is_out(back: dict[str, str], expected: str) -> None:
    found = problems(
        closed="2026-12-20 by sofia-bernard",
        equipment=[{"id": "pc", "item": "PC", **back}],
        access=[{"id": "git", "system": "GitLab"}],
    )
    assert found == [Problem("W-CLOSED-OUT", ("closed",), {"ids": expected})]


def test_errors_come_before_warnings() -> None:
    found = problems(
        objectives=[{"id": "one", "specific": "S"}], access=[{"id": "a", "system": "A"}, {"id": "a", "system": "B"}]
    )
    levels = [problem.code[0] for problem in found]
    assert levels == sorted(levels)
    assert set(levels) == {"E", "W"}
