"""The types of single fields: each reads the raw text of a file strictly, and says what is wrong with it.

A validator raises `PydanticCustomError(code, ...)` whose type is the published code of the finding
(`E-DATE`); `core/model/read.py` turns it into a `Problem`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from mission_cli.core import dates, money
from mission_cli.core.people import Person, is_mail, parse_person
from mission_cli.core.raw import Plain
from mission_cli.core.slug import is_slug, slugify


def wrong(code: str, **args: str) -> PydanticCustomError:
    """The error a validator raises: `code` is the finding's published code, `args` fill its sentence."""
    return PydanticCustomError(code, "see the catalogue", args)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        raise wrong("E-TYPE", found="list", expected="text")
    if isinstance(value, dict):
        raise wrong("E-TYPE", found="mapping", expected="text")
    raise wrong("E-VALUE")


def _text(value: Any) -> str:
    text = _scalar(value)
    if isinstance(text, Plain):
        # Softened to a warning by the reader of the model: nothing is re-typed, and nothing is hidden.
        raise wrong("W-QUOTE", value=str(text))
    if not text.strip():
        raise wrong("E-VALUE")
    return text


def _slug(value: Any) -> str:
    text = _scalar(value)
    if not is_slug(text):
        raise wrong("E-SLUG", value=text, suggest=slugify(text))
    if isinstance(value, Plain):
        raise wrong("W-QUOTE", value=text)
    return text


def _day(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    text = _scalar(value)
    try:
        return dates.parse_iso(text)
    except dates.NotADate as error:
        code = "E-DATE-READINGS" if len(error.readings) > 1 else "E-DATE"
        raise wrong(code, value=text, suggest=", ".join(error.readings)) from None


def _read_by(parse: Callable[[str], Any], code: str) -> BeforeValidator:
    """A field whose text `parse` reads, raising ValueError with the readings it would take instead, if it has any.

    What is a value already (a default of the model, not a text) stays as it is.
    """

    def read(value: Any) -> Any:
        if value is not None and not isinstance(value, (str, list, dict)):
            return value
        text = _scalar(value)
        try:
            found = parse(text)
        except ValueError as error:
            raise wrong(code, value=text, suggest=", ".join(getattr(error, "readings", ()))) from None
        if isinstance(text, Plain) and isinstance(found, Person):
            raise wrong("W-QUOTE", value=str(text))  # a name is a text like any other
        return found

    return BeforeValidator(read)


def _mail(value: Any) -> str:
    text = _scalar(value)
    if not is_mail(text):
        raise wrong("E-MAIL", value=text)
    return text


_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?")


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _scalar(value)
    if not _INT.fullmatch(text):
        raise wrong("E-WHOLE", value=text)
    return int(text)


def _number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = _scalar(value)
    try:
        if _NUMBER.fullmatch(text):
            return Decimal(text)
    except InvalidOperation:
        pass
    raise wrong("E-NUMBER", value=text)


def _quantity(value: Any) -> str:
    text = _scalar(value)
    if not text.strip():
        raise wrong("E-VALUE")
    if isinstance(text, Plain) and not _NUMBER.fullmatch(text):
        raise wrong("W-QUOTE", value=str(text))
    return text


def _currency(value: Any) -> str:
    text = _scalar(value)
    if not re.fullmatch("[A-Z]{3}", text):
        raise wrong("E-CURRENCY", value=text)
    return text


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = _scalar(value)
    if text not in ("true", "false"):
        raise wrong("E-FLAG", value=text)
    return text == "true"


def _text_schema(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": [*examples]})


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
SLUG_PATTERN: Final = "^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$"
Slug = Annotated[str, BeforeValidator(_slug), _text_schema(SLUG_PATTERN, "handover-file")]
DAY_PATTERN: Final = (
    "[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))"
)
"""The days there are, for a schema; 29 February in every year, which no pattern can know better."""
Day = Annotated[dt.date, BeforeValidator(_day), _text_schema(f"^{DAY_PATTERN}$", "2026-12-18")]
# Looser than the grammars they stand for, so that nothing the model reads is marked wrong in the editor.
_LENGTH: Final = r"([1-9][0-9]{0,4}\s*[A-Za-zÉé]+|[Pp][1-9][0-9]{0,4}[DdWwMmYy])"
_ANCHOR: Final = r"([Ss][Tt][Aa][Rr][Tt]|[Ee][Nn][Dd]|[Dd][ÉéEe][Bb][Uu][Tt]|[Ff][Ii][Nn]|[Aa][Nn][Nn][Oo][Uu][Nn][Cc][Ee][Dd]|[Aa][Nn][Nn][Oo][Nn][Cc][Ee])"
Length = Annotated[
    dates.Duration,
    _read_by(dates.parse_duration, "E-DURATION"),
    _text_schema(rf"^\s*{_LENGTH}\s*$", "2 weeks", "1 month", "10 days"),
]
Due = Annotated[
    dt.date | dates.RelativeDay,
    _read_by(dates.parse_due, "E-DUE"),
    _text_schema(rf"^\s*({DAY_PATTERN}|{_ANCHOR}(\s*[-+−–]\s*{_LENGTH})?)\s*$", "end - 4 weeks", "2026-12-18"),
]
Signed = Annotated[
    dates.Mark,
    _read_by(dates.parse_mark, "E-MARK"),
    _text_schema(f"^{DAY_PATTERN} by [a-z0-9-]+$", "2026-11-20 by sofia-bernard"),
]
Amount = Annotated[
    money.Money, _read_by(money.parse_money, "E-MONEY"), _text_schema(r"^\d+(\.\d{1,2})? [A-Z]{3}$", "18000 EUR")
]
DailyRate = Annotated[
    money.Rate,
    _read_by(money.parse_rate, "E-RATE"),
    _text_schema(r"^\d+(\.\d{1,2})? [A-Z]{3}/(day|hour|month)$", "620 EUR/day"),
]
Named = Annotated[
    Person,
    _read_by(parse_person, "E-PERSON"),
    _text_schema(r"^[^<>]*[^<>\s]\s*(<[^<>\s@]+@[^<>\s@]+>)?\s*$", "Léa Martin <lea.martin@esn.example>"),
]
Mail = Annotated[str, BeforeValidator(_mail), _text_schema(r"^[^<>\s@]+@[^<>\s@]+$", "lea.martin@esn.example")]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Currency = Annotated[str, BeforeValidator(_currency), _text_schema("^[A-Z]{3}$", "EUR")]
Flag = Annotated[bool, BeforeValidator(_flag)]
# A target or what was reached: a number, or a text a person would write ("30 %").
Quantity = Annotated[str, BeforeValidator(_quantity), WithJsonSchema({"type": ["number", "string"]})]
