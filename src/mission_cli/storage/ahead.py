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

# As `listing` names and looks: nothing whose name begins with a dot, links told apart, folders passed through.
_FIND: Final = (
    *("find", "-H"),
    *("-mindepth", "1", "-name", ".*", "-prune", "-o"),
    *("(", "-name", "*.yaml", "-o", "-name", "*.yml", ")", "!", "-type", "d"),
    *("-printf", r"%y %s %T@ %C@ %i %P\0"),
)

_begun: dict[str, tuple[int, int, int]] = {}


def begin(folder: str) -> None:
    """Start asking about the files in a folder named by its absolute path; nothing happens where it cannot be done."""
    if sys.platform != "linux":
        return
    begun_ns = time.time_ns()
    try:
        answer = os.memfd_create("listing")
        words = [*_FIND[:2], f"{folder}/", *_FIND[2:]]  # the slash: it is to be a folder
        into = [(os.POSIX_SPAWN_DUP2, answer, 1), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
        number = os.posix_spawnp(_FIND[0], words, {**os.environ, "LC_ALL": "C"}, file_actions=into)
    except OSError:
        return
    _begun[folder] = (begun_ns, number, answer)


def taken(folder: str) -> tuple[int, bytes] | None:
    """When the asking about this folder began (ns), and a record a file, each ended by NUL, see `listing.record`. None
    where nobody has asked, or where `listing` has to ask."""
    begun = _begun.pop(folder, None)
    return _answer(*begun) if begun else None


def _answer(begun_ns: int, number: int, answer: int) -> tuple[int, bytes] | None:
    try:
        _, status = os.waitpid(number, 0)
        found = os.pread(answer, os.fstat(answer).st_size, 0)
    except OSError:
        return None
    finally:
        os.close(answer)
    if status or found.startswith(b"l ") or b"\0l " in found:
        return None
    return begun_ns, found
