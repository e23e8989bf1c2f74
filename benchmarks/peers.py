"""The programs this one is measured beside: each given the same records, asked the same question, kept from anyone's home."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from benchmarks.measure import Case, output
from benchmarks.portfolio import OPEN_AFTER_END, Record


class Window(NamedTuple):
    """The days asked for, both inclusive: from the oldest end that is not closed yet."""

    first: dt.date
    last: dt.date

    @classmethod
    def ahead(cls, today: dt.date, weeks: int) -> Window:
        return cls(today - dt.timedelta(days=OPEN_AFTER_END), today + dt.timedelta(weeks=weeks))

    def holds(self, record: Record) -> bool:
        """Whether this record belongs to the answer."""
        return not record.closed and str(self.first) <= record.end <= str(self.last)


class Peer(ABC):
    """One program with its data in `folder`. Every mission is one record with its end; all of them are open."""

    name: ClassVar[str]
    program: ClassVar[str]
    install: ClassVar[str]

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder / type(self).__name__.lower()
        self.environment = {**environment, **self.settings()}

    def settings(self) -> dict[str, str]:
        """What the environment must say for the program to look here and nowhere else."""
        return {}

    @abstractmethod
    def fill(self, records: Sequence[Record]) -> None:
        """Lay out the data in the (empty) folder."""

    @abstractmethod
    def question(self, window: Window) -> list[str]:
        """What ends within the window?"""

    @abstractmethod
    def counted(self, answer: str) -> int:
        """How many records the answer names."""

    def case(self, window: Window) -> Case:
        return Case(self.name, self.question(window), self.environment)

    def prepare(self, records: Sequence[Record]) -> None:
        """Fill the folder once; an earlier run's is taken over when it was filled to the end."""
        done = self.folder / "filled"
        if done.exists():
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.fill(records)
        done.touch()

    def version(self) -> str:
        ran = subprocess.run(
            [self.program, "--version"], env=self.environment, capture_output=True, text=True, check=False
        )
        said = (ran.stdout or ran.stderr).strip().splitlines()
        return (
            f"{self.program} {next((word for word in said[0].replace(',', ' ').split() if word[0].isdigit()), '?')}"
            if said
            else ""
        )


class Taskwarrior(Peer):
    name = "Taskwarrior"
    program = "task"
    install = "Debian: apt install taskwarrior"
    closes: ClassVar[bool] = False

    def settings(self) -> dict[str, str]:
        return {"TASKRC": str(self.folder / "taskrc"), "TASKDATA": str(self.folder / "data")}

    def fill(self, records: Sequence[Record]) -> None:
        (self.folder / "data").mkdir()
        (self.folder / "taskrc").write_text("confirmation=no\nhooks=off\nverbose=nothing\nnews.version=99\n")
        tasks = [self._task(record) for record in records]
        (self.folder / "tasks.json").write_text(json.dumps(tasks), encoding="utf-8")
        output(Case(self.name, [self.program, "import", str(self.folder / "tasks.json")], self.environment))

    def _task(self, record: Record) -> dict[str, str]:
        due = f"{record.end.replace('-', '')}T120000Z"
        task = {"description": f"{record.title} {record.id}", "due": due, "entry": "20230101T000000Z"}
        return task | ({"status": "completed", "end": due} if self.closes and record.closed else {"status": "pending"})

    def question(self, window: Window) -> list[str]:
        after, before = window.first - dt.timedelta(days=1), window.last + dt.timedelta(days=1)
        return [
            self.program,
            f"due.after:{after}T23:59:59Z",
            f"due.before:{before}T00:00:00Z",
            "status:pending",
            "export",
        ]

    def counted(self, answer: str) -> int:
        return len(json.loads(answer))


class TaskwarriorClosing(Taskwarrior):
    """With the closed ones completed: it keeps these in a file that a question about open ones does not read."""

    name = "Taskwarrior, closed ones put away"
    closes = True


