"""What a view answers: rows, and columns declared once for people and for programs. `render/view.py` writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from mission_cli.core.kinds import CLIENT
from mission_cli.core.say import Coded, Joined
from mission_cli.errors import Finding

R = TypeVar("R")

Unread: TypeAlias = tuple[list[Finding], set[str]]
"""What is wrong with files that were asked, and the paths of those that could be read all the same."""


class Column(NamedTuple, Generic[R]):
    """A column. What a program reads is `value`, under `key`: days as `date`, which a spreadsheet writes as its language
    does. What a person reads is `cell`, else `value`, under `head`, a key of the catalogue: a text, a number, a day, an
    amount, a length of time, `Coded`, `Away`, `Joined`, `Say`, or None.

    Without `value` it is for people alone, without `head` for programs alone, of these `only` for one. `fold`: it may
    take several lines. `spoken`: programs are given the words too, in the language in use.
    """

    key: str
    value: Callable[[R], Any] | None = None
    head: str = ""
    cell: Callable[[R], Any] | None = None
    style: Callable[[R], str] | None = None
    fold: bool = False
    right: bool = False
    spoken: bool = False
    only: Literal["json", "csv"] | None = None


class Cards(NamedTuple):
    """How rows are shown where a terminal is too narrow for a table: the keys of the columns that stand on the left, that
    name the row, and that follow as `heading: text`; `whole` ends a card, on a line that is never broken."""

    left: Sequence[str]
    title: Sequence[str]
    rest: Sequence[str] = ()
    whole: str | None = None


class View(NamedTuple, Generic[R]):
    """Rows, their columns in the order of programs, and the keys of those that people read in their order (`table`).

    `envelope` is what programs are told of the whole; `of` how many there are without the filters, `beside`
    what may be said beside the rows: each view tells what that is.
    """

    kind: str
    envelope: dict[str, Any]
    rows: Sequence[R]
    columns: Sequence[Column[R]]
    table: Sequence[str]
    cards: Cards | None = None
    of: int = 0
    unread: Sequence[Unread] = ()
    beside: Any = None


def whom(client: str, kind: str) -> str | Joined:
    """Whom a mission is for: on the bench with the use that is made of it, `Esn Conseil (training)`."""
    return client if kind == CLIENT else Joined((client, " (", Coded("kind", kind), ")"), "")
