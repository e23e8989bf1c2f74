"""An answer worked out before the system has said that nothing changed: given where it is right, else made again."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Ran
from tests.unit.storage.index.test_listing import gnu

from mission_cli.commands.light import answered
from mission_cli.storage.index import ahead, assumed, portfolio, view

pytestmark = gnu

LINES = [
    ("due", "--json", "--weeks", "60"),
    ("due", "--until", "+2w"),  # says on standard error how it reads the day, before anything else
    ("due", "--fail-on", "overdue"),
    ("due", "--days", "0", "--json"),
    ("list", "--sort", "id"),
    ("list", "--sort", "nobody"),
    ("agenda", "--all"),
    ("bench", "--json"),
    (),
]
Say = Callable[..., Ran]


@pytest.fixture
def say(firm: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """What a line says with every index there and trusted; `early`: while the system has not answered about the files."""
    (firm / ".mission").mkdir()
    clock = dt.datetime.now(tz=dt.UTC).timestamp() + 60  # the files are old enough to be trusted
    monkeypatch.setattr("mission_cli.storage.index.listing.time.time_ns", lambda: int(clock * 1e9))

    monkeypatch.setattr(ahead, "_begun", {})

    def _say(*line: str, early: bool) -> Ran:
        capsys.readouterr()
        ahead._begun.clear()
        if early:
            ahead.begin(f"{firm}/missions")
        with monkeypatch.context() as patched:
            patched.setattr(ahead, "is_asking", lambda folder: folder in ahead._begun)
            code = answered(["--today", "2026-11-21", *line])
        assert code is not None
        return Ran(code, *capsys.readouterr())

    for line in LINES:
        _say(*line, early=False)
    return _say


@pytest.fixture
def assumptions(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether what was taken for right was so, of each line that took anything."""
    found: list[bool] = []
    held = assumed.held

    def hearing() -> bool:
        taken = bool(assumed._taken)
        right = held()
        if taken:
            found.append(right)
        return right

    monkeypatch.setattr(assumed, "held", hearing)
    return found


def edited(root: Path) -> None:
    path = root / "missions" / "orvelle-payment-api.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Payment API", "Another API"), encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "edited": edited,
    "broken": lambda root: (root / "missions" / "orvelle-payment-api.yaml").write_text("format: [\n", encoding="utf-8"),
    "removed": lambda root: (root / "missions" / "orvelle-payment-api.yaml").unlink(),
    "a folder more": lambda root: (root / "missions" / "2027").mkdir(),
    "settings": lambda root: (root / "mission.yaml").write_text("horizons:\n  urgent: 40 days\n", encoding="utf-8"),
    "no missions": lambda root: (root / "missions").rename(root / "gone"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_said_is_right_whatever_changed(firm: Path, say: Say, assumptions: list[bool], change: str) -> None:
    kept = firm / ".mission" / "cache"
    before = {path: path.read_bytes() for path in kept.iterdir()}
    CHANGES[change](firm)
    for line in LINES:
        for path, content in before.items():
            path.write_bytes(content)
        early = say(*line, early=True)
        # Where the line itself is wrong, nothing is taken.
        assert assumptions == ([] if "nobody" in line else [change in ("nothing", "a folder more")])
        assumptions.clear()
        assert early == say(*line, early=False)


def test_a_file_in_place_of_standard_output_is_not_written_twice(firm: Path, say: Say, assumptions: list[bool]) -> None:
    edited(firm)
    assert say("list", "--output", "list.json", early=True) == (0, "", "Written to list.json\n")
    assert assumptions == []
    assert "Another API" in (firm / "list.json").read_text(encoding="utf-8")


def test_an_index_that_young_files_keep_from_being_trusted_is_not_taken(
    firm: Path, say: Say, assumptions: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    (firm / ".mission" / "cache" / "index-3").unlink()
    monkeypatch.setattr("mission_cli.storage.index.listing.time.time_ns", lambda: 0)
    say("due", early=False)
    say("due", early=True)
    assert assumptions == []
    assert not view.current(firm, portfolio.SUMMARIES)[0].settled


def test_the_program_itself_waits_for_a_slow_answer(firm: Path, tmp_path: Path) -> None:
    (firm / ".mission").mkdir()
    real = subprocess.run(["which", "find"], capture_output=True, text=True, check=True).stdout.strip()
    (tmp_path / "slow").mkdir()
    slow = tmp_path / "slow" / "find"
    slow.write_text(f'#!/bin/sh\n{real} "$@"\nstatus=$?\nsleep 0.5\nexit $status\n')
    slow.chmod(0o755)

    def due(path: str) -> tuple[int, str, str]:
        argv = [sys.executable, "-m", "mission_cli", "due", "--json", "--weeks", "60", "--today", "2026-11-21"]
        done = subprocess.run(argv, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path})
        return done.returncode, done.stdout, done.stderr

    usual, slowly = os.environ["PATH"], f"{slow.parent}:{os.environ['PATH']}"
    subprocess.run(["sleep", "2.1"], check=True)  # files younger than that are not trusted
    first = due(usual)
    assert due(slowly) == first
    edited(firm)
    assert "Another API" in due(slowly)[1]
