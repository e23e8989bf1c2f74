"""`mission resolve`: settle missions in conflict from what git's index keeps, whatever brought the conflict about."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mission_cli.commands.options import DryRun, Json, Yes
from mission_cli.commands.resolve_plan import (
    DONE,
    Choices,
    Conflict,
    Plan,
    choice,
    choices_of,
    planned,
    refuse_unknown,
    sides_of,
)
from mission_cli.commands.save import result_diff
from mission_cli.commands.session import Session
from mission_cli.core.changes import path_text
from mission_cli.errors import ConflictError, Exit, GitError, NotFoundError
from mission_cli.render import clash as words
from mission_cli.render.history import short
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import one_line, visible
from mission_cli.storage.aside import kept_aside
from mission_cli.storage.git import ongoing as git_now
from mission_cli.storage.git import stages
from mission_cli.storage.git.ongoing import CONTINUE, Ongoing, Side, work_tree
from mission_cli.storage.git.place import prefix as git_prefix
from mission_cli.storage.git.remote import sync_began
from mission_cli.storage.git.stages import OURS, THEIRS, Stages
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.storage.workspace import content_of
from mission_cli.storage.write import create, update
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.resolve_plan import Whose

FEW = 3  # places that are named one by one in a command


def resolve(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", show_default=False)] = None,
    ours: Annotated[bool, typer.Option("--ours")] = False,
    theirs: Annotated[bool, typer.Option("--theirs")] = False,
    take: Annotated[list[str] | None, typer.Option("--take", metavar="PLACE=ours|theirs")] = None,
    put: Annotated[list[str] | None, typer.Option("--set", metavar="PLACE=VALUE")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    choices = choices_of(ours=ours, theirs=theirs, take=take or [], put=put or [], again=yes)
    root = work_tree(session.root)
    found = stages.conflicted(root, MISSIONS, CONSULTANTS, SETTINGS)
    now = git_now.ongoing(root)
    if now is None and found:
        blobs = {blob for three in found.values() for blob in three.blobs}
        now = git_now.of_stash(root, list(found), blobs)
    named = _named(root, found, files or [])
    both = git_now.sides(root, now) if now and named else (Side(), Side())
    plans = [planned(conflict, choices) for conflict in _conflicts(root, named, now, both)]
    refuse_unknown(choices, plans)
    for plan in plans:
        _say_partly(plan, choices)
    if not json and now and plans:
        _say_sides(now, both)
    if session.interactive and not (dry_run or json):
        plans = [_asked(root, now, plan, choices) for plan in plans]
    if dry_run:
        _show_dry_run(plans, json=json)
    else:
        _carry_out(session, root, plans)
    return _answer(session, root, now, both, plans, dry_run=dry_run, json=json)


# What is in conflict -------------------------------------------------------------------------------------------------


def _named(root: Path, found: dict[str, Stages], names: list[str]) -> dict[str, Stages]:
    """The files meant on the command line, all of them when none is named. Raises NotFoundError."""
    if not names:
        return found
    chosen: dict[str, Stages] = {}
    for name in names:
        here = os.path.relpath(Path(name).absolute(), root).replace(os.sep, "/")
        exact = [path for path in found if path in (name, here) or Path(path).stem == name]
        close = exact or [path for path in found if name and Path(path).stem.startswith(name)]
        if len(close) != 1:
            ids = ", ".join(sorted(close or found)) or t("resolve.no-places")
            raise NotFoundError("resolve.ambiguous" if close else "resolve.not-in-conflict", id=name, ids=ids)
        chosen[close[0]] = found[close[0]]
    return chosen


def _conflicts(root: Path, named: dict[str, Stages], now: Ongoing | None, both: tuple[Side, Side]) -> list[Conflict]:
    if not named or now is None:
        return []
    left = stages.left_by_git(root, list(named))
    labels = (_label("ours", both[0]), _label("theirs", both[1]))
    ordered = labels if now.yours_at == OURS else (labels[1], labels[0])
    return [
        Conflict(path, three, now.yours_at, _seen(root / path), left.get(path), ordered)
        for path, three in sorted(named.items())
    ]


def _seen(path: Path) -> bytes | None:
    try:
        return content_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConflictError("write.failed", path=str(path), words=error.strerror or str(error)) from None


def _label(whose: Whose, side: Side) -> str:
    """What stands behind a marker: whose it is, and its branch or commit."""
    named = side.branch or one_line(f"{side.commit} {side.subject}".strip())
    word = t("resolve.yours" if whose == "ours" else "resolve.theirs")
    return one_line(f"{word} {named} {f'({side.author})' if side.author else ''}")[:100].strip()


def _asked(root: Path, now: Ongoing | None, plan: Plan, choices: Choices) -> Plan:
    if plan.state not in ("conflict", "gone", "edited") or now is None:
        return plan
    from mission_cli.commands.entries import say_same_as
    from mission_cli.commands.resolve_ask import asked

    name = _id(plan.path)
    found, chosen = asked(plan, choices, git_now.last_of(root, now, plan.path), name)
    if found.state == "settled":
        line = ["resolve", name]
        line += [f"--{chosen.every}"] if chosen.every else []
        line += [word for place, whose in chosen.take.items() for word in ("--take", f"{place}={whose}")]
        line += [word for place, value in chosen.put.items() for word in ("--set", f"{place}={value}")]
        say_same_as(line)
    return found


def _id(path: str) -> str:
    return Path(path).stem if path != SETTINGS else path


# Writing -------------------------------------------------------------------------------------------------------------


def _carry_out(session: Session, root: Path, plans: list[Plan]) -> None:
    """Write what is merged and mark it as settled, own paths only. Raises ConflictError, RefusedWriteError, GitError."""
    settled: list[str] = []
    removed: list[str] = []
    for plan in plans:
        if plan.state == "removed":
            removed.append(plan.path)
        elif plan.content is not None:
            _write(session, root / plan.path, plan)
        if plan.state in DONE and plan.state != "removed":
            settled.append(plan.path)
    try:
        stages.add(root, settled)
        stages.remove(root, removed)
    except GitError as error:
        paths = " ".join(visible(path) for path in [*settled, *removed])
        raise GitError("resolve.git-kept", paths=paths, words=error.args_for_text.get("words", "")) from None


def _write(session: Session, path: Path, plan: Plan) -> None:
    root, seen, content = session.root, plan.conflict.seen, plan.content or b""
    remember = session.remember(t("resolve.subject", id=_id(plan.path)))
    if seen is None:
        create(root, path, content, remember)
        return
    if seen == content:
        return
    if plan.edited:
        kept = kept_aside(root, path.stem, path.suffix, seen)
        message(t("cli.draft-kept", path=visible(str(kept))))

    def replaced(current: bytes) -> bytes:
        if current != seen:
            raise ConflictError("write.changed", path=str(path))
        return content

    update(root, path, replaced, remember)


def _show_dry_run(plans: list[Plan], *, json: bool) -> None:
    for plan in plans:
        if plan.content is not None and not json and plan.content != plan.conflict.seen:
            result_diff(plan.path, plan.conflict.seen or b"", plan.content)


# Saying --------------------------------------------------------------------------------------------------------------


def _say_sides(now: Ongoing, both: tuple[Side, Side]) -> None:
    lines = [t(f"resolve.kind-{now.kind}")]
    rows = []
    for whose, side in zip(("yours", "theirs"), both, strict=True):
        if side.commit:
            middle = one_line(side.branch or side.commit)
            rows.append(
                (t(f"resolve.{whose}"), middle, one_line(f"{words.who(side.author, side.day)}: {short(side.subject)}"))
            )
    if rows:
        lines.append(words.columns(rows, "  "))
    message("\n".join(lines), as_is=True)


def _answer(
    session: Session,
    root: Path,
    now: Ongoing | None,
    both: tuple[Side, Side],
    plans: list[Plan],
    *,
    dry_run: bool,
    json: bool,
) -> int:
    open_ones = [plan for plan in plans if plan.state not in DONE]
    if dry_run and not json:
        message(t("resolve.would"))
    if not json:
        for plan in plans:
            result(_outcome(plan, git_now.last_of(root, now, plan.path) if now else (Side(), Side())))
            if not dry_run:
                _say_errors(session, root, plan)
        if not plans:
            result(t("resolve.none"))
        for plan in open_ones:
            message(t("cli.help-line", text=_how(plan)), as_is=True)
        if any(plan.state == "conflict" for plan in open_ones):
            message(t("resolve.how-sides"))
    step = _say_next(root, now, dry_run=dry_run, quiet=json)
    if json:
        _json(session, now, both, plans, step, dry_run=dry_run)
    if not open_ones:
        return Exit.DONE
    return Exit.INVALID if all(plan.state == "unreadable" for plan in open_ones) else Exit.CONFLICT


def _say_partly(plan: Plan, choices: Choices) -> None:
    """Say that a file for which a choice is missing is left as it was, the other choices too."""
    missing = [path_text(clash.path) for clash in plan.clashes if not choice(choices, clash)]
    if plan.state == "conflict" and len(missing) < len(plan.clashes):
        message(t("resolve.partly", path=visible(plan.path), places=", ".join(map(visible, missing))))


def _outcome(plan: Plan, last: tuple[Side, Side]) -> str:
    path = visible(plan.path)
    if plan.state == "unreadable":
        sides = [t("resolve.base") if stage == 1 else _side_word(plan, stage) for stage in plan.bad]
        return t("resolve.unreadable", path=path, side=", ".join(sides))
    if plan.state != "conflict":
        return t(f"resolve.{plan.state}", path=path)
    lines = [t("resolve.conflict", path=path, n=len(plan.clashes))]
    for clash in plan.clashes:
        values = sides_of(plan.conflict, clash)
        names = (t("resolve.yours"), t("resolve.theirs"))
        behind = [words.who(side.author, side.day) for side in last]
        rows = [(name, words.value(one), who) for name, one, who in zip(names, values, behind, strict=True)]
        lines += [f"  {words.place(clash.path)}", words.columns(rows, "    ")]
    return "\n".join(lines)


def _side_word(plan: Plan, stage: int) -> str:
    return t("resolve.yours" if plan.conflict.side(stage) == "ours" else "resolve.theirs")


def _how(plan: Plan) -> str:
    """The command that settles what is left of one file."""
    name, path = visible(_id(plan.path)), visible(plan.path)
    if plan.state == "conflict":
        takes = [f"--take {visible(shlex.quote(path_text(clash.path)))}=ours" for clash in plan.clashes]
        return f"mission resolve {name} {' '.join(takes)}" if len(takes) <= FEW else t("resolve.how-every", id=name)
    if plan.state == "gone":
        gone = plan.conflict.yours is None
        return t("resolve.how-gone", id=name, ours=t("resolve.gone-removed" if gone else "resolve.gone-kept"))
    if plan.state == "edited":
        return t("resolve.how-edited", id=name, path=path)
    yours = "ours" if plan.conflict.yours_at == OURS else "theirs"
    return t("resolve.how-unreadable", path=path, yours=yours, others="theirs" if yours == "ours" else "ours")


def _say_errors(session: Session, root: Path, plan: Plan) -> None:
    """What two sides, each right in itself, made wrong together."""
    if plan.state not in ("merged", "settled", "kept") or not plan.path.startswith(f"{MISSIONS}/"):
        return
    _, findings = session.workspace.read(root / plan.path)
    wrong = [finding for finding in findings if finding.level == "error"]
    if wrong:
        message(t("cli.warning", text=t("resolve.errors", path=visible(plan.path), n=len(wrong))))


def _say_next(root: Path, now: Ongoing | None, *, dry_run: bool, quiet: bool) -> str | None:
    """Say what is to be typed once nothing is in conflict any more; the command, None while something is."""
    if dry_run:
        return None
    left = stages.unmerged(root)
    prefix = git_prefix(root)
    own = [f"{prefix}{part}" for part in (f"{MISSIONS}/", f"{CONSULTANTS}/", SETTINGS)]
    others = [path for path in left if not path.startswith(tuple(own))]
    if others and not quiet:
        message(t("resolve.elsewhere", paths=", ".join(visible(path) for path in others[:8])))
    if left or now is None:
        return None
    if now.kind == "stash":
        if not quiet:
            message(t("resolve.next-stash"))
        return None
    step = "mission sync" if sync_began(root) else CONTINUE.get(now.kind)
    if step and not quiet:
        message(t("resolve.next", command=step))
    return step


def _json(
    session: Session,
    now: Ongoing | None,
    both: tuple[Side, Side],
    plans: list[Plan],
    step: str | None,
    *,
    dry_run: bool,
) -> None:
    items = [_item(plan) for plan in plans]
    result_json(
        "resolve",
        items,
        today=session.today.isoformat(),
        operation=now.kind if now else None,
        yours=_side_json(both[0]),
        theirs=_side_json(both[1]),
        next=step,
        dry_run=dry_run,
    )


def _side_json(side: Side) -> dict[str, Any] | None:
    """Without the subject: what people write there nobody has judged."""
    known = {"branch": side.branch, "commit": side.commit, "author": side.author, "day": side.day}
    return {name: value or None for name, value in known.items()} if side.commit else None


def _item(plan: Plan) -> dict[str, Any]:
    """Where it is, never what the values are: some are confidential."""
    return {
        "path": plan.path,
        "state": plan.state,
        "settled": plan.state in DONE,
        "places": [words.plain_place(clash.path) for clash in plan.clashes],
        "unreadable": ["base" if stage not in (OURS, THEIRS) else plan.conflict.side(stage) for stage in plan.bad],
    }
