"""`mission resolve`: conflicts made by real git, in every way that git makes them."""

from __future__ import annotations

import errno
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from tests.cli.small_team import END, MISSION, SMALL, change, changed, record, text
from tests.cli.test_prompts import Terminal
from tests.conftest import Run, git, identify, made_once

from mission_cli.errors import Exit
from mission_cli.storage import disk
from mission_cli.storage.workspace import Workspace

ENTRY = "    - id: {id}\n      type: checkin\n      date: 2026-11-{day}\n      health: amber\n"
OURS, THEIRS = "end: 2026-12-31", "end: 2027-01-29"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one small mission, on main."""
    root = tmp_path / "firm"
    shutil.copytree(made_once("small-firm", _small), root)
    monkeypatch.chdir(root)
    return root


def _small(root: Path) -> None:
    (root / "missions").mkdir(parents=True)
    (root / MISSION).write_text(SMALL, encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    identify(root, "Sofia Bernard")
    record(root, "Start")


@pytest.fixture
def stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same in the middle of a merge: both wrote in one lane."""
    root = tmp_path / "firm"
    shutil.copytree(made_once("stopped-firm", _stopped), root)
    monkeypatch.chdir(root)
    return root


def _stopped(root: Path) -> None:
    _small(root)
    two_branches(root, entries=True)
    by(root, "merge")


def fails(folder: Path, *words: str) -> None:
    """A git command that stops at a conflict."""
    assert subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False).returncode == 1


def appended(folder: Path, entry_id: str, day: int) -> None:
    path = folder / MISSION
    path.write_text(path.read_text(encoding="utf-8") + ENTRY.format(id=entry_id, day=day), encoding="utf-8")


def two_branches(small: Path, *, entries: bool = False) -> None:
    """`theirs` by Léa Martin, `main` by Sofia Bernard; with `entries` both append to one lane, else both move the end."""
    git(small, "switch", "--quiet", "-c", "theirs")
    if entries:
        appended(small, "c0000002", 19)
    else:
        change(small, END, THEIRS)
    git(small, "commit", "--quiet", "-a", "-m", "Theirs", "--author=Léa Martin <lea@esn.example>")
    git(small, "switch", "--quiet", "main")
    if entries:
        appended(small, "c0000003", 20)
    else:
        change(small, END, OURS)
    record(small, "Mine")


def by(small: Path, how: str) -> None:
    """Bring `theirs` and `main` together until git stops."""
    match how:
        case "merge":
            fails(small, "merge", "--quiet", "theirs")
        case "rebase":
            fails(small, "rebase", "--quiet", "theirs")
        case "rebase-apply":
            fails(small, "rebase", "--quiet", "--apply", "theirs")
        case "cherry-pick":
            fails(small, "cherry-pick", "theirs")
        case "revert":
            git(small, "reset", "--quiet", "--hard", "theirs")
            changed(small, THEIRS, OURS, "Mine on theirs")
            fails(small, "revert", "--no-edit", "HEAD~1")
        case "stash":
            changed(small, OURS, END, "As it was")
            change(small, END, OURS)
            git(small, "stash", "--quiet")
            git(small, "merge", "--quiet", "-X", "theirs", "--no-edit", "theirs")
            fails(small, "stash", "pop", "--quiet")


WAYS = ["merge", "rebase", "rebase-apply", "cherry-pick", "stash"]
NEXT = {
    "merge": "Next: git commit\n",
    "rebase": "Next: git rebase --continue\n",
    "rebase-apply": "Next: git rebase --continue\n",
    "cherry-pick": "Next: git cherry-pick --continue\n",
    "revert": "Next: git revert --continue\n",
    "stash": "Nothing more to do; the stash is still kept: git stash drop\n",
}


def unmerged(folder: Path) -> str:
    return git(folder, "ls-files", "--unmerged")


