"""Where the JSON Schemas for editors lie in a workspace, and how they get there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from mission_cli.storage import reading
from mission_cli.storage.write import create, update

# Relative to the workspace, with `/`: each file names its own in its modeline.
SCHEMA_OF_MISSION: Final = ".mission/mission.schema.json"
SCHEMA_OF_CONSULTANT: Final = ".mission/consultant.schema.json"
SCHEMA_OF_SETTINGS: Final = ".mission/settings.schema.json"


def read_schema(root: Path, name: str) -> bytes | None:
    """What the schema called `name` holds now; None when it is not there, or cannot be read."""
    try:
        return reading.whole(root / name, root)
    except OSError:
        return None


def is_current(held: bytes | None, text: str) -> bool:
    """Whether a file that holds `held` needs no writing: git on Windows may have given it CRLF line ends."""
    return held is not None and held.replace(b"\r\n", b"\n") == text.encode()


def write_schemas(root: Path, texts: Mapping[str, str]) -> list[str]:
    """Write each text under its name, whole or not at all, under the workspace's lock; the names of what changed.

    A schema that is current is not touched. Raises RefusedWriteError, ConflictError, MissionError as `storage.write` does.
    """
    return [name for name, text in texts.items() if _put(root, root / name, text)]


def _put(root: Path, path: Path, text: str) -> bool:
    if not os.path.lexists(path):
        create(root, path, text.encode())
        return True
    before, after = update(root, path, lambda held: held if is_current(held, text) else text.encode())
    return before != after
