"""The agreement on paper: how papers, references, clauses and expectations are added to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mission_cli.core.agreement import short_id, unique
from mission_cli.core.changes import Append, Change, Entry, Path, Set, Value
from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    from mission_cli.core.model.contract import Document
    from mission_cli.core.model.mission import Reference

Side: TypeAlias = Literal["consultant", "client", "provider", "autonomy"]
SIDES: Final[tuple[Side, ...]] = ("consultant", "client", "provider", "autonomy")
TERMS: Final = ("services", "payment", "penalties", "requirements", "order", "umbrella")
"""The texts of a contract that may be written again: none of them is what was signed in figures."""


def document(known: Sequence[Document], title: str, ref: str | None, signed: dt.date | None) -> list[Change]:
    """A paper added; or what is new about the one of this id or title."""
    return _put(("contract", "documents"), known, "title", title, {"ref": ref, "signed": signed})


def reference(known: Sequence[Reference], name: str, checked: dt.date | None, said: str | None) -> list[Change]:
    """A reference added; or what is new about the one of this id or name."""
    return _put(("references",), known, "name", name, {"checked": checked, "said": said})


def _put(
    at: Path, known: Sequence[Document] | Sequence[Reference], name: str, text: str, facts: Mapping[str, Value]
) -> list[Change]:
    given = {key: fact for key, fact in facts.items() if fact is not None}
    for one in known:
        if text == one.id or slugify(text) == slugify(getattr(one, name)):
            return [Set((*at, Entry(one.id), key), fact) for key, fact in given.items() if getattr(one, key) != fact]
    short = unique(short_id(text) or name, [one.id for one in known])
    return [Append(at, {"id": short, name: text, **given})]


def texts(current: Mapping[str, str | None], given: Mapping[str, str], at: Path) -> list[Change]:
    """The changes that write these texts below `at`; none for one that is so already."""
    return [Set((*at, key), text) for key, text in given.items() if current.get(key) != text]
