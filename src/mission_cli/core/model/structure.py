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


def is_record(annotation: Any) -> bool:
    """Whether a type is a record."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def parts(annotation: Any) -> tuple[Any, Any]:
    """What a type is made of: `(list, …)` or `(dict, …)` with the type of its values, `(Union, …)` for an entry of the
    journal, `(None, …)` for a record or a single value. That a value may be missing, and marks, are left aside."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return parts(args[0])
    if origin in (list, dict):
        return origin, args[-1]
    if origin in (Union, types.UnionType):
        some = [part for part in args if part is not types.NoneType]
        if len(some) == 1:
            return parts(some[0])
        if all(map(is_record, some)):
            return Union, tuple(some)
    return None, annotation


def keys_at(model: type[BaseModel], path: Iterable[object]) -> list[str]:
    """The keys the format knows in the mapping at this path of a record, in their order; [] where keys are free.

    A step into a list may be anything. Below an entry of the journal, the keys of every type of entry.
    """
    here: list[Any] = [model]
    for step in path:
        here = [inner for annotation in here for inner in _step_into(annotation, step)]
    found = [field.key for one in here for record in _alone(one) for field in fields_of(record)]
    return list(dict.fromkeys(found))


def _step_into(annotation: Any, step: object) -> list[Any]:
    """The types of what is found one step further: the value of a key, an entry of a list."""
    origin, inner = parts(annotation)
    if origin in (list, dict):
        return [inner]
    return [field.info.annotation for record in _alone(annotation) for field in fields_of(record) if field.key == step]


def _alone(annotation: Any) -> list[type[BaseModel]]:
    """The records that a value of this type may be; none for a list or a mapping of some."""
    origin, inner = parts(annotation)
    return list(inner) if origin is Union else [inner] if origin is None and is_record(inner) else []
