"""The timeline in glyphs: no line is broken, no name that is cut can be another's, no text from a file is obeyed."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from tests.unit.core.test_timeline import START, TODAY, day, mission, person

from mission_cli.core.bench import Basis
from mission_cli.core.timeline import Window, mission_tracks, people_tracks
from mission_cli.render.columns import Known
from mission_cli.render.timeline import room_for, timeline_text
from mission_cli.texts import use_language


def drawing(width: int, *, weeks: int = 31, names: tuple[str, ...] = ("Léa Martin",), colour: bool = False) -> str:
    facts = [
        mission(day(-30), day(25), name="acme-order-data", who=names[0], amendments=((day(8), day(25)),)),
        mission(day(10), day(20), name="zeta", who=names[0], kind="internal"),
        mission(day(40), day(90), name="belvaux", who=names[-1], signed=False),
    ]
    known = [person(name, absences=((day(4), day(11)),)) for name in names]
    window = Window(START, weeks)
    tracks = people_tracks(facts, known, window, Basis(TODAY, "fr", day(-400)), ended=False)
    fitting = window.fitting(room_for(tracks, width))
    return timeline_text(tracks, fitting, TODAY, Known.of(one.id for one in facts), width, colour=colour)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("weeks", [1, 5, 31, 104, 1040])
def test_no_line_is_wider_than_the_terminal(lang: str, weeks: int) -> None:
    use_language(lang)
    names = ("Léa Martin", "山田太郎と山田花子の長い名前です", "Jean-Baptiste-Emmanuel de la Tour-du-Pin")
    for width in [40, *range(60, 201, 7), 200]:
        for line in drawing(width, weeks=weeks, names=names).split("\n"):
            assert cell_len(line) <= width, line
            assert line == line.rstrip()


def test_bars_begin_in_one_column_whatever_the_width_of_the_letters() -> None:
    text = drawing(80, names=("Léa Martin", "山田太郎", "Ana\u0301"))
    starts = {
        cell_len(re.split("[━═┄▒·×┫╪]", line)[0])  # the glyph of an absence
        for line in text.split("\n")[3:7]
        if line[0] != " "
    }
    assert starts == {11}


def test_what_files_hold_is_shown_and_never_obeyed() -> None:
    text = drawing(100, names=("Léa\x1b[31m\nMar\u202etin",))
    assert "\\x1b[31m" in text
    assert "\\u202e" in text
    assert "\x1b" not in text
    facts = [mission(day(0), day(69), name="\x1b[2Jid", who="A", client="B\x07[bold]")]
    tracks = mission_tracks(facts, [], Window(START, 10), TODAY, ended=True)
    text = timeline_text(tracks, Window(START, 10), TODAY, Known.of(["\x1b[2Jid"]), 80, colour=False)
    assert text.split("\n")[4] == "B\\x07[bold]"
    assert "\\x1b[2Jid" in text


def test_colour_adds_nothing_but_colour() -> None:
    plain, coloured = drawing(100), drawing(100, colour=True)
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9]+m", "", coloured) == plain


def test_a_mission_without_room_for_its_name_is_told_below() -> None:
    facts = [mission(day(0), day(6), name="acme"), mission(day(7), day(69), name="belvaux")]
    window = Window(START, 10)
    tracks = people_tracks(facts, [person()], window, Basis(TODAY), ended=False)
    text = timeline_text(tracks, window, TODAY, Known.of(["acme", "belvaux"]), 25, colour=False)
    assert "┫━belvaux┫" in text
    assert text.endswith("\nNo room for a name in the\nbar:\n  Léa Martin: acme")


def test_a_week_of_several_characters_ends_in_its_last_one() -> None:
    window = Window(START, 4)
    tracks = people_tracks([mission(day(0), day(8), name="m" * 60)], [person()], window, Basis(TODAY), ended=False)
    text = timeline_text(tracks, window, TODAY, Known.of(["m" * 60]), 40, colour=False)
    assert text.split("\n")[3] == "Léa Martin ━mmmmmmmmm…┫············"


def test_months_stand_over_the_weeks_whose_monday_is_theirs() -> None:
    window = Window(START, 31)
    heads = drawing(200).split("\n")[:4]
    assert [heads[1].index(name) for name in ("October", "November", "December")] == [11, 23, 53]
    assert heads[2].split()[:4] == ["19", "26", "2", "9"]
    assert heads[0].split() == ["2026", "2027"]
    assert heads[3].index("▼") == 11 + 4 * 6 + 5 * 6 // 7
    assert window.columns == 31


@pytest.mark.parametrize(
    ("width", "weeks", "line"),
    [(100, 12, f"{' ' * 28}▼ today, Sat 2026-11-21"), (30, 12, "    ▼ today"), (24, 6, "   today ▼")],
)
def test_today_is_said_as_far_as_there_is_room(width: int, weeks: int, line: str) -> None:
    assert drawing(width, weeks=weeks).split("\n")[3 if width == 100 else 2] == f"{' ' * 11}{line}"


def test_a_long_window_takes_a_coarser_column_and_says_so() -> None:
    assert "2027-10-24; 1 character for 2 weeks." in drawing(63, weeks=53)
    assert "1 character a week." in drawing(70, weeks=51)
    decades = drawing(65, weeks=1040)
    assert "; 1 character for 26 weeks." in decades
    assert "▼" in decades.split("\n")[1]  # where a column is half a year, months would say nothing
