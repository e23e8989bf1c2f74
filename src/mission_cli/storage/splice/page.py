"""A document open for editing: its lines, its punctuation, and where each entry begins and truly ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Literal, NamedTuple

from mission_cli.core.changes import Entry, Path
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.text.nodes import Node, last_leaf

# What each token is, as a character; anchors, tags and the tokens of indentation are left out.
_SIGNS = {
    "BlockEntryToken": "-",
    "KeyToken": "?",
    "ValueToken": ":",
    "FlowEntryToken": ",",
    "FlowSequenceStartToken": "[",
    "FlowMappingStartToken": "[",
    "FlowSequenceEndToken": "]",
    "FlowMappingEndToken": "]",
    "ScalarToken": "s",
    "AliasToken": "s",
}


class Token(NamedTuple):
    start: int
    end: int
    sign: str


class Spot(NamedTuple):
    """A place in a collection: its `index`, the `key` there (a list has none) and the `value`."""

    container: Node
    index: int  # type: ignore[assignment]  # tuple.index is of no use here
    key: Node | None
    value: Node


class Edit(NamedTuple):
    """Replace the characters from `start` to `end` by `text`."""

    start: int
    end: int
    text: str


class Page:
    """The text of a file with its tree. Offsets count characters of the text, lines count from 0."""

    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        self.root = root
        self.eol = "\r\n" if self.text.count("\r\n") * 2 > self.text.count("\n") else "\n"
        self.lines = self.text.split("\n")
        if not self.lines[-1]:
            self.lines.pop()
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    @cached_property
    def _tokens(self) -> list[Token]:
        from mission_cli.storage.text.tree import parser_of

        found: list[Token] = []
        parser = parser_of(self.text)
        while (token := parser.get_token()) is not None:
            sign = _SIGNS.get(name := type(token).__name__)
            # A key without its `?` is announced by a token of no width.
            if sign and (token.start_mark.index < token.end_mark.index or sign == "s"):
                found.append(Token(token.start_mark.index, token.end_mark.index, sign))
            elif name == "StreamEndToken":
                break
        return found

    # Lines

    def line_of(self, index: int) -> int:
        return min(bisect_right(self._starts, index) - 1, len(self.lines) - 1)

    def line_start(self, line: int) -> int:
        return self._starts[line]

    def line_stop(self, line: int) -> int:
        """The end of a line's content, before its line end."""
        return self._starts[line] + len(self.lines[line].removesuffix("\r"))

    def is_blank(self, line: int) -> bool:
        return not self.lines[line].strip()

    def is_last(self, line: int) -> bool:
        return line >= len(self.lines) - 1

    @property
    def ends_in_newline(self) -> bool:
        return self.text.endswith("\n")

    def comments_after(self, line: int, column: int) -> int:
        """The last of the comment lines that follow `line` without a gap, each at `column` or deeper."""
        while not self.is_last(line) and self._is_comment(line + 1, column):
            line += 1
        return line

    def _is_comment(self, line: int, column: int) -> bool:
        text = self.lines[line]
        bare = text.lstrip(" \t")
        return bare.startswith("#") and len(text) - len(bare) >= column

    def comments_before(self, line: int, column: int) -> int:
        """The first of the comment lines right above `line`, each exactly at `column`."""
        while line and self._is_comment(line - 1, column) and not self._is_comment(line - 1, column + 1):
            line -= 1
        return line

    def blocks_below(self, line: int, column: int) -> Literal["all", "stripped", "none"]:
        """Which `|` blocks may end what is written below `line`, for a key or dash at `column`: see `Layout`."""
        if self.is_last(line):
            return "all" if self.ends_in_newline else "stripped"
        below = line + 1
        while self.is_blank(below) and not self.is_last(below):
            below += 1
        return "none" if self._is_comment(below, column + 1) else "all"

    # Places

    def walk(self, path: Path) -> tuple[list[Spot], Path]:
        """The spots a path leads through, and the rest of the path that is not there.

        Refuses to go through an alias: a change there would show in two places.
        """
        spots: list[Spot] = []
        node = self.root
        for depth, step in enumerate(path):
            if node.kind == "alias":
                raise RefusedWriteError("write.alias", line=node.line + 1)
            spot = _step(node, step)
            if spot is None:
                return spots, path[depth:]
            spots.append(spot)
            node = spot.value
        return spots, ()

    def _first_at(self, index: int) -> int:
        return bisect_left(self._tokens, (index, 0, ""))

    def content_start(self, node: Node) -> int:
        """Where the node itself starts, after its anchor. Its `end` if it is nothing but an anchor."""
        if node.anchor is None and not node.tagged:
            return node.start
        at = self._first_at(node.start)
        return min(self._tokens[at].start, node.end) if at < len(self._tokens) and node.end > node.start else node.end

    def colon_end(self, key: Node) -> int | None:
        """The offset after the colon of a key. None for `? key` or `{key}` without one."""
        at = self._first_at(key.end)
        return self._tokens[at].end if at < len(self._tokens) and self._tokens[at].sign == ":" else None

    def dash(self, item: Node) -> Token:
        """The dash of an entry of a block list."""
        at = self._first_at(item.start) - 1
        while self._tokens[at].sign != "-":
            at -= 1
        return self._tokens[at]

    def entry_start(self, container: Node, index: int) -> int:
        """Where an entry starts: its `?`, its key, its dash, or the item in brackets."""
        if container.kind == "map":
            start = container.entries[index][0].start
            at = self._first_at(start) - 1
            return self._tokens[at].start if at >= 0 and self._tokens[at].sign == "?" else start
        item = container.items[index]
        return item.start if container.flow else self.dash(item).start

    def column(self, container: Node) -> int:
        """The column of the keys or dashes of a block collection."""
        start = self.entry_start(container, 0)
        return start - self.text.rfind("\n", 0, start) - 1

    def comma(self, index: int) -> int | None:
        """The offset after the comma that comes next after `index`, if a comma is what comes next."""
        at = self._first_at(index)
        return self._tokens[at].end if at < len(self._tokens) and self._tokens[at].sign == "," else None

    def entry_end(self, container: Node, index: int) -> int:
        """Where the content of an entry ends, comments after it left out."""
        if container.kind == "map":
            key, value = container.entries[index]
            if value.is_null and value.start == value.end:
                return self.colon_end(key) or key.end
            return self.content_end(value)
        return self.content_end(container.items[index])

    def content_end(self, node: Node) -> int:
        """The true end of a node, which is that of its last leaf.

        Of a `|` or `>` block, the end of its last line that is not blank, unless blank lines are part of it (`|+`).
        """
        while not node.flow and (node.entries or node.items):
            if node.entries:
                return self.entry_end(node, len(node.entries) - 1)
            node = node.items[-1]
        if node.style not in ("|", ">") or self.keeps_blanks(node):
            return node.end
        return len(self.text[: node.end].rstrip())

    def keeps_blanks(self, node: Node) -> bool:
        """Whether the node ends in a `|+` or `>+` block, to which the blank lines below belong."""
        leaf = last_leaf(node)
        return leaf.style in ("|", ">") and "+" in self.block_header(leaf)

    def ends_in_literal(self, node: Node) -> bool:
        """Whether the node ends in a `|` or `>` block whose text ends in a newline."""
        leaf = last_leaf(node)
        return leaf.style in ("|", ">") and leaf.value.endswith("\n")

    def block_header(self, leaf: Node) -> str:
        """`|`, `>-`, `|2+`…"""
        start = end = self.content_start(leaf)
        while end < len(self.text) and self.text[end] in "|>+-0123456789":
            end += 1
        return self.text[start:end]

    def entry_last_line(self, container: Node, index: int) -> int:
        """The last line of an entry; comments after it left out."""
        end = self.entry_end(container, index)
        # A kept block ends at the start of the line after it.
        return self.line_of(end - 1 if end and self.text[end - 1] == "\n" else end)

    # Edits

    def edited(self, edits: list[Edit]) -> str:
        """The text after the edits; two at one place stay in their order."""
        parts: list[str] = []
        at = 0
        for edit in sorted(edits, key=lambda edit: edit[:2]):
            parts += (self.text[at : edit.start], edit.text)
            at = edit.end
        return "".join([*parts, self.text[at:]])

    def below(self, line: int, lines: list[str]) -> list[Edit]:
        """New lines under `line`; a last line without newline stays one."""
        at = self.line_stop(line)
        edits = [Edit(at, at, "".join(self.eol + text for text in lines))]
        if self.is_last(line) and not self.ends_in_newline:
            edits += self._closed_block()
        return edits

    def _closed_block(self) -> list[Edit]:
        """The header of a block that ended the file without newline, and now gets one that is not part of its text."""
        leaf = last_leaf(self.root)
        if leaf.style not in ("|", ">") or leaf.end < len(self.text) or leaf.value.endswith("\n"):
            return []
        header = self.block_header(leaf)
        start = self.content_start(leaf)
        return [] if "-" in header else [Edit(start, start + len(header), header.replace("+", "") + "-")]


def _step(node: Node, step: str | int | Entry) -> Spot | None:
    if node.kind == "map" and isinstance(step, str):
        for index, (key, value) in enumerate(node.entries):
            if key.value == step:
                return Spot(node, index, key, value)
    if node.kind == "seq":
        for index, item in enumerate(node.items):
            found = item.get("id") if isinstance(step, Entry) else None
            if index == step or (found and isinstance(step, Entry) and found[1].value == step.id):
                return Spot(node, index, None, item)
    return None
