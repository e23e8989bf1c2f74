"""What is read again takes the place of what was, as if each line had been taken apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.storage.index.test_packed import NAMES, ROWS

from mission_cli.core.summary import escaped
from mission_cli.storage.index import renewed
from mission_cli.storage.index.packed import joined, lines


def path_in(row: str) -> str:
    return row.split("\t")[3]


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
    limit = renewed._FEW
    renewed._FEW = limit if few else -1
    try:
        assert lines(renewed._exchanged(joined(sorted(old, key=str.encode)), forgotten, new)) == expected
    finally:
        renewed._FEW = limit
