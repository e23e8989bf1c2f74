"""`mission blocker`: the list over all missions, each step by options, and what is refused."""

from __future__ import annotations

import difflib
import json
import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from tests.conftest import EXAMPLE, Run, git

from mission_cli.actions import journal
from mission_cli.errors import Exit

if TYPE_CHECKING:
    from pathlib import Path

MISSION = "missions/acme-order-data.yaml"
OPEN = ("blocker", "open", "acme", "--title", "Feed 9 is refused", "--date", "2026-11-01")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_AUTHOR", "Paul Durand")
    monkeypatch.setattr(journal, "new_id", lambda _: "h7k2m9x4")


def changed(workspace: Path) -> str:
    """The lines that were added to the mission, and those taken away with a minus."""
    before, after = (text.splitlines() for text in (EXAMPLE.read_text(), (workspace / MISSION).read_text()))
    found = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    return "\n".join(line[2:].removeprefix("    ") if line[0] == "+" else line for line in found)


def opened(run: Run, *more: str) -> None:
    assert run(*OPEN, *more).code == Exit.DONE


def test_opened_in_the_lane_of_who_says_so(workspace: Path, run: Run) -> None:
    ran = run(*OPEN, "--cause", "étape bloquée,communication", "--impact", "time", "--owner", "manager", "--ref", "T-1")
    assert ran == (
        Exit.DONE,
        "",
        "→ --date Sun 2026-11-01 (20 days ago)\n"
        "Blocker `feed-9-is-refused` opened in missions/acme-order-data.yaml.\n"
        "Next: find where it comes from, `mission blocker diagnose acme-order-data feed-9-is-refused`.\n",
    )
    assert changed(workspace) == dedent("""\
        - id: feed-9-is-refused
          type: blocker
          date: 2026-11-01
          title: Feed 9 is refused
          causes: [step-blocked, communication]
          impacts: [time]
          owner: manager
          ref: T-1""")
    assert run("check").code == Exit.DONE


def test_from_the_diagnosis_to_what_solved_it(workspace: Path, run: Run) -> None:
    opened(run, "--id", "feed9")
    ran = run(
        "blocker", "diagnose", "acme", "--answer", "objectifs=Not without feed 9.", "--answer", "origin=The client."
    )
    assert ran.err == (
        "Diagnosis of `feed9` noted in missions/acme-order-data.yaml.\n"
        "Left open in the diagnosis: measure, priorities, communication.\n"
        "Next: talk openly with the client and those it concerns, own your share, and come back with several ways out: "
        "`mission blocker option acme-order-data feed9`.\n"
    )
    ran = run("blocker", "option", "acme", "--what", "Wait", "--effect", "A month lost")
    assert ran.err == (
        "Option for `feed9` noted in missions/acme-order-data.yaml.\n"
        "Next: weigh at least one more, `mission blocker option acme-order-data feed9`; "
        "then `mission blocker choose acme-order-data feed9`.\n"
    )
    ran = run("blocker", "choose", "acme", "1")
    assert ran.err == (
        "Choice for `feed9` noted in missions/acme-order-data.yaml.\n"
        "warning: only one option was weighed: look for several options, not “the” solution\n"
        "Next: do it, and say so. Still stuck: ask people you know outside the mission. "
        "Solved: `mission blocker resolve acme-order-data feed9`.\n"
    )
    ran = run("blocker", "choose", "acme", "feed", "Ask the network")
    assert "warning" not in ran.err
    assert run("blocker", "choose", "acme", "ask the network").err == f"Nothing to change in {MISSION}.\n"
    # Sofia solves what Paul opened: nothing but that entry is touched.
    ran = run("blocker", "resolve", "acme", "--resolution", "A colleague knew.", "--as", "Sofia Bernard")
    assert ran.err == (
        "Blocker `feed9` solved, in missions/acme-order-data.yaml.\n"
        "Next: tell those who waited, and note at the next check-in what would have shown it sooner: "
        "`mission checkin acme-order-data`.\n"
    )
    assert changed(workspace) == dedent("""\
        - id: feed9
          type: blocker
          date: 2026-11-01
          title: Feed 9 is refused
          diagnosis:
            objectives: Not without feed 9.
            origin: The client.
          options:
            - what: Wait
              effect: A month lost
            - what: Ask the network
          chosen: Ask the network
          resolved: 2026-11-21
          resolution: A colleague knew.""")
    assert run("check").code == Exit.DONE
    assert run("blocker").err == "No open blocker in any mission.\n"


