from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from mission_cli.core.human_dates import parse_day
from mission_cli.render.days import distance, long_day, short_day

if TYPE_CHECKING:
    from mission_cli.core.calendar_names import Lang

FRIDAY = date(2026, 12, 4)


def test_a_long_day() -> None:
    assert long_day(FRIDAY, "en") == "Fri 2026-12-04"
    assert long_day(FRIDAY, "fr") == "vendredi 4 décembre 2026"
    assert long_day(date(2026, 3, 1), "fr") == "dimanche 1er mars 2026"
    assert long_day(date(2026, 8, 11), "fr") == "mardi 11 août 2026"


def test_a_short_day() -> None:
    assert short_day(FRIDAY, "en") == "2026-12-04"
    assert short_day(FRIDAY, "fr") == "4 déc. 2026"


def test_distance_is_negative_in_the_past() -> None:
    assert [distance(FRIDAY, today) for today in (date(2026, 11, 21), FRIDAY, date(2026, 12, 5))] == [13, 0, -1]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_long_day_can_be_typed_back(lang: Lang) -> None:
    for count in range(370):
        day = date(2027, 12, 31) + timedelta(days=count)
        assert parse_day(long_day(day, lang), FRIDAY) == day
        assert parse_day(short_day(day, lang), FRIDAY) == day
