"""Who is drawn and what a mission is made of, held to a count day by day."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.core.facts import facts as plain_facts
from tests.unit.core.facts import person as plain_person
from tests.unit.core.free_days import is_busy, is_free

from mission_cli.core.bench import Basis
from mission_cli.core.facts import Facts
from mission_cli.core.people_known import Person
from mission_cli.core.slug import slugify
from mission_cli.core.timeline import (
    BENCH,
    MISSION,
    RENEWAL,
    UNSIGNED,
    Span,
    Track,
    Window,
    mission_tracks,
    monday,
    parts,
    people_tracks,
    weeks_between,
)

TODAY = dt.date(2026, 11, 21)
START = dt.date(2026, 10, 19)
WINDOW = Window(START, 10)
DAY = dt.timedelta(days=1)


def day(at: int) -> dt.date:
    """A day by its distance from the window's first."""
    return START + DAY * at


def mission(
    start: dt.date,
    end: dt.date,
    *,
    name: str = "m",
    who: str = "Léa Martin",
    kind: str = "client",
    signed: bool = True,
    client: str = "Acme",
    closed: dt.date | None = None,
    amendments: tuple[tuple[dt.date, dt.date | None], ...] = (),
) -> Facts:
    return plain_facts(
        name,
        str(start),
        str(end),
        consultant=who,
        slug=slugify(who),
        client=client,
        kind=kind,
        signed=signed or kind != "client",
        closed=closed,
        amendments=amendments,
    )


def person(
    name: str = "Léa Martin",
    *,
    joined: dt.date | None = None,
    left: dt.date | None = None,
    absences: tuple[tuple[dt.date, dt.date], ...] = (),
) -> Person:
    return plain_person(slugify(name), name=name, joined=joined, left=left, absences=absences)


