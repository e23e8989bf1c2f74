"""Blockers by cause, and how long they took to solve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from mission_cli.core.model.choices import Cause
from mission_cli.core.stats.figure import Figure, Period, counted, median_days, share

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mission_cli.core.facts import Facts

CAUSES: Final = get_args(Cause)
NONE_SAID: Final = "none"


def blockers(missions: Sequence[Facts], period: Period) -> list[Figure]:
    """Those opened in the period by cause, those solved in it with the days it took, those open when it ends."""
    every = [blocker for one in missions for blocker in one.blockers]
    opened = [(causes or (NONE_SAID,)) for day, causes, _ in every if period.holds(day)]
    solved = [
        (causes or (NONE_SAID,), (resolved - day).days)
        for day, causes, resolved in every
        if resolved and resolved >= day and period.holds(resolved)
    ]
    return [
        counted("blockers-opened", len(opened)),
        *(
            share("blockers-cause", n, len(opened), group=cause)
            for cause in (*CAUSES, NONE_SAID)
            if (n := sum(cause in causes for causes in opened))
        ),
        median_days("blockers-solved", [days for _, days in solved]),
        *(
            median_days("blockers-solved-cause", lengths, group=cause)
            for cause in (*CAUSES, NONE_SAID)
            if (lengths := [days for causes, days in solved if cause in causes])
        ),
        counted("blockers-open", sum(_open(day, resolved, period) for day, _, resolved in every)),
    ]


def _open(day: dt.date, resolved: dt.date | None, period: Period) -> bool:
    return day < period.after and (resolved is None or resolved >= period.after)
