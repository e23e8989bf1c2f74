"""Bars: what they hold at each width, and that nothing is lost."""

from __future__ import annotations

import pytest

from mission_cli.render.chart import LIGHT, SOLID, Bar, Tick, chart

BARS = [Bar("2026-11-23", "!", "2 of 10 (20 %)", 0.2, 0.2), Bar("2026-11-30", "·", "2 of 10 (20 %) [1]", 0.1, 0.2)]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_lines_fit_and_say_their_figure(width: int) -> None:
    lines = chart(BARS, [Tick(0.15, "┊")], width)
    assert all(len(line) <= width for line in lines)
    for line, bar in zip(lines, BARS, strict=True):
        assert line.startswith(f"  {bar.label}  {bar.mark} {bar.words}")
    assert len({line.index(SOLID) for line in lines}) == 1
    assert len({line.index("┊") for line in lines}) == 1


def test_a_bar_is_as_long_as_its_value() -> None:
    [one, other] = chart(BARS, [], 80)
    room = 80 - 10 - 18 - 8
    assert (one.count(SOLID), one.count(LIGHT)) == (room, 0)
    assert (other.count(SOLID), other.count(LIGHT)) == (room // 2, room // 2)


def test_nothing_has_no_bar_and_little_has_some() -> None:
    [nobody, one] = chart([Bar("a", "·", "0 of 900", 0, 0), Bar("b", "·", "1 of 900", 1 / 900, 1 / 900)], [], 60)
    assert (nobody.count(SOLID), one.count(SOLID)) == (0, 1)
    assert nobody == "  a  · 0 of 900"


def test_a_tick_shows_through_a_bar_and_past_it() -> None:
    [line] = chart([Bar("a", "·", "w", 0.1, 0.1)], [Tick(0.05, "┊"), Tick(0.18, "┃")], 80)
    assert line.index("┊") < line.rindex(SOLID) < line.index("┃")


def test_a_terminal_too_narrow_keeps_the_figures() -> None:
    [line] = chart([BARS[0]], [], 20)
    assert "2 of 10 (20 %)" in line
    assert line.count(SOLID) == 8


def test_no_bars_no_lines() -> None:
    assert chart([], [], 80) == []
