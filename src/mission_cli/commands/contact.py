"""`mission contact`: a contact with a former consultant or a client, recorded; without a name, who is to be called."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

import typer

from mission_cli.commands import entries, parse
from mission_cli.commands.entries import Writing
from mission_cli.commands.entry_steps import refuse_options
from mission_cli.commands.options import Author, Commit, DryRun, Format, Full, Json, Output, Record
from mission_cli.commands.rows import Rows, format_of, show
from mission_cli.commands.session import Session
from mission_cli.core.contact import ToCall, clients_to_call, consultants_to_call, in_order
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message
from mission_cli.render.table import Cards, Cell, Column
from mission_cli.render.words import day, distance, length
from mission_cli.storage import watches
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.storage.watches import Watches

WEEKS: Final = 4


class Asked(NamedTuple):
    """What is to be recorded, as typed."""

    name: str
    on: dt.date
    held: bool
    """Whether there was a contact: `--stop` alone says none."""
    dated: bool
    """Whether an option says the day."""
    note: str | None
    every: str | None
    stop: bool
    writing: Writing


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
        return _list(session, None if everybody else WEEKS if weeks is None else weeks, form, output)
    if stop and every is not None:
        raise UsageError("contact.stop-every")
    from mission_cli.commands import contact_record

    held = entries.day_held(session, on, "--on") if on is not None else session.today
    rhythm = str(parse.duration(every, "--every")) if every is not None else None
    writing = Writing(author, record, dry_run, commit, json, full)
    took_place = not stop or on is not None or note is not None or record is not None
    return contact_record.record(session, Asked(name, held, took_place, on is not None, note, rhythm, stop, writing))


def read(session: Session) -> Watches:
    """What the workspace says of missions and people; what could not be read is said on standard error."""
    found = watches.read(session.root)
    session.say_left_out(found.findings, set(found.read))
    return found


def to_call(found: Watches, today: dt.date) -> list[ToCall]:
    """Everybody to be in touch with, those who are due first coming first."""
    return in_order(
        [
            *consultants_to_call(found.people, found.touch, today),
            *clients_to_call(found.served(), found.touch, today),
        ]
    )


def _list(session: Session, weeks: int | None, form: str, output: str | None) -> int:
    today = session.today
    until = today + dt.timedelta(weeks=weeks) if weeks is not None else dt.date.max
    found = [one for one in to_call(read(session), today) if one.due <= until]
    if not found and form == "table" and output is None:
        message(t("contact.none-all") if weeks is None else t("contact.none", n=weeks))
        return Exit.DONE
    columns = [
        Column(t("contact.head-due")),
        Column(t("contact.head-who"), fold=True),
        Column(t("contact.head-mission"), fold=True),
        Column(t("contact.head-last")),
        Column(t("contact.head-every")),
        Column(t("contact.head-command")),
    ]
    envelope = {"today": today.isoformat(), "until": until.isoformat() if weeks is not None else None}
    items = [_item(one, today) for one in found]
    rows = lambda: [_row(one, today) for one in found]  # noqa: E731  # made only for people
    show(Rows("contact", envelope, items, columns, rows, Cards((0,), (1,), (2, 3, 4), 5)), form, output)
    return Exit.DONE


def _row(one: ToCall, today: dt.date) -> list[Cell | str]:
    late = one.due < today
    about = t("contact.former" if one.gone else "contact.consultant")
    if one.mission:
        about = t("contact.client", id=one.mission.id)
    return [
        Cell(f"{'!' if late else '·'} {day(one.due)} ({distance((one.due - today).days)})", "yellow" if late else ""),
        one.name,
        about,
        day(one.last) if one.last else t("contact.never"),
        length(one.every),
        f"mission contact {one.typed}",
    ]


def _item(one: ToCall, today: dt.date) -> dict[str, Any]:
    return {
        "side": one.side,
        "slug": one.slug,
        "name": one.name,
        "last": one.last.isoformat() if one.last else None,
        "every": str(one.every),
        "due": one.due.isoformat(),
        "days": (one.due - today).days,
        "manager": one.manager,
        "mission": one.mission.id if one.mission else None,
        "gone": one.gone,
        "command": f"mission contact {one.typed}",
        "path": one.path,
    }
