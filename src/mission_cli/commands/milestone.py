"""`mission milestone`: payments tied to the work: what is due when, invoiced, late, paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mission_cli.actions import days, parse
from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import Commit, DryRun, EntryDate, Format, Full, Json, MissionId, Output
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.entries import Place, Writing, refuse_options
from mission_cli.commands.rows import format_of, show
from mission_cli.commands.seen import say_left_out
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.pick import end_words, names, new_id, pick
from mission_cli.core import milestones
from mission_cli.core.changes import Change
from mission_cli.core.money import Money
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import one_line
from mission_cli.render.view import item_of
from mission_cli.render.words import full_day
from mission_cli.storage.workspace import Loaded
from mission_cli.texts import t
from mission_cli.views.milestone import MissionMilestone, columns, unpaid_milestones, view_of

if TYPE_CHECKING:
    from mission_cli.core.facts import Payment
    from mission_cli.core.milestones import Line, Step
    from mission_cli.core.model.contract import Milestone

STEPS: Final = ("add", "invoiced", "paid", "unpaid")
OPTIONS: Final = {
    None: ("format", "output", "deliverable"),
    "add": ("title", "due", "amount", "deliverable"),
    "invoiced": ("date",),
    "paid": ("date",),
    "unpaid": (),
}


def milestone(
    ctx: typer.Context,
    mission_id: MissionId = None,
    milestone_id: Annotated[str | None, typer.Argument(metavar="MILESTONE", show_default=False)] = None,
    step: Annotated[str | None, typer.Argument(metavar="|".join(STEPS), show_default=False)] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE")] = None,
    amount: Annotated[str | None, typer.Option("--amount", metavar="AMOUNT")] = None,
    deliverable: Annotated[str | None, typer.Option("--deliverable", metavar="DELIVERABLE")] = None,
    date: EntryDate = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
    format: Format = None,
    output: Output = None,
) -> int:
    session = Session.of(ctx)
    mission, name, wanted = end_words((mission_id, milestone_id, step), STEPS)
    given = {"title": title, "due": due, "amount": amount, "deliverable": deliverable, "date": date}
    refuse_options(
        {**given, "format": format, "output": output},
        OPTIONS[wanted],
        " ".join(["mission milestone", *([wanted] if wanted else [])]),
    )
    if wanted is None and deliverable is None:
        form = format_of(json=json, name=format, output=output)
        return _list(session, mission, name, form, output, full=full)
    writing = Writing(None, None, dry_run, commit, json, full)
    if session.interactive or mission is not None:
        loaded = session.mission(mission)
    else:
        raise UsageError("cli.missing-options", names="ID, --title" if wanted == "add" else "ID, MILESTONE")
    if wanted == "add":
        return _add(session, loaded, name, given, writing)
    if wanted is None:
        return _tied(session, loaded, name, deliverable or "", writing)
    return _recorded(session, loaded, name, wanted, date, writing)


_NEXT: Final = {"late": "milestone.next", "to-invoice": "milestone.next-invoice"}
"""What to type next, by the state of the first that asks for something."""

# The list ----------------------------------------------------------------------------------------------------------


def _list(session: Session, mission: str | None, name: str | None, form: str, output: str | None, *, full: bool) -> int:
    """Those of one mission, or what is not paid in any of them: late ones first."""
    money = full or (form == "table" and output is None and before_a_person())
    if mission is None:
        found = session.view(lambda cache: unpaid_milestones(cache, session.today, full=full, money=money))
    else:
        loaded = session.mission(mission)
        mission, lines = loaded.id, milestones.lines(loaded.mission, session.today)
        if name is not None:
            known = {one.milestone.id: one.milestone.title for one in lines}
            chosen = pick(session, loaded.id, "milestone", known, name)
            lines = [one for one in lines if one.milestone.id == chosen]
        rows = [MissionMilestone(loaded.id, one) for one in lines]
        found = view_of(rows, session.today, loaded.id, full=full, money=money)
    if found.rows or form != "table":
        show(found, form, output)
    if form == "table" and found.rows and not money:
        say_left_out(found.envelope["left_out"])
    elif form == "table":
        _say_next(mission, found.rows)
    return Exit.DONE


def _say_next(mission: str | None, found: Sequence[MissionMilestone]) -> None:
    """What to type next, for the first that asks for something, and where terms of payment are not understood."""
    first = next(((one, line) for one, line in found if line.state in _NEXT), None)
    if not found:
        message(t("milestone.none-open") if mission is None else t("milestone.none", id=mission))
    elif first:
        message(t(_NEXT[first[1].state], id=first[0], milestone=first[1].milestone.id))
    unread = [one for one, line in found if line.payment_due and line.state != "paid" and not line.understood]
    for mission_id in dict.fromkeys(unread):
        message(t("milestone.terms-unread", id=mission_id))


# Adding, invoiced, paid or not -------------------------------------------------------------------------------------


def _add(session: Session, loaded: Loaded, name: str | None, given: dict[str, str | None], writing: Writing) -> int:
    title, prompted = (given["title"] or "").strip(), False
    if not title:
        if not session.interactive:
            raise UsageError("cli.missing-options", names="--title")
        prompted = True
    known = names(loaded.mission, "milestone")
    short = None if name is None else new_id(name, "", "milestone", known, STEPS)
    due = _due(session, given["due"]) if given["due"] else None
    amount = _amount(session, given["amount"]) if given["amount"] else None
    deliverable = _deliverable(session, loaded, given["deliverable"]) if given["deliverable"] else None
    if prompted:
        title = ask.text(t("milestone.ask-title"))
        due = due or ask.optional(t("milestone.ask-due"), lambda text: _due(session, text))
        amount = amount or ask.optional(t("milestone.ask-amount"), lambda text: _amount(session, text))
    short = short or new_id(None, title, "milestone", known, STEPS)
    change = milestones.added(short, title, due, amount, deliverable)
    subject = t("milestone.subject-add", id=loaded.id, milestone=short)
    words = {"--title": title, "--due": due, "--amount": amount, "--deliverable": deliverable} if prompted else None
    return _write(session, loaded, short, "add", [change], writing, subject, words)


def _tied(session: Session, loaded: Loaded, name: str | None, deliverable: str, writing: Writing) -> int:
    """Say which deliverable's acceptance makes a milestone owed."""
    several = loaded.mission.contract.milestones
    chosen = pick(session, loaded.id, "milestone", {one.id: one.title for one in several}, name)
    wanted = _deliverable(session, loaded, deliverable)
    changes = milestones.tied(next(one for one in several if one.id == chosen), wanted)
    if not changes:
        message(t("milestone.already", milestone=chosen))
    words = {"--deliverable": wanted} if name is None else None
    subject = t("milestone.subject-tied", id=loaded.id, milestone=chosen, deliverable=wanted)
    return _write(session, loaded, chosen, "tied", changes, writing, subject, words)


