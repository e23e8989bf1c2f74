"""`--install-completion` and `--show-completion`: what is written where, once, and how to undo it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.commands.shells import install
from mission_cli.errors import Exit


@pytest.fixture
def ask(run: Run) -> Run:
    """`run` puts the day after the first word: here that must be an option without a value."""
    return lambda *argv: run("--no-input", *argv)


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty home, on a system where bash reads nothing for everybody."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR", "BASH_COMPLETION_USER_DIR", "LOCALAPPDATA", "SHELL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(install, "BASH_STARTS", ())
    home = tmp_path / "an own home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def files(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("shell", "places"),
    [
        ("bash", {".local/share/bash-completion/completions/mission", ".bashrc"}),
        ("zsh", {".local/share/zsh/site-functions/_mission", ".zshrc"}),
        ("fish", {".config/fish/completions/mission.fish"}),
        ("powershell", {".local/share/mission/completion.ps1"}),
    ],
)
def test_the_script_is_put_where_the_shell_reads_it(shell: str, places: set[str], home: Path, ask: Run) -> None:
    ran = ask("--install-completion", shell)
    assert ran.code == Exit.DONE
    assert files(home) == places
    script = next(home / place for place in places if not place.endswith("rc"))
    assert script.read_text(encoding="utf-8") == ask("--show-completion", shell).out
    assert f"Completion written to ~/{script.relative_to(home)}\n" in ran.out
    assert f"To undo: rm ~/{script.relative_to(home)}" in ran.out
    before = {place: (home / place).read_bytes() for place in places}
    again = ask("--install-completion", shell)
    assert again.code == Exit.DONE
    assert "Completion is there already" in again.out
    assert {place: (home / place).read_bytes() for place in places} == before


def test_a_start_up_file_keeps_what_it_holds_and_stays_a_link(home: Path, ask: Run) -> None:
    (home / "dotfiles").mkdir()
    kept = home / "dotfiles" / "zshrc"
    kept.write_bytes(b"alias ll='ls -l'  # \xe9\nlast line without an end")
    kept.chmod(0o600)
    (home / ".zshrc").symlink_to(kept)
    ran = ask("--install-completion", "zsh")
    place = "~/.local/share/zsh/site-functions/_mission"
    line = f"[[ -r {place} ]] && source {place}"
    added = f"\n\n# mission: completion (zsh)\n{line}\n".encode()
    assert kept.read_bytes() == b"alias ll='ls -l'  # \xe9\nlast line without an end" + added
    assert (home / ".zshrc").is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert f"Added to ~/.zshrc: {line}\n" in ran.out
    assert "remove from ~/.zshrc the line “# mission: completion…”" in ran.out
    assert "~/.zshrc reads it already" in ask("--install-completion", "zsh").out
    assert kept.read_bytes().count(line.encode()) == 1


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("if [ -f {there} ]; then\n  . {there}\nfi\n", False),
        ('[[ -r "{there}" ]] && . "{there}"\n', False),
        ("# . {there}\n", True),
        (". /not/installed/bash_completion\n", True),
        ("", True),
    ],
)
def test_bash_reads_it_by_itself_where_bash_completion_is_started(
    text: str, added: bool, home: Path, tmp_path: Path, ask: Run
) -> None:
    there = tmp_path / "share" / "bash_completion.sh"
    there.parent.mkdir()
    there.touch()
    start = text.format(there=there)
    (home / ".bashrc").write_text(start, encoding="utf-8")
    ask("--install-completion", "bash")
    assert ((home / ".bashrc").read_text(encoding="utf-8") != start) is added


def test_folders_that_the_person_has_chosen(home: Path, ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "ZDOTDIR": "z"}.items():
        monkeypatch.setenv(name, str(home / value))
    for shell in ("bash", "zsh", "fish", "powershell"):
        assert ask("--install-completion", shell).code == Exit.DONE
    assert files(home) == {
        *("data/bash-completion/completions/mission", ".bashrc", "data/zsh/site-functions/_mission", "z/.zshrc"),
        *("config/fish/completions/mission.fish", "data/mission/completion.ps1"),
    }
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    ask("--install-completion", "fish")
    assert (home / ".config/fish/completions/mission.fish").is_file()
    monkeypatch.setenv("BASH_COMPLETION_USER_DIR", f"{home / 'own'}:/usr/share")
    ask("--install-completion", "bash")
    assert (home / "own/completions/mission").is_file()


def test_the_shell_is_the_one_it_was_started_from(home: Path, ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getppid", lambda: 0)  # nothing is known of the process above
    monkeypatch.setenv("SHELL", "/usr/local/bin/fish")
    assert ask("--install-completion").code == Exit.DONE
    assert files(home) == {".config/fish/completions/mission.fish"}
    assert "complete -c mission" in ask("--show-completion").out
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    ran = ask("--install-completion")
    assert ran.code == Exit.USAGE
    assert "bash, zsh, fish, powershell" in ran.err
    assert "quel shell\u00a0?" in ask("--show-completion", "--lang", "fr").err


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are not files here")
def test_the_processes_above_are_looked_at_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/zsh")
    monkeypatch.setattr(os, "getppid", os.getpid)
    own = Path("/proc/self/stat").read_text(encoding="utf-8").partition("(")[2].rpartition(")")[0]
    names = install._candidates()
    assert names[0] == own
    assert names[-1] == "zsh"


def test_a_shell_that_is_unknown(ask: Run, home: Path) -> None:
    for option in ("--install-completion", "--show-completion"):
        ran = ask(option, "zhs")
        assert (ran.code, ran.out) == (Exit.USAGE, "")
        assert "did you mean `zsh`?" in ran.err
        assert ask(f"{option}=zhs").code == Exit.USAGE
    ran = ask("--install-completion", "--lang", "en", "zsh")
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert "a word too many" in ran.err
    assert files(home) == set()


def test_a_place_that_cannot_be_written(ask: Run, home: Path) -> None:
    (home / ".config").write_text("a file in the way\n", encoding="utf-8")
    ran = ask("--install-completion", "fish")
    assert (ran.code, ran.out) == (Exit.FAILED, "")
    assert "cannot be written" in ran.err


def test_help_shows_what_the_program_itself_takes(ask: Run) -> None:
    shown = ask("--help").out
    assert "--install-completion [bash|zsh|fish|powershell]" in shown
    assert "-V, --version" in shown
    assert "--install-completion" not in ask("due", "--help").out
    assert ask("--version", "--no-input").out.startswith("mission ")


def test_the_words_of_another_command_stay_what_they_are(run: Run, workspace: Path) -> None:
    ran = run(
        "feedback", "acme", "--from", "client", "--to", "manager", "--strengths", "--show-completion", "--as", "x"
    )
    assert ran.code == Exit.DONE
    assert 'strengths: "--show-completion"\n' in (workspace / "missions" / "acme-order-data.yaml").read_text("utf-8")
