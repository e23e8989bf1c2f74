"""`mission task`: mark a task of the checklist, or several at once, done, verified, not applicable, or to do again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple, cast

import typer

from mission_cli.actions.kinds import spoken
from mission_cli.commands.checklists import say_next
from mission_cli.commands.days_off import days_off
from mission_cli.commands.options import Author, Commit, DryRun, Json, MissionId
from mission_cli.commands.recording.entries import require
from mission_cli.commands.recording.save import save
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.core import checklist, task_state
from mission_cli.core.checklist import SECTIONS, DatedTask
from mission_cli.core.dates import Mark
from mission_cli.core.nearest import nearest
from mission_cli.errors import Exit, NotFoundError, UsageError
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import one_line, visible
from mission_cli.render.view import item_of
from mission_cli.render.words import full_day, word
from mission_cli.shell import command_line
from mission_cli.storage.workspace import Loaded
from mission_cli.texts import t
from mission_cli.views.checklist import columns

if TYPE_CHECKING:
    from mission_cli.core.model.checklist import Task
    from mission_cli.core.model.choices import TaskState
    from mission_cli.core.task_state import Marking

STATES: Final[tuple[TaskState, ...]] = ("done", "verified", "n/a", "todo")


def task(
    ctx: typer.Context,
    mission_id: MissionId = None,
    task_id: Annotated[str | None, typer.Argument(metavar="TASK", show_default=False)] = None,
    state: Annotated[str | None, typer.Argument(metavar="|".join(STATES), show_default=False)] = None,
    why: Annotated[str | None, typer.Option("--why")] = None,
    author: Author = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    require(session, {"ID": mission_id is None, "TASK": task_id is None, "|".join(STATES): state is None})
    wanted = spoken(state, "STATE", "state", STATES) if state is not None else None
    loaded = session.mission(mission_id)
    named = _tasks(session, loaded, task_id)
    ids = [one.id for one in named]
    asked = _asked(session, loaded, named, cast("TaskState | None", wanted), why, author)
    found = [task_state.marking(loaded.mission, one, asked.state, asked.mark, asked.why) for one in named]
    if None in (mission_id, task_id, state) or asked.why != why:
        message(t("cli.same-as", line=_one_line(loaded.id, ",".join(ids), asked, author)), as_is=True)
    for one, marking in zip(named, found, strict=True):
        if not marking.changes:
            message(t("task.already", task=one.id, state=word("state", one.state)))
    changes = [change for marking in found for change in marking.changes]
    if changes:
        marked = [one for one, marking in zip(ids, found, strict=True) if marking.changes]
        subject = t("task.subject", id=loaded.id, task=", ".join(marked), state=asked.state)
        if not save(session, loaded, changes, dry_run=dry_run, commit=commit, subject=subject):
            return Exit.DONE
        loaded = session.workspace.load(loaded.id)
        if not json:
            for short, marking in zip(ids, found, strict=True):
                if marking.changes:
                    _say(session, loaded, short, asked.state, marking)
            say_next(loaded.id, _lines(session, loaded, ids[0]))
    if json:
        known = columns({}, session.today)
        shown = [item_of(known, line) for one in ids for line in _lines(session, loaded, one) if line.task.id == one]
        result_json("task", shown, today=session.today.isoformat(), mission=loaded.id, written=bool(changes))
    return Exit.DONE


class TaskOptions(NamedTuple):
    """What to write: the state, who says so and when, and the reason when it does not apply."""

    state: TaskState
    mark: Mark
    why: str | None


def _tasks(session: Session, loaded: Loaded, wanted: str | None) -> list[Task]:
    """The tasks named, parted by commas, each once. Raises NotFoundError."""
    pieces = [piece.strip() for piece in wanted.split(",") if piece.strip()] if wanted else []
    found = [_task(session, loaded, piece) for piece in pieces] or [_task(session, loaded, wanted)]
    return list({one.id: one for one in found}.values())


def _task(session: Session, loaded: Loaded, wanted: str | None) -> Task:
    """The task of this id, or the only one whose id starts so. Raises NotFoundError naming the candidates."""
    off = days_off(session, loaded.mission)
    sections = [checklist.lines(loaded.mission, session.today, off, section) for section in SECTIONS]
    # The end's first: where both checklists have a task of one id, it is the end's.
    found: dict[str, Task] = {}
    for line in (line for lines in sections for line in lines):
        found.setdefault(line.task.id, line.task)
    if not found:
        raise NotFoundError("task.no-checklist", id=loaded.id)
    if wanted is None:
        open_first = sorted(found.values(), key=lambda one: one.state not in ("todo", "done"))
        labels = [(one.id, f"{one.id} · {one.title} · {word('state', one.state)}") for one in open_first]
        return found[ask.choose(t("task.ask-task"), labels)]
    if wanted in found:
        return found[wanted]
    starting = _starting(wanted, list(found))
    if len(starting) == 1:
        return found[starting[0]]
    if starting:
        raise NotFoundError("task.ambiguous", task=wanted, ids=", ".join(starting[:8]))
    close = _close(wanted, list(found))
    raise NotFoundError(
        "task.unknown-near" if close else "task.unknown", task=wanted[:80], ids=", ".join(close), id=loaded.id
    )


def _lines(session: Session, loaded: Loaded, task_id: str) -> list[DatedTask]:
    """The checklist that holds this task."""
    section = task_state.section_of(loaded.mission, task_id) or SECTIONS[0]
    return checklist.lines(loaded.mission, session.today, days_off(session, loaded.mission), section)


def _starting(wanted: str, ids: Sequence[str]) -> list[str]:
    folded = wanted.casefold()
    return [one for one in ids if folded and one.startswith(folded)]


def _close(wanted: str, ids: Sequence[str]) -> list[str]:
    """The ids a person may have meant: the most alike, then those that hold what was typed."""
    folded = wanted.casefold()
    inside = [one for one in ids if folded and folded in one]
    near = nearest(wanted, ids)
    return list(dict.fromkeys(([near] if near else []) + inside))[:5]


def _asked(
    session: Session, loaded: Loaded, named: list[Task], state: TaskState | None, why: str | None, author: str | None
) -> TaskOptions:
    """State, reason and signature, asked for on a terminal; refused when one of them cannot be put in this state."""
    if state is None:
        known = [(one, t(f"task.state-{one}")) for one in STATES if any(one != task.state for task in named)]
        state = cast("TaskState", ask.choose(t("task.ask-state"), known))
    if why is not None and not why.strip():
        why = None
    if why and state != "n/a":
        raise UsageError("task.why-only")
    # Only what is done or verified is signed: nobody need be known for the rest.
    signature = session.author(author) if state in ("done", "verified") else ""
    for one in named:
        refused = task_state.refusal(one, state, signature, why)
        if refused == "no-why" and session.interactive:
            why = ask.text(t("task.ask-why"))
            refused = None
        if refused:
            raise UsageError(f"task.{refused}", id=loaded.id, task=one.id, author=signature)
    return TaskOptions(state, Mark(session.today, signature), why)


def _one_line(mission_id: str, task_id: str, asked: TaskOptions, author: str | None) -> str:
    """What would have needed no question."""
    options = [*(["--why", asked.why] if asked.why else []), *(["--as", author] if author else [])]
    return command_line("mission task", [mission_id, task_id, asked.state], options)


def _say(session: Session, loaded: Loaded, task_id: str, state: TaskState, found: Marking) -> None:
    """What was written, on standard output; what to think of next, on standard error."""
    result(t("task.marked", task=task_id, state=word("state", state)))
    thing = found.item
    if thing and found.effect:
        section = str(thing.at[0])
        written = next((change for change in found.changes if change.path == thing.at), None)
        when = getattr(written, "value", None) or thing.back
        facts = {
            "name": one_line(thing.name),
            "item": thing.id,
            "day": full_day(when) if when else "–",
            "id": loaded.id,
        }
        say = result if found.effect in ("back", "out-again") else message
        say(t(f"task.{found.effect}-{section}", **facts))
    lines = _lines(session, loaded, task_id)
    if all(any(one.id == task_id for one in checklist.tasks_of(loaded.mission, section)) for section in SECTIONS):
        message(t("task.in-both", task=visible(task_id), id=loaded.id))
    marked = next(line for line in lines if line.task.id == task_id)
    if checklist.to_verify(marked.task):
        message(t("task.needs-verifying", id=loaded.id, task=visible(task_id)))
