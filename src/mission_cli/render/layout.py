"""Titled sections of labelled texts, folded to the terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable

from mission_cli.render.out import colours
from mission_cli.render.safe import visible

_PIPED = 100
_WIDEST = 120
_LABEL = 24


def terminal_width() -> int:
    """Columns to fold to: the terminal's, 120 at most; 100 in a pipe."""
    return min(_WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else _PIPED


def sections_text(title: str, sections: Iterable[tuple[str, list[tuple[str, str]]]]) -> str:
    """The whole text; titles in bold where the terminal has it. Text from files is shown escaped."""
    bold = colours(sys.stdout)
    width = terminal_width()
    lines = [_strong(visible(title), bold=bold)]
    for name, rows in sections:
        labels = [len(visible(label)) for label, _ in rows if label]
        column = min(_LABEL, max(labels, default=0)) + 2
        lines += ["", _strong(visible(name), bold=bold)]
        for label, text in rows:
            lines += _row(visible(label), text, column, width)
    return "\n".join(line.rstrip() for line in lines)


def _row(label: str, text: str, column: int, width: int) -> list[str]:
    head = f"  {label:<{column}}"
    indent = " " * (column + 2)
    paragraphs = [visible(paragraph, keep="") for paragraph in text.split("\n")]
    folded = [
        line
        for paragraph in paragraphs
        for line in textwrap.wrap(paragraph, max(20, width - len(indent)), break_on_hyphens=False) or [""]
    ]
    if len(label) >= column:
        return [f"  {label}", *(indent + line for line in folded)]
    return [head + folded[0], *(indent + line for line in folded[1:])]


def _strong(text: str, *, bold: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if bold else text
