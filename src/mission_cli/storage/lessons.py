"""Looks through mission files for what they taught: a file is read only when its bytes hold a word that is looked for."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mission_cli.core.lessons import Lesson, Wanted, lessons_of, needles
from mission_cli.storage.workspace import Workspace, content_of

MANY = 200
"""Files from which reading is shared among processes, which take a fifth of a second to start."""
_CHUNK = 50
_MOST_PROCESSES = 8


def look(
    root: Path, paths: list[str], wanted: Wanted, progress: Callable[[int, int], None] | None = None
) -> Iterator[Lesson]:
    """The lessons in these files, in any order. A file that does not read holds none: its findings are said elsewhere.

    `progress` is told how many of how many files are done, when there are many.
    """
    holding = list(_holding(root, paths, needles(wanted)))
    cores = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if len(holding) < MANY or cores == 1:
        yield from _lessons(root, holding, wanted)
        return
    from concurrent.futures import as_completed

    from mission_cli.storage.pooled import pooled

    chunks = [holding[at : at + _CHUNK] for at in range(0, len(holding), _CHUNK)]
    done = len(paths) - len(holding)
    with pooled(cores) as pool:
        running = {pool.submit(_lessons, root, chunk, wanted): len(chunk) for chunk in chunks}
        for future in as_completed(running):
            yield from future.result()
            done += running[future]
            if progress:
                progress(done, len(paths))


def _holding(root: Path, paths: Iterable[str], words: tuple[str, ...]) -> Iterator[str]:
    """The files that hold one of these words: a tenth of a millisecond each, where reading takes some fifty times that."""
    pattern = re.compile(b"|".join(re.escape(word.encode()) for word in words))
    for path in paths:
        try:
            raw = content_of(root / path, root)
        except OSError:
            continue
        if pattern.search(raw):
            yield path


def _lessons(root: Path, paths: list[str], wanted: Wanted) -> list[Lesson]:
    workspace, found = Workspace(root), list[Lesson]()
    for path in paths:
        one, _ = workspace.read(root / path)
        if one:
            found += lessons_of(one.id, one.mission, wanted)
    return found
