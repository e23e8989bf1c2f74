"""`mission sync`: clones of one repository on this disk, brought in step through real git."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest
from tests.cli.small_team import END, MISSION, SMALL, change, changed, clone, forge, record, text
from tests.conftest import Run, git, identify

from mission_cli.errors import Exit
from mission_cli.storage.workspace import Workspace

ENTRY = "    - id: {id}\n      type: checkin\n      date: 2026-11-{day}\n      health: amber\n"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    return forge(tmp_path)


@pytest.fixture
def sofia(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = clone(bare, "Sofia Bernard", tmp_path / "sofia")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def lea(bare: Path, tmp_path: Path) -> Path:
    return clone(bare, "Léa Martin", tmp_path / "lea")


def pushed(folder: Path, old: str, new: str, subject: str, path: str = MISSION) -> None:
    changed(folder, old, new, subject, path)
    git(folder, "push", "--quiet")


def tip(folder: Path, ref: str = "HEAD") -> str:
    return git(folder, "rev-parse", ref).strip()


def hook(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def health(folder: Path, lane: str, entry_id: str, day: int) -> None:
    """A check-in at the end of a lane, by hand."""
    whole = text(folder)
    entry = ENTRY.format(id=entry_id, day=day)
    if f"  {lane}: []\n" in whole:
        change(folder, f"  {lane}: []\n", f"  {lane}:\n{entry}")
    else:
        (folder / MISSION).write_text(whole + entry, encoding="utf-8")


# In step -------------------------------------------------------------------------------------------------------------


def test_nothing_new(run: Run, sofia: Path) -> None:
    assert run("sync") == (0, "Up to date with origin/main.\n", "")


def test_what_came_in_is_told_as_events_and_what_went_out_is_counted(run: Run, sofia: Path, lea: Path) -> None:
    health(lea, "lea-martin", "c0000002", 20)
    change(lea, END, "end: 2027-01-29")
    record(lea, "Check-in, end")
    git(lea, "push", "--quiet")
    health(sofia, "sofia-bernard", "c0000003", 19)
    record(sofia, "Check-in")
    code, out, err = run("sync")
    assert (code, err) == (0, "")
    assert out == dedent("""\
        From origin/main, 1 commit:
          small
            end moved: 2026-12-18 → 2027-01-29
            check-in by Léa Martin, 2026-11-20, amber
        Sent to origin/main: 1 commit, 1 mission changed.
    """)
    assert git(sofia, "status", "--porcelain") == ""
    assert tip(sofia) == tip(sofia, "origin/main") == git(sofia, "ls-remote", "origin", "main").split()[0]
    assert git(sofia, "rev-list", "--merges", "HEAD") == "", "a rebase: the history stays a line"
    assert len(Workspace(sofia).load("small").mission.dated()) == 3
    assert run("sync", "--dir", str(lea)).out.startswith("From origin/main, 1 commit:\n  small\n    check-in by Sofia")


def test_french(run: Run, sofia: Path, lea: Path) -> None:
    health(lea, "lea-martin", "c0000002", 20)
    record(lea, "Point")
    git(lea, "push", "--quiet")
    code, out, _ = run("sync", "--lang", "fr")
    assert code == 0
    assert out.startswith("D’origin/main, 1 commit\N{NO-BREAK SPACE}:\n  small\n    point de suivi par Léa Martin")


def test_json(run: Run, sofia: Path, lea: Path) -> None:
    health(lea, "lea-martin", "c0000002", 20)
    change(lea, "620 EUR", "700 EUR")
    record(lea, "Check-in, rate")
    git(lea, "push", "--quiet")
    changed(sofia, "title: Order data", "title: Orders", "Title")
    answer = json.loads(run("sync", "--json").out)
    [item] = answer.pop("items")
    assert answer == {
        "schema_version": 1,
        "kind": "sync",
        "today": "2026-11-21",
        "branch": "main",
        "upstream": "origin/main",
        "received": 1,
        "sent": 1,
        "unsent": 0,
        "outgoing": [MISSION],
        "conflicts": [],
        "next": None,
        "dry_run": False,
    }
    assert (item["path"], item["id"]) == (MISSION, "small")
    assert [event["kind"] for event in item["events"]] == ["rate-changed", "checkin"]
    assert item["events"][1]["facts"].items() >= {"author": "Léa Martin", "health": "amber"}.items()
    assert "700" not in json.dumps(item), "rates are confidential"


def test_one_lane_written_on_both_sides_needs_no_set_up(run: Run, sofia: Path, lea: Path) -> None:
    """What stock git calls a conflict: the driver is given to git on the command line."""
    health(lea, "sofia-bernard", "c0000002", 20)
    record(lea, "For Sofia")
    git(lea, "push", "--quiet")
    health(sofia, "sofia-bernard", "c0000003", 19)
    record(sofia, "Mine")
    code, _, err = run("sync")
    assert (code, err) == (0, "")
    assert [one.entry.id for one in Workspace(sofia).load("small").mission.dated()] == [
        "c0000001",
        "c0000003",
        "c0000002",
    ]
    assert "merge" not in git(sofia, "config", "--local", "--list").replace("branch.main.merge", "")
    assert not (sofia / ".gitattributes").exists()


def test_three_people(run: Run, sofia: Path, lea: Path, bare: Path, tmp_path: Path) -> None:
    paul = clone(bare, "Paul Durand", tmp_path / "paul")
    for folder, lane, entry_id, day in (
        (sofia, "sofia-bernard", "c0000002", 18),
        (lea, "lea-martin", "c0000003", 19),
        (paul, "sofia-bernard", "c0000004", 20),
    ):
        health(folder, lane, entry_id, day)
        assert run("sync", "--dir", str(folder), "--commit").code == 0
    for folder in (sofia, lea, paul):
        assert run("sync", "--dir", str(folder)).code == 0
        assert len(Workspace(folder).load("small").mission.dated()) == 4
        assert tip(folder) == tip(paul)


@pytest.mark.parametrize(
    ("words", "setting", "merges"),
    [
        ((), None, 0),
        (("--merge",), None, 1),
        ((), "false", 1),
        (("--rebase",), "false", 0),
        ((), "true", 0),
        ((), "merges", 0),
    ],
)
def test_rebase_or_merge(
    run: Run, sofia: Path, lea: Path, words: tuple[str, ...], setting: str | None, merges: int
) -> None:
    if setting:
        git(sofia, "config", "pull.rebase", setting)
    pushed(lea, "title: Order data", "title: Orders", "Title")
    health(sofia, "sofia-bernard", "c0000002", 20)
    record(sofia, "Check-in")
    assert run("sync", *words).code == 0
    assert len(git(sofia, "rev-list", "--merges", "HEAD").split()) == merges


def test_own_merge_commits_are_not_flattened(run: Run, sofia: Path, lea: Path) -> None:
    git(sofia, "switch", "--quiet", "-c", "side")
    changed(sofia, "title: Order data", "title: Orders", "Title")
    git(sofia, "switch", "--quiet", "main")
    git(sofia, "merge", "--quiet", "--no-ff", "--no-edit", "side")
    health(lea, "lea-martin", "c0000002", 20)
    record(lea, "Check-in")
    git(lea, "push", "--quiet")
    assert run("sync").code == 0
    assert len(git(sofia, "rev-list", "--merges", "HEAD").split()) == 2


def test_not_sent(run: Run, sofia: Path, bare: Path) -> None:
    before = tip(bare, "main")
    changed(sofia, "title: Order data", "title: Orders", "Title")
    assert run("sync", "--no-push") == (0, "1 commit stays here (--no-push), 1 mission changed.\n", "")
    assert tip(bare, "main") == before


def test_a_mission_that_moved_or_went_or_is_not_one(run: Run, sofia: Path, lea: Path) -> None:
    (lea / "missions" / "2025").mkdir()
    git(lea, "mv", MISSION, "missions/2025/small.yaml")
    (lea / "templates").mkdir()
    (lea / "templates" / "note.md").write_text("A note\n", encoding="utf-8")
    (lea / "README.md").write_text("No mission\n", encoding="utf-8")
    (lea / "missions" / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    record(lea, "Move")
    git(lea, "push", "--quiet")
    assert run("sync").out == dedent("""\
        From origin/main, 1 commit:
          small
            file moved: missions/small.yaml → missions/2025/small.yaml
          broken
            the file as it is cannot be read
          templates/note.md
            changed
    """)


def test_a_workspace_below_the_top_of_its_repository(run: Run, tmp_path: Path) -> None:
    """Paths are the workspace's, and other folders of the repository do not show."""
    hub = tmp_path / "hub.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(hub))
    one = clone(hub, "Sofia Bernard", tmp_path / "one")
    (one / "firm space" / "missions").mkdir(parents=True)
    (one / "firm space" / MISSION).write_text(SMALL, encoding="utf-8")
    (one / "other.txt").write_text("x\n", encoding="utf-8")
    record(one, "Start")
    git(one, "push", "--quiet", "origin", "main")
    two = clone(hub, "Léa Martin", tmp_path / "two")
    for folder, entry_id, day in ((one, "c0000002", 19), (two, "c0000003", 20)):
        health(folder / "firm space", "sofia-bernard", entry_id, day)
        record(folder, "Check-in")
    git(two, "push", "--quiet")
    code, out, err = run("sync", "--dir", str(one / "firm space"))
    assert (code, err) == (0, "")
    assert "  small\n    check-in by Sofia Bernard, 2026-11-20, amber\n" in out
    assert len(Workspace(one / "firm space").load("small").mission.dated()) == 3


