"""`mission change`: asked, assessed, decided; the amendment and the terms in one write; terms edited behind its back."""

from __future__ import annotations

import json
import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_blocker import MISSION, changed
from tests.conftest import EXAMPLE, Run, git

from mission_cli.errors import Exit

if TYPE_CHECKING:
    from pathlib import Path

ASK = ("change", "ask", "acme", "--what", "Stay for the winter peak", "--by", "client", "--id", "peak")
TERMS = ("--after", "fin=2027-01-31", "--after", "tarif=650 €/jour", "--after", "notice=2 weeks")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_AUTHOR", "Sofia Bernard")


def asked(run: Run, *more: str) -> None:
    assert run(*ASK, *more).code == Exit.DONE


@pytest.mark.usefixtures("watched")
def test_from_asked_to_approved(workspace: Path, run: Run) -> None:
    ran = run(*ASK, "--why", "Three feeds are left.", *TERMS, "--date", "yesterday")
    assert ran == (
        Exit.DONE,
        "",
        dedent("""\
            → --date Fri 2026-11-20 (yesterday)
            → --after end Sun 2027-01-31 (in 71 days)
            Change request `peak` noted in missions/acme-order-data.yaml.
              end     2026-12-18   →  2027-01-31
              rate    620 EUR/day  →  650 EUR/day
              notice  1 month      →  2 weeks
            Next: say what it does to cost, time and quality, `mission change assess acme-order-data peak`.
            """),
    )
    ran = run("change", "assess", "acme", "--cost", "18200 EUR", "--time", "6 weeks")
    assert ran.err.splitlines()[-1].startswith("Next: say what it does to cost, time and quality")
    ran = run("change", "assess", "acme", "pe", "--quality", "none expected")
    assert ran.err == (
        "Impact of `peak` noted in missions/acme-order-data.yaml.\n"
        "Next: decide with both sides, `mission change decide acme-order-data peak`.\n"
    )
    ran = run("change", "decide", "acme", "approved", "--as", "Paul Durand")
    assert ran == (
        Exit.DONE,
        "",
        dedent("""\
            `peak` approved: decision, amendment and terms written in missions/acme-order-data.yaml.
              end     2026-12-18   →  2027-01-31
              rate    620 EUR/day  →  650 EUR/day
              notice  1 month      →  2 weeks
            Tell the provider at once (Sofia Bernard), in writing, and adapt plan and deliverables.
            Wishes and steps start again for the new end; the earlier ones stay in git's history.
            The checklist is that of the former end, Fri 2026-12-18: 1 task done, which stays recorded. For the new end, begin it again: mission offboard acme-order-data
            """),
    )
    assert changed(workspace) == dedent("""\
        -   end: 2026-12-18
          end: 2027-01-31
        -   notice: 1 month
          notice: 2 weeks
        -   rate: 620 EUR/day
          rate: 650 EUR/day
        - date: 2026-11-21
          end: 2027-01-31
          rate: 650 EUR/day
          change: peak
          text: "Stay for the winter peak (notice: 2 weeks)"
        -\x20
        - renewal:
        -   client: wanted
        -   consultant: undecided
        - id: peak
          type: change
          date: 2026-11-20
          asked_by: client
          what: Stay for the winter peak
          why: Three feeds are left.
          impact:
            cost: 18200 EUR
            time: 6 weeks
            quality: none expected
          before:
            end: "2026-12-18"
            rate: 620 EUR/day
            notice: 1 month
          after:
            end: "2027-01-31"
            rate: 650 EUR/day
            notice: 2 weeks
          decision: approved
          decided: 2026-11-21 by paul-durand""")
    assert run("check").code == Exit.DONE
    ran = run("change", "decide", "acme", "peak", "refused")
    assert (ran.code, ran.err.splitlines()[0]) == (4, "error: the change request `peak` is decided already")


