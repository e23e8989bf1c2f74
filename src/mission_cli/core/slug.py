"""Identifiers that are safe as file names, in URLs and in git, on every system."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 80
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
# Device names that Windows refuses as file names, whatever the ending.
_RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})
_LETTERS = str.maketrans(
    dict.fromkeys("’‘ʼ–—", "-")
    | {
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "đ": "d",
        "Đ": "d",
        "ł": "l",
        "Ł": "l",
    }
)


def is_slug(text: str) -> bool:
    """Whether `text` is lower-case letters, digits and inner dashes, 1 to 80 characters, no reserved name."""
    return len(text) <= MAX_LENGTH and _SLUG.fullmatch(text) is not None and "--" not in text and text not in _RESERVED


def slugify(text: str) -> str:
    """The slug nearest to `text`, or "" when no letter or digit is left: `Léa Martin` gives `lea-martin`."""
    plain = text[:1000]
    if not plain.isascii():
        # Accents and invisible characters go; a curly apostrophe or a long dash parts words like a straight one.
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:MAX_LENGTH].rstrip("-")
    return f"{slug}-1" if slug in _RESERVED else slug
