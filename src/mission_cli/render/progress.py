"""A bar on standard error while thousands of files are read, on a terminal only."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from mission_cli.texts import t

_WIDTH = 30


@contextlib.contextmanager
def reading() -> Iterator[Callable[[int, int], None]]:
    """Gives a function to call with how many of how many are done; the bar is wiped out at the end."""
    shown = False
    stream = getattr(sys.stderr, "real", sys.stderr)  # at once, even while results are held back

    def show(done: int, total: int) -> None:
        nonlocal shown
        shown = True
        full = _WIDTH * done // max(1, total)
        words = t("cli.reading", done=done, total=total)
        stream.write(f"\r[{'#' * full}{'.' * (_WIDTH - full)}] {words}")
        stream.flush()

    try:
        yield show
    finally:
        if shown:
            stream.write("\r\x1b[K")
            stream.flush()
