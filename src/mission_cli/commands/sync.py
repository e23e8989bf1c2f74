"""`mission sync`: bring a branch in step with the others', missions merged record by record, and say what came in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from mission_cli.commands import sync_show
from mission_cli.commands.options import Commit, DryRun, Json
from mission_cli.commands.session import Session
from mission_cli.commands.sync_commit import OWN, commit_first, in_the_way, refuse_in_the_way, would_commit
from mission_cli.commands.sync_show import News
from mission_cli.errors import ConflictError, Exit, GitError, UsageError
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import one_line, visible
from mission_cli.storage.git import remote as git
from mission_cli.storage.git.ongoing import CONTINUE, Side, ongoing, resolved, side, work_tree
from mission_cli.storage.git.place import prefix
from mission_cli.storage.git.remote import Shared
from mission_cli.storage.git.stages import unmerged
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.texts import t

TRIES = 4  # the first, and three more where others are faster


class Asked(NamedTuple):
    """What was asked for on the command line."""

    merge: bool
    rebase: bool
    push: bool
    remote: str | None
    commit: bool | None
    json: bool


class Came(NamedTuple):
    """What became of it. `commits` counts those that came in and those that were the person's own."""

    of: Shared
    incoming: list[News]
    outgoing: list[News]
    commits: tuple[int, int]
    pushed: bool


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
    asked = Asked(merge, rebase, not no_push, remote, commit, json)
    start = _going_on(root, dry_run=dry_run)
    if not dry_run and _wants_commit(session, asked) and not resolved(root, "HEAD"):
        commit_first(session, root, git.uncommitted(root, *OWN))
    of = git.shared(root, remote)
    _say_fetching(session, of)
    environment = git.network(root, interactive=session.interactive)
    there = git.fetch(root, of, environment)
    if dry_run:
        return _preview(session, root, of, asked, there=there)
    if start is None:
        _settle_files(session, root, of, asked, there=there)
        start = resolved(root, "HEAD")
    came = _in_step(root, of, asked, environment, start)
    return _answer(session, came, asked)


# Before --------------------------------------------------------------------------------------------------------------


def _going_on(root: Path, *, dry_run: bool) -> str | None:
    """Go on with a sync that a conflict stopped; the commit it began from, None where none was under way.

    Raises ConflictError while something is in conflict, GitError in the middle of what was not a sync.
    """
    left = unmerged(root)
    now = ongoing(root)
    if left:
        raise ConflictError("sync.still-conflict", paths=", ".join(left[:8]))
    if now is None:
        return None
    began = git.sync_began(root)
    if not began or dry_run:
        command = "mission sync" if began else CONTINUE[now.kind]
        raise GitError("sync.other-operation", kind=now.kind, command=command)
    _refuse_conflicts(root, git.go_on(root, now))
    return began


def _settle_files(session: Session, root: Path, of: Shared, asked: Asked, *, there: bool) -> None:
    """What is not committed: committed first when asked for, else left where it is. Raises GitError where that is in the
    way."""
    names = git.uncommitted(root, *OWN)
    wanted = _wants_commit(session, asked)
    blocking = in_the_way(root, of) if there else []
    if names and not wanted and asked.commit is None and session.interactive and not asked.json:
        from mission_cli.commands.ask import confirm

        wanted = confirm(t("sync.ask-commit", n=len(names)))
    if names and wanted:
        commit_first(session, root, names)
        blocking = in_the_way(root, of) if there else []
    elif names and not blocking:
        message(t("sync.left-uncommitted", n=len(names)))
    refuse_in_the_way(root, blocking)


def _wants_commit(session: Session, asked: Asked) -> bool:
    return asked.commit if asked.commit is not None else session.workspace.habits.commit


def _say_fetching(session: Session, of: Shared) -> None:
    if session.interactive:
        message(t("sync.fetching", remote=visible(of.remote)))


# In step -------------------------------------------------------------------------------------------------------------


def _in_step(root: Path, of: Shared, asked: Asked, environment: dict[str, str], start: str) -> Came:
    """Bring in, send, and again where others were faster meanwhile. Raises ConflictError, GitError."""
    for attempt in range(TRIES):
        there = git.fetch(root, of, environment) if attempt else bool(resolved(root, of.here))
        if there:
            if attempt:
                refuse_in_the_way(root, in_the_way(root, of))
            _bring_in(root, of, asked)
        came = _came(root, of, start, there=there)
        if not asked.push or (there and not came.commits[1] and not of.new):
            return came
        try:
            if git.push(root, of, environment) == "done":
                return came._replace(pushed=True)
        except GitError:
            _say_in(came, message)  # it is here, whatever became of the rest
            raise
    _say_in(came, message)
    raise GitError("sync.too-fast", times=TRIES)


