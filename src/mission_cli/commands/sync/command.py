"""`mission sync`: bring a branch in step with the others', missions merged record by record, and say what came in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mission_cli.commands.options import Commit, DryRun, Json
from mission_cli.commands.session import Session
from mission_cli.commands.sync import show
from mission_cli.commands.sync.came import Came, ConflictsError, as_json, came_since, conflicts_as_json, say_in
from mission_cli.commands.sync.commit import OWN, commit_first, in_the_way, refuse_in_the_way
from mission_cli.commands.sync.gate import refuse_marked, refuse_to_send, say_made_together
from mission_cli.commands.sync.options import SyncOptions, wants_commit
from mission_cli.commands.sync.preview import preview
from mission_cli.errors import Exit, GitError, InvalidDataError, UsageError
from mission_cli.render.out import message, result
from mission_cli.render.safe import one_line, visible
from mission_cli.storage.git import remote as git
from mission_cli.storage.git.ongoing import CONTINUE, Side, ongoing, resolved, side, work_tree
from mission_cli.storage.git.place import prefix
from mission_cli.storage.git.remote import Shared
from mission_cli.storage.git.stages import unmerged
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.storage.undo.synced import remember_sync
from mission_cli.storage.workspace import Workspace
from mission_cli.texts import t

TRIES = 4  # the first, and three more where others are faster


def sync(
    ctx: typer.Context,
    merge: Annotated[bool, typer.Option("--merge")] = False,
    rebase: Annotated[bool, typer.Option("--rebase")] = False,
    no_push: Annotated[bool, typer.Option("--no-push")] = False,
    remote: Annotated[str | None, typer.Option("--remote", metavar="NAME")] = None,
    commit: Commit = None,
    abort: Annotated[bool, typer.Option("--abort")] = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> int:
    if merge and rebase:
        raise UsageError("cli.both", one="--merge", other="--rebase")
    session = Session.of(ctx)
    root = work_tree(session.root)
    if abort:
        return _abort(root, dry_run=dry_run)
    asked = SyncOptions(merge, rebase, not no_push, remote, commit, json)
    try:
        return _synced(session, root, asked, dry_run=dry_run)
    except ConflictsError as found:
        if json:
            conflicts_as_json(session, found, dry_run=dry_run)
        raise


def _synced(session: Session, root: Path, asked: SyncOptions, *, dry_run: bool) -> int:
    start = _going_on(root, dry_run=dry_run)
    if not dry_run and wants_commit(session, asked) and not resolved(root, "HEAD"):
        commit_first(session, root, git.uncommitted(root, *OWN))
    of = git.shared(root, asked.remote)
    _say_fetching(session, of)
    environment = git.network(root, interactive=session.interactive)
    there = git.fetch(root, of, environment)
    if dry_run:
        return preview(session, root, of, asked, there=there)
    if start is None:
        _settle_files(session, root, of, asked, there=there)
        start = resolved(root, "HEAD")
    came = _in_step(session.workspace, of, asked, environment, start)
    return _answer(session, came, asked)


# Before --------------------------------------------------------------------------------------------------------------


def _going_on(root: Path, *, dry_run: bool) -> str | None:
    """Go on with a sync that a conflict stopped; the commit it began from, None where none was under way.

    Raises ConflictsError while something is in conflict, GitError in the middle of what was not a sync.
    """
    left = unmerged(root)
    now = ongoing(root)
    if left:
        raise ConflictsError("sync.still-conflict", left, prefix(root), "mission resolve")
    if now is None:
        return None
    began = git.sync_began(root)
    if not began or dry_run:
        command = "mission sync" if began else CONTINUE[now.kind]
        raise GitError("sync.other-operation", kind=now.kind, command=command)
    refuse_marked(root)
    _refuse_conflicts(root, git.go_on(root, now))
    return began


def _settle_files(session: Session, root: Path, of: Shared, asked: SyncOptions, *, there: bool) -> None:
    """What is not committed: committed first when asked for, else left where it is. Raises GitError where that is in the
    way."""
    names = git.uncommitted(root, *OWN)
    wanted = wants_commit(session, asked)
    blocking = in_the_way(root, of) if there else []
    if names and not wanted and asked.commit is None and session.interactive and not asked.json:
        from mission_cli.commands.typed.ask import confirm

        wanted = confirm(t("sync.ask-commit", n=len(names)))
    if names and wanted:
        commit_first(session, root, names)
        blocking = in_the_way(root, of) if there else []
    elif names and not blocking:
        message(t("sync.left-uncommitted", n=len(names)))
    refuse_in_the_way(root, blocking)


def _say_fetching(session: Session, of: Shared) -> None:
    if session.interactive:
        message(t("sync.fetching", remote=visible(of.remote)))


# In step -------------------------------------------------------------------------------------------------------------


def _in_step(workspace: Workspace, of: Shared, asked: SyncOptions, environment: dict[str, str], start: str) -> Came:
    """Bring in, send, and again where others were faster meanwhile. Raises ConflictsError, InvalidDataError, GitError."""
    root = workspace.root
    for attempt in range(TRIES):
        there = git.fetch(root, of, environment) if attempt else bool(resolved(root, of.here))
        if there:
            if attempt:
                refuse_in_the_way(root, in_the_way(root, of))
            _bring_in(root, of, asked)
            say_made_together(workspace, of, start)
        came = came_since(root, of, start, there=there)
        if came.commits[0] and start:
            remember_sync(root, start, resolved(root, "HEAD"))
        if not asked.push or (there and not came.commits[1] and not of.new):
            return came
        try:
            refuse_to_send(workspace, of, there=there)
            if git.push(root, of, environment) == "done":
                return came._replace(pushed=True)
        except (GitError, InvalidDataError):
            say_in(came, message)  # it is here, whatever became of the rest
            raise
    say_in(came, message)
    raise GitError("sync.too-fast", times=TRIES)


def _bring_in(root: Path, of: Shared, asked: SyncOptions) -> None:
    behind, ahead = git.apart(root, of.here, "HEAD")
    if not behind:
        return
    git.since(root, "HEAD", of.here)
    how = git.way(root, of, merge=asked.merge, rebase=asked.rebase) if ahead else "forward"
    _refuse_conflicts(root, git.combine(root, of, how))


def _refuse_conflicts(root: Path, found: list[str]) -> None:
    """Stop where git stopped, when `mission resolve` can go on from there; else go back. Raises ConflictsError."""
    if not found:
        return
    place = prefix(root)
    own = tuple(f"{place}{part}" for part in (f"{MISSIONS}/", f"{CONSULTANTS}/", SETTINGS))
    foreign = [path for path in found if not path.startswith(own)]
    if foreign:
        git.back(root)
        raise ConflictsError("sync.foreign-conflict", foreign, place, "git pull")
    raise ConflictsError("sync.conflict", found, place, "mission resolve")


def _abort(root: Path, *, dry_run: bool) -> int:
    """Back to before a sync that a conflict stopped. Raises UsageError where none was."""
    before = git.sync_began(root)
    if not before:
        raise UsageError("sync.nothing-to-abort")
    told = _commit_words(side(root, before))
    if dry_run:
        message(t("sync.would-abort", commit=told))
        return Exit.DONE
    git.back(root)
    result(t("sync.aborted", commit=told))
    return Exit.DONE


def _commit_words(one: Side) -> str:
    return one_line(f"{one.commit} {one.subject}")


# Saying --------------------------------------------------------------------------------------------------------------


def _answer(session: Session, came: Came, asked: SyncOptions) -> int:
    name = visible(came.of.name)
    if asked.json:
        as_json(session, came, [], dry_run=False)
        return Exit.DONE
    say_in(came, result)
    if came.commits[1]:
        key = "sync.sent" if came.pushed else "sync.not-sent"
        result(t(key, name=name, n=came.commits[1], files=show.missions(came.outgoing)))
    if came.pushed and came.of.new:
        message(t("sync.linked", branch=visible(came.of.branch), name=name))
    if not any(came.commits):
        result(t("sync.up-to-date", name=name))
    return Exit.DONE
