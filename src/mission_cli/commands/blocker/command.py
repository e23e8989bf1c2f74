"""`mission blocker`: what keeps missions from moving, listed over all of them, and taken from its causes to what solved it."""

from __future__ import annotations

from typing import Annotated

import typer

from mission_cli.actions.kinds import spoken, spoken_list
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
from mission_cli.core.model.choices import CAUSES

STEPS = ("open", "diagnose", "option", "choose", "resolve", "reopen")
LISTING = ("client", "cause", "format", "output")
OPTIONS = {
    "open": ("title", "cause", "impact", "owner", "ref", "id", "date", "record"),
    "diagnose": ("answer", "record"),
    "option": ("what", "effect", "record"),
    "choose": (),
    "resolve": ("resolution", "date", "record"),
    "reopen": ("why",),
}
"""The options of each step, beside those of every command that writes."""
_Text = Annotated[str | None, typer.Option(metavar="TEXT|@FILE|-")]


def blocker(
    ctx: typer.Context,
    step: Annotated[str | None, typer.Argument(metavar="|".join(STEPS), show_default=False)] = None,
    mission_id: MissionId = None,
    blocker_id: Annotated[str | None, typer.Argument(metavar="BLOCKER", show_default=False)] = None,
    choice: Annotated[str | None, typer.Argument(metavar="OPTION", show_default=False)] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT")] = None,
    cause: Annotated[str | None, typer.Option("--cause", metavar="CAUSE,CAUSE")] = None,
    impact: Annotated[str | None, typer.Option("--impact", metavar="IMPACT,IMPACT")] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="ROLE")] = None,
    ref: Annotated[str | None, typer.Option("--ref", metavar="TEXT")] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="NEW-ID")] = None,
    answer: Annotated[list[str] | None, typer.Option("--answer", metavar="QUESTION=TEXT")] = None,
    what: Annotated[list[str] | None, typer.Option("--what", metavar="TEXT")] = None,
    effect: Annotated[list[str] | None, typer.Option("--effect", metavar="TEXT")] = None,
    resolution: _Text = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT")] = None,
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
        "client": client, "title": title, "cause": cause, "impact": impact, "owner": owner, "ref": ref, "id": id,
        "answer": answer or None, "what": what or None, "effect": effect or None, "resolution": resolution, "why": why,
        "date": date, "record": record, "format": format, "output": output,
    }  # fmt: skip
    if step is None:
        from mission_cli.commands.open_entries import show_open
        from mission_cli.views.open_entries import blockers

        written = {"as": author, "dry-run": dry_run, "commit": commit, "full": full}
        refuse_options({**given, **written}, LISTING, "mission blocker")
        causes = None if cause is None else set(map(str, spoken_list(cause, "--cause", "cause", CAUSES)))
        asked = lambda cache: blockers(cache, session.today, client, causes)  # noqa: E731
        return show_open(session, asked, json=json, format=format, output=output)
    from mission_cli.commands.blocker import steps

    step = spoken(step, "STEP", "step", STEPS)
    refuse_options(given, OPTIONS[step], f"mission blocker {step}")
    writing = Writing(author, record, dry_run, commit, json, full)
    return steps.take(session, step, StepOptions(mission_id, blocker_id, choice, given, writing))
