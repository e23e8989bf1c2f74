"""The net under every write: what two readers do not both find is never written."""

from __future__ import annotations

from typing import Any

import pytest

from mission_cli.errors import RefusedWriteError
from mission_cli.storage.splice import second_reader
from mission_cli.storage.splice.second_reader import second_reading, verify


def refused(result: bytes, intended: Any) -> str:
    with pytest.raises(RefusedWriteError) as caught:
        verify(result, intended)
    assert caught.value.text == "write.refused"
    return str(caught.value.args_for_text["reason"])


def test_what_was_meant_passes() -> None:
    verify(b"\xef\xbb\xbfa: 1\r\nb: [x, ~]\r\n", {"a": "1", "b": ["x", None]})


@pytest.mark.parametrize("meant", [{"a": "2"}, {"a": None}, {"b": "1"}, {"a": "1", "b": "1"}, {}, ["1"], "1"])
def test_other_data_does_not(meant: Any) -> None:
    assert refused(b"a: 1\n", meant) == "the text does not read back as what was meant"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"a: 1\nb: [\n", "E-SYNTAX on line 2"),
        (b"a: 1\na: 1\n", "E-DUPLICATE on line 2"),
        (b"", "E-EMPTY on line 1"),
    ],
)
def test_a_text_with_a_problem_does_not_even_when_its_data_is_right(text: bytes, reason: str) -> None:
    assert refused(text, {"a": "1"}) == reason


def test_a_second_reader_that_finds_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reader, "second_reading", lambda _: {"a": "other"})
    assert refused(b"a: 1\n", {"a": "1"}) == "two readers of YAML disagree on the text"


def test_the_second_reading_is_of_texts() -> None:
    text = "a: 0123\nb: ~\nc: 'null'\nd: [yes, null, \"~\", 2026-01-02]\ne:\nf: |\n  x\ng: {h: 1e3}\n"
    found = {"a": "0123", "b": None, "c": "null", "d": ["yes", None, "~", "2026-01-02"], "e": None, "f": "x\n"}
    assert second_reading(text) == {**found, "g": {"h": "1e3"}}


def test_what_the_second_reader_cannot_read_is_refused() -> None:
    with pytest.raises(RefusedWriteError) as caught:
        second_reading("a: [")
    assert (caught.value.text, caught.value.args_for_text) == ("write.refused", {"reason": "ruamel.yaml: ParserError"})
