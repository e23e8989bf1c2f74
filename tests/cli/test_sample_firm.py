"""The bench of the sample firm on Saturday 2026-11-21, counted with a calendar and a pencil: docs/howto-monday.md shows it.

Nothing here is computed by the program: the days were counted by hand, from the first and last days that the files in
missions/ write down. Both are inclusive, week ends count, and an unsigned mission covers nothing.

                 client missions                          without one in 2026, until 21 November
Aïcha Traoré     2025-11-03 - 2026-12-31                  -
Antoine Le Goff  2025-12-01 - 09-18, 12-07 - 2027-07-30   19-30 Sept. 12, Oct. 31, 1-21 Nov. 21
Baptiste Morvan  2025-01-06 - 06-26, left on 06-30        27-30 June 4
Élodie Fabre     02-02 - 12-02 (agreed until 2027-03-26)  Jan. 31, 1 Feb. 1
Hugo Lemaître    2025-09-01 - 07-31, 08-17 - 12-11        1-16 Aug. 16
Julien Kerautret 2025-02-03 - 03-27, 04-07 - 12-15        28-31 March 4, 1-6 April 6
Léa Martin       2024-09-02 - 02-27, 03-02 - 12-18        28 Feb. 1, 1 March 1
Mehdi Benali     2025-03-03 - 07-31, 08-31 - 2027-06-30   1-30 Aug. 30
Noémie Dufour    2025-09-15 - 09-11, 10-05 - 2027-03-31   12-30 Sept. 19, 1-4 Oct. 4
Sarah Cohen      2025-09-22 - 2027-09-24                  -
Thomas Géraud    2025-06-02 - 04-30, 05-11 - 11-09        1-10 May 10, 10-21 Nov. 12
Victor Nguyễn    2025-02-03 - 02-27, 03-16 - 2027-03-12   28 Feb. 1, 1-15 March 15
Yanis Belkacem   none, joined on 10-12                    12-31 Oct. 20, 1-21 Nov. 21
Freelance: Camille Roussel until 11-30, Gwenaël Prigent until 08-28. Umbrella: Margaux Pélissier until 2027-01-15.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from tests.conftest import Run

Free: TypeAlias = tuple[str, str, str | None, list[str], str | None, str | None]

# Employees who are there: twelve until Baptiste's last day (30 June), eleven, twelve again with Yanis (12 October).
# A month's rate is the mean of its days: where as many are there on each day, the days without a mission over all days.
RATES = {
    "2026-01": 31 / (12 * 31),  # Élodie
    "2026-02": (1 + 1) / (12 * 28),  # Élodie, Victor; between Léa's two missions lies a week end
    "2026-03": (4 + 15) / (12 * 31),  # Julien, Victor
    "2026-04": 6 / (12 * 30),  # Julien
    "2026-05": 10 / (12 * 31),  # Thomas
    "2026-06": 4 / (12 * 30),  # Baptiste
    "2026-07": 0,
    "2026-08": (16 + 30) / (11 * 31),  # Hugo, Mehdi
    "2026-09": (12 + 19) / (11 * 30),  # Antoine, Noémie
    # 1-4: Antoine and Noémie of 11; 5-11: Antoine of 11; 12-31: Antoine and Yanis of 12
    "2026-10": (4 * 2 / 11 + 7 * 1 / 11 + 20 * 2 / 12) / 31,
    # 1-9: Antoine and Yanis of 12; 10-21: with Thomas
    "2026-11": (9 * 2 / 12 + 12 * 3 / 12) / 21,
}
# Since or from when; until when; what is done meanwhile; what comes next. Eight weeks: until Saturday 2027-01-16.
# Margaux Pélissier is free from that very Saturday, with no working day left: not among them.
EMPLOYEES: dict[str, Free] = {
    "antoine-le-goff": ("now", "2026-09-19", "2026-12-06", ["stock-guide"], "escale-fleet-planning", None),
    "yanis-belkacem": ("now", "2026-10-12", None, ["data-streams-training"], None, None),
    "thomas-geraud": ("now", "2026-11-10", None, ["search-thomas-geraud"], None, None),
    "elodie-fabre": ("soon", "2026-12-03", None, [], None, None),
    "hugo-lemaitre": ("soon", "2026-12-12", None, [], None, None),
    "julien-kerautret": ("soon", "2026-12-16", None, [], None, "hut-training"),
    "lea-martin": ("soon", "2026-12-19", None, [], None, None),
    "aicha-traore": ("soon", "2027-01-01", None, [], None, None),
}
OTHERS: dict[str, Free] = {
    "gwenael-prigent": ("now", "2026-08-29", None, [], None, None),
    "camille-roussel": ("soon", "2026-12-01", None, [], None, None),
}
# Working days before today. Antoine: 8 in September (21-25, 28-30), 22 in October, 14 in November (2-20 without the 11th, a
# public holiday), no leave among them. Yanis: 15 in October (12-30), the same 14. Thomas: on leave from 10 to 20 November.
SO_FAR = {
    "antoine-le-goff": (44, "15400 EUR"),  # 44 × 350
    "yanis-belkacem": (29, "6380 EUR"),  # 29 × 220
    "thomas-geraud": (0, None),
}
# Mondays to come: free employees of 12 as signed, and were Julien's mission of 2027-01-11 signed.
# 7 December: Antoine is at work again, Élodie is not. 14: Hugo. 21: Julien, Léa. 4 January: Aïcha.
MONDAYS = {
    "2026-11-23": (3, 3),
    "2026-11-30": (3, 3),
    "2026-12-07": (3, 3),
    "2026-12-14": (4, 4),
    "2026-12-21": (6, 6),
    "2026-12-28": (6, 6),
    "2027-01-04": (7, 7),
    "2027-01-11": (7, 6),
    "2027-01-18": (7, 6),
}


@pytest.fixture
def bench(whole_firm: Path, run: Run) -> dict[str, Any]:
    ran = run("bench", "--json", "--full")
    assert (ran.code, ran.err) == (0, "")
    return dict(json.loads(ran.out))


def test_the_rate_of_the_day(bench: dict[str, Any]) -> None:
    assert (bench["employees"], bench["free"], bench["rate"]) == (12, 3, 0.25)
    assert (bench["free_with_unsigned"], bench["rate_with_unsigned"]) == (3, 0.25)


def test_who_is_free_within_eight_weeks(bench: dict[str, Any]) -> None:
    assert bench["until"] == "2027-01-16"
    found = {
        item["consultant"]: (
            item["state"],
            item["since"],
            item["until"],
            [one["id"] for one in item["doing"]],
            (item["next"] or {}).get("id"),
            (item["unsigned"] or {}).get("id"),
        )
        for item in bench["items"]
    }
    assert {slug: found.pop(slug) for slug in EMPLOYEES} == EMPLOYEES
    assert found == OTHERS
    assert {item["consultant"] for item in bench["items"] if item["employment"] != "employee"} == set(OTHERS)


def test_what_the_bench_has_cost(bench: dict[str, Any]) -> None:
    items = {item["consultant"]: item for item in bench["items"]}
    found = {slug: (items[slug]["working_days"]["so_far"], items[slug]["cost"]["so_far"]) for slug in SO_FAR}
    assert {slug: (days, None if not days else cost) for slug, (days, cost) in found.items()} == SO_FAR


def test_the_mondays_to_come(bench: dict[str, Any]) -> None:
    found = {one["date"]: (one["free"], one["free_with_unsigned"]) for one in bench["forecast"]}
    assert {day: found[day] for day in MONDAYS} == MONDAYS
    assert {one["employees"] for one in bench["forecast"]} == {12}


def test_the_rate_by_month(whole_firm: Path, run: Run) -> None:
    answer = json.loads(run("stats", "--json").out)
    assert (answer["from"], answer["until"]) == ("2026-01-01", "2026-11-21")
    found = {item["when"]: item["value"] for item in answer["items"] if item["figure"] == "bench-rate"}
    assert found.keys() == RATES.keys()
    assert found == pytest.approx(RATES, abs=0.0001)


def test_the_one_warning_is_the_order_that_has_not_come(whole_firm: Path, run: Run) -> None:
    ran = run("check", "--format", "json")
    assert ran.code == 0
    [finding] = json.loads(ran.out)["items"]
    assert (finding["code"], finding["path"]) == ("W-CONTRACT-THIN", "missions/hut-training.yaml")


def test_a_former_consultant_is_to_be_called(whole_firm: Path, run: Run) -> None:
    """Every three months, last on 2026-07-23: since 2026-10-23."""
    items = json.loads(run("agenda", "--json").out)["items"]
    called = {item["command"]: item["day"] for item in items if item["command"].startswith("mission contact ")}
    assert called["mission contact baptiste-morvan"] == "2026-10-23"


@pytest.mark.parametrize(("mission", "within"), [("calyade-data-catalogue", 4), ("confluent-test-factory", 4)])
def test_what_a_side_ended_is_told_at_once(whole_firm: Path, run: Run, mission: str, within: int) -> None:
    """Opened on Tuesday 2026-11-10, the day before a holiday: what is done is due from that day on, not from the end."""
    tasks = json.loads(run("offboard", mission, "--json").out)["items"]
    told = {one["id"]: one["date"] for one in tasks if one["state"] == "done"}
    assert sum(day <= "2026-11-13" for day in told.values()) == within
    assert all("2026-11-10" <= day <= "2026-11-17" for day in told.values())
