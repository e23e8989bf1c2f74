"""Changes → bytes, touching only the bytes of what changes.

Comments, quotes, blank lines, indentation, key order, brackets, line ends, the byte order mark and a missing final
newline stay as the person wrote them. What cannot be written so is refused: nothing is ever re-formatted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from mission_cli.core.changes import (
    Append,
    Change,
    Insert,
    Path,
    Remove,
    Set,
    UnknownPathError,
    Value,
    apply,
    narrowed,
    spread,
)
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.splice import block, flow
from mission_cli.storage.splice.lanes import JOURNAL, add_journal, add_lane, closing_blank, journal_value
from mission_cli.storage.splice.page import Edit, Page, Spot
from mission_cli.storage.splice.second_reader import nodes_in, verify
from mission_cli.storage.splice.style import layout_of, near
from mission_cli.storage.text.emit import flow_text
from mission_cli.storage.text.nodes import Node
from mission_cli.storage.text.read import Document, plain_data, read_text

__all__ = ["Order", "splice"]

_FREE: Final[tuple[Path, ...]] = (("contract", "clauses"),)
"""Mappings with names of people's own, in no order, to which two may add at once."""

Order: TypeAlias = Callable[[Path], Sequence[str]]
"""The canonical order of the keys of the mapping at a path; empty for no opinion."""


def splice(raw: bytes, changes: Sequence[Change], order: Order | None = None, *, last: bool = True) -> bytes:
    """The bytes of a file after the changes.

    A new key goes right after the sibling before it in `order` that is there, else before the first after it, else
    at the end; a new lane of the journal in alphabetical order. The last entry taken out of a list leaves `[]`, the
    last key of a mapping `{}`. Raises UnknownPathError for a path that leads nowhere, RefusedWriteError for a file
    that cannot be read, a change behind an alias, and whenever two readers do not find exactly what was meant. Where the
    text is not the `last` but goes into another, the second reader, who is slow, is the caller's to ask (`verify`).
    """
    document = read_text(raw)
    if document.problems or document.root is None:
        problem = document.problems[0]
        raise RefusedWriteError("write.unreadable", code=problem.code, line=problem.line)
    intended = apply(changes, plain_data(document.root))
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    try:
        result = mark + _encoded(_edited(document, changes, order).text)
        verify(result, intended, twice=last, before=document)
    except RefusedWriteError as refusal:
        repeated = _repeated(document, changes) if refusal.text == "write.refused" else None
        if repeated:
            raise RefusedWriteError("write.alias", line=repeated.line + 1) from refusal
        raise
    return result


def _edited(document: Document, changes: Sequence[Change], order: Order | None) -> Document:
    for change in changes:
        for small in narrowed(change, plain_data(_root(document))):
            page = Page(document.text, _root(document))
            document = read_text(_encoded(page.edited(_edits(page, small, order))))
    return document


def _repeated(document: Document, changes: Sequence[Change]) -> Node | None:
    """The alias that repeats a part of the file these changes touch: changed or taken out, it would be so there too."""
    root = _root(document)
    aliases = [node for node in nodes_in(root) if node.kind == "alias"]
    for change in changes if aliases else ():
        spots, _ = Page(document.text, root).walk(change.path)
        touched = {id(spot.value) for spot in spots} | {
            id(node) for spot in spots[-1:] for node in nodes_in(spot.value)
        }
        for alias in aliases:
            if id(alias.target) in touched or id(alias) in touched:
                return alias
    return None


def _root(document: Document) -> Node:
    """The tree between two changes: it must still be one."""
    if document.problems or document.root is None:
        raise RefusedWriteError("write.refused", reason=f"{document.problems[0].code} in the new text")
    return document.root


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedWriteError("write.refused", reason="half a character (a lone surrogate)") from error


