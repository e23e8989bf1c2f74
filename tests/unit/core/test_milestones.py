"""Payment milestones: late, to come, paid."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.core.missions import TODAY, mission

from mission_cli.core.changes import Append, Entry, Remove, Set
from mission_cli.core.milestones import added, line, lines, recorded, refusal, tied
from mission_cli.core.model.contract import Contract, Milestone
from mission_cli.core.money import parse_money

PAID = ("contract", "milestones", Entry("a"), "paid")


def contract(**more: str) -> Contract:
    return Contract.model_validate({"start": "2026-03-02", "end": "2026-12-18", **more})


def milestone(**more: str) -> Milestone:
    return Milestone.model_validate({"id": "a", "title": "A", **more})


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ({}, "unpaid"),
        ({"due": "2026-11-21"}, "unpaid"),
        ({"due": "2026-11-20"}, "late"),
        ({"due": "2026-11-20", "paid": "2026-11-21"}, "paid"),
        ({"due": "2026-11-20", "invoiced": "2026-11-21"}, "invoiced"),
        ({"due": "2026-12-20", "invoiced": "2026-11-20"}, "late"),
        ({"due": "2026-12-20", "invoiced": "2026-11-22"}, "unpaid"),  # a day to come
        ({"invoiced": "2026-11-20", "paid": "2026-11-22"}, "late"),
    ],
)
def test_where_it_stands(days: dict[str, str], state: str) -> None:
    assert line(milestone(**days), contract(), TODAY).state == state


@pytest.mark.parametrize(
    ("payment", "due", "state"),
    [
        ("30 jours fin de mois", "2026-09-30", "late"),  # 31 October
        ("30 jours fin de mois", "2026-10-01", "late"),
        ("30 jours fin de mois", "2026-10-02", "unpaid"),  # 30 November
        ("45 days", "2026-10-06", "late"),
        ("45 days", "2026-10-07", "unpaid"),
        ("as agreed", "2026-11-20", "late"),
    ],
)
def test_it_is_late_by_the_terms(payment: str, due: str, state: str) -> None:
    assert line(milestone(due=due), contract(payment=payment), TODAY).state == state


def test_late_ones_come_first() -> None:
    days = [
        ("paid", {"paid": "2026-03-01"}),
        ("some-day", {}),
        ("soon", {"due": "2026-12-01"}),
        ("sent", {"due": "2026-12-20", "invoiced": "2026-11-21"}),
        ("late", {"due": "2026-04-01"}),
    ]
    contract = {"start": "2026-03-02", "end": "2026-12-18"}
    found = mission(contract={**contract, "milestones": [{"id": name, "title": name, **more} for name, more in days]})
    assert [one.milestone.id for one in lines(found, TODAY)] == ["late", "sent", "soon", "some-day", "paid"]


@pytest.mark.parametrize(
    ("days", "accepted", "state"),
    [
        ({"due": "2026-05-01"}, {}, "unpaid"),  # the deliverable is late, not the payment
        ({"due": "2026-12-01"}, {"accepted": "2026-05-01"}, "to-invoice"),
        ({}, {"accepted": "2026-11-22"}, "unpaid"),
        ({"invoiced": "2026-05-02"}, {"accepted": "2026-05-01"}, "late"),
        ({"invoiced": "2026-11-21"}, {}, "invoiced"),
        ({"paid": "2026-05-02"}, {"accepted": "2026-05-01"}, "paid"),
    ],
)
def test_what_is_owed_once_its_deliverable_is_accepted(
    days: dict[str, str], accepted: dict[str, str], state: str
) -> None:
    terms = Contract.model_validate(
        {"start": "2026-03-02", "end": "2026-12-18", "deliverables": [{"id": "spec", "title": "Spec", **accepted}]}
    )
    assert line(milestone(deliverable="spec", **days), terms, TODAY).state == state


def test_a_payment_follows_its_invoice() -> None:
    day = dt.date(2026, 11, 20)
    assert refusal(milestone(invoiced="2026-11-21"), "paid", day) == "invoiced"
    assert refusal(milestone(invoiced="2026-11-20"), "paid", day) is None
    assert refusal(milestone(paid="2026-11-19"), "invoiced", day) == "paid"
    assert refusal(milestone(paid="2026-11-20"), "invoiced", day) is None
    assert refusal(milestone(), "paid", day) is refusal(milestone(), "invoiced", day) is None


def test_what_is_written() -> None:
    day = dt.date(2026, 11, 20)
    assert recorded(milestone(), "paid", day) == [Set(PAID, day)]
    assert recorded(milestone(paid="2026-11-20"), "paid", day) == []
    assert recorded(milestone(paid="2026-11-20"), "paid", None) == [Remove(PAID)]
    assert recorded(milestone(), "paid", None) == []
    assert tied(milestone(), "spec") == [Set((*PAID[:-1], "deliverable"), "spec")]
    assert tied(milestone(deliverable="spec"), "spec") == []
    assert recorded(milestone(), "invoiced", day) == [Set((*PAID[:-1], "invoiced"), day)]
    assert recorded(milestone(invoiced="2026-11-20"), "invoiced", day) == []
    assert added("a", "A", None, parse_money("5 EUR")) == Append(
        ("contract", "milestones"), {"id": "a", "title": "A", "amount": "5 EUR"}
    )
