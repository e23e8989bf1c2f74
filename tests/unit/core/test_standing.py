from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

import pytest
from tests.unit.core.free_days import is_busy, known_from
from tests.unit.core.missions import day, mission

from mission_cli.core.assess import facts_of
from mission_cli.core.bench import Basis
from mission_cli.core.facts import Facts
from mission_cli.core.standing import by_person, called, standing

TODAY = dt.date(2026, 11, 21)
BASIS = Basis(TODAY)


def facts(start: str, end: str, *, signed: bool = True, **more: Any) -> Facts:
    contract = {"start": start, "end": end, **({"order": "PO-1"} if signed else {})}
    return facts_of(f"m-{start}", f"missions/m-{start}.yaml", mission(contract=contract, **more))


def test_free_from_the_day_after_missions_that_follow_each_other() -> None:
    several = [facts("2026-12-19", "2027-03-31"), facts("2026-03-02", "2026-12-18"), facts("2027-05-03", "2027-06-30")]
    stands = standing(several, None, TODAY, BASIS)
    assert (stands.free_from, stands.free_since, stands.free_until) == (day("2027-04-01"), None, day("2027-05-02"))
    assert [len(part) for part in (stands.running, stands.coming, stands.over)] == [1, 2, 0]


def test_free_now_since_the_last_day_covered() -> None:
    several = [facts("2026-03-02", "2026-10-30"), facts("2026-11-02", "2026-12-18", kind="training")]
    stands = standing(several, None, TODAY, BASIS)
    assert (stands.free_from, stands.free_since) == (TODAY, day("2026-10-31"))
    assert [one.kind for one in stands.running] == ["training"]


def test_what_has_begun_is_under_way_whether_it_is_signed_or_not() -> None:
    stands = standing([facts("2026-11-02", "2026-12-18", signed=False)], None, TODAY, BASIS)
    assert stands.free_from == day("2026-12-19")


def test_what_is_to_come_and_not_signed_covers_nothing() -> None:
    several = [facts("2026-03-02", "2026-10-30"), facts("2026-12-01", "2026-12-18", signed=False)]
    assert standing(several, None, TODAY, BASIS).free_from == TODAY


def test_a_mission_closed_before_its_end_occupies_nobody_any_more() -> None:
    closed = [facts("2026-03-02", "2026-12-18", closed="2026-11-13 by ana-berg")]
    stands = standing(closed, None, TODAY, BASIS)
    assert (stands.free_from, stands.free_since, stands.running) == (TODAY, day("2026-11-14"), ())


def test_a_week_end_between_two_missions_makes_nobody_free() -> None:
    several = [
        facts("2026-03-02", "2026-11-20"),
        facts("2026-11-23", "2026-12-18"),
    ]  # Friday, Monday; today is Saturday
    assert standing(several, None, TODAY, BASIS).free_from == day("2026-12-19")


@pytest.mark.parametrize("seed", range(40))
def test_it_is_what_a_count_day_by_day_says(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same days for the same seed
    several = []
    for _ in range(random.randint(1, 5)):
        start = TODAY + dt.timedelta(days=random.randint(-60, 60))
        end = start + dt.timedelta(days=random.randint(0, 40))
        kind = random.choice(["client", "client", "internal"])
        several.append(facts(str(start), str(end), kind=kind, signed=random.random() < 0.8))
    stands = standing(several, None, TODAY, BASIS)

    def free(when: dt.date) -> bool:
        return not is_busy(several, when, TODAY) and when >= known_from(several, TODAY)

    day_one = dt.timedelta(days=1)
    first = next(when for n in range(400) if free(when := TODAY + n * day_one))
    assert stands.free_from == first
    until = next((first + n * day_one for n in range(1, 400) if not free(first + n * day_one)), None)
    assert stands.free_until == (until - day_one if until else None)
    before = next(TODAY - (n - 1) * day_one for n in range(1, 200) if not free(TODAY - n * day_one))
    exact = first == TODAY and before > known_from(several, TODAY)
    assert stands.free_since == (before if exact else None)


NAMES = {"lea-martin": ("Léa Martin",), "leo-martin": ("Léo Martin",), "antoine-le-goff": ("Antoine Le Goff",)}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lea-martin", ["lea-martin"]),
        ("LÉA MARTIN", ["lea-martin"]),
        ("lea", ["lea-martin"]),
        ("goff", ["antoine-le-goff"]),
        ("le goff", ["antoine-le-goff"]),
        ("martin", ["lea-martin", "leo-martin"]),
        ("le", ["lea-martin", "leo-martin"]),
        ("zoe", []),
        ("", []),
        ("日本", []),
    ],
)
def test_who_is_meant(typed: str, found: list[str]) -> None:
    assert called(typed, NAMES) == found


def test_missions_of_a_person() -> None:
    one, other = facts("2026-03-02", "2026-10-30"), facts("2026-11-02", "2026-12-18", consultant="Ana")
    assert by_person([one, other]) == {"lea-martin": [one], "ana": [other]}
