"""JSON items as the cells of a spreadsheet: values to sort and count with, no glyph, no sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from mission_cli.render.locale import locale
from mission_cli.texts import has, t

_DAY = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:T([0-9]{2}:[0-9]{2}:[0-9]{2}).*| by (.+))?"  # a moment; a mark, with its author
)
DAYS: Final = frozenset(
    (
        *("accepted", "available_from", "available_until", "closed", "cv", "date", "day", "decision_date", "delivered"),
        *(
            "done",
            "due",
            "end",
            "free_from",
            "free_since",
            "free_until",
            "heard_on",
            "invoiced",
            "joined",
            "last",
            "known_since",
            "last_checkin",
        ),
        *(
            "left",
            "linkedin",
            "next_checkin",
            "paid",
            "payment_due",
            "refused",
            "since",
            "since_with_unsigned",
            "start",
            "time",
        ),
        *("until", "verified"),
    )
)
"""The columns that hold days, by the last part of their key. In any other a text stays as it is, whatever it looks like."""
AMOUNTS: Final = frozenset(("amount",))
"""The columns that hold amounts of money, `620.50 EUR`."""


def cells(items: Sequence[dict[str, Any]]) -> tuple[list[str], list[list[str]]]:
    """Headings in the language in use, and a row an item: days and numbers as a spreadsheet of that language reads
    them."""
    rows = [dict(_flat(item)) for item in items]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    return [_heading(key) for key in keys], [[_cell(key, row.get(key)) for key in keys] for row in rows]


def _flat(item: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in item.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _heading(key: str) -> str:
    return t(f"column.{key}") if has(f"column.{key}") else key


def _cell(key: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return t("column.yes" if value else "column.no")
    if isinstance(value, (list, tuple)):
        return ", ".join(_listed(one) for one in value)
    name = key.rpartition(".")[2]
    if isinstance(value, dt.date) or (name in DAYS and isinstance(value, str)):
        return _day(str(value))
    number = isinstance(value, (int, float, Decimal)) or name in AMOUNTS
    return locale().number(str(value)) if number else str(value)


def _listed(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(_cell(key, part) for key, part in value.items())
    return _cell("", value)


def _day(text: str) -> str:
    """`18/12/2026` where French is read, else as it is; of a moment, the day and the hour where it took place."""
    here = locale()
    match = _DAY.fullmatch(text) if here.cell_day else None
    if match is None:
        return text
    year, month, day, hour, author = match.groups()
    said = here.cell_day.format(day=day, month=month, year=year)
    return said + (f" {hour}" if hour else f" {here.by} {author}" if author else "")
