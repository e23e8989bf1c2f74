"""`mission fmt`: the tool's layout, asked for and never otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from tests.conftest import Run, git

UNTIDY = """\
# yaml-language-server: $schema=../.mission/mission.schema.json
title: "Water meters" # the old name
format: 1
consultant: Léa Martin
client: {name: Acme}
contract:
    end: 2026-12-18
    # a Monday
    start: 2026-03-02
    rate: '620 EUR/day'
    order: '0042'
    x-own: [1, two]
tags:
- data
- "2026"
journal:
  sofia-bernard:
  - {type: note, date: 2026-06-12, text: "Second: later"}
  - type: note
    # the first
    date: 2026-03-03
    text: "One line,\\nthen another."
  lea-martin: []
"""
TIDY = """\
# yaml-language-server: $schema=../.mission/mission.schema.json
format: 1
title: Water meters # the old name
tags:
  - data
  - "2026"

consultant: Léa Martin
client:
  name: Acme

contract:
  # a Monday
  start: 2026-03-02
  end: 2026-12-18
  rate: 620 EUR/day
  order: "0042"
  x-own:
    - 1
    - two

journal:
  lea-martin: []

  sofia-bernard:
    - type: note
      # the first
      date: 2026-03-03
      text: |-
        One line,
        then another.
    - type: note
      date: 2026-06-12
      text: "Second: later"
"""


@pytest.fixture
def untidy(workspace: Path) -> Path:
    path = workspace / "missions" / "meters.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    return path


def test_one_file(untidy: Path, run: Run) -> None:
    done = run("fmt", "meters")
    assert done == (0, "missions/meters.yaml: laid out\n", "1 file laid out.\n")
    assert untidy.read_text(encoding="utf-8") == TIDY
    assert run("fmt", "meters") == (0, "", "1 as it should be.\n")


def test_undo_takes_it_back(untidy: Path, run: Run) -> None:
    run("fmt", "missions/meters.yaml")
    assert run("undo", "--yes").code == 0
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_never_unasked(untidy: Path, run: Run) -> None:
    assert run("fmt") == (
        2,
        "",
        "error: say which files to lay out\n"
        "  = help: a path or an id, several of them, or `mission fmt --all`; `--dry-run` only shows what would change\n",
    )
    assert run("fmt", "--all", "meters").code == 2
    assert run("fmt", "mission.yaml").err == (
        "error: mission.yaml is no mission and no profile\n"
        "  = help: files in missions/ and consultants/ can be laid out\n"
    )
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_check_fails_and_writes_nothing(untidy: Path, run: Run) -> None:
    done = run("fmt", "--check", "meters")
    assert done == (1, "missions/meters.yaml: would be laid out\n", "1 file to lay out.\n")
    assert untidy.read_text(encoding="utf-8") == UNTIDY
    untidy.write_text(TIDY, encoding="utf-8")
    assert run("fmt", "--check", "meters").code == 0


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_the_difference(untidy: Path, run: Run, option: str) -> None:
    untidy.write_text(TIDY.replace("rate: 620 EUR/day", "rate: '620 EUR/day'"), encoding="utf-8")
    done = run("fmt", "meters", option)
    assert done.code == 0
    assert done.out == dedent("""\
        --- a/missions/meters.yaml
        +++ b/missions/meters.yaml
        @@ -13,7 +13,7 @@
           # a Monday
           start: 2026-03-02
           end: 2026-12-18
        -  rate: '620 EUR/day'
        +  rate: 620 EUR/day
           order: "0042"
           x-own:
             - 1
        """)


def test_what_cannot_be_laid_out_is_left_and_the_others_go_on(untidy: Path, run: Run) -> None:
    wrong = untidy.with_name("wrong.yaml")
    wrong.write_text(UNTIDY.replace("2026-12-18", "2026-12-32"), encoding="utf-8")
    twice = untidy.with_name("twice.yaml")
    twice.write_text(UNTIDY.replace("start: 2026-03-02", "start: &day 2026-03-02"), encoding="utf-8")
    kept = wrong.read_bytes(), twice.read_bytes()
    done = run("fmt", "meters", "twice", "wrong")
    assert done.code == 5
    assert done.out == "missions/meters.yaml: laid out\n"
    assert done.err == dedent("""\
        error: missions/twice.yaml: line 9 names or repeats a value (`&name`, `*name`): no layout keeps that
          = help: write the values out there with `mission edit`
        missions/wrong.yaml:7:10: error: `2026-12-32` is not a day   [E-DATE]
          6 | contract:
          7 |     end: 2026-12-32
            |          ^^^^^^^^^^
          = help: write it as year-month-day: 2026-12-18

        error: missions/wrong.yaml has errors; it was left as it is
          = help: `mission check missions/wrong.yaml` shows what to mend
        1 file laid out, 2 left as they are.
        """)
    assert (wrong.read_bytes(), twice.read_bytes()) == kept


def test_json(untidy: Path, run: Run) -> None:
    done = run("fmt", "meters", "acme-order-data", "--check", "--json")
    assert done.code == 1
    answer = json.loads(done.out)
    assert (answer["kind"], answer["written"]) == ("fmt", False)
    assert [(item["path"], item["result"], item["reason"]) for item in answer["items"]] == [
        ("missions/meters.yaml", "changed", None),
        ("missions/acme-order-data.yaml", "changed", None),
    ]


def test_one_commit(repository: Path, untidy: Path, run: Run) -> None:
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=More")
    (repository / "mission.yaml").write_text("lang: en\n", encoding="utf-8")
    assert run("fmt", "--all", "--commit").code == 0
    assert git(repository, "log", "-1", "--format=%s", "--name-only").split("\n")[:4] == [
        "Lay out 2 files as the tool does",
        "",
        "missions/acme-order-data.yaml",
        "missions/meters.yaml",
    ]
    assert git(repository, "status", "--porcelain") == " M mission.yaml\n"


def test_the_sample_firm_is_as_it_should_be(firm: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in sorted((firm / "missions").rglob("*.yaml"))}
    assert run("fmt", *(path.stem for path in before), "--check").out == ""
    assert {path: path.read_bytes() for path in before} == before


def test_a_profile(firm: Path, run: Run) -> None:
    path = min((firm / "consultants").glob("*.yaml"))
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    at = lines.index("format: 1")
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run("fmt", f"consultants/{path.name}").out == f"consultants/{path.name}: laid out\n"
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.usefixtures("untidy")
def test_in_french(run: Run) -> None:
    assert run("fmt", "meters", "--check", "--lang", "fr") == (
        1,
        "missions/meters.yaml\u00a0: serait mis en forme\n",
        "1 fichier à mettre en forme.\n",
    )


def test_the_line_for_editors_leads_to_the_schema_from_where_the_file_lies(untidy: Path, run: Run) -> None:
    deeper = untidy.parent / "2026" / "deep.yaml"
    deeper.parent.mkdir()
    deeper.write_text(UNTIDY, encoding="utf-8")
    assert run("fmt", "deep").code == 0
    assert deeper.read_text(encoding="utf-8") == TIDY.replace("=../.mission", "=../../.mission")
    assert run("fmt", "deep", "--check").code == 0


def test_an_empty_workspace_is_told_in_words(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init").code == 0
    done = run("fmt", "--all")
    assert (done.code, done.out, done.err) == (0, "", "0 as they should be.\n")
