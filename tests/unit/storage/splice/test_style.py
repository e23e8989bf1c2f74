"""What new text takes after: the majority of the file, and before it the other values of the same mapping."""

from __future__ import annotations

import pytest

from mission_cli.storage.splice.page import Page
from mission_cli.storage.splice.style import apart, layout_of, near
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
        ("a: x\n", '"'),
        ("a: 'x'\n", "'"),
        ("a: ['x', \"y\"]\n", '"'),
        ("a: ['x', \"y\", 'z']\n", "'"),
        ("a: \"x\"\nb: '14\", a'\nc: '\"'\n", '"'),  # those that could not be written in the other
    ],
)
def test_the_quotes_of_most(text: str, quote: str) -> None:
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


# Sections, set apart as the tool does where the file follows it

MISSION = "title: T\ntags: [a]\n\nconsultant: A\nclient:\n  name: C\n\ncontract:\n  start: x\n\naccess:\n  - id: a\n"
PROFILE = "name: A\nemail: b\n\nmanager: C\nentry: d\n"
PLAIN = "title: T\nconsultant: A\nclient:\n  name: C\ncontract:\n  start: x\naccess:\n  - id: a\n"


def is_apart(text: str, key: str, before: str | None, *, section: bool = True) -> bool:
    """Whether a new `key` is set apart, put before the key `before`, or last."""
    page = page_of(text)
    keys = [one.value for one, _ in page.root.entries]
    return apart(page, keys.index(before) if before else len(keys), key, section=section)


@pytest.mark.parametrize("section", [True, False])
@pytest.mark.parametrize(
    ("text", "key", "before", "expected"),
    [
        (MISSION, "objectives", "access", True),
        (MISSION, "renewal", None, True),
        (MISSION, "kind", "tags", False),
        (MISSION, "manager", "contract", False),
        (MISSION, "vision", "contract", True),
        (MISSION, "equipment", "access", True),
        (MISSION + "\nvision: v\n", "expectations", None, True),
        (MISSION, "access", "access", True),
        (MISSION, "consultant", "title", False),  # nothing is set apart from the beginning
        (PROFILE, "skills", None, True),
        (PROFILE, "phone", "manager", False),
        (PROFILE, "contract", None, False),  # a section of a mission, not of a profile
        (MISSION.replace("title: T\n", "title:\n"), "skills", None, False),  # nor the other way round
    ],
)
def test_a_section_is_set_apart_where_the_tool_does(
    text: str, key: str, before: str | None, expected: bool, section: bool
) -> None:
    assert is_apart(text, key, before, section=section) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAIN, False),
        (PLAIN.replace("contract:", "\ncontract:"), False),  # one of three
        (PLAIN.replace("contract:", "\ncontract:").replace("access:", "\naccess:"), True),
        ("title: T\nz: 1\na:\n  b: 1\n\nc:\n  d: 1\n", False),  # as many with as without
        ("z: 1\na: 1\n\nc:\n  d: 1\n", True),  # none of the tool's own
        ("z:\n  b: 1\na:\n  b: 1\n\nc:\n  d: 1\n\n\ne:\n  - 1\n", True),  # the first key is not asked
        (MISSION.replace("\n\nconsultant", "\nconsultant"), False),  # not as the tool; two of four, the tags among them
        (MISSION.replace("\nclient", "\n\nclient"), True),
    ],
)
def test_in_another_hand_it_is_as_most_sections_are(text: str, expected: bool) -> None:
    assert is_apart(text, "manager", "contract" if "contract" in text else None) is expected
    assert is_apart(text, "manager", "contract" if "contract" in text else None, section=False) is False
