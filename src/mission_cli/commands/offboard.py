"""`mission offboard`: open the checklist of a mission's end, bring it up to date, show it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast, get_args

import typer

from mission_cli.actions import days, journal
from mission_cli.commands.checklists import form_of, refuse_broken_settings, say_next, show_lines
from mission_cli.commands.choices import choice
from mission_cli.commands.days_off import days_off
from mission_cli.commands.options import Commit, DryRun, Full, Json, MissionId, Output, Yes
from mission_cli.commands.recording.save import save
from mission_cli.commands.rows import to_file
from mission_cli.commands.seen import say_left_out, seen
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.core import checklist, checklist_template
from mission_cli.core.amendments import is_former
from mission_cli.core.changes import Append, Change
from mission_cli.core.checklist_template import NewTask, Terms
from mission_cli.core.model.choices import Case
from mission_cli.core.renewal import moved_tasks
from mission_cli.errors import Exit, UsageError
from mission_cli.render.checklist import markdown
from mission_cli.render.out import message, result
from mission_cli.render.renewal import moved_lines
from mission_cli.render.safe import one_line
from mission_cli.render.words import day, distance, full_day, word
from mission_cli.shell import command_line
from mission_cli.storage import templates
from mission_cli.storage.workspace import Loaded
from mission_cli.texts import language, t

if TYPE_CHECKING:
    from mission_cli.core.checklist import DatedTask
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.model.template import Checklist

CASES: tuple[Case, ...] = get_args(Case)


def offboard(
    ctx: typer.Context,
    mission_id: MissionId = None,
    case: Annotated[str | None, typer.Option("--case", metavar="|".join(CASES))] = None,
    reason: Annotated[str | None, typer.Option("--reason")] = None,
    ends: Annotated[str | None, typer.Option("--ends", metavar="DATE")] = None,
    export: Annotated[str | None, typer.Option("--export", metavar="md")] = None,
    output: Output = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = form_of(export, output, json=json)
    chosen = cast("Case | None", choice(case, "--case", CASES) if case else None)
    loaded = session.mission(mission_id)
    typed = Terms(chosen, (reason or "").strip() or None)
    if is_former(loaded.mission) and typed == Terms() and ends is None and not session.interactive:
        message(t("offboard.former", id=loaded.id, day=full_day(loaded.mission.end)))
        _show(session, loaded, _plan(session, loaded, typed).template, form, output, full=full)
        return Exit.DONE
    terms = _terms(session, loaded, typed, ends)
    plan = _plan(session, loaded, terms)
    if form == "md" and terms == Terms() and loaded.mission.offboarding:
        # An export is a reading: it says what it leaves out, and writes nothing.
        if plan.added:
            message(t("offboard.to-add", n=len(plan.added), id=loaded.id))
    elif plan.added or terms != Terms():
        _confirm_case(session, loaded.mission, terms, yes=yes)
        written = _write(session, loaded, terms, plan, dry_run=dry_run, commit=commit)
        if dry_run:
            return Exit.DONE
        loaded = session.workspace.load(loaded.id) if written else loaded
    _show(session, loaded, plan.template, form, output, full=full)
    return Exit.DONE


class Plan(NamedTuple):
    """The template in force, and what it adds."""

    template: Checklist
    added: list[NewTask]


# What was typed, or asked for --------------------------------------------------------------------------------------


def _terms(session: Session, loaded: Loaded, typed: Terms, ends: str | None) -> Terms:
    """What the person says of the end, completed on a terminal. Raises UsageError.

    A closed mission may still get what is asked for by name: the checklist of an end that nobody followed at the time.
    """
    mission = loaded.mission
    terms = typed if ends is None else typed._replace(ends=_last_day(session, mission, ends))
    if mission.closed and terms != Terms():
        message(t("offboard.closed", day=full_day(mission.closed.day)))
    opening = mission.offboarding is None or is_former(mission)
    return _asked(session, loaded, terms) if opening and terms.case is None else terms


def _last_day(session: Session, mission: Mission, text: str) -> dt.date:
    """The last day worked, not before the first. Raises UsageError."""
    found = session.day(text, days.ENDS)
    if found < mission.contract.start:
        raise UsageError("offboard.ends-before-start", day=full_day(found), start=full_day(mission.contract.start))
    if found > mission.contract.end:
        message(t("offboard.ends-later", day=full_day(mission.contract.end)))
    return found


def _asked(session: Session, loaded: Loaded, terms: Terms) -> Terms:
    """What the first run needs, asked for on a terminal. Raises UsageError elsewhere."""
    if not session.interactive:
        raise UsageError("cli.missing-options", names="--case")
    case = ask.choose(t("offboard.ask-case"), [(name, t(f"offboard.case-{name}")) for name in CASES], "completed")
    reason = terms.reason or ask.text(t("offboard.ask-reason"), optional=True) or None
    ends = terms.ends
    if ends is None:
        end = loaded.mission.contract.end
        ends = ask.parsed(
            t("offboard.ask-ends"), lambda text: _last_day(session, loaded.mission, text), end.isoformat()
        )
    options = ["--case", case, *(["--reason", reason] if reason else []), "--ends", ends.isoformat()]
    message(t("cli.same-as", line=command_line("mission offboard", [loaded.id], options)), as_is=True)
    return Terms(cast("Case", case), reason, ends)


def _confirm_case(session: Session, mission: Mission, terms: Terms, *, yes: bool) -> None:
    """Another case asks for other steps: only on purpose. Raises UsageError where nobody can be asked."""
    current = mission.offboarding
    if yes or current is None or not current.tasks or terms.case in (None, current.case) or is_former(mission):
        return
    if not session.interactive:
        raise UsageError("offboard.case-changes", old=current.case, new=terms.case)
    if not ask.confirm(t("offboard.ask-case-change", old=current.case, new=terms.case), default=False):
        raise typer.Abort


# What is written ---------------------------------------------------------------------------------------------------


def _plan(session: Session, loaded: Loaded, terms: Terms) -> Plan:
    """The template of the workspace's perspective and the case, and its tasks that are not there yet.

    A closed mission gets none unless they are asked for. Raises InvalidDataError for a template or settings that do not read.
    """
    workspace, mission = session.workspace, loaded.mission
    refuse_broken_settings(workspace)
    case = terms.case or (mission.offboarding.case if mission.offboarding else CASES[0])
    template = templates.checklist(
        workspace.root, checklist_template.template_of(workspace.settings.perspective, case, mission.kind)
    )
    lang = workspace.settings.lang or language()
    current = None if is_former(mission) else mission.offboarding
    steps = current is None or not current.tasks or terms.case is not None
    announced = (current.opened if current else None) or session.today
    end = terms.ends or mission.end
    added = checklist_template.tasks_to_add(template, mission, lang, end, announced=announced, steps=steps)
    return Plan(template, [] if mission.closed and terms == Terms() else added)


def _write(session: Session, loaded: Loaded, terms: Terms, plan: Plan, *, dry_run: bool, commit: bool | None) -> bool:
    """Write the changes and say what they are; whether anything was written."""
    opening = loaded.mission.offboarding is None
    again = is_former(loaded.mission)
    made = checklist_template.begun_again if again else checklist_template.offboarding_changes
    changes = made(loaded.mission, terms, plan.added, session.today) + (
        _what_was_done(session, loaded) if again else []
    )
    case = word("case", terms.case)
    subject = t("offboard.subject-open" if opening else "offboard.subject-update", id=loaded.id, case=case)
    written = save(session, loaded, changes, dry_run=dry_run, commit=commit, subject=subject)
    if not written:
        return False
    updated = [str(change.path[-1]) for change in changes if change.path[-1] in ("case", "reason", "ends")]
    if again:
        message(t("offboard.again", n=len(checklist_template.done_before(loaded.mission))))
    elif opening:
        message(t("offboard.opened", n=len(plan.added)))
    elif updated:
        message(t("offboard.updated", keys=", ".join(updated)))
    if terms.ends and not again:
        moved = moved_tasks(loaded.mission, loaded.mission.end, terms.ends, days_off(session, loaded.mission))
        for line in moved_lines(moved):
            message(line)
    if plan.added and not opening:
        message(t("offboard.added", n=len(plan.added), tasks=_some(plan.added)))
    if "case" in updated:
        left = checklist_template.not_asked(plan.template, loaded.mission)
        if left:
            message(t("offboard.left-behind", tasks=", ".join(task.id for task in left), id=loaded.id))
    return True


def _what_was_done(session: Session, loaded: Loaded) -> list[Change]:
    """A note of what was done for the end that was put off, before it is to be done again."""
    done = checklist_template.done_before(loaded.mission)
    if not done:
        return []
    marks = "; ".join(f"{one.title} ({one.done})" if one.done else one.title for one in done)
    text = t("offboard.done-before", tasks=marks)
    note = {"type": "note", "date": session.today, "text": text}
    return [Append(("journal", session.author(None)), journal.ordered("note", note))]


def _some(tasks: list[NewTask]) -> str:
    """The ids of the first few tasks; the table below shows them all."""
    return ", ".join([task.id for task in tasks[:5]] + (["…"] if len(tasks) > 5 else []))


# What is shown -----------------------------------------------------------------------------------------------------


def _show(session: Session, loaded: Loaded, template: Checklist, form: str, output: str | None, *, full: bool) -> None:
    mission, today = loaded.mission, session.today
    found = checklist.lines(mission, today, days_off(session, mission))
    commands = checklist_template.commands_of(template, mission, loaded.id)
    if form == "md":
        text = markdown(mission, template, found, today, full=full, commands=commands)
        if output is None:
            result(text)
        else:
            to_file(output, text)
        return
    if form == "table":
        _say_title(session, mission, full=full)
    if found or form != "table":
        show_lines("offboard", _envelope(loaded, found, today, full=full), found, commands, today, form, output)
    if form == "table":
        say_next(loaded.id, found, commands)


def _envelope(loaded: Loaded, found: list[DatedTask], today: dt.date, *, full: bool) -> dict[str, object]:
    mission = loaded.mission
    current, reached = mission.offboarding, checklist.progress(found)
    reason = current.reason if current else None
    return {
        "today": today.isoformat(),
        "mission": loaded.id,
        "case": current.case if current else None,
        "reason": reason if full else None,
        "end": mission.end.isoformat(),
        "opened": current.opened.isoformat() if current and current.opened else None,
        **reached._asdict(),
        "left_out": ["sensitive"] if reason and not full else [],
    }


def _say_title(session: Session, mission: Mission, *, full: bool) -> None:
    current = mission.offboarding
    days = (mission.end - session.today).days
    facts = {
        "case": word("case", current.case if current else None),
        "day": day(mission.end),
        "distance": distance(days),
    }
    message(t("offboard.title", title=one_line(mission.title), **facts))
    if current and current.reason:
        told = seen(session, mission, full=full).mission.offboarding
        if told and told.reason:
            message(t("offboard.reason", reason=one_line(told.reason)))
        else:
            say_left_out(["sensitive"])
    message("")
