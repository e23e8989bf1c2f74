"""A firm on a forge: a bare repository, a clone of it, and this program as `mission` on the PATH of real shells."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from tests.conftest import EXAMPLE, REPOSITORY, TODAY, git, identify, made_once

MISSION = f"missions/{EXAMPLE.name}"
FORGE = "forge/firm/follow-up.git"


class Forge(NamedTuple):
    """`url` is where the bare repository is cloned from, `clone` Sofia Bernard's, on main."""

    url: str
    clone: Path

    def push(self, *refs: str) -> None:
        git(self.clone, "push", "--quiet", "origin", *refs)

    def file(self, text: str | None = None) -> str:
        """The mission's file in the clone; written and committed when a text is given."""
        path = self.clone / MISSION
        if text is not None:
            path.write_text(text, encoding="utf-8")
            git(self.clone, "commit", "--quiet", "--all", "--message=Record")
        return path.read_text(encoding="utf-8")


def with_note(text: str, name: str, day: str) -> str:
    """The mission with one more entry at the end of its last lane, Sofia Bernard's."""
    return f"{text}    - id: {name}\n      type: note\n      date: {day}\n      text: Said on the telephone.\n"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that comes first on the PATH, with this program in it."""
    folder = tmp_path / "programs"
    folder.mkdir()
    put(
        folder / "mission",
        f'#!/bin/sh\nPYTHONPATH="{REPOSITORY / "src"}" exec "{sys.executable}" -P -m mission_cli "$@"\n',
    )
    (folder / "python").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("MISSION_TODAY", TODAY)
    for name in [name for name in os.environ if name.startswith(("GITHUB_", "GH_", "CI_", "RUNNER_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    return folder


def put(path: Path, text: str) -> None:
    """A program of this text."""
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def forge(tmp_path: Path, programs: Path) -> Forge:
    return copied(made_once("forge", new_forge), tmp_path)


def copied(there: Path, here: Path) -> Forge:
    """A firm on a forge once more, with everything in its clone."""
    for name in (FORGE, "clone"):
        shutil.copytree(there / name, here / name)
    made = Forge((here / FORGE).as_uri(), here / "clone")
    git(made.clone, "remote", "set-url", "origin", made.url)
    return made


def new_forge(folder: Path) -> None:
    bare, clone = folder / FORGE, folder / "clone"
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git(bare, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(folder, "clone", "--quiet", bare.as_uri(), str(clone))
    identify(clone, "Sofia Bernard")
    git(clone, "checkout", "--quiet", "-B", "main")
    (clone / "missions").mkdir()
    shutil.copy(EXAMPLE, clone / MISSION)
    (clone / "mission.yaml").write_text("perspective: provider\n", encoding="utf-8")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "--message=Start")
    Forge(bare.as_uri(), clone).push("main")


@pytest.fixture
def losing(forge: Forge) -> Forge:
    """A branch `losing` that has merged main, and in settling the merge left out what main had recorded."""
    git(forge.clone, "branch", "losing")
    forge.file(with_note(forge.file(), "told-twice", "2026-11-19"))
    forge.push("main")
    git(forge.clone, "checkout", "--quiet", "losing")
    forge.file(forge.file().replace("title: ", "title: New ", 1))
    git(forge.clone, "merge", "--quiet", "--strategy=ours", "--message=Merge main", "main")
    forge.push("losing")
    return forge


@pytest.fixture
def good(forge: Forge) -> Forge:
    """A branch `good` that adds a note, while main added another mission's file meanwhile."""
    git(forge.clone, "checkout", "--quiet", "-b", "good")
    forge.file(with_note(forge.file(), "told-once", "2026-11-19"))
    forge.push("good")
    git(forge.clone, "checkout", "--quiet", "main")
    other = (
        forge.file()
        .replace("title: ", "title: Another ", 1)
        .replace("Léa Martin", "Ana Berg")
        .replace("lea.martin@", "ana.berg@")
    )
    (forge.clone / "missions" / "another.yaml").write_text(other, encoding="utf-8")
    git(forge.clone, "add", ".")
    git(forge.clone, "commit", "--quiet", "--message=Another mission")
    forge.push("main")
    return forge


@pytest.fixture
def apart(forge: Forge) -> Forge:
    """`branch` and main, each with one more entry in the same lane: the lines touch, and stock git conflicts."""
    git(forge.clone, "checkout", "--quiet", "-b", "branch")
    forge.file(with_note(forge.file(), "on-branch", "2026-11-18"))
    forge.push("branch")
    git(forge.clone, "checkout", "--quiet", "main")
    forge.file(with_note(forge.file(), "on-main", "2026-11-19"))
    forge.push("main")
    return forge


def document(path: Path, at: int = -1) -> Any:
    """A YAML file's document; a component of GitLab has two, its head first."""
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))[at]


def shell(
    words: list[str], script: str, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What a runner does with a script: a file, the shell it names, these variables."""
    file = Path(os.environ["TMPDIR"]) / "step"
    file.write_text(script, encoding="utf-8")
    return subprocess.run(
        [*words, str(file)],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
