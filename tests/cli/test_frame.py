"""The frame: help, usage errors, exit codes, where things are said, and that no traceback ever reaches a person."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from tests.conftest import Run

from mission_cli.cli import run as run_cli


def test_version_is_one_line() -> None:
    from mission_cli import __version__

    asked = [sys.executable, "-m", "mission_cli", "--version"]
    ran = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"mission {__version__}\n", "")


def test_alone_outside_a_workspace_it_says_how_to_begin(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run()
    assert (code, err) == (0, "")
    assert out == dedent("""\
        mission follows consultants on assignment, in plain files you keep in git.

          mission demo      a workspace with sample missions, to look around
          mission init      a workspace here, for your own missions
          mission --help    every command
        """)


def test_alone_in_a_workspace_it_shows_what_ends(run: Run, workspace: Path) -> None:
    code, out, _ = run()
    assert code == 0
    assert "acme-order-data" in out


@pytest.mark.parametrize(
    ("argv", "code", "err"),
    [
        (["dues"], 2, "error: there is no command `dues`; did you mean `due`?\n"),
        (
            ["due", "--week", "8"],
            2,
            "error: there is no option --week; did you mean --weeks?\n  = help: `mission due --help` shows what can be typed\n",
        ),
        (
            ["due", "--weeks"],
            2,
            "error: --weeks needs a value\n  = help: `mission due --help` shows what can be typed\n",
        ),
        (["due", "--lang", "de"], 2, "error: --lang: `de` is not one of en, fr\n"),
        (
            ["due", "--weeks", "3", "--days", "2"],
            2,
            "error: --weeks and --days say two different things: give one of them\n",
        ),
        (
            ["due", "--until", "04/07"],
            2,
            "error: --until: `04/07` can be read in two ways: 2027-07-04 or 2027-04-07\n  = help: type one of them, or say which comes first in mission.yaml: `dates: day-first` or `dates: month-first`\n",
        ),
        (
            ["due", "--format", "jsn"],
            2,
            "error: --format: `jsn` is not one of table, json, csv, md; did you mean `json`?\n",
        ),
        (
            ["show", "nobody"],
            4,
            "error: there is no mission `nobody`\n  = help: `mission list --status all` shows every id\n",
        ),
        (["show", "acme-order-dta"], 4, "error: there is no mission `acme-order-dta`; the nearest: acme-order-data\n"),
        (["show"], 2, "error: ID is missing\n  = help: `mission list` shows the missions\n"),
        (
            ["note", "acme", "-10% of the budget is left"],
            2,
            "error: there is no option -1\n"
            '  = help: write -- before a text that begins with a dash: mission note ID -- "-10 % of the budget"\n'
            "  = help: `mission note --help` shows what can be typed\n",
        ),
        (["explain", "E-DATTES"], 4, "error: there is no finding `E-DATTES`; did you mean E-DATES?\n"),
    ],
)
def test_wrong_usage_says_what_to_type_and_prints_no_result(
    run: Run, workspace: Path, argv: list[str], code: int, err: str
) -> None:
    assert run(*argv) == (code, "", err)


def test_errors_speak_french_too(run: Run, workspace: Path) -> None:
    code, out, err = run("due", "--lang", "fr", "--until", "04/07")
    assert (code, out) == (2, "")
    assert err == (
        "erreur\u00a0: --until\u00a0: «\u00a004/07\u00a0» peut se lire de deux façons\u00a0: 2027-07-04 ou 2027-04-07\n"
        "  = aide\u00a0: tapez l’une des deux, ou dites dans mission.yaml qui vient en premier\u00a0: «\u00a0dates: day-first\u00a0» ou «\u00a0dates: month-first\u00a0»\n"
    )


def test_outside_a_workspace_a_command_says_how_to_get_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("due")
    assert (code, out) == (4, "")
    assert err == dedent(f"""\
        error: no mission workspace in {tmp_path} or above it
          = help: `mission init` makes one here, `mission demo` one to try; or point to yours with --dir or MISSION_DIR
        """)


def test_the_language_is_chosen_by_option_variable_workspace_then_locale(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def french(*argv: str) -> bool:
        return "fichier" in run("explain", "E-EMPTY", *argv).out

    assert not french()
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert french()
    (workspace / "mission.yaml").write_text("lang: en\n", encoding="utf-8")
    assert not french()
    monkeypatch.setenv("MISSION_LANG", "fr")
    assert french()
    assert not french("--lang", "en")


def test_shared_options_go_before_or_after_the_command(
    run: Run, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_cli(["--today", "2026-11-21", "due", "--json"]) == 0
    before = capsys.readouterr().out
    assert run_cli(["due", "--json", "--today", "2026-11-21"]) == 0
    assert capsys.readouterr().out == before
    assert '"today": "2026-11-21"' in before


def test_a_bug_is_one_line_and_a_log_without_anybodys_words(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = (workspace / "missions" / "acme-order-data.yaml").read_text(encoding="utf-8")

    def broken(*_: object) -> None:
        raise ZeroDivisionError(words)

    monkeypatch.setattr("mission_cli.views.due.ends", broken)
    code, out, err = run("due")
    log = tmp_path / "home" / "state" / "mission" / "mission-error.log"
    assert (code, out) == (1, "")
    assert err == f"error: this is a bug (ZeroDivisionError). Where it happened is noted in {log}\n"
    assert "commands/due.py" in log.read_text(encoding="utf-8")
    assert "Martin" not in log.read_text(encoding="utf-8")


def test_a_reader_that_leaves_is_no_error(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, text: str, /) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            return 99

    monkeypatch.setattr("sys.stdout", Gone())
    monkeypatch.setattr("os.dup2", lambda *_: None)
    assert run_cli(["explain"]) == 0


def test_help_of_the_root_names_every_command_in_both_languages(run: Run) -> None:
    from mission_cli.commands.grammar import PLUMBING, TARGETS

    for language, heading in (("en", "Follow up:"), ("fr", "Suivre\u00a0:")):
        code, out, _ = run("--help", "--lang", language) if language == "fr" else run("--help")
        assert code == 0
        assert heading in out
        assert all((f"  {name} " in out) is (name not in PLUMBING) for name in TARGETS)


@pytest.mark.parametrize(
    ("argv", "english", "french"),
    [
        (["due", "--weeks", "abc"], "--weeks takes a whole number", "--weeks attend un nombre entier"),
        (
            ["due", "8"],
            "there is a word too many; a text of several words needs quotes",
            "il y a un mot de trop\u00a0; un texte de plusieurs mots demande des guillemets",
        ),
    ],
)
def test_the_parsers_own_errors_speak_the_language(
    run: Run, workspace: Path, argv: list[str], english: str, french: str
) -> None:
    assert run(*argv).err.splitlines()[0] == f"error: {english}"
    assert run(*argv, "--lang", "fr").err.splitlines()[0] == f"erreur\u00a0: {french}"


def test_findings_are_explained_in_json_too(run: Run, workspace: Path) -> None:
    code, out, _ = run("explain", "e-empty", "--json")
    [item] = json.loads(out)["items"]
    assert (code, item["code"], item["level"], item["message"]) == (0, "E-EMPTY", "error", "the file is empty")
    assert len(json.loads(run("explain", "--json").out)["items"]) > 50


LINES = ["show acme --json", "list --json", "explain", "--version"]  # by typer and without


def ended(command: str, root: Path) -> tuple[int, str]:
    """The exit code of `mission`, which is the first of a pipe, and what it said on standard error."""
    line = f"{sys.executable} -m mission_cli {command}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], capture_output=True, text=True, cwd=root, check=False
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("line", LINES)
def test_a_reader_that_leaves_a_pipe_is_no_error(workspace: Path, line: str) -> None:
    assert ended(f"{line} | head -c 5 > /dev/null", workspace) == (0, "")


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("line", LINES)
def test_a_stream_that_was_closed_is_no_bug(workspace: Path, line: str, closed: str) -> None:
    before = {path: path.read_bytes() for path in workspace.rglob("*.yaml")}
    assert ended(f"{line} {closed}", workspace) == (0, "")
    assert {path: path.read_bytes() for path in workspace.rglob("*.yaml")} == before
