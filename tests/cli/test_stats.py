"""`mission stats`: whole outputs over a small firm counted by hand, periods, formats, what is left out."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.errors import Exit

OUTPUT = Path(__file__).parent / "stats"

LEA = """\
format: 1
title: Order data
consultant: Léa Martin
client: {name: Acme}
contract:
  start: 2026-01-05
  end: 2026-03-31
  notice: 1 month
  order: PO-1
objectives:
  - {id: feeds, specific: Feeds, target: 3, reached: 3}
  - {id: docs, specific: Docs, target: 4, better: more, reached: 1}
followup: {every: 1 month}
offboarding: {case: client-ended, reason: The budget is cut, opened: 2026-01-20, ends: 2026-03-16}
journal:
  sofia-bernard:
    - {id: c1, type: checkin, date: 2026-02-04}
    - {id: f1, type: feedback, date: 2026-02-04, from: client, to: consultant, score: 4}
    - {id: b1, type: blocker, date: 2026-02-02, title: VPN, causes: [step-blocked], resolved: 2026-02-12, resolution: x}
closed: 2026-03-17 by sofia-bernard
"""
HUGO = """\
format: 1
title: Portal
consultant: Hugo Lemaître
client: {name: Cimes}
contract:
  start: 2025-11-03
  end: 2026-09-30
  order: PO-2
  amendments:
    - {date: 2026-02-16, end: 2026-09-30}
followup: {every: 1 month}
journal:
  sofia-bernard:
    - {id: c1, type: checkin, date: 2026-01-05}
    - {id: f1, type: feedback, date: 2026-01-12, from: consultant, to: client, score: 3}
    - {id: b1, type: blocker, date: 2026-03-02, title: Screens, causes: [client-unresponsive]}
    - id: a1
      type: answers
      date: 2026-03-03
      questionnaire: satisfaction
      from: client
      answers: {project: 5, consultant: 4, objectives: 5}
