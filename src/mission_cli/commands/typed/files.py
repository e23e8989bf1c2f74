"""A file of the workspace as a person names it: by its path, or by its mission."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mission_cli.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from mission_cli.storage.workspace import Workspace


def file_named(workspace: Workspace, name: str) -> Path:
    """A file of the workspace named by its path, from here or from the workspace, or by its mission's id.

    Raises UsageError for one outside the workspace, NotFoundError.
    """
    for candidate in (Path(name), workspace.root / name):
        if os.path.isfile(candidate):  # noqa: PTH113  # Path.is_file raises on a name the system cannot take
            path = candidate.parent.resolve() / candidate.name
            if path.resolve().is_relative_to(workspace.root):
                return path.resolve() if not path.is_relative_to(workspace.root) else path
            raise UsageError("check.outside", path=name)
    if Path(name).suffix in (".yaml", ".yml") and "/" in name:
        raise NotFoundError("check.no-file", path=name)
    return workspace.find(name)
