"""What of a record may be shown to whom: values are left out by the level of their field. See `core/model/levels.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, Union

from mission_cli.core.model.levels import KEPT_BACK, LEVELS, Level, Sensitivity

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

Tree: TypeAlias = "dict[str, Tree | Level]"


class _ByType(dict[str, "Tree | Level"]):
    """The entries of a lane: one of these by its `type`."""


@cache
def levels_of(record: type[BaseModel] | str) -> Tree | Level:
    """The levels of the fields of a record, by its class or its name; of a template, plain."""
    from mission_cli.core.model.structure import ROOTS

    known = ROOTS.get(record if isinstance(record, str) else record.__name__)
    return "plain" if known is None else _levels(known, None)


def _levels(annotation: Any, level: Level | None) -> Tree | Level:
    """The levels below a type whose field has this one; without any, a value is sensitive, and a test fails."""
    from mission_cli.core.model.structure import entries, fields_of, is_record, parts

    origin, inner = parts(annotation)
    if origin is list:
        return _levels(inner, level)
    if origin is dict:
        return {"*": _levels(inner, level)}
    if origin is Union:
        return _ByType({kind: _levels(record, None) for kind, record in entries().items()})
    if is_record(inner):
        return {field.key: _levels(field.info.annotation, _level_in(field.info)) for field in fields_of(inner)}
    return level or "sensitive"


def _level_in(field: FieldInfo) -> Level | None:
    return next((mark.level for mark in field.metadata if isinstance(mark, Sensitivity)), None)


def levels_by_path(record: str) -> dict[str, Level]:
    """The level of each field by the keys of the file between dots: `*` stands for any key of a mapping whose keys are
    free, an entry of a list adds nothing, an entry of the journal adds its type."""
    return dict(_flat(levels_of(record), ""))


def _flat(levels: Tree | Level, under: str) -> Iterator[tuple[str, Level]]:
    if isinstance(levels, str):
        yield under, levels
        return
    for key, inner in levels.items():
        yield from _flat(inner, f"{under}.{key}" if under else key)


def below(levels: Tree | Level, key: str) -> Tree | Level:
    """The levels one key further. What lies below a field, and should not, is as sensitive as the field."""
    if isinstance(levels, str):
        return levels
    if key.startswith("x-"):
        return "sensitive"
    return levels.get(key) or levels.get("*") or "sensitive"


def of_mapping(levels: Tree | Level, kind: object) -> Tree | Level:
    """The levels of the keys of a mapping found where `levels` hold; `kind` is what its `type` says, if anything."""
    return below(levels, str(kind)) if isinstance(levels, _ByType) else levels


def strongest(levels: Tree | Level) -> Level:
    """The level of what stands where a whole section should: it may hold any of it."""
    if isinstance(levels, str):
        return levels
    return max((strongest(inner) for inner in levels.values()), key=LEVELS.index)


def level_at(model: type[BaseModel], steps: Iterable[str | int]) -> Level:
    """The level of a place in a record's data; the step after an entry's index in the journal is its type."""
    levels = levels_of(model)
    for step in steps:
        if isinstance(step, str):
            levels = below(levels, step)
    return strongest(levels)


# What is shown -----------------------------------------------------------------------------------------------------


class Visible(NamedTuple):
    """Data as it may be shown, and how many values of each level are not in it."""

    data: Any
    left_out: Counter[Level]

    @property
    def levels(self) -> list[Level]:
        """The levels of what is not in it: the `left_out` of an export."""
        return [level for level in LEVELS if self.left_out[level]]


def visible_record(data: Any, *, full: bool, of: type[BaseModel] | str = "Mission") -> Visible:
    """`data`, the record as its file has it, without what only `--full` shows."""
    return Visible(data, Counter()) if full else without(data, KEPT_BACK, of=of)


def without(data: Any, levels: Iterable[Level], *, of: type[BaseModel] | str = "Mission") -> Visible:
    """`data` without its values of these levels, their keys included, and without what held nothing else.

    A copy: `data` stays as it is. An entry of the journal that reads keeps its place in its lane, since its date is
    plain. Any shape is taken; a value that stands where a section should counts as the most sensitive of that section.
    """
    sieve = _Sieve(frozenset(levels))
    kept = sieve.of(data, levels_of(of))
    return Visible({} if kept is _NOTHING and isinstance(data, dict) else None if kept is _NOTHING else kept, sieve.out)


_NOTHING: Final = object()


class _Sieve:
    def __init__(self, levels: frozenset[Level]) -> None:
        self._levels = levels
        self.out: Counter[Level] = Counter()

    def of(self, data: Any, levels: Tree | Level) -> Any:
        """What is left of `data`; `_NOTHING` when something was taken out and nothing is left."""
        if isinstance(levels, str) and levels not in self._levels:
            return data
        if isinstance(data, dict) and not isinstance(levels, str):
            inner = of_mapping(levels, data.get("type"))
            left = {key: self.of(value, below(inner, str(key))) for key, value in data.items()}
            kept = {key: value for key, value in left.items() if value is not _NOTHING}
            return _NOTHING if data and not kept else kept
        if isinstance(data, list):
            items = [self.of(item, levels) for item in data]
            some = [item for item in items if item is not _NOTHING]
            return _NOTHING if items and not some else some
        level = strongest(levels)
        if level not in self._levels or (data is None and not isinstance(levels, str)):
            return data
        self.out[level] += data is not None
        return _NOTHING
