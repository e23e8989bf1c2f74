"""`mission bench`: who is free, since when and until when, what it costs, and the rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from mission_cli.actions.days import AT
from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import Format, Full, Json, Output
from mission_cli.commands.rows import format_of, show, to_file
from mission_cli.commands.seen import say_left_out
from mission_cli.commands.session import Session
from mission_cli.core.figures import goals
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result
from mission_cli.texts import t
from mission_cli.views.bench import bench as free_ones
from mission_cli.views.bench import passed_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from mission_cli.core.free import Free
    from mission_cli.views.view import View

_LONGEST: Final = 520  # weeks: ten years
PRO_BONO: Final = "pro-bono"


def bench(
    ctx: typer.Context,
    step: Annotated[str | None, typer.Argument(metavar="pro-bono", show_default=False)] = None,
    weeks: Annotated[int | None, typer.Option("--weeks", metavar="N")] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="DATE")] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N")] = None,
    consultants: Annotated[int | None, typer.Option("--consultants", metavar="N")] = None,
    pay: Annotated[str | None, typer.Option("--pay", metavar="AMOUNT")] = None,
    turnover: Annotated[str | None, typer.Option("--turnover", metavar="AMOUNT")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    own = {"weeks": weeks, "at": at, "full": full, "format": format, "output": output}
    estimated = {"days": days, "consultants": consultants, "pay": pay, "turnover": turnover}
    if step is not None:
        from mission_cli.commands.bench.pro_bono import pro_bono
        from mission_cli.commands.choices import choice

        choice(step, "mission bench", (PRO_BONO,))
        _refuse(own, f"mission bench {PRO_BONO}")
        return pro_bono(session, days, consultants, pay, turnover, json=json)
    _refuse(estimated, "mission bench")
    form = format_of(json=json, name=format, output=output)
    if full and form in ("md", "csv"):
        raise UsageError("bench.full-view", form=form)
    day = session.today if at is None else session.day(at, AT)
    # The person's own terminal shows what the profiles say; what leaves it does not, unless asked to.
    costed = full or (form == "table" and output is None and before_a_person())
    compared = goals(session.workspace.settings.bench if session.policy.compares else None)
    horizon = _weeks(weeks)
    found = session.view(lambda cache: free_ones(cache, session.today, day, horizon, compared, costed=costed))
    if form in ("md", "csv"):
        _pass_on(found, form, output)
    elif form == "json":
        show(found, form, output)
    else:
        _write(found, output, costed=costed)
    return Exit.DONE


def _refuse(others: dict[str, Any], said: str) -> None:
    """Raises UsageError for an option that is of the other use of the command."""
    wrong = [f"--{name}" for name, value in others.items() if value not in (None, False)]
    if wrong:
        raise UsageError("entries.not-here", name=", ".join(wrong), command=said)


def _weeks(given: int | None) -> int:
    weeks = 8 if given is None else given
    if not 0 <= weeks <= _LONGEST:
        raise UsageError("cli.bad-number", name="--weeks", value=weeks, least=0, most=_LONGEST)
    return weeks


def _write(found: View[Free], output: str | None, *, costed: bool) -> None:
    page, costs = found.beside
    if not page.profiles:
        message(t("bench.no-profile-at-all"))
    from mission_cli.render.bench_page import write  # only people need it

    if output is None:
        write(page, costs, costed=costed)
        say_left_out(found.envelope["left_out"])
    else:
        to_file(output, _captured(lambda: write(page, costs, costed=bool(costs))))


def _captured(write: Callable[[], None]) -> str:
    import contextlib
    import io

    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        write()
    return stream.getvalue()


def _pass_on(found: View[Free], form: str, output: str | None) -> None:
    """The view for business engineers."""
    if form == "csv":
        offered = passed_on(found)
        show(offered._replace(table=offered.table[:4]), form, output)
        message(t("bench.passed-on"))
        return
    from mission_cli.render.bench import markdown

    text = markdown(found)
    if output is None:
        result(text)
    else:
        to_file(output, text)
