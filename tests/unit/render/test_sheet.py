from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from mission_cli.render.sheet import cells
from mission_cli.texts import use_language

ITEMS: list[dict[str, Any]] = [
    {"id": "a", "end": "2026-12-18", "days_left": 27, "renewal": {"client": "wanted"}, "late": True, "missing": [{"what": "tasks", "count": 2}]},
    {"id": "b", "end": None, "days_left": -3, "renewal": {"client": None}, "late": False, "missing": []},
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "heads", "first", "second"),
    [
        ("en", ["Id", "End", "Days left", "Go on? (client)", "Late", "Missing"], ["a", "2026-12-18", "27", "wanted", "yes", "tasks 2"], ["b", "", "-3", "", "no", ""]),
        ("fr", ["Identifiant", "Fin", "Jours restants", "Prolonger\u00a0? (client)", "En retard", "Il manque"], ["a", "18/12/2026", "27", "wanted", "oui", "tasks 2"], ["b", "", "-3", "", "non", ""]),
    ],
)  # fmt: skip
def test_values_to_sort_and_count_with(language: str, heads: list[str], first: list[str], second: list[str]) -> None:
    use_language(language)
    assert cells(ITEMS) == (heads, [first, second])


TYPED: list[dict[str, Any]] = [
    {
        "title": "2026-12-18",  # a text, whatever it looks like
        "start": "2026-12-18",
        "due": dt.date(2026, 12, 18),
        "own": {"end": "2026-12-18"},
        "done": "2026-12-18 by lea",
        "time": "2026-11-21T23:33:49+01:00",
        "value": -0.5,
        "of": Decimal("1200.25"),
        "amount": "620.50 EUR",
        "version": "1.5",
        "spans": [{"start": "2026-12-18", "cost": 1.5}, "1.5"],
    }
]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", ["2026-12-18", "2026-12-18", "2026-12-18", "2026-12-18", "2026-12-18 by lea", "2026-11-21T23:33:49+01:00", "-0.5", "1200.25", "620.50 EUR", "1.5", "2026-12-18 1.5, 1.5"]),
        ("fr", ["2026-12-18", "18/12/2026", "18/12/2026", "18/12/2026", "18/12/2026 par lea", "21/11/2026 23:33:49", "-0,5", "1200,25", "620,50 EUR", "1.5", "18/12/2026 1,5, 1.5"]),
    ],
)  # fmt: skip
def test_a_column_is_written_by_its_kind(language: str, written: list[str]) -> None:
    use_language(language)
    assert cells(TYPED)[1] == [written]
