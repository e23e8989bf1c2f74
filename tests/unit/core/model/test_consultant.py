"""Raw data → a consultant's profile and every problem."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from mission_cli.core.consultant_rules import file_name_problems
from mission_cli.core.dates import Duration
from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.journal import Note
from mission_cli.core.model.read import read_consultant
from mission_cli.core.money import Money
from mission_cli.core.people import Person
from mission_cli.core.raw import Plain
from mission_cli.errors import Problem

NOTE = {"type": "note", "date": "2026-06-19", "text": "Yearly interview"}


def data(**changes: Any) -> dict[str, Any]:
    return {"format": Plain("1"), "name": "Léa Martin", **changes}


def problems(**changes: Any) -> list[Problem]:
    return read_consultant(data(**changes))[1]


def said(**changes: Any) -> list[tuple[str, Any]]:
    return [(problem.code, problem.at) for problem in problems(**changes)]


def read(**changes: Any) -> Consultant:
    consultant, found = read_consultant(data(**changes))
    assert consultant is not None
    assert found == []
    return consultant


def test_the_least_a_profile_holds() -> None:
    consultant = read()
    assert (consultant.employment, consultant.daily_cost, consultant.skills, consultant.journal) == (None, None, [], {})


def test_a_whole_profile() -> None:
    consultant = read(
        mail="lea.martin@esn.example",
        employment="umbrella",
        daily_cost="310.50 EUR",
        joined=Plain("2022-09-05"),
        left=Plain("2026-12-31"),
        skills=["kafka", "user tests"],
        wishes="Lyon, or remote",
        manager="Sofia Bernard <sofia.bernard@esn.example>",
        hr="Coralie Meyer",
        absences=[{"id": "leave", "start": "2026-12-21", "end": "2026-12-21", "reason": "leave"}],
        profile={"cv": "2026-11-13", "linkedin": "2026-04-20", "platforms": {"A platform": "2026-10-05"}},
        contact={"every": "3 months", "last": "2026-07-23"},
        journal={"lea-martin": None, "sofia-bernard": [NOTE]},
    )
    assert consultant.employment == "umbrella"
    assert consultant.daily_cost == Money(Decimal("310.50"), "EUR")
    assert (consultant.joined, consultant.left) == (dt.date(2022, 9, 5), dt.date(2026, 12, 31))
    assert consultant.manager == Person("Sofia Bernard", "sofia.bernard@esn.example")
    assert consultant.hr == Person("Coralie Meyer")
    assert consultant.absences[0].end == dt.date(2026, 12, 21)
    assert consultant.profile is not None
    assert consultant.profile.platforms == {"A platform": dt.date(2026, 10, 5)}
    assert consultant.contact is not None
    assert consultant.contact.every == Duration(3, "month")
    assert isinstance((consultant.journal["sofia-bernard"] or [])[0], Note)


def test_empty_sections_and_keys_of_ones_own_are_left_alone() -> None:
    assert read(mail=None, absences=None, profile=None, journal=None, **{"x-badge": Plain("4471")}) == read()


@pytest.mark.parametrize("key", ["format", "name"])
def test_what_is_missing_is_named(key: str) -> None:
    rest = {name: value for name, value in data().items() if name != key}
    assert read_consultant(rest) == (None, [Problem("E-MISSING", (key,), {"key": key}, on_key=True)])


@pytest.mark.parametrize("raw", [None, "text", [], Plain("1")])
def test_a_file_that_is_no_mapping(raw: Any) -> None:
    consultant, found = read_consultant(raw)
    assert consultant is None
    assert [problem.code[0] for problem in found] == ["E"]


@pytest.mark.parametrize(
    ("changes", "code", "at"),
    [
        ({"format": Plain("2")}, "E-FORMAT", ("format",)),
        ({"skils": ["kafka"]}, "E-KEY", ("skils",)),
        ({"name": ""}, "E-VALUE", ("name",)),
        ({"mail": "Léa <lea@esn.example>"}, "E-MAIL", ("mail",)),
        ({"mail": "lea"}, "E-MAIL", ("mail",)),
        ({"mail": "a@" + "b" * 500}, "E-MAIL", ("mail",)),
        ({"employment": "freelancer"}, "E-CHOICE", ("employment",)),
        ({"daily_cost": "310 EUR/day"}, "E-MONEY", ("daily_cost",)),
        ({"joined": "05/09/2022"}, "E-DATE-READINGS", ("joined",)),
        ({"skills": "kafka"}, "E-TYPE", ("skills",)),
        ({"skills": [Plain("2026")]}, "W-QUOTE", ("skills", 0)),
        ({"manager": "<sofia@esn.example>"}, "E-PERSON", ("manager",)),
        ({"absences": [{"start": "2026-12-21"}]}, "E-MISSING", ("absences", 0, "end")),
        ({"profile": {"site": "2026-12-21"}}, "E-KEY", ("profile", "site")),
        ({"profile": {"platforms": {"A platform": "lately"}}}, "E-DATE", ("profile", "platforms", "A platform")),
        ({"contact": {"every": "often"}}, "E-DURATION", ("contact", "every")),
        ({"journal": {"lea-martin": [{**NOTE, "txt": ""}]}}, "E-KEY", ("journal", "lea-martin", 0, "txt")),
    ],
)
def test_what_is_wrong_is_said_at_its_place(changes: dict[str, Any], code: str, at: Any) -> None:
    assert said(**changes) == [(code, at)]


def test_a_word_near_the_right_one_is_suggested() -> None:
    assert problems(skils=[])[0].args["suggest"] == "skills"
    assert problems(employment="freelancer")[0].args["suggest"] == "freelance"


def test_nobody_leaves_before_they_join() -> None:
    assert problems(joined="2026-03-02", left="2026-03-01") == [Problem("E-LEFT", ("left",), {"joined": "2026-03-02"})]
    assert problems(joined="2026-03-02", left="2026-03-02") == []
    assert problems(left="2026-03-01") == []


def test_no_absence_ends_before_it_starts() -> None:
    absences = [{"start": "2026-12-21", "end": "2026-12-21"}, {"start": "2026-12-21", "end": "2026-12-20"}]
    assert problems(absences=absences) == [Problem("E-ABSENCE", ("absences", 1, "end"), {"start": "2026-12-21"})]


def test_ids_are_unique_and_lanes_are_slugs() -> None:
    leave = {"id": "leave", "start": "2026-12-21", "end": "2026-12-24"}
    lanes = {"Sofia": [{**NOTE, "id": "tq3n8x0d"}], "lea-martin": [{**NOTE, "id": "tq3n8x0d"}]}
    assert said(absences=[leave, leave], journal=lanes) == [
        ("E-ID-DOUBLE", ("absences", 1, "id")),
        ("E-ID-DOUBLE", ("journal", "lea-martin", 0, "id")),
        ("E-LANE", ("journal", "Sofia")),
    ]


def test_rules_are_looked_at_even_when_a_field_is_wrong() -> None:
    assert said(mail="lea", joined="2026-03-02", left="2026-03-01") == [("E-MAIL", ("mail",)), ("E-LEFT", ("left",))]


@pytest.mark.parametrize(
    ("name", "stem", "suggest"),
    [
        ("Léa Martin", "lea-martin", None),
        ("Victor Nguyễn", "victor-nguyen", None),
        ("Léa Martin", "Lea-Martin", "lea-martin"),
        ("Léa Martin", "lea", "lea-martin"),
        ("李明", "li-ming", "x-inxjbg5j"),
    ],
)
def test_the_file_is_called_by_the_slug_of_the_name(name: str, stem: str, suggest: str | None) -> None:
    expected = [] if suggest is None else [Problem("W-PROFILE-NAME", ("name",), {"name": name, "suggest": suggest})]
    assert file_name_problems(read(name=name), stem) == expected
