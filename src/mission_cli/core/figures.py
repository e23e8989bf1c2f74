"""Figures to compare with and to reckon with: each with where it is from, since when, and editable in the settings."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.dates import Duration

if TYPE_CHECKING:
    from mission_cli.core.bench import Count

Place: TypeAlias = Literal["below", "within", "above", "loss"]
FEW: Final = 10
"""Below so many people no figure about them is shown as a percentage."""


class Figure(NamedTuple):
    """A value with its source, and the day since when it holds; None where nobody says."""

    value: Decimal
    source: str | None = None
    date: dt.date | None = None
    currency: str | None = None


class Goals(NamedTuple):
    """What the bench is compared with, in percent: the band to be in, and the rate at which it costs what the others earn.

    `talk_after` is the length of a bench from which questions are shown to open a conversation.
    """

    least: Figure
    most: Figure
    break_even: Figure
    talk_after: Duration


SYNTEC: Final = "Syntec Numérique"
GOALS: Final = Goals(
    Figure(Decimal(10), SYNTEC),
    Figure(Decimal(15), SYNTEC),
    Figure(Decimal("16.7")),
    Duration(4, "week"),
)


class Parameters(NamedTuple):
    """What the estimate of pro-bono work is reckoned with; shares in percent.

    A day of it saves from `saving_least` to `saving_most`. Of the gifts a year that count, `share` is off the tax as far as
    `threshold`, `share_above` above it. An employee's pay and charges count as far as `ceilings` times `ceiling`; gifts as
    far as `gifts_least`, or `gifts_share` of the turnover where that is more.
    """

    saving_least: Figure
    saving_most: Figure
    share: Figure
    threshold: Figure
    share_above: Figure
    ceiling: Figure
    ceilings: Figure
    gifts_least: Figure
    gifts_share: Figure


# Article 238 bis of the tax code: of the law of 2003 on patronage, as the finance law for 2020 changed it.
_LAW: Final = "CGI, art. 238 bis"
_2003, _2020 = dt.date(2003, 8, 1), dt.date(2019, 12, 28)
_EURO: Final = "EUR"
PARAMETERS: Final = Parameters(
    saving_least=Figure(Decimal(200), "Vendredi", None, _EURO),
    saving_most=Figure(Decimal(350), "Vendredi", None, _EURO),
    share=Figure(Decimal(60), _LAW, _2003),
    threshold=Figure(Decimal(2_000_000), _LAW, _2020, _EURO),
    share_above=Figure(Decimal(40), _LAW, _2020),
    ceiling=Figure(Decimal(48_060), "PASS", dt.date(2026, 1, 1), _EURO),
    ceilings=Figure(Decimal(3), _LAW, _2020),
    gifts_least=Figure(Decimal(20_000), _LAW, _2020, _EURO),
    gifts_share=Figure(Decimal("0.5"), _LAW, _2003),
)


def goals(settings: Any) -> Goals:
    """The goals in the settings (their `bench:`, which may be None); what they leave out as we know it."""
    target, break_even = getattr(settings, "target", None), getattr(settings, "break_even", None)
    found = GOALS
    if target:
        least, most = sorted((target.least, target.most))
        found = found._replace(
            least=Figure(least, target.source, target.date), most=Figure(most, target.source, target.date)
        )
    if break_even:
        found = found._replace(break_even=Figure(break_even.value, break_even.source, break_even.date))
    return found._replace(talk_after=getattr(settings, "talk_after", None) or found.talk_after)


def parameters(settings: Any) -> Parameters:
    """The parameters in the settings (their `pro_bono:`, which may be None); what they leave out as we know it."""
    given = {name: figure for name in Parameters._fields if (figure := getattr(settings, name, None))}
    found = PARAMETERS._replace(**{name: _figure(figure) for name, figure in given.items()})
    if found.saving_least.value > found.saving_most.value:
        found = found._replace(saving_least=found.saving_most, saving_most=found.saving_least)
    return found


def _figure(given: Any) -> Figure:
    amount = getattr(given, "amount", None)
    value, currency = (amount.amount, amount.currency) if amount else (given.value, None)
    return Figure(value, given.source, given.date, currency)


def place(count: Count, against: Goals) -> Place | None:
    """Where a rate is beside the goals, bounds included; None where there are too few people for it to say anything."""
    if count.of < FEW:
        return None
    percent = Decimal(100 * count.free) / count.of
    if percent > against.break_even.value:
        return "loss"
    if percent > against.most.value:
        return "above"
    return "below" if percent < against.least.value else "within"
