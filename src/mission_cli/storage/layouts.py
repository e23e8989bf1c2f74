"""Two layouts of the same data → one that keeps the comments of both."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from mission_cli.core.changes import Entry, Path
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.comments import Comments, comment_texts
from mission_cli.storage.splice.page import Edit, Page
from mission_cli.storage.text.read import read_text

MARK: Final = 61
"""So long a marker that no line of a file is taken for one."""
_LONGEST = 2000  # lines of one place that are compared one by one


def with_both_comments(merged: bytes) -> bytes:
    """The text without the markers (`MARK` long) of a merge of two texts that hold the same.

    Between them, what both have counts once, a line that one has alone stays, and of two the one with a comment, else ours.
    """
    found: list[bytes] = []
    sides: list[list[bytes]] = []
    for line in merged.splitlines(keepends=True):
        sign = line[:1] * MARK
        if not line.startswith((b"<" * MARK, b"=" * MARK, b">" * MARK)):
            (sides[-1] if sides else found).append(line)
        elif sign[:1] == b">":
            found += _both(*sides)
            sides = []
        else:
            sides.append([])
    return b"".join(found)


def _both(ours: list[bytes], theirs: list[bytes]) -> list[bytes]:
    if len(ours) + len(theirs) > _LONGEST:
        return ours
    found: list[bytes] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        one, other = ours[i1:i2], theirs[j1:j2]
        if tag == "insert" and not _comments(other):
            continue  # blank lines and the like: as ours has them
        found += other if tag != "equal" and _comments(other) > _comments(one) else one
    return found


def _comments(lines: list[bytes]) -> int:
    return sum(line.lstrip().startswith(b"#") or b" #" in line for line in lines)


def with_lost_comments(content: bytes, base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """The merged text, with each comment of either side that it lacks on a line of its own above what it speaks of.

    A comment that one side took away is no more; of what both say alike, there is one.
    """
    pages = [_page(raw) for raw in (base, ours, theirs)]
    had, one, other, there = (Counter(comment_texts(page) if page else ()) for page in (*pages, _page(content)))
    for page in pages[1:]:
        for said in _said(page) if page else ():
            before, after = had[said.text], sorted((one[said.text], other[said.text]))
            if there[said.text] >= (after[1] if after[0] >= before else after[0]):
                continue
            content = _told(content, said)
            there[said.text] += 1
    return content


class _Said(NamedTuple):
    """A comment and the path of what it speaks of, entries of lists by their ids."""

    text: str
    path: Path


def _page(raw: bytes) -> Page | None:
    document = read_text(raw)
    return None if document.root is None else Page(document.text, document.root)


def _said(page: Page) -> Iterator[_Said]:
    for comment, path, _ in Comments(page).owners():
        node, named = page.root, list[str | int | Entry]()
        for step in path:
            node = node.items[step] if isinstance(step, int) else next(v for k, v in node.entries if k.value == step)
            own = node.get("id") if isinstance(step, int) and node.kind == "map" else None
            named.append(Entry(own[1].value) if own else step)
        yield _Said(comment.text, tuple(named))


def _told(content: bytes, said: _Said) -> bytes:
    """The text with a comment above the entry it speaks of, or above the nearest that is left; else at the end."""
    page = _page(content)
    if page is None:
        return content
    try:
        spots, _ = page.walk(said.path)
    except RefusedWriteError:  # an alias
        spots = []
    shown = [spot for spot in spots if not spot.container.flow]
    if not shown:
        return page.edited(page.below(len(page.lines) - 1, [said.text])).encode()
    start = page.entry_start(shown[-1].container, shown[-1].index)
    line = page.line_of(start)
    # The first key of an entry stands behind its dash: above that.
    column = len(page.lines[line]) - len(page.lines[line].lstrip(" "))
    at = page.line_start(line)
    return page.edited([Edit(at, at, " " * column + said.text + page.eol)]).encode()
