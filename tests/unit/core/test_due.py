from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.unit.core.missions import TODAY, day, summary

from mission_cli.core.due import Due, due
from mission_cli.core.facts import Facts
from mission_cli.core.status import Bands
from mission_cli.core.working_days import DaysOff

OFF = DaysOff("weekends-only")
UNTIL = day("2027-01-16")


def one(**changes: Any) -> Due:
    (found,) = due([summary(**changes)], TODAY, UNTIL, Bands(), OFF)
    return found


def missing(**changes: Any) -> list[Any]:
    """The codes of what is missing; with its number where there are several."""
    return [code if count == 1 else (code, count) for code, count in one(**changes).missing]


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"end": "2027-01-16"}, True),  # the horizon's last day
        ({"end": "2027-01-17"}, False),
        ({"end": "2026-11-21"}, True),
        ({"end": "2026-11-20"}, True),
        ({"end": "2020-01-01", "start": "2019-01-01"}, True),  # never silently dropped
        ({"end": "2020-01-01", "start": "2019-01-01", "closed": "2020-01-02"}, False),
        ({"end": "2026-12-18", "closed": "2026-11-01"}, False),
        ({"end": "2026-12-18", "start": "2026-12-01"}, True),  # not begun yet, and soon over
    ],
)
def test_what_is_within_the_horizon(changes: dict[str, Any], shown: bool) -> None:
    assert bool(due([summary(**changes)], TODAY, UNTIL, Bands(), OFF)) is shown


def test_a_mission_past_its_end_is_there_whatever_the_horizon() -> None:
    past = summary(end="2026-11-20")
    assert [item.mission for item in due([past], TODAY, dt.date.min, Bands(), OFF)] == [past]


def test_the_earliest_end_comes_first_and_one_day_goes_by_id() -> None:
    missions = [
        summary(id="b", end="2026-12-18"),
        summary(id="c", end="2026-11-25"),
        summary(id="a", end="2026-12-18"),
        summary(id="d", end="2026-11-01"),
    ]
    assert [item.mission.id for item in due(missions, TODAY, UNTIL, Bands(), OFF)] == ["d", "c", "a", "b"]


def test_of_no_missions_none_is_due() -> None:
    assert due([], TODAY, UNTIL, Bands(), OFF) == []


def test_what_is_computed_of_an_end() -> None:
    found = one(case="completed")
    assert (found.days_left, found.decision_date, found.band, found.status) == (
        27,
        day("2026-11-04"),
        "watch",
        "offboarding",
    )
    assert one(end="2026-11-20").days_left == -1
    assert one(end="2026-11-21").days_left == 0


BOTH = {"renewal_client": "wanted", "renewal_consultant": "wanted"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"end": "2027-01-16"}, ["renewal-client", "renewal-consultant"]),  # later, and nothing to decide yet
        ({"end": "2027-01-04"}, ["decision", "renewal-client", "renewal-consultant"]),  # the day to decide is today
        ({"end": "2027-01-16", "renewal_client": "wanted"}, ["renewal-consultant"]),
        ({"end": "2027-01-16", "renewal_client": "undecided"}, ["renewal-client", "renewal-consultant"]),
        ({"end": "2027-01-16", "last_checkin": None, **BOTH}, ["renewal", "checkin"]),
        ({"start": "2026-12-01", "last_checkin": None, **BOTH}, ["renewal"]),  # not begun: no check-in to hold
        ({"end": "2026-12-18", **BOTH}, ["renewal"]),  # wanted by both: the paper is missing, not a checklist
        ({"end": "2026-12-18", "renewal_client": "declined"}, ["offboarding", "next"]),
        ({"end": "2026-12-18", "case": "completed"}, ["next"]),
        ({"end": "2026-12-18", "case": "completed", **BOTH}, ["next"]),  # a checklist begun settles it
        (
            {"case": "completed", "equipment_out": 2, "access_open": 1, "tasks_todo": 5},
            [("equipment", 2), "access", ("tasks", 5), "next"],
        ),
        ({"end": "2027-01-16", "equipment_out": 2, "case": "completed"}, ["next"]),  # too early to take things back
        ({"end": "2026-11-20", "case": "completed"}, ["closing", "next"]),
        ({"end": "2026-11-20", **BOTH}, ["closing", "renewal"]),
    ],
)
def test_what_is_missing(changes: dict[str, Any], expected: list[Any]) -> None:
    assert missing(**changes) == expected


def following(*others: Facts) -> str | None:
    found = next(
        item
        for item in due([summary(case="completed"), *others], TODAY, dt.date.max, Bands(), OFF)
        if item.mission.id == "m"
    )
    return found.next_mission


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"start": "2027-01-04", "end": "2027-06-30"}, "n"),
        ({"start": "2026-12-01", "end": "2027-06-30"}, "n"),  # an overlap of a few days is still what comes next
        ({"start": "2026-03-02", "end": "2027-06-30"}, None),  # begun with this one: it goes on, it is not next
        ({"start": "2026-06-01", "end": "2026-12-18"}, None),  # over with this one
        ({"start": "2027-01-04", "end": "2027-06-30", "closed": "2026-11-01"}, None),  # called off
        ({"start": "2027-01-04", "end": "2027-06-30", "consultant": "Marc Petit"}, None),
        ({"start": "2027-01-04", "end": "2027-06-30", "consultant": "LEA  MARTIN"}, "n"),  # one person, typed twice
    ],
)
def test_the_same_persons_next_mission(changes: dict[str, Any], expected: str | None) -> None:
    assert following(summary(id="n", **changes)) == expected


def test_of_several_next_missions_the_first_to_start() -> None:
    later = summary(id="a", start="2027-03-01", end="2027-12-31")
    sooner = summary(id="z", start="2027-01-04", end="2027-12-31")
    assert following(later, sooner) == "z"
