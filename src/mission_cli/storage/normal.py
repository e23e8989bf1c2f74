"""A file in the layout the tool writes: what `mission fmt` makes of it.

Keys in the format's order, two columns a level, a blank line before each section and each lane, quotes only where a
reader would take the text for something else, texts of several lines as `|` blocks, lanes by name, entries oldest
first. No value and no comment changes: where that cannot be held, the file is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from mission_cli.core.changes import Path
from mission_cli.core.model.keys import keys_of_entry
from mission_cli.core.raw import Plain, Raw
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.comments import Around, Comment, Comments, comment_texts
from mission_cli.storage.splice import Order
from mission_cli.storage.splice.lanes import JOURNAL
from mission_cli.storage.splice.page import Page
from mission_cli.storage.splice.second_reader import second_reading, verify
from mission_cli.storage.text.compose import LAYOUT, is_parted, set_apart
from mission_cli.storage.text.emit import Written, are_words, scalar_text, written
from mission_cli.storage.text.nodes import Node
from mission_cli.storage.text.plain import reads_as_other
from mission_cli.storage.text.read import Document, plain_data, read_text

_STEP: Final = LAYOUT.indent
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def normal(raw: bytes, order: Order, *, profile: bool = False) -> bytes:
    """The file's bytes laid out as the tool does; the same bytes where they are so already.

    `order` gives the keys of the mapping at a path; keys it does not name stay behind the key they follow. Raises
    RefusedWriteError for a file that cannot be read, that repeats values by anchors and aliases, and whenever the
    result would not hold the same values and the same comments.
    """
    document = read_text(raw)
    if document.problems or document.root is None:
        problem = document.problems[0]
        raise RefusedWriteError("write.unreadable", code=problem.code, line=problem.line)
    named = _named(document.root)
    if named:
        raise RefusedWriteError("fmt.named", line=named.line + 1)
    before = Page(document.text, document.root)
    text = "\n".join([*_Writer(before, order, profile=profile).lines(), ""])
    try:
        result = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedWriteError("fmt.unsafe-value") from error
    _verify(document, result)
    return result


def in_order(data: Raw) -> Raw:
    """The data with the entries of each lane of the journal oldest first: all that a new layout moves.

    The order of keys says nothing, in YAML as in the format.
    """
    journal = data.get(JOURNAL) if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(journal, dict):
        return data
    return {**data, JOURNAL: {lane: _sorted(entries) for lane, entries in journal.items()}}


def _sorted(entries: Raw) -> Raw:
    if not isinstance(entries, list):
        return entries
    return [
        entries[at] for at in _oldest_first([item.get("date") if isinstance(item, dict) else None for item in entries])
    ]


def _oldest_first(days: Sequence[Raw]) -> list[int]:
    """The places of entries by their days, as they were where one of them has none."""
    told = [day for day in days if isinstance(day, str) and _DAY.fullmatch(day)]
    return sorted(range(len(days)), key=lambda at: str(days[at])) if len(told) == len(days) else list(range(len(days)))


def _named(node: Node) -> Node | None:
    """The first node that has an anchor or a tag, or repeats another."""
    if node.kind == "alias" or node.anchor is not None or node.tagged:
        return node
    for child in [child for entry in node.entries for child in entry] + node.items:
        found = _named(child)
        if found:
            return found
    return None


def _verify(before: Document, result: bytes) -> None:
    assert before.root is not None  # noqa: S101  # the caller looked
    data = plain_data(before.root)
    try:
        verify(result, in_order(data))  # by both readers
        same = in_order(second_reading(before.text)) == in_order(data)
    except RefusedWriteError as refusal:
        raise RefusedWriteError("fmt.unsafe-value") from refusal
    after = read_text(result)
    assert after.root is not None  # noqa: S101  # it was verified
    if not same or not _alike(in_order(data), plain_data(after.root)):
        raise RefusedWriteError("fmt.unsafe-value")
    if comment_texts(Page(before.text, before.root)) != comment_texts(Page(after.text, after.root)):
        raise RefusedWriteError("fmt.unsafe-comment")


def _alike(one: Raw, other: Raw) -> bool:
    """Whether two readings are equal, and leave the same texts unquoted: a number stays a number for every reader."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return one == other and isinstance(one, Plain) == isinstance(other, Plain)


