"""`mission check --against REF`: what was recorded there and is gone, and files that nothing reads."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.commands.check.compared import (
    FOLDERS,
    States,
    data_of,
    losses,
    moved_terms,
    new_errors,
    sources_of,
    states,
)
from mission_cli.core.history import UNREADABLE
from mission_cli.core.lost import Removed, removed, unread
from mission_cli.errors import Finding, GitError
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.storage.git import against
from mission_cli.storage.git.history import not_committed
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mission_cli.storage.workspace import Workspace

_PUSHED = "PRE_COMMIT_TO_REF"
"""Set by pre-commit in a pre-push hook: the commit that is about to leave."""


class Compared(NamedTuple):
    """What a comparison found, the texts it points into, and, in a push, how many files it looked at."""

    findings: list[Finding]
    sources: Mapping[str, str]
    pushed: int | None


def against_findings(workspace: Workspace, ref: str) -> Compared:
    """A finding for each record that was in `ref` and is gone unasked, and for each file that no reading takes.

    In a push, only the commit that is pushed counts, whatever lies in the folder. Raises GitError where git does not know
    `ref`, or what this branch and it have in common.
    """
    pushed = os.environ.get(_PUSHED) or None
    try:
        base = against.base_of(workspace.root, ref, pushed or "HEAD")
        meant = removed(against.messages_since(workspace.root, base.commit, pushed or "HEAD"))
        two = states(workspace, base.commit, pushed)
        _say_compared(two, base, ref)
        found = losses(workspace, two, ref, meant) + moved_terms(two, ref)
        found += new_errors(workspace, two) if pushed else _committed(workspace, two, ref, meant, found)
        found += _unread(workspace, against.kept(workspace.root, FOLDERS, pushed), pushed)
    except GitError as error:
        if error.text != "git.refused":
            raise
        told = error.args_for_text
        raise GitError("against.refused", command=told["command"], words=told["words"]) from None
    return Compared(found, sources_of(two, found), len(two.after) if pushed else None)


def _say_compared(two: States, base: against.Base, ref: str) -> None:
    if base.left:
        message(t("against.left", ref=visible(ref), commit=base.commit[:8]))
    closed = sum(data == UNREADABLE for data in data_of(two.before).values())
    if closed:
        message(t("against.unreadable", n=closed, ref=visible(ref)))


def _committed(workspace: Workspace, folder: States, ref: str, meant: Removed, found: list[Finding]) -> list[Finding]:
    """What the last commit has lost and the folder has again: it is the commit that others will get."""
    if not not_committed(workspace.root, FOLDERS):
        return []
    here = {(each.path, each.args.get("removal")) for each in found}
    two = states(workspace, folder.base, "HEAD")
    return [
        Finding(each.path, 0, 0, 0, "E-LOST-COMMITTED", {"ref": ref, "what": each.args["removal"], "path": each.path})
        for each in losses(workspace, two, ref, meant)
        if each.level == "error" and (each.path, each.args["removal"]) not in here
    ]


def _unread(workspace: Workspace, names: list[str], pushed: str | None) -> list[Finding]:
    taken = {workspace.relative(path) for path in (*workspace.files(), *workspace.profile_files())}
    found = []
    for name in names:
        path = workspace.root / name
        if not pushed and (name in taken or not os.path.lexists(path)):
            continue
        reason = unread(name, link=path.is_symlink())
        if reason:
            found.append(Finding(name, 0, 0, 0, "E-UNREAD", {"reason": reason}))
    return found
