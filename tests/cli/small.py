"""The one mission of a workspace, so small that a test can hold all of it."""

from __future__ import annotations

from pathlib import Path

MISSION = "missions/small.yaml"


def lay_out(workspace: Path, mission: str) -> Path:
    """The workspace, with this mission and no other."""
    (workspace / "missions/acme-order-data.yaml").unlink()
    (workspace / MISSION).write_text(mission, encoding="utf-8")
    return workspace


def text(workspace: Path) -> str:
    """The mission's file as it is now."""
    return (workspace / MISSION).read_text(encoding="utf-8")
