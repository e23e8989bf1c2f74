"""Signs that a mission is stalling, each with the fact behind it and the command that answers it.

The rules are functions of plain facts (days, counts, words), so that they hold for a whole mission and for what an
index knows of it. A cadence is that of the check-ins. Everything that takes time to happen gets a cadence or two before
it is a signal; a day that falls exactly on the limit is none yet.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.blockers import next_step, open_blockers
from mission_cli.core.calendar_names import fold
from mission_cli.core.dates import Duration, OutOfCalendar, add
from mission_cli.core.feedback import one_way
from mission_cli.core.kinds import CLIENT
from mission_cli.core.objectives import late, latest_reached, side_command
from mission_cli.core.recorded import name_of
from mission_cli.shell import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mission_cli.core.model.journal import Checkin
    from mission_cli.core.model.mission import Mission

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
    """`facts` fill the sentence of `code`: days, counts, ids and titles. `command` is what to type next."""

    code: Code
    facts: dict[str, Any]
    command: str


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


# A whole mission -----------------------------------------------------------------------------------------------------


class _Facts(NamedTuple):
    id: str
    mission: Mission
    today: dt.date
    until: dt.date
    """Today, or the day after the end: nothing is missed later."""
    every: Duration
    followed: dt.date
    """Its start, or the day from which on everything is recorded."""
    checkins: list[Checkin]


def signals(
    mission_id: str, mission: Mission, today: dt.date, default_every: Duration, since: dt.date | None = None
) -> list[Signal]:
    """Every signal of a mission on `today`, in the order of `Code`; none before its start and once it is closed.

    `default_every` is the cadence of a mission that names none; `since` the day from which on everything is recorded:
    nothing was missed before it.
    """
    if mission.closed is not None or today < mission.contract.start:
        return []
    try:
        until = min(today, add(mission.end, Duration(1, "day")))
    except OutOfCalendar:
        until = today
    every = (mission.followup.every if mission.followup else None) or default_every
    checkins = [item.entry for item in mission.dated() if item.entry.type == "checkin" and item.entry.date <= today]
    facts = _Facts(
        mission_id, mission, today, until, every, max(mission.contract.start, since or dt.date.min), checkins
    )
    # On the bench nobody is reminded of feedback: the check-ins are enough.
    rules = _RULES if mission.kind == CLIENT else [rule for rule in _RULES if rule not in (_no_feedback, _one_way)]
    return [signal for rule in rules for signal in rule(facts)]


def _missed(facts: _Facts) -> Iterator[Signal]:
    last = facts.checkins[-1].date if facts.checkins else None
    count = missed(last or facts.followed, facts.every, facts.until)
    if count >= MISSED:
        yield Signal("checkins-missed", {"count": count, "last": last}, named("mission checkin {id}", facts.id))


def _falling(facts: _Facts) -> Iterator[Signal]:
    rated = [entry for entry in facts.checkins if entry.health is not None]
    if len(rated) > 1 and falling(rated[-2].health, rated[-1].health):
        known = {"before": rated[-2].health, "now": rated[-1].health, "since": rated[-1].date}
        yield Signal("health-falling", known, _name_it(facts))


def _old_blockers(facts: _Facts) -> Iterator[Signal]:
    for item in open_blockers(facts.mission, facts.today):
        entry = item.entry
        if entry.type == "blocker" and passed(entry.date, facts.every, 1, facts.today):
            known = {"blocker": name_of(item), "title": entry.title, "days": (facts.today - entry.date).days}
            yield Signal(
                "blocker-old", known, named(f"mission blocker {next_step(entry)} {{id}} {name_of(item)}", facts.id)
            )


def _again(facts: _Facts) -> Iterator[Signal]:
    if len(facts.checkins) > 1:
        before, last = facts.checkins[-2:]
        if same_difficulty(before.difficulties, last.difficulties):
            yield Signal("difficulty-again", {"before": before.date, "now": last.date}, _name_it(facts))


def _late_objectives(facts: _Facts) -> Iterator[Signal]:
    reached = latest_reached(facts.mission, facts.today)
    for one in facts.mission.objectives:
        found = late(one, reached.get(one.id))
        if one.due and one.due < facts.today and found:
            known = {"objective": one.id, "due": one.due, "days": (facts.today - one.due).days, "how": found}
            command = side_command(facts.id, one.id) if found == "no-side" else named("mission checkin {id}", facts.id)
            yield Signal("objective-late", known, command)


def _waiting(facts: _Facts) -> Iterator[Signal]:
    for one in facts.mission.contract.deliverables:
        late = waiting(one.delivered, one.accepted, one.refused) and one.delivered
        if late and passed(late, facts.every, 1, facts.today):
            known = {"deliverable": one.id, "delivered": late, "days": (facts.today - late).days}
            yield Signal("acceptance-waiting", known, named(f"mission deliverable {{id}} {one.id} accept", facts.id))


def _no_feedback(facts: _Facts) -> Iterator[Signal]:
    days = (item.entry.date for item in facts.mission.dated() if item.entry.type == "feedback")
    last = max((day for day in days if day <= facts.today), default=None)
    if quiet(facts.followed, last, facts.every, facts.until):
        yield Signal("feedback-none", {"last": last}, named("mission feedback {id}", facts.id))


def _one_way(facts: _Facts) -> Iterator[Signal]:
    silent = one_way(facts.mission, facts.today, facts.every)
    if silent:
        since, roles = silent
        yield Signal(
            "feedback-one-way",
            {"since": since, "roles": list(roles)},
            named(f"mission feedback {{id}} --from {roles[0]}", facts.id),
        )


def _name_it(facts: _Facts) -> str:
    """A blocker that is there is taken further; what nobody has named yet is named."""
    there: Iterable[Any] = open_blockers(facts.mission, facts.today)
    for item in there:
        return named(f"mission blocker {next_step(item.entry)} {{id}} {name_of(item)}", facts.id)
    return named("mission blocker open {id}", facts.id)


_RULES: Final[tuple[Callable[[_Facts], Iterator[Signal]], ...]] = (
    _missed,
    _falling,
    _old_blockers,
    _again,
    _late_objectives,
    _waiting,
    _no_feedback,
    _one_way,
)
