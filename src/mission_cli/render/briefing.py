"""What a walk through questions shows between them, folded to the terminal: headings, what is open, asides."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap

from mission_cli.render.out import colours
from mission_cli.render.safe import visible

_WIDEST = 96  # columns: longer lines are tiring to read, however wide the window


def width() -> int:
    """The columns to write in."""
    return max(30, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns - 1))


def title(text: str) -> str:
    """The name of the whole talk."""
    return _styled(_folded(text, "", ""), "1")


def heading(text: str, place: str = "") -> str:
    """A rule with the name of what comes next, after an empty line: `── 1/6 · Progress ─────`."""
    name = f"{place} · {_flat(text)}" if place else _flat(text)
    head = textwrap.shorten(name, width() - 6, placeholder="…")
    return "\n" + _styled(f"── {head} ".ljust(width(), "─"), "1")


def line(text: str) -> str:
    """A sentence."""
    return _folded(text, "   ", "   ")


def bullet(text: str, mark: str = "·") -> str:
    """One thing that is open."""
    return _folded(text, f"   {mark} ", " " * (len(mark) + 4))


def aside(text: str) -> str:
    """Something to know while answering, less important than what is open."""
    return _styled(_folded(text, "   ", "   "), "2")


def _folded(text: str, first: str, rest: str) -> str:
    """`text` on lines of `width()`, `first` and `rest` before them; it comes from files: shown, never obeyed."""
    folded = textwrap.fill(_flat(text), width(), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return folded or first.rstrip()


def _flat(text: str) -> str:
    """On one line; the no-break spaces of French stay, or a line could begin with a question mark."""
    return visible(re.sub(r"[ \t\r\n]+", " ", text).strip())


def _styled(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colours(sys.stderr) else text
