"""What is written, shown as a diff where nothing is to be, and committed when that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.model.keys import keys_at
from mission_cli.render.out import message, result
from mission_cli.render.safe import visible
from mission_cli.storage import save as saving
from mission_cli.storage.write import create
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mission_cli.commands.session import Session
    from mission_cli.core.changes import Change
    from mission_cli.core.changes import Path as DataPath
    from mission_cli.storage.workspace import Loaded, Profile


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
    name = session.workspace.relative(loaded.path)
    if not changes:
        message(t("cli.unchanged", path=visible(name)))
        return False
    if dry_run:
        result_diff(name, loaded.raw, saving.planned(loaded, changes, loaded.raw, name))
        return False
    saving.save(session.workspace, loaded, changes, session.remember(subject))
    commit_if_asked(session, [loaded.path], subject, commit)
    return True


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
