"""Signs that a mission is stalling, each with the fact behind it and the command that answers it.

They are rules on the facts of a mission (`core/facts.py`), the same for one that was opened and for one that the cache
knows. A cadence is that of the check-ins. Everything that takes time to happen gets a cadence or two before
it is a signal; a day that falls exactly on the limit is none yet.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.calendar_names import fold
from mission_cli.core.dates import Duration, OutOfCalendar, add
from mission_cli.core.feedback import has_lasted
from mission_cli.core.kinds import CLIENT
from mission_cli.core.objectives import side_command
from mission_cli.shell import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mission_cli.core.facts import Facts

Code: TypeAlias = Literal[
    "checkins-missed",
    "health-falling",
    "blocker-old",
    "difficulty-again",
    "objective-late",
    "acceptance-waiting",
    "feedback-none",
    "feedback-one-way",
]
MISSED: Final = 2
"""Check-ins missed in a row that make a signal."""
QUIET_FIRST, QUIET_NEXT = 2, 4
"""Cadences without any feedback: since the start, and since the last one."""
_MOST = 1000  # cadences: more are not counted
_BETTER: Final[Mapping[str, int]] = {"red": 0, "amber": 1, "green": 2}


class Signal(NamedTuple):
    """`facts` fill the sentence of `code`: days, counts, ids and titles. `command` is what to type next; `about` is the
    blocker, objective or deliverable it speaks of, among the facts of the mission."""

    code: Code
    facts: dict[str, Any]
    command: str
    about: Any = None


# Rules on plain facts ------------------------------------------------------------------------------------------------


def passed(since: dt.date, every: Duration, times: int, today: dt.date) -> bool:
    """Whether more than `times` cadences have gone by since a day."""
    try:
        return add(since, every, times) < today
    except OutOfCalendar:
        return False


def missed(last: dt.date, every: Duration, today: dt.date) -> int:
    """How many check-ins in a row were due before `today` and not held; `last` is the last one held, or the start."""
    count = 0
    while count < _MOST and passed(last, every, count + 1, today):
        count += 1
    return count


def falling(before: str | None, now: str | None) -> bool:
    """Whether health got worse from one check-in that says it to the next."""
    return before is not None and now is not None and _BETTER[now] < _BETTER[before]


def waiting(delivered: dt.date | None, accepted: dt.date | None, refused: dt.date | None) -> bool:
    """Whether something handed over has neither been accepted nor refused since. A refusal takes the delivery away: both
    on one day say that it was handed over again."""
    return delivered is not None and accepted is None and (refused is None or refused <= delivered)


def quiet(start: dt.date, last: dt.date | None, every: Duration, today: dt.date) -> bool:
    """Whether nobody has given feedback for too long: two cadences from the start, four from the last one."""
    return passed(last or start, every, QUIET_NEXT if last else QUIET_FIRST, today)


_WORD = re.compile("[^\\W_]+")
_SHORTEST = 4  # letters: shorter words join others
_SHARED = 2  # words
# Words of both languages, folded, that tell one difficulty from another as little as short ones.
_COMMON = frozenset(
    (
        *("again", "always", "been", "being", "both", "could", "every", "from", "have", "last", "more", "most", "much"),
        *("none", "only", "same", "since", "some", "still", "such", "than", "that", "their", "them", "then", "there"),
        *("they", "this", "until", "very", "week", "weeks", "were", "what", "when", "which", "while", "will", "with"),
        *("aussi", "avec", "cette", "comme", "dans", "depuis", "deux", "elle", "elles", "encore", "entre", "etre"),
        *("jusqu", "leur", "leurs", "mais", "meme", "moins", "nous", "pour", "plus", "quand", "sans", "semaine"),
        *("semaines", "sont", "sous", "tous", "tout", "toute", "tres", "trop", "toujours", "vous"),
    ),
)


def telling_words(text: str) -> frozenset[str]:
    """The words that say what a text is about: folded, four letters or more, no final s, common words left out.

    A shorter word counts where it is written in capitals or holds a digit: `VPN`, `S3`.
    """
    found = set()
    for word in _WORD.findall(text):
        folded = fold(word)
        name = (word.isupper() and len(word) > 1) or not word.isalpha()
        if name or (len(folded) >= _SHORTEST and folded not in _COMMON):
            found.add(folded.removesuffix("s") or folded)
    return frozenset(found)


def same_difficulty(one: str | None, other: str | None) -> bool:
    """Whether two texts seem to speak of one difficulty: their words are the same, or they share at least two telling
    words and half of those of the shorter text.
    """
    if not one or not other:
        return False
    if fold(one) == fold(other):
        return True
    first, second = telling_words(one), telling_words(other)
    shared = len(first & second)
    return shared >= _SHARED and 2 * shared >= min(len(first), len(second))


# A mission -----------------------------------------------------------------------------------------------------------


class _Look(NamedTuple):
    mission: Facts
    today: dt.date
    until: dt.date
    """Today, or the day after the end: nothing is missed later."""
    every: Duration
    followed: dt.date
    """Its start, or the day from which on everything is recorded."""

    def named(self, command: str) -> str:
        return named(command, self.mission.id)


def signals(mission: Facts, today: dt.date, default_every: Duration, since: dt.date | None = None) -> Iterator[Signal]:
    """Every signal of a mission on `today`, in the order of `Code`; none before its start and once it is closed.

    Its facts are those of `today`: without what was recorded of days to come. `default_every` is the cadence of a mission
    that names none; `since` the day from which on everything is recorded: nothing was missed before it.
    """
    if mission.closed is not None or today < mission.start:
        return
    try:
        until = min(today, add(mission.end, Duration(1, "day")))
    except OutOfCalendar:
        until = today
    look = _Look(mission, today, until, mission.every or default_every, max(mission.start, since or dt.date.min))
    # On the bench nobody is reminded of feedback: the check-ins are enough.
    for rule in _RULES if mission.kind == CLIENT else _OF_BENCH:
        yield from rule(look)


def _missed(look: _Look) -> Iterator[Signal]:
    last = look.mission.last_checkin
    count = missed(last or look.followed, look.every, look.until)
    if count >= MISSED:
        yield Signal("checkins-missed", {"count": count, "last": last}, look.named("mission checkin {id}"))


def _falling(look: _Look) -> Iterator[Signal]:
    before, now = look.mission.health_before, look.mission.health
    if falling(before, now):
        known = {"before": before, "now": now, "since": look.mission.health_since}
        yield Signal("health-falling", known, _name_it(look))


def _old_blockers(look: _Look) -> Iterator[Signal]:
    for one in look.mission.open_blockers:
        if passed(one.date, look.every, 1, look.today):
            known = {"blocker": one.name, "title": one.title, "days": (look.today - one.date).days}
            yield Signal("blocker-old", known, look.named(f"mission blocker {one.next} {{id}} {one.name}"), one)


def _again(look: _Look) -> Iterator[Signal]:
    before, now = look.mission.difficulty_before, look.mission.difficulty_again
    if before and now:
        yield Signal("difficulty-again", {"before": before, "now": now}, _name_it(look))


def _late_objectives(look: _Look) -> Iterator[Signal]:
    for one in look.mission.watched:
        due = dt.date.fromisoformat(one.day) if one.kind == "objective" else look.today
        if due < look.today:
            known = {"objective": one.id, "due": due, "days": (look.today - due).days, "how": one.state}
            command = (
                side_command(look.mission.id, one.id) if one.state == "no-side" else look.named("mission checkin {id}")
            )
            yield Signal("objective-late", known, command, one)


def _waiting(look: _Look) -> Iterator[Signal]:
    for one in look.mission.deliverables:
        since = one.delivered if waiting(one.delivered, one.accepted, one.refused) else None
        if since and passed(since, look.every, 1, look.today):
            known = {"deliverable": one.id, "delivered": since, "days": (look.today - since).days}
            yield Signal("acceptance-waiting", known, look.named(f"mission deliverable {{id}} {one.id} accept"), one)


def _no_feedback(look: _Look) -> Iterator[Signal]:
    last = look.mission.last_feedback
    if quiet(look.followed, last, look.every, look.until):
        yield Signal("feedback-none", {"last": last}, look.named("mission feedback {id}"))


def _one_way(look: _Look) -> Iterator[Signal]:
    since, roles = look.mission.one_way_since, look.mission.unheard
    if since and has_lasted(since, look.every, look.today):
        known = {"since": since, "roles": list(roles)}
        yield Signal("feedback-one-way", known, look.named(f"mission feedback {{id}} --from {roles[0]}"))


def _name_it(look: _Look) -> str:
    """A blocker that is there is taken further; what nobody has named yet is named."""
    for one in look.mission.open_blockers:
        if one.date <= look.today:
            return look.named(f"mission blocker {one.next} {{id}} {one.name}")
    return look.named("mission blocker open {id}")


_RULES: Final[tuple[Callable[[_Look], Iterator[Signal]], ...]] = (
    _missed,
    _falling,
    _old_blockers,
    _again,
    _late_objectives,
    _waiting,
    _no_feedback,
    _one_way,
)
_OF_BENCH: Final = _RULES[:-2]
