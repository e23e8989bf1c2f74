"""The bench in words: as a manager reads it, and as it may be passed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from mission_cli.core.bench import FULL_WEEK, Count
from mission_cli.core.figures import FEW, GOALS, Figure, place
from mission_cli.core.free import Free
from mission_cli.core.money import Money
from mission_cli.render.locale import locale
from mission_cli.render.view import as_markdown
from mission_cli.render.words import day, figure, full_day, length
from mission_cli.texts import t
from mission_cli.views.bench import Page, passed_on

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.views.view import View


def markdown(found: View[Free]) -> str:
    """Who is available as a page for a wiki or a mail, see `passed_on`; what is not in it is said in it."""
    page = found.beside.page
    title = t("bench.offer", day=full_day(page.day), until=full_day(page.until))
    offered = passed_on(found)
    told = as_markdown(offered) if found.rows else t("bench.nobody-offer") + "\n"
    return f"# {title}\n\n{told}\n{t('bench.passed-on')}\n"


# For a person --------------------------------------------------------------------------------------------------------


def short(value: Decimal | float) -> str:
    """`18.2`, `18,2`; no decimal where it says nothing."""
    return locale().number(f"{value:.1f}".removesuffix(".0"))


def percent(value: Decimal | float) -> str:
    """`18.2%`, `18,2 %`, as each language sets the sign."""
    return f"{short(value)}{locale().percent}"


def counted(count: Count) -> str:
    """`2 of 11 (18.2%)`; of few people no percentage is made."""
    return t("bench.of", free=count.free, of=count.of) + share(count)


def share(count: Count) -> str:
    """` (18.2%)`; "" of few people."""
    return "" if count.of < FEW else f" ({percent(100 * count.free / count.of)})"


def sourced(figure: Figure) -> str:
    """Where a figure is from, and since when it holds."""
    source = figure.source or t("bench.no-source")
    return t("bench.since-date", source=source, day=day(figure.date)) if figure.date else source


def total(amounts: Iterable[Money | None]) -> list[Money]:
    """The sums, one a currency."""
    sums: dict[str, Decimal] = {}
    for one in amounts:
        if one is not None:
            sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.amount
    return [Money(value, currency) for currency, value in sorted(sums.items())]


def rate_lines(page: Page) -> list[str]:
    """The rate on the day, beside what it is compared with."""
    count, goals = page.signed, page.goals
    where = place(count, goals)
    words = {"n": count.free, "of": count.of, "day": full_day(page.day), "share": share(count)}
    lines = [t("bench.rate", **words, place=t(f"bench.place-{where or 'few'}"))]
    if not count.of:
        lines = [t("bench.rate-nobody", day=full_day(page.day))]
    if page.planned != count:
        lines.append(t("bench.rate-planned", count=counted(page.planned)))
    band = f"{short(goals.least.value)}–{percent(goals.most.value)}"
    lines.append(t("bench.target", band=band, source=sourced(goals.most)))
    why = t("bench.one-in-six") if goals.break_even == GOALS.break_even else sourced(goals.break_even)
    return [*lines, t("bench.break-even", rate=percent(goals.break_even.value), source=why)]


def unsigned_lines(page: Page) -> list[str]:
    """The missions that have begun and that nothing says are signed, each with the command that says so."""
    lines = [
        t("bench.begun-unsigned", id=one.id, name=one.consultant, day=day(one.start)) for one in page.unsigned[:_LISTED]
    ]
    if len(page.unsigned) > _LISTED:
        lines.append(t("bench.begun-more", n=len(page.unsigned) - _LISTED))
    return [t("bench.begun", id=page.unsigned[0].id), *(f"  {line}" for line in lines)]


_LISTED: Final = 8


def part_lines(page: Page) -> list[str]:
    """Who is at a client for a part of the week: days that are free, and that no figure here counts."""
    lines = [
        t(
            "bench.part",
            name=person.name,
            ids=", ".join(one.id for one in missions),
            days=figure(FULL_WEEK - left),
            left=figure(left),
        )
        for person, missions, left in page.part_time
    ]
    return [t("bench.part-time"), *(f"  {line}" for line in lines)]


def talk_lines(found: Sequence[Free], page: Page) -> list[str]:
    """Questions to open a conversation with, where a bench lasts; never anything that measures a person."""
    names = [t("bench.talk-name", name=one.person.name, length=lasted(one, page.day)) for one in found]
    questions = [f"  · {t(f'bench.talk-{about}')}" for about in _ABOUT]
    return [t("bench.talk", length=length(page.goals.talk_after)), *(f"  {name}" for name in names), *questions]


_ABOUT: Final = ("exclusion", "worry", "stress", "self-esteem", "isolation")


def lasted(one: Free, on: dt.date) -> str:
    """How long somebody is known to have been free: whole weeks from two on."""
    days = (on - one.known).days if one.known else 0
    return t("words.unit-week", n=days // 7) if days >= 14 else t("words.unit-day", n=days)