@pytest.mark.usefixtures("watched")
def test_refused_writes_the_decision_and_says_whom_to_tell(workspace: Path, run: Run) -> None:
    asked(run, *TERMS)
    contract = (workspace / MISSION).read_text().partition("objectives:")[0]
    ran = run("change", "decide", "acme", "refusé", "--lang", "fr")
    assert ran.err == (
        "«\u00a0peak\u00a0» refusé, dans missions/acme-order-data.yaml.\n"
        "  fin      18 déc. 2026  →  31 janv. 2027\n"
        "  tarif    620\u00a0EUR/jour  →  650\u00a0EUR/jour\n"
        "  préavis  1 mois        →  2 semaines\n"
        "attention\u00a0: décidé avant d’avoir évalué coût, délais et qualité\n"
        "Prévenez tout de suite le prestataire (Sofia Bernard), par écrit, en disant pourquoi.\n"
    )
    text = (workspace / MISSION).read_text()
    assert text.partition("objectives:")[0] == contract
    assert text.endswith("      decision: refused\n      decided: 2026-11-21 by sofia-bernard\n")


def test_the_list_says_what_waits_for_what(workspace: Path, run: Run) -> None:
    assert run("change").err == "No change request waits for a decision.\n"
    asked(run, *TERMS, "--date", "2026-11-01")
    head, _, row = run("change").out.splitlines()
    assert head.split()[:3] == ["Age", "Mission", "What"]
    assert re.split(" {2,}", row) == [
        "20 days",
        "acme-order-data",
        "Stay for the winter peak",
        "client",
        "end, rate, notice",
        "impact to be assessed",
        "mission change assess acme-order-data peak",
    ]
    [item] = json.loads(run("change", "--json").out)["items"]
    assert item == {
        "mission": "acme-order-data",
        "client": "Acme Logistics",
        "consultant": "Léa Martin",
        "manager": "Sofia Bernard",
        "id": "peak",
        "author": "sofia-bernard",
        "date": "2026-11-01",
        "age": 20,
        "asked_by": "client",
        "what": "Stay for the winter peak",
        "why": None,
        "terms": ["end", "rate", "notice"],
        "to_assess": ["cost", "time", "quality"],
        "next": "assess",
        "command": "mission change assess acme-order-data peak",
        "path": MISSION,
    }
    assert run("change", "--client", "other").err == "None of these: 1 request waits in all.\n"


def test_json_keeps_money_back_and_out_of_the_log(workspace: Path, run: Run) -> None:
    ran = run(*ASK, *TERMS, "--json")
    [item] = json.loads(ran.out)["items"]
    assert (item["before"], item["after"], item["next"]) == ({}, {}, "assess")
    assert "650" not in ran.out + ran.err
    ran = run("change", "decide", "acme", "approved", "--json", "--full", "-n")
    assert json.loads(ran.out)["items"][0]["after"]["rate"] == "650 EUR/day"


def test_a_clause_is_a_term_too(workspace: Path, run: Run) -> None:
    asked(run, "--after", "confidentiality=for five years", "--after", "clauses.law=French")
    assert run("change", "decide", "acme", "approved").code == Exit.DONE
    text = (workspace / MISSION).read_text()
    assert "    confidentiality: for five years\n" in text
    assert "    law: French\n" in text
    assert run("check").code == Exit.DONE


def test_an_early_end_stays_the_effective_one(workspace: Path, run: Run) -> None:
    path = workspace / MISSION
    path.write_text(path.read_text().replace("  case: completed\n", "  case: completed\n  ends: 2026-12-11\n"))
    asked(run, *TERMS)
    ran = run("change", "decide", "acme", "approved")
    assert "warning: the mission ends on Fri 2026-12-11 by its offboarding, whatever the contract says\n" in ran.err
    assert "move with the end" not in ran.err


def test_a_request_written_by_hand_is_approved_only_if_its_terms_can_be(workspace: Path, run: Run) -> None:
    path = workspace / MISSION
    entry = "    - {type: change, date: 2026-11-01, asked_by: client, what: Less, after: {rate: six hundred}}\n"
    path.write_text(path.read_text() + entry)
    before = path.read_bytes()
    ran = run("change", "decide", "acme", "approved")
    assert (ran.code, ran.err.splitlines()[0]) == (Exit.USAGE, "error: the term `rate` cannot be read")
    assert path.read_bytes() == before
    assert run("change", "decide", "acme", "less", "refused").code == Exit.DONE


