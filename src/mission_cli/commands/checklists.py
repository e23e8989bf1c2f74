"""What the commands of the checklists share: how they answer, what they show, what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from mission_cli.commands.choices import choice
from mission_cli.commands.rows import format_of, show
from mission_cli.core import checklist
from mission_cli.errors import InvalidDataError, UsageError
from mission_cli.render.checklist import progress_text
from mission_cli.render.out import message
from mission_cli.render.safe import one_line
from mission_cli.render.words import full_day, word
from mission_cli.storage.workspace import Workspace, text_of
from mission_cli.texts import t
from mission_cli.views.checklist import tasks

if TYPE_CHECKING:
    from mission_cli.core.checklist import DatedTask


def form_of(export: str | None, output: str | None, *, json: bool) -> str:
    """How to answer: `md` is the checklist to paste. Raises UsageError."""
    if export is None:
        return format_of(json=json, name=None, output=output)
    if json:
        raise UsageError("cli.both", one="--export", other="--json")
    return choice(export, "--export", ("md",))


def refuse_broken_settings(workspace: Workspace) -> None:
    """The settings say which template it is. Raises InvalidDataError where they do not read."""
    wrong = [finding for finding in workspace.settings_findings if finding.level == "error"]
    if wrong:
        sources = {"mission.yaml": text_of(workspace.root / "mission.yaml", workspace.root)}
        raise InvalidDataError("offboard.settings", findings=wrong, sources=sources)


def show_lines(
    name: Literal["offboard", "onboard"],
    envelope: dict[str, Any],
    found: Sequence[DatedTask],
    commands: Mapping[str, str],
    today: dt.date,
    form: str,
    output: str | None,
) -> None:
    """The tasks as rows, with the commands that do them where any is still to do."""
    show(tasks(name, envelope, found, commands, today), form, output)


def say_next(mission_id: str, found: Sequence[DatedTask], commands: Mapping[str, str] | None = None) -> None:
    """How far the checklist is, and what to type for the next of its tasks: the command that does it, and that says so."""
    if not found:
        message(t("offboard.empty"))
        return
    message(f"\n{progress_text(checklist.progress(found))}")
    line = checklist.next_line(found)
    if line is None:
        message(t("offboard.all-done"))
        return
    state = "verified" if line.task.state == "done" else "done"
    facts = [word("role", line.task.owner)] if line.task.owner else []
    facts += [full_day(line.date)] if line.date else []
    command = (commands or {}).get(line.task.id, "") if line.task.state == "todo" else ""
    message(
        t(
            "offboard.next-with" if command else "offboard.next",
            command=command,
            title=one_line(line.task.title),
            facts=", ".join(facts) or "–",
            id=mission_id,
            task=line.task.id,
            state=state,
        )
    )
