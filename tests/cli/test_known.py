"""A workspace on the day somebody has typed in their missions: who is where, and from when on anything is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Run

PAGE_FR = """\
L’intercontrat au samedi 21 novembre 2026, et d’ici le samedi 19 décembre 2026

Salariés libres maintenant
Depuis          Consultant     Occupation               La suite  Compétences  Coût à ce jour  Coût à venir
───────────────────────────────────────────────────────────────────────────────────────────────────────────
rien ne le dit  Hugo Lemaître  recherche pas commencée                                      –     6 900 EUR

Coût à ce jour : –. D’ici le 19 déc. 2026 : 6 900 EUR (jours ouvrés hors absences × coût
  journalier ; rien de ce qui vient sans être signé n’est compté).

En cours, sans rien de signé dans les fichiers : « mission contract acme --order NUMÉRO » note la
  commande
  acme, Léa Martin, depuis le 2 mars 2026

Taux d’intercontrat
  Au samedi 21 novembre 2026, 1 salarié sur 2 est sans mission chez un client : trop peu pour un
    pourcentage ou une comparaison.
  Fourchette visée : 10–15 % (Syntec Numérique).
  Point d’équilibre : 16,7 % (cinq en mission en financent un : 1 sur 6).

"""

TERMS = ("--contact", "Paul Durand", "--manager", "Sofia Bernard", "--as", "Sofia Bernard")


@pytest.fixture
def typed_in(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Léa at Acme since March, Hugo on nothing: no order was noted anywhere."""
    root = tmp_path / "esn"
    (root / "missions").mkdir(parents=True)
    monkeypatch.chdir(root)
    for name, joined in (("Léa Martin", "2022-09-05"), ("Hugo Lemaître", "2021-03-01")):
        profile = ("--employment", "employee", "--joined", joined, "--daily-cost", "345")
        assert run("consultant", "new", name, *profile).code == 0
    about = ("--title", "Orders", "--consultant", "Léa Martin", "--client", "Acme")
    ran = run("new", "acme", *about, "--start", "2026-03-02", "--end", "2027-02-26", *TERMS)
    assert "note: nothing says that it is signed; when the order comes: mission contract acme --order NUMBER" in ran.err
    return root


@pytest.mark.usefixtures("watched")
def test_who_is_at_a_client_is_not_free_and_who_is_on_nothing_is(typed_in: Path, run: Run) -> None:
    page, forecast = run("bench", "--weeks", "4", "--lang", "fr").out.split("Les lundis à venir\n")
    assert page == PAGE_FR
    assert forecast.count("· 1 sur 2 ") == 12
    answer = json.loads(run("bench", "--json", "--full").out)
    assert [(one["consultant"], one["since"], one["known_since"]) for one in answer["items"]] == [
        ("hugo-lemaitre", None, None)
    ]
    assert answer["items"][0]["cost"]["so_far"] is None
    assert [one["id"] for one in answer["under_way_unsigned"]] == ["acme"]


def test_every_command_says_the_same_of_her(typed_in: Path, run: Run) -> None:
    people = {one["slug"]: one for one in json.loads(run("consultant", "list", "--json").out)["items"]}
    assert people["lea-martin"]["free_from"] == "2027-02-27"
    assert people["hugo-lemaitre"]["free_from"] == "2026-11-21"
    tracks = json.loads(run("timeline", "--json").out)["items"]
    drawn = {(one["slug"], span["kind"], span["start"], span["end"]) for one in tracks for span in one["spans"]}
    assert drawn == {
        ("lea-martin", "unsigned", "2026-03-02", "2027-02-26"),
        ("lea-martin", "bench", "2027-02-27", None),
        ("hugo-lemaitre", "bench", "2026-11-21", None),
    }
    assert json.loads(run("suggest", "--weeks", "2", "--json").out)["items"] == []