def test_a_decision_is_not_dated_before_an_amendment_or_the_request(workspace: Path, run: Run) -> None:
    asked(run, *TERMS, "--date", "2026-05-01")
    ran = run("change", "decide", "acme", "approved", "--date", "2026-06-11")
    assert "but an amendment of Fri 2026-06-12 has set the terms since" in ran.err
    ran = run("change", "decide", "acme", "refused", "--date", "2026-04-30")
    assert "decided on Thu 2026-04-30, before it was asked on Fri 2026-05-01" in ran.err
    assert "decision: refused" not in (workspace / MISSION).read_text()


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("ask",), 2, "missing: ID, --what, --by"),
        (("ask", "acme", "peak"), 2, "`peak` is a word too many"),
        (("assess", "acme"), 2, "missing: one of --cost --time --quality"),
        (("decide", "acme"), 2, "missing: approved|refused"),
        (("decide", "acme", "approved"), 4, "has no change request that waits for a decision"),
        (("decide", "acme", "scope", "approved"), 4, "`scope-returns` is decided already"),
        (("ask", "acme", "--what", "x", "--by", "client", "--after", "end"), 2, "is not TERM=VALUE"),
        (("ask", "acme", "--what", "x", "--by", "client", "--after", "rat=1 EUR/day"), 2, "did you mean `rate`?"),
        (("ask", "acme", "--what", "x", "--by", "client", "--after", "rate=620 EUR/day"), 2, "has this very `rate`"),
        (("ask", "acme", "--what", "x", "--by", "client", "--after", "days_per_week=8"), 2, "`days_per_week` cannot be read"),
        (("ask", "acme", "--what", "x", "--by", "client", "--after", "end=2026-01-31"), 2, "the end is before the start"),
        (("ask", "acme", "--what", "x", "--by", " "), 2, "--by needs a value"),
        (("assess", "acme", "--what", "x", "--cost", "1"), 2, "--what does not go with `mission change assess`"),
    ],
)  # fmt: skip
def test_what_is_refused(workspace: Path, run: Run, argv: tuple[str, ...], code: int, said: str) -> None:
    ran = run("change", *argv)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert (workspace / MISSION).read_bytes() == EXAMPLE.read_bytes()


# Terms edited by hand --------------------------------------------------------------------------------------------


def findings(run: Run, *words: str) -> list[tuple[str, int]]:
    found = json.loads(run("check", *words, "--json").out)["items"]
    return [(item["code"], item["line"]) for item in found if item["code"] == "W-TERMS-GIT"]


def test_check_finds_terms_that_changed_since_the_last_commit(repository: Path, run: Run) -> None:
    path = repository / MISSION
    assert findings(run) == []
    path.write_text(path.read_text().replace("notice: 1 month", "notice: 2 months").replace("rate: 620", "rate: 630"))
    assert findings(run) == [("W-TERMS-GIT", 21), ("W-TERMS-GIT", 22)]
    assert findings(run, "acme") == [("W-TERMS-GIT", 21), ("W-TERMS-GIT", 22)]
    assert "630" not in run("check").out
    git(repository, "commit", "--quiet", "--all", "--message=x")
    assert findings(run) == []


def test_what_the_command_wrote_is_explained(repository: Path, run: Run) -> None:
    asked(run, *TERMS)
    assert run("change", "decide", "acme", "approved").code == Exit.DONE
    assert findings(run) == []


def test_a_folder_of_the_repository_and_a_renamed_file(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "missions")
    path = repository / MISSION
    path.write_text(path.read_text().replace("notice: 1 month", "notice: 2 months"))
    assert len(findings(run)) == 1
    git(repository, "mv", MISSION, "missions/renamed.yaml")
    assert findings(run) == []


def test_no_commit_yet_and_no_git(workspace: Path, run: Run) -> None:
    assert findings(run) == []
    git(workspace, "init", "--quiet")
    assert findings(run) == []
