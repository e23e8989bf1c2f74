"""A blocker and a change request walked through on a terminal, stopped and taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.test_prompts import CONTROL_C, MISSION, Terminal, drafts, entry

from mission_cli.errors import Exit

if TYPE_CHECKING:
    from pathlib import Path


def open_feed(workspace: Path) -> None:
    screen = Terminal("blocker", "open", "acme", "--title", "Feed 9 is refused", "--id", "feed9")
    assert screen.end() == Exit.DONE, screen.text


def test_opening_a_blocker(workspace: Path) -> None:
    screen = Terminal("blocker", "open", "acme")
    screen.answer("What keeps the mission from moving? ", "Feed 9 is refused")
    screen.answer("Causes, between commas: ", "step-bloked")
    screen.answer("Causes, between commas [step-bloked]: ", "step-blocked")
    screen.answer("Impacts, between commas: ", "délais")
    screen.answer("(a role; Enter: nobody yet): ")
    screen.answer("(ticket, mail; Enter: nowhere): ", "T-9")
    screen.answer("Its id, to name it by [feed-9-is-refused]: ", "vpn-returns")
    screen.answer("Its id, to name it by [vpn-returns]: ", "feed9")
    assert screen.end() == Exit.DONE, screen.text
    assert entry(workspace) == (
        "    - id: …\n      type: blocker\n      date: 2026-11-21\n      title: Feed 9 is refused\n"
        "      causes: [step-blocked]\n      impacts: [time]\n      ref: T-9\n"
    )
    assert "- id: feed9\n" in (workspace / MISSION).read_text()
    again = "mission blocker open acme-order-data --title 'Feed 9 is refused' --cause step-blocked --impact time"
    assert f"  {again} --ref T-9 --id feed9" in screen.text
    assert drafts(workspace) == []


def test_the_diagnosis_stopped_is_offered_again(workspace: Path) -> None:
    open_feed(workspace)
    screen = Terminal("blocker", "diagnose", "acme")
    screen.until("Blocker: Feed 9 is refused")
    screen.answer("objectives: ", "Not without feed 9.")
    screen.until("Does what we measure tell us anything?")
    screen.press("measure: ", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED
    [draft] = drafts(workspace)
    assert draft.name == "blocker-diagnose-acme-order-data-feed9-2026-11-21.yaml"
    assert draft.read_text() == (
        f"# mission blocker diagnose acme-order-data feed9 --record {draft.relative_to(workspace)}\n"
        "diagnosis:\n  objectives: Not without feed 9.\n"
    )

    screen = Terminal("blocker", "diagnose", "acme")
    screen.answer("A draft of Sat 2026-11-21 is waiting [take]: ")
    screen.answer("objectives [Not without feed 9.]: ")
    for question in ("measure: ", "priorities: ", "communication: "):
        screen.answer(question)
    screen.answer("origin: ", "The client.")
    assert screen.end() == Exit.DONE, screen.text
    text = (workspace / MISSION).read_text()
    assert "      diagnosis:\n        objectives: Not without feed 9.\n        origin: The client.\n" in text
    assert drafts(workspace) == []
    # What was answered is the default the next time.
    screen = Terminal("blocker", "diagnose", "acme")
    screen.press("objectives [Not without feed 9.]: ", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED
    assert drafts(workspace) == []


def test_options_weighed_chosen_and_solved(workspace: Path) -> None:
    open_feed(workspace)
    screen = Terminal("blocker", "option", "acme")
    screen.answer("An option (Enter: that is all): ", "Wait")
    screen.answer("Its side effects (Enter: none known): ", "A month lost")
    screen.answer("An option (Enter: that is all): ", "Ask the network")
    screen.answer("Its side effects (Enter: none known): ")
    screen.answer("An option (Enter: that is all): ")
    assert screen.end() == Exit.DONE, screen.text
    assert "--what Wait --effect 'A month lost' --what 'Ask the network' --effect ''" in screen.text

    screen = Terminal("blocker", "choose", "acme")
    screen.until("  1. Wait (A month lost)")
    screen.answer("Which way out? ", "2")
    assert screen.end() == Exit.DONE, screen.text
    assert "  mission blocker choose acme-order-data feed9 'Ask the network'" in screen.text

    screen = Terminal("blocker", "resolve", "acme")
    screen.until("Chosen: Ask the network")
    screen.answer("Resolved: ", "A colleague knew.")
    assert screen.end() == Exit.DONE, screen.text
    assert (
        (workspace / MISSION)
        .read_text()
        .endswith("      chosen: Ask the network\n      resolved: 2026-11-21\n      resolution: A colleague knew.\n")
    )

    screen = Terminal("blocker", "reopen", "acme", "feed9")
    screen.until("Solved on Sat 2026-11-21: A colleague knew.")
    screen.answer("Why is it open again? ", "He was wrong.")
    assert screen.end() == Exit.DONE, screen.text
    assert "Blocker `feed9` opened again: He was wrong. It had been solved" in (workspace / MISSION).read_text()


def test_the_mission_and_the_blocker_are_asked_for(workspace: Path) -> None:
    open_feed(workspace)
    screen = Terminal("blocker", "open", "acme", "--title", "Older", "--date", "2026-10-01")
    assert screen.end() == Exit.DONE
    screen = Terminal("blocker", "resolve", "--resolution", "Done.")
    screen.answer("mission", "1")
    screen.until("  1. older · Older")
    screen.answer("Which blocker? ", "2")
    assert screen.end() == Exit.DONE, screen.text
    assert "Blocker `feed9` solved" in screen.text


def test_a_change_request_from_asked_to_decided(workspace: Path) -> None:
    screen = Terminal("change", "ask", "acme")
    screen.answer("What should change? ", "Stay for the winter peak")
    screen.answer("Why? ", "Three feeds are left.")
    screen.answer("Who asks? (a role or a name) [client]: ")
    screen.until("   · rate=620 EUR/day")
    screen.answer("(Enter: that is all): ", "end=31/04")
    screen.until("is all) [end=31/04]: ")
    screen.child.send("end=2027-01-31\r")
    screen.answer("(Enter: that is all): ", "rate=650 €/day")
    screen.answer("(Enter: that is all): ")
    screen.answer("Its id, to name it by [stay-for-the-winter-peak]: ", "peak")
    assert screen.end() == Exit.DONE, screen.text
    again = "--what 'Stay for the winter peak' --why 'Three feeds are left.' --by client --id peak"
    assert f"{again} --after end=2027-01-31 --after 'rate=650 EUR/day'" in screen.text

    screen = Terminal("change", "assess", "acme")
    screen.until("Asked by client on Sat 2026-11-21.")
    screen.answer("Cost: ", "18200 EUR")
    screen.answer("Time: ", "6 weeks")
    screen.answer("Quality: ")
    assert screen.end() == Exit.DONE, screen.text
    assert "--cost '18200 EUR' --time '6 weeks'" in screen.text

    screen = Terminal("change", "decide", "acme")
    screen.until("  end   2026-12-18   →  2027-01-31")
    screen.until("   · Cost: 18200 EUR")
    screen.until("   · Quality: not assessed")
    screen.answer("What is decided? ", "1")
    assert screen.end() == Exit.DONE, screen.text
    assert "warning: decided before cost, time and quality were all assessed" in screen.text
    assert "  mission change decide acme-order-data peak approved --as sofia-bernard" not in screen.text
    text = (workspace / MISSION).read_text()
    assert "  end: 2027-01-31\n" in text
    assert "      change: peak\n" in text
    assert text.endswith("      decision: approved\n      decided: 2026-11-21 by sofia-bernard\n")


def test_a_request_stopped_is_kept(workspace: Path) -> None:
    screen = Terminal("change", "ask", "acme")
    screen.answer("What should change? ", "Stay for the winter peak")
    screen.press("Why? ", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED
    [draft] = drafts(workspace)
    assert draft.name == "change-ask-acme-order-data-2026-11-21.yaml"
    screen = Terminal("change", "ask", "acme", "--by", "client", "--record", str(draft))
    assert screen.end() == Exit.DONE, screen.text
    assert "      what: Stay for the winter peak\n" in entry(workspace)
    assert drafts(workspace) == []


def test_causes_are_said_in_words(workspace: Path) -> None:
    screen = Terminal("blocker", "open", "acme")
    screen.answer("What keeps the mission from moving? ", "VPN")
    screen.until("client unresponsive: ")
    screen.press("Causes, between commas: ", "\x03")
    assert screen.end() == Exit.INTERRUPTED
    assert "client-unresponsive" not in screen.text
