"""What the parser calls a syntax error, said as the mistake a person made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.storage.text.nodes import Node, TextProblem

if TYPE_CHECKING:
    from mission_cli.storage.text.tree import TreeBuilder

SYNTAX_CODES = frozenset({"E-SYNTAX", "E-TAB", "E-COLON", "E-QUOTES", "E-INDENT", "E-START"})

_KEY_WITHOUT_SPACE = re.compile(r"[ \t]*(?:-[ \t]+)*[\w-]+(:)[^\s:/]")


class _Mistake(NamedTuple):
    code: str
    start: int
    """A character offset in the text."""
    width: int = 1
    reason: str = ""
    """Other words than the parser's."""


class _Failure(NamedTuple):
    """What the parser said: in the middle of what (`context`, begun at `begun`), what was wrong, and at `at`."""

    text: str
    context: str
    begun: int
    reason: str
    at: int

    @property
    def line_start(self) -> int:
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def before(self) -> str:
        return self.text[self.line_start : self.at]

    @property
    def here(self) -> str:
        return self.text[self.at : self.at + 1]


def syntax_problem(text: str, error: Exception, read: TreeBuilder) -> TextProblem:
    """Where and how the text stops being YAML.

    `error` is whatever the parser let out, which is not always one of its own errors; `read` is what was built of the
    text until then.
    """
    reason: str = getattr(error, "problem", None) or type(error).__name__
    begun = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or begun
    if mark is None:
        return TextProblem("E-SYNTAX", {"reason": reason}, 0, 1, 1)
    at = min(int(mark.index), len(text))
    context: str = getattr(error, "context", None) or ""
    failure = _Failure(text, context, begun.index if begun else at, reason, at)
    mistake = _tab(failure) or _quotes(failure, read.last_scalar) or _brackets(failure, read) or _other(failure)
    args = {"reason": mistake.reason or reason} if mistake.code == "E-SYNTAX" else {}
    line_start = text.rfind("\n", 0, mistake.start) + 1
    line = text.count("\n", 0, mistake.start) + 1
    return TextProblem(mistake.code, args, mistake.start, line, mistake.start - line_start + 1, mistake.width)


def _tab(failure: _Failure) -> _Mistake | None:
    """A tab where the text of a line should begin, or a character that may not begin one."""
    if "any token" not in failure.reason and "tab character" not in failure.reason:
        return None
    deeper = failure.before.lstrip(" ")
    if (deeper or failure.here).startswith("\t"):
        return _Mistake("E-TAB", failure.at - len(deeper))
    return _Mistake("E-TAB" if failure.here == "\t" else "E-START", failure.at)


def _quotes(failure: _Failure, last: Node | None) -> _Mistake | None:
    """A quote that is never closed, or closed too early as in 'it's'."""
    if "quoted scalar" in failure.context and ("end of stream" in failure.reason or "document" in failure.reason):
        return _Mistake("E-QUOTES", failure.begun)
    if (
        last
        and last.style in ("'", '"')
        and failure.here.strip()
        and not failure.text[last.end : failure.at].strip(" \t")
    ):
        return _Mistake("E-QUOTES", last.start, last.end - last.start)
    return None


def _brackets(failure: _Failure, read: TreeBuilder) -> _Mistake | None:
    """A bracket that is never closed, rather than the line where that shows."""
    open_bracket = read.open_bracket
    if open_bracket is None or ("',' or" not in failure.reason and failure.text[failure.at :].strip()):
        return None
    return _Mistake("E-SYNTAX", open_bracket)


def _other(failure: _Failure) -> _Mistake:
    """A colon where none may be, a line pushed in too far or not far enough, or the parser's own words."""
    if "mapping values are not allowed" in failure.reason:
        if ":" in failure.before:
            return _Mistake("E-COLON", failure.at)
        above = failure.text.rfind("\n", 0, max(failure.line_start - 1, 0)) + 1
        missing = _KEY_WITHOUT_SPACE.match(failure.text, above, failure.line_start)
        if missing:
            return _Mistake("E-SYNTAX", missing.start(1), reason="found no space after ':'")
        return _Mistake("E-INDENT", failure.at - len(failure.before.lstrip(" -")))
    if "simple key" in failure.context:
        # The line that lacks its colon, rather than the next one.
        return _Mistake("E-SYNTAX", failure.begun)
    if (
        "block" in failure.context
        and "expected" in failure.reason
        and not failure.before.strip()
        and failure.here.strip()
    ):
        return _Mistake("E-INDENT", failure.at)
    return _Mistake("E-SYNTAX", failure.at)
