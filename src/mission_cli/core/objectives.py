"""SMART objectives: what each one lacks, which way is better, and whether the figure reached is the one aimed at.

`standing` is the one place that judges a figure: the agenda, the signals, the documents, the statistics and every screen
ask it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol, TypeAlias

from mission_cli.core.calendar_names import fold
from mission_cli.core.dates import LAST_YEAR
from mission_cli.core.quantities import Better, Figure, figure_of, measured, says_nothing
from mission_cli.shell import named, word

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission

Lack: TypeAlias = Literal["measure", "target", "due", "due-after-end", "achievable"]
Standing: TypeAlias = Literal["reached", "short", "unsure", "none"]
"""Of the last figure: the target or better; not there yet; nothing says which; or no figure was recorded."""

Late: TypeAlias = Literal["short", "unsure", "none", "no-side"]
"""As `Standing`; `no-side` where nothing is missing but which way is better."""


class Aim(Protocol):
    """What says which way is better: an objective of a mission, or one being typed."""

    @property
    def specific(self) -> str: ...
    @property
    def measure(self) -> str | None: ...
    @property
    def target(self) -> str | None: ...
    @property
    def better(self) -> Better | None: ...


class ObjectiveLike(Protocol):
    """What is looked at: an objective of a mission, or one being typed."""

    @property
    def measure(self) -> str | None: ...
    @property
    def target(self) -> str | None: ...
    @property
    def achievable(self) -> str | None: ...
    @property
    def due(self) -> dt.date | None: ...


class DraftObjective(NamedTuple):
    """An objective as a person types it: what, how it is measured, the target, by when, why it can be done."""

    specific: str
    measure: str | None = None
    target: str | None = None
    due: dt.date | None = None
    achievable: str | None = None
    better: Better | None = None


def lacks(objective: ObjectiveLike, end: dt.date) -> list[Lack]:
    """What keeps an objective from being SMART, in the order a person would mend it. `end` is inclusive.

    `achievable` is reported last and only as a thought: an objective without it is still followed.
    """
    found: list[Lack] = []
    if objective.measure is None:
        found.append("measure")
    if objective.target is None:
        found.append("target")
    if objective.due is None:
        found.append("due")
    elif objective.due > end:
        found.append("due-after-end")
    if objective.achievable is None:
        found.append("achievable")
    return found


# Figures -------------------------------------------------------------------------------------------------------------


def latest_reached(mission: Mission, until: dt.date = dt.date.max) -> dict[str, str]:
    """What each objective reached: the newest figure of a check-in held by `until`, else the one in the agreement."""
    found = {item.id: item.reached for item in mission.objectives if item.reached is not None}
    for item in mission.dated():
        if item.entry.type == "checkin" and item.entry.date <= until:
            found.update(item.entry.reached)
    return found


def dated_figures(mission: Mission, objective: str, until: dt.date = dt.date.max) -> list[tuple[dt.date, str]]:
    """The figures that check-ins recorded for an objective, oldest first; of several of one day, the last."""
    found = {
        item.entry.date: item.entry.reached[objective]
        for item in mission.dated()
        if item.entry.type == "checkin" and item.entry.date <= until and objective in item.entry.reached
    }
    return list(found.items())


# Which way is better -------------------------------------------------------------------------------------------------

_LESS: Final = frozenset(
    (
        *("reduce", "reducing", "cut", "lower", "decrease", "shorten", "halve", "diminish", "minimise", "minimize"),
        *("fewer", "less", "reduire", "reduction", "diminuer", "diminution", "baisser", "abaisser", "raccourcir"),
        *("limiter", "restreindre", "minimiser", "moins"),
    )
)
_MORE: Final = frozenset(
    (
        *("increase", "increasing", "raise", "grow", "double", "triple", "more", "augmenter", "augmentation"),
        *("accroitre", "hausser", "doubler", "tripler", "plus"),
    )
)
_GAINED: Final = re.compile(
    r"reduc|reduit|saving|saved|gain|econom|epargn|baiss|diminu|decreas|cut\b|lower|less\b|moins|remov|supprim|won\b"
)
"""Words of a measure that counts what was taken away: more of it is better, whatever the verb says."""
_TELLING: Final = 4  # letters


def direction(aim: Aim) -> Better | None:
    """Whether less or more is better, None where nothing says so.

    The key `better` says it; else the target itself (`≤ 4`, `at most 5`, 0); else the first word of the objective
    (`Reduce`, `augmenter`), where the measure speaks of the same thing.
    """
    if aim.better:
        return aim.better
    target = figure_of(aim.target) if aim.target is not None else None
    if target is None:
        return None
    if target.bound:
        return target.bound
    if target.number == 0:
        return "less"
    return _said_by_words(aim, target)


def _said_by_words(aim: Aim, target: Figure) -> Better | None:
    words = re.findall(r"[^\W\d_]+", fold(aim.specific))
    side: Better | None = (
        "less" if words[:1] and words[0] in _LESS else "more" if words[:1] and words[0] in _MORE else None
    )
    measure = fold(aim.measure or "")
    if side is None or target.number < 0 or _GAINED.search(measure):
        return None
    about = {word.removesuffix("s") for word in words[1:] if len(word) >= _TELLING}
    measured_words = {word.removesuffix("s") for word in re.findall(r"[^\W\d_]+", measure)}
    return side if not measure or about & measured_words else None


_SIDES: Final[Mapping[str, Better]] = {"≤": "less", "<=": "less", "≥": "more", ">=": "more"}


def bare_target(text: str) -> tuple[str, Better | None]:
    """`≤ 4` and `>= 9` as the figure and the side it leaves open; any other target as it is."""
    match = re.fullmatch(r"(≤|<=|≥|>=) *(.*\S)", text.strip())
    return (match[2], _SIDES[match[1]]) if match and figure_of(match[2]) else (text, None)


# Judged --------------------------------------------------------------------------------------------------------------


def standing(aim: Aim, reached: str | None) -> Standing:
    """How a figure stands to the target of an objective.

    Numbers are compared on one scale, with `direction` where they differ. Words are reached when they are the same; other
    words may say the same, so nothing is said of them.
    """
    if reached is None:
        return "none"
    if aim.target is None:
        return "unsure"
    if fold(reached) == fold(aim.target) and not says_nothing(reached):
        return "reached"
    pair = _compared(aim, reached)
    if pair is None:
        return "unsure"
    number, target_number, strict = pair
    side = direction(aim)
    if number == target_number:
        return "short" if strict else "reached"
    if side is None:
        return "unsure"
    return "reached" if (number < target_number) == (side == "less") else "short"


def _compared(aim: Aim, reached: str) -> tuple[Fraction, Fraction, bool] | None:
    figure, target = figure_of(reached), figure_of(aim.target or "")
    pair = measured(figure, target) if figure and target and not figure.bound else None
    return (*pair, target.strict) if pair and target else None


def late(aim: Aim, reached: str | None) -> Late | None:
    """What to say of an objective once its day (the last day of it) is over; None where it was reached."""
    how = standing(aim, reached)
    if how == "reached":
        return None
    if how == "unsure" and reached is not None and direction(aim) is None and _compared(aim, reached):
        return "no-side"
    return how


def side_command(mission_id: str | None, objective: str) -> str:
    """What to type to say which way is better; `{id}` stays in it where the mission is named later."""
    command = f"mission contract {{id}} --better {word(objective)}=less|more"
    return command if mission_id is None else named(command, mission_id)


def pace(aim: Aim, figures: Sequence[tuple[dt.date, str]]) -> dt.date | None:
    """The day the target is reached if the figures go on as they went, from the first to the last of them.

    None where they do not carry it: fewer than two days with a figure, no known direction, the target reached, the last
    step not towards the target, or a day that no calendar of ours has.
    """
    if len(figures) < 2 or direction(aim) is None or standing(aim, figures[-1][1]) != "short":
        return None
    found = [(day, pair) for day, text in figures if (pair := _compared(aim, text))]
    if len(found) != len(figures):
        return None
    (first, start), (_, before), (last, now) = found[0], found[-2], found[-1]
    left, gone = now[1] - now[0], now[0] - start[0]
    if left * gone <= 0 or left * (now[0] - before[0]) <= 0:
        return None
    days = -(-left * (last - first).days // gone)
    return last + dt.timedelta(days=int(days)) if days <= (dt.date(LAST_YEAR, 12, 31) - last).days else None


def standings(mission: Mission, until: dt.date = dt.date.max) -> Mapping[str, Standing]:
    """How every objective stands by its last figure."""
    reached = latest_reached(mission, until)
    return {one.id: standing(one, reached.get(one.id)) for one in mission.objectives}
