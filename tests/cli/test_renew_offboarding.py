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


def test_an_amendment_of_a_mission_that_the_client_ended_renews_nothing(portal: Path, run: Run) -> None:
    assert run("offboard", "portal", "--case", "client-ended", today="2026-10-05").code == 0
    text = portal.read_text()
    text = text.replace(
        "end: 2026-12-18", "end: 2026-11-13\n  amendments:\n    - date: 2026-10-08\n      end: 2026-11-13"
    )
    portal.write_text(text)
    [item] = json.loads(run("due", "--json", today="2026-10-12").out)["items"]
    assert (item["status"], item["case"]) == ("offboarding", "client-ended")
    assert "the former end" not in run("show", "portal", today="2026-10-12").out
    kinds = {one["kind"] for one in json.loads(run("timeline", "--json", today="2026-10-12").out)["items"][0]["spans"]}
    assert "renewal" not in kinds
    figures = {one["figure"]: one for one in json.loads(run("stats", "--json", today="2026-12-15").out)["items"]}
    assert figures["renewed"]["count"] == 0


def test_documents_leave_out_the_checklist_of_a_former_end(portal: Path, run: Run) -> None:
    assert run("offboard", "portal", "--case", "completed", today="2026-10-05").code == 0
    before = run("doc", "portal", "closing-review", today="2026-11-16").out
    assert "(consultant, " in before
    assert run("renew", "portal", "--until", "2027-06-30", today="2026-11-16").code == 0
    after = run("doc", "portal", "closing-review", today="2026-11-17")
    assert "(consultant, " not in after.out
    assert "## What is still to be done\n\n- […\u00a0what is still to be done]" in after.out.replace("… ", "…\u00a0")
    assert "completed" not in run("doc", "portal", "lessons-learned", today="2026-11-17").out


WISHES = "renewal:\n  client: wanted\n  consultant: wanted\n  decision: renew\n  decided: 2026-10-20 by sofia-bernard\n"


def test_wishes_of_before_an_amendment_by_hand_say_nothing_of_the_new_end(portal: Path, run: Run) -> None:
    amended = "  amendments:\n    - date: 2026-11-10\n      end: 2027-06-30\n"
    portal.write_text(MISSION.replace("2026-12-18", "2027-06-30") + amended + WISHES)
    for command in ("show", "renew", "due --weeks 60", "list"):
        [item] = json.loads(run(*command.split(), *(["portal"] if command in ("show", "renew") else []), "--json").out)[
            "items"
        ]
        assert item["renewal"] == {"client": None, "consultant": None}, command
    assert run("renew", "portal").out.count("not asked") == 2
    assert run("renew", "portal", "--client", "yes").code == 0
    assert portal.read_text().endswith("renewal:\n  client: wanted\n")
    [item] = json.loads(run("renew", "portal", "--json").out)["items"]
    assert item["renewal"] == {"client": "wanted", "consultant": None}


def test_a_change_that_puts_the_end_off_takes_out_the_wishes_of_the_end_before(portal: Path, run: Run) -> None:
    portal.write_text(MISSION + "renewal:\n  client: wanted\n  consultant: declined\n")
    ask = ("change", "ask", "portal", "--what", "Stay", "--by", "client", "--after", "end=2027-06-30", "--id", "stay")
    assert run(*ask).code == 0
    ran = run("change", "decide", "portal", "stay", "approved")
    assert "Wishes and steps start again for the new end" in ran.err
    [item] = json.loads(run("renew", "portal", "--json").out)["items"]
    assert item["renewal"] == {"client": None, "consultant": None}


def test_approving_a_change_written_by_hand_says_what_it_replaces(portal: Path, run: Run) -> None:
    """Without it, nothing would tell that the end came nearer, and the mission would count as renewed."""
    by_hand = "journal:\n  sofia-bernard:\n    - type: change\n      id: sooner\n      date: 2026-11-02\n"
    by_hand += "      what: Stop sooner\n      asked_by: client\n      after:\n        end: 2026-11-30\n"
    portal.write_text(MISSION + by_hand)
    assert run("change", "decide", "portal", "sooner", "approved").code == 0
    assert 'before:\n        end: "2026-12-18"\n' in portal.read_text()
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
