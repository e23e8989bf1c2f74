"""The blockers and change requests that are open, or that there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.commands.rows import format_of, show
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from mission_cli.commands.session import Session
    from mission_cli.storage.cache.current import Cache
    from mission_cli.views.open_entries import OpenEntry
    from mission_cli.views.view import View


def show_open(
    session: Session,
    ask: Callable[[Cache], View[OpenEntry]],
    *,
    json: bool,
    format: str | None,
    output: str | None,
) -> int:
    """Show what a view of them answers."""
    form = format_of(json=json, name=format, output=output)
    found = session.view(ask)
    if not found.rows and form == "table" and output is None:
        message(t(f"{found.kind}.none-found", n=found.of) if found.of else t(f"{found.kind}.none"))
    else:
        show(found, form, output)
    return Exit.DONE