def test_opened_again_leaves_a_note_of_what_had_been_said(workspace: Path, run: Run) -> None:
    ran = run("blocker", "reopen", "acme", "--why", "The access was taken back.")
    assert ran.err == (
        "Blocker `vpn-returns` open again in missions/acme-order-data.yaml; a note keeps what had been said.\n"
        "Next: do it, and say so. Still stuck: ask people you know outside the mission. "
        "Solved: `mission blocker resolve acme-order-data vpn-returns`.\n"
    )
    assert changed(workspace) == dedent("""\
        - id: h7k2m9x4
          type: note
          date: 2026-11-21
          text: "Blocker `vpn-returns` opened again: The access was taken back. It had been solved on Wed 2026-10-28: Sponsor got the access; the extract is removed."
          ref: vpn-returns
        -       resolved: 2026-10-28
        -       resolution: Sponsor got the access; the extract is removed.""")


def test_the_list_over_all_missions(firm: Path, run: Run) -> None:
    head, rule, row = run("blocker").out.splitlines()
    assert head.split() == ["Age", "Mission", "What", "blocks", "Causes", "Owner", "Next", "Command"]
    assert set(rule) == {"─"}
    assert re.split(" {2,}", row) == [
        "40 days",
        "montclar-water-meters",
        "No permit for the three eastern antennas",
        "client unresponsive, step blocked",
        "manager",
        "nothing chosen",
        f"mission blocker choose montclar-water-meters {found_id(firm)}",
    ]
    item = json.loads(run("blocker", "--json", "--client", "montclar").out)["items"][0]
    assert (item["mission"], item["age"], item["next"]) == ("montclar-water-meters", 40, "choose")
    assert item["command"] == f"mission blocker choose montclar-water-meters {item['id']}"
    assert run("blocker", "--cause", "disagreement").err == "None of these: 1 open blocker in all.\n"
    assert json.loads(run("blocker", "--json", "--cause", "step-blocked,disagreement").out)["items"] == [item]


def found_id(firm: Path) -> str:
    lines = (firm / "missions" / "montclar-water-meters.yaml").read_text().splitlines()
    return lines[lines.index("      type: blocker") - 1].partition("id: ")[2]


def test_the_oldest_first_and_broken_files_said(workspace: Path, run: Run) -> None:
    opened(run)
    assert run("blocker", "open", "acme", "--title", "Older", "--date", "2026-10-20").code == Exit.DONE
    other = (
        (workspace / MISSION).read_text().replace("Feed 9 is refused", "There too").replace("2026-11-01", "2026-10-25")
    )
    (workspace / "missions" / "other.yaml").write_text(other)
    (workspace / "missions" / "broken.yaml").write_text("type: blocker\n")
    ran = run("blocker", "--format", "csv")
    assert [line.split(",")[8] for line in ran.out.splitlines()[1:]] == [
        "Older",
        "Older",
        "There too",
        "Feed 9 is refused",
    ]
    assert "broken.yaml" in ran.err


def test_closed_missions_are_left_out(workspace: Path, run: Run) -> None:
    opened(run)
    text = (workspace / MISSION).read_text()
    (workspace / MISSION).write_text(text.replace("\njournal:", "\nclosed: 2026-11-20 by sofia-bernard\njournal:"))
    assert run("blocker").err == "No open blocker in any mission.\n"


def test_json_of_a_step_keeps_back_what_is_sensitive(workspace: Path, run: Run) -> None:
    opened(run)
    words = ("blocker", "diagnose", "acme", "--answer", "origin=SECRET", "--dry-run", "--json")
    answer = json.loads(run(*words).out)
    assert (answer["kind"], answer["left_out"]) == ("blocker", ["sensitive"])
    [item] = answer["items"]
    assert item["diagnosis"] == {}
    assert item["next"] == "option"
    assert item["command"] == "mission blocker option acme-order-data feed-9-is-refused"
    assert json.loads(run(*words, "--full").out)["items"][0]["diagnosis"] == {"origin": "SECRET"}
    assert "SECRET" not in (workspace / MISSION).read_text()


def test_a_record_and_standard_input(workspace: Path, run: Run, tmp_path: Path) -> None:
    source = tmp_path / "blocker.json"
    source.write_text('{"title": "No badge", "causes": ["communication"], "id": "badge"}')
    assert run("blocker", "open", "acme", "--record", str(source)).code == Exit.DONE
    assert "- id: badge\n      type: blocker\n      date: 2026-11-21\n" in (workspace / MISSION).read_text()
    source.write_text("diagnosis: {origin: client}\nresolution: x\n")
    ran = run("blocker", "diagnose", "acme", "--record", str(source))
    assert (ran.code, ran.err.splitlines()[0]) == (
        Exit.USAGE,
        "error: the step `diagnose` does not record resolution, only diagnosis",
    )


