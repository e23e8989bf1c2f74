"""Every field has a level, and what is kept back is taken out of data of any shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.journal import Answers, Feedback
from mission_cli.core.model.levels import LEVELS, Level, Sensitivity
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.settings import Settings
from mission_cli.core.model.structure import fields_of, records, records_in
from mission_cli.core.model.template import Checklist
from mission_cli.core.model.visible import level_at, levels_by_path, levels_of, visible_record, without
from mission_cli.core.money import Money, Rate
from mission_cli.core.people import Person


def unmarked(model: type[BaseModel]) -> Iterator[str]:
    """The fields that hold values, and say no level or several."""
    for record in records(model):
        for key, _, info in fields_of(record):
            marks = [mark for mark in info.metadata if isinstance(mark, Sensitivity)]
            if len(marks) != (not list(records_in(info.annotation))):
                yield f"{record.__name__}.{key}"


@pytest.mark.parametrize("model", [Mission, Consultant, Settings])
def test_every_field_says_how_sensitive_it_is(model: type[BaseModel]) -> None:
    assert list(unmarked(model)) == [], "say it in the type of the field: see core/model/levels.py"


def test_fields_of_every_shape_have_their_level() -> None:
    fields = levels_by_path("Mission")
    assert {
        "title", "people.*", "contract.clauses.*", "contract.milestones.amount", "journal.*.feedback.from",
        "journal.*.blocker.options.effect", "journal.*.answers.answers.*", "offboarding.tasks.done",
    } <= fields.keys()  # fmt: skip
    assert "journal" not in fields
    assert set(fields.values()) == set(LEVELS)


def test_templates_hold_nobody_and_no_money() -> None:
    kinds = {str(field.annotation) for record in records(Checklist) for field in record.model_fields.values()}
    assert not any(kind.__name__ in text for kind in (Person, Money, Rate) for text in kinds)
    assert levels_of(Checklist) == "plain"


@pytest.mark.parametrize(
    ("steps", "level"),
    [
        (("contract", "end"), "plain"),
        (("consultant",), "personal"),
        (("people", "hr"), "personal"),
        (("contract", "rate"), "confidential"),
        (("contract", "milestones", 3, "amount"), "confidential"),
        (("contract", "clauses", "price_revision"), "confidential"),
        (("journal", "sofia", 0, "feedback", "from"), "plain"),
        (("journal", "sofia", 0, "feedback", "score"), "sensitive"),
        (("journal", "sofia", 0, "change", "impact", "cost"), "confidential"),
        (("journal", "sofia", 0, "answers", "answers", "why-leave", "[key]"), "sensitive"),
        (("x-salary",), "sensitive"),
        (("contract", "x-salary", "deep", 0), "sensitive"),
        (("contract", "no-such-key"), "sensitive"),
        (("contract",), "confidential"),  # a text there may be a rate
        (("followup",), "plain"),
        (("journal", "sofia", 0, "no-such-type", "date"), "sensitive"),
        (("contract", "end", "too", "deep"), "plain"),
    ],
)
def test_the_level_of_a_place(steps: tuple[str | int, ...], level: Level) -> None:
    assert level_at(Mission, steps) == level


RECORD = {
    "format": "1",
    "title": "Order data",
    "x-note": {"of": "anything"},
    "contract": {
        "start": "2026-03-02",
        "rate": "620 EUR/day",
        "payment": None,
        "clauses": {"confidentiality": "signed", "x-own": "1"},
        "milestones": [{"id": "a", "amount": "18000 EUR"}, {"amount": "2 EUR"}],
        "deliverables": [],
    },
    "equipment": None,
    "journal": {
        "paul-durand": [
            {"type": "feedback", "date": "2026-10-20", "from": "client", "strengths": "calm", "score": "4"},
            {"type": "blocker", "date": "2026-10-21", "title": "VPN", "options": [{"what": "wait", "effect": "late"}]},
        ],
        "sofia-bernard": None,
    },
}


def test_what_is_kept_back_leaves_no_trace_and_is_counted() -> None:
    before = repr(RECORD)
    seen = visible_record(RECORD, full=False)
    assert seen.data == {
        "format": "1",
        "title": "Order data",
        "contract": {"start": "2026-03-02", "milestones": [{"id": "a"}], "deliverables": []},
        "equipment": None,
        "journal": {
            "paul-durand": [
                {"type": "feedback", "date": "2026-10-20", "from": "client"},
                {"type": "blocker", "date": "2026-10-21", "title": "VPN"},
            ],
            "sofia-bernard": None,
        },
    }
    assert seen.left_out == {"confidential": 4, "sensitive": 6}
    assert seen.levels == ["confidential", "sensitive"]
    assert repr(RECORD) == before


def test_full_is_the_record_itself() -> None:
    seen = visible_record(RECORD, full=True)
    assert seen.data is RECORD
    assert seen.levels == []


def test_nothing_is_left_out_where_nothing_is_kept_back() -> None:
    plain = {"title": "T", "contract": {"start": "2026-01-01", "rate": None}}
    seen = visible_record(plain, full=False)
    assert (seen.data, seen.levels) == ({"title": "T", "contract": {"start": "2026-01-01"}}, [])


def test_any_levels_can_be_left_out() -> None:
    seen = without({"title": "T", "consultant": "Léa"}, ["personal"])
    assert (seen.data, seen.left_out) == ({"title": "T"}, {"personal": 1})


def test_an_entry_alone() -> None:
    entry = {"id": "a1", "type": "feedback", "advice": "rest", "x-mood": "low"}
    assert visible_record(entry, full=False, of=Feedback).data == {"id": "a1", "type": "feedback"}
    assert visible_record({"answers": {"why": "pay"}}, full=False, of=Answers).data == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"contract": "620 EUR/day"},
        {"contract": ["620 EUR/day"]},
        {"contract": {"rate": ["620", {"per": "day"}]}},
        {"journal": "620"},
        {"journal": {"sofia": {"strengths": "620"}}},
        {"journal": {"sofia": ["620"]}},
        {"journal": {"sofia": [{"type": ["620"], "text": "620"}]}},
        {"journal": {"sofia": [{"text": "620"}]}},
        ["620"],
        "620",
    ],
    ids=str,
)
def test_a_wrong_shape_hides_nothing_from_the_filter(wrong: Any) -> None:
    seen = visible_record(wrong, full=False)
    assert "620" not in repr(seen.data)
    assert seen.levels


def test_no_data_is_no_data() -> None:
    nothing: list[Any] = [None, {}, []]
    assert [visible_record(data, full=False) for data in nothing] == [(data, {}) for data in nothing]


KEYS = st.sampled_from(
    ["contract", "rate", "journal", "lea", "type", "feedback", "text", "x-a", "clauses", "title", "?"]
)
DATA = st.recursive(
    st.none() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(DATA)
def test_filtering_twice_is_filtering_once(data: Any) -> None:
    once = visible_record(data, full=False)
    assert visible_record(once.data, full=False).data == once.data
    assert visible_record(once.data, full=False).levels == []
