"""The facts about a mission that lists and horizons need, small enough to hold ten thousand of them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.dates import Duration
from mission_cli.core.kinds import CLIENT

if TYPE_CHECKING:
    from mission_cli.core.model.contract import Contract
    from mission_cli.core.model.mission import Mission


class Summary(NamedTuple):
    """Facts only, nothing that depends on today. People by name. Days inclusive; `end` is the effective one. `case` and
    `tasks_todo` are of the end that is coming: a checklist of an end that was put off since says nothing of it."""

    id: str
    path: str
    title: str
    kind: str
    consultant: str
    client: str
    manager: str | None
    start: dt.date
    end: dt.date
    notice: Duration | None
    every: Duration | None
    renewal_client: str | None
    renewal_consultant: str | None
    case: str | None
    tasks_todo: int
    equipment_out: int
    access_open: int
    last_checkin: dt.date | None
    health: str | None
    closed: dt.date | None
    consultant_slug: str
    """What joins the missions of one person."""
    last_entry: dt.date | None = None
    """The newest day of the journal."""
    signed: bool = True
    """Of a client's mission, whether its contract shows any sign of an agreement; every other is."""
    latest: dt.date | None = None
    """The latest day of which the file seems to say that something happened: see `core/happened.py`."""


def summarise(mission_id: str, path: str, mission: Mission) -> Summary:
    """The summary of one mission. `path` is relative to the workspace."""
    from mission_cli.core.amendments import is_former
    from mission_cli.core.slug import slugify  # what is read from an index has its slugs

    last_checkin, health, last_entry = _of_journal(mission)
    renewal, offboarding = mission.renewal, None if is_former(mission) else mission.offboarding
    return Summary(
        id=mission_id,
        path=path,
        title=mission.title,
        kind=mission.kind,
        consultant=mission.consultant.name,
        client=mission.client.name,
        manager=mission.manager.name if mission.manager else None,
        start=mission.contract.start,
        end=mission.end,
        notice=mission.contract.notice,
        every=mission.followup.every if mission.followup else None,
        renewal_client=renewal.client if renewal else None,
        renewal_consultant=renewal.consultant if renewal else None,
        case=offboarding.case if offboarding else None,
        tasks_todo=_tasks_todo(mission) if offboarding else 0,
        equipment_out=sum(item.returned is None for item in mission.equipment),
        access_open=sum(access.revoked is None for access in mission.access),
        last_checkin=last_checkin,
        health=health,
        closed=mission.closed.day if mission.closed else None,
        consultant_slug=slugify(mission.consultant.name),
        last_entry=last_entry,
        signed=mission.kind != CLIENT or is_signed(mission.contract),
    )


def is_signed(contract: Contract) -> bool:
    """Whether a contract shows any sign of an agreement: an order number, a signed document, an amendment."""
    return bool(contract.order or contract.amendments or any(one.signed for one in contract.documents))


def _of_journal(mission: Mission) -> tuple[dt.date | None, str | None, dt.date | None]:
    """The day of the last check-in, the last health that one tells, the newest day; of one day the last as in `dated`,
    which takes twice as long.
    """
    newest: dt.date | None = None
    checkin: dt.date | None = None
    rated: dt.date | None = None
    health: str | None = None
    for _, entries in sorted(mission.journal.items()):
        for entry in entries or ():
            day = entry.date
            if newest is None or day > newest:
                newest = day
            if entry.type == "checkin":
                if checkin is None or day > checkin:
                    checkin = day
                if entry.health and (rated is None or day >= rated):
                    rated, health = day, entry.health
    return checkin, health, newest


def _tasks_todo(mission: Mission) -> int:
    """The closing steps still to do; taking back what is out and closing what is open count by themselves."""
    out = {f"return-{item.id}" for item in mission.equipment if item.returned is None}
    out |= {f"revoke-{access.id}" for access in mission.access if access.revoked is None}
    tasks = mission.offboarding.tasks if mission.offboarding else []
    return sum(task.state == "todo" and task.id not in out for task in tasks)


