"""A record with the fields of some levels emptied, and the levels of places of a file."""

from __future__ import annotations

import pytest

from mission_cli.core.changes import Entry, Path
from mission_cli.core.model.emptied import emptied, level_of
from mission_cli.core.model.levels import Level
from mission_cli.core.model.mission import Mission

SENSITIVE: tuple[Level, ...] = ("sensitive",)
DATA = {
    "format": "1",
    "title": "T",
    "consultant": "Léa Martin",
    "client": {"name": "Acme"},
    "contract": {
        "start": "2026-03-02",
        "end": "2026-12-18",
        "rate": "620 EUR/day",
        "clauses": {"price_review": "yearly"},
        "milestones": [{"id": "m1", "title": "First", "amount": "7000 EUR"}, {"id": "m2", "title": "Second"}],
    },
    "journal": {
        "sofia": [
            {"type": "note", "date": "2026-06-03", "text": "Said in confidence."},
            {"type": "checkin", "date": "2026-06-04", "progress": "Loader live.", "needs": "A quieter room."},
            {"type": "change", "date": "2026-06-05", "asked_by": "client", "what": "More feeds", "impact": {"time": "a week"}},
        ],
    },
}  # fmt: skip


def test_what_is_kept_back_is_emptied_and_all_else_as_it_was() -> None:
    mission = Mission.model_validate(DATA)
    shown, out = emptied(mission)
    assert out == {"confidential": 3, "sensitive": 2}
    assert (shown.contract.rate, shown.contract.clauses) == (None, {})
    assert [(one.id, one.title, one.amount) for one in shown.contract.milestones] == [
        ("m1", "First", None),
        ("m2", "Second", None),
    ]
    note, checkin, change = shown.journal["sofia"] or []
    assert (note.type, note.text) == ("note", None)  # type: ignore[union-attr]
    assert (checkin.progress, checkin.needs) == ("Loader live.", None)  # type: ignore[union-attr]
    assert change == (mission.journal["sofia"] or [])[2]
    assert shown.consultant == mission.consultant


def test_one_level_alone_and_a_record_that_holds_nothing_of_it() -> None:
    mission = Mission.model_validate(DATA)
    shown, out = emptied(mission, SENSITIVE)
    assert out == {"sensitive": 2}
    assert shown.contract == mission.contract
    assert emptied(mission, ()) == (mission, {})


@pytest.mark.parametrize(
    ("path", "level"),
    [
        (("contract", "end"), "plain"),
        (("contract", "rate"), "confidential"),
        (("contract", "clauses", "price_review"), "confidential"),
        (("contract", "milestones", Entry("m1"), "amount"), "confidential"),
        (("contract",), "confidential"),
        (("equipment", 0, "x-own"), "sensitive"),
        (("journal", "sofia", Entry("a1"), "progress"), "plain"),
        (("journal", "sofia", Entry("a1"), "needs"), "sensitive"),
        (("journal", "sofia", Entry("a1"), "what"), "confidential"),  # plain in a change, not in an opportunity
        (("journal", "sofia", Entry("a1"), "unknown"), "sensitive"),
        (("journal", "sofia", Entry("a1")), "sensitive"),
        ((), "sensitive"),
    ],
)
def test_the_level_of_a_place_is_the_strongest_of_what_may_stand_there(path: Path, level: str) -> None:
    assert level_of(path) == level


def test_the_level_of_a_place_in_a_profile() -> None:
    assert level_of(("daily_cost",), "Consultant") == "confidential"
    assert level_of(("absences", Entry("a"), "start"), "Consultant") == "personal"
