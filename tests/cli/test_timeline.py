"""`mission timeline`: whole outputs over the sample firm, in both languages."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.conftest import EXAMPLE, Run

from mission_cli.errors import Exit

PROFILE = """\
format: 1
name: Léa Martin
employment: employee
joined: 2022-09-05
absences:
  - {id: leave, start: 2026-12-21, end: 2027-01-01, reason: operation}
"""


@pytest.fixture
def of_lea(workspace: Path) -> Path:
    """The example mission and the profile of its consultant."""
    (workspace / "consultants").mkdir()
    (workspace / "consultants" / "lea-martin.yaml").write_text(PROFILE, encoding="utf-8")
    return workspace


ENGLISH = """\
                  2026                  2027
                  Oct Nov       Dec     Jan     Feb     Mar       Apr     May
                           ▼ today, Sat 2026-11-21
Aïcha Traoré      ━sevelin-lab-system━━┫··××····································
Antoine Le Goff   ▒stock-gu…××▒┫━escale-fleet-planning━━━━━━━━━━━━━━━━━━━━━━━━━━
Camille Roussel   ━orvelle-pay…┫················································
Élodie Fabre      ━calyade-dat…┫················································
Gwenaël Prigent   ······························································
Hugo Lemaître     ━confluent-tes…┫····××········································
Julien Kerautret  ━peyrac-crm-roll…┫··××··┄hut-training┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┫······
Léa Martin        ═acme-order-data═┫××××········································
Margaux Pélissier ━rivage-security-review━━┫····································
Mehdi Benali      ━━━━━━━━━━━━━━━━━━━━━━━━━━××━cimes-claims-portal━━━━━━━━━━━━━━
Noémie Dufour     ━━━━━━━━━━━━━━━━━━━━××━verriere-plant-data━━━━━┫··············
Sarah Cohen       ═brevent-web-shop═════════════════××══════════════════════════
Thomas Géraud     ━belv…×┫××▒search-thom…┫······································
                            ▒toy-library-tests▒┫
Victor Nguyễn     ━montclar-water-meters━━━━━━━━━━━━━━━━━━━┫····················
Yanis Belkacem    ▒data-streams-tr…┫············································

From Mon 2026-10-19 to Sun 2027-05-23; 2 characters a week.
━ mission   ═ after a renewal   ┄ mission not signed   ▒ mission not at a client
· free (bench)   × away   ┫ end   ▼ today
"""

FRENCH = """\
                  2026                             2027
                        novembre       décembre    janvier     février     mars           avril       mai
                  19 26 2  9  16 23 30 7  14 21 28 4  11 18 25 1  8  15 22 1  8  15 22 29 5  12 19 26 3  10 17
                                ▼ aujourd’hui, samedi 21 novembre 2026
Aïcha Traoré      ━sevelin-lab-system━━━━━━━━━━━━━┫···×××······················································
Antoine Le Goff   ▒stock-guide▒▒▒×××▒▒┫━escale-fleet-planning━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
Camille Roussel   ━orvelle-payment-api┫········································································
Élodie Fabre      ━calyade-data-catal…┫········································································
Gwenaël Prigent   ·····························································································
Hugo Lemaître     ━confluent-test-factory┫······×××····························································
Julien Kerautret  ━peyrac-crm-rollout━━━━━━━┫···×××···┄hut-training┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┫·········
Léa Martin        ═acme-order-data══════════┫××××××····························································
Margaux Pélissier ━rivage-security-review━━━━━━━━━━━━━━━┫······················································
Mehdi Benali      ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━×××━cimes-claims-portal━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
Noémie Dufour     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━×××━verriere-plant-data━━━━━━━━━━━━━━━━━━┫·····················
Sarah Cohen       ═brevent-web-shop══════════════════════════════════×××═══════════════════════════════════════
Thomas Géraud     ━belvaux…××┫×××▒search-thomas-gera…┫·························································
                                 ▒toy-library-tests▒▒▒▒▒▒▒▒▒▒▒┫
Victor Nguyễn     ━montclar-water-meters━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┫······························
Yanis Belkacem    ▒data-streams-training▒▒▒▒┫··································································

