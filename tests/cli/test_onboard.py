"""`mission onboard`: the checklist of a start, from the template of each perspective, marked like the end's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.small import MISSION, text
from tests.conftest import Run

from mission_cli.core.model.choices import Perspective
from mission_cli.errors import Exit

SMALL = """\
format: 1
title: Order data
consultant: Léa Martin
client: {name: Acme}
contract: {start: 2026-12-01, end: 2027-06-30}
"""


def test_it_is_written_shown_and_not_written_again(small: Path, run: Run) -> None:
    ran = run("onboard", "small")
    assert ran.err.startswith("Checklist written: 17 tasks\nOrder data\nfirst day 2026-12-01 (in 10 days)\n")
    assert "mission contract small --document …" in ran.out
    assert text(small).startswith(
        SMALL + "onboarding:\n  opened: 2026-11-21\n  tasks:\n    - id: contract-signed\n"
        "      title: Have the contract signed, before any order\n      owner: business\n      due: start - 2 weeks\n"
        "      state: todo\n"
    )
    before = text(small)
    again = run("onboard", "small")
    assert (again.out, text(small)) == (ran.out, before)
    assert run("check").code == Exit.DONE


def test_its_tasks_are_marked_as_those_of_the_end(small: Path, run: Run) -> None:
    run("onboard", "small")
    ran = run("task", "small", "kickoff-held", "done", "--as", "sofia-bernard")
    assert ran.out == "kickoff-held: done\n"
    assert "1 of 17 done" in ran.err
    found = json.loads(run("onboard", "small", "--json").out)
    assert (found["start"], found["done"], found["total"]) == ("2026-12-01", 1, 17)
    [item] = [one for one in found["items"] if one["id"] == "kickoff-held"]
    assert (item["done"], item["date"]) == ("2026-11-21 by sofia-bernard", "2026-12-01")


def test_a_task_in_both_checklists_is_the_ends(small: Path, run: Run) -> None:
    tasks = "tasks: [{id: badge, title: Badge}]"
    (small / MISSION).write_text(
        f"{SMALL}onboarding: {{{tasks}}}\noffboarding: {{case: completed, {tasks}}}\n", encoding="utf-8"
    )
    ran = run("task", "small", "badge", "done", "--as", "sofia-bernard")
    assert "note: `badge` is in both checklists; this marked the one of `offboarding`" in ran.err
    assert "onboarding: {tasks: [{id: badge, title: Badge}]}\n" in text(small)
    assert "[W-TASK-TWICE]" in run("check").out


@pytest.mark.parametrize("perspective", Perspective.__args__)  # type: ignore[attr-defined]
def test_each_side_has_its_own_in_both_languages(small: Path, run: Run, perspective: str) -> None:
    (small / "mission.yaml").write_text(f"perspective: {perspective}\nlang: fr\n", encoding="utf-8")
    ran = run("onboard", "small", "--export", "md", "--lang", "fr")
    assert ran.code == Exit.DONE
    assert "# Démarrage de mission\u00a0: Order data\n" in ran.out
    ids = {one["id"] for one in json.loads(run("onboard", "small", "--json").out)["items"]}
    assert {
        "contract-signed",
        "kickoff-held",
        "equipment-lent",
        "access-granted",
        "objectives-smart",
        "checkin-dated",
    } <= ids
    assert ("references-checked" in ids) == (perspective == "client")
    assert "`mission grant small`" in ran.out


def test_a_dry_run_writes_nothing(small: Path, run: Run) -> None:
    assert "+onboarding:\n" in run("onboard", "small", "-n").out
    assert text(small) == SMALL


def test_a_closed_mission_gets_none(small: Path, run: Run) -> None:
    (small / MISSION).write_text(f"{SMALL}closed: 2026-11-20 by sofia-bernard\n", encoding="utf-8")
    assert run("onboard", "small").out == ""
    assert "onboarding" not in text(small)
