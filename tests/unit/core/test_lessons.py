"""What a mission taught: which entries, in which order, how sensitive."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mission_cli.core.lessons import Lesson, Wanted, is_wanted, lessons_of
from mission_cli.core.model.read import read_mission

DATA: dict[str, Any] = {
    "format": "1",
    "title": "Order data",
    "consultant": "Léa Martin",
    "client": {"name": "Acme"},
    "contract": {"start": "2026-03-02", "end": "2026-12-18"},
    "offboarding": {
        "case": "consultant-ended",
        "tasks": [
            {
                "id": "avoid-repeat",
                "title": "Decide what must change",
                "state": "done",
                "done": "2026-12-10 by sofia-bernard",
                "ref": "WIKI-12",
            },
            {"id": "selection-review", "title": "Review the choice", "state": "todo"},
        ],
    },
    "journal": {
        "sofia-bernard": [
            {
                "id": "vpn",
                "type": "blocker",
                "date": "2026-10-02",
                "title": "No VPN",
                "causes": ["client-unresponsive"],
                "resolved": "2026-10-28",
                "resolution": "The sponsor got it.",
            },
            {"type": "opportunity", "date": "2026-11-02", "what": "A scoping study"},
            {
                "type": "answers",
                "date": "2026-12-20",
                "questionnaire": "lessons-learned",
                "from": "manager",
                "answers": {"lessons": "Name the décideur first.", "score": "4"},
            },
            {
                "type": "answers",
                "date": "2026-12-21",
                "questionnaire": "satisfaction",
                "from": "client",
                "answers": {"project": "4"},
            },
            {"type": "note", "date": "2026-12-22", "text": "Not a lesson."},
        ],
    },
}


def look(**wanted: Any) -> list[Lesson]:
    mission, problems = read_mission(DATA)
    assert mission, problems
    return [one for one in lessons_of("acme", mission) if is_wanted(one, Wanted(**wanted))]


def test_everything_newest_first_with_how_sensitive_it_is() -> None:
    assert [(one.date, one.kind, one.level) for one in look()] == [
        (dt.date(2026, 12, 20), "answers", "sensitive"),
        (dt.date(2026, 12, 10), "task", "plain"),
        (dt.date(2026, 11, 2), "opportunity", "confidential"),
        (dt.date(2026, 10, 28), "blocker", "plain"),
    ]


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        ({"causes": ("client-unresponsive",)}, ["blocker"]),
        ({"causes": ("communication",)}, []),
        ({"questionnaires": ("satisfaction",)}, ["answers"]),
        ({"questionnaires": ("satisfaction",), "causes": ("client-unresponsive",)}, ["answers", "blocker"]),
        ({"words": ("DECIDEUR",)}, ["answers"]),
        ({"words": ("name", "first")}, ["answers"]),
        ({"words": ("name", "sponsor")}, []),
        ({"words": ("wiki-12",)}, ["task"]),
    ],
)
def test_what_is_wanted(wanted: dict[str, Any], kinds: list[str]) -> None:
    assert [one.kind for one in look(**wanted)] == kinds
