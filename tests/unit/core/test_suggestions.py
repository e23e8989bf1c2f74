"""Where a person could go and who could take over: words, reasons, and the order that is promised."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.core.facts import day, facts, person

from mission_cli.core.bench import Basis, roster
from mission_cli.core.facts import Facts
from mission_cli.core.free import Free, free
from mission_cli.core.people_known import Person
from mission_cli.core.suggestions import (
    HEARD_WITHIN,
    Lead,
    alike,
    ground,
    leads,
    named,
    once,
    shared,
    substitutes,
    words,
)

TODAY = dt.date(2026, 11, 21)
LEA = person("lea-martin", skills=("data", "réseaux radio", "C++"))


def found(*missions: Facts, of: Person = LEA) -> list[Lead]:
    return leads(of, ground(missions, TODAY)).several


def test_words_are_compared_without_capitals_accents_and_plurals() -> None:
    assert words("Réseaux RADIO, l’été") == " reseau radio l ete "
    assert words("C++ et C#") == " c++ et c# "
    assert words("gas BUS tests") == " gas bus test "
    assert words(" – ") == ""
    assert words("du .NET, de la R&D, ASP.NET. Node.js") == " du .net de la r&d asp net node js "


@pytest.mark.parametrize(
    ("skill", "tag", "same"),
    [
        ("test strategy", "tests", True),
        ("data", "data-governance", True),
        ("Réseaux radio", "reseau-radio", True),
        ("réseaux radio", "radio-réseaux", False),  # the words follow one another
        ("java", "javascript", False),  # whole words
        ("", "data", False),
        ("data", "–", False),
    ],
)
def test_a_tag_is_a_skill_where_the_words_of_one_are_in_the_other(skill: str, tag: str, same: bool) -> None:
    assert alike(skill, tag) is same
    assert alike(tag, skill) is same


def test_tags_are_named_once_as_they_are_first_written() -> None:
    assert once(["tests", "Test", "web"]) == ("tests", "web")
    assert shared(["Data", "kafka", "data"], ("data",)) == ("Data",)


def test_a_letter_alone_is_no_skill_in_a_text() -> None:
    assert named(words("Plan C : un audit en C++"), ("C", "R", "C++", "audits")) == ("C++", "audits")
    assert named(words("rien"), ()) == ()


def test_a_need_is_suggested_for_the_word_it_holds_the_tags_around_it_or_the_client_that_is_known() -> None:
    heard = ((day("2026-11-02"), "Des réseau radio à poser"), (day("2026-11-03"), "A lawyer"))
    worded, nothing = facts("a", slug="x", client="A", opportunities=heard), facts("b", slug="x", client="B")
    [lead] = found(worded, nothing)
    assert (lead.client, lead.day, lead.heard) == ("A", day("2026-11-02"), "Des réseau radio à poser")
    assert (lead.named, lead.tags, lead.own, lead.mission) == (("réseaux radio",), (), None, worded)
    tagged = worded.with_(tags=("Data", "sql"))
    assert [(lead.heard, lead.named, lead.tags) for lead in found(tagged)] == [
        ("A lawyer", (), ("Data",)),
        ("Des réseau radio à poser", ("réseaux radio",), ("Data",)),
        (None, (), ("Data",)),
    ]
    mine = facts("c", client="ÂCME", end="2026-03-31")
    law = facts("d", slug="x", client="acme", opportunities=((day("2026-11-03"), "A lawyer"),))
    assert [(lead.heard, lead.own) for lead in found(mine, law)] == [("A lawyer", mine), (None, mine)]


def test_what_was_heard_a_year_ago_or_is_dated_tomorrow_is_not_suggested() -> None:
    last = TODAY - dt.timedelta(days=HEARD_WITHIN)
    days = (last - dt.timedelta(days=1), last, TODAY, TODAY + dt.timedelta(days=1))
    mission = facts("a", slug="x", kind="internal", opportunities=tuple((one, "data") for one in days))
    assert [lead.day for lead in found(mission)] == [TODAY, last]


@pytest.mark.parametrize("changes", [{"kind": "training"}, {"start": day("2026-11-22")}, {"tags": ("law",)}])
def test_a_client_is_known_by_missions_that_have_begun(changes: dict[str, object]) -> None:
    mission = facts("a", slug="x", tags=("data",))
    assert [lead.client for lead in found(mission)] == ["Acme"]
    assert [lead.client for lead in found(mission.with_(signed=False))] == ["Acme"]
    assert found(mission.with_(**changes)) == []


def test_needs_come_first_the_newest_before_then_clients_by_shared_tags_then_by_name() -> None:
    both = person("lea-martin", skills=("data", "kafka"))
    missions = [
        facts("one", slug="x", client="Élan", tags=("data",), opportunities=((day("2026-10-01"), "data"),)),
        facts("two", slug="x", client="Dune", tags=("data",), opportunities=((day("2026-10-02"), "kafka"),)),
        facts("three", slug="x", client="Zen", tags=("kafka", "data")),
        facts("four", client="Aube"),
    ]
    told = [(lead.heard, lead.client, len(lead.tags)) for lead in found(*missions, of=both)]
    assert told == [
        ("kafka", "Dune", 1),
        ("data", "Élan", 1),
        (None, "Zen", 2),
        (None, "Dune", 1),
        (None, "Élan", 1),
        (None, "Aube", 0),
    ]
    assert [(lead.heard, lead.client, len(lead.tags)) for lead in found(*reversed(missions), of=both)] == told


def test_some_of_each_kind_and_how_many_there_are() -> None:
    heard = tuple((day(f"2026-10-0{n}"), "data") for n in range(1, 6))
    known = ground([facts(c, slug="x", client=c, tags=("data",), opportunities=heard) for c in "abc"], TODAY)
    told = leads(LEA, known, 2)
    assert ([(lead.heard, lead.client) for lead in told.several], told.heard, told.clients) == (
        [("data", "a"), ("data", "b"), (None, "a"), (None, "b")],
        15,
        3,
    )
    assert len(leads(LEA, known).several) == 18


def test_a_client_is_told_by_its_newest_mission_with_these_tags_and_its_newest_entry() -> None:
    old = facts(
        "old", "2025-01-01", "2025-12-31", slug="x", tags=("data",), contact="Ana", last_entry=day("2026-09-02")
    )
    new = facts("new", "2026-01-01", "2026-12-31", slug="x", tags=("law",), contact="Bo", last_entry=day("2026-12-02"))
    mine = facts("mine", "2024-01-01", "2024-12-31")
    [lead] = found(new, mine, old)
    assert (lead.mission, lead.tags, lead.own, lead.contact, lead.day) == (
        old,
        ("data",),
        mine,
        "Ana",
        day("2026-09-02"),
    )
    [lead] = found(new, mine)  # no tag in common: the newest mission there
    assert (lead.mission, lead.tags, lead.contact, lead.day) == (new, (), "Bo", None)


# Who takes over -------------------------------------------------------------------------------------------------------


def free_ones(people: list[Person], missions: list[Facts]) -> list[Free]:
    return free(roster(people, missions, Basis(TODAY)), TODAY, 8, "fr")


def test_a_substitute_is_free_by_then_and_has_a_tag_or_knows_the_client() -> None:
    wanted = facts("wanted", end="2026-12-18", tags=("data", "kafka"))
    people = [
        LEA,  # whose mission it is
        person("anna", skills=("data",)),
        person("bela", skills=("law",)),
        person("cleo"),
        person("dora", skills=("kafka",)),
        person("emma", skills=("kafka",)),
    ]
    missions = [
        wanted,
        facts("before", "2025-01-01", "2025-12-31", slug="cleo", client="ACMÉ"),
        facts("later", end="2026-12-18", slug="dora", client="B"),
        facts("soon", end="2026-12-17", slug="emma", client="B"),
    ]
    told = substitutes(wanted, free_ones(people, missions), ground(missions, TODAY), wanted.end)
    # Free since nobody knows when: Anna. Since 2026: Cleo. From 18 December: Emma. From the 19th: Dora, too late.
    assert [(one.free.person.slug, one.tags, one.own and one.own.id) for one in told] == [
        ("anna", ("data",), None),
        ("cleo", (), "before"),
        ("emma", ("kafka",), None),
    ]
