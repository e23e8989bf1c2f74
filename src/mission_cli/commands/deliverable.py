"""`mission deliverable`: what is to be handed over, delivered, accepted or refused; who it waits for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, cast

import typer

from mission_cli.actions import days, journal
from mission_cli.commands.options import Author, Commit, DryRun, EntryDate, Format, Json, MissionId, Output
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.entries import Place, Writing, refuse_options
from mission_cli.commands.rows import format_of, show
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.pick import end_words, names, new_id, pick
from mission_cli.core import deliverables
from mission_cli.core.changes import Append, Change
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import one_line
from mission_cli.render.view import item_of
from mission_cli.render.words import full_day, sentence
from mission_cli.storage.workspace import Loaded
from mission_cli.texts import t
from mission_cli.views.deliverable import MissionDeliverable, columns, open_deliverables, view_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mission_cli.core.deliverables import Line, Step
    from mission_cli.core.model.contract import Deliverable

STEPS: Final = ("add", "deliver", "accept", "refuse")
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
    asked = Asked(name, given, Writing(author, None, dry_run, commit, json))
    if not session.interactive:
        _require(mission, wanted, asked)
    loaded = session.mission(mission)
    if wanted == "add":
        return _add(session, loaded, asked)
    return _take(session, loaded, cast("Step", wanted), asked)


def _require(mission: str | None, step: str, asked: Asked) -> None:
    """Name everything that is missing at once, when nobody can be asked."""
    missing = ["ID"] if mission is None else []
    missing += ["DELIVERABLE"] if asked.name is None and step != "add" else []
    missing += ["--title"] if asked.text("title") is None and step == "add" else []
    missing += ["--remarks"] if asked.text("remarks") is None and step == "refuse" else []
    if missing:
        raise UsageError("cli.missing-options", names=", ".join(missing))


class Asked(NamedTuple):
    """What was typed: the deliverable, and the options by name."""

    name: str | None
    given: dict[str, str | None]
    writing: Writing

    def text(self, name: str) -> str | None:
        """An option's text, None when it holds nothing."""
        return (self.given[name] or "").strip() or None


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


# Adding ------------------------------------------------------------------------------------------------------------


def _add(session: Session, loaded: Loaded, asked: Asked) -> int:
    from mission_cli.core.model.contract import Deliverable

    given = {name: asked.text(name) for name in OPTIONS["add"]}
    prompted = given["title"] is None
    known = names(loaded.mission, "deliverable")
    short = None if asked.name is None else new_id(asked.name, "", "deliverable", known, STEPS)
    due = _due(session, given["due"]) if given["due"] else None
    if prompted:
        given["title"] = ask.text(t("deliverable.ask-title"))
        if due is None:
            due = ask.optional(t("deliverable.ask-due"), lambda text: _due(session, text))
        given["acceptance"] = given["acceptance"] or ask.long_text(t("deliverable.ask-acceptance")) or None
    title = given["title"] or ""
    short = short or new_id(None, title, "deliverable", known, STEPS)
    value, change = deliverables.added(short, title, due, given["acceptance"])
    place = Place(session, loaded, "")
    if due and due > loaded.mission.end:
        message(t("cli.warning", text=t("deliverable.due-after-end", day=full_day(loaded.mission.end))))
    written = place.write([change], asked.writing, t("deliverable.subject-add", id=loaded.id, deliverable=short))
    if prompted:
        more = {"title": title, "due": str(due) if due else None, "acceptance": given["acceptance"]}
        entries.say_same_as(_words(loaded.id, short, "add", more))
    if written and not asked.writing.json:
        result(t("deliverable.added", deliverable=short, title=one_line(title)))
        if not given["acceptance"]:
            message(t("deliverable.no-acceptance"))
    if asked.writing.json:
        _json(loaded.id, deliverables.line(Deliverable.model_validate(value), session.today), session, written=written)
    return Exit.DONE


