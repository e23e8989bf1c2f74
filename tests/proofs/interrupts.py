"""Ctrl-C at any moment of any command: exit code 130, and no traceback, from the first instant on.

Real signals find the moments that nobody thought of; they say nothing of the interpreter's own start, before the first
line of this program. `MOMENTS` are counted in calls within the program, so that each is met whatever the machine does.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.proofs.frame import Outcome, Proof, spread
from tests.proofs.hostile_ids import GOOD, NEEDED, _longest, _workspace, good
from tests.proofs.program import REPOSITORY, apart

from mission_cli.commands.grammar import TARGETS, build

LATEST = 0.5  # seconds
MOMENTS = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181)
# What is started: a signal at the n-th call within the program.
AT_CALL = """
import signal, sys
left = int(sys.argv[1])
sys.argv = ["mission", *sys.argv[2:]]
def called(frame, event, _):
    global left
    begun = sys.excepthook is not sys.__excepthook__  # the first thing that the program does
    if begun and event == "call" and frame.f_globals.get("__name__", "").startswith("mission_cli"):
        left -= 1
        if not left:
            sys.setprofile(None)
            sys.stderr.write("<signal>")
            sys.stderr.flush()
            signal.raise_signal(signal.SIGINT)
sys.setprofile(called)
from mission_cli.__main__ import main
main()
"""


def line_of(name: str) -> list[str]:
    """A line that lets a command go as far as it can."""
    params = build(name).params
    options = {param.name: param for param in params if param.param_type_name == "option"}
    needed = [options[one] for one in NEEDED.get(name, ()) if one in options]
    words = [word for one in needed for word in (_longest(one), GOOD[one.name]) if word]
    arguments = [good(param) for param in params if param.param_type_name == "argument"]
    return [name, *words, *(["new-mission"] if name == "new" else [word for word in arguments if word])]


LINES = (["--version"], [], *map(line_of, TARGETS))


def at_call(argv: Sequence[str], moment: int, root: Path) -> str | None:
    """What is wrong with a command interrupted at this call; "" where nothing is, None where it ended before."""
    done = subprocess.run(
        [sys.executable, "-c", AT_CALL, str(moment), *argv],
        cwd=root,
        env=_surroundings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return _judged(argv, done.returncode, done.stderr) if "<signal>" in done.stderr else None


def _judged(argv: Sequence[str], code: int, said: str) -> str:
    if "Traceback" in said or "Exception ignored" in said:
        return said[-600:]
    # git takes any other code of the driver than 1, a conflict, for a merge that never was.
    return "" if code == 130 or (code == 1 and argv[:1] == ["merge-driver"]) else f"exit code {code}: {said[-200:]}"


def after(argv: Sequence[str], seconds: float, root: Path) -> str | None:
    """What is wrong with a command interrupted after so long; "" where nothing is, None where it ended before, or had
    not begun."""
    started = subprocess.Popen(
        [sys.executable, "-m", "mission_cli", *argv],
        cwd=root,
        env=_surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(seconds)
    over = started.poll() is not None
    started.send_signal(signal.SIGINT)
    said = started.communicate()[1]
    if over or started.returncode == -signal.SIGINT or ("Traceback" in said and "mission_cli" not in said):
        return None
    # It may have been done in the moment between.
    return "" if started.returncode != 130 and "Traceback" not in said else _judged(argv, started.returncode, said)


def _surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}


def run(seed: int, count: int) -> Outcome:
    """`count` commands interrupted at a moment of theirs and at a moment of the clock."""
    random = Random(seed)
    cases = [(random.choice(LINES), random.choice(MOMENTS), random.uniform(0, LATEST)) for _ in range(count)]
    return spread(_share, cases)


def _share(cases: Sequence[tuple[list[str], int, float]]) -> Outcome:
    failures: list[str] = []
    met = 0
    with apart() as folder:
        root = _workspace(folder)
        for argv, moment, seconds in cases:
            for what, wrong in (
                (f"call {moment}", at_call(argv, moment, root)),
                (f"{seconds * 1000:.0f} ms", after(argv, seconds, root)),
            ):
                met += wrong is not None
                failures += [f"{' '.join(argv)} at {what}: {wrong}"] if wrong else []
    return Outcome(len(cases), failures, f"{met} interrupted under way")


PROOFS = (Proof("Ctrl-C at a call and at 0–500 ms × every command: 130, no traceback", run, 600, 8),)
