"""`mission note` and `mission opportunity`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.errors import Exit

MISSION = "missions/acme-order-data.yaml"
AS = ("--as", "Sofia Bernard")


def text(workspace: Path) -> str:
    return (workspace / MISSION).read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def known_id(monkeypatch: pytest.MonkeyPatch) -> None:
    given = iter(("h7k2m9x4", "h7k2m9x5"))
    monkeypatch.setattr("mission_cli.actions.journal.new_id", lambda _: next(given))


def test_a_note_is_an_entry_of_the_journal(run: Run, workspace: Path) -> None:
    before = text(workspace)
    words = ("Scope agreed by phone.", "--ref", "MAIL-3", "--date", "yesterday")
    code, out, err = run("note", "acme", *words, *AS)
    assert (code, out) == (0, "")
    assert err == f"→ --date Fri 2026-11-20 (yesterday)\nNote of Fri 2026-11-20 recorded in {MISSION}.\n"
    assert text(workspace) == before + (
        "    - id: h7k2m9x4\n      type: note\n      date: 2026-11-20\n"
        "      text: Scope agreed by phone.\n      ref: MAIL-3\n"
    )


def test_a_long_note_comes_from_a_file_or_a_pipe(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mail.txt").write_text("Hello,\r\n\r\nagreed.  \n", encoding="utf-8")
    assert run("note", "acme", "@mail.txt", *AS).code == 0
    assert text(workspace).endswith("      text: |-\n        Hello,\n\n        agreed.\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Piped.\n")))
    assert run("note", "acme", "-", *AS).code == 0
    assert text(workspace).endswith("      text: Piped.\n")


def test_an_opportunity_is_a_need_heard(run: Run, workspace: Path) -> None:
    before = text(workspace)
    words = ("--what", "A data team lead", "--contact", "Paul Durand")
    code, out, err = run("opportunity", "acme", *words, *AS)
    assert (code, out, err) == (0, "", f"Opportunity heard on Sat 2026-11-21 recorded in {MISSION}.\n")
    assert text(workspace) == before + (
        "    - id: h7k2m9x4\n      type: opportunity\n      date: 2026-11-21\n"
        "      what: A data team lead\n      contact: Paul Durand\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("note", "acme"), Exit.USAGE, "missing: TEXT"),
        (("note",), Exit.USAGE, "missing: ID, TEXT"),
        (("note", "acme", "  "), Exit.USAGE, "TEXT needs a value"),
        (("note", "acme", "@nowhere.txt"), Exit.USAGE, "nowhere.txt"),
        (("note", "acme", "x", "--date", "2026-12-01"), Exit.USAGE, "is still to come"),
        (("note", "nobody", "x"), Exit.NOT_FOUND, "there is no mission"),
        (("opportunity", "acme"), Exit.USAGE, "missing: --what"),
    ],
)
def test_what_is_refused(run: Run, workspace: Path, words: tuple[str, ...], code: Exit, said: str) -> None:
    before = text(workspace)
    ran = run(*words, *AS)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert text(workspace) == before


def test_json_leaves_out_what_was_said_in_confidence(run: Run, workspace: Path) -> None:
    whole = json.loads(run("note", "acme", "In confidence", "--json", *AS).out)
    assert (whole["kind"], whole["left_out"]) == ("note", ["sensitive"])
    assert whole["items"][0]["text"] is None
    whole = json.loads(run("opportunity", "acme", "--what", "A lead", "--json", "--full", *AS).out)
    assert whole["items"][0] == {
        "mission": "acme-order-data",
        "author": "sofia-bernard",
        "path": MISSION,
        "id": "h7k2m9x5",
        "type": "opportunity",
        "date": "2026-11-21",
        "what": "A lead",
        "contact": None,
        "ref": None,
    }


def test_a_record_is_taken_whole(run: Run, workspace: Path) -> None:
    Path("note.yaml").write_text("text: Kept\ndate: 2026-11-02\nref: MAIL-9\n", encoding="utf-8")
    assert run("note", "acme", "--record", "note.yaml", *AS).code == 0
    assert text(workspace).endswith("      date: 2026-11-02\n      text: Kept\n      ref: MAIL-9\n")
