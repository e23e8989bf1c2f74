"""What there is to know about each record of the model to follow its lines: its keys, what is asked for, its forms.

Made from `core/model/shape.py` when a record is first met: ten changed files do not wait for what they do not hold.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from mission_cli.core.model.shape import DEFAULTS, ENTRIES, SHAPES
from mission_cli.storage.quick.gaps import Reader
from mission_cli.storage.quick.scalars import SOME_TEXT
from mission_cli.storage.quick.standins import Light, LightItem, Unsure

STEP: Final = 2
"""Columns from a key to the keys and dashes below it, and from a dash to its content."""
PUT_ASIDE: Final = {"id": ("slug",), "rate": ("rate",)}
DAYS: Final = ("day", "due")
"""The kinds that take the value put aside after these keys; after any other it is a day."""
ENTRY: Final = "entry"
LANE: Final = f"[{ENTRY}]"
JOURNAL: Final = f"{{str: {LANE}?}}"
TERMS: Final = "{str: text}"
"""The kind of the terms of a change request: rules look at their words."""
DEEP: Final = ("Contract", "Onboarding", "Offboarding")
"""Records whose forms are rarely seen again, where they hold lists of others."""
_ASKED: Final[dict[str, tuple[str, ...]]] = {
    "Mission": (
        *("title", "kind", "interruptible", "consultant", "client", "manager", "references", "vision?", "contract"),
        *("objectives", "followup", "equipment", "access", "renewal", "onboarding", "offboarding", "closed", "journal"),
    ),
    "Client": ("name", "contact?"),
    "Contract": (
        *("start", "end", "notice", "rate", "order?"),
        *("documents", "deliverables", "milestones", "amendments"),
    ),
    "Deliverable": ("id", "acceptance?", "delivered", "accepted", "refused"),
    "Amendment": ("date", "end", "rate", "change", "text?", "ref?"),
    "Document": ("id", "signed?"),
    "Objective": ("id", "measure?", "target", "better", "reached", "achievable?", "due"),
    "Followup": ("every",),
    "Equipment": ("id", "lent", "returned"),
    "Access": ("id", "granted", "revoked", "verified?"),
    "Renewal": ("client", "consultant"),
    "Onboarding": ("tasks",),
    "Offboarding": ("case", "ends", "tasks"),
    "Task": ("id", "state", "why?"),
    "Milestone": ("id", "deliverable", "invoiced", "paid"),
    "Reference": ("id",),
    **dict.fromkeys(ENTRIES.values(), ("id", "type", "date")),
    "Checkin": ("id", "type", "date", "health", "reached"),
    "Blocker": ("id", "type", "date", "resolved", "chosen", "options"),
    "Option": ("what",),
    "Change": ("id", "type", "date", "decision", "decided", "after"),
}
"""The values that rules and summaries look at, of each record; of `key?`, whether there is one."""


class Form:
    """What every record of a form says."""

    __slots__ = ("alike", "how_many", "texts", "values")

    def __init__(
        self,
        alike: dict[str, Any],
        values: list[tuple[str, int]],
        texts: list[tuple[str | None, int, Reader]],
        how_many: tuple[int, int],
    ) -> None:
        self.alike = alike
        self.values = values
        """The keys whose value is one that was put aside, and which."""
        self.texts = texts
        """As `values`, with how a text is read that has to be more than any; without a key if it is not asked for."""
        self.how_many = how_many
        """The texts and values put aside."""


class Table:
    """What there is to know about a record with its keys at one column; of an entry of the journal, whose type is not
    known yet, no keys."""

    def __init__(self, name: str, column: int) -> None:
        shape, asked, defaults = SHAPES.get(name, {}), _ASKED.get(name, ()), DEFAULTS.get(name, {})
        self.name = name
        self.column = column
        self.keys = keys_at(column)
        self.kinds = {key: kind.removesuffix("!") for key, kind in shape.items()}
        self.scalars = frozenset(key for key, kind in self.kinds.items() if kind[0] != "[" and not is_part(kind))
        """The keys with a single value."""
        self.needed = [key for key, kind in shape.items() if kind[-1] == "!"]
        self.asked = [key.removesuffix("?") for key in asked]
        self.words = [key for key in asked if self.kinds.get(key) in ("text", "quantity")]
        """The keys of texts that are asked for by their words."""
        self.absent = {key: _NOTHING.get(self.kinds[key][0], defaults.get(key)) for key in self.asked}
        """What stands for the keys asked for that are not there."""
        self.forms: dict[str, Form | None] = {}
        """Those read before; None for one of which each record is to be read."""
        self.items: dict[str, type[LightItem]] = {}
        """What stands for each record of a form of which no text has to be looked at."""


table_of = cache(Table)


_NOTHING: Final[dict[str, Any]] = {"[": (), "{": {}}


def is_part(kind: str) -> bool:
    """Whether a kind takes lines of its own: records, lists of them, mappings with free keys."""
    return kind[0] == "{" or kind.strip("[]?") in SHAPES or kind == LANE


def made(table: Table, found: dict[str, Any]) -> Light:
    """What stands for a record of which this was found, None for a key with nothing. Raises `Unsure` if anything lacks."""
    for key in table.needed:
        if found.get(key) is None:
            raise Unsure
    for key in table.words:
        if found.get(key) == SOME_TEXT:
            raise Unsure
    if table.name == "Checkin" and SOME_TEXT in (found.get("reached") or {}).values():
        raise Unsure  # rules look at figures
    said = table.absent.copy()
    for key in table.asked:
        value = found.get(key)
        if value is not None:
            said[key] = value
    return Light(said)


# Lines ----------------------------------------------------------------------------------------------------------------


@cache
def keys_at(column: int) -> re.Pattern[str]:
    """A key at `column`, with what is on its line, and the lines below it up to the next key or dash. Where there is no
    key, the three are empty: no record has a key without a name."""
    lead = " " * column
    return re.compile(rf"{lead}([A-Za-z0-9_-]+):(?: (.*)|)\n((?:{lead} .*\n| *+(?:#.*)?\n)*+)|(?s:.+)")


@cache
def block_at(column: int) -> re.Pattern[str]:
    """The lines of a text below a key at `column`."""
    deep = " " * (column + STEP)
    return re.compile(rf"{deep}[^\s].*\n(?:{deep}.*\n| *+\n)*+(?: *+(?:#.*)?\n)*+")


COMMENT: Final = re.compile(r" *+(?:(?<= )#.*|)")
"""What follows a key that holds nothing on its line."""
BLANK: Final = re.compile(r"(?: *+(?:#.*)?\n)*+")
"""Lines of nothing, or of a comment."""
NO_KEY: Final = ("", "#", "\n")
"""What a line without a key or a dash starts with."""


def is_blank(lines: str) -> bool:
    """Whether lines hold nothing but comments."""
    first = lines.lstrip(" \n")[:1]
    return not first or (first == "#" and BLANK.fullmatch(lines) is not None)
