"""What is imported before a command is known, read from a fresh interpreter's sys.modules."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from mission_cli.commands.grammar import TARGETS

HEAVY = {"typer", "rich", "pydantic", "ruamel", "yaml", "dateutil", "jinja2", "questionary", "json", "difflib"}


def modules_after(*argv: str) -> set[str]:
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
    return {name.split(".")[0] for name in done.stderr.rpartition("MODULES ")[2].split()}


def test_version_imports_nothing_heavy() -> None:
    assert modules_after("--version") & HEAVY == set()


@pytest.mark.parametrize("argv", [("--help",), ("nonsense",)])
def test_help_imports_no_command(argv: tuple[str, ...]) -> None:
    assert modules_after(*argv) & {"rich", "pydantic", "ruamel", "yaml", "questionary", "jinja2"} == set()


@pytest.mark.parametrize("name", TARGETS)
def test_every_lazy_target_resolves(name: str) -> None:
    module, _, function = TARGETS[name].partition(":")
    assert callable(getattr(importlib.import_module(f"mission_cli.commands.{module}"), function))
