"""The facts about a mission that the bench, the timeline, the figures and the suggestions are computed from.

More than a summary (`core/summary.py`): what was agreed, heard and decided over the whole life of a mission, closed ones
included. Days, numbers, slugs, short texts on one line: no amount, and nothing of what was said of people.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.core.amendments import first_end, is_former
from mission_cli.core.kinds import CLIENT, can_be_interrupted
from mission_cli.core.objectives import standings
from mission_cli.core.slug import slugify
from mission_cli.core.summary import escaped, is_signed, stored_duration, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mission_cli.core.dates import Duration
    from mission_cli.core.model.mission import Dated, Mission

LONGEST: Final = 160  # characters of a text that was heard
SCORES: Final = ("1", "2", "3", "4", "5")


class Facts(NamedTuple):
    """One mission, facts only, nothing that depends on today. People by name; days inclusive.

    `end` is the effective one, `agreed_end` the contract's; see `until` for a mission closed before. `signed` is False
    only of a mission of kind `client` without order number, signed document and amendment. `wishes` are the client's and the consultant's about the
    renewal, `decision` is `renew` or `end`.
    Lists are by day: `amendments` (day, new end), `checkins` (day, health), `feedback` (day, from, to, score), `answers`
    (day, questionnaire, from, its scores by question), `blockers` (opened, causes, resolved), `opportunities` (day,
    what). `objectives` counts those whose last figure can be judged, and those that reached their target; `last_entry` is the newest day of the journal.
    `first_end` is the end agreed before the first amendment, where the file still tells it; what an offboarding says is of
    the end that is coming. `decided` is the day of the decision, `first_step` of the first step done of the rhythm before the end that is coming.
    """

    id: str
    path: str
    title: str
    kind: str
    consultant: str
    slug: str
    client: str
    contact: str | None
    manager: str | None
    start: dt.date
    end: dt.date
    agreed_end: dt.date
    closed: dt.date | None
    signed: bool
    interruptible: bool
    tags: tuple[str, ...]
    project: str | None
    notice: Duration | None
    every: Duration | None
    review: Duration | None
    days_per_week: float | None
    amendments: tuple[tuple[dt.date, dt.date | None], ...]
    wishes: tuple[str | None, str | None]
    decision: str | None
    case: str | None
    reason: str | None
    opened: dt.date | None
    ends: dt.date | None
    rehire: str | None
    checkins: tuple[tuple[dt.date, str | None], ...]
    feedback: tuple[tuple[dt.date, str, str, int | None], ...]
    answers: tuple[tuple[dt.date, str, str, tuple[tuple[str, int], ...]], ...]
    blockers: tuple[tuple[dt.date, tuple[str, ...], dt.date | None], ...]
    opportunities: tuple[tuple[dt.date, str], ...]
    objectives: tuple[int, int]
    last_entry: dt.date | None
    decided: dt.date | None = None
    first_step: dt.date | None = None
    latest: dt.date | None = None
    """The latest day of which the file seems to say that something happened: see `core/happened.py`."""
    first_end: dt.date | None = None

    @property
    def until(self) -> dt.date:
        """The last day it occupies somebody, inclusive: its end, or the day it was closed where that came first."""
        return self.end if self.closed is None else min(self.end, self.closed)

    def covers(self, today: dt.date) -> bool:
        """Whether the client's work takes up the mission's days. What has begun is under way, signed or not; of what is
        yet to begin, only a signature says that it will."""
        return self.kind == CLIENT and (self.signed or self.start <= today)

    def is_awaited(self, today: dt.date) -> bool:
        """Whether a client's mission is yet to begin, and not signed."""
        return self.kind == CLIENT and not self.covers(today)


