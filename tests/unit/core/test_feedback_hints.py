from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from mission_cli.core.dates import Duration
from mission_cli.core.feedback import has_example, hints, one_way
from mission_cli.core.model.read import read_mission

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission

TODAY = date(2026, 11, 21)
EVERY = Duration(2, "week")
GOOD = "Found the duplicate orders before we did, and explained them to the warehouse in plain words."
RISK = "The risk on feed 9 was raised on a Friday evening; the Monday before would have saved a weekend."

CONCRETE = f"""
{GOOD}
{RISK}
Kept calm when the ERP went down.
For example, the runbook was read aloud.
The team said “thank you” in public.
Three of the 14 feeds were late.
Très clair lors de la reunion de lancement.
Lorsqu’il a présenté le bilan, tout le monde a compris.
Réactif depuis le mois de juillet.
Il a su dire « non » au client.
A livré mardi ce qui était promis.
Par exemple, la reprise du lot refusé.
"""

VAGUE = """
good
very professional
Always nice to work with.
Communication could be better.
Nothing to report about this person.
Très professionnel et toujours agréable.
Doit mieux communiquer avec les équipes.
Could talk more.
In 2026
"""


@pytest.mark.parametrize("text", CONCRETE.strip().splitlines())
def test_an_example_is_seen(text: str) -> None:
    assert has_example(text)


@pytest.mark.parametrize("text", VAGUE.strip().splitlines())
def test_no_example_is_seen(text: str) -> None:
    assert not has_example(text)


def test_thirty_words_are_taken_for_an_example() -> None:
    assert has_example("word " * 30)
    assert not has_example("word " * 29)


@pytest.mark.parametrize(
    ("strengths", "improvements", "advice", "expected"),
    [
        (GOOD, RISK, "Put the risks first.", []),
        (GOOD, None, None, []),
        (None, None, None, []),
        (None, None, "Put the risks first.", []),
        ("good", None, None, ["strengths-example"]),
        (None, RISK, "Put the risks first.", ["only-weaknesses"]),
        (GOOD, RISK, None, ["no-advice"]),
        (None, "bad", None, ["improvements-example", "only-weaknesses", "no-advice"]),
        ("good", "bad", None, ["strengths-example", "improvements-example", "no-advice"]),
    ],
)
def test_hints(strengths: str | None, improvements: str | None, advice: str | None, expected: list[str]) -> None:
    assert hints(strengths, improvements, advice) == expected


def mission(*given: tuple[str, str, str], every: str | None = None) -> Mission:
    """A mission whose journal holds feedback: `(day, from, to)` each."""
    journal = {
        "sofia-bernard": [{"type": "feedback", "date": day, "from": one, "to": other} for day, one, other in given]
    }
    data: dict[str, Any] = {
        "format": "1",
        "title": "Orders",
        "consultant": "Léa Martin",
        "client": {"name": "Acme"},
        "journal": journal,
    }
    data["contract"] = {"start": "2026-03-02", "end": "2026-12-18"}
    if every:
        data["followup"] = {"every": every}
    found, problems = read_mission(data)
    assert found is not None, problems
    return found


def test_no_feedback_goes_no_way() -> None:
    assert one_way(mission(), TODAY, EVERY) is None


def test_one_way_counts_once_it_has_lasted_two_cadences() -> None:
    given = ("2026-10-24", "client", "consultant")
    assert one_way(mission(given), date(2026, 11, 20), EVERY) is None
    assert one_way(mission(given), TODAY, EVERY) == (date(2026, 10, 24), ("consultant",))
    assert one_way(mission(given, every="1 month"), TODAY, EVERY) is None


def test_two_who_speak_of_a_third_go_one_way() -> None:
    given = [("2026-09-01", "client", "consultant"), ("2026-10-01", "manager", "consultant")]
    assert one_way(mission(*given), TODAY, EVERY) == (date(2026, 9, 1), ("consultant",))


def test_an_answer_makes_it_two_ways_for_another_two_cadences() -> None:
    given = [("2026-09-01", "client", "consultant"), ("2026-11-20", "consultant", "client")]
    assert one_way(mission(*given), TODAY, EVERY) is None
    assert one_way(mission(*given), date(2026, 12, 18), EVERY) == (date(2026, 11, 20), ("client",))


def test_feedback_still_to_come_is_not_counted() -> None:
    given = [("2026-09-01", "client", "consultant"), ("2026-11-20", "consultant", "client")]
    assert one_way(mission(*given), date(2026, 11, 1), EVERY) == (date(2026, 9, 1), ("consultant",))
