"""`mission contact`: former consultants and clients without a mission, by a rhythm from the last contact."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.commands.session import Session
from mission_cli.errors import Exit

ADA, BEA, ACME = "consultants/ada-roux.yaml", "consultants/bea-roy.yaml", "missions/orders.yaml"
FORMER = """\
format: 1
name: Ada Roux
left: 2026-07-31
contact: {every: 3 months}  # she asked
journal:
  sofia-bernard: []
"""
BENCH = "format: 1\nname: Bea Roy\nmanager: Karim Haddad\ncontact:\n  every: 1 week\n  last: 2026-11-12\n"
CLOSED = """\
format: 1
title: Orders
consultant: Ada Roux
client: {name: Acme Logistics, contact: Paul Durand}
manager: Sofia Bernard
contract: {start: 2026-01-05, end: 2026-07-31, order: PO-1}
closed: 2026-08-03 by sofia-bernard
journal:
  sofia-bernard:
    - {id: tq3n8x0d, type: note, date: 2026-08-10, text: Thanked.}
"""


@pytest.fixture
def touch(workspace: Path) -> Path:
    """Ada, who left; Bea, whose profile says a rhythm; Acme, whose one mission is over."""
    (workspace / "missions/acme-order-data.yaml").unlink()
    (workspace / "consultants").mkdir()
    for name, text in ((ADA, FORMER), (BEA, BENCH), (ACME, CLOSED)):
        (workspace / name).write_text(text, encoding="utf-8")
    return workspace


def read(workspace: Path, name: str) -> str:
    return (workspace / name).read_text(encoding="utf-8")


def due(run: Run, *words: str) -> list[tuple[str, str]]:
    return [(one["slug"], one["due"]) for one in json.loads(run("contact", *words, "--json").out)["items"]]


def test_who_is_to_be_contacted(touch: Path, run: Run) -> None:
    ran = run("contact")
    head, _, *rows = ran.out.splitlines()
    assert head.split() == ["Due", "Who", "About", "Last", "contact", "Every", "Then"]
    assert [re.split(" {2,}", row) for row in rows] == [
        [
            *("! 2026-11-02 (19 days ago)", "Ada Roux", "former consultant", "2026-07-31", "3 months"),
            "mission contact ada-roux",
        ],
        [
            *("! 2026-11-10 (11 days ago)", "Acme Logistics", "client, last mission orders", "2026-08-10", "3 months"),
            "mission contact acme-logistics",
        ],
        ["! 2026-11-19 (2 days ago)", "Bea Roy", "consultant", "2026-11-12", "1 week", "mission contact bea-roy"],
    ]
    assert (ran.code, ran.err) == (Exit.DONE, "")


def test_the_list_in_french_and_as_json(touch: Path, run: Run) -> None:
    out = run("contact", "--lang", "fr").out
    assert "ancien consultant" in out
    assert "client, dernière mission orders" in out
    answer = json.loads(run("contact", "--weeks", "0", "--json").out)
    assert (answer["kind"], answer["until"]) == ("contact", "2026-11-21")
    assert answer["items"][1] == {
        "side": "client",
        "slug": "acme-logistics",
        "name": "Acme Logistics",
        "last": "2026-08-10",
        "every": "3 months",
        "due": "2026-11-10",
        "days": -11,
        "manager": "Sofia Bernard",
        "mission": "orders",
        "gone": False,
        "command": "mission contact acme-logistics",
        "path": ACME,
    }
    assert len(run("contact", "--format", "csv").out.splitlines()) == 4


def test_the_settings_say_the_rhythm_and_who_is_left_alone(touch: Path, run: Run) -> None:
    (touch / "mission.yaml").write_text("keep_in_touch: 1 year\n", encoding="utf-8")
    assert due(run) == [("ada-roux", "2026-11-02"), ("bea-roy", "2026-11-19")]
    assert ("acme-logistics", "2027-08-10") in due(run, "--all")
    (touch / "mission.yaml").write_text("left_alone: [ACME logistics]\n", encoding="utf-8")
    assert due(run) == [("ada-roux", "2026-11-02"), ("bea-roy", "2026-11-19")]
    (touch / "mission.yaml").write_text("perspective: client\n", encoding="utf-8")
    assert due(run) == [("ada-roux", "2026-11-02"), ("bea-roy", "2026-11-19")]


def test_nobody_is_said(touch: Path, run: Run) -> None:
    for name in (ADA, BEA, ACME):
        (touch / name).unlink()
    ran = run("contact")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nobody is to be contacted within 4 weeks.\n")
    assert run("contact", "--all").err.startswith("Nobody is to be contacted: ")


def test_a_contact_with_a_former_consultant(touch: Path, run: Run) -> None:
    ran = run("contact", "ada", "--note", "Happy where she is.", "--on", "2026-11-20", "--as", "Sofia Bernard")
    assert ran == (
        Exit.DONE,
        "",
        "→ --on Fri 2026-11-20 (yesterday)\n"
        "Contact of Fri 2026-11-20 with Ada Roux recorded in consultants/ada-roux.yaml.\n"
        "Next: Mon 2027-02-22.\n",
    )
    text = read(touch, ADA)
    assert "contact: {every: 3 months, last: 2026-11-20}  # she asked\n" in text
    assert "text: Happy where she is." in text
    assert ("ada-roux", "2027-02-22") in due(run, "--all")


def test_an_earlier_contact_moves_nothing(touch: Path, run: Run) -> None:
    run("contact", "bea", "--on", "2026-11-01")
    assert read(touch, BEA) == BENCH


def test_the_rhythm_is_changed_or_ended(touch: Path, run: Run) -> None:
    assert run("contact", "ada", "--every", "6 mois").code == 0
    assert "contact: {every: 6 months, last: 2026-11-21}  # she asked\n" in read(touch, ADA)
    before = read(touch, ADA)
    ran = run("contact", "ada", "--stop")
    assert ran.err == "Ada Roux is not called any more from Sat 2026-11-21 on (consultants/ada-roux.yaml).\n"
    assert read(touch, ADA) == before.replace("2026-11-21}", "2026-11-21, stopped: 2026-11-21}")
    assert "ada-roux" not in dict(due(run, "--all"))
    assert run("contact", "ada", "--every", "1 year").code == 0
    assert "stopped" not in read(touch, ADA)


@pytest.mark.parametrize("name", ["acme", "Acme Logistics", "Paul Durand", "durand"])
def test_a_contact_with_a_client_is_a_note_of_the_last_mission(touch: Path, run: Run, name: str) -> None:
    ran = run("contact", name, "--note", "A need in spring.", "--as", "Sofia Bernard")
    assert ran.err == "Contact of Sat 2026-11-21 with Acme Logistics recorded in missions/orders.yaml.\n"
    assert "text: A need in spring." in read(touch, ACME)
    assert ("acme-logistics", "2027-02-22") in due(run, "--all")


def test_without_words_the_note_says_that_there_was_a_contact(touch: Path, run: Run) -> None:
    ran = run("contact", "acme", "--as", "Sofia Bernard", "--json")
    [item] = json.loads(ran.out)["items"]
    assert (item["mission"], item["type"], item["text"]) == ("orders", "note", None)
    assert "text: In touch with Acme Logistics." in read(touch, ACME)


@pytest.mark.parametrize("words", [["ada", "--every", "1 year"], ["ada", "--stop"], ["acme", "--note", "x"]])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_dry_run_writes_nothing(touch: Path, run: Run, words: list[str], form: list[str]) -> None:
    ran = run("contact", *words, "--dry-run", "--as", "sofia-bernard", *form)
    assert ran.code == 0
    assert ran.out
    assert [read(touch, name) for name in (ADA, BEA, ACME)] == [FORMER, BENCH, CLOSED]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["zoe"], Exit.NOT_FOUND, "no client and no contact is called `zoe`"),
        (["roux", "--on", "2026-11-22"], Exit.USAGE, "--on"),
        (
            ["acme", "--every", "1 month", "--as", "a"],
            Exit.USAGE,
            "--every is for consultants: Acme Logistics is a client",
        ),
        (["acme", "--stop", "--as", "a"], Exit.USAGE, "left_alone: [Acme Logistics]"),
        (["ada", "--stop", "--every", "1 month"], Exit.USAGE, "--stop and --every"),
        (["ada", "--every", "often"], Exit.USAGE, "--every"),
        (["ada", "--weeks", "4"], Exit.USAGE, "--weeks"),
        (["--note", "x"], Exit.USAGE, "--note"),
        (["--weeks", "many"], Exit.USAGE, "--weeks"),
        (["a"], Exit.NOT_FOUND, "may be any of: ada-roux, acme-logistics"),
    ],
)
def test_what_cannot_be_is_refused(touch: Path, run: Run, words: list[str], code: int, said: str) -> None:
    ran = run("contact", *words, "--no-input")
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert [read(touch, name) for name in (ADA, BEA, ACME)] == [FORMER, BENCH, CLOSED]


def test_on_a_terminal_the_note_is_asked_for(touch: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    monkeypatch.setattr(sys, "stdin", io.StringIO("Happy.\n"))
    assert run("contact", "ada", "--as", "Sofia Bernard").code == 0
    assert "text: Happy." in read(touch, ADA)


def test_two_ways_to_write_a_client_are_one_client(touch: Path, run: Run) -> None:
    other = CLOSED.replace("Acme Logistics", "ACME Logistics S.A.").replace("2026-07-31", "2026-06-30")
    (touch / "missions/stock.yaml").write_text(
        other.replace("closed: 2026-08-03", "closed: 2026-07-01"), encoding="utf-8"
    )
    assert [slug for slug, _ in due(run, "--all") if "acme" in slug] == ["acme-logistics"]
    for name in ("acme logistics", "ACME Logistics SA", "Acme Logistics S.A."):
        ran = run("contact", name, "--note", f"Called as {name}.", "--as", "Sofia Bernard")
        assert ran.code == Exit.DONE, ran.err
        assert f"Called as {name}." in read(touch, ACME)
    (touch / "mission.yaml").write_text("left_alone: [Acme Logistics SAS]\n", encoding="utf-8")
    assert [slug for slug, _ in due(run, "--all") if "acme" in slug] == []


# The agenda ----------------------------------------------------------------------------------------------------------


def points(run: Run, *words: str) -> list[tuple[str, str]]:
    items = json.loads(run("agenda", *words, "--json").out)["items"]
    return [(item["command"], item["day"]) for item in items if item["reason"] == "keep-in-touch"]


def test_the_agenda_has_them(touch: Path, run: Run) -> None:
    ada, acme, bea = ("mission contact ada-roux", "2026-11-02"), ("mission contact acme-logistics", "2026-11-10"), (
        "mission contact bea-roy", "2026-11-19",
    )  # fmt: skip
    assert points(run) == [ada, acme, bea]
    assert points(run, "--client", "acme") == [acme]
    assert points(run, "--role", "client") == []
    assert points(run, "--mine", "--as", "Karim Haddad") == [bea]
    out = run("agenda").out
    assert "be in touch with Ada Roux: last contact 2026-07-31" in out
    assert "be in touch with Acme Logistics: no mission there, last contact 2026-08-10" in out
    item = json.loads(run("agenda", "--json").out)["items"][0]
    assert (item["mission"], item["consultant"], item["client"], item["path"]) == (None, "Ada Roux", None, ADA)


def test_a_checklist_that_keeps_in_touch_is_enough(touch: Path, run: Run) -> None:
    task = "offboarding: {case: completed, tasks: [{id: keep-in-touch, title: Call, due: end + 5 months}]}\n"
    (touch / ACME).write_text(CLOSED + task, encoding="utf-8")
    assert "acme-logistics" not in dict(due(run, "--all"))
    assert all("acme" not in command for command, _ in points(run))


def test_a_contact_that_could_not_be_written_comes_back(touch: Path, run: Run) -> None:
    (touch / "draft.yaml").write_text("text: Happy.\ndate: 2026-11-19\n", encoding="utf-8")
    assert run("contact", "ada", "--record", "draft.yaml", "--as", "Sofia Bernard").code == 0
    text = read(touch, ADA)
    assert "last: 2026-11-19" in text
    assert "text: Happy." in text
