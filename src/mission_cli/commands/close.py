"""`mission close` and `mission reopen`: the last mark on a mission, and how it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.actions import close as actions
from mission_cli.actions.kinds import Context
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.entries import MissionLane
from mission_cli.commands.recording.options import STEP, Run, takes
from mission_cli.commands.recording.record import target_of
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.core import closing
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import one_line, visible
from mission_cli.render.say import subject, tell
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.actions.outcome import Outcome
    from mission_cli.core.closing import Hold
    from mission_cli.storage.workspace import Loaded


@takes(actions.CLOSE, shared=STEP)
def close(session: Session, run: Run) -> int:
    """Close a mission, unless something holds it."""
    entries.require(session, {"ID": run.mission_id is None})
    loaded = session.mission(run.mission_id)
    mission, json = loaded.mission, run.writing.json
    if mission.closed:
        message(t("close.already", id=loaded.id, mark=mission.closed))
        return _answer(session, loaded, [], json=json, written=False)
    values = actions.CLOSE.read(run.typed, Context(mission, session.today, session.day))
    actions.closing_day(target_of(MissionLane(session, loaded, "")), values)
    found = closing.holds(loaded.id, mission)
    if found:
        _say_held(loaded.id, found)
        _answer(session, loaded, found, json=json, written=False)
        return Exit.FAILED
    place = MissionLane(session, loaded, session.author(run.writing.author))
    written = _write(place, run, actions.close(target_of(place), values))
    if not written and not json:
        message(t("close.clear"))
    return _answer(session, session.workspace.load(loaded.id) if written else loaded, [], json=json, written=written)


def _write(place: MissionLane, run: Run, outcome: Outcome) -> bool:
    tell(one for one in outcome.said if one.always)
    written = place.write(outcome.changes, run.writing, subject(outcome.subject))
    if written and not run.writing.json:
        tell(one for one in outcome.said if not one.always)
    return written


def _say_held(mission_id: str, found: list[Hold]) -> None:
    """Everything that stands in the way, each with the command that answers it."""
    message(t("cli.error", text=t("close.held", n=len(found), id=mission_id)))
    for one in found:
        text = t(f"close.held-{one.kind}", title=one_line(one.title), item=one.id, command=one.command)
        message(visible(text), as_is=True)
    if any(one.kind == "task" for one in found):
        message(t("cli.help-line", text=t("close.held-na", id=mission_id)))


def _answer(session: Session, loaded: Loaded, found: list[Hold], *, json: bool, written: bool) -> int:
    mark = loaded.mission.closed
    if json:
        items = [one._asdict() for one in found]
        closed = str(mark) if mark else None
        result_json("close", items, today=session.today.isoformat(), mission=loaded.id, closed=closed, written=written)
    return Exit.DONE


@takes(actions.REOPEN, shared=STEP)
def reopen(session: Session, run: Run) -> int:
    """Open a closed mission again; the closing leaves a trace."""
    why, writing = (run.typed["why"] or "").strip(), run.writing
    entries.require(session, {"ID": run.mission_id is None, "--why": not why})
    loaded = session.mission(run.mission_id if run.mission_id is not None else _asked_closed(session))
    mark = loaded.mission.closed
    if mark is None:
        raise UsageError("close.not-closed", id=loaded.id)
    reason = why or ask.text(t("close.ask-why"))
    place = MissionLane(session, loaded, session.author(writing.author))
    if run.mission_id is None or not why:
        given = ["--as", writing.author] if writing.author else []
        entries.say_same_as(["reopen", loaded.id, "--why", reason, *given])
    text = t("close.trace", day=mark.day.isoformat(), author=mark.author, why=reason)
    written = _write(place, run, actions.reopen(target_of(place), mark, text))
    if writing.json:
        now = None if written else str(mark)
        result_json("reopen", [], today=session.today.isoformat(), mission=loaded.id, closed=now, written=written)
    return Exit.DONE


def _asked_closed(session: Session) -> str:
    """The closed mission that is meant; the others are not asked about."""
    known = session.missions(("id", "title"), where="and m.closed is not null")
    if not known:
        raise UsageError("close.none-closed")
    return ask.choose(t("ask.mission"), sorted((one.id, f"{one.id} · {one.title}") for one in known))
