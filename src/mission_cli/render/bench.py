"""The bench as a manager reads it, as a program does, and as a business engineer may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from mission_cli.core.bench import FULL_WEEK, Count, Week
from mission_cli.core.dates import OutOfCalendar, add
from mission_cli.core.facts import Facts
from mission_cli.core.figures import FEW, GOALS, Figure, Goals, place
from mission_cli.core.free import Free
from mission_cli.core.money import Money
from mission_cli.core.people_known import Namesake, Person
from mission_cli.render.words import day, figure, full_day, length, word
from mission_cli.texts import language, t


class Page(NamedTuple):
    """The bench on a day: who is free until when, and the counts. No cost is in it.

    `free` is about people with a profile, `unknown` about names in missions that have none; `until` is the last day of the
    horizon, inclusive; `unsigned` are the missions at clients that are under way on the day without being signed;
    `part_time` are people at a client for a part of the week, their missions, and the days left.
    """

    today: dt.date
    day: dt.date
    weeks: int
    until: dt.date
    profiles: int
    free: list[Free]
    unknown: list[Free]
    unsigned: list[Facts]
    part_time: list[tuple[Person, tuple[Facts, ...], float]]
    namesakes: list[Namesake]
    signed: Count
    planned: Count
    weekly: list[Week]
    goals: Goals

    @property
    def everybody(self) -> list[Free]:
        """Whoever is free, by date then by name."""
        both = [*self.free, *self.unknown]
        return sorted(both, key=lambda one: (not one.now, one.since or dt.date.min, one.person.slug))


def long_bench(one: Free, page: Page) -> bool:
    """Whether an employee's bench has lasted so long that a conversation is due."""
    try:
        return (
            one.now
            and one.person.employment == "employee"
            and one.known is not None
            and add(one.known, page.goals.talk_after) <= page.day
        )
    except OutOfCalendar:
        return False


# For programs --------------------------------------------------------------------------------------------------------


def envelope(page: Page) -> dict[str, Any]:
    """What a program is told of the whole: the rate from 0 to 1, today's and the coming weeks'."""
    goals = page.goals
    return {
        "today": page.today.isoformat(),
        "at": page.day.isoformat(),
        "until": page.until.isoformat(),
        **_counts(page.signed, page.planned),
        "under_way_unsigned": [
            {"id": one.id, "consultant": one.slug, "start": one.start.isoformat()} for one in page.unsigned
        ],
        "part_time": [
            {"consultant": person.slug, "missions": [one.id for one in missions], "free_days_per_week": left}
            for person, missions, left in page.part_time
        ],
        "namesakes": [{"consultant": one.slug, "mails": one.mails} for one in page.namesakes],
        "target": [float(goals.least.value), float(goals.most.value)],
        "break_even": float(goals.break_even.value),
        "forecast": [{"date": one.day.isoformat(), **_counts(one.signed, one.planned)} for one in page.weekly],
    }


def _counts(signed: Count, planned: Count) -> dict[str, Any]:
    return {
        "employees": signed.of,
        "free": signed.free,
        "rate": _rounded(signed.rate),
        "free_with_unsigned": planned.free,
        "rate_with_unsigned": _rounded(planned.rate),
    }


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)


def as_json(page: Page, costs: dict[str, Money] | None) -> list[dict[str, Any]]:
    """An item a person who is free, now or soon. `costs` of a day by slug; None leaves amounts out."""
    return [_item(one, page, costs) for one in page.everybody]


def _item(one: Free, page: Page, costs: dict[str, Money] | None) -> dict[str, Any]:
    person = one.person
    so_far, ahead = spent(one, costs or {})
    return {
        "name": person.name,
        "consultant": person.slug,
        "employment": person.employment,
        "path": person.path or None,
        "state": "now" if one.now else "soon",
        "since": _iso(one.since),
        "known_since": _iso(one.known),
        "until": _iso(one.until),
        "since_with_unsigned": _iso(one.planned),
        "doing": [
            {"id": mission.id, "kind": mission.kind, "interruptible": mission.interruptible} for mission in one.doing
        ],
        "before": one.before.id if one.before else None,
        "not_closed": overdue(one, page.day),
        "renewal_wanted": one.renewal_wanted,
        "next": _mission(one.next),
        "unsigned": _mission(one.unsigned),
        "working_days": {"so_far": one.so_far, "horizon": one.ahead},
        "cost": {"so_far": str(so_far) if so_far else None, "horizon": str(ahead) if ahead else None},
        "conversation": long_bench(one, page),
        "skills": list(person.skills),
        "wishes": person.wishes,
    }


def _iso(when: dt.date | None) -> str | None:
    return when.isoformat() if when else None


def _mission(mission: Facts | None) -> dict[str, str] | None:
    return {"id": mission.id, "start": mission.start.isoformat()} if mission else None


def overdue(one: Free, on: dt.date) -> bool:
    """Whether the mission before is past its end and not closed: it may go on without anybody having written so."""
    return one.before is not None and one.before.closed is None and one.before.end < on


def spent(one: Free, costs: dict[str, Money]) -> tuple[Money | None, Money | None]:
    """What the bench cost so far and will within the horizon. Of employees alone: nobody pays the others meanwhile."""
    cost = costs.get(one.person.slug) if one.person.employment == "employee" else None
    if cost is None:
        return None, None
    so_far = None if one.so_far is None else Money(cost.amount * one.so_far, cost.currency)
    return so_far, Money(cost.amount * one.ahead, cost.currency)


# To pass on ----------------------------------------------------------------------------------------------------------


def offered(one: Free, on: dt.date) -> dict[str, Any]:
    """Who is available from which day on, `on` where it is now, as a row of a spreadsheet: nothing confidential."""
    return {
        "name": one.person.name,
        "skills": list(one.person.skills),
        "available_from": _iso(on if one.now else one.since),
        "available_until": _iso(one.until),
        "renewal_wanted": one.renewal_wanted,
        "wishes": one.person.wishes,
        "doing": ", ".join(map(_activity, one.doing)),
    }


def markdown(page: Page) -> str:
    """The same as a page for a wiki or a mail; what is not in it is said in it."""
    from mission_cli.render.table import markdown_table

    names = ("name", "skills", "available_from", "available_until", "wishes", "doing")
    rows = [
        [
            one.person.name,
            ", ".join(one.person.skills),
            _available(one),
            day(one.until) if one.until else "",
            one.person.wishes or "",
            ", ".join(map(_activity, one.doing)),
        ]
        for one in page.everybody
    ]
    title = t("bench.offer", day=full_day(page.day), until=full_day(page.until))
    table = markdown_table([t(f"column.{name}") for name in names], rows) if rows else t("bench.nobody-offer") + "\n"
    return f"# {title}\n\n{table}\n{t('bench.passed-on')}\n"


def _available(one: Free) -> str:
    when = t("bench.now") if one.now else day(one.since)
    return t("bench.unless-renewed", when=when) if one.renewal_wanted else when


def _activity(mission: Facts) -> str:
    kind = word("kind", mission.kind)
    words = f"{mission.title} ({kind})"
    return t("bench.interruptible", what=words) if mission.interruptible else words


# For a person --------------------------------------------------------------------------------------------------------


def short(value: Decimal | float) -> str:
    """`18.2`, `18,2`; no decimal where it says nothing."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if language() == "fr" else text


def percent(value: Decimal | float) -> str:
    """`18.2%`, `18,2 %`, as each language sets the sign."""
    return f"{short(value)}\u00a0%" if language() == "fr" else f"{short(value)}%"


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
