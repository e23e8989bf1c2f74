"""What a run that was cut short leaves, and what the next one makes of it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import TODAY, Run
from tests.unit.storage.test_write import SOURCE

from mission_cli.commands.rows import to_file
from mission_cli.commands.typed import ask
from mission_cli.errors import MissionError
from mission_cli.storage import disk


@pytest.fixture
def ended() -> int:
    """The process id of a run that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def fails(*operations: str) -> Callable[..., Any]:
    """A disk on which these operations fail."""

    def hook(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        if operation in operations:
            raise OSError(5, os.strerror(5), str(path))
        return call(*args)

    return hook


def working_copy(workspace: Path, process: int, content: bytes) -> Path:
    mark = zlib.crc32((workspace / "missions" / "acme-order-data.yaml").read_bytes())
    folder = workspace / ".mission" / "cache" / "drafts"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"edit-acme-order-data-{TODAY}-{mark:08x}-{process}-0a1b2c3d.yaml"
    path.write_bytes(content)
    return path


def test_a_working_copy_nobody_changed_is_swept_and_one_in_another_terminal_is_not(
    run: Run, workspace: Path, ended: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (workspace / "missions" / "acme-order-data.yaml").read_bytes()
    left, open_elsewhere = (working_copy(workspace, process, before) for process in (ended, os.getppid()))
    changed_elsewhere = working_copy(workspace, os.getppid(), before + b"# theirs\n")
    monkeypatch.setenv("MISSION_EDITOR", "true")
    ran = run("edit", "acme")
    assert ran.code == 0
    assert "earlier version" not in ran.err
    assert not left.exists()
    assert open_elsewhere.exists()
    assert changed_elsewhere.exists()


def test_a_saved_mission_is_saved_even_where_its_working_copy_cannot_be_removed(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "open_editor", lambda path: path.write_bytes(path.read_bytes() + b"# mine\n"))
    monkeypatch.setenv("MISSION_EDITOR", "set")
    monkeypatch.setattr(disk, "hook", fails("unlink"))
    assert run("edit", "acme").code == 0
    assert (workspace / "missions" / "acme-order-data.yaml").read_bytes().endswith(b"# mine\n")


def test_a_demo_cut_short_is_taken_up_again(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("demo", "firm").code == 0
    whole = {path: path.read_bytes() for path in (tmp_path / "firm").rglob("*.yaml")}
    for path in sorted(whole)[3:20]:
        path.unlink()
    assert run("demo", "firm").code == 0
    assert {path: path.read_bytes() for path in (tmp_path / "firm").rglob("*.yaml")} == whole
    assert run("demo", "firm").code == 2


@pytest.mark.parametrize("name", ["missions/mine.yaml", "missions/axone-test-automation.yaml", "mine"])
def test_a_demo_is_not_laid_around_somebody_s_files(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "firm" / "missions").mkdir(parents=True)
    (tmp_path / "firm" / name).write_text("mine")
    assert run("demo", "firm").code == 2
    assert [path.name for path in (tmp_path / "firm").rglob("*") if path.is_file()] == [Path(name).name]


def test_init_cut_short_between_a_folder_and_what_keeps_it_in_git(run: Run, workspace: Path) -> None:
    (workspace / "consultants").mkdir()
    assert run("init").code == 0
    assert (workspace / "consultants" / ".gitkeep").exists()
    assert not (workspace / "missions" / ".gitkeep").exists()


def test_a_file_for_its_owner_only_stays_so_when_it_is_written_again(tmp_path: Path) -> None:
    (tmp_path / "rates.csv").touch(0o600)
    to_file(str(tmp_path / "rates.csv"), "x")
    assert stat.S_IMODE((tmp_path / "rates.csv").stat().st_mode) == 0o600


def test_a_result_is_never_written_through_a_link_that_lies_in_wait(tmp_path: Path) -> None:
    """A cloned workspace may hold a link where the temporary file goes, or where the result goes."""
    (tmp_path / "theirs").write_text("theirs")
    (tmp_path / "w").mkdir()
    for name in (".due.csv.mission-tmp", "due.csv"):
        (tmp_path / "w" / name).symlink_to(tmp_path / "theirs")
    to_file(str(tmp_path / "w" / "due.csv"), "mine")
    assert (tmp_path / "theirs").read_text() == "theirs"
    assert (tmp_path / "w" / "due.csv").read_text() == "mine"


@pytest.mark.skipif(not Path("/dev/stdout").is_symlink(), reason="no /dev/stdout on this system")
def test_standard_output_as_a_file_is_written_to_and_never_replaced(workspace: Path) -> None:
    """`-o /dev/stdout > file`: what /dev/stdout leads to is a regular file, and the link is the system's."""
    with (workspace / "out.txt").open("w") as out:
        out.write("before\n")
        out.flush()
        done = subprocess.run(
            [sys.executable, "-c", "from mission_cli.commands.rows import to_file; to_file('/dev/stdout', 'x')"],
            stdout=out,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            text=True,
            check=False,
        )
    assert done.stderr == ""
    assert (workspace / "out.txt").read_text() == "before\nx"
    assert Path("/dev/stdout").is_symlink()


def test_an_editor_that_dies_leaves_what_was_saved(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def dies(path: Path) -> None:
        path.write_text("Half a page.")
        raise MissionError("ask.editor-failed", editor="vi", words="-9")

    monkeypatch.setattr(ask, "open_editor", dies)
    with pytest.raises(MissionError):
        ask.edited("", "Progress")
    [kept] = Path(tempfile.gettempdir()).glob("mission-*/text.md")
    assert kept.read_text() == "Half a page."
    assert str(kept) in capsys.readouterr().err
    assert kept.parent.stat().st_mode & 0o077 == 0


def test_an_editor_that_was_not_needed_leaves_nothing(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "open_editor", lambda path: path.write_text("# Progress\nDone.\n"))
    assert ask.edited("", "Progress") == "Done."
    assert list(Path(tempfile.gettempdir()).glob("mission-*")) == []


def test_no_room_for_the_editor_s_file_is_said(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "hook", fails("mkdir"))
    with pytest.raises(MissionError) as error:
        ask.edited("")
    assert error.value.text == "write.failed"


def test_a_draft_that_cannot_be_thrown_away_is_no_bug(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = workspace / ".mission" / "cache" / "drafts" / f"checkin-acme-order-data-{TODAY}.yaml"
    draft.parent.mkdir(parents=True)
    draft.write_text("progress: Half.\n")
    monkeypatch.setattr(disk, "hook", fails("unlink"))
    ran = run("checkin", "acme", "--record", str(draft), "--as", "sofia-bernard")
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("command", ["list", "due"])
def test_what_only_looks_answers_where_nothing_can_be_written(
    run: Run, firm: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (firm / ".mission").mkdir()
    clean = run(command)
    for path in (firm / ".mission" / "cache").glob("index*"):
        path.unlink()
    monkeypatch.setattr(disk, "hook", fails("open", "write", "mkdir", "replace"))
    assert run(command) == clean


@pytest.mark.parametrize("command", ["checkin", "feedback"])
def test_a_draft_of_what_is_recorded_is_not_offered_again(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """The run was killed between the two: recorded, and its draft still there."""
    spoken = ["--strengths", "Calm."] if command == "feedback" else ["--progress", "Half."]
    parties = ["--from", "client", "--to", "consultant"] if command == "feedback" else []
    draft = workspace / ".mission" / "cache" / "drafts" / f"{command}-acme-order-data-2026-11-20.yaml"
    draft.parent.mkdir(parents=True)
    draft.write_text(
        "\n".join(
            [
                *(f"{a[2:]}: {b}" for a, b in zip(parties[::2], parties[1::2], strict=True)),
                f"{spoken[0][2:]}: {spoken[1]}",
            ]
        )
    )
    monkeypatch.setattr(disk, "hook", fails("unlink"))
    assert run(command, "acme", "--record", str(draft), "--as", "sofia-bernard").code == 0
    assert "id: " in draft.read_text()
    monkeypatch.setattr(disk, "hook", None)
    ran = run(command, "acme", *parties, *spoken, "--as", "lea-martin")
    assert ran.code == 0
    assert "draft" not in ran.err
    assert not draft.exists()