def facts_of(mission_id: str, path: str, mission: Mission) -> Facts:
    """The facts of one mission. `path` is relative to the workspace."""
    contract, followup, renewal = mission.contract, mission.followup, mission.renewal
    offboarding = None if is_former(mission) else mission.offboarding
    dated = mission.dated()
    return Facts(
        id=mission_id,
        path=path,
        title=mission.title,
        kind=mission.kind,
        consultant=mission.consultant.name,
        slug=slugify(mission.consultant.name),
        client=mission.client.name,
        contact=mission.client.contact.name if mission.client.contact else None,
        manager=mission.manager.name if mission.manager else None,
        start=contract.start,
        end=mission.end,
        agreed_end=contract.end,
        closed=mission.closed.day if mission.closed else None,
        signed=mission.kind != "client" or is_signed(contract),
        interruptible=can_be_interrupted(mission),
        tags=tuple(map(_line, mission.tags)),
        project=mission.project,
        notice=contract.notice,
        every=followup.every if followup else None,
        review=followup.review if followup else None,
        days_per_week=None if contract.days_per_week is None else float(contract.days_per_week),
        amendments=tuple(sorted(((one.date, one.end) for one in contract.amendments), key=lambda one: one[0])),
        wishes=(renewal.client, renewal.consultant) if renewal else (None, None),
        decision=renewal.decision if renewal else None,
        case=offboarding.case if offboarding else None,
        reason=_short(offboarding.reason) if offboarding and offboarding.reason else None,
        opened=offboarding.opened if offboarding else None,
        ends=offboarding.ends if offboarding else None,
        rehire=offboarding.rehire if offboarding else None,
        **_journal(dated),
        objectives=_objectives(mission),
        last_entry=dated[-1].entry.date if dated else None,
        decided=renewal.decided.day if renewal and renewal.decided else None,
        first_step=min((mark.day for mark in renewal.steps.values()), default=None) if renewal else None,
        first_end=first_end(mission),
    )


def _journal(dated: list[Dated]) -> dict[str, Any]:
    """The lists of the journal, each by day."""
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _OF_TYPE.values()}
    for item in dated:
        entry = item.entry
        if entry.type == "checkin":
            found["checkins"].append((entry.date, entry.health))
        elif entry.type == "feedback":
            found["feedback"].append((entry.date, entry.sender, entry.recipient, entry.score))
        elif entry.type == "answers":
            found["answers"].append((entry.date, entry.questionnaire, entry.sender, _scores(entry.answers)))
        elif entry.type == "blocker":
            found["blockers"].append((entry.date, tuple(entry.causes), entry.resolved))
        elif entry.type == "opportunity":
            found["opportunities"].append((entry.date, _short(entry.what)))
    return {name: tuple(several) for name, several in found.items()}


_OF_TYPE: Final = {
    "checkin": "checkins",
    "feedback": "feedback",
    "answers": "answers",
    "blocker": "blockers",
    "opportunity": "opportunities",
}


