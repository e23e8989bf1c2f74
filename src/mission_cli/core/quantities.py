"""Figures as people write them: `12`, `4,5`, `1 200`, `30 %`, `10 000 EUR`, `2/3`, `≤ 4`, `au moins 9`."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

Better: TypeAlias = Literal["less", "more"]

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,9}")
_COMMA = re.compile(r"-?[0-9]+,[0-9]{1,2}")  # `18,000` is eighteen to some, eighteen thousand to others: a text


def number_or_text(text: str) -> str | int | float:
    """`11` and `4,5` as numbers, `30 %` as the text it is."""
    plain = text.strip()
    if _COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    if _WHOLE.fullmatch(plain):
        return int(plain)
    return float(plain) if _DECIMAL.fullmatch(plain) else text.strip()


class Figure(NamedTuple):
    """A number with what was written around it.

    `out_of` is the 3 of `2/3` and of `2 sur 3`. `unit` is `%`, `eur`, or the words behind the number in small letters,
    without accents and final s. `bound` is the side that `≤`, `at most`, `au moins` leave open; `strict` where the
    number itself is outside, as in `moins de 5`.
    """

    number: Fraction
    out_of: Fraction | None = None
    unit: str = ""
    bound: Better | None = None
    strict: bool = False


# A space of thousands, or an apostrophe: 1 200, 1’200.
_GROUPED = r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]{1,9})?"
_DOTTED = r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
_COMMAED = r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){2,}"
_NUMBER: Final = rf"[-+−]?(?:{_GROUPED}|{_DOTTED}|{_COMMAED}|[0-9]{{1,15}}(?:[.,][0-9]{{1,9}})?)"
_MONEY: Final = r"eur(?:os?)?|€|\$|£|chf|usd|gbp"
_FIGURE: Final = re.compile(
    rf"(?:({_MONEY}) ?)?({_NUMBER})(?:(?: ?/ ?| sur | of | out of )({_NUMBER}))?(?: ?([^\W\d][^\d]{{0,39}}|[%‰€$£][^\d]{{0,39}}))?"
)
_TWO_WAYS: Final = re.compile(r"[-+−]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_BEFORE: Final[tuple[tuple[str, Better, bool], ...]] = (
    (
        r"<=|=<|≤|at most|(?:no|not) more than|max(?:imum|\.)?|au plus|tout au plus|au maximum|pas plus de",
        "less",
        False,
    ),
    (r"inferieure?s? ou egale?s? a", "less", False),
    (r"<|less than|fewer than|under|below|moins de|moins d['’]|sous|en dessous de|inferieure?s? a", "less", True),
    (r">=|=>|≥|at least|no(?:t)? (?:less|fewer) than|min(?:imum|\.)?|au moins|au minimum|pas moins de", "more", False),
    (r"superieure?s? ou egale?s? a", "more", False),
    (r">|more than|over|above|plus de|plus d['’]|au-dessus de|superieure?s? a", "more", True),
)
_AFTER: Final[tuple[tuple[str, Better], ...]] = (
    (r"at (?:the )?most|max(?:imum|\.)?|or (?:less|fewer)|ou moins|(?:tout )?au plus|au maximum", "less"),
    (r"at (?:the )?least|minimum|or more|ou plus|au moins|au minimum|\+", "more"),
)
_BOUNDS: Final = (
    *((re.compile(rf"(?:{words}) ?(?=[^ ])(?P<rest>.+)"), side, strict) for words, side, strict in _BEFORE),
    *((re.compile(rf"(?P<rest>.+?),? ?(?:{words})"), side, False) for words, side in _AFTER),
)
_UNITS: Final = {"percent": "%", "pourcent": "%", "pour": "%", "€": "eur", "euro": "eur"}
"""The first word of a unit → the unit it says."""


def figure_of(text: str) -> Figure | None:
    """The figure in a text; None where it holds words only, or can be read in two ways."""
    plain, bound, strict = _bounded(_plain(text))
    match = _FIGURE.fullmatch(plain)
    if match is None or _TWO_WAYS.fullmatch(match[2]) or (match[3] and _TWO_WAYS.fullmatch(match[3])):
        return None
    number, out_of = _number(match[2]), _number(match[3]) if match[3] else None
    if out_of is not None and out_of <= 0:
        return None
    return Figure(number, out_of, _unit(match[1] or match[4] or ""), bound, strict)


def bound_of(text: str) -> Better | None:
    """The side that `≤ 4` or `au moins 9` leaves open; None for a bare figure and for words."""
    found = figure_of(text)
    return found.bound if found else None


def readings(text: str) -> tuple[str, ...]:
    """How to write what can be read in two ways: `1.000` is `1000` or `1`, `4,125` is `4125` or `4.1250`; () otherwise."""
    plain, _, _ = _bounded(_plain(text))
    match = _FIGURE.fullmatch(plain)
    found = match and _TWO_WAYS.fullmatch(match[2])
    if not match or not found:
        return ()
    whole, rest = re.split("[.,]", found[0])
    small = whole if rest == "000" else f"{whole}.{rest}0"
    return f"{whole}{rest}", small


def fault_of(text: str) -> Literal["W-FIGURE", "W-FIGURE-READINGS"] | None:
    """What is wrong with a figure: it is none (`?`), or can be read in two ways (`1.000`)."""
    if text.isdecimal():
        return None
    if says_nothing(text):
        return "W-FIGURE"
    return "W-FIGURE-READINGS" if readings(text) else None


def says_nothing(text: str) -> bool:
    """Whether a text holds neither a digit nor a letter: `?`, `+` and `-` are no figure."""
    return not any(character.isalnum() for character in text)


def _plain(text: str) -> str:
    """Small letters without accents, plain spaces and apostrophes."""
    parts = unicodedata.normalize("NFD", text.replace("’", "'").casefold())
    return " ".join("".join(char for char in parts if not unicodedata.combining(char)).split())


def _bounded(text: str) -> tuple[str, Better | None, bool]:
    for pattern, side, strict in _BOUNDS:
        match = pattern.fullmatch(text)
        if match and any(character.isdigit() for character in match["rest"]):
            return match["rest"], side, strict
    return text, None, False


def _number(text: str) -> Fraction:
    plain = re.sub("[ '’+]", "", text).replace("−", "-")
    separators = re.sub("[0-9-]", "", plain)
    if len(separators) > 1:  # thousands; of two kinds, the last one parts the decimals
        plain = plain.replace(separators[0], "")
    return Fraction(plain.replace(",", "."))


def _unit(text: str) -> str:
    first, *more = text.split() or [""]
    if first.startswith("%"):
        return "%"
    if first in _UNITS and (first != "pour" or more[:1] == ["cent"]):
        return _UNITS[first]
    return " ".join(word.removesuffix("s") or word for word in (_UNITS.get(first.removesuffix("s"), first), *more))


def measured(reached: Figure, target: Figure) -> tuple[Fraction, Fraction] | None:
    """Both numbers on one scale; None where they are not of one kind: `30 %` and `30 EUR`, `2/3` and `7`."""
    if reached.unit and target.unit and reached.unit != target.unit:
        return None
    if reached.out_of is None and target.out_of is None:
        return reached.number, target.number
    if reached.out_of is not None and target.out_of is not None:
        return reached.number / reached.out_of, target.number / target.out_of
    part, whole = (reached, target) if reached.out_of is not None else (target, reached)
    scaled = _on_scale_of(part, whole)
    if scaled is None:
        return None
    return (scaled, target.number) if part is reached else (reached.number, scaled)


def _on_scale_of(part: Figure, other: Figure) -> Fraction | None:
    """`2/3` beside a percentage, or beside a count that the same whole bounds: `15/17` beside `17`."""
    if part.out_of is None:
        return None
    if other.unit == "%":
        return 100 * part.number / part.out_of
    return part.number if other.number == part.out_of else None
