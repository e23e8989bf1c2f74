"""`mission bench`: whole outputs over the sample firm, its figures checked by hand."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.errors import Exit

# Employees here on Saturday 2026-11-21: Aïcha, Antoine, Élodie, Hugo, Julien, Léa, Mehdi, Noémie, Sarah, Thomas, Victor,
# Yanis: 12. Baptiste has left, Camille and Gwenaël are freelancers, Margaux comes from an umbrella company. No mission at a
# client covers Antoine (until 2026-12-07), Thomas (over on 2026-11-09) and Yanis (new): 3 of 12, 25%.
#
# Antoine costs 350 a day. From 2026-09-19: 8 working days in September, 22 in October, 14 in November (the 11th is off) are
# 44: 15,400. Until 2026-12-06: 6 in November, less three of training away, 4 in December are 7: 2,450.
# Yanis, 220, from 2026-10-12: 15 + 14 are 29: 6,380; then 6 + 22 (Christmas is off) + 10 (New Year's Day is) are 38: 8,360.
# Thomas, 275: away until 2026-11-20, hence 0; then 38: 10,450.
# Élodie, 355, from 2026-12-03: 20 + 10: 10,650. Hugo, 285, from 2026-12-12, away from 12-24: 8 + 10: 5,130.
# Julien, 255, from 2026-12-16, away from 12-28: 7 + 10: 4,335. Léa, 345, away until 2027-01-01: 10: 3,450.
# Aïcha, 330, from 2027-01-01, away from 01-11: 5: 1,650.
# On the Mondays: Antoine leaves and Élodie joins the bench before 2026-12-07 (3), then Hugo (4), Julien and Léa (6), Aïcha
# (7); from 2027-01-11 Julien's mission at Brévent is unsigned: 6 with it.
PAGE = """\
The bench on Sat 2026-11-21, and until Sat 2027-01-16

Employees free now
Since                 Consultant       Doing                                            Next                                               Skills                                                              Cost so far  Cost to come
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
2026-09-19 (9 weeks)  Antoine Le Goff  stock-guide (internal project), interruptible    escale-fleet-planning from 2026-12-07              erp, finance, transport, training of users                           15,400 EUR     2,450 EUR
2026-10-12 (5 weeks)  Yanis Belkacem   data-streams-training (training), interruptible                                                     data, python, kafka                                                   6,380 EUR     8,360 EUR
2026-11-10 (11 days)  Thomas Géraud    search-thomas-geraud (search), interruptible     belvaux-booking-tests is past its end, not closed  tests, web, Playwright, workshops with the people who use the tool        0 EUR    10,450 EUR

Employees free soon
From        Consultant        Doing             Next                                      Skills                                                Cost to come
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
2026-12-03  Élodie Fabre      search not begun                                            data, governance, sql, facilitating workshops           10,650 EUR
2026-12-12  Hugo Lemaître     search not begun                                            tests, insurance, test strategy                          5,130 EUR
2026-12-16  Julien Kerautret  search not begun  hut-training from 2027-01-11, not signed  crm, training, retail, public speaking                   4,335 EUR
2026-12-19  Léa Martin        search not begun                                            data, kafka, sql, incident drills with on-call teams     3,450 EUR
2027-01-01  Aïcha Traoré      search not begun                                            quality, sql, validation of laboratory methods           1,650 EUR

Cost so far: 21,780 EUR. Until 2027-01-16: 46,475 EUR (working days without absences × daily cost;
  nothing to come that is not signed is counted).

Freelancers and umbrella companies (not in the rate, and no cost between missions)
From                   Consultant       Doing             Next                                Skills
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
2026-08-29 (12 weeks)  Gwenaël Prigent  search not begun                                      iot, data, radio networks
2026-12-01             Camille Roussel  search not begun  renewal wanted by both, not signed  java, security, API design

