"""Which lines of a file hold what findings do not repeat where others may read along: in the log of a forge, say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

from mission_cli.core.model.levels import KEPT_BACK, Level
from mission_cli.core.model.visible import Tree, below, levels_by_path, levels_of, of_mapping, strongest
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.storage.text.nodes import Node, last_leaf
from mission_cli.storage.text.read import read_text

_LARGE = 200_000  # characters
_RECORDS: Final = {MISSIONS: "Mission", CONSULTANTS: "Consultant"}


def lines_kept_back(path: str, text: str) -> frozenset[int]:
    """The numbers, from 1, of the lines that hold confidential or sensitive values, or may: comments, and what is not
    understood in a file that is no YAML. `path` is relative to the workspace; a record from elsewhere has any other.
    """
    first = path.partition("/")[0]
    if path == SETTINGS or first == "templates":
        return frozenset()
    if first not in _RECORDS:
        return frozenset(_by_keys(text))
    # A file that is larger than any mission is not read twice: that takes half a second.
    root = read_text(text.encode("utf-8", "replace")).root if len(text) < _LARGE else None
    if root is None:
        return frozenset(_by_keys(text))
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found = {number for number, line in enumerate(text.split("\n"), 1) if line.lstrip().startswith("#")}
    for node, end in _kept_back(root, levels_of(_RECORDS[first])):
        found.update(range(node.line + 1, bisect_right(starts, max(node.start, end - 1)) + 1))
    return frozenset(found)


def _kept_back(node: Node, levels: Tree | Level) -> Iterator[tuple[Node, int]]:
    """Each piece of the text that holds such values: where it begins, and the offset of its end."""
    if isinstance(levels, str) or node.kind == "scalar":
        if strongest(levels) in KEPT_BACK and not node.is_null:
            yield node, last_leaf(node).end
    elif node.kind == "map":
        kind = node.get("type")
        inner = of_mapping(levels, kind[1].value if kind else None)
        for key, value in node.entries:
            if key.value.startswith("x-"):  # the name may tell as much as the value
                yield key, last_leaf(value).end
            yield from _kept_back(value, below(inner, key.value))
    else:  # an alias says nothing here
        for item in node.items:
            yield from _kept_back(item, levels)


# A file that does not read: line by line ---------------------------------------------------------------------------

_LINE = re.compile(
    r"""(?P<before>[ \t]*(?:-[ ]+)*)(?P<quote>["']?)(?P<key>[\w-]+)(?P=quote)[ ]*:(?P<rest>(?:\s.*)?)$"""
)
_INNER_KEY = re.compile(r"""([^\s{}\[\],"']+)["']?\s*:(?=\s|$)""")
_MARKER = re.compile(r"(?:<{7}|\|{7}|>{7}) ")


def _by_keys(text: str) -> Iterator[int]:
    """Every line but those of a key that is neither confidential nor sensitive wherever the format has it.

    What is indented below another key is that key's, whatever it looks like; not below an author's lane.
    """
    under: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or _MARKER.match(line) or not re.search(r"\w", line):
            continue
        match = _LINE.match(line.rstrip("\r"))
        indent = len(match["before"]) if match else len(line) - len(line.lstrip())
        if under is None or indent <= under:
            under = None
            if match and _says_nothing(match["key"], match["rest"].strip()):
                continue
            under = indent if match and not _may_be_lane(match["key"], match["rest"].strip()) else None
        yield number


def _may_be_lane(key: str, rest: str) -> bool:
    return not rest and key not in _names()[2] and not key.startswith("x-")


def _says_nothing(key: str, rest: str) -> bool:
    fields, sections, _ = _names()
    known = rest[:1] in ("{", "[") and all(inner in fields | sections for inner in _INNER_KEY.findall(rest))
    if key in sections:
        return rest in ("", "[", "{", "[]", "{}") or (known and ":" in rest)
    return key in fields and (known or rest[:1] not in ("{", "["))


@cache
def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The keys of fields that are shown wherever they are in the format, of sections, and of what is kept back."""
    shown: set[str] = set()
    kept_back: set[str] = set()
    sections: set[str] = set()
    for path, level in (*levels_by_path("Mission").items(), *levels_by_path("Consultant").items()):
        *above, last = path.removesuffix(".*").split(".")
        (kept_back if level in KEPT_BACK else shown).add(last)
        sections.update(above)
    return frozenset(shown - kept_back - sections), frozenset(sections - kept_back), frozenset(kept_back)
