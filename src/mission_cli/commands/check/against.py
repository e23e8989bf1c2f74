"""`mission check --against REF`: what was recorded there and is gone, and files that nothing reads."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mission_cli.core.changes import path_text
from mission_cli.core.history import UNREADABLE
from mission_cli.core.lost import Loss, lost, removed, unread
from mission_cli.errors import Finding, GitError, Problem
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.storage.git import against
from mission_cli.storage.git.blobs import contents
from mission_cli.storage.git.history import not_committed
from mission_cli.storage.older import in_todays_format
from mission_cli.storage.root import CONSULTANTS, MISSIONS
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import content_of, read_raw
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.raw import Raw
    from mission_cli.storage.workspace import Workspace

FOLDERS = (MISSIONS, CONSULTANTS)


def against_findings(workspace: Workspace, ref: str) -> list[Finding]:
    """A finding for each record that was in `ref` and is gone unasked, and for each file that no reading takes.

    Raises GitError where git does not know `ref`, or what this branch and it have in common.
    """
    try:
        base = against.base_of(workspace.root, ref)
        before, after = _states(workspace, base.commit)
        meant = removed(against.messages_since(workspace.root, base.commit))
        names = against.kept(workspace.root, FOLDERS)
    except GitError as error:
        if error.text != "git.refused":
            raise
        told = error.args_for_text
        raise GitError("against.refused", command=told["command"], words=told["words"]) from None
    if base.left:
        message(t("against.left", ref=visible(ref), commit=base.commit[:8]))
    closed = sum(data == UNREADABLE for data in before.values())
    if closed:
        message(t("against.unreadable", n=closed, ref=visible(ref)))
    losses = lost(before, after, meant)
    return [_finding(workspace, loss, ref) for loss in losses] + _unread(workspace, names)


def _states(workspace: Workspace, commit: str) -> tuple[dict[str, Raw], dict[str, Raw]]:
    """The data of the files that differ, as the commit has them and as they lie in the folder."""
    touches = not_committed(workspace.root, FOLDERS, commit)
    blobs = contents(workspace.root, [touch.before[0] for touch in touches if touch.before[0]])
    before = {touch.was: _data(blobs[touch.before[0]]) for touch in touches if touch.was and touch.before[0]}
    taken = _taken(workspace)
    after: dict[str, Raw] = {}
    for touch in touches:
        if touch.now in taken:
            after[touch.now] = _in_place(workspace, touch.now)
    return {path: data for path, data in before.items() if path.endswith((".yaml", ".yml"))}, after


def _taken(workspace: Workspace) -> set[str]:
    return {workspace.relative(path) for path in (*workspace.files(), *workspace.profile_files())}


def _data(raw: bytes | None) -> Raw:
    document, data, _ = read_raw(raw or b"", "")
    return in_todays_format(data) if document else UNREADABLE


def _in_place(workspace: Workspace, name: str) -> Raw:
    try:
        return _data(content_of(workspace.root / name))
    except OSError:
        return UNREADABLE


def _finding(workspace: Workspace, loss: Loss, ref: str) -> Finding:
    """The loss, at the list or the lane it is gone from."""
    args = {"ref": ref, "removal": loss.removal}
    record = loss.record
    if record is None:
        return Finding(loss.path, 0, 0, 0, "E-LOST-FILE", {**args, "path": loss.path})
    where = ", ".join(part for part in (path_text(record.path[:-1]), record.type, record.date) if part)
    problem = Problem("E-LOST", _steps(record.path[:-1]), {**args, "name": record.name, "where": where}, on_key=True)
    document, _, _ = read_raw(content_of(workspace.root / loss.path), loss.path)
    return findings_of(document, loss.path, [problem])[0] if document else Finding(loss.path, 0, 0, 0, *problem[::2])


def _steps(path: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(step) for step in path)


def _unread(workspace: Workspace, names: list[str]) -> list[Finding]:
    taken = _taken(workspace)
    found = []
    for name in names:
        path = workspace.root / name
        if name in taken or not os.path.lexists(path):
            continue
        reason = unread(name, link=path.is_symlink())
        if reason:
            found.append(Finding(name, 0, 0, 0, "E-UNREAD", {"reason": reason}))
    return found
