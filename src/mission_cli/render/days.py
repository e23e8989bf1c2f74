"""Days as people read them. Sentences (`in 13 days`) are the catalogue's; here are the date and the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.calendar_names import MONTHS, SHORT_MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from datetime import date

    from mission_cli.core.calendar_names import Lang


def long_day(day: date, lang: Lang) -> str:
    """`Fri 2026-12-04`, `vendredi 4 décembre 2026`. `human_dates.parse_day` reads both back."""
    weekday = WEEKDAYS[lang][day.weekday()]
    if lang == "en":
        return f"{weekday[:3]} {day}"
    return f"{weekday} {_number(day)} {MONTHS[lang][day.month - 1]} {day.year}"


def _number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def short_day(day: date, lang: Lang) -> str:
    """`2026-12-04`, `4 déc. 2026`: neither can be read two ways, and both can be typed back."""
    if lang == "en":
        return str(day)
    return f"{_number(day)} {SHORT_MONTHS[day.month - 1]} {day.year}"


def distance(day: date, today: date) -> int:
    """Days from `today` to `day`: 0 is today, negative is past."""
    return (day - today).days
