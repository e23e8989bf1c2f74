"""Shared fixtures: a workspace of one mission, and the program run in this process. Home and network are out of bounds."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

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
T = TypeVar("T")

UNSET = (
    *("MISSION_DIR", "MISSION_LANG", "MISSION_AUTHOR", "MISSION_TODAY", "MISSION_EDITOR", "MISSION_DEBUG"),
    *("LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR_FORCE", "GIT_EDITOR", "VISUAL", "EDITOR", "COLUMNS"),
    *("GIT_CONFIG_NOSYSTEM", "CI"),
)

# A law is tried on fewer cases in the suite than in `make prove`.
PROVING = "MISSION_PROVE_EXAMPLES" in os.environ
settings.register_profile("suite", max_examples=int(os.environ.get("MISSION_PROVE_EXAMPLES", "25")), deadline=None)
settings.load_profile("suite")


def some(cases: Sequence[T], at: int, *, of: int) -> Sequence[T]:
    """One case in so many, others for each `at`; all of them in `make prove`."""
    return cases if PROVING else cases[at % of :: of]


@pytest.fixture(scope="session", autouse=True)
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees the person's home, git configuration, language or editor."""
    folder = tmp_path_factory.mktemp("machine")
    # git waits for no disk either, and tidies nothing up while a test looks on.
    settings_of_git = "[core]\n\tfsync = none\n[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n"
    (folder / "gitconfig").write_text(settings_of_git, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name in UNSET:
            patch.delenv(name, raising=False)
        for name, value in {
            "GIT_CONFIG_SYSTEM": str(folder / "gitconfig"),
            "GIT_TEMPLATE_DIR": "",  # no samples of hooks in every repository
            "LANG": "C.UTF-8",
            "GIT_AUTHOR_DATE": "2026-11-21T09:00:00+01:00",
            "GIT_COMMITTER_DATE": "2026-11-21T09:00:00+01:00",
        }.items():
            patch.setenv(name, value)
        # What a disk keeps through a power cut no test can see, and half of the suite's time would be waiting for it.
        patch.setattr("os.fsync", lambda _: None)
        at_home(folder / "home", patch)
        yield


@pytest.fixture(autouse=True)
def isolated(request: pytest.FixtureRequest) -> None:
    """An empty home for each test that has a folder; thousands have none, and folders would be most of their time."""
    if "tmp_path" in request.fixturenames:
        folder: Path = request.getfixturevalue("tmp_path")
        at_home(folder / "home", request.getfixturevalue("monkeypatch"))
    use_language("en")


def at_home(home: Path, patch: pytest.MonkeyPatch) -> None:
    """Where a person's things and passing files are."""
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    for name, value in {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
        "TMPDIR": str(home / "tmp"),
    }.items():
        patch.setenv(name, value)
    patch.setattr("tempfile.tempdir", str(home / "tmp"))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the example mission, the current folder."""
    root = tmp_path / "firm"
    _workspace(root)
    monkeypatch.chdir(root)
    return root


def _workspace(root: Path) -> None:
    (root / "missions").mkdir(parents=True)
    (root / "mission.yaml").write_text("perspective: provider\n", encoding="utf-8")
    shutil.copy(EXAMPLE, root / "missions" / EXAMPLE.name)


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
    shutil.copytree(made_once("repository", _repository) / ".git", workspace / ".git")
    return workspace


def _repository(folder: Path) -> None:
    _workspace(folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    identify(folder, "Sofia Bernard")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Start")


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """A folder that many tests begin with, made by the first of them, to be copied."""
    folder = Path(os.environ["GIT_CONFIG_SYSTEM"]).parent / name
    if not folder.exists():
        folder.mkdir()
        make(folder)
    return folder


def git(folder: Path, *words: str) -> str:
    """Run git in a folder; its output, or a failed test with git's words."""
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"git {' '.join(words)}: {done.stdout}{done.stderr}"
    return done.stdout


def identify(folder: Path, name: str) -> None:
    """Who commits in this clone."""
    mail = f"{name.split(maxsplit=1)[0].lower()}@esn.example"
    config = folder / ".git" / "config"
    if config.is_file() and "[user]" not in (before := config.read_text(encoding="utf-8")):  # as git writes it
        config.write_text(f"{before}[user]\n\tname = {name}\n\temail = {mail}\n", encoding="utf-8")
        return
    git(folder, "config", "user.name", name)
    git(folder, "config", "user.email", mail)
