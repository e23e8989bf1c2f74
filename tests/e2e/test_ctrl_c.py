"""Ctrl-C, from the first instant to the last: exit code 130, and no traceback. Every command is in tests/proofs."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest
from tests.cli.test_prompts import Terminal
from tests.proofs.interrupts import MOMENTS, at_call


@pytest.mark.parametrize("argv", [["--version"], ["due"], ["check"]], ids=" ".join)
def test_at_any_call(workspace: Path, argv: list[str]) -> None:
    moments = MOMENTS[:3] if argv == ["--version"] else MOMENTS[::4]
    found = [at_call(argv, moment, workspace) for moment in moments]
    assert set(found) <= {"", None}
    assert found[:2] == ["", ""]


@pytest.mark.parametrize("kind", ["dumb", "xterm"])
def test_a_list_to_choose_from_listens_to_the_signal_too(workspace: Path, kind: str) -> None:
    """Ctrl-C is a key once the terminal hands keys over, and a signal before."""
    on = Terminal("feedback", "acme", kind=kind)
    on.until("?")
    time.sleep(0.2)
    on.child.kill(signal.SIGINT)
    assert on.end() == 130
    assert "Traceback" not in on.text
