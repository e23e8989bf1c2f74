"""What is imported before a command is known, read from a fresh interpreter's sys.modules."""

from __future__ import annotations

import datetime as dt
import importlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mission_cli.commands.grammar import TARGETS
from mission_cli.storage.cache.current import Cache
from mission_cli.storage.cache.portfolio import missions, people, policy

HEAVY = {"typer", "rich", "pydantic", "ruamel", "yaml", "dateutil", "jinja2", "questionary", "json", "difflib"}


def modules_after(*argv: str) -> set[str]:
    """The packages that are imported once this command line has run."""
    return {name.split(".")[0] for name in every_module_after(*argv)}


def every_module_after(*argv: str) -> set[str]:
    code = (
        "import os, sys, atexit\n"
        "os._exit = sys.exit\n"
        f"sys.argv = ['mission', *{argv!r}]\n"
        "atexit.register(lambda: sys.stderr.write('MODULES ' + ' '.join(sys.modules)))\n"
        "from mission_cli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MODULES " in done.stderr, done.stderr
    return set(done.stderr.rpartition("MODULES ")[2].split())


def test_version_imports_nothing_heavy() -> None:
    assert modules_after("--version") & HEAVY == set()


@pytest.mark.parametrize("argv", [("--help",), ("nonsense",)])
def test_help_imports_no_command(argv: tuple[str, ...]) -> None:
    assert modules_after(*argv) & {"rich", "pydantic", "ruamel", "yaml", "questionary", "jinja2"} == set()


def test_the_modules_of_commands_import_nothing_slow() -> None:
    """Their help and what completes their options are read off the commands: all of them are imported here."""
    names = sorted({f"mission_cli.commands.{target.partition(':')[0]}" for target in TARGETS.values()})
    code = f"import sys, importlib\nfor name in {names!r}: importlib.import_module(name)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name.split(".")[0] for name in done.stdout.split()} & (HEAVY - {"typer", "difflib"}) == set()


RECORDED = [
    ("checkin", "--health", "green", "--progress", "Loader live.", "--done", "1", "--reached", "feeds=12"),
    (
        "checkin",
        "--difficulties",
        "No VPN.",
        "--action",
        "Call the VPN team;client;2026-12-01",
        "--attendees",
        "client",
    ),
    ("feedback", "--from", "client", "--to", "consultant", "--strengths", "Clear demo of 12 November.", "--score", "4"),
]


@pytest.mark.parametrize("words", RECORDED, ids=lambda words: " ".join(words[:2]))
def test_recording_by_options_imports_nothing_that_draws_or_asks(firm: Path, words: tuple[str, ...]) -> None:
    before = (firm / "missions" / "acme-order-data.yaml").read_bytes()
    given = ("--as", "Sofia Bernard", "--today", "2026-11-21", "--no-input", "--dir", str(firm))
    imported = every_module_after(words[0], "acme", *words[1:], *given)
    assert (firm / "missions" / "acme-order-data.yaml").read_bytes() != before
    assert imported & {"rich", "questionary", "jinja2"} == set()


@pytest.mark.parametrize(
    "words", [("due", "--json"), ("list", "--json"), ("due", "--format", "csv"), ("agenda", "--json")]
)
def test_plain_output_imports_nothing_heavy(
    firm: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time_ns()
    # Read two seconds after the last change, as far as the index can tell: what is younger is read again.
    monkeypatch.setattr("mission_cli.storage.cache.files.time.time_ns", lambda: now + 60_000_000_000)
    cache = Cache(firm)
    missions(cache, ("id",), dt.date(2026, 11, 21))
    people(cache, dt.date(2026, 11, 21))
    policy(cache)
    assert modules_after(*words, "--dir", str(firm)) & (HEAVY - {"typer", "json", "difflib"}) == set()


@pytest.mark.parametrize("name", TARGETS)
def test_every_lazy_target_resolves(name: str) -> None:
    module, _, function = TARGETS[name].partition(":")
    assert callable(getattr(importlib.import_module(f"mission_cli.commands.{module}"), function))
