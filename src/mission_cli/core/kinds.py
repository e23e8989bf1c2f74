"""The kinds of mission: at a client, or one of the four uses of the bench, followed alike and asked for less.

Imports nothing: lists, horizons and rules over light records ask here too.
"""

from __future__ import annotations

from typing import Final, Protocol

CLIENT: Final = "client"
BENCH: Final = ("internal", "training", "search", "pro-bono")
"""The uses of the bench. They have no notice, no rate and no renewal to decide on."""
KINDS: Final = (CLIENT, *BENCH)


class _Kind(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def interruptible(self) -> bool | None: ...


def can_be_interrupted(mission: _Kind) -> bool:
    """Whether a mission at a client may cut this one short: it is at none itself, and nobody said that it must not."""
    return mission.kind != CLIENT and mission.interruptible is not False
