"""Whole processes, timed side by side: every round runs each of them once, so that what disturbs the machine disturbs all."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Case(NamedTuple):
    """A command to time. `before` is done before each run and not timed."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    before: Callable[[], object] | None = None


class Ratio(NamedTuple):
    """Of two commands, round by round."""

    median: float
    low: float
    high: float


Times = dict[str, list[float]]


def rounds(cases: Sequence[Case], count: int, *, warm: bool = True) -> Times:
    """Seconds of each run, by the case's name; `warm`: after one run of each that is not counted.

    Each round begins with another case: nobody always runs in the wake of the same neighbour.
    """
    for case in cases if warm else ():
        _seconds(case)
    taken: Times = {case.name: [] for case in cases}
    for turn in range(count):
        first = turn % len(cases)
        for case in (*cases[first:], *cases[:first]):
            taken[case.name].append(_seconds(case))
    return taken


def ratio(taken: Sequence[float], beside: Sequence[float]) -> Ratio:
    """How many times as long as `beside` each round took."""
    ratios = [one / other for one, other in zip(taken, beside, strict=True)]
    return Ratio(statistics.median(ratios), min(ratios), max(ratios))


def output(case: Case) -> str:
    """What the command says, once. Ends the measuring with the command's own words when it fails."""
    if case.before:
        case.before()
    ran = subprocess.run(case.command, env=case.environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(
            f"{' '.join(case.command)}\nended with {ran.returncode}: {ran.stdout[-500:]}{ran.stderr[-2000:]}"
        )
    return ran.stdout


# A process inherits the mark of the one that started it: a small interpreter starts the command, and asks for its peak.
_PEAK = """
import os, sys
null = os.open(os.devnull, os.O_RDWR)
quiet = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in (0, 1, 2)]
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet), 0)
print(used.ru_maxrss if status == 0 else 0)
"""


def peak(case: Case) -> int:
    """The most memory the command held at a time, in bytes (one run)."""
    command = [sys.executable, "-I", "-S", "-c", _PEAK, _program(case), *case.command[1:]]
    ran = subprocess.run(command, env=case.environment, capture_output=True, text=True, check=True)
    most = int(ran.stdout) * (1 if sys.platform == "darwin" else 1024)
    return most or int(bool(output(case)))  # output() says why a command failed


def _seconds(case: Case) -> float:
    if case.before:
        case.before()
    program = _program(case)
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
    begun = time.perf_counter()
    process = os.posix_spawn(program, case.command, case.environment, file_actions=quiet)
    _, status, _ = os.wait4(process, 0)
    taken = time.perf_counter() - begun
    if status:
        output(case)  # says why
        raise SystemExit(f"{' '.join(case.command)}\nfailed once: {os.waitstatus_to_exitcode(status)}")
    return taken


def _program(case: Case) -> str:
    found = shutil.which(case.command[0], path=case.environment.get("PATH"))
    if not found:
        raise SystemExit(f"{case.command[0]} is not on PATH")
    return found
