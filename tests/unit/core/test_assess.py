from __future__ import annotations

from typing import Any

import pytest
from tests.unit.core import missions
from tests.unit.core.missions import day, mission

from mission_cli.core.facts import Facts


def of(**changes: Any) -> Facts:
    return missions.facts(mission(**changes))


def test_the_least_a_mission_says() -> None:
    known = vars(of())
    expected = {
        "id": "m",
        "path": "missions/m.yaml",
        "title": "Order data",
        "kind": "client",
        "consultant": "Léa Martin",
        "client": "Acme",
        "manager": None,
        "start": day("2026-03-02"),
        "end": day("2026-12-18"),
        "notice": None,
        "every": None,
        "renewal_client": None,
        "renewal_consultant": None,
        "signed": False,
        "case": None,
        "tasks_todo": 0,
        "equipment_out": 0,
        "access_open": 0,
        "last_checkin": None,
        "health": None,
        "closed": None,
        "slug": "lea-martin",
    }
    assert {name: known[name] for name in expected} == expected
    assert set(known) == set(Facts.names()), "every fact that is declared, and no other"


def checkin(date: str, **fields: str) -> dict[str, str]:
    return {"type": "checkin", "date": date, **fields}


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"manager": "Sofia Bernard <s@esn.example>"}, {"manager": "Sofia Bernard"}),
        ({"kind": "pro-bono"}, {"kind": "pro-bono"}),
        (
            {"offboarding": {"case": "client-ended", "ends": "2026-11-30"}},
            {"case": "client-ended", "end": "2026-11-30"},
        ),
        ({"offboarding": {"case": "completed"}}, {"case": "completed", "end": "2026-12-18"}),
        ({"offboarding": {"case": "completed", "ends": "2027-01-08"}}, {"end": "2027-01-08"}),
        ({"closed": "2026-12-20 by sofia-bernard"}, {"closed": "2026-12-20"}),
        ({"renewal": {"client": "wanted"}}, {"renewal_client": "wanted", "renewal_consultant": None}),
        (
            {
                "equipment": [{"id": "a", "item": "A"}, {"id": "b", "item": "B", "returned": "2026-12-01"}],
                "access": [{"id": name, "system": name} for name in "abc"],
            },
            {"equipment_out": 1, "access_open": 3},
        ),
        (
            {
                "offboarding": {
                    "case": "completed",
                    "tasks": [
                        {"id": f"t{index}", "title": "T", "state": state, "why": "w"}
                        for index, state in enumerate(("todo", "done", "verified", "n/a", "todo"))
                    ],
                }
            },
            {"tasks_todo": 2},
        ),
        # By date and not by place, over all lanes; a check-in that says no health hides none.
        (
            {
                "journal": {
                    "a": [checkin("2026-10-14", health="red"), checkin("2026-11-10")],
                    "b": [checkin("2026-10-20", health="amber"), checkin("2026-09-01", health="green")],
                    "c": [{"type": "note", "date": "2026-11-20", "text": "no check-in"}],
                    "d": None,
                }
            },
            {"last_checkin": "2026-11-10", "health": "amber"},
        ),
    ],
)
def test_the_facts_of_a_mission(changes: dict[str, Any], facts: dict[str, Any]) -> None:
    found = vars(of(**changes))
    shown = {name: value if isinstance(value, (int, str, type(None))) else str(value) for name, value in found.items()}
    assert {name: shown[name] for name in facts} == facts


def test_one_person_is_one_slug_however_typed() -> None:
    assert of(consultant="LÉA  Martin").slug == of(consultant="Lea Martin <other@x.example>").slug
