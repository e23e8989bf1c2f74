"""Columns of a terminal: nothing is wider than it may be, and no name that is cut can be another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mission_cli.render.columns import Known, by_column, folded, label_in, packed, width_of

IDS = Known.of(["acme-order-data", "acme-order-desk", "belvaux", "zeta"])


@pytest.mark.parametrize(
    ("room", "label"),
    [(15, "acme-order-data"), (20, "acme-order-data"), (14, "acme-order-da…"), (13, "acme-o…r-data"), (4, "")],
)
def test_a_name_is_cut_only_where_it_is_no_other(room: int, label: str) -> None:
    assert label_in("acme-order-data", room, IDS) == label


def test_a_name_keeps_three_letters_and_wide_ones_their_columns() -> None:
    assert [label_in("belvaux", room, IDS) for room in (7, 6, 4, 3)] == ["belvaux", "belva…", "bel…", ""]
    assert label_in("予約エンジン", 11, Known.of(["予約エンジン"])) == "予約エンジ…"
    assert label_in("ab", 2, Known.of(["ab", "abc"])) == "ab"


@given(st.lists(st.text("abc-", min_size=1, max_size=9), min_size=1, max_size=8, unique=True).map(sorted))
def test_a_cut_name_begins_no_other(ids: list[str]) -> None:
    for one in ids:
        for room in range(12):
            label = label_in(one, room, Known.of(ids))
            assert cell_len(label) <= room
            head, _, tail = label.partition("…")
            like = [other for other in ids if other.startswith(head) and other.endswith(tail)]
            assert label in ("", one) or like == [one]


@given(st.text("ab 山", max_size=30), st.integers(2, 9))
def test_folded_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = folded(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text("aé山\u0301 ", max_size=12))
def test_a_text_has_a_piece_a_column(text: str) -> None:
    pieces = by_column(text)
    assert "".join(pieces) == text
    if not text.startswith("\u0301"):
        assert len(pieces) == width_of(text) == cell_len(text)


def test_items_stand_side_by_side_and_none_is_broken() -> None:
    assert packed(["ab", "山", "c" * 12, "d"], "  ", 7) == ["ab  山", "c" * 12, "d"]
    assert packed([], "  ", 7) == []
