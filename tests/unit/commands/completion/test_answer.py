"""What a shell is offered, read from what a process answers: the words, how to insert them, and what it costs."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from mission_cli.commands.completion import answer
from mission_cli.commands.completion.answer import complete, reply, split
from mission_cli.commands.completion.line import HELP, TypedLine
from mission_cli.commands.completion.sources import SOURCES, days, past_days
from mission_cli.commands.declared import ROOT, SHARED, Option, declared
from mission_cli.commands.grammar import CONTEXT, TARGETS
from mission_cli.commands.task import STATES
from mission_cli.core.human_dates import parse_day

SOURCE = Path(__file__).parents[4] / "src"
TODAY = dt.date(2026, 11, 21)


def offered(*typed: str) -> list[str]:
    """What is offered for the last of these words."""
    return list(complete(list(typed))[1])


def from_bash(line: str, word: str | None = None) -> list[str]:
    """The lines that bash is answered; `word` is what its answer replaces."""
    word = line.rpartition(" ")[2] if word is None else word
    return reply({"_MISSION_COMPLETE": "bash", "_MISSION_LINE": line, "_MISSION_WORD": word}).splitlines()


def shown(*typed: str, by: str = "zsh") -> dict[str, str]:
    """What a shell that describes is answered: value → what describes it."""
    answer = reply({"_MISSION_COMPLETE": by, "_MISSION_WORDS": "\x1f".join(typed)}).splitlines()[1:]
    return {value: about for value, _, about in (line.partition("\t") for line in answer)}


# The tables ----------------------------------------------------------------------------------------------------------


def parameters() -> list[tuple[str, str, str]]:
    """(command, parameter, metavar) of everything that takes a word."""
    found = [
        (command, name, metavar)
        for command, (arguments, options) in ((name, declared(name)) for name in TARGETS)
        for name, metavar in [
            *((name, metavar) for name, metavar, _, _ in arguments),
            *((name, metavar) for name, kind, metavar, _, _ in options.values() if kind != "flag"),
        ]
    ]
    shared = [("", name, metavar) for name, kind, metavar, _, _ in {**SHARED, **ROOT}.values() if kind != "flag"]
    return sorted({*found, *shared})


@pytest.mark.parametrize(("command", "name", "metavar"), parameters())
def test_it_is_known_what_completes_each_parameter(command: str, name: str, metavar: str) -> None:
    bare = metavar.removesuffix("...").strip("[]")
    known = any(key in SOURCES for key in (f"{command}.{name}", name, bare))
    assert known or bare == bare.lower(), "say in SOURCES what completes this metavar, or None"


def test_no_source_is_left_over() -> None:
    used = {key for command, name, of in parameters() for key in (f"{command}.{name}", name, of.strip("[].").lstrip())}
    assert {key for key in SOURCES if key not in used} == set()


def test_the_options_of_help_are_the_commands_own() -> None:
    assert list(HELP) == [*reversed(CONTEXT["help_option_names"])]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_days_that_are_offered_are_days(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_LANG", lang)
    assert all(parse_day(word, TODAY) for word in days(TypedLine([""])))
    assert all(parse_day(word, TODAY) <= TODAY for word in past_days(TypedLine([""])))


@pytest.mark.parametrize("command", TARGETS)
@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_every_place_of_every_command_has_an_answer(command: str, shell: str, firm: Path) -> None:
    before = sorted(firm.rglob("*"))
    arguments, options = declared(command)
    given = ["acme-order-data", "handover-file", "done"][: len(arguments)]
    for at in range(len(given) + 1):
        complete([command, *given[:at], ""], shell)
    for option, (_, kind, *_) in {**options, **SHARED, **HELP}.items():
        assert option in offered(command, option) or option[:2] != "--"
        complete([command, *given, option, ""], shell)
        assert complete([command, f"{option}="], shell)[1] == {} or kind != "flag"
    assert sorted(firm.rglob("*")) == before


# Words of a line -----------------------------------------------------------------------------------------------------


def test_commands(firm: Path) -> None:
    assert offered("") == sorted(TARGETS)
    assert offered("che") == ["check", "checkin"]
    assert offered("--dir", "elsewhere", "--no-input", "--lang=fr", "off") == ["offboard"]


def test_options(firm: Path) -> None:
    assert offered("due", "--w") == ["--weeks"]
    assert offered("list", "--status", "active", "--st") == ["--status"], "it may be given again"
    assert offered("due", "--days", "3", "--da") == []
    assert offered("checkin", "--no-commit", "--commit") == [], "its opposite is given already"
    assert offered("show", "--", "--al") == []
    assert set(offered("--")) == {name for name in {**ROOT, **SHARED, **HELP} if name[:2] == "--"}
    assert "--version" not in offered("due", "--")


def test_values(firm: Path) -> None:
    assert offered("list", "--format", "") == ["csv", "json", "md", "table"]
    assert offered("list", "--format=c") == ["--format=csv"]
    assert offered("offboard", "acme", "--case", "cl") == ["client-ended"]
    assert offered("task", "acme-order-data", "handover-file", "") == sorted(STATES)
    assert offered("feedback", "acme", "--from", "m") == ["manager"]
    assert offered("feedback", "acme", "--score", "") == [*"12345"]
    assert offered("checkin", "acme", "--attendees", "client,man") == ["client,manager"]
    assert "client,client" not in offered("checkin", "acme", "--attendees", "client,")
    assert offered("--install-completion", "") == ["bash", "fish", "powershell", "zsh"]
    assert offered("--install-completion", "--lan") == ["--lang"]
    assert offered("explain", "e-mi") == offered("explain", "missing") == ["E-MISSING"]
    assert offered("list", "--consultant", "lea") == ["lea-martin"]
    assert offered("checkin", "acme", "--progress", "") == []
    assert offered("nonsense", "") == []
    assert offered("due", "") == []


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        (["check", ""], "files"),
        (["check", "one.yaml", ""], "files"),
        (["checkin", "acme", "--progress", "@no"], "files"),
        (["checkin", "acme", "--record", ""], "files"),
        (["due", "-o", ""], "files"),
        (["init", ""], "folders"),
        (["--dir="], "folders"),
        (["checkin", "acme-order-data", "--reached", ""], "open"),
        (["show", "nothing-like-it"], "words"),
    ],
)
def test_the_shell_is_told_how(typed: list[str], how: str, firm: Path) -> None:
    assert complete(typed)[0] == how


def test_a_word_is_found_as_either_language_says_it(firm: Path) -> None:
    assert offered("checkin", "acme", "--health", "v") == ["green"]
    assert offered("checkin", "acme", "--health", "ora") == ["amber"]
    assert offered("list", "--status", "echu") == ["overdue"]


def test_descriptions_speak_the_language_in_use(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown("offboard", "acme", "--case", "cl") == {"client-ended": "ended by the client"}
    assert shown("--lang", "fr", "offboard", "acme", "--case", "cl") == {"client-ended": "arrêtée par le client"}
    assert shown("list", "--format", "cs") == {"csv": ""}
    monkeypatch.setenv("MISSION_LANG", "fr")
    assert shown("expl") == {"explain": "Expliquer un constat par son code"}
    assert shown("due", "--wee")["--weeks"] == "combien de semaines à l’avance (par défaut\u00a0: 8)"


# Missions, and what they hold ----------------------------------------------------------------------------------------


def test_missions(firm: Path) -> None:
    assert offered("show", "orv") == ["orvelle-payment-api"]
    assert offered("show", "ORV") == ["orvelle-payment-api"]
    assert offered("show", "payment") == ["orvelle-payment-api"]
    assert len(offered("show", "")) == 14
    assert offered("new", "orv") == [], "a new mission has a name of its own"


def test_several_that_hold_what_was_typed_do_not_replace_it(firm: Path) -> None:
    assert complete(["show", "data"])[0] == "keep"
    (firm / "missions" / "acme-old-data.yaml").touch()
    (firm / "missions" / "calyade-data-catalogue.yaml").unlink()
    (firm / "missions" / "verriere-plant-data.yaml").unlink()
    # bash would insert the `acme-o` they share in the place of `data`: it is given one that shares nothing.
    assert from_bash("mission show data") == ["keep", "acme-old-data", "acme-order-data", " "]
    assert from_bash("mission show order") == ["words", "acme-order-data"]


def test_missions_are_described_by_title_and_consultant(firm: Path) -> None:
    assert shown("show", "acme") == {"acme-order-data": "Order data platform migration · Léa Martin"}
    assert shown("show", "acme", by="fish") == shown("show", "acme", by="powershell") == shown("show", "acme")


def test_a_description_is_one_line_of_harmless_text(firm: Path) -> None:
    (firm / "missions" / "zulu.yaml").write_text(
        f"title: 'a \x1b[2J\u202e{'b' * 99}'\nconsultant: |\n", encoding="utf-8"
    )
    assert shown("show", "zulu") == {"zulu": "a \\x1b[2J\\u202e" + "b" * 44 + "…"}


def test_missions_in_folders_and_names_taken_apart(firm: Path) -> None:
    folder = firm / "missions" / "archive"
    folder.mkdir()
    (folder / f"{unicodedata.normalize('NFD', 'été')}.yml").touch()
    (folder / ".hidden.yaml").touch()
    (firm / "missions" / ".closed").mkdir()
    (firm / "missions" / ".closed" / "etc.yaml").touch()
    assert offered("show", "ét") == offered("show", unicodedata.normalize("NFD", "ÉT")) == ["été"]
    assert offered("show", "hid") == offered("show", "etc") == []


@pytest.mark.parametrize(
    "name", ["$(touch x)", "a b", "a;b", "-rf", "a\tb", "a\nb", "\x1b[31m", "a'b", "..", "*", "\udce9"]
)
def test_names_that_a_shell_would_take_for_more_are_not_offered(name: str, firm: Path) -> None:
    (firm / "missions" / f"{name}.yaml").touch()
    assert len(offered("show", "")) == 14


def test_the_workspace_is_the_one_the_command_would_work_in(
    firm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(firm / "missions")
    assert offered("show", "orv") == ["orvelle-payment-api"]
    monkeypatch.chdir(tmp_path)
    assert offered("show", "orv") == []
    assert offered("--dir", "rivage", "show", "orv") == ["orvelle-payment-api"]
    assert offered("show", "--dir=rivage", "orv") == ["orvelle-payment-api"]
    assert offered("show", "--dir", "nowhere", "orv") == []
    monkeypatch.setenv("FIRM", str(firm))
    assert offered("show", "--dir", "$FIRM", "orv") == ["orvelle-payment-api"]
    monkeypatch.setenv("MISSION_DIR", str(firm))
    assert offered("show", "orv") == ["orvelle-payment-api"]


def test_tasks_still_to_do_come_first(firm: Path) -> None:
    open_tasks = offered("task", "acme-order-data", "")
    assert "handover-file" in open_tasks
    assert "profile-update" not in open_tasks
    assert offered("task", "acme-order-data", "profile") == ["profile-update"], "done, but asked for by its name"
    assert offered("task", "ACME", "handover") == ["handover-file"]
    assert offered("task", "acme-order-data", "nothing-like-it") == []
    assert offered("task", "nothing-like-it", "") == []
    assert shown("task", "acme", "handover-f") == {"handover-file": "Write the handover file"}


def test_a_task_done_is_open_while_it_must_be_verified(firm: Path) -> None:
    path = firm / "missions" / "zulu.yaml"
    path.write_text(
        "offboarding: {tasks: [{id: one, state: done, verify: required}, {id: two, state: done}, {id: three}]}\n"
    )
    assert offered("task", "zulu", "") == ["one", "three"]


def test_objectives_and_lanes(firm: Path) -> None:
    assert offered("checkin", "acme-order-data", "--reached", "fe") == ["feeds="]
    assert offered("checkin", "acme-order-data", "--reached", "feeds=1") == []
    assert offered("checkin", "acme-order-data", "--as", "sof") == ["sofia-bernard"]
    assert offered("new", "--as", "") == []


@pytest.mark.parametrize(
    "text", ["", "[" * 200_000, "a: [", "- 1\n", "offboarding: 3\n", "offboarding:\n  tasks: [1, {id: [x]}, {id: }]\n"]
)
def test_a_file_that_says_something_else_offers_nothing(text: str, firm: Path) -> None:
    (firm / "missions" / "zulu.yaml").write_text(text, encoding="utf-8")
    assert offered("task", "zulu", "") == offered("checkin", "zulu", "--reached", "") == []
    assert shown("show", "zulu") == {"zulu": ""}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(firm: Path) -> None:
    os.mkfifo(firm / "missions" / "zulu.yaml")
    assert shown("show", "zulu") == {"zulu": ""}
    assert offered("task", "zulu", "") == []


# Shells --------------------------------------------------------------------------------------------------------------


def test_bash_is_given_what_replaces_its_word(firm: Path) -> None:
    assert from_bash("mission list --format=c", "c") == ["words", "csv"]
    assert from_bash("mission list --format=", "") == ["words", "csv", "json", "md", "table"]
    assert from_bash("mission list --format=c", "--format=c") == ["words", "--format=csv"], (
        "without = in COMP_WORDBREAKS"
    )
    assert from_bash("mission checkin acme --attendees client,man") == ["words", "client,manager"]
    assert from_bash('mission show "orv', "orv") == ["words", "orvelle-payment-api"]
    assert from_bash("mission") == ["words", *sorted(TARGETS)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", [""]),
        ("mission ", ["mission", ""]),
        ("mission  a 'b c' \"d 'e\" f\\ g", ["mission", "a", "b c", "d 'e", "f g"]),
        ("a '' ", ["a", "", ""]),
        ("a 'open quote", ["a", "open quote"]),
        ("a\\", ["a\\"]),
        ("--opt='x y'z", ["--opt=x yz"]),
        ("été \t fin", ["été", "fin"]),
    ],
)
def test_a_line_is_split_as_a_shell_does(line: str, words: list[str]) -> None:
    assert split(line) == words


def test_another_shell_gets_no_answer(firm: Path) -> None:
    assert reply({"_MISSION_COMPLETE": "tcsh", "_MISSION_WORDS": ""}) == ""
    assert reply({"_MISSION_COMPLETE": "zsh"}).splitlines()[0] == "words"


def process(cwd: Path, line: str, *argv: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    code = "import sys, os; os._exit = sys.exit; from mission_cli.__main__ import main\ntry: main()\nfinally: sys.stderr.write(' '.join(sys.modules))"
    asked = {"_MISSION_COMPLETE": "bash", "_MISSION_LINE": line, "_MISSION_WORD": line.rpartition(" ")[2], **more}
    environ = {**os.environ, "PYTHONPATH": str(SOURCE), **asked}
    return subprocess.run([sys.executable, "-c", code, *argv], cwd=cwd, env=environ, capture_output=True, check=False)


HEAVY = {"pydantic", "ruamel", "rich", "questionary", "dateutil", "json", "jinja2"}


@pytest.mark.parametrize(
    "line", ["mission show orv", "mission ", "mission checkin orv --", "mission due --until ", "mission task orv "]
)
def test_the_process_that_answers_imports_nothing_heavy(line: str, firm: Path) -> None:
    done = process(firm, line)
    loaded = {name.partition(".")[0] for name in done.stderr.decode().split()}
    assert done.stdout.startswith(b"words\n")
    assert "mission_cli" in loaded
    assert loaded & HEAVY == set()


def test_what_is_on_the_command_line_is_never_run(firm: Path) -> None:
    before = {path: path.read_bytes() for path in firm.rglob("*") if path.is_file()}
    done = process(firm, "mission show orv", "task", "acme-order-data", "handover-file", "done", "--as", "x")
    assert done.stdout == b"words\norvelle-payment-api\n"
    assert {path: path.read_bytes() for path in firm.rglob("*") if path.is_file()} == before


def test_nothing_reaches_the_screen_when_something_goes_wrong(firm: Path) -> None:
    program = [sys.executable, "-m", "mission_cli"]
    environ = {**os.environ, "PYTHONPATH": str(SOURCE), "_MISSION_COMPLETE": "bash", "_MISSION_LINE": "mission show "}
    for cwd, line in (
        (firm, "mission show \udce9"),
        (firm, "\x00".replace("\x00", "\x1f") * 9),
        (firm, "mission --dir \udce9 show "),
    ):
        done = subprocess.run(
            program, cwd=cwd, env={**environ, "_MISSION_LINE": line}, capture_output=True, check=False
        )
        assert done.stderr == b""
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(program, cwd=firm, env=environ, stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.stderr == b""


def test_questionnaires_their_questions_and_feedback_not_heard_yet(firm: Path) -> None:
    own = firm / "templates" / "questionnaires"
    own.mkdir(parents=True)
    (own / "week-one.yaml").write_text("questions:\n  - id: mood\n    text: {en: How is it?, fr: Ça va ?}\n")
    assert offered("answer", "acme", "") == [
        "astonishment-report",
        "closing-review",
        "exit-interview",
        "lessons-learned",
        "satisfaction",
        "week-one",
    ]
    assert offered("answer", "acme", "exit", "--answer", "rec") == ["recommend="]
    assert offered("answer", "acme", "week-one", "--answer", "") == ["mood="]
    assert offered("lessons", "--questionnaire", "sat") == ["satisfaction"]
    assert offered("lessons", "--cause", "com") == ["communication"]
    assert offered("bench", "") == offered("bench", "pro") == ["pro-bono"]
    assert offered("bench", "--format", "m") == ["md"]
    assert offered("feedback", "acme", "") == ["heard"]
    assert offered("feedback", "acme-order-data", "heard", "") == ["d9gygs3c"]


def test_documents_and_templates(firm: Path) -> None:
    assert offered("doc", "acme-order-data", "thank") == ["thank-you"]
    assert offered("template", "copy", "questionnaires/exit") == ["questionnaires/exit-interview.yaml"]
    assert offered("template", "list", "doc") == ["document"]


def test_subjects_and_associations_come_from_the_templates(workspace: Path) -> None:
    assert offered("new", "--kind", "training", "--subject", "") == ["e-learning", "external", "in-house"]
    assert offered("new", "--kind", "search", "--subject", "") == []
    assert "clavier-partage" in offered("new", "--kind", "pro-bono", "--association", "")
    own = workspace / "templates" / "associations.yaml"
    own.parent.mkdir()
    own.write_text("format: 1\ntitle: {en: A, fr: A}\nassociations:\n  - {id: river, name: Rivers}\n", encoding="utf-8")
    assert offered("new", "--association", "") == ["river"]
    own.write_text("format: [\n", encoding="utf-8")
    assert offered("new", "--association", "") == []


# What a shell would run -----------------------------------------------------------------------------------------------

HARM = ["$(x)", "`x`", "a;b", "a b", "a|b", "a&b", "a>b", "a\nb", "a\tb", "-rf", "--dir", "~x", "a'b", 'a"b', "a\\b", "{a,b}",
        "a*", "a?", "[a]", "#a", "!a", "%a", "a\x1b[0m", "a\u202eb", "@(a)", "=ls", ""]  # fmt: skip


@pytest.mark.parametrize(("command", "name", "metavar"), parameters())
def test_no_source_can_offer_what_a_shell_would_run(
    command: str, name: str, metavar: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source in SOURCES:
        if callable(SOURCES[source]):
            monkeypatch.setitem(SOURCES, source, lambda _: dict.fromkeys([*HARM, "plain"], "$(x)"))
    line = TypedLine([command, ""])
    option = Option(name, "text", metavar, repeats=False, value=None)
    found = answer._value(line, option, "", "--x=")[1]
    assert not {value.removeprefix("--x=") for value in found} & set(HARM)
