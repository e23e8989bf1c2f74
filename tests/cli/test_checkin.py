"""`mission checkin` by options and by records: whole outputs, the bytes it writes, and what it refuses."""

from __future__ import annotations

import difflib
import io
import json
import sys
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest
from tests.conftest import EXAMPLE, Run, git

from mission_cli.actions import journal
from mission_cli.commands import excerpts
from mission_cli.commands.recording import record
from mission_cli.errors import Exit

if TYPE_CHECKING:
    from collections.abc import Callable
from pathlib import Path
from typing import Any

MISSION = "missions/acme-order-data.yaml"


@pytest.fixture(autouse=True)
def known_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who records, and the id the entry gets."""
    monkeypatch.setenv("MISSION_AUTHOR", "Sofia Bernard")
    monkeypatch.setattr(journal, "new_id", lambda _: "h7k2m9x4")


def added(workspace: Path) -> str:
    """The lines a command added to the mission, and those it took away with a minus."""
    before, after = (text.splitlines() for text in (EXAMPLE.read_text(), (workspace / MISSION).read_text()))
    lines = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    return "\n".join(line[2:] if line[0] == "+" else line for line in lines)


def block(text: str) -> str:
    return dedent(text).strip("\n")


def lines(text: str, margin: str) -> str:
    return indent(block(text), margin)


def drafts(workspace: Path) -> list[Path]:
    return sorted((workspace / ".mission" / "cache" / "drafts").glob("*"))


def type_in(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    raw = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


WHOLE = (
    *("checkin", "acme", "--date", "yesterday", "--health", "green", "--attendees", "consultant,client"),
    *("--progress", "12 of 14: back on plan.", "--results", "Feed 12 went live.", "--quality", "No lost message."),
    *(
        "--difficulties",
        "None since the VPN.",
        "--solutions",
        "-",
        "--needs",
        "@needs.md",
        "--successes",
        "The on-call test.",
    ),
    *("--adjustments", "Handover a week earlier.", "--reached", "feeds=12", "--reached", "handover=1,5"),
    *("--action", "Book the handover; consultant; +2w", "--action", "Say thanks", "--done", "vpn"),
)


def test_everything_by_options(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace / "needs.md").write_bytes("A decision\r\non the \u00e9tat.   \r\n\r\n".encode())
    type_in(monkeypatch, "The extract is removed.\n")
    ran = run(*WHOLE)
    assert (ran.code, ran.out) == (Exit.DONE, "")
    assert (
        ran.err
        == block(
            """
        → --date Fri 2026-11-20 (yesterday)
        → --action Sat 2026-12-05 (in 14 days)
        Done: Escalate the VPN request (promised Wed 2026-10-14).
        Check-in of Fri 2026-11-20 recorded in missions/acme-order-data.yaml: green, 8 agenda items, feeds 12, handover 1.5, 2 actions agreed.
        Next check-in by Fri 2026-12-04 (in 13 days).

        """,
        )
        + "\nhint: nothing says whether less or more is better for `handover`;"
        " to say it: mission contract acme-order-data --better handover=less|more\n"
    )
    assert added(workspace) == "          done: 2026-11-20\n" + lines(
        """
            - id: h7k2m9x4
              type: checkin
              date: 2026-11-20
              attendees: [consultant, client]
              health: green
              progress: "12 of 14: back on plan."
              results: Feed 12 went live.
              quality: No lost message.
              difficulties: None since the VPN.
              solutions: The extract is removed.
              needs: |-
                A decision
                on the état.
              successes: The on-call test.
              adjustments: Handover a week earlier.
              actions:
                - what: Book the handover
                  owner: consultant
                  due: 2026-12-05
                - what: Say thanks
              reached:
                feeds: 12
                handover: 1.5
        """,
        "    ",
    )
    assert run("check").code == Exit.DONE
    assert drafts(workspace) == []


def test_json(workspace: Path, run: Run) -> None:
    ran = run("checkin", "acme", "--health", "red", "--reached", "feeds=11", "--json")
    assert ran.code == Exit.DONE
    item: dict[str, object] = {
        "mission": "acme-order-data",
        "author": "sofia-bernard",
        "path": MISSION,
        "id": "h7k2m9x4",
        "type": "checkin",
        "date": "2026-11-21",
        "attendees": [],
        "health": "red",
        "progress": None,
        "results": None,
        "quality": None,
        "difficulties": None,
        "solutions": None,
        "needs": None,
        "successes": None,
        "adjustments": None,
        "actions": [],
        "reached": {"feeds": 11},
        "next_checkin": "2026-12-07",
        "review": False,
        "next_review": "2026-11-25",
    }
    assert json.loads(ran.out) == {
        "schema_version": 1,
        "kind": "checkin",
        "today": "2026-11-21",
        "marked": [],
        "left_out": [],
        "items": [item],
    }


def test_in_french(workspace: Path, run: Run) -> None:
    ran = run(
        "checkin",
        "acme",
        "--lang",
        "fr",
        "--health",
        "Orange",
        "--action",
        "Relancer ; ingénieur d’affaires ; vendredi",
    )
    assert ran.code == Exit.DONE
    assert ran.err == (
        "→ --action vendredi 27 novembre 2026 (dans 6 jours)\n"
        "Point de suivi du samedi 21 novembre 2026 noté dans missions/acme-order-data.yaml\u00a0: orange, 1 action convenue.\n"
        "Prochain point de suivi pour le lundi 7 décembre 2026 (dans 16 jours).\n"
        "Prochain bilan à trois pour le mercredi 25 novembre 2026 (dans 4 jours).\n"
    )
    assert "      health: amber\n" in (workspace / MISSION).read_text()
    assert "          owner: business\n          due: 2026-11-27\n" in (workspace / MISSION).read_text()


def test_a_dry_run_shows_the_diff_and_writes_nothing(workspace: Path, run: Run) -> None:
    ran = run("checkin", "acme", "--health", "green", "--dry-run")
    assert ran == (
        Exit.DONE,
        block(
            """
            --- a/missions/acme-order-data.yaml
            +++ b/missions/acme-order-data.yaml
            @@ -172,3 +172,7 @@
                   date: 2026-06-12
                   text: Amendment 1 agreed by e-mail.
                   ref: MAIL-2026-06-12
            +    - id: h7k2m9x4
            +      type: checkin
            +      date: 2026-11-21
            +      health: green
            """,
        )
        + "\n",
        "Nothing was written (--dry-run). It would change missions/acme-order-data.yaml:\n",
    )
    assert json.loads(run("checkin", "acme", "--health", "green", "-n", "--json").out)["items"][0]["health"] == "green"
    assert added(workspace) == ""
    assert not (workspace / ".mission").exists()


def test_a_lane_of_ones_own(workspace: Path, run: Run) -> None:
    assert run("checkin", "acme", "--as", "Léa Martin", "--health", "green").code == Exit.DONE
    before = EXAMPLE.read_text()
    lane = lines(
        """
        lea-martin:
          - id: h7k2m9x4
            type: checkin
            date: 2026-11-21
            health: green
        """,
        "  ",
    )
    # In alphabetical order, a blank line before each lane: two branches that add one still merge.
    assert (workspace / MISSION).read_text() == before.replace("\n\n  paul-durand:", f"\n\n{lane}\n\n  paul-durand:")


def test_the_commit_names_the_mission_the_day_and_the_health(repository: Path, run: Run) -> None:
    ran = run("checkin", "acme", "--date", "2026-11-18", "--health", "amber", "--commit")
    assert ran.code == Exit.DONE
    assert git(repository, "log", "-1", "--format=%s") == "acme-order-data: check-in of 2026-11-18 (amber)\n"
    assert run("checkin", "acme", "--done", "1", "--commit").code == Exit.DONE
    assert git(repository, "log", "-1", "--format=%s") == "acme-order-data: action done (2026-11-21)\n"
    assert git(repository, "status", "--porcelain") == ""


def test_marking_an_action_done_is_no_checkin(workspace: Path, run: Run) -> None:
    ran = run("checkin", "acme", "--done", "1", "--json")
    assert (ran.code, ran.err) == (Exit.DONE, "Done: Escalate the VPN request (promised Wed 2026-10-14).\n")
    marked = [{"what": "Escalate the VPN request", "owner": "client", "due": "2026-10-20", "done": "2026-11-21"}]
    assert json.loads(ran.out) == {
        "schema_version": 1,
        "kind": "checkin",
        "today": "2026-11-21",
        "marked": marked,
        "left_out": [],
        "items": [],
    }
    assert added(workspace) == "          done: 2026-11-21"


# Refused ------------------------------------------------------------------------------------------------------------

MISSING = "error: missing: {names}\n  = help: give these options; on a terminal they are asked for\n"
ONE_OF = "--health or one of --progress --results --quality --difficulties --solutions --needs"


@pytest.mark.parametrize(
    ("argv", "names"),
    [
        ((), f"ID, {ONE_OF}"),
        (("acme",), ONE_OF),
        (("acme", "--date", "yesterday", "--attendees", "client"), ONE_OF),
        (("--health", "green"), "ID"),
    ],
)
def test_what_is_missing_is_named_at_once(workspace: Path, run: Run, argv: tuple[str, ...], names: str) -> None:
    assert run("checkin", *argv) == (Exit.USAGE, "", MISSING.format(names=names))
    assert run("checkin", *argv, "--no-input") == (Exit.USAGE, "", MISSING.format(names=names))


WRONG = [
    (("--health", "grenn"), "error: --health: `grenn` is not one of green, amber, red; did you mean `green`?\n"),
    (("--reached", "feds=12"), "error: --reached: `feds` is not one of feeds, handover; did you mean `feeds`?\n"),
    (
        ("--reached", "feeds"),
        "error: --reached: `feeds` does not say which objective and how much\n  = help: write OBJECTIVE=FIGURE, as in feeds=12\n",
    ),
    (
        ("--action", "Escalate; cliant"),
        "error: --action: `cliant` is not one of consultant, manager, client, business, it, hr, purchasing, successor, buddy;"
        " did you mean `client`?\n",
    ),
    (
        ("--action", "; client"),
        "error: --action: nothing to do is named in `; client`\n"
        '  = help: write "what; owner; due", as in "Escalate the VPN request; client; +2w"\n',
    ),
    (
        ("--action", "Escalate;;04/07"),
        "error: --action: `04/07` can be read in two ways: 2027-07-04 or 2027-04-07\n  = help: type one of them, or say which comes first in mission.yaml: `dates: day-first` or `dates: month-first`\n",
    ),
    (
        ("--done", "badge"),
        "error: --done: `badge` is none of the open actions:\n  1. Escalate the VPN request (client)\n",
    ),
    (("--done", "2"), "error: --done: `2` is none of the open actions:\n  1. Escalate the VPN request (client)\n"),
    (
        ("--health", "green", "--attendees", "client,boss"),
        "error: --attendees: `boss` is not one of consultant, manager, client, business, it, hr,",
    ),
    (("--progress", "@nowhere.md"), "error: --progress: nowhere.md cannot be read (No such file or directory)\n"),
    (("--progress", "-", "--needs", "-"), "error: --progress and --needs cannot both read the standard input\n"),
    (("--progress", ""), MISSING.format(names=ONE_OF)),
]


@pytest.mark.parametrize(("argv", "said"), WRONG, ids=[" ".join(argv) for argv, _ in WRONG])
def test_what_is_typed_wrong(workspace: Path, run: Run, argv: tuple[str, ...], said: str) -> None:
    ran = run("checkin", "acme", *argv)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert ran.err.startswith(said)
    assert added(workspace) == ""
    assert drafts(workspace) == []


def test_a_day_to_come_is_refused(workspace: Path, run: Run) -> None:
    assert run("checkin", "acme", "--date", "next friday", "--health", "green") == (
        Exit.USAGE,
        "",
        "→ --date Fri 2026-11-27 (in 6 days)\n"
        "error: --date: Fri 2026-11-27 is still to come, and only what has happened is recorded\n"
        "  = help: for a day gone by, type `last friday`, `yesterday`, `-3d` or 2026-11-13\n",
    )


@pytest.mark.parametrize("day", ["2026-03-01", "2027-02-17"])
def test_a_day_outside_the_mission_is_a_warning(workspace: Path, run: Run, day: str) -> None:
    ran = run("checkin", "acme", "--date", day, "--health", "green", today="2027-03-01")
    assert ran.code == Exit.DONE
    assert "is outside the mission (Mon 2026-03-02 to Fri 2026-12-18)\n" in ran.err


def test_a_second_one_on_the_same_day_needs_a_yes(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    again = ("checkin", "acme", "--health", "green", "--date", "2026-10-14")
    ran = run(*again)
    assert ran.code == Exit.USAGE
    assert ran.err.endswith(
        "error: sofia-bernard recorded a check-in of Wed 2026-10-14 already\n"
        "  = help: if there were two, record the second with --yes; to change the first: `mission edit acme-order-data`\n",
    )
    assert run(*again, "--as", "Léa Martin", "-n").code == Exit.DONE
    assert run(*again, "--yes").code == Exit.DONE


# Records ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "type: checkin\ndate: 2026-11-20\nhealth: amber\nreached:\n  feeds: 12\nx-room: B12\nactions:\n  - what: Thank Paul \U0001f389\n",
        '\ufeff{"date": "2026-11-20", "health": "amber", "reached": {"feeds": 12}, "x-room": "B12",\n'
        ' "actions": [{"what": "Thank Paul \\ud83c\\udf89"}]}',
    ],
    ids=["yaml", "json"],
)
def test_a_whole_record_from_standard_input(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    type_in(monkeypatch, text)
    assert run("checkin", "acme", "--record", "-").code == Exit.DONE
    assert added(workspace) == lines(
        """
        - id: h7k2m9x4
          type: checkin
          date: 2026-11-20
          health: amber
          actions:
            - what: Thank Paul \U0001f389
          reached:
            feeds: 12
          x-room: B12
        """,
        "    ",
    )


def test_options_complete_a_record(workspace: Path, run: Run) -> None:
    (workspace / "entry.yaml").write_text("health: amber\nprogress: On plan\nactions:\n  - what: Thank Paul\n")
    ran = run("checkin", "acme", "--record", "entry.yaml", "--health", "red", "--action", "Call Léa", "--json")
    item = json.loads(ran.out)["items"][0]
    assert (item["health"], item["progress"], item["actions"]) == (
        "red",
        "On plan",
        [{"what": "Thank Paul"}, {"what": "Call Léa"}],
    )


def test_a_record_that_was_recorded_before(workspace: Path, run: Run) -> None:
    (workspace / "entry.yaml").write_text("id: ecyys9e9\nhealth: amber\n")
    ran = run("checkin", "acme", "--record", "entry.yaml")
    assert ran.code == Exit.USAGE
    assert ran.err == (
        "error: the entry `ecyys9e9` is in the journal already, on Wed 2026-10-14\n"
        "  = help: it was recorded before; to record another, leave out its `id`\n"
    )


def test_a_record_with_mistakes_shows_the_persons_own_lines(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
    (workspace / "entry.yaml").write_text(
        "type: checkin\nhelth: amber\nactions:\n  - what: Thank Paul\n    due: 04/07/2026\n"
    )
    ran = run("checkin", "acme", "--record", "entry.yaml")
    assert ran == (
        Exit.INVALID,
        "",
        block(
            """
            entry.yaml:2:1: error: `helth` is not a key of the format here   [E-KEY]
              1 | type: checkin
              2 | helth: amber
                | ^^^^^
              = help: did you mean `health`?

            entry.yaml:5:10: error: `04/07/2026` can be read in two ways   [E-DATE-READINGS]
              4 |   - what: Thank Paul
              5 |     due: 04/07/2026
                |          ^^^^^^^^^^
              = help: write one of: 2026-07-04, 2026-04-07

            error: --record does not read
            """,
        )
        + "\n",
    )


def test_a_record_that_is_no_record(workspace: Path, run: Run) -> None:
    (workspace / "entry.yaml").write_text("- a list\n")
    assert run("checkin", "acme", "--record", "entry.yaml") == (
        Exit.INVALID,
        "",
        "error: --record takes one mapping of the entry's fields\n",
    )
    (workspace / "entry.yaml").write_text("progress: 'never closed\n")
    ran = run("checkin", "acme", "--record", "entry.yaml")
    assert (ran.code, ran.err.splitlines()[0]) == (
        Exit.INVALID,
        "entry.yaml:1:11: error: this quote is never closed   [E-QUOTES]",
    )


def test_a_record_of_another_kind(workspace: Path, run: Run) -> None:
    (workspace / "entry.yaml").write_text("type: feedback\nprogress: On plan\n")
    ran = run("checkin", "acme", "--record", "entry.yaml")
    assert (ran.code, ran.err.splitlines()[0]) == (
        Exit.INVALID,
        "entry.yaml:1:7: error: `feedback` is not one of: checkin   [E-CHOICE]",
    )


# Nothing typed is lost ----------------------------------------------------------------------------------------------


def test_a_refused_write_leaves_a_draft_that_can_be_recorded(
    workspace: Path, run: Run, refused_writes: Callable[[], Any]
) -> None:
    before = (workspace / MISSION).read_bytes()
    with refused_writes():
        ran = run("checkin", "acme", "--progress", "On plan.\nAll of it.", "--action", "Thank Paul;;2026-12-01")
    draft = ".mission/cache/drafts/checkin-acme-order-data-2026-11-21.yaml"
    assert ran.code == Exit.FAILED
    assert f"What you typed is kept in {draft}\nerror: the file is laid out in a way this change cannot" in ran.err
    assert (workspace / MISSION).read_bytes() == before
    assert (workspace / draft).read_text() == block(
        f"""
        # mission checkin acme-order-data --record {draft}
        progress: |-
          On plan.
          All of it.
        actions:
          - what: Thank Paul
            due: 2026-12-01
        """,
    ) + "\n"
    assert (workspace / draft).stat().st_mode & 0o777 == 0o600
    ran = run("checkin", "acme", "--health", "green", "-n")
    assert ran.err.startswith(f"A draft is waiting: {draft} (take it with --record {draft})\n")
    assert run("checkin", "acme", "--record", draft).code == Exit.DONE
    assert "      progress: |-\n        On plan.\n        All of it.\n" in (workspace / MISSION).read_text()
    assert drafts(workspace) == []


def test_standard_input_is_kept_whatever_else_is_wrong(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "Typed at length.\n")
    ran = run("checkin", "acme", "--progress", "-", "--date", "2026-10-14")
    assert ran.code == Exit.USAGE
    assert [path.read_text().splitlines()[1:] for path in drafts(workspace)] == [
        ["date: 2026-10-14", "progress: Typed at length."]
    ]
    type_in(monkeypatch, "progres: Typed at length.\n")
    assert run("checkin", "acme", "--record", "-").code == Exit.INVALID
    assert drafts(workspace)[0].read_text() == "progres: Typed at length.\n"


def test_a_draft_goes_elsewhere_when_the_workspace_cannot_be_written(
    workspace: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (workspace / ".mission").write_text("not a folder")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    ran = run("checkin", "acme", "--progress", "On plan.")
    assert ran.code == Exit.FAILED
    (draft,) = (tmp_path / "tmp").rglob("*.yaml")
    assert ran.err.startswith(f"What you typed is kept in {draft}\nerror: ")
    assert "progress: On plan." in draft.read_text()
    assert draft.parent.stat().st_mode & 0o777 == 0o700


def test_a_change_made_meanwhile_is_kept(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody adds an entry to the same lane after the file was read: both are there in the end."""
    path = workspace / MISSION
    write = record._write

    def meddling(*args: object) -> None:
        path.write_text(
            path.read_text() + "    - id: note0001\n      type: note\n      date: 2026-11-21\n      text: Meanwhile.\n"
        )
        write(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(record, "_write", meddling)
    assert run("checkin", "acme", "--health", "green").code == Exit.DONE
    assert path.read_text().endswith(
        "      text: Meanwhile.\n    - id: h7k2m9x4\n      type: checkin\n      date: 2026-11-21\n      health: green\n"
    )


def test_help_names_every_option(workspace: Path, run: Run) -> None:
    shown = run("checkin", "--help").out
    for option in (
        "date",
        "health",
        "progress",
        "results",
        "quality",
        "difficulties",
        "solutions",
        "needs",
        "successes",
    ):
        assert f"--{option}" in shown
    for option in (
        "adjustments",
        "reached",
        "action",
        "done",
        "attendees",
        "as",
        "record",
        "dry-run",
        "yes",
        "commit",
        "json",
    ):
        assert f"--{option}" in shown


def test_the_beginning_of_an_objectives_id_will_do(workspace: Path, run: Run) -> None:
    assert run("checkin", "acme", "--reached", "Fee=13", "--as", "Sofia Bernard").code == Exit.DONE
    assert "feeds: 13" in (workspace / "missions/acme-order-data.yaml").read_text(encoding="utf-8")
