"""The parts of an index are cut and joined as bytes: as if each line had been taken apart."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from mission_cli.core.summary import escaped
from mission_cli.storage.index.packed import each, first_after, joined, lines

DAYS = st.integers(0, 27).map(lambda day: f"2026-11-{day + 1:02}")
NAMES = st.sampled_from(["a", "b", "ab", "a b", "é", "b\\", "2025/a", "a\tb", "a\nb", "missions", "x\r"])
FIELDS = st.sampled_from(["", "a", "missions/a.yaml", "é\r", "b"])


@st.composite
def row(draw: st.DrawFn) -> str:
    """A row with the fields that are looked at: end, slug, id, path; and more."""
    fields = [
        f"{draw(DAYS)}0",
        draw(FIELDS) or "x",
        draw(FIELDS),
        escaped(f"missions/{draw(NAMES)}.yaml"),
        draw(FIELDS),
    ]
    return "\t".join(fields)


ROWS = st.lists(row(), max_size=12, unique_by=lambda one: one.split("\t")[3])


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\n", exclude_categories=["Cs"]))))
@example(["", ""])
def test_lines_are_joined_and_taken_apart(texts: list[str]) -> None:
    part = joined(texts)
    assert lines(part) == texts
    assert [row.decode("utf-8", "surrogateescape") for row in each(part, 0, len(part))] == texts


@given(ROWS, DAYS)
@example([], "2026-11-05")
def test_the_first_row_that_ends_later(rows: list[str], day: str) -> None:
    part = joined(sorted(rows))
    at = first_after(part, day.encode())
    assert lines(part[:at]) == [row for row in sorted(rows) if row[:10] <= day]
    assert lines(part[at:]) == [row for row in sorted(rows) if row[:10] > day]
