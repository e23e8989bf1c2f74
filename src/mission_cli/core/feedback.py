"""What makes feedback constructive, as hints to the person who wrote it. Never a verdict, never a block.

Constructive feedback is precise (a concrete example), starts from what works, and leaves some advice. A program can
only guess at an example; `has_example` says how, and is on the generous side: a hint that is often wrong is not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from mission_cli.core.calendar_names import MONTH_OF, WEEKDAY_OF, fold
from mission_cli.core.dates import Duration, OutOfCalendar, add

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mission_cli.core.model.mission import Dated, Mission

Hint: TypeAlias = Literal["strengths-example", "improvements-example", "only-weaknesses", "no-advice"]

_SHORT = 4  # words: below, nothing can have been shown
_LONG = 30  # words: nobody writes so many without telling something that happened

# Words that place a fact in time or introduce an example, in both languages, folded (no accents, lower case).
_PLACING = frozenset(
    (
        *("when", "while", "during", "since", "before", "after", "until", "yesterday", "today", "week", "month"),
        *("sprint", "meeting", "incident", "instance", "example"),
        *("quand", "lors", "lorsque", "lorsqu", "pendant", "durant", "depuis", "avant", "apres", "hier", "aujourd"),
        *("semaine", "mois", "reunion", "atelier", "exemple"),
    ),
)
# Short names of days and months (`mar`, `sat`, `sun`) are other words too: only those of four letters count.
_NAMES = frozenset(name for name in (*WEEKDAY_OF, *MONTH_OF) if len(name) > 3)
_QUOTED = re.compile('[0-9«“"]')
_WORD = re.compile("[a-z]+|[0-9]+")


def has_example(text: str) -> bool:
    """Whether `text` seems to hold a concrete example.

    At least 4 words, and one of: a digit, a quotation, the name of a day or month, a word that places a fact (`when`,
    `during`, `for example`, `lors`, `quand`, `depuis`…); or at least 30 words.
    """
    words = _WORD.findall(fold(text))
    if len(words) < _SHORT:
        return False
    placed = any(word in _PLACING or word in _NAMES for word in words)
    return placed or _QUOTED.search(text) is not None or len(words) >= _LONG


def hints(strengths: str | None, improvements: str | None, advice: str | None) -> list[Hint]:
    """What would make this feedback more useful, in the order of its fields.

    Praise alone needs no advice; a score alone has nothing to hint at.
    """
    found: list[Hint] = []
    if strengths and not has_example(strengths):
        found.append("strengths-example")
    if improvements and not has_example(improvements):
        found.append("improvements-example")
    if improvements and not strengths:
        found.append("only-weaknesses")
    if improvements and not advice:
        found.append("no-advice")
    return found


def one_sided(said: Sequence[tuple[dt.date, str, str]]) -> tuple[dt.date | None, tuple[str, ...]]:
    """Since when feedback (day, from, to; the oldest first) has gone one way only, and who was spoken of without speaking.

    One way: of the newest feedback, back to that day, nobody who received any gave any. No day where it goes both ways.
    """
    speakers: set[str] = set()
    spoken_of: set[str] = set()
    since: dt.date | None = None
    for day, sender, recipient in reversed(said):
        if ({sender} | speakers) & ({recipient} | spoken_of):
            break
        speakers.add(sender)
        spoken_of.add(recipient)
        since = day
    return since, tuple(sorted(spoken_of))


def has_lasted(since: dt.date, every: Duration, today: dt.date) -> bool:
    """Whether feedback has gone one way for long enough to be said: two cadences, `today` inclusive."""
    try:
        return add(since, every, 2) <= today
    except OutOfCalendar:
        return False


def one_way(mission: Mission, today: dt.date, default: Duration) -> tuple[dt.date, tuple[str, ...]] | None:
    """Since when feedback has gone one way only, and who was spoken of without speaking: see `one_sided`; None when it goes
    both ways, or has not lasted. `default` is the cadence where the mission names none; `today` is inclusive."""
    entries = [item.entry for item in mission.dated() if item.entry.type == "feedback" and item.entry.date <= today]
    since, unheard = one_sided([(entry.date, entry.sender, entry.recipient) for entry in entries])
    every = (mission.followup.every if mission.followup else None) or default
    return (since, unheard) if since and has_lasted(since, every, today) else None


def not_heard(mission: Mission) -> list[Dated]:
    """The feedback of which nobody has said what was done with it, the newest first."""
    found = [item for item in mission.dated() if item.entry.type == "feedback" and item.entry.heard is None]
    return found[::-1]
