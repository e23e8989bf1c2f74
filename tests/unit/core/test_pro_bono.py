"""The estimate of pro-bono work, on examples worked by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mission_cli.core.figures import PARAMETERS, Figure
from mission_cli.core.pro_bono import ProBonoPlan, estimate


def are(*values: object) -> tuple[object, ...]:
    """Amounts to compare with whole numbers."""
    return values


def asked(days: int, people: int, pay: str, turnover: str | None = None) -> ProBonoPlan:
    return ProBonoPlan(days, people, Decimal(pay), None if turnover is None else Decimal(turnover))


def test_a_small_firm() -> None:
    # 20 days of 2 people at 450: 9,000 each, far below 3 × 48,060 = 144,180; 18,000 of gifts, below 20,000; 60 % of it.
    found = estimate(asked(20, 2, "450", "3000000"), PARAMETERS)
    assert are(found.saving_least, found.saving_most) == (40 * 200, 40 * 350)
    assert are(found.each.amount, found.each.cap, found.each.bites) == (9_000, 144_180, False)
    assert are(found.gifts.amount, found.gifts.cap, found.gifts.bites) == (18_000, 20_000, False)
    assert are(found.full, found.above, found.reduction) == (18_000, 0, Decimal("10800.00"))
    assert not found.by_turnover


def test_the_cap_of_the_gifts_bites() -> None:
    # 30 × 3 × 400 = 36,000 of gifts; the turnover gives 0.5 % × 5,000,000 = 25,000; 60 % of that is 15,000.
    found = estimate(asked(30, 3, "400", "5000000"), PARAMETERS)
    assert are(found.gifts.amount, found.gifts.cap, found.gifts.kept) == (36_000, 25_000, 25_000)
    assert found.gifts.bites
    assert found.by_turnover
    assert found.reduction == Decimal("15000.00")


def test_without_a_turnover_the_least_counts() -> None:
    # 36,000 of gifts, 20,000 of them count: 12,000.
    found = estimate(asked(30, 3, "400"), PARAMETERS)
    assert are(found.gifts.kept, found.reduction) == (20_000, Decimal("12000.00"))


def test_the_cap_of_an_employee_bites() -> None:
    # 220 days at 800 are 176,000, of which 144,180 count; 0.5 % of 100 million is 500,000: 60 % of 144,180 is 86,508.
    found = estimate(asked(220, 1, "800", "100000000"), PARAMETERS)
    assert found.each.bites
    assert are(found.each.kept, found.gifts.amount, found.gifts.bites) == (144_180, 144_180, False)
    assert found.reduction == Decimal("86508.00")


def test_above_two_million_the_share_is_smaller() -> None:
    # 100 people × 200 days × 150 = 3,000,000, within 0.5 % of a billion: 60 % of 2,000,000 and 40 % of 1,000,000.
    found = estimate(asked(200, 100, "150", "1000000000"), PARAMETERS)
    assert are(found.full, found.above) == (2_000_000, 1_000_000)
    assert found.reduction == Decimal("1600000.00")


@pytest.mark.parametrize(
    ("pay", "reduction"),
    [
        ("0.01", "0.01"),  # 60 % of a cent is 0.006
        ("333.33", "200.00"),  # 199.998
        ("333.325", "200.00"),  # 199.995: halves go up
    ],
)
def test_cents_are_rounded_once_at_the_end(pay: str, reduction: str) -> None:
    assert estimate(asked(1, 1, pay), PARAMETERS).reduction == Decimal(reduction)


def test_the_parameters_are_the_settings() -> None:
    by = PARAMETERS._replace(share=Figure(Decimal(50)), ceilings=Figure(Decimal(1)), ceiling=Figure(Decimal(1_000)))
    # One ceiling of 1,000 for each of two people; half of it.
    found = estimate(asked(10, 2, "450"), by)
    assert are(found.each.kept, found.gifts.amount, found.reduction) == (1_000, 2_000, Decimal("1000.00"))


def test_exactly_at_a_cap_nothing_is_taken_away() -> None:
    found = estimate(asked(100, 1, "200"), PARAMETERS)
    assert are(found.gifts.amount, found.gifts.cap, found.gifts.bites) == (20_000, 20_000, False)
