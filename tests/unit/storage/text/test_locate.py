from __future__ import annotations

from textwrap import dedent

import pytest

from mission_cli.errors import DataPath, Finding, Problem
from mission_cli.storage.text.locate import findings_of, locate, text_findings
from mission_cli.storage.text.read import read_text

TEXT = dedent("""\
    format: 1
    contract:
      start: 2026-03-02
      'end':   "2026-12-18"  # agreed
      order:
    équipe: &all [léa, {nom: zoé}]
    objectives:
      - id: feeds
        due: |
          a text
      -
        id: two
    again: *all
    """)


@pytest.mark.parametrize(
    ("at", "on_key", "line", "underlined"),
    [
        (("contract", "end"), False, 4, '"2026-12-18"'),
        (("contract", "end"), True, 4, "'end'"),
        (("contract", "order"), False, 5, "order"),  # nothing to underline in an empty value
        (("équipe", 0), False, 6, "léa"),
        (("équipe", 1, "nom"), False, 6, "zoé"),
        (("objectives", 0), False, 8, "id"),
        (("objectives", 0, "due"), False, 9, "|"),
        (("objectives", 1, "id"), False, 12, "two"),
        # A key that is missing: the mapping it is missing from, by its key.
        (("contract", "rate"), False, 2, "contract"),
        (("objectives", 0, "measure"), False, 8, "id"),
        (("title",), False, 1, "format"),
        # The names of union members in pydantic's paths are passed over.
        (("objectives", 1, "objective", "id"), False, 12, "two"),
        (("objectives", 5, "id"), False, 7, "objectives"),
        # Behind an alias, the alias.
        (("again", 1, "nom"), False, 13, "*all"),
        ((), False, 1, "format"),
    ],
)
def test_locate(at: DataPath, on_key: bool, line: int, underlined: str) -> None:
    found, column, width = locate(read_text(TEXT.encode()), at, on_key=on_key)
    shown = TEXT.splitlines()[found - 1][column - 1 : column - 1 + width]
    assert (found, shown) == (line, underlined)


def test_a_byte_order_mark_and_crlf_shift_nothing() -> None:
    raw = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    assert locate(read_text(raw), ("format",)) == (1, 9, 1)
    assert locate(read_text(raw), ("contract", "end")) == (4, 12, 12)


def test_a_file_without_a_tree_is_its_first_line() -> None:
    assert locate(read_text(b""), ("a",)) == (1, 1, 1)


def test_findings() -> None:
    document = read_text(b"a: 1\nb: x\na: 2\n")
    assert text_findings(document, "missions/x.yaml") == [
        Finding("missions/x.yaml", 3, 1, 1, "E-DUPLICATE", {"key": "…", "first": "1"}),
    ]
    assert findings_of(
        document, "m.yaml", [Problem("E-B", ("b",), {"v": "x"}), Problem("W-B", ("b",), on_key=True)]
    ) == [
        Finding("m.yaml", 2, 4, 1, "E-B", {"v": "x"}),
        Finding("m.yaml", 2, 1, 1, "W-B", {}),
    ]
