"""The parts of an index are cut and joined as bytes: as if each line had been taken apart."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from mission_cli.core.summary import escaped
from mission_cli.storage.index import packed as index
from mission_cli.storage.index.packed import each, first_after, joined, lines

DAYS = st.integers(0, 27).map(lambda day: f"2026-11-{day + 1:02}")
NAMES = st.sampled_from(["a", "b", "ab", "a b", "é", "b\\", "2025/a", "a\tb", "a\nb", "missions", "x\r"])
FIELDS = st.sampled_from(["", "a", "missions/a.yaml", "é\r", "b"])


@st.composite
def packed(draw: st.DrawFn) -> str:
    """A row with the fields that are looked at: end, slug, id, path; and more."""
    fields = [
        f"{draw(DAYS)}0",
        draw(FIELDS) or "x",
        draw(FIELDS),
        escaped(f"missions/{draw(NAMES)}.yaml"),
        draw(FIELDS),
    ]
    return "\t".join(fields)


ROWS = st.lists(packed(), max_size=12, unique_by=lambda row: row.split("\t")[3])


def path_in(row: str) -> str:
    return row.split("\t")[3]


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


@given(ROWS, ROWS, st.sets(NAMES), st.booleans())
def test_rows_are_exchanged_as_if_they_were_taken_apart(
    old: list[str], new: list[str], names: set[str], few: bool
) -> None:
    """What is read again is forgotten first; the result is in order, whichever of the two ways is taken."""
    forgotten = frozenset({f"missions/{name}.yaml" for name in names}) | {
        row.split("\t")[3].replace("\\t", "\t").replace("\\n", "\n").replace("\\\\", "\\") for row in new
    }
    marks = {escaped(name) for name in forgotten}
    expected = sorted([*(row for row in old if path_in(row) not in marks), *new], key=lambda row: (row + "\n").encode())
    limit = index._FEW
    index._FEW = limit if few else -1
    try:
        assert lines(index._exchanged(joined(sorted(old, key=str.encode)), forgotten, new)) == expected
    finally:
        index._FEW = limit
