"""The blockers and change requests that are open, over all missions that are not closed, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.commands.rows import Rows, show
from mission_cli.core.recorded import name_of
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.table import Cards, Cell, Column
from mission_cli.shell import command_line
from mission_cli.storage.workspace import content_of
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from mission_cli.commands.recording.steps import Kind
    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Dated
    from mission_cli.core.summary import Summary
    from mission_cli.storage.workspace import Loaded


class Shown(NamedTuple):
    """How the entries of a kind are listed."""

    kind: Kind
    heads: Sequence[str]
    """The columns of its own, between the mission and the next step."""
    cells: Callable[[Any], Sequence[str]]
    """An entry in those columns."""
    keys: Callable[[Any], dict[str, Any]]
    """The keys of its own in the JSON of an entry."""
    next_step: Callable[[Any], str | None]

    def command(self, one: Listed) -> str:
        """The command line of the next step."""
        return command_line(f"mission {self.kind} {self.next_step(one.entry)}", [one.mission.id, name_of(one.item)])


class Listed(NamedTuple):
    """An entry of a mission that is not closed."""

    mission: Summary
    item: Dated
    loaded: Loaded

    @property
    def entry(self) -> Any:
        """The entry's record."""
        return self.item.entry

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
            "author": self.item.author,
            "date": self.entry.date.isoformat(),
            "age": self.age(today),
        }


def listed(session: Session, kind: Kind, wanted: Callable[[Loaded], Sequence[Dated]]) -> list[Listed]:
    """The entries that `wanted` finds in each mission that is not closed, oldest first."""
    found = [
        Listed(mission, item, loaded)
        for mission in session.open_missions.open()
        for loaded in _holding(session, mission, kind)
        for item in wanted(loaded)
    ]
    return sorted(found, key=lambda one: (one.entry.date, one.mission.id, name_of(one.item)))


def _holding(session: Session, mission: Summary, kind: Kind) -> list[Loaded]:
    """The mission, where its file holds the word: to read thousands of files whole takes a hundred times as long."""
    path = session.workspace.root / mission.path
    try:
        raw = content_of(path, session.workspace.root)
    except OSError:  # gone since the index was made
        return []
    if kind.encode() not in raw and b"\\" not in raw:  # an escape may hide the word
        return []
    loaded, _ = session.workspace.read(path)
    return [loaded] if loaded else []


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
        t(f"{shown.kind}.wants-{shown.next_step(entry)}"),
        shown.command(one),
    ]


def _item(one: Listed, shown: Shown, today: dt.date) -> dict[str, Any]:
    entry = one.entry
    return {
        **one.common(today),
        **shown.keys(entry),
        "next": shown.next_step(entry),
        "command": shown.command(one),
        "path": one.mission.path,
    }
