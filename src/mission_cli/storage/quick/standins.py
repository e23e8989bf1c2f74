"""What stands for the records of the model where a file is read the quick way, and for a file that cannot be."""

from __future__ import annotations

from operator import itemgetter
from typing import Any


class Unsure(ValueError):  # noqa: N818 - not an error: the strict reading is asked
    """Nothing is said about the file."""


class Light:
    """Stands for a record before rules and summaries: has the attributes they look at, and no others.

    A rule that looks at more finds an AttributeError: its file is for the strict reading until `tables.py` says so.
    Dates are texts, `2026-03-02`: they compare as the days do, and are written as they are.
    """

    contract: Any
    decided: Any

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__ = values


class LightItem(tuple[str, ...], Light):
    """One of many records of which all but a few values are alike: those are its own, the others its class's."""

    __slots__ = ()
    texts: int
    values: int
    """How many texts and values were put aside from each, see `gaps.py`."""

    def __bool__(self) -> bool:
        return True


def light_item(alike: dict[str, Any], places: list[tuple[str, int]], texts: int, values: int) -> type[LightItem]:
    """What stands for records of which these values are `alike`, and the others at these places among their own."""
    own = {key: property(itemgetter(place)) for key, place in places}
    return type("LightItem", (LightItem,), {**alike, **own, "texts": texts, "values": values})


class Dated:
    """As `Dated` of the model."""

    __slots__ = ("author", "entry", "index")

    def __init__(self, author: str, index: int, entry: Any) -> None:
        self.author = author
        self.index = index
        self.entry = entry


def _date(item: Dated) -> Any:
    return item.entry.date


class LightMission(Light):
    """Stands for a mission."""

    journal: dict[str, list[Light]]
    offboarding: Any
    renewal: Any

    @property
    def end(self) -> str:
        """The effective last day."""
        ends: str = (self.offboarding and self.offboarding.ends) or self.contract.end
        return ends

    def dated(self) -> list[Dated]:
        """The journal by date, oldest first."""
        found = [
            Dated(author, index, entry)
            for author, entries in sorted(self.journal.items())
            for index, entry in enumerate(entries)
        ]
        found.sort(key=_date)
        return found
