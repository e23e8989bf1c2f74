"""A figure with its count, and the period it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.dates import Span, last_of_month

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts

FEW: Final = 10
"""Fewer than these make no share: `3 of 7` says all there is to say."""
HEARD: Final = 5
SPOKEN_OF: Final = 3
"""So many answers, about so many different consultants, make a mean: fewer would be what one person said of another."""

Unit: TypeAlias = Literal["count", "share", "rate", "days", "score"]
_DAY: Final = dt.timedelta(days=1)


class Figure(NamedTuple):
    """What was counted. `when` is a month (`2026-03`) or a quarter (`2026-Q1`), None for the whole period; `group` the
    case, cause, party or direction (`client>consultant`) it is about, None for all of them, `none` where none was said.

    `value` is a share or a rate from 0 to 1, a median of days or a mean score, None where too little was counted for one;
    `of` is what `count` is part of, where it is part of something.
    """

    key: str
    unit: Unit
    value: float | None
    count: float  # type: ignore[assignment]  # shadows tuple.count, which nobody calls on a figure
    of: float | None = None
    when: str | None = None
    group: str | None = None


class Period(NamedTuple):
    """The days from `first` to the one before `after`: half-open. There is at least one."""

    first: dt.date
    after: dt.date

    @property
    def span(self) -> Span:
        """The same days, both ends inclusive, as people say them."""
        return Span(self.first, self.after - _DAY)

    def holds(self, day: dt.date) -> bool:
        """Whether `day` is one of them."""
        return self.first <= day < self.after

    def part_of(self, mission: Facts) -> Period:
        """The days of the mission that are in the period; a mission without any gives one that holds no day."""
        return Period(max(self.first, mission.start), min(self.after, mission.end + _DAY))

    @property
    def empty(self) -> bool:
        """Whether it holds no day."""
        return self.first >= self.after

    def months(self) -> Iterator[Period]:
        """The months it touches, cut to the days that are in it."""
        yield from self._cut(1)

    def quarters(self) -> Iterator[Period]:
        """The quarters it touches, cut as the months are."""
        yield from self._cut(3)

    def _cut(self, length: int) -> Iterator[Period]:
        day = self.first
        while day < self.after:
            last_month = day.month + (length - day.month) % length
            after = min(last_of_month(day.replace(day=1, month=last_month)) + _DAY, self.after)
            yield Period(day, after)
            day = after


def month_of(day: dt.date) -> str:
    """`2026-03`."""
    return day.isoformat()[:7]


def quarter_of(day: dt.date) -> str:
    """`2026-Q1`."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def counted(key: str, count: int, *, group: str | None = None) -> Figure:
    """How many there are, of nothing."""
    return Figure(key, "count", None, count, group=group)


def share(key: str, count: int, of: int, *, group: str | None = None) -> Figure:
    """How many of how many; a share where there are enough."""
    return Figure(key, "share", round(count / of, 4) if of >= FEW else None, count, of, group=group)


def median_days(key: str, lengths: Sequence[int], *, group: str | None = None) -> Figure:
    """The median of lengths in days, and how many there are."""
    return Figure(key, "days", median(lengths), len(lengths), group=group)


def median(values: Sequence[int]) -> float | None:
    """The middle one, or the mean of the two in the middle; None of nothing."""
    if not values:
        return None
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
