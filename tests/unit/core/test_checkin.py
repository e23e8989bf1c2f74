from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mission_cli.core.checkin import next_after, open_actions, opening, outside
from mission_cli.core.dates import Duration
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.read import read_mission
from mission_cli.core.working_days import DaysOff

TODAY = date(2026, 11, 21)
EVERY = Duration(2, "week")


def mission(**more: Any) -> Mission:
    """A mission from 2 March to 18 December 2026, with what `more` adds to it."""
    contract = {"start": "2026-03-02", "end": "2026-12-18", **more.pop("contract", {})}
    data = {
        "format": "1",
        "title": "Orders",
        "consultant": "Léa Martin",
        "client": {"name": "Acme"},
        "contract": contract,
        **more,
    }
    found, problems = read_mission(data)
    assert found is not None, problems
    return found


def checkin(day: str, **more: Any) -> dict[str, Any]:
    return {"type": "checkin", "date": day, **more}


def test_a_mission_that_just_began_has_nothing_open() -> None:
    assert opening(mission(), TODAY, EVERY) == (None, [], [], [], [])


def test_an_objective_is_as_far_as_the_newest_checkin_says() -> None:
    objectives = [{"id": "feeds", "specific": "Move the feeds", "target": "14", "reached": "2", "due": "2026-11-30"}]
    lanes = {
        "lea-martin": [checkin("2026-10-28", reached={"feeds": "12"})],
        "sofia-bernard": [checkin("2026-10-14", reached={"feeds": "11"}), checkin("2026-11-11", health="green")],
    }
    (found,) = opening(mission(objectives=objectives, journal=lanes), TODAY, EVERY).objectives
    assert (found.id, found.reached, found.on, found.target, found.due) == (
        "feeds",
        "12",
        date(2026, 10, 28),
        "14",
        date(2026, 11, 30),
    )


def test_an_objective_never_measured_is_as_far_as_the_agreement_says() -> None:
    objectives = [
        {"id": "feeds", "specific": "Move the feeds", "reached": "2"},
        {"id": "handover", "specific": "Hand over"},
    ]
    found = opening(mission(objectives=objectives), TODAY, EVERY).objectives
    assert [(one.id, one.reached, one.on) for one in found] == [("feeds", "2", None), ("handover", None, None)]


def test_a_checkin_held_later_is_not_known_yet() -> None:
    objectives = [{"id": "feeds", "specific": "Move the feeds"}]
    lanes = {
        "sofia-bernard": [
            checkin("2026-10-14", reached={"feeds": "11"}),
            checkin("2026-11-11", reached={"feeds": "12"}),
        ]
    }
    found = opening(mission(objectives=objectives, journal=lanes), date(2026, 10, 20), EVERY)
    assert found.objectives[0].reached == "11"
    assert found.last is not None
    assert found.last.date == date(2026, 10, 14)


def test_deliverables_due_before_the_next_checkin_or_waiting_for_acceptance() -> None:
    deliverables = [
        {"id": "later", "title": "Due the day after the next check-in", "due": "2026-12-06"},
        {"id": "next", "title": "Due on the day of the next check-in", "due": "2026-12-05"},
        {"id": "late", "title": "Overdue", "due": "2026-10-01"},
        {"id": "accepted", "title": "Accepted", "due": "2026-10-01", "accepted": "2026-10-06"},
        {"id": "waiting", "title": "Delivered", "due": "2026-12-31", "delivered": "2026-11-20"},
        {"id": "undated", "title": "No date"},
    ]
    found = opening(mission(contract={"deliverables": deliverables}), TODAY, EVERY).deliverables
    assert [one.id for one in found] == ["late", "next", "waiting"]
    monthly = mission(contract={"deliverables": deliverables}, followup={"every": "1 month"})
    assert [one.id for one in opening(monthly, TODAY, EVERY).deliverables] == ["late", "next", "later", "waiting"]


def test_blockers_stay_open_until_they_are_resolved() -> None:
    lanes = {
        "sofia-bernard": [
            {"id": "vpn", "type": "blocker", "date": "2026-10-02", "title": "No VPN", "owner": "client"},
            {"id": "badge", "type": "blocker", "date": "2026-10-03", "title": "No badge", "resolved": "2026-10-04"},
            {"type": "blocker", "date": "2026-11-21", "title": "Opened today"},
        ],
    }
    found = opening(mission(journal=lanes), TODAY, EVERY).blockers
    assert [(one.id, one.title, one.age, one.owner) for one in found] == [
        ("vpn", "No VPN", 50, "client"),
        (None, "Opened today", 0, None),
    ]


def test_actions_left_keep_the_place_they_were_promised_in() -> None:
    lanes = {
        "lea-martin": [checkin("2026-11-01", actions=[{"what": "Write the runbook"}])],
        "sofia-bernard": [
            {"id": "first-note", "type": "note", "date": "2026-06-01", "text": "Kick-off."},
            checkin(
                "2026-10-14",
                id="ecyys9e9",
                actions=[
                    {"what": "Book a room", "done": "2026-10-15"},
                    {"what": "Escalate", "owner": "client", "due": "2026-10-20"},
                ],
            ),
        ],
    }
    found = open_actions(mission(journal=lanes))
    assert [(one.what, one.owner, one.due, one.promised, one.lane, one.entry, one.index) for one in found] == [
        ("Escalate", "client", date(2026, 10, 20), date(2026, 10, 14), "sofia-bernard", "ecyys9e9", 1),
        ("Write the runbook", None, None, date(2026, 11, 1), "lea-martin", 0, 0),
    ]


def test_the_next_checkin_counts_from_the_last_one_held() -> None:
    held = mission(journal={"sofia-bernard": [checkin("2026-11-11")]})
    assert next_after(held, TODAY, EVERY, DaysOff()) == date(2026, 12, 7)
    # Recording an older one, forgotten until now, moves nothing.
    assert next_after(held, date(2026, 10, 1), EVERY, DaysOff()) == date(2026, 11, 25)


def test_no_checkin_is_due_after_the_end() -> None:
    assert next_after(mission(), date(2026, 12, 4), EVERY, DaysOff()) == date(2026, 12, 18)
    assert next_after(mission(), date(2026, 12, 5), EVERY, DaysOff()) is None


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (date(2026, 3, 1), True),
        (date(2026, 3, 2), False),
        (date(2027, 2, 16), False),  # 60 days after the end
        (date(2027, 2, 17), True),
    ],
)
def test_a_day_outside_the_mission(held: date, expected: bool) -> None:
    assert outside(mission(), held) is expected
