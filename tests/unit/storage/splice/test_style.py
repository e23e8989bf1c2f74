"""What new text takes after: the majority of the file, and before it the other values of the same mapping."""

from __future__ import annotations

import pytest

from mission_cli.storage.splice.page import Page
from mission_cli.storage.splice.style import layout_of, near
from mission_cli.storage.text.emit import Layout
from mission_cli.storage.text.read import read_text


def page_of(text: str) -> Page:
    document = read_text(text.encode())
    assert document.root is not None
    return Page(document.text, document.root)


def layout(text: str) -> Layout:
    return layout_of(page_of(text))


def test_without_an_example_it_is_the_tools_own() -> None:
    assert layout("a: 1\n") == Layout()
    assert layout("a: {b: {c: 1}, d: [[x], y z]}\n") == Layout()


@pytest.mark.parametrize(
    ("text", "indent", "dash"),
    [
        ("a:\n b: 1\n", 1, 1),
        ("a:\n    b: 1\n", 4, 4),  # lists like mappings, mappings like lists
        ("a:\n    - x y\n", 4, 4),
        ("a:\n- x y\n", 2, 0),  # a flush list says nothing about mappings
        ("a:\n    b: 1\nc:\n- x y\n", 4, 0),
        ("e:\n  f: 1\na:\n    b: 1\nc:\n    d: 1\n", 4, 4),
        ("a:\n- x y\nb:\n  - x y\nc:\n  - x y\n", 2, 2),
        ("a:\n  b:\n     c: 1\n  d:\n     e: 1\n", 3, 3),  # counted from the key above, not from the margin
        ("a:\n  b:\n    - x\n  c:\n    - y\n  d:\n    - z\n", 2, 2),
        ("t: 1\nu: [x]\na:\n  b:\n     c: 1\n  d:\n     e: 1\n", 3, 3),
    ],
)
def test_indentation(text: str, indent: int, dash: int) -> None:
    assert layout(text)[:2] == (indent, dash)


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("a:\n  -   x\n  -   y\n", 3),
        ("a:\n  -   x\n  - y\n  - z\n", 1),
        ("a:\n  -\n    x\n  -\n    y\n  -  z\n", 2),  # a dash alone on its line shows none
    ],
)
def test_the_gap_after_a_dash(text: str, gap: int) -> None:
    assert layout(text).gap == gap


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ('a: "x"\n', '"'),
        ('a: [\'x\', "y", "y", "y"]\n', "'"),
        ('a: [\'x\', "y", "y", "y", "y"]\n', '"'),
        ('a: [\'x\', \'x\', "y", "y", "y", "y", "y"]\n', "'"),
    ],
)
def test_double_quotes_must_be_the_habit(text: str, quote: str) -> None:
    assert layout(text).quote == quote


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [x]\nb:\n  - y\n", True),
        ("a: [x]\nb:\n  - y\nc:\n  - z\n", False),
        ("a: [x]\nb: [y]\nc:\n  - z\n", True),
        ("a: [x]\nb:\n  - k: v\nc:\n  - k: v\n", True),  # lists of records are not short lists
    ],
)
def test_short_lists_in_brackets(text: str, words: bool) -> None:
    assert layout(text).flow_words is words


@pytest.mark.parametrize(
    ("text", "indent", "dash"),
    [
        ("z:\n  b: 1\n  c: {d: 1}\n  e: [x]\n", 7, 9),  # no example: as the file
        ("z:\n  b:\n      - x y\n", 7, 4),
        ("z:\n  b:\n  - x y\n", 7, 0),
        ("z:\n  b:\n   k: v\n", 1, 9),
        ("z:\n  b:\n     k: v\n  c:\n     - x y\n  d:\n  - x y\n  e:\n  - x y\n", 3, 0),
        ("z: {b: {k: v}}\n", 7, 9),
        ("z: [x]\n", 7, 9),
        ("z:\n  - x\n", 7, 9),
        ("z: {}\n", 7, 9),
    ],
)
def test_the_other_values_of_a_mapping_go_before_the_file(text: str, indent: int, dash: int) -> None:
    page = page_of(text)
    file = Layout(indent=7, dash=9)
    assert near(page, file, page.root.entries[0][1]) == file._replace(indent=indent, dash=dash)
