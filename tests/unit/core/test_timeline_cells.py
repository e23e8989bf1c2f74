"""What each column shows, held to a count day by day of the rule that `Cell` states."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from tests.unit.core.test_timeline import DAY, START, TODAY, WINDOW, day, mission, missions, people, person, windows

from mission_cli.core.bench import Basis
from mission_cli.core.facts import Facts
from mission_cli.core.people_known import Person
from mission_cli.core.timeline import Span, Track, Window, parts, people_tracks
from mission_cli.core.timeline_cells import Cell, CellRow, lines, working


def column_days(window: Window, at: int) -> list[dt.date]:
    last = min(window.end, window.start + DAY * ((at + 1) * window.step * 7 - 1))
    first = window.start + DAY * (at * window.step * 7)
    return [first + DAY * count for count in range((last - first).days + 1)]


def state(one: Facts, at: dt.date) -> str:
    [kind] = [part.kind for part in parts(one) if part.start and part.end and part.start <= at <= part.end]
    return kind


def covers(one: Facts, when: list[dt.date]) -> bool:
    return any(one.start <= at <= one.end for at in when)


def shown(line: CellRow, when: list[dt.date]) -> tuple[str, str | None, bool]:
    """The mission a column shows, its state there, and whether it ends there: no absence, no bench."""
    there = sorted((one for one in line.missions if covers(one, when)), key=lambda one: one.start)
    if not there:
        return "", None, False
    first = next(at for at in when if there[0].start <= at)
    return state(there[0], first), there[0].id, there[0].end in when


def is_away(track: Track, when: list[dt.date]) -> bool:
    weekdays = [at for at in when if at.weekday() < 5]
    gone = [at for at in weekdays if any(_in(span, at) for span in track.away)]
    return bool(gone) and 2 * len(gone) >= len(weekdays)


def _in(span: Span, one: dt.date) -> bool:
    return (span.start is None or span.start <= one) and (span.end is None or one <= span.end)


@given(missions, people, windows)
def test_each_column_shows_what_its_days_hold(facts: list[Facts], who: Person, window: Window) -> None:
    for track in people_tracks(facts, [who], window, Basis(TODAY), ended=True):
        drawn = lines(track, window)
        for at in range(window.columns):
            when = column_days(window, at)
            expected = [shown(line, when) for line in drawn]
            free = any(_in(span, one) for span in track.bench for one in when)
            if not expected[0][0] and free and not any(kind in ("mission", "renewal") for kind, _, _ in expected):
                expected[0] = ("bench", None, False)
            first = next((index for index, (kind, _, _) in enumerate(expected) if kind), None)
            if first is not None and is_away(track, when):
                expected[first] = ("away", *expected[first][1:])
            assert [(line.cells[at].kind, line.cells[at].mission, line.cells[at].ends) for line in drawn] == expected


@given(missions, people, windows)
def test_each_mission_is_on_one_line_and_can_be_seen_there(facts: list[Facts], who: Person, window: Window) -> None:
    for track in people_tracks(facts, [who], window, Basis(TODAY), ended=True):
        drawn = lines(track, window)
        assert sorted(one.id for line in drawn for one in line.missions) == sorted(one.id for one in track.missions)
        for line in drawn:
            seen = {cell.mission for cell in line.cells}
            ends = [cell.mission for cell in line.cells if cell.ends]
            for one in line.missions:
                assert one.id in seen
                assert (one.id in ends) == (window.start <= one.end <= window.end)
                assert all(one is other or one.end < other.start or other.end < one.start for other in line.missions)


@given(windows)
def test_working_days_are_counted_from_monday_to_friday(window: Window) -> None:
    for at in range(window.columns):
        assert working(*window.of_column(at)) == sum(one.weekday() < 5 for one in column_days(window, at))


def drawn(*facts: Facts, who: Person | None = None) -> list[str]:
    """The lines of one person, a letter a week."""
    [track] = people_tracks(facts, [who or person()], WINDOW, Basis(TODAY), ended=True)
    return ["".join(map(_letter, line.cells)) for line in lines(track, WINDOW)]


def _letter(cell: Cell) -> str:
    if cell.ends:
        return "E" if cell.kind != "away" else "X"
    return "R" if cell.begins else (cell.kind or " ")[0]


def test_one_after_the_other_is_one_line_and_the_end_comes_first() -> None:
    assert drawn(mission(day(0), day(15), name="a"), mission(day(16), day(30), name="b")) == ["mmEmEbbbbb"]


def test_at_once_is_a_line_below_those_at_clients_first() -> None:
    found = drawn(
        mission(day(0), day(60), name="a", kind="internal"),
        mission(day(14), day(69), name="b"),
        mission(day(21), day(27), name="c", signed=False),
    )
    assert found == ["bbmmmmmmmE", "   E      ", "iiiiiiiiE "]


def test_two_short_ones_in_one_week_are_both_seen() -> None:
    assert drawn(mission(day(0), day(1), name="a"), mission(day(3), day(4), name="b")) == ["Ebbbbbbbbb", "E         "]


def test_the_bench_is_not_said_beside_a_mission_at_a_client() -> None:
    one, other = mission(day(0), day(10), name="a"), mission(day(9), day(60), name="b", kind="search")
    assert drawn(one, other) == ["mEbbbbbbbb", " sssssssE "]


def test_a_week_is_away_from_half_of_its_working_days_on() -> None:
    thursday, friday = START + 3 * DAY, START + 4 * DAY
    one = mission(day(0), day(20), name="a")
    assert drawn(one, who=person(absences=((thursday, friday),))) == ["mmEbbbbbbb"]
    away = person(absences=((thursday, friday), (friday, friday + 7 * DAY), (day(19), day(40))))
    assert drawn(one, who=away) == ["maEaaabbbb"]
    assert drawn(one, who=person(absences=((day(14), day(18)),))) == ["mmXbbbbbbb"]


def test_a_renewal_begins_in_the_week_where_the_end_was() -> None:
    one = mission(day(0), day(60), name="a", amendments=((day(1), day(27)), (day(20), day(60))))
    assert drawn(one) == ["mRrrRrrrEb"]
