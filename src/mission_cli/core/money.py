"""Amounts and rates: `18000 EUR`, `620 EUR/day`. One strict text in files, several forgiving ones when typed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Period: TypeAlias = Literal["day", "hour", "month"]
Reason: TypeAlias = Literal["unknown", "negative", "precision", "too-large", "currency", "period", "ambiguous"]

LARGEST = Decimal(10**12)  # inclusive
_LONGEST = 60  # characters
_STRICT = r"((?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?) ([A-Z]{3})"
_SYMBOLS = {"€": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "£": "GBP"}
_PERIOD_WORDS: dict[Period, str] = {
    "day": "day days d jour jours j journée journee",
    "hour": "hour hours h heure heures",
    "month": "month months mois m",
}
_TAX = r"(?<![a-z])(?:h\.?t\.?|excl\.? ?vat|ex\.? ?vat)(?![a-z])"
"""A rate is agreed before tax: `580 HT` says nothing more."""
_PERIODS: dict[str, Period] = {word: per for per, words in _PERIOD_WORDS.items() for word in words.split()}


class NotMoney(ValueError):  # noqa: N818 - reads as what it says
    """`text` is no amount, or no rate. `readings` are canonical texts that would be accepted, the likeliest first.

    `reason` is a key for the catalogue: `unknown` shape, `negative`, `precision` (over 2 decimals), `too-large`,
    `currency` (none, or not three letters), `period` (a rate without its day, hour or month), `ambiguous` (`18,000`).
    """

    def __init__(self, text: str, reason: Reason, readings: tuple[str, ...] = ()) -> None:
        super().__init__(text, reason, readings)
        self.text = text
        self.reason = reason
        self.readings = readings


class Money(NamedTuple):
    """`amount` units of `currency` (ISO 4217), 0 to LARGEST, at most 2 decimals. `str()` is the text of the files."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        whole = self.amount == self.amount.to_integral_value()
        return f"{self.amount:.{0 if whole else 2}f} {self.currency}"


class Rate(NamedTuple):
    """`money` for each `per` worked. `str()` is the text of the files: `620 EUR/day`."""

    money: Money
    per: Period

    def __str__(self) -> str:
        return f"{self.money}/{self.per}"


def parse_money(text: str, *, strict: bool = True, currency: str | None = None) -> Money:
    """`18000 EUR`, `620.50 EUR`: digits, at most 2 decimals after a point, a space, three capitals.

    With `strict=False`, what people type: `18 000,50 €` (any kind of space), `€620`, `620 euros`, `18,000.50 usd`,
    and `620` when a default `currency` is given. Raises `NotMoney`; a strict refusal offers the forgiving reading.
    """
    if len(text) > _LONGEST:
        raise NotMoney(text, "unknown")
    if not strict:
        return _typed_money(text, currency)
    if match := re.fullmatch(_STRICT, text):
        return Money(_checked(text, match[1]), match[2])
    raise NotMoney(text, "unknown", (str(_typed_money(text, currency)),))


def parse_rate(text: str, *, strict: bool = True, currency: str | None = None) -> Rate:
    """`620 EUR/day`: an amount as `parse_money` reads it, `/`, then `day`, `hour` or `month`.

    With `strict=False`, also `620 €/jour`, `620 EUR/j`, `85 € par heure`, `$ 900 per day`, `580 € HT`, a day where no period
    is named, and `620/jour` or `620` when a default `currency` is given. Raises `NotMoney`; a strict refusal offers the forgiving reading.
    """
    if len(text) > _LONGEST:
        raise NotMoney(text, "unknown")
    if not strict:
        return _typed_rate(text, currency)
    if match := re.fullmatch(_STRICT + "/(day|hour|month)", text):
        return Rate(Money(_checked(text, match[1]), match[2]), _PERIODS[match[3]])
    raise NotMoney(text, "unknown", (str(_typed_rate(text, currency)),))


def _typed_rate(text: str, currency: str | None) -> Rate:
    plain = re.sub(_TAX, " ", re.sub(r"^\s*(?:tjm|rate)\b\s*:?", "", text.lower()))
    match = re.fullmatch(r"(.*?)\s*(?:/|\bpar\b|\bper\b|\bla\b|\ba\b)\s*([a-zé]+)\s*", plain)
    per = _PERIODS.get(match[2]) if match else "day"
    try:
        money = _typed_money(match[1] if match else plain, currency)
    except NotMoney as error:
        readings = tuple(f"{reading}/{per or 'day'}" for reading in error.readings)
        raise NotMoney(text, error.reason, readings) from None
    if per is None:
        raise NotMoney(text, "period", (f"{money}/day",))
    return Rate(money, per)


def _typed_money(text: str, currency: str | None) -> Money:
    plain = " ".join(text.replace("−", "-").replace("’", "'").split()).lower()
    number = r"(?P<number>-? ?[0-9](?:[0-9 '.,]*[0-9])?)"
    match = re.fullmatch(rf"{number} ?(?P<unit>[^0-9.,' ]*)", plain)
    match = match or re.fullmatch(rf"(?P<unit>[^-0-9.,' ]*) ?{number}", plain)
    if match is None:
        raise NotMoney(text, "unknown")
    unit = _SYMBOLS.get(match["unit"], match["unit"].upper()) or currency or ""
    if not re.fullmatch("[A-Z]{3}", unit) or unit == "TTC":
        raise NotMoney(text, "currency")
    if match["number"].startswith("-"):
        raise NotMoney(text, "negative")
    readings = _numbers(match["number"])
    if len(readings) > 1:
        fine = [reading for reading in readings if len(reading.partition(".")[2]) <= 2]
        raise NotMoney(text, "ambiguous", tuple(str(Money(Decimal(reading), unit)) for reading in fine))
    if not readings:
        raise NotMoney(text, "unknown")
    return Money(_checked(text, readings[0]), unit)


def _numbers(typed: str) -> tuple[str, ...]:
    """The plain numbers a typed one may stand for: `18 000,50` → 18000.50; `18,000` → 18000 or 18; `1,8,0` → none."""
    if match := re.fullmatch(r"([0-9]+)[.,]([0-9]{3})", typed):
        whole, last = match.groups()
        if len(whole) <= 3 and whole != "0":
            return f"{whole}{last}", f"{whole}.{last}".rstrip("0").rstrip(".")
    if match := re.fullmatch(r"([0-9]+)(?:[.,]([0-9]+))?", typed):
        return (match[1] + (f".{match[2]}" if match[2] else ""),)
    if match := re.fullmatch(r"([0-9]{1,3})(?:([ '.,])[0-9]{3})(?:\2[0-9]{3})*(?:(?!\2)[.,]([0-9]+))?", typed):
        whole, decimals = (typed[: match.start(3)], f".{match[3]}") if match[3] else (typed, "")
        return (re.sub("[^0-9]", "", whole) + decimals,)
    return ()


def _checked(text: str, number: str) -> Decimal:
    """`number` is ASCII digits with at most a point."""
    amount = Decimal(number)
    if amount > LARGEST:
        raise NotMoney(text, "too-large")
    if len(number.partition(".")[2].rstrip("0")) > 2:
        raise NotMoney(text, "precision")
    return amount
