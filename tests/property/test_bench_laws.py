"""Laws of the bench: what half-open arithmetic says is what counting every day says."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.unit.core import free_days

from mission_cli.core.bench import Basis, Member, count_on, daily, forecast, gaps, merged, part_time, roster, strangers
from mission_cli.core.dates import Span
from mission_cli.core.facts import Facts
from mission_cli.core.free import Free, free
from mission_cli.core.people_known import Person
from mission_cli.core.standing import standing
from mission_cli.core.timeline import Window, monday, people_tracks
from mission_cli.core.working_days import is_off

TODAY = dt.date(2026, 11, 21)
ONE = dt.timedelta(days=1)
KINDS = ["client", "client", "client", "internal", "training", "search", "pro-bono"]


def person(name: str, **more: object) -> Person:
    known: dict[str, Any] = {"employment": "employee", "skills": (), "absences": (), "platforms": (), **more}
    values: dict[str, Any] = {**dict.fromkeys(Person._fields), **known}
    return Person(**{**values, "slug": name, "path": f"consultants/{name}.yaml", "name": name})


def mission(mission_id: str, slug: str, start: dt.date, end: dt.date, **more: object) -> Facts:
    several = ("tags", "amendments", "checkins", "feedback", "answers", "blockers", "opportunities")
    known: dict[str, Any] = {
        "closed": None,
        "kind": "client",
        "signed": True,
        "interruptible": False,
        "title": mission_id,
        "client": "Acme",
        **more,
    }
    values: dict[str, Any] = {
        **dict.fromkeys(Facts.names()),
        **dict.fromkeys(several, ()),
        **known,
    }
    values |= {"id": mission_id, "path": f"missions/{mission_id}.yaml", "slug": slug, "consultant": slug}
    return Facts(**{**values, "start": start, "end": end, "agreed_end": end, "objectives": (0, 0)})


class Firm(NamedTuple):
    people: list[Person]
    facts: list[Facts]
    since: dt.date | None = None

    @property
    def basis(self) -> Basis:
        return Basis(TODAY, "fr", self.since)

    def of(self, slug: str) -> list[Facts]:
        return [one for one in self.facts if one.slug == slug]


NEAR = st.integers(-60, 100).map(lambda days: TODAY + days * ONE)
SPANS = st.tuples(NEAR, st.integers(0, 70)).map(lambda pair: (pair[0], pair[0] + pair[1] * ONE))


@st.composite
def firms(draw: st.DrawFn) -> Firm:
    names = [f"p{at}" for at in range(draw(st.integers(0, 6)))]
    people = [
        person(
            name,
            employment=draw(st.sampled_from(["employee", "employee", "employee", "freelance", "umbrella", None])),
            joined=draw(st.none() | NEAR),
            left=draw(st.none() | st.none() | NEAR),
            absences=tuple(draw(st.lists(SPANS, max_size=2))),
        )
        for name in names
    ]
    facts = []
    for at in range(draw(st.integers(0, 10))):
        start, end = draw(SPANS)
        kind = draw(st.sampled_from(KINDS))
        facts.append(
            mission(
                f"m{at}",
                draw(st.sampled_from([*names, "stranger"])),
                start,
                end,
                kind=kind,
                signed=kind != "client" or draw(st.booleans()),
                closed=draw(st.none() | st.just(end) | st.just(start + draw(st.integers(0, 70)) * ONE)),
                days_per_week=draw(st.sampled_from([None, 1.0, 3.0, 5.0])),
            )
        )
    return Firm(people, facts, draw(st.none() | NEAR))


# The independent count: one day, one question, nothing shared with what it is held to (tests/unit/core/free_days.py) -----


def is_here(firm: Firm, one: Person, day: dt.date) -> bool:
    return free_days.is_here(one, firm.of(one.slug), day, TODAY, firm.since)


def is_busy(firm: Firm, slug: str, day: dt.date, *, unsigned: bool = False) -> bool:
    return free_days.is_busy(firm.of(slug), day, TODAY, unsigned=unsigned)


def counted(firm: Firm, day: dt.date, *, unsigned: bool) -> tuple[int, int]:
    here = [one for one in firm.people if one.employment == "employee" and is_here(firm, one, day)]
    return sum(not is_busy(firm, one.slug, day, unsigned=unsigned) for one in here), len(here)


def days(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + at * ONE for at in range((last - first).days + 1)]


def is_free(firm: Firm, one: Person, day: dt.date) -> bool:
    return is_here(firm, one, day) and not is_busy(firm, one.slug, day)


def works(one: Person, day: dt.date) -> bool:
    return not is_off(day, "fr") and not any(start <= day <= end for start, end in one.absences)


# The laws -------------------------------------------------------------------------------------------------------------


@given(firms(), st.booleans())
def test_the_count_of_every_day(firm: Firm, unsigned: bool) -> None:
    members = roster(firm.people, firm.facts, firm.basis)
    span = Span(TODAY - 70 * ONE, TODAY + 180 * ONE)
    found = daily(members, span, unsigned=unsigned)
    assert [tuple(count) for count in found] == [counted(firm, day, unsigned=unsigned) for day in days(*span)]
    assert count_on(members, TODAY, unsigned=unsigned) == counted(firm, TODAY, unsigned=unsigned)


@given(firms(), st.booleans())
def test_person_days_add_up_and_a_rate_is_from_nothing_to_all(firm: Firm, unsigned: bool) -> None:
    members = roster(firm.people, firm.facts, firm.basis)
    for day, count in zip(
        days(TODAY - 90 * ONE, TODAY + 90 * ONE), daily(members, SPAN, unsigned=unsigned), strict=True
    ):
        employees = [one for one in firm.people if one.employment == "employee" and is_here(firm, one, day)]
        busy = sum(is_busy(firm, one.slug, day, unsigned=unsigned) for one in employees)
        assert count.free + busy == count.of == len(employees)
        assert count.rate is None or 0 <= count.rate <= 1


SPAN = Span(TODAY - 90 * ONE, TODAY + 90 * ONE)


@given(firms())
def test_nothing_is_reckoned_before_anything_is_known(firm: Firm) -> None:
    for one in roster(firm.people, firm.facts, firm.basis):
        first = free_days.known_from(firm.of(one.person.slug), TODAY, firm.since)
        assert one.here[0] >= first.toordinal()
        assert daily([one], Span(first - 30 * ONE, first - ONE)) == [(0, 0)] * 30
        for found in free([one], TODAY, 8, "fr"):
            assert found.known is None or found.known >= first


@given(firms())
def test_one_person_has_one_state_everywhere(firm: Firm) -> None:
    members = {one.person.slug: one for one in roster(firm.people, firm.facts, firm.basis)}
    found = {one.person.slug: one for one in free(list(members.values()), TODAY, 8, "fr")}
    window = Window(monday(TODAY), 4)
    tracks = {one.slug: one for one in people_tracks(firm.facts, firm.people, window, firm.basis, ended=True)}
    for one in firm.people:
        stands = standing(firm.of(one.slug), one, TODAY, firm.basis)
        now = is_free(firm, one, TODAY)
        assert (stands.free_from == TODAY) == now
        assert (one.slug in found and found[one.slug].now) == now
        if now:
            assert (found[one.slug].since, found[one.slug].until) == (stands.free_since, stands.free_until)
        if one.slug in tracks:
            bench = tracks[one.slug].bench
            drawn = [span for span in bench if (span.start or TODAY) <= TODAY <= (span.end or TODAY)]
            assert bool(drawn) == now


@given(firms())
def test_the_forecast_is_the_count_of_twelve_mondays(firm: Firm) -> None:
    weeks = forecast(roster(firm.people, firm.facts, firm.basis), TODAY)
    assert [one.day for one in weeks] == [dt.date(2026, 11, 23) + 7 * at * ONE for at in range(12)]
    for one in weeks:
        assert one.signed == counted(firm, one.day, unsigned=False)
        assert one.planned == counted(firm, one.day, unsigned=True)
        assert one.planned.free <= one.signed.free


@example(Firm([person("p0")], []), 8)
@given(firms(), st.integers(0, 12))
def test_who_is_free(firm: Firm, weeks: int) -> None:
    found = {one.person.slug: one for one in free(roster(firm.people, firm.facts, firm.basis), TODAY, weeks, "fr")}
    last = TODAY + 7 * weeks * ONE
    for one in firm.people:
        now = is_free(firm, one, TODAY)
        soon = _first_gap(firm, one, last)
        assert (one.slug in found) == (now or soon is not None)
        if one.slug in found:
            _check(firm, one, found[one.slug], soon, last)
    assert [one.now for one in found.values()] == sorted((one.now for one in found.values()), reverse=True)


def _first_gap(firm: Firm, one: Person, last: dt.date) -> dt.date | None:
    """The first day of the first time to come without a client, that has a working day within the horizon."""
    for day in days(TODAY + ONE, last):
        if is_free(firm, one, day) and not is_free(firm, one, day - ONE):
            if not is_here(firm, one, day - ONE) and one.joined != day:
                continue  # what is known begins there, not the time without a client
            at = day
            while at <= last and is_free(firm, one, at):
                if not is_off(at, "fr"):
                    return day
                at += ONE
    return None


def _check(firm: Firm, one: Person, found: Free, soon: dt.date | None, last: dt.date) -> None:
    assert found.now == is_free(firm, one, TODAY)
    if found.now:
        _check_since(firm, one, found)
        begun = TODAY
    else:
        assert found.since == soon
        assert soon is not None
        begun = soon
    end = begun
    while is_free(firm, one, end + ONE) and end < TODAY + 400 * ONE:
        end += ONE
    assert found.until == (end if end < TODAY + 400 * ONE else None)
    assert found.ahead == sum(is_free(firm, one, day) and works(one, day) for day in days(begun, last))
    assert found.next == _covering(firm, one, end + ONE)
    for mission_ in found.doing:
        assert mission_.kind != "client"
        assert any(mission_.start <= day <= mission_.end for day in (begun, TODAY))
    if found.unsigned:
        assert not found.unsigned.signed
        assert any(found.unsigned.start <= day <= found.unsigned.end for day in days(begun, end))
    if found.planned:
        assert is_here(firm, one, found.planned)
        assert not is_busy(firm, one.slug, found.planned, unsigned=True)
        assert TODAY <= found.planned <= last


def _check_since(firm: Firm, one: Person, found: Free) -> None:
    since = TODAY
    while is_free(firm, one, since - ONE):
        since -= ONE
    exact = is_here(firm, one, since - ONE) or one.joined == since
    known = exact or since < TODAY
    assert found.since == (since if exact else None)
    assert found.known == (since if known else None)
    assert found.so_far == (sum(works(one, day) for day in days(since, TODAY - ONE)) if known else None)


def _covering(firm: Firm, one: Person, day: dt.date) -> Facts | None:
    covering = [
        each
        for each in firm.facts
        if each.slug == one.slug and (each.signed or each.start <= TODAY) and free_days.at_a_client([each], day, TODAY)
    ]
    return min(covering, key=lambda each: (each.start, each.end, each.id), default=None)


@given(firms())
def test_strangers_have_a_mission_that_is_open_and_no_profile(firm: Firm) -> None:
    found = strangers(firm.people, firm.facts, firm.basis)
    known = {one.slug for one in firm.people}
    assert {one.person.slug for one in found} == {
        one.slug for one in firm.facts if one.slug not in known and one.closed is None
    }
    assert count_on(found, TODAY) == (0, 0)


STRETCHES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8)


@given(STRETCHES, st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_stretches_are_sets_of_days(several: list[tuple[int, int]], within: tuple[int, int]) -> None:
    covered = {day for start, end in several for day in range(start, end)}
    found = merged(several)
    assert {day for start, end in found for day in range(start, end)} == covered
    assert all(start < end for start, end in found)
    assert all(left[1] < right[0] for left, right in pairwise(found))
    rest = list(gaps(found, within))
    assert {day for start, end in rest for day in range(start, end)} == set(range(*within)) - covered
    assert all(start < end for start, end in rest)


# The edges, by hand ---------------------------------------------------------------------------------------------------


def member(*facts: Facts, **more: object) -> list[Member]:
    return roster([person("lea", **more)], facts, Basis(TODAY, "fr", dt.date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("day", "is_free"), [("2026-11-02", True), ("2026-11-03", False), ("2026-11-20", False), ("2026-11-21", True)]
)
def test_the_first_and_the_last_day_are_covered(day: str, is_free: bool) -> None:
    members = member(mission("m", "lea", dt.date(2026, 11, 3), dt.date(2026, 11, 20)))
    assert count_on(members, dt.date.fromisoformat(day)) == (int(is_free), 1)


@pytest.mark.parametrize(
    ("day", "count"), [("2026-11-02", (0, 0)), ("2026-11-03", (1, 1)), ("2026-11-20", (1, 1)), ("2026-11-21", (0, 0))]
)
def test_the_day_somebody_joins_and_the_last_day_count(day: str, count: tuple[int, int]) -> None:
    members = member(joined=dt.date(2026, 11, 3), left=dt.date(2026, 11, 20))
    assert count_on(members, dt.date.fromisoformat(day)) == count


def test_a_week_end_between_two_missions_is_no_bench_to_come() -> None:
    # Friday 27 November to Monday 30 November.
    members = member(
        mission("one", "lea", TODAY - 30 * ONE, dt.date(2026, 11, 27)),
        mission("two", "lea", dt.date(2026, 11, 30), dt.date(2026, 12, 31)),
    )
    [found] = free(members, TODAY, 8, "fr")
    assert (found.now, found.since) == (False, dt.date(2027, 1, 1))
    assert count_on(members, dt.date(2026, 11, 28)) == (0, 1)
    # Nor on the day itself.
    [found] = free(members, dt.date(2026, 11, 28), 8, "fr")
    assert (found.now, found.since) == (False, dt.date(2027, 1, 1))


def test_an_unsigned_mission_is_said_and_not_counted() -> None:
    members = member(
        mission("one", "lea", TODAY - 30 * ONE, dt.date(2026, 11, 27)),
        mission("two", "lea", dt.date(2026, 11, 30), dt.date(2026, 12, 4), signed=False),
    )
    [found] = free(members, TODAY, 8, "fr")
    assert found.since == dt.date(2026, 11, 28)
    assert found.unsigned is not None
    assert (found.unsigned.id, found.planned) == ("two", dt.date(2026, 12, 5))
    assert count_on(members, dt.date(2026, 12, 1)) == (1, 1)
    assert count_on(members, dt.date(2026, 12, 1), unsigned=True) == (0, 1)


@pytest.mark.parametrize(
    ("days", "left"), [((2.0,), 3.0), ((2.0, 2.5), 0.5), ((2.0, 3.0), None), ((2.0, None), None), ((None,), None)]
)
def test_the_days_that_part_times_leave(days: tuple[float | None, ...], left: float | None) -> None:
    several = [mission(f"m{at}", "lea", TODAY, TODAY, days_per_week=one) for at, one in enumerate(days)]
    other = mission("wiki", "lea", TODAY, TODAY, kind="internal", days_per_week=1.0)
    later = mission("later", "lea", TODAY + ONE, TODAY + ONE, days_per_week=1.0)
    found = part_time(member(*several, other, later), TODAY)
    assert [(len(now), free_now) for _, now, free_now in found] == ([(len(days), left)] if left else [])


def test_a_mission_past_its_end_covers_no_longer() -> None:
    [found] = free(member(mission("one", "lea", TODAY - 30 * ONE, TODAY - ONE)), TODAY, 8, "fr")
    assert found.before is not None
    assert (found.now, found.since, found.before.id, found.before.closed) == (True, TODAY, "one", None)


def test_several_part_time_missions_cover_as_one() -> None:
    members = member(
        mission("one", "lea", TODAY - 30 * ONE, TODAY + 9 * ONE, days_per_week=2.0),
        mission("two", "lea", TODAY - 10 * ONE, TODAY + 30 * ONE, days_per_week=1.0),
    )
    [found] = free(members, TODAY, 8, "fr")
    assert (found.now, found.since) == (False, TODAY + 31 * ONE)


@pytest.mark.parametrize("weeks", [0, 520, 10**6])
@pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(9999, 12, 20)])
def test_the_edges_of_the_calendar(weeks: int, day: dt.date) -> None:
    members = member(mission("one", "lea", dt.date(1900, 1, 1), dt.date(1900, 1, 2)))
    assert len(free(members, day, min(weeks, 520), "fr")) <= 1
    assert len(forecast(members, day)) <= 12
