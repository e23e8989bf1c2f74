"""`mission lend` and `mission return`: equipment handed over and taken back, each time with its day and condition."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from mission_cli.commands.options import Author, Commit, DryRun, EntryDate, Json, MissionId
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.entries import Place, Writing
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.pick import names, new_id, pick
from mission_cli.core import lent
from mission_cli.core.dates import Mark
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import one_line
from mission_cli.render.words import full_day
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Equipment, Mission


def lend(
    ctx: typer.Context,
    mission_id: MissionId = None,
    item: Annotated[str | None, typer.Option("--item", metavar="TEXT")] = None,
    condition: Annotated[str | None, typer.Option("--condition", metavar="TEXT")] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="NEW-ID")] = None,
    date: EntryDate = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    item, condition = (item or "").strip(), (condition or "").strip() or None
    prompted = not item
    entries.require(session, {"ID": mission_id is None, "--item": prompted})
    loaded = session.mission(mission_id)
    known = names(loaded.mission, "equipment")
    short = None if id is None else new_id(id, "", "equipment", known)
    day = entries.day_held(session, date) if date else session.today
    if prompted:
        item = ask.text(t("lend.ask-item"))
        condition = condition or ask.text(t("lend.ask-condition"), optional=True) or None
    short = short or new_id(None, item, "equipment", known)
    entries.warn_outside(loaded.mission, day)
    place = Place(session, loaded, "")
    subject = t("lend.subject-lend", id=loaded.id, item=short)
    written = place.write([lent.lent(short, item, day, condition)], Writing(None, None, dry_run, commit, json), subject)
    if prompted:
        more = [*_condition_words(condition), *entries.date_words(day, session.today)]
        entries.say_same_as(["lend", loaded.id, "--item", item, "--id", short, *more])
    if written and not json:
        result(t("lend.lent", item=short, name=one_line(item), day=full_day(day)))
        if condition is None:
            message(t("lend.no-condition"))
    if json:
        after = session.workspace.load(loaded.id).mission if written else None
        _json(session, loaded.id, after, short, written=written)
    return Exit.DONE


def return_(
    ctx: typer.Context,
    mission_id: MissionId = None,
    item: Annotated[str | None, typer.Argument(metavar="ITEM", show_default=False)] = None,
    condition: Annotated[str | None, typer.Option("--condition", metavar="TEXT")] = None,
    date: EntryDate = None,
    author: Author = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    entries.require(session, {"ID": mission_id is None, "ITEM": item is None})
    loaded = session.mission(mission_id)
    things = loaded.mission.equipment
    known = {one.id: one.item for one in things if item is not None or one.returned is None}
    name = pick(session, loaded.id, "equipment", known, item)
    thing = next(one for one in things if one.id == name)
    day = entries.day_held(session, date) if date else session.today
    condition = (condition or "").strip() or None
    _refuse_day(loaded.id, thing, day, fixed=bool(date) or condition is None)
    if item is None and condition is None:
        condition = ask.text(t("lend.ask-condition-back", lent=thing.condition or "–"), optional=True) or None
    # Only a task is signed: nobody need be known for the rest.
    lane = session.author(author) if lent.task_for(loaded.mission, "equipment", name) else ""
    taken = lent.taken_back(loaded.mission, "equipment", name, Mark(day, lane), condition)
    place = Place(session, loaded, lane)
    written = False
    if taken.changes:
        subject = t("lend.subject-return", id=loaded.id, item=name)
        written = place.write(taken.changes, Writing(author, None, dry_run, commit, json), subject)
    else:
        message(t("lend.already", item=name))
    if item is None:
        more = [*_condition_words(condition), *entries.date_words(day, session.today)]
        more += ["--as", who] if lane and (who := entries.author_to_repeat(place, author)) else []
        entries.say_same_as(["return", loaded.id, name, *more])
    if written and not json:
        _say_returned(thing, taken, day, condition)
    if json:
        after = session.workspace.load(loaded.id).mission if written else loaded.mission
        _json(session, loaded.id, after, name, written=written)
    return Exit.DONE


def _refuse_day(mission_id: str, thing: Equipment, day: dt.date, *, fixed: bool) -> None:
    """Raises UsageError for a thing that was returned on another day than the one that is meant, or lent later."""
    if thing.returned and fixed and day != thing.returned:
        raise UsageError("lend.returned-already", id=mission_id, item=thing.id, day=full_day(thing.returned))
    if thing.lent and day < thing.lent:
        raise UsageError("lend.before", item=thing.id, day=full_day(thing.lent))


def _condition_words(condition: str | None) -> list[str]:
    return ["--condition", condition] if condition else []


def _say_returned(thing: Equipment, taken: lent.Taken, day: dt.date, condition: str | None) -> None:
    result(t("lend.returned", item=thing.id, name=one_line(thing.item), day=full_day(thing.returned or day)))
    if taken.task and taken.task.state == "todo":
        message(t("lend.task-done", task=taken.task.id))
    if thing.condition and condition is None and thing.returned_condition is None:
        message(t("lend.was", condition=one_line(thing.condition)))


def _json(session: Session, mission_id: str, mission: Mission | None, name: str, *, written: bool) -> None:
    found = [_item(one) for one in mission.equipment if one.id == name] if mission else []
    result_json("equipment", found, today=session.today.isoformat(), mission=mission_id, written=written)


def _item(one: Equipment) -> dict[str, object]:
    return {name: getattr(one, name) for name in ("id", "item", "lent", "condition", "returned", "returned_condition")}
