"""`mission milestone`: late ones first, paid or not; amounts leave the workspace only when asked for."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from tests.cli.small import text
from tests.conftest import Run

from mission_cli.commands.session import Session
from mission_cli.errors import Exit

pytestmark = pytest.mark.usefixtures("watched")

SMALL = """\
format: 1
title: Order data
kind: internal
consultant: Léa Martin
client: {name: Acme}
contract:
  start: 2026-03-02
  end: 2026-12-18
  milestones:
    - id: done
      title: Order feeds
      due: 2026-10-15
      amount: 18000 EUR
      paid: 2026-10-30
    - {id: next, title: Runbook, due: 2026-12-15, amount: 5000 EUR}
    - id: late
      title: Returns
      due: 2026-11-13
      amount: 7000 EUR
"""


def test_late_ones_come_first(small: Path, run: Run) -> None:
    assert run("milestone", "small") == (
        Exit.DONE,
        "State    Milestone  What         Due         Invoiced  Payment due                  Amount  Paid\n"
        "──────────────────────────────────────────────────────────────────────────────────────────────────────\n"
        "late     late       Returns      2026-11-13  –         2026-11-13 (8 days ago)   7,000 EUR  –\n"
        "to come  next       Runbook      2026-12-15  –         2026-12-15 (in 24 days)   5,000 EUR  –\n"
        "paid     done       Order feeds  2026-10-15  –         2026-10-15               18,000 EUR  2026-10-30\n",
        "Once it is paid: mission milestone small late paid\n",
    )


@pytest.fixture
def terms(small: Path, run: Run) -> None:
    assert run("contract", "small", "--payment", "facturation mensuelle, 30 jours fin de mois").code == Exit.DONE


def test_late_is_told_by_the_terms(terms: None, run: Run) -> None:
    """Thirty days, then the end of that month: what was due on 13 November is paid in time until 31 December."""
    assert run("milestone", "small", "--lang", "fr", today="2027-01-10") == (
        Exit.DONE,
        "État       Jalon  Quoi         Échéance      Facturé  Paiement attendu                   Montant  Payé\n"
        "──────────────────────────────────────────────────────────────────────────────────────────────────────────────\n"
        "en retard  late   Returns      13 nov. 2026  –        31 déc. 2026 (il y a 10 jours)   7\u202f000\u00a0EUR  –\n"
        "à venir    next   Runbook      15 déc. 2026  –        31 janv. 2027 (dans 21 jours)    5\u202f000\u00a0EUR  –\n"
        "payé       done   Order feeds  15 oct. 2026  –        30 nov. 2026                    18\u202f000\u00a0EUR  30 oct. 2026\n",
        "Une fois payé\u00a0: mission milestone small late paid\n",
    )


@pytest.mark.parametrize(
    ("payment", "day", "said"),
    [
        ("30 jours fin de mois", "2026-12-30", []),
        ("30 jours fin de mois", "2026-12-31", ["payment due: Returns"]),
        ("30 jours fin de mois", "2027-01-01", ["payment late: Returns"]),
        ("fin de mois 30 jours", "2026-12-31", ["payment late: Returns"]),
        ("on receipt", "2026-11-14", ["payment late: Returns"]),
        (
            "as agreed",
            "2026-11-14",
            ["payment late, counted from its own day as the terms of payment are not understood: Returns"],
        ),
    ],
)
def test_the_agenda_counts_the_same_day(small: Path, run: Run, payment: str, day: str, said: list[str]) -> None:
    run("contract", "small", "--payment", payment)
    items = json.loads(run("agenda", "--json", "--full", today=day).out)["items"]
    assert [
        one["what"] for one in items if one["reason"].startswith("milestone") and " late " in one["command"]
    ] == said
    first = run("milestone", "small", today=day).out.splitlines()[2]
    assert first.startswith("late" if any("late" in one for one in said) else "to come")


def test_terms_that_are_not_understood_are_said_with_what_to_type(small: Path, run: Run) -> None:
    run("contract", "small", "--payment", "as agreed")
    said = (
        "The terms of payment of `small` are not understood: payments are counted due on the day of the milestone itself. "
        'In words that are: mission contract small --payment "30 days end of month"\n'
    )
    assert (
        run("milestone").err
        == run("milestone", "small").err
        == f"Once it is paid: mission milestone small late paid\n{said}"
    )
    run("contract", "small", "--payment", "30 days end of month")
    assert said not in run("milestone", "small").err


def test_invoiced_moves_the_day_of_the_payment(terms: None, small: Path, run: Run) -> None:
    """Léa says in French what was invoiced: the thirty days begin then, and it is told from what is only to come."""
    before = text(small)
    ran = run("milestone", "small", "late", "facturé", "--date", "20/11/2026", "--lang", "fr")
    assert (
        ran.out
        == "late (Returns)\u00a0: facturé le vendredi 20 novembre 2026, à payer d’ici le jeudi 31 décembre 2026\n"
    )
    assert text(small) == before + "      invoiced: 2026-11-20\n"
    assert run("milestone", "small", "late", "invoiced").err == "`late` is already so. Nothing to write.\n"
    assert run("milestone", "small", today="2027-01-05").out.splitlines()[2:4] == [
        "late     late       Returns      2026-11-13  2026-11-20  2026-12-31 (5 days ago)   7,000 EUR  –",
        "to come  next       Runbook      2026-12-15  –           2027-01-31 (in 26 days)   5,000 EUR  –",
    ]
    assert run("milestone", "small", today="2026-12-31").out.splitlines()[2].startswith("invoiced  late ")
    run("milestone", "small", "late", "invoiced", "--date", "2026-10-30")
    assert (
        run("milestone", "small")
        .out.splitlines()[2]
        .startswith("invoiced  late       Returns      2026-11-13  2026-10-30  2026-11-30")
    )
    assert "Returns · by 2026-11-13 · 7,000 EUR · invoiced 2026-10-30 · not paid" in run("show", "small").out
    assert run("milestone", "small", "late", "paid").code == Exit.DONE
    assert text(small) == before + "      invoiced: 2026-10-30\n      paid: 2026-11-21\n"
    assert "invoiced 2026-10-30 · paid 2026-11-21" in run("show", "small").out


def test_nothing_is_paid_before_its_invoice(small: Path, run: Run) -> None:
    run("milestone", "small", "late", "invoiced", "--date", "2026-11-10")
    written = text(small)
    ran = run("milestone", "small", "late", "paid", "--date", "2026-11-09")
    assert (ran.code, ran.out, text(small)) == (Exit.USAGE, "", written)
    assert "`late` was invoiced on Tue 2026-11-10: it is not paid before." in ran.err
    assert "`mission milestone small late invoiced --date DATE`" in ran.err
    assert run("milestone", "small", "late", "paid", "--date", "2026-11-10").code == Exit.DONE
    written = text(small)
    ran = run("milestone", "small", "late", "invoiced", "--date", "2026-11-11")
    assert (ran.code, ran.out, text(small)) == (Exit.USAGE, "", written)
    assert "`late` was paid on Tue 2026-11-10, and its invoice is no later: say the day with --date" in ran.err
    assert run("milestone", "small", "late", "invoiced", "--date", "2026-11-09").code == Exit.DONE


def test_days_out_of_order_are_found(small: Path, run: Run) -> None:
    path = small / "missions" / "small.yaml"
    path.write_text(
        SMALL.replace("      paid: 2026-10-30", "      invoiced: 2026-10-31\n      paid: 2026-10-30"), encoding="utf-8"
    )
    said = run("check").out
    assert "W-PAID" in said
    assert "missions/small.yaml:15:13" in said
    assert "the milestone `done` is paid before it is invoiced" in said
    assert "mission milestone ID done invoiced --date DATE" in said


def test_an_invoice_to_come_is_none_yet(small: Path, run: Run) -> None:
    path = small / "missions" / "small.yaml"
    path.write_text(f"{SMALL}      invoiced: 2062-01-01\n", encoding="utf-8")
    assert "W-AHEAD" in run("check").out
    assert run("milestone", "small").out.splitlines()[2].split() == [
        *(
            "late",
            "late",
            "Returns",
            "2026-11-13",
            "2062-01-01",
            "2026-11-13",
            "(8",
            "days",
            "ago)",
            "7,000",
            "EUR",
            "–",
        ),
    ]
    assert "milestone-late" in run("agenda", "--json", "--full").out


def test_an_accepted_deliverable_asks_for_its_invoice(small: Path, run: Run) -> None:
    """The session of a deliverable that makes a payment owed: agreed, delivered, accepted, invoiced, paid."""
    run("contract", "small", "--payment", "30 jours fin de mois")
    run("deliverable", "small", "guide", "add", "--title", "Guide", "--acceptance", "read", "--due", "2026-10-30")
    ran = run(
        "milestone",
        "small",
        "guide-paid",
        "add",
        "--title",
        "Guide accepted",
        "--amount",
        "900 EUR",
        "--deliverable",
        "gui",
    )
    assert (ran.code, ran.out) == (Exit.DONE, "guide-paid: Guide accepted\n")
    assert text(small).count("      deliverable: guide\n") == 1
    assert "Guide accepted · once guide is accepted · 900 EUR · not paid" in run("show", "small").out
    said = "accepted, to be invoiced: Guide accepted"
    assert said not in run("agenda").out
    run("deliverable", "small", "guide", "accept", "--date", "2026-11-18", "--as", "sofia-bernard")
    found = next(one for one in json.loads(run("agenda", "--json", "--full").out)["items"] if one["what"] == said)
    assert {key: found[key] for key in ("reason", "day", "owner", "command")} == {
        "reason": "to-invoice",
        "day": "2026-11-18",
        "owner": "business",
        "command": "mission milestone small guide-paid invoiced",
    }
    for words in (("--json",), ("--format", "md"), ("--format", "csv")):
        assert said not in run("agenda", *words).out
    ran = run("milestone", "small", "--lang", "fr")
    assert ran.out.splitlines()[2].startswith(
        "à facturer  guide-paid  Guide accepted  –             –        31 déc. 2026 (dans 40 jours)"
    )
    assert ran.err == "Une fois facturé\u00a0: mission milestone small guide-paid invoiced\n"
    assert run("milestone", "small", "guide-paid", "invoiced").code == Exit.DONE
    assert said not in run("agenda", today="2026-12-31").out
    assert "payment due: Guide accepted" in run("agenda", today="2026-12-31").out
    assert "payment late: Guide accepted" in run("agenda", today="2027-01-01").out
    assert run("check").err == "1 file: 0 errors, 0 warnings.\n"


def test_a_milestone_that_is_there_is_tied_to_a_deliverable(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("deliverable", "small", "guide", "add", "--title", "Guide", "--acceptance", "read")
    before = text(small)
    ran = run("milestone", "small", "late", "--deliverable", "guide")
    assert ran.out == "late (Returns): to be invoiced once guide is accepted\n"
    assert text(small) == before.replace("title: Returns\n", "title: Returns\n      deliverable: guide\n")
    assert (
        run("milestone", "small", "late", "--deliverable", "guide").err == "`late` is already so. Nothing to write.\n"
    )
    assert "milestone-late" not in run("agenda", "--json", "--full").out  # the deliverable is what is waited for
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    monkeypatch.setattr(sys, "stdin", io.StringIO("next\n"))
    assert "mission milestone small next --deliverable guide\n" in run("milestone", "small", "--deliverable", "gui").err


def test_a_deliverable_that_is_not_there_is_found(small: Path, run: Run) -> None:
    path = small / "missions" / "small.yaml"
    path.write_text(f"{SMALL}      deliverable: guide\n", encoding="utf-8")
    said = run("check").out
    assert "missions/small.yaml:20:20" in said
    assert "W-MILESTONE-DELIVERABLE" in said
    assert "no deliverable is called `guide`" in said
    assert "`mission milestone ID late --deliverable DELIVERABLE`" in said
    assert "payment late: Returns" in run("agenda").out


def test_over_all_missions_what_is_paid_is_left_out(firm: Path, run: Run) -> None:
    first, second, *others = run("milestone").out.splitlines()[2:]
    assert first.startswith("late        montclar-water-meters")
    assert second.startswith("to invoice  orvelle-payment-api")
    assert not [line for line in others if line.startswith("paid")]


def test_paid_and_unpaid(small: Path, run: Run) -> None:
    assert (
        run("milestone", "small", "late", "paid", "--date", "2026-11-20").out == "late (Returns): paid Fri 2026-11-20\n"
    )
    assert text(small) == SMALL + "      paid: 2026-11-20\n"
    again = run("milestone", "small", "late", "paid")
    assert (again.code, again.out, again.err) == (Exit.DONE, "", "`late` is already so. Nothing to write.\n")
    assert run("milestone", "small", "late", "unpaid").out == "late (Returns): not paid\n"
    assert text(small) == SMALL


def test_added_with_an_amount_as_people_write_it(small: Path, run: Run) -> None:
    ran = run("milestone", "small", "end", "add", "--title", "End", "--amount", "18 000,50 €", "--due", "2026-12-18")
    assert ran.out == "end: End\n"
    written = "    - id: end\n      title: End\n      due: 2026-12-18\n      amount: 18000.50 EUR\n"
    assert text(small) == SMALL.replace("    - id: late\n", f"{written}    - id: late\n")


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_money_leaves_only_when_asked_for(small: Path, run: Run, form: str) -> None:
    assert "000" not in (plain := run("milestone", "small", "--format", form).out)
    assert "2026-10-30" not in plain
    assert "18000" in run("milestone", "small", "--format", form, "--full").out.replace(",", "")
    if form == "json":
        assert json.loads(plain)["left_out"] == ["confidential"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["small", "add"], Exit.USAGE, "--title"),
        (["paid"], Exit.USAGE, "ID, MILESTONE"),
        (["small", "paid"], Exit.USAGE, "MILESTONE"),
        (["small", "x", "add", "--title", "X", "--amount", "much"], Exit.USAGE, "--amount cannot be read as an amount"),
        (["small", "late", "paid", "--date", "2026-12-01"], Exit.USAGE, "--date"),
        (["small", "late", "invoiced", "--date", "2026-12-01"], Exit.USAGE, "--date"),
        (["invoiced"], Exit.USAGE, "ID, MILESTONE"),
        (["small", "late", "--deliverable", "guide"], Exit.NOT_FOUND, "there is none of that kind here in `small`"),
        (
            ["small", "x", "add", "--title", "X", "--deliverable", "guide"],
            Exit.NOT_FOUND,
            "there is none of that kind here in `small`",
        ),
        (["small", "late", "paid", "--deliverable", "guide"], Exit.USAGE, "--deliverable"),
        (["small", "--deliverable", "guide"], Exit.USAGE, "MILESTONE"),
        (["--deliverable", "guide"], Exit.USAGE, "ID, MILESTONE"),
        (["small", "zzz", "paid"], Exit.NOT_FOUND, "`zzz` is not in `small`; it knows"),
        (["small", "late", "unpaid", "--date", "2026-11-01"], Exit.USAGE, "--date"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    small: Path, run: Run, words: list[str], code: Exit, said: str
) -> None:
    ran = run("milestone", *words)
    assert (ran.code, ran.out, text(small)) == (code, "", SMALL)
    assert said in ran.err
    assert "much" not in ran.err


def test_what_is_missing_is_asked_for(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    monkeypatch.setattr(sys, "stdin", io.StringIO("End of all\n2026-12-18\n900 €\n"))
    ran = run("milestone", "small", "add")
    assert (
        "mission milestone small end-of-all add --title 'End of all' --due 2026-12-18 --amount '900 EUR'\n" in ran.err
    )
    monkeypatch.setattr(sys, "stdin", io.StringIO("late\n"))
    assert "mission milestone small late paid\n" in run("milestone", "small", "paid").err