def _due(session: Session, text: str) -> dt.date:
    return session.day(text, days.DUE)


# Delivered, accepted, refused --------------------------------------------------------------------------------------


def _take(session: Session, loaded: Loaded, step: Step, asked: Asked) -> int:
    open_ones = {
        one.deliverable.id: one.deliverable.title
        for one in deliverables.lines(loaded.mission, session.today)
        if one.waits_for and (step != "refuse" or one.state == "delivered")
    }
    remarks = asked.text("remarks")
    prompted = asked.name is None or (step == "refuse" and remarks is None)
    every = {one.id: one.title for one in loaded.mission.contract.deliverables}
    name = pick(session, loaded.id, "deliverable", open_ones if asked.name is None else every, asked.name)
    found = next(one for one in loaded.mission.contract.deliverables if one.id == name)
    day = entries.day_held(session, asked.given["date"]) if asked.given["date"] else session.today
    if step == "refuse" and remarks is None:
        _check(loaded.id, found, step, day, "…")
        remarks = ask.text(t("deliverable.ask-remarks"))
    _check(loaded.id, found, step, day, remarks)
    lane = session.author(asked.writing.author) if step in ("accept", "refuse") else ""
    changes = deliverables.recorded(found, step, day, remarks)
    if lane:
        changes.append(_evidence(loaded, lane, found, step, day, remarks, asked.text("ref")))
    place = Place(session, loaded, lane)
    subject = t(f"deliverable.subject-{step}", id=loaded.id, deliverable=name)
    written = place.write(changes, asked.writing, subject)
    if prompted:
        date = str(day) if day != session.today else None
        author = entries.author_to_repeat(place, asked.writing.author) if lane else None
        more = {"date": date, "remarks": remarks, "ref": asked.text("ref"), "as": author}
        entries.say_same_as(_words(loaded.id, name, step, more))
    if written and not asked.writing.json:
        result(
            t(f"deliverable.said-{step}", deliverable=name, title=one_line(found.title), day=full_day(day), author=lane)
        )
        if step == "deliver":
            message(t("deliverable.now-accept", id=loaded.id, deliverable=name))
    if asked.writing.json:
        after = session.workspace.load(loaded.id) if written else loaded
        line = next(one for one in deliverables.lines(after.mission, session.today) if one.deliverable.id == name)
        _json(loaded.id, line, session, written=written)
    return Exit.DONE


def _check(mission_id: str, found: Deliverable, step: Step, day: dt.date, remarks: str | None) -> None:
    """Raises UsageError when this step cannot be recorded now."""
    refused = deliverables.refusal(found, step, day, remarks)
    if refused:
        when = found.accepted or (found.refused if step == "deliver" else found.delivered) or found.refused or day
        raise UsageError(f"deliverable.{refused}", id=mission_id, deliverable=found.id, day=full_day(when))


def _evidence(
    loaded: Loaded, lane: str, found: Deliverable, step: Step, day: dt.date, remarks: str | None, ref: str | None
) -> Change:
    """The note that keeps who recorded the client's word, when: the deliverable itself holds the last day only."""
    text = t(f"deliverable.note-{step}", deliverable=found.id, title=found.title)
    fields: dict[str, Any] = {"id": journal.new_id(loaded.mission), "date": day}
    fields["text"] = t("deliverable.note-remarks", text=text, remarks=sentence(remarks)) if remarks else text
    return Append(("journal", lane), journal.ordered("note", fields | ({"ref": ref} if ref else {})))


def _words(mission_id: str, name: str, step: str, more: dict[str, str | None]) -> list[str]:
    options = [word for option, text in more.items() if text for word in (f"--{option}", text)]
    return ["deliverable", mission_id, name, step, *options]


def _json(mission_id: str, line: Line, session: Session, *, written: bool) -> None:
    items = [item_of(columns(session.today), MissionDeliverable(mission_id, line))]
    result_json("deliverable", items, today=session.today.isoformat(), mission=mission_id, written=written)
