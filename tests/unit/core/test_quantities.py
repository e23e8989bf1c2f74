from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission_cli.core.quantities import number_or_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11", 11),
        ("-3", -3),
        ("0", 0),
        ("4.5", 4.5),
        ("4,5", 4.5),
        (" 99,9 ", 99.9),
        ("0.05", 0.05),
        ("30 %", "30 %"),
        ("18,000", "18,000"),  # eighteen, or eighteen thousand: nobody knows
        ("1,234,567", "1,234,567"),
        ("0123", "0123"),
        ("1e3", "1e3"),
        ("12:30", "12:30"),
        (".5", ".5"),
        ("5.", "5."),
        ("1_000", "1_000"),
        ("٣", "٣"),  # Arabic digits: a text
        ("9" * 16, "9" * 16),
        ("NO", "NO"),
        ("", ""),
    ],
)
def test_a_figure_as_typed(text: str, expected: str | float) -> None:
    found = number_or_text(text)
    assert (type(found), found) == (type(expected), expected)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_a_number_keeps_its_value(number: Decimal) -> None:
    assert Decimal(str(number_or_text(f"{number:f}"))) == number
    assert Decimal(str(number_or_text(f"{number:f}".replace(".", ",")))) == number
