"""The log of what this clone wrote: what it keeps, what it forgets, and that no write ever waits for it."""

from __future__ import annotations

import ast
import datetime as dt
import errno
import os
import shutil
import stat
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from mission_cli.errors import ConflictError, RefusedWriteError
from mission_cli.storage import disk, reading, write
from mission_cli.storage.own_key import mark, own_key
from mission_cli.storage.undo import operations, remembered
from mission_cli.storage.undo.operations import FOLDER, MOST_BYTES, Memory, Name
from mission_cli.storage.undo.remembered import Operation, is_ours, to_redo, to_undo

SOURCE = Path(operations.__file__).parents[2]
ACME = "missions/acme.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "w"
    (root / "missions").mkdir(parents=True)
    (root / ACME).write_bytes(b"title: One\n")
    return root


def wrote(root: Path, content: bytes, memory: Memory | None = None, path: str = ACME) -> None:
    """A write of the program: a run of its own unless a memory is given."""
    memory = memory or Memory(f"wrote {content.decode()}")
    if (root / path).exists():
        write.update(root, root / path, lambda _: content, memory)
    else:
        write.create(root, root / path, content, memory)


def held(root: Path) -> list[Operation]:
    return remembered.operations(root)


def log(root: Path) -> list[Path]:
    return sorted((root / FOLDER).iterdir())


def test_a_write_is_remembered_with_its_bytes(root: Path) -> None:
    before = (root / ACME).read_bytes()
    wrote(root, b"title: \xff Two\r\n", Memory("acme: edited"))
    [one] = held(root)
    [step] = one.done
    assert (one.subject, one.paths, one.undone, one.ended) == ("acme: edited", [ACME], (), False)
    assert (step.before, step.after) == (before, b"title: \xff Two\r\n")


def test_a_file_made_or_removed_has_nothing_on_one_side(root: Path) -> None:
    wrote(root, b"", path="missions/new.yaml")
    write.remove(root, root / "missions/new.yaml", b"", Memory("gone"))
    made, gone = held(root)
    assert [(step.before, step.after) for one in (made, gone) for step in one.done] == [(None, b""), (b"", None)]
    assert not (root / "missions/new.yaml").exists()


def test_what_one_run_writes_is_one_operation_and_one_change_a_file(root: Path) -> None:
    memory = Memory("many")
    for content, path in ((b"a", ACME), (b"b", "missions/b.yaml"), (b"c", ACME)):
        wrote(root, content, memory, path)
    wrote(root, b"d")
    many, last = held(root)
    assert [(step.path, step.before, step.after) for step in many.done] == [
        (ACME, b"title: One\n", b"c"),
        ("missions/b.yaml", None, b"b"),
    ]
    assert last.number > many.number


def test_two_runs_at_once_keep_their_operations_apart(root: Path) -> None:
    one, other = Memory("one"), Memory("other")
    for at in range(3):
        wrote(root, b"1", one, f"missions/one-{at}.yaml")
        wrote(root, b"2", other, f"missions/other-{at}.yaml")
    assert [(found.subject, len(found.done)) for found in held(root)] == [("one", 3), ("other", 3)]


def test_the_log_is_its_owners_alone(root: Path) -> None:
    wrote(root, b"x")
    assert stat.S_IMODE((root / FOLDER).stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in log(root)] == [0o600]


