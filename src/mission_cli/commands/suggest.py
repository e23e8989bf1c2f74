"""`mission suggest`: where somebody who is free could go, and who could take over a mission, each with its reasons."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import Format, Full, Json, Output
from mission_cli.commands.rows import format_of, show, to_file
from mission_cli.commands.session import Session
from mission_cli.commands.typed.whom import Consultants
from mission_cli.core.suggestions import HEARD_WITHIN
from mission_cli.errors import Exit, NotFoundError, UsageError
from mission_cli.render.out import message, prose, result
from mission_cli.render.safe import visible
from mission_cli.render.words import day, full_day
from mission_cli.texts import t
from mission_cli.views.suggest import LONGEST, offers, takers

if TYPE_CHECKING:
    from mission_cli.views.view import View


def suggest(
    ctx: typer.Context,
    person: Annotated[str | None, typer.Argument(metavar="NAME", show_default=False)] = None,
    weeks: Annotated[int | None, typer.Option("--weeks", metavar="N")] = None,
    replace: Annotated[str | None, typer.Option("--replace", metavar="ID")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    for name, given in (("--replace", replace), ("--weeks", weeks)):
        if person is not None and given is not None:
            raise UsageError("cli.both", one="NAME", other=name)
    if weeks is not None and not 0 <= weeks <= LONGEST:
        raise UsageError("cli.bad-number", name="--weeks", value=weeks, least=0, most=LONGEST)
    # The person's own terminal: the files hold it all, and are theirs to read. A pipe or a log is read by others.
    hide = not full and (form != "table" or output is not None or not before_a_person())
    if replace is not None:
        return _replace(session, replace, weeks, form, output)
    return _lead(session, person, weeks, form, output, hide=hide)


# Where to go ---------------------------------------------------------------------------------------------------------


def _lead(session: Session, named: str | None, weeks: int | None, form: str, output: str | None, *, hide: bool) -> int:
    slug = _one(session, named) if named is not None else None
    found = session.view(lambda cache: offers(cache, session.today, slug, weeks, hide=hide))
    if found.rows or form != "table" or output is not None:
        _give(found, t("suggest.order", days=HEARD_WITHIN), form, output)
    if form == "json":
        return Exit.DONE
    if found.envelope["left_out"]:
        message(t("suggest.left-out"))
    if found.envelope["more"]:
        message(t("suggest.more", n=found.envelope["more"]))
    people = found.beside.people
    if not people:
        message(t("suggest.none", day=full_day(found.beside.until)) if found.of else t("suggest.no-profile-at-all"))
    unskilled = [person.name for person in people if not person.skills]
    nowhere = [person.name for person, count in people.items() if person.skills and not count]
    if nowhere:
        message(visible(t("suggest.no-lead", names=", ".join(nowhere))))
    if unskilled:
        message(visible(t("suggest.no-skill", names=", ".join(unskilled))))
    return Exit.DONE


def _one(session: Session, named: str) -> str:
    """The slug of somebody. Raises NotFoundError for one who has no profile or has left."""
    known = Consultants(session).find(named)
    if known.person is None:
        raise NotFoundError("consultant.no-profile", name=known.name)
    if known.person.left and known.person.left < session.today:
        raise NotFoundError("suggest.gone", name=known.name, day=day(known.person.left))
    return known.slug


# Who takes over ------------------------------------------------------------------------------------------------------


def _replace(session: Session, wanted: str, weeks: int | None, form: str, output: str | None) -> int:
    mission_id = session.mission(wanted).id
    found = session.view(lambda cache: takers(cache, session.today, mission_id, weeks))
    mission, by = found.beside
    about = {"id": mission.id, "client": mission.client}
    if form != "json":
        said = t("suggest.replacing", **about, name=mission.consultant, day=day(mission.end), by=full_day(by))
        message(visible(said))
    if found.rows or form != "table" or output is not None:
        _give(found, t("suggest.order-replace"), form, output)
    if form != "json" and not mission.tags:
        message(visible(t("suggest.no-tags", **about)))
    if form != "json" and not found.rows:
        message(visible(t("suggest.no-substitute", **about, day=full_day(by))))
    return Exit.DONE


# Both ----------------------------------------------------------------------------------------------------------------


def _give(rows: View[Any], order: str, form: str, output: str | None) -> None:
    """The rows, and under them for people the rules of their order."""
    if form in ("json", "csv"):
        show(rows, form, output)
        return
    if output is None:
        _with_order(rows, order, form)
        return
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        _with_order(rows, order, form)
    to_file(output, stream.getvalue())


def _with_order(rows: View[Any], order: str, form: str) -> None:
    show(rows, form, None)
    result("")
    prose(order)
