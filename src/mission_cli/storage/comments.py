"""The comments of a text, and what each of them speaks of.

    # above `end`
    end: 2026-12-18  # beside it
      # below it, where it holds nothing
    # the foot of the mapping it stands in, when nothing follows there

A comment on a line of its own speaks of what comes next, unless it is indented deeper than that: then it is the foot of
the collection of its own column, or of the next one further left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from mission_cli.errors import DataPath
from mission_cli.storage.splice.page import Page
from mission_cli.storage.text.nodes import Node

_COMMENT = re.compile(r"(?:(?<=[ \t\n])|\A)#[^\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n]*)")
_MARKS = ("", "---", "...")
_MODELINE = re.compile(r"#\s*(?:yaml-language-server:|vim?:|-\*-)")


class Comment(NamedTuple):
    """`start` is the offset of its `#`, `line` and `column` count from 0; `text` begins with the `#`."""

    start: int
    line: int
    column: int
    text: str
    alone: bool
    """Whether nothing but the comment is on its line."""
    gap: bool
    """Whether a blank line is above it."""


class Around:
    """The comments of one entry."""

    def __init__(self) -> None:
        self.above: list[Comment] = []
        self.beside: list[Comment] = []
        self.below: list[Comment] = []


class Entry(NamedTuple):
    """A key or an item with its place in the text."""

    container: Node
    index: int  # type: ignore[assignment]  # tuple.index is of no use here
    value: Node
    start: int
    column: int
    within: tuple[Node, ...]
    """The collections it stands in, the outermost first."""
    path: DataPath


def comments_of(page: Page) -> list[Comment]:
    """Every comment of the text, in its order."""
    found: list[Comment] = []
    at = 0
    for start, end in _opaque(page.text):
        found += [_comment(page, match.start(), match[0]) for match in _COMMENT.finditer(page.text, at, start)]
        header = _HEADER.match(page.text, start, end)
        if header:
            found.append(_comment(page, header.start(1), header[1]))
        at = max(at, end)
    found += [_comment(page, match.start(), match[0]) for match in _COMMENT.finditer(page.text, at)]
    return found


def comment_texts(page: Page) -> list[str]:
    """What all comments say, sorted: two texts with the same list have lost none of them."""
    return sorted(comment.text for comment in comments_of(page))


def entries_of(page: Page) -> list[Entry]:
    """Every key and item, in the order of the text."""
    return sorted(_entries(page, page.root, (), ()), key=lambda entry: (entry.start, len(entry.within)))


class Comments:
    """Which comment belongs where. `head` are those that open the file and speak of all of it."""

    def __init__(self, page: Page) -> None:
        self.head: list[Comment] = []
        self.head_gap = False
        self._page = page
        self._around: dict[tuple[int, int], Around] = {}
        self._foot: dict[int, list[Comment]] = {}
        self._entries = entries_of(page)
        starts = [entry.start for entry in self._entries]
        for comment in comments_of(page):
            self._place(comment, bisect_right(starts, comment.start))
        self._take_head()

    def around(self, container: Node, index: int) -> Around:
        """The comments of an entry."""
        return self._around.get((id(container), index)) or Around()

    def foot(self, container: Node) -> list[Comment]:
        """The comments at the end of a collection, that speak of no entry."""
        return self._foot.get(id(container), [])

    def anywhere_in(self, node: Node) -> bool:
        """Whether a collection holds any comment."""
        children = [value for _, value in node.entries] or node.items
        return bool(self.foot(node)) or any(
            (id(node), index) in self._around or self.anywhere_in(child) for index, child in enumerate(children)
        )

    def gap_above(self, container: Node, index: int) -> bool:
        """Whether a blank line, or the mark of the document's beginning, is right above an entry."""
        return _is_gap(self._page, self._page.line_of(self._page.entry_start(container, index)))

    def owners(self) -> Iterator[tuple[Comment, DataPath, bool]]:
        """Each comment with the path of what it speaks of, and whether it is beside that, in the order of the text."""
        found: list[tuple[Comment, DataPath, bool]] = [(comment, (), False) for comment in self.head]
        for entry in self._entries:
            around = self.around(entry.container, entry.index)
            found += [(comment, entry.path, False) for comment in around.above + around.below]
            found += [(comment, entry.path, True) for comment in around.beside]
            found += [(comment, entry.path, False) for comment in self.foot(entry.value)]
        found += [(comment, (), False) for comment in self.foot(self._page.root)]
        yield from sorted(found, key=lambda told: told[0].start)

    def _of(self, entry: Entry) -> Around:
        return self._around.setdefault((id(entry.container), entry.index), Around())

    def _place(self, comment: Comment, at: int) -> None:
        """Give a comment to its entry; `at` is the index of the first entry behind it."""
        if not at:
            self._of(self._entries[0]).above.append(comment)
            return
        before, after = self._entries[at - 1], self._entries[at] if at < len(self._entries) else None
        if not comment.alone:
            self._of(self._outside(before, comment)).beside.append(comment)
            return
        closed = [node for node in before.within if after is None or node not in after.within]
        brackets = [node for node in before.within if node.flow and node.end > comment.start]
        value = before.value
        if not value.is_null and value.start > comment.start and (value.flow or not (value.entries or value.items)):
            self._of(before).above.append(comment)  # between a key and what it holds
        elif brackets and brackets[-1] in closed:
            self._foot.setdefault(id(brackets[-1]), []).append(comment)
        elif value.is_null and comment.column > before.column and (after is None or after.column < comment.column):
            self._of(before).below.append(comment)
        else:
            self._between(comment, closed, after)

    def _between(self, comment: Comment, closed: list[Node], after: Entry | None) -> None:
        """Above what comes next, or at the foot of one of the collections that end here."""
        if after is None or comment.column > after.column:
            for node in reversed(closed):
                if not node.flow and self._page.column(node) <= comment.column:
                    self._foot.setdefault(id(node), []).append(comment)
                    return
        if after is None:
            self._foot.setdefault(id(self._page.root), []).append(comment)
        else:
            self._of(after).above.append(comment)

    def _outside(self, entry: Entry, comment: Comment) -> Entry:
        """The entry a comment is beside: one whose brackets were closed before it is not."""
        closed = [node for node in entry.within if node.flow and node.end <= comment.start]
        if not closed:
            return entry
        return next((other for other in self._entries if other.value is closed[0]), entry)

    def _take_head(self) -> None:
        """The comments above the first key speak of the file where a blank line parts them from it."""
        first = self._entries[0]
        above = self._of(first).above
        gaps = [*(comment.gap for comment in above[1:]), self.gap_above(first.container, first.index)]
        upto = max((at + 1 for at, gap in enumerate(gaps[: len(above)]) if gap), default=0)
        if not upto and above and _MODELINE.match(above[0].text):
            upto = 1
        self.head, self._of(first).above = above[:upto], above[upto:]
        self.head_gap = bool(upto) and gaps[upto - 1]


def _opaque(text: str) -> Iterator[tuple[int, int]]:
    """Where each token begins and ends: no comment starts inside, but for the header of a block."""
    from mission_cli.storage.text.tree import parser_of

    parser = parser_of(text)
    while (token := parser.get_token()) is not None:
        yield token.start_mark.index, token.end_mark.index
        if type(token).__name__ == "StreamEndToken":
            return


def _comment(page: Page, start: int, text: str) -> Comment:
    line = page.line_of(start)
    first = page.line_start(line)
    alone = page.text[first:start].strip() in _MARKS
    return Comment(start, line, start - first, text.rstrip(), alone, _is_gap(page, line))


def _is_gap(page: Page, line: int) -> bool:
    return line > 0 and page.lines[line - 1].strip() in _MARKS


def _entries(page: Page, node: Node, within: tuple[Node, ...], at: DataPath) -> Iterator[Entry]:
    children = [value for _, value in node.entries] or node.items
    inside = (*within, node)
    for index, value in enumerate(children):
        start = page.entry_start(node, index)
        column = start - page.line_start(page.line_of(start))
        path = (*at, node.entries[index][0].value if node.entries else index)
        yield Entry(node, index, value, start, column, inside, path)
        yield from _entries(page, value, inside, path)
