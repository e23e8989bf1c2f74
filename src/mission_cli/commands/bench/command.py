"""`mission bench`: who is free, since when and until when, what it costs, and the rate."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from mission_cli.actions.days import AT
from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import Format, Full, Json, Output
from mission_cli.commands.rows import Rows, format_of, show, to_file
from mission_cli.commands.seen import say_left_out
from mission_cli.commands.session import Session
from mission_cli.core.bench import count_on, forecast, part_time, roster, strangers
from mission_cli.core.dates import Duration, OutOfCalendar, add
from mission_cli.core.figures import goals
from mission_cli.core.free import Free, free
from mission_cli.core.people_known import namesakes
from mission_cli.errors import Exit, UsageError
from mission_cli.render.bench import Page, as_json, envelope, markdown, offered
from mission_cli.render.out import message, result
from mission_cli.render.table import Column
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from mission_cli.core.facts import Facts
    from mission_cli.core.money import Money

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
    return _show(session, page_of(session, day, _weeks(weeks)), form, output, full=full)


def _refuse(others: dict[str, Any], said: str) -> None:
    """Raises UsageError for an option that is of the other use of the command."""
    wrong = [f"--{name}" for name, value in others.items() if value not in (None, False)]
    if wrong:
        raise UsageError("entries.not-here", name=", ".join(wrong), command=said)


def page_of(session: Session, day: dt.date, weeks: int) -> Page:
    """What is known of the bench on a day, without any cost."""
    people, facts, policy = session.people, session.terms(day), session.policy
    members, unknown = roster(people, facts, session.basis), strangers(people, facts, session.basis)
    return Page(
        today=session.today,
        day=day,
        weeks=weeks,
        until=_after(day, Duration(1, "week"), weeks),
        profiles=len(people),
        free=free(members, day, weeks, policy.holidays),
        unsigned=_unsigned(facts, session.today, day),
        part_time=part_time(members, day),
        namesakes=namesakes(people, facts),
        unknown=_reachable(free(unknown, day, weeks, policy.holidays)),
        signed=count_on(members, day),
        planned=count_on(members, day, unsigned=True),
        weekly=forecast(members, day),
        goals=goals(session.workspace.settings.bench if policy.compares else None),
    )


def _unsigned(facts: list[Facts], today: dt.date, day: dt.date) -> list[Facts]:
    """The missions at clients that are under way on a day, not closed, and not signed, by their start."""
    found = [one for one in facts if not one.signed and one.closed is None and one.covers(today)]
    return sorted((one for one in found if one.start <= day <= one.end), key=lambda one: (one.start, one.id))


def _reachable(found: list[Free]) -> list[Free]:
    """Of people without a profile, those that a mission still says something about: it runs, or is not closed."""
    return [one for one in found if one.doing or one.before or one.unsigned or one.next]


def _weeks(given: int | None) -> int:
    weeks = 8 if given is None else given
    if not 0 <= weeks <= _LONGEST:
        raise UsageError("cli.bad-number", name="--weeks", value=weeks, least=0, most=_LONGEST)
    return weeks


def _after(day: dt.date, duration: Duration, times: int = 1) -> dt.date:
    try:
        return add(day, duration, times)
    except OutOfCalendar:
        return dt.date.max


def _show(session: Session, page: Page, form: str, output: str | None, *, full: bool) -> int:
    if form in ("md", "csv"):
        _pass_on(page, form, output)
        return Exit.DONE
    # The person's own terminal shows what the profiles say; what leaves it does not, unless asked to.
    costed = full or (form == "table" and output is None and before_a_person())
    costs = _costs(session, page) if costed else {}
    if form == "json":
        left_out = [] if full or not (page.free or page.unknown) else ["confidential"]
        items = as_json(page, costs if full else None)
        show(Rows("bench", {**envelope(page), "left_out": left_out}, items, (), list), form, output)
        return Exit.DONE
    if not page.profiles:
        message(t("bench.no-profile-at-all"))
    from mission_cli.render.bench_page import write  # only people need it

    if output is None:
        write(page, costs, costed=costed)
        say_left_out([] if costed or not (page.free or page.unknown) else ["confidential"])
    else:
        to_file(output, _captured(lambda: write(page, costs, costed=bool(costs))))
    return Exit.DONE


def _captured(write: Callable[[], None]) -> str:
    import contextlib
    import io

    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        write()
    return stream.getvalue()


def _costs(session: Session, page: Page) -> dict[str, Money]:
    """What a day costs of each employee that is shown."""
    from mission_cli.storage.cache.portfolio import daily_costs

    return daily_costs(session.root, [one.person.slug for one in page.free if one.person.employment == "employee"])


def _pass_on(page: Page, form: str, output: str | None) -> None:
    """The view for business engineers: nothing in it is confidential, and no figure is about a person."""
    if form == "md":
        text = markdown(page)
        if output is None:
            result(text)
        else:
            to_file(output, text)
        return
    heads = [Column(t(f"column.{key}")) for key in ("name", "skills", "available_from", "available_until")]
    items = [offered(one, page.day) for one in page.everybody]
    show(Rows("bench", {}, items, heads, list), form, output)
    message(t("bench.passed-on"))
