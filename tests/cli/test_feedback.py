"""`mission feedback` by options and by records: whole outputs, hints that never block, and what it refuses."""

from __future__ import annotations

import difflib
import json
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest
from tests.conftest import EXAMPLE, Run, git

from mission_cli.actions import journal
from mission_cli.commands import excerpts
from mission_cli.errors import Exit

if TYPE_CHECKING:
    from collections.abc import Callable
from pathlib import Path
from typing import Any

MISSION = "missions/acme-order-data.yaml"
SPOKEN = ("feedback", "acme", "--from", "client", "--to", "consultant")
STRENGTHS = ("--strengths", "Calm when the ERP went down on 12 November.")
IMPROVEMENTS = ("--improvements", "The on-call team was told after the fact, on Monday.")
ADVICE = ("--advice", "Tell the on-call team first.")
MISSING = "error: missing: {names}\n  = help: give these options; on a terminal they are asked for\n"
ONE_OF = "one of --strengths --improvements --advice --score"


@pytest.fixture(autouse=True)
def known_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who records, and the id the entry gets."""
    monkeypatch.setenv("MISSION_AUTHOR", "Paul Durand")
    monkeypatch.setattr(journal, "new_id", lambda _: "h7k2m9x4")


def added(workspace: Path) -> str:
    """The lines a command added to the mission, and those it took away with a minus."""
    before, after = (text.splitlines() for text in (EXAMPLE.read_text(), (workspace / MISSION).read_text()))
    found = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    return "\n".join(line[2:] if line[0] == "+" else line for line in found)


def test_everything_by_options(workspace: Path, run: Run) -> None:
    ran = run(
        *SPOKEN, *STRENGTHS, *IMPROVEMENTS, *ADVICE, "--score", "4", "--heard", "On-call list made.", "--date", "-3d"
    )
    assert ran == (
        Exit.DONE,
        "",
        dedent(
            """\
            → --date Wed 2026-11-18 (3 days ago)
            Feedback from client to consultant recorded in missions/acme-order-data.yaml, dated Wed 2026-11-18.
            Shared by the three. Léa Martin has a right to read it (GDPR).
            Feedback has gone one way since Tue 2026-10-20: ask the consultant too.
            """,
        ),
    )
    entry = """\
        - id: h7k2m9x4
          type: feedback
          date: 2026-11-18
          from: client
          to: consultant
          visibility: shared
          strengths: Calm when the ERP went down on 12 November.
          improvements: The on-call team was told after the fact, on Monday.
          advice: Tell the on-call team first.
          score: 4
          heard: On-call list made."""
    assert added(workspace) == indent(dedent(entry), "    ")
    assert run("check").code == Exit.DONE


def test_json_carries_the_hints(workspace: Path, run: Run) -> None:
    ran = run(*SPOKEN, "--improvements", "bad", "--json")
    item = {
        "mission": "acme-order-data",
        "author": "paul-durand",
        "path": MISSION,
        "id": "h7k2m9x4",
        "type": "feedback",
        "date": "2026-11-21",
        "from": "client",
        "to": "consultant",
        "visibility": "shared",
        "strengths": None,
        "improvements": None,  # left out: --full
        "advice": None,
        "score": None,
        "heard": None,
        "hints": ["improvements-example", "only-weaknesses", "no-advice"],
    }
    around = {"schema_version": 1, "kind": "feedback", "today": "2026-11-21", "left_out": ["sensitive"]}
    assert json.loads(ran.out) == {**around, "items": [item]}


def test_hints_are_said_after_and_block_nothing(workspace: Path, run: Run) -> None:
    ran = run(*SPOKEN, "--improvements", "Could be quicker.", "--visibility", "managers")
    assert ran == (
        Exit.DONE,
        "",
        dedent(
            """\
            Feedback from client to consultant recorded in missions/acme-order-data.yaml, dated Sat 2026-11-21.
            For managers only; Léa Martin still has a right to read it on request (GDPR).
            hint: no concrete example of what could be better: when was it, with what effect?
            hint: only what could be better is named: what works is easier to build on
            hint: no advice: what could be tried next time?
            `mission edit acme-order-data` completes it.
            Feedback has gone one way since Tue 2026-10-20: ask the consultant too.
            """,
        ),
    )
    assert "      improvements: Could be quicker." in (workspace / MISSION).read_text()


def test_an_answer_from_the_consultant_makes_it_two_ways(workspace: Path, run: Run) -> None:
    ran = run("feedback", "acme", "--from", "consultant", "--to", "client", "--score", "5/5", "--as", "Léa Martin")
    assert ran.err == (
        "Feedback from consultant to client recorded in missions/acme-order-data.yaml, dated Sat 2026-11-21.\n"
        "Shared by the three. Paul Durand has a right to read it (GDPR).\n"
    )


def test_in_french(workspace: Path, run: Run) -> None:
    ran = run(*SPOKEN, "--strengths", "Très bien.", "--visibility", "partagé", "--lang", "fr")
    assert ran == (
        Exit.DONE,
        "",
        "Retour (client vers consultant) noté dans missions/acme-order-data.yaml, daté du samedi 21 novembre 2026.\n"
        "Partagé entre les trois. Léa Martin a le droit de le lire (RGPD).\n"
        "conseil\u00a0: pas d’exemple concret dans les points forts\u00a0: c’était quand, que s’est-il passé\u00a0?\n"
        "«\u00a0mission edit acme-order-data\u00a0» permet de le compléter.\n"
        "Les retours vont dans un seul sens depuis le mardi 20 octobre 2026\u00a0: demandez aussi celui du consultant.\n",
    )


def test_a_commit_says_who_spoke_to_whom_and_nothing_of_what(repository: Path, run: Run) -> None:
    assert run(*SPOKEN, *STRENGTHS, "--commit").code == Exit.DONE
    assert git(repository, "log", "-1", "--format=%B").strip() == "acme-order-data: feedback from client to consultant"


@pytest.mark.parametrize(
    ("argv", "names"),
    [
        ((), f"ID, --from, --to, {ONE_OF}"),
        (("acme",), f"--from, --to, {ONE_OF}"),
        (("acme", "--score", "4"), "--from, --to"),
        (SPOKEN[1:], ONE_OF),
        ((*SPOKEN[1:], "--heard", "Nothing yet."), ONE_OF),
    ],
)
def test_what_is_missing_is_named_at_once(workspace: Path, run: Run, argv: tuple[str, ...], names: str) -> None:
    assert run("feedback", *argv) == (Exit.USAGE, "", MISSING.format(names=names))


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--score", "6"), "error: --score: `6` is not a whole number from 1 to 5\n"),
        (("--score", "4.5"), "error: --score: `4.5` is not a whole number from 1 to 5\n"),
        (
            ("--score", "4", "--visibility", "share"),
            "error: --visibility: `share` is not one of shared, managers; did you mean `shared`?\n",
        ),
        (
            ("--score", "4", "--to", "client"),
            "error: --from and --to are both client: feedback goes from one to another\n",
        ),
        (("--score", "4", "--from", "it"), "error: --from: `it` is not one of consultant, manager, client\n"),
    ],
    ids=lambda value: value[-1] if isinstance(value, tuple) else "",
)
def test_what_is_typed_wrong(workspace: Path, run: Run, argv: tuple[str, ...], said: str) -> None:
    assert run(*SPOKEN, *argv) == (Exit.USAGE, "", said)
    assert added(workspace) == ""


def test_a_day_to_come_is_refused(workspace: Path, run: Run) -> None:
    ran = run(*SPOKEN, *STRENGTHS, "--date", "tomorrow")
    assert ran.code == Exit.USAGE
    assert "error: --date: Sun 2026-11-22 is still to come" in ran.err


def test_a_record_and_the_options_it_lacks(workspace: Path, run: Run) -> None:
    (workspace / "entry.yaml").write_text("from: client\nstrengths: Calm when the ERP went down.\n")
    assert run("feedback", "acme", "--record", "entry.yaml") == (Exit.USAGE, "", MISSING.format(names="--to"))
    assert run("feedback", "acme", "--record", "entry.yaml", "--to", "consultant").code == Exit.DONE
    assert "      strengths: Calm when the ERP went down." in (workspace / MISSION).read_text()


def test_a_record_with_a_score_that_is_none(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
    (workspace / "entry.yaml").write_text("from: client\nto: consultant\nscore: 9\n")
    assert run("feedback", "acme", "--record", "entry.yaml") == (
        Exit.INVALID,
        "",
        dedent(
            """\
            entry.yaml:3:8: error: … is out of range   [E-RANGE]
              2 | to: consultant
              3 | score: 9
                |        ^
              = help: it must be ≤ 5

            error: --record does not read
            """,
        ),
    )


def test_a_refused_write_leaves_a_draft(workspace: Path, run: Run, refused_writes: Callable[[], Any]) -> None:
    with refused_writes():
        ran = run(*SPOKEN, *STRENGTHS)
    draft = ".mission/cache/drafts/feedback-acme-order-data-2026-11-21.yaml"
    assert ran.code == Exit.FAILED
    assert ran.err.startswith(f"What you typed is kept in {draft}\n")
    assert "Calm" not in ran.err, "what is said of a person stays out of errors"
    assert (workspace / draft).read_text() == (
        f"# mission feedback acme-order-data --record {draft}\n"
        "from: client\nto: consultant\nstrengths: Calm when the ERP went down on 12 November.\n"
    )


def test_a_bug_tells_nothing_of_what_was_said(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError(STRENGTHS[1])

    monkeypatch.setattr(journal, "ordered", broken)
    ran = run(*SPOKEN, *STRENGTHS)
    assert ran.code == Exit.FAILED
    assert "What you typed is kept in " in ran.err
    assert "Calm" not in ran.err + (tmp_path / "home" / "state" / "mission" / "mission-error.log").read_text()
