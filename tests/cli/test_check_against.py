"""mission check --against: what was recorded in another state and is gone, and files that nothing reads."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from tests.cli.test_log import ACME, SHORT, add_note, commit, edit
from tests.conftest import Run, git
from tests.older import OLDER, from_0

from mission_cli.core.migrate import STEPS

NOTE = """\
    - id: r04a2k1h
      type: note
      date: 2026-06-12
      text: Amendment 1 agreed by e-mail.
      ref: MAIL-2026-06-12
"""
FINE = (0, "", "1 file: 0 errors, 0 warnings.\n")


def codes(run: Run, ref: str = "main") -> list[str]:
    ran = run("check", "--against", ref, "--json")
    found = [item["code"] for item in json.loads(ran.out)["items"]]
    assert ran.code == (5 if any(code.startswith("E") for code in found) else 0)
    return found


@pytest.fixture
def branch(repository: Path) -> Path:
    """On a branch of its own, as long as `main`."""
    git(repository, "switch", "--quiet", "--create", "work")
    return repository


def test_nothing_is_missing(run: Run, branch: Path) -> None:
    add_note(branch, "2026-11-19")
    assert run("check", "--against", "main") == FINE
    commit(branch, "A note", "2026-11-19")
    assert run("check", "--against", "main") == FINE


def test_a_record_that_is_gone_is_shown_where_it_was(run: Run, branch: Path) -> None:
    edit(branch, NOTE, "")
    code, out, err = run("check", "--against", "main")
    assert (code, err) == (5, "1 file: 1 error, 0 warnings.\n")
    assert out == dedent("""\
        missions/acme-order-data.yaml:128:3: error: the record `r04a2k1h` (journal.sofia-bernard, note, 2026-06-12) was in main and is gone   [E-LOST]
          127 |
          128 |   sofia-bernard:
              |   ^^^^^^^^^^^^^
          = help: put it back; if it was meant to go, say so in a commit: `Removes: acme-order-data r04a2k1h`
        """)


def test_the_same_in_french_for_a_list(run: Run, branch: Path) -> None:
    edit(branch, "  - id: badge\n    item: Building badge 4471\n    lent: 2026-03-02\n", "")
    out = run("check", "--against", "main", "--lang", "fr").out.replace("\u00a0", " ")
    assert out == dedent("""\
        missions/acme-order-data.yaml:69:1: erreur : l’enregistrement « badge » (equipment) était dans main et a disparu   [E-LOST]
          68 | …
          69 | equipment:
             | ^^^^^^^^^
          = aide : remettez-le ; s’il devait partir, dites-le dans un commit : « Removes: acme-order-data badge »
        """)


def test_json_and_annotations(run: Run, branch: Path) -> None:
    (branch / ACME).unlink()
    assert json.loads(run("check", "--against", "main", "--json").out)["items"] == [
        {
            "path": ACME,
            "line": None,
            "column": None,
            "level": "error",
            "code": "E-LOST-FILE",
            "message": "the file was in main and is gone",
            "help": (
                "`git checkout main -- missions/acme-order-data.yaml` brings it back; "
                "if it was meant to go, say so in a commit: `Removes: acme-order-data`"
            ),
        }
    ]
    assert run("check", "--against", "main", "--format", "github").out == (
        "::error file=missions/acme-order-data.yaml,line=1,col=1,title=E-LOST-FILE::the file was in main and is gone — "
        "`git checkout main -- missions/acme-order-data.yaml` brings it back; "
        "if it was meant to go, say so in a commit: `Removes: acme-order-data`\n"
    )
    [issue] = json.loads(run("check", "--against", "main", "--format", "gitlab").out)
    assert (issue["check_name"], issue["location"]["path"]) == ("E-LOST-FILE", ACME)


def test_a_commit_that_says_so_makes_it_meant_squashed_too(run: Run, branch: Path) -> None:
    edit(branch, NOTE, "")
    commit(branch, "Tidy\n\nRemoves: acme-order-data r04a2k1h", "2026-11-19")
    assert run("check", "--against", "main") == FINE
    git(branch, "switch", "--quiet", "--create", "squashed", "main")
    git(branch, "merge", "--quiet", "--squash", "work")
    git(branch, "commit", "--quiet", "--message=Tidy (#4)\n\n* Tidy\n\nRemoves: acme-order-data r04a2k1h\n\n* More")
    assert run("check", "--against", "main") == FINE
    git(branch, "commit", "--quiet", "--amend", "--message=Tidy (#4)")
    assert codes(run) == ["E-LOST"]


def test_moved_renamed_and_rewritten_is_not_lost(run: Run, branch: Path) -> None:
    edit(branch, NOTE, "")
    edit(branch, "journal:\n", f"journal:\n\n  lea-martin:\n{NOTE.replace('agreed', 'signed')}")
    (branch / "missions" / "2026").mkdir()
    git(branch, "mv", ACME, "missions/2026/acme-feeds.yaml")
    assert codes(run) == ["W-SCHEMA-LINE", "W-REWRITTEN"]
    (branch / "missions" / "2026" / "acme-feeds.yaml").rename(branch / "missions" / "feeds.yaml")
    assert codes(run) == ["W-REWRITTEN"]


PARTS = (
    (lambda text: re.sub(r"      actions:\n(?:        .*\n)+", "", text, count=1), "E-LOST-PART", "actions"),
    (
        lambda text: re.sub(r"        - what: File.*\n          effect: .*\n", "", text, count=1),
        "E-LOST-PART",
        "options",
    ),
    (lambda text: text.replace("    score: 4\n", "", 1), "E-LOST-PART", "score"),
    (lambda text: re.sub(r"      progress: .*\n", "", text, count=1), "E-LOST-PART", "progress"),
    (
        lambda text: re.sub(r"      progress: .*\n", "      progress: Nothing at all.\n", text, count=1),
        "W-REWRITTEN",
        "progress",
    ),
    (lambda text: re.sub(r"  autonomy: .*\n", "", text, count=1), "E-LOST-PART", "expectations.autonomy"),
    (lambda text: text.replace("rate: 620 EUR/day", "rate: 700 EUR/day"), "E-TERMS", "rate"),
    (lambda text: text.replace("signed 2026-02-20", "as agreed later"), "E-TERMS", "clauses.confidentiality"),
    (lambda text: re.sub(r"    intellectual_property: .*\n", "", text), "E-TERMS", "clauses.intellectual_property"),
)


@pytest.mark.parametrize(("change", "code", "what"), PARTS, ids=[f"{code} {what}" for _, code, what in PARTS])
def test_what_is_gone_or_rewritten_within_a_record(
    run: Run, branch: Path, change: Callable[[str], str], code: str, what: str
) -> None:
    """Committed by hand on a branch, as a merge request brings it: seen in the folder and in what is pushed alike."""
    path = branch / ACME
    before = path.read_text(encoding="utf-8")
    path.write_text(change(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before
    commit(branch, "By hand", "2026-11-19")
    ran = run("check", "--against", "main", "--json")
    [item] = [each for each in json.loads(ran.out)["items"] if each["code"] != "W-CHOSEN"]
    assert (item["code"], what in item["message"]) == (code, True)
    assert ran.code == (5 if code[0] == "E" else 0)
    if code == "W-REWRITTEN":
        assert "by Sofia Bernard" in item["message"]
        assert run("check", "--against", "main", "--strict").code == 5
    if code == "E-LOST-PART":
        removal = re.search(r"Removes: (.*)`", item["help"])
        assert removal
        git(branch, "commit", "--quiet", "--amend", f"--message=By hand\n\nRemoves: {removal[1]}")
        assert [each for each in codes(run) if each != "W-CHOSEN"] == []


def test_a_feedback_that_became_a_note_under_its_id_is_lost(run: Run, branch: Path) -> None:
    edit(
        branch, "type: note\n      date: 2026-06-12\n", "type: opportunity\n      date: 2026-06-12\n      what: Other\n"
    )
    edit(branch, "      text: Amendment 1 agreed by e-mail.\n", "")
    assert codes(run) == ["E-LOST"]


def test_a_mission_that_became_a_link_out_of_the_workspace_is_lost(run: Run, branch: Path, tmp_path: Path) -> None:
    away = tmp_path / "away.yaml"
    shutil.move(branch / ACME, away)
    (branch / ACME).symlink_to(away)
    assert "E-LOST-FILE" in codes(run)
    git(branch, "add", ACME)
    git(branch, "commit", "--quiet", "--message=A link")
    assert "E-LOST-FILE" in codes(run)


def test_a_change_that_was_approved_moves_the_terms(run: Run, branch: Path) -> None:
    asked = ("--what", "A new rate", "--by", "client", "--after", "rate=700 EUR/day", "--id", "dearer")
    steps = (
        ("ask", "acme-order-data", *asked),
        ("assess", "acme-order-data", "dearer", "--cost", "more", "--time", "none", "--quality", "none"),
        ("decide", "acme-order-data", "dearer", "approved"),
    )
    for words in steps:
        ran = run("change", *words)
        assert ran.code == 0, ran.err
    commit(branch, "Approved", "2026-11-19")
    assert "700 EUR/day" in (branch / ACME).read_text(encoding="utf-8")
    assert codes(run) == []


def test_what_came_back_to_the_folder_alone_is_still_lost(run: Run, branch: Path) -> None:
    """What the help of E-LOST-FILE says brings the file back; nobody gets it before it is committed."""
    git(branch, "rm", "--quiet", ACME)
    git(branch, "commit", "--quiet", "--message=Gone")
    assert codes(run) == ["E-LOST-FILE"]
    git(branch, "checkout", "main", "--", ACME)
    ran = run("check", "--against", "main")
    assert ran.code == 5
    assert ran.out == dedent("""\
        missions/acme-order-data.yaml: error: `acme-order-data` was in main and is gone from the last commit; here it is back, but not committed   [E-LOST-COMMITTED]
          = help: commit it, so that others get it too: `git commit -- missions/acme-order-data.yaml`
        """)
    git(branch, "commit", "--quiet", "--message=Back", "--", ACME)
    assert run("check", "--against", "main") == FINE


def test_a_push_is_judged_by_what_is_pushed(run: Run, branch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pre-commit tells a pre-push hook which commit leaves: neither the folder nor the branch checked out counts."""
    edit(branch, NOTE, "")
    commit(branch, "Lost", "2026-11-19")
    lost = git(branch, "rev-parse", "HEAD").strip()
    git(branch, "revert", "--no-edit", "HEAD")
    assert run("check", "--against", "main") == FINE
    monkeypatch.setenv("PRE_COMMIT_TO_REF", lost)
    assert codes(run) == ["E-LOST"]
    monkeypatch.setenv("PRE_COMMIT_TO_REF", git(branch, "rev-parse", "HEAD").strip())
    (branch / ACME).write_text("title: [\n", encoding="utf-8")
    assert codes(run) == []
    git(branch, "commit", "--quiet", "--all", "--message=Broken")
    monkeypatch.setenv("PRE_COMMIT_TO_REF", git(branch, "rev-parse", "HEAD").strip())
    (branch / ACME).unlink()
    ran = run("check", "--against", "main")
    assert ran.code == 5
    assert "missions/acme-order-data.yaml:1:8: error" in ran.out
    assert "title: [" in ran.out