At a client for a part of the week (the rate and the costs count these people as taken all week)
  Julien Kerautret, of 5 days a week: 4 on peyrac-crm-rollout, 1 free
  Margaux Pélissier, of 5 days a week: 2 on rivage-security-review, 3 free
  Noémie Dufour, of 5 days a week: 4 on verriere-plant-data, 1 free
  Victor Nguyễn, of 5 days a week: 4 on montclar-water-meters, 1 free

Bench rate
  On Sat 2026-11-21, 3 of 12 employees have no mission at a client (25%): above break-even.
  Target: 10–15% (Syntec Numérique).
  Break-even: 16.7% (five at work fund one on the bench: 1 in 6).

The Mondays to come
  2026-11-23  ! 3 of 12 (25%)        ██████████┊████┊█┃████████
  2026-11-30  ! 3 of 12 (25%)        ██████████┊████┊█┃████████
  2026-12-07  ! 3 of 12 (25%)        ██████████┊████┊█┃████████
  2026-12-14  ! 4 of 12 (33.3%)      ██████████┊████┊█┃████████████████
  2026-12-21  ! 6 of 12 (50%)        ██████████┊████┊█┃█████████████████████████████████
  2026-12-28  ! 6 of 12 (50%)        ██████████┊████┊█┃█████████████████████████████████
  2027-01-04  ! 7 of 12 (58.3%)      ██████████┊████┊█┃██████████████████████████████████████████
  2027-01-11  ! 7 of 12 (58.3%) [6]  ██████████┊████┊█┃█████████████████████████████████▒▒▒▒▒▒▒▒▒
  2027-01-18  ! 7 of 12 (58.3%) [6]  ██████████┊████┊█┃█████████████████████████████████▒▒▒▒▒▒▒▒▒
  2027-01-25  ! 7 of 12 (58.3%) [6]  ██████████┊████┊█┃█████████████████████████████████▒▒▒▒▒▒▒▒▒
  2027-02-01  ! 7 of 12 (58.3%) [6]  ██████████┊████┊█┃█████████████████████████████████▒▒▒▒▒▒▒▒▒
  2027-02-08  ! 7 of 12 (58.3%) [6]  ██████████┊████┊█┃█████████████████████████████████▒▒▒▒▒▒▒▒▒
  █ free
  ▒ free unless the missions to come are signed [then so many]
  ┊ target
  ┃ break-even 16.7%
  ! above break-even  ◦ above the target

To talk about, after 4 weeks and more on the bench (questions to open a conversation; nothing is
  recorded or measured):
  Antoine Le Goff, 9 weeks
  Yanis Belkacem, 5 weeks
  · Do you still hear what is going on in the firm, and are you part of it?
  · What do you fear for what comes next, and what could we tell you more clearly?
  · What weighs on you in these weeks, and what would take some of it off?
  · What have you done lately that you are pleased with, and who has seen it?
  · Whom did you work or have lunch with this week?
"""

PAGE_FR = """\
L’intercontrat au samedi 21 novembre 2026, et d’ici le samedi 5 décembre 2026

Salariés libres maintenant
Depuis                      Consultant       Occupation                                                  La suite                                              Compétences                                                         Coût à ce jour  Coût à venir
───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
19 sept. 2026 (9 semaines)  Antoine Le Goff  stock-guide (projet interne), interruptible                 escale-fleet-planning à partir du 7 déc. 2026         erp, finance, transport, training of users                              15 400 EUR     2 450 EUR
12 oct. 2026 (5 semaines)   Yanis Belkacem   data-streams-training (formation), interruptible                                                                  data, python, kafka                                                      6 380 EUR     2 200 EUR
10 nov. 2026 (11 jours)     Thomas Géraud    search-thomas-geraud (recherche de mission), interruptible  belvaux-booking-tests a dépassé sa fin, pas clôturée  tests, web, Playwright, workshops with the people who use the tool           0 EUR     2 750 EUR

