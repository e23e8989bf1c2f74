"""Missions on the bench are followed like any other, and asked for less."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tests.unit.core.missions import TODAY, day, facts, mission, summary

from mission_cli.core.agenda import agenda
from mission_cli.core.answers import awaited
from mission_cli.core.closing import holds, lacks_lessons, left_for_later
from mission_cli.core.dates import Duration
from mission_cli.core.due import due, next_mission
from mission_cli.core.kinds import BENCH, KINDS, can_be_interrupted
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.questionnaire import Questionnaire
from mission_cli.core.model.settings import Settings
from mission_cli.core.points import Habits
from mission_cli.core.rules import mission_problems
from mission_cli.core.signals import signals
from mission_cli.core.status import Bands
from mission_cli.core.working_days import DaysOff

HABITS = Habits(Bands(), Duration(2, "week"), Duration(6, "week"), Settings().rhythm, "weekends-only")
TASK = {"id": "cv", "title": "Rework the CV", "owner": "consultant", "due": "start + 1 week"}
PLAN = {"onboarding": {"opened": "2026-03-02", "tasks": [TASK]}}
ENDING = {"offboarding": {"case": "completed", "tasks": []}}


def reasons(found: Mission, today: str) -> list[str]:
    return [one.reason for one in agenda(facts(found), day(today), day(today), HABITS)]


def codes(found: Mission) -> list[str]:
    return [problem.code for problem in mission_problems(found)]


@pytest.mark.parametrize("said", [None, "true", "false"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_interrupted(kind: str, said: str | None) -> None:
    found = mission(kind=kind, **({"interruptible": said} if said else {}))
    assert can_be_interrupted(found) is (kind in BENCH and said != "false")


def test_a_mission_at_a_client_that_says_so_is_told() -> None:
    assert "W-INTERRUPTIBLE" in codes(mission(interruptible="true"))
    assert "W-INTERRUPTIBLE" not in codes(mission(interruptible="false"))
    assert codes(mission(kind="search", interruptible="true")) == []


@pytest.mark.parametrize("kind", BENCH)
def test_an_end_on_the_bench_asks_for_no_renewal(kind: str) -> None:
    [client], [bench] = (
        due([summary(kind=one)], TODAY, day("2027-01-16"), Bands(), DaysOff()) for one in ("client", kind)
    )
    assert client.decision_date is not None
    assert ("decision", 1) in client.missing
    assert (bench.decision_date, bench.missing) == (None, [])  # 27 days left: a training lasts no longer
    [near] = due([summary(kind=kind, end="2026-12-06", tasks_todo=2)], TODAY, day("2027-01-16"), Bands(), DaysOff())
    assert near.missing == [("offboarding", 1), ("tasks", 2)]
    wanted = {"renewal_client": "wanted", "renewal_consultant": "wanted"}
    [late] = due([summary(kind=kind, end="2026-11-20", **wanted)], TODAY, TODAY, Bands(), DaysOff())
    assert late.missing == [("closing", 1), ("offboarding", 1)]


def test_the_bench_is_no_next_mission() -> None:
    ends, search = summary(id="a"), summary(id="b", kind="search", start="2026-12-19", end="2027-02-01")
    assert next_mission(ends, [ends, search]) is None
    follows = search.with_(kind="client")
    assert next_mission(ends, [ends, follows]) == follows


@pytest.mark.parametrize(
    ("today", "client", "bench"),
    [
        ("2026-11-04", ["decision", "rhythm"], []),
        ("2026-12-02", ["decision-passed", "rhythm"], []),
        ("2026-12-03", ["decision-passed", "rhythm"], ["end-near"]),
        ("2026-12-19", ["end-passed"], ["end-passed"]),
    ],
)
def test_the_agenda_of_an_end(today: str, client: list[str], bench: list[str]) -> None:
    of_the_end = {"decision", "decision-passed", "rhythm", "end-near", "end-passed", "renewal-unsigned"}
    contract = {"start": "2026-03-02", "end": "2026-12-18", "notice": "1 month"}
    assert [one for one in reasons(mission(contract=contract), today) if one in of_the_end] == client
    for kind in BENCH:
        assert [one for one in reasons(mission(kind=kind, contract=contract), today) if one in of_the_end] == bench


def test_the_agenda_follows_and_does_not_nag() -> None:
    far = {"contract": {"start": "2026-03-02", "end": "2028-12-15"}}
    assert set(reasons(mission(**far), "2026-10-01")) == {"checkin-never", "review-never", "feedback-none", "order"}
    assert reasons(mission(kind="search", **far), "2026-10-01") == ["checkin-never"]
    assert set(reasons(mission(kind="pro-bono", **far), "2026-10-01")) == {"checkin-never", "review-never"}
    for kind, expected in (("client", {"checkins-missed", "feedback-none"}), ("training", {"checkins-missed"})):
        found = signals(facts(mission(kind=kind)), day("2026-10-01"), Duration(2, "week"))
        assert {one.code for one in found} == expected


def test_the_plan_stands_in_the_agenda_until_the_end_is_prepared() -> None:
    assert "task-late" in reasons(mission(kind="search", **PLAN), "2026-03-12")
    assert "task-late" not in reasons(mission(kind="search", **PLAN, **ENDING), "2026-03-12")
    assert "task-late" in reasons(mission(**PLAN, **ENDING), "2026-03-12")
    after = {"onboarding": {"tasks": [{**TASK, "due": "end + 1 week"}]}, "closed": "2026-12-18 by sofia-bernard"}
    assert facts(mission(kind="search", **after)).watched == ()
    assert [one.id for one in facts(mission(**after)).watched] == ["cv"]


def test_the_plan_holds_no_closing_back_and_no_lesson_is_asked_for() -> None:
    assert [one.id for one in holds("m", mission(**PLAN))] == ["cv"]
    assert holds("m", mission(kind="search", **PLAN)) == []
    assert left_for_later(mission(kind="search", onboarding={"tasks": [{**TASK, "due": "end + 1 week"}]})) == []
    held = mission(kind="search", offboarding={"case": "completed", "tasks": [TASK]})
    assert [one.id for one in holds("m", held)] == ["cv"]
    assert lacks_lessons(mission())
    assert not lacks_lessons(mission(kind="training"))


def test_nobody_is_waited_for_on_the_bench() -> None:
    asked: Any = SimpleNamespace(
        expected=[SimpleNamespace(sender="client", due=None, cases=[], perspectives=[], tasks=[])]
    )
    templates: dict[str, Questionnaire] = {"satisfaction": asked}
    assert [one.questionnaire for one in awaited(mission(), templates, "provider", DaysOff())] == ["satisfaction"]
    assert awaited(mission(kind="training"), templates, "provider", DaysOff()) == []
