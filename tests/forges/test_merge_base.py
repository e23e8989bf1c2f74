"""The recipe: what stock git cannot merge is merged with the driver and pushed, and the forge has nothing left to do."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.conftest import REPOSITORY, git
from tests.forges.conftest import MISSION, Forge, shell

SCRIPT = (REPOSITORY / "actions" / "merge-base.sh").read_text(encoding="utf-8")
IDENTITY = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")


def job(forge: Forge, folder: Path, branch: str = "branch") -> Path:
    """A clone of the branch, one commit deep, in which nobody has set up anything."""
    git(folder.parent, "clone", "--quiet", "--depth=1", f"--branch={branch}", forge.url, str(folder))
    return folder


def run(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return shell(["sh"], SCRIPT, folder, {"MISSION_BASE": "main", "MISSION_PUSH": "true", **variables})


def tip(forge: Forge, branch: str) -> str:
    return git(forge.clone, "ls-remote", "origin", branch).split()[0]


def test_stock_git_cannot(apart: Forge) -> None:
    """Or the next test would prove nothing."""
    git(apart.clone, "checkout", "--quiet", "branch")
    done = subprocess.run(["git", "merge", "main"], cwd=apart.clone, capture_output=True, check=False)
    assert done.returncode == 1


def test_the_base_is_merged_with_the_driver(apart: Forge, tmp_path: Path) -> None:
    folder = job(apart, tmp_path / "job")
    before = (folder / ".git" / "config").read_text(encoding="utf-8")
    done = run(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("Merged: main into branch.\n")
    text = (folder / MISSION).read_text(encoding="utf-8")
    assert all(text.count(name) == 1 for name in ("- id: on-main", "- id: on-branch"))
    assert tip(apart, "branch") == git(folder, "rev-parse", "HEAD").strip()
    git(folder, "fetch", "--quiet", "origin", "main")
    git(folder, "merge-base", "--is-ancestor", "FETCH_HEAD", "HEAD")  # the forge: already up to date
    assert git(folder, "log", "-1", "--format=%s|%cn").strip() == "Merge main into branch|mission"
    assert git(folder, "status", "--porcelain") == ""
    assert (folder / ".git" / "config").read_text(encoding="utf-8") == before
    again = run(folder)
    assert (again.returncode, again.stdout) == (0, "Nothing to merge: branch has all of main.\n")


def test_who_has_a_name_keeps_it(apart: Forge, tmp_path: Path) -> None:
    folder = job(apart, tmp_path / "job")
    assert run(folder, **dict(zip(IDENTITY, ("A", "a@a.example", "Bot", "b@b.example"), strict=True))).returncode == 0
    assert git(folder, "log", "-1", "--format=%an %cn").strip() == "A Bot"


def test_nothing_is_pushed_unasked(apart: Forge, tmp_path: Path) -> None:
    before = tip(apart, "branch")
    folder = job(apart, tmp_path / "job")
    assert run(folder, MISSION_PUSH="false").returncode == 0
    assert tip(apart, "branch") == before != git(folder, "rev-parse", "HEAD").strip()


def test_a_true_conflict_is_left_to_people(forge: Forge, tmp_path: Path) -> None:
    for branch, title in (("branch", "title: Theirs"), ("main", "title: Ours")):
        git(forge.clone, "checkout", "--quiet", *(["-b"] if branch == "branch" else []), branch)
        old = next(line for line in forge.file().splitlines() if line.startswith("title: "))
        forge.file(forge.file().replace(old, title))
        forge.push(branch)
    before = tip(forge, "branch")
    folder = job(forge, tmp_path / "job")
    done = run(folder)
    assert done.returncode == 1
    assert "somebody must settle these" in done.stderr
    assert done.stderr.endswith(f"{MISSION}\n")
    assert git(folder, "status", "--porcelain") == ""
    assert not (folder / ".git" / "MERGE_HEAD").exists()
    assert tip(forge, "branch") == before


def test_a_driver_that_loses_records_is_not_pushed(apart: Forge, tmp_path: Path, programs: Path) -> None:
    """Should the merge itself be wrong: what either side had is looked for before the push."""
    program = programs / "mission"
    real = program.rename(programs / "real-mission")
    program.write_text(f'#!/bin/sh\n[ "$1" = merge-driver ] && exit 0\nexec "{real}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    before = tip(apart, "branch")
    done = run(job(apart, tmp_path / "job"))
    assert done.returncode == 5, done.stdout + done.stderr
    assert "on-main" in done.stdout
    assert tip(apart, "branch") == before


@pytest.mark.parametrize(("base", "code"), [("gone", 128), ("$(touch harm)", 128)])
def test_a_base_that_is_not_there(base: str, code: int, apart: Forge, tmp_path: Path) -> None:
    folder = job(apart, tmp_path / "job")
    assert run(folder, MISSION_BASE=base).returncode == code
    assert not (folder / "harm").exists()


def test_a_detached_head_is_refused(apart: Forge, tmp_path: Path) -> None:
    folder = job(apart, tmp_path / "job")
    git(folder, "checkout", "--quiet", "--detach")
    done = run(folder)
    assert (done.returncode, done.stderr.startswith("error: no branch is checked out")) == (1, True)


def test_a_repository_among_the_files_of_the_branch_is_not_obeyed(apart: Forge, tmp_path: Path) -> None:
    """A pull request may bring one to the folder of the workspace, where the job has a token in its environment."""
    canary = tmp_path / "canary"
    canary.write_text(f'#!/bin/sh\n: >"{tmp_path}/fired"\n')
    canary.chmod(0o755)
    git(apart.clone, "checkout", "--quiet", "branch")
    git(tmp_path, "clone", "--quiet", "--bare", str(apart.clone), "bare")
    for name, value in (("core.bare", "false"), ("core.worktree", "."), ("core.fsmonitor", str(canary))):
        git(tmp_path / "bare", "config", name, value)
    shutil.copytree(tmp_path / "bare", apart.clone / "firm")
    (apart.clone / "firm/refs/.keep").touch()
    git(apart.clone, "add", "--all", "--force")
    git(apart.clone, "commit", "--quiet", "--message=Hidden")
    apart.push("branch")
    folder = job(apart, tmp_path / "job")
    git(folder / "firm", "status")
    assert (tmp_path / "fired").exists(), "or this proves nothing"
    (tmp_path / "fired").unlink()
    done = run(folder / "firm")
    assert "Merge made" in done.stdout
    assert not (tmp_path / "fired").exists()
