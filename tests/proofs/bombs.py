"""Files made to exhaust a reader, each through whole processes of the program, measured by the system.

Whatever a bomb is, `check` and `list` answer or refuse in under a second of computing beside what an ordinary file takes,
and in 200 MB, and never crash: the limits are on the parser's events, before anything is composed. So are those of every
other way in: settings, profiles, templates, `--record`, a text from a file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.proofs.frame import Outcome, Proof, spread
from tests.proofs.program import REPOSITORY, TODAY, Ran, apart, shown, workspace_in, wrong_with

SECONDS = 1.0  # of computing, more than an ordinary workspace of one file takes
LIMIT = 30.0  # seconds after which a process is ended
MEGABYTES = 200
LONGEST = 300_000  # characters said of one file

_MISSION = (REPOSITORY / "tests/examples/acme-order-data.yaml").read_bytes()
_MIB = 1 << 20


def _aliases(of: bytes) -> bytes:
    """Nine levels of nine: 387 million nodes, if anybody expanded them."""
    lines = [b"a: &a %s\n" % of]
    lines += [b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9)) for c in range(98, 107)]
    return b"".join(lines)


def _merges() -> bytes:
    lines = [b"a: &a {k: v}\n"]
    lines += [b"%c: &%c {<<: [%s]}\n" % (c, c, b", ".join([b"*%c" % (c - 1)] * 9)) for c in range(98, 107)]
    return b"".join(lines)


BOMBS: dict[str, Callable[[], bytes]] = {
    "aliases": lambda: _aliases(b"[x,x,x,x,x,x,x,x,x]"),
    "aliases of text": lambda: _aliases(b"'" + b"x" * 10_000 + b"'"),
    "merge keys": _merges,
    "an alias of itself": lambda: b"a: &a [*a, *a, *a]\n",
    "many aliases of one text": lambda: b"a: &a x\nb: [" + b"*a, " * 200_000 + b"]\n",
    "many anchors": lambda: b"".join(b"k%d: &a%d x\n" % (n, n) for n in range(50_000)),
    "many anchors, one alias": lambda: b"".join(b"k%d: &a%d x\n" % (n, n) for n in range(24_000)) + b"z: *a1\n",
    "brackets": lambda: b"[" * 200_000,
    "brackets in a value": lambda: b"title: " + b"[" * 200_000,
    "brackets closed": lambda: b"title: " + b"[" * 100_000 + b"]" * 100_000,
    "braces": lambda: b"{" * 200_000,
    "keys in braces": lambda: b"{a: " * 50_000,
    "dashes": lambda: b"- " * 100_000,
    "question marks": lambda: b"? " * 100_000,
    "mixed depth": lambda: b"- ? [{" * 40_000,
    "steps": lambda: b"".join(b" " * n + b"a:\n" for n in range(1_400)),
    "anchors in depth": lambda: b"&a [" * 100_000,
    "tags in depth": lambda: b"!!seq [" * 50_000,
    "ten megabytes of text": lambda: b"title: " + b"x" * (10 * _MIB),
    "ten megabytes of brackets": lambda: b"[" * (10 * _MIB),
    "ten megabytes of aliases": lambda: b"a: &a x\nb: [" + b"*a," * (3 * _MIB) + b"]",
    "ten megabytes of zeros": lambda: b"\0" * (10 * _MIB),
    "just under the limit": lambda: b"title: " + b"x" * (_MIB - 8),
    "just over the limit": lambda: b"title: " + b"x" * _MIB,
    "a million entries": lambda: b"a: [" + b"," * (_MIB - 10) + b"]",
    "a million entries of text": lambda: b"a: [" + b"x," * (_MIB // 2 - 10) + b"]",
    "a line of entries each": lambda: b"- \n" * (_MIB // 3 - 1),
    "as many keys as there may be": lambda: b"".join(b"k%d:\n" % n for n in range(24_990)),
    "one long line": lambda: b"title: " + b"word " * 200_000,
    "one long quoted line": lambda: b'title: "' + b"\\u202e" * 170_000 + b'"',
    "a long block of text": lambda: b"vision: |\n" + b"  word word word\n" * 60_000,
    "a long folded text": lambda: b"vision: >\n" + b"  word\n\n" * 120_000,
    "a long plain text on many lines": lambda: b"vision: a\n" + b"  word\n" * 140_000,
    "a long key": lambda: b"k" * 900_000 + b": x\n",
    "a long quoted key": lambda: b'"' + b"k" * 900 + b'": x\n',
    "a long key of a record": lambda: b"? " + b"k" * 900_000 + b"\n: x\n",
    "many long keys": lambda: b"".join(b"%d%s: x\n" % (n, b"k" * 900) for n in range(1_100)),
    "a megabyte of remarks": lambda: b"# remark\n" * (_MIB // 9 - 1),
    "a mission and a megabyte of remarks": lambda: _MISSION + b"# remark\n" * 115_000,
    "a megabyte of empty lines": lambda: b"\n" * _MIB,
    "a megabyte of spaces": lambda: b" " * _MIB,
    "a megabyte of tabs": lambda: b"\t" * _MIB,
    "a megabyte of colons": lambda: b":" * _MIB,
    "a megabyte of quotes": lambda: b"'" * _MIB,
    "a megabyte of bars": lambda: b"|" * _MIB,
    "a megabyte of control characters": lambda: b"\x1b" * _MIB,
    "a megabyte of conflict marks": lambda: b"<<<<<<< a\n=======\n>>>>>>> b\n" * 38_000,
    "half a million equals signs": lambda: b"=======\n" * 131_000,
    "one key doubled": lambda: b"title: x\n" * 100_000,
    "doubled keys by the thousand": lambda: b"".join(b"k%d: x\nk%d: y\n" % (n, n) for n in range(12_000)),
    "unknown keys by the thousand": lambda: b"".join(b"k%d: x\n" % n for n in range(24_990)),
    "misspelt keys by the thousand": lambda: b"".join(b"titel%d: x\n" % n for n in range(24_990)),
    "many documents": lambda: b"--- a\n" * 170_000,
    "many ends": lambda: b"...\n" * 260_000,
    "many directives": lambda: b"%TAG ! tag:x,2000:\n" * 50_000,
    "one long directive": lambda: b"%" + b"x" * 900_000 + b"\n---\na: b\n",
    "many tags": lambda: b"- !x y\n" * 140_000,
    "a long tag": lambda: b"title: !" + b"x" * 900_000 + b" y\n",
    "a long anchor": lambda: b"title: &" + b"x" * 900_000 + b" y\n",
    "a long number": lambda: b"format: " + b"9" * 900_000 + b"\n",
    "a long rate": lambda: _with(b"rate: 620", b"rate: " + b"9" * 500_000),
    "a long day": lambda: _with(b"start: 2026-03-02", b"start: " + b"2" * 500_000),
    "a long duration": lambda: _with(b"notice: 1 month", b"notice: " + b"9" * 500_000 + b" weeks"),
    "thousands of wrong objectives": lambda: b"format: 1\nobjectives:\n" + b"  - {id: x, due: y}\n" * 9_900,
    "thousands of wrong entries": lambda: b"format: 1\njournal:\n  a:\n" + b"  - {id: x, type: y}\n" * 9_900,
    "thousands of checkins": lambda: _MISSION.partition(b"\njournal:")[0] + _checkins(5_400),
    "thousands of tasks": lambda: _with_tasks(5_400),
    "thousands of lanes": lambda: (
        _MISSION.partition(b"\njournal:")[0] + b"\njournal:\n" + b"".join(b"  a%d:\n" % n for n in range(24_000))
    ),
    "thousands of tags of ours": lambda: _MISSION + b"tags: [" + b"a, " * 49_000 + b"a]\n",
    "thousands of clauses": lambda: _with(
        b"  clauses:\n", b"  clauses:\n" + b"".join(b"    k%d: v\n" % n for n in range(24_000))
    ),
}


def _with(old: bytes, new: bytes) -> bytes:
    assert old in _MISSION
    return _MISSION.replace(old, new, 1)


def _checkins(count: int) -> bytes:
    one = b"    - {id: id%05d, type: checkin, date: 2026-10-01, progress: x}\n"
    return b"\njournal:\n  a:\n" + b"".join(one % n for n in range(count))


def _with_tasks(count: int) -> bytes:
    one = b"    - {id: t%d, title: x, due: end, state: todo}\n"
    return (
        _MISSION.partition(b"\noffboarding:")[0].partition(b"\njournal:")[0]
        + b"\noffboarding:\n  case: completed\n  tasks:\n"
        + b"".join(one % n for n in range(count))
    )


class Used(NamedTuple):
    """What a process said, the seconds it computed, and the megabytes it held at most."""

    said: Ran
    seconds: float
    megabytes: float


def used(argv: list[str], given: Path) -> Used:
    """Run a command line in a process of its own and measure it; it is ended after LIMIT seconds."""
    with Path("out").open("wb+") as out, Path("err").open("wb+") as err, given.open("rb") as read:
        process = subprocess.Popen(
            [sys.executable, "-m", "mission_cli", *argv[:1], "--today", TODAY, *argv[1:]],
            stdin=read,
            stdout=out,
            stderr=err,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src")},
        )
        begun = time.monotonic()
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        while pid == 0:
            if time.monotonic() - begun > LIMIT:
                process.kill()
            time.sleep(0.005)
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said = Ran(
            process.returncode, *(stream.read(2 * LONGEST).decode("utf-8", "backslashreplace") for stream in (out, err))
        )
    # Kibibytes on Linux, bytes on macOS. The most that this process held before the other began is part of it: the
    # bombs are made small here, and written in pieces.
    held = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return Used(said, usage.ru_utime + usage.ru_stime, held)


class Way(NamedTuple):
    """A way into the program: where the bomb is laid, and what then meets it."""

    place: str
    argvs: tuple[tuple[str, ...], ...]


MISSION = Way("missions/odd.yaml", (("check",), ("list", "--status", "all")))
OTHERS = (
    Way("missions/odd.yaml", (("show", "odd", "--all"), ("due",), ("checkin", "odd", "--progress", "x", "--as", "s", "-n"))),
    Way("consultants/odd.yaml", (("check",),)),
    Way("mission.yaml", (("check",), ("list",))),
    Way(
        "templates/checklists/offboarding/provider-completed.yaml",
        (("check",), ("offboard", "acme", "--case", "completed", "-n")),
    ),
    Way(
        "record.yaml",
        (
            ("checkin", "acme", "--record", "record.yaml", "--as", "s", "-n"),
            ("new", "n", "--record", "record.yaml", "-n"),
            ("checkin", "acme", "--record", "-", "--as", "s", "-n"),
            ("checkin", "acme", "--progress", "@record.yaml", "--as", "s", "-n"),
            ("checkin", "acme", "--progress", "-", "--as", "s", "-n"),
        ),
    ),
)  # fmt: skip


# Every bomb as a mission; those that differ in what they attack by the other ways in.
ELSEWHERE = (
    *("aliases", "merge keys", "an alias of itself", "many aliases of one text", "brackets", "keys in braces"),
    *("ten megabytes of brackets", "unknown keys by the thousand", "many documents", "a long key", "a million entries of text"),
)  # fmt: skip


def run(seed: int, count: int) -> Outcome:
    """`count` processes; all there are when `count` is no less."""
    every = list(_cases())
    if count >= len(every):
        return spread(partial(_share, SECONDS), every, small=True)
    # A few among the tests of a busy machine are not the measure: there, only what runs away is wrong.
    return spread(partial(_share, 5 * SECONDS), Random(seed).sample(every, count), small=True)


def _share(seconds: float, cases: Sequence[tuple[str, str, tuple[str, ...]]]) -> Outcome:
    failures: list[str] = []
    slowest, most = (0.0, ""), (0.0, "")
    with apart() as folder:
        (workspace_in(folder) / "missions/acme-order-data.yaml").write_bytes(_MISSION)
        started = used(["check"], Path(os.devnull)).seconds
        os.chdir(folder)
        shutil.rmtree(folder / "firm")
        for name, place, argv in cases:
            root = workspace_in(folder)
            (root / "missions/acme-order-data.yaml").write_bytes(_MISSION)
            laid = root / place
            laid.write_bytes(BOMBS[name]())
            before = laid.stat()
            given = laid if "-" in argv else Path(os.devnull)
            one = used(list(argv), given)
            for _ in range(2):  # what else runs on the machine makes a process slower, never faster
                if one.seconds > seconds + started:
                    one = min(one, used(list(argv), given), key=lambda tried: tried.seconds)
            what = f"{name} in {place}, {shown(argv)}"
            failures += [f"{what}: {wrong}" for wrong in _wrong(one, seconds + started)]
            after = laid.stat()
            if (before.st_mtime_ns, before.st_size, before.st_ino) != (after.st_mtime_ns, after.st_size, after.st_ino):
                failures.append(f"{what}: the file was touched")
            slowest, most = max(slowest, (one.seconds, what)), max(most, (one.megabytes, what))
            os.chdir(folder)
            shutil.rmtree(root)
    note = f"an ordinary file {started:.2f} s of computing, slowest {slowest[0]:.2f} s ({slowest[1]}), most {most[0]:.0f} MB ({most[1]})"
    return Outcome(len(cases), failures, note)


def _cases() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for way in (MISSION, *OTHERS):
        for name in BOMBS if way is MISSION else ELSEWHERE:
            for argv in way.argvs:
                yield name, way.place, argv


def _wrong(one: Used, seconds: float) -> list[str]:
    found = wrong_with(one.said)
    if one.seconds > seconds:
        found.append(f"{one.seconds:.2f} s")
    if one.megabytes > MEGABYTES:
        found.append(f"{one.megabytes:.0f} MB")
    if one.said.code and len(one.said.out) + len(one.said.err) > LONGEST:
        found.append(f"{len(one.said.out) + len(one.said.err):,} characters said")
    return found


PROOFS = (
    Proof(
        f"bombs in files of every kind: crashes, over {SECONDS:.0f} s or {MEGABYTES} MB", run, len(list(_cases())), 8
    ),
)
