"""mission log: what git remembers, in the words of the domain."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from tests.cli.test_due import without_rule
from tests.conftest import Run, git, identify

ACME = "missions/acme-order-data.yaml"
SHORT = """\
format: 1
title: Short
consultant: Ana Ruiz <ana@esn.example>
client:
  name: Acme
contract:
  start: 2026-03-02
  end: 2026-12-18
"""


def commit(folder: Path, words: str, day: str, author: str = "Sofia Bernard <sofia@esn.example>") -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", f"--message={words}", f"--date={day}T10:00:00+01:00", f"--author={author}")
    return git(folder, "rev-parse", "HEAD").strip()


def edit(folder: Path, old: str, new: str, path: str = ACME) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_note(folder: Path, date: str, path: str = ACME) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    (folder / path).write_text(f"{text}    - {{type: note, date: {date}, text: Call}}\n", encoding="utf-8")


@pytest.fixture
def storied(repository: Path) -> Path:
    """The example mission with a history: an end that moved, a check-in, another mission, and a task not committed."""
    edit(repository, "  end: 2026-12-18\n", "  end: 2027-01-31\n")
    edit(repository, "rate: 620 EUR/day", "rate: 7301 EUR/day")
    commit(repository, "SECRET7301 \x1b[31mred", "2026-11-18", "Léa [M] \x1b[1m Martin <lea@esn.example>")
    (repository / "missions" / "short.yaml").write_text(SHORT, encoding="utf-8")
    add_note(repository, "2026-11-19")
    commit(repository, "Two things", "2026-11-19")
    edit(repository, "  - id: badge\n", "  - id: badge\n    returned: 2026-11-20\n")
    return repository


def commits(folder: Path) -> list[str]:
    return [name[:8] for name in git(folder, "log", "--format=%H").split()]


def test_all_missions_newest_first_what_is_not_committed_above(run: Run, storied: Path) -> None:
    code, out, err = run("log")
    assert (code, err) == (0, "")
    two, one, start = commits(storied)
    assert without_rule(out) == dedent(f"""\
        Date        Recorded by             Mission          What happened                                                            Commit
        –           not committed           acme-order-data  returned: badge, 2026-11-20
        2026-11-19  Sofia Bernard           acme-order-data  note by Sofia Bernard, 2026-11-19                                        {two}
                                            short            mission created: Short, 2026-03-02 → 2026-12-18
        2026-11-18  Léa [M] \\x1b[1m Martin  acme-order-data  end moved: 2026-12-18 → 2027-01-31                                       {one}
                                                             the rate changed
        2026-11-21  Sofia Bernard           acme-order-data  mission created: Order data platform migration, 2026-03-02 → 2026-12-18  {start}
        """)


def test_one_mission_in_french(run: Run, storied: Path) -> None:
    two, one, start = commits(storied)
    code, out, err = run("log", "acme", "--lang", "fr", "--format", "md")
    assert (code, err) == (0, "")
    assert out.replace("\u00a0", " ") == dedent(f"""\
        | Date | Noté par | Ce qui s’est passé | Commit |
        | --- | --- | --- | --- |
        | – | pas encore en commit | rendu : badge, 20 nov. 2026 |  |
        | 19 nov. 2026 | Sofia Bernard | note de Sofia Bernard, 19 nov. 2026 | {two} |
        | 18 nov. 2026 | Léa \\[M\\] \\\\x1b\\[1m Martin | fin déplacée : 18 déc. 2026 → 31 janv. 2027 | {one} |
        | 18 nov. 2026 | Léa \\[M\\] \\\\x1b\\[1m Martin | le tarif a changé | {one} |
        | 21 nov. 2026 | Sofia Bernard | mission créée : Order data platform migration, 2 mars 2026 → 18 déc. 2026 | {start} |
        """)


def test_json_is_whole_and_holds_no_amount_and_no_message(run: Run, storied: Path) -> None:
    code, out, _ = run("log", "acme", "--until", "2026-11-18", "--json")
    one = git(storied, "rev-parse", "HEAD~1").strip()
    around = {
        "commit": one,
        "time": "2026-11-18T10:00:00+01:00",
        "author": "Léa [M] \x1b[1m Martin",
        "id": "acme-order-data",
        "path": ACME,
    }
    assert code == 0
    assert "\x1b" not in out
    assert json.loads(out) == {
        "schema_version": 1,
        "kind": "log",
        "items": [
            {
                **around,
                "kind": "end-moved",
                "what": "end moved: 2026-12-18 → 2027-01-31",
                "facts": {"before": "2026-12-18", "after": "2027-01-31", "by": ""},
            },
            {**around, "kind": "rate-changed", "what": "the rate changed", "facts": {}},
        ],
    }
    full = json.loads(run("log", "acme", "--until", "2026-11-18", "--json", "--full").out)["items"][1]
    assert full["what"] == "rate: 620 EUR/day → 7301 EUR/day"
    assert full["subject"] == "SECRET7301 \x1b[31mred"


def test_csv_has_the_author_on_every_line(run: Run, storied: Path) -> None:
    lines = run("log", "acme", "--limit", "2", "--format", "csv").out.splitlines()
    assert lines[0] == "Commit,Time,Recorded by,Id,File,Kind,What"
    assert lines[1] == f',,,acme-order-data,{ACME},equipment-returned,"returned: badge, 2026-11-20"'
    assert lines[2].split(",")[1:4] == ["2026-11-19T10:00:00+01:00", "Sofia Bernard", "acme-order-data"]


def said(run: Run, *words: str) -> list[str]:
    ran = run("log", *words, "--json")
    assert ran.code == 0, ran.err
    return [item["what"] for item in json.loads(ran.out)["items"]]


def test_days_authors_and_a_limit_narrow_it(run: Run, storied: Path) -> None:
    assert said(run, "--since", "2026-11-19", "--until", "2026-11-19") == [
        "note by Sofia Bernard, 2026-11-19",
        "mission created: Short, 2026-03-02 → 2026-12-18",
    ]
    assert said(run, "--author", "léa") == ["end moved: 2026-12-18 → 2027-01-31", "the rate changed"]
    assert said(run, "--author", "Nobody") == []
    ran = run("log", "--limit", "1")
    assert ran.out.splitlines()[2].endswith("returned: badge, 2026-11-20")
    assert ran.err == "Only the last 1: there is more with --limit 4\n"
    assert run("log", "--author", "Nobody").err == "Nothing is recorded there.\n"


@pytest.mark.parametrize("limit", ["0", "-1", "9999999999"])
def test_a_limit_that_is_none(run: Run, repository: Path, limit: str) -> None:
    code, out, err = run("log", f"--limit={limit}")
    assert (code, out) == (2, "")
    assert err == f"error: --limit: `{limit}` is not a whole number from 1 to 1000000\n"


def test_who_recorded_in_a_lane_is_found_whoever_committed(run: Run, repository: Path) -> None:
    add_note(repository, "2026-11-19")
    commit(repository, "For Sofia", "2026-11-19", "Léa Martin <lea@esn.example>")
    assert said(run, "--author", "sofia", "--since", "2026-11-19", "--until", "2026-11-20") == [
        "note by Sofia Bernard, 2026-11-19"
    ]


def test_it_follows_renames_and_moves_but_not_into_another_mission(run: Run, storied: Path) -> None:
    (storied / "missions" / "2026").mkdir()
    git(storied, "mv", ACME, "missions/2026/acme-order-data.yaml")
    commit(storied, "Into a folder", "2026-11-20")
    git(storied, "mv", "missions/2026/acme-order-data.yaml", "missions/2026/acme-feeds.yaml")
    commit(storied, "Another id", "2026-11-20")
    (storied / ACME).write_text(SHORT.replace("Short", "Another"), encoding="utf-8")
    commit(storied, "The id is free", "2026-11-20")
    assert said(run, "acme-feeds") == [
        "renamed: acme-order-data → acme-feeds",
        f"file moved: {ACME} → missions/2026/acme-order-data.yaml",
        "returned: badge, 2026-11-20",
        "note by Sofia Bernard, 2026-11-19",
        "end moved: 2026-12-18 → 2027-01-31",
        "the rate changed",
        "mission created: Order data platform migration, 2026-03-02 → 2026-12-18",
    ]
    assert said(run, "acme-order-data") == ["mission created: Another, 2026-03-02 → 2026-12-18"]


def test_a_rename_that_is_not_committed_is_followed(run: Run, repository: Path) -> None:
    git(repository, "mv", ACME, "missions/feeds.yaml")
    assert said(run, "feeds")[0] == "renamed: acme-order-data → feeds"
    assert len(said(run, "feeds")) == 2


def test_a_mission_that_is_gone_or_renamed_still_has_a_history(run: Run, storied: Path) -> None:
    git(storied, "mv", "missions/short.yaml", "missions/long.yaml")
    commit(storied, "Rename", "2026-11-20")
    assert said(run, "short") == said(run, "long")
    git(storied, "rm", "--quiet", "missions/long.yaml")
    commit(storied, "Remove", "2026-11-20")
    expected = ["removed: Short", "renamed: short → long", "mission created: Short, 2026-03-02 → 2026-12-18"]
    assert said(run, "long") == said(run, "short") == expected
    code, out, err = run("log", "never")
    assert (code, out) == (4, "")
    assert err.startswith("error: there is no mission `never`\n")


def test_both_sides_of_a_merge_are_told_once_and_what_the_merge_did(run: Run, repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "side")
    add_note(repository, "2026-11-19")
    commit(repository, "A note", "2026-11-19")
    git(repository, "switch", "--quiet", "main")
    edit(repository, "title: Order data platform migration", "title: Order data")
    commit(repository, "A title", "2026-11-20")
    git(repository, "merge", "--quiet", "--no-commit", "side")
    edit(repository, "  end: 2026-12-18\n", "  end: 2026-12-31\n")
    commit(repository, "Merge, and more", "2026-11-21")
    assert said(run, "acme") == [
        "end moved: 2026-12-18 → 2026-12-31",
        "title: Order data platform migration → Order data",
        "note by Sofia Bernard, 2026-11-19",
        "mission created: Order data platform migration, 2026-03-02 → 2026-12-18",
    ]


def test_what_a_merge_threw_away_is_told_where_it_was_recorded(run: Run, repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "side")
    add_note(repository, "2026-11-19")
    commit(repository, "A note", "2026-11-19")
    git(repository, "switch", "--quiet", "main")
    edit(repository, "title: Order data platform migration", "title: Order data")
    commit(repository, "A title", "2026-11-20")
    git(repository, "merge", "--quiet", "--strategy=ours", "side")
    assert "note by Sofia Bernard, 2026-11-19" in said(run, "acme")


def test_broken_versions_and_what_is_no_record(run: Run, repository: Path) -> None:
    whole = (repository / ACME).read_bytes()
    (repository / ACME).write_bytes(b"format: 1\ntitle: [\xff\n")
    commit(repository, "Broken", "2026-11-19")
    (repository / ACME).write_bytes(whole)
    (repository / "missions" / "README.md").write_text("Ours\n", encoding="utf-8")
    (repository / "missions" / ".hidden.yaml").write_text(SHORT, encoding="utf-8")
    (repository / "missions" / "link.yaml").symlink_to("acme-order-data.yaml")
    commit(repository, "Mended", "2026-11-20")
    assert said(run)[:2] == ["the file can be read again", "the file as it is cannot be read"]
    assert len(said(run)) == 3


def test_a_workspace_inside_a_repository_with_a_name_in_every_script(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tmp_path / "top"
    folder = top / "çà et là" / "firm"
    (folder / "missions").mkdir(parents=True)
    git(top, "init", "--quiet", "--initial-branch=main")
    identify(top, "Sofia Bernard")
    (folder / "missions" / "short.yaml").write_text(SHORT, encoding="utf-8")
    commit(top, "\x1b]0;title\x07 日本 — « é »", "2026-11-20")
    monkeypatch.chdir(folder)
    [item] = json.loads(run("log", "--json", "--full").out)["items"]
    assert (item["path"], item["subject"]) == ("missions/short.yaml", "\x1b]0;title\x07 日本 — « é »")
    assert "\x1b" not in run("log", "--json", "--full").out


def test_settings_of_gits_own_change_nothing(run: Run, storied: Path) -> None:
    before = run("log").out
    for name, value in (
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("diff.renames", "false"),
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("log.diffMerges", "off"),
        ("log.date", "relative"),
        ("core.quotePath", "true"),
    ):
        git(storied, "config", name, value)
    assert run("log").out == before


def test_before_the_first_commit(run: Run, workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    assert said(run) == ["mission created: Order data platform migration, 2026-03-02 → 2026-12-18"]
    git(workspace, "add", ".")
    assert len(said(run, "acme")) == 1


def test_outside_a_repository_git_says_so(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(workspace.parent))
    code, out, err = run("log")
    assert (code, out) == (7, "")
    assert err.startswith("error: git rev-parse refused:\nfatal: not a git repository")
    assert err.endswith("  = help: the history is git’s: the folder has to lie in a repository\n")


def test_a_clone_that_was_cut_off_says_so(
    run: Run, storied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{storied}", "cut")
    monkeypatch.chdir(tmp_path / "cut")
    code, out, err = run("log", "short")
    assert code == 0
    assert "mission created: Short" in out
    assert err == "This clone holds only the latest commits: `git fetch --unshallow` brings the rest.\n"


def test_reading_writes_nothing(run: Run, storied: Path) -> None:
    def state() -> list[tuple[str, int]]:
        return [(str(path), path.stat().st_mtime_ns) for path in sorted(storied.rglob("*")) if path.is_file()]

    before = state()
    run("log")
    run("log", "acme", "--json")
    assert state() == before