Salariés bientôt libres
À partir du  Consultant    Occupation               La suite  Compétences                                    Coût à venir
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
3 déc. 2026  Élodie Fabre  recherche pas commencée            data, governance, sql, facilitating workshops       710 EUR

Coût à ce jour : 21 780 EUR. D’ici le 5 déc. 2026 : 8 110 EUR (jours ouvrés hors absences × coût
  journalier ; rien de ce qui vient sans être signé n’est compté).

Indépendants et portage salarial (hors du taux, sans coût entre deux missions)
À partir du                 Consultant       Occupation               La suite                                      Compétences
──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
29 août 2026 (12 semaines)  Gwenaël Prigent  recherche pas commencée                                                iot, data, radio networks
1er déc. 2026               Camille Roussel  recherche pas commencée  renouvellement voulu par les deux, non signé  java, security, API design

À temps partiel chez un client (le taux et les coûts comptent ces personnes comme prises toute la
  semaine)
  Julien Kerautret, sur 5 jours par semaine : 4 pour peyrac-crm-rollout, 1 de libre
  Margaux Pélissier, sur 5 jours par semaine : 2 pour rivage-security-review, 3 de libre
  Noémie Dufour, sur 5 jours par semaine : 4 pour verriere-plant-data, 1 de libre
  Victor Nguyễn, sur 5 jours par semaine : 4 pour montclar-water-meters, 1 de libre

Taux d’intercontrat
  Au samedi 21 novembre 2026, 3 salariés sur 12 sont sans mission chez un client (25 %) : au-dessus
    du point d’équilibre.
  Fourchette visée : 10–15 % (Syntec Numérique).
  Point d’équilibre : 16,7 % (cinq en mission en financent un : 1 sur 6).

Les lundis à venir
  23 nov. 2026    ! 3 sur 12 (25 %)        ██████████┊████┊┃███████
  30 nov. 2026    ! 3 sur 12 (25 %)        ██████████┊████┊┃███████
  7 déc. 2026     ! 3 sur 12 (25 %)        ██████████┊████┊┃███████
  14 déc. 2026    ! 4 sur 12 (33,3 %)      ██████████┊████┊┃████████████████
  21 déc. 2026    ! 6 sur 12 (50 %)        ██████████┊████┊┃████████████████████████████████
  28 déc. 2026    ! 6 sur 12 (50 %)        ██████████┊████┊┃████████████████████████████████
  4 janv. 2027    ! 7 sur 12 (58,3 %)      ██████████┊████┊┃████████████████████████████████████████
  11 janv. 2027   ! 7 sur 12 (58,3 %) [6]  ██████████┊████┊┃████████████████████████████████▒▒▒▒▒▒▒▒
  18 janv. 2027   ! 7 sur 12 (58,3 %) [6]  ██████████┊████┊┃████████████████████████████████▒▒▒▒▒▒▒▒
  25 janv. 2027   ! 7 sur 12 (58,3 %) [6]  ██████████┊████┊┃████████████████████████████████▒▒▒▒▒▒▒▒
  1er févr. 2027  ! 7 sur 12 (58,3 %) [6]  ██████████┊████┊┃████████████████████████████████▒▒▒▒▒▒▒▒
  8 févr. 2027    ! 7 sur 12 (58,3 %) [6]  ██████████┊████┊┃████████████████████████████████▒▒▒▒▒▒▒▒
  █ libres
  ▒ libres sauf signature des missions à venir [alors tant]
  ┊ fourchette visée
  ┃ équilibre 16,7 %
  ! au-dessus de l’équilibre  ◦ au-dessus de la fourchette

