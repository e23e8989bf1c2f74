"""Many processes on one file, and processes killed at any moment: every record that was acknowledged is there."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.proofs.faults import stages, workspace
from tests.proofs.frame import Outcome, Proof
from tests.proofs.injected import forked, ran

from mission_cli.core.model.journal import Checkin
from mission_cli.storage.workspace import Workspace

WRITERS = 8


def record(text: str) -> int:
    """One record through the whole program; its exit code."""
    return ran(("checkin", "acme", "--progress", text, "--as", "sofia-bernard", "--yes")).code


def recorded(root: Path) -> Iterator[str]:
    """The texts of the journal. Raises AssertionError for a file that has an error."""
    one, findings = Workspace(root).read(root / "missions" / "acme.yaml")
    wrong = [finding for finding in findings if finding.level == "error"]
    assert one is not None, wrong
    assert wrong == [], wrong
    for item in one.mission.dated():
        assert isinstance(item.entry, Checkin)
        yield item.entry.progress or ""


def leftovers(root: Path) -> list[str]:
    drafts = (root / ".mission" / "cache" / "drafts").glob("*")
    return sorted(path.name for path in (*root.rglob(".*.mission-tmp"), *drafts))


def together(seed: int, count: int) -> Outcome:
    """`count` records in all, by several processes at once, one mission: each there once, in its author's order."""
    writers = min(WRITERS, count)
    shares = [count // writers + (at < count % writers) for at in range(writers)]
    wrong: list[str] = []
    with stages() as folder:
        root = folder / "w"
        _warmed(root)
        fresh(root)
        children = {forked(partial(_write, name, share)): name for name, share in enumerate(shares)}
        for child, name in children.items():
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            wrong += [f"writer {name}: exit {code}"] if code else []
        found = list(recorded(root))
        wrong += [f"left: {name}" for name in leftovers(root)]
    for name, share in enumerate(shares):
        own = [text for text in found if text.startswith(f"{name}:")]
        if own != [f"{name}:{number}" for number in range(share)]:
            wrong.append(f"writer {name}: {len(own)} of {share} there, {own[:3]}…")
    return Outcome(count, wrong, f"{writers} processes on one file")


def _write(name: int, share: int) -> int:
    return max((record(f"{name}:{number}") for number in range(share)), default=0)


def killed(seed: int, count: int) -> Outcome:
    """`count` runs killed at a random moment: nothing acknowledged is lost, the file whole each time."""
    if count < 100:
        found = [_killed(seed, count)]
    else:
        with ProcessPoolExecutor(2) as pool:
            found = list(pool.map(_killed, (seed, seed + 1), (count // 2, count - count // 2)))
    sums = Counter[str]()
    for one in found:
        sums.update(one[1])
    said = f"{sums['told']:,} acknowledged, {sums['untold']} written and not yet said, {sums['swept']} leftovers swept"
    return Outcome(sums["kills"], [failure for one in found for failure in one[0]], said)


def _killed(seed: int, count: int) -> tuple[list[str], Counter[str]]:
    dice = random.Random(seed)
    wrong: list[str] = []
    sums = Counter[str]()
    with stages() as folder:
        root = folder / "w"
        takes = _warmed(root)
        known: Counter[str] = Counter()
        for number in range(count):
            if number % 8 == 0:  # a long journal only takes longer to read
                fresh(root)
                known = Counter()
            told, alive = one_killed(f"{number}", dice, takes)
            try:
                found = Counter(recorded(root))
            except AssertionError as error:
                wrong.append(f"kill {number}: torn: {error}")
                fresh(root)
                known = Counter()
                continue
            gone = [text for text in (*known, *told) if not found[text]]
            twice = [text for text, times in found.items() if times > 1]
            wrong += [f"kill {number}: lost {gone}, twice {twice}"] if gone or twice else []
            wrong += [] if alive else [f"kill {number}: it had ended by itself"]
            sums.update(kills=1, told=len(told), untold=len(found) - len(known) - len(told))
            if leftovers(root):
                code = record(f"after {number}")
                found[f"after {number}"] += 1
                left = leftovers(root)
                wrong += [f"kill {number}: the next run: exit {code}, left {left}"] if code or left else []
                sums.update(swept=1)
            known = found
    return wrong, sums


def _warmed(root: Path) -> float:
    """How long a record takes; all that it needs is loaded then, so that a child is at work from its first moment."""
    fresh(root)
    record("first")
    begun = time.monotonic()
    record("second")
    return time.monotonic() - begun


def fresh(root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
    workspace(root)
    os.chdir(root)


def one_killed(name: str, dice: random.Random, takes: float) -> tuple[list[str], bool]:
    """A process that records, tells each record that it was told is there, and is killed. What it told; whether it
    was at work until then."""
    ears, mouth = os.pipe()

    def child() -> int:
        os.close(ears)
        for number in range(1000):
            text = f"{name}:{number}"
            if record(text):
                return 1
            os.write(mouth, f"{text}\n".encode())
        return 0

    number = forked(child)
    os.close(mouth)
    told = b""
    try:
        if dice.randrange(2):  # within its first record, or later
            told += os.read(ears, 1024)
        select.select([], [], [], dice.uniform(0, 1.5 * takes))
        os.kill(number, signal.SIGKILL)
        alive = os.WIFSIGNALED(os.waitpid(number, 0)[1])
        while more := os.read(ears, 1024):
            told += more
    finally:
        os.close(ears)
    return told.decode().split(), alive


PROOFS = (
    Proof("8 processes × 40 records on one file", together, 320, 20),
    Proof("random kill -9 of a process that records", killed, 1000, 15),
)
