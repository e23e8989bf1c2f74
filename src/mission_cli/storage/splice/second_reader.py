"""The check before anything is written: two readers of different make must find exactly what was meant."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from mission_cli.core.raw import Raw
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.text.nodes import Node
from mission_cli.storage.text.plain import NULLS
from mission_cli.storage.text.read import Document, plain_data, read_text

_LARGE = 32_000
"""Characters: below, the second reader takes less time than starting the program."""


def verify(result: bytes, intended: Raw, *, twice: bool = True, before: Document | None = None) -> None:
    """Raises RefusedWriteError unless our reader and, where it is to be read `twice`, ruamel.yaml read `intended`.

    Of a large text the second reader, who takes twenty times as long, is not asked again about entries of lists that were
    in the text `before` word for word.
    """
    document = read_text(result)
    if document.problems or document.root is None:
        problem = document.problems[0]
        raise RefusedWriteError("write.refused", reason=f"{problem.code} on line {problem.line}")
    if plain_data(document.root) != intended:
        raise RefusedWriteError("write.refused", reason="the text does not read back as what was meant")
    text, expected = document.text, intended
    if twice and before and before.root is not None and len(text) > _LARGE:
        text, expected = changed_part(before, document, intended)
    if twice and second_reading(text) != expected:
        raise RefusedWriteError("write.refused", reason="two readers of YAML disagree on the text")


def changed_part(before: Document, after: Document, data: Raw) -> tuple[str, Raw]:
    """A text and its data without the entries of lists that stood in the same list before, word for word, and whose
    neighbours did; all of it where one part of the text may stand for another."""
    old, new = before.root, after.root
    if old is None or new is None or any(_is_shared(node) for root in (old, new) for node in nodes_in(root)):
        return after.text, data
    lines = (before.text.split("\n"), after.text.split("\n"))
    cut: set[int] = set()
    left = _without(old, new, data, lines, cut)
    return "\n".join(line for number, line in enumerate(lines[1]) if number not in cut), left


def _is_shared(node: Node) -> bool:
    return node.kind == "alias" or node.anchor is not None or node.tagged


def nodes_in(node: Node) -> list[Node]:
    """The node and all that is in it."""
    found = [node]
    for one in found:
        found += [child for entry in one.entries for child in entry] + one.items
    return found


def _without(old: Node, new: Node, data: Raw, lines: tuple[list[str], list[str]], cut: set[int]) -> Raw:
    """`data` without what is cut; the numbers of the lines that go are added to `cut`."""
    if isinstance(data, dict) and old.kind == new.kind == "map" and not new.flow:
        there = {key.value: value for key, value in old.entries}
        now = {key.value: value for key, value in new.entries}
        return {
            key: _without(there[key], now[key], value, lines, cut) if key in there and key in now else value
            for key, value in data.items()
        }
    if not isinstance(data, list) or not old.kind == new.kind == "seq" or old.flow or new.flow:
        return data
    known = {"\n".join(lines[0][start:end]) for start, end in _stretches(old)}
    stretches = _stretches(new)
    same = ["\n".join(lines[1][start:end]) in known for start, end in stretches]
    gone = {at for at in range(1, len(same) - 1) if all(same[at - 1 : at + 2])}
    for at in gone:
        cut.update(range(*stretches[at]))
    return [one for at, one in enumerate(data) if at not in gone]


def _stretches(node: Node) -> list[tuple[int, int]]:
    """The lines of each entry of a list but the last, up to where the next one begins."""
    starts = [item.line for item in node.items]
    return list(pairwise(starts))


def second_reading(text: str) -> Raw:
    """What ruamel.yaml, pure Python and YAML 1.2, reads: scalars as their text, null as None.

    Raises RefusedWriteError where it cannot read the text at all.
    """
    from ruamel.yaml import YAML

    try:
        return _raw(YAML(typ="base", pure=True).compose(text))
    except Exception as error:  # it leaks ValueError, KeyError, AttributeError… on texts it does not understand
        raise RefusedWriteError("write.refused", reason=f"ruamel.yaml: {type(error).__name__}") from error


def _raw(node: Any) -> Raw:
    if node.id == "scalar":
        return None if not node.style and node.value in NULLS else str(node.value)
    if node.id == "sequence":
        return [_raw(item) for item in node.value]
    return {str(key.value): _raw(value) for key, value in node.value}