@pytest.mark.parametrize("how", ["merge", "rebase", "rebase-apply", "cherry-pick"])
def test_what_stock_git_calls_a_conflict_and_is_none(run: Run, small: Path, how: str) -> None:
    two_branches(small, entries=True)
    by(small, how)
    assert "<<<<<<<" in text(small)
    code, out, err = run("resolve")
    assert (code, out) == (0, "missions/small.yaml: merged\n")
    assert err.endswith(NEXT[how])
    assert unmerged(small) == ""
    days = [(one.entry.id, str(one.entry.date)) for one in Workspace(small).load("small").mission.dated()]
    assert days == [("c0000001", "2026-10-14"), ("c0000002", "2026-11-19"), ("c0000003", "2026-11-20")]
    git(
        small,
        "-c",
        "core.editor=true",
        *NEXT[how].removeprefix("Next: git ").split(),
        *(["--no-edit"] if how == "merge" else []),
    )
    assert git(small, "status", "--porcelain") == ""


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize(("side", "end"), [("--ours", OURS), ("--theirs", THEIRS)])
def test_ours_is_the_person_s_own_whatever_git_calls_it(run: Run, small: Path, how: str, side: str, end: str) -> None:
    two_branches(small)
    by(small, how)
    code, out, err = run("resolve", "small", side)
    assert (code, out) == (0, "missions/small.yaml: merged, as you chose\n"), err
    assert end in text(small)
    assert err.endswith(NEXT[how])
    assert unmerged(small) == ""


@pytest.mark.parametrize(("side", "end"), [("--ours", OURS), ("--theirs", END)])
def test_a_revert(run: Run, small: Path, side: str, end: str) -> None:
    two_branches(small)
    by(small, "revert")
    code, _, err = run("resolve", side)
    assert code == 0
    assert err.startswith("In the middle of a revert; theirs is as before this commit:\n")
    assert "  theirs  theirs  " not in err, "the commit that is taken back, not a branch"
    assert end in text(small)
    assert err.endswith(NEXT["revert"])


@pytest.mark.usefixtures("watched")
def test_a_true_conflict_says_who_changed_what_and_what_to_type(run: Run, small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    code, out, err = run("resolve")
    assert code == Exit.CONFLICT
    assert out == dedent("""\
        missions/small.yaml: 1 place changed on both sides
          contract.end
            yours   2026-12-31  Sofia Bernard, 2026-11-21
            theirs  2027-01-29  Léa Martin, 2026-11-21
    """)
    assert err == dedent("""\
        In the middle of a merge:
          yours   main    Sofia Bernard, 2026-11-21: Mine
          theirs  theirs  Léa Martin, 2026-11-21: Theirs
          = help: mission resolve small --take contract.end=ours
        ours is what is yours, theirs the other side's; --set PLACE=VALUE gives a third value. On a terminal each is asked.
    """)
    assert "<<<<<<< yours main (Sofia Bernard)\n  end: 2026-12-31\n=======\n  end: 2027-01-29\n>>>>>>> theirs" in text(
        small
    )
    assert unmerged(small) != ""
    again = run("resolve")
    assert (again.code, again.out) == (code, out)
    assert run("resolve", "--set", "contract.end=2026-12-24").code == 0
    assert "  end: 2026-12-24\n" in text(small)


@pytest.mark.usefixtures("watched")
def test_a_rebase_names_the_sides_by_what_they_are(run: Run, small: Path) -> None:
    two_branches(small)
    by(small, "rebase")
    err = run("resolve").err
    assert err.splitlines()[:3] == [
        "In the middle of a rebase (git calls the two sides the other way round here):",
        "  yours   main    Sofia Bernard, 2026-11-21: Mine",
        "  theirs  theirs  Léa Martin, 2026-11-21: Theirs",
    ]
    french = run("resolve", "--lang", "fr")
    assert french.out.startswith(
        "missions/small.yaml\N{NO-BREAK SPACE}: 1 endroit changé des deux côtés\n  contract.end\n    vous "
    )
    assert french.err.startswith("Au milieu d’un rebase (git y nomme les deux côtés à l’inverse)")


def test_json_names_places_and_no_values(run: Run, small: Path) -> None:
    two_branches(small)
    by(small, "rebase")
    code, out, err = run("resolve", "--json")
    assert (code, err) == (Exit.CONFLICT, "")
    answer = json.loads(out)
    assert answer["items"] == [
        {
            "path": MISSION,
            "state": "conflict",
            "second": None,
            "settled": False,
            "places": ["contract.end"],
            "unreadable": [],
        }
    ]
    assert (answer["operation"], answer["yours"]["author"], answer["theirs"]["author"]) == (
        "rebase",
        "Sofia Bernard",
        "Léa Martin",
    )
    assert answer["next"] is None
    assert "2027-01-29" not in out
    assert json.loads(run("resolve", "--json", "--ours").out)["next"] == "git rebase --continue"


def test_several_places_are_settled_together_or_not_at_all(run: Run, small: Path) -> None:
    two_branches(small)
    git(small, "switch", "--quiet", "theirs")
    changed(small, "title: Order data", "title: Lea", "Title")
    git(small, "switch", "--quiet", "main")
    changed(small, "title: Order data", "title: Sofia", "Title")
    by(small, "merge")
    code, _, err = run("resolve", "--take", "title=theirs")
    assert code == Exit.CONFLICT
    assert err.startswith("missions/small.yaml: a choice is still missing for contract.end; a file is settled whole")
    assert "title: Sofia" in text(small)
    assert run("resolve", "--take", "title=theirs", "--take", "contract=ours").code == 0
    assert "title: Lea" in text(small)
    assert OURS in text(small)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--take", "title=theirs"), "--take: `title` is not among what both sides changed: contract.end"),
        (("--set", "contract=x"), "--set: `contract` is not among what both sides changed: contract.end"),
        (("--take", "contract.end"), "--take: `contract.end` names no side; write it so: --take contract.end=theirs"),
        (("--take", "contract.end=mine"), "--take: `contract.end=mine` names no side"),
        (("--set", "x"), "--set: `x` names no side; write it so: --set contract.end=2026-12-18"),
        (("--ours", "--theirs"), "--ours and --theirs say two different things"),
    ],
)
def test_a_choice_that_cannot_be_made(run: Run, small: Path, words: tuple[str, ...], said: str) -> None:
    two_branches(small)
    by(small, "merge")
    before = text(small)
    code, out, err = run("resolve", *words)
    assert (code, out) == (Exit.USAGE, "")
    assert said in err
    assert text(small) == before


