"""The page of the bench in the terminal: who is free, the rate with its forecast, and what to talk about."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

from mission_cli.core.bench import Week
from mission_cli.core.facts import Facts
from mission_cli.core.figures import FEW, place
from mission_cli.core.free import Free
from mission_cli.core.money import Money
from mission_cli.render.bench import (
    counted,
    lasted,
    part_lines,
    percent,
    rate_lines,
    talk_lines,
    total,
    unsigned_lines,
)
from mission_cli.render.chart import LIGHT, SOLID, Bar, Tick, chart
from mission_cli.render.layout import terminal_width
from mission_cli.render.out import result
from mission_cli.render.safe import visible
from mission_cli.render.table import Cards, Column, table
from mission_cli.render.words import amount, day, full_day, word
from mission_cli.texts import t
from mission_cli.views.bench import Page, long_bench, overdue, spent

_BAND: Final = "┊"
_LOSS: Final = "┃"


def write(page: Page, costs: dict[str, Money], *, costed: bool = True) -> None:
    """Write the whole page to standard output, for a person. Without `costed`, no column of amounts."""
    employees = [one for one in page.free if one.person.employment == "employee"]
    others = [one for one in page.free if one.person.employment in ("freelance", "umbrella")]
    unsaid = [one for one in page.free if one.person.employment is None]
    _say([t("bench.title", day=full_day(page.day), until=full_day(page.until))])
    if not (page.free or page.unknown):
        _say([t("bench.nobody")])
    _section("now", [one for one in employees if one.now], page, costs if costed else None)
    _section("soon", [one for one in employees if not one.now], page, costs if costed else None)
    if costed and employees:
        _total(employees, page, costs)
    _section("others", others, page, None)
    _section("unsaid", unsaid, page, None)
    _section("unknown", page.unknown, page, None)
    if any(one.now and not one.since and one.known for one in page.everybody):
        _say(["", t("bench.at-least")])
    if page.unsigned:
        _say(["", *unsigned_lines(page)])
    if page.part_time:
        _say(["", *part_lines(page)])
    if page.namesakes:
        _say(["", t("bench.namesakes", names=", ".join(visible(one.name) for one in page.namesakes))])
    if page.profiles:
        _say(["", t("bench.head-rate"), *(f"  {line}" for line in rate_lines(page))])
        result("\n".join(["", t("bench.head-forecast"), *_forecast(page)]))
        _say([f"  {line}" for line in _legend(page)])
    long = [one for one in page.free if long_bench(one, page)]
    if long:
        _say(["", *talk_lines(long, page)])


def _say(lines: Sequence[str]) -> None:
    """Sentences, each folded under its own beginning."""
    width = terminal_width()
    folded: list[str] = []
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip(" ")))
        folded += textwrap.wrap(
            visible(line), width, subsequent_indent=f"{indent}  ", break_on_hyphens=False, break_long_words=False
        ) or [""]
    result("\n".join(folded))


def _section(name: str, found: list[Free], page: Page, costs: dict[str, Money] | None) -> None:
    """A table under its heading; `costs` None: these people have none."""
    if not found:
        return
    _say(["", t(f"bench.section-{name}")])
    columns = [
        Column(t("bench.col-since" if name == "now" else "bench.col-from")),
        Column(t("bench.col-name"), fold=True),
        Column(t("bench.col-doing"), fold=True),
        Column(t("bench.col-next"), fold=True),
        Column(t("bench.col-skills"), fold=True),
    ]
    rows = [
        [_when(one, page), one.person.name, _doing(one), "; ".join(_next(one, page)), ", ".join(one.person.skills)]
        for one in found
    ]
    if costs is not None:
        heads = ("so-far", "ahead") if name == "now" else ("ahead",)
        columns += [Column(t(f"bench.col-{head}"), right=True) for head in heads]
        for row, one in zip(rows, found, strict=True):
            row += [amount(money) if money else "–" for money in spent(one, costs)[-len(heads) :]]
    table(columns, rows, Cards(left=(0,), title=(1,), rest=range(2, len(columns))))


def _when(one: Free, page: Page) -> str:
    if one.known is None:
        return t("bench.since-unknown")
    if not one.now:
        return day(one.known)
    key = "bench.lasted" if one.since else "bench.lasted-at-least"
    return t(key, day=day(one.known), length=lasted(one, page.day))


def _doing(one: Free) -> str:
    return ", ".join(map(_mission, one.doing)) or t("bench.search-not-begun")


def _mission(mission: Facts) -> str:
    words = f"{mission.id} ({word('kind', mission.kind)})"
    return t("bench.interruptible", what=words) if mission.interruptible else words


def _next(one: Free, page: Page) -> list[str]:
    """What comes, signed or not, and what may be: each said for what it is."""
    found = []
    if one.next:
        found.append(t("bench.next", id=one.next.id, day=day(one.next.start)))
    elif one.until:
        found.append(t("bench.leaves", day=day(one.until)))
    if one.unsigned:
        found.append(t("bench.unsigned", id=one.unsigned.id, day=day(one.unsigned.start)))
    if one.renewal_wanted:
        found.append(t("bench.renewal-wanted"))
    if one.before and overdue(one, page.day):
        found.append(t("bench.not-closed", id=one.before.id))
    return found


def _total(found: list[Free], page: Page, costs: dict[str, Money]) -> None:
    both = [spent(one, costs) for one in found]
    so_far, ahead = (total(amounts) for amounts in zip(*both, strict=True))
    if so_far or ahead:
        spoken = [" + ".join(map(amount, sums)) or "–" for sums in (so_far, ahead)]
        _say(["", t("bench.total", so_far=spoken[0], ahead=spoken[1], until=day(page.until))])
    without = [one.person.name for one in found if one.person.slug not in costs]
    if without:
        _say([t("bench.no-cost", names=", ".join(without))])


# The forecast --------------------------------------------------------------------------------------------------------


def _forecast(page: Page) -> list[str]:
    """A bar a week. Of few people nothing is drawn that is said in percent."""
    goals = page.goals
    ticks = [Tick(float(goal.value) / 100, _BAND) for goal in (goals.least, goals.most)]
    ticks.append(Tick(float(goals.break_even.value) / 100, _LOSS))
    return chart([_bar(one, page) for one in page.weekly], [] if _few(page) else ticks, terminal_width())


def _few(page: Page) -> bool:
    return all(one.signed.of < FEW for one in page.weekly)


def _legend(page: Page) -> list[str]:
    legend = [f"{SOLID} {t('bench.legend-free')}"]
    if any(one.signed != one.planned for one in page.weekly):
        legend.append(f"{LIGHT} {t('bench.legend-planned')}")
    if not _few(page):
        legend.append(f"{_BAND} {t('bench.legend-target')}")
        legend.append(f"{_LOSS} {t('bench.legend-break-even', rate=percent(page.goals.break_even.value))}")
        legend.append(t("bench.legend-marks"))
    return legend


def _bar(one: Week, page: Page) -> Bar:
    where = place(one.signed, page.goals)
    mark = {"loss": "!", "above": "◦"}.get(where or "", "·")
    words = counted(one.signed)
    if one.planned.free != one.signed.free:
        words += f" [{one.planned.free}]"
    return Bar(day(one.day), mark, words, one.planned.rate or 0.0, one.signed.rate or 0.0)