def _deliverable(session: Session, loaded: Loaded, wanted: str) -> str:
    known = {one.id: one.title for one in loaded.mission.contract.deliverables}
    return pick(session, loaded.id, "deliverable", known, wanted)


def _recorded(session: Session, loaded: Loaded, name: str | None, step: str, date: str | None, writing: Writing) -> int:
    lines = milestones.lines(loaded.mission, session.today)
    known = {one.milestone.id: one.milestone.title for one in lines if name or _waits_for(one, step)}
    chosen = pick(session, loaded.id, "milestone", known, name)
    found = next(one.milestone for one in lines if one.milestone.id == chosen)
    field: Step = "invoiced" if step == "invoiced" else "paid"
    was = getattr(found, field)
    day = entries.day_held(session, date) if date else session.today
    changes = milestones.recorded(found, field, None if step == "unpaid" else day if date or not was else was)
    if not changes:
        message(t("milestone.already", milestone=chosen))
    elif step != "unpaid":
        _check(loaded.id, found, field, day)
    words = {"--date": day if day != session.today else None} if name is None else None
    subject = t(f"milestone.subject-{step}", id=loaded.id, milestone=chosen)
    return _write(session, loaded, chosen, step, changes, writing, subject, words)


def _waits_for(line: Line, step: str) -> bool:
    """Whether a milestone is offered for this step where none was named."""
    if step == "invoiced":
        return line.state != "paid" and line.milestone.invoiced is None
    return (line.state == "paid") == (step == "unpaid")


def _check(mission_id: str, found: Milestone | Payment, step: Step, day: dt.date) -> None:
    """Raises UsageError when it cannot have been invoiced or paid on this day."""
    other = milestones.refusal(found, step, day)
    if other:
        when = full_day(getattr(found, other))
        raise UsageError(f"milestone.before-{other}", id=mission_id, milestone=found.id, day=when)


def _write(
    session: Session,
    loaded: Loaded,
    name: str,
    step: str,
    changes: list[Change],
    writing: Writing,
    subject: str,
    words: Mapping[str, object] | None,
) -> int:
    """Write, and say what was written. `words` are what was asked for: then the line that says the same is shown."""
    written = bool(changes) and Place(session, loaded, "").write(changes, writing, subject)
    if words is not None:
        options = [word for option, value in words.items() if value for word in (option, str(value))]
        entries.say_same_as(["milestone", loaded.id, name, *([step] if step in STEPS else []), *options])
    after = session.workspace.load(loaded.id) if written else loaded
    lines = milestones.lines(after.mission, session.today)
    line = next((one for one in lines if one.milestone.id == name), None)
    if written and line and not writing.json:
        when = line.milestone.invoiced if step == "invoiced" else line.milestone.paid
        told = {
            "deliverable": line.milestone.deliverable or "",
            "day": full_day(when) if when else "",
            "due": full_day(line.payment_due) if line.payment_due else "",
        }
        result(t(f"milestone.said-{step}", milestone=name, title=one_line(line.milestone.title), **told))
    if writing.json:
        known = columns(session.today, full=writing.full, money=True)
        items = [item_of(known, MissionMilestone(loaded.id, line))] if line else []
        left_out = [] if writing.full else ["confidential"]
        today = session.today.isoformat()
        result_json("milestone", items, today=today, mission=loaded.id, written=written, left_out=left_out)
    return Exit.DONE


def _due(session: Session, text: str) -> dt.date:
    return session.day(text, days.DUE)


def _amount(session: Session, text: str) -> Money:
    return parse.money(text, "--amount", session.workspace.settings.currency)
