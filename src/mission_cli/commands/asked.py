"""What typer makes of the commands that light.py can answer without it: what they take, and nothing else."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mission_cli.commands.light import answer
from mission_cli.commands.list import SORTS
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
    Yes,
)
from mission_cli.commands.recording.entries import words
from mission_cli.commands.session import Session
from mission_cli.core.model.shape import ROLES
from mission_cli.core.status import STATUSES

_Text = Annotated[str | None, typer.Option(metavar="TEXT|@FILE|-")]
_PARTIES = "|".join(words("Feedback", "from"))


def _asked(command: str, given: dict[str, Any]) -> int:
    """Hand what typer took, the parameters of a function below by their names, to the function that answers."""
    return answer(command, Session.of(given.pop("ctx")), given)


def agenda(
    ctx: typer.Context,
    week: Annotated[bool, typer.Option("--week")] = False,
    mine: Annotated[bool, typer.Option("--mine")] = False,
    role: Annotated[str | None, typer.Option("--role", metavar="|".join(ROLES))] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    mission: Annotated[str | None, typer.Option("--mission", metavar="ID")] = None,
    author: Author = None,
    all: Annotated[bool, typer.Option("--all")] = False,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    return _asked("agenda", locals())


def due(
    ctx: typer.Context,
    weeks: Annotated[int | None, typer.Option("--weeks", metavar="N")] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="urgent|watch|overdue")] = None,
) -> int:
    return _asked("due", locals())


def list_missions(
    ctx: typer.Context,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    consultant: Annotated[str | None, typer.Option("--consultant", metavar="NAME")] = None,
    manager: Annotated[str | None, typer.Option("--manager", metavar="NAME")] = None,
    status: Annotated[list[str] | None, typer.Option("--status", metavar="|".join((*STATUSES, "all")))] = None,
    sort: Annotated[str, typer.Option("--sort", metavar="|".join(SORTS))] = "end",
    json: Json = False,
    format: Format = None,
    output: Output = None,
) -> int:
    return _asked("list", locals())


def bench(
    ctx: typer.Context,
    step: Annotated[str | None, typer.Argument(metavar="pro-bono", show_default=False)] = None,
    weeks: Annotated[int | None, typer.Option("--weeks", metavar="N")] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="DATE")] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N")] = None,
    consultants: Annotated[int | None, typer.Option("--consultants", metavar="N")] = None,
    pay: Annotated[str | None, typer.Option("--pay", metavar="AMOUNT")] = None,
    turnover: Annotated[str | None, typer.Option("--turnover", metavar="AMOUNT")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    return _asked("bench", locals())


def checkin(
    ctx: typer.Context,
    mission_id: MissionId = None,
    date: EntryDate = None,
    health: Annotated[str | None, typer.Option("--health", metavar="green|amber|red")] = None,
    progress: _Text = None,
    results: _Text = None,
    quality: _Text = None,
    difficulties: _Text = None,
    solutions: _Text = None,
    needs: _Text = None,
    successes: _Text = None,
    adjustments: _Text = None,
    reached: Annotated[list[str] | None, typer.Option("--reached", metavar="OBJECTIVE=FIGURE")] = None,
    action: Annotated[list[str] | None, typer.Option("--action", metavar="WHAT;OWNER;DUE")] = None,
    done: Annotated[list[str] | None, typer.Option("--done", metavar="ACTION")] = None,
    attendees: Annotated[str | None, typer.Option("--attendees", metavar="ROLE,ROLE")] = None,
    author: Author = None,
    record: Record = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
) -> int:
    return _asked("checkin", locals())


def feedback(
    ctx: typer.Context,
    mission_id: MissionId = None,
    action: Annotated[str | None, typer.Argument(metavar="heard", show_default=False)] = None,
    entry: Annotated[str | None, typer.Argument(metavar="ENTRY", show_default=False)] = None,
    sender: Annotated[str | None, typer.Option("--from", metavar=_PARTIES)] = None,
    recipient: Annotated[str | None, typer.Option("--to", metavar=_PARTIES)] = None,
    strengths: _Text = None,
    improvements: _Text = None,
    advice: _Text = None,
    score: Annotated[str | None, typer.Option("--score", metavar="1-5")] = None,
    visibility: Annotated[str | None, typer.Option("--visibility", metavar="shared|managers")] = None,
    heard: _Text = None,
    date: EntryDate = None,
    author: Author = None,
    record: Record = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
) -> int:
    return _asked("feedback", locals())
