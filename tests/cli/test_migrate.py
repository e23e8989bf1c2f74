"""`mission migrate`: files of an older format, read by every command and written by this one only."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from tests.conftest import REPOSITORY, Run, git

FORMATS = REPOSITORY / "tests" / "formats"
WRONG = "format: 0\ntitle: Wrong\nconsultant: Zoë\nclient: Acme\nstart_date: 2026-03-32\nend_date: 2026-12-18\n"


@pytest.fixture
def older(workspace: Path) -> Path:
    """A mission of today's format and two of format 0."""
    for name in ("closed-flush", "crlf"):
        shutil.copy(FORMATS / "0" / f"{name}.yaml", workspace / "missions")
    return workspace


def content(root: Path, name: str) -> bytes:
    return (root / "missions" / f"{name}.yaml").read_bytes()


def test_an_older_file_is_read(older: Path, run: Run) -> None:
    before = content(older, "crlf")
    done = run("list", "--client", "acme", "--status", "all")
    assert "crlf             Water meters" in done.out
    assert done.err.startswith(
        "2 files are in an older format; `mission migrate` upgrades them, in a commit of their own.\n"
    )
    for command in ("due", "agenda", "lessons"):
        assert run(command).code == 0
    shown = run("show", "crlf")
    assert "2026-12-18, in 27 days" in shown.out
    assert "format 0 is older than format 1: `mission migrate` upgrades the file   [W-FORMAT]" in shown.err
    assert content(older, "crlf") == before


def test_check_warns_of_it(older: Path, run: Run) -> None:
    done = run("check", "missions/closed-flush.yaml")
    assert done.code == 0
    assert done.out == dedent("""\
        missions/closed-flush.yaml:1:9: warning: format 0 is older than format 1: `mission migrate` upgrades the file   [W-FORMAT]
          1 | format: 0
            |         ^
          = help: it does so in a commit of its own; until then the file is read, and not written
        """)
    assert older.is_dir()


@pytest.mark.parametrize(
    "argv",
    [
        ("note", "crlf", "Hello", "--as", "zoe"),
        ("checkin", "crlf", "--health", "green", "--as", "zoe", "--yes"),
        ("renew", "crlf", "--until", "2027-03-31", "--as", "zoe"),
        ("offboard", "crlf", "--case", "completed", "--dry-run"),
    ],
)
def test_nothing_else_writes_in_it(older: Path, run: Run, argv: tuple[str, ...]) -> None:
    before = content(older, "crlf")
    done = run(*argv)
    assert done.code == 1
    assert done.err.endswith(
        "error: crlf is in an older format, which is only read; nothing was written\n"
        "  = help: `mission migrate crlf` upgrades it, in a commit of its own; then run the command again\n"
    )
    assert content(older, "crlf") == before


def test_nor_does_an_editor(older: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_EDITOR", "false")
    assert "older format" in run("edit", "crlf").err
    assert older.is_dir()


def test_all_of_them(older: Path, run: Run) -> None:
    today = content(older, "acme-order-data")
    assert run("migrate") == (
        0,
        "missions/closed-flush.yaml: format 0 → 1\nmissions/crlf.yaml: format 0 → 1\n",
        "2 missions upgraded, 1 in format 1 already.\n"
        "`mission undo` takes it back. Commit these files alone, before any other change.\n",
    )
    for name in ("closed-flush", "crlf"):
        assert content(older, name) == (FORMATS / "1" / f"{name}.yaml").read_bytes()
    assert content(older, "acme-order-data") == today
    assert run("migrate") == (0, "Every mission is in format 1 already.\n", "")
    assert run("undo", "--yes").code == 0
    assert content(older, "crlf") == (FORMATS / "0" / "crlf.yaml").read_bytes()


def test_only_to_see(older: Path, run: Run) -> None:
    done = run("migrate", "crlf", "--dry-run")
    assert done.code == 0
    assert done.out.startswith("--- a/missions/crlf.yaml\n+++ b/missions/crlf.yaml\n@@ -1,9 +1,14 @@\n+format: 1\n")
    assert done.err.endswith("1 mission to upgrade.\n")
    assert content(older, "crlf") == (FORMATS / "0" / "crlf.yaml").read_bytes()


def test_a_file_with_errors_is_left_and_the_others_go_on(older: Path, run: Run) -> None:
    (older / "missions" / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    done = run("migrate", "crlf", "wrong")
    assert done.code == 5
    assert done.out == "missions/crlf.yaml: format 0 → 1\n"
    assert done.err == dedent("""\
        missions/wrong.yaml:5:13: error: `2026-03-32` is not a day   [E-DATE]
          4 | …
          5 | … (left out of a log; a terminal shows it, or `mission check --full`)
          = help: write it as year-month-day: 2026-12-18

        error: missions/wrong.yaml has errors that an upgrade would hide; it was left as it is
          = help: `mission check missions/wrong.yaml` shows what to mend
        1 mission upgraded, 1 left as it is.
        `mission undo` takes it back. Commit these files alone, before any other change.
        """)
    assert content(older, "wrong").decode() == WRONG


def test_json(older: Path, run: Run) -> None:
    (older / "missions" / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    answer = json.loads(run("migrate", "--json", "--dry-run").out)
    assert answer["written"] is False
    assert [(item["path"], item["result"], item["from"], item["to"], item["findings"]) for item in answer["items"]] == [
        ("missions/acme-order-data.yaml", "unchanged", None, 1, []),
        ("missions/closed-flush.yaml", "changed", 0, 1, []),
        ("missions/crlf.yaml", "changed", 0, 1, []),
        ("missions/wrong.yaml", "refused", 0, 1, ["E-DATE"]),
    ]


def test_a_commit_of_its_own_that_git_takes_back(repository: Path, run: Run) -> None:
    for name in ("closed-flush", "crlf"):
        shutil.copy(FORMATS / "0" / f"{name}.yaml", repository / "missions")
    done = run("migrate", "--commit")
    assert done.code == 1
    assert done.err == (
        "error: changes that are not committed would be mixed with the upgrade: missions/closed-flush.yaml, "
        "missions/crlf.yaml; nothing was written\n"
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
        "missions/closed-flush.yaml",
        "missions/crlf.yaml",
    ]
    git(repository, "revert", "--no-edit", "HEAD")
    assert content(repository, "crlf") == (FORMATS / "0" / "crlf.yaml").read_bytes()


def test_without_a_repository_nothing_is_written(older: Path, run: Run) -> None:
    done = run("migrate", "--commit")
    assert done.code == 7
    assert done.err.startswith("error: there is no git repository to commit the upgrade in; nothing was written:\n")
    assert content(older, "crlf") == (FORMATS / "0" / "crlf.yaml").read_bytes()


def test_only_missions(older: Path, run: Run) -> None:
    assert run("migrate", "mission.yaml").err.startswith("error: mission.yaml is no mission\n")
    assert run("migrate", "nothing").code == 4
    assert older.is_dir()


def test_in_french(older: Path, run: Run) -> None:
    assert run("migrate", "crlf", "--lang", "fr") == (
        0,
        "missions/crlf.yaml\u00a0: format 0 → 1\n",
        "1 mission mise à niveau.\n"
        "«\u00a0mission undo\u00a0» revient en arrière. Faites un commit de ces seuls fichiers, avant tout autre changement.\n",
    )
    assert older.is_dir()
