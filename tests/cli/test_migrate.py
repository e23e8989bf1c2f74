"""`mission migrate`: files of an older format, read by every command and written by this one only."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from tests.conftest import Run, git
from tests.older import NEWER, OLDER, from_0

from mission_cli.core.migrate import STEPS

WRONG = OLDER.replace(b"2026-03-02", b"2026-03-32")


@pytest.fixture(autouse=True)
def _older_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, from_0)


@pytest.fixture
def older(workspace: Path) -> Path:
    """A mission of today's format and two of the one before."""
    _put_older(workspace)
    return workspace


def _put_older(root: Path) -> None:
    for name in ("gas", "water"):
        (root / "missions" / f"{name}.yaml").write_bytes(OLDER)


def content(root: Path, name: str) -> bytes:
    return (root / "missions" / f"{name}.yaml").read_bytes()


def test_an_older_file_is_read(older: Path, run: Run) -> None:
    before = content(older, "water")
    done = run("list", "--client", "acme", "--status", "all")
    assert "water            Water meters" in done.out
    assert done.err.startswith(
        "2 files are in an older format; `mission migrate` upgrades them, in a commit of their own.\n"
    )
    for command in ("due", "agenda", "lessons"):
        assert run(command).code == 0
    shown = run("show", "water")
    assert "2026-12-18, in 27 days" in shown.out
    assert "format 0 is older than format 1: `mission migrate` upgrades the file   [W-FORMAT]" in shown.err
    assert content(older, "water") == before


def test_check_warns_of_it(older: Path, run: Run) -> None:
    done = run("check", "missions/gas.yaml")
    assert done.code == 0
    assert done.out.startswith(
        dedent("""\
        missions/gas.yaml:2:9: warning: format 0 is older than format 1: `mission migrate` upgrades the file   [W-FORMAT]
          1 | …
          2 | format: 0
            |         ^
          = help: it does so in a commit of its own; until then the file is read, and not written
        """)
    )
    assert older.is_dir()


@pytest.mark.parametrize(
    "argv",
    [
        ("note", "water", "Hello", "--as", "zoe"),
        ("checkin", "water", "--health", "green", "--as", "zoe", "--yes"),
        ("renew", "water", "--until", "2027-03-31", "--as", "zoe"),
        ("offboard", "water", "--case", "completed", "--dry-run"),
    ],
)
def test_nothing_else_writes_in_it(older: Path, run: Run, argv: tuple[str, ...]) -> None:
    before = content(older, "water")
    done = run(*argv)
    assert done.code == 1
    assert done.err.endswith(
        "error: water is in an older format, which is only read; nothing was written\n"
        "  = help: `mission migrate water` upgrades it, in a commit of its own; then run the command again\n"
    )
    assert content(older, "water") == before


