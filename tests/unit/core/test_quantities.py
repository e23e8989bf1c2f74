from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission_cli.core.quantities import fault_of, figure_of, measured, number_or_text, readings


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


@pytest.mark.parametrize(
    ("text", "number", "unit", "bound"),
    [
        ("12", 12, "", None),
        ("4,5", Fraction(9, 2), "", None),
        ("4.5", Fraction(9, 2), "", None),
        ("1 200", 1200, "", None),
        ("1\u202f200,5", Fraction(2401, 2), "", None),
        ("1.234.567", 1234567, "", None),
        ("1,234.5", Fraction(2469, 2), "", None),
        ("0.125", Fraction(1, 8), "", None),
        ("−3", -3, "", None),
        ("30 %", 30, "%", None),
        ("95%", 95, "%", None),
        ("80 pour cent", 80, "%", None),
        ("10 000 EUR", 10000, "eur", None),
        ("€ 500", 500, "eur", None),
        ("3 jours", 3, "jour", None),
        ("1 jour", 1, "jour", None),
        ("≤ 4", 4, "", "less"),
        ("<= 4", 4, "", "less"),
        ("at most 5", 5, "", "less"),
        ("moins de 2 h", 2, "h", "less"),
        ("5 % au plus", 5, "%", "less"),
        ("3 défauts ou moins", 3, "defaut", "less"),
        (">= 9", 9, "", "more"),
        ("au moins 9", 9, "", "more"),
        ("30+", 30, "", "more"),
        ("30 min", 30, "min", None),
    ],
)
def test_a_figure_as_people_write_it(text: str, number: Fraction, unit: str, bound: str | None) -> None:
    found = figure_of(text)
    assert found is not None
    assert (found.number, found.unit, found.bound) == (number, unit, bound)


@pytest.mark.parametrize("text", ["signed", "?", "+", "12:30", "1e3", "1.000", "2/0", "", "d’accord", "une heure"])
def test_what_is_no_figure(text: str) -> None:
    assert figure_of(text) is None


@pytest.mark.parametrize(
    ("text", "fault", "ways"),
    [
        ("1.000", "W-FIGURE-READINGS", ("1000", "1")),
        ("18,000", "W-FIGURE-READINGS", ("18000", "18")),
        ("4.125 EUR", "W-FIGURE-READINGS", ("4125", "4.1250")),
        ("?", "W-FIGURE", ()),
        ("+", "W-FIGURE", ()),
        ("0.125", None, ()),
        ("1000", None, ()),
        ("signed", None, ()),
        ("1.0000", None, ()),
    ],
)
def test_what_is_wrong_with_a_figure(text: str, fault: str | None, ways: tuple[str, ...]) -> None:
    assert (fault_of(text), readings(text)) == (fault, ways)
    assert all(figure_of(way) for way in ways)


@pytest.mark.parametrize(
    ("reached", "target", "pair"),
    [
        ("12", "17", (12, 17)),
        ("43 %", "45", (43, 45)),
        ("2/3", "60 %", (Fraction(200, 3), 60)),
        ("2 sur 3", "3/4", (Fraction(2, 3), Fraction(3, 4))),
        ("15/17", "17", (15, 17)),
        ("2/3", "7", None),
        ("30 %", "30 EUR", None),
        ("10 k€", "10 000 €", None),
    ],
)
def test_two_figures_on_one_scale(reached: str, target: str, pair: tuple[Fraction, Fraction] | None) -> None:
    one, other = figure_of(reached), figure_of(target)
    assert one
    assert other
    assert measured(one, other) == pair


@given(
    st.text(max_size=30)
    | st.from_regex(r"[<>=≤≥]{0,2} ?[-+]?[0-9]{1,4}([ .,/][0-9]{1,4}){0,3} ?[%€a-z]{0,4}", fullmatch=True)
)
def test_any_text_is_a_figure_or_is_not(text: str) -> None:
    found = figure_of(text)
    assert found is None or not readings(text)
    assert found is None or fault_of(text) is None