def test_the_log_adds_no_wait_for_the_disk(root: Path) -> None:
    calls: list[tuple[str, str]] = []

    def hook(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        calls.append((operation, str(path)))
        return call(*args)

    with mock.patch.object(disk, "hook", hook):
        wrote(root, b"x")
    own = [operation for operation, path in calls if "/undo" in path]
    assert own == ["mkdir", "list", "open", "write", "close"]


# Undone and redone ---------------------------------------------------------------------------------------------------


def turned(root: Path, kind: str, one: Operation) -> None:
    steps = one.done if kind == "undo" else one.undone
    for step in steps:
        assert (root / step.path).read_bytes() == step.after
        assert step.before is not None
        wrote(root, step.before, Memory(one.subject, kind, one.number), step.path)


def test_what_is_undone_can_be_redone_until_its_file_is_written_again(root: Path) -> None:
    wrote(root, b"1")
    wrote(root, b"2")
    turned(root, "undo", to_undo(held(root))[0])
    turned(root, "undo", to_undo(held(root))[0])
    assert (to_undo(held(root)), [one.subject for one in to_redo(held(root))]) == ([], ["wrote 1", "wrote 2"])
    turned(root, "redo", to_redo(held(root))[0])
    assert (root / ACME).read_bytes() == b"1"
    wrote(root, b"other", path="missions/other.yaml")
    assert [one.subject for one in to_redo(held(root))] == ["wrote 2"]
    wrote(root, b"3")
    assert (to_redo(held(root)), [one.ended for one in held(root)]) == ([], [False, True, False, False])


def test_a_turn_that_was_killed_before_its_file_was_written_does_not_count(root: Path) -> None:
    wrote(root, b"1")
    [one] = held(root)
    Memory(one.subject, "undo", one.number)(root, (root / ACME).resolve(), b"1", b"title: One\n")
    assert len(log(root)) == 2
    assert [found.number for found in to_undo(held(root))] == [one.number]
    turned(root, "undo", held(root)[0])
    Memory(one.subject, "redo", one.number)(root, (root / ACME).resolve(), b"title: One\n", b"1")
    assert [found.number for found in to_redo(held(root))] == [one.number]
    wrote(root, b"2")  # what came after tells as well
    assert [found.ended for found in held(root)] == [True, False]


# What is forgotten ---------------------------------------------------------------------------------------------------


def test_a_hundred_operations_are_kept_each_whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "MOST", 3)
    first = Memory("first")
    for at in range(5):
        wrote(root, b"x", first, f"missions/m{at}.yaml")
    for at in range(2):
        wrote(root, str(at).encode())
    assert [(one.subject, len(one.done)) for one in held(root)] == [("first", 5), ("wrote 0", 1), ("wrote 1", 1)]
    wrote(root, b"2")
    assert [one.subject for one in held(root)] == ["wrote 0", "wrote 1", "wrote 2"]
    assert len(log(root)) == 3


def test_an_operation_of_many_files_keeps_all_of_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "MOST", 2)
    monkeypatch.setattr(operations, "MOST_BYTES", 100)
    many = Memory("many")
    for at in range(20):
        wrote(root, b"x" * 50, many, f"missions/m{at}.yaml")
    assert [(one.subject, len(one.done)) for one in held(root)] == [("many", 20)]


