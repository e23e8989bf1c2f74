"""Edits of block collections: whole lines come and go, or a value is replaced after its colon or dash."""

from __future__ import annotations

import re

from mission_cli.core.changes import Value
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.splice.page import Edit, Page, Spot
from mission_cli.storage.splice.style import apart, gap_of, key_blanks, list_blanks
from mission_cli.storage.text.emit import Layout, Written, entry_lines, item_lines, written
from mission_cli.storage.text.nodes import Node

_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]*)+")


class BlockPlace:
    """A block collection in its page: the column of its entries, and from which column on a comment is part of it."""

    def __init__(self, page: Page, spots: list[Spot]) -> None:
        """`spots` leads to the collection; none of them for the whole document."""
        self.page = page
        self.node = spots[-1].value if spots else page.root
        self.column = page.column(self.node)
        # A comment belongs to a list when it is at its dash or deeper, and deeper than the key above (trap 6); at
        # column 0 it belongs to nothing.
        above = page.column(spots[-1].container) if spots else 0
        self.comments_from = max(self.column, above + 1)
        self.length = len(self.node.entries) or len(self.node.items)

    def last_line(self, index: int) -> int:
        """The last line of an entry with the comments that belong to it.

        A comment at the column of the entries belongs to the entry below it, if there is one.
        """
        last = self.page.entry_last_line(self.node, index)
        return self.page.comments_after(last, self.comments_from if index == self.length - 1 else self.column + 1)

    def put(self, index: int, lines: list[str], blanks: int = 0) -> list[Edit]:
        """New lines that become the entry at `index`, with blank lines before them."""
        if index == 0:
            at = self.page.entry_start(self.node, 0)
            text = self.page.eol.join([*lines, *[""] * blanks, " " * self.column])
            return [Edit(at, at, text[self.column :])]
        last = self.last_line(index - 1)
        if self._keeps_blanks(index - 1):
            # A blank line here would become part of the text above. Those that were taken for part of it set it
            # apart from what follows, as they must again.
            taken = 0
            while self.page.is_blank(last - taken):
                taken += 1
            return self.page.below(last, lines + [""] * (0 if self.page.is_last(last) else taken))
        return self.page.below(last, [""] * blanks + lines)

    def _keeps_blanks(self, index: int) -> bool:
        return self.page.keeps_blanks(self.node.entries[index][1] if self.node.entries else self.node.items[index])

    def layout(self, index: int, layout: Layout) -> Layout:
        """The layout for what is put at `index`."""
        if not index:
            return layout
        return layout._replace(blocks=self.page.blocks_below(self.last_line(index - 1), self.column))


def add_key(page: Page, spots: list[Spot], key: str, value: Value, index: int, layout: Layout) -> list[Edit]:
    """A new key in the mapping `spots` leads to, at `index` among its keys."""
    place = BlockPlace(page, spots)
    lines = entry_lines(key, value, place.column, place.layout(index, layout))
    if spots:
        return place.put(index, lines, blanks=key_blanks(page, place.node, _keys(spots), key))
    blank = apart(page, index, key, section=not isinstance(value, str) and len(lines) > 1)
    return place.put(index, lines, blanks=int(blank))


def add_item(page: Page, spots: list[Spot], value: Value, index: int, layout: Layout) -> list[Edit]:
    """A new entry of the list `spots` leads to, at `index` among its entries."""
    place = BlockPlace(page, spots)
    gap = gap_of(page, place.node.items[max(index - 1, 0)]) or layout.gap
    layout = place.layout(index, layout)._replace(gap=gap)
    lines = item_lines(value, place.column, layout)
    return place.put(index, lines, blanks=list_blanks(page, place.node, _keys(spots)))


def _keys(spots: list[Spot]) -> list[str]:
    """The path of what `spots` lead to, an entry of a list as nothing."""
    return [spot.key.value if spot.key else "" for spot in spots]


def replace(
    page: Page, spot: Spot, value: Value, layout: Layout, new: Written | None = None, *, first: bool = False
) -> list[Edit]:
    """Another value in the place of the old one; `new` is its text where that is not the usual one.

    `first` puts it above the comments of a key without a value.
    """
    head = page.dash(spot.value).end if spot.key is None else page.colon_end(spot.key)
    if head is None:
        raise RefusedWriteError("write.refused", reason="a key without a colon")
    old = spot.value
    new = new or new_value(page, spot, value, layout)
    start = page.content_start(old)
    gap = " " * (layout.gap if spot.key is None else 1)
    if start >= old.end:
        return _fill(page, spot, max(head, old.end), gap, new, first=first)
    properties = _PROPERTIES.match(page.text, old.start, start)
    after = len(page.text[: properties.end()].rstrip()) if properties else head
    if old.style in ("|", ">"):
        return _replace_literal(page, old, start, after, new)
    if (old.entries or old.items) and not old.flow:
        return _replace_collection(page, old, head, start, after, gap, new)
    end_line = page.line_of(old.end)
    if spot.key is None and new.below and page.line_of(start) != page.line_of(head):
        return [Edit(after, old.end, gap + new.inline), *page.below(end_line, new.below)]
    if new.inline or page.line_of(start) == page.line_of(head):
        return [Edit(start if new.inline else after, old.end, new.inline), *page.below(end_line, new.below)]
    # The old value has lines of its own, below its key or dash.
    above = page.line_of(start) - 1
    return [Edit(page.line_stop(above), page.line_stop(end_line), _joined(page, new.below))]


