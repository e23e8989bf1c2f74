"""Laws of the calendar: ours agrees with `dateutil`, every text reads back, no text breaks the reader."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar, get_args

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from mission_cli.core.calendar_names import MONTH_OF, MONTHS, WEEKDAY_OF, WEEKDAYS
from mission_cli.core.dates import (
    Duration,
    Mark,
    NotADate,
    NotADue,
    NotADuration,
    NotAMark,
    RelativeDay,
    Span,
    Unit,
    add,
    covered_days,
    parse_due,
    parse_duration,
    parse_iso,
    parse_mark,
    resolve,
    subtract,
)
from mission_cli.core.human_dates import Order, Tense, parse_day
from mission_cli.core.money import LARGEST, Money, NotMoney, Rate, parse_money, parse_rate
from mission_cli.render.days import long_day, short_day

if TYPE_CHECKING:
    from collections.abc import Callable

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
units = st.sampled_from(get_args(Unit))
durations = st.builds(Duration, st.integers(1, 100), units)
relative_days = st.builds(RelativeDay, st.sampled_from(["start", "end"]), st.integers(-100, 100).filter(bool), units)
currencies = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3).filter(lambda text: text != "TTC")
amounts = st.builds(Money, st.decimals(0, LARGEST, places=2), currencies)
words = st.sampled_from(
    [
        *(*MONTH_OF, *WEEKDAY_OF, "+", "-", "in", "dans", "ago", "il y a", "d'ici", "next", "last", "fin", "end of"),
        *(
            "de l'année",
            "2w",
            "weeks",
            "mois",
            "eom",
            "1er",
            "4",
            "12",
            "2026",
            "0",
            "99999",
            "/",
            ",",
            ".",
            "le",
            "prochain",
        ),
    ]
)
typed = st.one_of(
    st.text(max_size=70),
    st.lists(words, max_size=6).map(" ".join),
    st.lists(words, max_size=6).map("".join),
    st.text("0123456789-/. ", max_size=12),
)


def relative(duration: Duration, times: int) -> relativedelta:
    count = duration.count * times
    match duration.unit:
        case "day":
            return relativedelta(days=count)
        case "week":
            return relativedelta(weeks=count)
        case "month":
            return relativedelta(months=count)
        case "year":
            return relativedelta(years=count)


@given(days, durations, st.integers(-10, 10))
def test_sums_agree_with_dateutil(day: date, duration: Duration, times: int) -> None:
    assert add(day, duration, times) == day + relative(duration, times)
    assert subtract(day, duration, times) == day - relative(duration, times)


@given(days, durations, st.integers(0, 10))
def test_sums_grow_and_going_back_never_passes_the_anchor(day: date, duration: Duration, times: int) -> None:
    assert add(day, duration, times) < add(day, duration, times + 1)
    back = subtract(add(day, duration, times), duration, times)
    assert day - timedelta(days=3) <= back <= day


@given(days)
def test_a_year_is_twelve_months_and_a_week_seven_days(day: date) -> None:
    assert add(day, Duration(1, "year")) == add(day, Duration(12, "month")) == add(day, Duration(1, "month"), 12)
    assert add(day, Duration(1, "week")) == add(day, Duration(7, "day"))


@given(days, durations, relative_days, amounts, st.sampled_from(["day", "hour", "month"]))
def test_every_text_reads_back(day: date, duration: Duration, due: RelativeDay, money: Money, per: str) -> None:
    rate = Rate(money, per)  # type: ignore[arg-type]  # sampled from the literal's own values
    assert parse_iso(str(day)) == parse_due(str(day)) == parse_day(str(day), date(2026, 11, 21)) == day
    assert parse_duration(str(duration)) == duration
    assert parse_due(str(due)) == due
    assert parse_mark(str(Mark(day, "sofia-bernard"))) == Mark(day, "sofia-bernard")
    assert parse_money(str(money)) == parse_money(str(money), strict=False) == money
    assert parse_rate(str(rate)) == parse_rate(str(rate), strict=False) == rate


@given(relative_days, days, days, st.integers(0, 400))
def test_a_relative_due_moves_with_its_anchor_only(due: RelativeDay, start: date, end: date, count: int) -> None:
    later = end + timedelta(days=count)
    before, after = resolve(due, start, end), resolve(due, start, later)
    assert before == after if due.anchor == "start" else before <= after


Result = TypeVar("Result")
Refused = TypeVar("Refused", bound=ValueError)


def attempt(read: Callable[[], Result], refused: type[Refused]) -> Result | Refused:
    """What is read, or its refusal; any other exception is a failure of the test."""
    try:
        return read()
    except refused as error:
        return error


tenses = st.sampled_from(get_args(Tense))
orders = st.sampled_from(get_args(Order))


@given(typed, days, tenses, orders)
def test_any_text_is_a_day_or_not_a_date(text: str, today: date, tense: Tense, order: Order) -> None:
    found = attempt(lambda: parse_day(text, today, tense=tense, order=order), NotADate)
    if isinstance(found, NotADate):
        assert found.text == text
    else:
        assert 1900 <= found.year <= 2200


@given(days, days, tenses, orders)
def test_what_is_written_out_reads_back_whatever_is_meant(day: date, today: date, tense: Tense, order: Order) -> None:
    for written in (long_day(day, "en"), long_day(day, "fr"), short_day(day, "en"), short_day(day, "fr")):
        assert parse_day(written, today, tense=tense, order=order) == day


@given(days, days, st.sampled_from("/.- "), st.booleans(), tenses)
def test_two_numbers_and_a_year_are_read_in_the_order_that_is_meant(
    day: date, today: date, between: str, padded: bool, tense: Tense
) -> None:
    one, other = (f"{number:02}" if padded else str(number) for number in (day.day, day.month))
    year = str(day.year)
    french, american = between.join((one, other, year)), between.join((other, one, year))
    assert parse_day(french, today, tense=tense, order="day-first-only") == day
    assert parse_day(french, today, tense=tense, order="day-first") == day
    assert parse_day(american, today, tense=tense, order="month-first") == day
    if abs(day.year - today.year) < 50:
        short = between.join((one, other, year[2:]))
        assert parse_day(short, today, tense=tense, order="day-first-only") == day


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 99), days, st.sampled_from("/.- "))
def test_where_the_day_comes_first_the_month_never_does(
    first: int, second: int, year: int, today: date, between: str
) -> None:
    text = between.join((str(first), str(second), f"{year:02}"))
    found = attempt(lambda: parse_day(text, today, order="day-first-only"), NotADate)
    assert isinstance(found, NotADate) or (found.day, found.month, found.year % 100) == (first, second, year)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_a_day_without_its_year_is_on_the_side_that_is_meant(day: date, today: date) -> None:
    for text in (f"{day.day}/{day.month}", f"{day.day} {MONTHS['fr'][day.month - 1]}", WEEKDAYS["fr"][day.weekday()]):
        coming, past, nearest = (
            parse_day(text, today, tense=tense, order="day-first-only") for tense in ("coming", "past", "nearest")
        )
        assert past <= today <= coming
        assert nearest in (past, coming)
        assert abs(nearest - today) == min(today - past, coming - today)


@given(typed, days)
def test_a_reading_that_is_offered_is_understood(text: str, today: date) -> None:
    for found in (attempt(lambda: parse_day(text, today), NotADate), attempt(lambda: parse_iso(text), NotADate)):
        for reading in found.readings if isinstance(found, NotADate) else ():
            assert attempt(lambda: parse_day(reading, today), NotADate)  # noqa: B023 - called at once


@given(typed)
def test_the_strict_readers_refuse_by_name(text: str) -> None:
    attempt(lambda: parse_iso(text), NotADate)
    attempt(lambda: parse_duration(text), NotADuration)
    attempt(lambda: attempt(lambda: parse_due(text), NotADue), NotADate)
    attempt(lambda: attempt(lambda: parse_mark(text), NotAMark), NotADate)


@given(st.one_of(st.text(max_size=70), st.text("0123456789 .,'-€EUR/dayjour", max_size=30)), st.booleans())
def test_any_text_is_money_or_not(text: str, strict: bool) -> None:
    found = attempt(lambda: parse_money(text, strict=strict), NotMoney)
    if isinstance(found, NotMoney):
        assert found.text == text
        assert [str(parse_money(reading)) for reading in found.readings] == list(found.readings)
    else:
        assert parse_money(str(found)) == found
        assert 0 <= found.amount <= LARGEST


short_days = st.dates(date(2026, 1, 1), date(2026, 3, 31))
spans = st.builds(Span, short_days, short_days)


@given(st.lists(spans, max_size=6), spans)
def test_covered_days_is_what_counting_one_by_one_gives(several: list[Span], within: Span) -> None:
    every = [date(2026, 1, 1) + timedelta(days=count) for count in range(90)]
    counted = sum(within.holds(day) and any(span.holds(day) for span in several) for day in every)
    assert covered_days(several, within) == counted


@pytest.mark.parametrize("name", [*MONTH_OF, *WEEKDAY_OF])
def test_names_are_kept_as_they_are_looked_up(name: str) -> None:
    assert name.isascii()
    assert name == name.lower().strip()
