"""What was asked of `mission sync`."""

from __future__ import annotations

from typing import NamedTuple

from mission_cli.commands.session import Session


class SyncOptions(NamedTuple):
    """What was asked for on the command line."""

    merge: bool
    rebase: bool
    push: bool
    remote: str | None
    commit: bool | None
    json: bool


def wants_commit(session: Session, asked: SyncOptions) -> bool:
    return asked.commit if asked.commit is not None else session.workspace.settings.commit
