"""A command line read without typer is read as typer reads it, or left to typer."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.conftest import Run
from tests.unit.test_startup import HEAVY, modules_after

from mission_cli.cli import run as run_by_typer
from mission_cli.commands import light
from mission_cli.commands.session import Session
from mission_cli.commands.signatures import COMMANDS, SHARED
from mission_cli.storage.index import portfolio, watches

SPELLINGS = sorted(
    {*SHARED, "--help", "-h", "--", "--week", "-x", "--as"}
    | {spelling for name in light.ANSWERS if name for spelling in COMMANDS[name][1]}
)
VALUES = ["8", "0", "-1", "007", "x", "", "2026-12-01", "json", "en", "fr", "--json", "due", "list", "é", "٣", "9" * 30]
VALUES += ["acme", "-", "@notes", "a b", "checkin", "green"]
WORDS = st.sampled_from([*SPELLINGS, *VALUES, *(name for name in light.ANSWERS if name)])
PAIRS = st.tuples(st.sampled_from(SPELLINGS), st.sampled_from(VALUES)).map("=".join)
LINES = st.lists(WORDS | PAIRS, max_size=6)

Heard = list[tuple[str, dict[str, Any], dict[str, Any]]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """What the commands are called with, in place of their answers: name, what the session was told, own options."""
    found: Heard = []

    def hearing(name: str) -> Any:
        def hear(session: Session, **own: Any) -> int:
            told = {key: value for key, value in vars(session).items() if key.startswith("_")}
            found.append((name, told, {key: value for key, value in own.items() if value not in (None, False)}))
            return 0

        return hear

    for name, target in light.ANSWERS.items():
        module, _, function = target.partition(":")
        monkeypatch.setattr(f"mission_cli.commands.{module}.{function}", hearing(name or "home"))
    return found


@example(["due", "--weeks", "8", "--json"])
@example(["--today", "2026-12-01", "list", "--status=closed", "--status", "all", "--no-input"])
@example([])
@example(["checkin", "acme", "--health", "green", "--reached", "a=1", "--reached=b=2", "-n", "--no-commit"])
@example(["checkin", "acme", "other"])
@example(["acme", "checkin"])
@example(["feedback", "--from", "client", "acme", "--to=consultant", "--dir", "x"])
@example(["due", "acme"])
@example(["agenda", "--week", "--mine", "--as=Sofia Bernard", "--role", "it", "--client", "acme", "--json"])
@example(["agenda", "--mission", "acme", "--all", "--format=csv", "-o", "x"])
@given(LINES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_read_as_typer_reads_it(heard: Heard, argv: list[str]) -> None:
    heard.clear()
    code = light.answered(argv)
    if code is None:
        assert heard == []
        return
    assert run_by_typer(argv) == code
    if not heard:  # a shared option with a wrong value: both say so
        assert code == 2
        return
    without, with_typer = heard
    defaults = {"sort": "end"} if without[0] == "list" else {}
    assert (without[0], without[1], defaults | without[2]) == with_typer


@pytest.mark.parametrize(
    "line",
    [
        "due --help", "due x", "due --week 8", "due --weeks x", "due --weeks -1", "due --weeks", "list --json=1",
        "due --weeks 1 --weeks 2", "show acme", "due -- x", "due --dir=", "--version", "due due",
        "agenda acme", "agenda --week=1", "agenda --role", "agenda --help", "agenda --week --week",
        "acme checkin", "checkin acme other", "checkin -- acme", "checkin acme --progress -", "checkin -ny acme",
        "checkin acme --date", "feedback acme --score -1", "task acme return-laptop done",
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_typer(line: str) -> None:
    assert light.taken(line.split()) is None


@pytest.mark.parametrize(
    "line",
    [
        "checkin acme --health green",
        "agenda --week --role it --as sofia-bernard --full",
        "due --json",
        "list --json",
        "list --format csv -o -",
        "--lang fr",
        "due --lang=fr",
    ],
)
def test_what_is_plain_is_taken(line: str) -> None:
    assert light.taken([word for word in line.split() if word not in ("-o", "-")]) is not None


@pytest.mark.parametrize(
    "words", [("due", "--json"), ("list", "--json"), ("due", "--format", "csv"), ("agenda", "--week", "--json")]
)
def test_plain_output_imports_nothing_heavy(
    firm: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    (firm / ".mission").mkdir()
    now = time.time_ns()
    # Read two seconds after the last change, as far as the index can tell: what is younger is read again.
    monkeypatch.setattr("mission_cli.storage.index.listing.time.time_ns", lambda: now + 60_000_000_000)
    portfolio.read(firm)
    watches.read(firm)
    assert modules_after(*words, "--dir", str(firm)) & (HEAVY - {"json"}) == set()


def test_the_installed_program_says_the_same_either_way(firm: Path, run: Run) -> None:
    argv = [sys.executable, "-m", "mission_cli", "due", "--json", "--today", "2026-11-21"]
    done = subprocess.run(argv, cwd=firm, capture_output=True, text=True, check=False)
    ran = run("due", "--json")
    assert (done.returncode, done.stdout, done.stderr) == ran
