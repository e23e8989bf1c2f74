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
        "State    Milestone  What         Due                          Amount  Paid\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "late     late       Returns      2026-11-13 (8 days ago)   7,000 EUR  –\n"
        "to come  next       Runbook      2026-12-15 (in 24 days)   5,000 EUR  –\n"
        "paid     done       Order feeds  2026-10-15               18,000 EUR  2026-10-30\n",
        "Once it is paid: mission milestone small late paid\n",
    )


def test_over_all_missions_what_is_paid_is_left_out(firm: Path, run: Run) -> None:
    first, *others = run("milestone").out.splitlines()[2:]
    assert first.startswith("late     orvelle-payment-api")
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
    assert text(small) == SMALL + "    - id: end\n      title: End\n      due: 2026-12-18\n      amount: 18000.50 EUR\n"


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
