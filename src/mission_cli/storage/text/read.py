"""Bytes of a mission file → a tree with exact positions, and what is wrong with the text.

`read_text` takes any bytes and never raises: hostile files are stopped on the parser's events, before anything is
built from them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mission_cli.core.raw import Plain, Raw
from mission_cli.storage.reading import LARGEST
from mission_cli.storage.text.nodes import MAX_PROBLEMS, Node, TextProblem
from mission_cli.storage.text.plain import reads_as_other
from mission_cli.storage.text.syntax import SYNTAX_CODES, syntax_problem

__all__ = ["MAX_BYTES", "Document", "Node", "Plain", "Raw", "TextProblem", "plain_data", "read_text", "reads_as_other"]

MAX_BYTES = LARGEST

_BOM = "\ufeff"
# Characters YAML forbids, and those its two versions disagree on: NEL, LS and PS end a line in 1.1 only. A carriage
# return is a line end in YAML, but editors and git do not show it as one, so only CRLF is accepted.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)",
)
_MARKER = re.compile(r"^(?:<{7} |\|{7} |={7}\r?$|>{7} )", re.MULTILINE)
_WIDE = (
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class _Read(NamedTuple):
    text: str
    bom: bool
    root: Node | None
    problems: tuple[TextProblem, ...]


class Document:
    """A file as read; its tree is built when it is first asked for.

    Reading never raises, whatever the bytes are; as many problems as can be found are told.
    """

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    @property
    def text(self) -> str:
        """The text without its byte order mark."""
        return _read(self._raw).text

    @property
    def bom(self) -> bool:
        """Whether there is a byte order mark."""
        return _read(self._raw).bom

    @property
    def root(self) -> Node | None:
        """The tree; None when none could be built or used."""
        return _read(self._raw).root

    @property
    def problems(self) -> tuple[TextProblem, ...]:
        """What is wrong with the text, in the order of the text."""
        return _read(self._raw).problems


def read_text(raw: bytes) -> Document:
    """The document of a file's bytes."""
    return Document(raw)


def read_data(raw: bytes) -> dict[str, Raw] | None:
    """The plain data of a file with whose text nothing is wrong, in half the time that its tree takes; None where the
    document is to say what there is to say. The two never differ."""
    if len(raw) > MAX_BYTES:
        return None
    text, problem = _decoded(raw)
    text = text.removeprefix(_BOM)
    if problem or _FORBIDDEN.search(text) or _conflicts(text):
        return None
    from mission_cli.storage.text.data import data_of  # the parser takes longer to import than most commands

    return data_of(text)


# What a write was planned on, and what comes of it, is asked for by several; nobody changes what was read.
@lru_cache(maxsize=2)
def _read(raw: bytes) -> _Read:
    if len(raw) > MAX_BYTES:
        return _Read("", False, None, (TextProblem("E-SIZE", {"limit": "1 MiB"}, 0, 1, 1),))
    text, problem = _decoded(raw)
    if problem:
        return _Read("", False, None, (problem,))
    bom = text.startswith(_BOM)
    text = text[bom:]
    problems = _forbidden(text)
    markers = _conflicts(text)
    if markers:
        return _Read(text, bom, None, tuple(problems + markers))
    if not problems:
        root, found = _tree(text)
        return _Read(text, bom, root, tuple(sorted(found, key=_place)))
    # The rest is read as if each forbidden character were a harmless one of the same width. An error of syntax may
    # come of that, so it is not reported.
    root, found = _tree(_FORBIDDEN.sub("\ufffd", text))
    problems += [problem for problem in found if problem.code not in SYNTAX_CODES]
    return _Read(text, bom, root, tuple(sorted(problems, key=_place)))


def _place(problem: TextProblem) -> int:
    return problem.index


