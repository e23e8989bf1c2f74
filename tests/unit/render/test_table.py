"""Rows as a table, cards, CSV and Markdown: a cell is data, whatever it holds."""

from __future__ import annotations

import csv
import io
import os
import sys
import threading
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mission_cli.commands.rows import to_file
from mission_cli.errors import MissionError
from mission_cli.render.table import Cards, Cell, Column, Row, csv_text, markdown_table, markdown_text, table
from mission_cli.texts import use_language

COLUMNS = [Column("End"), Column("Left", right=True), Column("Mission", fold=True), Column("Client", fold=True)]
ROWS: list[Row] = [
    ["2026-12-18", Cell("27 days", "red"), "acme-order-data", "Acme Logistics"],
    ["2027-01-08", "48 days", "brevent-web-shop", "Atelier Brévent"],
]
CARDS = Cards(left=(0, 1), title=(2,), rest=(3,))


class Screen(io.StringIO):
    """Standard output as a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch, width: int, rows: list[Row] = ROWS, *, colour: bool = False) -> str:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    table(COLUMNS, rows, CARDS)
    return screen.getvalue()


def piped(capsys: pytest.CaptureFixture[str], rows: list[Row]) -> str:
    capsys.readouterr()
    table(COLUMNS, rows, CARDS)
    return capsys.readouterr().out


def test_a_table_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert piped(capsys, ROWS) == dedent("""\
        End            Left  Mission           Client
        ──────────────────────────────────────────────────────
        2026-12-18  27 days  acme-order-data   Acme Logistics
        2027-01-08  48 days  brevent-web-shop  Atelier Brévent
        """)


def test_in_a_pipe_a_row_is_a_line_however_long(capsys: pytest.CaptureFixture[str]) -> None:
    long = "x" * 900
    lines = piped(
        capsys, [["2026-12-18", "1 day", "acme", long], ["2026-12-19", "2 days", "b", "word " * 300]]
    ).splitlines()
    assert len(lines) == 4
    assert long in lines[2]


def test_a_wide_terminal_has_the_table_and_a_narrow_one_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_terminal(monkeypatch, 100).startswith("End            Left  Mission")
    assert on_terminal(monkeypatch, 40) == dedent("""\
        2026-12-18  acme-order-data
        27 days     Client: Acme Logistics

        2027-01-08  brevent-web-shop
        48 days     Client: Atelier Brévent
        """)


@pytest.mark.parametrize("width", [30, 40, 58, 61, 80, 120, 200])
def test_nothing_is_cut_and_nothing_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    shown = on_terminal(monkeypatch, width)
    assert max(map(len, shown.splitlines())) <= width
    together = shown.replace("\n", "").replace(" ", "")
    for text in ("2026-12-18", "27days"):
        assert text in together
    for text in ("acme-order-data", "brevent-web-shop", "Atelier", "Logistics"):
        assert text in together or width < 40


def test_colour_is_never_alone_and_goes_where_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[31m" in on_terminal(monkeypatch, 100, colour=True)
    assert "\x1b" not in on_terminal(monkeypatch, 100)


HOSTILE = "[bold]x[/] [/] [link=http://x]y :smile: \x1b[31m\x9b2J \u202e a\nb\tc"
SHOWN = r"[bold]x[/] [/] [link=http://x]y :smile: \x1b[31m\x9b2J \u202e a b c"


def test_a_cell_is_never_markup(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[Row] = [[HOSTILE, HOSTILE, HOSTILE, Cell(HOSTILE, "red")]]
    assert piped(capsys, rows).count(SHOWN) == 4
    for width in (40, 400):
        assert "\x1b" not in on_terminal(monkeypatch, width, rows)


def test_wide_characters_keep_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    lines = piped(capsys, [["日本", "1", "a", "b"], ["xx", "22", "a", "b"]]).splitlines()
    assert lines[2].startswith("日本     1  a")
    assert lines[3].startswith("xx      22  a")


@given(st.lists(st.lists(st.text(max_size=12), min_size=4, max_size=4), max_size=4))
@example([["e\u0301", "\u00a0", "\u202f1", "\U0001f468\u200d\U0001f469"], ["日本", "\xad", " a  b ", "\t\n"]])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_pipe_has_what_a_terminal_wide_enough_has(capsys: pytest.CaptureFixture[str], texts: list[list[str]]) -> None:
    rows: list[Row] = [*texts]
    with pytest.MonkeyPatch.context() as patched:
        wide = on_terminal(patched, 2000, rows)
    assert piped(capsys, rows) == wide


def test_no_rows_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert piped(capsys, []).startswith("End  Left  Mission  Client\n")


# CSV


def cells(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+33 6 12 34 56 78", "'+33 6 12 34 56 78"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", r"\x0d=1"),
        ("-12", "-12"),  # a number is a number
        ("+4.5", "+4.5"),
        ("-1e3", "-1e3"),
        ("a=1", "a=1"),
        ("", ""),
        ("two\nlines", "two\nlines"),
        ('a "quote", and; more', 'a "quote", and; more'),
        ("\x1b[31m\x9b\u202e", r"\x1b[31m\x9b\u202e"),
        ("Léa", "Léa"),
        ("-12.50", "-12.50"),
        ("x;=cmd|' /C calc'!A0", "x;'=cmd|' /C calc'!A0"),  # opened where cells are parted by `;`
        ("x,@SUM(A1)", "x,'@SUM(A1)"),
        ("x\t+1", "x\t'+1"),
        ("x|-1", "x|'-1"),
        ("x\n=1", "x\n'=1"),  # where the line break ends a row
        ('x;"=1"', 'x;\'"=1"'),
        ("\uff1d1", "'\uff1d1"),
        ("a; b, c | d - e", "a; b, c | d - e"),
    ],
)
def test_a_cell_of_a_spreadsheet_never_runs(cell: str, written: str) -> None:
    for french in (False, True):
        use_language("fr" if french else "en")
        text = csv_text(["h", "i"], [[cell, "x"]])
        assert cells(text, ";" if french else ",") == [["h", "i"], [written, "x"]]


@pytest.mark.parametrize(("cell", "french", "english"), [("-0,5", "-0,5", "'-0,5"), ("-1,2,3", "'-1,2,3", "'-1,2,3")])
def test_a_number_is_one_in_the_language_of_the_spreadsheet(cell: str, french: str, english: str) -> None:
    assert cells(csv_text(["h"], [[cell]]))[1] == [english]
    use_language("fr")
    assert cells(csv_text(["h"], [[cell]]), ";")[1] == [french]


@given(
    st.lists(st.text("a1;,|\t\n\"'=+-@ "), min_size=1, max_size=3),
    st.sampled_from(";,|\t"),
    st.booleans(),
)
def test_no_cell_starts_a_formula_whatever_cells_are_parted_at(row: list[str], delimiter: str, french: bool) -> None:
    use_language("fr" if french else "en")
    text = csv_text(["h"], [row])
    for cell in (cell for found in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in found):
        assert cell[:1] not in ("=", "@")
        assert cell[:1] not in ("+", "-") or float(cell.replace(",", ".", 1)) is not None


@example([["", "\t0"]])
@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=3))
def test_no_cell_starts_a_formula_and_rows_keep_their_shape(rows: list[list[str]]) -> None:
    use_language("fr")
    found = cells(csv_text(["a", "b"], rows), ";")[1:]
    assert [len(row) for row in found] == [2] * len(rows)
    for cell in (cell for row in found for cell in row):
        assert cell[:1] not in ("=", "@", "\t", "\r")
        assert cell[:1] not in ("+", "-") or float(cell.replace(",", ".", 1)) is not None


# Markdown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain – text", "plain – text"),
        ("**b** _i_ `c`", r"\*\*b\*\* \_i\_ \`c\`"),
        ("[x](http://y)", r"\[x\](http://y)"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("&lt;", r"\&lt;"),
        ("~~x~~", r"\~\~x\~\~"),
        ("\\", "\\\\"),
    ],
)
def test_markdown_shows_a_text_as_it_is(text: str, written: str) -> None:
    assert markdown_text(text) == written


def test_a_markdown_table_keeps_its_shape() -> None:
    assert markdown_table(["a|b", "c"], [["x | y", "1\n2"], ["\x1b[0m", ""]]) == dedent("""\
        | a\\|b | c |
        | --- | --- |
        | x \\| y | 1 2 |
        | \\\\x1b\\[0m |  |
        """)


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=3))
def test_a_markdown_table_has_a_line_a_row(rows: list[list[str]]) -> None:
    lines = markdown_table(["a", "b"], rows).split("\n")
    assert len(lines) == len(rows) + 3
    for line in lines[2:-1]:
        bars = [i for i, c in enumerate(line) if c == "|" and (len(line[:i]) - len(line[:i].rstrip("\\"))) % 2 == 0]
        assert len(bars) == 3


# Into a file


def test_into_a_file_whole_and_nothing_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "out" / "due.csv"
    target.parent.mkdir()
    target.write_text("old")
    to_file(str(target), "é;1\r\n", encoding="utf-8-sig")
    assert target.read_bytes() == b"\xef\xbb\xbf" + "é;1\r\n".encode()
    assert [path.name for path in target.parent.iterdir()] == ["due.csv"]


@pytest.mark.parametrize("name", ["nowhere/due.csv", ".", "a" * 300 + ".csv"])
def test_where_no_file_can_be_written(tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(MissionError) as error:
        to_file(str(tmp_path / name), "x")
    assert error.value.text == "cli.bad-output"
    assert sorted(tmp_path.iterdir()) == before


def test_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    """`-o /dev/stdout`, run by root in a container, once replaced the device by a file."""
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    to_file(str(pipe), "x\n")
    reader.join(5)
    assert read == ["x\n"]
    assert pipe.is_fifo()


def test_a_card_ends_with_a_line_that_is_never_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = [Column("When"), Column("What", fold=True), Column("Who"), Column("Command")]
    rows: list[Row] = [
        ["today", "call \x01 the client", Cell("it", "red"), "mission task acme-order-data call done"],
        ["in 2 days", "write", "manager", "mission \x01[bold] " + "x" * 40],
    ]
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("NO_COLOR", "1")
    table(columns, rows, Cards(left=(0, 2), title=(1,), whole=3))
    assert screen.getvalue() == (
        "today      call \\x01 the client\n"
        "it         mission task acme-order-data call done\n\n"
        "in 2 days  write\n"
        "manager\n"
        f"  mission \\x01[bold] {'x' * 40}\n"
    )


def test_a_card_never_begins_a_line_with_the_colon_of_french(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = [Column("Fin"), Column("Mission"), Column("Santé"), Column("Il manque", fold=True)]
    rows: list[Row] = [["18 déc.", "acme", "vert", "la décision du client et du consultant"]]
    monkeypatch.setenv("NO_COLOR", "1")
    use_language("fr")
    cards = 0
    for width in range(24, 60):
        screen = Screen()
        monkeypatch.setattr(sys, "stdout", screen)
        monkeypatch.setenv("COLUMNS", str(width))
        table(columns, rows, Cards(left=(0,), title=(1,), rest=(2, 3)))
        said = screen.getvalue()
        assert [line for line in said.split("\n") if line.lstrip().startswith(":")] == []
        cards += said.count("manque\u00a0:")
    assert cards > 10
