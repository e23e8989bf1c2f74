"""The only place that starts git. Argument lists, no shell, no prompt; git's own words when it refuses."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from mission_cli.errors import GitError

_SECONDS = 30


def user_name(folder: Path) -> str | None:
    """The `user.name` git would sign with here, or None without git or without a name."""
    try:
        return _run(folder, "config", "--get", "user.name").strip() or None
    except GitError:
        return None


def inside_repository(folder: Path) -> bool:
    """Whether `folder` is in a git work tree."""
    try:
        return _run(folder, "rev-parse", "--is-inside-work-tree").strip() == "true"
    except GitError:
        return False


def commit(folder: Path, paths: list[Path], subject: str) -> None:
    """Stage these paths only and commit them only; whatever else is staged stays staged. Raises GitError."""
    names = [str(path.resolve()) for path in paths]  # git takes a link for the link, not for what it leads to
    _run(folder, "add", "--", *names)
    _run(folder, "commit", "--quiet", f"--message={subject}", "--only", "--", *names)


def modified(folder: Path, under: str) -> list[str]:
    """The files below `under` that differ from the last commit, relative to `folder`. Raises GitError without one."""
    # Reading writes nothing, not even git's own index.
    found = _run(folder, "--no-optional-locks", "diff", "--name-only", "-z", "--relative", "HEAD", "--", under)
    return [name for name in found.split("\0") if name]


def show(folder: Path, path: str, ref: str = "HEAD") -> str:
    """A file's text as a commit has it; `path` is relative to `folder`. Raises GitError where it has none."""
    return _run(folder, "show", f"{ref}:./{path}")


def _run(folder: Path, *words: str) -> str:
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program, arguments never pass a shell
            ["git", *words],  # noqa: S607  # git is where PATH says
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("git.missing") from None
    except subprocess.TimeoutExpired:
        raise GitError("git.slow", command=words[0]) from None
    except OSError as error:
        raise GitError("git.refused", command=words[0], words=str(error)) from None
    if done.returncode:
        raise GitError("git.refused", command=words[0], words=(done.stderr or done.stdout).strip())
    return done.stdout
