"""Where a workspace is and what its parts are called. Imports nothing heavy: lists and horizons start here."""

from __future__ import annotations

import os
from pathlib import Path

from mission_cli.errors import NotFoundError

SETTINGS = "mission.yaml"
MISSIONS = "missions"
CONSULTANTS = "consultants"


def find_root(start: Path, explicit: Path | None) -> Path:
    """The workspace: `explicit` when given, else the nearest folder from `start` upward, else MISSION_DIR.

    Raises NotFoundError when none of them is a workspace.
    """
    if explicit is not None:
        if not is_workspace(explicit):
            raise NotFoundError("error.not-a-workspace", path=str(explicit))
        return explicit.resolve()
    for folder in (start, *start.parents):
        if is_workspace(folder):
            return folder
    named = os.environ.get("MISSION_DIR")
    if named:
        return find_root(start, Path(named))
    raise NotFoundError("error.no-workspace", path=str(start))


def is_workspace(folder: Path) -> bool:
    """Whether `folder` holds `missions/` or a `mission.yaml`."""
    # Not Path's own tests: they raise where they may not look, or where a name is too long for the system.
    return os.path.isdir(folder / MISSIONS) or os.path.isfile(folder / SETTINGS)  # noqa: PTH112, PTH113
