from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

import pytest
from tests.unit.core.missions import day, mission

from mission_cli.core.facts import Facts, facts_of
from mission_cli.core.standing import by_person, called, standing

TODAY = dt.date(2026, 11, 21)


def facts(start: str, end: str, *, signed: bool = True, **more: Any) -> Facts:
    contract = {"start": start, "end": end, **({"order": "PO-1"} if signed else {})}
    return facts_of(f"m-{start}", f"missions/m-{start}.yaml", mission(contract=contract, **more))


def test_free_from_the_day_after_missions_that_follow_each_other() -> None:
    several = [facts("2026-12-19", "2027-03-31"), facts("2026-03-02", "2026-12-18"), facts("2027-05-03", "2027-06-30")]
    stands = standing(several, None, TODAY)
    assert (stands.free_from, stands.free_since, stands.free_until) == (day("2027-04-01"), None, day("2027-05-02"))
    assert [len(part) for part in (stands.running, stands.coming, stands.over)] == [1, 2, 0]


def test_free_now_since_the_last_day_covered() -> None:
    several = [facts("2026-03-02", "2026-10-30"), facts("2026-11-02", "2026-12-18", kind="training")]
    stands = standing(several, None, TODAY)
    assert (stands.free_from, stands.free_since) == (TODAY, day("2026-10-31"))
    assert [one.kind for one in stands.running] == ["training"]


def test_what_is_not_signed_covers_nothing() -> None:
    assert standing([facts("2026-11-02", "2026-12-18", signed=False)], None, TODAY).free_from == TODAY


@pytest.mark.parametrize("seed", range(40))
def test_it_is_what_a_count_day_by_day_says(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same days for the same seed
    several = []
    for _ in range(random.randint(0, 5)):
        start = TODAY + dt.timedelta(days=random.randint(-60, 60))
        end = start + dt.timedelta(days=random.randint(0, 40))
        kind = random.choice(["client", "client", "internal"])
        several.append(facts(str(start), str(end), kind=kind, signed=random.random() < 0.8))
    stands = standing(several, None, TODAY)

    def covered(when: dt.date) -> bool:
        return any(one.kind == "client" and one.signed and one.start <= when <= one.end for one in several)

    free = next(when for n in range(400) if not covered(when := TODAY + dt.timedelta(days=n)))
    assert stands.free_from == free
    until = next((free + dt.timedelta(days=n) for n in range(1, 200) if covered(free + dt.timedelta(days=n))), None)
    assert stands.free_until == (until - dt.timedelta(days=1) if until else None)
    before = next(
        (TODAY - dt.timedelta(days=n - 1) for n in range(1, 200) if covered(TODAY - dt.timedelta(days=n))), None
    )
    assert stands.free_since == (before if free == TODAY else None)


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
