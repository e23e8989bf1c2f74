"""What this clone wrote, remembered so that it can be taken back: a bounded, private log in `.mission/cache/undo/`.

One file of the log is one change of one file: its bytes before and after. It is written under the workspace's lock,
just before the change itself, and taken away again when that fails: a run killed between the two leaves a step whose
file is as it was before, which is passed over. A name says what a step is, and its number the order of all of them:
`NUMBER-OPERATION-KIND-SIZE`. An operation is what one run of a command wrote, named by the number of its first step; the
steps that took it back (`undo`) or brought it again (`redo`) carry that number too. No file of the log is ever changed,
any may be missing, and what cannot be read is as if it were missing; so is what the person's key did not mark: a log that
came with a clone would have `undo` write a stranger's text.
"""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mission_cli.storage import disk
from mission_cli.storage.leftovers import forget
from mission_cli.storage.own_key import KEY, mark, own_key
from mission_cli.storage.root import OWN_FOLDER

FOLDER = f"{OWN_FOLDER}/undo"
MOST = 100
MOST_BYTES = 32_000_000
MOST_SECONDS = 90 * 86_400.0
MAGIC = b"mission undo 2\n"
_MOST_SUBJECT = 500
_DIGITS = 12
_MOST_NUMBER = 10**_DIGITS - 1
KINDS = ("write", "undo", "redo")


class Name(NamedTuple):
    """What the name of a step tells without a look into it, in the order of writing."""

    number: int
    operation: int
    kind: str
    size: int

    def __str__(self) -> str:
        return f"{self.number:08d}-{self.operation:08d}-{self.kind}-{self.size}"

    @classmethod
    def of(cls, text: str) -> Name | None:
        """None for what is no step."""
        parts = text.split("-")
        if len(parts) != len(cls._fields) or parts[2] not in KINDS:
            return None
        numbers = (parts[0], parts[1], parts[3])
        if not all(part.isascii() and part.isdigit() and len(part) <= _DIGITS for part in numbers):
            return None
        name = cls(int(parts[0]), int(parts[1]), parts[2], int(parts[3]))
        return name if str(name) == text else None


class Memory:
    """Remembers what a run writes, as one operation; called by storage/write.py under the lock, before the change.

    `subject` says what is done, as a commit's does, and so nothing that is kept back. `kind` and `of` are for the run
    that takes back, or brings again, the operation `of`.
    """

    def __init__(self, subject: str, kind: str = "write", of: int = 0) -> None:
        self._subject, self._kind, self._operation = subject, kind, of
        self._swept = False
        self.whole = True
        """Whether each write was remembered so far."""

    def __call__(self, root: Path, target: Path, before: bytes | None, after: bytes | None) -> Callable[[], None]:
        """Never fails: a write that cannot be remembered is made all the same. Returns what forgets the step again."""
        try:
            path = self._kept(root / FOLDER, _relative(root, target), before, after)
        except OSError:
            self.whole = False
            return _nothing
        return lambda: forget(path)

    def _kept(self, folder: Path, path: str, before: bytes | None, after: bytes | None) -> Path:
        disk.mkdir(folder, 0o700)
        held = disk.names(folder)
        number = _last(held) + 1
        if number > _MOST_NUMBER:  # no run of ours came this far: the log begins again
            for name in filter(Name.of, held):
                forget(folder / name)
            held, number = [], 1
        self._operation = self._operation or number
        key = own_key(make=True)
        if key is None:  # nobody could tell it from a step that came with a clone
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), KEY)
        content = _packed(key, path, self._subject, before, after)
        place = folder / str(Name(number, self._operation, self._kind, len(content)))
        _write(place, content)
        if not self._swept:  # once a run: one that writes thousands of files need not look as often
            self._swept = True
            _sweep(place, self._operation, names_of(held))
        return place


def _nothing() -> None:
    pass


def _relative(root: Path, target: Path) -> str:
    return target.relative_to(os.path.realpath(root)).as_posix()


def _packed(key: bytes, path: str, subject: str, before: bytes | None, after: bytes | None) -> bytes:
    sizes = (-1 if content is None else len(content) for content in (before, after))
    plain = subject[:_MOST_SUBJECT].replace("\0", " ")
    head = "\0".join([path, plain, *map(str, sizes), ""]).encode("utf-8", "replace")
    # Fast rather than small: what is after is mostly what was before, which costs next to nothing.
    packed = zlib.compress(head + (before or b"") + (after or b""), 1)
    return MAGIC + mark(key, (packed,)) + packed


def _write(path: Path, content: bytes) -> None:
    """Not synced: after a power cut the log may lack what the files have, and nothing worse."""
    descriptor = disk.open_file(path, disk.NEW, 0o600)
    try:
        try:
            disk.write(descriptor, path, content)
        finally:
            disk.close(descriptor, path)
    except BaseException:
        forget(path)
        raise


def _sweep(newest: Path, own: int, held: list[Name]) -> None:
    """Forget the operations that were touched longest ago, each whole: more than MOST of them, more than MOST_BYTES, or
    MOST_SECONDS before `newest`, which is no part of `held`. Its operation, `own`, stays."""
    steps: dict[int, list[Name]] = {}
    for name in held:
        steps[name.operation] = [*steps.pop(name.operation, []), name]
    steps.pop(own, None)
    count, now = len(steps) + 1, _when(newest)
    size = sum(name.size for name in (*held, Name.of(newest.name)) if name)
    for names in steps.values():
        if count <= MOST and size <= MOST_BYTES and now - _when(newest.with_name(str(names[-1]))) <= MOST_SECONDS:
            return
        for name in names:
            forget(newest.with_name(str(name)))
        count, size = count - 1, size - sum(name.size for name in names)


def _when(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def names_of(texts: list[str]) -> list[Name]:
    """The names that are steps', in the order of writing."""
    return sorted(name for text in texts if (name := Name.of(text)))


def _last(texts: list[str]) -> int:
    """The highest number of a step; 0 for none."""
    return max((name.number for name in names_of(texts)), default=0)
