"""`mission contract`: what was agreed on paper, shown, completed, and what it lacks."""

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
consultant: Léa Martin
client:
  name: Acme
contract:
  start: 2026-03-02
  end: 2026-12-18
  rate: 620 EUR/day    # since March
"""


@pytest.mark.usefixtures("watched")
def test_it_is_shown_with_what_it_lacks(small: Path, run: Run) -> None:
    assert run("contract", "small") == (
        Exit.DONE,
        "small · Order data\n\nTerms\n  dates   2026-03-02 to 2026-12-18\n  client  Acme\n  rate    620 EUR/day\n\n"
        "Missing\n    notice, objectives, order, client contact, vision\n",
        "To complete it: mission contract small --notice … --order … --contact … --vision …\n"
        "Nothing says what is to be reached or delivered: mission deliverable small add, or `mission edit small` for objectives\n",
    )


def test_it_is_completed_in_one_line(small: Path, run: Run) -> None:
    (small / "terms.txt").write_text("30 days,\nend of month\n", encoding="utf-8")
    ran = run(
        *(
            "contract",
            "small",
            "--notice",
            "1 mois",
            "--payment",
            "@terms.txt",
            "--contact",
            "Paul Durand <paul@acme.example>",
        ),
        *("--clause", "Intellectual property=assigned on payment", "--expect", "le client attend=a weekly note"),
        *("--document", "Contract; SP/12; 2026-02-20", "--reference", "Beta SA; 2026-02-01; on time; polite"),
        *("--vision", "Calm", "--order", "PO-1"),
    )
    assert ran.code == Exit.DONE, ran.err
    assert (
        "\n".join(filter(None, text(small).split("\n"))) + "\n"
        == """\
format: 1
title: Order data
consultant: Léa Martin
client:
  name: Acme
  contact: Paul Durand <paul@acme.example>
references:
  - id: beta-sa
    name: Beta SA
    checked: 2026-02-01
    said: on time; polite
vision: Calm
expectations:
  client: a weekly note
contract:
  start: 2026-03-02
  end: 2026-12-18
  notice: 1 month
  rate: 620 EUR/day    # since March
  payment: |-
    30 days,
    end of month
  order: PO-1
  clauses:
    intellectual_property: assigned on payment
  documents:
    - id: contract
      title: Contract
      ref: SP/12
      signed: 2026-02-20
"""
    )
    again = run("contract", "small", "--notice", "1 month", "--order", "PO-1", "--document", "contract; SP/12")
    assert "All of it is written already.\n" in again.err


def test_what_leaves_is_said(small: Path, run: Run) -> None:
    found = json.loads(run("contract", "small", "--json").out)
    assert (found["left_out"], found["items"][0]["contract"]) == (
        ["confidential"],
        {"start": "2026-03-02", "end": "2026-12-18"},
    )
    assert found["items"][0]["lacks"] == ["notice", "objectives", "order", "client.contact", "vision"]
    whole = json.loads(run("contract", "small", "--json", "--full").out)
    assert whole["items"][0]["contract"]["rate"] == "620 EUR/day"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--rate", "700 EUR/day"], "--rate: this term was agreed already, and differs"),
        (["--rate", "lots"], "--rate cannot be read as a rate"),
        (["--notice", "soon"], "--notice"),
        (["--clause", "confidentiality"], "is not of the form NAME=TEXT"),
        (["--clause", "no=never"], "is not of the form NAME=TEXT"),
        (["--clause", "../x=y"], "is not of the form NAME=TEXT"),
        (["--expect", "boss=more"], "--expect"),
        (["--document", "; x"], "the first part is missing"),
        (["--document", "Contract; ; 2026-12-24"], "--document"),
        (["--contact", "<>"], "--contact"),
        (["--vision", "@nowhere.txt"], "nowhere.txt"),
        (["--fill"], "--fill asks"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(small: Path, run: Run, words: list[str], said: str) -> None:
    ran = run("contract", "small", *words)
    assert (ran.code, ran.out, text(small)) == (Exit.USAGE, "", SMALL)
    assert said in ran.err
    assert "700" not in ran.err
    assert "lots" not in ran.err


def test_what_is_missing_is_asked_for(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    monkeypatch.setattr(sys, "stdin", io.StringIO("1 mois\nPO-1\nPaul Durand\n\n"))
    ran = run("contract", "small", "--fill")
    assert "mission contract small --order PO-1 --notice '1 month' --contact 'Paul Durand'\n" in ran.err
    assert "  notice: 1 month\n" in text(small)


def test_who_holds_a_role(small: Path, run: Run) -> None:
    given = ("--person", "it=Nadia Ferhat <nadia@esn.example>", "--person", "successeur=Paul Roy")
    assert run("contract", "small", *given, "--person", "manager=Sofia Bernard").code == Exit.DONE
    assert "people:\n  it: Nadia Ferhat <nadia@esn.example>\n  successor: Paul Roy\n" in text(small)
    assert "manager: Sofia Bernard\n" in text(small)
    before = text(small)
    assert run("contract", "small", *given).code == Exit.DONE
    assert text(small) == before


@pytest.mark.parametrize("given", ["it", "=Nadia", "client=Paul Durand", "it=<nadia@esn.example>"])
def test_a_role_that_cannot_be_held_is_refused(small: Path, run: Run, given: str) -> None:
    assert run("contract", "small", "--person", given).code == Exit.USAGE
    assert text(small) == SMALL


@pytest.mark.parametrize(
    "argv",
    [
        ("contract", "acme", "--contact", "fin décembre"),
        ("contract", "acme", "--person", "successor=fin décembre"),
        ("contract", "acme", "--person", "buddy=fin décembre"),
        ("contract", "acme", "--reference", "fin décembre; 2026-11-02"),
        ("change", "ask", "acme", "--what", "More", "--by", "fin décembre", "--as", "Sofia"),
        ("opportunity", "acme", "--what", "More", "--contact", "fin décembre", "--as", "Sofia"),
        ("note", "acme", "Called.", "--as", "fin décembre"),
        ("consultant", "new", "fin décembre"),
    ],
    ids=lambda argv: argv[0],
)
def test_a_day_is_nobodys_name(workspace: Path, run: Run, argv: tuple[str, ...]) -> None:
    file = workspace / "missions" / "acme-order-data.yaml"
    before = file.read_bytes()
    ran = run(*argv)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert "`fin décembre` is a day, and the name of a person is asked for here\n" in ran.err
    assert 'help: try "Léa Martin <lea.martin@esn.example>"; the mail may be left out\n' in ran.err
    assert file.read_bytes() == before
    assert not (workspace / "consultants").exists()


def test_a_wrong_role_is_answered_with_the_roles_in_the_persons_language(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert run("contract", "acme", "--person", "12/03=Sam").err.replace("\xa0", " ") == (
        "erreur : --person : « 12/03 » ne fait pas partie de manager, ingénieur d’affaires, informatique, RH, achats,"
        " successeur, parrain\n"
    )
