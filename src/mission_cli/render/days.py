"""Days as people read them. Sentences (`in 13 days`) are the catalogue's; here are the date and the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.render.locale import locale

if TYPE_CHECKING:
    from datetime import date


def long_day(day: date, lang: str = "") -> str:
    """`Fri 2026-12-04`, `vendredi 4 décembre 2026`. `human_dates.parse_day` reads both back."""
    here = locale(lang)
    weekday = here.weekdays[day.weekday()]
    return f"{weekday} {here.in_words(day)}" if here.short_months else f"{weekday[:3]} {day}"


def short_day(day: date, lang: str = "") -> str:
    """`2026-12-04`, `4 déc. 2026`: neither can be read two ways, and both can be typed back."""
    here = locale(lang)
    if not here.short_months:
        return str(day)
    return f"{here.number_of(day)} {here.short_months[day.month - 1]} {day.year}"


def distance(day: date, today: date) -> int:
    """Days from `today` to `day`: 0 is today, negative is past."""
    return (day - today).days
