"""The tree of a YAML text: nodes with their raw text and their exact place, and the problems met on the way.

One pass over the events of PyYAML's parser serves reading, limits, duplicate keys, positions and splices alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.tokens import FlowMappingEndToken, FlowMappingStartToken, FlowSequenceEndToken, FlowSequenceStartToken

from mission_cli.storage.text.nodes import MAX_ALIASED, MAX_DEPTH, MAX_NODES, MAX_PROBLEMS, Kind, Node, TextProblem

# How far the parser looks ahead of its events: YAML allows a key 1,024 characters, and one token more is at hand.
_AHEAD = 4096


def parser_of(text: str) -> Any:
    """PyYAML's parser over libyaml, or the pure one (same events and marks, slower) where it was built without."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return _pure_parser(text)
    return CParser(text)


def _pure_parser(text: str) -> Any:
    class PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)

    return PureParser(text)


class Stop(Exception):  # noqa: N818 - not an error: the rest of the text is not looked at
    """A limit was passed: nothing of the tree may be used."""


class TreeBuilder:
    """Builds the tree from events, and notes what must not be in a file of ours."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.problems: list[TextProblem] = []
        self.last_scalar: Node | None = None
        self._open: list[Node] = []
        self._anchors: dict[str, Node] = {}
        self._aliased = 0
        self._last_event: Any = None

    def read(self, text: str) -> None:
        """Raises whatever the parser raises, and `Stop` when a limit is passed."""
        # What each open collection holds so far, keys and values alike; the first list is the document's own.
        held: list[list[Node]] = [[]]
        try:
            self._read(parser_of(text).get_event, held)
        except Stop:
            raise
        except Exception as error:
            self._check_ahead(text, error)
            # The keys of what was still open are worth a look all the same.
            for node, content in zip(self._open, held[1:], strict=False):
                if node.kind == "map":
                    self._check_keys(content[::2])
            raise

    def _read(self, next_event: Callable[[], Any], held: list[list[Node]]) -> None:
        content = held[0]
        left = MAX_NODES
        while left:
            event = self._last_event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                node = self.last_scalar = Node(event, event.value, event.style or "")
                content.append(node)
                if event.anchor is not None or event.tag is not None:
                    self._named(node, event)
                left -= 1
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                content.append(self._start("map" if kind is MappingStartEvent else "seq", event))
                content = []
                held.append(content)
                left -= 1
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._finish(event, held.pop())
                content = held[-1]
            elif kind is AliasEvent:
                content.append(self._alias(event))
            elif kind is DocumentEndEvent:
                self.root = content[0]
            elif kind is DocumentStartEvent and self.root is not None:
                self._note("E-DOCUMENTS", event.start_mark, width=3)
                return
            elif kind is StreamEndEvent or event is None:
                return
        self._note("E-SIZE", event.start_mark, limit=f"{MAX_NODES} values")
        raise Stop

    def _check_ahead(self, text: str, error: Exception) -> None:
        """Raises `Stop` where the parser failed because it had read ahead deeper than `MAX_DEPTH`.

        libyaml looks a thousand characters ahead for the colon that would make a key of a bracket, and some of its
        versions refuse to go on at a depth of their own: the brackets between the last event and the failure are
        counted here.
        """
        mark = getattr(error, "problem_mark", None)
        if mark is None:
            return
        begun = self._last_event.end_mark.index if self._last_event else 0
        inside = "[" if self.open_bracket is not None else ""
        depth = len(self._open) - len(inside)
        for opens, at in _brackets(inside + text[begun : min(mark.index, begun + _AHEAD)]):
            depth += 1 if opens else -1
            if depth > MAX_DEPTH:
                index = begun + at - len(inside)
                line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
                self.problems.append(TextProblem("E-DEPTH", {"limit": str(MAX_DEPTH)}, index, line, column))
                raise Stop from error

    @property
    def open_bracket(self) -> int | None:
        """The offset of the innermost bracket that is not closed yet."""
        return self._open[-1].start if self._open and self._open[-1].flow else None

    def _note(self, code: str, mark: Any, width: int = 1, **args: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(TextProblem(code, args, mark.index, mark.line + 1, mark.column + 1, width))

    def _named(self, node: Node, event: Any) -> None:
        if event.anchor is not None:
            node.anchor = event.anchor
            self._anchors[event.anchor] = node
        if event.tag is not None:
            node.tagged = True
            if event.tag != "!":
                short = event.tag.replace("tag:yaml.org,2002:", "!!")
                # A word of somebody's text that began with `!` is not repeated; YAML's own tags are.
                self._note("E-TAG", event.start_mark, len(short), tag=short if short.startswith("!!") else "!…")

    def _start(self, kind: Kind, event: Any) -> Node:
        node = Node(event)
        node.kind, node.flow = kind, bool(event.flow_style)
        self._named(node, event)
        if len(self._open) == MAX_DEPTH:
            self._note("E-DEPTH", event.start_mark, limit=str(MAX_DEPTH))
            raise Stop
        self._open.append(node)
        return node

    def _finish(self, event: Any, content: list[Node]) -> None:
        node = self._open.pop()
        node.end = event.end_mark.index
        if node.kind == "seq":
            node.items = content
            return
        node.entries = list(zip(content[::2], content[1::2], strict=True))
        self._check_keys(content[::2])

    def _check_keys(self, keys: list[Node]) -> None:
        first: dict[str, Node] = {}
        for key in keys:
            text = key.value
            if text and text not in first and text != "<<":
                first[text] = key
            else:
                self._bad_key(key, first)

    def _bad_key(self, key: Node, first: dict[str, Node]) -> None:
        width = max(key.end - key.start, 1) if key.kind == "scalar" else 1
        args: dict[str, str] = {}
        if key.kind != "scalar" or (not key.value and not key.style):
            code = "E-KEYTYPE"
        elif key.value == "<<" and not key.style:
            code = "E-MERGE"
        elif key.value in first:
            code, args = "E-DUPLICATE", {"key": _told(key.value), "first": str(first[key.value].line + 1)}
        else:
            first[key.value] = key
            return
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(TextProblem(code, args, key.start, key.line + 1, key.column + 1, width))

    def _alias(self, event: Any) -> Node:
        node = Node(event)
        node.kind = "alias"
        node.target = self._anchors.get(event.anchor)
        width = node.end - node.start
        if node.target is None:
            self._note("E-SYNTAX", event.start_mark, width, reason=f"found undefined alias {event.anchor!r}")
            return node
        # A collection that is still open holds itself: it would expand for ever.
        self._aliased += MAX_ALIASED + 1 if node.target in self._open else _expanded(node.target, MAX_ALIASED)
        if self._aliased > MAX_ALIASED:
            self._note("E-ALIAS", event.start_mark, width, limit=str(MAX_ALIASED))
            raise Stop
        return node


def _told(key: str) -> str:
    """A key as a finding repeats it: one of the format's; another may be a word of somebody's text."""
    from mission_cli.core.model.keys import known_keys  # the records: only a key that is there twice needs them

    return key if key in known_keys() else "…"


def _brackets(text: str) -> Iterator[tuple[bool, int]]:
    """Each bracket of a piece of YAML that is one of its syntax, whether it opens, and its offset."""
    scanner = _pure_parser(text)
    try:
        while token := scanner.get_token():
            if isinstance(token, FlowSequenceStartToken | FlowMappingStartToken):
                yield True, token.start_mark.index
            elif isinstance(token, FlowSequenceEndToken | FlowMappingEndToken):
                yield False, token.start_mark.index
    except yaml.YAMLError:
        return  # the piece may end, or be wrong, anywhere


def _expanded(node: Node, limit: int) -> int:
    """How many nodes this one expands to; counting stops once past the limit."""
    count = 1
    children = [child for entry in node.entries for child in entry] if node.kind == "map" else node.items
    for child in [node.target] if node.target else children:
        if count > limit:
            break
        count += _expanded(child, limit - count)
    return count
