from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.core.missions import day

from mission_cli.core.agreement import Agreement, proposed_id, record, short_id, unique, with_ids
from mission_cli.core.dates import parse_duration
from mission_cli.core.money import parse_rate
from mission_cli.core.objectives import DraftObjective
from mission_cli.core.slug import is_slug

TERMS = Agreement(
    title="Order data",
    consultant="Léa Martin",
    client="Acme",
    contact="Paul Durand",
    manager="Sofia Bernard",
    start=day("2026-03-02"),
    end=day("2026-12-18"),
    every=parse_duration("2 weeks"),
)


def test_the_least_that_is_agreed() -> None:
    assert record(TERMS, ["sofia-bernard", "lea-martin", "sofia-bernard"]) == {
        "format": 1,
        "title": "Order data",
        "kind": "client",
        "consultant": "Léa Martin",
        "client": {"name": "Acme", "contact": "Paul Durand"},
        "manager": "Sofia Bernard",
        "contract": {"start": day("2026-03-02"), "end": day("2026-12-18")},
        "followup": {"every": "2 weeks"},
        "journal": {"lea-martin": None, "sofia-bernard": None},
    }


def test_all_that_can_be_agreed() -> None:
    whole = TERMS._replace(
        notice=parse_duration("1 month"),
        rate=parse_rate("620 EUR/day"),
        vision="The client's team runs it alone.",
        objectives=[DraftObjective("Move the 14 feeds", "feeds", "14", day("2026-11-30"), "two a month")],
        deliverables=[{"title": "Runbook", "due": day("2026-12-04")}],
        equipment=[{"item": "Laptop", "condition": "new"}],
        access=[{"system": "GitLab", "account": "lmartin"}],
    )
    found = record(whole, [])
    assert found["contract"] == {
        "start": day("2026-03-02"),
        "end": day("2026-12-18"),
        "notice": "1 month",
        "rate": "620 EUR/day",
        "deliverables": [{"id": "runbook", "title": "Runbook", "due": day("2026-12-04")}],
    }
    assert found["objectives"] == [
        {
            "id": "move-the-14-feeds",
            "specific": "Move the 14 feeds",
            "measure": "feeds",
            "target": 14,
            "achievable": "two a month",
            "due": day("2026-11-30"),
        }
    ]
    # What is lent is lent from the first day, so that offboarding knows what to take back.
    assert found["equipment"] == [{"id": "laptop", "item": "Laptop", "condition": "new", "lent": day("2026-03-02")}]
    assert found["access"] == [{"id": "gitlab", "system": "GitLab", "account": "lmartin", "granted": day("2026-03-02")}]


def test_an_objective_keeps_only_what_was_said() -> None:
    (objective,) = record(TERMS._replace(objectives=[DraftObjective("Train the team", target="30 %")]), [])[
        "objectives"
    ]
    assert objective == {"id": "train-the-team", "specific": "Train the team", "target": "30 %"}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Laptop", "Badge"], ["laptop", "badge"]),
        (["Laptop", "laptop", "LAPTOP!"], ["laptop", "laptop-2", "laptop-3"]),
        (["日本", "…"], ["item", "item-2"]),  # no letter left to name it by
        (["item 2", "日本", "日本"], ["item-2", "item", "item-3"]),
        (["CON"], ["con-1"]),
    ],
)
def test_ids_are_short_and_unique(names: list[str], expected: list[str]) -> None:
    assert [found["id"] for found in with_ids([{"item": name} for name in names], "item")] == expected


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("Laptop", 24, "laptop"),
        ("Move the 14 order feeds to the platform", 24, "move-the-14-order-feeds"),
        ("abcdefgh ij", 8, "abcdefgh"),
        ("abcdefghij", 8, "abcdefgh"),  # one long word is cut where it must
        ("ab cd", 5, "ab-cd"),
        ("", 5, ""),
    ],
)
def test_a_short_id_is_cut_between_words(text: str, longest: int, expected: str) -> None:
    assert short_id(text, longest) == expected


@pytest.mark.parametrize(
    ("client", "title", "taken", "expected"),
    [
        ("Acme Logistics", "Order data", [], "acme-logistics-order-data"),
        ("Acme Logistics", "Order data", ["acme-logistics-order-data"], "acme-logistics-order-data-2"),
        ("Compagnie générale des eaux et forêts", "Reprise", [], "compagnie-reprise"),
        ("日本", "…", [], "mission"),
        ("日本", "…", ["mission"], "mission-2"),
    ],
)
def test_the_id_proposed(client: str, title: str, taken: list[str], expected: str) -> None:
    assert proposed_id(client, title, taken) == expected


@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.sampled_from(["mission", "a", "a-2", "a-3"])))
def test_the_id_proposed_is_always_a_free_slug(client: str, title: str, taken: list[str]) -> None:
    found = proposed_id(client, title, taken)
    assert is_slug(found)
    assert found not in taken


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=6))
def test_a_unique_id_is_the_wanted_one_or_numbered(taken: list[str]) -> None:
    found: Any = unique("a", taken)
    assert found not in taken
    assert (found == "a") is ("a" not in taken)