def ending(page: Page, spot: Spot, layout: Layout) -> Layout:
    """The layout for a value in the place of another one."""
    last = page.entry_last_line(spot.container, spot.index)
    return layout._replace(blocks=page.blocks_below(last, page.column(spot.container)))


def new_value(page: Page, spot: Spot, value: Value, layout: Layout) -> Written:
    """The text of a value for the place of another one, in the same quotes."""
    old = spot.value
    column = page.column(spot.container)
    quote = old.style if old.style in ("'", '"') and not isinstance(value, (dict, list)) and value is not None else ""
    if spot.key is not None or not isinstance(value, (dict, list)) or not value:
        return written(value, column, layout, quote=quote)
    layout = layout._replace(gap=gap_of(page, old) or layout.gap)
    first, *rest = item_lines(value, column, layout)
    return Written(first[column + 1 :].lstrip(), rest)


def _joined(page: Page, lines: list[str]) -> str:
    return "".join(page.eol + line for line in lines)


def _fill(page: Page, spot: Spot, at: int, gap: str, new: Written, *, first: bool) -> list[Edit]:
    """A value where there was none: `key:`."""
    line = page.line_of(at)
    if not new.inline:
        # The comments of the empty value stay above its first entry, unless that is what they are to stand below.
        return page.below(line if first else page.comments_after(line, page.column(spot.container) + 1), new.below)
    return [Edit(at, at, gap + new.inline), *page.below(line, new.below)]


def _replace_literal(page: Page, old: Node, start: int, after: int, new: Written) -> list[Edit]:
    """In the place of a `|` or `>` block; blank lines below it are left where they are."""
    line = page.line_of(start)
    last = max(page.line_of(len(page.text[: old.end].rstrip())), line)
    header_end = start + len(page.block_header(old))
    return [
        Edit(start if new.inline else after, header_end, new.inline),
        Edit(page.line_stop(line), page.line_stop(last), _joined(page, new.below)),
    ]


def _replace_collection(page: Page, old: Node, head: int, start: int, after: int, gap: str, new: Written) -> list[Edit]:
    line, end = page.line_of(head), len(page.text[: page.content_end(old)].rstrip())
    if page.line_of(start) == line:
        return [Edit(start, end, new.inline), *page.below(page.line_of(end), new.below)]
    last = page.comments_after(page.line_of(end), page.column(old))
    return [
        Edit(after, after, gap + new.inline if new.inline else ""),
        Edit(page.line_stop(line), page.line_stop(last), _joined(page, new.below)),
    ]


def remove(page: Page, spots: list[Spot]) -> list[Edit]:
    """Takes away an entry that is not the only one, with its comments and one blank line where two would meet.

    Its comments are those inside it, and those right above it at its own column, unless it is the first entry (a
    comment there may speak of the whole list) or at column 0.
    """
    place = BlockPlace(page, spots[:-1])
    index = spots[-1].index
    start = page.entry_start(place.node, index)
    first, last = page.line_of(start), place.last_line(index)
    while page.is_blank(last):
        last -= 1
    if page.text[page.line_start(first) : start].strip():
        # The first entry of several on the line of their dash: the next one moves up, unless comments are between.
        next_start = page.entry_start(place.node, 1)
        return [Edit(start, next_start if page.line_of(next_start) == last + 1 else page.line_stop(last), "")]
    if index and place.comments_from == place.column and place.column:
        first = page.comments_before(first, place.column)
    return _take_lines(page, place, index, first, last)


def _take_lines(page: Page, place: BlockPlace, index: int, first: int, last: int) -> list[Edit]:
    above: Node | None = None
    if index:
        above = place.node.entries[index - 1][1] if place.node.entries else place.node.items[index - 1]
    if above is not None and page.keeps_blanks(above):
        # Blank lines left here would become part of the text above.
        while not page.is_last(last) and page.is_blank(last + 1):
            last += 1
    elif first and page.is_blank(first - 1):
        if page.is_last(last):
            first -= 1
        elif page.is_blank(last + 1):
            last += 1
    elif page.lines[first - 1].rstrip().endswith(":") and not page.is_last(last) and page.is_blank(last + 1):
        last += 1  # it parted the first entry from the next one
    if not page.is_last(last) or not first:
        return [Edit(page.line_start(first), page.line_start(last + 1), "")]
    # At the end of a file without final newline, a `|` block that becomes the last needs the newline it had.
    needed = above is not None and not page.ends_in_newline and page.ends_in_literal(above)
    return [Edit(page.line_stop(first - 1), page.line_stop(last), page.eol if needed else "")]
