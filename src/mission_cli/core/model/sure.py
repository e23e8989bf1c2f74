"""Records whose data is surely right, made from the table of the model (`core/model/shape.py`) without pydantic.

pydantic takes a fifth of a second to import and to build the records; to append an entry is a tenth of that. What these
functions return has the attributes and the values of the records of the model, and they return it only where the strict
reading finds nothing to say about any field, not even a warning; what the rules between fields say is said alike. In every
other case they return None, and the strict reading is asked.
Properties hold the two to each other (tests/property/test_two_readings.py); nothing here may be isinstance of a record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from mission_cli.core import dates
from mission_cli.core.consultant_rules import consultant_problems
from mission_cli.core.model.shape import DEFAULTS, ENTRIES, SHAPES
from mission_cli.core.people import LONGEST_PERSON, parse_person
from mission_cli.core.raw import Plain
from mission_cli.core.rules import mission_problems
from mission_cli.core.slug import is_slug

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.core.human_dates import Order
    from mission_cli.core.model.consultant import Consultant
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.raw import Raw
    from mission_cli.core.working_days import Region
    from mission_cli.errors import Problem

FORMAT: Final = "1"
SETTINGS: Final[Mapping[str, str]] = {
    "lang": "en|fr",
    "dates": "day-first|month-first",
    "name": "text",
    "perspective": "provider|client|consultant",
    "currency": "currency",
    "every": "length",
    "review": "length",
    "keep_in_touch": "length",
    "left_alone": "[text]",
    "holidays": "fr|fr-alsace-moselle|weekends-only",
    "since": "day",
    "rhythm": "{slug: length}",
    "horizons": "{urgent|watch|lead: length}",
    "commit": "flag",
    "bench": "Bench",
    "pro_bono": "ProBono",
}
"""The settings and their kinds; a file with any other is for the strict reading."""
ATTRIBUTES: Final = {"from": "sender", "to": "recipient"}
"""What a key is called in Python, where it is a word of Python's or says too little."""
_MANY = 100  # from here on the strict reading leaves some out
_MAIL = re.compile(r"[^<>\s@]+@[^<>\s@]+")
_WHOLE = re.compile("0|[1-9][0-9]{0,14}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?")


class Habits(NamedTuple):
    """What the settings of a workspace say about recording: the cadences, whose holidays are days off, and whether each
    write is committed; what the bench is compared and reckoned with, see `core/figures.py`; how typed days are read."""

    every: dates.Duration = dates.Duration(2, "week")
    commit: bool = False
    review: dates.Duration = dates.Duration(6, "week")
    holidays: Region = "fr"
    since: dt.date | None = None
    bench: Any = None
    pro_bono: Any = None
    lang: str | None = None
    dates: Order | None = None


class _Unsure(ValueError):  # noqa: N818 - not an error: the strict reading is asked
    pass


class _Light:
    """Has the attributes of a record."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__ = values


class _Dated(NamedTuple):
    """As `Dated` of the model."""

    author: str
    index: int  # type: ignore[assignment]  # shadows tuple.index, of no use here
    entry: Any


class _LightMission(_Light):
    contract: Any
    offboarding: Any
    journal: dict[str, list[Any] | None]

    @property
    def end(self) -> dt.date:
        ends: dt.date = (self.offboarding and self.offboarding.ends) or self.contract.end
        return ends

    def dated(self) -> list[_Dated]:
        found = (
            _Dated(author, index, entry)
            for author, entries in self.journal.items()
            for index, entry in enumerate(entries or ())
        )
        return sorted(found, key=lambda item: (item.entry.date, item.author, item.index))


def sure_mission(data: Raw) -> tuple[Mission, list[Problem]] | None:
    """What stands for the mission in `data`, and every problem found by the rules, as `read_mission` gives them; None
    unless the strict reading has nothing to say about its fields."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None
    try:
        mission = cast("Mission", _LightMission(_values("Mission", data)))
    except ValueError:
        return None
    problems = mission_problems(mission)
    return (mission, problems) if len(problems) < _MANY else None


