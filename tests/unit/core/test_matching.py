from __future__ import annotations

from typing import Any

import pytest

from mission_cli.core.matching import frozen, names, ordered


def test_names() -> None:
    items: list[Any] = ["a", {"id": "n1", "x": "1"}, {"x": "1", "y": None}, "a", None, ["b"], {"y": None, "x": "1"}]
    found = names(items)
    assert [name[0] for name in found] == ["text", "id", "value", "text", "value", "value", "value"]
    assert [name[2] for name in found] == [0, 0, 0, 1, 0, 0, 1], "those alike are counted"
    assert found[2][1] == found[6][1], "the order of keys does not tell entries apart"
    assert len({*found}) == len(items)


def test_a_text_and_an_id_of_the_same_letters_are_not_the_same() -> None:
    assert {*names(["a", {"id": "a"}, {"id": "a"}])} == {("text", "a", 0), ("id", "a", 0), ("id", "a", 1)}


DONE: Any = {"what": "Call", "owner": "client", "due": "2026-12-01"}


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ([DONE], [{**DONE, "done": "2026-11-20"}], [True]),
        ([DONE], [{**DONE, "due": "2026-12-08"}], [True]),
        ([DONE], [{"what": "Other"}, {**DONE, "due": "2026-12-08"}], [False, True]),
        ([DONE], [{"what": "Other", "owner": "client", "due": "2026-12-09"}], [False]),
        ([DONE], [{**DONE, "id": "c1"}], [True]),
        ([DONE], [{**DONE, "id": "c1", "due": "2026-12-08"}], [False]),
        ([{**DONE, "id": "c1"}], [DONE], [False]),
        (["a"], ["b"], [False]),
        ([["a"]], [["b"]], [False]),
        ([DONE, {**DONE, "what": "Write"}], [{**DONE, "what": "Write", "done": "x"}, DONE], [True, True]),
    ],
)
def test_an_entry_without_id_is_known_by_what_an_edit_left(before: Any, after: Any, same: list[bool]) -> None:
    assert [name in names(before) for name in names(after, before)] == same


def test_frozen() -> None:
    assert frozen({"b": None, "a": ["x", {"c": "1"}]}) == frozen({"a": ["x", {"c": "1"}], "b": None})
    assert frozen(None) != frozen("null")
    assert frozen(["a,b"]) != frozen(["a", "b"])


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "found"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "axbc", "abyc", "axbyc"),
        ("abc", "abcz", "abcy", "abcyz"),
        ("abc", "zabc", "yabc", "yzabc"),
        ("abc", "abczx", "abcy", "abcyzx"),  # each side's own order stays
        ("abc", "ac", "abxc", "abxc"),  # x was added behind b, which the caller leaves out
        ("abc", "cab", "abc", "cab"),
        ("abc", "abc", "acb", "acb"),
        ("abc", "cab", "bca", "abc"),
        ("abc", "cb", "abc", "acb"),
        ("abc", "cab", "cab", "cab"),
        ("", "nm", "mn", "mn"),
        ("", "xmy", "amb", "axmby"),
        ("ab", "amb", "abm", "abm"),  # both added m: behind the later of its neighbours
    ],
)
def test_ordered(base: str, ours: str, theirs: str, found: str) -> None:
    assert "".join(ordered(base, ours, theirs, key=str)) == found
    assert "".join(ordered(base, theirs, ours, key=str)) == found
