"""Before and after, as whole texts: one block a behaviour. The numbers of traps are those of the notes on splices."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import Any

import pytest

from mission_cli.core.changes import Add, Append, Change, Entry, Insert, Path, Remove, Set, UnknownPathError
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.splice import splice

NOTE = {"id": "n2", "text": "é: x"}
DUE = date(2026, 12, 18)


def after(before: str, *changes: Change, order: dict[Path, tuple[str, ...]] | None = None) -> str:
    """The text after the changes; the margin of the block is taken off both."""
    raw = dedent(before).encode()
    return splice(raw, changes, (lambda path: order.get(path, ())) if order else None).decode()


def check(before: str, change: Change, expected: str, **order: Any) -> None:
    assert after(before, change, **order) == dedent(expected)


# Entries


def test_an_entry_goes_after_the_last_one_and_its_comments() -> None:
    check(
        """\
        journal:

          ada:
            - id: n1
              text: x  # said on the phone
              # and confirmed
            # last of the month

          # about bob
          bob:
        # end of file, keep
        """,
        Append(("journal", "ada"), NOTE),
        """\
        journal:

          ada:
            - id: n1
              text: x  # said on the phone
              # and confirmed
            # last of the month
            - id: n2
              text: "é: x"

          # about bob
          bob:
        # end of file, keep
        """,
    )


@pytest.mark.parametrize(
    ("before", "place", "expected"),
    [
        ("a:\n  - id: x  # x\n  # below x\n  - id: y\n", 0, "a:\n  - id: k1\n  - id: x  # x\n  # below x\n  - id: y\n"),
        (
            "a:\n  - id: x  # x\n    # in x\n  # y\n  - id: y\n",
            1,
            "a:\n  - id: x  # x\n    # in x\n  - id: k1\n  # y\n  - id: y\n",
        ),
        ("a:\n- id: x\n\n- id: y\nb:\n", 0, "a:\n- id: k1\n\n- id: x\n\n- id: y\nb:\n"),
        ("a:\n- id: x\n\n- id: y\nb:\n", 1, "a:\n- id: x\n\n- id: k1\n\n- id: y\nb:\n"),
        ("a:\n  -   id: x\n  -   id: y", 2, "a:\n  -   id: x\n  -   id: y\n  -   id: k1"),
        ("a: [{id: x}, {id: y}]\n", 0, "a: [{id: k1}, {id: x}, {id: y}]\n"),
        ("a: [{id: x}, {id: y}]\n", 1, "a: [{id: x}, {id: k1}, {id: y}]\n"),
        ("a: [\n  {id: x},\n  {id: y},\n]\n", 1, "a: [\n  {id: x},\n  {id: k1},\n  {id: y},\n]\n"),
        ("a: []\n", 0, "a:\n  - id: k1\n"),
        ("a:\n  - - x\n  - y\n", 0, "a:\n  - id: k1\n  - - x\n  - y\n"),
        ("a:\r\n  - id: x\r\n  - id: y\r\n", 1, "a:\r\n  - id: x\r\n  - id: k1\r\n  - id: y\r\n"),
        ("a:\n  - |+\n    x\n\n  - y\n", 1, "a:\n  - |+\n    x\n\n  - id: k1\n\n  - y\n"),
    ],
)
def test_an_entry_goes_between_two_others(before: str, place: int, expected: str) -> None:
    assert splice(before.encode(), [Insert(("a",), place, {"id": "k1"})]).decode() == expected


def test_an_entry_at_a_place_that_is_not_there() -> None:
    for raw in (b"a:\n  - x\n", b"a:\n", b"a: x\n", b"b: x\n"):
        with pytest.raises(UnknownPathError):
            splice(raw, [Insert(("a",), 2, "y")])


def test_a_comment_at_the_margin_in_the_middle_belongs_to_nothing() -> None:  # trap 6
    check(
        """\
        access:
        - id: gitlab
        # was asked for twice
        contract:
          end: 2026-12-18
        """,
        Append(("access",), {"id": "vpn"}),
        """\
        access:
        - id: gitlab
        - id: vpn
        # was asked for twice
        contract:
          end: 2026-12-18
        """,
    )


@pytest.mark.parametrize(
    ("before", "change", "expected"),
    [
        # A comment is part of a list when it is deeper than the key above the list…
        ("x:\n  a:\n  - p\n  # of b\n  b: 1\n", Append(("x", "a"), "q"), "x:\n  a:\n  - p\n  - q\n  # of b\n  b: 1\n"),
        (
            "x:\n  a:\n  - p\n   # of p\n  b: 1\n",
            Append(("x", "a"), "q"),
            "x:\n  a:\n  - p\n   # of p\n  - q\n  b: 1\n",
        ),
        # …and of an entry when it is deeper than the entry.
        ("a: 1\n # of a\n", Set(("b",), 2), "a: 1\n # of a\nb: 2\n"),
        ("a: 1\n # of a\nc: 3\n", Set(("b",), 2), "a: 1\n # of a\nb: 2\nc: 3\n"),
        ("a: 1\n# of c\nc: 3\n", Set(("b",), 2), "a: 1\nb: 2\n# of c\nc: 3\n"),
    ],
)
def test_whose_a_comment_is(before: str, change: Change, expected: str) -> None:
    check(before, change, expected, order={(): ("a", "b", "c")})


def test_the_dash_style_of_the_list_goes_before_that_of_the_file() -> None:
    check(
        """\
        a:
            -   id: one
                list:
                    -   x y
        b:
        - id: one
        """,
        Append(("b",), {"id": "two", "of": [{"k": "v"}]}),
        """\
        a:
            -   id: one
                list:
                    -   x y
        b:
        - id: one
        - id: two
          of:
              - k: v
        """,
    )


def test_blank_lines_between_entries() -> None:
    check(
        """\
        a:
          - id: one

          - id: two
        b:
          - id: one

        c: d
        """,
        Append(("b",), {"id": "two"}),
        """\
        a:
          - id: one

          - id: two
        b:
          - id: one

          - id: two

        c: d
        """,
    )


TIGHT, APART = "  - id: one\n  - id: two\n", "  - id: one\n\n  - id: two\n"


@pytest.mark.parametrize(
    ("others", "own", "blanks"),
    [
        (f"a:\n{APART}", TIGHT, 0),  # its own entries decide
        (f"a:\n{TIGHT}", APART.replace("\n\n", "\n\n\n"), 2),
        (f"a:\n{TIGHT}", f"{TIGHT}\n  - id: three\n\n  - id: four\n", 1),
        (f"a:\n{TIGHT}b:\n{APART}c:\n{APART}", "  - id: one\n", 1),  # else most of the other lists
        (f"a:\n{APART}b:\n{TIGHT}c:\n{TIGHT}", "  - id: one\n", 0),
        (f"a:\n  - id: one\nb:\n  - id: one\nc:\n{APART}", "  - id: one\n", 1),  # of those that show it
    ],
)
def test_how_far_apart_a_new_entry_is_put(others: str, own: str, blanks: int) -> None:
    before = f"{others}z:\n{own}"
    assert after(before, Append(("z",), {"id": "new"})) == before + "\n" * blanks + "  - id: new\n"


def test_a_dash_alone_on_its_line() -> None:  # trap 9
    check(
        """\
        a:
          -
            id: one
        """,
        Append(("a",), {"id": "two", "k": "v"}),
        """\
        a:
          -
            id: one
          - id: two
            k: v
        """,
    )


def test_lists_in_lists() -> None:
    check(
        """\
        a:
          - - x
            - y
          - z
        """,
        Append(("a", 0), "new"),
        """\
        a:
          - - x
            - y
            - new
          - z
        """,
    )


# Ends of files and of blocks


def test_no_final_newline_stays_none() -> None:
    assert after("a:\n  - x", Append(("a",), "z")) == "a:\n  - x\n  - z"
    assert after("a: b", Set(("c",), "d")) == "a: b\nc: d"
    assert after("a: b\n# end", Set(("c",), "d")) == "a: b\nc: d\n# end"


@pytest.mark.parametrize(
    ("header", "new"), [("|", "|-"), ("|+", "|-"), (">", ">-"), ("|2", "|2-"), ("|-", "|-"), (">-2", ">-2")]
)
def test_a_block_at_the_end_without_newline_gets_a_stripping_header(header: str, new: str) -> None:  # trap 3
    assert after(f"a: {header} # c\n  text", Set(("b",), "x")) == f"a: {new} # c\n  text\nb: x"


def test_a_new_text_at_the_end_without_newline_is_quoted() -> None:
    assert after("a: b", Set(("c",), "d\ne\n")) == 'a: b\nc: "d\\ne\\n"'
    assert after("a: b", Set(("c",), "d\ne")) == "a: b\nc: |-\n  d\n  e"
    assert after("a:\n  - b c", Append(("a",), "d\ne\n")) == 'a:\n  - b c\n  - "d\\ne\\n"'


def test_no_blank_line_is_added_after_a_kept_block() -> None:  # trap 4
    check(
        """\
        a:
          - id: one

          - id: two
            text: |+
              kept

        b: c
        """,
        Append(("a",), {"id": "three"}),
        """\
        a:
          - id: one

          - id: two
            text: |+
              kept

          - id: three

        b: c
        """,
    )


@pytest.mark.parametrize("blanks", ["", "\n", "\n\n", "\n\n\n"])
def test_the_blank_lines_of_a_kept_block_set_the_next_entry_apart(blanks: str) -> None:
    before = f"a:\n  - |+\n    kept\n{blanks}b: c\n"
    assert after(before, Append(("a",), "x y")) == f"a:\n  - |+\n    kept\n{blanks}  - x y\n{blanks}b: c\n"
    before = f"a:\n  - |+\n    kept\n{blanks}"
    assert after(before, Append(("a",), "x y")) == f"{before}  - x y\n"


def test_a_text_of_several_lines_between_two_keys() -> None:
    order: dict[Path, tuple[str, ...]] = {(): ("a", "m", "b")}
    text = Set(("m",), "x\ny\n")
    assert after("a: 1\nb: 2\n", text, order=order) == "a: 1\nm: |\n  x\n  y\nb: 2\n"
    assert after("a: 1\nb: 2", text, order=order) == "a: 1\nm: |\n  x\n  y\nb: 2"
    before = "a: 1\n\n  # it would be a line of the text\nb: 2\n"
    assert after(before, text, order=order) == before.replace("1\n", '1\nm: "x\\ny\\n"\n')


def test_a_block_at_the_end_is_not_touched_by_what_is_written_above() -> None:
    order: dict[Path, tuple[str, ...]] = {(): ("a", "m", "b")}
    assert after("a: 1\nb: |\n  text", Set(("m",), 2), order=order) == "a: 1\nm: 2\nb: |\n  text"


def test_byte_order_mark_crlf_and_end_marker() -> None:  # trap 5
    before = "\ufeff---\r\na:\r\n  - x\r\nb: |\r\n  text\r\n...\r\n"
    expected = "\ufeff---\r\na:\r\n  - x\r\n  - z\r\nb: |\r\n  text\r\nc: |-\r\n  1\r\n  2\r\n...\r\n"
    assert after(before, Append(("a",), "z"), Set(("c",), "1\n2")) == expected


def test_a_directive_stays() -> None:
    assert after("%YAML 1.2\n---\na: b\n", Set(("a",), "c")) == "%YAML 1.2\n---\na: c\n"


# Empty and missing collections


@pytest.mark.parametrize("empty", ["", " []", " ~", " null", " {}", " [ ]"])
def test_an_empty_collection_becomes_a_block(empty: str) -> None:  # trap 7
    check(
        f"""\
        a:
        - id: one
        b:{empty}  # none so far
        c: d
        """,
        Append(("b",), {"id": "two"}),
        """\
        a:
        - id: one
        b:  # none so far
        - id: two
        c: d
        """,
    )


def test_a_comment_in_an_empty_collection_stays_above() -> None:
    check(
        "a:\n  # newest last\nb: c\n", Append(("a",), NOTE), 'a:\n  # newest last\n  - id: n2\n    text: "é: x"\nb: c\n'
    )


def test_a_comment_that_is_not_deeper_than_the_key_is_not_in_its_collection() -> None:
    before = "a:\n  b:\n   # askew\n  # at c\n  c: 1\n"
    expected = before.replace("  # at c", "    - k: 1\n  # at c")
    assert after(before, Append(("a", "b"), {"k": 1})) == expected


def test_a_missing_collection_is_made_with_all_on_the_way() -> None:
    check("a: b\n", Append(("x", "w"), {"id": "z"}), "a: b\nx:\n  w:\n    - id: z\n")


# Brackets (trap 8)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("a: [x, y] # c\n", "a: [x, y, new] # c\n"),
        ("a: [x, y, ]\n", "a: [x, y, new, ]\n"),
        ("a: [x,\n  y # c\n  ]\n", "a: [x,\n  y, # c\n  new\n  ]\n"),
        ("a: [\n  x,\n  y,  # c\n]\n", "a: [\n  x,\n  y,  # c\n  new,\n]\n"),
        ("a: [\n  x\n  # last\n]\n", "a: [\n  x,\n  new\n  # last\n]\n"),
        ("a: [x,\n  y]\n", "a: [x,\n  y, new]\n"),
        ("a: {b: []}\n", "a: {b: []}\n"),
    ],
)
def test_an_item_in_brackets(before: str, expected: str) -> None:
    if "[]" in before:
        assert after(before, Append(("a", "b"), "new")) == "a: {b: [new]}\n"
        return
    assert after(before, Append(("a",), "new")) == expected


@pytest.mark.parametrize(
    ("before", "change", "expected"),
    [
        ("a: {b: c}\n", Set(("a", "d"), "x, y"), 'a: {b: c, d: "x, y"}\n'),
        ("a: {b: c,}\n", Set(("a", "d"), ["x"]), "a: {b: c, d: [x],}\n"),
        ("a: {b, c: }\n", Set(("a", "b"), "x"), "a: {b: x, c: }\n"),
        ("a: {b, c: }\n", Set(("a", "c"), "x"), "a: {b, c: x }\n"),
        ("a: {b, c: }\n", Set(("a", "d"), "x"), "a: {b, c: , d: x }\n"),
        ('a: {b: "c"}\n', Set(("a", "b"), "d"), 'a: {b: "d"}\n'),
        ("a: {b: {}}\n", Set(("a", "b", "c"), "a\nb"), 'a: {b: {c: "a\\nb"}}\n'),
        ("a: {b: [x]}\n", Set(("a", "b"), None), "a: {b: null}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", Remove(("a", "b")), "a: {c: 2, d: 3}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", Remove(("a", "d")), "a: {b: 1, c: 2}\n"),
        ("a: {b: , d: 3}\n", Remove(("a", "d")), "a: {b: }\n"),
        ("a: [x, y,]\n", Remove(("a", 1)), "a: [x,]\n"),
        ("a: [x,]\n", Remove(("a", 0)), "a: []\n"),
        ("a: [\n  x, # 1\n  y # 2\n]\n", Remove(("a", 0)), "a: [\n  y # 2\n]\n"),
        ("a: [\n  x, # 1\n  y # 2\n]\n", Remove(("a", 1)), "a: [\n  x, # 1\n]\n"),
        ("a: {b: c}\n", Set(("a", "x, y"), "z"), 'a: {b: c, "x, y": z}\n'),
        ("a: [\n  {\n    b: 1\n  }, y]\n", Set(("a", 0, "c"), 2), "a: [\n  {\n    b: 1,\n    c: 2\n  }, y]\n"),
        ("a: {b: [\n    x\n  ], y: 1}\n", Append(("a", "b"), "z"), "a: {b: [\n    x,\n    z\n  ], y: 1}\n"),
        ("a: {b: c}\n", Set(("a", "b"), "x, y"), 'a: {b: "x, y"}\n'),
        ("a: {b: 'c'}\n", Set(("a", "b"), "d"), "a: {b: 'd'}\n"),
        ("a: {b: 'c'}\n", Set(("a", "b"), ["x"]), "a: {b: [x]}\n"),
        ("a: [&x , y]\n", Set(("a", 0), "z"), "a: [&x z , y]\n"),
        ("a: {b: &x , c: 1}\n", Set(("a", "b"), "z"), "a: {b: &x z , c: 1}\n"),
        ("a: [x, y]\nb: c\n", Remove(("a", 0)), "a: [y]\nb: c\n"),
        ("a: [x, y, # c\n  z]\n", Remove(("a", 1)), "a: [x, z]\n"),
        ("a: [\n  x, y,\n  z\n]\n", Remove(("a", 0)), "a: [\n  y,\n  z\n]\n"),
        ("a: [\n  x,\n  y\n]\n", Remove(("a", 1)), "a: [\n  x,\n]\n"),
        ("a: [\n  x, # 1\n  y, # 2\n]\n", Remove(("a", 1)), "a: [\n  x, # 1\n]\n"),
        ("a: [\n  x\n  ,\n  y\n]\n", Remove(("a", 0)), "a: [\n  y\n]\n"),
    ],
)
def test_mappings_and_removals_in_brackets(before: str, change: Change, expected: str) -> None:
    assert after(before, change) == expected


def test_a_key_in_brackets_goes_to_its_place_in_the_order() -> None:
    before = "a: {c: 1, e: 2}\n"
    order: dict[Path, tuple[str, ...]] = {("a",): tuple("bcdef")}
    assert after(before, Set(("a", "b"), "z"), order=order) == "a: {b: z, c: 1, e: 2}\n"
    assert after(before, Set(("a", "d"), "z"), order=order) == "a: {c: 1, d: z, e: 2}\n"
    assert after(before, Set(("a", "f"), "z"), order=order) == "a: {c: 1, e: 2, f: z}\n"


def test_an_entry_for_a_list_in_brackets_is_in_brackets() -> None:
    before = "a: [{id: one}]\n"
    assert after(before, Append(("a",), {"id": "two", "due": DUE})) == "a: [{id: one}, {id: two, due: 2026-12-18}]\n"
    assert after(before, Append(("a",), {"t": "x, y"})) == 'a: [{id: one}, {t: "x, y"}]\n'


def test_short_lists_follow_the_majority() -> None:
    assert after("a: [x]\n", Set(("b",), ["v", "z"])) == "a: [x]\nb: [v, z]\n"
    assert after("a:\n  - x\n", Set(("b",), ["v", "z"])) == "a:\n  - x\nb:\n  - v\n  - z\n"
    assert after("a: b\n", Set(("b",), ["y y"])) == "a: b\nb:\n  - y y\n"


# Scalars


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("x  # c", "z", "z  # c"),
        ("'x'  # c", "z", "'z'  # c"),
        ('"x"', "it's", '"it\'s"'),
        ("'x'", "it's", "'it''s'"),
        ("'x'", "a\x07", '"a\\a"'),
        ("x", "no", '"no"'),
        ("'2026-01-01'", DUE, "'2026-12-18'"),
        ("2026-01-01 # c", DUE, "2026-12-18 # c"),
        ("2026-01-01", "2026-12-18", '"2026-12-18"'),
        ("x", None, "null"),
        ("x # c", "a\nb", "|- # c\n  a\n  b"),
        ("|  # c\n  x\n  y", "z", "z  # c"),
        (">-\n  x\n\n  y\n", "z\n1\n", "|\n  z\n  1\n"),
        ("[x, y] # c", "z", "z # c"),
        ("[x,\n  y] # c", "z", "z # c"),
        ("x\n  y # c", "z", "z # c"),
        ("x # c", {"b": "c"}, " # c\n  b: c"),
        ("[x] # c", {"b": "c"}, " # c\n  b: c"),
        ("\n  b: c # c\n  # d", "x", "x"),
        ("\n  b: c", [{"id": "x"}], "\n  - id: x"),
        ("&x y # c", "z", "&x z # c"),
        ("\n  x # c", "z", "\n  z # c"),
        ("\n  x # c", {"b": "c"}, "\n  b: c"),
    ],
)
def test_a_value_is_replaced_in_place(old: str, value: Any, new: str) -> None:
    head = "a:" if old.startswith("\n") else "a: "
    tail = "a:" if new.startswith(("\n", " #")) else "a: "
    expected = f"t: 1\n{tail}{new}\nz: 1 # a: b\n".replace('\\a"', '\\x07"')
    assert after(f"t: 1\n{head}{old}\nz: 1 # a: b\n", Set(("a",), value)) == expected


def test_an_empty_value_is_filled() -> None:
    assert after("a:  # c\nb:\n", Set(("a",), "x")) == "a: x  # c\nb:\n"
    assert after("a:\n  - # c\n  -\n", Set(("a", 1), "x")) == "a:\n  - # c\n  - x\n"
    assert after("a:\n  -\n  - y\n", Set(("a", 0), {"b": 1, "c": 2})) == "a:\n  - b: 1\n    c: 2\n  - y\n"


def test_another_entry_in_the_place_of_one_below_its_dash() -> None:
    before = "a:\n  -   # c\n      id: x\n  -   id: y z\n"
    assert after(before, Set(("a", 0), {"k": 1, "l": 2})) == "a:\n  -   k: 1   # c\n      l: 2\n  -   id: y z\n"


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("-\n    x # c\n", {"k": 1, "l": 2}, "- k: 1 # c\n    l: 2\n"),
        ("-\n    x # c\n", "v\nz\n", "- | # c\n    v\n    z\n"),
        ("-\n    x # c\n", "z", "-\n    z # c\n"),
        ("- 'x' # c\n", "z", "- 'z' # c\n"),
        ("- x # c\n", {}, "- {} # c\n"),
        ("- &x\n", "z", "- &x z\n"),
    ],
)
def test_another_entry_in_the_place_of_a_scalar(old: str, value: Any, new: str) -> None:
    assert after(f"a:\n  {old}  - y\n", Set(("a", 0), value)) == f"a:\n  {new}  - y\n"


def test_the_gap_after_a_dash_is_not_that_after_a_colon() -> None:
    assert after("a:\n  -   x\n  -   y\nb:\n", Set(("b",), "z")) == "a:\n  -   x\n  -   y\nb: z\n"


def test_a_collection_in_the_place_of_a_block_of_text() -> None:
    assert after("t: 1\na: |  # c\n  x\n\nz: 1\n", Set(("a",), {"b": "c"})) == "t: 1\na:  # c\n  b: c\n\nz: 1\n"


@pytest.mark.parametrize(
    ("value", "new"),
    [("x", "- x # c\n"), ({"k": 1, "l": 2}, "- k: 1 # c\n    l: 2\n"), (["v z", 2], "- - v z # c\n    - 2\n")],
)
def test_another_value_in_the_place_of_a_collection_beside_its_dash(value: Any, new: str) -> None:
    old = "- - x\n    - y # c\n" if isinstance(value, dict) else "- id: one\n    k: v # c\n"
    assert after(f"a:\n  {old}  - y\n", Set(("a", 0), value)) == f"a:\n  {new}  - y\n"


def test_setting_what_is_there_changes_nothing() -> None:
    before = "a: 'x'   # c\nb: [1,   2]\n"
    assert after(before, Set(("a",), "x"), Set(("b",), [1, 2])) == before


def test_setting_a_mapping_writes_only_what_differs() -> None:
    check(
        """\
        contract:   # signed
          'start': 2026-03-02   # kept
          end: 2026-08-31       # moved
          rate: 620 EUR/day
        """,
        Set(("contract",), {"end": DUE, "start": date(2026, 3, 2), "notice": "1 month"}),
        """\
        contract:   # signed
          'start': 2026-03-02   # kept
          end: 2026-12-18       # moved
          notice: 1 month
        """,
    )


def test_the_same_words_elsewhere_are_not_the_key() -> None:  # trap 9
    check(
        """\
        text: |
          end: 1
          # not a comment
        "contract":
          ? start
          : 1
          'end': 2\tx  # end: 3
        end: 4
        """,
        Set(("contract", "end"), "5"),
        """\
        text: |
          end: 1
          # not a comment
        "contract":
          ? start
          : 1
          'end': "5"  # end: 3
        end: 4
        """,
    )


# Keys and their order

ORDER: dict[Path, tuple[str, ...]] = {(): ("title", "contract", "journal"), ("contract",): ("start", "end", "rate")}


def test_a_new_key_goes_after_its_sibling_in_the_order() -> None:
    before = """\
        contract:
          start: 1   # c
            # deeper
          # about the rate
          rate: 3
          x-own: 4

        journal:
        """
    check(
        before, Set(("contract", "end"), 2), before.replace("# deeper\n", "# deeper\n          end: 2\n"), order=ORDER
    )
    check(before, Set(("title",), "t"), "title: t\n" + dedent(before), order=ORDER)
    check(
        before,
        Set(("contract", "other"), 5),
        before.replace("x-own: 4\n", "x-own: 4\n          other: 5\n"),
        order=ORDER,
    )


def test_a_key_before_the_first_of_an_entry() -> None:
    check(
        "a:\n  - b: 1\n    c: 2\n",
        Set(("a", 0, "id"), "x"),
        "a:\n  - id: x\n    b: 1\n    c: 2\n",
        order={("a", 0): ("id", "b")},
    )


def test_a_new_section_is_set_apart_as_the_others_are() -> None:
    check(
        "t: 1\n\na:\n  b: c\n\nd:\n  e: f\n", Set(("g",), {"h": 1}), "t: 1\n\na:\n  b: c\n\nd:\n  e: f\n\ng:\n  h: 1\n"
    )
    check("t: 1\na:\n  b: c\nd:\n  e: f\n", Set(("g",), {"h": 1}), "t: 1\na:\n  b: c\nd:\n  e: f\ng:\n  h: 1\n")
    check("t: 1\n\na:\n  b: c\n", Set(("g",), 1), "t: 1\n\na:\n  b: c\ng: 1\n")


@pytest.mark.parametrize(
    ("sections", "apart"),
    [
        ("a:\n  b: 1\n\nd:\n  e: 1\n\nf:\n  g: 1\nh:\n  i: 1\n", True),
        ("a:\n  b: 1\n\nd:\n  e: 1\nf:\n  g: 1\nh:\n  i: 1\n", False),
        ("a:\n  b: 1\n\nd:\n  e: 1\nf:\n  g: 1\n", False),
        ("# c\n\na: 1\nd:\n  e: 1\n\n  # about f\n# more\nf:\n  e: 1\n\n\nh: [1]\n", True),
        ("\na:\n  b: 1\nd:\n  e: 1\n", False),
        ("a: 1\n# c\nd:\n  e: 1\n", False),
        ("a: 1\n\n# about d\nd:\n  e: 1\n", True),
        ("a: 1\n\nb: [1]\n\nc: [1]\nd: [1]\ne: [1]\nf: [1]\n", False),
    ],
)
def test_most_sections_decide(sections: str, apart: bool) -> None:
    assert after(sections, Set(("z",), {"k": 1})) == sections + ("\n" if apart else "") + "z:\n  k: 1\n"


# Lanes of the journal

JOURNAL = """\
    title: t
    journal:

      bob:
        - id: n1

      # a lane
      mo: []   # nothing

    closed: x
    """


@pytest.mark.parametrize(
    ("lane", "found", "replaced"),
    [
        ("ada", "journal:\n", "journal:\n\n      ada:\n        - id: n2\n"),
        ("bobby", "- id: n1\n", "- id: n1\n\n      bobby:\n        - id: n2\n"),
        ("zoe", "# nothing\n", "# nothing\n\n      zoe:\n        - id: n2\n"),
        ("mo", "mo: []   # nothing\n", "mo:   # nothing\n        - id: n2\n"),
        ("bob", "- id: n1\n", "- id: n1\n        - id: n2\n"),
    ],
)
def test_lanes(lane: str, found: str, replaced: str) -> None:
    check(JOURNAL, Append(("journal", lane), {"id": "n2"}), JOURNAL.replace(found, replaced))


@pytest.mark.parametrize("journal", ["", "\njournal:  # c\n", "\njournal: {}  # c\n", "\njournal: ~  # c\n"])
def test_a_journal_without_lanes(journal: str) -> None:
    head = "journal:  # c" if journal else "journal:"
    expected = f"a:\n  b: c\n\n{head}\n  ada:\n    - id: n2\n"
    before = "a:\n  b: c\n" + (journal or "\nd:\n  e: f\n")
    expected = expected if journal else expected.replace("\njournal", "\nd:\n  e: f\n\njournal")
    assert after(before, Append(("journal", "ada"), {"id": "n2"})) == expected


def test_lanes_without_blank_lines_get_one_beside_the_new_one() -> None:
    before = "journal:\n  bob:\n  - id: n1\n  mo:\n"
    entry = "\n  - id: n2\n"
    assert after(before, Append(("journal", "ada"), {"id": "n2"})) == f"journal:\n  ada:{entry}\n" + before[9:]
    assert after(before, Append(("journal", "cy"), {"id": "n2"})) == f"{before[:-6]}\n  cy:{entry}\n  mo:\n"


@pytest.mark.parametrize(
    ("lane", "below"),
    [
        ("ada: []\n", ""),
        ("ada:\n", ""),
        ("ada:\n", "  # about bob\n\n"),
        ("ada:\n   # askew\n", ""),
    ],
)
def test_the_first_entry_of_a_lane_is_set_apart_from_what_follows(lane: str, below: str) -> None:
    before = f"journal:\n\n  {lane}{below}  bob:\n    - id: n1\n"
    expected = f"journal:\n\n  {lane.replace(' []', '')}    - id: n2\n\n{below}  bob:\n    - id: n1\n"
    assert after(before, Append(("journal", "ada"), {"id": "n2"})) == expected


def test_what_is_no_lane_gets_no_blank_line() -> None:
    before = "journal:\n  bob:\n  - id: n1\nz: 1\n"
    expected = before.replace("z: 1", "\n  cy:\n  - id: n2\nz: 1")
    assert after(before, Append(("journal", "cy"), {"id": "n2"})) == expected


def test_a_journal_of_several_lanes() -> None:
    lanes = {"ada": [{"id": "n1"}], "bob": [{"id": "n2"}]}
    expected = "a: b\njournal:\n  ada:\n    - id: n1\n\n  bob:\n    - id: n2\n"
    assert after("a: b\n", Set(("journal",), lanes)) == expected
    assert after("a: b\njournal:\n", Set(("journal",), lanes)) == expected


def test_a_lane_at_the_end_without_newline() -> None:
    entry = {"id": "n2", "text": "d\ne\n"}
    lane = ':\n    - id: n2\n      text: "d\\ne\\n"'
    assert after("a: b", Append(("journal", "ada"), entry)) == f"a: b\njournal:\n  ada{lane}"
    before = "journal:\n\n  ada:\n    - id: n1"
    assert after(before, Append(("journal", "bob"), entry)) == f"{before}\n\n  bob{lane}"


def test_a_lane_after_a_kept_block_shares_its_blank_line() -> None:
    before = "journal:\n\n  bob:\n    - text: |+\n        kept\n\n  mo:\n"
    expected = before.replace("  mo:", "  cy:\n    - id: n2\n\n  mo:")
    assert after(before, Append(("journal", "cy"), {"id": "n2"})) == expected


# Removing

LIST = """\
    a:
      # all of them
      - id: one
        # inside one

      # about two
      - id: two   # 2

      - id: three
        k: v
      # the end
    b: c
    """


@pytest.mark.parametrize(
    ("entry", "gone"),
    [
        ("one", "      - id: one\n        # inside one\n\n"),
        ("two", "      # about two\n      - id: two   # 2\n\n"),
        ("three", "      - id: three\n        k: v\n      # the end\n"),
    ],
)
def test_an_entry_is_taken_out_with_its_comments(entry: str, gone: str) -> None:
    expected = LIST.replace(gone, "")
    if entry == "one":
        # The blank line was inside the entry's own paragraph: two would not have met.
        expected = LIST.replace("      - id: one\n        # inside one\n", "")
    check(LIST, Remove(("a", Entry(entry))), expected)


def test_only_comments_at_the_column_of_an_entry_go_with_it() -> None:
    before = "a:\n  - id: one\n    # inside one\n  # about two\n  # and more\n  - id: two\n  - id: three\n"
    expected = "a:\n  - id: one\n    # inside one\n  - id: three\n"
    assert after(before, Remove(("a", Entry("two")))) == expected
    before = "a:\n  - id: one\n   # askew\n  # about two\n  - id: two\n"
    assert after(before, Remove(("a", Entry("two")))) == "a:\n  - id: one\n   # askew\n"


def test_a_key_is_taken_out_with_its_lines() -> None:
    before = "a: 1\n# about b\nb:\n  - x\n\nc: |\n  text\n"
    assert after(before, Remove(("b",))) == "a: 1\n# about b\n\nc: |\n  text\n"
    assert after(before, Remove(("a",))) == "# about b\nb:\n  - x\n\nc: |\n  text\n"
    assert after(before, Remove(("c",))) == "a: 1\n# about b\nb:\n  - x\n"
    assert after(before[:-1], Remove(("c",))) == "a: 1\n# about b\nb:\n  - x"
    assert after("a: |\n  text\nb: c", Remove(("b",))) == "a: |\n  text\n"
    assert after("a: >\n  text\nb: c", Remove(("b",))) == "a: >\n  text\n"
    assert after("a: |-\n  text\nb: c", Remove(("b",))) == "a: |-\n  text"
    assert after('a: "x\\n"\nb: c', Remove(("b",))) == 'a: "x\\n"'
    assert after("a: |+\n  text\nb: c\n\nd: e\n", Remove(("b",))) == "a: |+\n  text\nd: e\n"
    assert after("a: |\n  text\nb: c\nd: e", Remove(("b",))) == "a: |\n  text\nd: e"


@pytest.mark.parametrize("blanks", ["", "\n", "\n\n"])
def test_an_entry_beside_a_kept_block(blanks: str) -> None:
    before = f"a:\n  - x\n  - t: |+\n      kept\n{blanks}  - y\n\n  - z\n"
    assert after(before, Remove(("a", 1))) == f"a:\n  - x\n{blanks}  - y\n\n  - z\n"
    assert after(before, Remove(("a", 2))) == f"a:\n  - x\n  - t: |+\n      kept\n{blanks}  - z\n"


def test_the_first_key_of_an_entry() -> None:
    assert after("a:\n  - b: 1\n    c: 2\n", Remove(("a", 0, "b"))) == "a:\n  - c: 2\n"
    assert after("a:\n  - b: 1\n    # c\n    c: 2\n", Remove(("a", 0, "b"))) == "a:\n  - \n    # c\n    c: 2\n"
    assert after("a:\n  - - x\n    - y\n", Remove(("a", 0, 0))) == "a:\n  - - y\n"


def test_the_last_one_leaves_an_empty_collection() -> None:
    assert after("a:  # c\n  - x\nb: c\n", Remove(("a", 0))) == "a: []  # c\nb: c\n"
    assert after("a:\n  k: v\n\nb: c\n", Remove(("a", "k"))) == "a: {}\n\nb: c\n"
    assert after("a: [x] # c\n", Remove(("a", 0))) == "a: [] # c\n"
    assert after("a:\n  b:\n    c: 1\n  d: 2\n", Remove(("a", "b", "c"))) == "a:\n  b: {}\n  d: 2\n"
    with pytest.raises(RefusedWriteError) as caught:
        after("a: b\n", Remove(("a",)))
    assert (caught.value.text, caught.value.args_for_text) == ("write.refused", {"reason": "the last key of the file"})


# Aliases, anchors (trap 1)


def test_nothing_is_changed_through_an_alias() -> None:
    before = "a: &x\n  - id: one\nb: *x\n"
    for change in (Append(("b",), NOTE), Set(("b", Entry("one"), "k"), "v"), Append(("a",), NOTE), Remove(("a",))):
        with pytest.raises(RefusedWriteError) as caught:
            after(before, change)
        assert (caught.value.text, caught.value.args_for_text) == ("write.alias", {"line": 3})
    assert after(before, Set(("b",), "c")) == "a: &x\n  - id: one\nb: c\n"
    assert after("a: &x\n  - id: one\n", Append(("a",), {"id": "two"})) == "a: &x\n  - id: one\n  - id: two\n"
    assert after("a: &x []\nb: &y\n", Append(("a",), "u v"), Append(("b",), "w")) == "a: &x\n  - u v\nb: &y\n  - w\n"


# Refusals


@pytest.mark.parametrize(
    "change",
    [Remove(("a",)), Set(("a", "b"), "d"), Append(("a", "c"), "e"), Set(("a",), "f"), Remove(("a", "c"))],
    ids=lambda change: f"{type(change).__name__} {change.path}",
)
def test_what_an_alias_repeats_is_not_changed_and_the_alias_is_named(change: Change) -> None:
    with pytest.raises(RefusedWriteError) as caught:
        after("a: &x\n  b: 1\n  c: &y [2]\nd: z\ne: *x\n", change)
    assert (caught.value.text, caught.value.args_for_text) == ("write.alias", {"line": 5})


@pytest.mark.parametrize(
    ("before", "change", "line"),
    [
        ("a:\n  b: &x [1]\nc: *x\nd: e\n", Remove(("a",)), 3),
        ("a:\n  b: &x [1]\nc: *x\nd: e\n", Set(("a",), "z"), 3),
        ("a: &x\n  b: 1\nc:\n  d:\n    - *x\n", Set(("a", "b"), 2), 5),
    ],
)
def test_an_alias_is_found_however_deep_it_or_its_anchor_is(before: str, change: Change, line: int) -> None:
    with pytest.raises(RefusedWriteError) as caught:
        after(before, change)
    assert (caught.value.text, caught.value.args_for_text) == ("write.alias", {"line": line})


def test_an_alias_beside_a_change_is_not_to_blame() -> None:
    with pytest.raises(RefusedWriteError) as caught:
        after("a:\n  b: 1\n  c: &x [1]\nd: *x\n", Set(("a", "b"), "\udcff"))
    assert caught.value.text == "write.refused"


@pytest.mark.parametrize(
    ("before", "code", "line"),
    [
        ("t: 1\na: [", "E-SYNTAX", 2),
        ("a: 1\na: 2\n", "E-DUPLICATE", 2),
        ("", "E-EMPTY", 1),
        ("- x\n", "E-ROOT", 1),
        ("a: !t x\n", "E-TAG", 1),
    ],
)
def test_a_file_that_cannot_be_read_is_not_written(before: str, code: str, line: int) -> None:
    with pytest.raises(RefusedWriteError) as caught:
        after(before, Set(("b",), "c"))
    assert caught.value.text == "write.unreadable"
    assert caught.value.args_for_text == {"code": code, "line": line}


def test_a_key_without_a_colon_takes_no_value() -> None:
    assert after("a: 1\n? b\n", Remove(("b",))) == "a: 1\n"
    assert after("a: 1\n? b\n: c\nd: 2\n", Remove(("b",))) == "a: 1\nd: 2\n"
    with pytest.raises(RefusedWriteError) as caught:
        after("? a\nb: 1\n", Set(("a",), "z"))
    assert (caught.value.text, caught.value.args_for_text) == ("write.refused", {"reason": "a key without a colon"})


def test_a_path_that_leads_nowhere() -> None:
    with pytest.raises(UnknownPathError) as caught:
        after("a: b\n", Set(("a", "c"), "d"))
    assert caught.value.path == ("a", "c")


def test_half_a_character_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RefusedWriteError) as caught:
        after("a: b\n", Set(("a",), {"\ud83d": "x"}), Set(("c",), "\udcff"))
    assert (caught.value.text, caught.value.args_for_text) == ("write.refused", {"reason": "E-SYNTAX in the new text"})
    monkeypatch.setattr("mission_cli.storage.text.emit.scalar_text", lambda *_, **__: "\udcff")
    with pytest.raises(RefusedWriteError) as caught:
        after("a: b\n", Set(("a",), "c"))
    reason = "half a character (a lone surrogate)"
    assert (caught.value.text, caught.value.args_for_text) == ("write.refused", {"reason": reason})


def test_a_text_that_does_not_read_back_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mission_cli.storage.text.emit.scalar_text", lambda *_, **__: "wrong")
    with pytest.raises(RefusedWriteError) as caught:
        after("a: b\n", Set(("c",), "d"))
    assert caught.value.text == "write.refused"


def test_two_readers_must_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mission_cli.storage.splice.second_reader.second_reading", lambda _: {})
    with pytest.raises(RefusedWriteError, match=r"write\.refused"):
        after("a: b\n", Set(("c",), "d"))


# Sections laid out as the tool does

TOOLS = """\
title: T
tags: [a]