def _decoded(raw: bytes) -> tuple[str, TextProblem | None]:
    wide = next((encoding for mark, encoding in _WIDE if raw.startswith(mark)), "")
    if wide or (len(raw) > 3 and (raw[0:4:2] == b"\0\0" or raw[1:4:2] == b"\0\0")):
        encoding = wide or "UTF-16"
        return "", TextProblem("E-ENCODING", {"detail": encoding, "encoding": encoding, "offset": "0"}, 0, 1, 1)
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        head = raw[: error.start].decode("utf-8").removeprefix(_BOM)
        offset, byte = str(error.start), f"0x{raw[error.start]:02X}"
        column = len(head) - (head.rfind("\n") + 1)
        args = {"detail": f"{byte} @ {offset}", "offset": offset, "byte": byte}
        return "", TextProblem("E-ENCODING", args, len(head), head.count("\n") + 1, column + 1)


def _forbidden(text: str) -> list[TextProblem]:
    found: list[TextProblem] = []
    line, start = 1, 0
    for match in _FORBIDDEN.finditer(text):
        index = match.start()
        line += text.count("\n", start, index)
        start = max(start, text.rfind("\n", start, index) + 1)
        found.append(TextProblem("E-CONTROL", {"character": f"U+{ord(match[0]):04X}"}, index, line, index - start + 1))
        if len(found) == MAX_PROBLEMS:
            break
    return found


def _conflicts(text: str) -> list[TextProblem]:
    """One problem a conflict that git left: from `<<<<<<<` to `>>>>>>>`, or to the last marker there is."""
    if "\n=======" not in text and "<<<<<<< " not in text and ">>>>>>> " not in text:
        return []
    found: list[TextProblem] = []
    group: list[re.Match[str]] = []
    for match in _MARKER.finditer(text):
        if group and (match[0][0] == "<" or group[-1][0][0] == ">"):
            found.append(_conflict(text, group))
            group = []
        group.append(match)
        if len(found) == MAX_PROBLEMS:
            return found
    return [*found, _conflict(text, group)] if group else found


def _conflict(text: str, group: list[re.Match[str]]) -> TextProblem:
    first, last = (text.count("\n", 0, match.start()) + 1 for match in (group[0], group[-1]))
    return TextProblem("E-MARKERS", {"first": str(first), "last": str(last)}, group[0].start(), first, 1, 7)


def _tree(text: str) -> tuple[Node | None, list[TextProblem]]:
    from mission_cli.storage.text.tree import Stop, TreeBuilder  # the parser takes longer to import than most commands

    builder = TreeBuilder()
    try:
        builder.read(text)
    except Stop:
        return None, builder.problems
    except Exception as error:  # noqa: BLE001 - libyaml's binding leaks ValueError, KeyError, RecursionError and more
        return None, [*builder.problems, syntax_problem(text, error, builder)]
    root, problems = builder.root, builder.problems
    if root is None or (root.is_null and not root.value):
        problems.insert(0, TextProblem("E-EMPTY", {}, 0, 1, 1))
        return None, problems
    if root.kind != "map":
        problems.insert(0, TextProblem("E-ROOT", {"kind": root.kind}, root.start, root.line + 1, root.column + 1))
    return root, problems


def plain_data(node: Node) -> Raw:
    """What a tree holds: mappings, lists, None, and every other scalar as its text.

    A text that some reader of YAML would take for a number, a date or a boolean comes as `Plain`, so that a field
    can tell `NO` from `"NO"`. Aliases are expanded (their number was limited on reading); of a key that is there
    twice the first is kept.
    """
    if node.kind == "scalar":
        if node.style:
            return node.value
        if node.is_null:
            return None
        return Plain(node.value) if reads_as_other(node.value) else node.value
    if node.kind == "seq":
        return [plain_data(item) for item in node.items]
    if node.kind == "alias":
        return plain_data(node.target) if node.target else None
    found: dict[str, Raw] = {}
    for key, value in node.entries:
        if key.kind == "scalar":
            found.setdefault(key.value, plain_data(value))
    return found
