from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from mission_cli.storage.text.emit import Layout, entry_lines, flow_text, item_lines, mapping_lines, scalar_text
from mission_cli.storage.text.read import plain_data, read_text

PLAIN = Layout()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("RAS cette semaine, vélocité stable.", "RAS cette semaine, vélocité stable."),
        ("Lucy O'Brien <lucy@esn.example>", "Lucy O'Brien <lucy@esn.example>"),
        ("http://x.y/z#a", "http://x.y/z#a"),
        ("a:b", "a:b"),
        ("50 %", "50 %"),
        ("2 weeks", "2 weeks"),
        # Values that are not texts.
        (4, "4"),
        (1.5, "1.5"),
        (date(2026, 3, 2), "2026-03-02"),
        (None, "null"),
        # What YAML 1.1 or 1.2 would read as something else.
        ("4", '"4"'),
        ("0612345678", '"0612345678"'),
        ("12:30", '"12:30"'),
        ("no", '"no"'),
        ("~", '"~"'),
        ("2026-03-02", '"2026-03-02"'),
        ("1e3", '"1e3"'),
        ("", '""'),
        ("<<", '"<<"'),
        # What would not be a text of its own, or not all of it.
        ("- x", '"- x"'),
        ("-", '"-"'),
        ("# x", '"# x"'),
        ("[x]", '"[x]"'),
        ("@x", '"@x"'),
        ("%x", '"%x"'),
        ("*x", '"*x"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a:", '"a:"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("...", '"..."'),
        # Quotes.
        ("it's: x", '"it\'s: x"'),
        ('say: "x"', "'say: \"x\"'"),
        ('it\'s: "x"', "'it''s: \"x\"'"),
        # Escapes.
        ("a\tb", '"a\\tb"'),
        ("a\x1bb\0", '"a\\eb\\0"'),
        ("a\u2028b\u0085\ufeff", '"a\\u2028b\\x85\\ufeff"'),
        ("a\nb", '"a\\nb"'),
        ("a\\\r", '"a\\\\\\r"'),
        ("😀 \u00a0", "😀 \u00a0"),
    ],
)
def test_scalars(value: Any, written: str) -> None:
    assert scalar_text(value, PLAIN) == written


def test_quotes_follow_the_file_and_the_text_before() -> None:
    assert scalar_text("no", Layout(quote="'")) == "'no'"
    assert scalar_text("plain", PLAIN, quote="'") == "'plain'"
    assert scalar_text("it's", PLAIN, quote="'") == "'it''s'"
    assert scalar_text("a\nb", PLAIN, quote="'") == '"a\\nb"'
    assert scalar_text(4, PLAIN, quote='"') == '"4"'


def test_inside_brackets() -> None:
    assert flow_text({"a": ["x", "b, c", "d:e", "[f"], "g?": {}, "h": None}, PLAIN) == (
        '{a: [x, "b, c", "d:e", "[f"], "g?": {}, h: null}'
    )


ENTRY: dict[str, Any] = {
    "id": "f8qy40yg",
    "date": date(2026, 10, 20),
    "attendees": ["consultant", "client"],
    "progress": "First line.\n  Indented: yes # and so\n\nLast.",
    "text": "One.\nTwo.\n",
    "actions": [{"what": "Relance", "due": None}, {"what": "no"}],
    "empty": {},
    "none": [],
    "nested": [["a b", "c"], []],
}


def test_an_entry() -> None:
    assert "\n".join(item_lines(ENTRY, 4, PLAIN)) + "\n" == dedent("""\
        # the margin
            - id: f8qy40yg
              date: 2026-10-20
              attendees: [consultant, client]
              progress: |-
                First line.
                  Indented: yes # and so

                Last.
              text: |
                One.
                Two.
              actions:
                - what: Relance
                  due: null
                - what: "no"
              empty: {}
              none: []
              nested:
                - - a b
                  - c
                - []
        """).removeprefix("# the margin\n")


def test_an_entry_in_another_hand() -> None:
    layout = Layout(indent=4, dash=0, gap=3, quote='"', flow_words=False)
    assert layout.flush
    value: dict[str, Any] = {
        "id": "no",
        "attendees": ["consultant", "client"],
        "text": "a\nb",
        "actions": [{"what": "x", "due": 1}],
    }
    assert "\n".join(item_lines(value, 0, layout)) + "\n" == dedent("""\
        -   id: "no"
            attendees:
            -   consultant
            -   client
            text: |-
                a
                b
            actions:
            -   what: x
                due: 1
        """)


@pytest.mark.parametrize(
    "text", [" a\nb", "\na", "a \nb", "a\n\tb", "a\nb\n\n", "a\r\nb", "\ta\nb", "a\x07\nb", "a\n \nb"]
)
def test_texts_that_a_block_would_change_are_quoted(text: str) -> None:
    (line,) = entry_lines("k", text, 0, PLAIN)
    assert line.startswith('k: "')
    assert plain_data_of(line) == {"k": text}


def test_blocks_at_the_end_of_a_file() -> None:
    assert entry_lines("k", "a\nb\n", 0, Layout(blocks="stripped")) == ['k: "a\\nb\\n"']
    assert entry_lines("k", "a\nb", 0, Layout(blocks="stripped")) == ["k: |-", "  a", "  b"]
    assert entry_lines("k", "a\nb", 0, Layout(blocks="none")) == ['k: "a\\nb"']


def test_long_texts_stay_on_their_line() -> None:
    assert entry_lines("text", "word " * 200 + "end", 2, PLAIN) == ["  text: " + "word " * 200 + "end"]


def plain_data_of(text: str) -> Any:
    document = read_text(text.encode())
    assert document.problems == (), text
    assert document.root
    return plain_data(document.root)


TEXTS = st.text(max_size=12) | st.text(alphabet="ab \n\t:#-'\"\\|>é~0\u2028\x85\xa0,[]{}&*!%@`?=<", max_size=14)
VALUES = st.recursive(
    st.none() | TEXTS.filter(lambda text: text.isprintable() or max(text) < "\ud800"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab :#-'no\n1é", min_size=1, max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
LAYOUTS = st.builds(
    Layout,
    indent=st.integers(1, 4),
    dash=st.integers(0, 4),
    gap=st.integers(1, 4),
    quote=st.sampled_from(["'", '"']),
    flow_words=st.booleans(),
    blocks=st.sampled_from(["all", "none"]),
    bare=st.booleans(),
    parted=st.sampled_from([frozenset(), frozenset({"k"})]),
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.dictionaries(st.sampled_from(["k", "no", "a b"]), VALUES, min_size=1), LAYOUTS)
def test_every_reader_reads_back_what_was_written(value: dict[str, Any], layout: Layout) -> None:
    for text in ("\n".join(mapping_lines(value, 0, layout)) + "\n", flow_text(value, layout) + "\n"):
        assert plain_data_of(text) == value
        assert yaml.load(text, yaml.CSafeLoader) == value
        assert YAML(typ="safe", pure=True).load(text) == value
