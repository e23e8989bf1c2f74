"""Missions merged by real git with the driver in place, and in clones where it is missing or broken."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import EXAMPLE

import mission_cli
from mission_cli.storage.git.driver import ask_for, one_off, register
from mission_cli.storage.workspace import Workspace

MISSION = "missions/acme.yaml"
BASE = EXAMPLE.read_text(encoding="utf-8")
RATE = ("rate: 620 EUR/day", "rate: 640 EUR/day")
DAYS = ("days_per_week: 5", "days_per_week: 4")
"""The line below the rate: git's own merge conflicts."""
LAST = "      ref: MAIL-2026-06-12\n"
MARKS = ("<<<<<<<", "=======", ">>>>>>>")


def note(name: str) -> tuple[str, str]:
    """A note more at the end of the last lane."""
    return (LAST, f"{LAST}    - id: {name}\n      type: note\n      date: 2026-11-20\n      text: Said by {name}.\n")


class Repo:
    """A workspace in a repository."""

    def __init__(self, folder: Path, *, workspace: str = "", path: str = MISSION, driver: bool = True) -> None:
        self.folder = folder
        self.root = folder / workspace
        (self.root / "missions").mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")
        if driver:
            assert ask_for(self.root)
            register(self.root)
        self.path = path
        self.write(BASE)
        self.commit("base")

    @property
    def file(self) -> Path:
        return self.root / self.path

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def git(self, *words: str) -> str:
        done = self.tried(*words)
        assert done.returncode == 0, f"git {' '.join(words)}: {done.stdout}{done.stderr}"
        return done.stdout

    def tried(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["git", *words], cwd=self.folder, capture_output=True, text=True, check=False)

    def write(self, text: str) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(text, encoding="utf-8")

    def edit(self, *changes: tuple[str, str]) -> None:
        text = self.text
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        self.write(text)

    def commit(self, message: str = "x") -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def two(self, ours: tuple[str, str], theirs: tuple[str, str]) -> None:
        """A commit on `theirs` and one on `main`, which is checked out."""
        self.git("switch", "--quiet", "-c", "theirs")
        self.edit(theirs)
        self.commit("theirs")
        self.git("switch", "--quiet", "main")
        self.edit(ours)
        self.commit("ours")


def changed(*changes: tuple[str, str]) -> str:
    text = BASE
    for old, new in changes:
        text = text.replace(old, new)
    return text


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Sofia Bernard")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "sofia@esn.example")
    monkeypatch.setenv("PYTHONPATH", str(Path(mission_cli.__file__).parents[1]))


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a `mission` on the PATH that is this shell script."""

    def _install(script: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        (folder / "mission").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / "mission").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    return _install


@pytest.fixture
def program(install: Callable[[str], None]) -> None:
    install(f'exec "{sys.executable}" -m mission_cli "$@"')


@pytest.fixture
def absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PATH that has git and no `mission`."""
    folder = tmp_path / "few"
    folder.mkdir()
    for name in ("git", "sh", "grep", "test", "sed", "cat"):
        found = next(Path(part) / name for part in os.environ["PATH"].split(os.pathsep) if (Path(part) / name).exists())
        (folder / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(folder))


