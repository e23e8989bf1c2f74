"""`mission feedback ID heard`: what was done with a feedback, in whosever lane it stands."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import EXAMPLE, Run, git

from mission_cli.errors import Exit

MISSION = "missions/acme-order-data.yaml"
HEARD = ("feedback", "acme", "heard")
SAID = ("--heard", "On-call list made with Paul.")
SECOND = """\
    - type: feedback
      date: 2026-11-02
      from: manager
      to: client
      advice: Name a stand-in.
"""


def added(workspace: Path) -> list[str]:
    before, after = (text.splitlines() for text in (EXAMPLE.read_text(), (workspace / MISSION).read_text()))
    return [line for line in difflib.ndiff(before, after) if line[0] in "+-"]


@pytest.fixture
def second(workspace: Path) -> Path:
    """A second feedback nobody has heard, written by hand: it has no id."""
    path = workspace / MISSION
    text = path.read_text()
    at = text.index("  sofia-bernard:\n", text.index("journal:")) + len("  sofia-bernard:\n")
    path.write_text(text[:at] + SECOND + text[at:])
    return workspace


def unheard(workspace: Path) -> str:
    """The id of the one feedback of the example."""
    text = (workspace / MISSION).read_text()
    return text[: text.index("type: feedback")].rpartition("id: ")[2].split()[0].strip("\"'")


def test_the_only_one_is_meant(workspace: Path, run: Run) -> None:
    assert run(*HEARD, *SAID) == (
        Exit.DONE,
        "",
        "Feedback from client to consultant of Tue 2026-10-20: what was done with it is recorded in"
        " missions/acme-order-data.yaml.\n",
    )
    assert added(workspace) == ["+       heard: On-call list made with Paul."]
    assert run("check").code == Exit.DONE


def test_it_is_named_by_its_id_and_said_once(workspace: Path, run: Run) -> None:
    name = unheard(workspace)
    assert run(*HEARD, name[:4], *SAID).code == Exit.DONE
    ran = run(*HEARD, name, *SAID)
    assert ran.code == Exit.USAGE
    assert f"it is said already what was done with it: {name}: client to consultant, Tue 2026-10-20" in ran.err
    ran = run(*HEARD, *SAID)
    assert "every feedback on `acme-order-data` says what was done with it" in ran.err


def test_of_several_one_is_named_by_its_number_newest_first(second: Path, run: Run) -> None:
    ran = run(*HEARD, *SAID)
    assert ran.code == Exit.USAGE
    assert ran.err.startswith(
        "error: which feedback? Name one:\n"
        "  1. manager to client, Mon 2026-11-02 (sofia-bernard)\n"
        f"  2. {unheard(second)}: client to consultant, Tue 2026-10-20 (paul-durand)\n"
    )
    assert run(*HEARD, "1", *SAID, "--lang", "fr").err == (
        "Retour (manager vers client) du lundi 2 novembre 2026\u00a0: ce qu’on en a fait est noté dans"
        " missions/acme-order-data.yaml.\n"
    )
    assert (
        "      advice: Name a stand-in.\n      heard: On-call list made with Paul.\n" in (second / MISSION).read_text()
    )
    ran = run(*HEARD, "9", *SAID)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert "`9` is none of these:\n  1. " in ran.err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((*HEARD,), "missing: --heard"),
        ((*HEARD, "--heard", " "), "--heard needs a value"),
        ((*HEARD, *SAID, "--from", "client"), "--from: `heard` only takes --heard"),
        ((*HEARD, *SAID, "--score", "4", "--advice", "x"), "--advice, --score: `heard` only takes --heard"),
        (("feedback", "acme", "herd", *SAID), "did you mean `heard`?"),
        ((*HEARD, "zzzz", *SAID), "`zzzz` is none of these:"),
    ],
)
def test_what_is_refused(workspace: Path, run: Run, argv: tuple[str, ...], said: str) -> None:
    ran = run(*argv)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert said in ran.err
    assert added(workspace) == []


def test_a_long_text_comes_from_a_file_and_json_repeats_it_only_when_asked(workspace: Path, run: Run) -> None:
    (workspace / "note.md").write_text("Talked it over.\n\nOn-call list made.\n")
    ran = run(*HEARD, "--heard", "@note.md", "--json", "--dry-run")
    answer = json.loads(ran.out)
    assert (answer["items"][0]["heard"], answer["items"][0]["author"]) == (None, "paul-durand")
    assert answer["left_out"] == ["sensitive"]
    answer = json.loads(run(*HEARD, "--heard", "@note.md", "--json", "--full").out)
    assert answer["items"][0]["heard"] == "Talked it over.\n\nOn-call list made."
    assert (
        "      heard: |-\n        Talked it over.\n\n        On-call list made.\n" in (workspace / MISSION).read_text()
    )


def test_a_commit_says_nothing_of_what(repository: Path, run: Run) -> None:
    assert run(*HEARD, *SAID, "--commit").code == Exit.DONE
    subject = "acme-order-data: what was done with feedback from client to consultant"
    assert git(repository, "log", "-1", "--format=%B").strip() == subject


def test_a_refused_write_leaves_the_text(workspace: Path, run: Run, refused_writes: Callable[[], Any]) -> None:
    with refused_writes():
        ran = run(*HEARD, *SAID)
    draft = ".mission/cache/drafts/feedback-heard-acme-order-data-2026-11-21.yaml"
    assert ran.code == Exit.FAILED
    assert ran.err.startswith(f"What you typed is kept in {draft}\n")
    assert (workspace / draft).read_text() == "On-call list made with Paul."


def test_recording_a_feedback_works_as_before(workspace: Path, run: Run) -> None:
    ran = run(
        "feedback", "acme", "--from", "client", "--to", "consultant", "--score", "4", *SAID, "--as", "Paul Durand"
    )
    assert ran.code == Exit.DONE
    assert "      heard: On-call list made with Paul.\n" in (workspace / MISSION).read_text()
