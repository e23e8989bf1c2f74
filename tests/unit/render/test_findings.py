"""Findings as people, forges and programs read them."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest

from mission_cli.errors import Finding
from mission_cli.render.findings import as_github, as_gitlab, as_item, findings_text, help_of, message_of
from mission_cli.texts import use_language

PATH = "missions/acme.yaml"
DATES = Finding(PATH, 2, 6, 10, "E-DATES", {"start": "2026-03-02", "suggest": "2026-12-18"})


def shown(source: str, column: int, width: int, *, line: int = 1) -> list[str]:
    """The lines of a finding on `source`, without its head and its help."""
    finding = Finding(PATH, line, column, width, "W-QUOTE", {"value": "x"})
    text = findings_text([finding], {PATH: source})
    return [part for part in text.splitlines()[1:] if not part.startswith("  = ")]


def test_a_finding_with_the_persons_own_lines() -> None:
    assert findings_text([DATES], {PATH: "start: 2026-03-02\nend: 2025-12-18\n"}) == dedent("""\
        missions/acme.yaml:2:6: error: the end is before the start   [E-DATES]
          1 | start: 2026-03-02
          2 | end: 2025-12-18
            |      ^^^^^^^^^^
          = help: did you mean 2026-12-18? Say so with `mission edit`
        """).replace("did you mean 2026-12-18? Say so with `mission edit`", help_of(DATES))


@pytest.mark.parametrize(
    ("source", "column", "width", "line", "caret"),
    [
        ("title: NO", 8, 2, "title: NO", "       ^^"),
        ("été: NO", 6, 2, "été: NO", "     ^^"),
        ("e\u0301te\u0301: NO", 8, 2, "e\u0301te\u0301: NO", "     ^^"),  # accents of their own take no column
        ("日本: NO", 5, 2, "日本: NO", "      ^^"),  # two columns each
        ("title: 日本", 8, 2, "title: 日本", "       ^^^^"),
        ("a:\tNO", 4, 2, "a:    NO", "      ^^"),
        ("\t\tNO", 3, 2, "        NO", "        ^^"),
        ("a: \x1b[0mNO", 8, 2, r"a: \x1b[0mNO", "          ^^"),
        ("a: NO\r", 4, 2, "a: NO", "   ^^"),
        ("a: NO", 4, 0, "a: NO", "   ^"),  # at least one
        ("a:", 3, 1, "a:", "  ^"),  # behind the last character
        ("a: x", 1, 400, "a: x", "^^^^"),  # no further than the line
    ],
)
def test_the_caret_stands_under_what_is_meant(source: str, column: int, width: int, line: str, caret: str) -> None:
    assert shown(source, column, width) == [f"  1 | {line}", f"    | {caret}"]


@pytest.mark.parametrize("column", [1, 150, 190, 250, 1_000, 49_990])
def test_of_a_long_line_the_part_that_is_wrong_is_shown(column: int) -> None:
    source = "." * (column - 1) + "WRONG" + "." * 50_000
    line, caret = shown(source, column, 5)
    assert len(line) < 260
    assert [line[i] for i, c in enumerate(caret) if c == "^"] == list("WRONG")


def test_the_line_before_is_shown_with_the_gutter_of_the_longer_number() -> None:
    source = "\n".join(f"line {n}" for n in range(1, 12))
    assert shown(source, 1, 4, line=10) == ["   9 | line 9", "  10 | line 10", "     | ^^^^"]


@pytest.mark.parametrize("line", [0, 99])
def test_of_a_whole_file_or_a_line_that_is_gone_there_is_nothing_to_show(line: int) -> None:
    assert shown("a: b\n", 1, 1, line=line) == []
    assert findings_text([DATES], {}).count("\n") == 2


def test_findings_come_by_file_and_line() -> None:
    found = [Finding(path, line, 1, 1, "E-EMPTY") for path in ("b", "a") for line in (2, 1)]
    heads = [line for line in findings_text(found, {}).splitlines() if "[E-EMPTY]" in line]
    assert [head.split(": ")[0] for head in heads] == ["a:1:1", "a:2:1", "b:1:1", "b:2:1"]


def test_two_findings_at_one_place_may_say_different_things() -> None:
    """What two missing keys of one mapping give: nothing else tells them apart."""
    found = [Finding(PATH, 1, 1, 6, "E-MISSING", {"key": key}) for key in ("title", "client")]
    assert findings_text(found, {PATH: "format: 1\n"}).count("[E-MISSING]") == 2


def test_values_and_names_of_files_are_data() -> None:
    finding = Finding("missions/\x1b[31m\u202e.yaml", 1, 1, 1, "E-KEY", {"key": "[/]\x9b\n" + "x" * 500, "suggest": ""})
    for text in (
        findings_text([finding], {}),
        as_github(finding),
        message_of(finding),
        help_of(finding),
    ):
        assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    assert "[/]" in message_of(finding)
    assert len(message_of(finding)) < 400


def test_in_json_absent_places_are_null() -> None:
    assert as_item(Finding(PATH, 0, 0, 0, "E-EMPTY")) == {
        "path": PATH,
        "line": None,
        "column": None,
        "level": "error",
        "code": "E-EMPTY",
        "message": "the file is empty",
        "help": help_of(Finding(PATH, 0, 0, 0, "E-EMPTY")),
    }
    assert as_item(Finding(PATH, 3, 4, 1, "W-QUOTE", {"value": "NO"}))["level"] == "warning"


def test_an_annotation_on_github() -> None:
    assert as_github(DATES).startswith(
        f"::error file={PATH},line=2,col=6,title=E-DATES::the end is before the start — "
    )
    whole = as_github(Finding("a,b:100%.yaml", 0, 0, 0, "W-QUOTE", {"value": "50 %"}))
    assert whole.startswith("::warning file=a%2Cb%3A100%25.yaml,line=1,col=1,title=W-QUOTE::")
    assert "50 %25" in whole
    assert "\n" not in whole


def test_a_name_that_is_not_utf8_has_a_fingerprint() -> None:
    """As Python holds a file's name with a byte of another encoding in it."""
    one, other = (as_gitlab(DATES._replace(path=f"missions/a{half}.yaml")) for half in ("\udcff", "\udce9"))
    assert one["fingerprint"] != other["fingerprint"]


def test_a_report_for_gitlab() -> None:
    found = as_gitlab(DATES)
    assert (found["check_name"], found["severity"], found["location"]) == (
        "E-DATES",
        "major",
        {"path": PATH, "lines": {"begin": 2}},
    )
    moved = as_gitlab(DATES._replace(line=40, column=1))
    assert moved["fingerprint"] == found["fingerprint"]  # the same problem, some lines further down
    assert as_gitlab(DATES._replace(path="missions/b.yaml"))["fingerprint"] != found["fingerprint"]
    assert json.loads(json.dumps(found)) == found


def test_findings_speak_the_language_in_use() -> None:
    use_language("fr")
    assert findings_text([DATES], {}).startswith(f"{PATH}:2:6: erreur\u00a0: ")
    assert "\n  = aide\u00a0: " in findings_text([DATES], {})
