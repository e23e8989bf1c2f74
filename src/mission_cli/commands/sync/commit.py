"""What is not committed when a branch is brought in step: committed first, left where it is, or in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mission_cli.commands.sync.show import commit_message, is_record, not_committed
from mission_cli.errors import GitError, InvalidDataError
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.storage.git.commit import commit
from mission_cli.storage.git.place import prefix
from mission_cli.storage.git.remote import changed_anywhere, since, uncommitted, uncommitted_anywhere
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS, TEMPLATES
from mission_cli.storage.workspace import content_of, read_raw, text_of
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.storage.git.remote import Shared

OWN = (MISSIONS, CONSULTANTS, TEMPLATES, SETTINGS, ".mission", ".gitattributes")


def commit_first(session: Session, root: Path, names: list[str]) -> None:
    """Commit these files of the workspace, with a message that tells what happened. Raises InvalidDataError, GitError."""
    _refuse_unreadable(root, names)
    words = commit_message(not_committed(root, names))
    done = commit(root, [root / name for name in names], words, patient=session.interactive)
    message(t("cli.committed", subject=visible(words.partition("\n")[0])))
    for path in done.rewritten:
        message(t("git.hook-left" if path in done.left else "git.hook-changed", path=visible(path.name)))


def would_commit(root: Path, names: list[str]) -> str:
    """What `commit_first` would do, in a sentence."""
    _refuse_unreadable(root, names)
    words = commit_message(not_committed(root, names))
    return t("sync.would-commit", n=len(names), subject=visible(words.partition("\n")[0]))


def _refuse_unreadable(root: Path, names: list[str]) -> None:
    """A file that nobody could read would only be passed on."""
    for name in names:
        if is_record(name) and (root / name).is_file():
            document, _, findings = read_raw(content_of(root / name, root), name)
            if document is None:
                sources = {name: text_of(root / name, root)}
                raise InvalidDataError("sync.unreadable", findings=findings, sources=sources, path=name)


def in_the_way(root: Path, of: Shared) -> list[str]:
    """The files that others changed too, and that are not committed here, by their path from the top of the repository.

    What nobody else changed is in nobody's way, and stays as it is. Raises GitError.
    """
    came = set(changed_anywhere(root, since(root, "HEAD", of.here), of.here))
    place = prefix(root)
    here = {*uncommitted_anywhere(root), *(f"{place}{name}" for name in uncommitted(root, *OWN))}
    return sorted(came & here)


def refuse_in_the_way(root: Path, names: list[str]) -> None:
    """Raises GitError naming them, with what to type."""
    if not names:
        return
    place = prefix(root)
    own = tuple(f"{place}{part}" for part in OWN)
    key = "sync.in-the-way" if all(name.startswith(own) for name in names) else "sync.in-the-way-elsewhere"
    raise GitError(key, paths=", ".join(names[:8]))
