"""`mission merge-driver`: how git calls the merge, for help and documentation; `drive.py` answers before typer is there."""

from __future__ import annotations

from typing import Annotated

import typer

from mission_cli.commands.merge_driver.drive import drive


def merge_driver(
    base: Annotated[str, typer.Argument(metavar="BASE")],
    ours: Annotated[str, typer.Argument(metavar="OURS")],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS")],
    size: Annotated[str, typer.Argument(metavar="[SIZE]", show_default=False)] = "7",
    path: Annotated[str, typer.Argument(metavar="[PATH]", show_default=False)] = "",
) -> int:
    return drive([base, ours, theirs, size, path or ours])
