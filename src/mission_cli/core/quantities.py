"""Figures as people write them: a number where it is one, else their words."""

from __future__ import annotations

import re

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
