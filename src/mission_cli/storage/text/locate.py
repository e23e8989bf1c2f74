"""Data path → line, column and width: worked out only when a finding needs to be shown."""

from __future__ import annotations

from collections.abc import Iterable

from mission_cli.errors import DataPath, Finding, Problem
from mission_cli.storage.text.read import Document, Node


def locate(document: Document, at: DataPath, *, on_key: bool = False) -> tuple[int, int, int]:
    """The line and column (from 1) and the width in characters of what a path leads to.

    A step that leads nowhere is passed over: pydantic puts the names of union members into its paths. So a missing
    key points at the mapping it is missing from, by that mapping's own key where it has one. `on_key` asks for the
    key instead of the value.
    """
    node, key, exact = document.root, None, True
    if node is None:
        return (1, 1, 1)
    for step in at:
        found = _step(node, step)
        exact = found is not None
        if found:
            key, node = found
        if node.kind == "alias":
            break
    if key is not None and (on_key or not exact or node.start == node.end):
        node = key
    return (node.line + 1, node.column + 1, _width(document.text, node))


def _step(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    """The key (an entry of a list has none) and the value one step further, or None."""
    if node.kind == "map":
        return node.get(str(step))
    if node.kind == "seq" and isinstance(step, int) and 0 <= step < len(node.items):
        return None, node.items[step]
    return None


def _width(text: str, node: Node) -> int:
    """To the end of the node, or of the part of it that is on its first line."""
    if node.kind == "map" and node.entries and not node.flow:
        node = node.entries[0][0]
    end = text.find("\n", node.start, max(node.end, node.start))
    stop = node.end if end < 0 else end
    return max(len(text[node.start : stop].rstrip()), 1)


def findings_of(document: Document, path: str, problems: Iterable[Problem]) -> list[Finding]:
    """Problems of the data of one file, each with its place in the text. `path` is relative to the workspace."""
    return [
        Finding(path, *locate(document, problem.at, on_key=problem.on_key), problem.code, problem.args)
        for problem in problems
    ]


def text_findings(document: Document, path: str) -> list[Finding]:
    """What was wrong with the text itself."""
    return [Finding(path, p.line, p.column, p.width, p.code, p.args) for p in document.problems]
