"""The only place that starts git. Argument lists, no shell, no prompt; git's own words when it refuses."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mission_cli.errors import GitError

SECONDS = 30.0


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
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program, arguments never pass a shell
            ["git", *words],  # noqa: S607  # git is where PATH says
            cwd=folder,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8", **(environment or {})},
            capture_output=True,
            timeout=seconds or SECONDS,
            check=False,
            input=stdin or b"",  # never the person's own standard input
        )
    except FileNotFoundError:
        raise GitError("git.missing") from None
    except subprocess.TimeoutExpired:
        raise GitError("git.slow", command=words[0]) from None
    except OSError as error:
        raise GitError("git.refused", command=words[0], words=str(error)) from None
    return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())