À aborder, après 4 semaines et plus d’intercontrat (des questions pour ouvrir la conversation ; rien
  n’est noté ni mesuré) :
  Antoine Le Goff, 9 semaines
  Yanis Belkacem, 5 semaines
  · Savez-vous encore ce qui se passe dans l’entreprise, et en faites-vous partie ?
  · Que craignez-vous pour la suite, et que pourrions-nous vous dire plus clairement ?
  · Qu’est-ce qui vous pèse ces semaines-ci, et qu’est-ce qui vous soulagerait ?
  · De quoi êtes-vous content ces derniers temps, et qui l’a vu ?
  · Avec qui avez-vous travaillé ou déjeuné cette semaine ?
"""

OFFER = """\
# Who is available from Sat 2026-11-21 to Sat 2026-11-28

| Name | Skills | Available from | Until | Wishes | Doing |
| --- | --- | --- | --- | --- | --- |
| Gwenaël Prigent | iot, data, radio networks | now |  | Farms and small industry, four days a week; within two hours of Vienne. |  |
| Antoine Le Goff | erp, finance, transport, training of users | now | 2026-12-06 | Field trades, where the software serves people who work standing; no more than two nights away a week. | Stock and finance guides for small cooperatives (internal project), interruptible |
| Yanis Belkacem | data, python, kafka | now |  | A first mission beside somebody who has done it before; Lyon or remote. | Data streams, from the first message to the on-call rota (training), interruptible |
| Thomas Géraud | tests, web, Playwright, workshops with the people who use the tool | now |  | A public service or a hospital; to train testers rather than be the only one. | Thomas's next mission (search), interruptible |

Left out: rates, costs, feedback and whatever else is confidential or sensitive.
"""

# 20 days of two at 450 are 9,000 each and 18,000 together, below every cap: 60% of it is 10,800.
ESTIMATE = """\
Pro-bono work: 20 days each for 2 employees, 450 EUR a day

Saving
  at least  40 days × 200 EUR = 8,000 EUR
  at most   40 days × 350 EUR = 14,000 EUR

Tax reduction
  pay and charges of one   20 days × 450 EUR = 9,000 EUR
  cap for each             3 × 48,060 EUR = 144,180 EUR: it takes nothing away
  gifts of all             2 employees × 9,000 EUR = 18,000 EUR
  cap of the gifts         the greater of 20,000 EUR and 0.5% × 3,000,000 EUR = 15,000 EUR → 20,000
                           EUR: it takes nothing away
  gifts that count         18,000 EUR
  60% of them              60% × 18,000 EUR = 10,800 EUR
  40% above 2,000,000 EUR  40% × 0 EUR = 0 EUR
  tax reduction            10,800 EUR

Parameters (to be changed in mission.yaml, under pro_bono)
  a day saves at least      200 EUR · Vendredi, no date known
  a day saves at most       350 EUR · Vendredi, no date known
  share off the tax         60% · CGI, art. 238 bis, since 2003-08-01
  as far as gifts of        2,000,000 EUR · CGI, art. 238 bis, since 2019-12-28
  share above that          40% · CGI, art. 238 bis, since 2019-12-28
  social-security ceiling   48,060 EUR · PASS, since 2026-01-01
  ceilings for each employee
                            3 · CGI, art. 238 bis, since 2019-12-28
  gifts that always count   20,000 EUR · CGI, art. 238 bis, since 2019-12-28
  share of the turnover     0.5% · CGI, art. 238 bis, since 2003-08-01

An estimate, and no tax advice: ask whoever does the firm's accounts before counting on it.
"""

# 30 days of three at 400 are 36,000; 20,000 of them count: 60% of it is 12,000.
ESTIMATE_FR = """\
Mécénat de compétences : 30 jours chacun pour 3 salariés, 400 EUR par jour

Économie
  au moins  90 jours × 200 EUR = 18 000 EUR
  au plus   90 jours × 350 EUR = 31 500 EUR

