"""The figures of a period against a count of their own: day by day, by sets of days, by nothing the code under test uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.core.facts import facts, person
from tests.unit.core.free_days import is_busy, is_here

from mission_cli.core.bench import Basis
from mission_cli.core.dates import Duration, add
from mission_cli.core.facts import Facts
from mission_cli.core.people_known import Person
from mission_cli.core.stats.figure import Figure, Period
from mission_cli.core.stats.sections import sections

FORTNIGHT = Duration(2, "week")
ORIGIN = dt.date(2024, 1, 1)  # a leap year
LAST = ORIGIN + dt.timedelta(600)
SINCE = ORIGIN + dt.timedelta(40)
DAYS = st.integers(0, 500).map(lambda number: ORIGIN + dt.timedelta(number))
PARTIES = ("client", "consultant", "manager")
PAIRS = st.sampled_from([(one, other) for one in PARTIES for other in PARTIES if one != other])
EVERY = st.sampled_from([None, Duration(1, "week"), Duration(10, "day"), Duration(1, "month"), Duration(1, "year")])
CAUSES = st.lists(st.sampled_from(["communication", "disagreement", "step-blocked"]), unique=True, max_size=2)


@st.composite
def missions(draw: st.DrawFn) -> list[Facts]:
    return [draw(mission(f"m{number}")) for number in range(draw(st.integers(0, 7)))]


def mission(name: str) -> st.SearchStrategy[Facts]:
    maybe = st.none() | DAYS
    return st.builds(
        lambda start, end, **others: facts(name).with_(start=start, end=end, **others),
        DAYS,
        DAYS,  # it may well end before it starts
        slug=st.sampled_from(["a", "b", "c", "d"]),
        kind=st.sampled_from(["client", "client", "client", "internal"]),
        signed=st.booleans(),
        agreed_end=DAYS,
        case=st.sampled_from([None, "completed", "client-ended", "consultant-ended"]),
        opened=maybe,
        decided=maybe,
        first_step=maybe,
        decision=st.sampled_from([None, "renew", "end"]),
        notice=st.sampled_from([None, Duration(1, "month"), Duration(2, "week")]),
        every=EVERY,
        amendments=st.lists(st.tuples(DAYS, maybe), max_size=3).map(
            lambda some: tuple(sorted(some, key=lambda one: one[0]))
        ),
        checkins=st.lists(st.tuples(DAYS, st.none()), max_size=12).map(tuple),
        feedback=st.lists(st.tuples(DAYS, PAIRS, st.none() | st.integers(1, 5)), max_size=6).map(
            lambda some: tuple((day, one, other, score) for day, (one, other), score in some)
        ),
        answers=st.lists(
            st.tuples(
                DAYS,
                st.sampled_from(["satisfaction", "exit-interview"]),
                st.sampled_from(["client", "consultant"]),
                st.lists(st.tuples(st.just("project"), st.integers(1, 5)), max_size=3).map(tuple),
            ),
            max_size=3,
        ).map(tuple),
        blockers=st.lists(st.tuples(DAYS, CAUSES.map(tuple), maybe), max_size=4).map(tuple),
        objectives=st.integers(0, 4).flatmap(lambda count: st.tuples(st.just(count), st.integers(0, count))),
    )


SOMEBODY = st.builds(
    lambda slug, **others: person(slug)._replace(**others),
    st.sampled_from([*"abcdef", *(f"p{number}" for number in range(12))]),
    employment=st.sampled_from(["employee", "employee", "employee", "freelance", None]),
    joined=st.none() | DAYS,
    left=st.none() | DAYS,
)
STAFF = [person(f"s{number}") for number in range(9)]
PEOPLE = st.tuples(st.lists(SOMEBODY, max_size=9, unique_by=lambda one: one.slug), st.sampled_from([[], STAFF])).map(
    lambda both: both[0] + both[1]
)  # with the staff, now more than ten, now fewer
PERIODS = st.tuples(DAYS, DAYS).map(lambda both: Period(min(both), max(both) + dt.timedelta(1)))


def days_of(period: Period) -> Iterator[dt.date]:
    day = period.first
    while day != period.after:
        yield day
        day += dt.timedelta(1)


def figures(
    several: list[Facts], people: list[Person], period: Period
) -> dict[tuple[str, str | None, str | None], Figure]:
    found = [
        one
        for section in sections(several, people, period, FORTNIGHT, Basis(LAST, "fr", SINCE))
        for one in section.figures
    ]
    assert len({(one.key, one.when, one.group) for one in found}) == len(found)
    return {(one.key, one.when, one.group): one for one in found}


@given(missions(), PEOPLE, PERIODS)
def test_the_bench_rate_day_by_day(several: list[Facts], people: list[Person], period: Period) -> None:
    def theirs(one: Person) -> list[Facts]:
        return [mission for mission in several if mission.slug == one.slug]

    months: dict[str, list[tuple[int, int]]] = {}
    for day in days_of(period):
        here = [one for one in people if one.employment == "employee" and is_here(one, theirs(one), day, LAST, SINCE)]
        counts = months.setdefault(f"{day:%Y-%m}", [])
        if here:
            counts.append((sum(not is_busy(theirs(one), day, LAST) for one in here), len(here)))
    found = {when: one for (key, when, _), one in figures(several, people, period).items() if key == "bench-rate"}
    assert list(found) == list(months)
    for when, counts in months.items():
        if not counts:
            assert found[when][2:5] == (None, 0, 0)
            continue
        of = mean(of for _, of in counts)
        rate = pytest.approx(mean(free / of for free, of in counts), abs=1e-4) if of >= 10 else None
        assert found[when].value == rate
        assert found[when].count == pytest.approx(mean(free for free, _ in counts), abs=0.0051)
        assert found[when].of == pytest.approx(of, abs=0.0051)


@given(missions(), PERIODS)
def test_ends_and_renewals(several: list[Facts], period: Period) -> None:
    inside = set(days_of(period))
    clients = [one for one in several if one.kind == "client"]
    over = [one for one in clients if one.end in inside]
    renewed: dict[str, list[dt.date]] = {one.id: [] for one in clients}
    for one in clients:
        known = [end for _, end in one.amendments if end]
        # The first amendment counts as a renewal, but for that of a mission that a side had ended by then.
        ended = one.opened if one.case in ("client-ended", "consultant-ended") else None
        at = 0
        for when, end in one.amendments:
            if end:
                if end > known[at - 1] if at else ended is None or when < ended:
                    renewed[one.id].append(when)
                at += 1
    now = {one.id for one in clients if inside & set(renewed[one.id])}
    found = figures(several, [], period)
    assert found["renewed", None, None][3:5] == (len(now), len(now | {one.id for one in over}))
    assert found["ended", None, None].count == len(over)
    for case in ("completed", "client-ended", "consultant-ended"):
        if over:
            assert found["ended-case", None, case].count == sum(one.case == case for one in over)
    assert found["ended-early", None, None][3:5] == (sum(one.end < one.agreed_end for one in over), len(over))

    def told(one: Facts, *also: dt.date | None) -> dt.date | None:
        said = {one.opened, *also, one.decided if one.decision == "end" else None} - {None}
        return min((day for day in said if day and all(day >= other for other in renewed[one.id])), default=None)

    seen = [one for one in over if (day := told(one, one.first_step)) and (one.end - day).days >= 56]
    assert found["ends-seen", None, None][3:5] == (len(seen), len(over))
    stopped = [(one, day) for one in over if one.case in ("client-ended", "consultant-ended") and (day := told(one))]
    lengths = [(one.end - day).days for one, day in stopped if one.end >= day]
    assert found["notice-days", None, None][2:4] == (median(lengths) if lengths else None, len(lengths))
    goals = [sum(some) for some in zip(*(one.objectives for one in over), strict=True)] or [0, 0]
    assert found["objectives-reached", None, None][3:5] == (goals[1], goals[0])


@given(missions(), PERIODS)
def test_feedback_and_checkins_day_by_day(several: list[Facts], period: Period) -> None:
    inside = set(days_of(period))
    held = due = 0
    running = []
    for one in several:
        days = {day for day in inside if one.start <= day <= one.end}
        if one.kind != "client" or not days:
            continue
        running.append(one)
        asked = sum(add(one.start, one.every or FORTNIGHT, times) in days for times in range(1, 600 // 7))
        due += asked
        held += min(asked, sum(day in days for day, _ in one.checkins))
    found = figures(several, [], period)
    assert found["checkins-held", None, None][3:5] == (held, due)
    heard = [{(sender, to) for day, sender, to, _ in one.feedback if day in inside} for one in running]
    assert found["feedback-given", None, None][3:5] == (len([one for one in heard if one]), len(running))
    for sender in PARTIES:
        for to in PARTIES:
            if sender != to:
                figure = found["feedback-direction", None, f"{sender}>{to}"]
                assert figure[3:5] == (len([one for one in heard if (sender, to) in one]), len(running))


@given(missions(), PERIODS)
def test_scores_by_quarter(several: list[Facts], period: Period) -> None:
    inside = set(days_of(period))
    clients = [one for one in several if one.kind == "client"]
    heard: list[tuple[str, str, dt.date, str, float]] = [
        ("feedback-score", sender, day, one.slug, score)
        for one in clients
        for day, sender, _, score in one.feedback
        if score
    ]
    heard += [
        ("satisfaction", sender, day, one.slug, mean(score for _, score in scores))
        for one in clients
        for day, name, sender, scores in one.answers
        if name == "satisfaction" and scores
    ]
    found = {at: one for at, one in figures(several, [], period).items() if one.unit == "score"}
    total = 0
    for (key, when, party), figure in found.items():
        said = [
            (slug, score)
            for name, sender, day, slug, score in heard
            if (name, sender) == (key, party) and day in inside and f"{day.year}-Q{(day.month - 1) // 3 + 1}" == when
        ]
        total += len(said)
        assert figure.count == len(said)
        shown = len(said) > 4 and len({slug for slug, _ in said}) > 2
        assert figure.value == (pytest.approx(mean(score for _, score in said), abs=0.0051) if shown else None)
    assert total == sum(day in inside for _, _, day, _, _ in heard)


@given(missions(), PERIODS)
def test_blockers_day_by_day(several: list[Facts], period: Period) -> None:
    inside = set(days_of(period))
    last = max(inside)
    every = [blocker for one in several if one.kind == "client" for blocker in one.blockers]
    opened = [causes for day, causes, _ in every if day in inside]
    solved = [((done - day).days, causes) for day, causes, done in every if done in inside and done and done >= day]
    found = figures(several, [], period)
    assert found["blockers-opened", None, None].count == len(opened)
    for cause in ("communication", "disagreement", "step-blocked"):
        figure = found.get(("blockers-cause", None, cause))
        assert (figure.count if figure else 0) == sum(cause in causes for causes in opened)
        lengths = [days for days, causes in solved if cause in causes]
        again = found.get(("blockers-solved-cause", None, cause))
        assert (again.value if again else None) == (median(lengths) if lengths else None)
    assert found["blockers-solved", None, None].count == len(solved)
    still = [day for day, _, done in every if day <= last and not (done and done <= last)]
    assert found["blockers-open", None, None].count == len(still)


@given(missions(), PEOPLE, PERIODS)
def test_few_make_no_share(several: list[Facts], people: list[Person], period: Period) -> None:
    for one in figures(several, people, period).values():
        if one.unit in ("share", "rate"):
            assert (one.value is None) == ((one.of or 0) < 10)
            assert 0 <= one.count <= (one.of or 0)