def test_stock_git_conflicts_where_the_driver_does_not(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r", driver=False)
    repo.two(RATE, DAYS)
    assert repo.tried("merge", "theirs").returncode == 1
    assert all(mark in repo.text for mark in MARKS)


@pytest.mark.usefixtures("program")
def test_merge(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.two(RATE, DAYS)
    repo.git("merge", "--no-edit", "theirs")
    assert repo.text == changed(RATE, DAYS)


@pytest.mark.usefixtures("program")
def test_rebase_of_several_commits_swaps_the_sides(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.two(RATE, DAYS)
    repo.git("switch", "--quiet", "theirs")
    repo.edit(note("theirs-1"))
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.edit(note("ours-1"))
    repo.commit()
    repo.git("rebase", "--quiet", "theirs")
    assert RATE[1] in repo.text
    assert DAYS[1] in repo.text
    lane = [item.entry.id for item in Workspace(repo.root).load("acme").mission.dated()]
    assert lane.count("ours-1") == lane.count("theirs-1") == 1
    assert len(repo.text.splitlines()) == len(BASE.splitlines()) + 8


@pytest.mark.usefixtures("program")
def test_cherry_pick(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.two(RATE, DAYS)
    repo.git("cherry-pick", "theirs")
    assert repo.text == changed(RATE, DAYS)


@pytest.mark.usefixtures("program")
def test_revert_takes_the_entry_away_and_only_that(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.edit(note("wrong"))
    repo.commit("wrong")
    repo.edit(("text: Said by wrong.\n", "text: Said by wrong.\n" + note("right")[1].removeprefix(LAST)))
    repo.commit("right")
    repo.git("revert", "--no-edit", "HEAD~1")
    assert repo.text == changed(note("right"))
    repo.git("revert", "--no-edit", "HEAD")
    assert repo.text.count("id: wrong") == repo.text.count("id: right") == 1


@pytest.mark.usefixtures("program")
def test_stash_pop(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.edit(DAYS, note("kept-back"))
    repo.git("stash", "push", "--quiet")
    repo.edit(RATE, note("meanwhile"))
    repo.commit()
    repo.git("stash", "pop", "--quiet")
    assert repo.text.count("id: kept-back") == repo.text.count("id: meanwhile") == 1
    assert RATE[1] in repo.text
    assert DAYS[1] in repo.text
    assert repo.git("stash", "list") == ""


@pytest.mark.usefixtures("program")
def test_an_octopus_is_right_or_refused_with_nothing_changed(tmp_path: Path) -> None:
    """git's octopus calls no driver: it merges what lines can be, and refuses the rest."""
    repo = Repo(tmp_path / "r")
    repo.two(RATE, DAYS)
    repo.git("switch", "--quiet", "-c", "third", "theirs")
    repo.edit(note("third"))
    repo.commit()
    repo.git("switch", "--quiet", "-c", "fourth", "main~1")
    repo.edit(("vision: Orders flow", "vision: All orders flow"))
    repo.commit()
    repo.git("switch", "--quiet", "main")
    assert repo.tried("merge", "--no-edit", "third", "fourth").returncode != 0
    assert repo.text == changed(RATE)
    assert repo.git("status", "--porcelain") == ""
    repo.git("reset", "--quiet", "--hard", "main~1")
    repo.git("merge", "--no-edit", "third", "fourth")
    assert repo.text == changed(DAYS, note("third"), ("vision: Orders flow", "vision: All orders flow"))


@pytest.mark.usefixtures("program")
def test_renamed_on_one_side_and_made_executable_on_the_other(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.git("switch", "--quiet", "-c", "theirs")
    (repo.root / "missions" / "2025").mkdir()
    repo.git("mv", MISSION, "missions/2025/acme-orders.yaml")
    repo.path = "missions/2025/acme-orders.yaml"
    repo.edit(DAYS)
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.path = MISSION
    repo.edit(RATE)
    repo.file.chmod(0o755)
    repo.commit()
    repo.git("merge", "--no-edit", "theirs")
    assert not repo.file.exists()
    repo.path = "missions/2025/acme-orders.yaml"
    assert repo.text == changed(RATE, DAYS)
    assert os.access(repo.file, os.X_OK)


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize(
    ("workspace", "path"),
    [
        ("", "missions/2025/acme.yaml"),
        ("offices/lyon", MISSION),
        ("l'agence \"d'été\"", "missions/$HOME `id` & co/acme; x.yaml"),
        ("", "missions/-n.yaml"),
    ],
)
def test_wherever_the_file_is(tmp_path: Path, workspace: str, path: str) -> None:
    repo = Repo(tmp_path / "r", workspace=workspace, path=path)
    repo.two(RATE, DAYS)
    repo.git("merge", "--no-edit", "theirs")
    assert repo.text == changed(RATE, DAYS)


@pytest.mark.usefixtures("program")
def test_both_added_the_file(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    for branch, change in (("theirs", DAYS), ("mine", RATE)):
        repo.git("switch", "--quiet", "-c", branch, "main")
        repo.path = "missions/new.yaml"
        repo.write(changed(change, note(branch)))
        repo.commit()
    assert repo.tried("merge", "theirs").returncode == 1
    # Two rates and two numbers of days: no base says which is newer. The notes are both there, outside the markers.
    kept, inside = outside_and_inside(repo.text)
    assert kept.count("id: theirs") == kept.count("id: mine") == 1
    assert all(word in inside for word in (*RATE, *DAYS))


@pytest.mark.usefixtures("program")
def test_a_true_conflict_keeps_both_and_merges_the_rest(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.git("switch", "--quiet", "-c", "theirs")
    repo.edit((RATE[0], "rate: 700 EUR/day"), note("theirs"))
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.edit(RATE, DAYS, note("ours"))
    repo.commit()
    done = repo.tried("merge", "theirs")
    assert done.returncode == 1
    kept, inside = outside_and_inside(repo.text)
    assert kept.count("id: theirs") == kept.count("id: ours") == 1
    assert DAYS[1] in kept
    assert sorted(inside.split("\n")) == sorted(["  rate: 640 EUR/day", "  rate: 700 EUR/day", ""])
    assert repo.git("ls-files", "--unmerged").count(MISSION) == 3


def crossed(repo: Repo, settled: dict[str, tuple[str, str]]) -> subprocess.CompletedProcess[str]:
    """Two branches with a rate each that merge one another, each settling it its way, and then write a note each."""
    for branch, rate in (("b", "rate: 700 EUR/day"), ("a", RATE[1])):
        repo.git("switch", "--quiet", "-c", branch, "main")
        repo.edit((RATE[0], rate))
        repo.commit()
    repo.git("branch", "before")
    for branch, other in (("a", "b"), ("b", "before")):
        repo.git("switch", "--quiet", branch)
        assert repo.tried("merge", other).returncode == 1
        repo.write(changed(settled[branch]))
        repo.commit()
        repo.edit(note(f"n-{branch}"))
        repo.commit()
    return repo.tried("merge", "--no-edit", "a")


@pytest.mark.usefixtures("program")
def test_two_branches_that_merged_each_other(tmp_path: Path) -> None:
    """The base git gives is then a merge with conflict markers in it."""
    repo = Repo(tmp_path / "r")
    done = crossed(repo, {"a": RATE, "b": RATE})
    assert done.returncode == 0, done.stdout + done.stderr
    assert repo.text.count("id: n-a") == repo.text.count("id: n-b") == 1
    assert RATE[1] in repo.text


@pytest.mark.usefixtures("program")
def test_two_branches_that_settled_one_conflict_in_two_ways(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    assert crossed(repo, {"a": RATE, "b": (RATE[0], "rate: 700 EUR/day")}).returncode == 1
    _, inside = outside_and_inside(repo.text)
    assert RATE[1] in inside
    assert "rate: 700 EUR/day" in inside


@pytest.mark.usefixtures("program")
def test_a_side_that_is_no_yaml_falls_back_to_lines(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.two(("title: Order data platform migration", "title: [broken"), DAYS)
    repo.git("merge", "--no-edit", "theirs")
    assert repo.text == changed(("title: Order data platform migration", "title: [broken"), DAYS)


@pytest.mark.usefixtures("absent")
def test_no_set_up_at_all(tmp_path: Path) -> None:
    """The driver and the attributes on git's command line, the program not on the PATH."""
    repo = Repo(tmp_path / "r", driver=False)
    repo.two(RATE, DAYS)
    with tempfile.TemporaryDirectory() as temporary:
        repo.git(*one_off(Path(temporary), repo.root), "merge", "--no-edit", "theirs")
    assert repo.text == changed(RATE, DAYS)


# Where the program is missing or broken ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("absent")
def test_a_clone_without_the_program_keeps_both_sides(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.two(RATE, DAYS)
    assert repo.tried("merge", "theirs").returncode == 1
    _, inside = outside_and_inside(repo.text)
    assert RATE[1] in inside
    assert DAYS[1] in inside
    assert repo.git("ls-files", "--unmerged").count(MISSION) == 3


@pytest.mark.usefixtures("absent")
def test_a_clone_without_the_program_merges_what_lines_can_be(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.two(RATE, note("theirs"))
    repo.git("merge", "--no-edit", "theirs")
    assert repo.text == changed(RATE, note("theirs"))


def test_a_clone_that_registered_nothing_merges_as_text(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.two(RATE, DAYS)
    repo.git("config", "--remove-section", "merge.mission")
    assert repo.tried("merge", "theirs").returncode == 1
    assert all(mark in repo.text for mark in MARKS)


BROKEN = {
    "gone": "exit 127",
    "not executable": "exit 126",
    "a package that is gone": "echo 'No module named mission_cli' >&2; exit 1",
    "a crash": "exit 2",
    "killed": "kill -9 $$",
    "killed by a signal of its own": "kill -SEGV $$",
    "no space": "exit 74",
}


@pytest.mark.parametrize("script", BROKEN.values(), ids=BROKEN.keys())
def test_a_driver_that_fails_never_leaves_ours_alone(
    tmp_path: Path, install: Callable[[str], None], script: str
) -> None:
    install(script)
    repo = Repo(tmp_path / "r")
    repo.two(RATE, DAYS)
    assert repo.tried("merge", "theirs").returncode == 1
    _, inside = outside_and_inside(repo.text)
    assert RATE[1] in inside
    assert DAYS[1] in inside


def outside_and_inside(text: str) -> tuple[str, str]:
    """The lines outside the markers and those between them; a conflict must be there."""
    outside: list[str] = []
    inside: list[str] = []
    within = False
    seen = ""
    for line in text.splitlines(keepends=True):
        mark = line[:7]
        if mark in MARKS:
            seen += mark[0]
            within = mark != MARKS[2]
        else:
            (inside if within else outside).append(line)
    assert seen
    assert seen == "<=>" * (len(seen) // 3)
    return "".join(outside), "".join(inside)
