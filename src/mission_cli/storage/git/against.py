"""What git knows of the state a workspace is compared with: the commit, what differs from it, what was said since."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mission_cli.errors import GitError
from mission_cli.storage.git.process import answer, checked, run


class Base(NamedTuple):
    """The commit to compare with. `left` tells that it is not the ref itself, but where this branch left it."""

    commit: str
    left: bool


def base_of(folder: Path, ref: str, at: str = "HEAD") -> Base:
    """The commit of `ref` where `at` is built on it, else their last common one: what `ref` gained since is no loss.

    Raises GitError where there is no such ref, or nothing in common.
    """
    known = answer(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if known.code:
        run(folder, "rev-parse", "--git-dir")  # says why, where there is no repository at all
        raise GitError("against.unknown", ref=ref)
    commit = known.text.split()[-1]
    found = answer(folder, "merge-base", commit, at)
    if found.code == 1 and not found.words:
        raise GitError("against.apart", ref=ref)
    shared = checked("merge-base", found).text.strip()
    return Base(shared, shared != commit)


def messages_since(folder: Path, commit: str, at: str = "HEAD") -> list[str]:
    """What the commits say that lead from `commit` to `at`. Raises GitError."""
    told = run(folder, "log", "--encoding=UTF-8", "--format=%B%x00", f"{commit}..{at}", "--")
    return [message for message in told.split("\0") if message.strip()]


def last_author(folder: Path, path: str, commit: str, at: str = "HEAD") -> str:
    """Who committed a file last between two commits; "" where nobody did. Raises GitError."""
    words = ("-1", "--encoding=UTF-8", "--format=%aN", f"{commit}..{at}")
    return run(folder, "log", *words, "--", path).strip()


def kept(folder: Path, under: tuple[str, ...], at: str | None = None) -> list[str]:
    """The files below these folders that git keeps, or would if asked to: not those it is told to ignore; those of the
    commit `at`, if given. Raises GitError."""
    if at:
        listed = run(folder, "ls-tree", "-r", "-z", "--name-only", at, "--", *under)
    else:
        listed = run(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *under)
    return sorted({name for name in listed.split("\0") if name})
