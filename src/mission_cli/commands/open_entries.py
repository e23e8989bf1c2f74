"""The blockers and change requests that are open, over all missions that are not closed, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from mission_cli.commands.rows import Rows, show
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.table import Cards, Cell, Column
from mission_cli.shell import command_line
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from mission_cli.commands.session import Session
    from mission_cli.core.facts import Facts


class Shown(NamedTuple):
    """How the entries of a kind are listed."""

    kind: Literal["blocker", "change"]
    heads: Sequence[str]
    """The columns of its own, between the mission and the next step."""
    cells: Callable[[Any], Sequence[str]]
    """An entry in those columns."""
    keys: Callable[[Any], dict[str, Any]]
    """The keys of its own in the JSON of an entry."""

    def command(self, one: Listed) -> str:
        """The command line of the next step."""
        return command_line(f"mission {self.kind} {one.entry.next}", [one.mission.id, one.entry.name])


class Listed(NamedTuple):
    """An entry of a mission that is not closed."""

    mission: Facts
    entry: Any

    def age(self, today: dt.date) -> int:
        """Days since it was recorded."""
        days: int = (today - self.entry.date).days
        return days

    def common(self, today: dt.date) -> dict[str, Any]:
        """The first keys of its JSON item."""
        return {
            "mission": self.mission.id,
            "client": self.mission.client,
            "consultant": self.mission.consultant,
            "manager": self.mission.manager,
            "id": self.entry.id,
            "author": self.entry.author,
            "date": self.entry.date.isoformat(),
            "age": self.age(today),
        }


def listed(session: Session, kind: Literal["blocker", "change"]) -> list[Listed]:
    """The entries of a kind that are open in the missions that are not closed, oldest first."""
    several = f"open_{kind}s"
    names = ("id", "client", "consultant", "manager", several)
    missions = session.missions(names, closed=False, where=f"and n.{several} is not null", as_written=True)
    found = [Listed(one, entry) for one in missions for entry in getattr(one, several) if entry.date <= session.today]
    return sorted(found, key=lambda one: (one.entry.date, one.mission.id, one.entry.name))


def show_listed(
    session: Session, shown: Shown, found: Sequence[Listed], every: int, form: str, output: str | None
) -> int:
    """Show those found of `every` so many, or say that there are none."""
    if not found and form == "table" and output is None:
        message(t(f"{shown.kind}.none-found", n=every) if every else t(f"{shown.kind}.none"))
        return Exit.DONE
    show(_rows(session.today, shown, found), form, output)
    return Exit.DONE


def _rows(today: dt.date, shown: Shown, found: Sequence[Listed]) -> Rows:
    heads = ("mission", *shown.heads, "next", "command")
    columns = [
        Column(t(f"{shown.kind}.head-age"), right=True),
        *(Column(t(f"{shown.kind}.head-{head}"), fold=True) for head in heads),
    ]
    return Rows(
        shown.kind,
        {"today": today.isoformat()},
        [_item(one, shown, today) for one in found],
        columns,
        lambda: [_row(one, shown, today) for one in found],
        Cards(left=(0,), title=(2, 1), rest=range(3, len(columns))),
    )


def _row(one: Listed, shown: Shown, today: dt.date) -> list[Cell | str]:
    entry = one.entry
    return [
        t(f"{shown.kind}.age", n=one.age(today)),
        one.mission.id,
        *shown.cells(entry),
        t(f"{shown.kind}.wants-{entry.next}"),
        shown.command(one),
    ]


def _item(one: Listed, shown: Shown, today: dt.date) -> dict[str, Any]:
    entry = one.entry
    return {
        **one.common(today),
        **shown.keys(entry),
        "next": entry.next,
        "command": shown.command(one),
        "path": one.mission.path,
    }
