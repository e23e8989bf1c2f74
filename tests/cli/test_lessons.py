"""`mission lessons`, and what `new` recalls: whole outputs over the sample firm."""

from __future__ import annotations

import csv
import json
import re
import shlex
import time
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.commands import excerpts
from mission_cli.errors import Exit
from mission_cli.storage.workspace import Workspace

NEW = ("--title", "Stock", "--consultant", "Léa Martin", "--contact", "P", "--manager", "S", "--start", "2026-12-01")


def test_lessons_of_a_client(firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
    assert run("lessons", "--client", "valbrune") == (
        Exit.DONE,
        "2026-09-22 · Coopérative Valbrune · valbrune-erp-finance · Lessons learned, by the manager ·\n"
        "  karim-haddad\n"
        "  What are we proud of?\n"
        "    Twelve days of closing became five, and the members drew their own statement.\n"
        "  What was difficult, and what did it cost?\n"
        "    Two months lost on a chart of accounts that nobody dared to decide.\n"
        "  What should be done again?\n"
        "    Antoine's half-day a week with the accountant, from the first week.\n"
        "  What should be done otherwise?\n"
        "    Ask for the decision-maker's name before the kickoff, not after.\n"
        "  What do we know now that we did not know at the start?\n"
        "    With a cooperative, plan the members' tests before the technical ones.\n"
        "\n"
        "1 lesson.\n",
        "",
    )


@pytest.mark.parametrize(
    ("lang", "count", "left_out"),
    [
        ("en", "1 lesson.\n", "Left out: answers and opportunities (`--full` adds them).\n"),
        (
            "fr",
            "1 enseignement.\n",
            "Laissé de côté\u00a0: réponses et opportunités («\u00a0--full\u00a0» les ajoute).\n",
        ),
    ],
)
def test_a_pipe_gets_what_was_said_in_confidence_only_when_asked(
    firm: Path, run: Run, lang: str, count: str, left_out: str
) -> None:
    assert run("lessons", "--client", "valbrune", "--lang", lang) == (Exit.DONE, count, left_out)
    asked = run("lessons", "--client", "valbrune", "--lang", lang, "--full")
    assert "Two months lost on a chart of accounts that nobody dared to decide." in asked.out
    assert asked.err == ""


def test_newest_first_and_everything_by_default(firm: Path, run: Run) -> None:
    items = json.loads(run("lessons", "--json").out)["items"]
    assert {item["kind"] for item in items} == {"answers", "blocker", "opportunity"}
    assert [item["date"] for item in items] == sorted((item["date"] for item in items), reverse=True)


@pytest.mark.parametrize(
    ("argv", "missions"),
    [
        (("--cause", "communication"), []),
        (("--cause", "étape bloquée", "--client", "acme"), ["acme-order-data"]),
        (("--cause", "client-unresponsive,step-blocked", "--client", "acme"), ["acme-order-data"]),
        (("--questionnaire", "exit"), ["confluent-test-factory"]),
        (("--word", "SPONSOR", "--word", "access"), ["acme-order-data"]),
        (("--word", "sponsor", "--word", "cooperative"), []),
        (("--client", "nobody"), []),
    ],
)
def test_filters(firm: Path, run: Run, argv: tuple[str, ...], missions: list[str]) -> None:
    assert [item["mission"] for item in json.loads(run("lessons", *argv, "--json").out)["items"]] == missions


def test_nothing_found_is_said(firm: Path, run: Run) -> None:
    ran = run("lessons", "--word", "zeppelin")
    assert ran == (Exit.DONE, "", "Nothing of the kind was found in 14 missions.\n")


def test_machine_formats_leave_out_what_was_said_in_confidence(firm: Path, run: Run) -> None:
    answer = json.loads(run("lessons", "--json").out)
    assert answer["left_out"] == ["confidential", "sensitive"]
    said = {item["kind"]: item["said"] for item in answer["items"] if item["mission"] != "montclar-water-meters"}
    assert (said["answers"], said["opportunity"]) == (None, None)
    assert said["blocker"]["resolution"] == "The sponsor got the access; the extract is removed."
    for form in ("md", "csv"):
        ran = run("lessons", "--format", form)
        assert "chart of accounts" not in ran.out
        assert ran.err == "Left out: answers and opportunities (`--full` adds them).\n"
        ran = run("lessons", "--format", form, "--full")
        assert ("chart of accounts" in ran.out, ran.err) == (True, "")
    assert json.loads(run("lessons", "--json", "--full").out)["left_out"] == []


def test_a_file_of_rows(firm: Path, run: Run) -> None:
    assert run("lessons", "--client", "acme", "-o", "lessons.csv").code == Exit.DONE
    [row] = csv.DictReader((firm / "lessons.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (row["Mission"], row["Kind"], row["Causes"]) == (
        "acme-order-data",
        "blocker",
        "client-unresponsive, step-blocked",
    )
    assert row["What was said"].endswith(" / The sponsor got the access; the extract is removed.")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--cause", "comunication"), "did you mean `communication`?"),
        (("--questionnaire", "exit-intervew"), "did you mean `exit-interview`?"),
        (("--format", "xml"), "--format: `xml` is not one of table, json, csv, md"),
    ],
)
def test_what_is_typed_wrong(firm: Path, run: Run, argv: tuple[str, ...], said: str) -> None:
    ran = run("lessons", *argv)
    assert ran.code in (Exit.USAGE, Exit.NOT_FOUND)
    assert ran.out == ""
    assert said in ran.err