def test_no_month_is_counted_before_anything_is_known(typed_in: Path, run: Run) -> None:
    answer = json.loads(run("stats", "--json").out)
    rates = {one["when"]: one["of"] for one in answer["items"] if one["figure"] == "bench-rate"}
    assert [rates[f"2026-0{month}"] for month in (1, 2, 3)] == [0, 0, 1]
    assert answer["known_from"] == [
        {"consultant": "hugo-lemaitre", "date": "2026-11-21"},
        {"consultant": "lea-martin", "date": "2026-03-02"},
    ]
    out = " ".join(run("stats").out.split())
    assert (
        "Counted only from the day on which anything is known of them: Hugo Lemaître (2026-11-21), Léa Martin (2026-03-02)."
    ) in out


def test_the_settings_say_from_when_on_everything_is_noted(typed_in: Path, run: Run) -> None:
    (typed_in / "mission.yaml").write_text("since: 2026-09-01\n", encoding="utf-8")
    [hugo] = json.loads(run("bench", "--json").out)["items"]
    assert (hugo["since"], hugo["known_since"], hugo["working_days"]["so_far"]) == (None, "2026-09-01", 58)
    assert "at least since 2026-09-01 (11 weeks)" in " ".join(run("bench").out.split())
    known = "Counted only from the day on which anything is known of them: Hugo Lemaître (2026-09-01), Léa Martin (2026-03-02)."
    assert known in " ".join(run("stats").out.split())
    rates = {
        one["when"]: one["of"]
        for one in json.loads(run("stats", "--json").out)["items"]
        if one["figure"] == "bench-rate"
    }
    assert (rates["2026-08"], rates["2026-09"]) == (1, 2)


def test_an_order_signs_what_is_to_come(typed_in: Path, run: Run) -> None:
    about = ("--title", "Portal", "--consultant", "Hugo Lemaître", "--client", "Cimes")
    days = ("--start", "2026-12-01", "--end", "2027-06-30")
    assert "signed" not in run("new", "cimes", *about, *days, *TERMS, "--order", "PO 4711").err
    [hugo] = json.loads(run("bench", "--json").out)["items"]
    assert (hugo["until"], hugo["next"]) == ("2026-11-30", {"id": "cimes", "start": "2026-12-01"})
    text = (typed_in / "missions" / "cimes.yaml").read_text(encoding="utf-8")
    (typed_in / "missions" / "cimes.yaml").write_text(text.replace("  order: PO 4711\n", ""), encoding="utf-8")
    [hugo] = json.loads(run("bench", "--json").out)["items"]
    assert (hugo["until"], hugo["next"], hugo["unsigned"]["id"]) == (None, None, "cimes")


def test_what_is_not_signed_is_asked_for(typed_in: Path, run: Run) -> None:
    points = {one["reason"]: one for one in json.loads(run("agenda", "--json").out)["items"]}
    assert points["order"]["command"] == "mission contract acme --fill"
    [item] = json.loads(run("due", "--weeks", "20", "--json").out)["items"]
    assert {"what": "order", "count": 1} in item["missing"]
    assert run("contract", "acme", "--order", "PO 1").code == 0
    assert "order" not in {one["reason"] for one in json.loads(run("agenda", "--json").out)["items"]}


def test_on_the_day_of_the_import_nothing_is_said_to_have_been_missed(typed_in: Path, run: Run) -> None:
    before = {one["reason"] for one in json.loads(run("agenda", "--json").out)["items"]}
    assert before >= {"checkin-never", "review-never", "feedback-none"}
    (typed_in / "mission.yaml").write_text("since: 2026-11-21\n", encoding="utf-8")
    after = {one["reason"] for one in json.loads(run("agenda", "--json").out)["items"]}
    assert not after & {"checkin-never", "checkin-late", "review-never", "review-late", "feedback-none"}
    [shown] = json.loads(run("show", "acme", "--json").out)["items"]
    [listed] = json.loads(run("list", "--json").out)["items"]
    assert shown["next_checkin"] == listed["next_checkin"] == "2026-12-07"
    assert [one["signal"] for one in shown["signals"]] == []