class _Writer:
    """Writes one file again. Lines are without their ends."""

    def __init__(self, page: Page, order: Order, *, profile: bool) -> None:
        self._page = page
        self._order = order
        self._profile = profile
        self._comments = Comments(page)

    def lines(self) -> list[str]:
        """The whole file."""
        root, comments = self._page.root, self._comments
        lines = [
            line for at, comment in enumerate(comments.head) for line in _told(comment, gap=at > 0 and comment.gap)
        ]
        if comments.head_gap:
            lines.append("")
        known, before = self._order(()), ""
        for index in self._keys(root, ()):
            key = root.entries[index][0].value
            above, own_gap = self._above(root, index, ()), comments.gap_above(root, index)
            gap = above[0].gap if above else own_gap and key not in known
            if lines and lines[-1] and (gap or (before and set_apart(key, profile=self._profile))):
                lines.append("")
            for at, comment in enumerate(above):
                lines += _told(comment, gap=at > 0 and comment.gap)
            if above and own_gap:
                lines.append("")
            lines += self._entry(root, index, 0, ())
            before = key if key in known else before
        for at, comment in enumerate(comments.foot(root)):
            lines += _told(comment, gap=not at or comment.gap)
        return lines

    def _keys(self, node: Node, path: Path) -> list[int]:
        """The places of a mapping's keys in the order they are written."""
        names = [key.value for key, _ in node.entries]
        if path == (JOURNAL,):
            return sorted(range(len(names)), key=names.__getitem__)
        kind = node.get("type") if len(path) == 3 and path[0] == JOURNAL else None
        known = keys_of_entry(kind[1].value) if kind else self._order(path)
        rank = {name: place for place, name in enumerate(known)}
        ranks: list[int] = []
        for name in names:  # a key of the person's own stays behind the one it follows
            ranks.append(rank.get(name, ranks[-1] if ranks else -1))
        return sorted(range(len(names)), key=ranks.__getitem__)

    def _items(self, node: Node, path: Path) -> list[int]:
        """The places of a list's entries in the order they are written."""
        if len(path) != 2 or path[0] != JOURNAL:
            return list(range(len(node.items)))
        days = [item.get("date") if item.kind == "map" else None for item in node.items]
        return _oldest_first([day[1].value if day else None for day in days])

    def _block(self, node: Node, column: int, path: Path, *, first_told: bool = False) -> list[str]:
        """A collection with its keys or dashes at `column`; `first_told`: the comments above the first are written."""
        if path == (JOURNAL,):
            return self._lanes(node, column)
        lines: list[str] = []
        parted = is_parted(path)
        for at, index in enumerate(self._keys(node, path) if node.entries else self._items(node, path)):
            above = self._above(node, index, path)
            if at and (parted or (node.entries and is_parted((*path, node.entries[index][0].value)))):
                lines.append("")
            if at or not first_told:
                lines += _indented(above, column)
            write = self._entry if node.entries else self._item
            lines += write(node, index, column, path)
        return [*lines, *_indented(self._comments.foot(node), column)]

    def _lanes(self, node: Node, column: int) -> list[str]:
        """The lanes of the journal, a blank line before each; comments that a blank line parts from the first stay on top.

        Formatters take away a blank line right below a key, never one below a comment.
        """
        said = self._above(node, 0, (JOURNAL,)) if self._comments.gap_above(node, 0) else []
        lines = _indented(said, column)
        for index in self._keys(node, (JOURNAL,)):
            lines += [""] if lines else []
            lines += _indented([] if said and not index else self._above(node, index, (JOURNAL,)), column)
            lines += self._entry(node, index, column, (JOURNAL,))
        return [*lines, *_indented(self._comments.foot(node), column)]

    def _above(self, node: Node, index: int, path: Path) -> list[Comment]:
        """The comments above an entry; of an item those too that stand between its dash and its content."""
        around = self._comments.around(node, index)
        above = [*around.above, *around.beside[1:]]
        value = node.items[index] if node.items else None
        if value is not None and self._is_block(value):
            inner = (*path, index)
            first = (self._keys(value, inner) if value.entries else self._items(value, inner))[0]
            above += [*around.beside[:1], *self._above(value, first, inner)]
        return above

    def _entry(self, node: Node, index: int, column: int, path: Path) -> list[str]:
        key, value = node.entries[index]
        head = " " * column + _scalar(key) + ":"
        return self._after(head, value, column, (*path, key.value), self._comments.around(node, index))

    def _item(self, node: Node, index: int, column: int, path: Path) -> list[str]:
        value = node.items[index]
        dash = " " * column + "-"
        if not self._is_block(value):
            return self._after(dash, value, column, (*path, index), self._comments.around(node, index))
        lines = self._block(value, column + _STEP, (*path, index), first_told=True)
        return [f"{dash} {lines[0][column + _STEP :]}", *lines[1:]]

    def _after(self, head: str, value: Node, column: int, path: Path, around: Around) -> list[str]:
        """What follows a key or a dash."""
        beside = f" {around.beside[0].text}" if around.beside else ""
        if self._is_block(value):
            below = self._block(value, column + _STEP, path)
            return [head + beside, *below]
        text = self._short(value, column)
        first = f"{head} {text.inline}" if text.inline else head
        return [first + beside, *text.below, *_indented(around.below, column + _STEP)]

    def _is_block(self, node: Node) -> bool:
        """Whether a collection takes lines of its own: not an empty one, nor a list of words without comments."""
        if node.entries:
            return True
        scalars = all(item.kind == "scalar" and not item.is_null for item in node.items)
        words = scalars and are_words([_value(item) for item in node.items])
        return bool(node.items) and (not words or self._comments.anywhere_in(node))

    @staticmethod
    def _short(node: Node, column: int) -> Written:
        if node.kind == "map":
            return Written("{}", [])
        if node.kind == "seq":
            return Written("[" + ", ".join(scalar_text(item.value, LAYOUT, flow=True) for item in node.items) + "]", [])
        if node.is_null:
            return Written("", [])
        return Written(node.value, []) if _is_plain(node) else written(node.value, column, LAYOUT)


def _is_plain(node: Node) -> bool:
    """Whether a scalar is a number, a date… to some reader, and so must stay unquoted."""
    return not node.style and reads_as_other(node.value)


def _value(node: Node) -> str:
    return Plain(node.value) if _is_plain(node) else node.value


def _scalar(key: Node) -> str:
    return key.value if _is_plain(key) else scalar_text(key.value, LAYOUT)


def _told(comment: Comment, *, gap: bool) -> list[str]:
    return ["", comment.text] if gap else [comment.text]


def _indented(comments: list[Comment], column: int) -> list[str]:
    return [" " * column + comment.text for comment in comments]
