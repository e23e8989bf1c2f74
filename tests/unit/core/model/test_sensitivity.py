"""Every field has a level, and what is kept back is taken out of data of any shape."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.journal import Answers, Feedback
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.schema import records
from mission_cli.core.model.sensitivity import (
    CONSULTANT,
    LEVELS,
    MISSION,
    SETTINGS,
    Level,
    level_at,
    levels_of,
    visible_record,
    without,
)
from mission_cli.core.model.settings import Settings
from mission_cli.core.model.template import Checklist
from mission_cli.core.money import Money, Rate
from mission_cli.core.people import Person


def paths(annotation: Any, under: str = "") -> Iterator[str]:
    """Every field of a record, by the table's grammar."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            yield from paths(field.annotation, f"{under}.{field.alias or name}" if under else field.alias or name)
        return
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated or origin is list:
        yield from paths(args[0], under)
    elif origin is dict:
        yield from paths(args[1], f"{under}.*")
    elif origin in (Union, types.UnionType):
        for arg in args:
            if isinstance(arg, type) and issubclass(arg, BaseModel) and "type" in arg.model_fields:
                [kind] = get_args(arg.model_fields["type"].annotation)
                yield from paths(arg, f"{under}.{kind}")
            elif arg is not types.NoneType:
                yield from paths(arg, under)
    else:
        yield under


@pytest.mark.parametrize(
    ("model", "table"),
    [(Mission, MISSION), (Consultant, CONSULTANT), (Settings, SETTINGS)],
    ids=lambda value: str(type(value)),
)
def test_every_field_has_a_level_and_every_level_a_field(model: type[BaseModel], table: dict[str, Level]) -> None:
    fields = set(paths(model))
    assert fields - table.keys() == set(), "say in sensitivity.py how sensitive the new field is"
    assert table.keys() - fields == set(), "no such field"
    assert set(table.values()) <= set(LEVELS)


def test_the_walk_finds_fields_of_every_shape() -> None:
    fields = set(paths(Mission))
    assert {
        "title", "people.*", "contract.clauses.*", "contract.milestones.amount", "journal.*.feedback.from",
        "journal.*.blocker.options.effect", "journal.*.answers.answers.*", "offboarding.tasks.done",
    } <= fields  # fmt: skip
    assert "journal" not in fields


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