"""
TRAINING = """\
format: 1
title: Course
kind: training
consultant: Léa Martin
client: {name: Rivage}
contract: {start: 2026-03-17, end: 2026-03-20}
"""
PROFILES = {
    "lea-martin": "format: 1\nname: Léa Martin\nemployment: employee\njoined: 2026-01-05\n",
    "hugo-lemaitre": "format: 1\nname: Hugo Lemaître\nemployment: employee\n",
    "ana-free": "format: 1\nname: Ana Free\nemployment: freelance\n",
}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "small"
    (root / "missions").mkdir(parents=True)
    (root / "consultants").mkdir()
    for name, text in {"lea": LEA, "hugo": HUGO, "course": TRAINING}.items():
        (root / "missions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name, text in PROFILES.items():
        (root / "consultants" / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


# January: Hugo alone to the 4th, then Léa, both covered. February the same. March: Léa is free from the 17th (the course
# is no client mission), 15 days of 31: 15/31 = 0.48 of 2 people; days with people: 31.
# Renewed: Hugo; ended: Léa; hence 1 of 2. Léa ended on 16 March, agreed 31 March: early. Opened on 20 January: 55 days
# before 16 March (11 in January, 28, 16), one too few for eight weeks; a month before is 16 February: notice kept.
# Check-ins: Léa's marks 5 February and 5 March (one held, 4 February); Hugo's 3 January, February and March (one held).
# Feedback: both missions; one direction each. Blockers: two opened, one solved in 10 days, one open.
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_quarter_counted_by_hand(small: Path, run: Run, lang: str) -> None:
    ran = run("stats", "--lang", lang, today="2026-03-31")
    assert ran.code == Exit.DONE
    assert ran.out == (OUTPUT / f"quarter.{lang}.txt").read_text(encoding="utf-8")
    if lang == "en":
        assert ran.err == "Left out: 1 reason of an end, free text (`--full` adds it).\n"


# The sample firm, 1 January to 21 November 2026. Employees with a profile: twelve; eleven after Baptiste left on 30 June;
# twelve with Yanis from 12 October. Days on the bench: January Élodie, all of it (1 of 12 = 8.3 %); February Élodie 1,
# Victor 1 (2/28 = 0.07; between Léa's two missions lies a week end); March Victor 15, Julien 4 (19/31 = 0.61); April
# Julien 6; May Thomas 10; June Baptiste 4; July none; August Hugo 16, Mehdi 30 (46/31 = 1.48); September Noémie 19,
# Antoine 12; October Noémie 4, Antoine 31, Yanis 20 (55/31 = 1.77); November Antoine 21, Yanis 21, Thomas 12 (54/21 = 2.57).
# Ended: belvaux, till-training, contribution-tests, drivers-portal (client), subscribers-portal, merchant-stream,
# online-orders (consultant, 26 June of 25 September), cold-stores, valbrune-erp, silo-sensors, furnace-meters.
# Renewed: acme, brevent. Opened 56 days before or more: contribution-tests 56, drivers-portal 74, subscribers-portal 59,
# online-orders 63, furnace-meters 74. Notice: 74 and 63 days. Not reached: till-training (18 of 19); belvaux wanted 4 hours at most, and has 3.
# Held of due: acme 2/18, belvaux 2/5, brevent 2/5, calyade 2/9, cimes 2/2, cold-stores 1/8, confluent 3/3,
# contribution-tests 1/7, drivers-portal 1/7, furnace-meters 1/2, merchant-stream 1/2, montclar 3/17, online-orders 1/6,
# orvelle 2/5, peyrac 2/7, rivage 2/2, sevelin 2/11, silo-sensors 1/5, subscribers-portal 1/4, till-training 1/3,
# valbrune 2/9, verriere 0/3: 35 of 140.
# Feedback: 22 missions ran; none at valbrune and verriere. Scores of clients: 3; 2; 5 5 5 4 4 = 4.6;
# 5 5 5 5 5 4 4 4 3 = 4.44; of consultants: 1 in the third quarter; 5 4 4 4 4 3 3 3 = 3.75.
# Blockers: at acme (2 to 28 October, 26 days) and montclar (12 October, open), both of the same two causes.
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_sample_firm(whole_firm: Path, run: Run, lang: str) -> None:
    ran = run("stats", "--lang", lang)
    assert ran.code == Exit.DONE
    assert ran.out == (OUTPUT / f"firm.{lang}.txt").read_text(encoding="utf-8")


def test_for_programs(small: Path, run: Run) -> None:
    answer = json.loads(run("stats", "--json", today="2026-03-31").out)
    assert list(answer) == [
        *(
            "schema_version",
            "kind",
            "today",
            "from",
            "until",
            "known_from",
            "namesakes",
            "definitions",
            "reasons",
            "left_out",
            "items",
        ),
    ]
    assert (answer["kind"], answer["from"], answer["until"]) == ("stats", "2026-01-01", "2026-03-31")
    assert (answer["reasons"], answer["left_out"]) == ([], ["sensitive"])
    assert answer["items"][2] == {
        "section": "bench",
        "figure": "bench-rate",
        "when": "2026-03",
        "group": None,
        "unit": "rate",
        "value": None,
        "count": 0.48,
        "of": 2.0,
    }
    assert {item["figure"] for item in answer["items"]} == set(answer["definitions"])
    assert all(len(text) > 20 for text in answer["definitions"].values())


def test_reasons_only_when_asked(small: Path, run: Run) -> None:
    for form in ("table", "md", "csv", "json"):
        assert "budget" not in run("stats", "--format", form, today="2026-03-31").out
    reasons = [{"case": "client-ended", "reason": "The budget is cut", "count": 1}]
    answer = json.loads(run("stats", "--json", "--full", today="2026-03-31").out)
    assert (answer["reasons"], answer["left_out"]) == (reasons, [])
    ran = run("stats", "--full", today="2026-03-31")
    assert "\n  ended by the client: The budget is cut\n" in ran.out
    assert ran.err == ""
    assert (
        "\n- ended by the client: The budget is cut\n"
        in run("stats", "--full", "--format", "md", today="2026-03-31").out
    )


def test_nobody_is_named(whole_firm: Path, run: Run) -> None:
    names = {word for path in (whole_firm / "consultants").iterdir() for word in path.stem.split("-") if len(word) > 3}
    for form in ("table", "md", "csv", "json"):
        said = run("stats", "--format", form).out.lower()
        assert [name for name in names if name in said.split()] == []


def test_a_spreadsheet_and_a_page(small: Path, run: Run) -> None:
    assert run("stats", "-o", "stats.csv", today="2026-03-31").code == Exit.DONE
    rows = list(csv.DictReader((small / "stats.csv").read_text(encoding="utf-8-sig").splitlines()))
    [row] = [row for row in rows if row["Figure"] == "renewed"]
    assert (row["Value"], row["Count"], row["Of"]) == ("", "1", "2")
    assert row["Definition"].startswith("Renewed: missions with an amendment")
    assert run("stats", "-o", "stats.md", today="2026-03-31").code == Exit.DONE
    page = (small / "stats.md").read_text(encoding="utf-8")
    assert page.startswith("# Figures from 2026-01-01 to 2026-03-31\n")
    assert "| agreed notice kept | 1 of 1 |\n" in page
    assert run("stats", "-o", "stats.txt", today="2026-03-31").code == Exit.DONE
    assert (small / "stats.txt").read_bytes() == (OUTPUT / "quarter.en.txt").read_bytes()


# Periods -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ((), "2026-01-01", "2026-11-21"),
        (("--year", "2026"), "2026-01-01", "2026-11-21"),
        (("--year", "2025"), "2025-01-01", "2025-12-31"),
        (("--from", "2026-03"), "2026-03-01", "2026-11-21"),
        (("--until", "2025-06"), "2025-01-01", "2025-06-30"),
        (("--from", "2025-11-01", "--until", "2026-02-28"), "2025-11-01", "2026-02-28"),
        (("--from", "2026-11-21", "--until", "2027-01-31"), "2026-11-21", "2026-11-21"),
    ],
)
def test_periods(small: Path, run: Run, words: tuple[str, ...], first: str, last: str) -> None:
    answer = json.loads(run("stats", *words, "--json").out)
    assert (answer["from"], answer["until"]) == (first, last)


def test_what_is_to_come_is_not_counted(small: Path, run: Run) -> None:
    ran = run("stats", "--from", "2026-11-01", "--until", "2026-12-31")
    assert ran.out.startswith("Figures from 2026-11-01 to 2026-11-21\n")
    assert "Counted up to today, Sat 2026-11-21." in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--year", "2027"), "error: Fri 2027-01-01 is still to come: there is nothing to count"),
        (("--year", "20026"), "error: --year: `20026` is not a whole number from 1900 to 2200"),
        (("--year", "2025", "--until", "2026-01-01"), "error: --year and --until say two different things"),
        (("--from", "2026-03-01", "--until", "2026-02-01"), "error: the period ends before it begins"),
        (("--from", "04/07"), "--from"),
        (("--from", "nonsense"), "--from"),
        (("--format", "xml"), "--format: `xml` is not one of table, json, csv, md"),
    ],
)
def test_what_is_typed_wrong(small: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run("stats", *words)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert said in ran.err


def test_a_year_without_data_says_so(small: Path, run: Run) -> None:
    (small / "consultants" / "hugo-lemaitre.yaml").unlink()
    ran = run("stats", "--year", "2024")
    assert ran == (
        Exit.DONE,
        "",
        "Nothing was counted from 2024-01-01 to 2024-12-31: none of the 3 missions, and no employee with a profile, "
        "was there then.\n",
    )
    items = json.loads(run("stats", "--year", "2024", "--json").out)["items"]
    assert {(item["value"], item["count"], item["of"] or 0) for item in items} == {(None, 0, 0)}


def test_an_empty_workspace_says_so(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new" / "missions").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "new")
    assert run("stats") == (Exit.DONE, "", "There is no mission here yet: `mission new` agrees the first one.\n")


def test_a_broken_file_hides_no_other(small: Path, run: Run) -> None:
    (small / "missions" / "hugo.yaml").write_text("format: 1\ntitle: [\n")
    ran = run("stats", today="2026-03-31")
    assert ran.code == Exit.DONE
    assert "ended                                     1\n" in ran.out
    assert "missions/hugo.yaml" in ran.err
