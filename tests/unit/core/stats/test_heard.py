"""Scores, feedback in each direction, check-ins."""

from __future__ import annotations

import pytest
from tests.unit.core.facts import day, facts
from tests.unit.core.stats.test_figure import period

from mission_cli.core.dates import parse_duration
from mission_cli.core.facts import Facts
from mission_cli.core.stats.figure import Figure
from mission_cli.core.stats.heard import (
    checkin_coverage,
    checkins_due,
    feedback_coverage,
    feedback_scores,
    satisfaction,
)

QUARTER = period("2026-01-01", "2026-03-31")
FORTNIGHT = parse_duration("2 weeks")


def told(name: str, *scores: int | None, sender: str = "client", on: str = "2026-02-01") -> Facts:
    """A mission of a consultant of its own."""
    return facts(name, slug=name, feedback=tuple((day(on), sender, "consultant", score) for score in scores))


@pytest.mark.parametrize(
    ("missions", "mean"),
    [
        ([told("a", 5, 4), told("b", 3, 3), told("c", 5)], 4.0),
        ([told("a", 5, 4), told("b", 3, 3)], None),  # four scores
        ([told("a", 5, 4, 4), told("b", 3, 3)], None),  # two people
        ([told("a", 5, 4), told("b", 3, 3), told("c", None)], None),  # no score, no voice
    ],
)
def test_a_mean_only_of_five_scores_about_three_people(missions: list[Facts], mean: float | None) -> None:
    count = sum(score is not None for one in missions for *_, score in one.feedback)
    assert feedback_scores(missions, QUARTER) == [
        Figure("feedback-score", "score", mean, count, when="2026-Q1", group="client")
    ]


def test_three_missions_of_one_person_make_no_mean() -> None:
    missions = [told(name, 4, 4).with_(slug="lea-martin") for name in "abc"]
    assert feedback_scores(missions, QUARTER)[0].value is None


def test_scores_by_quarter_and_by_who_gave_them() -> None:
    missions = [
        told("a", 5, on="2026-03-31"),
        told("b", 4, on="2026-04-01"),
        told("c", 3, sender="manager", on="2026-06-30"),
        told("d", 1, on="2026-07-01"),
    ]
    found = feedback_scores(missions, period("2026-01-01", "2026-06-30"))
    assert [(one.group, one.when, one.count) for one in found] == [
        ("client", "2026-Q1", 1),
        ("client", "2026-Q2", 1),
        ("manager", "2026-Q1", 0),
        ("manager", "2026-Q2", 1),
    ]


def test_a_questionnaire_counts_once() -> None:
    scores = (("project", 5), ("consultant", 4), ("objectives", 3))
    sheet = (day("2026-02-01"), "satisfaction", "client", scores)
    others = (
        (day("2026-02-01"), "exit-interview", "client", scores),
        (day("2026-02-01"), "satisfaction", "client", ()),
    )
    missions = [facts(name, slug=name, answers=(sheet, *others)) for name in "abcde"]
    assert satisfaction(missions, QUARTER) == [Figure("satisfaction", "score", 4.0, 5, when="2026-Q1", group="client")]


def test_feedback_coverage_in_each_direction() -> None:
    on = day("2026-02-01")
    missions = [
        facts("a", feedback=((on, "client", "consultant", 4), (on, "client", "consultant", 5))),
        facts("b", feedback=((on, "consultant", "manager", None),)),
        facts("c"),
        facts("too-late", feedback=((day("2026-04-01"), "client", "consultant", 5),)),
        facts("over", "2025-01-01", "2025-12-31", feedback=((on, "client", "consultant", 5),)),
    ]
    found = {one.group: (one.count, one.of) for one in feedback_coverage(missions, QUARTER)}
    assert found == {
        None: (2, 4),
        "client>consultant": (1, 4),
        "client>manager": (0, 4),
        "consultant>client": (0, 4),
        "consultant>manager": (1, 4),
        "manager>client": (0, 4),
        "manager>consultant": (0, 4),
    }


@pytest.mark.parametrize(
    ("start", "every", "first", "last", "due"),
    [
        ("2026-01-01", "2 weeks", "2026-01-01", "2026-01-14", 0),
        ("2026-01-01", "2 weeks", "2026-01-01", "2026-01-15", 1),
        ("2026-01-01", "2 weeks", "2026-01-15", "2026-01-29", 2),
        ("2026-01-01", "2 weeks", "2026-01-16", "2026-01-28", 0),
        ("2026-01-31", "1 month", "2026-02-01", "2026-04-30", 3),  # 28 February, 31 March, 30 April
        ("2020-02-29", "1 year", "2026-02-28", "2026-02-28", 1),
    ],
)
def test_the_days_a_cadence_asks_for(start: str, every: str, first: str, last: str, due: int) -> None:
    assert checkins_due(day(start), parse_duration(every), period(first, last)) == due


def test_a_mission_counts_no_more_than_it_was_asked() -> None:
    eager = tuple((day(f"2026-01-{number:02}"), None) for number in range(2, 30))
    missions = [
        facts("eager", "2026-01-01", "2026-03-31", checkins=eager, every="1 month"),  # 1 February, 1 March
        facts("silent", "2026-01-01", "2026-01-31"),  # 15 and 29 January
        facts("after-its-end", "2026-01-01", "2026-01-16", checkins=((day("2026-02-01"), None),)),  # 15 January
        facts("over", "2025-01-01", "2025-12-31", checkins=((day("2026-01-05"), None),)),
    ]
    assert checkin_coverage(missions, QUARTER, FORTNIGHT) == [Figure("checkins-held", "share", None, 2, 5)]
