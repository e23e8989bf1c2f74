"""Shared fixtures: a workspace of one mission, and the program run in this process. Home and network are out of bounds."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from mission_cli.cli import run as run_cli
from mission_cli.texts import use_language

HERE = Path(__file__).parent
EXAMPLE = HERE / "examples" / "acme-order-data.yaml"
REPOSITORY = HERE.parent
TODAY = "2026-11-21"
BESIDE = (  # the missions of the sample firm that `firm` does without
    *("stock-guide", "data-streams-training", "search-thomas-geraud", "toy-library-tests"),  # the bench
    "hut-training",  # not signed
    *("till-training", "contribution-tests", "drivers-portal"),  # closed
    *("subscribers-portal", "merchant-stream", "online-orders"),
    *("cold-stores", "silo-sensors", "furnace-meters"),
)


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]

# A law is tried on fewer cases in the suite than in `make prove`.
settings.register_profile("suite", max_examples=40, deadline=None)
if "MISSION_PROVE_EXAMPLES" not in os.environ:
    settings.load_profile("suite")


@pytest.fixture(autouse=True)
def isolated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the person's home, git configuration, language or editor."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    for name in ("MISSION_DIR", "MISSION_LANG", "MISSION_AUTHOR", "MISSION_TODAY", "MISSION_EDITOR", "MISSION_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR_FORCE", "GIT_EDITOR", "VISUAL", "EDITOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "LANG": "C.UTF-8",
        "GIT_AUTHOR_DATE": "2026-11-21T09:00:00+01:00",
        "GIT_COMMITTER_DATE": "2026-11-21T09:00:00+01:00",
    }.items():
        monkeypatch.setenv(name, value)
    # What a disk keeps through a power cut no test can see, and half of the suite's time would be waiting for it.
    monkeypatch.setattr("os.fsync", lambda _: None)
    (home / "tmp").mkdir(exist_ok=True)
    monkeypatch.setattr("tempfile.tempdir", str(home / "tmp"))
    monkeypatch.setenv("TMPDIR", str(home / "tmp"))
    use_language("en")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the example mission, the current folder."""
    root = tmp_path / "firm"
    (root / "missions").mkdir(parents=True)
    (root / "mission.yaml").write_text("perspective: provider\n", encoding="utf-8")
    shutil.copy(EXAMPLE, root / "missions" / EXAMPLE.name)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Fourteen missions of the sample firm and their consultants around 2026-11-21, as the current folder.

    Without the bench, the missions that ended before and the one that is not signed: those are in `whole_firm`.
    """
    root = _copied_firm(tmp_path)
    for folder, names in (("missions", BESIDE), ("consultants", ("gwenael-prigent", "yanis-belkacem"))):
        for name in names:
            (root / folder / f"{name}.yaml").unlink()
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def whole_firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample firm of the repository, all of it, as the current folder."""
    root = _copied_firm(tmp_path)
    monkeypatch.chdir(root)
    return root


def _copied_firm(tmp_path: Path) -> Path:
    root = tmp_path / "rivage"
    for folder in ("missions", "consultants"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "mission.yaml", root)
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process, today being 2026-11-21: `run("due", "--weeks", "8")`."""

    def _run(*argv: str, today: str = TODAY) -> Ran:
        capsys.readouterr()
        use_language("en")
        code = run_cli([*argv[:1], "--today", today, *argv[1:]] if argv else ["--today", today])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return _run


@pytest.fixture
def repository(workspace: Path) -> Path:
    """The workspace as a git repository, committed by Sofia Bernard."""
    git(workspace, "init", "--quiet", "--initial-branch=main")
    identify(workspace, "Sofia Bernard")
    git(workspace, "add", ".")
    git(workspace, "commit", "--quiet", "--message=Start")
    return workspace


def git(folder: Path, *words: str) -> str:
    """Run git in a folder; its output, or a failed test with git's words."""
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"git {' '.join(words)}: {done.stdout}{done.stderr}"
    return done.stdout


def identify(folder: Path, name: str) -> None:
    """Who commits in this clone."""
    git(folder, "config", "user.name", name)
    git(folder, "config", "user.email", f"{name.split(maxsplit=1)[0].lower()}@esn.example")
