"""The merge driver called by git itself: merge, rebase, cherry-pick, revert, stash pop."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import EXAMPLE, git, identify

import mission_cli
from mission_cli.core.changes import Append, Change, Remove, Set
from mission_cli.storage.splice import splice
from mission_cli.storage.text.read import plain_data, read_text

LANE = ("journal", "sofia-bernard")
ONE = {"id": "n0000001", "type": "note", "date": "2026-11-18", "text": "One."}
TWO = {"id": "n0000002", "type": "note", "date": "2026-11-17", "text": "Two."}
NAME = 'missions/it\'s a "mission".yaml'


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one mission, whose name is a trial for shells, and the driver."""
    root = tmp_path / "a clone"
    (root / "missions").mkdir(parents=True)
    (root / NAME).write_bytes(EXAMPLE.read_bytes())
    (root / ".gitattributes").write_text("missions/** merge=mission\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(Path(mission_cli.__file__).parents[1]))
    git(root, "init", "--quiet", "--initial-branch=main")
    identify(root, "Sofia Bernard")
    git(root, "config", "merge.mission.driver", f'"{sys.executable}" -m mission_cli merge-driver %O %A %B %L %P')
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "base")
    return root


def edit(root: Path, *changes: Change, commit: str = "") -> None:
    path = root / NAME
    path.write_bytes(splice(path.read_bytes(), changes))
    if commit:
        git(root, "commit", "--quiet", "-am", commit)


def data(root: Path) -> dict[str, Any]:
    document = read_text((root / NAME).read_bytes())
    assert document.root is not None
    found = plain_data(document.root)
    assert isinstance(found, dict)
    return found


def notes(root: Path) -> list[str]:
    lane = data(root)["journal"]["sofia-bernard"]
    return [entry["id"] for entry in lane if entry["id"].startswith("n000")]


def branches(root: Path) -> None:
    """One note on `theirs`, another on `main`: in one place, where git alone conflicts."""
    git(root, "switch", "--quiet", "-c", "theirs")
    edit(root, Append(LANE, TWO), commit="two")
    git(root, "switch", "--quiet", "main")
    edit(root, Append(LANE, ONE), commit="one")


def refused(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout + done.stderr


def clean(root: Path) -> bool:
    return git(root, "status", "--porcelain") == ""


def test_without_the_driver_git_conflicts(clone: Path) -> None:
    branches(clone)
    git(clone, "config", "--unset", "merge.mission.driver")
    assert "CONFLICT" in refused(clone, "merge", "--no-edit", "theirs")


def test_merge(clone: Path) -> None:
    branches(clone)
    git(clone, "merge", "--quiet", "--no-edit", "theirs")
    assert notes(clone) == ["n0000002", "n0000001"]
    assert clean(clone)


def test_rebase_gives_what_merge_gives(clone: Path) -> None:
    branches(clone)
    git(clone, "branch", "copy")
    git(clone, "merge", "--quiet", "--no-edit", "theirs")
    merged = (clone / NAME).read_bytes()
    git(clone, "switch", "--quiet", "copy")
    git(clone, "rebase", "--quiet", "theirs")
    assert (clone / NAME).read_bytes() == merged
    assert clean(clone)


def test_cherry_pick(clone: Path) -> None:
    branches(clone)
    git(clone, "cherry-pick", "theirs")
    assert notes(clone) == ["n0000002", "n0000001"]


def test_revert_takes_out_the_entry_and_only_it(clone: Path) -> None:
    edit(clone, Append(LANE, TWO), Set(("contract", "end"), "2027-01-29"), commit="two")
    edit(clone, Append(LANE, ONE), commit="one")
    git(clone, "revert", "--no-edit", "HEAD~1")
    assert notes(clone) == ["n0000001"]
    assert data(clone)["contract"]["end"] == "2026-12-18"


def test_stash_pop(clone: Path) -> None:
    edit(clone, Append(LANE, TWO))
    git(clone, "stash", "--quiet")
    edit(clone, Append(LANE, ONE), commit="one")
    git(clone, "stash", "pop", "--quiet")
    assert notes(clone) == ["n0000002", "n0000001"]
    assert git(clone, "stash", "list") == ""


def test_a_clash_stops_the_merge_and_names_the_field(clone: Path) -> None:
    git(clone, "switch", "--quiet", "-c", "theirs")
    edit(clone, Set(("contract", "end"), "2027-01-29"), Append(LANE, TWO), commit="theirs")
    git(clone, "switch", "--quiet", "main")
    edit(clone, Set(("contract", "end"), "2027-02-26"), Append(LANE, ONE), commit="ours")
    said = refused(clone, "merge", "--no-edit", "theirs")
    assert f"{NAME}: changed on both sides: contract.end" in said
    content = (clone / NAME).read_text(encoding="utf-8")
    assert content.count("<<<<<<<") == content.count("=======") == content.count(">>>>>>>") == 1
    git(clone, "merge", "--abort")
    assert clean(clone)


def test_taken_out_here_and_edited_there(clone: Path) -> None:
    first = next(iter(data(clone)["equipment"]))
    git(clone, "switch", "--quiet", "-c", "theirs")
    edit(clone, Set(("equipment", 0, "item"), "Another"), commit="theirs")
    git(clone, "switch", "--quiet", "main")
    edit(clone, Remove(("equipment", 0)), commit="ours")
    assert f"equipment.{first['id']}" in refused(clone, "merge", "--no-edit", "theirs")


def test_an_octopus(clone: Path) -> None:
    branches(clone)
    git(clone, "switch", "--quiet", "-c", "third", "main~1")
    edit(clone, Append(("journal", "lea-martin"), {**ONE, "id": "n0000003"}), commit="three")
    git(clone, "switch", "--quiet", "main")
    done = subprocess.run(["git", "merge", "--no-edit", "theirs", "third"], cwd=clone, capture_output=True, check=False)
    if done.returncode:  # git's octopus takes no file in which lines conflict, and leaves all as it was
        git(clone, "reset", "--quiet", "--hard")
        assert notes(clone) == ["n0000001"]
    else:
        assert notes(clone) == ["n0000002", "n0000001"]


def test_both_added_the_mission(clone: Path) -> None:
    raw = EXAMPLE.read_bytes()
    git(clone, "switch", "--quiet", "-c", "theirs")
    (clone / "missions" / "new.yaml").write_bytes(splice(raw, [Append(LANE, TWO)]))
    git(clone, "add", "-A")
    git(clone, "commit", "--quiet", "-m", "theirs")
    git(clone, "switch", "--quiet", "main")
    (clone / "missions" / "new.yaml").write_bytes(splice(raw, [Append(LANE, ONE)]))
    git(clone, "add", "-A")
    git(clone, "commit", "--quiet", "-m", "ours")
    git(clone, "merge", "--quiet", "--no-edit", "theirs")
    assert b"<<<<<<<" not in (clone / "missions" / "new.yaml").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="a shell's own")
def test_from_a_folder_below(clone: Path) -> None:
    branches(clone)
    git(clone / "missions", "merge", "--quiet", "--no-edit", "theirs")
    assert notes(clone) == ["n0000002", "n0000001"]
