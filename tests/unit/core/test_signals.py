"""Signals of a stalling mission: each rule on plain facts, then a mission that has them all."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import pytest

from mission_cli.core import signals
from mission_cli.core.assess import facts_of
from mission_cli.core.dates import Duration, parse_mark
from mission_cli.core.model.mission import Mission

FORTNIGHT = Duration(2, "week")


class Said(NamedTuple):
    code: str
    facts: dict[str, Any]
    command: str


def said(found: Mission, today: date, every: Duration) -> list[Said]:
    facts = facts_of("acme", "missions/acme.yaml", found, today)
    return [Said(*one[:3]) for one in signals.signals(facts, today, every)]


TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("last", "count"),
    [(date(2026, 11, 7), 0), (date(2026, 11, 6), 1), (date(2026, 10, 24), 1), (date(2026, 10, 23), 2), (TODAY, 0)],
)
def test_checkins_missed(last: date, count: int) -> None:
    assert signals.missed(last, FORTNIGHT, TODAY) == count


def test_missed_is_counted_no_further_than_it_says_anything() -> None:
    assert signals.missed(date(1900, 1, 1), Duration(1, "day"), date(2199, 1, 1)) == 1000


@pytest.mark.parametrize(
    ("before", "now", "falls"),
    [("green", "amber", True), ("amber", "red", True), ("amber", "amber", False), ("red", "green", False)]
    + [(None, "red", False), ("red", None, False)],
)
def test_health_falling(before: str | None, now: str | None, falls: bool) -> None:
    assert signals.falling(before, now) is falls


@pytest.mark.parametrize(
    ("due", "how"),
    [
        ({"due": "2026-11-20", "target": "14", "better": "more", "reached": "11"}, "short"),
        ({"due": "2026-11-20", "target": "14", "reached": "11"}, "no-side"),
        ({"due": "2026-11-20", "target": "14", "better": "more"}, "none"),
        ({"due": "2026-11-20", "reached": "11"}, "unsure"),
        ({"due": "2026-11-20", "target": "14", "better": "less", "reached": "11"}, None),
        ({"due": "2026-11-21", "target": "14", "better": "more", "reached": "11"}, None),
        ({"target": "14", "better": "more", "reached": "11"}, None),
    ],
)
def test_an_objective_past_its_day(due: dict[str, str], how: str | None) -> None:
    one = mission(objectives=[{"id": "feeds", "specific": "F", **due}])
    found = [signal for signal in said(one, TODAY, FORTNIGHT) if signal.code == "objective-late"]
    assert [signal.facts["how"] for signal in found] == ([how] if how else [])
    command = "mission contract acme --better feeds=less|more" if how == "no-side" else "mission checkin acme"
    assert all(signal.command == command for signal in found)


def test_what_waits_for_acceptance() -> None:
    first, second = date(2026, 10, 1), date(2026, 10, 9)
    assert signals.waiting(first, None, None)
    assert signals.waiting(second, None, first), "handed over again after a refusal"
    assert not signals.waiting(first, None, second)
    assert not signals.waiting(first, second, None)
    assert not signals.waiting(None, None, None)


@pytest.mark.parametrize(
    ("start", "last", "quiet"),
    [
        (date(2026, 10, 24), None, False),
        (date(2026, 10, 23), None, True),
        (date(2026, 1, 5), date(2026, 9, 26), False),
        (date(2026, 1, 5), date(2026, 9, 25), True),
    ],
)
def test_no_feedback(start: date, last: date | None, quiet: bool) -> None:
    assert signals.quiet(start, last, FORTNIGHT, TODAY) is quiet


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("VPN access for the returns feed refused.", "Still no VPN access for the returns feeds", True),
        ("Accès VPN refusé depuis septembre", "Toujours pas d’accès VPN", True),
        ("Pas de réponse du client", "pas de  réponse du CLIENT", True),
        ("No answer", "no answer", True),
        ("VPN access refused", "The test team is on leave until Monday", False),
        ("The week was long", "The week is short", False),
        ("Access to production is slow", "Access cards are missing for two people in the building", False),
        ("", "VPN", False),
        (None, None, False),
    ],
)
def test_the_same_difficulty(one: str | None, other: str | None, same: bool) -> None:
    assert signals.same_difficulty(one, other) is same
    assert signals.same_difficulty(other, one) is same


def mission(**fields: Any) -> Mission:
    base: dict[str, Any] = {
        "format": "1",
        "title": "T",
        "consultant": "Léa Martin",
        "client": {"name": "Acme"},
        "contract": {"start": "2026-03-02", "end": "2026-12-18"},
        "followup": {"every": "2 weeks"},
    }
    return Mission.model_validate(base | fields)


def checkin(day: str, **fields: Any) -> dict[str, Any]:
    return {"type": "checkin", "date": day, **fields}


STUCK = mission(
    contract={
        "start": "2026-03-02",
        "end": "2026-12-18",
        "deliverables": [{"id": "runbook", "title": "R", "delivered": "2026-10-30"}],
    },
    objectives=[
        {"id": "feeds", "specific": "F", "target": "14", "better": "more", "due": "2026-10-31"},
        {"id": "done", "specific": "D", "target": "3", "due": "2026-10-31"},
    ],
    journal={
        "sofia-bernard": [
            checkin("2026-09-30", health="green", difficulties="VPN access refused"),
            checkin(
                "2026-10-14", health="amber", difficulties="Still no VPN access", reached={"feeds": "11", "done": "3"}
            ),
            {"type": "blocker", "id": "vpn", "date": "2026-10-02", "title": "No VPN", "chosen": "Wait"},
        ],
    },
)


def test_a_mission_with_every_signal_but_one() -> None:
    assert said(STUCK, TODAY, Duration(1, "month")) == [
        ("checkins-missed", {"count": 2, "last": date(2026, 10, 14)}, "mission checkin acme"),
        (
            "health-falling",
            {"before": "green", "now": "amber", "since": date(2026, 10, 14)},
            "mission blocker resolve acme vpn",
        ),
        ("blocker-old", {"blocker": "vpn", "title": "No VPN", "days": 50}, "mission blocker resolve acme vpn"),
        (
            "difficulty-again",
            {"before": date(2026, 9, 30), "now": date(2026, 10, 14)},
            "mission blocker resolve acme vpn",
        ),
        (
            "objective-late",
            {"objective": "feeds", "due": date(2026, 10, 31), "days": 21, "how": "short"},
            "mission checkin acme",
        ),
        (
            "acceptance-waiting",
            {"deliverable": "runbook", "delivered": date(2026, 10, 30), "days": 22},
            "mission deliverable acme runbook accept",
        ),
        ("feedback-none", {"last": None}, "mission feedback acme"),
    ]


def test_feedback_in_one_direction_only() -> None:
    told = {"type": "feedback", "date": "2026-10-20", "from": "client", "to": "consultant"}
    held = checkin("2026-11-20")
    found = said(mission(journal={"a": [told, held]}), TODAY, FORTNIGHT)
    facts = {"since": date(2026, 10, 20), "roles": ["consultant"]}
    assert found == [("feedback-one-way", facts, "mission feedback acme --from consultant")]


def test_what_nobody_has_named_is_to_be_named() -> None:
    lane = [checkin("2026-11-06", health="green"), checkin("2026-11-20", health="red")]
    told = {"type": "feedback", "date": "2026-11-20", "from": "client", "to": "consultant"}
    [found] = said(mission(journal={"a": [*lane, told]}), TODAY, FORTNIGHT)
    assert (found.code, found.command) == ("health-falling", "mission blocker open acme")


def test_none_before_the_start_and_once_closed() -> None:
    assert said(STUCK, date(2026, 3, 1), FORTNIGHT) == []
    closed = STUCK.model_copy(update={"closed": parse_mark("2026-12-20 by sofia-bernard")})
    assert said(closed, TODAY, FORTNIGHT) == []


def test_nothing_is_missed_after_the_end() -> None:
    short = mission(contract={"start": "2026-09-01", "end": "2026-09-20"})
    assert [one.code for one in said(short, TODAY, FORTNIGHT)] == []


def test_a_day_long_past_counts_with_the_cadence_of_the_workspace() -> None:
    slow = mission(followup=None, journal={"a": [checkin("2026-10-14")]})
    codes = [one.code for one in said(slow, TODAY, Duration(1, "month"))]
    assert "checkins-missed" not in codes
    codes = [one.code for one in said(slow, TODAY, Duration(1, "week"))]
    assert "checkins-missed" in codes
