"""Where things truly begin and end in a text."""

from __future__ import annotations

import pytest

from mission_cli.storage.splice.page import Edit, Page
from mission_cli.storage.text.nodes import Node
from mission_cli.storage.text.read import read_text


def page_of(text: str) -> Page:
    document = read_text(text.encode())
    assert document.root is not None
    return Page(document.text, document.root)


def value(page: Page, index: int = 0) -> Node:
    return page.root.entries[index][1]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a: 1\n", "all"),
        ("a: 1", "stripped"),  # no newline to end the text in
        ("a: 1\nb: 2", "all"),
        ("a: 1\n # one deeper\nb: 2\n", "none"),  # it would be a line of the text
        ("a: 1\n\n\n  # deep\nb: 2\n", "none"),
        ("a: 1\n\n# at the column\nb: 2\n", "all"),
        ("a: 1\n\n\n", "all"),
    ],
)
def test_which_blocks_may_end_what_is_written(text: str, blocks: str) -> None:
    assert page_of(text).blocks_below(0, 0) == blocks


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("a: x # c\n", "a: x"),
        ("a: ~ # c\n", "a: ~"),
        ("a:  # c\n", "a:"),
        ("a: |\n  x\n\n\nb: 1\n", "a: |\n  x"),
        ("a: >\n  x\n\n\nb: 1\n", "a: >\n  x"),
        ("a: |+\n  x\n\nb: 1\n", "a: |+\n  x\n\n"),
        ("a: >+\n  x\n\nb: 1\n", "a: >+\n  x\n\n"),
        ("a:\n  b:\n    - c\n    # d\n\ne: 1\n", "a:\n  b:\n    - c"),
        ("a: [x,\n  y] # c\n", "a: [x,\n  y]"),
    ],
)
def test_the_end_of_an_entry(text: str, end: str) -> None:
    page = page_of(text)
    assert text[: page.entry_end(page.root, 0)] == end
    assert page.entry_last_line(page.root, 0) == end.removesuffix("\n").count("\n")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a: |+\n  x\n", True),
        ("a: >2+\n  x\n", True),
        ("a:\n  - b: |+\n      x\n", True),
        ("a: |\n  x\n", False),
        ("a: |-\n  x\n", False),
        ("a: '+'\n", False),
        ("a: +33 6\n", False),
        ("a: 1\n", False),
    ],
)
def test_blank_lines_are_part_of_a_kept_block_only(text: str, kept: bool) -> None:
    page = page_of(text)
    assert page.keeps_blanks(value(page)) is kept


@pytest.mark.parametrize(
    ("text", "start"),
    [("a: x\n", 3), ("a: &n x\n", 6), ("a: &n\n  [x]\n", 8), ("a: &n\nb: 1\n", 5), ("a: &n {b: 1}\n", 6)],
)
def test_a_value_starts_after_its_anchor(text: str, start: int) -> None:
    page = page_of(text)
    assert page.content_start(value(page)) == start


@pytest.mark.parametrize(
    ("text", "starts", "column"),
    [
        ("a: 1\nb: 2\n", (0, 5), 0),
        ("\na: 1\nb: 2\n", (1, 6), 0),
        ("? a\n: 1\n? b\n: 2\n", (0, 8), 0),  # a key that is asked for starts at its question mark
        ("'?': 1\nb: 2\n", (0, 7), 0),
        ("  a: 1\n  ? b\n", (2, 9), 2),
    ],
)
def test_where_entries_start(text: str, starts: tuple[int, ...], column: int) -> None:
    page = page_of(text)
    assert tuple(page.entry_start(page.root, index) for index in range(2)) == starts
    assert page.column(page.root) == column


def test_the_line_of_an_offset() -> None:
    page = page_of("a: 1\nb: 2\n")
    assert [page.line_of(offset) for offset in (0, 4, 5, 9, 10)] == [0, 0, 1, 1, 1]  # the end is on the last line


def test_the_comments_above_and_below() -> None:
    page = page_of("a:\n  - x\n    # deep\n  # at\n  # at\n  - y\n # askew\n# margin\n")
    assert page.comments_before(5, 2) == 3
    assert page.comments_before(1, 2) == 1
    assert page.comments_before(0, 0) == 0
    assert [page.comments_after(1, column) for column in (5, 4, 3, 2, 0)] == [1, 2, 2, 4, 4]
    assert [page.comments_after(5, column) for column in (2, 1, 0)] == [5, 6, 7]


def test_edits_at_one_place_stay_in_their_order() -> None:
    page = page_of("a: b\n")
    assert page.edited([Edit(4, 4, "2"), Edit(3, 4, "1"), Edit(4, 4, "3")]) == "a: 123\n"


@pytest.mark.parametrize(
    ("text", "eol"), [("a: 1\r\nb: 2\r\nc: 3\n", "\r\n"), ("a: 1\r\nb: 2\n", "\n"), ("a: 1\n", "\n"), ("a: 1", "\n")]
)
def test_the_line_end_of_most_lines(text: str, eol: str) -> None:
    page = page_of(text)
    assert page.eol == eol
    assert page.edited(page.below(0, ["x: 1", "y: 2"])).startswith(f"a: 1{eol}x: 1{eol}y: 2")
