"""mission list, on the sample firm at 2026-11-21."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from tests.conftest import Run


def ids(out: str) -> list[str]:
    return [item["id"] for item in json.loads(out)["items"]]


def test_a_piped_list_is_one_line_a_mission(run: Run, workspace: Path) -> None:
    code, out, err = run("list")
    assert (code, err) == (0, "")
    head, _, *rows = out.splitlines(keepends=True)
    assert head + "".join(rows) == dedent("""\
        Id               Title                          Consultant  Client          End         Status       Health  Last check-in
        acme-order-data  Order data platform migration  Léa Martin  Acme Logistics  2026-12-18  offboarding  amber   2026-10-14
        """)


@pytest.mark.parametrize(
    ("argv", "found"),
    [
        (("--client", "hotels"), ["belvaux-booking-tests"]),
        (("--client", "HÔTELS"), ["belvaux-booking-tests"]),
        (("--consultant", "lea"), ["acme-order-data"]),
        (("--status", "overdue"), ["belvaux-booking-tests"]),
        (("--status", "échue"), ["belvaux-booking-tests"]),
        (("--status", "A venir,Cloturee"), ["valbrune-erp-finance", "escale-fleet-planning"]),
        (("--status", "closed"), ["valbrune-erp-finance"]),
        (("--status", "planned,closed"), ["valbrune-erp-finance", "escale-fleet-planning"]),
        (
            ("--status", "offboarding", "--sort", "id"),
            ["acme-order-data", "calyade-data-catalogue", "confluent-test-factory"],
        ),
        (("--manager", "haddad", "--status", "offboarding"), ["confluent-test-factory"]),
        (("--client", "nobody"), []),
    ],
)
def test_filters_forgive_case_and_accents(run: Run, firm: Path, argv: tuple[str, ...], found: list[str]) -> None:
    assert ids(run("list", *argv, "--json").out) == found


def test_closed_missions_are_listed_on_request(run: Run, firm: Path) -> None:
    assert len(ids(run("list", "--json").out)) == 13
    assert len(ids(run("list", "--status", "all", "--json").out)) == 14


@pytest.mark.parametrize(
    "column", ["end", "start", "id", "title", "client", "consultant", "manager", "status", "checkin"]
)
def test_every_sort_gives_every_mission(run: Run, firm: Path, column: str) -> None:
    out = run("list", "--sort", column, "--json").out
    found: list[dict[str, Any]] = json.loads(out)["items"]
    assert len(found) == 13
    if column in ("end", "start", "id"):
        assert [item[column] for item in found] == sorted(item[column] for item in found)


def test_nothing_found_says_how_many_there_are(run: Run, firm: Path) -> None:
    assert run("list", "--client", "nobody") == (0, "", "No mission matches. (13 open missions)\n")
    assert run("list", "--client", "nobody", "--status", "all") == (0, "", "No mission matches. (14 missions in all)\n")


def test_an_item_is_whole(run: Run, workspace: Path) -> None:
    [item] = json.loads(run("list", "--json").out)["items"]
    assert item == {
        "id": "acme-order-data",
        "title": "Order data platform migration",
        "kind": "client",
        "consultant": "Léa Martin",
        "client": "Acme Logistics",
        "manager": "Sofia Bernard",
        "start": "2026-03-02",
        "end": "2026-12-18",
        "days_left": 27,
        "status": "offboarding",
        "band": "watch",
        "health": "amber",
        "renewal": {"client": "wanted", "consultant": "undecided"},
        "last_checkin": "2026-10-14",
        "next_checkin": "2026-10-28",
        "closed": None,
        "path": "missions/acme-order-data.yaml",
    }


@pytest.mark.parametrize("argv", [("--status", "activ"), ("--sort", "ends")])
def test_a_word_that_is_none_is_refused_with_the_nearest(run: Run, workspace: Path, argv: tuple[str, ...]) -> None:
    code, out, err = run("list", *argv)
    assert (code, out) == (2, "")
    assert "did you mean" in err
