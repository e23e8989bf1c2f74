"""An event of a file's history, and how it reads data of any shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mission_cli.core.changes import Path
    from mission_cli.core.raw import Raw


class Event(NamedTuple):
    """Something that happened to a mission. `render/history.py` has a sentence for each `kind`, filled by `facts`.

    `path` is where it stands in the file; () for the file as a whole.
    """

    kind: str
    facts: Mapping[str, str | Sequence[str]]
    path: Path = ()


def as_map(value: Raw) -> dict[str, Raw]:
    """`value` where it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def text(data: dict[str, Raw], key: str) -> str:
    """The text of a scalar; "" where there is none."""
    value = data.get(key)
    return str(value) if isinstance(value, str) else ""


def plain(person: str) -> str:
    """A person's name, without the address."""
    return person.partition("<")[0].strip()
