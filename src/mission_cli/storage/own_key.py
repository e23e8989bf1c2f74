"""The key of the person on this machine: what the program wrote itself is told by it from what came with a clone.

It lies among the person's own things (`$XDG_STATE_HOME/mission/key`), never in a workspace: whatever is committed there,
nobody else can have made a mark with it. Without a place for it nothing is believed.
"""

from __future__ import annotations

import os
from _blake2 import blake2b  # hashlib itself takes ten times as long to import

from mission_cli.storage import reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = 16
"""Bytes of a mark."""
_LENGTH = 32
KEY = "key"


def state_folder() -> str:
    """Where the program keeps what is the person's and of no workspace."""
    named = os.environ.get("XDG_STATE_HOME", "")  # a relative one is to be ignored, says the specification
    return f"{named if os.path.isabs(named) else os.path.expanduser('~/.local/state')}/mission"


def own_key(*, make: bool = False) -> bytes | None:
    """The key; None where there is none, and none can be made."""
    path = f"{state_folder()}/{KEY}"
    try:
        key = reading.whole(path, most=_LENGTH)
    except FileNotFoundError:
        return _made(path) if make else None
    except OSError:
        return None
    return key if len(key) == _LENGTH else None


def mark(key: bytes, parts: Iterable[bytes]) -> bytes:
    """What nobody makes of these bytes without the key."""
    seen = blake2b(key=key, digest_size=MARK)
    for part in parts:
        seen.update(part)
    return seen.digest()


def _made(path: str) -> bytes | None:
    from pathlib import Path

    from mission_cli.storage import disk
    from mission_cli.storage.write import put_new

    try:
        disk.mkdir(Path(path).parent, 0o700)
        put_new([Path(path)], os.urandom(_LENGTH))
    except FileExistsError:  # by another run, meanwhile
        pass
    except OSError:
        return None
    return own_key()
