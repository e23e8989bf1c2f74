"""The change requests nobody has decided, over all missions that are not closed, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.commands.entry_steps import Listed, listed
from mission_cli.commands.list import matches
from mission_cli.commands.rows import Rows, format_of, show
from mission_cli.core import terms
from mission_cli.core.change_requests import is_open, lacking, next_step, requests
from mission_cli.core.model.shape import SHAPES
from mission_cli.core.recorded import name_of
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.table import Cards, Cell, Column
from mission_cli.render.terms import label
from mission_cli.render.words import word
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session

ROLES = SHAPES["Action"]["owner"].split("|")


def show_open(session: Session, client: str | None, *, json: bool, format: str | None, output: str | None) -> int:
    """List them: all of them, or those of a client."""
    form = format_of(json=json, name=format, output=output)
    every = listed(
        session, "change", lambda loaded: [item for item in requests(loaded.mission, session.today) if is_open(item)]
    )
    found = [one for one in every if matches(client, one.mission.client)]
    if not found and form == "table" and output is None:
        message(t("change.none-found", n=len(every)) if every else t("change.none"))
        return Exit.DONE
    show(_rows(session, found), form, output)
    return Exit.DONE


def who(asked_by: str) -> str:
    """Who asked: a role in the language in use, or a name as it is."""
    return word("role", asked_by) if asked_by in ROLES else asked_by


def _entry(one: Listed) -> Any:
    return one.item.entry


def _command(one: Listed) -> str:
    return f"mission change {next_step(_entry(one))} {one.mission.id} {name_of(one.item)}"


def _touched(one: Listed) -> list[str]:
    """The terms by name; a key that is no term is whatever somebody wrote."""
    return [name for name in _entry(one).after if terms.is_term(name)]


def _rows(session: Session, found: list[Listed]) -> Rows:
    today = session.today
    columns = [
        Column(t("change.head-age"), right=True),
        Column(t("change.head-mission"), fold=True),
        Column(t("change.head-what"), fold=True),
        Column(t("change.head-by"), fold=True),
        Column(t("change.head-terms"), fold=True),
        Column(t("change.head-next"), fold=True),
        Column(t("change.head-command"), fold=True),
    ]

    def row(one: Listed) -> list[Cell | str]:
        entry = _entry(one)
        return [
            t("change.age", n=one.age(today)),
            one.mission.id,
            entry.what,
            who(entry.asked_by),
            ", ".join(label(name) for name in _touched(one)) or "–",
            t(f"change.wants-{next_step(entry)}"),
            _command(one),
        ]

    return Rows(
        "change",
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
        "asked_by": entry.asked_by,
        "what": entry.what,
        "why": entry.why,
        "terms": _touched(one),
        "to_assess": lacking(entry.impact),
        "next": next_step(entry),
        "command": _command(one),
        "path": one.mission.path,
    }
