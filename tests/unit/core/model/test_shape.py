"""The table of the model says what the records say."""

from __future__ import annotations

import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mission_cli.core.model import fields
from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.journal import JournalEntry
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.schema import records
from mission_cli.core.model.settings import Bench, ProBono
from mission_cli.core.model.shape import DEFAULTS, ENTRIES, SHAPES

# By their equality: an alias has no name of its own.
NAMES = [
    (getattr(fields, name), name.lower())
    for name in [
        "Text",
        "Slug",
        "Day",
        "Length",
        "Due",
        "Signed",
        "Amount",
        "Named",
        "Whole",
        "Number",
        "Quantity",
        "Mail",
        "Flag",
    ]
] + [(fields.DailyRate, "rate")]


def kind_of(annotation: Any) -> str:
    """The kind of a type, as the table writes it."""
    if annotation == JournalEntry:
        return "entry"
    for alias, name in NAMES:
        if annotation == alias:
            return name
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.__name__
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return "|".join(args)
    if origin is list:
        return f"[{kind_of(args[0])}]"
    if origin is dict:
        return f"{{{kind_of(args[0])}: {kind_of(args[1])}}}"
    if origin in (Union, types.UnionType):
        (only,) = (arg for arg in args if arg is not types.NoneType)
        return f"{kind_of(only)}?"
    if annotation is str:
        return "str"
    bounds = next(mark for mark in annotation.__metadata__ if isinstance(mark, FieldInfo)).metadata
    inner = next(
        (name for alias, name in NAMES if annotation.__metadata__[: len(get_args(alias)) - 1] == alias.__metadata__), ""
    )
    signs = {"ge": "≥", "gt": ">", "le": "≤"}
    return " ".join([inner, *(f"{signs[name]}{value}" for mark in bounds for name, value in vars_of(mark))])


def vars_of(mark: Any) -> list[tuple[str, Any]]:
    return [(name, getattr(mark, name)) for name in ("ge", "gt", "le", "lt") if hasattr(mark, name)]


def shape_of(model: type[BaseModel]) -> dict[str, str]:
    hints = get_type_hints(model, include_extras=True)
    found = {}
    for name, field in model.model_fields.items():
        kind = kind_of(hints[name])
        found[field.alias or name] = kind + "!" if field.is_required() else kind.removesuffix("?")
    return found


def test_the_table_is_the_model() -> None:
    made = {
        model.__name__: shape_of(model) for record in (Mission, Consultant, Bench, ProBono) for model in records(record)
    }
    assert {name: dict(shape) for name, shape in SHAPES.items()} == made


def test_the_defaults_are_the_models() -> None:
    made: dict[str, dict[str, str]] = {}
    for model in records(Mission):
        for name, field in model.model_fields.items():
            if not field.is_required() and field.default_factory is None and field.default is not None:
                made.setdefault(model.__name__, {})[field.alias or name] = field.default
    assert {name: dict(shape) for name, shape in DEFAULTS.items()} == made


def test_each_type_of_entry_names_its_record() -> None:
    assert {kind: SHAPES[name]["type"] for kind, name in ENTRIES.items()} == {kind: f"{kind}!" for kind in ENTRIES}
