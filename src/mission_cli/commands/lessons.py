"""`mission lessons`: what earlier missions taught, searched over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from mission_cli.actions import kinds
from mission_cli.commands.answer import given
from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import Format, Full, Json, Output
from mission_cli.commands.rows import format_of, show
from mission_cli.commands.seen import reader, say_for_managers
from mission_cli.commands.session import Session
from mission_cli.core.lessons import ClientLesson, Wanted
from mission_cli.core.model.choices import Cause
from mission_cli.core.model.levels import KEPT_BACK
from mission_cli.core.readers import may_read
from mission_cli.errors import Exit
from mission_cli.render.lessons import lessons_text
from mission_cli.render.out import message, result
from mission_cli.texts import t
from mission_cli.views.lessons import lessons as taught

if TYPE_CHECKING:
    from mission_cli.views.view import View

_CAUSES = get_args(Cause)


def lessons(
    ctx: typer.Context,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    cause: Annotated[list[str] | None, typer.Option("--cause", metavar="|".join(_CAUSES))] = None,
    questionnaire: Annotated[list[str] | None, typer.Option("--questionnaire", metavar="QUESTIONNAIRE")] = None,
    word: Annotated[list[str] | None, typer.Option("--word")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    wanted = Wanted(
        tuple(given.named(session, name) for name in questionnaire or ()),
        tuple(str(one) for text in cause or () for one in kinds.spoken_list(text, "--cause", "cause", _CAUSES)),
        tuple(text for text in word or () if text.strip()),
    )
    words = lambda: given.in_words(session)  # noqa: E731  # the templates' own
    found = session.view(lambda cache: taught(cache, session.today, client, wanted, words, full=full))
    shown = form == "table" and output is None
    if not found.rows and shown:
        message(t("lessons.none", n=found.of))
    elif shown:
        _write(session, found, full=full)
    else:
        show(found, form, output)
        if found.envelope["left_out"] and form != "json":
            message(t("lessons.left-out"))
    return Exit.DONE


def _write(session: Session, found: View[ClientLesson], *, full: bool) -> None:
    """The person's own terminal: the file holds it all, and is theirs to read. A pipe or a log is read by others."""
    every = [*found.rows]
    told = every if full or before_a_person() else [one for one in every if one.lesson.level not in KEPT_BACK]
    read = told if full else read_by(session, told)
    result(lessons_text(read, given.in_words(session), t("lessons.count", n=len(every))))
    if len(told) < len(every):
        message(t("lessons.left-out"))
    say_for_managers(len(told) - len(read))


def read_by(session: Session, found: list[ClientLesson]) -> list[ClientLesson]:
    """Those that are shown unasked to the person who reads: see `core/readers.py`."""
    if all(one.lesson.readers is None for one in found):
        return found
    who = reader(session)
    return [one for one in found if may_read(one.lesson.readers, who)]
