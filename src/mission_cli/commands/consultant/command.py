"""`mission consultant`: the profiles of the people who go on missions: made, shown, listed, kept up to date."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from mission_cli.actions import days
from mission_cli.actions.kinds import spoken
from mission_cli.commands.options import (
    Author,
    Commit,
    DryRun,
    EntryDate,
    Format,
    Full,
    Json,
    Output,
    Record,
)
from mission_cli.commands.recording.entries import Writing, refuse_options
from mission_cli.commands.session import Session
from mission_cli.core.model.choices import EMPLOYMENTS
from mission_cli.errors import UsageError

STEPS: Final = ("new", "show", "list", "set", "note")
FIELDS: Final = (
    "mail", "employment", "daily_cost", "joined", "left", "manager", "hr", "skill", "wishes",
    "absence", "cv", "linkedin", "platform",
)  # fmt: skip
OPTIONS: Final = {
    "new": (*FIELDS, "as", "record", "dry-run", "commit"),
    "show": ("full",),
    "list": ("employment", "skill", "manager", "free", "gone", "format", "output"),
    "set": (*FIELDS, "clear", "record", "dry-run", "commit", "full"),
    "note": ("as", "ref", "date", "record", "dry-run", "commit", "full"),
}
"""The options of each step, beside `--json`."""


def consultant(
    ctx: typer.Context,
    step: Annotated[str | None, typer.Argument(metavar="|".join(STEPS), show_default=False)] = None,
    person: Annotated[str | None, typer.Argument(metavar="PERSON", show_default=False)] = None,
    text: Annotated[str | None, typer.Argument(metavar="TEXT|@FILE|-", show_default=False)] = None,
    mail: Annotated[str | None, typer.Option("--mail", metavar="MAIL")] = None,
    employment: Annotated[str | None, typer.Option("--employment", metavar="employee|freelance|umbrella")] = None,
    daily_cost: Annotated[str | None, typer.Option("--daily-cost", metavar="AMOUNT")] = None,
    joined: Annotated[str | None, typer.Option("--joined", metavar="DATE")] = None,
    left: Annotated[str | None, typer.Option("--left", metavar="DATE")] = None,
    manager: Annotated[str | None, typer.Option("--manager", metavar='"NAME <MAIL>"')] = None,
    hr: Annotated[str | None, typer.Option("--hr", metavar='"NAME <MAIL>"')] = None,
    skill: Annotated[list[str] | None, typer.Option("--skill", metavar="SKILL")] = None,
    wishes: Annotated[str | None, typer.Option("--wishes", metavar="TEXT|@FILE|-")] = None,
    absence: Annotated[list[str] | None, typer.Option("--absence", metavar="START;END;REASON")] = None,
    cv: Annotated[str | None, typer.Option("--cv", metavar="DATE")] = None,
    linkedin: Annotated[str | None, typer.Option("--linkedin", metavar="DATE")] = None,
    platform: Annotated[list[str] | None, typer.Option("--platform", metavar="PLATFORM=DATE")] = None,
    clear: Annotated[list[str] | None, typer.Option("--clear", metavar="FIELD")] = None,
    free: Annotated[str | None, typer.Option("--free", metavar="DATE")] = None,
    gone: Annotated[bool, typer.Option("--gone")] = False,
    ref: Annotated[str | None, typer.Option("--ref", metavar="TEXT")] = None,
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
    wanted = "list" if step is None else spoken(step, "STEP", "step", STEPS)
    given = {
        "mail": mail, "employment": employment, "daily_cost": daily_cost, "joined": joined, "left": left,
        "manager": manager, "hr": hr, "skill": skill or None, "wishes": wishes, "absence": absence or None, "cv": cv,
        "linkedin": linkedin, "platform": platform or None,
    }  # fmt: skip
    others = {
        "clear": clear or None, "free": free, "gone": gone, "ref": ref, "date": date, "as": author, "record": record,
        "dry-run": dry_run, "commit": commit, "format": format, "output": output, "full": full,
    }  # fmt: skip
    refuse_options(
        {name.replace("_", "-"): value for name, value in {**given, **others}.items()},
        [name.replace("_", "-") for name in OPTIONS[wanted]],
        f"mission consultant {wanted}",
    )
    if text is not None and wanted != "note":
        raise UsageError("cli.extra")
    writing = Writing(author, record, dry_run, commit, json, full)
    if wanted == "list":
        from mission_cli.commands.consultant.list import show_all
        from mission_cli.views.consultant import Filters

        day = session.told_day(free, days.FREE) if free is not None else None
        kind = spoken(employment, "--employment", "employment", EMPLOYMENTS) if employment is not None else None
        skills = tuple(part for text in skill or () for part in text.split(",") if part.strip())
        filters = Filters(person, kind, skills, manager, day, gone)
        return show_all(session, filters, json=json, format=format, output=output)
    if wanted == "show":
        from mission_cli.commands.consultant.show import show_one

        return show_one(session, person, json=json, full=full)
    typed = {name: value for name, value in given.items() if value is not None}
    if wanted == "new":
        from mission_cli.commands.consultant.new import new

        return new(session, person, typed, writing)
    if wanted == "set":
        from mission_cli.commands.consultant.set import change

        return change(session, person, typed, clear or [], writing)
    from mission_cli.commands.consultant.note import note

    return note(session, person, {"text": text, "ref": ref}, date, writing)
