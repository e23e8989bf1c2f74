"""Where a workspace is and what its parts are called. Imports nothing heavy: lists and horizons start here.

The tests of `os.path`, not those of pathlib: these raise where they may not look, or where a name is too long for the
system.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

StrPath: TypeAlias = "str | os.PathLike[str]"
"""Paths here are texts: pathlib takes as long to import as a portfolio takes to answer."""

SETTINGS = "mission.yaml"
MISSIONS = "missions"
CONSULTANTS = "consultants"
TEMPLATES = "templates"
OWN_FOLDER = ".mission/cache"


def find_root(start: StrPath, explicit: StrPath | None) -> str:
    """The workspace: `explicit` when given, else the nearest folder from `start` upward, else MISSION_DIR.

    Raises NotFoundError when none of them is a workspace.
    """
    from mission_cli.errors import NotFoundError  # as long to import as the rest of a completion takes

    if explicit is not None:
        if not is_workspace(explicit):
            raise NotFoundError("error.not-a-workspace", path=os.fspath(explicit) or ".")
        return os.path.realpath(explicit)
    found = nearest(os.fspath(start))
    if found is not None:
        return found
    named = os.environ.get("MISSION_DIR")
    if named:
        return find_root(start, named)
    raise NotFoundError("error.no-workspace", path=os.fspath(start))


def nearest(start: str) -> str | None:
    """The nearest workspace from `start` upward."""
    folder = start
    while not is_workspace(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def is_workspace(folder: StrPath) -> bool:
    """Whether `folder` holds `missions/` or a `mission.yaml`."""
    return os.path.isdir(os.path.join(folder, MISSIONS)) or os.path.isfile(os.path.join(folder, SETTINGS))