Réduction d’impôt
  rémunération et charges d’un
                            30 jours × 400 EUR = 12 000 EUR
  plafond pour chacun       3 × 48 060 EUR = 144 180 EUR : il ne retire rien
  dons de tous              3 salariés × 12 000 EUR = 36 000 EUR
  plafond des dons          20 000 EUR (le chiffre d’affaires n’est pas donné : 0,5 % de celui-ci
                            compte si c’est plus) : il retire 16 000 EUR
  dons retenus              20 000 EUR
  60 % d’entre eux          60 % × 20 000 EUR = 12 000 EUR
  40 % au-delà de 2 000 000 EUR
                            40 % × 0 EUR = 0 EUR
  réduction d’impôt         12 000 EUR

Paramètres (à changer dans mission.yaml, sous pro_bono)
  un jour économise au moins
                            200 EUR · Vendredi, sans date connue
  un jour économise au plus 350 EUR · Vendredi, sans date connue
  part déduite de l’impôt   60 % · CGI, art. 238 bis, depuis le 1er août 2003
  jusqu’à des dons de       2 000 000 EUR · CGI, art. 238 bis, depuis le 28 déc. 2019
  part au-delà              40 % · CGI, art. 238 bis, depuis le 28 déc. 2019
  plafond de la sécurité sociale
                            48 060 EUR · PASS, depuis le 1er janv. 2026
  plafonds par salarié      3 · CGI, art. 238 bis, depuis le 28 déc. 2019
  dons qui comptent toujours
                            20 000 EUR · CGI, art. 238 bis, depuis le 28 déc. 2019
  part du chiffre d’affaires
                            0,5 % · CGI, art. 238 bis, depuis le 1er août 2003