def packed(summary: Summary) -> str:
    """The summary on one line: first the end and whether it is closed, then the consultant's slug, then the rest.

    Lines so sort by their ends, and can be told apart without being unpacked.
    """
    closed = "1" if summary.closed else "0"
    first = (f"{summary.end}{closed}", summary.consultant_slug)
    fields = (*summary[:-4], summary.last_entry, "1" if summary.signed else None, summary.latest)
    row = "\t".join([*first, *[_NONE if field is None else str(field) for field in fields]])
    if "\\" in row or "\n" in row or row.count("\t") > len(fields) + 1:
        return "\t".join((*first, *map(escaped, fields)))
    return row


def unpacked(row: str) -> Summary:
    """The summary that `packed` wrote. Raises ValueError for any other line."""
    fields = row.split("\t")
    if "\\" in row:
        fields = [unescaped(field) for field in fields]
    # Named one by one: a loop over readers takes three times as long, and there are ten thousand of them.
    _, slug, mission_id, path, title, kind, consultant, client, manager, start, end, notice, every, *rest = fields
    by_client, by_consultant, case, tasks, equipment, access, checkin, health, closed, last_entry, signed, latest = rest
    return Summary(
        mission_id,
        path,
        title,
        kind,
        consultant,
        client,
        None if manager == _NONE else manager,
        _day(start),
        _day(end),
        None if notice == _NONE else stored_duration(notice),
        None if every == _NONE else stored_duration(every),
        None if by_client == _NONE else by_client,
        None if by_consultant == _NONE else by_consultant,
        None if case == _NONE else case,
        int(tasks),
        int(equipment),
        int(access),
        None if checkin == _NONE else _day(checkin),
        None if health == _NONE else health,
        None if closed == _NONE else _day(closed),
        slug,
        None if last_entry == _NONE else _day(last_entry),
        signed == "1",
        None if latest == _NONE else _day(latest),
    )


class Coming(NamedTuple):
    """What tells whether an open mission at a client comes after another of the same person; sorted by its start. Days
    are ISO texts."""

    start: str
    id: str
    end: str
    signed: bool = True


def coming(row: str) -> Coming | None:
    """The open mission that `packed` wrote, as far as it may come after another; None for one on the bench."""
    _, _, mission_id, _, _, kind, _, _, _, start, end, *_, signed, _ = row.split("\t")
    return Coming(start, unescaped(mission_id), end, signed == "1") if kind == CLIENT else None


def end_of(row: str) -> str:
    """The end of a packed mission (ISO)."""
    return row[:10]


def is_open(row: str) -> bool:
    """Whether a packed mission is not closed, or only on a day that was to come when it was packed."""
    return row[10] != "1"


def marked_ahead(row: str, day: dt.date) -> str:
    """The packed mission, marked where it says that it is closed on a day after this one: it is open until then."""
    if is_open(row):
        return row
    closed = unpacked(row).closed
    return f"{row[:10]}{AHEAD}{row[11:]}" if closed and closed > day else row


def path_of(row: str) -> str:
    """The path of a packed mission."""
    return unescaped(row.split("\t", 4)[3])


def slug_of(row: str) -> str:
    """The consultant's slug of a packed mission."""
    return row[12 : row.index("\t", 12)]


def escaped(value: object) -> str:
    """A field with its tabs and line breaks written as two characters; "" for None."""
    if value is None:
        return _NONE
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def unescaped(field: str) -> str:
    """A field as it was before `escaped`."""
    if "\\" not in field:
        return field
    pieces = field.split("\\\\")
    return "\\".join(piece.replace("\\t", "\t").replace("\\n", "\n") for piece in pieces)


AHEAD: Final = "\x02"
"""What marks a packed mission that closes on a day to come: nothing that is read holds such a character."""
_NONE = ""  # what may be missing is never an empty text: a name, a day, one of a few words
_day = dt.date.fromisoformat


@cache
def stored_duration(text: str) -> Duration:
    """The duration whose canonical text this is (`2 weeks`): what a person may write takes longer to read."""
    count, unit = text.split(" ")
    return Duration(int(count), unit.removesuffix("s"))  # type: ignore[arg-type]  # written by str()
