"""The checklists of a mission's end and start: rows of a table, items for programs, Markdown to paste in a wiki or a mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mission_cli.core.checklist import DatedTask, Progress, progress, to_verify
from mission_cli.core.checklist_template import by_step
from mission_cli.render.locale import locale
from mission_cli.render.safe import one_line
from mission_cli.render.table import markdown_text
from mission_cli.render.words import day, full_day, word
from mission_cli.texts import language, t

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.model.template import Checklist


def progress_text(reached: Progress) -> str:
    """`3 of 24 done, 1 late, 2 to verify`."""
    parts = [t("offboard.progress", n=reached.done, total=reached.total)]
    parts += [t("offboard.progress-late", n=reached.late)] if reached.late else []
    parts += [t("offboard.progress-verify", n=reached.to_verify)] if reached.to_verify else []
    return ", ".join(parts)


def markdown(
    mission: Mission,
    template: Checklist,
    found: Sequence[DatedTask],
    today: dt.date,
    *,
    full: bool = False,
    commands: Mapping[str, str] | None = None,
) -> str:
    """The checklist as a Markdown document, under the steps of its template; every text shown as it is written.

    `commands` says what to type for a task, by its id.

    It names the consultant, the client, and those who signed a task: no mail, no rate. The reason of the end is
    sensitive: left out unless `full`, and said to be.
    """
    case = mission.offboarding.case if mission.offboarding else None
    facts = {
        "consultant": mission.consultant.name,
        "client": mission.client.name,
        "case": word("case", case),
        "day": full_day(mission.end),
    }
    head = [
        f"# {t('offboard.md-title', title=_safe(mission.title))}",
        t("offboard.md-facts", **{name: _safe(value) for name, value in facts.items()}),
        t("offboard.md-progress", progress=progress_text(progress(found)), day=day(today)),
    ]
    reason = mission.offboarding.reason if mission.offboarding else None
    if reason:
        head.append(t("offboard.md-reason", reason=_safe(reason)) if full else t("offboard.md-left-out"))
    return _document(head, by_step(template, mission, language(), found), commands or {})


def start_markdown(
    mission: Mission, template: Checklist, found: Sequence[DatedTask], today: dt.date, commands: Mapping[str, str]
) -> str:
    """The checklist of a start as a Markdown document, as `markdown` that of an end."""
    facts = {
        "consultant": mission.consultant.name,
        "client": mission.client.name,
        "day": full_day(mission.contract.start),
    }
    head = [
        f"# {t('onboard.md-title', title=_safe(mission.title))}",
        t("onboard.md-facts", **{name: _safe(value) for name, value in facts.items()}),
        t("offboard.md-progress", progress=progress_text(progress(found)), day=day(today)),
    ]
    return _document(head, by_step(template, mission, language(), found), commands)


def _document(head: list[str], steps: list[tuple[str | None, list[DatedTask]]], commands: Mapping[str, str]) -> str:
    parts = list(head)
    for title, group in steps:
        parts.append(f"## {_safe(title) if title else t('offboard.md-other')}")
        parts.append("\n".join(_entry(line, commands.get(line.task.id)) for line in group))
    return "\n\n".join(parts) + "\n"


def _entry(line: DatedTask, command: str | None = None) -> str:
    """`- [ ] **title** — owner, day`; a box is ticked once nothing is left to do, and says by whom; else how to do it."""
    task = line.task
    title = f"**{_safe(task.title)}**"
    box = " " if task.state == "todo" or to_verify(task) else "x"
    facts = [word("role", task.owner)] if task.owner else []
    facts += [day(line.date)] if line.date else []
    said = [f" — {', '.join(facts)}"] if facts else []
    said += [f" ({', '.join(marks)})"] if (marks := _marks(line)) else []
    said += [f"{locale().colon} `{command}`"] if command and task.state == "todo" else []
    return f"- [{box}] {f'~~{title}~~' if task.state == 'n/a' else title}{''.join(said)}"


def _marks(line: DatedTask) -> list[str]:
    task = line.task
    if task.state == "n/a":
        return [t("offboard.md-n/a", why=_safe(task.why or "–"))]
    found = [
        t(f"offboard.md-{name}", day=day(mark.day), author=mark.author)
        for name, mark in (("done", task.done), ("verified", task.verified))
        if mark and task.state != "todo"
    ]
    return [*found, t("offboard.to-verify")] if to_verify(task) else found


def _safe(text: str) -> str:
    return markdown_text(one_line(text))
