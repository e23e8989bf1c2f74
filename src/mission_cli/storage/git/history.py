"""What git remembers of a workspace's files: each commit with the files it touched, newest first, and what is not
committed yet. One `git log` tells all the commits; contents are asked for many at a time, see blobs.py.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from mission_cli.errors import GitError
from mission_cli.storage.git.process import answer, checked, run

_HEAD: Final = 4  # fields of a commit before its files
_FORMAT: Final = "--format=%H%x00%aN%x00%aI%x00%s"
_NOTHING: Final = "0"
_FILE: Final = "100"  # how the mode of a regular file begins; links and submodules hold no records


class Touch(NamedTuple):
    """A file that a commit touched. `was` and `now` are its paths, None where there is none.

    `before` holds the name of its content in each parent, `after` in the commit; "" where it was not there, or, of what
    is not committed, where the content is the working tree's.
    """

    was: str | None
    now: str | None
    before: tuple[str, ...]
    after: str


class Commit(NamedTuple):
    """A commit: its full name, its author as `.mailmap` has them, the author's own time (ISO), the first line it says."""

    id: str
    author: str
    time: str
    subject: str
    files: tuple[Touch, ...]


def commits(folder: Path, under: tuple[str, ...]) -> list[Commit]:
    """The commits that touched these folders of `folder`, newest first, on every side of every merge; none before the first
    commit. Paths are relative to `folder`. Raises GitError."""
    if not has_commits(folder):
        return []
    told = answer(
        folder,
        *("log", "--full-history", "--relative", "--raw", "-z", "--no-abbrev", "-M", "-c", "--root", "--no-color"),
        *("--encoding=UTF-8", _FORMAT, "HEAD", "--", *under),
        seconds=300,
    )
    words = os.fsdecode(checked("log", told).out).split("\0")
    return list(_commits(words))


def has_commits(folder: Path) -> bool:
    """Whether anything was ever committed. Raises GitError outside a repository."""
    done = answer(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    if done.code and done.words:
        raise GitError("git.refused", command="rev-parse", words=done.words)
    if done.code:
        run(folder, "rev-parse", "--git-dir")  # says why, where there is no repository at all
    return not done.code


def _commits(words: list[str]) -> Iterator[Commit]:
    at = 0
    while at + _HEAD <= len(words):
        head, at = words[at : at + _HEAD], at + _HEAD
        files: list[Touch] = []
        while at < len(words) and (not words[at].strip("\n") or words[at].lstrip("\n").startswith(":")):
            if not words[at].strip("\n"):
                at += 1
                continue
            touch, at = _touch(words, at)
            if touch:
                files.append(touch)
        if files:
            name, author, time, subject = (_printable(word) for word in head)
            yield Commit(name, author, time, subject, tuple(files))


def _printable(text: str) -> str:
    """A text of git's as text: bytes that are not UTF-8 are replaced."""
    return os.fsencode(text).decode("utf-8", "replace")


def _touch(words: list[str], at: int) -> tuple[Touch | None, int]:
    """The file that a raw line tells of, and where the next one begins."""
    line = words[at].lstrip("\n")
    parents = len(line) - len(line.lstrip(":"))
    fields = line.lstrip(":").split(" ")
    modes, names, status = fields[: parents + 1], fields[parents + 1 : -1], fields[-1]
    was = now = words[at + 1]
    at += 2
    if status[:1] in ("R", "C") and parents == 1:
        now = words[at]
        at += 1
    files = [name if mode.startswith(_FILE) else "" for mode, name in zip(modes, names, strict=True)]
    *before, after = ["" if not name.strip(_NOTHING) else name for name in files]
    there = [mode.strip(_NOTHING) != "" for mode in modes]
    if not any(mode.startswith(_FILE) for mode in modes):
        return None, at
    copied = status[:1] == "C"
    touch = Touch(was if any(there[:-1]) and not copied else None, now if there[-1] else None, tuple(before), after)
    return touch, at


def not_committed(folder: Path, under: tuple[str, ...], since: str = "HEAD") -> list[Touch]:
    """The files below these folders that differ from a commit, the new ones too, by path. Raises GitError."""
    if not has_commits(folder):
        listed = run(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *under)
        return [Touch(None, name, ("",), "") for name in sorted(set(_names(listed)))]
    found = {touch.now or touch.was or "": touch._replace(after="") for touch in between(folder, under, since)}
    new = run(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", *under)
    for name in _names(new):
        found.setdefault(name, Touch(None, name, ("",), ""))
    return [found[name] for name in sorted(found)]


def between(folder: Path, under: tuple[str, ...], since: str, until: str | None = None) -> list[Touch]:
    """The tracked files below these folders that differ between two commits, or, without `until`, between one and the
    working tree. Raises GitError."""
    asked = answer(
        folder,
        *("diff", "--relative", "--raw", "-z", "--no-abbrev", "-M", "--no-color"),
        *(since, *([until] if until else []), "--", *under),
    )
    words = os.fsdecode(checked("diff", asked).out).split("\0")
    found: dict[str, Touch] = {}
    at = 0
    while at < len(words) and words[at]:
        touch, at = _touch(words, at)
        if touch:
            found.setdefault(touch.now or touch.was or "", touch)
    return list(found.values())


def _names(listed: str) -> list[str]:
    return [name for name in listed.split("\0") if name]


def followed(found: list[Commit], path: str) -> list[Commit]:
    """The commits, newest first, that touched the file now at `path`, under whatever name it had then; with it alone."""
    names = {path}
    kept = []
    for commit in found:
        mine = [one for one in commit.files if one.now in names or (one.now is None and one.was in names)]
        for touch in commit.files:
            if touch.was != touch.now and touch.was and touch.now:
                if touch.now in names:
                    names.add(touch.was)
                else:
                    names.discard(touch.was)  # older commits of that name are the other file's
        if mine:
            kept.append(commit._replace(files=tuple(mine)))
    return kept


def is_shallow(folder: Path) -> bool:
    """Whether the clone was cut off: its oldest commits are not here. Raises GitError."""
    return run(folder, "rev-parse", "--is-shallow-repository").strip() == "true"