Une estimation, et non un conseil fiscal : demandez à qui tient les comptes avant de compter dessus.
"""


@pytest.mark.usefixtures("watched")
def test_the_bench_of_the_sample_firm(whole_firm: Path, run: Run) -> None:
    assert run("bench") == (Exit.DONE, PAGE, "")


@pytest.mark.usefixtures("watched")
def test_in_french(whole_firm: Path, run: Run) -> None:
    assert run("bench", "--lang", "fr", "--weeks", "2") == (Exit.DONE, PAGE_FR, "")


def test_the_page_for_business_engineers(whole_firm: Path, run: Run) -> None:
    assert run("bench", "--weeks", "1", "--format", "md") == (Exit.DONE, OFFER, "")


def test_the_spreadsheet_for_business_engineers(whole_firm: Path, run: Run) -> None:
    ran = run("bench", "--weeks", "1", "-o", "offer.csv", "--lang", "fr")
    assert ran.code == Exit.DONE
    assert "Laissé de côté" in ran.err
    text = (whole_firm / "offer.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert [row["Nom"] for row in rows] == ["Gwenaël Prigent", "Antoine Le Goff", "Yanis Belkacem", "Thomas Géraud"]
    assert (rows[1]["Disponible à partir du"], rows[1]["Jusqu’au"]) == ("21/11/2026", "06/12/2026")
    assert "350" not in text
    assert "25" not in text


@pytest.mark.parametrize("form", ["md", "csv"])
def test_what_is_passed_on_has_no_full_form(whole_firm: Path, run: Run, form: str) -> None:
    ran = run("bench", "--format", form, "--full")
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert f"--full does not go with --format {form}" in ran.err


def test_json(whole_firm: Path, run: Run) -> None:
    answer = json.loads(run("bench", "--json").out)
    assert {key: answer[key] for key in ("today", "at", "until", "employees", "free", "rate")} == {
        "today": "2026-11-21",
        "at": "2026-11-21",
        "until": "2027-01-16",
        "employees": 12,
        "free": 3,
        "rate": 0.25,
    }
    assert (answer["target"], answer["break_even"], answer["left_out"]) == ([10.0, 15.0], 16.7, ["confidential"])
    rates = [(week["date"], week["free"], week["free_with_unsigned"]) for week in answer["forecast"]]
    assert len(rates) == 12
    assert rates[0] == ("2026-11-23", 3, 3)
    assert rates[7] == ("2027-01-11", 7, 6)
    antoine = next(item for item in answer["items"] if item["consultant"] == "antoine-le-goff")
    assert (antoine["state"], antoine["since"], antoine["until"]) == ("now", "2026-09-19", "2026-12-06")
    assert antoine["doing"] == [{"id": "stock-guide", "kind": "internal", "interruptible": True}]
    assert antoine["next"] == {"id": "escale-fleet-planning", "start": "2026-12-07"}
    assert antoine["working_days"] == {"so_far": 44, "horizon": 7}
    assert antoine["cost"] == {"so_far": None, "horizon": None}
    assert antoine["conversation"] is True


def test_costs_are_in_json_only_when_asked_for(whole_firm: Path, run: Run) -> None:
    assert "EUR" not in run("bench", "--json").out
    answer = json.loads(run("bench", "--json", "--full").out)
    assert answer["left_out"] == []
    costs = {item["consultant"]: item["cost"] for item in answer["items"]}
    assert costs["antoine-le-goff"] == {"so_far": "15400 EUR", "horizon": "2450 EUR"}
    # Nobody pays a freelancer between two missions.
    assert costs["gwenael-prigent"] == {"so_far": None, "horizon": None}


def test_a_page_in_a_file_holds_no_cost_unless_asked(whole_firm: Path, run: Run) -> None:
    run("bench", "-o", "bench.txt")
    text = (whole_firm / "bench.txt").read_text(encoding="utf-8")
    assert "3 of 12" in text
    assert "EUR" not in text
    run("bench", "-o", "bench.txt", "--full")
    assert "15,400 EUR" in (whole_firm / "bench.txt").read_text(encoding="utf-8")


def test_another_day(whole_firm: Path, run: Run) -> None:
    # On 2026-12-25 Antoine is at a client; Élodie, Hugo, Julien, Léa, Thomas and Yanis are not.
    ran = run("bench", "--at", "2026-12-25", "--json")
    assert ran.err == "→ --at Fri 2026-12-25 (in 34 days)\n"
    answer = json.loads(ran.out)
    assert (answer["at"], answer["free"], answer["employees"], answer["rate"]) == ("2026-12-25", 6, 12, 0.5)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--weeks", "-1"), "--weeks: `-1` is not a whole number from 0 to 520"),
        (("--weeks", "521"), "--weeks: `521` is not a whole number from 0 to 520"),
        (("--at", "04/07"), "--at: `04/07` can be read in two ways"),
        (("probono",), "mission bench: `probono` is not one of pro-bono"),
        (("--days", "3"), "--days does not go with `mission bench`"),
        (("pro-bono", "--weeks", "3"), "--weeks does not go with `mission bench pro-bono`"),
        (("pro-bono", "--days", "3"), "missing: --pay"),
        (("pro-bono",), "missing: --days, --pay"),
        (("pro-bono", "--days", "0", "--pay", "450"), "--days: `0` is not a whole number from 1 to 366"),
        (("pro-bono", "--days", "3", "--pay", "much"), "--pay cannot be read as an amount"),
        (("pro-bono", "--days", "3", "--pay", "450 CHF"), "the amounts are in several currencies: CHF, EUR"),
    ],
)
def test_what_is_typed_wrong(whole_firm: Path, run: Run, argv: tuple[str, ...], said: str) -> None:
    ran = run("bench", *argv)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert said in ran.err


def test_without_any_profile(workspace: Path, run: Run) -> None:
    ran = run("bench")
    assert ran.code == Exit.DONE
    assert "There is no profile yet" in ran.err
    assert "`mission consultant new`" in ran.err
    assert "Named in missions, without a profile (not in the rate)" in ran.out
    assert "2026-12-19  Léa Martin" in ran.out
    assert "Bench rate" not in ran.out
    [item] = json.loads(run("bench", "--json").out)["items"]
    assert (item["employment"], item["path"], item["since"]) == (None, None, "2026-12-19")
    answer = json.loads(run("bench", "--json").out)
    assert (answer["employees"], answer["rate"]) == (0, None)


@pytest.mark.usefixtures("watched")
def test_of_few_people_nothing_is_said_in_percent(workspace: Path, run: Run) -> None:
    (workspace / "consultants").mkdir()
    for name in ("Ana", "Bob", "Léa Martin"):
        profile = f"format: 1\nname: {name}\nemployment: employee\njoined: 2026-11-02\n"
        slug = {"Léa Martin": "lea-martin"}.get(name, name.lower())
        (workspace / "consultants" / f"{slug}.yaml").write_text(profile, encoding="utf-8")
    ran = run("bench")
    rate = ran.out[ran.out.index("Bench rate") :]
    assert "2 of 3 employees have no mission at a client: too few to say it in percent" in rate
    assert "· 2 of 3  █" in rate
    assert "┊" not in rate
    assert rate.count("%") == 2  # of the target and of break-even alone
    assert "Without a daily cost in the profile: Ana, Bob, Léa Martin." in ran.out
    assert json.loads(run("bench", "--json").out)["rate"] == 0.6667


def test_when_talking_begins_is_a_setting(whole_firm: Path, run: Run) -> None:
    settings = whole_firm / "mission.yaml"
    text = settings.read_text(encoding="utf-8")
    own = "bench:\n  target: {least: 20, most: 30, source: Our board, date: 2026-01-05}\n"
    own += "  break_even: {value: 40}\n  talk_after: 8 weeks\n"
    settings.write_text(f"{text}{own}", encoding="utf-8")
    out = run("bench").out
    assert "(25%): within the target." in out.replace("\u00a0", " ")
    assert "Target: 20–30% (Our board, since 2026-01-05)." in out.replace("\u00a0", " ")
    assert "Break-even: 40% (this workspace's settings)." in out.replace("\u00a0", " ")
    talk = out[out.index("To talk about, after 8 weeks") :]
    assert "Antoine Le Goff, 9 weeks" in talk
    assert "Yanis" not in talk


def test_a_broken_profile_is_said_and_hides_nobody_else(whole_firm: Path, run: Run) -> None:
    (whole_firm / "consultants" / "yanis-belkacem.yaml").write_text("format: 1\nname: [\n", encoding="utf-8")
    ran = run("bench", "--json")
    assert "consultants/yanis-belkacem.yaml" in ran.err
    answer = json.loads(ran.out)
    assert (answer["free"], answer["employees"]) == (2, 11)


def test_the_estimate(whole_firm: Path, run: Run) -> None:
    words = ("--days", "20", "--consultants", "2", "--pay", "450", "--turnover", "3 000 000")
    assert run("bench", "pro-bono", *words) == (Exit.DONE, ESTIMATE, "")


def test_the_estimate_in_french(whole_firm: Path, run: Run) -> None:
    words = ("--days", "30", "--consultants", "3", "--pay", "400", "--lang", "fr")
    assert run("bench", "pro-bono", *words) == (Exit.DONE, ESTIMATE_FR, "")


def test_the_estimate_for_a_program(whole_firm: Path, run: Run) -> None:
    answer = json.loads(run("bench", "pro-bono", "--days", "30", "--consultants", "3", "--pay", "400", "--json").out)
    assert answer["estimate"] is True
    assert answer["parameters"]["ceiling"] == {"value": "48060 EUR", "source": "PASS", "date": "2026-01-01"}
    [item] = answer["items"]
    assert item["gifts"] == {"amount": "36000 EUR", "cap": "20000 EUR", "kept": "20000 EUR", "bites": True}
    assert item["reduction"] == "12000 EUR"


def test_an_old_ceiling_is_said(whole_firm: Path, run: Run) -> None:
    ran = run("bench", "pro-bono", "--days", "1", "--pay", "400", today="2027-02-01")
    assert "The ceiling is that of 2026: give the one of 2027" in ran.err
