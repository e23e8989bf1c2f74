"""Whether git would pass on, or has passed on, what the program keeps in a clone: steps to undo, drafts, what was heard."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from mission_cli.errors import Finding, GitError
from mission_cli.storage.git.process import answer, checked
from mission_cli.storage.root import OWN_FOLDER
from mission_cli.storage.write import own_folder, put

IGNORE: Final = f"{OWN_FOLDER}/.gitignore"
TAKE_OUT: Final = f"git rm -r -q --cached -- {OWN_FOLDER} && git commit -m 'Keep what is one clone’s own out of git'"
"""What a person types to have git forget the files; in the history they stay."""


class Exposed(NamedTuple):
    """The files of the program's own folder that git has, and whether it would take the others too."""

    known: list[str]
    open: bool


def exposed(root: Path) -> Exposed:
    """What git has of the folder, and whether it ignores the rest. Raises GitError outside a repository."""
    if not os.path.isdir(root / OWN_FOLDER):  # noqa: PTH112  # Path's raises where it may not look
        return Exposed([], open=False)
    out = checked("ls-files", answer(root, "ls-files", "-z", "--", OWN_FOLDER)).out
    known = [os.fsdecode(name) for name in out.split(b"\0") if name]
    # A name that no file has: git says nothing of the rules for a file that it has.
    rule = answer(root, "check-ignore", "--quiet", "--", f"{OWN_FOLDER}/drafts/of-nobody.yaml")
    return Exposed(known, open=rule.code == 1)


def exposed_findings(root: Path) -> list[Finding]:
    """As `exposed`, for `mission check`; nothing outside a repository."""
    try:
        found = exposed(root)
    except GitError:
        return []
    findings = [Finding(name, 0, 0, 0, "E-OWN-COMMITTED") for name in found.known[:1]]
    return findings + ([Finding(IGNORE, 0, 0, 0, "W-OWN-OPEN")] if found.open else [])


def close(root: Path) -> None:
    """Have git ignore the folder again. Raises OSError."""
    put(own_folder(root) / ".gitignore", b"*\n", durable=False)
