"""Where a workspace is and what its parts are called. Imports nothing heavy: lists and horizons start here."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "mission.yaml"
MISSIONS = "missions"
CONSULTANTS = "consultants"
TEMPLATES = "templates"
OWN_FOLDER = ".mission/cache"


def find_root(start: Path, explicit: Path | None) -> Path:
    """The workspace: `explicit` when given, else the nearest folder from `start` upward, else MISSION_DIR.

    Raises NotFoundError when none of them is a workspace.
    """
    from pathlib import Path  # with `errors`, as long to import as the rest of a completion takes

    from mission_cli.errors import NotFoundError

    if explicit is not None:
        if not is_workspace(explicit):
            raise NotFoundError("error.not-a-workspace", path=str(explicit))
        return explicit.resolve()
    found = nearest(str(start))
    if found is not None:
        return Path(found)
    named = os.environ.get("MISSION_DIR")
    if named:
        return find_root(start, Path(named))
    raise NotFoundError("error.no-workspace", path=str(start))


def nearest(start: str) -> str | None:
    """The nearest workspace from `start` upward."""
    folder = start
    while not is_workspace(folder):
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above
    return folder


def is_workspace(folder: str | Path) -> bool:
    """Whether `folder` holds `missions/` or a `mission.yaml`."""
    # Not Path's own tests: they raise where they may not look, or where a name is too long for the system.
    return os.path.isdir(os.path.join(folder, MISSIONS)) or os.path.isfile(os.path.join(folder, SETTINGS))  # noqa: PTH112, PTH113, PTH118
