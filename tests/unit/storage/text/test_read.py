from __future__ import annotations

import builtins
import resource
import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml.resolver import VersionedResolver
from yaml.resolver import Resolver

from mission_cli.core.raw import Plain
from mission_cli.storage.text import tree
from mission_cli.storage.text.nodes import MAX_DEPTH, MAX_NODES, last_leaf
from mission_cli.storage.text.read import MAX_BYTES, Document, plain_data, read_text, reads_as_other


def said(text: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of every problem."""
    document = read_text(text if isinstance(text, bytes) else text.encode())
    return [(problem.code, problem.line, problem.column) for problem in document.problems]


def data(text: str) -> Any:
    document = read_text(text.encode())
    assert document.problems == ()
    assert document.root is not None
    return plain_data(document.root)


# Data


def test_scalars_keep_their_text() -> None:
    found = data("""
a: 0612345678
b: NO
c: '12'
d: a text
e: "\\xE9 \\
  wrapped"
f: |
  lines
g: >-
  folded
  text
h: 2026-03-02
""")
    assert found == {
        "a": "0612345678",
        "b": "NO",
        "c": "12",
        "d": "a text",
        "e": "é wrapped",
        "f": "lines\n",
        "g": "folded text",
        "h": "2026-03-02",
    }
    assert {key for key, value in found.items() if isinstance(value, Plain)} == {"a", "b", "h"}


def test_nulls() -> None:
    assert data("a:\nb: ~\nc: null\nd: NULL\ne: ''\nf: 'null'\ng: [~, Null, x]\nh: nUll\n") == {
        **dict.fromkeys("abcd"),
        "e": "",
        "f": "null",
        "g": [None, None, "x"],
        "h": "nUll",
    }


def test_collections_and_aliases() -> None:
    assert data("a: &x [1, {b: c}]\nd: *x\n? e\n: f\n") == {"a": ["1", {"b": "c"}], "d": ["1", {"b": "c"}], "e": "f"}


def test_positions_are_exact() -> None:
    text = "a: x\néà: 😀 z # c\nl:\n  - |\n    t\n\n# end\n"
    root = read_text(text.encode()).root
    assert root is not None
    key, value = root.entries[1]
    assert (text[key.start : key.end], text[value.start : value.end]) == ("éà", "😀 z")
    assert (value.line, value.column) == (1, 4)
    assert last_leaf(root).value == "t\n"


def test_byte_order_mark_and_line_ends() -> None:
    document = read_text(b"\xef\xbb\xbfa: x\r\nb: y\r\n")
    assert (document.bom, document.text) == (True, "a: x\r\nb: y\r\n")
    assert document.root
    assert document.root.entries[1][1].start == 9


# Problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a:\n\tb: 1\n", ("E-TAB", 2, 1)),
        ("a: 1\n\tb: 2\n", ("E-TAB", 2, 1)),
        ("a:\n  - x\n\t- y\n", ("E-TAB", 3, 1)),
        ("a: |\n\tx\n", ("E-TAB", 2, 1)),
        ("title: Orders: phase 2\n", ("E-COLON", 1, 14)),
        ("a: 'open\nb: c\n", ("E-QUOTES", 1, 4)),
        ('a: "open\nb: c\n', ("E-QUOTES", 1, 4)),
        ("a: 'it's mine'\n", ("E-QUOTES", 1, 4)),
        ("a:\n  b: 1\n c: 2\n", ("E-INDENT", 3, 2)),
        ("a: 1\n  b: 2\n", ("E-INDENT", 2, 3)),
        ("- a\nb: 1\n", ("E-INDENT", 2, 1)),
        ("a: @lea\n", ("E-START", 1, 4)),
        ("a: `x`\n", ("E-START", 1, 4)),
        ("a: %x\n", ("E-START", 1, 4)),
        ("a: [1, 2\nb: 3\n", ("E-SYNTAX", 1, 4)),
        ("a:b\nc: d\n", ("E-SYNTAX", 1, 2)),
        ("a: 1\nb\nc: 2\n", ("E-SYNTAX", 2, 1)),
        ("a: *x\n", ("E-SYNTAX", 1, 4)),
        ("a: 1\nb: 2\na: 3\n", ("E-DUPLICATE", 3, 1)),
        ("a: {x: 1, 'x': 2}\n", ("E-DUPLICATE", 1, 11)),
        ("b: &b {x: 1}\na:\n  <<: *b\n", ("E-MERGE", 3, 3)),
        ("a: !!str x\n", ("E-TAG", 1, 4)),
        ("a: !x [y]\n", ("E-TAG", 1, 4)),
        ("a: 1\n---\nb: 2\n", ("E-DOCUMENTS", 2, 1)),
        ("? [a]\n: b\n", ("E-KEYTYPE", 1, 3)),
        ("? \n: b\n", ("E-KEYTYPE", 1, 2)),
        ("- a\n", ("E-ROOT", 1, 1)),
        ("text\n", ("E-ROOT", 1, 1)),
        ("", ("E-EMPTY", 1, 1)),
        ("# only a comment\n", ("E-EMPTY", 1, 1)),
        ("---\n...\n", ("E-EMPTY", 1, 1)),
        ("a: b\0c\n", ("E-CONTROL", 1, 5)),
        ("a: x\n\nb: \x1b[0m\n", ("E-CONTROL", 3, 4)),
        ("a: x\u2028b: y\n", ("E-CONTROL", 1, 5)),
        ("a: x\rb: y\n", ("E-CONTROL", 1, 5)),
        ("a: x\ufeff\n", ("E-CONTROL", 1, 5)),
        ("a: &x [*x]\n", ("E-ALIAS", 1, 8)),
    ],
)
def test_problems_have_a_code_and_a_place(text: str, problem: tuple[str, int, int]) -> None:
    assert said(text) == [problem]


def test_quoted_texts_are_no_merge_keys_and_the_plain_tag_is_none() -> None:
    assert data('"<<": a\nb: ! c\n') == {"<<": "a", "b": "c"}


@pytest.mark.parametrize(
    ("raw", "args", "place"),
    [
        (b"a: b\nc: caf\xe9\n", {"detail": "0xE9 @ 11", "offset": "11", "byte": "0xE9"}, (2, 7)),
        (b"\xef\xbb\xbfa: \xff\n", {"detail": "0xFF @ 6", "offset": "6", "byte": "0xFF"}, (1, 4)),
        ("a: b\n".encode("utf-16"), {"detail": "UTF-16", "offset": "0", "encoding": "UTF-16"}, (1, 1)),
        ("a: b\n".encode("utf-16-le"), {"detail": "UTF-16", "offset": "0", "encoding": "UTF-16"}, (1, 1)),
        ("a: b\n".encode("utf-32"), {"detail": "UTF-32", "offset": "0", "encoding": "UTF-32"}, (1, 1)),
        (b"a: \xed\xa0\x80\n", {"detail": "0xED @ 3", "offset": "3", "byte": "0xED"}, (1, 4)),
    ],
)
def test_encodings(raw: bytes, args: dict[str, str], place: tuple[int, int]) -> None:
    (problem,) = read_text(raw).problems
    assert (problem.code, problem.args, (problem.line, problem.column)) == ("E-ENCODING", args, place)


def test_conflict_markers_are_said_instead_of_a_syntax_error() -> None:
    document = read_text(b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> them\nc: 4\n<<<<<<< HEAD\n")
    assert [(p.code, p.line, p.args) for p in document.problems] == [
        ("E-MARKERS", 2, {"first": "2", "last": "6"}),
        ("E-MARKERS", 8, {"first": "8", "last": "8"}),
    ]
    assert data("a: |\n  <<<<<<< x\n  =======\n") == {"a": "<<<<<<< x\n=======\n"}


def test_every_problem_of_a_file_is_found() -> None:
    text = "a: 1\na: 2\nb: !t x\n<<: y\nc: \x07\n---\n"
    assert sorted(code for code, _, _ in said(text)) == ["E-CONTROL", "E-DOCUMENTS", "E-DUPLICATE", "E-MERGE", "E-TAG"]
    assert said("a: 1\na: 2\nb: {c: 1, c: 2}\nd: [\n") == [
        ("E-DUPLICATE", 2, 1),
        ("E-DUPLICATE", 3, 11),
        ("E-SYNTAX", 4, 4),
    ]


def test_a_duplicate_key_does_not_stop_the_tree() -> None:
    document = read_text(b"a: 1\na: 2\nb: 3\n")
    assert document.root
    assert plain_data(document.root) == {"a": "1", "b": "3"}


# Limits and hostile bytes

M = MAX_BYTES
HOSTILE = {
    "brackets": b"[" * M,
    "short brackets": b"[" * 200_000,
    "braces": b"{a: " * (M // 4),
    "dashes": b"- " * (M // 2),
    "keys": b"? " * (M // 2),
    "commas": b"{" + b"a," * (M // 2 - 1) + b"}",
    "entries": b"a:\n" + b"- \n" * (M // 3 - 2),
    "duplicates": b"a:\n" * (M // 3),
    "one line": b"a: " + b"x " * (M // 2 - 2),
    "quote": b'a: "' + b"x\n" * (M // 2 - 4),
    "escapes": b'a: "' + b"\\x41" * (M // 4 - 2) + b'"',
    "newlines": b"\n" * M,
    "comments": b"#\n" * (M // 2),
    "zeros": b"\0" * M,
    "controls": b"a: " + b"\x07" * (M - 3),
    "markers": b"<<<<<<< x\n" * (M // 10),
    "anchors": b"a: [" + b"&a b," * (M // 5 - 1) + b"]",
    "aliases": b"x: &a 1\ny: [" + b"*a," * (M // 3 - 5) + b"]",
    "tags": b"a: [" + b"!b c," * (M // 5 - 1) + b"]",
    "bomb": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (i, i, b",".join([b"*%c" % (i - 1)] * 9)) for i in range(98, 112)),
    "indentation": b"".join(b" " * i + b"a:\n" for i in range(1400)),
    "block": b"a: |\n" + b" x\n" * (M // 3 - 2),
    "quotes": b"a: '" + b"'" * (M - 4),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_take_less_than_a_second(name: str) -> None:
    started = time.process_time()
    document = read_text(HOSTILE[name])
    if document.root:
        plain_data(document.root)
    assert time.process_time() - started < 1
    assert len(document.problems) <= 200
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_000_000


def codes(document: Document) -> set[str]:
    return {problem.code for problem in document.problems}


def test_limits() -> None:
    assert codes(read_text(b"a" * (M + 1))) == {"E-SIZE"}
    assert codes(read_text(HOSTILE["brackets"])) == {"E-DEPTH"}
    assert codes(read_text(HOSTILE["short brackets"])) == {"E-DEPTH"}
    assert codes(read_text(HOSTILE["bomb"])) == {"E-ALIAS"}
    assert codes(read_text(HOSTILE["commas"])) == {"E-SIZE"}
    assert read_text(HOSTILE["commas"]).problems[0].args == {"limit": f"{MAX_NODES} values"}
    assert codes(read_text(b"a: " + b"[" * 63 + b"]" * 63)) == set()
    assert codes(read_text(b"a: " + b"[" * 64 + b"]" * 64)) == {"E-DEPTH"}
    hundred = b"x: &a 1\ny: [" + b"*a," * 100 + b"]"
    assert codes(read_text(hundred)) == set()
    assert codes(read_text(hundred.replace(b"]", b"*a]"))) == {"E-ALIAS"}


@pytest.mark.parametrize("before", ["", "a: ", "a:\n  - x: 1\n  - [", "é: '[' \nb: "])
@pytest.mark.parametrize("opening", ["[", "{", "[{", "[ ", "[\n", "- ", "? "])
def test_depth_is_ours_whatever_the_parser_refuses(before: str, opening: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The finding stands at the 65th level, where the parser refuses earlier as where it never does."""
    if opening in ("- ", "? "):
        before = "a:\n  " if before else ""  # nothing of a block inside brackets
    raw = (before + opening * 5000).encode()
    found = read_text(raw).problems
    assert [problem.code for problem in found] == ["E-DEPTH"]
    assert raw.decode()[: found[0].index].count(opening[0]) >= MAX_DEPTH // len(opening.strip()) - 3
    monkeypatch.setattr(tree, "parser_of", tree._pure_parser)
    assert read_text(raw).problems == found


def test_brackets_in_texts_are_no_depth() -> None:
    deep = "[" * 1500
    for text in (f'a: "{deep}"\nb: ]\n', f"a: |\n  {deep}\nb: ]\n", f"# {deep}\nb: ]\n", f"a: x{deep}\nb: ]\n"):
        assert codes(read_text(text.encode())) <= {"E-SYNTAX", "E-START"}


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.binary(max_size=80) | st.text(alphabet="a b:-?[]{},&*!|>'\"%@`#\n\t<~\r\x85é", max_size=60).map(str.encode))
def test_any_bytes_are_read(raw: bytes) -> None:
    document = read_text(raw)
    assert document.root is not None or document.problems
    if document.root is not None:
        plain_data(document.root)


