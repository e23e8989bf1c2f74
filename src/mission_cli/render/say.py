"""What actions and errors have to say, in the language in use: a key of the catalogue, and values that are no words yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from mission_cli.core.dates import Duration
from mission_cli.core.money import Money
from mission_cli.core.say import Away, Choices, Coded, Joined, Listed, OneLine, Say
from mission_cli.render.locale import locale
from mission_cli.render.out import message, result
from mission_cli.render.safe import one_line, visible
from mission_cli.render.words import amount, day, distance, figure, full_day, length, word
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Iterable


def said(one: Say) -> str:
    """A sentence, with days as people say them."""
    text = t(one.key, **in_words(one.values))
    return t("cli.warning", text=text) if one.warning else text


def subject(one: Say) -> str:
    """The line of a commit, with days as the file has them."""
    dates = {name: value.isoformat() for name, value in one.values.items() if isinstance(value, dt.date)}
    return t(one.key, **in_words({**one.values, **dates}))


def tell(several: Iterable[Say]) -> None:
    """Say it to the person."""
    for one in several:
        if one.result:
            result(said(one))
        else:
            message(said(one), as_is=one.as_is)


def in_words(values: Mapping[str, Any], safe: Callable[[str], str] = visible) -> dict[str, Any]:
    """Values as the texts of the catalogue take them; texts of users are made `safe` for a terminal."""
    return {name: _words(value, safe) for name, value in values.items()}


def _words(value: Any, safe: Callable[[str], str]) -> Any:
    match value:
        case int():
            return value
        case dt.date():
            return full_day(value)
        case Coded():
            text = word(value.group, value.code)
            return text[:1].upper() + text[1:] if value.initial else text
        case Choices():
            return ", ".join(value.codes if locale().codes else [word(value.group, code) for code in value.codes])
        case Away():
            return distance(value.days)
        case Joined():
            return between(value).join(str(_words(one, safe)) for one in value.values)
        case OneLine():
            return one_line(value.text)
        case Listed():
            return "\n".join(f"  {_words(one, safe)}" for one in value.values)
        case Say():
            return said(value)
        case _:
            return safe(str(value))


def between(several: Joined) -> str:
    """What stands between several values."""
    return t(several.between) if "." in several.between else several.between


def cell(value: Any) -> str:
    """A value as it stands in a table: a day as its date, a dash for None; `table` makes texts of users safe."""
    return _CELLS.get(type(value), _other)(value)


def _sentence(one: Say) -> str:
    return t(one.key, **{name: value if isinstance(value, int) else cell(value) for name, value in one.values.items()})


def _other(value: Any) -> str:
    from mission_cli.core.history_values import Event

    if isinstance(value, Event):
        from mission_cli.render.history import sentence  # one command has them

        return sentence(value)
    return str(value)


_CELLS: Final[dict[type, Callable[[Any], str]]] = {  # tables have thousands
    str: lambda text: text,
    type(None): day,
    dt.date: day,
    int: str,
    float: figure,
    Coded: lambda one: word(one.group, one.code),
    Say: _sentence,
    Joined: lambda several: between(several).join(map(cell, several.values)),
    Away: lambda one: distance(one.days),
    Duration: length,
    Money: amount,
}
