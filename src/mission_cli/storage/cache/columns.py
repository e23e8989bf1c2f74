"""Records as rows: a column a fact, read off the annotations of the record's class, so that a fact is declared once.

Days are ISO texts, lengths of time their canonical texts. What holds several values is JSON, decoded when it is looked at;
one that is empty takes no room.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from mission_cli.core.dates import Duration
from mission_cli.core.record import Record

Cell: TypeAlias = "str | int | float | None"
Decode: TypeAlias = Callable[[Any], Any]


class Column(NamedTuple):
    """A fact of a record. `decode` is None where the database gives the fact itself; `nested`: JSON."""

    name: str
    decode: Decode | None
    nested: bool

    def encoded(self, value: Any) -> Cell:
        """The fact as the database keeps it."""
        if self.nested:
            import json  # as in `_nested`

            return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str) if value else None
        return value if value is None or isinstance(value, (int, float)) else str(value)


def columns_of(record: type[Any]) -> tuple[Column, ...]:
    """A column for each fact of a record's class."""
    found = _COLUMNS.get(record)
    if found is None:
        known = vars(sys.modules[record.__module__])
        several = _annotations(record).items()
        found = _COLUMNS[record] = tuple(Column(name, *_kind(annotation, known)) for name, annotation in several)
    return found


def _annotations(record: type[Any]) -> dict[str, str]:
    """What the class says its facts are, as it is written; a named tuple wraps it."""
    return {name: str(getattr(kind, "__forward_arg__", kind)) for name, kind in record.__annotations__.items()}


_COLUMNS: dict[type[Any], tuple[Column, ...]] = {}


def _kind(annotation: str, known: dict[str, Any]) -> tuple[Decode | None, bool]:
    if annotation.startswith("tuple["):
        item = known.get(annotation.removeprefix("tuple[").removesuffix(", ...]"))
        return _nested(item), True
    return _SCALARS.get(annotation.removesuffix(" | None")), False


def _nested(item: type[Any] | None) -> Decode:
    """How JSON becomes a tuple of these records, or of plain values."""
    from json import loads  # whatever only says what its facts are called does without

    if item is None:
        return lambda text: _tuples(loads(text)) if text else ()
    kinds = _annotations(item).values()
    several = [(at, one) for at, kind in enumerate(kinds) if (one := _inner(kind.removesuffix(" | None")))]

    def decode(text: str | None) -> tuple[Any, ...]:
        if not text:
            return ()
        found = loads(text)
        for values in found:
            for at, of in several:
                if values[at] is not None:
                    values[at] = of(values[at])
        return tuple([item._make(values) for values in found])

    return decode


def _inner(kind: str) -> Decode | None:
    """How a part of a nested record is read; JSON has a named tuple as a list."""
    return _tuples if kind.startswith("tuple[") else _PARTS.get(kind) or _SCALARS.get(kind)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def _length(text: str) -> Duration:
    count, unit = text.split(" ")
    return Duration(int(count), unit.removesuffix("s"))  # type: ignore[arg-type]  # written by str()


def _money(parts: list[str]) -> Any:
    from decimal import Decimal  # few missions have a milestone

    from mission_cli.core.money import Money

    amount, currency = parts
    return Money(Decimal(amount), currency)


_SCALARS: dict[str, Decode] = {
    "dt.date": cache(dt.date.fromisoformat),
    "Duration": cache(_length),
    "bool": bool,
}


_PARTS: dict[str, Decode] = {"Duration": lambda parts: Duration(*parts), "Money": _money}


class _Later:
    """A fact that is decoded when it is looked at; from then on it is the record's own."""

    def __init__(self, column: Column) -> None:
        self.name, self.decode = column.name, column.decode

    def __get__(self, one: Record | None, _: type[Any] | None = None) -> Any:
        known = vars(one)
        if one is None or self.raw not in known:
            raise AttributeError(self.name)
        assert self.decode  # noqa: S101  # what is nested has one
        value = known[self.name] = self.decode(known[self.raw])
        return value

    @property
    def raw(self) -> str:
        return f"{self.name} as kept"


def _kept(record: type[Record]) -> type[Record]:
    """The class of records that come from rows."""
    if record not in _KEPT:
        later = {one.name: _Later(one) for one in columns_of(record) if one.nested}
        _KEPT[record] = type(record.__name__, (record,), later)
    return _KEPT[record]


_KEPT: dict[type[Record], type[Record]] = {}


def records(record: type[Any], columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> Iterator[Any]:
    """Rows of these columns as records of a class. Raises ValueError, TypeError for what no record is made from."""
    if not issubclass(record, Record):
        decode = [one.decode for one in columns]
        for row in rows:
            yield record(*[_whole(of, value) for of, value in zip(decode, row, strict=True)])
        return
    kept = _kept(record)
    names = [f"{one.name} as kept" if one.nested else one.name for one in columns]
    at_once = [(one.name, one.decode) for one in columns if one.decode and not one.nested]
    for row in rows:
        one = kept.__new__(kept)
        one.__dict__ = facts = dict(zip(names, row, strict=True))
        for name, of in at_once:
            if facts[name] is not None:
                facts[name] = of(facts[name])
        yield one


def _whole(decode: Decode | None, value: Any) -> Any:
    if decode is None or (value is None and decode in _SCALARS.values()):
        return value
    return decode(value)
