"""What a repository has not committed yet, of certain files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from mission_cli.errors import GitError
from mission_cli.storage.git.process import answer

_PER_CALL = 500  # paths, well below what a command line can hold


def pending(folder: Path, paths: Sequence[Path]) -> list[Path]:
    """Those of these paths that differ from the last commit, staged or not, and those git does not know.

    Raises GitError without git, and where `folder` is in no repository.
    """
    real = {os.path.realpath(path): path for path in paths}
    found: list[Path] = []
    names = list(real)
    for at in range(0, len(names), _PER_CALL):
        asked = names[at : at + _PER_CALL]
        words = ("--porcelain", "-z", "--untracked-files=all", "--ignored=matching", "--no-renames")
        done = answer(folder, "status", *words, "--", *asked)
        if done.code:
            raise GitError("migrate.no-repository", words=done.words)
        # A line is two letters, a blank and the path from the top of the repository; nothing else was asked for.
        said = {os.fsdecode(line[3:]) for line in done.out.split(b"\0") if line}
        found += [real[name] for name in asked if any(name.endswith(os.sep + one.rstrip("/")) for one in said)]
    return found
