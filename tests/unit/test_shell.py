"""Commands that are suggested: read by a shell, each value is the word that was meant."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.texts.test_catalogue import TEXTS

from mission_cli import shell
from mission_cli.commands.grammar import TARGETS
from mission_cli.shell import command_line, filled, named, word

HOSTILE = ["$(x)", "`x`", "a;b", "a b", "it's", '"', "\\", "-rf", "--dir", "~", "{id}", "[bold]", "*", "#a", "", "\x1b]0;x\x07", "a\nb", "\x9b",
           "\u202e", "\r", "é", "-a b", "'\\\x1b'"]  # fmt: skip


def words_of(text: str) -> list[str]:
    """The words of a command as bash has them."""
    script = f"printf '%s\\0' {text}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"})
    return done.stdout.decode().split("\0")[:-1]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("text", HOSTILE)
def test_a_shell_reads_the_word_that_was_meant(text: str) -> None:
    assert words_of(word(text)) == [text]
    assert word(text).isprintable()
    assert word(word(text)) == word(text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_a_word_is_printable_and_where_it_was_printable_it_is_read_back(text: str) -> None:
    assert word(text).isprintable()
    if text.isprintable():
        assert shlex.split(word(text)) == [text]


def test_a_byte_that_is_no_text_is_written_as_that_byte() -> None:
    assert word("a\udcff") == "$'a\\xff'"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("`mission show {id}` shows it", "`mission show 'a b'` shows it"),
        ("Next: mission close {id} --why …", "Next: mission close 'a b' --why …"),
        ("«\u00a0mission show {id}\u00a0» la montre", "«\u00a0mission show 'a b'\u00a0» la montre"),
        ("there is no mission {id}", "there is no mission a b"),
        ("  mission onboard {id}\nthe mission ends on {id}", "  mission onboard 'a b'\nthe mission ends on a b"),
        ("git add {id}", "git add 'a b'"),
    ],
)
def test_a_value_is_quoted_in_a_command_and_nowhere_else(text: str, made: str) -> None:
    assert filled(text, {"id": "a b"}) == made
    assert filled(text, {"id": "acme"}) == text.replace("{id}", "acme")


def test_what_begins_with_a_dash_comes_behind_the_options() -> None:
    assert filled("mission offboard {id} --case completed", {"id": "-x"}) == "mission offboard --case completed -- -x"
    assert filled("mission task {id} {task} done", {"id": "-x", "task": "t"}) == "mission task -- -x t done"
    assert filled("mission show {id}", {"id": "-x y"}) == "mission show -- '-x y'"
    assert named("mission renew {id} --step talk", "-x") == "mission renew --step talk -- -x"
    assert command_line("mission doc", ["-x", "n"], ["--full"]) == "mission doc --full -- -x n"
    assert filled("mission list --consultant {name}", {"name": "-x"}) == "mission list --consultant -x"


PROSE = re.compile(r"\bmission (" + "|".join(TARGETS) + r") [^`»\n|]*?\{")


@pytest.mark.parametrize("key", [key for key, pair in TEXTS.items() if any(map(PROSE.search, pair))])
def test_every_command_of_a_text_is_seen_as_one(key: str) -> None:
    """A field in a command that `filled` does not see would be pasted into a shell as it is."""
    for text in TEXTS[key]:
        seen = [match.span() for match in shell._COMMAND.finditer(text)]
        for match in PROSE.finditer(text):
            assert any(start <= match.end() - 1 < end for start, end in seen) or key in PROSE_OF, text
        assert not any(re.search(r"[\"']\{\w+\}[\"']", text[start:end]) for start, end in seen), f"{key}: quoted twice"


PROSE_OF: set[str] = set()
"""Texts in which `mission close …` are words of a sentence."""
