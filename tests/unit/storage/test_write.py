"""Writes lose nothing: one writer at a time, never over somebody else's change, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mission_cli.errors import ConflictError, MissionError, RefusedWriteError
from mission_cli.storage import disk
from mission_cli.storage.aside import kept_aside
from mission_cli.storage.write import create, locked, own_folder, put, put_new, update

OLD, NEW = b"old\n", b"new\n"
SOURCE = Path(__file__).parents[3] / "src"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "w"
    (folder / "missions").mkdir(parents=True)
    (folder / "missions" / "m.yaml").write_bytes(OLD)
    return folder


@pytest.fixture
def file(root: Path) -> Path:
    return root / "missions" / "m.yaml"


def names(folder: Path) -> list[str]:
    """What is in a folder; the tool's own aside."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if ".mission" not in path.parts)


def test_the_content_is_replaced_and_both_are_told(root: Path, file: Path) -> None:
    assert update(root, file, lambda raw: raw + NEW) == (OLD, OLD + NEW)
    assert file.read_bytes() == OLD + NEW
    assert names(root) == ["missions", "missions/m.yaml"]


def test_what_changes_nothing_touches_nothing(root: Path, file: Path) -> None:
    before = file.stat()
    update(root, file, lambda raw: raw)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_the_plan_raises_leaves_the_file(root: Path, file: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        update(root, file, lambda raw: bytes(1 // 0))
    assert (file.read_bytes(), names(root)) == (OLD, ["missions", "missions/m.yaml"])


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_is_kept(root: Path, file: Path, mode: int) -> None:
    file.chmod(mode)
    update(root, file, lambda _: NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_what_is_being_written_is_nobody_elses_to_read(root: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mission that only its owner may read is not readable for the time of a write either."""
    modes: list[tuple[str, int]] = []

    def seen(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        if operation in ("write", "sync", "close") and path.name.startswith(".m.yaml"):
            modes.append((operation, stat.S_IMODE(path.stat().st_mode)))
        return call(*args)

    monkeypatch.setattr(disk, "hook", seen)
    for mode in (0o600, 0o664):
        file.chmod(mode)
        update(root, file, lambda raw: raw + NEW)
    assert modes[:3] == [("write", 0o600), ("sync", 0o600), ("close", 0o600)]
    assert modes[3:] == [("write", 0o600), ("sync", 0o664), ("close", 0o664)]


def test_a_link_inside_is_written_through(root: Path, file: Path) -> None:
    link = root / "missions" / "link.yaml"
    link.symlink_to("m.yaml")
    update(root, link, lambda _: NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_what_a_killed_run_left_behind_a_link_is_swept(root: Path, file: Path) -> None:
    (root / "archive").mkdir()
    (root / "archive" / "a.yaml").write_bytes(OLD)
    left = root / "archive" / ".a.yaml.99999999-0a1b2c3d.mission-tmp"
    left.write_bytes(b"half")
    update(root, file, lambda _: NEW)
    assert left.exists()  # no folder of the tool's
    link = root / "missions" / "link.yaml"
    link.symlink_to("../archive/a.yaml")
    update(root, link, lambda _: NEW)
    assert not left.exists()


def test_a_link_that_leaves_the_workspace_is_refused(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(OLD)
    link = root / "missions" / "link.yaml"
    link.symlink_to(outside)
    with pytest.raises(RefusedWriteError) as error:
        update(root, link, lambda _: NEW)
    told = {"path": str(link), "target": str(outside)}
    assert (error.value.text, error.value.args_for_text) == ("write.outside", told)
    assert outside.read_bytes() == OLD


def test_a_folder_that_leaves_the_workspace_takes_no_new_file(root: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (root / "linked").symlink_to(tmp_path / "outside", target_is_directory=True)
    with pytest.raises(RefusedWriteError):
        create(root, root / "linked" / "n.yaml", NEW)
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_link_to_itself_in_the_tools_place_is_refused(root: Path, file: Path) -> None:
    (root / ".mission").symlink_to(".mission")
    with pytest.raises(RefusedWriteError):
        update(root, file, lambda _: NEW)
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("link", [".mission", ".mission/cache", ".mission/cache/drafts", ".mission/cache/lock"])
def test_the_tools_own_folder_never_leads_out_of_the_workspace(
    root: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str
) -> None:
    """A cloned workspace may hold a link where the tool's own files belong: nothing is written through it."""
    outside, temporary = tmp_path / "outside", tmp_path / "temporary"
    outside.mkdir()
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(outside / "new" if link.endswith("lock") else outside)
    with pytest.raises(RefusedWriteError):
        update(root, file, lambda _: NEW)
    assert kept_aside(root, "draft", ".yaml", NEW).read_bytes() == NEW
    assert list(outside.iterdir()) == []
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("link", [".mission/cache", ".mission/cache/drafts"])
def test_the_place_that_leads_out_is_named(root: Path, tmp_path: Path, link: str) -> None:
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(tmp_path)
    with pytest.raises(PermissionError) as error:
        own_folder(root)
    told = (error.value.errno, error.value.strerror, error.value.filename)
    assert told == (errno.EPERM, os.strerror(errno.EPERM), str(root / link))


def test_the_tools_own_folder_ignores_itself_and_no_link_there_is_followed(root: Path, tmp_path: Path) -> None:
    ignore = own_folder(root) / ".gitignore"
    assert ignore.read_text() == "*\n"
    ignore.unlink()
    ignore.symlink_to(tmp_path / "outside")
    own_folder(root)
    assert not (tmp_path / "outside").exists()


# A new file


def test_a_new_file_is_never_over_another(root: Path, file: Path) -> None:
    with pytest.raises(ConflictError) as error:
        create(root, file, NEW)
    assert (error.value.text, error.value.args_for_text) == ("write.exists", {"path": str(file)})
    assert (file.read_bytes(), names(root)) == (OLD, ["missions", "missions/m.yaml"])


def test_a_new_file_in_a_folder_that_is_a_file(root: Path, file: Path) -> None:
    with pytest.raises(RefusedWriteError) as error:
        create(root, file / "n.yaml", NEW)
    words = os.strerror(errno.ENOTDIR)
    assert (error.value.text, error.value.args_for_text) == (
        "write.failed",
        {"path": str(file / "n.yaml"), "words": words},
    )
    assert file.read_bytes() == OLD


def test_a_file_of_the_persons_own_takes_the_first_free_name_and_nobody_else_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    paths = [folder / name for name in ("a", "b")]
    paths[0].write_bytes(OLD)
    before = os.umask(0)
    try:
        assert put_new(paths, NEW) == paths[1]
    finally:
        os.umask(before)
    assert stat.S_IMODE(paths[1].stat().st_mode) == 0o600
    with pytest.raises(FileExistsError) as error:
        put_new(paths, b"third\n")
    assert (error.value.errno, error.value.strerror) == (errno.EEXIST, os.strerror(errno.EEXIST))
    assert [path.read_bytes() for path in paths] == [OLD, NEW]
    assert names(folder) == ["a", "b"]


def test_a_new_file_never_follows_a_dangling_link(root: Path, tmp_path: Path) -> None:
    (root / "missions" / "n.yaml").symlink_to(tmp_path / "outside.yaml")
    with pytest.raises(ConflictError):
        create(root, root / "missions" / "n.yaml", NEW)
    assert not (tmp_path / "outside.yaml").exists()


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
def test_a_new_file_has_the_mode_the_person_wants(root: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        create(root, root / "missions" / "deep" / "n.yaml", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((root / "missions" / "deep" / "n.yaml").stat().st_mode) == mode


def test_a_new_file_without_hard_links(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any) -> None:
        raise PermissionError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refused)
    create(root, root / "missions" / "n.yaml", NEW)
    with pytest.raises(ConflictError):
        create(root, root / "missions" / "n.yaml", OLD)
    assert (root / "missions" / "n.yaml").read_bytes() == NEW
    assert names(root) == ["missions", "missions/m.yaml", "missions/n.yaml"]


# A file that no lock guards


@pytest.mark.parametrize(
    ("found", "private", "mode"),
    [(None, False, 0o644), (None, True, 0o600), (0o640, False, 0o640), (0o640, True, 0o640)],
)
def test_a_result_keeps_the_mode_of_the_one_before(
    tmp_path: Path, *, found: int | None, private: bool, mode: int
) -> None:
    path = tmp_path / "own" / "due.csv"
    path.parent.mkdir()
    (path.parent / ".x.99999999-0a1b2c3d.mission-tmp").write_bytes(b"a killed run's")
    if found:
        path.write_bytes(OLD)
        path.chmod(found)
    before = os.umask(0o022)
    try:
        put(path, NEW, private=private)
        put(path.parent / "y", NEW)
    finally:
        os.umask(before)
    assert (path.read_bytes(), names(path.parent)) == (NEW, ["due.csv", "y"])
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent / "y")] == [mode, 0o644]


def test_a_file_its_owner_closed_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "access", lambda found, mode: (found, mode) != (path, os.W_OK))
    with pytest.raises(PermissionError) as error:
        put(path, NEW)
    told = (error.value.errno, error.value.strerror, error.value.filename)
    assert told == (errno.EACCES, os.strerror(errno.EACCES), str(path))
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("durable", [True, False])
def test_a_result_is_on_the_disk_unless_it_can_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, durable: bool
) -> None:
    synced: list[str] = []

    def seen(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        if operation == "sync":
            synced.append("folder" if path == tmp_path else "file")
        return call(*args)

    monkeypatch.setattr(disk, "hook", seen)
    put(tmp_path / "x", NEW, durable=durable)
    assert synced == (["file", "folder"] if durable else [])
    synced.clear()
    put(tmp_path / "x", OLD)
    assert synced == ["file", "folder"]


@pytest.mark.parametrize("what", ["refused", "done all the same", "lost"])
def test_a_result_that_cannot_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    path = tmp_path / "own" / "x"
    path.parent.mkdir()
    path.write_bytes(OLD)

    def fails(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        if operation != "replace":
            return call(*args)
        if what == "done all the same":
            call(*args)
        if what == "lost":
            args[0].unlink()
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(disk, "hook", fails)
    if what == "done all the same":
        put(path, NEW)
    else:
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            put(path, NEW)
    assert (path.read_bytes(), names(path.parent)) == (NEW if what == "done all the same" else OLD, ["x"])


# Others at work


def test_the_lock_is_opened_had_and_let_go(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def seen(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        if path == root / ".mission" / "cache" / "lock":
            done.append(operation)
        return call(*args)

    monkeypatch.setattr(disk, "hook", seen)
    with locked(root):
        assert done == ["open", "lock"]
    assert done == ["open", "lock", "close"]


def test_a_change_made_meanwhile_is_never_overwritten(root: Path, file: Path) -> None:
    """An editor that saves between the read and the write: it takes no lock."""

    def plan(raw: bytes) -> bytes:
        file.write_bytes(b"theirs\n")
        return NEW

    with pytest.raises(ConflictError) as error:
        update(root, file, plan)
    assert (error.value.text, error.value.args_for_text) == ("write.changed", {"path": str(file)})
    assert (file.read_bytes(), names(root)) == (b"theirs\n", ["missions", "missions/m.yaml"])


def test_a_file_deleted_meanwhile_is_not_brought_back(root: Path, file: Path) -> None:
    def plan(raw: bytes) -> bytes:
        file.unlink()
        return NEW

    with pytest.raises(RefusedWriteError) as error:
        update(root, file, plan)
    assert error.value.args_for_text == {"path": str(file), "words": os.strerror(errno.ENOENT)}
    assert names(root) == ["missions"]
    with pytest.raises(RefusedWriteError) as error:
        update(root, file, lambda _: pytest.fail("there is nothing to plan from"))
    assert error.value.args_for_text == {"path": str(file), "words": os.strerror(errno.ENOENT)}


def test_a_lock_is_waited_for_and_no_longer_than_asked(root: Path, file: Path) -> None:
    with locked(root), pytest.raises(MissionError) as error, locked(root, seconds=0.05):
        pytest.fail("two writers at once")
    assert (error.value.text, error.value.args_for_text) == ("write.busy", {"path": str(root)})
    update(root, file, lambda _: NEW)  # and it is free again
    assert file.read_bytes() == NEW


def test_a_writer_gets_its_turn_when_the_other_is_done(root: Path, file: Path) -> None:
    waiting = threading.Thread(target=update, args=(root, file, lambda raw: raw + b"second\n"))
    with locked(root):
        waiting.start()
        file.write_bytes(b"first\n")
    waiting.join(5)
    assert file.read_bytes() == b"first\nsecond\n"


def test_a_lock_deleted_while_it_is_waited_for_guards_nobody(root: Path, file: Path) -> None:
    """`.mission/cache` may be deleted at any moment: who waited on what is gone takes the lock that is there."""
    done: list[str] = []

    def second() -> None:
        with locked(root):
            done.append("second")

    with locked(root):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.05)
        (root / ".mission" / "cache" / "lock").unlink()
        with locked(root):  # a new lock
            third = True
        assert third
    waiting.join(5)
    assert done == ["second"]
    held = (root / ".mission" / "cache" / "lock").stat().st_ino
    with locked(root):
        assert (root / ".mission" / "cache" / "lock").stat().st_ino == held


def test_a_lock_that_is_gone_when_it_is_had_is_taken_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = root / ".mission" / "cache" / "lock"
    removed: list[Path] = []

    def removes(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        done = call(*args)
        if operation == "lock" and not removed:
            removed.append(path)
            path.unlink()
        return done

    monkeypatch.setattr(disk, "hook", removes)
    with locked(root):
        assert removed == [lock]
        assert lock.exists()


def test_what_a_run_is_still_writing_is_left_to_it(root: Path, file: Path) -> None:
    """`-o` writes without the lock: its temporary file is its own while it runs."""
    alive = root / f".due.csv.{os.getppid()}-0a1b2c3d.mission-tmp"
    alive.write_bytes(b"half")
    update(root, file, lambda _: NEW)
    assert alive.exists()


@pytest.mark.parametrize(
    "left", [".mission/.x.schema.json.{}-0a1b2c3d.mission-tmp", ".mission/cache/.index-3.{}-0a1b2c3d.mission-tmp",
             ".mission/cache/drafts/.c.yaml.{}-0a1b2c3d.mission-tmp", "missions/2025/.m.yaml.{}-0a1b2c3d.mission-tmp",
             "consultants/.c.yaml.{}-0a1b2c3d.mission-tmp", ".mission.yaml.{}-0a1b2c3d.mission-tmp"]
)  # fmt: skip
def test_what_a_killed_run_left_anywhere_is_swept(root: Path, file: Path, left: str) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    path = root / left.format(ended.pid)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half")
    update(root, file, lambda _: NEW)
    assert not path.exists()


def test_what_a_killed_run_left_is_swept_by_a_new_file_too(root: Path) -> None:
    (root / "missions" / ".n.yaml.99999999.mission-tmp").write_bytes(b"half")
    create(root, root / "missions" / "n.yaml", NEW)
    assert names(root) == ["missions", "missions/m.yaml", "missions/n.yaml"]


def test_what_a_killed_run_left_is_swept(root: Path, file: Path) -> None:
    (root / "missions" / ".m.yaml.99999999.mission-tmp").write_bytes(b"half")
    (root / "missions" / ".hidden").write_bytes(b"the person's own")
    update(root, file, lambda _: NEW)
    assert names(root) == ["missions", "missions/.hidden", "missions/m.yaml"]


def test_nothing_is_swept_behind_a_link_out_of_the_workspace(root: Path, file: Path, tmp_path: Path) -> None:
    left = tmp_path / "outside" / ".m.yaml.99999999-0a1b2c3d.mission-tmp"
    left.parent.mkdir()
    left.write_bytes(b"somebody else's")
    (root / "missions" / "linked").symlink_to(left.parent, target_is_directory=True)
    update(root, file, lambda _: NEW)
    assert left.exists()


APPEND = """
import sys
from pathlib import Path
from mission_cli.storage.write import update
root, name = Path(sys.argv[1]), sys.argv[2]
for n in range(10):
    update(root, root / "missions" / "m.yaml", lambda raw: raw + f"{name}-{n}\\n".encode())
"""


def test_eight_processes_of_ten_records_each(root: Path, file: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    running = [
        subprocess.Popen([sys.executable, "-c", APPEND, str(root), f"p{number}"], env=environment)
        for number in range(8)
    ]
    assert [process.wait(60) for process in running] == [0] * 8
    lines = file.read_text().splitlines()
    assert lines[0] == "old"
    assert sorted(lines[1:]) == sorted(f"p{number}-{n}" for number in range(8) for n in range(10))
    for number in range(8):  # each one's own in the order they were written
        own = [line for line in lines if line.startswith(f"p{number}-")]
        assert own == [f"p{number}-{n}" for n in range(10)]


# Faults


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for-ever"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO], ids=["ENOSPC", "EIO"])
@pytest.mark.parametrize("action", ["update", "create"])
def test_a_fault_at_each_call_in_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str, number: int, *, for_ever: bool
) -> None:
    """Old content whole or new content whole, the error said, no leftover; never a success that was none."""
    for at in range(1, 40):
        root = tmp_path / f"{at}"
        (root / "missions").mkdir(parents=True)
        old, new = root / "missions" / "m.yaml", root / "missions" / "n.yaml"
        old.write_bytes(OLD)
        own_folder(root)
        target = old if action == "update" else new
        seen: list[str] = []

        def fails(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
            seen.append(operation)  # noqa: B023
            wrong = len(seen) == at or (for_ever and len(seen) > at)  # noqa: B023
            if wrong and operation == "close":
                call(*args)
            if wrong:
                raise OSError(number, os.strerror(number), str(path))
            return call(*args)

        refused = False
        with monkeypatch.context() as patch:
            patch.setattr(disk, "hook", fails)
            try:
                if action == "update":
                    update(root, old, lambda _: NEW)
                else:
                    create(root, new, NEW)
            except RefusedWriteError as error:
                refused = True
                assert error.text == "write.failed"
                assert error.args_for_text["words"] == os.strerror(number)
        found = target.read_bytes() if target.exists() else None
        before = OLD if action == "update" else None
        assert found == (before if refused else NEW)
        if not for_ever and at < len(seen) - 1 and seen[at - 1] != "unlink":
            assert set(names(root)) <= {"missions", "missions/m.yaml", "missions/n.yaml"}
        update(root, old, lambda _: NEW)  # the next run cleans up
        assert set(names(root)) <= {"missions", "missions/m.yaml", "missions/n.yaml"}
        if len(seen) < at:
            return  # there is no call that this number speaks of
    pytest.fail("more calls than were looked for")


@pytest.mark.parametrize("operation", ["replace", "link"])
def test_a_write_that_was_done_and_said_to_have_failed(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    """A file server that loses its answer: a record that is there is not called refused, and not written twice."""

    def lost(name: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        call(*args)
        if name == operation:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    own_folder(root)
    monkeypatch.setattr(
        disk, "hook", lambda name, *rest: lost(name, *rest) if name == operation else rest[1](*rest[2:])
    )
    if operation == "replace":
        assert update(root, file, lambda _: NEW) == (OLD, NEW)
    else:
        create(root, root / "missions" / "n.yaml", NEW)
    assert (root / "missions" / ("m.yaml" if operation == "replace" else "n.yaml")).read_bytes() == NEW


def test_a_write_that_fails_half_way_leaves_nothing(root: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk: the call that writes the bytes fails, in the middle of the file."""

    def full(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        if operation == "write" and len(args[1]) > 1:
            return call(args[0], args[1][:1])
        if operation == "write":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return call(*args)

    own_folder(root)
    monkeypatch.setattr(disk, "hook", full)
    with pytest.raises(RefusedWriteError) as error:
        update(root, file, lambda _: b"xy")
    assert error.value.args_for_text["words"] == os.strerror(errno.ENOSPC)
    assert (file.read_bytes(), names(root)) == (OLD, ["missions", "missions/m.yaml"])


def test_a_file_system_without_locks_says_so(root: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        if operation == "lock":
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
        return call(*args)

    monkeypatch.setattr(disk, "hook", refused)
    with pytest.raises(RefusedWriteError) as error:
        update(root, file, lambda _: NEW)
    assert error.value.args_for_text == {"path": str(root), "words": os.strerror(errno.ENOLCK)}
    assert file.read_bytes() == OLD


def test_an_error_without_a_number_is_said_in_its_own_words(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        if operation == "write":
            raise OSError("the drive was pulled out")
        return call(*args)

    own_folder(root)
    monkeypatch.setattr(disk, "hook", odd)
    with pytest.raises(RefusedWriteError) as error:
        update(root, file, lambda _: NEW)
    assert error.value.args_for_text == {"path": str(file), "words": "the drive was pulled out"}


def test_stopped_by_the_person_half_way(root: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        update(root, file, lambda _: NEW)
    assert (file.read_bytes(), names(root)) == (OLD, ["missions", "missions/m.yaml"])


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not closed by their mode")
@pytest.mark.parametrize("closed", ["missions", "missions/m.yaml", "."])
def test_what_may_not_be_written_is_left_alone(root: Path, file: Path, closed: str) -> None:
    """In a process of its own, without the powers that let root write everywhere."""
    (root / closed).chmod(0o555 if closed != "missions/m.yaml" else 0o444)
    code = (
        "import sys; from pathlib import Path; from mission_cli.errors import RefusedWriteError\n"
        "from mission_cli.storage.write import update\n"
        "try: update(Path(sys.argv[1]), Path(sys.argv[2]), lambda _: b'new')\n"
        "except RefusedWriteError as error: print(error.args_for_text['words'])\n"
    )
    done = subprocess.run(
        [*powerless(), sys.executable, "-c", code, str(root), str(file)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    (root / closed).chmod(0o755)
    assert done.stdout == "Permission denied\n"
    assert (file.read_bytes(), names(root)) == (OLD, ["missions", "missions/m.yaml"])


def powerless() -> list[str]:
    """What goes before a command so that modes hold for it: nothing but for root."""
    import shutil

    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root writes everywhere, and setpriv is not there")
    caps = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={caps}", f"--inh-caps={caps}"]
