"""Sentences of events."""

from __future__ import annotations

import pytest

from mission_cli.core.history import Event
from mission_cli.core.history_records import LISTS
from mission_cli.render.history import sentence, short
from mission_cli.texts import has, use_language
from mission_cli.texts.history import TEXTS

KINDS = [f"{name}-{step}" for name, _, steps in LISTS.values() for step in ("added", "changed", "removed", *steps)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_step_of_every_list_has_a_sentence(kind: str) -> None:
    assert has(f"history.{kind}")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", [kind for kind in TEXTS if kind.endswith(("-added", "-changed", "-removed"))])
def test_a_fact_that_is_empty_is_a_dash(language: str, kind: str) -> None:
    use_language(language)
    names = ("id", "title", "specific", "item", "system", "date", "before", "after", "type", "author")
    said = sentence(Event(kind, dict.fromkeys(names, "")))
    assert said
    assert "{" not in said
    assert not said.endswith((": ", ", "))


def test_several_paths_are_counted_from_the_fifth_on() -> None:
    assert sentence(Event("edited", {"paths": ["a", "b", "c", "d", "e", "f"]})) == "edited: a, b, c, d, and 2 more"
    assert sentence(Event("edited", {"paths": []})) == "edited: order or ids only"


def test_what_is_no_word_of_a_list_is_shown_as_it_is() -> None:
    facts = {"author": "Ana", "date": "31/12/2026", "health": "purple\x1b[0m"}
    assert sentence(Event("checkin", facts)) == "check-in by Ana, 31/12/2026, purple\\x1b[0m"


def test_a_signature_is_told_where_there_is_one() -> None:
    facts = {"id": "handover", "title": "Hand over", "date": "2026-11-20", "author": "Ana"}
    assert sentence(Event("task-done", facts)) == "task handover done, 2026-11-20 (by Ana)"
    use_language("fr")
    assert sentence(Event("task-done", {**facts, "author": ""})) == "tâche handover faite, 20 nov. 2026"


def test_data_is_cut_where_it_is_long() -> None:
    assert short("a b\n c") == "a b c"
    assert short("x" * 80) == "x" * 80
    assert short("x" * 81) == "x" * 79 + "…"
