"""`mission deliverable`: added, delivered, refused, accepted; who it waits for, and who recorded the client's word."""

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
  deliverables:
    - id: feeds      # the first
      title: Order feeds
      due: 2026-11-13
      acceptance: 7 days without a loss
    - id: runbook
      title: Runbook
      due: 2026-12-04
      acceptance: run by the on-call team
      delivered: 2026-11-19

journal:

  sofia-bernard: []
"""


def test_the_list_says_what_waits_for_whom(small: Path, run: Run) -> None:
    assert run("deliverable", "small") == (
        Exit.DONE,
        "State                 Deliverable  What         Due                      Waits for   Accepted when\n"
        "────────────────────────────────────────────────────────────────────────────────────────────────────────────\n"
        "late                  feeds        Order feeds  2026-11-13 (8 days ago)  consultant  7 days without a loss\n"
        "delivered 2026-11-19  runbook      Runbook      2026-12-04 (in 13 days)  client      run by the on-call team\n",
        "Next: mission deliverable small feeds deliver\n",
    )


def test_the_list_in_french(small: Path, run: Run) -> None:
    out = run("deliverable", "small", "run", "--lang", "fr").out.replace("\u00a0", " ")
    assert out.splitlines()[2].split("  ") == [
        "livré le 19 nov. 2026", "runbook", " Runbook", "4 déc. 2026 (dans 13 jours)", "client", "run by the on-call team",
    ]  # fmt: skip


def test_what_is_open_in_all_missions(firm: Path, run: Run) -> None:
    found = json.loads(run("deliverable", "--json").out)
    assert found["mission"] is None
    assert all(item["waits_for"] for item in found["items"])
    assert len({item["mission"] for item in found["items"]}) > 5


def test_the_rows_in_a_file(small: Path, run: Run) -> None:
    assert run("deliverable", "small", "-o", "out.csv").code == Exit.DONE
    rows = (small / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("Mission,Id,Title,State,Waits for,Due")
    assert len(rows) == 3


def test_added_delivered_refused_delivered_accepted(small: Path, run: Run) -> None:
    added = run(
        "deliverable", "small", "final", "add", "--title", "Final report", "--due", "2026-12-11", "--acceptance", "Read"
    )
    assert (added.code, added.out) == (Exit.DONE, "final: Final report\n")
    assert (
        text(small).count("    - id: final\n      title: Final report\n      due: 2026-12-11\n      acceptance: Read\n")
        == 1
    )
    delivered = run("deliverable", "small", "final", "deliver", "--date", "2026-11-20")
    assert delivered.out == "final (Final report): delivered Fri 2026-11-20\n"
    refused = run("deliverable", "small", "final", "refuse", "--remarks", "No figures", "--as", "Sofia Bernard")
    assert refused.out == (
        "final (Final report): refused by the client Sat 2026-11-21, recorded by sofia-bernard; to be delivered again\n"
    )
    assert text(small).count("      acceptance: Read\n      refused: 2026-11-21\n      remarks: No figures\n") == 1
    assert run("deliverable", "small", "final", "accept", "--as", "sofia").err.startswith(
        "error: `final` was refused on Sat 2026-11-21 and not delivered since\n"
    )
    assert run("deliverable", "small", "final", "deliver", today="2026-11-25").code == Exit.DONE
    accepted = run(
        "deliverable", "small", "accept", "final", "--ref", "PV-7", "--as", "sofia-bernard", today="2026-11-26"
    )
    assert accepted.out == "final (Final report): accepted by the client Thu 2026-11-26, recorded by sofia-bernard\n"
    after = text(small)
    assert "      delivered: 2026-11-25\n      accepted: 2026-11-26\n      refused: 2026-11-21\n" in after
    assert 'text: "The client refused the deliverable final (Final report). Remarks: No figures."\n' in after
    assert "text: The client accepted the deliverable final (Final report).\n      ref: PV-7\n" in after
    assert run("check").code == Exit.DONE


def test_a_dry_run_writes_nothing(small: Path, run: Run) -> None:
    ran = run("deliverable", "small", "feeds", "deliver", "--dry-run")
    assert "+      delivered: 2026-11-21\n" in ran.out
    assert text(small) == SMALL


def test_json_of_a_step(small: Path, run: Run) -> None:
    found = json.loads(run("deliverable", "small", "runbook", "accept", "--as", "paul-durand", "--json").out)
    assert (found["kind"], found["written"], found["items"][0]["accepted"]) == ("deliverable", True, "2026-11-21")
    assert found["items"][0]["waits_for"] is None


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["small", "add"], Exit.USAGE, "--title"),
        (["add"], Exit.USAGE, "ID, --title"),
        (["small", "accept"], Exit.USAGE, "DELIVERABLE"),
        (["accept"], Exit.USAGE, "ID, DELIVERABLE"),
        (["small", "feeds", "refuse", "--remarks", "No", "--as", "s"], Exit.USAGE, "there is nothing to refuse"),
        (["small", "runbook", "refuse", "--as", "s"], Exit.USAGE, "--remarks"),
        (["small", "runbook", "accept"], Exit.USAGE, "whose words are these?"),
        (["small", "runbook", "accept", "--date", "2026-11-18", "--as", "s"], Exit.USAGE, "before what it answers"),
        (["small", "runbook", "accept", "--date", "2026-11-22", "--as", "s"], Exit.USAGE, "--date"),
        (["small", "feeds", "add", "--title", "x"], Exit.USAGE, "the id `feeds` is taken"),
        (["small", "accept", "add", "--title", "x"], Exit.USAGE, ""),
        (["small", "feed-s", "deliver"], Exit.NOT_FOUND, "`feed-s` is not in `small`; it knows feeds"),
        (["small", "feeds", "acept"], Exit.USAGE, "accept"),
        (["small", "--title", "x"], Exit.USAGE, "--title"),
        (["small", "feeds", "deliver", "--ref", "x"], Exit.USAGE, "--ref"),
        (["other"], Exit.NOT_FOUND, "there is no mission `other`"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    small: Path, run: Run, words: list[str], code: Exit, said: str
) -> None:
    ran = run("deliverable", *words)
    assert (ran.code, ran.out, text(small)) == (code, "", SMALL)
    assert said in ran.err


def test_what_is_missing_is_asked_for(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_AUTHOR", "Sofia Bernard")
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    monkeypatch.setattr(sys, "stdin", io.StringIO("Final report\n+2w\nRead by all\n"))
    ran = run("deliverable", "small", "add")
    assert (
        "mission deliverable small final-report add --title 'Final report' --due 2026-12-05 --acceptance 'Read by all'\n"
        in ran.err
    )
    monkeypatch.setattr(sys, "stdin", io.StringIO("runbook\nChapter 4\n"))
    ran = run("deliverable", "small", "refuse")
    assert "mission deliverable small runbook refuse --remarks 'Chapter 4'\n" in ran.err
    assert "      refused: 2026-11-21\n      remarks: Chapter 4\n" in text(small)
