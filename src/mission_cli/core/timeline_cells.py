"""A track of the timeline as lines of columns: which mission stands on which line, and what each column shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.bench import merged
from mission_cli.core.timeline import AWAY, BENCH, MISSION, RENEWAL, Track, Window, parts

if TYPE_CHECKING:
    from mission_cli.core.bench import Stretch
    from mission_cli.core.facts import Facts

_SIGNED: Final = (MISSION, RENEWAL)


class Cell(NamedTuple):
    """What a column of a line shows. `kind` is "" where there is nothing.

    On a line, the first of these that the column has a day of: the mission whose end it holds (`ends`), a mission, in the
    state of its first day there, the bench, where no signed mission at a client stands in the column on any line. Over
    them all, a column is `away` on the first line that shows anything there, its mission still told, when the person is
    away on half of its working days (Monday to Friday) or more. `begins` is where a renewal begins.
    """

    kind: str = ""
    mission: str | None = None
    begins: bool = False
    ends: bool = False


class CellRow(NamedTuple):
    """Missions that follow one another, and a cell a column."""

    missions: tuple[Facts, ...]
    cells: tuple[Cell, ...]


def lines(track: Track, window: Window) -> list[CellRow]:
    """A line, and one more for each mission that is there at the same time as another."""
    levels = _levels(track.missions, window) or [[]]
    rows = [_cells(level, window) for level in levels]
    _add_bench(track, window, rows)
    _add_away(track, window, rows)
    return [CellRow(tuple(level), tuple(row)) for level, row in zip(levels, rows, strict=True)]


def _levels(missions: tuple[Facts, ...], window: Window) -> list[list[Facts]]:
    """Missions on as few lines as are needed, those at clients on the first ones."""
    levels: list[list[Facts]] = []
    for one in sorted(missions, key=lambda one: (_rank(one), one.start, one.until, one.id)):
        free = next((level for level in levels if all(_apart(one, other, window) for other in level)), None)
        if free is None:
            levels.append([one])
        else:
            free.append(one)
    return [sorted(level, key=lambda one: one.start) for level in levels]


def _rank(mission: Facts) -> int:
    return (0 if mission.signed else 1) if mission.kind == "client" else 2


def _apart(one: Facts, other: Facts, window: Window) -> bool:
    """Whether two missions can stand on one line: no day in both, and of what follows in the column where the first ends,
    a column of its own is left to be seen."""
    first, second = sorted((one, other), key=lambda mission: mission.start)
    if first.until >= second.start:
        return False
    (_, last), (begin, end) = _columns(first, window), _columns(second, window)
    return begin > last or (begin == last and end > begin)


def _columns(mission: Facts, window: Window) -> Stretch:
    """The first and the last column of a mission, both inclusive, within the window."""
    first = window.column(mission.start.toordinal())
    last = window.column(mission.until.toordinal())
    return max(0, first), min(window.columns - 1, last)


def _cells(level: list[Facts], window: Window) -> list[Cell]:
    row = [Cell()] * window.columns
    first, after = window.stretch
    for one in level:
        for part in parts(one):
            start, end = part.within(window)
            if start >= end:
                continue
            begins = part.kind == RENEWAL and part.start is not None and part.start.toordinal() >= first
            for at in range(window.column(start), window.column(end - 1) + 1):
                if not row[at].kind:
                    row[at] = Cell(part.kind, one.id, begins=begins)
                    begins = False
        if first <= one.until.toordinal() < after:
            at = window.column(one.until.toordinal())
            row[at] = row[at]._replace(ends=True)
    return row


def _add_bench(track: Track, window: Window, rows: list[list[Cell]]) -> None:
    for span in track.bench:
        start, end = span.within(window)
        if start >= end:
            continue
        for at in range(window.column(start), window.column(end - 1) + 1):
            if not rows[0][at].kind and not any(row[at].kind in _SIGNED for row in rows):
                rows[0][at] = Cell(BENCH)


def _add_away(track: Track, window: Window, rows: list[list[Cell]]) -> None:
    days: dict[int, int] = {}
    for start, end in merged(span.within(window) for span in track.away):
        at = start
        while at < end:
            column = window.column(at)
            until = min(end, window.of_column(column)[1])
            days[column] = days.get(column, 0) + working(at, until)
            at = until
    for column, count in days.items():
        row = next((row for row in rows if row[column].kind), None)
        if row and count and 2 * count >= working(*window.of_column(column)):
            row[column] = row[column]._replace(kind=AWAY, begins=False)


def working(start: int, after: int) -> int:
    """The days from Monday to Friday in a stretch; ordinal 1 is a Monday."""
    return _working_before(after) - _working_before(start)


def _working_before(ordinal: int) -> int:
    weeks, rest = divmod(ordinal - 1, 7)
    return weeks * 5 + min(rest, 5)
