"""Terms of contracts that were edited since the last commit without a change request or an amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.terms import path_of, unexplained
from mission_cli.errors import Finding, GitError, Problem
from mission_cli.storage.git import commit as git
from mission_cli.storage.root import MISSIONS
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mission_cli.storage.workspace import Loaded, Workspace


def edited_terms(workspace: Workspace, loaded: Iterable[Loaded]) -> list[Finding]:
    """A finding for each such term, of the files that git says were modified; none without git or a first commit."""
    try:
        modified = set(git.modified(workspace.root, MISSIONS))
    except GitError:
        return []
    named = ((workspace.relative(one.path), one) for one in loaded)
    return [finding for name, one in named if name in modified for finding in _of_file(workspace, name, one)]


def _of_file(workspace: Workspace, name: str, one: Loaded) -> list[Finding]:
    from mission_cli.core.model.read import read_mission

    try:
        committed = git.show(workspace.root, name)
    except GitError:  # renamed since
        return []
    before, _ = read_mission(read_raw(committed.encode(), name)[1])
    if before is None:
        return []
    problems = [
        Problem("W-TERMS-GIT", path_of(edit.name), {"term": edit.name}) for edit in unexplained(before, one.mission)
    ]
    document = read_raw(one.raw, name)[0] if problems else None
    return findings_of(document, name, problems) if document else []