class Todoman(Peer):
    """A file a record, as here. It knows no beginning of a window, so the closed ones are completed."""

    name = "todoman"
    program = "todo"
    install = "PyPI: todoman, in an environment of its own"

    @property
    def _base(self) -> list[str]:
        return [self.program, "--config", str(self.folder / "config.py")]

    def fill(self, records: Sequence[Record]) -> None:
        lines = (
            f"path = {str(self.folder / 'lists' / '*')!r}",
            f"cache_path = {str(self.folder / 'cache.sqlite3')!r}",
            "date_format = '%Y-%m-%d'",
            "time_format = ''",
            "default_list = 'missions'",
        )
        (self.folder / "config.py").write_text("\n".join((*lines, "")), encoding="utf-8")
        (self.folder / "lists" / "missions").mkdir(parents=True)
        for record in records:
            self._file(record.id).write_bytes(_vtodo(record))

    def _file(self, name: str) -> Path:
        return self.folder / "lists" / "missions" / f"{name}.ics"

    def question(self, window: Window) -> list[str]:
        noon = dt.datetime.combine(window.last, dt.time(12), dt.UTC).timestamp()
        return [*self._base, "--porcelain", "list", "--due", str(int((noon - time.time()) // 3600))]

    def counted(self, answer: str) -> int:
        return len(json.loads(answer))

    def new(self, window: Window) -> Case:
        """One more record, as the other programs are given an entry."""
        words = ["new", "--list", "missions", "--due", str(window.last), "Sprint review went well"]
        return Case("todo new", [*self._base, *words], self.environment)

    def clean(self, records: Sequence[Record]) -> None:
        """Take out what was added."""
        added = {path.stem for path in self._file("").parent.iterdir()} - {record.id for record in records}
        for name in added:
            self._file(name).unlink()


def _vtodo(record: Record) -> bytes:
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mission//benchmarks//EN",
        "BEGIN:VTODO",
        f"UID:{record.id}",
        "DTSTAMP:20230101T000000Z",
        f"SUMMARY:{record.title}",
        f"DUE;VALUE=DATE:{record.end.replace('-', '')}",
        f"STATUS:{'COMPLETED' if record.closed else 'NEEDS-ACTION'}",
        "END:VTODO",
        "END:VCALENDAR",
        "",
    )
    return "\r\n".join(lines).encode()


class Hledger(Peer):
    name = "hledger"
    program = "hledger"
    install = "Debian: apt install hledger"

    def fill(self, records: Sequence[Record]) -> None:
        entries = (f"{record.end} {record.title} {record.id}\n    end  1\n    open\n\n" for record in records)
        (self.folder / "ends.journal").write_text("".join(entries), encoding="utf-8")

    def question(self, window: Window) -> list[str]:
        period = f"date:{window.first}..{window.last + dt.timedelta(days=1)}"  # its end is exclusive
        return [self.program, "-f", str(self.folder / "ends.journal"), "register", "-O", "csv", "end", period]

    def counted(self, answer: str) -> int:
        return len(answer.splitlines()) - 1


PEERS: tuple[type[Peer], ...] = (Taskwarrior, TaskwarriorClosing, Todoman, Hledger)


def git_status(workspace: Path, environment: Mapping[str, str]) -> Case:
    """`git status` in the workspace, made a repository with all its files committed."""
    quiet = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    who = {f"GIT_{role}_{part}": "bench@esn.example" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    settings = {**environment, **quiet, **who}
    git = ["git", "-C", str(workspace)]
    if not (workspace / ".git").exists():
        for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "All missions"]):
            output(Case("git", [*git, *words], settings))
    return Case("git status", [*git, "status", "--porcelain"], settings)


def listing(workspace: Path, environment: Mapping[str, str]) -> Case:
    """Every file's size and times, asked for in C: GNU find."""
    return Case("find -printf", ["find", str(workspace / "missions"), "-printf", r"%s %T@ %C@ %i %p\n"], environment)


_PYYAML = """
import os, sys, yaml
for entry in os.scandir(sys.argv[1]):
    with open(entry.path, "rb") as file:
        yaml.load(file.read(), yaml.CSafeLoader)
"""


def pyyaml(workspace: Path, environment: Mapping[str, str]) -> Case:
    """Every file read with PyYAML's C loader, in one process."""
    return Case("PyYAML, C loader", [sys.executable, "-c", _PYYAML, str(workspace / "missions")], environment)
