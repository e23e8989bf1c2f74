"""Milestones agreed, tied, invoiced, paid: what is written, what is refused, what is said."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.actions.targets import TODAY, read, target

from mission_cli.actions.milestone import FORMS, add, settle, tie
from mission_cli.core.changes import Append, Entry, Remove, Set
from mission_cli.errors import NotFoundError, UsageError

GO_LIVE = ("contract", "milestones", Entry("go-live"))


def test_what_is_agreed_has_its_amount_in_the_currency_of_the_workspace() -> None:
    on = target()
    values = read(FORMS["add"], on, step="add", title="Fin", amount="18 000", due="31/12/2026", deliverable="run")
    [change] = add(on, values).changes
    assert isinstance(change, Append)
    expected = {
        "id": "fin",
        "title": "Fin",
        "deliverable": "runbook",
        "due": dt.date(2026, 12, 31),
        "amount": "18000 EUR",
    }
    assert change.value == expected


def test_a_deliverable_that_is_not_there_is_refused() -> None:
    on = target()
    with pytest.raises(NotFoundError) as caught:
        tie(on, read(FORMS[None], on, id="go-live", deliverable="runbok"))
    assert caught.value.text == "pick.unknown"


def test_it_is_tied_once() -> None:
    on = target()
    values = read(FORMS[None], on, id="go", deliverable="ingestion")
    found = tie(on, values)
    assert found.changes == [Set((*GO_LIVE, "deliverable"), "ingestion")]
    assert [one.key for one in found.said] == ["milestone.said-tied"]


@pytest.mark.parametrize(
    ("step", "date", "changes", "said"),
    [
        ("paid", None, [], ["milestone.already"]),
        ("paid", "2026-11-02", [Set((*GO_LIVE, "paid"), dt.date(2026, 11, 2))], ["milestone.said-paid"]),
        ("unpaid", None, [Remove((*GO_LIVE, "paid"))], ["milestone.said-unpaid"]),
        ("invoiced", "2026-10-16", [Set((*GO_LIVE, "invoiced"), dt.date(2026, 10, 16))], ["milestone.said-invoiced"]),
    ],
)
def test_what_becomes_of_it(step: str, date: str | None, changes: list[object], said: list[str]) -> None:
    on = target()
    found = settle(on, read(FORMS[step], on, id="go-live", step=step, date=date))
    assert found.changes == changes
    assert [one.key for one in found.said] == said


def test_nothing_is_invoiced_after_it_was_paid() -> None:
    on = target()
    with pytest.raises(UsageError) as caught:
        settle(on, read(FORMS["invoiced"], on, id="go-live", step="invoiced"))
    assert (caught.value.text, caught.value.args_for_text["day"]) == ("milestone.before-paid", dt.date(2026, 10, 30))
    assert dt.date(2026, 10, 30) < TODAY
