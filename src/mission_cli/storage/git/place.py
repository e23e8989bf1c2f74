"""Where a workspace lies in its repository."""

from __future__ import annotations

from pathlib import Path

from mission_cli.errors import GitError
from mission_cli.storage.git.process import run


def prefix(root: Path) -> str:
    """What to put before a path of the workspace for one of its repository: `firm/`; "" at its top, and without one."""
    try:
        return run(root, "rev-parse", "--show-prefix").removesuffix("\n")
    except GitError:
        return ""
