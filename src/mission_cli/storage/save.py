"""The one way from changes to a file: planned on what it holds, replayed on what it holds meanwhile, read back, written
under the lock, remembered so that it can be undone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mission_cli.core.changes import Change, conflicting, path_text
from mission_cli.core.migrate import refuse_older
from mission_cli.core.model.keys import keys_at
from mission_cli.errors import ConflictError, InvalidDataError, RefusedWriteError
from mission_cli.storage.root import CONSULTANTS
from mission_cli.storage.splice import splice
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import Loaded, read_raw
from mission_cli.storage.write import update

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mission_cli.core.raw import Raw
    from mission_cli.errors import Problem
    from mission_cli.storage.text.read import Document
    from mission_cli.storage.undo.operations import Memory
    from mission_cli.storage.workspace import Profile, Workspace


def save(workspace: Workspace, loaded: Loaded | Profile, changes: Sequence[Change], memory: Memory) -> None:
    """Write changes into the file of a mission or a profile.

    A file changed meanwhile keeps that change: ours is replayed on it, or refused where both touch the same thing.
    Raises ConflictError, RefusedWriteError, InvalidDataError; the file is then as it was.
    """
    name = workspace.relative(loaded.path)
    # Before the lock is taken: nobody else waits while a large file is worked out.
    ready = planned(loaded, changes, loaded.raw, name)
    update(
        workspace.root,
        loaded.path,
        lambda current: ready if current == loaded.raw else planned(loaded, changes, current, name),
        memory,
    )


def planned(loaded: Loaded | Profile, changes: Sequence[Change], current: bytes, name: str) -> bytes:
    """The file's bytes after `changes`, made on `current`: what the file holds now."""
    if isinstance(loaded, Loaded):
        refuse_older(loaded.findings, loaded.id)
    if current != loaded.raw:
        _refuse_overwriting(loaded, changes, current, name)
    record = "Mission" if isinstance(loaded, Loaded) else "Consultant"
    return checked(splice(current, changes, order=lambda path: keys_at(path, record)), current, name)


def checked(after: bytes, current: bytes, name: str) -> bytes:
    """`after`, once it reads and has no error that `current` has not. `name` is the file's path in the workspace."""
    document, data, findings = read_raw(after, name)
    if document is None:
        raise RefusedWriteError("write.refused", reason=findings[0].code)
    read = _reader(name)
    problems = [problem for problem in read(data)[1] if problem.code.startswith("E")]
    if problems:
        _refuse_new_errors(problems, read(read_raw(current, name)[1])[1], document, name)
    return after


def _reader(name: str) -> Callable[[Raw], tuple[object, list[Problem]]]:
    """What reads the data of a file at this path."""
    from mission_cli.core.model.read import read_consultant, read_mission

    return read_consultant if name.startswith(f"{CONSULTANTS}/") else read_mission


def _refuse_new_errors(problems: list[Problem], before: list[Problem], document: Document, name: str) -> None:
    """A write may leave the errors there are, and adds none: two runs at once could give one id to two entries."""
    # Counted: two of a kind may read alike, since findings do not repeat what is sensitive.
    left = Counter((problem.code, tuple(problem.args.items())) for problem in before)
    new = []
    for problem in problems:
        kind = (problem.code, tuple(problem.args.items()))
        if not left[kind]:
            new.append(problem)
        left[kind] -= 1
    if new:
        wrong = findings_of(document, name, new)
        raise InvalidDataError("error.invalid-result", findings=wrong, sources={name: document.text})


def _refuse_overwriting(loaded: Loaded | Profile, changes: Sequence[Change], current: bytes, name: str) -> None:
    document, now, findings = read_raw(current, name)
    if document is None:
        raise InvalidDataError(
            "error.unreadable-mission",
            findings=findings,
            sources={name: current.decode("utf-8", "replace")},
            id=loaded.id,
        )
    lost = conflicting(changes, loaded.data, now)
    if lost:
        raise ConflictError("write.changed-there", what=path_text(lost[0]))
