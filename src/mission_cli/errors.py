"""What can be wrong, and how the program says so.

* Wrong *user data* is a value: a `Problem` at a data path, which becomes a `Finding` at a line and column.
  Findings are collected, never raised, and hold no text: the catalogue (`texts/finding.py`) says them in the
  reader's language.
* A wrong *situation* raises a `MissionError`: one class a situation, with its exit code and the catalogue key of
  its sentence.
* Anything else is a bug: `commands/run.py` writes its traceback to a log and prints one line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeAlias


class Exit(IntEnum):
    """Published exit codes (docs/commands.md): tested, never renumbered."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    ABORTED = 3
    NOT_FOUND = 4
    INVALID = 5
    CONFLICT = 6
    GIT = 7
    INTERRUPTED = 130


DataPath: TypeAlias = tuple[str | int, ...]


class Problem(NamedTuple):
    """Something wrong in user data, at a data path: `("contract", "end")`, `("objectives", 0, "due")`.

    `code` is published (`E-DATES`): its first letter is the level, E error or W warning. `args` fill the
    catalogue's sentence. `on_key` puts the caret under the key rather than the value.
    """

    code: str
    at: DataPath = ()
    args: dict[str, str] = {}
    on_key: bool = False


class Finding(NamedTuple):
    """A problem with its place in a file. `line` and `column` count from 1; 0 speaks of the whole file.

    `path` is relative to the workspace, with `/`. `width` is the number of characters to underline.
    """

    path: str
    line: int
    column: int
    width: int
    code: str
    args: dict[str, str] = {}

    @property
    def level(self) -> str:
        """`error` or `warning`."""
        return "warning" if self.code.startswith("W") else "error"


class MissionError(Exception):
    """A situation the command cannot go on from. `text` is a catalogue key, `args` fill it.

    `findings` are shown before the sentence, when the situation comes from user data; `sources` holds the text of
    their files, by the findings' path, so that the user's own lines can be shown.
    """

    exit_code = Exit.FAILED

    def __init__(
        self,
        text: str,
        /,
        *,
        findings: Sequence[Finding] = (),
        sources: Mapping[str, str] | None = None,
        **args: object,
    ) -> None:
        super().__init__(text)
        self.text = text
        self.args_for_text = args
        self.findings = tuple(findings)
        self.sources = sources or {}


class UsageError(MissionError):
    """An option is missing, misspelt or cannot be read."""

    exit_code = Exit.USAGE


class AbortedError(MissionError):
    """The user said no, or left a prompt."""

    exit_code = Exit.ABORTED


class NotFoundError(MissionError):
    """No workspace, mission, task or code of that name."""

    exit_code = Exit.NOT_FOUND


class InvalidDataError(MissionError):
    """The user's files, or what was to be written into them, hold findings at error level."""

    exit_code = Exit.INVALID


class RefusedWriteError(MissionError):
    """A write would have touched more than it should, or overwritten somebody's change. Nothing was written."""

    exit_code = Exit.FAILED


class ConflictError(MissionError):
    """Somebody changed the same thing meanwhile. Nothing was written."""

    exit_code = Exit.CONFLICT


class GitError(MissionError):
    """Git refused; its own words are in `args_for_text["words"]`."""

    exit_code = Exit.GIT
