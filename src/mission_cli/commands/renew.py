"""`mission renew`: a mission goes on after its end, what each side wishes, the steps before the decision."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from mission_cli.commands import entries, parse
from mission_cli.commands.around import around
from mission_cli.commands.choices import choice
from mission_cli.commands.days_off import days_off
from mission_cli.commands.options import Author, Commit, DryRun, EntryDate, Full, Json, MissionId
from mission_cli.commands.renew_show import Outcome, show, warn_over
from mission_cli.commands.save import planned, save
from mission_cli.commands.session import Session
from mission_cli.core import renewal
from mission_cli.core.dates import Mark
from mission_cli.core.nearest import nearest
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result
from mission_cli.render.renewal import moved_lines, step_word
from mission_cli.render.safe import visible
from mission_cli.render.words import echo, full_day, word
from mission_cli.texts import t
from mission_cli.texts.words import TEXTS as WORDS

if TYPE_CHECKING:
    from mission_cli.core.changes import Change
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.renewal import Moved, Terms
    from mission_cli.storage.workspace import Loaded

WISHES: Final = entries.words("Renewal", "client")
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
    if mission_id is None and not session.interactive:
        raise UsageError("cli.missing-options", names="ID")
    typed = Typed(until, rate, text, ref, client, consultant, step or [], decision, date)
    _refuse_two_things(typed)
    loaded = session.mission(mission_id)
    asked = not typed.says_something()
    if asked and session.interactive and not json:
        from mission_cli.commands.renew_ask import ask_what  # questions need a person

        show(session, loaded, Outcome(), json=False, full=full)
        typed = ask_what(session, loaded, typed)
    if not typed.says_something():
        if not asked or json or not session.interactive:
            show(session, loaded, Outcome(), json=json, full=full)
        return Exit.DONE
    plan = _plan(session, loaded, typed, author)
    if asked:
        given = ["--as", author] if author else []
        entries.say_same_as(["renew", loaded.id, *typed.as_words(), *given])
    written = _write(session, loaded, plan, dry_run=dry_run, commit=commit, json=json)
    if written:
        loaded = session.workspace.load(loaded.id)
        if not json:
            _say(session, loaded, plan)
    if json:
        show(session, loaded, Outcome(written, plan.moved), json=True, full=full)
    return Exit.DONE


class Typed(NamedTuple):
    """The options of one run, as typed."""

    until: str | None
    rate: str | None
    text: str | None
    ref: str | None
    client: str | None
    consultant: str | None
    steps: list[str]
    decision: str | None
    date: str | None

    def says_something(self) -> bool:
        """Whether anything is to be recorded."""
        return any((self.until, self.client, self.consultant, self.steps, self.decision))

    def as_words(self) -> list[str]:
        """The options that say the same."""
        names = ("until", "rate", "text", "ref", "client", "consultant", "decision", "date")
        words = [word for name in names if (value := getattr(self, name)) for word in (f"--{name}", value)]
        return words + [word for step in self.steps for word in ("--step", step)]


class Plan(NamedTuple):
    """What a run writes. `before` and `end` are the effective last days before and after it."""

    changes: list[Change]
    subject: str
    before: dt.date
    end: dt.date
    mission: Mission
    wishes: dict[str, str]
    steps: list[str]
    mark: Mark | None
    moved: list[Moved]


def _refuse_two_things(typed: Typed) -> None:
    """A new end starts everything afresh: wishes, steps and another decision are about the end that is over."""
    others = (("--client", typed.client), ("--consultant", typed.consultant), ("--step", typed.steps))
    for name, value in (*others, ("--decision", typed.decision)):
        if typed.until and value:
            raise UsageError("cli.both", one="--until", other=name)
    for name, value in (("--rate", typed.rate), ("--text", typed.text), ("--ref", typed.ref)):
        if value and not typed.until:
            raise UsageError("renew.needs-until", name=name)
    if typed.decision is not None and typed.decision.strip().casefold() in ("renew", "renewed"):
        raise UsageError("renew.no-renew")


# What is written -----------------------------------------------------------------------------------------------------


def _plan(session: Session, loaded: Loaded, typed: Typed, author: str | None) -> Plan:
    """The changes that the options ask for. Raises UsageError."""
    mission = loaded.mission
    if mission.closed:
        raise UsageError("renew.closed", id=loaded.id, day=full_day(mission.closed.day))
    when = entries.day_held(session, typed.date) if typed.date else session.today
    if typed.until:
        terms = _terms(session, loaded, typed, when)
        mark = Mark(when, session.author(author))
        changes = renewal.renewal_changes(mission, terms, mark)
        moved = renewal.moved_tasks(mission, mission.end, terms.until, days_off(session, mission))
        subject = t("renew.subject-until", id=loaded.id, day=terms.until)
        return Plan(changes, subject, mission.end, terms.until, mission, {}, [], mark, moved)
    wishes = {
        side: entries.spoken(value, f"--{side}", "wish", WISHES)
        for side, value in (("client", typed.client), ("consultant", typed.consultant))
        if value
    }
    steps = [_step(session, text) for text in typed.steps]
    signed = Mark(when, session.author(author)) if steps or typed.decision else None
    changes = renewal.wish_changes(mission, wishes)
    subject = t("renew.subject-wish", id=loaded.id)
    if steps and signed:
        changes += renewal.step_changes(mission, steps, signed)
        subject = t("renew.subject-step", id=loaded.id, steps=", ".join(steps))
    if typed.decision and signed:
        choice(typed.decision, "--decision", ("end",))
        changes += renewal.end_changes(mission, signed)
        subject = t("renew.subject-end", id=loaded.id)
    return Plan(changes, subject, mission.end, mission.end, mission, wishes, steps, signed, [])


def _terms(session: Session, loaded: Loaded, typed: Typed, when: dt.date) -> Terms:
    """What the renewal agrees, refused where it is none. Raises UsageError."""
    mission = loaded.mission
    until = last_day(session, loaded, typed.until or "")
    rate = parse.rate(typed.rate, "--rate", session.workspace.settings.currency) if typed.rate else None
    text = (typed.text or "").strip() or None
    if text is None and not renewal.history(mission):  # the first end would be in the file no more
        text = t("renew.was", day=mission.contract.end.isoformat())
    return renewal.Terms(until, when, rate, text, (typed.ref or "").strip() or None)


def last_day(session: Session, loaded: Loaded, text: str) -> dt.date:
    """The new last day, echoed. Raises UsageError for one that renews nothing."""
    mission = loaded.mission
    until = session.day(text, "--until", "end")
    message(echo("--until", until, session.today))
    refused = renewal.refusal(mission, until)
    if refused:
        case = word("case", mission.offboarding.case) if mission.offboarding else ""
        day, end = full_day(until), full_day(mission.contract.end)
        raise UsageError(f"renew.{refused}", id=loaded.id, case=case, day=day, end=end, iso=until.isoformat())
    return until


def _step(session: Session, text: str) -> str:
    """A step of the workspace's rhythm, as its id or as either language says it. Raises UsageError."""
    from mission_cli.core.calendar_names import fold

    known = list(session.workspace.settings.rhythm)
    if not known:
        raise UsageError("renew.no-steps")
    for one in known:
        if fold(text) in {fold(said) for said in (one, *WORDS.get(f"step-{one}", ()))}:
            return one
    near = nearest(text.strip(), known)
    key = "cli.bad-choice-near" if near else "cli.bad-choice"
    raise UsageError(key, name="--step", value=text[:60], known=", ".join(known), near=near)


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
        there = plan.mission.renewal.steps.get(step) if plan.mission.renewal else None
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
    marked = sum(task.state != "todo" for task in mission.offboarding.tasks) if mission.offboarding else 0
    if marked:
        message(t("renew.kept-tasks", n=marked))
    if before.renewal and (before.renewal.client or before.renewal.consultant or before.renewal.steps):
        message(t("renew.fresh"))
    if before.offboarding and before.offboarding.ends:
        message(t("renew.ends-gone", day=full_day(before.offboarding.ends)))
    if mission.offboarding:
        message(t("renew.still-offboarding", id=loaded.id))
    warn_over(loaded, around(session, loaded))
