"""People as files and commands write them. Without pydantic: the records' own types are in core/model/fields.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    from typing import Literal

_PERSON = re.compile(r"\s*(?P<name>[^<>\x00-\x1f]*[^<>\s\x00-\x1f])\s*(?:<(?P<mail>[^<>\s@]+@[^<>\s@]+)>)?\s*")

LONGEST_PERSON = 500
_MAIL = re.compile(r"[^<>\s@]+@[^<>\s@]+")


class Person(NamedTuple):
    """A person as files write them: `Léa Martin <lea.martin@esn.example>`; the mail may be missing."""

    name: str
    mail: str | None = None

    @property
    def slug(self) -> str:
        """The person's lane, mark and profile: `lea-martin`."""
        return slugify(self.name)

    def __str__(self) -> str:
        return f"{self.name} <{self.mail}>" if self.mail else self.name


def is_mail(text: str) -> bool:
    """Whether this is a mail address on its own, as far as a text tells."""
    return len(text) <= LONGEST_PERSON and _MAIL.fullmatch(text) is not None


def parse_person(text: str) -> Person:
    """`Name <mail>` or `Name`. Raises ValueError when there is no name, or the mail is not one."""
    match = _PERSON.fullmatch(text) if len(text) <= LONGEST_PERSON else None
    if match is None or not slugify(match["name"]):
        raise ValueError(text)
    return Person(match["name"], match["mail"])


def answered_instead(text: str) -> Literal["day", "length", "number"] | None:
    """What was typed where a name was asked for: `02/03/2026`, `fin décembre`; `2 semaines`; `580`, `580 EUR/jour`.

    None for what may be a name: `Sam` and `Mar` are, though they are days of the week too.
    """
    from datetime import date

    from mission_cli.core.calendar_names import WEEKDAY_OF, fold
    from mission_cli.core.dates import NotADate, NotADuration
    from mission_cli.core.human_dates import parse_day
    from mission_cli.core.lengths import parse_length
    from mission_cli.core.money import NotMoney, parse_money, parse_rate

    if fold(text).strip() in WEEKDAY_OF:
        return None
    try:
        parse_day(text, date(2000, 1, 1), order="day-first")
    except NotADate as error:
        if error.reason != "unknown":
            return "day"
    else:
        return "day"
    try:
        parse_length(text)
    except NotADuration:
        pass
    else:
        return "length"
    if not any(map(str.isalpha, text)):
        return "number" if any(map(str.isdigit, text)) else None
    for parse in (parse_money, parse_rate):
        try:
            parse(text, strict=False, currency="EUR")
        except NotMoney:
            continue
        return "number"
    return None
