"""`mission list`: missions, filtered and sorted."""

from __future__ import annotations

from typing import Annotated

import typer

from mission_cli.commands.choices import choice
from mission_cli.commands.options import Format, Json, Output
from mission_cli.commands.rows import format_of, show
from mission_cli.commands.session import Session
from mission_cli.core.calendar_names import fold
from mission_cli.core.status import STATUSES
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.texts import t
from mission_cli.texts.words import TEXTS as WORDS
from mission_cli.views.list import SORTS, missions_of


def list_missions(
    ctx: typer.Context,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    consultant: Annotated[str | None, typer.Option("--consultant", metavar="NAME")] = None,
    manager: Annotated[str | None, typer.Option("--manager", metavar="NAME")] = None,
    status: Annotated[list[str] | None, typer.Option("--status", metavar="|".join((*STATUSES, "all")))] = None,
    sort: Annotated[str, typer.Option("--sort", metavar="|".join(SORTS))] = "end",
    json: Json = False,
    format: Format = None,
    output: Output = None,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    wanted = _statuses(status)
    sort = choice(sort, "--sort", SORTS)
    found = session.view(lambda cache: missions_of(cache, session.today, wanted, client, consultant, manager, sort))
    if not found.rows and form == "table" and output is None:
        of = "list.none" if "closed" in wanted else "list.none-open"
        message(t(of, n=found.of) if found.of else t("due.none-at-all"))
    else:
        show(found, form, output)
    return Exit.DONE


def _statuses(given: list[str] | None) -> frozenset[str]:
    """The statuses asked for, as codes or as the table says them; all but closed when none was. Raises UsageError."""
    if not given:
        return frozenset(STATUSES) - {"closed"}
    spoken = {fold(said): code for code in STATUSES for said in WORDS[f"status-{code}"]}
    texts = [text for several in given for text in several.split(",")]
    words = [spoken.get(fold(text)) or choice(text, "--status", (*STATUSES, "all")) for text in texts]
    return frozenset(STATUSES if "all" in words else words)
