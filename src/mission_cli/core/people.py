"""People as files and commands write them. Without pydantic: the records' own types are in core/model/fields.py."""

from __future__ import annotations

import re
from typing import NamedTuple

from mission_cli.core.slug import slugify

_PERSON = re.compile(r"\s*(?P<name>[^<>\x00-\x1f]*[^<>\s\x00-\x1f])\s*(?:<(?P<mail>[^<>\s@]+@[^<>\s@]+)>)?\s*")

LONGEST_PERSON = 500


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


def parse_person(text: str) -> Person:
    """`Name <mail>` or `Name`. Raises ValueError when there is no name, or the mail is not one."""
    match = _PERSON.fullmatch(text) if len(text) <= LONGEST_PERSON else None
    if match is None or not slugify(match["name"]):
        raise ValueError(text)
    return Person(match["name"], match["mail"])
