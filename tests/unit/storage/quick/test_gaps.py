"""What is put aside from a text is right by itself, and nothing else is."""

from __future__ import annotations

import pytest
from tests.proofs.readings import NAME, difference, every_key
from tests.unit.storage.quick.test_row import SMALL as FIRST

from mission_cli.storage.quick.gaps import put_aside
from mission_cli.storage.quick.row import quick_row_of

SMALL = FIRST.replace("id: a1", "id: 92hj708z")  # long enough to be put aside


@pytest.mark.parametrize(
    ("line", "form", "texts", "values"),
    [
        ("    title: Write the handover file", "    title: \x01", ["Write the handover file"], []),
        ("    title: 'Point : all is well'", "    title: \x01", ["'Point : all is well'"], []),
        ("    title: RAS: v2:3 of feed#4", "    title: RAS: v2:3 of feed#4", [], []),
        ("    title: « Rien à signaler »", "    title: \x01", ["« Rien à signaler »"], []),
        ("    title: 日本 の 会社 です", "    title: \x01", ["日本 の 会社 です"], []),
        ("    health: green", "    health: green", [], []),
        ("    title: NO", "    title: NO", [], []),
        ("    title: False  ", "    title: False  ", [], []),
        ("    date: 2026-03-02", "    date: \x02", [], ["2026-03-02"]),
        ("    date: 2026-02-29", "    date: 2026-02-29", [], []),
        ("    date: 2028-02-29", "    date: \x02", [], ["2028-02-29"]),
        ("    done: 2026-03-02 by lea-martin", "    done: \x02 by \x03", [], ["2026-03-02"]),
        ("    done: 2026-03-02 by Lea", "    done: 2026-03-02 by Lea", [], []),
        ("  - id: 92hj708z", "  - id: \x02", [], ["92hj708z"]),
        ("  - id: 92e70812", "  - id: 92e70812", [], []),
        ("  - id: 2026-03-02", "  - id: 2026-03-02", [], []),
        ("    paid: 2026-03-02", "    paid: \x02", [], ["2026-03-02"]),
        ("  rate: 620 EUR/day", "  rate: \x02", [], ["620 EUR/day"]),
        ("  rate: 2026-03-02", "  rate: 2026-03-02", [], []),
        ("    due: 620 EUR/day", "    due: 620 EUR/day", [], []),
    ],
)
def test_a_line(line: str, form: str, texts: list[str], values: list[str]) -> None:
    found, gaps = put_aside(f"{line}\n")
    assert (found, gaps.texts, gaps.values) == (f"{form}\n", texts, values)


def test_each_record_of_a_form_keeps_its_own_values() -> None:
    """A file read after many of its like gives the row that it gives alone: forms are known, values are not."""
    before = every_key()
    assert difference(before.encode()) == ""
    for day in range(1, 29):
        changed = before.replace("2026-03-", "2026-04-").replace("2026-04-05", f"2026-05-{day:02}")
        assert difference(changed.encode()) in ("", None)
    rows = [quick_row_of(SMALL.replace("2026-10-14", f"2026-10-{day}").encode(), NAME) for day in (14, 15, 14)]
    assert rows[0] == rows[2] != rows[1]


def test_an_item_of_a_known_form_is_still_compared_with_the_others() -> None:
    twice = SMALL + "    - id: 92hj708z\n      type: note\n      date: 2026-10-15\n      text: All is well\n"
    assert quick_row_of(SMALL.encode(), NAME) is not None
    assert quick_row_of(twice.encode(), NAME) is None
    assert (
        quick_row_of(twice.replace("92hj708z\n      type: note", "82hj708z\n      type: note").encode(), NAME)
        is not None
    )
