"""How fast the program is, beside the interpreter's own floor and programs that people know: ratios in one run.

    python -m benchmarks.run [--sizes 100 1000 10000] [--runs 15] [--folder FOLDER] [--write]

Prints Markdown; `--write` puts it into benchmarks/README.md. Portfolios and the peers' data are made once and kept in
the folder (by default below the system's temporary folder). 100000 takes 2 GB there, and minutes to make.
Every tool's answer is counted before it is timed.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import yaml
from benchmarks import commands, peers, portfolio
from benchmarks.field import Field, made
from benchmarks.measure import Case, output, peak, rounds
from benchmarks.report import HEAD, Target, keep, machine, memory_row, row

SIZES = (1_000, 10_000)
SMALL, LARGE = 1_000, 100_000
WEEKS = 8
CHANGED = 10
SETTLING = 2.1
"""Seconds after which a file's stamp is trusted by a cache: git's rule and ours (two seconds)."""
COMPLETION = {"_MISSION_COMPLETE": "bash", "_MISSION_LINE": "mission checkin ", "_MISSION_WORD": ""}
"""How bash asks for the ids that may follow: see shells/ in the package."""

PASS, TYPER, CLEAN = "`python -c pass`", "`import typer`", "the same, none changed"
START, FREE = Target(1.3), Target(1.7)
"""Of the program's start beside Python's; of a command without data, help and completion beside `import typer`."""
CACHED = {1_000: Target(2), 10_000: Target(4)}
OFTEN = {("due", 10_000): Target(2.2), ("agenda", 10_000): Target(2.2), ("list", 10_000): Target(2.2)}
OPENED = {1_000: Target(4)}
"""Of each command beside `import typer`, by the number of missions: answered from the cache, and with one mission opened."""
DUE_TARGETS: dict[tuple[int, str], Target] = {
    (10_000, peers.Taskwarrior.name): Target(0.8),
    (10_000, peers.Todoman.name): Target(0.35),
    (10_000, peers.Hledger.name): Target(0.35),
    (LARGE, peers.Taskwarrior.name): Target(0.35),
}
COLD, AFTER_CHANGES, TODO_NEW = Target(0.7), Target(1.5), Target(1)
MEMORY_MB = 60
COLD_COMMANDS = ("due", "agenda", "list", "milestone")
LARGE_COMMANDS = ("due", "agenda", "list")


class Bench:
    """What is measured, with what, and the lines of the table so far."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder, self.runs = folder, runs
        (folder / "home").mkdir(parents=True, exist_ok=True)
        # Wherever a command is run from, programs and modules are found where they are now.
        paths = {name: os.environ[name].split(os.pathsep) for name in ("PATH", "PYTHONPATH") if os.environ.get(name)}
        found = {name: os.pathsep.join(map(os.path.abspath, folders)) for name, folders in paths.items()}
        self.environment = {**found, "HOME": str(folder / "home"), "LANG": "C.UTF-8", "TZ": "UTC"}
        script = Path(sys.executable).with_name("mission")
        self.program = [str(script)] if script.exists() else [sys.executable, "-m", "mission_cli"]
        self.window = peers.Window.ahead(portfolio.TODAY, WEEKS)
        self.missing: list[str] = []
        self.peers = [peer for peer in peers.PEERS if self._there(peer.program, peer.name, peer.install)]
        self.git = self._there("git", "git status", "Debian: apt install git")
        self.find = self._there("find", "find -printf", "Debian: apt install findutils") and self._gnu_find()
        self.lines: list[str] = []

    def _there(self, program: str, name: str, install: str) -> bool:
        if shutil.which(program):
            return True
        if name != peers.TaskwarriorClosing.name:
            self._lacks(f"{name} ({install})")
        return False

    @staticmethod
    def _say(what: str, field: Field | None = None) -> None:
        print(f"{what}, {field.size:,} files" if field else what, file=sys.stderr)

    def _lacks(self, what: str) -> None:
        self._say(f"not measured: {what}")
        self.missing.append(what)

    def _gnu_find(self) -> bool:
        said = subprocess.run(["find", "--version"], capture_output=True, text=True, check=False).stdout
        if "GNU" not in said:
            self._lacks("find -printf (GNU findutils)")
        return "GNU" in said

    def case(self, name: str, *words: str) -> Case:
        return Case(name, [*self.program, *words], self.environment)

    def python(self, name: str, code: str) -> Case:
        return Case(name, [sys.executable, "-c", code], self.environment)

    @property
    def typer(self) -> Case:
        return self.python(TYPER, "import typer")

    def due(self, field: Field) -> Case:
        words = ("due", "--weeks", str(WEEKS), "--json", "--today", str(portfolio.TODAY))
        return self.case("due", *words, "--dir", str(field.workspace))

    def settled(self, field: Field) -> Case:
        """`due` with an index that holds every file, each stamp old enough to be trusted."""
        due = self.due(field)
        time.sleep(SETTLING)
        self._agrees("mission", len(json.loads(output(due))["items"]), field)
        return due

    # What is measured, in the order of the table ------------------------------------------------------------------

    def start(self, field: Field) -> None:
        """The start of the program, and what it does without data."""
        self._say("start-up")
        cases = [
            self.python(PASS, "pass"),
            self.typer,
            self.case("version", "--version"),
            self.case("--help", "--help"),
        ]
        cases += [self.of(timed, field) for timed in commands.NO_DATA]
        times = rounds(cases, self.runs)
        self.lines.append(row("`mission --version`", times, "version", PASS, START))
        self.lines += [row(f"{case.name}, no data read", times, case.name, TYPER, FREE) for case in cases[3:]]

    def of(self, timed: commands.Timed, field: Field) -> Case:
        """A command on this portfolio; one that writes finds the mission as it was."""
        record = field.entry_file()
        path = field.file(record)
        words = commands.filled(timed, record.id, field.consultant(record))
        shared = ("--today", str(portfolio.TODAY), "--no-input", "--dir", str(field.workspace))
        case = self.case(timed.name, *words[:1], *words[1:], *shared)
        if not timed.writes:
            return case
        content = field.content(record)
        environment = {**case.environment, "MISSION_AUTHOR": record.manager, "MISSION_EDITOR": "true"}
        return case._replace(environment=environment, before=lambda: path.write_bytes(content))

    def every(self, field: Field) -> None:
        """Every command beside `import typer`."""
        self.settled(field)
        groups = [(commands.CACHED, CACHED.get(field.size)), (commands.OPENED, OPENED.get(field.size))]
        if field.size <= SMALL:  # what reads every file takes as long again as there are more
            groups.append((commands.WHOLE, None))
        for group, target in groups if field.size < LARGE else groups[:1]:
            often = [(name,) for name in LARGE_COMMANDS]
            for timed in (one for one in group if field.size < LARGE or one.words[:1] in often):
                case = self.of(timed, field)
                self._say(case.name, field)
                times = rounds([case, self.typer], 3 if group is commands.WHOLE else max(3, self.runs // 2))
                judged = OFTEN.get((timed.words[0] if timed.words else "", field.size), target)
                self.lines.append(row(f"{case.name}, {field.size:,} missions", times, case.name, TYPER, judged))
        record = field.entry_file()
        field.file(record).write_bytes(field.content(record))

    def completion(self, field: Field) -> None:
        """What bash is told after `mission checkin`. The workspace is the current folder: there is no option to say."""
        self.settled(field)
        case = Case("completion", self.program, {**self.environment, **COMPLETION})
        with contextlib.chdir(field.workspace):
            if not {record.id for record in field.records} & set(output(case).split()):
                self._lacks("completion of an id (none was offered)")
                return
            self._say("completion", field)
            times = rounds([case, self.typer], self.runs)
        what = f"completion of an id, {field.size:,} files"
        self.lines.append(row(what, times, case.name, TYPER, FREE))

    def warm(self, field: Field) -> None:
        """`due` with its index up to date, beside what others take for the same question."""
        others = [self.typer]
        for kind in self.peers:
            peer = kind(field.folder, self.environment)
            peer.prepare(field.records)
            case = peer.case(self.window)
            self._agrees(peer.name, peer.counted(output(case)), field)
            others.append(case)
        if self.git and field.size < LARGE:
            others.append(peers.git_status(field.workspace, self.environment))
        if self.find:
            others.append(peers.listing(field.workspace, self.environment))
        due = self.settled(field)
        self._say("due", field)
        times = rounds([due, *others], self.runs)
        what = f"`due --weeks {WEEKS} --json`, {field.size:,} files"
        self.lines += [row(what, times, "due", case.name, DUE_TARGETS.get((field.size, case.name))) for case in others]

    def _agrees(self, name: str, answered: int, field: Field) -> None:
        asked = sum(self.window.holds(record) for record in field.records)
        if answered != asked:
            raise SystemExit(f"{name} answers {answered} of {asked} records: it was not asked the same question")

    def changed(self, field: Field) -> None:
        """`due` right after ten files changed, and again when their stamps are old enough to be trusted."""
        files = [field.file(record) for record in field.records[:: max(1, field.size // CHANGED)][:CHANGED]]
        before = {path: path.read_bytes() for path in files}
        number = count(100_000)

        def change() -> None:
            for path in files:
                path.write_bytes(re.sub(rb"order: PO-\d{6}", b"order: PO-%d" % next(number), before[path]))

        due = self.due(field)

        def settle() -> None:
            time.sleep(SETTLING)
            output(due)

        runs = max(3, self.runs // 2)
        self._say("due after changes", field)
        try:
            times = rounds([due._replace(name="changed", before=change), due._replace(name=CLEAN, before=settle)], runs)
        finally:
            for path, content in before.items():
                path.write_bytes(content)
        what = f"`due` after {CHANGED} of {field.size:,} files changed"
        self.lines.append(row(what, times, "changed", CLEAN, AFTER_CHANGES))

    def cold(self, field: Field) -> None:
        """Without a cache, as after a clone: every file is read, once for all commands."""
        cache = self.folder / "home" / ".cache"

        def forget() -> None:
            shutil.rmtree(cache, ignore_errors=True)

        chosen = [one for one in commands.CACHED if one.words[:1] in [(name,) for name in COLD_COMMANDS]]
        cases = [self.of(timed, field)._replace(before=forget) for timed in chosen]
        if not hasattr(yaml, "CSafeLoader"):
            self._lacks("PyYAML's C loader (Debian: apt install libyaml-dev, then build PyYAML again)")
            return
        loader = peers.pyyaml(field.workspace, self.environment)
        self._say("without a cache", field)
        times = rounds([*cases, loader], 2, warm=False)
        for case in cases:
            what = f"{case.name} without a cache, {field.size:,} missions"
            self.lines.append(row(what, times, case.name, loader.name, COLD))

    def writing(self, field: Field) -> None:
        """One entry into one file, checked and written to the disk, beside a new to-do."""
        todoman = next((kind for kind in self.peers if issubclass(kind, peers.Todoman)), None)
        if not todoman:
            return
        todos = peers.Todoman(field.folder, self.environment)
        [checkin] = [self.of(one, field) for one in commands.OPENED if one.words[0] == "checkin"]
        self._say("checkin", field)
        record = field.entry_file()
        try:
            times = rounds([checkin, todos.new(self.window)], self.runs)
        finally:
            field.file(record).write_bytes(field.content(record))
            todos.clean(field.records)
        self.lines.append(row(f"`checkin`, {field.size:,} missions", times, checkin.name, "todo new", TODO_NEW))

    def memory(self, field: Field) -> None:
        due = self.settled(field)
        most = max(peak(due) for _ in range(3))
        self.lines.append(memory_row(f"peak memory of warm `due`, {field.size:,} files", most, MEMORY_MB))

    def told(self, sizes: Sequence[int]) -> str:
        """The table so far under what made it, and an empty one to go on with."""
        named = [kind(self.folder, self.environment) for kind in self.peers if kind is not peers.TaskwarriorClosing]
        versions = [f"PyYAML {yaml.__version__}", *(peer.version() for peer in named)]
        facts = [
            f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, `python -m benchmarks.run --sizes {' '.join(map(str, sizes))} --runs {self.runs}`, "
            f"measuring {'the console script `mission`' if len(self.program) == 1 else '`python -m mission_cli`'}.",
            f"{machine()}; {', '.join(versions)}.",
        ]
        if self.missing:
            facts.append(f"Not measured: {'; '.join(dict.fromkeys(self.missing))}.")
        table = "\n".join((HEAD, *self.lines))
        self.lines = []
        return "\n".join(facts) + f"\n\n{table}"


def measured(bench: Bench, sizes: Sequence[int]) -> dict[str, str]:
    """The report on the usual sizes and the one on the large ones, by the name of their block in the page."""
    reports: dict[str, str] = {}
    usual, large = [size for size in sizes if size < LARGE], [size for size in sizes if size >= LARGE]
    if usual:
        fields = [made(bench.folder, size) for size in usual]
        bench.start(fields[0])
        bench.completion(fields[-1])
        for field in fields:
            bench.every(field)
            bench.warm(field)
        for measure in (bench.changed, bench.cold, bench.writing, bench.memory):
            measure(fields[-1])
        reports["usual"] = bench.told(usual)
    if large:
        for size in large:
            bench.every(made(bench.folder, size))
            bench.warm(made(bench.folder, size))
        reports["large"] = bench.told(large)
    return reports


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="missions in a portfolio")
    parser.add_argument("--runs", type=int, default=15, help="rounds; fewer for what takes long")
    parser.add_argument("--folder", type=Path, help="where portfolios are kept")
    parser.add_argument("--write", action="store_true", help="put the tables into benchmarks/README.md")
    chosen = parser.parse_args()
    folder = chosen.folder or Path(tempfile.gettempdir()) / f"mission-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for block, text in measured(Bench(folder.resolve(), chosen.runs), sorted(chosen.sizes)).items():
        print(f"{text}\n")
        if chosen.write:
            keep(block, text)


if __name__ == "__main__":
    main()
