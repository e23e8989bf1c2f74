"""Rules of blockers, change requests and amendments."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.core.test_terms import mission, request

from mission_cli.core.rules_entries import entry_problems


def codes(*journal: dict[str, Any], **contract: Any) -> list[str]:
    return [problem.code for problem in entry_problems(mission(list(journal), **contract))]


def blocker(**fields: Any) -> dict[str, Any]:
    return {"type": "blocker", "date": "2026-10-02", "title": "No VPN", **fields}


def approved(**fields: Any) -> dict[str, Any]:
    return request(decision="approved", decided="2026-06-12 by lea-martin", **fields)


def test_a_blocker_is_solved_after_it_was_opened() -> None:
    assert codes(blocker(resolved="2026-10-01")) == ["E-RESOLVED"]
    assert codes(blocker(resolved="2026-10-02")) == []


def test_what_is_chosen_is_one_of_the_options() -> None:
    assert codes(blocker(options=[{"what": "Wait"}], chosen="Go")) == ["W-CHOSEN"]
    assert codes(blocker(chosen="Go")) == ["W-CHOSEN"]
    assert codes(blocker(options=[{"what": "Wait"}], chosen="Wait")) == []


@pytest.mark.parametrize(
    ("after", "contract", "found"),
    [
        ({"end": "2026-12-18"}, {}, []),
        ({"end": "2027-01-31"}, {}, ["W-CHANGE-AMENDMENT"]),
        ({"end": "2027-01-31", "notice": "2 weeks"}, {}, ["W-CHANGE-AMENDMENT", "W-CHANGE-AMENDMENT"]),
        # Explained since by an amendment that has the term…
        ({"end": "2026-09-30"}, {"amendments": [{"date": "2026-10-01", "end": "2026-12-18"}]}, []),
        # … not by its own, nor by an older one, nor by one of another term.
        (
            {"rate": "700 EUR/day"},
            {"amendments": [{"date": "2026-06-12", "change": "more", "rate": "620 EUR/day"}]},
            ["W-CHANGE-AMENDMENT"],
        ),
        (
            {"end": "2026-09-30"},
            {"amendments": [{"date": "2026-06-01", "end": "2026-12-18"}]},
            ["W-CHANGE-AMENDMENT"],
        ),
        (
            {"rate": "700 EUR/day"},
            {"amendments": [{"date": "2026-10-01", "end": "2026-12-18"}]},
            ["W-CHANGE-AMENDMENT"],
        ),
        ({"notice": "2 weeks"}, {"amendments": [{"date": "2026-10-01", "text": "Notice again"}]}, []),
        ({"no-term": "x"}, {}, []),
    ],
)
def test_approved_terms_are_the_contracts(after: dict[str, str], contract: dict[str, Any], found: list[str]) -> None:
    assert codes(approved(after=after), **contract) == found


def test_a_change_approved_later_explains_an_older_one() -> None:
    later = approved(after={"notice": "1 month"}) | {"id": "again", "decided": "2026-10-01 by lea-martin"}
    assert codes(approved(after={"notice": "2 weeks"}), later) == []


def test_refused_and_undecided_changes_touch_nothing() -> None:
    assert codes(request(after={"end": "2027-01-31"})) == []
    assert codes(request(after={"end": "2027-01-31"}, decision="refused")) == []


def test_amendments_are_in_order_and_agree_with_the_contract() -> None:
    one, two = {"date": "2026-06-12", "end": "2026-12-18"}, {"date": "2026-08-01", "end": "2026-10-30"}
    assert codes(amendments=[one]) == []
    assert codes(amendments=[one, two]) == ["W-TERMS"]
    assert codes(amendments=[two, one]) == ["W-AMENDMENT-ORDER", "W-TERMS"]
    assert codes(amendments=[{"date": "2026-06-12", "rate": "600 EUR/day"}]) == ["W-TERMS"]
    assert codes(amendments=[{"date": "2026-06-12", "rate": "600 EUR/day"}], rate=None) == ["W-TERMS"]
    assert codes(amendments=[{"date": "2026-06-12", "text": "By mail"}]) == []