Du lundi 19 octobre 2026 au dimanche 23 mai 2027 ; 3 caractères par semaine.
━ mission   ═ après un renouvellement   ┄ mission non signée   ▒ mission hors client   · libre (intercontrat)   × absence   ┫ fin
▼ aujourd’hui
"""

BY_CLIENT = """\
              2025    2026
               Oct Dec  Feb Apr Jun  Aug Oct
                      today, Sat 2026-11-21 ▼
Atelier Brévent
  Sarah Cohen ━brevent-web…╪═════════════╪══════

From Mon 2025-09-22 to Sun 2027-01-03; 1 character for 2 weeks.
━ mission   ═ after a renewal   ╪ renewed   ▼ today
"""


def test_the_sample_firm_in_eighty_columns(whole_firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run("timeline") == (Exit.DONE, ENGLISH, "")


def test_the_sample_firm_in_french(whole_firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    assert run("timeline", "--lang", "fr") == (Exit.DONE, FRENCH, "")


def test_a_row_a_mission_by_client(whole_firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    assert run("timeline", "--client", "brévent", "--from", "2025-09-22", "--until", "2026-12") == (
        Exit.DONE,
        BY_CLIENT,
        "→ --until Thu 2026-12-31 (in 40 days)\n",
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", ["60", "80", "140", "200"])
def test_every_line_fits_and_every_consultant_is_there(
    whole_firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch, width: str, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    ran = run("timeline", "--lang", lang)
    lines = ran.out.split("\n")
    assert ran.err == ""
    assert max(map(cell_len, lines)) <= int(width)
    for name in ("Aïcha Traoré", "Antoine Le Goff", "Victor Nguyễn"):
        assert sum(line.startswith(f"{name} ") for line in lines) == 1


def test_a_narrow_terminal_takes_fewer_weeks_and_says_so(
    whole_firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    ran = run("timeline", "--consultant", "sarah cohen")
    assert ran.err == "There is room for 28 weeks of 31: a wider terminal, or --weeks, shows more.\n"
    assert "Sarah Cohen ═brevent-web-shop×══════════\n" in ran.out
    ran = run("timeline", "--consultant", "sarah cohen", "--weeks", "26")
    assert ran.err == ""
    assert "1 character for 2 weeks" in " ".join(ran.out.split())


def test_json_has_the_spans_of_each_person(of_lea: Path, run: Run) -> None:
    answer = json.loads(run("timeline", "--json").out)
    mission = {"mission": "acme-order-data", "title": "Order data platform migration", "client": "Acme Logistics"}
    nothing = {"mission": None, "title": None, "client": None}
    assert answer == {
        "schema_version": 1,
        "kind": "timeline",
        "today": "2026-11-21",
        "from": "2026-10-19",
        "until": "2027-05-23",
        "items": [
            {
                "consultant": "Léa Martin",
                "slug": "lea-martin",
                "spans": [
                    {"kind": "mission", "start": "2026-03-02", "end": "2026-06-11", **mission},
                    {"kind": "renewal", "start": "2026-06-12", "end": "2026-12-18", **mission},
                    {"kind": "bench", "start": "2026-12-19", "end": None, **nothing},
                    {"kind": "away", "start": "2026-12-21", "end": "2027-01-01", **nothing},
                ],
            }
        ],
    }
    [item] = json.loads(run("timeline", "--json", "--client", "acme").out)["items"]
    assert [span["kind"] for span in item["spans"]] == ["mission", "renewal"]


def test_rows_are_spans(of_lea: Path, run: Run) -> None:
    assert run("timeline", "--format", "md", "--lang", "fr").out == (
        "| Consultant | Quoi | Mission | Client | Du | Au |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| Léa Martin | mission | acme-order-data | Acme Logistics | 2 mars 2026 | 11 juin 2026 |\n"
        "| Léa Martin | renouvellement | acme-order-data | Acme Logistics | 12 juin 2026 | 18 déc. 2026 |\n"
        "| Léa Martin | libre (intercontrat) |  |  | 19 déc. 2026 | – |\n"
        "| Léa Martin | absence |  |  | 21 déc. 2026 | 1er janv. 2027 |\n"
    )
    assert run("timeline", "-o", "spans.csv").code == Exit.DONE
    rows = list(csv.DictReader((of_lea / "spans.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["Kind"] for row in rows] == ["mission", "renewal", "bench", "away"]
    assert "operation" not in str(rows)


def test_the_drawing_in_a_file(of_lea: Path, run: Run) -> None:
    shown = run("timeline").out
    ran = run("timeline", "-o", "weeks.txt")
    assert ran == (Exit.DONE, "", "Written to weeks.txt\n")
    assert (of_lea / "weeks.txt").read_text(encoding="utf-8") == shown


def test_who_left_and_what_is_over_only_when_asked(whole_firm: Path, run: Run) -> None:
    when = ("--from", "2026-06", "--weeks", "4")
    assert "Baptiste Morvan" not in run("timeline", *when).out
    assert "Baptiste Morvan" in run("timeline", *when, "--all").out
    assert run("timeline", "--consultant", "baptiste", *when) == (
        Exit.DONE,
        "",
        "→ --from Mon 2026-06-01 (173 days ago)\n"
        "Nobody and nothing to show from Mon 2026-06-01 to Sun 2026-06-28; `--all` adds those that left and missions "
        "that are over.\n",
    )
    assert run("timeline", "--consultant", "zeppelin", *when, "--all").err == (
        "→ --from Mon 2026-06-01 (173 days ago)\nNobody and nothing to show from Mon 2026-06-01 to Sun 2026-06-28.\n"
    )


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--weeks", "3", "--until", "2026-12"), "--weeks and --until say two different things: give one of them"),
        (("--weeks", "0"), "--weeks: `0` is not a whole number from 1 to 1040"),
        (("--weeks", "1041"), "--weeks: `1041` is not a whole number from 1 to 1040"),
        (("--from", "2027-01-04", "--until", "2026-12-31"), "--until: 2026-12-31 is before 2027-01-04"),
        (("--until", "2100"), "--until: `2100` is not a date"),
        (("--until", "2100-01-01"), "--until: more than 1040 weeks cannot be drawn"),
        (("--from", "04/07"), "can be read in two ways"),
        (("--format", "xml"), "--format: `xml` is not one of table, json, csv, md"),
    ],
)
def test_what_is_typed_wrong(workspace: Path, run: Run, argv: tuple[str, ...], said: str) -> None:
    ran = run("timeline", *argv)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert said in ran.err


def test_without_profiles_there_are_missions_and_no_bench(workspace: Path, run: Run) -> None:
    out = run("timeline").out
    assert "Léa Martin ═acme-order-data═┫\n" in out
    assert "free" not in out


def test_hostile_text_and_wide_letters_break_no_line(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    text = EXAMPLE.read_text(encoding="utf-8")
    for at, name in enumerate(('"Ana\\e[2J\\u202E"', '"Yamada 山田太郎と花子"', '"[bold]Zoé[/] \\t"')):
        changed = text.replace("consultant: Léa Martin <lea.martin@esn.example>", f"consultant: {name}")
        assert changed != text
        (workspace / "missions" / f"hostile-{at}.yaml").write_text(changed, encoding="utf-8")
    ran = run("timeline")
    assert ran.code == Exit.DONE
    assert not {"\x1b", "\u202e", "\r"} & set(ran.out)
    assert max(map(cell_len, ran.out.split("\n"))) <= 72
    assert "山田" in ran.out


def test_a_broken_file_hides_no_other(of_lea: Path, run: Run) -> None:
    (of_lea / "missions" / "broken.yaml").write_text("format: 1\ntitle: [\n")
    (of_lea / "consultants" / "hugo.yaml").write_text("name: [\n")
    ran = run("timeline")
    assert "Léa Martin ═acme-order-data═┫" in ran.out
    assert "missions/broken.yaml" in ran.err
    assert "consultants/hugo.yaml" in ran.err