def test_the_pure_parser_reads_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"a: &x [1, 'b']\nc:\n  - |\n    t\n  - *x\nd: [\n"
    good, bad = read_text(text[:-5]), read_text(text)
    real = builtins.__import__

    def without_libyaml(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "yaml.cyaml":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_libyaml)
    pure = read_text(text[:-5])
    assert good.root
    assert pure.root
    assert plain_data(pure.root) == plain_data(good.root)
    assert repr(pure.root.entries) == repr(good.root.entries)
    assert codes(read_text(text)) == codes(bad) == {"E-SYNTAX"}
    assert said("a: 'open\n") == [("E-QUOTES", 1, 4)]
    assert said("a: b: c\n") == [("E-COLON", 1, 5)]
    assert said("a:\n\tb: 1\n") == [("E-TAB", 2, 1)]


@pytest.mark.parametrize(
    "error", [ValueError("x"), RecursionError(), KeyError("k"), UnicodeEncodeError("u", "x", 0, 1, "s")]
)
def test_whatever_the_parser_leaks_is_a_problem(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def parser(_: str) -> Any:
        raise error

    monkeypatch.setattr("mission_cli.storage.text.tree.parser_of", parser)
    name = type(error).__name__
    assert read_text(f"a: {name}".encode()).problems[0].args == {"reason": name}


# What other readers make of a plain text


ONE = Resolver()
TWO = VersionedResolver((1, 2))
STR = "tag:yaml.org,2002:str"


def retyped(text: str) -> bool:
    """Whether PyYAML (1.1) or ruamel.yaml (1.2) resolves the text to something other than a string."""
    one = ONE.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    from ruamel.yaml.nodes import ScalarNode

    return one != STR or str(TWO.resolve(ScalarNode, text, (True, False))) != STR


DIGITS = st.text(alphabet="0123456789+-._:eExXoObBaAfFTtZz ", max_size=12)
LETTERS = st.sampled_from(
    [
        "y",
        "Y",
        "yes",
        "Yes",
        "no",
        "NO",
        "on",
        "Off",
        "true",
        "FALSE",
        "null",
        "Null",
        "~",
        "=",
        "<<",
        "nan",
        ".nan",
        ".NaN",
        ".inf",
        "-.INF",
        "+.inf",
    ]
)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    DIGITS | LETTERS | st.text(max_size=5) | st.from_regex(r"[-+]?[0-9]{1,4}([-:._/eE][0-9]{0,2}){0,4}", fullmatch=True)
)
def test_nothing_another_reader_retypes_is_missed(text: str) -> None:
    if retyped(text):
        assert reads_as_other(text), text


@pytest.mark.parametrize(
    "text",
    [
        "4",
        "-1",
        "0x1F",
        "0b10",
        "0o17",
        "017",
        "1_000",
        "1e3",
        "1.5",
        ".5",
        "1.",
        ".inf",
        "-.INF",
        ".nan",
        "12:30",
        "1:30:45.5",
        "2026-03-02",
        "2026-3-2",
        "2026-13-45",
        "y",
        "N",
        "yes",
        "NO",
        "on",
        "Off",
        "TRUE",
        "false",
        "null",
        "~",
        "=",
        "<<",
        "0612345678",
        "+33612345678",
        "2026-03-02T10:00:00Z",
    ],
)
def test_retyped(text: str) -> None:
    assert reads_as_other(text)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "no way",
        "1 month",
        "620 EUR",
        "2 weeks",
        "v2",
        "1.2.3",
        "06 12 34",
        "end - 4 weeks",
        "2026-11-20 by x",
        "e3",
        "-",
        "not",
    ],
)
def test_kept(text: str) -> None:
    assert not reads_as_other(text)
    assert not retyped(text)


def test_the_empty_text_is_null() -> None:
    assert reads_as_other("")
