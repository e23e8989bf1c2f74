"""`mission merge-driver` as git calls it: 0 or 1 whatever happens, and never a file worse than it was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Run

import mission_cli
from mission_cli.commands.merge_driver.drive import drive
from mission_cli.storage import merging
from mission_cli.storage.git import merge_file
from mission_cli.texts import use_language

BASE = b"title: Orders\nend: 2026-12-18\nrate: 620 EUR/day\nnotice: 1 month\n"
OURS = BASE.replace(b"620", b"650")
THEIRS = BASE.replace(b"2026-12-18", b"2027-01-29")
BOTH = OURS.replace(b"2026-12-18", b"2027-01-29")
STOCK = b"title: Orders\n<<<<<<< ours\nend: 2026-12-18\nrate: 650 EUR/day\n=======\nend: 2027-01-29\nrate: 620 EUR/day\n>>>>>>> theirs\nnotice: 1 month\n"
CLASH = BASE.replace(b"2026-12-18", b"2027-02-26")
BROKEN = BASE.replace(b"title:", b"title: [")


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """The words git gives for three contents; the current folder holds nothing else."""
    folder = tmp_path / 'it\'s a "tree"'
    folder.mkdir()
    monkeypatch.chdir(folder)

    def _three(base: bytes, ours: bytes, theirs: bytes) -> list[str]:
        for name, content in ((".base", base), (".ours", ours), (".theirs", theirs)):
            Path(name).write_bytes(content)
        return [".base", ".ours", ".theirs", "7", "missions/a b.yaml"]

    return _three


def left() -> bytes:
    assert sorted(os.listdir()) == [".base", ".ours", ".theirs"], "nothing is left beside them"  # noqa: PTH208
    return Path(".ours").read_bytes()


def test_merged(three: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert drive(three(BASE, OURS, THEIRS)) == 0
    assert left() == BOTH
    assert capsys.readouterr() == ("", "")


def test_a_clash_is_marked_and_named(three: Any, capsys: pytest.CaptureFixture[str]) -> None:
    words = three(BASE, CLASH, THEIRS)
    assert drive([*words[:3], "9", words[4]]) == 1
    marked = b"<<<<<<<<< ours\nend: 2027-02-26\n=========\nend: 2027-01-29\n>>>>>>>>> theirs\n"
    assert left() == BASE.replace(b"end: 2026-12-18\n", marked)
    assert capsys.readouterr() == ("", "missions/a b.yaml: changed on both sides: end\n")


def test_it_speaks_french(three: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_LANG", "fr")
    assert drive(three(BASE, CLASH, THEIRS)) == 1
    assert capsys.readouterr().err == "missions/a b.yaml\u00a0: modifié des deux côtés\u00a0: end\n"
    use_language("en")


def test_a_file_that_is_no_yaml_is_merged_by_its_lines(three: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert drive(three(BROKEN, BROKEN.replace(b"620", b"650"), BROKEN + b"kind: client\n")) == 0
    assert left() == BROKEN.replace(b"620", b"650") + b"kind: client\n"
    assert capsys.readouterr().err == "missions/a b.yaml: merged line by line, as git does by itself\n"


@pytest.mark.parametrize("error", [MemoryError, RecursionError, ZeroDivisionError, OSError, UnicodeDecodeError])
def test_whatever_goes_wrong_git_merges_the_lines(three: Any, monkeypatch: pytest.MonkeyPatch, error: Any) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error(*(("utf-8", b"", 0, 1, "x") if error is UnicodeDecodeError else ()))

    monkeypatch.setattr(merging, "merged", fails)
    assert drive(three(BASE, OURS, THEIRS)) == 1
    assert left() == STOCK
    assert drive(three(BASE, OURS, BASE + b"kind: client\n")) == 0
    assert left() == OURS + b"kind: client\n"


def test_where_no_temporary_file_can_be_made_git_writes_over_ours(three: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(merge_file, "own_temporary", fails)
    assert drive(three(BASE, OURS, THEIRS)) == 1
    assert left() == STOCK
    assert drive(three(BASE, OURS, BASE + b"kind: client\n")) == 0
    assert left() == OURS + b"kind: client\n"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_interrupted_it_leaves_ours(three: Any, monkeypatch: pytest.MonkeyPatch, stop: Any) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr(merging, "merged", stopped)
    assert drive(three(BASE, OURS, THEIRS)) == 1
    assert left() == OURS


def test_what_is_not_there(three: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = three(BASE, OURS, THEIRS)
    assert drive(["gone", *words[1:]]) == 1
    assert left() == OURS
    monkeypatch.setenv("PATH", str(tmp_path))  # no git either
    assert drive(["gone", *words[1:]]) == 1
    assert drive([words[0], "gone", *words[2:]]) == 1
    assert left() == OURS


def test_a_binary_file_stays_ours(three: Any) -> None:
    assert drive(three(BASE, b"\0ours", b"\0theirs")) == 1
    assert left() == b"\0ours"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(three: Any, request: pytest.FixtureRequest) -> None:
    words = three(BASE, OURS, THEIRS)
    Path(".ours").chmod(0o400)
    folder = Path.cwd()
    request.addfinalizer(lambda: folder.chmod(0o700))
    folder.chmod(0o500)
    assert drive(words) == 1
    assert left() == OURS


@pytest.mark.parametrize("words", [(), ("a",), ("a", "b"), ("a", "b", "c", "7", "p", "more")])
def test_not_as_git_calls_it(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert drive(words) == 1
    assert capsys.readouterr().err == "mission merge-driver is called by git: BASE OURS THEIRS [SIZE] [PATH]\n"


@pytest.mark.parametrize("size", ["", "x", "0", "99999", "-3"])
def test_an_odd_length_of_markers(three: Any, size: str) -> None:
    words = three(BASE, CLASH, THEIRS)
    assert drive([*words[:3], size]) == 1
    assert b"<" in left()


def test_mode_and_line_ends_stay(three: Any) -> None:
    words = three(*(raw.replace(b"\n", b"\r\n") for raw in (BASE, OURS, THEIRS)))
    Path(".ours").chmod(0o640)
    assert drive(words) == 0
    assert left() == BOTH.replace(b"\n", b"\r\n")
    assert Path(".ours").stat().st_mode & 0o777 == 0o640


def test_the_program_answers_before_typer_is_there(three: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(mission_cli.__file__).parents[1]))
    words = three(BASE, OURS, BASE + b"kind: client\n")
    code = (
        "import os, sys\n"
        "def leave(code):\n"
        "    sys.stderr.write(' '.join({name.split('.')[0] for name in sys.modules}))\n"
        "    sys.exit(code)\n"
        "os._exit = leave\n"
        f"sys.argv = ['mission', 'merge-driver', *{words!r}]\n"
        "from mission_cli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {*done.stderr.split()} & {"typer", "rich", "pydantic", "ruamel", "jinja2", "questionary"} == set()
    assert left() == OURS + b"kind: client\n"


def test_help(run: Run) -> None:
    code, out, _ = run("merge-driver", "--help")
    assert code == 0
    assert out.startswith("Usage: mission merge-driver {BASE} {OURS} {THEIRS} [SIZE] [PATH] [OPTIONS]\n")
    assert "merge-driver" not in run("--help").out


def test_by_typer(run: Run, three: Any) -> None:
    words = three(BASE, OURS, THEIRS)
    assert run("merge-driver", *words).code == 0
    assert left() == BOTH


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
@pytest.mark.parametrize("at", range(3))
def test_a_device_without_end_is_not_read(three: Any, at: int) -> None:
    words = three(BASE, OURS, THEIRS)
    words[at] = "/dev/zero"
    assert drive(words) == 1
    assert Path(".ours").read_bytes() == OURS
