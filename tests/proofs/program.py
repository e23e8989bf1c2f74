"""The program run in this process with nobody's home in sight, and what is wrong with what it says."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from mission_cli.cli import run
from mission_cli.errors import Exit
from mission_cli.texts import use_language

TODAY = "2026-11-21"
REPOSITORY = Path(__file__).resolve().parents[2]

# What a terminal would obey, or what hides or reorders text; a carriage return only outside a line's end.
RAW = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]|\r(?!\n)"
)
BUG = re.compile("Traceback|this is a bug|c’est un bogue")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_CODES = frozenset(Exit)


class Ran(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str


def ran(*argv: str, stream: type[io.StringIO] = io.StringIO) -> Ran:
    """One command line in this process, today being TODAY, with nothing on standard input."""
    out, err, given = stream(), stream(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run([*argv[:1], "--today", TODAY, *argv[1:]])
    finally:
        sys.stdin = given
    return Ran(code, out.getvalue(), err.getvalue())


def wrong_with(said: Ran, *, painted: bool = False) -> list[str]:
    """A traceback, a bug owned up to, a raw control character, an exit code that is not published.

    `painted` allows the program's own colours.
    """
    found = [] if said.code in _CODES else [f"exit code {said.code}"]
    for stream in (said.out, said.err):
        text = _COLOUR.sub("", stream) if painted else stream
        bug, raw = BUG.search(text), RAW.search(text)
        found += [repr(text[max(0, bug.start() - 80) : bug.end() + 80])] if bug else []
        found += [f"raw {raw[0]!r} in {text[max(0, raw.start() - 40) : raw.end() + 40]!r}"] if raw else []
    return found


@contextlib.contextmanager
def apart() -> Iterator[Path]:
    """An empty folder that is the current one, in an environment without the person's home, git or language."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "home" / "tmp").mkdir(parents=True)
        home = str(folder / "home")
        own = {
            "HOME": home,
            "XDG_STATE_HOME": f"{home}/state",
            "XDG_CACHE_HOME": f"{home}/cache",
            "XDG_CONFIG_HOME": f"{home}/config",
            "TMPDIR": f"{home}/tmp",
            "GIT_CONFIG_GLOBAL": f"{home}/gitconfig",
            "GIT_CONFIG_NOSYSTEM": "1",
            "LANG": "C.UTF-8",
            "MISSION_EDITOR": "true",
            "PATH": os.environ.get("PATH", ""),
        }
        before = Path.cwd()
        with mock.patch.dict(os.environ, own, clear=True), mock.patch("tempfile.tempdir", f"{home}/tmp"):
            os.chdir(folder)
            try:
                yield folder
            finally:
                os.chdir(before)
                use_language("en")


def workspace_in(folder: Path, name: str = "firm") -> Path:
    """An empty workspace below `folder`, the current folder from now on."""
    root = folder / name
    for part in ("missions", "consultants", "templates/checklists/offboarding"):
        (root / part).mkdir(parents=True)
    os.chdir(root)
    return root


def shown(argv: Sequence[str]) -> str:
    """A command line as a failure names it."""
    return " ".join(repr(word) if len(word) < 60 else f"{word[:57]!r}…" for word in argv)
