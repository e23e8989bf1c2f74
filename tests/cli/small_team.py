"""A small team: a bare repository that stands for the forge, clones of it, and one small mission."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import git, identify, made_once

MISSION = "missions/small.yaml"
SMALL = """\
format: 1
title: Order data
consultant: Léa Martin
client:
  name: Acme
manager: Sofia Bernard
contract:
  start: 2026-03-02
  end: 2026-12-18
  rate: 620 EUR/day
journal:

  lea-martin: []

  sofia-bernard:
    - id: c0000001
      type: checkin
      date: 2026-10-14
      health: green
"""
END = "end: 2026-12-18"


def forge(tmp_path: Path) -> Path:
    """A bare repository whose main branch has the mission."""
    return Path(shutil.copytree(made_once("small-team", _forge) / "forge.git", tmp_path / "forge.git"))


def _forge(folder: Path) -> None:
    bare = folder / "forge.git"
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    first = clone(bare, "Sofia Bernard", folder / "first")
    (first / "missions").mkdir()
    (first / MISSION).write_text(SMALL, encoding="utf-8")
    (first / "mission.yaml").write_text("perspective: provider\n", encoding="utf-8")
    record(first, "Start")
    git(first, "push", "--quiet", "origin", "main")


def clone(bare: Path, name: str, folder: Path) -> Path:
    """A colleague's clone."""
    git(bare.parent, "clone", "--quiet", str(bare), str(folder))
    identify(folder, name)
    return folder


def change(folder: Path, old: str, new: str, path: str = MISSION) -> None:
    """An edit by hand."""
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), encoding="utf-8")


def record(folder: Path, subject: str) -> None:
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", f"--message={subject}")


def changed(folder: Path, old: str, new: str, subject: str, path: str = MISSION) -> None:
    """An edit by hand and its commit."""
    change(folder, old, new, path)
    record(folder, subject)


def text(folder: Path, path: str = MISSION) -> str:
    return (folder / path).read_text(encoding="utf-8")
