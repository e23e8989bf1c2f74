"""What a check of `mission doctor` finds, and the place it looks at."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from mission_cli.commands.session import Session
from mission_cli.errors import Finding, MissionError
from mission_cli.storage.git import settings as git
from mission_cli.texts import t

Result: TypeAlias = Literal["ok", "warning", "problem", "n/a"]


class Mend(NamedTuple):
    """What `--fix` does about it once the person agreed to the question."""

    question: str
    do: Callable[[], object]


class CheckResult(NamedTuple):
    """How a check ended: in a sentence, with the command to type, and what `--fix` can do."""

    result: Result
    message: str
    fix: str = ""
    mend: Mend | None = None


def ok(text: str) -> CheckResult:
    return CheckResult("ok", text)


def warning(text: str, fix: str = "", mend: Mend | None = None) -> CheckResult:
    return CheckResult("warning", text, fix, mend)


def problem(text: str, fix: str = "", mend: Mend | None = None) -> CheckResult:
    return CheckResult("problem", text, fix, mend)


def not_applicable(text: str) -> CheckResult:
    return CheckResult("n/a", text)


class Checkup:
    """Where a run of the doctor looks: the workspace, when there is one, else the folder the person is in."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def root(self) -> Path | None:
        """The workspace's folder, None without."""
        try:
            return self.session.root
        except MissionError:
            return None

    @property
    def workspace(self) -> Path:
        """The workspace's folder. Raises Inapplicable without one."""
        if self.root is None:
            raise Inapplicable(t("doctor.no-workspace"))
        return self.root

    @property
    def folder(self) -> Path:
        """Where git is asked."""
        return self.root or self.session.start

    @cached_property
    def in_git(self) -> git.Surroundings:
        """What git says of that folder."""
        return git.place(self.folder)

    @property
    def git(self) -> git.Where:
        return self.in_git.where

    @property
    def repository(self) -> Path:
        """The workspace's folder, in a repository that git works with. Raises Inapplicable in any other case."""
        root = self.workspace
        if self.git != "work-tree":
            raise Inapplicable(t("doctor.no-repository"))
        return root

    @cached_property
    def findings(self) -> list[Finding]:
        """Every finding of every file of the workspace."""
        workspace = self.session.workspace
        return workspace.load_all()[1] + workspace.profiles()[1]


class Inapplicable(Exception):  # noqa: N818  # no error: the check says why it has nothing to look at
    """What a check is about is not here."""


def some(names: list[str]) -> str:
    """The first names of a list, and how many more there are."""
    more = t("doctor.more", n=len(names) - 3) if len(names) > 3 else ""
    return ", ".join(names[:3]) + more
