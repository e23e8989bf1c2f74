"""Asking the system's `find` about every file of a folder while this program is still importing what will use it.

To stat ten thousand files takes Python 75 ms and `find` 40; beside the imports it costs almost nothing. Where there is
no GNU find, no Linux, or anything out of the ordinary below the folder (a link, a folder that may not be looked into),
`listing` asks itself, and answers the same.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# Links are told apart, folders passed through. What is no YAML or begins with a dot is told too: to compare ten thousand
# names takes find a fifth of its time, and those are few. `listing` leaves them out.
_FIND: Final = (
    "find",
    "-H",
    "-mindepth",
    "1",
    "!",
    "-type",
    "d",
    "-printf",
    r"%y %s %T@ %C@ %i %P\0",
)

_PIECE: Final = 1 << 16

_begun: dict[str, Question] = {}


class Question:
    """A folder that is being asked about."""

    __slots__ = ("answer", "begun_ns", "process", "status")

    def __init__(self, begun_ns: int, process: int, answer: int) -> None:
        self.begun_ns = begun_ns
        self.process = process
        self.answer = answer
        """The descriptor of the file that is being filled."""
        self.status: int | None = None
        """How `find` ended; None while it runs."""

    def has_ended(self, *, wait: bool) -> bool:
        """Whether `find` has. Raises OSError where that cannot be known."""
        if self.status is None:
            process, status = os.waitpid(self.process, 0 if wait else os.WNOHANG)
            self.status = status if process else None
        return self.status is not None

    def says(self, expected: bytes) -> bool:
        """Whether it said this, once it has ended. Piece by piece: memory that was never used is slow to be given."""
        try:
            self.has_ended(wait=True)
            return (
                not self.status
                and os.fstat(self.answer).st_size == len(expected)
                and all(
                    os.pread(self.answer, _PIECE, at) == expected[at : at + _PIECE]
                    for at in range(0, len(expected), _PIECE)
                )
            )
        except OSError:
            return False

    def answered(self) -> bytes | None:
        """What it said, once it has ended: a record a file, each ended by NUL; None where it was not sure."""
        try:
            self.has_ended(wait=True)
            found = os.pread(self.answer, os.fstat(self.answer).st_size, 0)
        except OSError:
            return None
        linked = found[:2] == b"l " or b"\0l " in found
        return None if self.status or (linked and any(map(_is_linked_file, found.split(b"\0")))) else found

    def close(self) -> None:
        """Forget the answer."""
        os.close(self.answer)


def _is_linked_file(record: bytes) -> bool:
    """Whether this is a link in the place of a file of ours."""
    return record[:2] == b"l " and is_ours(record)


def is_ours(record: bytes) -> bool:
    """Whether the file of a record (see `listing.record`) is a YAML file; a name that begins with a dot is an editor's,
    or a folder's of git, and nobody's business."""
    if not record.endswith((b".yaml", b".yml")):
        return False
    dots = b"/." in record or b" ." in record  # most have none: to take each apart takes ten times as long
    return not (dots and any(name[:1] == b"." for name in record.split(b" ", 5)[5].split(b"/")))


def begin(folder: str) -> None:
    """Start asking about the files in a folder named by its absolute path; nothing happens where it cannot be done."""
    if sys.platform != "linux" or os.path.islink(folder):  # `find` would follow a link out of the workspace
        return
    begun_ns = time.time_ns()
    try:
        answer = os.memfd_create("listing")
        words = [*_FIND[:2], f"{folder}/", *_FIND[2:]]  # the slash: it is to be a folder
        into = [(os.POSIX_SPAWN_DUP2, answer, 1), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
        process = os.posix_spawnp(_FIND[0], words, {**os.environ, "LC_ALL": "C"}, file_actions=into)
    except OSError:
        return
    _begun[folder] = Question(begun_ns, process, answer)


def is_asking(folder: str) -> bool:
    """Whether this folder was asked about, and the answer is not there yet."""
    question = _begun.get(folder)
    try:
        return question is not None and not question.has_ended(wait=False)
    except OSError:
        return False


def says(folder: str, expected: bytes) -> bool:
    """Whether the answer about this folder, waited for, is this one. It stays to be taken."""
    question = _begun.get(folder)
    return question is not None and question.says(expected)


def taken(folder: str) -> tuple[int, bytes] | None:
    """When the asking about this folder began (ns), and a record a file, each ended by NUL, see `listing.record`. None
    where nobody has asked, or where `listing` has to ask."""
    question = _begun.pop(folder, None)
    if question is None:
        return None
    found = question.answered()
    question.close()
    return None if found is None else (question.begun_ns, found)
