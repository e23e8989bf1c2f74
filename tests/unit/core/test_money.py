from __future__ import annotations

from decimal import Decimal

import pytest

from mission_cli.core.money import Money, NotMoney, Rate, parse_money, parse_rate

NARROW, NO_BREAK = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("text", "amount", "canonical"),
    [
        ("18000 EUR", "18000", "18000 EUR"),
        ("0 EUR", "0", "0 EUR"),
        ("620.5 EUR", "620.5", "620.50 EUR"),
        ("620.50 EUR", "620.50", "620.50 EUR"),
        ("620.00 EUR", "620", "620 EUR"),
        ("0.05 EUR", "0.05", "0.05 EUR"),
        ("1000000000000 EUR", "1000000000000", "1000000000000 EUR"),
    ],
)
def test_an_amount_in_a_file(text: str, amount: str, canonical: str) -> None:
    assert parse_money(text) == Money(Decimal(amount), "EUR")
    assert str(parse_money(text)) == canonical


@pytest.mark.parametrize(
    ("text", "reason", "readings"),
    [
        ("18 000 €", "unknown", ("18000 EUR",)),
        ("620€", "unknown", ("620 EUR",)),
        ("620 eur", "unknown", ("620 EUR",)),
        ("0620 EUR", "unknown", ("620 EUR",)),
        (" 620 EUR", "unknown", ("620 EUR",)),
        ("620", "currency", ()),
        ("18,000 EUR", "ambiguous", ("18000 EUR", "18 EUR")),
        ("12.345 EUR", "ambiguous", ("12345 EUR",)),
        ("1.200 EUR", "ambiguous", ("1200 EUR", "1.20 EUR")),
        ("1.250 EUR", "ambiguous", ("1250 EUR", "1.25 EUR")),
        ("0.500 EUR", "unknown", ("0.50 EUR",)),
        ("1200.000 EUR", "unknown", ("1200 EUR",)),
        ("-620 EUR", "negative", ()),
        ("nan EUR", "unknown", ()),
        ("inf", "unknown", ()),
        ("1e3 EUR", "unknown", ()),
        ("٦٢٠ EUR", "unknown", ()),
        ("1000000000000.01 EUR", "too-large", ()),
        ("9" * 1_000_000 + " EUR", "unknown", ()),
        ("", "unknown", ()),
    ],
)
def test_a_file_takes_the_canonical_text_only(text: str, reason: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(NotMoney) as error:
        parse_money(text)
    assert (error.value.text, error.value.reason, error.value.readings) == (text, reason, readings)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("18000 EUR", "18000 EUR"),
        ("18 000 €", "18000 EUR"),
        (f"18{NARROW}000{NO_BREAK}€", "18000 EUR"),
        (f"18{NO_BREAK}000,50{NO_BREAK}€", "18000.50 EUR"),
        ("1 000 000 €", "1000000 EUR"),
        ("620€", "620 EUR"),
        ("€620", "620 EUR"),
        ("$ 620", "620 USD"),
        ("EUR 620", "620 EUR"),
        ("620 euros", "620 EUR"),
        ("1 euro", "1 EUR"),
        ("620,5 eur", "620.50 EUR"),
        ("18,000.50 usd", "18000.50 USD"),
        ("18.000,50 €", "18000.50 EUR"),
        ("1.234.567 €", "1234567 EUR"),
        ("18'000 CHF", "18000 CHF"),
        ("0,500 €", "0.50 EUR"),
        ("18 500,500 €", "18500.50 EUR"),
    ],
)
def test_an_amount_as_people_type_it(text: str, canonical: str) -> None:
    assert str(parse_money(text, strict=False)) == canonical