days = st.integers(-40, 110).map(day)
missions = st.lists(
    st.builds(
        lambda at, first, length, kind, signed, renewed: mission(
            first,
            first + DAY * length,
            name=f"m{at}",
            kind=kind,
            signed=signed,
            amendments=tuple((one, one + DAY * 30) for one in renewed),
        ),
        st.integers(0, 999),
        days,
        st.integers(0, 60),
        st.sampled_from(["client", "client", "internal", "search"]),
        st.booleans(),
        st.lists(days, max_size=2).map(sorted),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)
absences = st.lists(
    st.tuples(days, st.integers(0, 20)).map(lambda one: (one[0], one[0] + DAY * one[1])), max_size=3
).map(tuple)
people = st.builds(
    lambda joined, left, away: person(joined=joined, left=left, absences=away),
    st.none() | days,
    st.none() | days,
    absences,
)
windows = st.builds(lambda at, weeks, step: Window(START + at * 7 * DAY, weeks, step), st.integers(-3, 8),
                    st.integers(1, 16), st.sampled_from([1, 2, 4]))  # fmt: skip


def days_of(window: Window) -> list[dt.date]:
    return [window.start + DAY * at for at in range(window.weeks * 7)]


def holds(span: Span, one: dt.date) -> bool:
    return (span.start is None or span.start <= one) and (span.end is None or one <= span.end)


def free(who: Person, facts: list[Facts], one: dt.date) -> bool:
    """Whether somebody is on the bench on a day, from the definition."""
    return is_free(who, facts, one, TODAY)


@given(missions, people, windows)
def test_the_bench_is_each_day_that_no_mission_at_a_client_covers(
    facts: list[Facts], who: Person, window: Window
) -> None:
    for track in people_tracks(facts, [who], window, Basis(TODAY), ended=True):
        for one in days_of(window):
            assert sum(holds(span, one) for span in track.bench) == free(who, facts, one)


@given(missions, people, windows)
def test_a_bench_says_since_when_and_until_when_beyond_the_window(
    facts: list[Facts], who: Person, window: Window
) -> None:
    for track in people_tracks(facts, [who], window, Basis(TODAY), ended=True):
        for span in track.bench:
            assert span.start is not None
            assert free(who, facts, span.start)
            assert not free(who, facts, span.start - DAY)
            if span.end is None:
                assert who.left is None
                assert not any(is_busy(facts, window.end + DAY * at, TODAY) for at in range(1, 400))
            else:
                assert free(who, facts, span.end)
                assert not free(who, facts, span.end + DAY)


@given(missions)
def test_the_parts_of_a_mission_are_its_days_each_once(facts: list[Facts]) -> None:
    for one in facts:
        found = [
            at.start + DAY * count
            for at in parts(one)
            if at.start and at.end
            for count in range((at.end - at.start).days + 1)
        ]
        assert found == [one.start + DAY * count for count in range((one.end - one.start).days + 1)]


@given(missions, people, windows)
def test_the_missions_of_a_track_are_those_with_a_day_in_the_window(
    facts: list[Facts], who: Person, window: Window
) -> None:
    wanted = {one.id for one in facts if any(one.start <= at <= one.end for at in days_of(window))}
    shown = {
        one.id for track in people_tracks(facts, [who], window, Basis(TODAY), ended=True) for one in track.missions
    }
    assert shown == wanted
    assert {one.id for track in mission_tracks(facts, [who], window, TODAY, ended=True) for one in track.missions} == (
        wanted
    )


@given(windows, st.integers(0, 111))
def test_a_day_is_in_the_column_that_holds_it(window: Window, at: int) -> None:
    one = window.start.toordinal() + at % (window.weeks * 7)
    first, after = window.of_column(window.column(one))
    assert first <= one < after
    assert 0 <= window.column(one) < window.columns


@given(st.integers(1, 1040), st.integers(12, 200))
def test_a_window_fits_in_the_room(weeks: int, room: int) -> None:
    fitting = Window(START, weeks).fitting(room)
    assert fitting.columns <= room
    assert (fitting.step == 1) == (weeks <= room)
    assert fitting.end == Window(START, weeks).end


@given(days, days)
def test_weeks_are_counted_from_monday_to_sunday(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    assert weeks_between(first, last) == len({monday(first + DAY * at) for at in range((last - first).days + 1)})


def kinds(one: Facts) -> list[tuple[str, dt.date | None, dt.date | None]]:
    return [(part.kind, part.start, part.end) for part in parts(one)]


def test_a_renewal_begins_after_the_end_it_moved() -> None:
    one = mission(
        day(0),
        day(60),
        amendments=((day(10), day(30)), (day(15), None), (day(20), day(30)), (day(25), day(60))),
    )
    assert kinds(one) == [
        (MISSION, day(0), day(9)),
        (RENEWAL, day(10), day(30)),
        (RENEWAL, day(31), day(60)),
    ]


def test_an_end_brought_nearer_is_no_renewal_and_an_early_end_cuts_one_short() -> None:
    assert kinds(mission(day(0), day(20), amendments=((day(-5), day(40)), (day(5), day(20))))) == [
        (MISSION, day(0), day(20))
    ]
    assert kinds(mission(day(0), day(20), amendments=((day(10), day(30)), (day(25), day(60))))) == [
        (MISSION, day(0), day(9)),
        (RENEWAL, day(10), day(20)),
    ]


def test_what_is_not_signed_and_what_is_not_at_a_client_is_one_part() -> None:
    assert kinds(mission(day(0), day(6), signed=False)) == [(UNSIGNED, day(0), day(6))]
    assert kinds(mission(day(0), day(6), kind="pro-bono")) == [("pro-bono", day(0), day(6))]


def names(tracks: list[Track]) -> list[str]:
    return [track.name for track in tracks]


def test_who_is_shown() -> None:
    known = [
        person("Zoé A"),
        person("Gone B", left=TODAY - DAY),
        person("Going C", left=TODAY),
        person("Coming D", joined=day(30)),
        person("Later E", joined=day(90)),
        person("élodie F"),
    ]
    facts = [
        mission(day(0), day(5), name="over", who="No Profile", closed=day(6)),
        mission(day(0), day(5), name="open", who="No Profile Either"),
        mission(day(0), day(50), name="also", who="李明"),
        mission(day(-50), day(-40), name="far", who="Long Ago"),
    ]
    shown = ["Coming D", "élodie F", "Going C", "No Profile Either", "李明", "Zoé A"]
    assert names(people_tracks(facts, known, WINDOW, Basis(TODAY), ended=False)) == shown
    with_all = people_tracks(facts, known, WINDOW, Basis(TODAY), ended=True)
    assert names(with_all) == [*shown[:2], "Going C", "Gone B", "No Profile", *shown[3:]]
    assert [track.bench for track in with_all if track.name.startswith("No")] == [(), ()]


def test_missions_by_client() -> None:
    facts = [
        mission(day(0), day(5), name="b", client="Zeta"),
        mission(day(9), day(15), name="c", who="Zoé A", client="Éole"),
        mission(day(0), day(5), name="d", client="Éole"),
        mission(day(0), day(5), name="e", client="Éole", closed=day(5)),
    ]
    away = (day(4), day(8))
    tracks = mission_tracks(facts, [person(absences=(away, (day(30), day(31))))], WINDOW, TODAY, ended=False)
    assert [(track.client, track.name, track.missions[0].id) for track in tracks] == [
        ("Éole", "Léa Martin", "d"),
        ("Éole", "Zoé A", "c"),
        ("Zeta", "Léa Martin", "b"),
    ]
    assert [[(span.start, span.end) for span in track.away] for track in tracks] == [[away], [], [away]]


def test_a_bench_that_nothing_ends_has_no_end() -> None:
    [track] = people_tracks([mission(day(-20), day(2))], [person()], WINDOW, Basis(TODAY), ended=False)
    assert track.bench == (Span(BENCH, day(3), None),)
