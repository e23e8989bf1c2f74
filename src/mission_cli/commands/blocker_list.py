"""The blockers nobody has solved, over all missions that are not closed, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.commands.entries import spoken_list, words
from mission_cli.commands.entry_steps import Listed, listed
from mission_cli.commands.list import matches
from mission_cli.commands.rows import Rows, format_of, show
from mission_cli.core.blockers import next_step, open_blockers
from mission_cli.core.recorded import name_of
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.table import Cards, Cell, Column
from mission_cli.render.words import word
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session

CAUSES = words("Blocker", "causes")


def show_open(
    session: Session, client: str | None, cause: str | None, *, json: bool, format: str | None, output: str | None
) -> int:
    """List them: those of a client, those with any of the causes."""
    form = format_of(json=json, name=format, output=output)
    causes = set(map(str, spoken_list(cause, "--cause", "cause", CAUSES))) if cause is not None else None
    every = listed(session, "blocker", lambda loaded: open_blockers(loaded.mission, session.today))
    found = [
        one
        for one in every
        if matches(client, one.mission.client) and (causes is None or causes & set(_entry(one).causes))
    ]
    if not found and form == "table" and output is None:
        message(t("blocker.none-found", n=len(every)) if every else t("blocker.none"))
        return Exit.DONE
    show(_rows(session, found), form, output)
    return Exit.DONE


def _entry(one: Listed) -> Any:
    return one.item.entry


def _command(one: Listed) -> str:
    return f"mission blocker {next_step(_entry(one))} {one.mission.id} {name_of(one.item)}"


def _rows(session: Session, found: list[Listed]) -> Rows:
    today = session.today
    columns = [
        Column(t("blocker.head-age"), right=True),
        Column(t("blocker.head-mission"), fold=True),
        Column(t("blocker.head-title"), fold=True),
        Column(t("blocker.head-causes"), fold=True),
        Column(t("blocker.head-owner"), fold=True),
        Column(t("blocker.head-next"), fold=True),
        Column(t("blocker.head-command"), fold=True),
    ]

    def row(one: Listed) -> list[Cell | str]:
        entry = _entry(one)
        return [
            t("blocker.age", n=one.age(today)),
            one.mission.id,
            entry.title,
            ", ".join(word("cause", cause) for cause in entry.causes) or "–",
            word("role", entry.owner),
            t(f"blocker.wants-{next_step(entry)}"),
            _command(one),
        ]

    return Rows(
        "blocker",
        {"today": today.isoformat()},
        [_item(one, session) for one in found],
        columns,
        lambda: [row(one) for one in found],
        Cards(left=(0,), title=(2, 1), rest=(3, 4, 5, 6)),
    )


def _item(one: Listed, session: Session) -> dict[str, Any]:
    entry = _entry(one)
    return {
        **one.common(session.today),
        "title": entry.title,
        "causes": list(entry.causes),
        "impacts": list(entry.impacts),
        "owner": entry.owner,
        "ref": entry.ref,
        "chosen": entry.chosen,
        "next": next_step(entry),
        "command": _command(one),
        "path": one.mission.path,
    }
