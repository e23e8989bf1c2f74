"""Which names are one client's: legal form, accents, case, spacing and the word for “and” aside."""

from __future__ import annotations

import re
from functools import cache
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


@cache
def client_key(name: str) -> str:
    """What the names of one client have in common, and no other’s: `Dupont & Fils S.A.` and `DUPONT et Fils` → `dupont-fils`.

    A name in which no letter or digit is left is its own.
    """
    joined = _INITIALS.sub(lambda match: match[0].replace(".", "") + " ", name)
    words = slugify(joined.replace("&", " et ")).split("-")
    kept = [word for word in words if word not in _AND]
    while len(kept) > 1 and kept[-1] in _FORMS:
        kept.pop()
    while len(kept) > 1 and kept[0] in _FORMS:
        del kept[0]
    return "-".join(kept or words) or name.casefold()


def is_client(wanted: str | None, name: str) -> bool:
    """Whether `wanted`, a name or a part of one, is of the client `name`; None is of any."""
    return wanted is None or client_key(wanted) in client_key(name)


def may_be_one(one: str, other: str) -> bool:
    """Whether one name begins the other: `Acme` and `Acme Logistics` may be one client, `Acme` and `Pacmeco` are two."""
    short, long = sorted((client_key(one), client_key(other)), key=len)
    return f"{long}-".startswith(f"{short}-")


def same_client(one: str, other: str) -> bool:
    """Whether two whole names are one client's."""
    return client_key(one) == client_key(other)
