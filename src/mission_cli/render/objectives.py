"""How an objective stands, in words: the figure, the target, whether it was reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mission_cli.core.objectives import direction, standing
from mission_cli.core.quantities import figure_of
from mission_cli.render.locale import locale
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.objectives import Aim


def figure(text: str) -> str:
    """A figure as it was written; a bare decimal with the comma of French."""
    return locale().number(text) if re.fullmatch(r"-?\d+\.\d+", text) else text


def target(aim: Aim) -> str:
    """`17`, `4 at most`, `au moins 9`: the target, with the side it leaves open where one is known; "" without one."""
    if aim.target is None:
        return ""
    found, side = figure_of(aim.target), direction(aim)
    if found is None or found.bound or side is None:
        return figure(aim.target)
    return t(f"show.bound-{side}", target=figure(aim.target))


def progress(aim: Aim, reached: str | None) -> str:
    """`15 of 17`, `4, for a target of 0 at most`, `9, for a target of 5`, `target 17`; "" without target and figure."""
    if aim.target is None:
        return figure(reached) if reached is not None else ""
    if reached is None:
        return t("show.target-only", target=target(aim))
    if figure_of(reached) is None and standing(aim, reached) == "reached":
        return reached  # the words that were agreed
    if is_part(aim, reached):
        return t("show.figure-of", reached=figure(reached), target=figure(aim.target))
    return t("show.figure-for", reached=figure(reached), target=target(aim))


def progress_measured(aim: Aim, reached: str | None) -> str:
    """`progress`, with what is measured: `15 of 17 feeds`, `4, for a target of 0 at most (risks open)`."""
    said = progress(aim, reached)
    if not said or not aim.measure:
        return said or aim.measure or ""
    joins = aim.target is not None and (reached is None or not is_part(aim, reached))
    return t("show.figure-measured" if joins else "show.figure-with", figure=said, measure=aim.measure)


def is_part(aim: Aim, reached: str) -> bool:
    """Whether a figure is read as a part of its target: both bare numbers, more is better, and not past it."""
    done, aimed = figure_of(reached), figure_of(aim.target or "")
    if not done or not aimed or done[1:] != aimed[1:] or done[1:] != (None, "", None, False):
        return False
    return direction(aim) == "more" and 0 <= done.number <= aimed.number


def verdict(aim: Aim, reached: str | None, *, over: bool) -> str:
    """That the target was reached; or not, once its day is `over`; "" where nothing says so."""
    how = standing(aim, reached)
    return t(f"show.standing-{how}") if how == "reached" or (over and how == "short") else ""
