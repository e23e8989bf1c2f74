"""A record of named facts, of which a command may have only those that it asked for."""

from __future__ import annotations

from typing import Any, Self, TypeVar

R = TypeVar("R", bound="Record")


class Record:
    """Facts by name, as the annotations of its class declare them. To read one that was not asked for is a bug: it raises
    AttributeError."""

    def __init__(self, **facts: Any) -> None:
        self.__dict__.update(facts)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Every fact that there may be, in order."""
        return tuple(name for base in reversed(cls.__mro__) for name in getattr(base, "__annotations__", ()))

    def with_(self, **facts: Any) -> Self:
        """The same record with these facts in the place of its own."""
        known = {name: getattr(self, name) for name in self.names() if hasattr(self, name)}
        return type(self)(**(known | facts))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and all(
            getattr(self, name, None) == getattr(other, name, None) for name in self.names()
        )

    def __hash__(self) -> int:
        return hash(getattr(self, "path", None))

    def __repr__(self) -> str:
        known = (f"{name}={getattr(self, name)!r}" for name in self.names() if hasattr(self, name))
        return f"{type(self).__name__}({', '.join(known)})"