def _bring_in(root: Path, of: Shared, asked: Asked) -> None:
    behind, ahead = git.apart(root, of.here, "HEAD")
    if not behind:
        return
    git.since(root, "HEAD", of.here)
    how = git.way(root, of, merge=asked.merge, rebase=asked.rebase) if ahead else "forward"
    _refuse_conflicts(root, git.combine(root, of, how))


def _refuse_conflicts(root: Path, found: list[str]) -> None:
    """Stop where git stopped, when `mission resolve` can go on from there; else go back. Raises ConflictError."""
    if not found:
        return
    place = prefix(root)
    own = tuple(f"{place}{part}" for part in (f"{MISSIONS}/", f"{CONSULTANTS}/", SETTINGS))
    foreign = [path for path in found if not path.startswith(own)]
    if foreign:
        git.back(root)
        raise ConflictError("sync.foreign-conflict", paths=", ".join(foreign[:8]))
    raise ConflictError("sync.conflict", paths=", ".join(found[:8]))


def _came(root: Path, of: Shared, start: str, *, there: bool) -> Came:
    """What came in since `start`, and what the others have not."""
    if not there:
        before, count = git.unshared(root, of)
        return Came(of, [], sync_show.between(root, before, "HEAD"), (0, count), pushed=False)
    base = git.since(root, start, of.here)
    incoming = sync_show.between(root, base, of.here)
    ahead = git.apart(root, of.here, "HEAD")[1]
    outgoing = sync_show.between(root, of.here, "HEAD") if ahead else []
    return Came(of, incoming, outgoing, (git.apart(root, base, of.here)[1], ahead), pushed=False)


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


def _preview(session: Session, root: Path, of: Shared, asked: Asked, *, there: bool) -> int:
    """What a sync would do, as far as it can be told without doing it: only what is remembered of the remote changed."""
    names = git.uncommitted(root, *OWN)
    wanted = _wants_commit(session, asked)
    if not asked.json:
        message(t("sync.dry-run", name=visible(of.name)))
    if names and wanted:
        message(would_commit(root, names))
    elif there:
        refuse_in_the_way(root, in_the_way(root, of))
    came = _came(root, of, "HEAD", there=there)
    clashes = _clashes(root, of) if there and all(came.commits) else {}
    if asked.json:
        _json(session, came, list(clashes), dry_run=True)
        return Exit.DONE
    if came.commits[0]:
        result(t("sync.would-come-in", name=visible(of.name), n=came.commits[0]))
        result(sync_show.lines(came.incoming))
    for path, count in clashes.items():
        result(t("sync.would-conflict", path=visible(path), n=count))
    if came.commits[1]:
        key = "sync.would-send" if asked.push else "sync.not-sent"
        result(t(key, name=visible(of.name), n=came.commits[1], files=sync_show.missions(came.outgoing)))
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


def _say_in(came: Came, say: Any) -> None:
    if came.commits[0]:
        say(t("sync.came-in", name=visible(came.of.name), n=came.commits[0]))
        say(sync_show.lines(came.incoming))


def _answer(session: Session, came: Came, asked: Asked) -> int:
    name = visible(came.of.name)
    if asked.json:
        _json(session, came, [], dry_run=False)
        return Exit.DONE
    _say_in(came, result)
    if came.commits[1]:
        key = "sync.sent" if came.pushed else "sync.not-sent"
        result(t(key, name=name, n=came.commits[1], files=sync_show.missions(came.outgoing)))
    if came.pushed and came.of.new:
        message(t("sync.linked", branch=visible(came.of.branch), name=name))
    if not any(came.commits):
        result(t("sync.up-to-date", name=name))
    return Exit.DONE


def _json(session: Session, came: Came, conflicts: list[str], *, dry_run: bool) -> None:
    result_json(
        "sync",
        sync_show.items(came.incoming),
        today=session.today.isoformat(),
        branch=came.of.branch,
        upstream=came.of.name,
        received=came.commits[0],
        sent=came.commits[1] if came.pushed else 0,
        unsent=0 if came.pushed else came.commits[1],
        outgoing=[one.path for one in came.outgoing],
        conflicts=conflicts,
        dry_run=dry_run,
    )
