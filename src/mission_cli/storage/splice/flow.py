"""Edits inside brackets: commas, comments and several lines are the reader's, one item is ours."""

from __future__ import annotations

from mission_cli.core.changes import Value
from mission_cli.storage.splice.page import Edit, Page, Spot
from mission_cli.storage.text.emit import Layout, flow_text, scalar_text
from mission_cli.storage.text.nodes import Node


def pair_text(key: str, value: Value, layout: Layout) -> str:
    return f"{scalar_text(key, layout, flow=True)}: {flow_text(value, layout)}"


def add(page: Page, container: Node, text: str, index: int) -> list[Edit]:
    """A new item at `index`, beside others. Items that have lines of their own stay so; a trailing comma stays one."""
    if index == 0:
        at = page.entry_start(container, 0)
        return [Edit(at, at, text + ", ")]
    end = page.entry_end(container, index - 1)
    comma = page.comma(end)
    start = page.entry_start(container, index - 1)
    margin = page.text[page.line_start(page.line_of(start)) : start]
    after = comma if comma is not None else end
    line = page.line_of(after)
    rest = page.text[after : page.line_stop(line)].strip()
    if margin.strip() or (rest and not rest.startswith("#")):
        # `{a:}` would end in a colon that meets the comma.
        gap = " " if page.text[end - 1] == ":" else ""
        return [Edit(end, end, f"{gap}, {text}")]
    stop = page.line_stop(line)
    below = Edit(stop, stop, page.eol + margin + text + ("," if comma is not None else ""))
    return [below] if comma is not None else [Edit(end, end, ","), below]


def replace(page: Page, spot: Spot, value: Value, layout: Layout) -> list[Edit]:
    old = spot.value
    scalar = not isinstance(value, (dict, list)) and value is not None
    quote = old.style if scalar and old.style in ("'", '"') else ""
    text = scalar_text(value, layout, flow=True, quote=quote) if scalar and quote else flow_text(value, layout)  # type: ignore[arg-type]
    start = page.content_start(old)
    if start < old.end:
        return [Edit(start, old.end, text)]
    if spot.key is None:
        return [Edit(old.end, old.end, " " + text)]
    colon = page.colon_end(spot.key)
    at = max(colon or spot.key.end, old.end if old.anchor else 0)
    return [Edit(at, at, f" {text}" if colon else f": {text}")]


def remove(page: Page, spot: Spot) -> list[Edit]:
    """Takes away one item of several and one comma, or its whole lines where it has lines of its own."""
    container, index = spot.container, spot.index
    start, end = page.entry_start(container, index), page.entry_end(container, index)
    length = len(container.entries) or len(container.items)
    comma = page.comma(end)
    first, last = page.line_of(start), page.line_of(end)
    after = comma if comma is not None else end
    rest = page.text[after : page.line_stop(page.line_of(after))].strip()
    alone = not page.text[page.line_start(first) : start].strip() and (not rest or rest.startswith("#"))
    if alone and page.line_of(after) == last and not page.is_last(last):
        return [Edit(page.line_start(first), page.line_start(last + 1), "")]
    if index < length - 1:
        return [Edit(start, page.entry_start(container, index + 1), "")]
    before = page.entry_end(container, index - 1)
    return [Edit(before, end, " " if page.text[before - 1] == ":" else "")]
