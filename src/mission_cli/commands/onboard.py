"""`mission onboard`: open the checklist of a mission's start, bring it up to date, show it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from mission_cli.commands.checklists import form_of, refuse_broken_settings, say_next, show_lines
from mission_cli.commands.days_off import days_off
from mission_cli.commands.options import Commit, DryRun, Json, MissionId, Output
from mission_cli.commands.recording.save import save
from mission_cli.commands.rows import to_file
from mission_cli.commands.session import Session
from mission_cli.core import checklist, checklist_template
from mission_cli.core.checklist import ONBOARDING, DatedTask
from mission_cli.errors import Exit
from mission_cli.render.checklist import start_markdown
from mission_cli.render.out import message, result
from mission_cli.render.safe import one_line
from mission_cli.render.words import day, distance, full_day
from mission_cli.storage import templates
from mission_cli.storage.workspace import Loaded
from mission_cli.texts import language, t

if TYPE_CHECKING:
    from mission_cli.core.checklist_template import NewTask
    from mission_cli.core.model.template import Checklist


def onboard(
    ctx: typer.Context,
    mission_id: MissionId = None,
    export: Annotated[str | None, typer.Option("--export", metavar="md")] = None,
    output: Output = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    form = form_of(export, output, json=json)
    loaded = session.mission(mission_id)
    template, added = _plan(session, loaded)
    if form == "md" and loaded.mission.onboarding:
        # An export is a reading: it says what it leaves out, and writes nothing.
        if added:
            message(t("onboard.to-add", n=len(added), id=loaded.id))
    elif added:
        opening = loaded.mission.onboarding is None
        changes = checklist_template.onboarding_changes(loaded.mission, added, session.today)
        subject = t("onboard.subject-open" if opening else "onboard.subject-update", id=loaded.id)
        written = save(session, loaded, changes, dry_run=dry_run, commit=commit, subject=subject)
        if dry_run:
            return Exit.DONE
        if written:
            message(t("onboard.opened" if opening else "onboard.added", n=len(added)))
            loaded = session.workspace.load(loaded.id)
    _show(session, loaded, template, form, output)
    return Exit.DONE


def _plan(session: Session, loaded: Loaded) -> tuple[Checklist, list[NewTask]]:
    """The template of the workspace's perspective, on the bench the plan of its kind, and its tasks that are not there yet; none for a closed mission.

    Raises InvalidDataError for a template or settings that do not read.
    """
    workspace, mission = session.workspace, loaded.mission
    refuse_broken_settings(workspace)
    template = templates.start(workspace.root, workspace.settings.perspective, mission.kind)
    if mission.closed:
        message(t("offboard.closed", day=full_day(mission.closed.day)))
        return template, []
    lang = workspace.settings.lang or language()
    steps = mission.onboarding is None or not mission.onboarding.tasks
    added = checklist_template.tasks_to_add(template, mission, lang, mission.end, steps=steps, section=ONBOARDING)
    return template, added


def _show(session: Session, loaded: Loaded, template: Checklist, form: str, output: str | None) -> None:
    mission, today = loaded.mission, session.today
    found = checklist.lines(mission, today, days_off(session, mission), ONBOARDING)
    commands = checklist_template.commands_of(template, mission, loaded.id)
    if form == "md":
        text = start_markdown(mission, template, found, today, commands)
        if output is None:
            result(text)
        else:
            to_file(output, text)
        return
    if form == "table":
        start = mission.contract.start
        facts = {"day": day(start), "distance": distance((start - today).days)}
        message(t("onboard.title", title=one_line(mission.title), **facts) + "\n")
    if found or form != "table":
        show_lines("onboard", _envelope(loaded, found, today), found, commands, today, form, output)
    if form == "table":
        say_next(loaded.id, found, commands)


def _envelope(loaded: Loaded, found: list[DatedTask], today: dt.date) -> dict[str, object]:
    mission = loaded.mission
    return {
        "today": today.isoformat(),
        "mission": loaded.id,
        "start": mission.contract.start.isoformat(),
        "opened": mission.onboarding.opened if mission.onboarding else None,
        **checklist.progress(found)._asdict(),
    }
