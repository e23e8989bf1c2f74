"""From changes to a file: spliced, checked, written under the lock, shown as a diff, committed when asked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mission_cli.core.changes import Change, conflicting, path_text
from mission_cli.core.migrate import refuse_older
from mission_cli.core.model.keys import keys_at
from mission_cli.errors import ConflictError, InvalidDataError, RefusedWriteError
from mission_cli.render.out import message, result
from mission_cli.render.safe import visible
from mission_cli.storage.root import CONSULTANTS
from mission_cli.storage.splice import splice
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import Loaded, read_raw
from mission_cli.storage.write import create, update
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from mission_cli.commands.session import Session
    from mission_cli.core.changes import Path as DataPath
    from mission_cli.core.raw import Raw
    from mission_cli.errors import Problem
    from mission_cli.storage.text.read import Document
    from mission_cli.storage.workspace import Profile


def save(
    session: Session,
    loaded: Loaded | Profile,
    changes: Sequence[Change],
    *,
    dry_run: bool,
    commit: bool | None,
    subject: str,
) -> bool:
    """Write `changes` into the file of a mission or a profile; whether anything was written.

    A file changed meanwhile keeps that change: ours is replayed on it, or refused where both touch the same thing.
    Raises ConflictError, RefusedWriteError, InvalidDataError; the file is then as it was. `subject` is the commit's.
    """
    root, name = session.workspace.root, session.workspace.relative(loaded.path)
    if not changes:
        message(t("cli.unchanged", path=visible(name)))
        return False
    if dry_run:
        result_diff(name, loaded.raw, planned(loaded, changes, loaded.raw, name))
        return False
    # Before the lock is taken: nobody else waits while a large file is worked out.
    ready = planned(loaded, changes, loaded.raw, name)
    update(
        root,
        loaded.path,
        lambda current: ready if current == loaded.raw else planned(loaded, changes, current, name),
        session.remember(subject),
    )
    commit_if_asked(session, [loaded.path], subject, commit)
    return True


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


def save_new(session: Session, path: Path, content: bytes, *, dry_run: bool, commit: bool | None, subject: str) -> bool:
    """Write a new mission file; whether anything was written. Raises ConflictError when it is there already."""
    name = session.workspace.relative(path)
    if dry_run:
        message(t("cli.dry-run-new", path=visible(name)))
        result(visible(content.decode(), keep="\n"))
        return False
    create(session.workspace.root, path, content, session.remember(subject))
    commit_if_asked(session, [path], subject, commit)
    return True


def commits(session: Session, asked: bool | None) -> bool:  # an option's value, passed on
    """Whether what is written is committed: `--commit`, or the workspace's `commit: true`, asks for it."""
    return asked if asked is not None else session.workspace.settings.commit


def commit_if_asked(
    session: Session, paths: list[Path], subject: str, asked: bool | None, trailers: Sequence[str] = ()
) -> None:  # an option's value, passed on
    """Commit these paths when that is asked for; the lines of `trailers` end its message. Raises GitError."""
    if commits(session, asked):
        from mission_cli.storage.git.commit import commit

        text = "\n\n".join(part for part in (subject, "\n".join(trailers)) if part)
        done = commit(session.workspace.root, paths, text, patient=session.interactive)
        if not done.made:
            message(t("git.nothing"))
            return
        message(t("cli.committed", subject=visible(subject)))
        for path in done.rewritten:
            key = "git.hook-left" if path in done.left else "git.hook-changed"
            message(t(key, path=visible(path.name)))
        if done.detached:
            message(t("git.detached"))


def result_diff(name: str, before: bytes, after: bytes) -> None:
    """Show what would change, as a unified diff on standard output."""
    message(t("cli.dry-run", path=visible(name)))
    result(diff(name, before, after))


def diff(name: str, before: bytes | None, after: bytes | None) -> str:
    """What changes in a file, None for no file, as a unified diff that a terminal can show."""
    import difflib

    old, new = ((raw or b"").decode("utf-8", "replace").splitlines() for raw in (before, after))
    one, other = (f"{side}/{name}" if raw is not None else "/dev/null" for side, raw in (("a", before), ("b", after)))
    return "\n".join(visible(line, keep="\t") for line in difflib.unified_diff(old, new, one, other, lineterm=""))


def canonical_order(path: DataPath) -> Sequence[str]:
    """The format's order of the keys of the mapping at `path` in a mission."""
    return keys_at(path)


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
