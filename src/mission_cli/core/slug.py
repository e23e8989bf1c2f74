"""Identifiers that are safe as file names, in URLs and in git, on every system."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 80
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
# Device names that Windows refuses as file names, whatever the ending.
_RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})


def _both(pairs: str) -> dict[str, str]:
    """`ø o æ ae` for small and capital letters alike."""
    words = pairs.split()
    small = dict(zip(words[::2], words[1::2], strict=True))
    return small | {letter.upper(): plain for letter, plain in small.items() if len(letter.upper()) == 1}


_LATIN = (  # letters that no decomposition takes apart, as passports write them (ICAO 9303)
    "œ oe æ ae ß ss ẞ ss ø o đ d ð d ł l þ th ı i ħ h ŋ n ŧ t ĸ k ə e ƒ f"
)
_GREEK = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o"
_CYRILLIC = (  # ICAO 9303
    "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ ie ы y э e"
    " ю iu я ia є ie і i ґ g ђ d ј j љ lj њ nj ћ c џ dz ѕ dz"
)
LETTERS = str.maketrans(dict.fromkeys("’‘ʼ–—", "-") | _both(_LATIN))
"""What stands for a letter where only 26 are told apart."""
_OTHER = str.maketrans(_both(f"{_GREEK} {_CYRILLIC}") | {"ь": "", "Ь": ""})


def is_slug(text: str) -> bool:
    """Whether `text` is lower-case letters, digits and inner dashes, 1 to 80 characters, no reserved name."""
    return len(text) <= MAX_LENGTH and _SLUG.fullmatch(text) is not None and "--" not in text and text not in _RESERVED


def slugify(text: str, *, marked: bool = True) -> str:
    """The slug nearest to `text`, or "" when no letter or digit is left: `Léa Martin` gives `lea-martin`.

    Greek and Cyrillic are written in Latin letters. Letters of other scripts leave a mark of eight characters, always the
    same for the same text, so that two names never become one in silence: `李小龙` gives `x-…`, `Anna 李` gives `anna-…`.
    Not so where it is not `marked`, for what has its id from elsewhere where no letter is left.
    """
    plain, lost = text[:1000], ""
    if not plain.isascii():
        # Accents and invisible characters go; a curly apostrophe or a long dash parts words like a straight one.
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", plain).translate(LETTERS))
        plain = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf")).translate(_OTHER)
        if marked and any(unicodedata.category(c) in ("Lo", "Ll", "Lu", "Lt") for c in plain if not c.isascii()):
            lost = _mark(text)
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[: MAX_LENGTH - len(lost) - 1 if lost else MAX_LENGTH]
    slug = slug.rstrip("-")
    if lost:
        return f"{slug or 'x'}-{lost}"
    return f"{slug}-1" if slug in _RESERVED else slug


def _mark(text: str) -> str:
    """Eight letters and digits that are another text's with a chance of one in a million million."""
    import base64
    import hashlib

    known = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return base64.b32encode(hashlib.blake2s(known.encode("utf-8", "replace"), digest_size=5).digest()).decode().lower()


def matches(wanted: str | None, value: str) -> bool:
    """Part of a name, whatever its case and accents: `ministere` finds `Ministère`."""
    if wanted is None:
        return True
    # What has no Latin letter has no slug, and would be found everywhere.
    return slugify(wanted) in slugify(value) if slugify(wanted) else wanted.casefold() in value.casefold()
