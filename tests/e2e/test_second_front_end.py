"""What can be done and asked stands apart from the command line: another program does both without it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import EXAMPLE

SCRIPT = Path(__file__).with_name("second_front_end.py")


def test_a_checkin_recorded_read_and_taken_back_without_the_command_line(workspace: Path) -> None:
    argv = [sys.executable, str(SCRIPT), str(workspace), "acme", "sofia-bernard", "2026-11-21"]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["said"] == ["checkin.marked", "checkin.recorded", "checkin.next", "checkin.review-next"]
    added = (
        "      type: checkin\n      date: 2026-11-20\n      health: amber\n      progress: Flux de retours ouvert.\n"
    )
    assert found["written"].endswith(added)
    assert "          done: 2026-11-20\n" in found["written"]
    assert (found["ends"], found["back"], found["typer"]) == (["acme-order-data"], True, False)
    assert (workspace / "missions" / EXAMPLE.name).read_bytes() == EXAMPLE.read_bytes()