def test_a_work_tree_of_its_own(run: Run, sofia: Path, lea: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    git(sofia, "worktree", "add", "--quiet", str(other), "-b", "spring")
    changed(other, "title: Order data", "title: Orders", "Title")
    code, out, err = run("sync", "--dir", str(other))
    assert (code, out) == (0, "Sent to origin/spring: 1 commit, 1 mission changed.\n")
    assert err == "From now on `spring` and origin/spring belong together.\n"
    pushed(lea, "title: Order data", "title: Lea", "Title")
    assert run("sync", "--dir", str(other), "--remote", "origin").out == "Up to date with origin/spring.\n"


# What is not committed -----------------------------------------------------------------------------------------------


def test_what_is_not_committed_stays_and_is_said(run: Run, sofia: Path, lea: Path) -> None:
    change(sofia, "title: Order data", "title: Orders")
    (sofia / "missions" / "new.yaml").write_text(SMALL, encoding="utf-8")
    (lea / "README.md").write_text("Read\n", encoding="utf-8")
    record(lea, "Read me")
    git(lea, "push", "--quiet")
    (sofia / "note.txt").write_text("mine\n", encoding="utf-8")
    record_only(sofia, "note.txt")
    code, out, err = run("sync")
    assert code == 0
    assert out.startswith("From origin/main, 1 commit:\n  (no mission changed)\n")
    assert err == "2 files are not committed and stay here: mission sync --commit sends them too\n"
    assert "title: Orders" in text(sofia)
    assert git(sofia, "status", "--porcelain").split() == ["M", MISSION, "??", "missions/new.yaml"]
    assert git(sofia, "stash", "list") == ""


def record_only(folder: Path, path: str) -> None:
    git(folder, "add", path)
    git(folder, "commit", "--quiet", "--message=One", "--", path)


def test_what_others_changed_too_is_in_the_way(run: Run, sofia: Path, lea: Path) -> None:
    pushed(lea, "title: Order data", "title: Orders", "Title")
    health(sofia, "sofia-bernard", "c0000002", 20)
    before = text(sofia)
    code, out, err = run("sync")
    assert (code, out) == (Exit.GIT, "")
    assert err == dedent("""\
        error: not committed here, and changed by others too: missions/small.yaml
          = help: mission sync --commit commits your changes of the workspace first
    """)
    assert text(sofia) == before
    code, out, err = run("sync", "--commit")
    assert code == 0
    assert err == "Committed: small: check-in by Sofia Bernard, 2026-11-20, amber\n"
    assert out.endswith("Sent to origin/main: 1 commit, 1 mission changed.\n")
    assert "title: Orders" in text(sofia)
    assert "c0000002" in text(sofia)


def test_a_file_outside_the_workspace_in_the_way(run: Run, sofia: Path, lea: Path) -> None:
    (sofia / "x.txt").write_text("1\n", encoding="utf-8")
    record(sofia, "x")
    git(sofia, "push", "--quiet")
    git(lea, "pull", "--quiet")
    pushed(lea, "1", "2", "x", "x.txt")
    change(sofia, "1", "3", "x.txt")
    code, _, err = run("sync", "--commit")
    assert code == Exit.GIT
    assert "  = help: these are not the workspace's: git commit, or git stash\n" in err
    assert text(sofia, "x.txt") == "3\n"


def test_a_new_mission_that_somebody_else_made_too(run: Run, sofia: Path, lea: Path) -> None:
    """Not tracked here: git would refuse to overwrite it, and so do we, before."""
    shutil.copy(lea / MISSION, lea / "missions/two.yaml")
    record(lea, "Two")
    git(lea, "push", "--quiet")
    (sofia / "missions/two.yaml").write_text(SMALL.replace("Order data", "Mine"), encoding="utf-8")
    assert run("sync").code == Exit.GIT
    assert "title: Mine" in text(sofia, "missions/two.yaml")
    code, _, err = run("sync", "--commit")
    assert code == Exit.CONFLICT
    assert "changed in the same place here and by others: missions/two.yaml" in err
    assert run("resolve", "--ours").code == 0
    assert run("sync").code == 0
    assert "title: Mine" in text(sofia, "missions/two.yaml")


def test_several_files_in_one_commit_with_a_message_that_tells(run: Run, sofia: Path) -> None:
    change(sofia, END, "end: 2027-01-29")
    (sofia / "missions/two.yaml").write_text(SMALL, encoding="utf-8")
    (sofia / "elsewhere.txt").write_text("mine\n", encoding="utf-8")
    assert run("sync", "--commit").code == 0
    assert git(sofia, "log", "-1", "--format=%B").strip() == dedent("""\
        2 files: small, two

        small: end moved: 2026-12-18 → 2027-01-29
        two: mission created: Order data, 2026-03-02 → 2026-12-18""")
    assert git(sofia, "status", "--porcelain") == "?? elsewhere.txt\n"


def test_the_setting_commits_too(run: Run, sofia: Path) -> None:
    changed(sofia, "perspective: provider", "perspective: provider\ncommit: true", "Setting", "mission.yaml")
    change(sofia, "title: Order data", "title: Orders")
    assert run("sync").err == "Committed: small: title: Order data → Orders\n"
    change(sofia, "title: Orders", "title: Order")
    assert run("sync", "--no-commit").err.startswith("1 file is not committed and stays here")


def test_a_file_that_does_not_read_is_not_passed_on(run: Run, sofia: Path) -> None:
    change(sofia, "title: Order data", "title: [Order data")
    before = tip(sofia)
    code, out, err = run("sync", "--commit")
    assert (code, out) == (Exit.INVALID, "")
    assert "error: missions/small.yaml cannot be committed: it does not read\n" in err
    assert "small.yaml:2:8" in err
    assert tip(sofia) == before


# Conflicts -----------------------------------------------------------------------------------------------------------


def clash(sofia: Path, lea: Path) -> None:
    """The end moved by both, and one more commit of Sofia's."""
    pushed(lea, END, "end: 2027-01-29", "Renewed")
    changed(sofia, END, "end: 2026-12-31", "End of the year")
    health(sofia, "sofia-bernard", "c0000002", 20)
    record(sofia, "Check-in")


@pytest.mark.parametrize("how", ["--rebase", "--merge"])
@pytest.mark.parametrize(("side", "end"), [("--ours", "2026-12-31"), ("--theirs", "2027-01-29")])
def test_a_conflict_from_start_to_end(run: Run, sofia: Path, lea: Path, how: str, side: str, end: str) -> None:
    clash(sofia, lea)
    code, out, err = run("sync", how)
    assert (code, out) == (Exit.CONFLICT, "")
    assert err == dedent("""\
        error: changed in the same place here and by others: missions/small.yaml
          = help: `mission resolve`, then `mission sync` again; or `mission sync --abort` to have all as before
    """)
    code, _, err = run("sync")
    assert (code, err.splitlines()[0]) == (Exit.CONFLICT, "error: still in conflict: missions/small.yaml")
    code, out, err = run("resolve", side)
    assert (code, out) == (0, "missions/small.yaml: merged, as you chose\n")
    assert err.endswith("Next: mission sync\n")
    code, out, _ = run("sync")
    assert code == 0
    assert "    end moved: 2026-12-18 → 2027-01-29\n" in out
    assert f"end: {end}\n" in text(sofia)
    assert "c0000002" in text(sofia)
    assert git(sofia, "status", "--porcelain") == ""
    assert tip(sofia) == git(sofia, "ls-remote", "origin", "main").split()[0]
    assert git(sofia, "for-each-ref", "refs/worktree") == ""


@pytest.mark.parametrize("how", ["--rebase", "--merge"])
def test_a_conflict_as_json(run: Run, sofia: Path, lea: Path, how: str) -> None:
    """On standard output, whole; what a person reads stays on the other stream, and the exit code is the same."""
    clash(sofia, lea)
    for dry in ((), ("--dry-run",), ()):  # where git stopped, and asked again
        code, out, err = run("sync", how, "--json", *dry)
        assert code == Exit.CONFLICT
        assert json.loads(out) == {
            "schema_version": 1,
            "kind": "sync",
            "today": "2026-11-21",
            "branch": None,
            "upstream": None,
            "received": 0,
            "sent": 0,
            "unsent": None,
            "outgoing": [],
            "conflicts": [MISSION],
            "next": "mission resolve",
            "dry_run": bool(dry),
            "items": [],
        }
        assert err.startswith("error: ")
    assert run("resolve", "--ours").code == 0
    answer = json.loads(run("sync", "--json").out)
    assert (answer["conflicts"], answer["next"], answer["received"]) == ([], None, 1)


@pytest.mark.parametrize("how", ["--rebase", "--merge"])
def test_abort_is_as_before(run: Run, sofia: Path, lea: Path, how: str) -> None:
    clash(sofia, lea)
    (sofia / "missions/two.yaml").write_text(SMALL, encoding="utf-8")
    record(sofia, "Two")
    change(sofia, "title: Order data", "title: Mine", "missions/two.yaml")  # not committed, in nobody's way
    before, files = tip(sofia), text(sofia)
    assert run("sync", how).code == Exit.CONFLICT
    code, out, err = run("sync", "--abort", "--dry-run")
    assert (code, out) == (0, "")
    assert err.startswith("It would be as before: ")
    code, out, _ = run("sync", "--abort")
    assert code == 0
    assert out == f"All is as before: {before[:7]} Two\n"
    assert (tip(sofia), text(sofia)) == (before, files)
    assert git(sofia, "symbolic-ref", "--short", "HEAD") == "main\n"
    assert "title: Mine" in text(sofia, "missions/two.yaml")
    assert run("sync", "--abort").code == Exit.USAGE


def test_a_conflict_in_no_mission_goes_back(run: Run, sofia: Path, lea: Path) -> None:
    (sofia / "x.txt").write_text("1\n", encoding="utf-8")
    record(sofia, "x")
    git(sofia, "push", "--quiet")
    git(lea, "pull", "--quiet")
    pushed(lea, "1", "2", "x", "x.txt")
    changed(sofia, "1", "3", "x", "x.txt")
    before = tip(sofia)
    code, out, err = run("sync")
    assert (code, out) == (Exit.CONFLICT, "")
    assert err == dedent("""\
        error: these files were changed on both sides and are no missions: x.txt. All is as before.
          = help: bring them together with git: git pull
    """)
    assert (tip(sofia), git(sofia, "status", "--porcelain")) == (before, "")
    assert "rebas" not in git(sofia, "status")


def test_in_the_middle_of_somebody_s_own_rebase(run: Run, sofia: Path, lea: Path) -> None:
    clash(sofia, lea)
    git(sofia, "fetch", "--quiet")
    assert subprocess.run(["git", "rebase", "--quiet", "origin/main"], capture_output=True, check=False).returncode
    assert run("sync").code == Exit.CONFLICT
    assert run("resolve", "--ours").err.endswith("Next: git rebase --continue\n")
    code, _, err = run("sync")
    assert code == Exit.GIT
    assert err == dedent("""\
        error: git is in the middle of something else here (rebase)
          = help: end it first: git rebase --continue, or git rebase --abort
    """)
    assert run("sync", "--abort").code == Exit.USAGE, "never what we did not begin"


def test_a_second_conflict_after_the_first(run: Run, sofia: Path, lea: Path) -> None:
    change(lea, END, "end: 2027-01-29")
    pushed(lea, "title: Order data", "title: Lea", "Both")
    changed(sofia, END, "end: 2026-12-31", "End")
    changed(sofia, "title: Order data", "title: Sofia", "Title")
    assert run("sync").code == Exit.CONFLICT
    assert run("resolve", "--theirs").code == 0
    assert run("sync").code == Exit.CONFLICT, "the first commit says nothing any more, the second clashes"
    assert run("resolve", "--ours").code == 0
    assert run("sync").code == 0
    assert "title: Sofia" in text(sofia)
    assert "end: 2027-01-29" in text(sofia)


# Pushing -------------------------------------------------------------------------------------------------------------


def faster(bare: Path, lea: Path, times: int) -> None:
    """Somebody pushes while our push is on its way, this often."""
    script = dedent(f"""\
        unset GIT_DIR GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
        cd '{lea}' || exit 1
        count=$(cat '{bare}/count' 2>/dev/null || echo 0)
        test "$count" -lt {times} || exit 0
        echo $((count + 1)) > '{bare}/count'
        git commit --quiet --allow-empty --message="Faster $count"
        git fetch --quiet && git rebase --quiet origin/main && git push --quiet --no-verify
    """)
    hook(bare.parent / "sofia" / ".git" / "hooks", "pre-push", script)


@pytest.mark.parametrize("times", [1, 3])
def test_a_push_that_comes_too_late_is_made_again(run: Run, sofia: Path, lea: Path, bare: Path, times: int) -> None:
    faster(bare, lea, times)
    health(sofia, "sofia-bernard", "c0000002", 20)
    code, out, _ = run("sync", "--commit")
    assert code == 0
    assert out.endswith("Sent to origin/main: 1 commit, 1 mission changed.\n")
    assert f"From origin/main, {times} commit" in out
    assert tip(bare, "main") == tip(sofia)


def test_others_that_are_always_faster(run: Run, sofia: Path, lea: Path, bare: Path) -> None:
    faster(bare, lea, 99)
    changed(sofia, "title: Order data", "title: Orders", "Title")
    code, out, err = run("sync")
    assert (code, out) == (Exit.GIT, "")
    assert "error: others were faster, 4 times; what came in is here, nothing was sent\n" in err
    assert git(sofia, "status", "--porcelain") == ""


@pytest.mark.parametrize("place", ["pre-push", "pre-receive"])
def test_a_hook_that_refuses_is_heard(run: Run, sofia: Path, bare: Path, lea: Path, place: str) -> None:
    folder = bare / "hooks" if place == "pre-receive" else sofia / ".git" / "hooks"
    pushed(lea, "title: Order data", "title: Orders", "Title")
    hook(folder, place, "echo 'Not on a Sunday' >&2; exit 1")
    health(sofia, "sofia-bernard", "c0000002", 20)
    code, out, err = run("sync", "--commit")
    assert (code, out) == (Exit.GIT, "")
    assert "    title: Order data → Orders\n" in err, "what came in is here all the same"
    assert "error: git push refused; nothing was sent:\n" in err
    assert "Not on a Sunday" in err
    assert ("help: where main is protected" in err) is (place == "pre-receive")


def test_a_protected_branch_ends_in_a_request_to_merge(run: Run, sofia: Path, bare: Path) -> None:
    hook(
        bare / "hooks",
        "pre-receive",
        "read -r _ _ name; test $name != refs/heads/main || { echo 'Protected'; exit 1; }",
    )
    git(sofia, "config", "remote.origin.url", "https://sofia:secret@github.example/rivage/follow-up.git")
    git(sofia, "config", f"url.{bare}.insteadOf", "https://sofia:secret@github.example/rivage/follow-up.git")
    health(sofia, "sofia-bernard", "c0000002", 20)
    code, _, err = run("sync", "--commit")
    own = f"mission-{tip(sofia)[:7]}"
    assert code == Exit.GIT
    assert err.endswith(
        "help: where main is protected, send your work as a branch of its own, and ask there for it to be merged:\n"
        f"      git push origin HEAD:refs/heads/{own}\n"
        f"      https://github.example/rivage/follow-up/compare/main...{own}?expand=1\n"
    )
    assert "secret" not in err
    git(sofia, "push", "--quiet", "origin", f"HEAD:refs/heads/{own}")


def test_a_hook_that_stops_the_commit(run: Run, sofia: Path) -> None:
    hook(sofia / ".git" / "hooks", "pre-commit", "echo 'Spell it right' >&2; exit 1")
    health(sofia, "sofia-bernard", "c0000002", 20)
    before = tip(sofia)
    code, out, err = run("sync", "--commit")
    assert (code, out) == (Exit.GIT, "")
    assert "Spell it right" in err
    assert (tip(sofia), git(sofia, "status", "--porcelain")) == (before, f" M {MISSION}\n")


def test_a_hook_that_stops_the_rebase(run: Run, sofia: Path, lea: Path) -> None:
    pushed(lea, "title: Order data", "title: Orders", "Title")
    health(sofia, "sofia-bernard", "c0000002", 20)
    record(sofia, "Check-in")
    hook(sofia / ".git" / "hooks", "pre-rebase", "echo 'No rebase here' >&2; exit 1")
    before = tip(sofia)
    code, out, err = run("sync")
    assert (code, out) == (Exit.GIT, "")
    assert err.startswith("error: git rebase refused; all is as before:\nNo rebase here\n")
    assert tip(sofia) == before
    assert git(sofia, "for-each-ref", "refs/worktree") == ""


def test_a_remote_that_is_out_of_reach(run: Run, sofia: Path, bare: Path) -> None:
    changed(sofia, "title: Order data", "title: Orders", "Title")
    bare.rename(bare.with_name("gone.git"))
    code, out, err = run("sync")
    assert (code, out) == (Exit.GIT, "")
    assert err.startswith("error: git fetch refused; all is as before:\nfatal: ")
    assert "forge.git" in err


# Where there is nothing to be in step with ---------------------------------------------------------------------------


def test_a_branch_that_is_shared_for_the_first_time(run: Run, sofia: Path, bare: Path) -> None:
    git(sofia, "switch", "--quiet", "-c", "spring")
    changed(sofia, "title: Order data", "title: Orders", "Title")
    code, out, err = run("sync")
    assert (code, out) == (0, "Sent to origin/spring: 1 commit, 1 mission changed.\n")
    assert err == "From now on `spring` and origin/spring belong together.\n"
    assert tip(bare, "spring") == tip(sofia)
    assert run("sync").out == "Up to date with origin/spring.\n"


def test_the_first_of_all(run: Run, tmp_path: Path) -> None:
    hub = tmp_path / "hub.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(hub))
    one = clone(hub, "Sofia Bernard", tmp_path / "one")
    (one / "missions").mkdir()
    code, _, err = run("sync", "--dir", str(one))
    assert code == Exit.GIT
    assert err.startswith("error: the branch `main` has no commit yet\n")
    (one / MISSION).write_text(SMALL, encoding="utf-8")
    code, out, err = run("sync", "--dir", str(one), "--commit")
    assert (code, out) == (0, "Sent to origin/main: 1 commit, 1 mission changed.\n")
    assert err.startswith("Committed: small: mission created: Order data, 2026-03-02 → 2026-12-18\n")


def test_a_repository_without_remote(run: Run, repository: Path) -> None:
    code, out, err = run("sync")
    assert (code, out) == (Exit.GIT, "")
    assert err == dedent("""\
        error: this repository is shared with nobody yet: it has no remote
          = help: once, with the address that the forge gives: git remote add origin ADDRESS
    """)


def test_several_remotes(run: Run, repository: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        git(tmp_path, "init", "--quiet", "--bare", str(tmp_path / f"{name}.git"))
        git(repository, "remote", "add", name, str(tmp_path / f"{name}.git"))
    assert "could be shared at several places: one, two\n" in run("sync").err
    assert "there is no remote `three`; these are known: one, two" in run("sync", "--remote", "three").err
    assert run("sync", "--remote", "two").out == "Sent to two/main: 1 commit, 1 mission changed.\n"
    assert run("sync").out == "Up to date with two/main.\n"


def test_no_branch(run: Run, sofia: Path) -> None:
    git(sofia, "switch", "--quiet", "--detach")
    code, _, err = run("sync")
    assert code == Exit.GIT
    assert err.startswith("error: no branch is checked out: there is nothing to bring in step\n")


def test_a_branch_that_somebody_removed_is_not_sent_again(run: Run, sofia: Path, bare: Path) -> None:
    git(sofia, "switch", "--quiet", "-c", "spring")
    code, out, err = run("sync")
    assert (code, out) == (0, "Up to date with origin/spring.\n")
    assert err == "From now on `spring` and origin/spring belong together.\n"
    git(bare, "branch", "-D", "spring")
    code, _, err = run("sync")
    assert code == Exit.GIT
    assert err.startswith("error: origin/spring is not there any more: somebody removed it\n")


def test_nothing_in_common(run: Run, sofia: Path, bare: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "missions").mkdir(parents=True)
    (other / MISSION).write_text(SMALL, encoding="utf-8")
    git(other, "init", "--quiet", "--initial-branch=main")
    identify(other, "Paul Durand")
    record(other, "Another start")
    git(other, "remote", "add", "origin", str(bare))
    code, _, err = run("sync", "--dir", str(other))
    assert code == Exit.GIT
    assert err.startswith("error: this repository and origin/main have no commit in common\n")


def test_outside_a_repository(run: Run, workspace: Path) -> None:
    code, out, err = run("sync")
    assert (code, out) == (Exit.GIT, "")
    assert err.startswith(f"error: {workspace} is not in a git repository\n")


def test_two_ways_at_once(run: Run, sofia: Path) -> None:
    assert run("sync", "--merge", "--rebase").code == Exit.USAGE


# A look first --------------------------------------------------------------------------------------------------------


def test_a_dry_run_tells_and_changes_nothing(run: Run, sofia: Path, lea: Path, bare: Path) -> None:
    clash(sofia, lea)
    before = (tip(sofia), tip(bare, "main"), text(sofia))
    code, out, err = run("sync", "--dry-run")
    assert code == 0
    assert out == dedent("""\
        1 commit would come in from origin/main:
          small
            end moved: 2026-12-18 → 2027-01-29
        missions/small.yaml: both sides changed 1 place differently; mission resolve will ask
        2 commits would be sent to origin/main, 1 mission changed.
    """)
    assert err == "Nothing was changed or sent (--dry-run); only asked for what is at origin/main.\n"
    assert (tip(sofia), tip(bare, "main"), text(sofia)) == before
    told = json.loads(run("sync", "-n", "--json").out)
    assert (told["conflicts"], told["next"]) == ([MISSION], "mission sync")


def test_a_dry_run_of_a_commit(run: Run, sofia: Path) -> None:
    change(sofia, "title: Order data", "title: Orders")
    code, out, err = run("sync", "--dry-run", "--commit")
    assert (code, out) == (0, "")
    assert err.endswith("1 changed file would be committed first: small: title: Order data → Orders\n")
    assert git(sofia, "status", "--porcelain") == f" M {MISSION}\n"


# Nothing wrong leaves -------------------------------------------------------------------------------------------------


def test_markers_that_were_added_are_not_sent_and_the_conflict_comes_back(
    run: Run, sofia: Path, lea: Path, bare: Path
) -> None:
    pushed(lea, END, END.replace("2026-12-18", "2027-01-29"), "Longer")
    changed(sofia, END, END.replace("2026-12-18", "2026-12-31"), "To the end of the year")
    assert run("sync").code == 6
    assert "<<<<<<< theirs\n  end: 2027-01-29\n=======\n  end: 2026-12-31\n>>>>>>> ours\n" in text(sofia)
    before = tip(bare, "main")
    git(sofia, "add", "--all")
    ran = run("sync")
    assert (ran.code, ran.out, tip(bare, "main")) == (5, "", before)
    assert "error: a conflict was marked as settled with its markers inside: missions/small.yaml\n" in ran.err
    git(sofia, "checkout", "--merge", "--", MISSION)
    assert run("resolve", "--ours").code == 0
    assert run("sync").code == 0
    assert "end: 2026-12-31" in git(bare, "show", f"main:{MISSION}")


def test_a_value_that_the_place_cannot_have_is_refused(run: Run, sofia: Path, lea: Path) -> None:
    pushed(lea, END, END.replace("2026-12-18", "2027-01-29"), "Longer")
    changed(sofia, END, END.replace("2026-12-18", "2026-12-31"), "To the end of the year")
    assert run("sync").code == 6
    before = text(sofia)
    ran = run("resolve", "small", "--set", "contract.end=not-a-date")
    assert (ran.code, ran.out, text(sofia)) == (1, "", before)
    assert ran.err == "error: contract.end cannot be that: `not-a-date` is not a day\n"
    assert run("resolve", "small", "--set", "contract.end=2027-02-26").code == 0


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("title: ", "title: [\nx: ", "E-SYNTAX"),
        (END, END.replace("2026-12-18", "2020-12-18"), "E-DATES"),
    ],
)
def test_what_does_not_read_or_is_wrong_stays_here(
    run: Run, sofia: Path, bare: Path, old: str, new: str, code: str
) -> None:
    before = tip(bare, "main")
    changed(sofia, old, new, "By hand")
    ran = run("sync")
    assert (ran.code, ran.out, tip(bare, "main")) == (5, "", before)
    assert f"[{code}]" in ran.err
    assert "error: nothing was sent: the others would get what is wrong above" in ran.err
    git(sofia, "revert", "--no-edit", "HEAD")
    assert run("sync").code == 0


