from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest

from mission_cli.core.dates import (
    Duration,
    Mark,
    NotADate,
    NotADue,
    NotADuration,
    NotAMark,
    OutOfCalendar,
    RelativeDay,
    Span,
    add,
    covered_days,
    days_between,
    last_of_month,
    parse_due,
    parse_duration,
    parse_iso,
    parse_mark,
    resolve,
    subtract,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2 weeks", "2 weeks"),
        ("1 week", "1 week"),
        ("1 month", "1 month"),
        ("10 days", "10 days"),
        ("1 year", "1 year"),
        ("2 semaines", "2 weeks"),
        ("1 mois", "1 month"),
        ("10 jours", "10 days"),
        ("1 an", "1 year"),
        ("2 années", "2 years"),
        ("2w", "2 weeks"),
        ("3d", "3 days"),
        ("1m", "1 month"),
        ("1y", "1 year"),
        ("2sem", "2 weeks"),
        ("10j", "10 days"),
        ("P1M", "1 month"),
        ("P2W", "2 weeks"),
        ("P10D", "10 days"),
        ("P1Y", "1 year"),
        ("  2   Weeks ", "2 weeks"),
        ("2\u00a0semaines", "2 weeks"),
        ("36525 days", "36525 days"),
        ("5217 weeks", "5217 weeks"),
        ("1200 months", "1200 months"),
        ("100 years", "100 years"),
    ],
)
def test_a_duration_reads_in_both_languages_and_prints_its_canonical_text(text: str, canonical: str) -> None:
    assert str(parse_duration(text)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        *("", "weeks", "2", "2 fortnights", "0 days", "-1 day", "+2 weeks", "1.5 months", "02 weeks", "1 month 2 days"),
        *("P", "P0D", "P1M2D", "PT1M", "1e3 days", "٢ weeks", "² weeks", "2 weeks\x00"),
        *("36526 days", "5218 weeks", "1201 months", "101 years", "99999999 days", "9" * 1_000_000),
    ],
)
def test_anything_else_is_not_a_duration(text: str) -> None:
    with pytest.raises(NotADuration) as error:
        parse_duration(text)
    assert error.value.args == (text,)


def test_more_than_forty_characters_are_no_duration() -> None:
    assert parse_duration("2w".rjust(40)) == Duration(2, "week")
    with pytest.raises(NotADuration):
        parse_duration("2w".rjust(41))


@pytest.mark.parametrize(
    ("start", "length", "times", "expected"),
    [
        ("2026-01-31", "1 month", 1, "2026-02-28"),
        ("2026-01-31", "1 month", 2, "2026-03-31"),  # from the anchor: never 2026-03-28
        ("2028-01-31", "1 month", 1, "2028-02-29"),
        ("2028-02-29", "1 year", 1, "2029-02-28"),
        ("2028-02-29", "1 year", 4, "2032-02-29"),
        ("2026-11-30", "1 month", 2, "2027-01-30"),
        ("2026-12-31", "2 weeks", 1, "2027-01-14"),
        ("2026-12-31", "1 day", 0, "2026-12-31"),
        ("2026-03-31", "1 month", -1, "2026-02-28"),
    ],
)
def test_add_counts_from_the_anchor(start: str, length: str, times: int, expected: str) -> None:
    assert add(day(start), parse_duration(length), times) == day(expected)
    assert subtract(day(start), parse_duration(length), -times) == day(expected)


@pytest.mark.parametrize("year", [1900, 2000, 2026, 2028, 2100, 2200])  # the rules of 4, of 100 and of 400 years
def test_the_last_of_a_month_is_the_day_before_the_first_of_the_next(year: int) -> None:
    for month in range(1, 13):
        last = last_of_month(date(year, month, 15))
        assert (last.year, last.month) == (year, month)
        assert (last + timedelta(days=1)).day == 1


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
@pytest.mark.parametrize("times", [10**4, 10**7, 10**30])
def test_a_sum_outside_the_calendar_says_so(unit: str, times: int) -> None:
    length = parse_duration(f"100 {unit}s")
    with pytest.raises(OutOfCalendar):
        add(date.max, length, times)
    with pytest.raises(OutOfCalendar):
        subtract(date.min, length, times)


