from __future__ import annotations

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
