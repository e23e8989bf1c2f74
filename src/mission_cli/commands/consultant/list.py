"""`mission consultant list`: the people with a profile, or that none fits; and who has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.commands.rows import format_of, show
from mission_cli.core.slug import slugify
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.texts import t
from mission_cli.views.consultant import Filters, consultants

if TYPE_CHECKING:
    from mission_cli.commands.session import Session

_NAMED = 8  # people without a profile that are named


def show_all(session: Session, filters: Filters, *, json: bool, format: str | None, output: str | None) -> int:
    """Show the people that fit."""
    form = format_of(json=json, name=format, output=output)
    found = session.view(lambda cache: consultants(cache, session.today, filters))
    if not found.rows and form == "table" and output is None:
        message(t("consultant.none", n=found.of))
    else:
        show(found, form, output)
    names = sorted(found.beside, key=slugify) if filters == Filters() else []  # where everybody is looked at
    if names:
        shown = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
        message(visible(t("consultant.without", n=len(names), names=shown, name=names[0])))
    return Exit.DONE
