"""Names of files that a terminal would obey or a shell would run: neither happens, in any command that says them."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from tests.conftest import Run
from tests.proofs.program import BUG, RAW

NAMES = [
    "zz\x1b]0;pwned\x07",
    "zz\x9b2J",
    "zz\u202etxt",
    "zz\rx",
    "zz[bold]",
    "zz'\"",
    "zz$(touch harm)",
    "zz\ny",
    "-zz y",
]
COMMANDS = [
    "offboard ID", "onboard ID", "close ID", "deliverable ID", "milestone ID", "contract ID", "doc ID handover", "doc ID opportunity-note",
    "doc ID", "answer ID lessons-learned --blank --from manager", "answer ID", "show ID", "log ID", "renew ID", "task ID", "feedback ID",
    "blocker", "change", "check", "list", "agenda --week", "due", "timeline", "bench", "stats", "lessons", "suggest", "contact --all",
    "consultant list", "template list", "template check", "doctor", "fmt --check", "migrate", "lend ID --item x", "return ID", "revoke ID --all",
    "resolve", "sync", "undo --list",
]  # fmt: skip


@pytest.fixture(params=NAMES)
def named(request: pytest.FixtureRequest, firm: Path) -> str:
    """The sample firm with a mission, a template and a consultant of this name."""
    name = str(request.param)
    (firm / "missions/acme-order-data.yaml").rename(firm / f"missions/{name}.yaml")
    for path, text in (
        (f"templates/documents/{name}.en.md.j2", "{{ nothing_such }}"),
        (f"templates/questionnaires/{name}.yaml", "format: 1\n"),
        (f"consultants/{name}.yaml", "format: 1\n"),
    ):
        (firm / path).parent.mkdir(parents=True, exist_ok=True)
        (firm / path).write_text(text)
    return name


def test_nothing_raw_is_said(named: str, run: Run) -> None:
    for command in COMMANDS:
        words = command.split()
        after = words[words.index("ID") + 1 :] if "ID" in words else []
        if "ID" in words and named.startswith("-"):
            words = [*words[: words.index("ID")], *[one for one in after if one.startswith("--")], "--", named]
        ran = run(*(named if word == "ID" else word for word in words), "--today", "2026-11-21")
        for stream in (ran.out, ran.err):
            assert not BUG.search(stream), command
            assert not RAW.search(stream), (command, RAW.findall(stream))


def test_every_command_that_programs_are_given_names_the_mission(named: str, run: Run) -> None:
    """What bash reads in `$'…'` is in tests/unit/test_shell.py."""
    found = []
    for words in (["agenda", "--week"], ["due", "--weeks", "52"], ["blocker"], ["change"]):
        items = json.loads(run(*words, "--json", "--today", "2026-11-21").out)["items"]
        found += [
            one["command"] for one in items if one.get("command") and named in json.dumps(one, ensure_ascii=False)
        ]
    for command in found:
        assert command.isprintable()
        if named.isprintable():
            assert named in shlex.split(command)
            assert re.match(r"mission [a-z]+ ", command)
