"""The oracle of the merges sees what it is there for: each way of merging wrongly is found out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import git
from tests.proofs.edits_of_two import GONE, Side, clashes, expected
from tests.proofs.hands import Id, Page, Val, base_page, parsed, step_of, tidy
from tests.proofs.merges import Case, Merge, case, differences, judged, sides
from tests.proofs.stock_git import wrong_with

CASES = range(40)


def by_lines(one: Case, folder: Path, *options: str) -> bytes:
    for name, page in (("base", one.base), ("ours", one.ours.page), ("theirs", one.theirs.page)):
        (folder / name).write_bytes(page.raw())
    git(folder, "merge-file", *options, "ours", "base", "theirs")
    return (folder / "ours").read_bytes()


def test_what_a_side_did_is_what_its_file_says() -> None:
    for seed in CASES:
        one = case(seed)
        for side in (one.ours, one.theirs):
            wanted = tidy(expected(one.base.data, side.effects, {}, "ours"))
            assert differences(wanted, parsed(side.page.raw())) == [], side.said


@pytest.mark.parametrize("merge", ["ours", "theirs", "union"])
def test_a_side_left_out_or_doubled_is_found(tmp_path: Path, merge: str) -> None:
    found = 0
    for seed in CASES:
        one = case(seed)
        content = by_lines(one, tmp_path, f"--{merge}")
        found += bool(judged(one, one.ours, one.theirs, Merge(content, 0)).wrong)
    assert found > len(CASES) // 5


def _lost(page: Page) -> None:
    page.data["journal"]["ada"].pop()


def _doubled(page: Page) -> None:
    page.data["journal"]["ada"].append(dict(page.data["journal"]["ada"][0]))


def _moved(page: Page) -> None:
    page.data["journal"]["ada"].reverse()


def _into_another_lane(page: Page) -> None:
    page.data["journal"]["bob"] = [page.data["journal"]["ada"].pop()]


def _another_value(page: Page) -> None:
    page.data["journal"]["ada"][0]["text"] = "Other."


@pytest.mark.parametrize("harm", [_lost, _doubled, _moved, _into_another_lane, _another_value])
def test_every_harm_is_found(harm: Callable[[Page], None]) -> None:
    notes = [{"id": f"n{number}", "text": f"Note {number}."} for number in range(3)]
    one = case(1)
    base = Page({"format": "1", "journal": {"ada": notes, "bob": None}}, base_page(1).style)
    still = Case(base, Side(base, one.ours.random, wild=False), Side(base, one.ours.random, wild=False))
    right = base.copy()
    assert judged(still, still.ours, still.theirs, Merge(right.raw(), 0)).wrong == []
    assert wrong_with(base.raw(), [base.raw()], right.raw()) == []
    harm(right)
    assert judged(still, still.ours, still.theirs, Merge(right.raw(), 0)).wrong
    assert wrong_with(base.raw(), [base.raw()], right.raw())


def test_where_two_cannot_both_be_right() -> None:
    field, entry = ("access", Id("vpn"), "system"), ("access", Id("vpn"))
    assert clashes({field: "a"}, {field: "b"})
    assert not clashes({field: "a"}, {field: "a"})
    assert clashes({entry: GONE}, {field: "a"})
    assert clashes({field: "a"}, {entry: GONE})
    assert not clashes({entry: GONE}, {entry: GONE})
    assert not clashes({("tags", Val('"a"')): GONE}, {("tags", Val('"b"')): "(there)"})
    assert step_of({"id": "vpn"}) == Id("vpn")


def test_both_sides_of_a_conflict_are_read() -> None:
    text = b"a: 1\n<<<<<<< ours\nb: 2\n=======\nb: 3\n>>>>>>> theirs\nc: 4\n"
    assert sides(text) == (b"a: 1\nb: 2\nc: 4\n", b"a: 1\nb: 3\nc: 4\n")
