"""`mission milestone`: payments tied to the work: what is due when, invoiced, late, paid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from mission_cli.actions import days, parse
from mission_cli.actions import milestone as actions
from mission_cli.actions.milestone import FORMS, STEPS
from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import Commit, DryRun, EntryDate, Format, Full, Json, MissionId, Output
from mission_cli.commands.recording.entries import Writing, refuse_options
from mission_cli.commands.recording.options import Run
from mission_cli.commands.recording.step import ItemsOf
from mission_cli.commands.recording.step import step as record_step
from mission_cli.commands.rows import format_of, show
from mission_cli.commands.seen import say_left_out
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.pick import end_words, pick
from mission_cli.core import milestones
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.view import item_of
from mission_cli.texts import t
from mission_cli.views.milestone import MissionMilestone, columns, unpaid_milestones, view_of

if TYPE_CHECKING:
    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Outcome, Target
    from mission_cli.commands.recording.step import Stepping

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
        shown = format_of(json=json, name=format, output=output)
        return _list(session, mission, name, shown, output, full=full)
    form = FORMS[wanted]
    typed = {**given, "id": name, "step": wanted}
    run = Run(mission, typed, {}, Writing(None, None, dry_run, commit, json, full), yes=False)
    act, walk = _ACTS.get(wanted or "tie", (actions.settle, _ask_which))

    def record(target: Target, values: Values) -> Outcome:
        return act(target, values)._replace(about={"left_out": [] if full else ["confidential"]})

    return record_step(session, run, form, record, ItemsOf("milestone", _items(full=full)), walk)


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


# Added, tied, invoiced, paid or not --------------------------------------------------------------------------------


def _ask_new(one: Stepping) -> None:
    session, values = one.session, one.values
    actions.deliverable_of(one.target, values)
    values["title"] = ask.text(t("milestone.ask-title"))
    currency = one.context.currency
    if "due" not in values:
        values["due"] = ask.optional(t("milestone.ask-due"), lambda text: session.day(text, days.DUE))
    if "amount" not in values:
        values["amount"] = ask.optional(t("milestone.ask-amount"), lambda text: parse.money(text, "--amount", currency))


def _ask_which(one: Stepping) -> None:
    lines = milestones.lines(one.mission, one.session.today)
    step = one.values.get("step")
    known = {line.milestone.id: line.milestone.title for line in lines if actions.waits_for(line, step)}
    one.values["id"] = pick(one.session, one.target.loaded.id, "milestone", known, None)


_ACTS: Final = {"add": (actions.add, _ask_new), "tie": (actions.tie, _ask_which)}


def _items(*, full: bool) -> Callable[[Target, Outcome], list[dict[str, Any]]]:
    def items(target: Target, outcome: Outcome) -> list[dict[str, Any]]:
        known = columns(target.today, full=full, money=True)
        lines = milestones.lines(target.mission, target.today)
        return [
            item_of(known, MissionMilestone(target.loaded.id, line))
            for line in lines
            if line.milestone.id in outcome.of
        ]

    return items
