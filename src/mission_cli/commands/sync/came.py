"""What came in and what went out, and how that is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from mission_cli.commands.session import Session
from mission_cli.commands.sync import show
from mission_cli.commands.sync.show import News
from mission_cli.errors import ConflictError
from mission_cli.render.out import result_json
from mission_cli.render.safe import visible
from mission_cli.storage.git import remote as git
from mission_cli.storage.git.remote import Shared
from mission_cli.texts import t


class Came(NamedTuple):
    """What became of it. `commits` counts those that came in and those that were the person's own."""

    of: Shared
    incoming: list[News]
    outgoing: list[News]
    commits: tuple[int, int]
    pushed: bool


class ConflictsError(ConflictError):
    """What git could not bring together: every path, from the top of the repository, and the command that goes on."""

    def __init__(self, text: str, paths: list[str], place: str, following: str) -> None:
        super().__init__(text, paths=", ".join(paths[:8]))
        self.paths = [path.removeprefix(place) for path in paths]
        self.following = following


def came_since(root: Path, of: Shared, start: str, *, there: bool) -> Came:
    """What came in since `start`, and what the others have not."""
    if not there:
        before, count = git.unshared(root, of)
        return Came(of, [], show.between(root, before, "HEAD"), (0, count), pushed=False)
    base = git.since(root, start, of.here)
    incoming = show.between(root, base, of.here)
    ahead = git.apart(root, of.here, "HEAD")[1]
    outgoing = show.between(root, of.here, "HEAD") if ahead else []
    return Came(of, incoming, outgoing, (git.apart(root, base, of.here)[1], ahead), pushed=False)


def say_in(came: Came, say: Any) -> None:
    if came.commits[0]:
        say(t("sync.came-in", name=visible(came.of.name), n=came.commits[0]))
        say(show.lines(came.incoming))


def as_json(session: Session, came: Came, conflicts: list[str], *, dry_run: bool) -> None:
    result_json(
        "sync",
        show.items(came.incoming),
        today=session.today.isoformat(),
        branch=came.of.branch,
        upstream=came.of.name,
        received=came.commits[0],
        sent=came.commits[1] if came.pushed else 0,
        unsent=0 if came.pushed else came.commits[1],
        outgoing=[one.path for one in came.outgoing],
        conflicts=conflicts,
        next="mission sync" if conflicts else None,
        dry_run=dry_run,
    )


def conflicts_as_json(session: Session, found: ConflictsError, *, dry_run: bool) -> None:
    """The answer of a sync that stopped: nothing is counted that has not come in or gone out."""
    result_json(
        "sync",
        [],
        today=session.today.isoformat(),
        branch=None,
        upstream=None,
        received=0,
        sent=0,
        unsent=None,
        outgoing=[],
        conflicts=found.paths,
        next=found.following,
        dry_run=dry_run,
    )
