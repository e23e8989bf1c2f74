"""`undo`, `redo` and `fmt` between the writers, in any order: every file reads, nothing recorded and not undone is lost."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import PROVING
from tests.proofs.faults import BY, MISSION, stages
from tests.proofs.program import Ran, ran, wrong_with

from mission_cli.storage.workspace import Workspace

UNTIDY = MISSION.replace("client: {name: Acme}", 'client:   {name: "Acme"}   # ours').replace("  end:", "    \n  end:")
ENDING = "offboarding: {case: completed, tasks: [{id: keys, title: Keys, due: end, state: todo}]}\n"
WRITERS = ("note", "checkin", "lend", "task", "blocker", "contract")
REPLACES = ("task", "contract")
"""What says something else of the same thing."""
WAYS = ("undo", "redo", "fmt", "there and back")
NOTHING_LEFT = 4


def written(kind: str, number: int) -> Ran:
    """One command that records the word `word-NUMBER-`."""
    word = f"word-{number}-"
    return {
        "note": lambda: ran("note", "acme", word, *BY),
        "checkin": lambda: ran("checkin", "acme", "--progress", word, "--yes", *BY),
        "lend": lambda: ran("lend", "acme", "--item", word),
        "task": lambda: ran("task", "acme", "keys", "n/a", "--why", word, *BY),
        "blocker": lambda: ran("blocker", "open", "acme", "--title", word, *BY),
        "contract": lambda: ran("contract", "acme", "--order", word),
    }[kind]()


class Play:
    """The file after each step that stands, as undo and redo are to walk them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.states, self.at = [path.read_bytes()], 0

    def new(self) -> None:
        """A command may have written: what was undone is over then."""
        if (now := self.path.read_bytes()) != self.states[self.at]:
            self.states[self.at + 1 :] = [now]
            self.at += 1

    def turn(self, way: str) -> None:
        """One step back, or forth, where there is one; then the very bytes there were."""
        there = self.at > 0 if way == "undo" else self.at < len(self.states) - 1
        said = ran(way)
        assert (said.code, wrong_with(said)) == (0 if there else NOTHING_LEFT, []), said
        if there:
            self.at += -1 if way == "undo" else 1
        assert self.path.read_bytes() == self.states[self.at]


@settings(max_examples=300 if PROVING else 6)  # each runs git many times
@given(st.lists(st.sampled_from((*WRITERS, *WRITERS, *WAYS, *WAYS)), min_size=4, max_size=12))
def test_undo_redo_and_fmt_between_writers_lose_nothing(steps: list[str]) -> None:
    with stages() as folder, mock.patch("mission_cli.actions.journal.urandom", os.urandom):
        root = folder / "w"
        (root / "missions").mkdir(parents=True)
        (root / "mission.yaml").write_text("perspective: provider\n")
        path = root / "missions" / "acme.yaml"
        path.write_text(UNTIDY + ENDING, encoding="utf-8")
        os.chdir(root)
        play = Play(path)
        for number, step in enumerate(steps):
            if step in ("undo", "redo"):
                play.turn(step)
            elif step == "there and back":
                for way in ("undo", "redo", "undo"):
                    play.turn(way)
            elif step == "fmt":
                assert ran("fmt", "acme").code == 0
                play.new()
            else:
                assert wrong_with(said := written(step, number)) == []
                assert said.code == 0, (step, said)
                before = play.states[play.at]
                play.new()
                for one in range(number):
                    word = f"word-{one}-".encode()
                    assert word in path.read_bytes() or word not in before or step in REPLACES, (step, one)
                assert f"word-{number}-".encode() in path.read_bytes()
            assert not [one for one in Workspace(root).load_all()[1] if one.level == "error"]
