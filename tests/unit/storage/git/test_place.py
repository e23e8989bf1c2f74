from __future__ import annotations

from pathlib import Path

from tests.conftest import git

from mission_cli.storage.git.place import prefix


def test_where_a_workspace_lies(repository: Path, tmp_path: Path) -> None:
    assert prefix(repository) == ""
    below = repository / "firm" / "à deux mots"
    below.mkdir(parents=True)
    assert prefix(below) == "firm/à deux mots/"


def test_without_a_repository_paths_stay(tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    assert prefix(alone) == ""
    git(alone, "init", "--quiet", "--bare")
    assert prefix(alone) == ""
