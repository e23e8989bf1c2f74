"""`mission close` and `mission reopen`: the last mark on a mission, and how it is taken back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from mission_cli.actions import days, journal, kinds
from mission_cli.commands.options import Author, Commit, DryRun, EntryDate, Json, MissionId
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.save import save
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.core import closing
from mission_cli.core.dates import Mark
from mission_cli.core.kinds import CLIENT
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import one_line, visible
from mission_cli.render.words import full_day
from mission_cli.storage.save import planned
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.closing import Hold
    from mission_cli.storage.workspace import Loaded


def close(
    ctx: typer.Context,
    mission_id: MissionId = None,
    date: EntryDate = None,
    author: Author = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    entries.require(session, {"ID": mission_id is None})
    loaded = session.mission(mission_id)
    mission = loaded.mission
    if mission.closed:
        message(t("close.already", id=loaded.id, mark=mission.closed))
        return _answer(session, loaded, [], json=json, written=False)
    when = _day(session, loaded, date)
    found = closing.holds(loaded.id, mission)
    if found:
        _say_held(loaded.id, found)
        _answer(session, loaded, found, json=json, written=False)
        return Exit.FAILED
    changes = closing.close_changes(Mark(when, session.author(author)))
    _advise(loaded, when)
    if dry_run and json:
        planned(loaded, changes, loaded.raw, session.workspace.relative(loaded.path))
        return _answer(session, loaded, [], json=True, written=False)
    subject = t("close.subject", id=loaded.id)
    written = save(session, loaded, changes, dry_run=dry_run, commit=commit, subject=subject)
    if not written:
        message(t("close.clear"))
        return Exit.DONE
    return _answer(session, session.workspace.load(loaded.id), [], json=json, written=True)


def _day(session: Session, loaded: Loaded, text: str | None) -> dt.date:
    """The day of the closing: not before the start, not to come. Raises UsageError."""
    if text is None:
        return session.today
    when = session.day(text, days.DATE)
    start = loaded.mission.contract.start
    if when < start:
        raise UsageError("close.before-start", day=full_day(when), start=full_day(start))
    return kinds.not_ahead(when, session.today, "--date")


def _say_held(mission_id: str, found: list[Hold]) -> None:
    """Everything that stands in the way, each with the command that answers it."""
    message(t("cli.error", text=t("close.held", n=len(found), id=mission_id)))
    for one in found:
        text = t(f"close.held-{one.kind}", title=one_line(one.title), item=one.id, command=one.command)
        message(visible(text), as_is=True)
    if any(one.kind == "task" for one in found):
        message(t("cli.help-line", text=t("close.held-na", id=mission_id)))


def _advise(loaded: Loaded, when: dt.date) -> None:
    """What a good end would still have: said, never asked for."""
    mission = loaded.mission
    if when < mission.end:
        message(t("cli.warning", text=t("close.still-running", id=loaded.id, day=full_day(mission.end))))
    if mission.offboarding is None and mission.kind == CLIENT:
        message(t("cli.warning", text=t("close.no-checklist", id=loaded.id)))
    if closing.lacks_lessons(mission):
        message(t("close.no-lessons", id=loaded.id))
        message(t("close.documents", id=loaded.id))
    later = closing.left_for_later(mission)
    if later:
        message(t("close.later", n=len(later), tasks=", ".join(task.id for task in later)))


def _answer(session: Session, loaded: Loaded, found: list[Hold], *, json: bool, written: bool) -> int:
    mark = loaded.mission.closed
    if json:
        items = [one._asdict() for one in found]
        closed = str(mark) if mark else None
        result_json("close", items, today=session.today.isoformat(), mission=loaded.id, closed=closed, written=written)
    elif written and mark:
        result(t("close.done", id=loaded.id, day=full_day(mark.day), author=mark.author))
    return Exit.DONE


def reopen(
    ctx: typer.Context,
    mission_id: MissionId = None,
    why: Annotated[str | None, typer.Option("--why")] = None,
    author: Author = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    why = (why or "").strip() or None
    entries.require(session, {"ID": mission_id is None, "--why": why is None})
    loaded = session.mission(mission_id if mission_id is not None else _asked_closed(session))
    mark = loaded.mission.closed
    if mark is None:
        raise UsageError("close.not-closed", id=loaded.id)
    reason = why or ask.text(t("close.ask-why"))
    lane = session.author(author)
    if mission_id is None or why is None:
        given = ["--as", author] if author else []
        entries.say_same_as(["reopen", loaded.id, "--why", reason, *given])
    text = t("close.trace", day=mark.day.isoformat(), author=mark.author, why=reason)
    changes = closing.reopen_changes(lane, journal.new_id(loaded.mission), session.today, text)
    subject = t("close.subject-reopen", id=loaded.id)
    written = False
    if dry_run and json:
        planned(loaded, changes, loaded.raw, session.workspace.relative(loaded.path))
    else:
        written = save(session, loaded, changes, dry_run=dry_run, commit=commit, subject=subject)
    if json:
        now = None if written else str(mark)
        result_json("reopen", [], today=session.today.isoformat(), mission=loaded.id, closed=now, written=written)
    elif written:
        result(t("close.reopened", id=loaded.id, day=full_day(mark.day), author=mark.author))
        message(t("close.noted"))
    return Exit.DONE


def _asked_closed(session: Session) -> str:
    """The closed mission that is meant; the others are not asked about."""
    known = session.missions(("id", "title"), where="and m.closed is not null")
    if not known:
        raise UsageError("close.none-closed")
    return ask.choose(t("ask.mission"), sorted((one.id, f"{one.id} · {one.title}") for one in known))
