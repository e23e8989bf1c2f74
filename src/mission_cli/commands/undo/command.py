"""`mission undo` and `mission redo`: what the tool wrote in this clone, taken back and brought again, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from mission_cli.actions import undo as turning
from mission_cli.actions.undo import Way
from mission_cli.commands.options import Commit, DryRun, Json, MissionId, Yes
from mission_cli.commands.recording.save import commit_if_asked, commits, diff
from mission_cli.commands.session import Session
from mission_cli.commands.undo.list import show_list
from mission_cli.errors import AbortedError, Exit, UsageError
from mission_cli.render.out import message, prose, result, result_json
from mission_cli.render.safe import visible
from mission_cli.render.view import item_of
from mission_cli.storage.root import CONSULTANTS, MISSIONS
from mission_cli.storage.undo.remembered import Operation, operations
from mission_cli.storage.undo.undoing import Plan, Turn, committed
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import t
from mission_cli.views.operations import COLUMNS

Steps = Annotated[int, typer.Option("--steps", metavar="N")]
Number = Annotated[int | None, typer.Option("--number", metavar="N", show_default=False)]
Listed = Annotated[bool, typer.Option("--list", "-l")]
MOST_STEPS = 1000
FEW_GONE = 8  # what `new` or `init` made goes without a question
MOST_NAMED = 10


class _UndoOptions(NamedTuple):
    mission_id: str | None
    steps: int
    number: int | None
    dry_run: bool
    yes: bool
    commit: bool | None
    json: bool


def undo(
    ctx: typer.Context,
    mission_id: MissionId = None,
    steps: Steps = 1,
    number: Number = None,
    list_: Listed = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    return _turn(ctx, "undo", _UndoOptions(mission_id, steps, number, dry_run, yes, commit, json), listed=list_)


def redo(
    ctx: typer.Context,
    mission_id: MissionId = None,
    steps: Steps = 1,
    number: Number = None,
    list_: Listed = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    return _turn(ctx, "redo", _UndoOptions(mission_id, steps, number, dry_run, yes, commit, json), listed=list_)


def _turn(ctx: typer.Context, way: Way, asked: _UndoOptions, *, listed: bool) -> int:
    session = Session.of(ctx)
    if not 1 <= asked.steps <= MOST_STEPS:
        raise UsageError("cli.bad-number", name="--steps", value=asked.steps, least=1, most=MOST_STEPS)
    if asked.number is not None and asked.steps != 1:
        raise UsageError("cli.both", one="--number", other="--steps")
    held = None
    if asked.mission_id is not None:
        held = _of_mission(session, operations(session.root), asked.mission_id)
    if listed:
        return show_list(session, operations(session.root) if held is None else held, json=asked.json)
    plans = turning.plan(session.root, way, held, steps=asked.steps, number=asked.number)
    if asked.dry_run:
        _show_plan(session.root, plans)
    else:
        _ask(session, way, plans, yes=asked.yes)
    for plan in plans:
        _carry_out(session, way, plan, asked)
    if asked.json:
        items = [item_of(COLUMNS, plan.operation) for plan in plans if plan.turns]
        result_json(way, items, today=session.today.isoformat(), written=not asked.dry_run)
    return Exit.DONE


def _of_mission(session: Session, held: list[Operation], wanted: str) -> list[Operation]:
    """The operations that changed a mission, which may be gone by now. Raises NotFoundError."""
    known = turning.missions_in(held)
    found = [wanted] if wanted in known else [name for name in known if name.startswith(wanted.casefold())]
    return turning.of_mission(held, found[0] if len(found) == 1 else session.workspace.find(wanted).stem)


# Before it is done ---------------------------------------------------------------------------------------------------


def _show_plan(root: Path, plans: list[Plan]) -> None:
    for turn in turning.turns_of(plans):
        if turn.since and turn.wanted is None:
            _say_since(root, turn)
        message(t("cli.dry-run", path=visible(turn.path)))
        result(diff(turn.path, turn.current, turn.wanted))


def _say_since(root: Path, turn: Turn) -> None:
    """What becomes of a file that was changed since; of one that goes whole, only what was made of it is news."""
    from mission_cli.commands.undo.since import recorded_since  # asks git

    goes = turn.wanted is None
    message(t("undo.since-gone" if goes else "undo.since", path=visible(turn.path)))
    said = recorded_since(root, turn) if goes else ""
    message(said or diff(turn.path, *((turn.made, turn.current) if goes else (turn.current, turn.wanted))), as_is=True)


def _ask(session: Session, way: Way, plans: list[Plan], *, yes: bool) -> None:
    """A person sees what becomes of a file that was changed since, or which files go where they are many, and says yes.

    Raises AbortedError, UsageError.
    """
    since = [turn for turn in turning.turns_of(plans) if turn.since]
    gone = [turn for turn in turning.turns_of(plans) if turn.wanted is None]
    many = len(gone) > FEW_GONE
    if yes or not (since or many):
        return
    for turn in since:
        _say_since(session.root, turn)
    if many:
        names = [f"  {visible(turn.path)}" for turn in gone[:MOST_NAMED]]
        rest = [f"  {t('undo.and-more', n=len(gone) - MOST_NAMED)}"] if len(gone) > MOST_NAMED else []
        message("\n".join([t("undo.many-gone", n=len(gone)), *names, *rest]))
    if not session.interactive:
        raise UsageError("undo.needs-yes" if since else "undo.needs-yes-gone")
    from mission_cli.commands.typed.ask import confirm

    if not confirm(t(f"undo.ask-{way}"), default=False):
        raise AbortedError("undo.refused")


# Doing it ------------------------------------------------------------------------------------------------------------


def _carry_out(session: Session, way: Way, plan: Plan, asked: _UndoOptions) -> None:
    subject = visible(plan.operation.subject)
    if not plan.turns:
        message(t(f"undo.passed-over-{way}", subject=subject))
        return
    if asked.dry_run:
        return
    memory = turning.carry_out(session.root, way, plan)
    if not asked.json:
        lines = [f"  {visible(turn.path)}{_what(turn)}" for turn in plan.turns]
        prose("\n".join([t(f"undo.done-{way}", subject=subject), *lines]))
    message(t(f"undo.back-{way}" if memory.whole else "undo.forgotten"))
    settled_again = turning.in_conflict(plan)
    if settled_again:
        message(t("undo.in-conflict", path=visible(" ".join(settled_again))))
    else:
        _commit(session, way, plan, asked.commit)


def _what(turn: Turn) -> str:
    if turn.wanted is None:
        return t("undo.file-gone")
    return t("undo.file-back") if turn.current is None else ""


def _commit(session: Session, way: Way, plan: Plan, asked: bool | None) -> None:
    """A commit of its own, that says which records it removes on purpose; history is not written again."""
    paths = [session.root / turn.path for turn in plan.turns]
    subject = t(f"undo.subject-{way}", subject=plan.operation.subject)
    removals = [line for turn in plan.turns for line in _removals(turn)]
    if commits(session, asked):
        commit_if_asked(session, paths, subject, asked, removals)
    elif removals and any(committed(session.root, turn.path, turn.current) for turn in plan.turns):
        message(t("undo.committed"))
        message("\n".join(f"  {visible(line)}" for line in removals), as_is=True)


def _removals(turn: Turn) -> list[str]:
    if not turn.path.startswith((f"{MISSIONS}/", f"{CONSULTANTS}/")):
        return []
    from mission_cli.core.lost import removal_lines

    before, after = (None if raw is None else read_raw(raw, turn.path)[1] for raw in (turn.current, turn.wanted))
    return removal_lines(turn.path, before, after) if after is not None or turn.wanted is None else []
