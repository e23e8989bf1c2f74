"""Which names are one client's: legal form, accents, case, spacing and the word for “and” aside."""

from __future__ import annotations

import re
from typing import Final

from mission_cli.core.slug import slugify

_FORMS: Final = frozenset(
    [
        "sa",
        "sas",
        "sasu",
        "sarl",
        "eurl",
        "sci",
        "snc",
        "scop",
        "scic",
        "gie",
        "sel",
        "selarl",
        "inc",
        "ltd",
        "llc",
        "llp",
        "plc",
        "corp",
        "gmbh",
        "ag",
        "kg",
        "bv",
        "nv",
        "srl",
        "spa",
    ]
)
_AND: Final = frozenset(("et", "and"))
_INITIALS: Final = re.compile(r"\b(?:\w\.){2,}")


def client_key(name: str) -> str:
    """What two names of one client have in common: `Dupont & Fils S.A.` and `DUPONT et Fils` → `dupont-fils`.

    "" for a name without a Latin letter.
    """
    joined = _INITIALS.sub(lambda match: match[0].replace(".", "") + " ", name)
    words = slugify(joined.replace("&", " et ")).split("-")
    kept = [word for word in words if word not in _AND]
    while len(kept) > 1 and kept[-1] in _FORMS:
        kept.pop()
    while len(kept) > 1 and kept[0] in _FORMS:
        del kept[0]
    return "-".join(kept or words)


def is_client(wanted: str | None, name: str) -> bool:
    """Whether `wanted`, a name or a part of one, is of the client `name`; None is of any."""
    if wanted is None:
        return True
    key = client_key(wanted)
    # What has no Latin letter has no key, and would be found everywhere.
    return key in client_key(name) if key else wanted.casefold() in name.casefold()


def same_client(one: str, other: str) -> bool:
    """Whether two whole names are one client's."""
    return client_key(one) == client_key(other) if client_key(one) else one.casefold() == other.casefold()