def test_the_next_mission_comes_next_and_says_that_it_is_not_signed(typed_in: Path, run: Run) -> None:
    about = ("--title", "Portal", "--consultant", "Léa Martin", "--client", "Cimes")
    assert run("new", "beside", *about, "--start", "2026-11-02", "--end", "2027-06-30", *TERMS).code == 0
    assert run("offboard", "acme", "--case", "completed").code == 0
    first = json.loads(run("due", "--weeks", "20", "--json").out)["items"][0]
    # It runs beside it for months, and past it: no next mission, nor is one wanting.
    assert first["next_mission"] is None
    assert "next" not in {one["what"] for one in first["missing"]}
    assert run("new", "after", *about, "--start", "2027-03-01", "--end", "2027-09-30", *TERMS).code == 0
    first = json.loads(run("due", "--weeks", "20", "--json").out)["items"][0]
    assert first["next_mission"] == "after"
    assert {"what": "next-unsigned", "count": 1} in first["missing"]


def test_two_persons_of_one_name_are_told(typed_in: Path, run: Run) -> None:
    about = ("--title", "Portal", "--client", "Cimes", "--start", "2026-11-02", "--end", "2027-06-30")
    for name, mail in (("one", "lea@esn.example"), ("same", "LEA@esn.example"), ("two", "lea.martin@else.example")):
        assert run("new", name, *about, "--consultant", f"Léa Martin <{mail}>", *TERMS).code == 0
    found = [one for one in json.loads(run("check", "--format", "json").out)["items"] if one["code"] == "W-NAME-TWO"]
    assert [one["path"] for one in found] == ["missions/two.yaml"]
    assert "lea.martin@else.example here, and lea@esn.example in missions/one.yaml" in found[0]["message"]
    said = "Counted as one person each, though they stand beside several mail addresses: Léa Martin. `mission check` says where."
    for command in ("bench", "stats"):
        assert said in " ".join(run(command).out.split())
        assert json.loads(run(command, "--json").out)["namesakes"] == [{"consultant": "lea-martin", "mails": 2}]
        assert "else.example" not in run(command).out
    path = Path("missions/two.yaml")
    path.write_text(path.read_text().replace("Léa Martin <", "Léa Jeanne Martin <"))
    assert said not in " ".join(run("bench").out.split())


def test_who_has_left_is_followed_no_more(typed_in: Path, run: Run) -> None:
    asked = {one["reason"] for one in json.loads(run("agenda", "--json").out)["items"] if one["mission"] == "acme"}
    assert {"checkin-never", "feedback-none"} <= asked
    assert run("check").code == 0
    assert run("consultant", "set", "lea-martin", "--left", "2026-11-13").code == 0
    points = [one for one in json.loads(run("agenda", "--json").out)["items"] if one["mission"] == "acme"]
    assert [(one["reason"], one["command"]) for one in points] == [
        ("consultant-left", "mission offboard acme --case consultant-ended --ends 2026-11-13"),
        ("order", "mission contract acme --fill"),
    ]
    assert points[0]["what"] == "Léa Martin left the firm on 2026-11-13, and the mission goes on until 2027-02-26"
    [shown] = json.loads(run("due", "--weeks", "20", "--json").out)["items"]
    assert {one["what"] for one in shown["missing"]} == {"left", "order"}
    items = json.loads(run("check", "--format", "json").out)["items"]
    [found] = [one for one in items if one["code"] == "W-LEFT"]
    assert found["path"] == "missions/acme.yaml"
    assert "mission offboard acme --ends 2026-11-13" in found["help"]
    assert run("offboard", "acme", "--case", "consultant-ended", "--ends", "2026-11-13").code == 0
    assert "W-LEFT" not in run("check").out
    reasons = {one["reason"] for one in json.loads(run("agenda", "--json").out)["items"] if one["mission"] == "acme"}
    assert "consultant-left" not in reasons
    assert "end-passed" in reasons


