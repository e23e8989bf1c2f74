"""What the parser calls a syntax error, said as the mistake a person made."""

from __future__ import annotations

import re

from mission_cli.storage.nodes import Node, TextProblem

SYNTAX_CODES = frozenset({"E-SYNTAX", "E-TAB", "E-COLON", "E-QUOTES", "E-INDENT", "E-START"})

_KEY_WITHOUT_SPACE = re.compile(r"[ \t]*(?:-[ \t]+)*[\w-]+(:)[^\s:/]")


def syntax_problem(text: str, error: Exception, last_scalar: Node | None) -> TextProblem:
    """Where and how the text stops being YAML.

    `error` is whatever the parser let out, which is not always one of
    its own errors; `last_scalar` is the last one it got through.
    """
    context: str = getattr(error, "context", None) or ""
    reason: str = getattr(error, "problem", None) or type(error).__name__
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return TextProblem("E-SYNTAX", {"reason": reason}, 0, 1, 1)
    index = min(int(mark.index), len(text))
    opened = getattr(error, "context_mark", None)
    code, index, width = _recognised(text, index, context, reason, opened.index if opened else index, last_scalar)
    if code == "E-SPACE":
        code, reason = "E-SYNTAX", "found no space after ':'"
    return _problem(text, code, index, width, {} if code != "E-SYNTAX" else {"reason": reason})


def _problem(text: str, code: str, index: int, width: int, args: dict[str, str]) -> TextProblem:
    start = text.rfind("\n", 0, index) + 1
    return TextProblem(code, args, index, text.count("\n", 0, index) + 1, index - start + 1, width)


def _recognised(
    text: str, index: int, context: str, reason: str, opened: int, last: Node | None
) -> tuple[str, int, int]:
    """Code, character offset and width."""
    start = text.rfind("\n", 0, index) + 1
    before, here = text[start:index], text[index : index + 1]
    if "\t" in (before.strip(" ") or here)[:1] and ("any token" in reason or "tab character" in reason):
        return "E-TAB", index - len(before.lstrip(" ")), 1
    if "any token" in reason:
        return ("E-TAB" if here == "\t" else "E-START"), index, 1
    if "quoted scalar" in context and ("end of stream" in reason or "document" in reason):
        return "E-QUOTES", opened, 1
    if last and last.style in ("'", '"') and here.strip() and not text[last.end : index].strip(" \t"):
        # Something follows a closed quote on its line: the quote closed too early, as in 'it's'.
        return "E-QUOTES", last.start, last.end - last.start
    if "mapping values are not allowed" in reason:
        return _misplaced_colon(text, index, start)
    if "block" in context and "expected" in reason and not before.strip() and here.strip():
        return "E-INDENT", index, 1
    return "E-SYNTAX", index, 1


def _misplaced_colon(text: str, index: int, start: int) -> tuple[str, int, int]:
    """A colon where none may be: a second one on its line, a line pushed in too far, or a line above without one."""
    if ":" in text[start:index]:
        return "E-COLON", index, 1
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    missing = _KEY_WITHOUT_SPACE.match(text, above, start)
    if missing:
        return "E-SPACE", missing.start(1), 1
    line = text[start:index]
    return "E-INDENT", start + len(line) - len(line.lstrip(" -")), 1
