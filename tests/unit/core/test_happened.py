from __future__ import annotations

import datetime as dt
from typing import Any

from mission_cli.core.happened import CONSULTANT, ahead, as_of, latest

TODAY = dt.date(2026, 11, 21)
DATA: dict[str, Any] = {
    "closed": "2026-11-22 by ana",
    "renewal": {"steps": {"alert": "2026-11-21 by ana", "talk": "2027-01-04 by ana"}, "decision": "end", "decided": "2027-01-04 by ana"},
    "access": [{"id": "vpn", "revoked": "2026-12-01", "verified": "2026-12-02 by ana"}],
    "offboarding": {"tasks": [{"id": "a", "state": "done", "done": "2026-11-30 by ana"}, {"id": "b", "due": "2027-01-01"}]},
    "journal": {
        "ana": [
            {"date": "2026-12-01", "type": "blocker", "resolved": "2026-12-02"},
            {"date": "2026-11-01", "type": "checkin", "actions": [{"what": "x", "done": "2026-12-24"}, {"what": "y"}]},
            {"date": "not a day", "type": "note"},
            {"date": "2027-01-01", "type": "note"},
        ],
        "leo": None,
    },
}  # fmt: skip


def test_what_is_to_come_is_left_out_and_nothing_else() -> None:
    assert as_of(DATA, TODAY) == {
        "renewal": {"steps": {"alert": "2026-11-21 by ana"}},
        "access": [{"id": "vpn"}],
        "offboarding": {"tasks": [{"id": "a", "state": "todo"}, {"id": "b", "due": "2027-01-01"}]},
        "journal": {
            "ana": [
                {"date": "2026-11-01", "type": "checkin", "actions": [{"what": "x"}, {"what": "y"}]},
                {"date": "not a day", "type": "note"},
            ],
            "leo": None,
        },
    }
    assert DATA["closed"] == "2026-11-22 by ana"
    assert ahead(as_of(DATA, TODAY), TODAY) == []
    assert as_of(DATA, dt.date(2027, 1, 4)) is DATA


def test_each_is_told_with_its_place() -> None:
    found = {problem.at: problem.args["day"] for problem in ahead(DATA, TODAY)}
    assert len(found) == 10
    assert found["closed",] == "2026-11-22"
    assert found["journal", "ana", 1, "actions", 0, "done"] == "2026-12-24"


def test_a_profile() -> None:
    data = {"joined": "2027-02-01", "contact": {"last": "2027-01-01"}, "profile": {"cv": "2026-11-21", "platforms": {"x": "2027-01-01"}}}  # fmt: skip
    assert as_of(data, TODAY, CONSULTANT) == {
        "joined": "2027-02-01",
        "contact": {},
        "profile": {"cv": "2026-11-21", "platforms": {}},
    }


def test_what_is_no_record_is_left_as_it_is() -> None:
    odd: list[Any] = [None, "text", [], {"journal": ["x"], "closed": {"day": "2062-01-01"}}, {"access": "2062-01-01"}]
    for data in odd:
        assert as_of(data, TODAY) is data


def test_the_latest_day_of_a_text() -> None:
    assert latest(b"contract:\n  end: 2062-01-01\n  due: 2062-01-01\n") is None
    assert latest(b"x:\n  - {date: 2026-11-01, id: a}\nclosed: '2026-12-01 by ana'\nsteps:\n  alert: 2027-01-01 by x\n") == dt.date(2027, 1, 1)  # fmt: skip
    assert latest(b'"paid": "2062-02-30"\npaid: 2026-01-01\n') == dt.date(2026, 1, 1)
    assert latest(b"invoiced: 2062-01-01\n") == dt.date(2062, 1, 1)