def test_a_second_look_reads_no_file(firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    # As two seconds after the last change: what is younger is read again.
    monkeypatch.setattr("mission_cli.storage.cache.files.time.time_ns", lambda: now + 60_000_000_000)
    first = run("lessons", "--questionnaire", "lessons-learned")
    assert first.code == Exit.DONE

    def refused(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Workspace, "read", refused)
    assert run("lessons", "--questionnaire", "lessons-learned") == first


def test_a_broken_file_hides_no_other(firm: Path, run: Run) -> None:
    (firm / "missions" / "acme-order-data.yaml").write_text("format: 1\ntitle: [lessons-learned\n")
    ran = run("lessons", "--client", "valbrune")
    assert ran.out.endswith("1 lesson.\n")
    assert "missions/acme-order-data.yaml" in ran.err


# What `new` recalls --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("client", ["Coopérative Valbrune", "cooperative valbrune"])
def test_a_new_mission_at_a_client_recalls_its_lessons(firm: Path, run: Run, client: str) -> None:
    ran = run("new", *NEW, "--client", client, "--end", "2026-12-31", "--objective", "A stock module")
    assert ran.code == Exit.DONE
    assert ran.err.splitlines()[-1] == (
        f"1 lesson from earlier missions at {client}: mission lessons --client '{client}'"
    )
    assert "chart of accounts" not in ran.err


@pytest.mark.parametrize("client", ["Coopérative Valbrune SA", "COOPERATIVE VALBRUNE S.A.S.", "Coopérative", "Acme"])
def test_the_command_that_new_prints_finds_what_it_counted(firm: Path, run: Run, client: str) -> None:
    ran = run("new", *NEW, "--client", client, "--end", "2026-12-31", "--objective", "A stock module")
    count, command = re.fullmatch(
        r"(\d+) lessons? from earlier missions at .*: (mission lessons .*)", ran.err.splitlines()[-1]
    ).groups()  # type: ignore[union-attr]
    items = json.loads(run(*shlex.split(command)[1:], "--json").out)["items"]
    assert len(items) == int(count) > 0
    known = {"A": {"acme-order-data"}, "C": {"valbrune-erp-finance"}}[client[0]]
    assert {item["mission"] for item in items} == known


def test_on_a_terminal_new_shows_the_lessons_whole(firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
    ran = run(
        "new", *NEW, "--client", "Coopérative Valbrune SA", "--end", "2026-12-31", "--objective", "A stock module"
    )
    told = run("lessons", "--client", "valbrune").out.removesuffix("\n\n1 lesson.\n")
    assert "With a cooperative, plan the members' tests before the technical ones." in told
    assert ran.err.endswith(f": mission lessons --client 'Coopérative Valbrune SA'\n{told}\n")


def test_a_new_client_has_none_and_none_are_looked_for(firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("list")
    monkeypatch.setattr("mission_cli.views.lessons.search", lambda *_: pytest.fail("lessons were looked for"))
    ran = run("new", *NEW, "--client", "Nobody Yet", "--end", "2026-12-31")
    assert ran.code == Exit.DONE
    assert "lesson" not in ran.err
