"""Bars in the terminal, one a line: every figure is said in words beside its bar, and nothing by colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

SOLID: Final = "█"
LIGHT: Final = "▒"
_NARROWEST, _WIDEST = 8, 60
_SCALE: Final = 0.2  # what a bar is at least measured against: a bench of one in ten is not to look like everybody


class Bar(NamedTuple):
    """A line: what it is of, a mark of one column, its figure in words; then the bar, from 0 to 1.

    `light` is what the bar may come to, beyond `solid`.
    """

    label: str
    mark: str
    words: str
    solid: float
    light: float


class Tick(NamedTuple):
    """A value to compare with: its glyph stands in every line, through the bar too."""

    value: float
    glyph: str


def chart(bars: Sequence[Bar], ticks: Sequence[Tick], width: int) -> list[str]:
    """The lines of a chart, none longer than `width` where that leaves room for a bar at all."""
    if not bars:
        return []
    label, words = max(len(bar.label) for bar in bars), max(len(bar.words) for bar in bars)
    room = max(_NARROWEST, min(_WIDEST, width - label - words - 8))
    top = max(_SCALE, *(max(bar.solid, bar.light) for bar in bars), *(1.1 * tick.value for tick in ticks))
    return [
        f"  {bar.label:<{label}}  {bar.mark} {bar.words:<{words}}  {_bar(bar, ticks, top, room)}".rstrip()
        for bar in bars
    ]


def _bar(bar: Bar, ticks: Sequence[Tick], top: float, room: int) -> str:
    at = {min(room - 1, round(tick.value / top * room)): tick.glyph for tick in ticks}
    solid, light = _length(bar.solid, top, room), _length(bar.light, top, room)
    return "".join(
        at.get(cell) or (SOLID if cell < solid else LIGHT if cell < light else " ") for cell in range(room)
    ).rstrip()


def _length(value: float, top: float, room: int) -> int:
    """The columns of a value: none for nothing only."""
    return max(1, round(value / top * room)) if value else 0
