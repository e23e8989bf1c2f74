"""What a contract must hold, and days that contradict each other."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.core.missions import mission

from mission_cli.core.rules import mission_problems
from mission_cli.core.rules_contract import lacks
from mission_cli.errors import Problem

WHOLE = {
    "start": "2026-03-02",
    "end": "2026-12-18",
    "notice": "1 month",
    "rate": "620 EUR/day",
    "order": "PO-1",
    "deliverables": [{"id": "report", "title": "Report", "acceptance": "read by the board"}],
}
CLIENT = {"name": "Acme", "contact": "Paul Durand"}


def problems(contract: dict[str, Any] | None = None, **more: Any) -> list[Problem]:
    return mission_problems(
        mission(**{"client": CLIENT, "vision": "Calm", "contract": WHOLE | (contract or {}), **more})
    )


def without(*keys: str) -> dict[str, Any]:
    return {key: value for key, value in WHOLE.items() if key not in keys}


def test_a_whole_contract_has_no_problem() -> None:
    assert problems() == []


def test_all_that_is_missing_is_said_at_once() -> None:
    assert mission_problems(mission()) == [
        Problem(
            "W-CONTRACT-THIN",
            ("contract",),
            {"keys": "notice, rate, objectives, order, client.contact, vision"},
            on_key=True,
        )
    ]


@pytest.mark.parametrize("key", ["notice", "rate", "order"])
def test_each_term_is_missed(key: str) -> None:
    assert lacks(mission(client=CLIENT, vision="Calm", contract=without(key))) == [key]


def test_a_signed_document_stands_for_an_order_and_an_objective_for_deliverables() -> None:
    signed = [{"id": "contract", "title": "Contract", "signed": "2026-02-20"}]
    contract = {**without("order", "deliverables"), "documents": signed}
    objectives = [{"id": "calm", "specific": "Calm"}]
    assert lacks(mission(client=CLIENT, vision="Calm", contract=contract, objectives=objectives)) == []
    unsigned = [{"id": "contract", "title": "Contract"}]
    assert lacks(mission(client=CLIENT, vision="Calm", contract={**without("order"), "documents": unsigned})) == [
        "order"
    ]


@pytest.mark.parametrize("more", [{"vision": None}, {"kind": "internal", "contract": without("rate")}])
def test_what_needs_no_contract_is_left_in_peace(more: dict[str, Any]) -> None:
    """A vision alone is no reason to speak up; nor are terms where there is no client."""
    assert problems(**more) == []


def test_a_closed_mission_is_past_mending() -> None:
    bare = {"id": "report", "title": "Report"}
    contract = {**without("rate"), "deliverables": [bare]}
    assert problems(contract=contract, closed="2026-12-20 by sofia-bernard") == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"delivered": "2026-05-01", "accepted": "2026-05-01"}, []),
        ({"accepted": "2026-05-01"}, []),  # what the client has taken, it has
        ({"delivered": "2026-05-02", "accepted": "2026-05-01"}, ["E-ACCEPTED"]),
        ({"refused": "2026-05-01", "delivered": "2026-05-01", "accepted": "2026-05-02"}, []),
        ({"refused": "2026-05-02", "delivered": "2026-05-01"}, ["E-REFUSED"]),
        ({"refused": "2026-05-02", "accepted": "2026-05-01"}, ["E-REFUSED"]),
        ({"refused": "2026-05-02"}, []),
    ],
)
def test_days_of_a_deliverable(days: dict[str, str], expected: list[str]) -> None:
    found = problems({"deliverables": [{"id": "a", "title": "A", "acceptance": "seen", **days}]})
    assert [problem.code for problem in found] == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"invoiced": "2026-05-01", "paid": "2026-05-01"}, []),
        ({"paid": "2026-05-01"}, []),
        (
            {"invoiced": "2026-05-02", "paid": "2026-05-01"},
            [Problem("W-PAID", ("contract", "milestones", 0, "paid"), {"id": "a"})],
        ),
    ],
)
def test_days_of_a_milestone(days: dict[str, str], expected: list[Problem]) -> None:
    assert problems({"milestones": [{"id": "a", "title": "A", **days}]}) == expected


def test_a_milestone_names_a_deliverable_of_the_mission() -> None:
    steps = [{"id": "a", "title": "A", "deliverable": "spec"}, {"id": "b", "title": "B", "deliverable": "spce"}]
    spec = {"id": "spec", "title": "Spec", "acceptance": "seen"}
    at = ("contract", "milestones", 1, "deliverable")
    args = {"id": "spce", "milestone": "b", "known": "spec"}
    assert problems({"deliverables": [spec], "milestones": steps}) == [Problem("W-MILESTONE-DELIVERABLE", at, args)]
    found = problems({"deliverables": [], "milestones": steps[:1]})
    assert [one.args["known"] for one in found if one.code == "W-MILESTONE-DELIVERABLE"] == ["–"]


def test_a_deliverable_says_when_it_is_accepted_unless_it_is() -> None:
    bare = [{"id": "a", "title": "A"}, {"id": "b", "title": "B", "accepted": "2026-05-01"}]
    assert problems({"deliverables": bare}) == [
        Problem("W-DELIVERABLE-ACCEPTANCE", ("contract", "deliverables", 0, "id"), {"id": "a"})
    ]


def test_what_is_open_cannot_be_verified() -> None:
    access = [{"id": "vpn", "system": "VPN", "verified": "2026-05-01 by it-desk"}]
    assert [problem.code for problem in problems(access=access)] == ["E-VERIFIED"]
    assert problems(access=[{**access[0], "revoked": "2026-05-01"}]) == []


def test_one_id_in_both_checklists() -> None:
    tasks = {"tasks": [{"id": "badge", "title": "Badge"}]}
    assert problems(onboarding=tasks, offboarding={"case": "completed", **tasks}) == [
        Problem("W-TASK-TWICE", ("onboarding", "tasks", 0, "id"), {"id": "badge"})
    ]
