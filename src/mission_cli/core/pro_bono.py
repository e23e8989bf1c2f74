"""What pro-bono work may save and bring back in tax: an estimate, step by step, with every cap and whether it bites."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from mission_cli.core.figures import Figure, Parameters

_CENT: Final = Decimal("0.01")


class ProBonoPlan(NamedTuple):
    """What is planned: days of each of so many employees, what a day of one costs in pay and charges, and the turnover of
    the year (None: not said)."""

    days: int
    consultants: int
    pay: Decimal
    turnover: Decimal | None


class Capped(NamedTuple):
    """An amount, how much of it counts at most, and what does."""

    amount: Decimal
    cap: Decimal

    @property
    def kept(self) -> Decimal:
        """What counts."""
        return min(self.amount, self.cap)

    @property
    def bites(self) -> bool:
        """Whether the cap takes something away."""
        return self.amount > self.cap


class Estimate(NamedTuple):
    """Every step, in the order it is reckoned; exact until `reduction`, which is in cents.

    `each` is the pay and charges of one employee, `gifts` those of all that count; `full` is the part that `share` applies
    to, `above` the part of `share_above`.
    """

    saving_least: Decimal
    saving_most: Decimal
    each: Capped
    gifts: Capped
    by_turnover: bool
    full: Decimal
    above: Decimal
    reduction: Decimal


def estimate(asked: ProBonoPlan, by: Parameters) -> Estimate:
    """The estimate, all amounts in one currency."""
    days = asked.days * asked.consultants
    each = Capped(asked.days * asked.pay, by.ceilings.value * by.ceiling.value)
    of_turnover = _percent(asked.turnover or Decimal(0), by.gifts_share)
    gifts = Capped(asked.consultants * each.kept, max(by.gifts_least.value, of_turnover))
    full = min(gifts.kept, by.threshold.value)
    above = gifts.kept - full
    return Estimate(
        saving_least=days * by.saving_least.value,
        saving_most=days * by.saving_most.value,
        each=each,
        gifts=gifts,
        by_turnover=of_turnover > by.gifts_least.value,
        full=full,
        above=above,
        reduction=cents(_percent(full, by.share) + _percent(above, by.share_above)),
    )


def cents(amount: Decimal) -> Decimal:
    """An amount in cents, halves up."""
    return amount.quantize(_CENT, ROUND_HALF_UP)


def _percent(amount: Decimal, share: Figure) -> Decimal:
    return amount * share.value / 100
