"""`mission answer` by options and by forms: whole outputs, what it refuses, who has answered and who is still to."""

from __future__ import annotations

import difflib
import io
import json
import sys
from pathlib import Path
from textwrap import dedent, indent

import pytest
from tests.conftest import EXAMPLE, Run, git

from mission_cli.actions import journal
from mission_cli.commands import excerpts
from mission_cli.errors import Exit

MISSION = "missions/acme-order-data.yaml"
EXIT = ("answer", "acme", "exit-interview", "--from", "consultant")
CLIENT = ("answer", "acme", "satisfaction", "--from", "client")
SCORES = ("--answer", "project=4", "--answer", "consultant=5/5", "--answer", "objectives=3")


@pytest.fixture(autouse=True)
def known_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who records, and the id the entry gets."""
    monkeypatch.setenv("MISSION_AUTHOR", "Sofia Bernard")
    ids = iter(["h7k2m9x4", "h7k2m9x5", "h7k2m9x6", "h7k2m9x7"])
    monkeypatch.setattr(journal, "new_id", lambda _: next(ids))


def added(workspace: Path) -> str:
    before, after = (text.splitlines() for text in (EXAMPLE.read_text(), (workspace / MISSION).read_text()))
    return "\n".join(line[2:] if line[0] == "+" else line for line in difflib.ndiff(before, after) if line[0] in "+-")


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


# By options ----------------------------------------------------------------------------------------------------------


def test_everything_by_options(workspace: Path, run: Run) -> None:
    ran = run(
        *EXIT,
        "--answer",
        "welcome=Warm: a desk and a mug on day one.",
        "--answer",
        "recommend=4",
        "--source",
        "a call",
        "--date",
        "-3d",
        "--visibility",
        "partagé",
    )
    assert ran == (
        Exit.DONE,
        "",
        dedent(
            """\
            → --date Wed 2026-11-18 (3 days ago)
            Exit interview: answers (consultant) recorded in missions/acme-order-data.yaml, dated Wed 2026-11-18.
            Shared by the three. Léa Martin may read and correct these answers, and so may anybody they speak of (GDPR).
            """,
        ),
    )
    entry = """\
        - id: h7k2m9x4
          type: answers
          date: 2026-11-18
          questionnaire: exit-interview
          from: consultant
          visibility: shared
          answers:
            welcome: "Warm: a desk and a mug on day one."
            recommend: 4
          source: a call"""
    assert added(workspace) == indent(dedent(entry), "    ")
    assert run("check").code == Exit.DONE


def test_a_name_may_be_shortened_and_a_choice_said_in_words(workspace: Path, run: Run) -> None:
    ran = run("answer", "acme", "sat", "--from", "client", *SCORES, "--answer", "go-on=Plutôt pas", "--lang", "fr")
    assert ran.code == Exit.DONE
    assert ran.err.splitlines()[1:] == [
        "Réservé aux managers\u00a0; Paul Durand et toute personne dont elles parlent peuvent les lire sur demande (RGPD).",
        "Doivent encore répondre\u00a0: consultant.",
    ]
    assert "        go-on: rather-not\n" in (workspace / MISSION).read_text()


def test_the_task_it_settles_and_hints_for_what_is_said_of_somebody(workspace: Path, run: Run) -> None:
    assert run("offboard", "acme", "--case", "completed").code == Exit.DONE
    ran = run(*CLIENT, *SCORES, "--answer", "improvements=Slow.")
    assert ran.err.splitlines()[2:] == [
        "Still to answer: consultant.",
        "This settles a task of the checklist: `mission task acme-order-data client-satisfaction done`",
        "hint: no concrete example of what could be better: when was it, with what effect?",
        "hint: only what could be better is named: what works is easier to build on",
        "hint: no advice: what could be tried next time?",
    ]


def test_json_repeats_what_was_said_only_when_asked(workspace: Path, run: Run) -> None:
    ran = run(*EXIT, "--answer", "welcome=Warm.", "--json", "--dry-run")
    answer = json.loads(ran.out)
    assert (answer["kind"], answer["left_out"]) == ("answer", ["sensitive"])
    [item] = answer["items"]
    assert (item["answers"], item["questionnaire"], item["from"], item["hints"]) == (
        {},
        "exit-interview",
        "consultant",
        [],
    )
    ran = run(*EXIT, "--answer", "welcome=Warm.", "--json", "--dry-run", "--full")
    assert json.loads(ran.out)["items"][0]["answers"] == {"welcome": "Warm."}
    assert added(workspace) == ""


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        ((*EXIT,), Exit.USAGE, "missing: --answer or --file"),
        (("answer", "acme", "exit-interview"), Exit.USAGE, "missing: --from, --answer or --file"),
        (("answer", "acme", "--from", "client"), Exit.USAGE, "missing: QUESTIONNAIRE, --answer or --file"),
        (("answer", "acme", "--blank"), Exit.USAGE, "missing: QUESTIONNAIRE"),
        (
            ("answer", "acme", "exit-intervew", "--blank"),
            Exit.NOT_FOUND,
            "no questionnaire is called `exit-intervew`; did you mean `exit-interview`?",
        ),
        ((*EXIT, "--answer", "recommend=6"), Exit.USAGE, "recommend: `6` is not a whole number from 1 to 5"),
        ((*EXIT, "--answer", "welcom=Warm"), Exit.USAGE, "--answer: `welcom` is not one of welcome, access,"),
        ((*EXIT, "--answer", "welcom=Warm"), Exit.USAGE, "did you mean `welcome`?"),
        ((*EXIT, "--answer", "Warm"), Exit.USAGE, "--answer takes QUESTION=ANSWER"),
        ((*EXIT, "--answer", "welcome="), Exit.USAGE, "--answer takes QUESTION=ANSWER"),
        (
            (*CLIENT, "--answer", "project=4"),
            Exit.USAGE,
            "these questions need an answer: consultant, objectives",
        ),
        ((*CLIENT, *SCORES, "--answer", "go-on=rather"), Exit.USAGE, "go-on: `rather` is not one of certainly,"),
        ((*CLIENT, "--answer", "content=4"), Exit.USAGE, "--answer: `content` is not one of"),
        (
            ("answer", "acme", "satisfaction", "--from", "it", *SCORES),
            Exit.USAGE,
            "--from: `satisfaction` asks the IT nothing; it is for client, consultant",
        ),
        ((*EXIT, "--answer", "welcome=Warm", "--date", "tomorrow"), Exit.USAGE, "is still to come"),
        ((*EXIT, "--blank", "--format", "docx"), Exit.USAGE, "--format: `docx` is not one of yaml, md"),
    ],
)
def test_what_is_refused(workspace: Path, run: Run, argv: tuple[str, ...], code: Exit, said: str) -> None:
    ran = run(*argv)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert added(workspace) == ""


def test_who_has_answered_already_is_said_and_the_same_day_refused(workspace: Path, run: Run) -> None:
    assert run(*EXIT, "--answer", "welcome=Warm.", "--date", "-3d").code == Exit.DONE
    ran = run(*EXIT, "--answer", "welcome=Warmer.")
    assert ran.code == Exit.DONE
    assert ran.err.startswith(
        "The consultant has answered already, on Wed 2026-11-18 (sofia-bernard); "
        "these answers stand beside the earlier ones.\n"
    )
    ran = run(*EXIT, "--answer", "welcome=Warmest.")
    assert ran.code == Exit.USAGE
    assert "the consultant has answered `exit-interview` on Sat 2026-11-21 already (sofia-bernard)" in ran.err
    assert run(*EXIT, "--answer", "welcome=Warmest.", "--yes", "-n").code == Exit.DONE


def test_a_commit_says_nothing_of_what_was_said(repository: Path, run: Run) -> None:
    assert run(*EXIT, "--answer", "welcome=Warm.", "--commit").code == Exit.DONE
    subject = "acme-order-data: answers to exit-interview (consultant)"
    assert git(repository, "log", "-1", "--format=%B").strip() == subject


def test_a_record_says_which_questionnaire_and_from_whom(workspace: Path, run: Run) -> None:
    (workspace / "entry.yaml").write_text(
        "questionnaire: exit-interview\nfrom: consultant\nanswers:\n  recommend: 4\n  welcome: Warm.\n"
    )
    assert run("answer", "acme", "--record", "entry.yaml").code == Exit.DONE
    assert "      answers:\n        welcome: Warm.\n        recommend: 4\n" in (workspace / MISSION).read_text()


# Forms ---------------------------------------------------------------------------------------------------------------


def test_the_form_to_fill(workspace: Path, run: Run) -> None:
    assert run(*CLIENT, "--blank") == (
        Exit.DONE,
        dedent(
            """\
            # Satisfaction
            # Order data platform migration – Léa Martin at Acme Logistics
            # Some questions are for the client, others for the consultant: each answers apart, in a few
            # minutes.
            #
            # Write below each question, every line indented by two spaces; scores and choices go behind
            # the colon. What you would rather not answer, leave empty. Lines that begin with # are not
            # read.
            #
            # Once filled, it is recorded by:
            #   mission answer acme-order-data satisfaction --from client --file THIS-FILE

            # 1/7. How satisfied are you with the project? (needed)
            #    From 1 (not at all) to 5 (fully).
            project:~

            # 2/7. How satisfied are you with the consultant's work? (needed)
            #    From 1 (not at all) to 5 (fully).
            consultant:~

            # 3/7. Were the objectives reached? (needed)
            #    From 1 (not at all) to 5 (fully).
            objectives:~

            # 4/7. What worked well?
            #    One example says more than praise: when, and what happened.
            strengths: |
            ~~

            # 5/7. What could have been better?
            #    One fact and its effect.
            improvements: |
            ~~

            # 6/7. What should we try next time?
            advice: |
            ~~

            # 7/7. Would you entrust us with another mission?
            #    One of these words:
            #    certainly: certainly
            #    perhaps: perhaps, it depends on what comes
            #    rather-not: rather not
            go-on:~
            """
        ).replace("~", " "),
        "",
    )


def test_a_sheet_to_read_in_french(workspace: Path, run: Run) -> None:
    ran = run("answer", "acme", "satisfaction", "--blank", "--format", "md", "--lang", "fr")
    assert ran.code == Exit.DONE
    assert ran.out.startswith("# Satisfaction\n\nOrder data platform migration – Léa Martin chez Acme Logistics\n")
    assert "☐ 1 ☐ 2 ☐ 3 ☐ 4 ☐ 5\n" in ran.out
    assert "*Pour\u00a0: client.*\n" in ran.out
    assert "- ☐ plutôt pas\n" in ran.out


@pytest.mark.parametrize(
    "name", ["exit-interview", "astonishment-report", "satisfaction", "closing-review", "lessons-learned"]
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_form_filled_as_it_says_is_taken_back(workspace: Path, run: Run, name: str, lang: str) -> None:
    form = run("answer", "acme", name, "--from", "consultant", "--blank", "--lang", lang).out
    said = "  Said: with a colon, “quotes” & # a mark.\n\n    Indented, and a last line."
    filled = form.replace("\n  \n", f"\n{said}\n")
    for choice in ("recommend", "content", "conditions", "support"):
        filled = filled.replace(f"\n{choice}: ", f"\n{choice}: 5")
    (workspace / "form.yaml").write_text(filled.replace("next-wish: ", "next-wish: similar"))
    ran = run("answer", "acme", name, "--from", "consultant", "--file", "form.yaml")
    assert ran.code == Exit.DONE, ran.err
    text = (workspace / MISSION).read_text()
    assert "          Said: with a colon, “quotes” & # a mark.\n\n            Indented, and a last line.\n" in text
    assert run("check").code == Exit.DONE


def test_a_form_that_is_wrong_shows_each_line(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
    (workspace / "form.yaml").write_text("project: 7\nconsultant: 4\nstrenghts: |\n  Calm.\ngo-on: maybe\n")
    assert run(*CLIENT, "--file", "form.yaml") == (
        Exit.INVALID,
        "",
        dedent(
            """\
            form.yaml:1:10: error: a score is a whole number from 1 to 5   [E-SCORE]
              1 | project: 7
                |          ^
              = help: write 1, 2, 3, 4 or 5, or leave it empty

            form.yaml:3:1: error: `strenghts` is not a question asked here   [E-QUESTION]
              2 | consultant: 4
              3 | strenghts: |
                | ^^^^^^^^^
              = help: did you mean `strengths`?

            form.yaml:5:8: error: `…` is not one of: certainly, perhaps, rather-not   [E-CHOICE]
              4 |   Calm.
              5 | go-on: maybe
                |        ^^^^^
              = help: use one of them

            error: the form does not read
            """
        ),
    )
    assert added(workspace) == ""


def test_a_log_gets_no_line_of_a_form(workspace: Path, run: Run) -> None:
    (workspace / "form.yaml").write_text("quality: SECRET words\nqualite: SECRET\n")
    ran = run("answer", "acme", "closing-review", "--from", "client", "--file", "form.yaml")
    assert ran.code == Exit.INVALID
    assert "form.yaml:2:1: error: `qualite` is not a question asked here" in ran.err
    assert "SECRET" not in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the form holds no answer"),
        ("# only comments\n", "the form holds no answer"),
        ("welcome: |\n\nrecommend:\n", "the form holds no answer"),
        ("- a\n- list\n", "a filled form is made of lines"),
        ("welcome: Warm: very\n", "the form does not read"),
        ("welcome: one\nwelcome: two\n", "the form does not read"),
        ("welcome: [a, b]\n", "the form does not read"),
    ],
)
def test_a_form_that_does_not_read(workspace: Path, run: Run, text: str, said: str) -> None:
    (workspace / "form.yaml").write_text(text)
    ran = run(*EXIT, "--file", "form.yaml")
    assert (ran.code, ran.out) == (Exit.INVALID, "")
    assert said in ran.err
    assert added(workspace) == ""


def test_a_wrong_form_on_standard_input_is_kept(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "welcome: Warm.\nrecomend: 4\n")
    ran = run(*EXIT, "--file", "-")
    assert ran.code == Exit.INVALID
    assert "What you typed is kept in .mission/cache/drafts/answer-form-acme-order-data-2026-11-21.yaml\n" in ran.err
    kept = workspace / ".mission/cache/drafts/answer-form-acme-order-data-2026-11-21.yaml"
    assert kept.read_text() == "welcome: Warm.\nrecomend: 4\n"
    kept.write_text(kept.read_text().replace("recomend", "recommend"))
    assert run(*EXIT, "--file", str(kept)).code == Exit.DONE


def test_a_form_that_is_not_there(workspace: Path, run: Run) -> None:
    ran = run(*EXIT, "--file", "nothing.yaml")
    assert ran.code == Exit.USAGE
    assert ran.err.startswith("error: --file: nothing.yaml cannot be read")


def test_the_questions_for_a_form_made_elsewhere(workspace: Path, run: Run) -> None:
    answer = json.loads(run(*CLIENT, "--blank", "--json").out)
    assert (answer["kind"], answer["questionnaire"], answer["title"]) == ("questions", "satisfaction", "Satisfaction")
    assert answer["items"][-1]["choices"][0] == {"id": "certainly", "text": "certainly"}
    assert {"id", "from", "kind", "required", "text", "help", "choices"} == set(answer["items"][0])


# Who has answered ----------------------------------------------------------------------------------------------------


def test_who_has_answered_and_who_is_still_to(firm: Path, run: Run) -> None:
    ran = run("answer", "confluent", today="2026-12-06")
    assert ran == (
        Exit.DONE,
        dedent(
            """\
            Test team for contract software
            ended by the consultant, last day Fri 2026-12-11 (in 5 days)
            State     Name                 What                 From        When
            ──────────────────────────────────────────────────────────────────────────────────────────
            answered  exit-interview       Exit interview       consultant  2026-11-10, hugo-lemaitre
            late      astonishment-report  Astonishment report  consultant  by 2026-11-27 (9 days ago)
            late      closing-review       Closing review       client      by 2026-12-04 (2 days ago)
            late      closing-review       Closing review       consultant  by 2026-12-04 (2 days ago)
            late      closing-review       Closing review       manager     by 2026-12-04 (2 days ago)
            expected  lessons-learned      Lessons learned      manager     by 2026-12-28 (in 22 days)
            """
        ),
        dedent(
            """\
            To answer, or with --blank for a form to send:
              mission answer confluent-test-factory astonishment-report --from consultant
              mission answer confluent-test-factory closing-review --from client
              mission answer confluent-test-factory closing-review --from consultant
              mission answer confluent-test-factory closing-review --from manager
              mission answer confluent-test-factory lessons-learned --from manager
            Others can be answered too: satisfaction, as in `mission answer confluent-test-factory QUESTIONNAIRE`.
            """
        ),
    )


def test_the_same_for_a_program(firm: Path, run: Run) -> None:
    answer = json.loads(run("answer", "confluent", "--json").out)
    assert (answer["kind"], answer["mission"], answer["case"], answer["end"]) == (
        "answers",
        "confluent-test-factory",
        "consultant-ended",
        "2026-12-11",
    )
    assert [item["state"] for item in answer["items"]] == ["answered", *["expected"] * 5]
    assert answer["items"][1] == {
        "questionnaire": "astonishment-report",
        "title": "Astonishment report",
        "from": "consultant",
        "state": "expected",
        "date": None,
        "author": None,
        "id": None,
        "due": "2026-11-27",
        "command": "mission answer confluent-test-factory astonishment-report --from consultant",
    }


def test_a_workspace_s_own_questionnaire_is_asked_and_expected(workspace: Path, run: Run) -> None:
    folder = workspace / "templates" / "questionnaires"
    folder.mkdir(parents=True)
    (folder / "week-one.yaml").write_text(
        "format: 1\ntitle: {en: Week one, fr: Première semaine}\nexpected:\n  - from: buddy\n    due: start + 1 week\n"
        "questions:\n  - id: mood\n    kind: score\n    text: {en: How is it?, fr: Ça va ?}\n"
    )
    assert "late      week-one" in run("answer", "acme").out
    assert run("answer", "acme", "week-one", "--from", "buddy", "--answer", "mood=5").code == Exit.DONE
    (folder / "week-one.yaml").write_text("format: 1\ntitle: Week one\n")
    ran = run("answer", "acme", "week-one", "--from", "buddy", "--answer", "mood=5", "--yes")
    assert ran.code == Exit.INVALID
    assert "templates/questionnaires/week-one.yaml:2:8: error:" in ran.err
    assert run("check").code == Exit.INVALID
