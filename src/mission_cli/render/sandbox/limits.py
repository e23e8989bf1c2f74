"""How long a template may take, and how much it may make."""

from __future__ import annotations

import time
from typing import Any, Final

SECONDS: Final = 2.0
LONGEST: Final = 1 << 20  # characters of the result
LARGEST: Final = 1 << 18  # characters of one template
WORK: Final = 8 * LONGEST  # characters and entries made on the way


class Over(Exception):  # noqa: N818
    """`what` was too much: `time`, `size` or `depth`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Budget:
    """What a rendering may still do."""

    def __init__(self) -> None:
        self._until = time.monotonic() + SECONDS
        self._work = 0
        self.loaded = 0
        self.depth = 0

    def step(self, made: Any = None) -> None:
        """Before an operation, or after one that made a text or a list. Raises Over."""
        if time.monotonic() > self._until:
            raise Over("time")
        if isinstance(made, (str, list, tuple)):
            self.spend(len(made))

    def spend(self, amount: int) -> None:
        self._work += amount
        if self._work > WORK:
            raise Over("size")
