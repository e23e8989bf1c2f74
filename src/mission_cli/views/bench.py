"""Who is free, since when and until when, what it costs, and the rate; and what of it may be passed on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.core.bench import Count, Week, count_on, forecast, part_time, roster, strangers
from mission_cli.core.dates import Duration, OutOfCalendar, add
from mission_cli.core.facts import Facts
from mission_cli.core.figures import Goals
from mission_cli.core.free import Free, free
from mission_cli.core.money import Money
from mission_cli.core.people_known import Namesake, Person, namesakes
from mission_cli.core.say import Coded, Joined, Say
from mission_cli.storage.cache.portfolio import basis, daily_costs, findings, findings_of_people, people, terms
from mission_cli.views.view import Column, View

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache


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


class Beside(NamedTuple):
    """The bench as a page shows it, and what a day of each employee costs, by slug."""

    page: Page
    costs: dict[str, Money]


def bench(cache: Cache, today: dt.date, day: dt.date, weeks: int, goals: Goals, *, costed: bool) -> View[Free]:
    """Whoever is free on a day or within so many weeks after it; `beside` is a `Beside`. Costs are confidential: they are
    read only where they are to be shown (`costed`)."""
    page = _page(cache, today, day, weeks, goals)
    employees = [one.person.slug for one in page.free if one.person.employment == "employee"]
    costs = daily_costs(cache.root, employees) if costed else {}
    kept_back = not costed and (page.free or page.unknown)
    envelope = {**_envelope(page), "left_out": ["confidential"] if kept_back else []}
    unread = [findings_of_people(cache), findings(cache, today)]
    beside = Beside(page, costs)
    return View("bench", envelope, page.everybody, _columns(beside), (), unread=unread, beside=beside)


def _page(cache: Cache, today: dt.date, day: dt.date, weeks: int, goals: Goals) -> Page:
    known, facts, rules = people(cache, today), terms(cache, day, today), basis(cache, today)
    members, unknown = roster(known, facts, rules), strangers(known, facts, rules)
    return Page(
        today=today,
        day=day,
        weeks=weeks,
        until=_after(day, Duration(1, "week"), weeks),
        profiles=len(known),
        free=free(members, day, weeks, rules.region),
        unsigned=_unsigned(facts, today, day),
        part_time=part_time(members, day),
        namesakes=namesakes(known, facts),
        unknown=_reachable(free(unknown, day, weeks, rules.region)),
        signed=count_on(members, day),
        planned=count_on(members, day, unsigned=True),
        weekly=forecast(members, day),
        goals=goals,
    )


def _unsigned(facts: list[Facts], today: dt.date, day: dt.date) -> list[Facts]:
    """The missions at clients that are under way on a day, not closed, and not signed, by their start."""
    found = [one for one in facts if not one.signed and one.closed is None and one.covers(today)]
    return sorted((one for one in found if one.start <= day <= one.end), key=lambda one: (one.start, one.id))


def _reachable(found: list[Free]) -> list[Free]:
    """Of people without a profile, those that a mission still says something about: it runs, or is not closed."""
    return [one for one in found if one.doing or one.before or one.unsigned or one.next]


def _after(day: dt.date, duration: Duration, times: int = 1) -> dt.date:
    try:
        return add(day, duration, times)
    except OutOfCalendar:
        return dt.date.max


def _envelope(page: Page) -> dict[str, Any]:
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


# The columns ---------------------------------------------------------------------------------------------------------


def _columns(beside: Beside) -> tuple[Column[Free], ...]:
    def cost(one: Free) -> dict[str, str | None]:
        so_far, ahead = spent(one, beside.costs)
        return {"so_far": str(so_far) if so_far else None, "horizon": str(ahead) if ahead else None}

    return (
        Column("name", lambda one: one.person.name),
        Column("consultant", lambda one: one.person.slug),
        Column("employment", lambda one: one.person.employment),
        Column("path", lambda one: one.person.path or None),
        Column("state", lambda one: "now" if one.now else "soon"),
        Column("since", lambda one: one.since),
        Column("known_since", lambda one: one.known),
        Column("until", lambda one: one.until),
        Column("since_with_unsigned", lambda one: one.planned),
        Column(
            "doing",
            lambda one: [{"id": of.id, "kind": of.kind, "interruptible": of.interruptible} for of in one.doing],
        ),
        Column("before", lambda one: one.before.id if one.before else None),
        Column("not_closed", lambda one: overdue(one, beside.page.day)),
        Column("renewal_wanted", lambda one: one.renewal_wanted),
        Column("next", lambda one: _mission(one.next)),
        Column("unsigned", lambda one: _mission(one.unsigned)),
        Column("working_days", lambda one: {"so_far": one.so_far, "horizon": one.ahead}),
        Column("cost", cost),
        Column("conversation", lambda one: long_bench(one, beside.page)),
        Column("skills", lambda one: one.person.skills),
        Column("wishes", lambda one: one.person.wishes),
    )


def _mission(mission: Facts | None) -> dict[str, Any] | None:
    return {"id": mission.id, "start": mission.start} if mission else None


def passed_on(found: View[Free]) -> View[Free]:
    """The same for business engineers: nothing in it is confidential, and no figure is about a person."""
    return View("bench", {}, found.rows, _offered(found.beside.page.day), OFFERED)


def _offered(on: dt.date) -> tuple[Column[Free], ...]:
    """Who is available from which day on, `on` where it is now."""

    def available(one: Free) -> Say | dt.date | None:
        when = Say("bench.now", {}) if one.now else one.since
        return Say("bench.unless-renewed", {"when": when}) if one.renewal_wanted else when

    return (
        Column("name", lambda one: one.person.name, "column.name"),
        Column(
            *("skills", lambda one: one.person.skills, "column.skills"),
            cell=lambda one: Joined(one.person.skills),
        ),
        Column("available_from", lambda one: on if one.now else one.since, "column.available_from", available),
        Column(
            *("available_until", lambda one: one.until, "column.available_until"),
            cell=lambda one: one.until or "",
        ),
        Column("renewal_wanted", lambda one: one.renewal_wanted),
        Column(
            *("wishes", lambda one: one.person.wishes, "column.wishes"),
            cell=lambda one: one.person.wishes or "",
        ),
        Column("doing", lambda one: Joined([_activity(of) for of in one.doing]), "column.doing", spoken=True),
    )


def _activity(mission: Facts) -> Joined | Say:
    """What somebody does meanwhile, without whom it is for."""
    words = Joined((mission.title, " (", Coded("kind", mission.kind), ")"), "")
    return Say("bench.interruptible", {"what": words}) if mission.interruptible else words


OFFERED: Final = ("name", "skills", "available_from", "available_until", "wishes", "doing")
