"""What a sync would do, told without doing it."""

from __future__ import annotations

from pathlib import Path

from mission_cli.commands.session import Session
from mission_cli.commands.sync import show
from mission_cli.commands.sync.came import as_json, came_since
from mission_cli.commands.sync.commit import OWN, in_the_way, refuse_in_the_way, would_commit
from mission_cli.commands.sync.options import SyncOptions, wants_commit
from mission_cli.errors import Exit
from mission_cli.render.out import message, result
from mission_cli.render.safe import visible
from mission_cli.storage.git import remote as git
from mission_cli.storage.git.remote import Shared
from mission_cli.texts import t


def preview(session: Session, root: Path, of: Shared, asked: SyncOptions, *, there: bool) -> int:
    """What a sync would do, as far as it can be told without doing it: only what is remembered of the remote changed."""
    names = git.uncommitted(root, *OWN)
    wanted = wants_commit(session, asked)
    if not asked.json:
        message(t("sync.dry-run", name=visible(of.name)))
    if names and wanted:
        message(would_commit(root, names))
    elif there:
        refuse_in_the_way(root, in_the_way(root, of))
    came = came_since(root, of, "HEAD", there=there)
    clashes = _clashes(root, of) if there and all(came.commits) else {}
    if asked.json:
        as_json(session, came, list(clashes), dry_run=True)
        return Exit.DONE
    if came.commits[0]:
        result(t("sync.would-come-in", name=visible(of.name), n=came.commits[0]))
        result(show.lines(came.incoming))
    for path, count in clashes.items():
        result(t("sync.would-conflict", path=visible(path), n=count))
    if came.commits[1]:
        key = "sync.would-send" if asked.push else "sync.not-sent"
        result(t(key, name=visible(of.name), n=came.commits[1], files=show.missions(came.outgoing)))
    if not any(came.commits) and not (names and wanted):
        result(t("sync.up-to-date", name=visible(of.name)))
    return Exit.DONE


def _clashes(root: Path, of: Shared) -> dict[str, int]:
    """The missions that both sides changed differently, with in how many places."""
    from mission_cli.storage.git.blobs import contents
    from mission_cli.storage.merging import Unmergeable, merged

    base = git.since(root, "HEAD", of.here)
    both = set(git.changed(root, base, "HEAD", *OWN[:2])) & set(git.changed(root, base, of.here, *OWN[:2]))
    found: dict[str, int] = {}
    for path in sorted(both):
        names = [f"{commit}:./{path}" for commit in (base, "HEAD", of.here)]
        raw = contents(root, names)
        before, ours, theirs = (raw[name] for name in names)
        if ours == theirs:
            continue
        if ours is None or theirs is None:
            found[path] = 1
            continue
        try:
            count = len(merged(before or b"", ours, theirs).clashes)
        except Unmergeable:
            count = 1
        if count:
            found[path] = count
    return found