def test_what_the_other_branch_gained_since_is_not_missing(run: Run, branch: Path) -> None:
    git(branch, "switch", "--quiet", "main")
    left = git(branch, "rev-parse", "--short=8", "HEAD").strip()
    add_note(branch, "2026-11-19")
    commit(branch, "A note on main", "2026-11-19")
    git(branch, "switch", "--quiet", "work")
    code, out, err = run("check", "--against", "main")
    assert (code, out) == (0, "")
    assert err == dedent(f"""\
        Compared with {left}, where this branch left main: what main gained since is not missing.
        1 file: 0 errors, 0 warnings.
        """)


def test_a_merge_that_threw_the_other_side_away_is_seen(run: Run, branch: Path) -> None:
    edit(branch, "title: Order data platform migration", "title: Order data")
    commit(branch, "A title", "2026-11-19")
    git(branch, "switch", "--quiet", "main")
    edit(branch, NOTE, NOTE + NOTE.replace("r04a2k1h", "zzzzzzzz"))
    commit(branch, "A note on main", "2026-11-19")
    git(branch, "switch", "--quiet", "work")
    git(branch, "merge", "--quiet", "--strategy=ours", "--message=Merge", "main")
    ran = run("check", "--against", "main")
    assert (ran.code, ran.err) == (5, "1 file: 1 error, 0 warnings.\n")
    assert "the record `zzzzzzzz` (journal.sofia-bernard, note, 2026-06-12) was in main and is gone" in ran.out


