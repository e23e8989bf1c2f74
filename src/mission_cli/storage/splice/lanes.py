"""The journal: one lane an author, a blank line before each, so that stock git merges what two people wrote.

Measured: where each lane has a blank line before it, a new lane and a new entry in the lane above it merge; where it
has none, they conflict.
"""

from __future__ import annotations

from collections.abc import Mapping

from mission_cli.core.changes import Value
from mission_cli.storage.splice.block import BlockPlace
from mission_cli.storage.splice.page import Edit, Page, Spot
from mission_cli.storage.splice.style import apart
from mission_cli.storage.text.emit import Layout, Written, entry_lines

JOURNAL = "journal"


def journal_value(lanes: Mapping[str, Value], column: int, layout: Layout) -> Written:
    """The lanes of a journal whose key is at `column`."""
    below: list[str] = []
    for lane, entries in lanes.items():
        # None below the key itself: formatters would take it away.
        below += [*([""] if below else []), *entry_lines(lane, entries, column + layout.indent, layout)]
    return Written("", below)


def add_journal(page: Page, lanes: Mapping[str, Value], index: int, layout: Layout) -> list[Edit]:
    """A journal where there was none, at `index` among the sections."""
    place = BlockPlace(page, [])
    layout = place.layout(index, layout)
    lines = [JOURNAL + ":", *journal_value(lanes, 0, layout).below]
    return place.put(index, lines, blanks=int(apart(page, index, JOURNAL, section=True)))


def add_lane(page: Page, spots: list[Spot], lane: str, entries: Value, index: int, layout: Layout) -> list[Edit]:
    """A new lane at `index` among the lanes, with the one blank line before it and before the next."""
    place = BlockPlace(page, spots)
    lines = entry_lines(lane, entries, place.column, place.layout(index, layout))
    if index:
        last = place.last_line(index - 1)
        # A blank line that is part of the text above is put below the new lane once more anyway.
        closing = [] if page.is_blank(last) else closing_blank(page, place.column, last)
        return place.put(index, lines + closing, blanks=1)
    key = spots[-1].key
    head = page.line_of(key.start if key else 0)
    told = page.comments_after(head, place.column)
    if told > head and page.is_blank(told + 1):
        # What is said of all lanes stays above them.
        return page.below(told, ["", *lines])
    below = page.is_blank(head + 1)
    return page.below(
        head, [*([""] if below else []), *lines, *([] if below else closing_blank(page, place.column, head))]
    )


def closing_blank(page: Page, column: int, line: int) -> list[str]:
    """A blank line to put after what is written below `line`, if a lane follows without one."""
    if page.is_last(line):
        return []
    text = page.lines[line + 1].rstrip()
    return [""] if text and len(text) - len(text.lstrip(" ")) == column else []
