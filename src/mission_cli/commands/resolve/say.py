"""What became of missions in conflict, in words and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mission_cli.commands.resolve.plan import (
    DONE,
    Choices,
    Plan,
    choice,
    name_of,
    sides_of,
)
from mission_cli.commands.seen import say_left_out
from mission_cli.commands.session import Session
from mission_cli.core.changes import path_text
from mission_cli.core.model.levels import KEPT_BACK, LEVELS
from mission_cli.errors import Exit
from mission_cli.render import clash as words
from mission_cli.render.history import short
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import one_line, visible
from mission_cli.shell import command_line
from mission_cli.storage.git import ongoing as git_now
from mission_cli.storage.git import stages
from mission_cli.storage.git.ongoing import CONTINUE, Ongoing, Side
from mission_cli.storage.git.place import prefix as git_prefix
from mission_cli.storage.git.remote import sync_began
from mission_cli.storage.git.stages import OURS, THEIRS
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.merge import Clash
    from mission_cli.core.model.levels import Level

FEW = 3  # places that are named one by one in a command


def say_sides(now: Ongoing, both: tuple[Side, Side], *, whole: bool) -> None:
    """Say whose the two sides are; what people wrote to their commits, nobody has judged, only where `whole`."""
    lines = [t(f"resolve.kind-{now.kind}")]
    rows = []
    for whose, side in zip(("yours", "theirs"), both, strict=True):
        if side.commit:
            middle, behind = one_line(side.branch or side.commit), words.who(side.author, side.day)
            said = one_line(f"{behind}: {short(side.subject)}") if whole else behind
            rows.append((t(f"resolve.{whose}"), middle, said))
    if rows:
        lines.append(words.columns(rows, "  "))
    message("\n".join(lines), as_is=True)


def answer(
    session: Session,
    root: Path,
    now: Ongoing | None,
    both: tuple[Side, Side],
    plans: list[Plan],
    *,
    dry_run: bool,
    json: bool,
    whole: bool,
) -> int:
    """What became of each file; the values of places that are confidential or sensitive only where `whole`."""
    open_ones = [plan for plan in plans if plan.state not in DONE]
    if dry_run and not json:
        message(t("resolve.would"))
    if not json:
        for plan in plans:
            result(_outcome(plan, git_now.last_of(root, now, plan.path) if now else (Side(), Side()), whole=whole))
            if not dry_run:
                _say_errors(session, root, plan)
        if not plans:
            result(t("resolve.none"))
        for plan in open_ones:
            message(t("cli.help-line", text=_how(plan, whole=whole)), as_is=True)
        if any(plan.state == "conflict" for plan in open_ones):
            message(t("resolve.how-sides"))
        left_out = {level for plan in plans for clash in plan.clashes if (level := _level(plan, clash)) in KEPT_BACK}
        say_left_out([] if whole else [level for level in LEVELS if level in left_out])
    step = _say_next(root, now, dry_run=dry_run, quiet=json)
    if json:
        _json(session, now, both, plans, step, dry_run=dry_run)
    if not open_ones:
        return Exit.DONE
    return Exit.INVALID if all(plan.state == "unreadable" for plan in open_ones) else Exit.CONFLICT


def say_partly(plan: Plan, choices: Choices, *, whole: bool) -> None:
    """Say that a file for which a choice is missing is left as it was, the other choices too."""
    missing = [_place(clash, whole=whole) for clash in plan.clashes if not choice(choices, clash)]
    if plan.state == "conflict" and len(missing) < len(plan.clashes):
        message(t("resolve.partly", path=visible(plan.path), places=", ".join(missing)))


def _place(clash: Clash, *, whole: bool) -> str:
    return words.place(clash.path) if whole else visible(words.plain_place(clash.path)) or words.place(clash.path)


def _level(plan: Plan, clash: Clash) -> Level:
    """The level of a place; that of the whole record, where it is one."""
    from mission_cli.core.model.emptied import level_of  # only what is in conflict needs it

    kinds = {CONSULTANTS: "Consultant", MISSIONS: "Mission"}
    return level_of(clash.path, kinds.get(plan.path.partition("/")[0], "Settings"))


def _outcome(plan: Plan, last: tuple[Side, Side], *, whole: bool) -> str:
    path = visible(plan.path)
    if plan.state == "unreadable":
        sides = [t("resolve.base") if stage == 1 else _side_word(plan, stage) for stage in plan.bad]
        return t("resolve.unreadable", path=path, side=", ".join(sides))
    if plan.state == "two":
        return t("resolve.two", path=path, second=visible(plan.second), id=visible(name_of(plan.second)))
    if plan.state != "conflict":
        return t(f"resolve.{plan.state}", path=path)
    lines = [t("resolve.conflict", path=path, n=len(plan.clashes))]
    for clash in plan.clashes:
        told = whole or _level(plan, clash) not in KEPT_BACK
        values = [words.value(one) if told else t("resolve.not-shown") for one in sides_of(plan.conflict, clash)]
        names = (t("resolve.yours"), t("resolve.theirs"))
        behind = [words.who(side.author, side.day) for side in last]
        rows = [(name, one, who) for name, one, who in zip(names, values, behind, strict=True)]
        lines += [f"  {_place(clash, whole=whole)}", words.columns(rows, "    ")]
    return "\n".join(lines)


def _side_word(plan: Plan, stage: int) -> str:
    return t("resolve.yours" if plan.conflict.side(stage) == "ours" else "resolve.theirs")


def _how(plan: Plan, *, whole: bool) -> str:
    """The command that settles what is left of one file."""
    named = whole or all(words.plain_place(clash.path) == path_text(clash.path) for clash in plan.clashes)
    name, path = name_of(plan.path), plan.path
    if plan.state == "conflict":
        takes = [word for clash in plan.clashes for word in ("--take", f"{path_text(clash.path)}=ours")]
        return (
            command_line("mission resolve", [name], takes)
            if len(plan.clashes) <= FEW and named
            else t("resolve.how-every", id=name)
        )
    if plan.state == "gone":
        gone = plan.conflict.yours is None
        return t("resolve.how-gone", id=name, ours=t("resolve.gone-removed" if gone else "resolve.gone-kept"))
    if plan.state == "edited":
        return t(f"resolve.how-{_edited_how(plan)}", id=name, path=path)
    yours = "ours" if plan.conflict.yours_at == OURS else "theirs"
    return t("resolve.how-unreadable", path=path, yours=yours, others="theirs" if yours == "ours" else "ours")


def _edited_how(plan: Plan) -> str:
    """What still holds both sides between markers, or does not read, is never to be added."""
    seen = plan.conflict.seen or b""
    if stages.has_markers(seen):
        return "marked"
    return "edited" if read_raw(seen, plan.path)[0] else "unread"


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
        "second": plan.second or None,
        "settled": plan.state in DONE,
        "places": [words.plain_place(clash.path) for clash in plan.clashes],
        "unreadable": ["base" if stage not in (OURS, THEIRS) else plan.conflict.side(stage) for stage in plan.bad],
    }
