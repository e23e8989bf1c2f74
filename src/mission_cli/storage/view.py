"""What an index holds of a folder's files, brought up to date: trusted where nothing changed, read where something did."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mission_cli.errors import Finding
from mission_cli.storage.index import Index, Row, load, renewed, save, stale
from mission_cli.storage.listing import listed, name_in
from mission_cli.storage.root import OWN_FOLDER

Rows: TypeAlias = list[tuple[str, Row]]
Progress: TypeAlias = Callable[[int, int], None]
MANY = 1_500
MANY_STRICT = 60
"""Files from which reading is shared among processes, which take a fifth of a second to start; strictly, it takes ten
times as long."""
_CHUNK = 100
_MOST_PROCESSES = 8


class View(NamedTuple):
    """What is kept of each file of a folder.

    `name` is the index's own file, `fields` whatever must change when the rows do. `quick` gives the rows of the files
    it is sure of, and the names of the others; `strict` the rows and findings of any file. The functions are a module's
    own: other processes call them.
    """

    name: str
    fields: object
    folder: str
    quick: Callable[[Path, list[str]], tuple[Rows, list[str]]]
    strict: Callable[[Path, list[str]], Rows]


def current(
    root: Path, view: View, progress: Progress | None = None, *, keep: bool = True
) -> tuple[Index, list[Finding]]:
    """The index of a view as the files are now, and a finding for each folder that cannot be looked into.

    What it answers is what reading every file answers, at any moment, with the index or without; it is brought up to
    date on the disk where it can be written, unless not to `keep` it. `progress` is told how many of how many files are read, when there are
    many.
    """
    listing = listed(root, view.folder)
    index = load(root / OWN_FOLDER, view.name, view.fields)
    if index and index.is_of(listing):
        return index, listing.closed
    out = stale(index, listing)
    if index and index.settled and not out.new and not out.gone:  # listed in another order
        return index, listing.closed
    names = [name_in(view.folder, one) for one in out.new]
    fresh = renewed(index, listing, view.folder, out, dict(_read_rows(root, view, names, progress)))
    # Looking writes nothing into a folder that no command of ours has written to.
    if keep and os.path.isdir(root / ".mission"):  # noqa: PTH112  # Path.is_dir raises where it may not look
        from mission_cli.storage.write import own_folder

        with contextlib.suppress(OSError, ValueError):
            save(own_folder(root), view.name, view.fields, fresh)
    return fresh, listing.closed


def _read_rows(root: Path, view: View, names: list[str], progress: Progress | None) -> Iterator[tuple[str, Row]]:
    """Each file's row and findings, in any order. Many are shared among processes: reading YAML is all computing."""
    cores = min(os.cpu_count() or 1, _MOST_PROCESSES)
    left = names
    if len(names) < MANY or cores == 1:
        rows, left = view.quick(root, names)
        yield from rows
        if len(left) < MANY_STRICT or cores == 1:
            yield from view.strict(root, left)
            return
    from concurrent.futures import ProcessPoolExecutor, as_completed

    chunks = [left[at : at + _CHUNK] for at in range(0, len(left), _CHUNK)]
    done = len(names) - len(left)
    # Rows hold no cycles: looking for some takes a tenth of the time.
    with ProcessPoolExecutor(cores, initializer=gc.set_threshold, initargs=(100_000,)) as pool:
        for future in as_completed([pool.submit(_rows, root, view, chunk) for chunk in chunks]):
            found = future.result()
            yield from found
            done += len(found)
            if progress:
                progress(done, len(names))


def _rows(root: Path, view: View, names: list[str]) -> list[tuple[str, Row]]:
    rows, left = view.quick(root, names)
    return rows + view.strict(root, left)
