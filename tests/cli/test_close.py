"""`mission close` and `mission reopen`."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from tests.cli.small import MISSION, text
from tests.conftest import Run

from mission_cli.errors import Exit

SMALL = """\
format: 1
title: Order data
consultant: Léa Martin
client:
  name: Acme
contract: {start: 2026-03-02, end: 2026-11-20}
equipment:
  - id: laptop
    item: Laptop 14"
access:
  - {id: gitlab, system: GitLab, revoked: 2026-11-20}
offboarding:
  case: completed
  tasks:
    - id: handover-file
      title: Write the handover file
      due: end - 2 weeks
      state: todo
    - id: revoke-gitlab
      title: Revoke GitLab
      due: end
      state: done
      done: 2026-11-20 by it-desk
      verify: required
    - id: first-call
      title: Call them
      due: end + 3 months
      state: todo
"""
CLEAR = (
    SMALL.replace('item: Laptop 14"', 'item: Laptop 14"\n    returned: 2026-11-20')
    .replace("state: todo\n    - id: revoke", "state: done\n    - id: revoke")
    .replace("state: done\n      done: 2026-11-20 by it-desk", "state: verified\n      done: 2026-11-20 by it-desk")
)
AS = ("--as", "Sofia Bernard")


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_what_stands_in_the_way_is_said_with_its_command(run: Run, small: Path, words: tuple[str, ...]) -> None:
    code, out, err = run("close", "small", *words, *AS)
    assert (code, out) == (Exit.FAILED, "")
    assert err == dedent("""\
        error: 3 things stand in the way of closing `small`
          Laptop 14" (laptop) is still out: mission return small laptop
          Revoke GitLab: somebody else must verify it: mission task small revoke-gitlab verified
          Write the handover file: to do: mission task small handover-file done
          = help: A task that does not apply: mission task small TASK n/a --why …
    """)
    assert text(small) == SMALL


def test_json_names_what_stands_in_the_way(run: Run, small: Path) -> None:
    code, out, _ = run("close", "small", "--json", *AS)
    whole = json.loads(out)
    assert (code, whole["closed"], whole["written"]) == (Exit.FAILED, None, False)
    assert [(one["kind"], one["id"]) for one in whole["items"]] == [
        ("equipment", "laptop"),
        ("unverified", "revoke-gitlab"),
        ("task", "handover-file"),
    ]


def test_a_mission_that_is_clear_is_closed_with_a_mark(run: Run, small: Path) -> None:
    (small / MISSION).write_text(CLEAR, encoding="utf-8")
    code, out, err = run("close", "small", "--date", "2026-11-20", *AS)
    assert (code, out) == (0, "small: closed Fri 2026-11-20 by sofia-bernard\n")
    assert err == dedent("""\
        → --date Fri 2026-11-20 (yesterday)
        Nobody wrote what it taught yet: mission answer small lessons-learned
        The documents of an end, a reference letter among them: mission doc small
        1 task stays for later: first-call
    """)
    assert text(small) == CLEAR + "closed: 2026-11-20 by sofia-bernard\n"
    code, out, err = run("close", "small", *AS)
    assert (code, out) == (0, "")
    assert err == "`small` is closed already (2026-11-20 by sofia-bernard). Nothing to write.\n"


def test_what_was_done_after_the_end_may_be_verified_after_the_closing(run: Run, small: Path) -> None:
    sweep = "      due: end + 3 months\n      state: done\n      done: 2026-11-20 by it-desk\n      verify: required\n"
    written = CLEAR.replace("      due: end + 3 months\n      state: todo\n", sweep)
    assert written != CLEAR
    (small / MISSION).write_text(written, encoding="utf-8")
    code, _, err = run("close", "small", *AS)
    assert code == 0
    assert "1 task stays for later: first-call" in err


def test_a_dry_run_of_a_clear_one(run: Run, small: Path) -> None:
    (small / MISSION).write_text(CLEAR, encoding="utf-8")
    code, out, err = run("close", "small", "-n", *AS)
    assert (code, out[-50:].strip().splitlines()[-1]) == (0, "+closed: 2026-11-21 by sofia-bernard")
    assert err.endswith("Nothing stands in the way.\n")
    assert json.loads(run("close", "small", "-n", "--json", *AS).out)["items"] == []
    assert text(small) == CLEAR


def test_before_its_last_day_and_without_a_checklist_it_warns(run: Run, small: Path) -> None:
    plain = CLEAR.partition("offboarding:")[0].replace("end: 2026-11-20", "end: 2026-12-18")
    (small / MISSION).write_text(plain, encoding="utf-8")
    code, _, err = run("close", "small", *AS)
    assert code == 0
    assert "warning: its last day is only Fri 2026-12-18" in err
    assert "warning: no checklist of the end was followed" in err


@pytest.mark.parametrize(
    ("day", "said"), [("2026-11-23", "is still to come"), ("2026-01-02", "before the mission's start")]
)
def test_a_day_that_cannot_be(run: Run, small: Path, day: str, said: str) -> None:
    (small / MISSION).write_text(CLEAR, encoding="utf-8")
    code, out, err = run("close", "small", "--date", day, *AS)
    assert (code, out) == (Exit.USAGE, "")
    assert said in err


def test_opened_again_it_keeps_a_trace(run: Run, small: Path) -> None:
    (small / MISSION).write_text(CLEAR, encoding="utf-8")
    run("close", "small", *AS)
    code, out, err = run("reopen", "small", "--why", "One more invoice", *AS, today="2026-12-01")
    assert (code, err) == (0, "The reason is in the journal.\n")
    assert out == "small: open again (it was closed Sat 2026-11-21 by sofia-bernard)\n"
    after = text(small)
    assert after.startswith(CLEAR)
    assert "closed:" not in after
    assert "\njournal:\n  sofia-bernard:\n    - id: " in after
    assert after.endswith(
        "      type: note\n      date: 2026-12-01\n"
        '      text: "Opened again; it had been closed on 2026-11-21 by sofia-bernard. Why: One more invoice"\n'
    )
    assert run("close", "small", *AS).code == 0


def test_what_cannot_be_opened_again(run: Run, small: Path) -> None:
    code, _, err = run("reopen", "small", "--why", "x", *AS)
    assert (code, err.splitlines()[0]) == (Exit.USAGE, "error: the mission `small` is not closed")
    code, _, err = run("reopen")
    assert (code, err.splitlines()[0]) == (Exit.USAGE, "error: missing: ID, --why")


def test_in_french(run: Run, small: Path) -> None:
    code, _, err = run("close", "small", "--lang", "fr", *AS)
    assert code == Exit.FAILED
    assert err.startswith("erreur\u00a0: 3 points empêchent de clôturer «\u00a0small\u00a0»\n")
