"""What the records say of themselves: which records they are made of, and the keys of each. pydantic is imported."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.journal import JournalEntry
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.settings import Settings


class Field(NamedTuple):
    """A field of a record under its key in the file."""

    key: str
    name: str
    """The name of its attribute."""
    info: FieldInfo


def fields_of(record: type[BaseModel]) -> list[Field]:
    """The fields of a record in the order of the format."""
    return [Field(info.alias or name, name, info) for name, info in record.model_fields.items()]


def entries() -> dict[str, type[BaseModel]]:
    """The record of each `type` of an entry of the journal."""
    union = get_args(JournalEntry)[0]
    return {get_args(record.model_fields["type"].annotation)[0]: record for record in get_args(union)}


ROOTS: Final[dict[str, type[BaseModel]]] = {
    "Mission": Mission,
    "Consultant": Consultant,
    "Settings": Settings,
    **{record.__name__: record for record in entries().values()},
}
"""The records that are found by name: the kinds of files, and the entries of the journal."""


def records(model: type[BaseModel]) -> list[type[BaseModel]]:
    """`model` and every record it is made of, in the order a reader of the file meets them."""
    found: dict[type[BaseModel], None] = {model: None}
    for field in model.model_fields.values():
        for part in records_in(field.annotation):
            found.update(dict.fromkeys(records(part)))
    return list(found)


def records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The records that a type names: one for a section, several for an entry of the journal, none for a value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from records_in(part)


def step_into(annotation: Any, step: str | int) -> Any:
    """The type of what is found one step further: the value of a key, an entry of a list; None where nothing is."""
    origin, args = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return next((field.info.annotation for field in fields_of(annotation) if field.key == step), None)
    if origin is Annotated:
        return step_into(args[0], step)
    if origin is list:
        return args[0]
    if origin is dict:
        return args[1]
    if origin in (Union, types.UnionType):
        found = tuple(inner for inner in (step_into(part, step) for part in args) if inner is not None)
        return Union[found] if found else None  # noqa: UP007  # made from what was found
    return None


def keys_at(model: type[BaseModel], path: Iterable[object]) -> list[str]:
    """The keys the format knows in the mapping at this path of a record, in their order; [] where keys are free.

    A step into a list may be anything. Below an entry of the journal, the keys of every type of entry.
    """
    annotation: Any = model
    for step in path:
        annotation = step_into(annotation, step if isinstance(step, int) else str(step))
    if annotation is None or get_origin(annotation) in (list, dict) or _is_collection(annotation):
        return []
    return list(dict.fromkeys(field.key for record in records_in(annotation) for field in fields_of(record)))


def _is_collection(annotation: Any) -> bool:
    """Whether an optional value is a list or a mapping with free keys."""
    return any(get_origin(part) in (list, dict) for part in get_args(annotation))