def test_the_log_has_a_size(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in range(4):
        wrote(root, os.urandom(1000) + bytes([at]), Memory(str(at)))
    monkeypatch.setattr(operations, "MOST_BYTES", 5000)
    wrote(root, b"last", Memory("last"))
    assert sum(path.stat().st_size for path in log(root)) <= 5000
    assert [one.subject for one in held(root)] == ["3", "last"]


def test_what_is_older_than_ninety_days_is_forgotten(root: Path) -> None:
    for at in range(3):
        wrote(root, str(at).encode())
    now = log(root)[-1].stat().st_mtime
    for path, days in zip(log(root), (91, 91, 89), strict=True):
        os.utime(path, (now - days * 86_400,) * 2)
    wrote(root, b"last")
    assert [one.subject for one in held(root)] == ["wrote 2", "wrote last"]


# What goes wrong -----------------------------------------------------------------------------------------------------


def test_a_write_that_fails_is_not_remembered(root: Path) -> None:
    def saved_meanwhile(_: bytes) -> bytes:
        (root / ACME).write_bytes(b"hand\n")
        return b"ours"

    with pytest.raises(ConflictError):
        write.update(root, root / ACME, saved_meanwhile, Memory("lost"))
    with pytest.raises(ConflictError):
        write.create(root, root / ACME, b"hand\n", Memory("there"))
    with pytest.raises(ConflictError):
        write.remove(root, root / ACME, b"other", Memory("other"))
    (root / ACME).chmod(0o444)
    with mock.patch("os.access", return_value=False), pytest.raises(RefusedWriteError):
        wrote(root, b"refused")
    assert (held(root), log(root)) == ([], [])


@pytest.mark.parametrize("failing", ["mkdir", "list", "open", "write", "close", "everything"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_log_that_cannot_be_written_holds_nothing_up(root: Path, failing: str, number: int) -> None:
    def hook(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        if "/undo" in str(path) and failing in (operation, "everything"):
            raise OSError(number, os.strerror(number))
        return call(*args)

    with mock.patch.object(disk, "hook", hook):
        wrote(root, b"written")
    assert (root / ACME).read_bytes() == b"written"
    assert held(root) == []
    if failing != "everything":
        assert not (root / FOLDER).exists() or log(root) == []


def test_a_log_that_leads_out_of_the_workspace_is_not_written(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / FOLDER).parent.mkdir(parents=True)
    (root / FOLDER).symlink_to(outside)
    with pytest.raises(RefusedWriteError):
        wrote(root, b"x")
    assert list(outside.iterdir()) == []


def test_the_log_may_be_deleted_at_any_moment(root: Path) -> None:
    assert held(root) == []
    wrote(root, b"1")
    shutil.rmtree(root / FOLDER)
    assert held(root) == []
    wrote(root, b"2")
    assert [one.subject for one in held(root)] == ["wrote 2"]


def forged(root: Path, head: bytes, content: bytes = b"ab", key: bytes | None = None) -> None:
    packed = zlib.compress(head + content)
    raw = b"mission undo 2\n" + mark(key or own_key(make=True) or b"", (packed,)) + packed
    (root / FOLDER / str(Name(7, 7, "write", len(raw)))).write_bytes(raw)


def test_a_log_that_came_with_a_clone_is_as_if_it_were_missing(root: Path) -> None:
    """Whoever wrote it has another key: `undo` would write their text into a mission."""
    wrote(root, b"1")
    forged(root, b"missions/a.yaml\0x\x001\x001\0", key=b"of another")
    assert [one.subject for one in held(root)] == ["wrote 1"]


def test_nothing_is_unpacked_of_a_foreign_log_and_no_more_read_than_was_ever_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred bombs of 60 MB each, a thousand large files: what is read of them is bounded."""
    wrote(root, b"1")
    bomb = zlib.compress(b"missions/a.yaml\0x\x000\x0060000000\0" + bytes(60_000_000), 9)
    raw = b"mission undo 2\n" + bytes(16) + bomb
    for number in range(10, 110):
        (root / FOLDER / str(Name(number, number, "write", len(raw)))).write_bytes(raw)
    read: list[int] = []
    whole = reading.whole

    def noted(*args: Any, **named: Any) -> bytes:
        read.append(len(whole(*args, **named)))
        return whole(*args, **named)

    monkeypatch.setattr(reading, "whole", noted)
    monkeypatch.setattr(
        remembered.Step, "unpacked", lambda self: pytest.fail("unpacked") if self.name.number > 9 else None
    )
    assert [one.number for one in held(root)] == [1]
    assert sum(read) <= 2 * MOST_BYTES
    names = [Name(number, number, "write", 1_000_000) for number in range(1_000)]
    assert len(remembered._newest(names)) == 64
    assert remembered._newest(names)[-1] == names[-1]
    assert len(remembered._newest([Name(number, number, "write", 9) for number in range(100_000)])) == 20_000


def test_without_a_place_for_the_key_a_write_is_made_and_not_remembered(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "taken"))
    wrote(root, b"1")
    assert held(root) == []


@pytest.mark.parametrize(
    "head",
    [
        b"../../etc/passwd\0x\x001\x001\0",
        b"/etc/passwd\0x\x001\x001\0",
        b"missions/../../out\0x\x001\x001\0",
        b".git/config\0x\x001\x001\0",
        b".mission/cache/lock\0x\x001\x001\0",
        b"missions/a.yaml\0x\x009\x001\0",
        b"missions/a.yaml\0x\x001\x00one\0",
        b"missions/a.yaml\0",
        b"",
    ],
)
def test_a_forged_step_is_as_if_it_were_missing(root: Path, head: bytes) -> None:
    wrote(root, b"1")
    forged(root, b"missions/a.yaml\0x\x001\x001\0")
    assert len(held(root)) == 2, "what is well formed is read"
    for path in log(root)[1:]:
        path.unlink()
    forged(root, head)
    assert [one.subject for one in held(root)] == ["wrote 1"]


def test_torn_and_foreign_files_are_passed_over(root: Path) -> None:
    for at in range(3):
        wrote(root, str(at).encode())
    first, second, _ = log(root)
    first.write_bytes(first.read_bytes()[:-1])
    second.write_bytes(second.read_bytes()[:-1] + b"\0")
    for name in ("note.txt", "9-9-write-0", "99999999-00000009-write-4", "00000009-00000009-eat-4", "²-1-write-1"):
        (root / FOLDER / name).write_bytes(b"")
    (root / FOLDER / "00000008-00000008-write-9").mkdir()
    assert [one.subject for one in held(root)] == ["wrote 2"]
    wrote(root, b"4")
    assert [one.subject for one in held(root)] == ["wrote 2", "wrote 4"]


def test_a_name_tells_what_a_step_is() -> None:
    name = Name(12, 3, "undo", 456)
    assert str(name) == "00000012-00000003-undo-456"
    assert Name.of(str(name)) == name


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("mission.yaml", True),
        ("missions/a.yaml", True),
        ("templates/documents/a.md", True),
        ("missions", False),
        ("consultants/../x", False),
        ("docs/a.md", False),
    ],
)
def test_only_what_people_wrote_is_remembered(path: str, expected: bool) -> None:
    assert is_ours(path) is expected


# Every writer --------------------------------------------------------------------------------------------------------

WRITERS = {"update": 4, "create": 4, "remove": 4}
# What the program makes from itself, and what it tells git.
MADE_AGAIN = {"storage/schema.py", "storage/git/driver.py"}


def forgetful() -> list[str]:
    """The calls of storage/write.py that leave out what remembers them."""
    found = []
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        taken = {
            name.asname or name.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "mission_cli.storage.write"
            for name in node.names
            if name.name in WRITERS
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in taken:
                given = len(node.args) + sum(word.arg == "remember" for word in node.keywords)
                if given < WRITERS[node.func.id]:
                    found.append(f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}")
    return [place for place in found if place.partition(":")[0] not in MADE_AGAIN]


def test_every_writer_has_its_writes_remembered() -> None:
    assert forgetful() == []


def test_after_the_last_number_the_log_begins_again(root: Path) -> None:
    """A file of that name may come with a clone, or be a fault's: what is written from now on is remembered all the same."""
    wrote(root, b"a")
    (root / FOLDER / "999999999999-00000001-write-5").write_bytes(b"none\n")
    wrote(root, b"b")
    [step] = to_undo(held(root))[0].done
    assert (step.before, step.after) == (b"a", b"b")


def test_only_names_as_the_program_writes_them_are_numbered(root: Path) -> None:
    wrote(root, b"a")
    (root / FOLDER / "9-9-write-5").write_bytes(b"none\n")
    wrote(root, b"b")
    wrote(root, b"c")
    assert [one.number for one in held(root)] == [1, 2, 3]


@pytest.mark.parametrize("seconds", [1 << 40, -(1 << 33)])
def test_a_step_of_no_possible_time_is_listed(root: Path, seconds: int) -> None:
    wrote(root, b"a")
    os.utime(log(root)[0], (seconds, seconds))
    [one] = held(root)
    assert 1970 <= dt.datetime.fromtimestamp(one.when, tz=dt.UTC).year <= 9892  # some disks know fewer years