def test_which_file(run: Run, small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    code, _, err = run("resolve", "other")
    assert (code, err) == (Exit.NOT_FOUND, "error: `other` is not in conflict; these are: missions/small.yaml\n")
    assert run("resolve", MISSION, "--ours", "--dry-run").code == 0
    assert run("resolve", str(small / MISSION), "--ours", "-n").code == 0
    assert run("resolve", "sma", "--ours").code == 0


def test_a_dry_run(run: Run, small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    before, stages = text(small), unmerged(small)
    code, out, err = run("resolve", "--theirs", "--dry-run")
    assert code == 0
    assert "-<<<<<<< HEAD\n" in out
    assert out.endswith("missions/small.yaml: merged, as you chose\n")
    assert "Nothing was written (--dry-run)" in err
    assert (text(small), unmerged(small)) == (before, stages)


# Edited by hand meanwhile --------------------------------------------------------------------------------------------


def test_what_another_way_of_git_to_merge_left_is_not_edited(run: Run, small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    # One more line that both have in the conflict, as git draws its borders with another algorithm.
    lines = text(small).split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("<<<<<<<"))
    middle = next(at for at, line in enumerate(lines) if line.startswith("======="))
    lines[start - 1], lines[start] = lines[start], lines[start - 1]
    (small / "missions/small.yaml").write_text(
        "\n".join([*lines[: middle + 1], lines[start], *lines[middle + 1 :]]), encoding="utf-8"
    )
    code, out, _ = run("resolve", "--ours")
    assert (code, out) == (0, "missions/small.yaml: merged, as you chose\n")


TASK = """\
    - id: {id}
      title: {title}
      owner: manager
      due: end - {weeks} weeks
      state: todo
"""
TASKS = ("know-client-plans", "announce-end", "handover-file", "satisfaction", "badge", "laptop", "access", "bench")


@pytest.mark.parametrize("how", ["merge", "rebase"])
@pytest.mark.parametrize("algorithm", ["histogram", "myers", "patience", "minimal"])
@pytest.mark.parametrize("sorter", ["main", "theirs"])
def test_what_one_side_moved_and_the_other_changed_was_edited_by_nobody(
    run: Run, small: Path, how: str, algorithm: str, sorter: str
) -> None:
    tasks = [TASK.format(id=name, title=f"About {name}", weeks=at + 2) for at, name in enumerate(TASKS)]
    head = "offboarding:\n  case: completed\n  opened: 2026-11-16\n  tasks:\n"
    change(small, "journal:\n", f"{head}{''.join(tasks)}journal:\n")
    record(small, "Eight")
    for branch in ("theirs", "main"):
        git(small, "switch", "--quiet", *(["-c", branch] if branch == "theirs" else [branch]))
        if branch == sorter:
            change(small, "".join(tasks), "".join(sorted(tasks)))
        else:
            done = tasks[2].replace("todo", "done\n      done: 2026-11-21 by sofia-bernard")
            change(small, tasks[2], done)
        record(small, f"By {branch}")
    fails(small, how, "--quiet", f"--strategy-option=diff-algorithm={algorithm}", "theirs")
    assert "<<<<<<<" in text(small)
    code, out, err = run("resolve")
    assert (code, out) == (0, "missions/small.yaml: merged\n"), err
    offboarding = Workspace(small).load("small").mission.offboarding
    assert offboarding is not None
    assert [task.id for task in offboarding.tasks] == sorted(TASKS)
    assert [task.id for task in offboarding.tasks if task.state == "done"] == ["handover-file"]


@pytest.mark.parametrize("markers", ["<<<<<<<<< HEAD", "|||||||"])
def test_a_file_with_markers_is_never_to_be_added(run: Run, small: Path, markers: str) -> None:
    two_branches(small)
    by(small, "merge")
    lines = text(small).splitlines()
    begin = next(at for at, line in enumerate(lines) if line.startswith("<<<<<<<"))
    (small / MISSION).write_text("\n".join([*lines[:begin], markers, *lines[begin + 1 :]]), encoding="utf-8")
    code, out, err = run("resolve")
    assert (code, out) == (Exit.CONFLICT, "missions/small.yaml: edited by hand since; left as it is\n")
    assert "it still holds both sides between markers" in err
    assert "git add" not in err


def test_a_file_that_does_not_read_is_not_to_be_added(run: Run, small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    (small / MISSION).write_text(SMALL.replace("health: green", "health: [green"), encoding="utf-8")
    code, _, err = run("resolve")
    assert code == Exit.CONFLICT
    assert (
        "it does not read as it is: mission check missions/small.yaml says where; mend it there and run "
        "mission resolve again" in err
    )
    assert "git add" not in err
    (small / MISSION).write_text(SMALL, encoding="utf-8")
    assert "done with it: git add missions/small.yaml; " in run("resolve").err


@pytest.mark.parametrize("side", ["yours", "theirs"])
def test_one_of_two_places_settled_by_hand_is_an_edit(run: Run, small: Path, side: str) -> None:
    for branch, number in (("theirs", 1), ("main", 2)):
        git(small, "switch", "--quiet", *(["-c", branch] if branch == "theirs" else [branch]))
        change(small, "title: Order data", f"title: Order data {number}")
        changed(small, END, f"end: 2027-01-0{number}", branch)
    by(small, "merge")
    mine, other = (b"2", b"1") if side == "yours" else (b"1", b"2")
    raw = (small / MISSION).read_bytes()
    first, rest = raw.split(b">>>>>>> theirs\n", 1)
    before = first.partition(b"<<<<<<< ")[0] + b"title: Order data " + mine + b"\n" + rest
    assert b"title: Order data " + other not in before
    (small / MISSION).write_bytes(before)
    code, out, err = run("resolve", "--ours")
    assert (code, out) == (Exit.CONFLICT, "missions/small.yaml: edited by hand since; left as it is\n")
    assert "git add" not in err
    assert (small / MISSION).read_bytes() == before


def test_what_was_edited_by_hand_is_left(run: Run, small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    change(small, "title: Order data", "title: By hand")
    before = text(small)
    code, out, err = run("resolve", "--ours")
    assert (code, out) == (Exit.CONFLICT, "missions/small.yaml: edited by hand since; left as it is\n")
    assert (
        "it still holds both sides between markers: take one out at each place and run mission resolve again; " in err
    )
    assert "git add" not in err
    assert text(small) == before
    code, out, err = run("resolve", "--ours", "--yes")
    assert (code, out) == (0, "missions/small.yaml: merged, as you chose\n")
    assert "title: Order data" in text(small)
    [kept] = (small / ".mission/cache/drafts").glob("*.yaml")
    assert kept.read_text(encoding="utf-8") == before, "work of a person is put aside, never dropped"
    assert "What you typed is kept in " in err


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_every_style_of_markers_is_known_as_git_s(run: Run, small: Path, style: str) -> None:
    git(small, "config", "merge.conflictStyle", style)
    two_branches(small)
    by(small, "merge")
    assert run("resolve", "--ours").out == "missions/small.yaml: merged, as you chose\n"


def test_line_ends_that_git_converts_stay(run: Run, small: Path) -> None:
    git(small, "config", "core.autocrlf", "true")
    two_branches(small, entries=True)
    by(small, "merge")
    (small / MISSION).write_bytes((small / MISSION).read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert run("resolve").code == 0
    raw = (small / MISSION).read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") > 0
    assert b"\r" not in subprocess.run(["git", "show", f":{MISSION}"], capture_output=True, check=True).stdout


def test_a_side_taken_whole_with_git_is_a_choice(run: Run, small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    git(small, "checkout", "--quiet", "--theirs", MISSION)
    assert run("resolve").out == "missions/small.yaml: edited by hand since; left as it is\n"
    assert THEIRS in text(small)


# One side has no file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("side", "there"), [("--ours", True), ("--theirs", False)])
def test_removed_on_one_side(run: Run, small: Path, side: str, there: bool) -> None:
    git(small, "switch", "--quiet", "-c", "theirs")
    git(small, "rm", "--quiet", MISSION)
    (small / "missions").mkdir(exist_ok=True)
    (small / "missions/.gitkeep").touch()
    record(small, "Gone")
    git(small, "switch", "--quiet", "main")
    changed(small, END, OURS, "Mine")
    by(small, "merge")
    code, out, err = run("resolve")
    assert (code, out) == (Exit.CONFLICT, "missions/small.yaml: changed on one side, removed on the other\n")
    assert "mission resolve small --ours, or --theirs: the changed file is yours" in err
    code, out, _ = run("resolve", side)
    said = "merged, as you chose" if there else "removed"
    assert (code, out) == (0, f"missions/small.yaml: {said}\n")
    assert (small / MISSION).exists() is there
    assert unmerged(small) == ""


def test_both_made_the_same_mission(run: Run, small: Path) -> None:
    git(small, "switch", "--quiet", "-c", "theirs")
    (small / "missions/two.yaml").write_text(SMALL + ENTRY.format(id="c0000002", day=19), encoding="utf-8")
    record(small, "Two")
    git(small, "switch", "--quiet", "main")
    (small / "missions/two.yaml").write_text(SMALL + ENTRY.format(id="c0000003", day=20), encoding="utf-8")
    record(small, "Two too")
    by(small, "merge")
    assert run("resolve").out == "missions/two.yaml: merged\n"
    assert len(Workspace(small).load("two").mission.dated()) == 3


def test_a_side_that_does_not_read(run: Run, small: Path) -> None:
    git(small, "switch", "--quiet", "-c", "theirs")
    changed(small, END, "end: [2027-01-29", "Slip")
    git(small, "switch", "--quiet", "main")
    changed(small, END, OURS, "Mine")
    by(small, "rebase")
    before = text(small)
    code, out, err = run("resolve", "--ours")
    assert (code, out) == (
        Exit.INVALID,
        "missions/small.yaml: cannot be merged, theirs does not read; left as it is\n",
    )
    assert "git checkout --theirs missions/small.yaml (yours), --ours (theirs)" in err
    assert text(small) == before


# Around --------------------------------------------------------------------------------------------------------------


def test_other_files_are_named_and_left(run: Run, small: Path) -> None:
    for branch, word in (("theirs", "1"), ("main", "2")):
        git(small, "switch", "--quiet", *(["-c", branch] if branch == "theirs" else [branch]))
        (small / "README.md").write_text(word, encoding="utf-8")
        appended(small, f"c000000{word}x"[:8], 19)
        record(small, branch)
    by(small, "merge")
    code, out, err = run("resolve")
    assert (code, out) == (0, "missions/small.yaml: merged\n")
    assert err.endswith("Also in conflict, and no mission: README.md. Settle by hand, then git add.\n")
    assert git(small, "diff", "--name-only", "--diff-filter=U") == "README.md\n"


def test_nothing_else_is_staged(run: Run, small: Path) -> None:
    two_branches(small)
    (small / "note.txt").write_text("mine\n", encoding="utf-8")
    by(small, "merge")
    assert run("resolve", "--ours").code == 0
    assert "?? note.txt\n" in git(small, "status", "--porcelain")


def test_a_workspace_below_the_top_from_another_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tmp_path / "top"
    root = top / "the firm"
    (root / "missions").mkdir(parents=True)
    (root / MISSION).write_text(SMALL, encoding="utf-8")
    git(top, "init", "--quiet", "--initial-branch=main")
    identify(top, "Sofia Bernard")
    record(top, "Start")
    two_branches(root)
    by(root, "merge")
    monkeypatch.chdir(tmp_path)
    assert run("resolve", "--dir", str(root), "--theirs").code == 0
    assert THEIRS in text(root)
    assert unmerged(root) == ""


def test_two_right_sides_that_are_wrong_together_are_told(run: Run, small: Path) -> None:
    git(small, "switch", "--quiet", "-c", "theirs")
    changed(small, "start: 2026-03-02", "start: 2026-12-01", "Later")
    git(small, "switch", "--quiet", "main")
    changed(small, END, "end: 2026-11-30", "Earlier")
    by(small, "merge")
    code, out, err = run("resolve")
    assert (code, out) == (0, "missions/small.yaml: merged\n")
    assert "warning: missions/small.yaml has 1 error as merged: mission check\n" in err


def test_no_conflict(run: Run, small: Path) -> None:
    assert run("resolve") == (0, "No mission is in conflict.\n", "")
    two_branches(small, entries=True)
    by(small, "merge")
    assert run("resolve").code == 0
    code, out, err = run("resolve")
    assert (code, out, err) == (0, "No mission is in conflict.\n", "Next: git commit\n")


def test_outside_a_repository(run: Run, workspace: Path) -> None:
    code, out, err = run("resolve")
    assert (code, out) == (Exit.GIT, "")
    assert err.startswith(f"error: {workspace} is not in a git repository\n  = help: `git init` makes one;")


def test_an_index_that_is_locked(run: Run, small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    (small / ".git/index.lock").touch()
    code, out, err = run("resolve", "--ours")
    assert (code, out) == (Exit.GIT, "")
    assert "index.lock" in err
    assert err.endswith("  = help: once that is mended: git add missions/small.yaml\n")
    (small / ".git/index.lock").unlink()
    assert run("resolve").out == "missions/small.yaml: edited by hand since; left as it is\n"


@pytest.mark.parametrize("number", range(40))
def test_a_disk_that_fails_at_any_call(run: Run, stopped: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The file is whole, as before or as merged; nothing is lost, and the next run ends it."""
    small = stopped
    before = text(small)
    left = [number]

    def fail(_: str, path: Path, call: Callable[..., object], *words: object) -> object:
        left[0] -= 1
        if left[0] == -1:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return call(*words)

    monkeypatch.setattr(disk, "hook", fail)
    code, out, err = run("resolve")
    monkeypatch.setattr(disk, "hook", None)
    assert "this is a bug" not in err
    if code:
        assert out == ""
        assert "No space left on device" in err
        assert text(small) == before
        assert run("resolve").code == 0
    assert unmerged(small) == ""
    assert len(Workspace(small).load("small").mission.dated()) == 3


# On a terminal -------------------------------------------------------------------------------------------------------


def test_asked_place_by_place(small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    screen = Terminal("resolve")
    screen.until("  1. yours: 2026-12-31  (Sofia Bernard, 2026-11-21)")
    screen.until("  2. theirs: 2027-01-29  (Léa Martin, 2026-11-21)")
    screen.answer("small, contract.end: which one? ", "2")
    assert screen.end() == 0
    assert "mission resolve small --take contract.end=theirs" in screen.text
    assert "missions/small.yaml: merged, as you chose" in screen.text
    assert THEIRS in text(small)


def test_a_third_value_that_fits(small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    screen = Terminal("resolve")
    screen.answer("which one? ", "other")
    screen.answer("The value of contract.end: ", "soon")
    screen.until("error: contract.end cannot be that")
    screen.answer("The value of contract.end [soon]: ", "2026-12-24")
    assert screen.end() == 0
    assert "mission resolve small --set contract.end=2026-12-24" in screen.text
    assert "  end: 2026-12-24\n" in text(small)


def test_left_for_later(small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    screen = Terminal("resolve")
    screen.answer("which one? ", "later")
    assert screen.end() == Exit.CONFLICT
    assert unmerged(small) != ""


def test_an_edit_by_hand_is_offered_as_it_is(small: Path) -> None:
    two_branches(small)
    by(small, "merge")
    (small / MISSION).write_text(SMALL.replace(END, "end: 2027-02-26"), encoding="utf-8")
    screen = Terminal("resolve")
    screen.until("  1. the file as it is now")
    screen.answer("was edited by hand since. What is right? ", "1")
    assert screen.end() == 0
    assert "missions/small.yaml: kept as it is" in screen.text
    assert "end: 2027-02-26" in text(small)
    assert unmerged(small) == ""