def test_nor_does_an_editor(older: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_EDITOR", "false")
    assert "older format" in run("edit", "water").err
    assert older.is_dir()


def test_all_of_them(older: Path, run: Run) -> None:
    today = content(older, "acme-order-data")
    assert run("migrate") == (
        0,
        "missions/gas.yaml: format 0 → 1\nmissions/water.yaml: format 0 → 1\n",
        "2 missions upgraded, 1 in format 1 already.\n"
        "`mission undo` takes it back. Commit these files alone, before any other change.\n",
    )
    for name in ("gas", "water"):
        assert content(older, name) == NEWER
    assert content(older, "acme-order-data") == today
    assert run("migrate") == (0, "Every mission is in format 1 already.\n", "")
    assert run("undo", "--yes").code == 0
    assert content(older, "water") == OLDER


def test_only_to_see(older: Path, run: Run) -> None:
    done = run("migrate", "water", "--dry-run")
    assert done.code == 0
    assert done.out.startswith("--- a/missions/water.yaml\n+++ b/missions/water.yaml\n@@ -1,6 +1,6 @@\n # The name")
    assert "\n-format: 0\n-\"name\": 'Water meters'\n+format: 1\n+title: 'Water meters'\n" in done.out
    assert done.err.endswith("1 mission to upgrade.\n")
    assert content(older, "water") == OLDER


def test_a_file_with_errors_is_left_and_the_others_go_on(older: Path, run: Run) -> None:
    (older / "missions" / "wrong.yaml").write_bytes(WRONG)
    done = run("migrate", "water", "wrong")
    assert done.code == 5
    assert done.out == "missions/water.yaml: format 0 → 1\n"
    assert done.err == dedent("""\
        missions/wrong.yaml:8:13: error: `2026-03-32` is not a day   [E-DATE]
          7 | contract:
          8 |     start:  2026-03-32
            |             ^^^^^^^^^^
          = help: write it as year-month-day: 2026-12-18

        error: missions/wrong.yaml has errors that an upgrade would hide; it was left as it is
          = help: `mission check missions/wrong.yaml` shows what to mend
        1 mission upgraded, 1 left as it is.
        `mission undo` takes it back. Commit these files alone, before any other change.
        """)
    assert content(older, "wrong") == WRONG


@pytest.mark.parametrize(("number", "code"), [("0", "E-FORMAT-OLD"), ("2", "E-FORMAT")])
def test_a_format_that_is_not_known_is_not_said_to_be_todays(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, number: str, code: str
) -> None:
    monkeypatch.delitem(STEPS, 0)
    raw = OLDER.replace(b"format: 0", f"format: {number}".encode())
    (workspace / "missions" / "gas.yaml").write_bytes(raw)
    done = run("migrate")
    assert (done.code, done.out) == (5, "")
    assert f"missions/gas.yaml:2:9: error: format {number} is " in done.err
    assert f"[{code}]" in done.err
    assert done.err.endswith("1 in format 1 already, 1 left as it is.\n")
    assert content(workspace, "gas") == raw


def test_what_the_program_ships_with(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is one format: nothing to upgrade, and nobody is told of it."""
    monkeypatch.delitem(STEPS, 0)
    assert run("migrate") == (0, "Every mission is in format 1 already.\n", "")
    assert workspace.is_dir()


def test_keys_of_an_older_file_are_told_where_they_stand(older: Path, run: Run) -> None:
    (older / "missions" / "wrong.yaml").write_bytes(OLDER.replace(b"'Water meters'", b"[]"))
    assert "missions/wrong.yaml:3:9: error:" in run("check", "wrong").out


def test_json(older: Path, run: Run) -> None:
    (older / "missions" / "wrong.yaml").write_bytes(WRONG)
    answer = json.loads(run("migrate", "--json", "--dry-run").out)
    assert answer["written"] is False
    assert [(item["path"], item["result"], item["from"], item["to"], item["findings"]) for item in answer["items"]] == [
        ("missions/acme-order-data.yaml", "unchanged", None, 1, []),
        ("missions/gas.yaml", "changed", 0, 1, []),
        ("missions/water.yaml", "changed", 0, 1, []),
        ("missions/wrong.yaml", "refused", 0, 1, ["E-DATE"]),
    ]


def test_a_commit_of_its_own_that_git_takes_back(repository: Path, run: Run) -> None:
    _put_older(repository)
    done = run("migrate", "--commit")
    assert done.code == 1
    assert done.err == (
        "error: changes that are not committed would be mixed with the upgrade: missions/gas.yaml, "
        "missions/water.yaml; nothing was written\n"
        "  = help: commit them first, or upgrade with --no-commit\n"
    )
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=Old files")
    (repository / "mission.yaml").write_text("lang: en\n", encoding="utf-8")
    done = run("migrate", "--commit")
    assert done.code == 0
    assert done.err.endswith(
        "Committed: Upgrade 2 missions to format 1\n`git revert HEAD` takes it back, and so does `mission undo`.\n"
    )
    assert git(repository, "show", "--format=", "--name-only", "HEAD").split() == [
        "missions/gas.yaml",
        "missions/water.yaml",
    ]
    git(repository, "revert", "--no-edit", "HEAD")
    assert content(repository, "water") == OLDER


def test_an_upgrade_is_no_event(repository: Path, run: Run) -> None:
    _put_older(repository)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=Old files")
    assert run("migrate", "--commit").code == 0
    edited = NEWER.replace(b"620 EUR", b"640 EUR")
    (repository / "missions" / "water.yaml").write_bytes(edited)
    git(repository, "commit", "--quiet", "--all", "--message=Rate")
    what = [line[27:].rsplit("  ", 1)[0].strip() for line in run("log", "water").out.splitlines()[2:]]
    assert what == [
        "the rate changed",
        "layout or comments only",
        "mission created: Water meters, 2026-03-02 → 2026-12-18",
    ]


def test_without_a_repository_nothing_is_written(older: Path, run: Run) -> None:
    done = run("migrate", "--commit")
    assert done.code == 7
    assert done.err.startswith("error: there is no git repository to commit the upgrade in; nothing was written:\n")
    assert content(older, "water") == OLDER


def test_only_missions(older: Path, run: Run) -> None:
    assert run("migrate", "mission.yaml").err.startswith("error: mission.yaml is no mission\n")
    assert run("migrate", "nothing").code == 4
    assert older.is_dir()


def test_in_french(older: Path, run: Run) -> None:
    assert run("migrate", "water", "--lang", "fr") == (
        0,
        "missions/water.yaml\u00a0: format 0 → 1\n",
        "1 mission mise à niveau.\n"
        "«\u00a0mission undo\u00a0» revient en arrière. Faites un commit de ces seuls fichiers, avant tout autre changement.\n",
    )
    assert older.is_dir()