def _scores(answers: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """The answers that are scores. What was said in words is not kept."""
    return tuple((question, int(said)) for question, said in answers.items() if said in SCORES)


def _objectives(mission: Mission) -> tuple[int, int]:
    """Those of which it can be said whether they reached their target, and those that did."""
    judged = [how for how in standings(mission).values() if how in ("reached", "short")]
    return len(judged), judged.count("reached")


def _line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    line = _line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


# On one line ---------------------------------------------------------------------------------------------------------

# Neither can be part of a text on one line: Python's own split takes both for white space.
_BETWEEN_FIELDS: Final = "\x1f"
_BETWEEN_ITEMS: Final = "\x1e"


def packed(facts: Facts) -> str:
    """The facts on one line, as an index sorts them: see `packed` in core/summary.py."""
    fields: tuple[object, ...] = (
        facts.id,
        facts.path,
        *facts[2:5],
        *facts[6:13],
        "1" if facts.signed else "",
        "1" if facts.interruptible else "",
        _BETWEEN_ITEMS.join(facts.tags),
        *facts[16:21],
        _items(facts.amendments),
        *facts.wishes,
        *facts[23:29],
        _items(facts.checkins),
        _items(facts.feedback),
        _items((day, name, sender, *_flat(scores)) for day, name, sender, scores in facts.answers),
        _items((day, resolved, *causes) for day, causes, resolved in facts.blockers),
        _items(facts.opportunities),
        *facts.objectives,
        *facts[35:],
    )
    return "\t".join((f"{facts.until}{'1' if facts.closed else '0'}", facts.slug, *map(escaped, fields)))


def _items(several: Iterable[tuple[object, ...]]) -> str:
    return _BETWEEN_ITEMS.join(
        _BETWEEN_FIELDS.join("" if part is None else str(part) for part in one) for one in several
    )


def _flat(pairs: tuple[tuple[str, int], ...]) -> tuple[object, ...]:
    return tuple(part for pair in pairs for part in pair)


def unpacked(row: str, *, journal: bool = True) -> Facts:
    """The facts that `packed` wrote. Raises ValueError for any other line.

    Without `journal`, the lists of what it holds are left empty: half of the time is theirs.
    """
    fields = row.split("\t")
    if "\\" in row:
        fields = [unescaped(field) for field in fields]
    # Named one by one: a loop over readers takes three times as long, and there are ten thousand of them.
    _, slug, mission_id, path, title, kind, consultant, client, contact, manager, start, end, agreed, closed, *rest = (
        fields
    )
    signed, interruptible, tags, project, notice, every, review, days, amendments, by_client, by_consultant, *rest = (
        rest
    )
    decision, case, reason, opened, ends, rehire, checkins, feedback, answers, blockers, opportunities, *rest = rest
    if not journal:
        checkins = feedback = answers = blockers = opportunities = ""
    objectives, reached, last_entry, decided, first_step, latest, first_end = rest
    return Facts(
        mission_id,
        path,
        title,
        kind,
        consultant,
        slug,
        client,
        contact or None,
        manager or None,
        _day(start),
        _day(end),
        _day(agreed),
        _day(closed) if closed else None,
        signed == "1",
        interruptible == "1",
        tuple(tags.split(_BETWEEN_ITEMS)) if tags else (),
        project or None,
        stored_duration(notice) if notice else None,
        stored_duration(every) if every else None,
        stored_duration(review) if review else None,
        float(days) if days else None,
        tuple([(_day(day), _maybe(new)) for day, new in _parted(amendments)]) if amendments else (),
        (by_client or None, by_consultant or None),
        decision or None,
        case or None,
        reason or None,
        _day(opened) if opened else None,
        _day(ends) if ends else None,
        rehire or None,
        tuple([(_day(day), health or None) for day, health in _parted(checkins)]) if checkins else (),
        tuple([_heard(one) for one in _parted(feedback)]) if feedback else (),
        tuple([_answered(one) for one in _parted(answers)]) if answers else (),
        tuple([_stuck(one) for one in _parted(blockers)]) if blockers else (),
        tuple([(_day(day), what) for day, what in _parted(opportunities)]) if opportunities else (),
        (int(objectives), int(reached)),
        _day(last_entry) if last_entry else None,
        _day(decided) if decided else None,
        _day(first_step) if first_step else None,
        _day(latest) if latest else None,
        _day(first_end) if first_end else None,
    )


_day = cache(dt.date.fromisoformat)


def _maybe(text: str) -> dt.date | None:
    return _day(text) if text else None


def _parted(text: str) -> list[list[str]]:
    return [one.split(_BETWEEN_FIELDS) for one in text.split(_BETWEEN_ITEMS)]


def _heard(parts: list[str]) -> tuple[dt.date, str, str, int | None]:
    day, sender, recipient, score = parts
    return _day(day), sender, recipient, int(score) if score else None


def _answered(parts: list[str]) -> tuple[dt.date, str, str, tuple[tuple[str, int], ...]]:
    day, name, sender, *scores = parts
    return _day(day), name, sender, tuple(zip(scores[::2], map(int, scores[1::2]), strict=True))


def _stuck(parts: list[str]) -> tuple[dt.date, tuple[str, ...], dt.date | None]:
    day, resolved, *causes = parts
    return _day(day), tuple(causes), _maybe(resolved)
