"""What is remembered of this clone's writes (storage/undo/operations.py), as operations that can be undone and redone."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mission_cli.errors import MissionError
from mission_cli.storage import disk, reading
from mission_cli.storage.own_key import MARK, mark, own_key
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS, TEMPLATES
from mission_cli.storage.undo.operations import FOLDER, MAGIC, MOST_BYTES, Name, names_of

_MOST_STEPS, _MOST_READ = 20_000, 2 * MOST_BYTES
"""What is looked at, the newest first: more was never written here."""
_LATEST = 250_000_000_000.0
"""Seconds, in the year 9892."""
_HEAD, _MOST_CONTENT = 8_192, 64_000_000


class Step:
    """One change of one file. `path` is relative to the workspace, with `/`; `when` the second it was written, since 1970.

    `before` and `after` are the file's bytes, None where it was not there.
    """

    def __init__(self, name: Name, when: float, head: list[bytes], packed: bytes) -> None:
        self.name, self.when = name, when
        self.path, self.subject = head[0].decode("utf-8", "replace"), head[1].decode("utf-8", "replace")
        self._sizes = int(head[2]), int(head[3])
        self._packed = packed

    @cached_property
    def _contents(self) -> tuple[bytes | None, bytes | None]:
        return self.unpacked()

    def unpacked(self) -> tuple[bytes | None, bytes | None]:
        """`before` and `after`, without keeping them. Raises ValueError or zlib.error where they are not whole."""
        content = zlib.decompressobj().decompress(self._packed, _MOST_CONTENT).split(b"\0", 4)[4]
        before, after = self._sizes
        middle = max(before, 0)
        if len(content) != middle + max(after, 0):
            raise ValueError
        return None if before < 0 else content[:middle], None if after < 0 else content[middle:]

    @property
    def before(self) -> bytes | None:
        """What the file held, None where there was none."""
        return self._contents[0]

    @property
    def after(self) -> bytes | None:
        """What it held then, None where it was removed."""
        return self._contents[1]

    def joined(self, later: Step) -> Step:
        """The two changes of one run in one file, as one."""
        whole = Step.__new__(Step)
        whole.name, whole.when, whole.path, whole.subject = later.name, later.when, self.path, self.subject
        whole.__dict__["_contents"] = (self.before, later.after)
        return whole


class Operation(NamedTuple):
    """What one run wrote, as it stands now: `done` can be taken back, `undone` brought again; one of them is empty but
    where a run was cut short. `ended` where a later run wrote in a file of `undone`."""

    number: int
    subject: str
    when: float
    done: tuple[Step, ...]
    undone: tuple[Step, ...]
    ended: bool

    @property
    def paths(self) -> list[str]:
        """The files it changed."""
        return sorted({step.path for step in (*self.done, *self.undone)})


def operations(root: Path) -> list[Operation]:
    """What is remembered, the oldest first; a step that cannot be read is left out. Raises MissionError where none can
    be."""
    held: dict[int, dict[str, Step]] = {}
    written: dict[str, Name] = {}
    for step in _came_to_be(root, list(_steps(root))):
        of = held.setdefault(step.name.operation, {})
        earlier = of.get(step.path)
        again = earlier is not None and earlier.name.kind == step.name.kind == "write"
        of[step.path] = earlier.joined(step) if earlier and again else step
        if step.name.kind == "write":
            written[step.path] = step.name
    return [_operation(number, list(of.values()), written) for number, of in sorted(held.items())]


def _came_to_be(root: Path, steps: list[Step]) -> list[Step]:
    """Without the turns, back or forth, of which nothing was left when the next step began, or now: a run was killed
    before it made one, or a person turned it themselves. What they turned stands as before."""
    next_of: dict[str, Step] = {}
    found = []
    for step in reversed(steps):
        if step.name.kind != "write":
            later = next_of.get(step.path)
            held = later.before if later else _content(root, step.path)
            if step.before == held != step.after:
                continue
        next_of[step.path] = step
        found.append(step)
    return found[::-1]


def _content(root: Path, path: str) -> bytes | None:
    try:
        return reading.whole(root / path, root)
    except OSError:
        return None


def _operation(number: int, steps: list[Step], written: dict[str, Name]) -> Operation:
    undone = tuple(step for step in steps if step.name.kind == "undo")
    return Operation(
        number,
        steps[0].subject,
        steps[0].when,
        tuple(step for step in steps if step.name.kind != "undo"),
        undone,
        any(step.path in written and written[step.path].number > step.name.number for step in undone),
    )


def to_undo(held: list[Operation]) -> list[Operation]:
    """Those that can be taken back, the one that was done last first."""
    found = [one for one in held if one.done]
    return sorted(found, key=lambda one: max(step.name.number for step in one.done), reverse=True)


def to_redo(held: list[Operation]) -> list[Operation]:
    """Those that can be brought again, the one that was taken back last first; a later write in one of its files ends
    that."""
    found = [one for one in held if one.undone and not one.ended]
    return sorted(found, key=lambda one: max(step.name.number for step in one.undone), reverse=True)


def _steps(root: Path) -> Iterator[Step]:
    folder = root / FOLDER
    try:
        reading.inside(folder, root)
        names = names_of(disk.names(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise MissionError("undo.unreadable", path=FOLDER, words=error.strerror or str(error)) from None
    key = own_key()
    for name in _newest(names) if key else ():
        # Whatever a torn, foreign or forged file may raise, among it MemoryError.
        with contextlib.suppress(OSError, ValueError, IndexError, zlib.error, MemoryError):
            yield _step(root, folder / str(name), name, key or b"")


def _newest(names: list[Name]) -> list[Name]:
    """Those that are looked at, in the order of writing."""
    found, left = list[Name](), _MOST_READ
    for name in reversed(names[-_MOST_STEPS:]):
        left -= name.size
        if left < 0:
            break
        found.append(name)
    return found[::-1]


def _step(root: Path, path: Path, name: Name, key: bytes) -> Step:
    """Raises OSError, ValueError or zlib.error for what is no whole step about a file of ours."""
    raw = reading.whole(path, root, name.size)
    start = len(MAGIC) + MARK
    packed = raw[start:]
    if len(raw) != name.size or raw[:start] != MAGIC + mark(key, (packed,)):
        raise ValueError
    head = zlib.decompressobj().decompress(packed, _HEAD).split(b"\0", 4)
    step = Step(name, _moment(path), head, packed)
    if not is_ours(step.path):
        raise ValueError
    step.unpacked()
    return step


def _moment(path: Path) -> float:
    """When it was written, as far as that is a day that can be named: a clock, or a copy, may have given it any."""
    return max(0.0, min(path.stat().st_mtime, _LATEST))


def is_ours(path: str) -> bool:
    """Whether a path of the workspace is one of those that people's words are in."""
    top, *below = path.split("/")
    return path == SETTINGS or (bool(below) and top in (MISSIONS, CONSULTANTS, TEMPLATES) and ".." not in below)
