"""Deliverables: where each stands, and what each step may write."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.core.missions import TODAY, mission

from mission_cli.core.changes import Change, Entry, Remove, Set
from mission_cli.core.deliverables import Refusal, Step, line, lines, recorded, refusal
from mission_cli.core.model.contract import Deliverable

AT = ("contract", "deliverables", Entry("a"))
DAY = dt.date(2026, 11, 20)


def deliverable(**more: str) -> Deliverable:
    return Deliverable.model_validate({"id": "a", "title": "A", **more})


@pytest.mark.parametrize(
    ("days", "state", "waits_for"),
    [
        ({}, "to-deliver", "consultant"),
        ({"due": "2026-11-21"}, "to-deliver", "consultant"),
        ({"due": "2026-11-20"}, "late", "consultant"),
        ({"due": "2026-11-20", "delivered": "2026-11-21"}, "delivered", "client"),
        ({"due": "2026-11-20", "refused": "2026-11-21"}, "refused", "consultant"),
        ({"refused": "2026-11-10", "delivered": "2026-11-21"}, "delivered", "client"),
        ({"due": "2026-11-20", "accepted": "2026-11-21"}, "accepted", None),
    ],
)
def test_where_it_stands(days: dict[str, str], state: str, waits_for: str | None) -> None:
    found = line(deliverable(**days), TODAY)
    assert (found.state, found.waits_for) == (state, waits_for)


def test_those_that_wait_come_first_by_date() -> None:
    days = [("old", {"accepted": "2026-03-01", "due": "2026-03-01"}), ("some-day", {}), ("soon", {"due": "2026-12-01"})]
    found = mission(
        contract={
            "start": "2026-03-02",
            "end": "2026-12-18",
            "deliverables": [{"id": name, "title": name, **more} for name, more in days],
        }
    )
    assert [one.deliverable.id for one in lines(found, TODAY)] == ["soon", "some-day", "old"]


@pytest.mark.parametrize(
    ("days", "step", "remarks", "expected"),
    [
        ({}, "deliver", None, None),
        ({"refused": "2026-11-21"}, "deliver", None, "before"),
        ({"refused": "2026-11-20"}, "deliver", None, None),
        ({"accepted": "2026-11-01"}, "deliver", None, "accepted"),
        ({}, "accept", None, None),
        ({"delivered": "2026-11-21"}, "accept", None, "before"),
        ({"refused": "2026-11-01"}, "accept", None, "again-first"),
        ({"accepted": "2026-11-01"}, "accept", None, "accepted"),
        ({}, "refuse", "No", "not-delivered"),
        ({"delivered": "2026-11-20"}, "refuse", " ", "no-remarks"),
        ({"delivered": "2026-11-20"}, "refuse", "No", None),
        ({"delivered": "2026-11-21"}, "refuse", "No", "before"),
        ({"accepted": "2026-11-01"}, "refuse", "No", "accepted"),
    ],
)
def test_what_may_be_recorded(days: dict[str, str], step: Step, remarks: str | None, expected: Refusal | None) -> None:
    assert refusal(deliverable(**days), step, DAY, remarks) == expected


@pytest.mark.parametrize(
    ("days", "step", "remarks", "changes"),
    [
        ({}, "deliver", None, [Set((*AT, "delivered"), DAY)]),
        ({"delivered": "2026-11-20"}, "deliver", None, []),
        ({"delivered": "2026-11-19"}, "deliver", None, [Set((*AT, "delivered"), DAY)]),
        ({"delivered": "2026-11-19"}, "accept", None, [Set((*AT, "accepted"), DAY)]),
        (
            {"delivered": "2026-11-19"},
            "refuse",
            "No tests",
            [Remove((*AT, "delivered")), Set((*AT, "refused"), DAY), Set((*AT, "remarks"), "No tests")],
        ),
    ],
)
def test_what_is_written(days: dict[str, str], step: Step, remarks: str | None, changes: list[Change]) -> None:
    assert recorded(deliverable(**days), step, DAY, remarks) == changes
