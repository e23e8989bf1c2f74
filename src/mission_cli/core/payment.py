"""Terms of payment as contracts write them, and the day by which a milestone is to be paid.

`30 days end of month` are thirty days, then the end of that month; `30 days from the end of the month` and `fin de mois
30 jours` are the end of the month, then thirty days. The Code de commerce (L441-10, I) allows terms « fin de mois » without
saying which comes first: the contract's own words decide.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.calendar_names import fold
from mission_cli.core.dates import Duration, add, last_of_month

if TYPE_CHECKING:
    from mission_cli.core.dates import Unit
    from mission_cli.core.model.contract import Contract, Milestone

MonthEnd: TypeAlias = Literal["none", "before", "after"]

_LONGEST: Final = 2_000  # characters; terms are a sentence or two
_NUMBERS: Final = {
    "un": 1, "une": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "dix": 10, "ten": 10,
    "quinze": 15, "fifteen": 15, "vingt": 20, "twenty": 20, "trente": 30, "thirty": 30,
    "quarante-cinq": 45, "quarante cinq": 45, "forty-five": 45, "forty five": 45, "soixante": 60, "sixty": 60,
}  # fmt: skip
_UNITS: Final[dict[str, Unit]] = {
    **dict.fromkeys(("j", "jr", "jrs", "jour", "jours", "d", "day", "days"), "day"),
    **dict.fromkeys(("semaine", "semaines", "week", "weeks"), "week"),
    **dict.fromkeys(("mois", "month", "months"), "month"),
}
_UNIT: Final = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b"
_MONTH_END: Final = (
    r"(?:fin (?:de |du |de chaque |de ce )?mois|fdm|eom"
    r"|end[ -]of[ -](?:the |each |every |that )?(?:current )?month|month(?:'s|-| )end)\b"
)
_WORD: Final = rf"\b(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b"
_SAID_ALIKE: Final = [  # what is said in several ways, made one
    (re.compile(pattern), made)
    for pattern, made in (
        (r"\b(?:every|each|tous les|toutes les) \d+ [a-z]+", ""),  # how often is not how long after
        (r"\bnet-", "net "),
        (rf"\b(?:net|j ?\+) ?(\d{{1,3}})\b(?!\)?[ -]?{_UNIT}| ?%)", r"\1 days"),
        (rf"\b(eom|fdm) (?:\+ )?(\d{{1,3}})\b(?!\)?[ -]?{_UNIT}| ?%)", r"\1 \2 days"),
        (r"(?<![\d.,/-])(?<!\d )([1-9]\d{0,2}) (net|eom|fdm)\b", r"\1 days \2"),
        (
            r"\b(?:fin du mois suivant|end of (?:the )?(?:next|following) month|end of the month following)\b",
            "1 month eom",
        ),
        (
            r"\b(?:le|the) (\d{1,2})(?:er|st|nd|rd|th)? (?:du mois suivant|of (?:the )?(?:next|following) month)\b",
            r"eom the \1",
        ),
    )
]
_LENGTH = re.compile(  # working days would ask whose: they are not read
    rf"(?<![\d.,/-])(\d{{1,3}})\)?[ -]?({_UNIT})(?! (?:ouvre|ouvrable|travaille)s?\b)"
)
_END = re.compile(rf"\b{_MONTH_END}")
_FROM_END = re.compile(
    r"\b(?:from|after|following|a (?:compter|partir|dater) de|apres|depuis|suivant) (?:the |la )?" + _MONTH_END
)
_ON = re.compile(rf"\b{_MONTH_END} (?:et |and )?(?:le|(?:on )?the) (\d{{1,2}})(?:er|st|nd|rd|th)?\b")
_AT_ONCE = re.compile(
    r"\b(?:(?:a|des|on|upon) (?:la |the )?(?:reception|receipt)|comptant|immediat|immediate|immediately|immediatement)\b"
)
_JUST_BEFORE = re.compile(rf"{_UNIT}(?: nets?)? \Z")


class Terms(NamedTuple):
    """How long after the invoice: `count` units, the end of a month before or after them, then day `on` of the next month."""

    count: int  # type: ignore[assignment]  # shadows tuple.count
    unit: Unit = "day"
    month_end: MonthEnd = "none"
    on: int = 0


@cache
def terms_of(text: str) -> Terms | None:
    """The terms that a text says, in English or French, anywhere in its sentence; None when it says none, or several."""
    plain = _plainly(text) if len(text) <= _LONGEST else ""
    found = list(_LENGTH.finditer(plain))
    lengths = {(int(one[1]), _UNITS[one[2]]) for one in found}
    end, at_once, on = _END.search(plain), _AT_ONCE.search(plain), _ON.search(plain)
    if len(lengths) > 1 or (lengths and at_once and not _JUST_BEFORE.search(plain, 0, at_once.start())):
        return None
    if not lengths and not end:
        return Terms(0) if at_once else None
    before = bool(end and found and (end.start() < found[0].start() or _FROM_END.search(plain)))
    if on and (before or not 1 <= int(on[1]) <= 31):
        return None
    count, unit = next(iter(lengths), (0, "day"))
    return Terms(count, unit, "before" if before else "after" if end else "none", int(on[1]) if on else 0)


def _plainly(text: str) -> str:
    plain = re.sub(_WORD, lambda word: str(_NUMBERS[word[0]]), fold(text))
    for pattern, made in _SAID_ALIKE:
        plain = pattern.sub(made, plain)
    return plain


def due_on(day: dt.date, terms: Terms) -> dt.date:
    """The last day on which what was invoiced on `day` is paid in time."""
    since = last_of_month(day) if terms.month_end == "before" else day
    due = add(since, Duration(1, terms.unit), terms.count)
    if terms.month_end == "after":
        due = last_of_month(due)
    if not terms.on:
        return due
    following = add(due, Duration(1, "day"))
    return following.replace(day=min(terms.on, last_of_month(following).day))


def understood(contract: Contract) -> bool:
    """Whether the contract's terms of payment are read; where it says none, there is nothing to read."""
    return contract.payment is None or terms_of(contract.payment) is not None


Why: TypeAlias = Literal["invoiced", "accepted", "due"]


class Owed(NamedTuple):
    """Since when a milestone is owed: the day of `why`; None while its deliverable is not accepted, or no day is said."""

    since: dt.date | None
    why: Why


def owed(milestone: Milestone, contract: Contract, today: dt.date = dt.date.max) -> Owed:
    """From which day a milestone's payment counts: its invoice, else the acceptance of its deliverable, else its own day.
    What is after `today` has not happened. A deliverable that the mission does not have is a finding, and none here."""
    if milestone.invoiced and milestone.invoiced <= today:
        return Owed(milestone.invoiced, "invoiced")
    for one in contract.deliverables if milestone.deliverable else ():
        if one.id == milestone.deliverable:
            return Owed(one.accepted if one.accepted and one.accepted <= today else None, "accepted")
    return Owed(milestone.due, "due")


def payment_due(milestone: Milestone, contract: Contract, today: dt.date = dt.date.max) -> dt.date | None:
    """The day by which a milestone is to be paid, inclusive: the terms after the day from which it is owed. Without terms,
    or with terms that are not understood, that day itself. None while nothing is owed."""
    since = owed(milestone, contract, today).since
    terms = terms_of(contract.payment) if contract.payment else None
    return due_on(since, terms) if since and terms else since
