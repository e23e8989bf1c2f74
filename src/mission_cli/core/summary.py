"""The facts about a mission that lists and horizons need, small enough to hold ten thousand of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.dates import Duration, parse_duration
from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission


class Summary(NamedTuple):
    """Facts only, nothing that depends on today. People by name. Days inclusive; `end` is the effective one."""

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

    @property
    def consultant_slug(self) -> str:
        """What joins the missions of one person."""
        return slugify(self.consultant)


def summarise(mission_id: str, path: str, mission: Mission) -> Summary:
    """The summary of one mission. `path` is relative to the workspace."""
    checkins = [item.entry for item in mission.dated() if item.entry.type == "checkin"]
    rated = [entry.health for entry in checkins if entry.health]
    renewal, offboarding = mission.renewal, mission.offboarding
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
        tasks_todo=_tasks_todo(mission),
        equipment_out=sum(item.returned is None for item in mission.equipment),
        access_open=sum(access.revoked is None for access in mission.access),
        last_checkin=checkins[-1].date if checkins else None,
        health=rated[-1] if rated else None,
        closed=mission.closed.day if mission.closed else None,
    )


def _tasks_todo(mission: Mission) -> int:
    """The closing steps still to do; taking back what is out and closing what is open count by themselves."""
    out = {f"return-{item.id}" for item in mission.equipment if item.returned is None}
    out |= {f"revoke-{access.id}" for access in mission.access if access.revoked is None}
    tasks = mission.offboarding.tasks if mission.offboarding else []
    return sum(task.state == "todo" and task.id not in out for task in tasks)


def packed(summary: Summary) -> str:
    """The summary on one line: first the end and whether it is closed, then the consultant's slug, then the rest.

    A line can so be told from others without being unpacked (see `ends_by` and `slug_of`).
    """
    closed = "1" if summary.closed else "0"
    return "\t".join((f"{summary.end}{closed}", summary.consultant_slug, *map(_text, summary)))


def unpacked(row: str) -> Summary:
    """The summary that `packed` wrote. Raises ValueError for any other line."""
    _, _, *fields = row.split("\t")
    values = [None if field == _NONE else read(unescaped(field)) for read, field in zip(_READ, fields, strict=True)]
    return Summary(*values)  # type: ignore[arg-type]  # in the order of _READ


def ends_by(row: str, day: str) -> bool:
    """Whether a packed mission is open and ends on this day (ISO) or before."""
    return row[10] == "0" and row[:10] <= day


def slug_of(row: str) -> str:
    """The consultant's slug of a packed mission."""
    return row[12 : row.index("\t", 12)]


def unescaped(field: str) -> str:
    """A field as it was before tabs and line breaks were written as two characters."""
    if "\\" not in field:
        return field
    return _ESCAPE.sub(lambda match: {"t": "\t", "n": "\n"}.get(match[1], "\\"), field)


_NONE = "\\0"  # no text is written so: its own backslashes are doubled
_ESCAPE = re.compile(r"\\(.)")


def _text(value: object) -> str:
    if value is None:
        return _NONE
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def _same(text: str) -> str:
    return text


# How each field is read again, in the order of Summary's.
_READ: tuple[Callable[[str], object], ...] = (
    *(_same,) * 7,
    *(dt.date.fromisoformat,) * 2,
    *(cache(parse_duration),) * 2,
    *(_same,) * 3,
    *(int,) * 3,
    dt.date.fromisoformat,
    _same,
    dt.date.fromisoformat,
)
