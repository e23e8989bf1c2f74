"""The only place that starts git. Argument lists, no shell, no prompt; git's own words when it refuses."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mission_cli.errors import GitError

SECONDS = 30.0
GRACE = 5.0  # for a git that was told to stop
# How paths are read: ours say so themselves.
_OF_PATHS = ("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
# What `git rev-parse --local-env-vars` lists, but for settings given on a command line.
_OF_ONE_REPOSITORY = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_REPLACE_REF_BASE",
)


class Done(NamedTuple):
    """What a git that has ended answered. `code` is its exit code, `out` its bytes, `words` what it said of trouble."""

    code: int
    out: bytes
    words: str

    @property
    def text(self) -> str:
        """Standard output as text; bytes that are not UTF-8 are replaced."""
        return self.out.decode("utf-8", "replace")


def run(folder: Path, *words: str, stdin: bytes | None = None, environment: Mapping[str, str] | None = None) -> str:
    """The standard output of `git words…` in `folder`. Raises GitError with git's own words when it refuses."""
    return checked(words[0], answer(folder, *words, stdin=stdin, environment=environment)).text


def checked(command: str, done: Done) -> Done:
    """`done`, where git agreed. Raises GitError where it refused."""
    if done.code:
        raise GitError("git.refused", command=command, words=done.words or done.text.strip())
    return done


def answer(
    folder: Path,
    *words: str,
    stdin: bytes | None = None,
    environment: Mapping[str, str] | None = None,
    seconds: float | None = None,
) -> Done:
    """What git answers, agreed or refused, for those to whom the exit code says something.

    Raises GitError without git, without an answer in `seconds` (SECONDS when not said), and where the folder cannot be entered.
    """
    limit = seconds or SECONDS
    try:
        with subprocess.Popen(  # noqa: S603  # a fixed program, arguments never pass a shell
            ["git", *words],  # noqa: S607  # git is where PATH says
            cwd=folder,
            env={
                **surroundings(folder),
                "GIT_TERMINAL_PROMPT": "0",
                "LC_ALL": "C.UTF-8",
                **(environment or {}),
            },
            stdin=subprocess.PIPE,  # never the person's own standard input
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as git:
            try:
                out, said = git.communicate(stdin or b"", limit)
            except BaseException:
                _end(git)
                raise
    except FileNotFoundError as error:
        if error.filename not in (None, "git"):  # the folder
            raise GitError("git.refused", command=words[0], words=f"{error.filename}: {error.strerror}") from None
        raise GitError("git.missing") from None
    except subprocess.TimeoutExpired:
        raise GitError("git.slow", command=words[0], seconds=f"{limit:g}") from None
    except (OSError, ValueError) as error:  # ValueError: a word that holds a NUL
        raise GitError("git.refused", command=words[0], words=str(error)) from None
    return Done(git.returncode, out, said.decode("utf-8", "replace").strip())


def _end(git: subprocess.Popen[bytes]) -> None:
    """Have git stop, and wait for it: one that is killed outright leaves its lock, and every git after it would refuse."""
    git.terminate()
    try:
        git.wait(GRACE)
    except subprocess.TimeoutExpired:
        git.kill()
        git.wait()


def surroundings(folder: Path) -> dict[str, str]:
    """The environment for a git that works in `folder`.

    In a hook git's own variables name the repository that the hook is of, by paths from where the hook was started: in a
    folder that has a repository of its own they lead astray. Elsewhere somebody meant them.
    """
    astray = any(name in os.environ for name in _OF_ONE_REPOSITORY) and _has_repository(folder)
    dropped = (*_OF_PATHS, *_OF_ONE_REPOSITORY) if astray else _OF_PATHS
    return {name: value for name, value in os.environ.items() if name not in dropped}


def _has_repository(folder: Path) -> bool:
    here = os.path.abspath(folder)  # noqa: PTH100  # Path's raises where there is no current folder
    while not os.path.lexists(os.path.join(here, ".git")):  # noqa: PTH118
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return False
        here = above
    return True
