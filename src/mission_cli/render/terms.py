"""The terms of a contract as a person reads them: their names, their values, before beside after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core import terms
from mission_cli.render.safe import one_line
from mission_cli.render.say import cell
from mission_cli.render.words import day, length, rate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mission_cli.core.terms import TermChange

_WIDEST = 50


def label(name: str) -> str:
    """A term in the language in use; a clause by its own name."""
    return cell(terms.named(name))


def value(name: str, text: str | None) -> str:
    """What a term says, a dash for nothing; what cannot be read is shown as it is."""
    if text is None:
        return "–"
    try:
        found = terms.read(name, text)
    except ValueError:
        return _short(text)
    if name in ("start", "end"):
        return day(found)
    if name == "rate":
        return rate(found)
    return length(found) if name == "notice" else _short(text)


def table_lines(changes: Iterable[TermChange]) -> list[str]:
    """A line a term: its name, what it was, what it becomes."""
    rows = [(one_line(label(one.name)), value(one.name, one.before), value(one.name, one.after)) for one in changes]
    widths = [max((len(row[at]) for row in rows), default=0) for at in (0, 1)]
    return [f"  {name:<{widths[0]}}  {before:<{widths[1]}}  →  {after}" for name, before, after in rows]


def _short(text: str) -> str:
    shown = one_line(text)
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
