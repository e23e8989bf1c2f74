"""`mission deliverable`: what is to be handed over, delivered, accepted or refused; who it waits for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from mission_cli.actions import days
from mission_cli.actions import deliverable as actions
from mission_cli.actions.deliverable import FORMS, STEPS
from mission_cli.commands.options import Author, Commit, DryRun, EntryDate, Format, Json, MissionId, Output
from mission_cli.commands.recording.entries import Writing, refuse_options
from mission_cli.commands.recording.options import Run
from mission_cli.commands.recording.step import ItemsOf
from mission_cli.commands.recording.step import step as record_step
from mission_cli.commands.rows import format_of, show
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.pick import end_words, pick
from mission_cli.core import deliverables
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.view import item_of
from mission_cli.render.words import sentence
from mission_cli.texts import t
from mission_cli.views.deliverable import MissionDeliverable, columns, open_deliverables, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Outcome, Target
    from mission_cli.commands.recording.step import Stepping
    from mission_cli.core.deliverables import DeliverableStanding
    from mission_cli.core.model.contract import Deliverable

OPTIONS: Final = {
    None: ("format", "output"),
    "add": ("title", "due", "acceptance"),
    "deliver": ("date", "remarks"),
    "accept": ("date", "remarks", "ref"),
    "refuse": ("date", "remarks", "ref"),
}


def deliverable(
    ctx: typer.Context,
    mission_id: MissionId = None,
    deliverable_id: Annotated[str | None, typer.Argument(metavar="DELIVERABLE", show_default=False)] = None,
    step: Annotated[str | None, typer.Argument(metavar="|".join(STEPS), show_default=False)] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE")] = None,
    acceptance: Annotated[str | None, typer.Option("--acceptance", metavar="TEXT")] = None,
    remarks: Annotated[str | None, typer.Option("--remarks", metavar="TEXT")] = None,
    ref: Annotated[str | None, typer.Option("--ref", metavar="TEXT")] = None,
    date: EntryDate = None,
    author: Author = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
) -> int:
    session = Session.of(ctx)
    mission, name, wanted = end_words((mission_id, deliverable_id, step), STEPS)
    given = {"title": title, "due": due, "acceptance": acceptance, "remarks": remarks, "ref": ref, "date": date}
    said = " ".join(["mission deliverable", *([wanted] if wanted else [])])
    refuse_options({**given, "format": format, "output": output}, OPTIONS[wanted], said)
    if wanted is None:
        return _list(session, mission, name, format_of(json=json, name=format, output=output), output)
    form = FORMS[wanted]
    typed = {**given, "id": name, "step": wanted}
    run = Run(mission, typed, {}, Writing(author, None, dry_run, commit, json), yes=False)
    if wanted == "add":
        return record_step(session, run, form, actions.add, ItemsOf("deliverable", _added), _ask_new)
    return record_step(session, run, form, _take, ItemsOf("deliverable", _items), _ask_which, signed=actions.signed)


# The list ----------------------------------------------------------------------------------------------------------


def _list(session: Session, mission: str | None, name: str | None, form: str, output: str | None) -> int:
    """Those of one mission, or what is open in all of them."""
    if mission is None:
        found = session.view(lambda cache: open_deliverables(cache, session.today))
    else:
        loaded = session.mission(mission)
        mission, lines = loaded.id, deliverables.lines(loaded.mission, session.today)
        if name is not None:
            known = {one.deliverable.id: one.deliverable.title for one in lines}
            chosen = pick(session, loaded.id, "deliverable", known, name)
            lines = [one for one in lines if one.deliverable.id == chosen]
        found = view_of([MissionDeliverable(loaded.id, one) for one in lines], session.today, loaded.id)
    if found.rows or form != "table":
        show(found, form, output)
    if form == "table":
        _say_next(mission, found.rows)
    return Exit.DONE


def _say_next(mission: str | None, found: Sequence[MissionDeliverable]) -> None:
    """What to type next, for the first that waits."""
    waiting = next(((mission_id, one) for mission_id, one in found if one.waits_for), None)
    if not found:
        message(t("deliverable.none-open") if mission is None else t("deliverable.none", id=mission))
    elif waiting is None:
        message(t("deliverable.all-accepted"))
    else:
        mission_id, one = waiting
        step = "accept" if one.state == "delivered" else "deliver"
        message(t("deliverable.next", id=mission_id, deliverable=one.deliverable.id, step=step))


# Added, delivered, accepted, refused -------------------------------------------------------------------------------


def _ask_new(one: Stepping) -> None:
    values = one.values
    values["title"] = ask.text(t("deliverable.ask-title"))
    if "due" not in values and (due := ask.optional(t("deliverable.ask-due"), _due(one))):
        values["due"] = due
    if "acceptance" not in values and (text := ask.long_text(t("deliverable.ask-acceptance"))):
        values["acceptance"] = text


def _due(one: Stepping) -> Callable[[str], dt.date]:
    return lambda text: one.session.day(text, days.DUE)


def _ask_which(one: Stepping) -> None:
    values, target = one.values, one.target
    refusing = values["step"] == "refuse"
    if "id" not in values:
        known = {
            line.deliverable.id: line.deliverable.title
            for line in deliverables.lines(one.mission, target.today)
            if line.waits_for and (not refusing or line.state == "delivered")
        }
        values["id"] = pick(one.session, target.loaded.id, "deliverable", known, None)
    if refusing and "remarks" not in values:
        actions.refuse_day(target, actions.which(target, values), {**values, "remarks": "…"})
        values["remarks"] = ask.text(t("deliverable.ask-remarks"))


def _take(target: Target, values: Values) -> Outcome:
    def note(found: Deliverable) -> str:
        text = t(f"deliverable.note-{values['step']}", deliverable=found.id, title=found.title)
        remarks = values.get("remarks")
        return t("deliverable.note-remarks", text=text, remarks=sentence(remarks)) if remarks else text

    return actions.take(target, values, note)


def _added(target: Target, outcome: Outcome) -> list[dict[str, Any]]:
    from mission_cli.core.model.contract import Deliverable

    new = deliverables.line(Deliverable.model_validate(outcome.entry), target.today)
    return _shown(target, [new])


def _items(target: Target, outcome: Outcome) -> list[dict[str, Any]]:
    lines = deliverables.lines(target.mission, target.today)
    return _shown(target, [line for line in lines if line.deliverable.id in outcome.of])


def _shown(target: Target, lines: Sequence[DeliverableStanding]) -> list[dict[str, Any]]:
    return [item_of(columns(target.today), MissionDeliverable(target.loaded.id, line)) for line in lines]
