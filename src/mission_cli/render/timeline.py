"""The timeline as text: a name, then a glyph for each stretch of each week. Nothing is said by colour alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mission_cli.core.timeline import AWAY, BENCH, MISSION, RENEWAL, UNSIGNED, Track, Window
from mission_cli.core.timeline_cells import Cell, lines
from mission_cli.render.columns import Known, by_column, folded, label_in, packed, width_of
from mission_cli.render.locale import locale
from mission_cli.render.safe import one_line
from mission_cli.render.words import full_day
from mission_cli.texts import t

NARROWEST: Final = 12
"""Columns that are drawn however narrow the terminal is."""
_WIDEST: Final = 6  # characters a week: more says no more
_NAME: Final = 26
_OTHER: Final = "other"  # a mission that is not at a client, whatever its kind
_BEGINS: Final = "begins"
_ENDS: Final = "ends"
_TODAY: Final = "▼"
_GLYPHS: Final = {
    MISSION: "━",
    RENEWAL: "═",
    UNSIGNED: "┄",
    _OTHER: "▒",
    BENCH: "·",
    AWAY: "×",
    _BEGINS: "╪",
    _ENDS: "┫",
}
_STYLES: Final = {RENEWAL: "36", UNSIGNED: "35", _OTHER: "34", BENCH: "33", AWAY: "2", _ENDS: "1"}
_NAMED: Final = (MISSION, RENEWAL, UNSIGNED, _OTHER)
_LISTED: Final = 12
_HALF_A_YEAR: Final = 26


class Spot(NamedTuple):
    """One column of the terminal: what it means, whose it is, and the text there ("" behind a character that is wide)."""

    kind: str
    mission: str | None
    text: str


class Layout(NamedTuple):
    """How the width is shared: columns of the terminal for names, and for each column of the window."""

    width: int
    names: int
    each: int


def room_for(tracks: Sequence[Track], width: int) -> int:
    """How many columns of the terminal are left for weeks beside the names."""
    return max(NARROWEST, width - _names(tracks, width) - 1)


def _names(tracks: Sequence[Track], width: int) -> int:
    widest = max((width_of(one_line(track.name)) + _indent(track) for track in tracks), default=0)
    return min(widest, max(10, min(_NAME, width // 3)))


def _indent(track: Track) -> int:
    return 0 if track.client is None else 2


def timeline_text(
    tracks: Sequence[Track], window: Window, today: dt.date, known: Known, width: int, *, colour: bool
) -> str:
    """The whole drawing, its legend last. No name is cut so short that it could be another of those `known`. The window's columns fit in `room_for`."""
    room = room_for(tracks, width)
    layout = Layout(width, _names(tracks, width), max(1, min(_WIDEST, room // window.columns)))
    left = " " * (layout.names + 1)
    drawn = [f"{left}{line}".rstrip() for line in _heads(window, layout, today)]
    used: set[str] = set()
    short: list[str] = []
    client: str | None = None
    for track in tracks:
        if track.client != client:
            client = track.client
            drawn += [_styled(part, "1", colour=colour) for part in folded(one_line(client or ""), width)]
        drawn += _row(track, window, layout, known, used, short, colour=colour)
    return "\n".join([*drawn, "", *_foot(window, layout, today, used, short)])


# A row ---------------------------------------------------------------------------------------------------------------


def _row(
    track: Track,
    window: Window,
    layout: Layout,
    known: Known,
    used: set[str],
    short: list[str],
    *,
    colour: bool,
) -> Iterator[str]:
    indent = " " * _indent(track)
    names = folded(one_line(track.name), layout.names - len(indent))
    bars = []
    for line in lines(track, window):
        spots = [spot for cell in line.cells for spot in _spots(cell, layout.each)]
        used.update(spot.kind for spot in spots)
        short += [
            f"{one_line(track.name)}{t('cli.colon')} {one_line(one.id)}"
            for one in line.missions
            if not _named(spots, one.id, known)
        ]
        bars.append(_bar(spots, colour=colour))
    for at in range(max(len(names), len(bars))):
        name = f"{indent}{names[at]}" if at < len(names) else ""
        bar = bars[at] if at < len(bars) else ""
        yield f"{name}{' ' * (layout.names + 1 - width_of(name))}{bar}".rstrip()


def _spots(cell: Cell, each: int) -> list[Spot]:
    kind = cell.kind if cell.kind in _GLYPHS or not cell.kind else _OTHER
    spots = [Spot(kind, cell.mission, _GLYPHS.get(kind, " "))] * each
    if cell.begins:
        spots[0] = Spot(_BEGINS, cell.mission, _GLYPHS[_BEGINS])
    if cell.ends:
        spots[-1] = Spot(_ENDS, cell.mission, _GLYPHS[_ENDS])
    return spots


def _named(spots: list[Spot], mission: str, known: Known) -> bool:
    """Write a mission's id into its longest bar, behind one glyph that says what the bar is. False: there is no room."""
    start, end = _longest(spots, mission)
    label = label_in(one_line(mission), end - start - 1, known)
    for at, text in enumerate(by_column(label), start + 1):
        spots[at] = spots[at]._replace(text=text)
    return bool(label)


def _longest(spots: Sequence[Spot], mission: str) -> tuple[int, int]:
    """The first of the longest runs of one glyph that are this mission's, half-open."""
    best = (0, 0)
    start = 0
    for at in range(1, len(spots) + 1):
        if at < len(spots) and spots[at] == spots[start]:
            continue
        if spots[start].mission == mission and spots[start].kind in _NAMED and at - start > best[1] - best[0]:
            best = (start, at)
        start = at
    return best


def _bar(spots: Sequence[Spot], *, colour: bool) -> str:
    if not colour:
        return "".join(spot.text for spot in spots).rstrip()
    pieces = []
    start = 0
    for at in range(1, len(spots) + 1):
        if at == len(spots) or spots[at].kind != spots[start].kind:
            text = "".join(spot.text for spot in spots[start:at])
            pieces.append(_styled(text, _STYLES.get(spots[start].kind, ""), colour=True))
            start = at
    return "".join(pieces).rstrip()


# Above and below -----------------------------------------------------------------------------------------------------


def _heads(window: Window, layout: Layout, today: dt.date) -> Iterator[str]:
    """Years, months over the weeks whose Monday is theirs, the days of these Mondays where there is room, and today."""
    mondays = [dt.date.fromordinal(window.of_column(at)[0]) for at in range(window.columns)]
    total = window.columns * layout.each
    changes = [at for at in range(len(mondays)) if at == 0 or _month(mondays[at]) != _month(mondays[at - 1])]
    years = [at for at in changes if at == 0 or mondays[at].year != mondays[at - 1].year]
    yield _labels([(at * layout.each, str(mondays[at].year)) for at in years], total)
    if window.step < _HALF_A_YEAR:
        places = [at * layout.each for at in changes]
        forms = [[form[mondays[at].month - 1] for at in changes] for form in _month_forms()]
        names = next((one for one in forms if _fit(places, one)), forms[-1])
        yield _labels(list(zip(places, names, strict=True)), total)
    if layout.each > 2 and window.step == 1:
        yield "".join(f"{day.day:<{layout.each}}" for day in mondays)
    mark = _mark(window, layout, today)
    if mark is not None:
        yield _pointed(mark, (t("timeline.today", day=full_day(today)), t("timeline.legend-today")), total)


def _pointed(mark: int, wordings: Sequence[str], total: int) -> str:
    """The mark of today with the first wording that fits right of it, or left of it; alone where none does."""
    for words in wordings:
        if mark + 2 + len(words) <= total:
            return f"{' ' * mark}{_TODAY} {words}"
        if len(words) + 1 <= mark:
            return f"{words} {_TODAY}".rjust(mark + 1)
    return " " * mark + _TODAY


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _month_forms() -> tuple[Sequence[str], ...]:
    """The names of months, from the longest to three letters."""
    here = locale()
    three = here.letters or tuple(name[:3] for name in here.months)
    return (here.months, here.short_months, three) if here.short_months else (here.months, three)


def _fit(places: Sequence[int], names: Sequence[str]) -> bool:
    """Whether each whole month has room for its name: the first may have begun earlier, the last may go on."""
    return all(
        len(name) < after - place for place, after, name in zip(places[1:], places[2:], names[1:-1], strict=False)
    )


def _labels(labels: Sequence[tuple[int, str]], total: int) -> str:
    """Labels at their places; one that would touch the next is left out when it is the first, else the next one is."""
    if len(labels) > 1 and labels[0][0] + len(labels[0][1]) >= labels[1][0]:
        labels = labels[1:]
    line = ""
    for place, text in labels:
        if (not line or place > len(line)) and place + len(text) <= total:
            line = f"{line:<{place}}{text}"
    return line


def _mark(window: Window, layout: Layout, today: dt.date) -> int | None:
    """Where today stands among the columns of the bars."""
    first, after = window.stretch
    if not first <= today.toordinal() < after:
        return None
    at = window.column(today.toordinal())
    return at * layout.each + (today.toordinal() - window.of_column(at)[0]) * layout.each // (7 * window.step)


def _foot(window: Window, layout: Layout, today: dt.date, used: set[str], short: Sequence[str]) -> Iterator[str]:
    first, last = full_day(window.start), full_day(window.end)
    scale = t("timeline.scale" if window.step == 1 else "timeline.coarse", n=layout.each, weeks=window.step)
    yield from folded(t("timeline.range", first=first, last=last, scale=scale), layout.width)
    legend = [f"{glyph} {t(f'timeline.legend-{kind}')}" for kind, glyph in _GLYPHS.items() if kind in used]
    if _mark(window, layout, today) is not None:
        legend.append(f"{_TODAY} {t('timeline.legend-today')}")
    yield from packed(legend, "   ", layout.width)
    if short:
        yield ""
        yield from folded(t("timeline.short"), layout.width)
        yield from (f"  {line}" for one in short[:_LISTED] for line in folded(one, layout.width - 2))
        if len(short) > _LISTED:
            yield from folded(t("timeline.short-more", n=len(short) - _LISTED), layout.width)


def _styled(text: str, style: str, *, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour and style and text else text
