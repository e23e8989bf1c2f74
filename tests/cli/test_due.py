"""mission due, on the sample firm at 2026-11-21."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from tests.conftest import Run


def items(out: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(out)["items"]
    return found


def without_rule(out: str) -> str:
    """A table without the line under its headings, which is as long as the longest row."""
    head, rule, *rows = out.splitlines(keepends=True)
    assert set(rule.strip()) == {"─"}
    return head + "".join(rows)


def test_a_piped_table_is_plain_one_line_a_mission(run: Run, workspace: Path) -> None:
    code, out, err = run("due", "--weeks", "8")
    assert (code, err) == (0, "")
    assert without_rule(out) == dedent("""\
        End           Left  Mission          Consultant  Client          Decide by   Go on? (client / consultant)  Last check-in  Missing
        ◦ 2026-12-18  27 d  acme-order-data  Léa Martin  Acme Logistics  2026-11-04  yes / undecided               2026-10-14     2 items to take back, 2 accesses to close, 1 task, a next mission
        """)


def test_the_same_in_french(run: Run, workspace: Path) -> None:
    _, out, _ = run("due", "--lang", "fr")
    assert without_rule(out).replace("\u00a0", " ") == dedent("""\
        Fin             Reste  Mission          Consultant  Client          Décider avant  Prolonger ? (client / consultant)  Dernier point  Il manque
        ◦ 18 déc. 2026   27 j  acme-order-data  Léa Martin  Acme Logistics  4 nov. 2026    oui / hésite                       14 oct. 2026   2 matériels à récupérer, 2 accès à fermer, 1 tâche, une mission suivante
        """)


def test_the_json_of_one_mission_is_whole(run: Run, workspace: Path) -> None:
    code, out, err = run("due", "--weeks", "8", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "schema_version": 1,
        "kind": "due",
        "today": "2026-11-21",
        "until": "2027-01-16",
        "items": [
            {
                "id": "acme-order-data",
                "title": "Order data platform migration",
                "consultant": "Léa Martin",
                "client": "Acme Logistics",
                "manager": "Sofia Bernard",
                "start": "2026-03-02",
                "end": "2026-12-18",
                "days_left": 27,
                "decision_date": "2026-11-04",
                "band": "watch",
                "status": "offboarding",
                "renewal": {"client": "wanted", "consultant": "undecided"},
                "last_checkin": "2026-10-14",
                "case": "completed",
                "next_mission": None,
                "missing": [
                    {"what": "equipment", "count": 2},
                    {"what": "access", "count": 2},
                    {"what": "tasks", "count": 1},
                    {"what": "next", "count": 1},
                ],
                "path": "missions/acme-order-data.yaml",
            }
        ],
    }


def test_the_sample_firm_in_order_overdue_first(run: Run, firm: Path) -> None:
    found = [(item["id"], item["days_left"], item["band"]) for item in items(run("due", "--json").out)]
    assert found == [
        ("belvaux-booking-tests", -12, "overdue"),
        ("orvelle-payment-api", 9, "urgent"),
        ("calyade-data-catalogue", 11, "urgent"),
        ("confluent-test-factory", 20, "watch"),
        ("peyrac-crm-rollout", 24, "watch"),
        ("acme-order-data", 27, "watch"),
        ("sevelin-lab-system", 40, "later"),
        ("rivage-security-review", 55, "later"),
    ]


@pytest.mark.parametrize(
    ("argv", "count"),
    [
        (("--weeks", "0"), 1),
        (("--days", "9"), 2),
        (("--days", "8"), 1),
        (("--until", "2026-12-02"), 3),
        (("--until", "2026-12-01"), 2),
        (("--until", "+2w"), 3),
        (("--until", "2026-12"), 7),
        (("--weeks", "52"), 13),
    ],
)
def test_the_horizon_is_inclusive_and_the_overdue_never_leave(
    run: Run, firm: Path, argv: tuple[str, ...], count: int
) -> None:
    found = items(run("due", *argv, "--json").out)
    assert len(found) == count
    assert found[0]["id"] == "belvaux-booking-tests"


def test_a_mission_a_thousand_days_late_is_still_first(run: Run, firm: Path) -> None:
    code, out, _ = run("due", "--days", "0", "--json", today="2029-12-01")
    assert code == 0
    assert items(out)[0]["id"] == "belvaux-booking-tests"
    assert len(items(out)) == 13


def test_the_last_day_is_not_overdue(run: Run, workspace: Path) -> None:
    [on_the_day] = items(run("due", "--json", today="2026-12-18").out)
    [after] = items(run("due", "--json", today="2026-12-19").out)
    assert (on_the_day["days_left"], on_the_day["band"], on_the_day["status"]) == (0, "urgent", "offboarding")
    assert (after["days_left"], after["band"], after["status"]) == (-1, "overdue", "overdue")


@pytest.mark.parametrize(
    ("today", "band"),
    [("2026-11-17", "later"), ("2026-11-18", "watch"), ("2026-12-02", "watch"), ("2026-12-03", "urgent")],
)
def test_bands_count_their_bounds_in(run: Run, workspace: Path, today: str, band: str) -> None:
    assert items(run("due", "--json", today=today).out)[0]["band"] == band


def test_bands_are_the_workspaces_own(run: Run, workspace: Path) -> None:
    (workspace / "mission.yaml").write_text("horizons:\n  urgent: 30 days\n  lead: 1 week\n", encoding="utf-8")
    [item] = items(run("due", "--json").out)
    assert (item["band"], item["decision_date"]) == ("urgent", "2026-11-10")


@pytest.mark.parametrize(
    ("band", "today", "code"),
    [
        ("urgent", "2026-11-21", 0),
        ("watch", "2026-11-21", 1),
        ("urgent", "2026-12-05", 1),
        ("urgent", "2027-02-01", 1),
        ("overdue", "2026-12-05", 0),
        ("overdue", "2027-02-01", 1),
    ],
)
def test_fail_on_a_band_or_a_nearer_one(run: Run, workspace: Path, band: str, today: str, code: int) -> None:
    assert run("due", "--fail-on", band, today=today).code == code


def test_nothing_due_says_so_and_how_many_are_open(run: Run, workspace: Path) -> None:
    assert run("due", "--weeks", "1") == (0, "", "No mission ends until Sat 2026-11-28. (1 open mission)\n")
    assert json.loads(run("due", "--weeks", "1", "--json").out)["items"] == []


def test_a_broken_file_is_named_every_time_and_hides_nothing(run: Run, workspace: Path) -> None:
    (workspace / "missions" / "broken.yaml").write_text("format: 1\ntitle: [\n", encoding="utf-8")
    for _ in range(2):
        code, out, err = run("due", "--json")
        assert (code, len(items(out))) == (0, 1)
        assert "missions/broken.yaml:" in err
        assert err.endswith("warning: 1 file was left out; `mission check` shows everything\n")


def test_rows_go_to_a_file_whose_ending_names_the_format(run: Run, firm: Path) -> None:
    code, out, err = run("due", "-o", "ends.csv", "--lang", "fr")
    assert (code, out) == (0, "")
    assert err.replace("\u00a0", " ") == "Écrit dans ends.csv\n"
    raw = (firm / "ends.csv").read_bytes()
    assert raw.startswith("\ufeffIdentifiant;Titre;Consultant;Client;Manager;Début;Fin;Jours restants;".encode())
    assert raw.count(b"\r\n") == 9
    assert b";09/11/2026;-12;25/09/2026;overdue;overdue;declined;undecided;13/10/2026;" in raw
    assert run("due", "-o", "ends.pdf").code == 2


def test_markdown_rows_show_text_as_it_is(run: Run, workspace: Path) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("name: Acme Logistics", 'name: "A|B <b>*x* [y](z)"'), encoding="utf-8"
    )
    _, out, _ = run("due", "--format", "md")
    assert r"| A\|B \<b\>\*x\* \[y\](z) |" in out


def test_text_from_files_reaches_the_terminal_escaped(run: Run, workspace: Path) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("name: Acme Logistics", 'name: "[red]\\e[31m[/]\\u202Ecme"'),
        encoding="utf-8",
    )
    _, out, _ = run("due")
    assert r"[red]\x1b[31m[/]\u202ecme" in out
    assert "\x1b" not in out
