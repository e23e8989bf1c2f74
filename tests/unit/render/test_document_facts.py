"""What a document's template is given: words in both languages, gaps, and nothing that is kept back."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from mission_cli.core.model.settings import Settings
from mission_cli.core.sample_mission import fullest, least
from mission_cli.render.document_facts import DocumentRequest, facts
from mission_cli.render.document_values import Coded, Day, Gap, Notes, Withheld
from mission_cli.render.sandbox.crossing import packed, unpacked
from mission_cli.texts import use_language

TODAY = dt.date(2026, 11, 21)


def given(*, full: bool = False, bare: bool = False, **more: Any) -> tuple[dict[str, Any], Notes]:
    """What the template has, once it has crossed to the process that renders it."""
    notes = Notes()
    made = facts(DocumentRequest("m", least() if bare else fullest(), Settings(**more), TODAY, full))
    crossed = json.loads(json.dumps({name: packed(one) for name, one in made.values.items()}))
    return {name: unpacked(one, notes) for name, one in crossed.items()}, notes


@pytest.mark.parametrize(
    ("lang", "day", "shown"),
    [
        ("en", dt.date(2026, 12, 18), "18 December 2026"),
        ("fr", dt.date(2026, 12, 18), "18 décembre 2026"),
        ("fr", dt.date(2027, 1, 1), "1er janvier 2027"),
        ("en", dt.date(2027, 1, 1), "1 January 2027"),
    ],
)
def test_a_day_in_words(lang: str, day: dt.date, shown: str) -> None:
    use_language(lang)
    assert str(Day(day.year, day.month, day.day)) == shown.replace(" ", "\u00a0")
    assert Day(2026, 1, 1) < day


def test_a_word_of_a_closed_list_is_its_code_and_says_its_words() -> None:
    use_language("fr")
    [task] = [one for one in given()[0]["tasks"] if one["id"] == "thanks"]
    assert task["state"] in (Coded("done", ""), "done")
    assert str(task["state"]) == "faite"
    assert task["state"] != "todo"
    assert len({task["state"], "done"}) == 1


def test_the_figures_of_an_objective_are_the_newest() -> None:
    [one] = given()[0]["objectives"]
    assert (one["reached"], one["target"], one["met"]) == ("16", "17", False)


def test_what_is_kept_back_is_not_there_unless_asked() -> None:
    values, _ = given()
    contract = values["contract"]
    held = [contract["rate"], contract["payment"], contract["clauses"]["confidentiality"], values["strengths"]]
    held += [
        contract["milestones"][0]["amount"],
        values["mission"]["offboarding"]["reason"],
        values["opportunities"][0]["what"],
    ]
    assert all(isinstance(one, Withheld) for one in held)
    full, _ = given(full=True)
    assert str(full["contract"]["rate"]) == "620 EUR/day"
    assert full["strengths"][0]["text"] == "Clear"
    assert full["mission"]["offboarding"]["reason"] == "Done"


def test_a_withheld_value_is_noted_once_it_is_touched() -> None:
    values, notes = given()
    assert list(notes.left_out) == []
    assert not values["contract"]["rate"]
    assert list(values["strengths"]) == []
    assert list(notes.left_out) == [("contract.rate", "confidential"), ("feedback.strengths", "sensitive")]


def test_a_gap_is_noted_once_it_is_written_with_what_fills_it() -> None:
    values, notes = given(bare=True)
    contact = values["client"]["contact"]
    assert isinstance(contact, Gap)
    assert not contact
    assert list(notes.lacks) == []
    assert contact.member().written() == "[…]"
    [lack] = notes.lacks
    assert lack.what.startswith("client.contact: ")
    assert lack.command == "mission edit m"


@pytest.mark.parametrize(
    ("perspective", "name"), [("provider", "Sofia Bernard"), ("client", "Paul Durand"), ("consultant", "Léa Martin")]
)
def test_who_signs(perspective: str, name: str) -> None:
    values, _ = given(perspective=perspective)
    assert values["signatory"]["name"] == name


def test_the_firm_is_the_clients_where_the_workspace_is() -> None:
    assert given(perspective="client")[0]["firm"] == "Acme"
    assert given(name="Rivage")[0]["firm"] == "Rivage"
    assert isinstance(given()[0]["firm"], Gap)
