"""`mission change`: change requests, listed over all missions while nobody has decided, and taken from asked to decided."""

from __future__ import annotations

from typing import Annotated

import typer

from mission_cli.actions.kinds import spoken
from mission_cli.commands.options import (
    Author,
    Commit,
    DryRun,
    EntryDate,
    Format,
    Full,
    Json,
    MissionId,
    Output,
    Record,
)
from mission_cli.commands.recording.entries import Writing, refuse_options
from mission_cli.commands.recording.steps import StepOptions
from mission_cli.commands.session import Session
from mission_cli.core.change_requests import DECISIONS

STEPS = ("ask", "assess", "decide")
LISTING = ("client", "format", "output")
OPTIONS = {
    "ask": ("what", "why", "by", "after", "id", "date", "record"),
    "assess": ("cost", "time", "quality", "record"),
    "decide": ("date",),
}
"""The options of each step, beside those of every command that writes."""
_Text = Annotated[str | None, typer.Option(metavar="TEXT|@FILE|-")]


def change(
    ctx: typer.Context,
    step: Annotated[str | None, typer.Argument(metavar="|".join(STEPS), show_default=False)] = None,
    mission_id: MissionId = None,
    change_id: Annotated[str | None, typer.Argument(metavar="CHANGE", show_default=False)] = None,
    decision: Annotated[str | None, typer.Argument(metavar="|".join(DECISIONS), show_default=False)] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    what: _Text = None,
    why: _Text = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO")] = None,
    after: Annotated[list[str] | None, typer.Option("--after", metavar="TERM=VALUE")] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="NEW-ID")] = None,
    cost: _Text = None,
    time: _Text = None,
    quality: _Text = None,
    date: EntryDate = None,
    author: Author = None,
    record: Record = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    given = {
        "client": client, "what": what, "why": why, "by": by, "after": after or None, "id": id, "cost": cost, "time": time,
        "quality": quality, "date": date, "record": record, "format": format, "output": output,
    }  # fmt: skip
    if step is None:
        from mission_cli.commands.open_entries import show_open
        from mission_cli.views.open_entries import changes

        written = {"as": author, "dry-run": dry_run, "commit": commit, "full": full}
        refuse_options({**given, **written}, LISTING, "mission change")
        asked = lambda cache: changes(cache, session.today, client)  # noqa: E731
        return show_open(session, asked, json=json, format=format, output=output)
    from mission_cli.commands.change import steps

    step = spoken(step, "STEP", "step", STEPS)
    refuse_options(given, OPTIONS[step], f"mission change {step}")
    writing = Writing(author, record, dry_run, commit, json, full)
    return steps.take(session, step, StepOptions(mission_id, change_id, decision, given, writing))