consultant: A
client:
  name: C

contract:
  start: x
  access: y

access:
  - id: a
"""
SECTIONS: dict[Path, tuple[str, ...]] = {
    (): ("title", "kind", "tags", "consultant", "client", "contract", "objectives", "equipment", "access", "renewal"),
    ("contract",): ("start", "equipment", "access"),
}


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("equipment", [{"id": "l"}], "access:\n", "equipment:\n  - id: l\n\naccess:\n"),
        ("objectives", [{"id": "o"}], "access:\n", "objectives:\n  - id: o\n\naccess:\n"),
        ("renewal", {"client": "wanted"}, "  - id: a\n", "  - id: a\n\nrenewal:\n  client: wanted\n"),
        ("kind", "search", "tags:", "kind: search\ntags:"),
    ],
)
def test_a_new_section_is_set_apart_as_the_tool_does(key: str, value: Any, old: str, new: str) -> None:
    assert after(TOOLS, Set((key,), value), order=SECTIONS) == new.join(TOOLS.rsplit(old, 1))


def test_a_new_section_at_the_beginning_of_the_file_moves_no_blank_line() -> None:
    order: dict[Path, tuple[str, ...]] = {(): ("equipment", "access", "title", "consultant")}
    before = "\naccess:\n  - id: a\ntitle: T\n\nconsultant: A\n"
    text = after(before, Set(("equipment",), [{"id": "l"}]), order=order)
    assert text == before.replace("\naccess", "\nequipment:\n  - id: l\naccess", 1)


def test_a_key_of_that_name_further_in_moves_no_blank_line() -> None:
    before = TOOLS.replace("  access: y", "\n  access: y")
    text = after(before, Set(("contract", "equipment"), "z"), order=SECTIONS)
    assert text.replace("  equipment: z\n", "") == before


def test_two_additions_to_an_empty_list_have_its_comment_between_them() -> None:
    before = "title: T\nequipment:\n  # what is lent\n\naccess:\n"
    above = "title: T\nequipment:\n  - id: a\n  # what is lent\n\naccess:\n"
    below = "title: T\nequipment:\n  # what is lent\n  - id: b\n\naccess:\n"
    assert after(before, Add(("equipment",), {"id": "a"}, "first")) == above
    assert after(before, Add(("equipment",), {"id": "b"}, "last")) == below


def test_a_blank_line_parts_the_entries_that_people_add_in_a_file_of_the_tool() -> None:
    before = "title: T\n\nequipment:\n  - id: l\n\naccess:\n  - id: g\n"
    assert after(before, Add(("equipment",), {"id": "a"}, "first")) == before.replace(
        "  - id: l", "  - id: a\n\n  - id: l"
    )
    assert after(before, Add(("access",), {"id": "a"}, "last")) == before + "\n  - id: a\n"
    hand = before.replace("\n\n", "\n")
    assert after(hand, Add(("access",), {"id": "a"}, "last")) == hand + "  - id: a\n"


def test_a_lane_goes_below_what_is_said_of_all_lanes() -> None:
    before = "journal:\n  # a lane for each\n\n  bob:\n"
    assert after(before, Append(("journal", "ada"), {"id": "n2"})) == before.replace(
        "  bob", "  ada:\n    - id: n2\n\n  bob"
    )
