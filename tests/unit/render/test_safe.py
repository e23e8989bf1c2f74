from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission_cli.render.out import json_text
from mission_cli.render.safe import escaped, one_line, visible

CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BREAKS = "\u2028\u2029"
HIDING = "\u200b\u2060\ufeff\ufff9\ufffa\ufffb"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Léa – « 14 feeds » 日本 😀 e\u0301", "Léa – « 14 feeds » 日本 😀 e\u0301"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b2J", r"\x9b2J"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("a\rb", r"a\x0db"),
        ("a\tb\nc", r"a\x09b\x0ac"),
        ("a\x00b\x7f", r"a\x00b\x7f"),
        ("x\u202egpj.exe", r"x\u202egpj.exe"),
        ("\ufeffa\u200bb", r"\ufeffa\u200bb"),
        ("half \ud83d", r"half \ud83d"),
        (r"\x1b", r"\x1b"),
        ("[bold]x[/]", "[bold]x[/]"),
        ("👩\u200d💻", "👩\u200d💻"),  # what joins two signs into one hides nothing
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("character", CONTROLS + BIDI + BREAKS + HIDING)
def test_every_control_is_shown(character: str) -> None:
    assert character not in visible(f"a{character}b")
    assert character not in one_line(f"a{character}b")
    assert character not in json_text([f"a{character}b"]).replace("\n", "")
    assert json.loads(json_text([f"a{character}b"])) == [f"a{character}b"]


def test_line_breaks_and_tabs_may_be_kept() -> None:
    assert visible("a\tb\nc\r", keep="\n\t") == "a\tb\nc\\x0d"
    assert escaped("a\nb\x9b", keep="\n") == "a\nb\\u009b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  a \n\n b\t c ", "a b c"),
        ("a\x85b\u2028c", r"a\x85b\u2028c"),
        ("30\u00a0%", "30\u00a0%"),  # somebody's typography
        ("a\x1bb", r"a\x1bb"),
        ("", ""),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


@given(st.text())
def test_no_raw_control_survives(text: str) -> None:
    for shown in (visible(text), one_line(text)):
        assert not re.search(f"[{re.escape(CONTROLS + BIDI + BREAKS + HIDING)}]", shown)
        assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
        assert not any(
            unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
            for c in shown
        )


@given(st.text())
def test_what_is_harmless_is_left_alone_and_shown_twice_is_shown_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    plain = "".join(c for c in text if c.isalnum() or c == " ")
    assert visible(plain) == plain


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_json_reads_back_and_holds_no_raw_control(value: object) -> None:
    text = json_text(value)
    assert json.loads(text) == value
    assert not re.search(f"[{re.escape(CONTROLS + BIDI + BREAKS + HIDING)}]", text.replace("\n", ""))