def test_a_dry_run_shows_the_lines_and_writes_none(workspace: Path, run: Run) -> None:
    ran = run(*OPEN, "-n")
    assert "+      title: Feed 9 is refused" in ran.out
    assert (workspace / MISSION).read_bytes() == EXAMPLE.read_bytes()


def test_a_commit_names_the_blocker(repository: Path, run: Run) -> None:
    opened(run, "--commit")
    assert git(repository, "log", "-1", "--format=%s").strip() == "acme-order-data: blocker feed-9-is-refused"


def test_in_french(workspace: Path, run: Run) -> None:
    opened(run)
    ran = run("blocker", "résoudre", "acme", "--resolution", "Accès rendu.", "--lang", "fr")
    assert ran.err.splitlines()[0] == (
        "Blocage «\u00a0feed-9-is-refused\u00a0» résolu, dans missions/acme-order-data.yaml."
    )


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("open",), 2, "missing: ID, --title"),
        (("open", "acme", "feed9"), 2, "`feed9` is a word too many: a new blocker is named by --id, and said by --title"),
        (("opne", "acme"), 2, "STEP: `opne` is not one of open, diagnose, option, choose, resolve, reopen; did you mean `open`?"),
        (("open", "acme", "--title", "x", "--cause", "comunication"), 2, "did you mean `communication`?"),
        (("open", "acme", "--title", "x", "--id", "vpn-returns"), 2, "--id: `vpn-returns` names another entry of this journal"),
        (("open", "acme", "--title", "x", "--what", "y"), 2, "--what does not go with `mission blocker open`"),
        (("--title", "x"), 2, "--title does not go with `mission blocker`"),
        (("open", "acme", "--title", "x", "--date", "tomorrow"), 2, "still to come"),
        (("resolve", "acme", "--resolution", "x"), 4, "nothing to do here: acme-order-data has no such blocker"),
        (("resolve", "acme", "vpn", "--resolution", "x"), 4, "the blocker `vpn-returns` is not at that point"),
        (("resolve", "acme"), 2, "missing: --resolution"),
        (("reopen", "acme", "vnp-returns", "--why", "x"), 4, "has none called `vnp-returns`; there is vpn-returns"),
        (("choose",), 2, "missing: ID, OPTION"),
    ],
)  # fmt: skip
def test_what_is_refused(workspace: Path, run: Run, argv: tuple[str, ...], code: int, said: str) -> None:
    ran = run("blocker", *argv)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert (workspace / MISSION).read_bytes() == EXAMPLE.read_bytes()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("diagnose", "acme", "--answer", "origin"), "--answer: `origin` is not QUESTION=TEXT"),
        (("diagnose", "acme", "--answer", "orign=x"), "did you mean `origin`?"),
        (("option", "acme", "--what", "a", "--what", "b", "--effect", "c"), "2 --what and 1 --effect"),
        (("option", "acme", "--what", " "), "--what needs a value"),
        (("choose", "acme", "2"), "no option is `2`"),
        (("resolve", "acme", "--resolution", "x", "--date", "2026-10-01"), "before it was opened on Sun 2026-11-01"),
        (("diagnose", "acme", "feed", "extra", "--answer", "origin=x"), "a word too many"),
    ],
)
def test_what_an_open_blocker_refuses(workspace: Path, run: Run, argv: tuple[str, ...], said: str) -> None:
    opened(run)
    before = (workspace / MISSION).read_bytes()
    ran = run("blocker", *argv)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert said in ran.err
    assert (workspace / MISSION).read_bytes() == before


def test_several_open_ones_are_told_apart(workspace: Path, run: Run) -> None:
    opened(run, "--id", "feed-nine")
    opened(run, "--id", "feed-ten")
    ran = run("blocker", "resolve", "acme", "--resolution", "x")
    assert ran.err.startswith("error: BLOCKER: there are several, feed-nine, feed-ten\n")
    ran = run("blocker", "resolve", "acme", "feed", "--resolution", "x")
    assert (ran.code, ran.err.splitlines()[0]) == (4, "error: BLOCKER: `feed` could be any of feed-nine, feed-ten")
    assert run("blocker", "resolve", "acme", "FEED-T", "--resolution", "x").code == Exit.DONE
