"""A renewal starts the clock again, whatever was open for the end that it puts off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Run

MISSION = """\
format: 1
title: Portal
consultant: Ana Roux
client: {name: Acme}
manager: Sofia Bernard
contract:
  start: 2026-03-02
  end: 2026-12-18
"""


@pytest.fixture
def portal(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MISSION_AUTHOR", "Sofia Bernard")
    for there in (workspace / "missions").iterdir():
        there.unlink()
    path = workspace / "missions/portal.yaml"
    path.write_text(MISSION)
    return path


@pytest.mark.parametrize("day", ["2026-11-21", "2026-11-24"])  # on the day the checklist was opened, and later
def test_a_renewal_with_an_open_checklist_starts_again(portal: Path, run: Run, day: str) -> None:
    assert run("offboard", "portal", "--case", "completed", today="2026-11-21").code == 0
    assert run("task", "portal", "announce-departure", "done", today="2026-11-21").code == 0
    ran = run("renew", "portal", "--until", "2027-06-30", today=day)
    assert ran.out == "portal: until Wed 2027-06-30 (was Fri 2026-12-18)\n"
    assert "The checklist is that of the former end, Fri 2026-12-18: 1 task done, which stays recorded." in ran.err
    [item] = json.loads(run("due", "--weeks", "60", "--json", today=day).out)["items"]
    assert (item["status"], item["case"]) == ("active", None)
    assert [one["what"] for one in item["missing"]] == ["renewal-client", "renewal-consultant", "checkin"]
    assert not [
        one for one in json.loads(run("agenda", "--week", "--json", today=day).out)["items"] if "task" in one["reason"]
    ]
    assert "the former end" in run("show", "portal", today=day).out
    soon = json.loads(run("agenda", "--json", today="2027-06-16").out)["items"]
    assert "decision-passed" in [one["reason"] for one in soon]

    looked = run("offboard", "portal", today="2027-05-03")
    assert looked.err.startswith(
        "This checklist is that of the former end: the mission was renewed since, to Wed 2027-06-30."
    )
    assert "state: done\n      done: 2026-11-21 by sofia-bernard" in portal.read_text()
    again = run("offboard", "portal", "--case", "completed", today=day)
    assert "Checklist begun again for the new end: 1 task to do again, said in a note of the journal" in again.err
    text = portal.read_text()
    assert f"opened: {day}" in text
    assert "state: done" not in text
    assert (
        "Done for the end that was put off: Announce the end of the mission to the teams it affects (2026-11-21 by sofia-bernard)"
        in text
    )
    [item] = json.loads(run("due", "--weeks", "60", "--json", today=day).out)["items"]
    assert (item["status"], item["case"]) == ("offboarding", "completed")
    assert run("check", today=day).code == 0


def test_wishes_steps_and_a_decision_of_before_say_nothing_of_the_new_end(portal: Path, run: Run) -> None:
    portal.write_text(
        MISSION.replace("2026-12-18", "2027-06-30")
        + "  amendments:\n    - date: 2026-11-10\n      end: 2027-06-30\n"
        + "renewal:\n  decision: end\n  decided: 2026-10-01 by sofia-bernard\n"
        + "  steps: {alert: 2026-09-20 by sofia-bernard, talk: 2026-11-10 by sofia-bernard}\n"
    )
    [item] = json.loads(run("show", "portal", "--json").out)["items"]
    assert {one["step"] for one in item["rhythm"] if one["done"]} == {"talk"}
    soon = [one["reason"] for one in json.loads(run("agenda", "--json", today="2027-06-16").out)["items"]]
    assert "decision-passed" in soon
    assert run("renew", "portal", "--decision", "end").code == 0
    assert "decided: 2026-11-21 by sofia-bernard" in portal.read_text()


def test_a_mission_that_a_change_shortened_was_not_renewed(portal: Path, run: Run) -> None:
    assert (
        run("change", "ask", "portal", "--what", "Stop sooner", "--by", "client", "--after", "end=2026-11-30").code == 0
    )
    entry = json.loads(run("show", "portal", "--json").out)["items"][0]["journal"][0]
    assert run("change", "decide", "portal", entry["id"], "approved").code == 0
    kinds = {one["kind"] for one in json.loads(run("timeline", "--json").out)["items"][0]["spans"]}
    assert "renewal" not in kinds
    figures = {one["figure"]: one for one in json.loads(run("stats", "--json", today="2026-12-15").out)["items"]}
    assert figures["renewed"]["count"] == 0


def test_a_renewal_before_the_last_amendment_is_refused(portal: Path, run: Run) -> None:
    assert run("renew", "portal", "--until", "2027-03-31", "--date", "2026-11-16").code == 0
    before = portal.read_bytes()
    ran = run("renew", "portal", "--until", "2027-06-30", "--date", "2026-11-02")
    assert ran.code != 0
    assert "agreed on Mon 2026-11-02, but an amendment of Mon 2026-11-16 has set the terms since" in ran.err
    assert "give --date 2026-11-16 or a later day" in ran.err
    assert portal.read_bytes() == before


def test_a_change_is_not_approved_over_terms_that_moved_since(portal: Path, run: Run) -> None:
    ask = (
        "change",
        "ask",
        "portal",
        "--what",
        "A month more",
        "--by",
        "client",
        "--after",
        "end=2027-01-29",
        "--id",
        "more",
    )
    assert run(*ask).code == 0
    assert run("renew", "portal", "--until", "2027-06-30").code == 0
    before = portal.read_bytes()
    ran = run("change", "decide", "portal", "more", "approved")
    assert ran.code != 0
    assert "`end` is 2027-06-30 by now, and was 2026-12-18 when `more` was asked" in ran.err
    assert "mission change ask portal --after end=2027-01-29" in ran.err
    assert portal.read_bytes() == before
    assert run("change", "decide", "portal", "more", "refused").code == 0