def _edits(page: Page, change: Change, order: Order | None) -> list[Edit]:
    spots, rest = page.walk(change.path)
    if isinstance(change, Remove):
        return _remove(page, spots)
    if isinstance(change, (Append, Insert)):
        if not rest:
            return _insert(page, spots, change)
        change = Set(change.path, [change.value])
    if not rest:
        return _replace(page, spots, change.path, change.value)
    value = change.value
    for step in reversed(rest[1:]):
        value = {str(step): value}
    key, at = rest[0], change.path[: -len(rest)]
    if not isinstance(key, str):
        raise UnknownPathError(change.path)
    node = spots[-1].value if spots else page.root
    if not node.entries:
        return _replace(page, spots, at, {key: value})
    return _add_key(page, spots, at, key, value, order)


def _insert(page: Page, spots: list[Spot], change: Append | Insert) -> list[Edit]:
    node = spots[-1].value
    if node.kind == "alias":
        raise RefusedWriteError("write.alias", line=node.line + 1)
    if not node.items:
        return _replace(page, spots, change.path, [change.value], first=isinstance(change, Insert))
    layout = layout_of(page)
    place = change.place if isinstance(change, Insert) else len(node.items)
    if node.flow:
        return flow.add(page, node, flow_text(change.value, layout), place)
    return block.add_item(page, spots, change.value, place, layout)


def _replace(page: Page, spots: list[Spot], path: Path, value: Value, *, first: bool = False) -> list[Edit]:
    """Another value in the place of what is there; `first` puts it above the comments of an empty one."""
    spot = spots[-1]
    layout = near(page, layout_of(page), spot.container)
    if spot.container.flow:
        return flow.replace(page, spot, value, layout)
    layout = block.ending(page, spot, layout)
    if path == (JOURNAL,) and isinstance(value, Mapping) and value:
        return block.replace(page, spot, value, layout, journal_value(value, page.column(spot.container), layout))
    if len(path) == 2 and path[0] == JOURNAL and isinstance(value, list):
        # A lane that gets its first entries must not touch the next lane.
        column = page.column(spot.container)
        new = block.new_value(page, spot, value, layout)
        last = page.comments_after(page.entry_last_line(spot.container, spot.index), column + 1)
        return block.replace(
            page, spot, value, layout, new._replace(below=new.below + closing_blank(page, column, last))
        )
    return block.replace(page, spot, value, layout, first=first)


def _add_key(page: Page, spots: list[Spot], at: Path, key: str, value: Value, order: Order | None) -> list[Edit]:
    node = spots[-1].value if spots else page.root
    existing = [name.value for name, _ in node.entries]
    wanted = sorted([*existing, key]) if at == (JOURNAL,) else order(at) if order else ()
    index = spread(key, len(existing) + 1) if at in _FREE else _index(existing, key, wanted)
    layout = near(page, layout_of(page), node)
    if node.flow:
        return flow.add(page, node, flow.pair_text(key, value, layout), index)
    if at == (JOURNAL,):
        return add_lane(page, spots, key, value, index, layout)
    if not spots and key == JOURNAL and isinstance(value, Mapping):
        return add_journal(page, value, index, layout)
    return block.add_key(page, spots, key, value, index, layout)


def _index(existing: list[str], key: str, wanted: Sequence[str]) -> int:
    """Where among the existing keys a new one goes."""
    if key in wanted:
        place = list(wanted).index(key)
        for before in reversed(wanted[:place]):
            if before in existing:
                return existing.index(before) + 1
        for after in wanted[place + 1 :]:
            if after in existing:
                return existing.index(after)
    return len(existing)


def _remove(page: Page, spots: list[Spot]) -> list[Edit]:
    spot = spots[-1]
    if len(spot.container.entries) + len(spot.container.items) == 1:
        if len(spots) == 1:
            raise RefusedWriteError("write.refused", reason="the last key of the file")
        empty: Value = {} if spot.container.kind == "map" else []
        return _replace(page, spots[:-1], (), empty)
    return flow.remove(page, spot) if spot.container.flow else block.remove(page, spots)
