"""Change requests: what comes next, what a decision writes, which tasks the end takes along."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.unit.core.test_terms import mission, request

from mission_cli.core import change_requests
from mission_cli.core.changes import Append, Remove, Set
from mission_cli.core.dates import Mark
from mission_cli.core.model.checklist import Offboarding
from mission_cli.core.model.journal import Change
from mission_cli.core.model.mission import Renewal

AT = ("journal", "lea-martin", 0)
MARK = Mark(date(2026, 6, 12), "paul-durand")


def change(**fields: Any) -> Change:
    return Change.model_validate(request(**fields))


def test_what_comes_next() -> None:
    assert change_requests.next_step(change()) == "assess"
    assert change_requests.next_step(change(impact={"cost": "none", "time": "none"})) == "assess"
    whole = {"cost": "none", "time": "none", "quality": "none"}
    assert change_requests.next_step(change(impact=whole)) == "decide"
    assert change_requests.next_step(change(impact=whole, decision="refused")) is None


def test_refused_writes_the_decision_alone() -> None:
    assert change_requests.decided(AT, mission(), change(after={"end": "2027-01-31"}), "refused", MARK) == [
        Set((*AT, "decision"), "refused"),
        Set((*AT, "decided"), "2026-06-12 by paul-durand"),
    ]


def test_approved_writes_the_amendment_and_the_terms_too() -> None:
    after = {"end": "2027-01-31", "rate": "650 EUR/day", "notice": "2 weeks"}
    wished = Renewal(client="wanted", steps={"talk": Mark(date(2026, 6, 1), "sofia-bernard")})
    made = mission().model_copy(update={"renewal": wished})
    assert change_requests.decided(AT, made, change(after=after), "approved", MARK) == [
        Set((*AT, "decision"), "approved"),
        Set((*AT, "decided"), "2026-06-12 by paul-durand"),
        Set((*AT, "before"), {"end": "2026-12-18", "rate": "620 EUR/day", "notice": "1 month"}),
        Remove(("renewal",)),
        Append(
            ("contract", "amendments"),
            {
                "date": date(2026, 6, 12),
                "end": date(2027, 1, 31),
                "rate": "650 EUR/day",
                "change": "more",
                "text": "More (notice: 2 weeks)",
            },
        ),
        Set(("contract", "end"), date(2027, 1, 31)),
        Set(("contract", "rate"), "650 EUR/day"),
        Set(("contract", "notice"), "2 weeks"),
    ]


def test_before_is_what_the_contract_says() -> None:
    found = change_requests.before_of(mission().contract, {"end": "2027-01-31", "payment": "30 days"})
    assert found == {"end": "2026-12-18"}


def test_open_tasks_relative_to_the_end_move_and_settled_ones_stay() -> None:
    tasks = [
        {"id": "handover", "title": "H", "due": "end - 2 weeks"},
        {"id": "told", "title": "T", "due": "end - 4 weeks", "state": "done"},
        {"id": "fixed", "title": "F", "due": "2026-12-01"},
        {"id": "kickoff", "title": "K", "due": "start + 1 week"},
        {"id": "last", "title": "L", "due": "end"},
    ]
    ending = Offboarding.model_validate({"case": "completed", "tasks": tasks})
    found = mission().model_copy(update={"offboarding": ending})
    assert change_requests.staying_tasks(found) == 1
