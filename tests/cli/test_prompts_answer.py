"""Questionnaires and what was done with feedback, asked and answered on a real terminal."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_prompts import CONTROL_C, MISSION, Terminal, drafts, entry

from mission_cli.errors import Exit


def test_a_questionnaire_with_a_step_back_and_one_skipped(workspace: Path) -> None:
    screen = Terminal("answer", "acme", "exit-interview")
    screen.answer("Held on [today]: ", "yesterday")
    screen.answer("Answer: ", "Warm.")
    screen.answer("Answer: ", "<")
    screen.answer("Answer [Warm.]: ", "Warm, with a desk.")
    screen.answer("Answer: ")
    screen.answer("Answer: ", "Yes.")
    screen.answer("Answer: ", "A method.")
    screen.answer("Answer [skip]: ", "4")
    screen.answer("Answer: ", "Gladly.")
    screen.answer("Who may read it? [managers]: ", "shared")
    screen.answer("Enter to skip): ", "a call")
    assert screen.end() == Exit.DONE, screen.text
    assert entry(workspace) == (
        "    - id: …\n      type: answers\n      date: 2026-11-20\n      questionnaire: exit-interview\n"
        "      from: consultant\n      visibility: shared\n      answers:\n        welcome: Warm, with a desk.\n"
        "        objectives: Yes.\n        later-projects: A method.\n        recommend: 4\n        again: Gladly.\n"
        "      source: a call\n"
    )
    assert drafts(workspace) == []
    assert "── 1/6 ──" in screen.text
    assert "Did you feel welcome, from the first day on?" in screen.text
    line = " ".join(screen.text.partition("Next time, in one line:")[2].split())
    assert line == (
        "mission answer acme-order-data exit-interview --from consultant --answer 'welcome=Warm, with a desk.'"
        " --answer objectives=Yes. --answer 'later-projects=A method.' --answer recommend=4 --answer again=Gladly."
        " --visibility shared --source 'a call' --date 2026-11-20"
    )


def test_stopped_it_is_offered_again_for_the_same_party_only(workspace: Path) -> None:
    screen = Terminal("answer", "acme", "closing-review")
    screen.answer("Who answers? [client]: ", "manager")
    screen.answer("Held on [today]: ")
    screen.answer("Answer: ")  # the first one is needed
    screen.answer("Answer: ", "All but one.")
    screen.press("Answer: ", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED
    assert "Something is needed here (Ctrl-C to stop)." in screen.text
    [kept] = drafts(workspace)
    assert kept.name == "answer-acme-order-data-closing-review-manager-2026-11-21.yaml"
    assert kept.read_text() == (
        f"# mission answer acme-order-data --record .mission/cache/drafts/{kept.name}\n"
        "questionnaire: closing-review\nfrom: manager\ndate: 2026-11-21\nanswers:\n  objectives: All but one.\n"
    )

    screen = Terminal("answer", "acme", "closing-review", "--from", "client")
    screen.press("Held on [today]: ", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED

    screen = Terminal("answer", "acme", "closing-review", "--from", "manager")
    screen.answer("A draft of Sat 2026-11-21 is waiting [take]: ")
    screen.answer("Held on [today]: ")
    screen.answer("Answer [All but one.]: ")
    for _ in range(5):
        screen.answer("Answer: ")
    screen.answer("Answer [skip]: ", "<")
    screen.answer("Answer: ", "The runbook, by the client.")
    screen.answer("Answer [skip]: ")
    screen.answer("Who may read it? [managers]: ")
    screen.answer("Enter to skip): ")
    assert screen.end() == Exit.DONE, screen.text
    assert "        objectives: All but one.\n        next-steps: The runbook, by the client.\n" in entry(workspace)
    assert drafts(workspace) == []


def test_answered_already_it_asks_before_going_on(workspace: Path) -> None:
    first = Terminal("answer", "acme", "exit-interview", "--from", "consultant", "--answer", "welcome=Warm.")
    assert first.end() == Exit.DONE
    before = (workspace / MISSION).read_bytes()
    screen = Terminal("answer", "acme", "exit-interview")
    screen.answer("Held on [today]: ")
    screen.until("The consultant has answered already, on Sat 2026-11-21 (sofia-bernard)")
    screen.answer("Record other answers beside these? [y/N]: ")
    assert screen.end() == Exit.ABORTED
    assert (workspace / MISSION).read_bytes() == before


def test_nothing_answered_is_nothing_recorded(workspace: Path) -> None:
    before = (workspace / MISSION).read_bytes()
    screen = Terminal("answer", "acme", "exit-interview")
    screen.answer("Held on [today]: ")
    for _ in range(4):
        screen.answer("Answer: ")
    screen.answer("Answer [skip]: ")
    screen.answer("Answer: ")
    screen.answer("Who may read it? [managers]: ")
    screen.answer("Enter to skip): ")
    assert screen.end() == Exit.ABORTED
    assert (workspace / MISSION).read_bytes() == before
    assert drafts(workspace) == []


def test_what_was_done_with_a_feedback(workspace: Path) -> None:
    screen = Terminal("feedback", "acme", "heard")
    screen.until("client to consultant, Tue 2026-10-20 (paul-durand)")
    screen.answer("What was done with it: ", "On-call list made.")
    assert screen.end() == Exit.DONE, screen.text
    assert "      heard: On-call list made.\n" in (workspace / MISSION).read_text()
    assert "  mission feedback acme-order-data heard " in screen.text
    assert drafts(workspace) == []


def test_a_new_mission_shows_the_lessons_of_its_client(firm: Path) -> None:
    words = ["--title", "Stock", "--consultant", "L", "--client", "Valbrune", "--contact", "P", "--manager", "S"]
    screen = Terminal("new", "stock", *words[:4], "--client", "Coopérative Valbrune", *words[6:], "--start",
                      "2026-12-01", "--end", "2026-12-31")  # fmt: skip
    assert screen.end() == Exit.DONE, screen.text
    assert (
        "1 lesson from earlier missions at Coopérative Valbrune: mission lessons --client 'Coopérative Valbrune'"
        in (screen.text.replace("\n", " "))
    )
    assert "    Twelve days of closing became five, and the members drew their own statement.\n" in screen.text


def test_which_questionnaire_is_asked_for(workspace: Path) -> None:
    screen = Terminal("answer", "acme", "--from", "manager")
    screen.answer("Which questionnaire? ", "lessons-learned")
    screen.answer("Held on [today]: ")
    screen.press("Answer: ", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED
    assert "Lessons learned: Order data platform migration" in screen.text
