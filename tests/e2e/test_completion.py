"""TAB pressed in real shells: the scripts as they are shown, in bash, and in zsh and fish where they are installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from mission_cli.cli import run

SOURCE = Path(__file__).parents[2] / "src"
_CONTROL = re.compile(r"\x1b\[[0-9;?<>=]*[a-zA-Z]|\x1b[()][B0]|\x1b[=>]|\x1b\][^\x07]*\x07|[\r\x0f\x07]")
Press = Callable[..., str]


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A PATH that begins with this program, and an empty home."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "mission"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{SOURCE}" exec "{sys.executable}" -m mission_cli "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(tmp_path / "home"), "TERM": "xterm", "LANG": "C.UTF-8"}


def script(shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """What `--show-completion` shows, as a file."""
    capsys.readouterr()
    assert run(["--show-completion", shell]) == 0
    path = tmp_path / f"completion.{shell}"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    return path


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


@needs_bash
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["mission", "off"], ["offboard"]),
        (["mission", "show", "orv"], ["orvelle-payment-api"]),
        (["mission", "show", "payment"], ["orvelle-payment-api"]),
        (["mission", "checkin", "orv", "--health", "="], ["green", "amber", "red"]),
        (["mission", "checkin", "orv", "--health", "=", "am"], ["amber"]),
        (["~/bin/mission", "offboard", "peyrac", "--case", "comp"], ["completed"]),
        (["mission", "show", "$(touch harm)"], []),
    ],
)
def test_the_function_of_bash(
    words: list[str],
    found: list[str],
    firm: Path,
    tmp_path: Path,
    environ: dict[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As bash calls it: COMP_WORDS parted at `=`, $2 what is to be replaced."""
    line = " ".join(words).replace(" = ", "=").replace(" =", "=")
    current = "" if words[-1] == "=" else words[-1]
    code = (
        'set -u; source "$1"; shift; COMP_LINE=$1; COMP_POINT=${#1}; current=$2; shift 2; COMP_WORDS=("$@"); '
        'COMP_CWORD=$(($# - 1)); _mission "$1" "$current" "${COMP_WORDS[COMP_CWORD-1]}"; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    arguments = ["bash", "--norc", "-c", code, "bash", str(script("bash", tmp_path, capsys)), line, current, *words]
    done = subprocess.run(arguments, env=environ, cwd=firm, capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == sorted(found)
    assert done.stderr == ""
    assert not (firm / "harm").exists()


@pytest.fixture
def press(firm: Path, tmp_path: Path, environ: dict[str, str], capsys: pytest.CaptureFixture[str]) -> Iterator[Press]:
    """Type keys in an interactive shell that has read its script, until the screen shows a text; what it showed."""
    started: list[pexpect.spawn[str]] = []

    def _press(shell: str, keys: str, until: str = "") -> str:
        quiet = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config", "-i"]}[shell]
        child = pexpect.spawn(
            shell, quiet, env=environ, cwd=str(firm), encoding="utf-8", timeout=30, dimensions=(50, 200)
        )
        started.append(child)
        child.sendline(f"source {script(shell, tmp_path, capsys)}; echo rea''dy")
        child.expect("ready\r?\n")
        time.sleep(0.5)  # until the prompt is there
        child.send(keys)
        return _CONTROL.sub("", "".join(_until(child, until)))

    def _until(child: pexpect.spawn[str], text: str) -> Iterator[str]:
        seen = ""
        end = time.monotonic() + 30
        while text not in _CONTROL.sub("", seen):
            assert time.monotonic() < end, f"{text!r} never came: {seen!r}"
            try:
                seen += child.read_nonblocking(4096, 1)
            except pexpect.TIMEOUT:
                continue
        yield seen

    yield _press
    for child in started:
        child.close(force=True)


SHELLS = [
    pytest.param(name, marks=pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed"))
    for name in ("bash", "zsh", "fish")
]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("mission show orv\t", "mission show orvelle-payment-api "),
        ("mission checkin orv --health=am\t", "--health=amber "),
        ("mission checkin orv --progress @not\t", "@notes.md"),
        ("mission --dir mis\t", "--dir missions/"),
        ("mission task acme handover-f\t", "handover-file "),
    ],
)
def test_tab_in_a_real_shell(shell: str, keys: str, shown: str, firm: Path, press: Press) -> None:
    (firm / "notes.md").touch()
    press(shell, keys, shown)


HOSTILE = "zz$(touch harm);touch harm"


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("keys", "path"),
    [
        ("mission template check documents/zz", f"templates/documents/{HOSTILE}.en.md.j2"),
        ("mission doc acme zz", f"templates/documents/{HOSTILE}.en.md.j2"),
        ("mission answer acme zz", f"templates/questionnaires/{HOSTILE}.yaml"),
        ("mission show zz", f"missions/{HOSTILE}.yaml"),
        ("mission consultant show zz", f"consultants/{HOSTILE}.yaml"),
        ("mission checkin acme --progress @zz", HOSTILE),
        ("mission check zz", HOSTILE),
        ("mission --dir zz", f"{HOSTILE}/x"),
    ],
)
def test_a_name_that_a_shell_would_run_is_not_run(shell: str, keys: str, path: str, firm: Path, press: Press) -> None:
    (firm / path).parent.mkdir(parents=True, exist_ok=True)
    (firm / path).touch()
    press(shell, f"{keys}\t\t\x05 --no-input\recho do''ne\r", "\ndone")
    assert not (firm / "harm").exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_several_are_listed(shell: str, firm: Path, press: Press) -> None:
    press(shell, "mission show data\t\t", "calyade-data-catalogue")


@needs_bash
def test_it_works_in_bash_as_it_is_installed(firm: Path, environ: dict[str, str]) -> None:
    done = subprocess.run(
        ["mission", "--install-completion", "bash"], env=environ, cwd=firm, capture_output=True, text=True, check=True
    )
    assert "Completion written" in done.stdout
    child = pexpect.spawn("bash", ["-i"], env={**environ, "PS1": "> "}, cwd=str(firm), encoding="utf-8", timeout=30)
    try:
        child.sendline("echo rea''dy")
        child.expect("ready\r?\n")
        child.send("mission show orv\t")
        child.expect_exact("orvelle-payment-api ")
    finally:
        child.close(force=True)
