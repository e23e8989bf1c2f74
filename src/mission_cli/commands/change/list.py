"""The change requests nobody has decided, over all missions that are not closed, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mission_cli.commands.open_entries import Shown, listed, show_listed
from mission_cli.commands.rows import format_of
from mission_cli.core.clients import is_client
from mission_cli.core.model.choices import ROLES
from mission_cli.render.terms import label
from mission_cli.render.words import word

if TYPE_CHECKING:
    from mission_cli.commands.session import Session


def show_open(session: Session, client: str | None, *, json: bool, format: str | None, output: str | None) -> int:
    """List them: all of them, or those of a client."""
    form = format_of(json=json, name=format, output=output)
    every = listed(session, "change")
    found = [one for one in every if is_client(client, one.mission.client)]
    return show_listed(session, _SHOWN, found, len(every), form, output)


def who(asked_by: str) -> str:
    """Who asked: a role in the language in use, or a name as it is."""
    return word("role", asked_by) if asked_by in ROLES else asked_by


def _cells(entry: Any) -> list[str]:
    return [entry.what, who(entry.asked_by), ", ".join(label(name) for name in entry.terms) or "–"]


def _keys(entry: Any) -> dict[str, Any]:
    return {
        "asked_by": entry.asked_by,
        "what": entry.what,
        "why": entry.why,
        "terms": list(entry.terms),
        "to_assess": list(entry.to_assess),
    }


_SHOWN: Final = Shown("change", ("what", "by", "terms"), _cells, _keys)
