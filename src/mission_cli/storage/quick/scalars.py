"""What is written after a key, on its line: read only where every reader of YAML 1.1 and 1.2 takes it for the same text.

Half of the quick reading (`storage/quick/row.py`); the other half, `storage/quick/canonical.py`, follows the lines. An answer is a
proof: the text is one that the model takes for a value of its kind, without a finding. What is not surely right raises
`Unsure`, and is for the strict reading: anchors, tags, aliases, escapes out of the ordinary, words that stand for null.
No text that is given here holds a control character, but for the marks of `storage/quick/gaps.py`, and those are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from mission_cli.core.dates import parse_due, parse_duration, parse_iso, parse_mark
from mission_cli.core.slug import is_slug
from mission_cli.storage.quick.standins import Unsure

SOME_TEXT: Final = "\x01"
"""Stands for a text whose words are not known."""

# What starts like a number, and may be one.
FIGURES: Final = r"[0-9]{4}-|(?:[0-9]++(?:e-?[0-9]++|)|0(?:x[0-9a-f]++|b[01]++|o[0-7]++))(?![a-z0-9-])"
WORDS: Final = "null|yes|no|on|off|true|false|y|n"
"""In any case, some reader takes these for null or a boolean."""
MONEY: Final = r"(?:0|[1-9][0-9]{0,10})(?:\.[0-9]{1,2})? [A-Z]{3}"
RATE: Final = f"{MONEY}/(?:day|hour|month)"

_RUN = r"[^:#\x00-\x1f]*+"
_INSIDE = r"[:#](?:(?<=:)(?=[^ ])|(?<=[^ ]#))"  # neither ends a key nor starts a comment
# The first character of a text that no reader takes for anything else, but for the words. What starts with a digit is
# neither a number nor a date: it holds a character that neither is made of, or a word after the number.
_FIRST = r"(?:[A-Za-z(/]|[^\x00-\xa0](?<!\s)|[0-9](?=[0-9]*+ ++[A-Za-z]|[^:#]*?[g-np-su-wyG-NP-SU-WY%;()']))"
_SCALAR = re.compile(
    rf" *+(?:({_FIRST}{_RUN}(?:{_INSIDE}{_RUN})*+)"
    r"|(-?[0-9][0-9A-Za-z ./-]*+)"
    r"|'(?=[^\s'])([^'\x00-\x1f]*+(?:''[^'\x00-\x1f]*+)*+)'"
    r'|"(?=[^\s"\\])([^"\\\x00-\x1f]*+(?:\\["\\nt][^"\\\x00-\x1f]*+)*+)")'
    r" *+(?:(?<= )#[^\x00-\x1f]*|)"
)
_TEXT, _NUMBER_LIKE, _SINGLE, _DOUBLE = 1, 2, 3, 4
_WORDS = frozenset(WORDS.split("|"))
_LONGEST_WORD = len("false")
_NUMBER = r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?"
_PERSON = re.compile(
    r'([A-Za-zÀ-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿ][^<>:#"\x00-\x1f]*+)(?:(?<= )<[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]++>)?'
)
_LONGEST_PERSON = 400  # far below the limit of the strict reading
_MOST = 20_000  # values known at a time


def content(written: str) -> tuple[str, int]:
    """What a scalar on one line says, and how it is written."""
    match = _SCALAR.fullmatch(written)
    if match is None:
        raise Unsure
    style = match.lastindex or 0
    said: str = match[style]
    if style <= _NUMBER_LIKE:
        said = said.rstrip(" ")
    elif style == _SINGLE:
        said = said.replace("''", "'")
    elif "\\" in said:
        # A line break, or a backslash before an n: the words are not looked at.
        said = SOME_TEXT if "\\n" in said or "\\t" in said else said.replace('\\"', '"').replace("\\\\", "\\")
    return said, style


class Values(dict[str, Any]):
    """What the texts after a key of one kind say; what was read once is not read again."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, written: str) -> Any:
        return self.kept(written, self._read(content(written)[0]))

    def kept(self, written: str, value: Any) -> Any:
        """The value, which is known from now on."""
        if len(self) > _MOST:
            self.clear()
        self[written] = value
        return value


class _Texts(Values):
    """Few are written twice: they are not kept."""

    def __missing__(self, written: str) -> Any:
        return self._read(written)


def _text(written: str) -> str:
    said, style = content(written)
    if style == _NUMBER_LIKE or (style == _TEXT and len(said) <= _LONGEST_WORD and said.lower() in _WORDS):
        raise Unsure
    return said


def _quantity(written: str) -> str:
    said, style = content(written)
    if style == _NUMBER_LIKE and not re.fullmatch(_NUMBER, said):
        raise Unsure
    return said if style == _NUMBER_LIKE else _text(written)


class _Names(Values):
    """Those of people."""

    def __missing__(self, written: str) -> Any:
        said = _text(written)
        # The first character is a letter that leaves one in the slug: not Ð, Þ, ×.
        match = _PERSON.fullmatch(said)
        if match is None or len(said) > _LONGEST_PERSON:
            raise Unsure
        return self.kept(written, match[1].rstrip(" "))


class _Slugs(Values):
    """Quoted where some reader would take them for a number."""

    def __missing__(self, written: str) -> Any:
        said, style = content(written)
        if not is_slug(said) or said in _WORDS or (style <= _NUMBER_LIKE and re.match(FIGURES, said)):
            raise Unsure
        return self.kept(written, said)


def _day(said: str) -> str:
    parse_iso(said)
    return said


def _due(said: str) -> str:
    parse_due(said)
    return said


def _flag(said: str) -> bool:
    return _one_of("true|false")(said) == "true"


def _one_of(words: str) -> Callable[[str], str]:
    known = frozenset(words.split("|"))

    def read(said: str) -> str:
        if said not in known:
            raise Unsure
        return said

    return read


def _matching(pattern: str) -> Callable[[str], str]:
    def read(said: str) -> str:
        if not re.fullmatch(pattern, said):
            raise Unsure
        return said

    return read


def _signed(said: str) -> str:
    """The day of a mark."""
    return str(parse_mark(said).day)


_OF: Final[dict[str, Values]] = {
    "text": _Texts(_text),
    "quantity": _Texts(_quantity),
    "named": _Names(_text),
    "slug": _Slugs(_text),
    "day": Values(_day),
    "length": Values(parse_duration),
    "due": Values(_due),
    "signed": Values(_signed),
    "amount": Values(_matching(MONEY)),
    "rate": Values(_matching(RATE)),
    "flag": Values(_flag),
    "whole": Values(_matching("1")),  # the one whole number without bounds: the format
    "whole ≥1 ≤5": Values(_matching("[1-5]")),
    "number >0 ≤7": Values(_matching(r"[1-7]|[0-6]\.[1-9]")),
}


def values(kind: str) -> Values:
    """What texts say as values of this kind; a person by name, a mark by its day. To ask for a wrong one raises ValueError."""
    if kind not in _OF:
        _OF[kind] = Values(_one_of(kind))
    return _OF[kind]