START, END = day("2026-03-02"), day("2026-12-18")


@pytest.mark.parametrize(
    ("text", "canonical", "falls_on"),
    [
        ("end", "end", "2026-12-18"),
        ("end - 4 weeks", "end - 4 weeks", "2026-11-20"),
        ("end-4w", "end - 4 weeks", "2026-11-20"),
        ("End  -  4 Weeks", "end - 4 weeks", "2026-11-20"),
        ("end − 4 weeks", "end - 4 weeks", "2026-11-20"),
        ("end + 3 days", "end + 3 days", "2026-12-21"),
        ("start", "start", "2026-03-02"),
        ("start + 1 week", "start + 1 week", "2026-03-09"),
        ("start - 1 month", "start - 1 month", "2026-02-02"),
        ("fin - 2 semaines", "end - 2 weeks", "2026-12-04"),
        ("début + 1 jour", "start + 1 day", "2026-03-03"),
        ("debut", "start", "2026-03-02"),
        ("2026-06-30", "2026-06-30", "2026-06-30"),
    ],
)
def test_a_due_is_a_day_or_follows_the_mission(text: str, canonical: str, falls_on: str) -> None:
    due = parse_due(text)
    assert str(due) == canonical
    assert resolve(due, START, END) == day(falls_on)


@pytest.mark.parametrize(
    "text",
    ["", "ends", "end 4 weeks", "end -", "end - ", "end - 0 days", "end - 4 moons", "end - end", "soon", "4 weeks"],
)
def test_anything_else_is_not_a_due(text: str) -> None:
    with pytest.raises(NotADue) as error:
        parse_due(text)
    assert error.value.args == (text,)


@pytest.mark.parametrize("text", ["2026-02-30", "02/03/2026", "2026-3-2", "1026-03-02"])
def test_a_due_that_was_meant_as_a_date_says_what_is_wrong_with_the_date(text: str) -> None:
    with pytest.raises(NotADate):
        parse_due(text)


def test_a_due_outside_the_calendar() -> None:
    with pytest.raises(OutOfCalendar):
        resolve(RelativeDay("end", 1, "day"), START, date.max)


@pytest.mark.parametrize("text", ["1900-01-01", "2026-03-02", "2028-02-29", "2200-12-31"])
def test_an_iso_day_reads(text: str) -> None:
    assert parse_iso(text) == day(text)


