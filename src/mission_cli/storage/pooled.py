"""Several processes of this program, to read many files."""

from __future__ import annotations

import contextlib
import gc
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


@contextlib.contextmanager
def pooled(cores: int) -> Iterator[ProcessPoolExecutor]:
    """A pool for a while. What is left to do is left undone where this process is interrupted, or fails."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores, initializer=_begin) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin() -> None:
    # Ctrl-C reaches every process of a terminal: the one that was started by a person says so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000)  # what is read holds no cycles: looking for some takes a tenth of the time
