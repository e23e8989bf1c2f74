"""What missions taught, for a person: one after the other, folded to the terminal."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mission_cli.render.layout import terminal_width
from mission_cli.render.out import colours
from mission_cli.render.safe import visible
from mission_cli.render.say import cell
from mission_cli.render.words import day
from mission_cli.views.lessons import said, source

if TYPE_CHECKING:
    from mission_cli.core.answers import InWords
    from mission_cli.core.lessons import ClientLesson


def lessons_text(lessons: Sequence[ClientLesson], words: InWords, count: str = "") -> str:
    """Each lesson under its day, client and mission, its question above what was said; the count last, if any."""
    lines: list[str] = []
    for one, _, client in lessons:
        head = " · ".join((day(one.date), client, one.mission, cell(source(one, words)), one.author))
        lines += _folded(head, "", "  ", bold=True)
        for label, text in said(one, words):
            lines += _folded(cell(label), "  ", "  ") if label else []
            lines += [line for part in text.split("\n") for line in _folded(part, *["    " if label else "  "] * 2)]
        lines.append("")
    return "\n".join([*lines, count]).rstrip("\n")


def _folded(text: str, first: str, rest: str, *, bold: bool = False) -> list[str]:
    """`text` on lines of the terminal's width; from files: shown, never obeyed."""
    width = max(30, terminal_width())
    lines = textwrap.wrap(
        visible(text), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    ) or [""]
    return [f"\x1b[1m{line}\x1b[0m" for line in lines] if bold and colours(sys.stdout) else lines