@pytest.mark.parametrize(
    ("text", "reason", "readings"),
    [
        ("2026-3-2", "not-iso", ("2026-03-02",)),
        ("2026/03/02", "not-iso", ("2026-03-02",)),
        ("20260302", "not-iso", ("2026-03-02",)),
        ("25/12/2026", "not-iso", ("2026-12-25",)),
        ("12.25.2026", "not-iso", ("2026-12-25",)),
        ("04/04/2026", "not-iso", ("2026-04-04",)),
        ("02/03/2026", "ambiguous", ("2026-03-02", "2026-02-03")),
        ("02/03/26", "ambiguous", ("2026-03-02", "2026-02-03", "2002-03-26")),
        ("30/02/2026", "not-iso", ()),
        ("2026-02-30", "no-such-day", ("2026-02-28",)),
        ("2028-02-30", "no-such-day", ("2028-02-29",)),
        ("2026-04-31", "no-such-day", ("2026-04-30",)),
        ("2026-02-29", "no-such-day", ("2026-02-28",)),
        ("1900-02-29", "no-such-day", ("1900-02-28",)),
        ("2200-04-31", "no-such-day", ("2200-04-30",)),
        ("2026-13-45", "no-such-day", ()),
        ("2026-13-31", "no-such-day", ()),
        ("2026-01-32", "no-such-day", ()),
        ("2026-01-00", "no-such-day", ()),
        ("0000-01-31", "no-such-day", ()),
        ("1899-12-31", "out-of-range", ()),
        ("2201-01-01", "out-of-range", ()),
        ("9999-12-31", "out-of-range", ()),
        ("", "not-iso", ()),
        (" 2026-03-02", "not-iso", ()),
        ("2026-03-02\n", "not-iso", ()),
        ("2026-03-02T00:00:00", "not-iso", ()),
        ("2026-W10-1", "not-iso", ()),
        ("2026- 1- 1", "not-iso", ()),
        ("+026-01-01", "not-iso", ()),
        ("٢٠٢٦-03-02", "not-iso", ()),
        ("today", "not-iso", ()),
        ("2" * 1_000_000, "not-iso", ()),
    ],
)
def test_a_day_that_is_not_iso_says_why_and_what_was_meant(text: str, reason: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(NotADate) as error:
        parse_iso(text)
    assert (error.value.text, error.value.reason, error.value.readings) == (text, reason, readings)
    assert error.value.args == (text, reason, readings)


def span(start: str, end: str) -> Span:
    return Span(day(f"2026-{start}"), day(f"2026-{end}"))


def test_a_span_counts_both_ends() -> None:
    assert span("03-02", "03-02").days == 1
    assert span("03-02", "03-08").days == 7
    assert span("03-02", "03-01").days == 0
    assert span("03-02", "01-01").days == 0
    assert Span(date.min, date.max).days == 3_652_059
    assert days_between(day("2026-03-02"), day("2026-03-08")) == 6
    assert days_between(day("2026-03-08"), day("2026-03-02")) == -6


def test_a_span_holds_its_first_and_last_day() -> None:
    week = span("03-02", "03-08")
    assert [week.holds(day(f"2026-03-{number:02}")) for number in (1, 2, 8, 9)] == [False, True, True, False]


def test_an_overlap_may_be_empty() -> None:
    assert span("03-02", "03-08").overlap(span("03-06", "03-20")) == span("03-06", "03-08")
    assert span("03-02", "03-08").overlap(span("03-08", "03-20")).days == 1
    assert span("03-02", "03-08").overlap(span("03-09", "03-20")).days == 0


@pytest.mark.parametrize(
    ("spans", "days"),
    [
        ([], 0),
        ([span("03-01", "03-31")], 31),
        ([span("01-01", "12-31")], 31),
        ([span("03-01", "03-10"), span("03-05", "03-15")], 15),
        ([span("03-05", "03-15"), span("03-01", "03-20"), span("03-30", "04-02")], 22),
        ([span("02-01", "02-10"), span("05-01", "05-02")], 0),
        ([span("03-10", "03-05")], 0),
    ],
)
def test_covered_days_counts_a_day_once(spans: list[Span], days: int) -> None:
    assert covered_days(spans, span("03-01", "03-31")) == days


def test_nothing_covers_an_empty_span() -> None:
    assert covered_days([span("01-01", "12-31")], span("03-31", "03-01")) == 0


def test_a_mark_reads_and_prints() -> None:
    mark = parse_mark("2026-11-20 by sofia-bernard")
    assert mark == Mark(day("2026-11-20"), "sofia-bernard")
    assert str(mark) == "2026-11-20 by sofia-bernard"


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026-11-20", "2026-11-20 by ", "by sofia", "2026-11-20 by Sofia", "2026-11-20 by sofia bernard"),
        *("2026-11-20 by -sofia", "2026-11-20 by a--b", "2026-11-20 by ../x", "2026-11-20 by " + "a" * 81),
        "2026-11-20 by sofia by leo",
    ],
)
def test_anything_else_is_not_a_mark(text: str) -> None:
    with pytest.raises(NotAMark) as error:
        parse_mark(text)
    assert error.value.args == (text,)


@pytest.mark.parametrize("text", ["2026-02-30 by sofia", "20/11/2026 by sofia", "2026-11-20  by sofia"])
def test_a_mark_with_a_wrong_day_says_so(text: str) -> None:
    with pytest.raises(NotADate):
        parse_mark(text)


def test_dates_load_nothing_heavy_at_start() -> None:
    code = "import sys; before = set(sys.modules); import mission_cli.core.dates; print(*set(sys.modules) - before)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"dateutil", "pydantic", "typer", "rich", "ruamel", "unicodedata", "decimal"} & set(loaded)


def test_a_duration_is_a_plain_value() -> None:
    assert Duration(2, "week") == parse_duration("2 weeks")
    assert len({Duration(2, "week"), parse_duration("2w")}) == 1