def test_a_record_that_goes_says_so_before_it_leaves(run: Run, sofia: Path, bare: Path) -> None:
    assert run("note", "small", "Agreed by phone.", "--as", "Sofia Bernard").code == 0
    assert run("sync", "--commit").code == 0
    before = tip(bare, "main")
    name = json.loads(run("show", "small", "--full", "--json").out)["items"][0]["journal"][-1]["id"]
    whole = text(sofia)
    at = whole.index(f"    - id: {name}\n")
    (sofia / MISSION).write_text(whole[:at] + "".join(whole[at:].splitlines(keepends=True)[4:]), encoding="utf-8")
    git(sofia, "commit", "--quiet", "--all", "--message=Tidy")
    ran = run("sync")
    assert (ran.code, tip(bare, "main")) == (5, before)
    assert ran.err.endswith(
        "error: nothing was sent: the others would lose what is named above; what came in is here\n"
        "  = help: put it back and `mission sync --commit`; if it was meant to go: git commit --allow-empty -m "
        f'"Removes: small {name}", then `mission sync`\n'
    )
    git(sofia, "commit", "--quiet", "--allow-empty", f"--message=Removes: small {name}")
    assert run("sync").code == 0


def test_what_two_sides_made_wrong_together_is_said_when_it_comes_in(run: Run, sofia: Path, lea: Path) -> None:
    """Closed here, a laptop lent there: each was right, and only the two together are not."""
    closed = "closed: 2026-11-20 by sofia-bernard\n\njournal:"
    changed(lea, "journal:", "equipment:\n  - id: laptop\n    item: Laptop\n    lent: 2026-11-19\n\njournal:", "Lent")
    git(lea, "push", "--quiet")
    changed(sofia, "\njournal:", f"\n{closed}", "Closed")
    ran = run("sync")
    if ran.code == 6:
        assert run("resolve").code == 0
        ran = run("sync")
    assert ran.code == 0, ran.err
    assert "[W-CLOSED" in ran.err
    assert "warning: each side was right in itself; together they are as shown above" in ran.err


def test_two_missions_of_one_id_are_both_kept(run: Run, sofia: Path, lea: Path) -> None:
    other = Path("missions/new.yaml")
    for folder, who, start in ((lea, "Paul One", "2026-12-01"), (sofia, "Lea Two", "2026-12-07")):
        whole = SMALL.replace("consultant: ", f"consultant: {who} #").replace("start: 2026-03-02", f"start: {start}")
        (folder / other).write_text(whole.replace("2026-12-18", "2027-03-31"), encoding="utf-8")
        git(folder, "add", str(other))
        git(folder, "commit", "--quiet", f"--message=New for {who}")
    git(lea, "push", "--quiet")
    assert run("sync").code == 6
    ran = run("resolve", "--ours")
    assert ran.code == 0
    assert ran.out == (
        "missions/new.yaml: two missions were agreed under one id; theirs keeps it, yours is now missions/new-2.yaml"
        " (rename it as you like: git mv)\n"
    )
    assert run("sync").code == 0
    assert "Paul One" in (sofia / other).read_text(encoding="utf-8")
    assert "Lea Two" in (sofia / "missions/new-2.yaml").read_text(encoding="utf-8")
