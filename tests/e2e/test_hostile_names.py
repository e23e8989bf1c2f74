"""Names of files that a terminal would obey or a shell would run: neither happens, in any command that says them."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from tests.conftest import Run
from tests.proofs.program import BUG, RAW

from mission_cli.commands.grammar import TARGETS

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


# What people write in a file: names, titles, what was promised ------------------------------------------------------

TEXTS = [
    "Zed $(touch harm)",
    "Zed `touch harm`",
    "Zed'; touch harm; echo '",
    'Zed"; touch harm; echo "',
    "Zed & touch harm | touch harm > harm",
    "Zed\\'; touch harm #",
    "Zed\n; touch harm",
]
EVERYWHERE = [
    *(command for command in COMMANDS if not command.startswith(("resolve", "sync"))),
    *(
        "agenda",
        "agenda --all --full",
        "show ID --full",
        "checkin ID --done nobody",
        "suggest --replace ID",
        "bench --full",
    ),
    *("contact", "consultant show zed", "new", "lessons --client Zed", "due --weeks 60", "renew ID --client wanted -n"),
]


@pytest.fixture(params=TEXTS)
def written(request: pytest.FixtureRequest, firm: Path) -> str:
    """A mission and a profile in which every text is this one."""
    text = str(request.param)
    said = json.dumps(text)
    (firm / "missions/zed-mission.yaml").write_text(
        f"""format: 1
title: {said}
tags: [{said}]
project: {said}
consultant: {said}
manager: {said}
client: {{name: {said}, contact: {said}}}
contract: {{start: 2026-03-02, end: 2026-12-18, order: {said}}}
objectives:
  - {{id: goal, specific: {said}, measure: {said}, target: 3, due: 2026-11-01}}
equipment:
  - {{id: laptop, item: {said}, lent: 2026-03-02}}
access:
  - {{id: git, system: {said}, account: {said}, granted: 2026-03-02}}
journal:
  zed:
    - id: zz9k2m1q
      type: checkin
      date: 2026-10-02
      health: red
      progress: {said}
      actions:
        - {{what: {said}, due: 2026-10-10}}
    - {{id: stuck, type: blocker, date: 2026-10-03, title: {said}}}
    - {{id: longer, type: change, date: 2026-10-04, asked_by: {said}, what: {said}}}
    - {{id: more, type: opportunity, date: 2026-10-05, what: {said}, contact: {said}}}
""",
        encoding="utf-8",
    )
    (firm / "consultants/zed.yaml").write_text(
        f"format: 1\nname: {said}\nskills: [{said}]\nmanager: {said}\nwishes: {said}\n", encoding="utf-8"
    )
    return text


def test_no_command_that_is_said_does_more_than_it_says(written: str, run: Run, tmp_path: Path) -> None:
    """Each is given to a shell in which `mission` does nothing: nothing else is run."""
    found: set[str] = set()
    for command in EVERYWHERE:
        words = ["zed-mission" if word == "ID" else word for word in command.split()]
        for more in ((), ("--json",)):
            ran = run(*words, *more, "--today", "2026-11-21", "--no-input")
            assert not BUG.search(ran.out + ran.err), command
            found.update(_commands(ran.out))
            found.update(_commands(ran.err))
    assert len(found) > 20
    room = tmp_path / "room"
    room.mkdir()
    script = room / "all.sh"
    lines = "\n".join(f"eval {shlex.quote(command)}" for command in sorted(found))
    script.write_text(f"PATH=/usr/bin:/bin\nmission() {{ :; }}\n{lines}\ntrue\n", encoding="utf-8")
    subprocess.run(["bash", str(script)], cwd=room, capture_output=True, check=False)
    assert [path.name for path in room.iterdir()] == ["all.sh"]


def _commands(said: str) -> set[str]:
    """What a person would copy, or a program take: a whole line, what stands between backticks, a `command` in JSON."""
    lines = {line.strip() for line in said.splitlines() if line.strip().startswith("mission ")}
    quoted = set(re.findall(r"`(mission [^`]*)`", said))
    after = {match for line in said.splitlines() for match in re.findall(r": (mission .*)", line)}
    given = {json.loads(text) for text in re.findall(r'"command": ("(?:[^"\\]|\\.)*")', said)}
    return {one for one in lines | quoted | after | given if one.split()[1:2] and one.split()[1] in TARGETS}
