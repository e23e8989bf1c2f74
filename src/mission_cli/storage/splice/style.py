"""The hand that wrote a file: its indentation, dashes, quotes and blank lines, by majority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mission_cli.storage.splice.page import Page
from mission_cli.storage.text.compose import PARTED, is_parted, set_apart
from mission_cli.storage.text.emit import Layout
from mission_cli.storage.text.nodes import Node


def layout_of(page: Page) -> Layout:
    """The layout for new text in this file; where the file shows no example, the tool's own."""
    indents: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    gaps: Counter[int] = Counter()
    quotes: Counter[str] = Counter()
    words: Counter[bool] = Counter()
    for node in _nodes(page.root):
        if node.kind == "scalar" and node.style in ("'", '"') and not set(node.value) & {"'", '"', "\\", "\n"}:
            quotes[node.style] += 1
        elif node.kind == "seq" and node.items and all(item.kind == "scalar" for item in node.items):
            words[node.flow] += 1
        if node.flow or node.kind == "scalar":
            continue
        if node.items:
            gaps.update(gap for item in node.items if (gap := gap_of(page, item)) > 0)
        elif node.entries:
            column = page.column(node)
            for _, value in node.entries:
                if value.entries and not value.flow:
                    indents[page.column(value) - column] += 1
                elif value.items and not value.flow:
                    dashes[page.column(value) - column] += 1
    indent = _most(indents, _most(dashes, 2) or 2)
    return Layout(
        indent=max(indent, 1),
        dash=max(_most(dashes, indent), 0),
        gap=_most(gaps, 1),
        quote="'" if quotes["'"] > quotes['"'] else '"',
        flow_words=words[True] >= words[False],
        parted=PARTED if _as_the_tool(page) else frozenset(),
    )


def near(page: Page, layout: Layout, container: Node) -> Layout:
    """The layout for a new value in this mapping: its other values go before the majority of the file."""
    if container.kind != "map" or container.flow or not container.entries:
        return layout
    column = page.column(container)
    blocks = [value for _, value in container.entries if not value.flow]
    lists = Counter(page.column(value) - column for value in blocks if value.items)
    maps = Counter(page.column(value) - column for value in blocks if value.entries)
    return layout._replace(dash=max(_most(lists, layout.dash), 0), indent=max(_most(maps, layout.indent), 1))


def _most(found: Counter[int], otherwise: int) -> int:
    return found.most_common(1)[0][0] if found else otherwise


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for _, value in node.entries:
        yield from _nodes(value)
    for item in node.items:
        yield from _nodes(item)


def gap_of(page: Page, item: Node) -> int:
    """The number of spaces after the dash of an entry; 0 if nothing follows on its line."""
    dash = page.dash(item)
    if page.line_of(dash.start) != page.line_of(item.start) or item.start == item.end:
        return 0
    return item.start - dash.end


def blanks_between(page: Page, container: Node) -> int:
    """How many blank lines set the entries of a block collection apart; -1 with fewer than two of them to look at."""
    counts: Counter[int] = Counter()
    for index in range(1, len(container.items) or len(container.entries)):
        counts[_blanks_above(page, page.line_of(page.entry_start(container, index)))] += 1
    return counts.most_common(1)[0][0] if counts else -1


def _blanks_above(page: Page, line: int) -> int:
    """Blank lines above a line and the comments it has above it."""
    line -= 1
    while line >= 0 and page.lines[line].lstrip().startswith("#"):
        line -= 1
    count = 0
    while line >= 0 and page.is_blank(line):
        count, line = count + 1, line - 1
    return count


def list_blanks(page: Page, container: Node, path: Sequence[object]) -> int:
    """Blank lines to put before a new entry of the list at `path`: as between its own, as the tool in a file of its own,
    else as in the file's other lists."""
    own = blanks_between(page, container)
    if own >= 0:
        return own
    if _as_the_tool(page):
        return int(is_parted(path))
    others: Counter[int] = Counter()
    for node in _nodes(page.root):
        if node.items and not node.flow and node.items[0].kind == "map":
            others[blanks_between(page, node)] += 1
    del others[-1]
    return _most(others, 0)


def key_blanks(page: Page, container: Node, path: Sequence[object], key: str) -> int:
    """Blank lines to put before a new key of the mapping at `path`, which is not the file: as `list_blanks`."""
    if is_parted((*path, key)):
        own = [_blanks_above(page, name.line) for name, _ in container.entries[1:] if is_parted((*path, name.value))]
        return int(any(own) if own else _as_the_tool(page))
    if not is_parted(path):
        return 0
    own_blanks = blanks_between(page, container)
    return own_blanks if own_blanks >= 0 else int(_as_the_tool(page))


def apart(page: Page, index: int, key: str, *, section: bool) -> bool:
    """Whether a new key of the file, at `index`, has a blank line before it.

    As the tool sets its sections apart where this file does so too; in another hand, before a `section` where most have one.
    """
    if _as_the_tool(page):
        return index > 0 and _set_apart(page, key)
    sections = [_blanks_above(page, key.line) for key, value in page.root.entries[1:] if value.entries or value.items]
    return section and 2 * sum(blanks > 0 for blanks in sections) > len(sections)


def _as_the_tool(page: Page) -> bool:
    """Whether the tool's sections are set apart as it does, and one of them is."""
    keys = [key for key, _ in page.root.entries[1:]]
    tools = [_set_apart(page, key.value) for key in keys]
    return any(tools) and tools == [_blanks_above(page, key.line) > 0 for key in keys]


def _set_apart(page: Page, key: str) -> bool:
    return set_apart(key, profile=page.root.get("title") is None)  # every mission has a title