def sure_consultant(data: Raw) -> tuple[Consultant, list[Problem]] | None:
    """What stands for the profile in `data`, as `sure_mission` does for a mission."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None
    try:
        consultant = cast("Consultant", _Light(_values("Consultant", data)))
    except ValueError:
        return None
    problems = consultant_problems(consultant)
    return (consultant, problems) if len(problems) < _MANY else None


def sure_habits(data: Raw) -> Habits | None:
    """The habits in the settings `data`; None unless the strict reading has nothing to say about them."""
    if not isinstance(data, dict):
        return None
    try:
        if any(key not in SETTINGS for key in data):
            return None
        found = {key: _value(SETTINGS[key], raw) for key, raw in data.items() if raw is not None}
    except ValueError:
        return None
    return Habits(**{key: found[key] for key in Habits._fields if key in found})


def keys_at(path: Iterable[object], record: str = "Mission") -> list[str]:
    """The keys the format knows in the mapping at this path of a record, in their order; [] where keys are free.

    A step into a list may be anything. Below an entry of the journal, the keys of every type of entry.
    """
    kinds = [record]
    for step in path:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return list(dict.fromkeys(key for kind in kinds for key in SHAPES.get(kind, ())))


def keys_of_entry(kind: str) -> list[str]:
    """The keys of an entry of the journal in the order they are written, by its `type`; [] for none that is known."""
    known = SHAPES.get(ENTRIES.get(kind, ""), {})
    return [key for key in ("id", "type", "date") if key in known] + [
        key for key in known if key not in ("id", "type", "date")
    ]


def _inside(kind: str, step: object) -> list[str]:
    """The kinds one step further: several in the journal."""
    if kind in SHAPES:
        found = SHAPES[kind].get(str(step))
        return [found.removesuffix("!")] if found else []
    inner = kind[1:-1] if kind[0] == "[" else kind[1:-1].partition(": ")[2].removesuffix("?") if kind[0] == "{" else ""
    return list(ENTRIES.values()) if inner == "entry" else [inner] if inner else []


def _values(name: str, data: Raw) -> dict[str, Any]:
    """The attributes of the record `name`. Raises ValueError for what is not surely right, here and below."""
    if not isinstance(data, dict):
        raise _Unsure
    shape = SHAPES[name]
    for key in data:
        if key not in shape and not key.startswith("x-"):
            raise _Unsure
    found = {}
    for key, kind in shape.items():
        raw = data.get(key)
        bare = kind.removesuffix("!")
        if raw is not None:
            value = _value(bare, raw)
        elif bare != kind:
            raise _Unsure
        else:
            value = _absent(name, key, bare)
        found[ATTRIBUTES.get(key, key)] = value
    return found


def _absent(name: str, key: str, kind: str) -> Any:
    return [] if kind[0] == "[" else {} if kind[0] == "{" else DEFAULTS.get(name, {}).get(key)


def _value(kind: str, raw: Raw) -> Any:
    if kind in SHAPES:
        return _Light(_values(kind, raw))
    if kind[0] == "[":
        if not isinstance(raw, list):
            raise _Unsure
        return [_value(kind[1:-1], item) for item in raw]
    if kind[0] == "{":
        return _pairs(kind, raw)
    if kind == "entry":
        return _entry(raw)
    if not isinstance(raw, str):
        raise _Unsure
    read = _READ.get(kind)
    if read:
        return read(raw)
    name, *bounds = kind.split(" ")
    if bounds:
        return _bounded(_READ[name](raw), bounds)
    if isinstance(raw, Plain) or raw not in kind.split("|"):
        raise _Unsure
    return raw


def _pairs(kind: str, raw: Raw) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _Unsure
    of_key, _, of_value = kind[1:-1].partition(": ")
    bare = of_value.removesuffix("?")
    if bare == of_value and None in raw.values():
        raise _Unsure
    return {_value(of_key, key): None if value is None else _value(bare, value) for key, value in raw.items()}


def _entry(raw: Raw) -> _Light:
    kind = raw.get("type") if isinstance(raw, dict) else None
    if not isinstance(kind, str) or kind not in ENTRIES:
        raise _Unsure
    return _Light(_values(ENTRIES[kind], raw))


def _bounded(value: Any, bounds: list[str]) -> Any:
    for bound in bounds:
        limit = int(bound[1:])
        within = {"≥": value >= limit, ">": value > limit, "≤": value <= limit}[bound[0]]
        if not within:
            raise _Unsure
    return value


def _quoted(text: str) -> str:
    """A text that no reader of YAML takes for anything else."""
    if isinstance(text, Plain) or not text.strip():
        raise _Unsure
    return text


def _slug(text: str) -> str:
    if isinstance(text, Plain) or not is_slug(text):
        raise _Unsure
    return text


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise _Unsure
    return text


def _quantity(text: str) -> str:
    return str(_matching(_NUMBER, text)) if isinstance(text, Plain) else _quoted(text)


def is_mail(text: str) -> bool:
    """Whether this is a mail address on its own, as far as a text tells."""
    return len(text) <= LONGEST_PERSON and _MAIL.fullmatch(text) is not None


def _mail(text: str) -> str:
    if not is_mail(text):
        raise _Unsure
    return str(text)


def _amount(text: str) -> Any:
    from mission_cli.core.money import parse_money

    return parse_money(text)


def _rate(text: str) -> Any:
    from mission_cli.core.money import parse_rate

    return parse_rate(text)


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise _Unsure
    return text == "true"


# By kind; each raises ValueError for what it does not take.
_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "str": str,
    "text": _quoted,
    "slug": _slug,
    "day": dates.parse_iso,
    "length": dates.parse_duration,
    "due": dates.parse_due,
    "signed": dates.parse_mark,
    "amount": _amount,
    "rate": _rate,
    "mail": _mail,
    "named": lambda text: parse_person(_quoted(text)),
    "whole": lambda text: int(_matching(_WHOLE, text)),
    "number": lambda text: Decimal(_matching(_NUMBER, text)),
    "quantity": _quantity,
    "currency": lambda text: _matching(re.compile("[A-Z]{3}"), text),
    "flag": _flag,
}
