"""An event of a mission's history as a sentence. What files hold is data: on one line, shortened, escapes made visible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mission_cli.core.dates import NotADate, parse_iso
from mission_cli.render.safe import one_line
from mission_cli.render.words import day
from mission_cli.texts import has, t

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mission_cli.core.history import Event

_LONGEST: Final = 80  # characters of one fact
_MOST_PATHS: Final = 4
_DATED: Final = ("start-changed", "end-moved", "joined-changed", "left-changed")
_WORDS: Final[Mapping[str, str]] = {
    "health": "words.health",
    "from": "words.role",
    "to": "words.role",
    "case": "words.case",
    "type": "words.type",
}
_CHOICES: Final[Mapping[str, str]] = {
    "wish-client": "words.wish",
    "wish-consultant": "words.wish",
    "case-changed": "words.case",
    "renewal-decided": "history.decision",
}


def sentence(event: Event) -> str:
    """The event in the language in use: `check-in by Sofia Bernard, 2026-11-20, amber`."""
    fields = {name: _field(event.kind, name, value) for name, value in event.facts.items()}
    said = t(f"history.{_key(event)}", **fields)
    signed = event.kind.startswith(("task-", "access-")) and event.facts.get("author")
    return t("history.by", said=said, author=fields["author"]) if signed else said


def _key(event: Event) -> str:
    kind, facts = event.kind, event.facts
    match kind:
        case "end-moved" if facts["by"]:
            return f"{kind}-{facts['by']}"
        case "rate-changed" if facts:
            return "rate-changed-full"
        case "checkin" if facts["health"]:
            return "checkin-health"
        case "objective-reached" if facts["target"]:
            return "objective-reached-of"
        case "edited" if not facts["paths"]:
            return "edited-order"
        case _:
            return kind


def _field(kind: str, name: str, value: str | Sequence[str]) -> str:
    if not isinstance(value, str):
        return _several(value)
    if name in ("date", "start", "end") or (kind in _DATED and name in ("before", "after")):
        return _day(value)
    group = _CHOICES.get(kind) if name in ("before", "after") else _WORDS.get(name)
    if group and has(f"{group}-{value}"):
        return t(f"{group}-{value}")
    if name == "type" and not value:
        return t("history.type-entry")
    return short(value) or "–"


def _several(values: Sequence[str]) -> str:
    shown = ", ".join(short(value) for value in values[:_MOST_PATHS])
    more = len(values) - _MOST_PATHS
    return f"{shown}, {t('history.and-more', n=more)}" if more > 0 else shown


def _day(text: str) -> str:
    try:
        return day(parse_iso(text) if text else None)
    except NotADate:
        return short(text)


def short(text: str) -> str:
    """Data on one line, cut where it is long."""
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
