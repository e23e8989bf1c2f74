"""`mission renew`: a mission goes on after its end, what each side wishes, the steps before the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mission_cli.commands.around import around
from mission_cli.commands.booked import say_booked
from mission_cli.commands.options import Author, Commit, DryRun, EntryDate, Full, Json, MissionId
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.save import save
from mission_cli.commands.renew.plan import Plan, Typed, plan_of, refuse_two_things
from mission_cli.commands.renew.show import Outcome, say_checklist, show, warn_over
from mission_cli.commands.session import Session
from mission_cli.core.amendments import is_former, steps_done
from mission_cli.core.model.choices import WISHES
from mission_cli.errors import Exit
from mission_cli.render.out import message, result
from mission_cli.render.renewal import moved_lines, step_word
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day, word
from mission_cli.storage.save import planned
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.storage.workspace import Loaded

_WISH = "|".join(WISHES)


def renew(
    ctx: typer.Context,
    mission_id: MissionId = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    rate: Annotated[str | None, typer.Option("--rate", metavar="RATE")] = None,
    text: Annotated[str | None, typer.Option("--text")] = None,
    ref: Annotated[str | None, typer.Option("--ref")] = None,
    client: Annotated[str | None, typer.Option("--client", metavar=_WISH)] = None,
    consultant: Annotated[str | None, typer.Option("--consultant", metavar=_WISH)] = None,
    step: Annotated[list[str] | None, typer.Option("--step", metavar="STEP")] = None,
    decision: Annotated[str | None, typer.Option("--decision", metavar="end")] = None,
    date: EntryDate = None,
    author: Author = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    entries.require(session, {"ID": mission_id is None})
    typed = Typed(until, rate, text, ref, client, consultant, step or [], decision, date)
    refuse_two_things(typed)
    loaded = session.mission(mission_id)
    asked = not typed.says_something()
    if asked and session.interactive and not json:
        from mission_cli.commands.renew.ask import ask_what  # questions need a person

        show(session, loaded, Outcome(), json=False, full=full)
        typed = ask_what(session, loaded, typed)
    if not typed.says_something():
        if not asked or json or not session.interactive:
            show(session, loaded, Outcome(), json=json, full=full)
        return Exit.DONE
    plan = plan_of(session, loaded, typed, author)
    if asked:
        given = ["--as", author] if author else []
        entries.say_same_as(["renew", loaded.id, *typed.as_words(), *given])
    written = _write(session, loaded, plan, dry_run=dry_run, commit=commit, json=json)
    if written:
        loaded = session.workspace.load(loaded.id)
        if not json:
            _say(session, loaded, plan)
        if plan.end != plan.before:
            say_booked(session, loaded.id)
    if json:
        show(session, loaded, Outcome(written, plan.moved), json=True, full=full)
    return Exit.DONE


# What is written -----------------------------------------------------------------------------------------------------


def _write(session: Session, loaded: Loaded, plan: Plan, *, dry_run: bool, commit: bool | None, json: bool) -> bool:
    """Write the plan; whether anything was. With `--json` a dry run shows no diff."""
    if dry_run and json and plan.changes:
        planned(loaded, plan.changes, loaded.raw, session.workspace.relative(loaded.path))
        return False
    return save(session, loaded, plan.changes, dry_run=dry_run, commit=commit, subject=plan.subject)


# What is said --------------------------------------------------------------------------------------------------------


def _say(session: Session, loaded: Loaded, plan: Plan) -> None:
    """What was written, on standard output; what to think of next, on standard error."""
    if plan.end != plan.before:
        _say_renewed(session, loaded, plan)
        return
    for side, wish in plan.wishes.items():
        result(t("renew.wish", id=loaded.id, side=word("role", side), wish=word("wish", wish)))
    for step in plan.steps:
        there = steps_done(plan.mission).get(step)
        if there:
            message(visible(t("renew.step-there", step=step_word(step) or step, mark=there)))
        elif plan.mark:
            result(t("renew.step-marked", id=loaded.id, step=step_word(step) or step, day=full_day(plan.mark.day)))
    current = loaded.mission.renewal
    if current and current.decision == "end" and plan.mark and not plan.steps:
        result(t("renew.end-decided", id=loaded.id, day=full_day(plan.end)))
        if loaded.mission.offboarding is None:
            message(t("renew.end-next", id=loaded.id))
    elif current and plan.wishes and (current.client, current.consultant) == ("wanted", "wanted"):
        message(t("renew.both-wanted", id=loaded.id))
    elif current and "declined" in plan.wishes.values():
        message(t("renew.one-declined", id=loaded.id))


def _say_renewed(session: Session, loaded: Loaded, plan: Plan) -> None:
    mission, before = loaded.mission, plan.mission
    result(t("renew.done", id=loaded.id, day=full_day(plan.end), before=full_day(plan.before)))
    for line in moved_lines(plan.moved):
        result(line)
    if before.renewal and (before.renewal.client or before.renewal.consultant or before.renewal.steps):
        message(t("renew.fresh"))
    if before.offboarding and before.offboarding.ends:
        message(t("renew.ends-gone", day=full_day(before.offboarding.ends)))
    if mission.offboarding:
        say_checklist(loaded.id, mission, plan.before, former=is_former(mission))
    warn_over(loaded, around(session, loaded))