@pytest.mark.parametrize(
    ("text", "reason", "readings"),
    [
        ("18,000 €", "ambiguous", ("18000 EUR", "18 EUR")),
        ("12.340 €", "ambiguous", ("12340 EUR", "12.34 EUR")),
        ("12.345 €", "ambiguous", ("12345 EUR",)),
        ("0,123 €", "precision", ()),
        ("- 5 €", "negative", ()),
        ("−5 €", "negative", ()),
        ("-5,000 €", "negative", ()),
        ("18 00 €", "unknown", ()),
        ("12,345,67 €", "unknown", ()),
        ("1 000.000 000 €", "unknown", ()),
        ("18 k€", "currency", ()),
        ("620 e", "currency", ()),
        ("620 EURO EUR", "unknown", ()),
        ("2 000 000 000 000 €", "too-large", ()),
        ("€", "unknown", ()),
        ("1" * 61, "unknown", ()),
    ],
)
def test_an_amount_that_cannot_be_told(text: str, reason: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(NotMoney) as error:
        parse_money(text, strict=False)
    assert (error.value.reason, error.value.readings) == (reason, readings)


def test_a_default_currency_fills_what_is_missing_only() -> None:
    assert str(parse_money("620", strict=False, currency="CHF")) == "620 CHF"
    assert str(parse_money("620 €", strict=False, currency="CHF")) == "620 EUR"
    for text in ("620/jour", "620", "620 HT", "620 HT/j", "620 par jour", " 620 "):
        assert str(parse_rate(text, strict=False, currency="CHF")) == "620 CHF/day"
    for text, rate in (("1 200", "1200 EUR/day"), ("1 200,50", "1200.50 EUR/day"), ("580,5", "580.50 EUR/day")):
        assert str(parse_rate(text, strict=False, currency="EUR")) == rate


def test_a_refused_bare_number_offers_the_default_currency() -> None:
    with pytest.raises(NotMoney) as error:
        parse_money("620", currency="EUR")
    assert error.value.readings == ("620 EUR",)


@pytest.mark.parametrize(
    ("text", "per"), [("620 EUR/day", "day"), ("85.50 EUR/hour", "hour"), ("9000 EUR/month", "month")]
)
def test_a_rate_in_a_file(text: str, per: str) -> None:
    rate = parse_rate(text)
    assert rate.per == per
    assert str(rate) == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("620 EUR/day", "620 EUR/day"),
        ("620 €/jour", "620 EUR/day"),
        ("620 EUR/j", "620 EUR/day"),
        ("620 € / J ", "620 EUR/day"),
        ("1 250,50 €/j", "1250.50 EUR/day"),
        ("85 € par heure", "85 EUR/hour"),
        ("$ 900 per day", "900 USD/day"),
        ("9 000 €/mois", "9000 EUR/month"),
        ("580 €", "580 EUR/day"),
        ("580 EUR", "580 EUR/day"),
        ("580€/j", "580 EUR/day"),
        ("580€", "580 EUR/day"),
        ("580 euros par jour", "580 EUR/day"),
        ("580 € HT", "580 EUR/day"),
        ("580 € HT/jour", "580 EUR/day"),
        ("580 €/jour HT", "580 EUR/day"),
        ("580 € H.T. par jour", "580 EUR/day"),
        ("580 euros la journée", "580 EUR/day"),
        ("TJM : 580 €", "580 EUR/day"),
        ("1 200,50 €", "1200.50 EUR/day"),
    ],
)
def test_a_rate_as_people_type_it(text: str, canonical: str) -> None:
    assert str(parse_rate(text, strict=False)) == canonical


@pytest.mark.parametrize(
    ("text", "reason", "readings"),
    [
        ("620 €/jour", "unknown", ("620 EUR/day",)),
        ("620 EUR/Day", "unknown", ("620 EUR/day",)),
        ("620 EUR / day", "unknown", ("620 EUR/day",)),
        ("620 EUR", "unknown", ("620 EUR/day",)),
        ("580 € TTC", "unknown", ()),
        ("1.200 EUR/day", "ambiguous", ("1200 EUR/day", "1.20 EUR/day")),
        ("620 EUR/fortnight", "period", ("620 EUR/day",)),
        ("620/day", "currency", ()),
        ("18,000 €/hour", "ambiguous", ("18000 EUR/hour", "18 EUR/hour")),
        ("6.123 EUR/day", "ambiguous", ("6123 EUR/day",)),
        ("-6 EUR/day", "negative", ()),
        ("2000000000000 EUR/day", "too-large", ()),
        ("/day", "unknown", ()),
        ("x" * 61, "unknown", ()),
    ],
)
def test_a_file_takes_the_canonical_rate_only(text: str, reason: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(NotMoney) as error:
        parse_rate(text)
    assert (error.value.text, error.value.reason, error.value.readings) == (text, reason, readings)


def test_amounts_are_plain_values() -> None:
    assert Rate(Money(Decimal(620), "EUR"), "day") == parse_rate("620.00 EUR/day")
    assert str(Money(Decimal("1E+3"), "EUR")) == "1000 EUR"
