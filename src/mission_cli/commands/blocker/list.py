"""The blockers nobody has solved, over all missions that are not closed, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mission_cli.actions.kinds import spoken_list
from mission_cli.commands.open_entries import Shown, listed, show_listed
from mission_cli.commands.rows import format_of
from mission_cli.core.clients import is_client
from mission_cli.core.model.choices import CAUSES
from mission_cli.render.words import word

if TYPE_CHECKING:
    from mission_cli.commands.session import Session


def show_open(
    session: Session, client: str | None, cause: str | None, *, json: bool, format: str | None, output: str | None
) -> int:
    """List them: those of a client, those with any of the causes."""
    form = format_of(json=json, name=format, output=output)
    causes = set(map(str, spoken_list(cause, "--cause", "cause", CAUSES))) if cause is not None else None
    every = listed(session, "blocker")
    found = [
        one
        for one in every
        if is_client(client, one.mission.client) and (causes is None or causes & set(one.entry.causes))
    ]
    return show_listed(session, _SHOWN, found, len(every), form, output)


def _cells(entry: Any) -> list[str]:
    causes = ", ".join(word("cause", cause) for cause in entry.causes)
    return [entry.title, causes or "–", word("role", entry.owner)]


def _keys(entry: Any) -> dict[str, Any]:
    return {
        "title": entry.title,
        "causes": list(entry.causes),
        "impacts": list(entry.impacts),
        "owner": entry.owner,
        "ref": entry.ref,
        "chosen": entry.chosen,
    }


_SHOWN: Final = Shown("blocker", ("title", "causes", "owner"), _cells, _keys)