def test_a_conflict_that_was_left_and_an_id_that_was_doubled(run: Run, branch: Path) -> None:
    edit(branch, NOTE, NOTE + NOTE)
    assert codes(run) == ["E-ID-DOUBLE"]
    edit(branch, "title: Order data platform migration", "title: Order data")
    commit(branch, "Twice", "2026-11-19")
    git(branch, "switch", "--quiet", "main")
    edit(branch, "title: Order data platform migration", "title: Orders")
    commit(branch, "Another", "2026-11-19")
    git(branch, "switch", "--quiet", "work")
    merge = subprocess.run(["git", "merge", "--quiet", "main"], cwd=branch, capture_output=True, check=False)
    assert merge.returncode == 1
    assert codes(run) == ["E-MARKERS"]


def test_files_that_nothing_reads(run: Run, branch: Path) -> None:
    missions = branch / "missions"
    for name in ("a.YAML", "b.yaml.orig", "c", ".d.yaml", ".old/e.yaml", "README.md", ".gitkeep", "f.swp"):
        (missions / name).parent.mkdir(exist_ok=True)
        (missions / name).write_text(SHORT, encoding="utf-8")
    (branch / ".gitignore").write_text("*.swp\n", encoding="utf-8")
    (branch / "archive").mkdir()
    (branch / "archive" / "g.yaml").write_text(SHORT, encoding="utf-8")
    (missions / "archive").symlink_to("../archive")
    (branch / "consultants").mkdir()
    (branch / "consultants" / "h.yaml~").write_text("", encoding="utf-8")
    code, out, err = run("check", "--against", "main")
    assert (code, err) == (5, "1 file: 7 errors, 0 warnings.\n")
    said = [line for line in out.splitlines() if line and not line.startswith("  = help: name it like")]
    assert said == [
        "consultants/h.yaml~: error: nothing reads this file: its name does not end in .yaml or .yml   [E-UNREAD]",
        "missions/.d.yaml: error: nothing reads this file: its name, or that of a folder, begins with a dot   [E-UNREAD]",
        "missions/.old/e.yaml: error: nothing reads this file: its name, or that of a folder, begins with a dot   [E-UNREAD]",
        "missions/a.YAML: error: nothing reads this file: its name does not end in .yaml or .yml   [E-UNREAD]",
        "missions/archive: error: nothing reads this file: it is a link to a folder   [E-UNREAD]",
        "missions/b.yaml.orig: error: nothing reads this file: its name does not end in .yaml or .yml   [E-UNREAD]",
        "missions/c: error: nothing reads this file: its name does not end in .yaml or .yml   [E-UNREAD]",
    ]


