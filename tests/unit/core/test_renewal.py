from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mission_cli.core.changes import Append, Remove, Set
from mission_cli.core.dates import Duration, Mark
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.read import read_mission
from mission_cli.core.model.settings import RHYTHM
from mission_cli.core.renewal import (
    Terms,
    end_changes,
    history,
    late_steps,
    moved_tasks,
    refusal,
    renewal_changes,
    rhythm_steps,
    step_changes,
    wish_changes,
)
from mission_cli.core.status import Bands
from mission_cli.core.working_days import DaysOff

END = date(2026, 12, 18)
MARK = Mark(date(2026, 11, 21), "sofia-bernard")


def mission(**more: Any) -> Mission:
    contract = {"start": "2026-03-02", "end": "2026-12-18", "rate": "620 EUR/day", **more.pop("contract", {})}
    data = {"format": "1", "title": "T", "consultant": "Léa", "client": {"name": "Acme"}, "contract": contract, **more}
    found, problems = read_mission(data)
    assert found is not None, problems
    return found


def test_the_rhythm_counts_back_from_the_end() -> None:
    steps = rhythm_steps(mission(renewal={"steps": {"talk": str(MARK)}}), RHYTHM, Bands(), DaysOff())
    assert [(one.step, str(one.date)) for one in steps] == [
        ("alert", "2026-09-18"),
        ("talk", "2026-10-19"),
        ("sales", "2026-11-03"),
        ("profile", "2026-11-18"),
        ("decision", "2026-12-03"),
    ]
    assert [one.done for one in steps] == [None, MARK, None, None, None]
    assert [one.step for one in late_steps(steps, date(2026, 11, 18))] == ["alert", "sales", "profile"]


def test_a_rhythm_of_ones_own_comes_in_the_order_of_its_days() -> None:
    steps = rhythm_steps(
        mission(), {"last": Duration(1, "week"), "first": Duration(4, "month")}, Bands(decision=None), DaysOff()
    )
    assert [(one.step, str(one.date)) for one in steps] == [("first", "2026-08-18"), ("last", "2026-12-11")]
    assert rhythm_steps(mission(kind="training"), RHYTHM, Bands(), DaysOff()) == []


@pytest.mark.parametrize(
    ("more", "until", "expected"),
    [
        ({}, "2027-03-31", None),
        ({}, "2026-12-18", "not-after"),
        ({}, "2026-12-01", "not-after"),
        ({"closed": "2026-12-20 by sofia-bernard"}, "2027-03-31", "closed"),
        ({"offboarding": {"case": "completed"}}, "2027-03-31", None),
        ({"offboarding": {"case": "completed", "ends": "2026-11-30"}}, "2026-12-18", "not-after"),
        ({"offboarding": {"case": "client-ended"}}, "2027-03-31", "ended-by"),
        ({"offboarding": {"case": "consultant-ended"}}, "2027-03-31", "ended-by"),
    ],
)
def test_what_is_no_renewal_is_refused(more: dict[str, Any], until: str, expected: str | None) -> None:
    assert refusal(mission(**more), date.fromisoformat(until)) == expected


def test_a_renewal_is_the_amendment_the_terms_and_the_decision() -> None:
    before = mission(
        renewal={"client": "wanted", "steps": {"talk": "2026-10-20 by sofia-bernard"}},
        offboarding={"case": "completed", "ends": "2026-11-30"},
    )
    terms = Terms(date(2027, 6, 30), MARK.day, before.contract.rate, "Agreed by mail", None)
    assert renewal_changes(before, terms, MARK) == [
        # The rate is as it was: it is no part of the amendment.
        Append(("contract", "amendments"), {"date": MARK.day, "end": date(2027, 6, 30), "text": "Agreed by mail"}),
        Set(("contract", "end"), date(2027, 6, 30)),
        Set(("renewal", "decision"), "renew"),
        Set(("renewal", "decided"), "2026-11-21 by sofia-bernard"),
        Remove(("renewal", "client")),
        Remove(("renewal", "steps")),
        Remove(("offboarding", "ends")),
    ]


def test_what_is_written_already_is_not_written_again() -> None:
    before = mission(renewal={"client": "wanted", "steps": {"talk": "2026-10-20 by sofia-bernard"}, "decision": "end"})
    assert wish_changes(before, {"client": "wanted", "consultant": "declined"}) == [
        Set(("renewal", "consultant"), "declined")
    ]
    assert step_changes(before, ["talk", "sales", "sales"], MARK) == [Set(("renewal", "steps", "sales"), str(MARK))]
    assert end_changes(before, MARK) == []
    assert end_changes(mission(), MARK) == [Set(("renewal", "decision"), "end"), Set(("renewal", "decided"), str(MARK))]


def test_the_history_tells_from_which_end_to_which() -> None:
    amendments = [
        {"date": "2026-06-12", "end": "2026-09-30"},
        {"date": "2026-07-01", "rate": "640 EUR/day"},  # not the end: no renewal
        {"date": "2026-09-01", "end": "2026-12-18"},
    ]
    found = history(mission(contract={"amendments": amendments}))
    assert [(str(one.day), one.before and str(one.before), str(one.end)) for one in found] == [
        ("2026-06-12", None, "2026-09-30"),
        ("2026-09-01", "2026-09-30", "2026-12-18"),
    ]


def test_open_tasks_that_follow_the_end_move_and_no_others() -> None:
    tasks = [
        {"id": "talk", "title": "Talk", "due": "end - 2 weeks"},
        {"id": "invoice", "title": "Invoice", "due": "end + 1 day"},
        {"id": "file", "title": "File", "due": "end", "state": "done", "done": "2026-11-20 by lea"},
        {"id": "fixed", "title": "Fixed", "due": "2026-12-01"},
        {"id": "begun", "title": "Begun", "due": "start + 1 week"},
        {"id": "some-day", "title": "Some day"},
    ]
    found = moved_tasks(mission(offboarding={"case": "completed", "tasks": tasks}), END, date(2027, 1, 29), DaysOff())
    assert [(one.id, str(one.before), str(one.after)) for one in found] == [
        ("talk", "2026-12-04", "2027-01-15"),
        ("invoice", "2026-12-21", "2027-02-01"),  # Saturdays: shown on the Monday
    ]
    assert moved_tasks(mission(offboarding={"case": "completed", "tasks": tasks}), END, END, DaysOff()) == []