def test_part_time_is_said_beside_the_person_and_the_rate_counts_them_whole(typed_in: Path, run: Run) -> None:
    path = typed_in / "missions" / "acme.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("contract:\n", "contract:\n  days_per_week: 2.5\n"), encoding="utf-8")
    said = " ".join(run("bench", "--lang", "fr").out.replace("\N{NO-BREAK SPACE}", " ").split())
    assert (
        "À temps partiel chez un client (le taux et les coûts comptent ces personnes comme prises toute la semaine) "
        "Léa Martin, sur 5 jours par semaine : 2,5 pour acme, 2,5 de libre"
    ) in said
    assert "1 salarié sur 2" in said
    answer = json.loads(run("bench", "--json").out)
    assert answer["part_time"] == [{"consultant": "lea-martin", "missions": ["acme"], "free_days_per_week": 2.5}]
    assert json.loads(run("bench", "--at", "2027-03-01", "--json").out)["part_time"] == []
    until = "free from 2027-02-27 (in 98 days); until then, 2.5 of 5 days a week"
    assert until in " ".join(run("consultant", "show", "lea-martin").out.split())


def booked(run: Run) -> list[str]:
    items = json.loads(run("check", "--format", "json").out)["items"]
    return [one["message"] for one in items if one["code"] == "W-BOOKED-TWICE"]


def test_days_promised_to_two_clients_are_said_where_they_are_written_and_by_check(typed_in: Path, run: Run) -> None:
    about = ("--title", "Portal", "--consultant", "Léa Martin", "--client", "Cimes")
    ran = run("new", "cimes", *about, "--start", "2026-11-02", "--end", "2027-06-30", *TERMS)
    said = "from 2026-11-21 to 2027-02-26 one person is expected at two clients: on `cimes` and on `acme`"
    assert f"warning: {said}" in " ".join(ran.err.split())
    assert "days_per_week" in ran.err
    assert "mission offboard acme" in " ".join(ran.err.split())
    assert booked(run) == [said]
    ran = run("renew", "acme", "--until", "2027-03-31", "--as", "Sofia Bernard", "--lang", "fr")
    assert "avertissement : du 2026-11-21 au 2027-03-31" in ran.err.replace("\n", " ")
    assert run("explain", "W-BOOKED-TWICE").code == 0
    # Neither another person's, nor one on the bench, nor one to come that nobody signed.
    away = ("--title", "Portal", "--consultant", "Léa Martin", "--client", "Nord", "--start", "2026-12-01")
    assert "warning" not in run("new", "nord", *away, "--end", "2026-12-31", *TERMS).err
    inside = ("--kind", "internal", "--consultant", "Léa Martin", "--subject", "wiki", "--client", "ESN")
    assert "warning" not in run("new", "wiki", *inside, "--start", "2026-11-02", "--manager", "Sofia Bernard").err
    hugo = ("--title", "Portal", "--consultant", "Hugo Lemaître", "--client", "Cimes")
    assert "warning" not in run("new", "hugo", *hugo, "--start", "2026-11-02", "--end", "2027-06-30", *TERMS).err
    assert len(booked(run)) == 1
    # What is over is no longer to be mended.
    assert run("check", today="2027-07-01").out.count("W-BOOKED-TWICE") == 0


@pytest.mark.parametrize(("first", "second", "found"), [("3", "2", 0), ("3", "2.5", 1), (None, "2", 1)])
def test_two_part_times_that_fit_into_one_week_are_right(
    typed_in: Path, run: Run, first: str | None, second: str, found: int
) -> None:
    about = ("--title", "Portal", "--consultant", "Léa Martin", "--client", "Cimes")
    assert run("new", "cimes", *about, "--start", "2026-11-02", "--end", "2027-06-30", *TERMS).code == 0
    for name, days in (("acme", first), ("cimes", second)):
        path = typed_in / "missions" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        if days:
            path.write_text(text.replace("contract:\n", f"contract:\n  days_per_week: {days}\n"), encoding="utf-8")
    assert len(booked(run)) == found
