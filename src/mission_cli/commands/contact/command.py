"""`mission contact`: a contact with a former consultant or a client, recorded; without a name, who is to be called."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from mission_cli.actions import parse
from mission_cli.commands.options import Author, Commit, DryRun, Format, Full, Json, Output, Record
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.entries import Writing, refuse_options
from mission_cli.commands.rows import format_of, show
from mission_cli.commands.session import Session
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message
from mission_cli.texts import t
from mission_cli.views.contact import contacts

WEEKS: Final = 4


def contact(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="WHOM", show_default=False)] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT|@FILE|-")] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="DURATION")] = None,
    stop: Annotated[bool, typer.Option("--stop")] = False,
    weeks: Annotated[int | None, typer.Option("--weeks", metavar="N", min=0, max=520)] = None,
    everybody: Annotated[bool, typer.Option("--all", "-a")] = False,
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
    listing = {"weeks": weeks, "all": everybody, "format": format, "output": output}
    recording = {
        "on": on, "note": note, "every": every, "stop": stop, "as": author, "record": record, "dry-run": dry_run, "commit": commit,
        "full": full,
    }  # fmt: skip
    refuse_options({**listing, **recording}, list(listing if name is None else recording), "mission contact")
    if name is None:
        form = format_of(json=json, name=format, output=output)
        within = None if everybody else WEEKS if weeks is None else weeks
        found = session.view(lambda cache: contacts(cache, session.today, within))
        if found.rows or form != "table" or output is not None:
            show(found, form, output)
        else:
            message(t("contact.none-all") if within is None else t("contact.none", n=within))
        return Exit.DONE
    if stop and every is not None:
        raise UsageError("contact.stop-every")
    from mission_cli.commands.contact.record import ContactOptions
    from mission_cli.commands.contact.record import record as record_contact

    held = entries.day_held(session, on, "--on") if on is not None else session.today
    rhythm = str(parse.duration(every, "--every")) if every is not None else None
    writing = Writing(author, record, dry_run, commit, json, full)
    took_place = not stop or on is not None or note is not None or record is not None
    return record_contact(session, ContactOptions(name, held, took_place, on is not None, note, rhythm, stop, writing))
