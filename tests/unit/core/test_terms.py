"""Terms of a contract: read, written, compared; what explains an edit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mission_cli.core import terms
from mission_cli.core.model.contract import Contract
from mission_cli.core.model.mission import Mission

CONTRACT: dict[str, Any] = {
    "start": "2026-03-02",
    "end": "2026-12-18",
    "rate": "620 EUR/day",
    "notice": "1 month",
    "days_per_week": "5",
    "clauses": {"ip": "ours"},
}


def mission(journal: list[dict[str, Any]] | None = None, **contract: Any) -> Mission:
    return Mission.model_validate(
        {
            "format": "1",
            "title": "T",
            "consultant": "Léa Martin",
            "client": {"name": "Acme"},
            "contract": {**CONTRACT, **contract},
            "journal": {"lea-martin": journal or []},
        },
    )


def request(**fields: Any) -> dict[str, Any]:
    return {"type": "change", "id": "more", "date": "2026-06-01", "asked_by": "client", "what": "More", **fields}


@pytest.mark.parametrize(
    ("name", "text"),
    [("end", "2026-12-18"), ("rate", "620 EUR/day"), ("days_per_week", "5"), ("clauses.ip", "ours"), ("payment", None)],
)
def test_a_term_as_the_contract_has_it(name: str, text: str | None) -> None:
    assert terms.stated(Contract.model_validate(CONTRACT), name) == text


@pytest.mark.parametrize(
    ("name", "one", "other", "same"),
    [
        ("rate", "620 EUR/day", "620.00 EUR/day", True),
        ("notice", "1 month", "1 mois", True),
        ("days_per_week", "5", "5.0", True),
        ("end", "2026-12-18", "2026-12-19", False),
        ("services", "A", None, False),
        ("payment", None, None, True),
        ("rate", "whatever", "whatever", True),
        ("rate", "whatever", "620 EUR/day", False),
    ],
)
def test_texts_that_say_the_same(name: str, one: str | None, other: str | None, same: bool) -> None:
    assert terms.same(name, one, other) is same


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("end", "2027-01-31", date(2027, 1, 31)),
        ("days_per_week", "4.5", 4.5),
        ("days_per_week", "4", 4),
        ("rate", "650 EUR/day", "650 EUR/day"),
        ("notice", "2 semaines", "2 weeks"),
        ("services", "More", "More"),
    ],
)
def test_a_term_as_the_file_has_it(name: str, text: str, value: object) -> None:
    assert terms.written(name, text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [("days_per_week", "8"), ("days_per_week", "NaN"), ("end", "soon"), ("rate", "650"), ("notice", "x")],
)
def test_what_a_contract_cannot_have(name: str, text: str) -> None:
    with pytest.raises(ValueError):
        terms.read(name, text)


def test_the_terms_two_readings_do_not_agree_on() -> None:
    before = Contract.model_validate(CONTRACT)
    after = Contract.model_validate({**CONTRACT, "end": "2027-01-31", "notice": None, "clauses": {"law": "French"}})
    assert terms.terms_changed(before, after) == [
        ("end", "2026-12-18", "2027-01-31"),
        ("notice", "1 month", None),
        ("clauses.ip", "ours", None),
        ("clauses.law", None, "French"),
    ]
    assert terms.terms_changed(before, before) == []


def names(before: Mission, after: Mission) -> list[str]:
    return [change.name for change in terms.unexplained(before, after)]


def test_an_edit_nothing_accounts_for() -> None:
    assert names(mission(), mission(end="2027-01-31", notice="2 weeks")) == ["end", "notice"]


def test_an_amendment_accounts_for_the_value_it_has() -> None:
    added = [{"date": "2026-11-20", "end": "2027-01-31"}]
    assert names(mission(), mission(end="2027-01-31", amendments=added)) == []
    assert names(mission(), mission(end="2027-02-28", amendments=added)) == ["end"]
    assert names(mission(), mission(notice="2 weeks", amendments=added)) == ["notice"]
    assert names(mission(), mission(notice="2 weeks", amendments=[{**added[0], "text": "Notice too"}])) == []
    # One that was there before accounts for nothing new.
    known = mission(amendments=added)
    assert names(known, mission(end="2027-01-31", amendments=added)) == ["end"]


def test_a_change_approved_meanwhile_accounts_for_its_terms() -> None:
    asked = request(after={"notice": "2 weeks"})
    approved = {**asked, "decision": "approved", "decided": "2026-11-20 by lea-martin"}
    assert names(mission([asked]), mission([approved], notice="2 weeks")) == []
    assert names(mission([asked]), mission([approved], notice="3 weeks")) == ["notice"]
    assert names(mission([approved]), mission([approved], notice="2 weeks")) == ["notice"]
    assert names(mission([asked]), mission([{**approved, "decision": "refused"}], notice="2 weeks")) == ["notice"]