def test_a_mission_renamed_so_that_nothing_reads_it_is_lost(run: Run, branch: Path) -> None:
    git(branch, "mv", ACME, f"{ACME}.orig")
    assert codes(run) == ["E-LOST-FILE", "E-UNREAD"]


def test_versions_that_cannot_be_read_are_said_to_be_left_out(run: Run, repository: Path) -> None:
    whole = (repository / ACME).read_bytes()
    (repository / ACME).write_bytes(b"title: [\n")
    commit(repository, "Broken", "2026-11-19")
    git(repository, "switch", "--quiet", "--create", "work")
    (repository / ACME).write_bytes(whole)
    commit(repository, "Mended", "2026-11-20")
    code, _, err = run("check", "--against", "main")
    assert code == 0
    assert err.startswith("1 file of main cannot be read: what it held is not compared.\n")


@pytest.mark.parametrize("ref", ["origin/main", "", "--output=x", "\x1b[31m", "main:missions", "a b", "HEAD~9"])
def test_a_ref_that_git_does_not_know(run: Run, branch: Path, ref: str) -> None:
    code, out, err = run("check", f"--against={ref}")
    assert (code, out) == (7, "")
    shown = ref.replace("\x1b", "\\x1b")
    assert err.startswith(f"error: git knows no commit called {shown} here\n  = help: `git fetch origin main` brings")
    assert not (branch / "x").exists()


def test_a_clone_that_was_cut_off(run: Run, branch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_note(branch, "2026-11-19")
    commit(branch, "On work", "2026-11-19")
    git(branch, "switch", "--quiet", "main")
    add_note(branch, "2026-11-18")
    commit(branch, "On main", "2026-11-19")
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=work", f"file://{branch}", "cut")
    monkeypatch.chdir(tmp_path / "cut")
    code, out, err = run("check", "--against", "origin/main", "--lang", "fr")
    assert (code, out) == (7, "")
    assert err.replace("\u00a0", " ") == dedent("""\
        erreur : origin/main et cette branche n’ont ici aucun commit en commun
          = aide : un clone tronqué ? « git fetch --unshallow » ; dans une tâche de forge, « fetch-depth: 0 » ou « GIT_DEPTH: 0 »
        """)


def test_outside_a_repository_and_with_files(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(workspace.parent))
    code, out, err = run("check", "--against", "main")
    assert (code, out) == (7, "")
    assert "fatal: not a git repository" in err
    code, out, err = run("check", "--against", "main", "acme-order-data")
    assert (code, out) == (2, "")
    assert err == "error: --against compares the whole workspace: leave out the files\n"


def test_a_workspace_below_the_top_and_a_name_in_accents(
    run: Run, branch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (branch / "équipe").mkdir()
    git(branch, "mv", "missions", "mission.yaml", "équipe")
    commit(branch, "Below", "2026-11-19")
    git(branch, "branch", "--force", "main")
    monkeypatch.chdir(branch / "équipe")
    assert codes(run) == []
    edit(branch / "équipe", NOTE, "")
    [item] = json.loads(run("check", "--against", "main", "--json").out)["items"]
    assert (item["path"], item["line"]) == (ACME, 128)


def test_an_upgrade_loses_nothing(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, from_0)
    (repository / "missions" / "water.yaml").write_bytes(OLDER)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=Old files")
    assert run("migrate").code == 0
    assert "E-LOST" not in run("check", "--against", "HEAD").out
