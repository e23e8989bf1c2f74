"""The nodes of a YAML text, with their raw text and their exact place, and what is wrong with a text. See tree.py."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, TypeAlias

from mission_cli.storage.text.plain import NULLS

MAX_DEPTH = 64
MAX_ALIASED = 100
# A file of 1 MiB made of nothing but commas would be a million nodes. A check-in a week for twenty years is some 25,000.
MAX_NODES = 50_000
MAX_PROBLEMS = 100

Kind: TypeAlias = Literal["scalar", "map", "seq", "alias"]


class TextProblem(NamedTuple):
    """Something wrong with the text of a file, before its meaning.

    `index` is a character offset in the text, `line` and `column` count from 1, `width` is the number of characters
    to underline.
    """

    code: str
    args: dict[str, str]
    index: int  # type: ignore[assignment]  # tuple.index is of no use here
    line: int
    column: int
    width: int = 1


class Node:
    """A piece of the document. `start` and `end` are character offsets in the text (the BOM taken off first), `line`
    and `column` count from 0 and tell where `start` is; an anchor or tag is inside.

    The `end` of a block collection lies after the comments that follow it: use `last_leaf`.
    """

    # Defaults live on the class, so that a scalar costs seven assignments: a portfolio has millions of them.
    kind: Kind = "scalar"
    flow: bool = False
    """Whether a collection is written in brackets."""
    entries: list[tuple[Node, Node]] = []
    """The keys and values of a mapping, in the order of the file."""
    items: list[Node] = []
    """The entries of a sequence."""
    anchor: str | None = None
    tagged: bool = False
    target: Node | None = None
    """What an alias stands for."""

    def __init__(self, event: Any, value: str = "", style: str = "") -> None:
        mark = event.start_mark
        self.start: int = mark.index
        self.line: int = mark.line
        self.column: int = mark.column
        self.end: int = event.end_mark.index
        self.value = value
        """The text of a scalar, escapes and folding undone."""
        self.style = style
        """How a scalar is written: nothing for plain, else one of ' " | >"""

    def __repr__(self) -> str:
        return f"Node({self.kind}, {self.value!r}, {self.start}:{self.end})"

    @property
    def is_null(self) -> bool:
        return self.kind == "scalar" and not self.style and self.value in NULLS

    def get(self, key: str) -> tuple[Node, Node] | None:
        """The first key of a mapping with this text, and its value."""
        for entry in self.entries:
            if entry[0].value == key and entry[0].kind == "scalar":
                return entry
        return None


def last_leaf(node: Node) -> Node:
    """The node whose end is the true end of this one: the last of the last, a flow collection as a whole."""
    while not node.flow:
        if node.entries:
            key, value = node.entries[-1]
            # A missing value of `? key` is placed after the comments that follow.
            node = key if value.is_null and value.start == value.end and value.start > key.end + 1 else value
        elif node.items:
            node = node.items[-1]
        else:
            break
    return node
