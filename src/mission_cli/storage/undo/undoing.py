"""What taking back a step makes of a file as it is now. Nothing is written here."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mission_cli.core.changes import path_text
from mission_cli.errors import ConflictError, GitError, RefusedWriteError
from mission_cli.storage import reading
from mission_cli.storage.git.blobs import contents
from mission_cli.storage.git.ongoing import ongoing
from mission_cli.storage.git.process import answer, run
from mission_cli.storage.git.stages import reopened
from mission_cli.storage.text.marked import sides
from mission_cli.storage.undo.remembered import Operation, Step

_MERGES = 50


class Turn(NamedTuple):
    """One file of a step taken back: what it holds, and what it is to hold; None for no file.

    `since`: it was changed after the step, so that a person is to see this first. `again`: what the step had made of
    the file is brought back whole, byte for byte.
    """

    path: str
    current: bytes | None
    wanted: bytes | None
    since: bool
    made: bytes | None
    """What the step had made of it."""


class Plan(NamedTuple):
    """One operation taken back; `turns` only names files that change."""

    operation: Operation
    turns: tuple[Turn, ...]


class Files:
    """The files of a workspace as they are, and as the steps planned so far would leave them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._held: dict[str, bytes | None] = {}

    def content(self, path: str) -> bytes | None:
        """None for no file. Raises RefusedWriteError for one that cannot be read."""
        if path not in self._held:
            try:
                self._held[path] = reading.whole(self._root / path, self._root)
            except (FileNotFoundError, NotADirectoryError):
                self._held[path] = None
            except OSError as error:
                raise RefusedWriteError("write.failed", path=path, words=error.strerror or str(error)) from None
        return self._held[path]

    def back(self, operation: Operation, steps: tuple[Step, ...]) -> Plan:
        """Take these steps of an operation back. Raises ConflictError where a later change is in the way."""
        turns = []
        for step in steps:
            current = self.content(step.path)
            if step.before is not None and current not in (None, step.before) and sides(step.before):
                self._refuse_settled(step, current)
            wanted, since = _back(step, current)
            self._held[step.path] = wanted
            if wanted != current:
                turns.append(Turn(step.path, current, wanted, since, step.after))
        return Plan(operation, tuple(turns))

    def _refuse_settled(self, step: Step, current: bytes | None) -> None:
        """A conflict that was settled comes back where git still knows of it. Raises ConflictError elsewhere."""
        root = self._root
        if _in_the_middle(root) or not committed(root, step.path, step.after):
            if current == step.after and is_known_conflict(root, step.path):
                return
            raise ConflictError("undo.settled-open", path=step.path)
        merge = merge_that_settled(root, step.path, step.after)
        raise ConflictError("undo.settled" if merge else "undo.settled-alone", path=step.path, commit=merge)


def is_known_conflict(root: Path, path: str) -> bool:
    """Whether git can bring a conflict back that was settled in a file."""
    try:
        return bool(reopened(root, path))
    except GitError:
        return False


def merge_that_settled(root: Path, path: str, content: bytes | None) -> str:
    """The last merge in which a file came to hold this, short; "" for none."""
    try:
        found = run(root, "rev-list", "--merges", f"--max-count={_MERGES}", "--abbrev-commit", "HEAD").split()
        raw = contents(root, (f"{commit}{parent}:./{path}" for commit in found for parent in ("", "^1", "^2")))
    except GitError:
        return ""
    for commit in found:
        sides_of = (raw.get(f"{commit}^1:./{path}"), raw.get(f"{commit}^2:./{path}"))
        if raw.get(f"{commit}:./{path}") == content and sides_of != (content, content):
            return commit
    return ""


def committed(root: Path, path: str, content: bytes | None) -> bool:
    """Whether the last commit has the file so."""
    try:
        done = answer(root, "show", "--end-of-options", f"HEAD:./{path}")
    except GitError:
        return False
    return done.code == 0 and done.out == content


def _in_the_middle(root: Path) -> bool:
    """Of a merge, a rebase…: what is settled with ours alone is what the last commit has, and not committed."""
    try:
        return ongoing(root) is not None
    except GitError:
        return False


def _back(step: Step, current: bytes | None) -> tuple[bytes | None, bool]:
    """What the file is to hold, and whether it was changed since the step."""
    if current == step.after:
        return step.before, False
    if current == step.before:  # by hand, by git, or the step never came to be
        return current, False
    if current is None:
        raise ConflictError("undo.gone", path=step.path)
    if step.after is None:
        raise ConflictError("undo.there", path=step.path)
    if step.before is None:
        return None, True
    return _merged(step.path, step.after, current, step.before), True


def _merged(path: str, base: bytes, ours: bytes, theirs: bytes) -> bytes:
    from mission_cli.storage.git.merge_file import merged_lines  # only a file that was changed since needs them
    from mission_cli.storage.merging import Unmergeable, merged

    try:
        try:
            found = merged(base, ours, theirs)
        except Unmergeable:  # a document's template, or a file that does not read
            lines = merged_lines(base, ours, theirs)
            if lines.conflicts:
                raise ConflictError("undo.unmergeable", path=path) from None
            return lines.content
    except (GitError, OSError):  # without git, or without a temporary folder
        raise ConflictError("undo.unmergeable", path=path) from None
    if found.clashes:
        what = ", ".join(dict.fromkeys(path_text(clash.path) for clash in found.clashes))
        raise ConflictError("undo.clash", path=path, what=what)
    return found.content
