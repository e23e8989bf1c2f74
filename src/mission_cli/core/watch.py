"""What is open in a mission, small enough for an index: the facts the agenda is made from on any day.

Facts only, nothing that depends on today. Texts are on one line and cut; amounts, feedback and what was said of people
are not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.amendments import is_former, renewed_on, steps_done
from mission_cli.core.blockers import next_step
from mission_cli.core.calendar_names import fold
from mission_cli.core.dates import OutOfCalendar, RelativeDay, resolve
from mission_cli.core.kinds import CLIENT
from mission_cli.core.objectives import late, latest_reached
from mission_cli.core.payment import owed, payment_due, understood
from mission_cli.core.recorded import name_of
from mission_cli.core.review import is_review
from mission_cli.core.signals import same_difficulty, waiting
from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    from mission_cli.core.model.checklist import Offboarding, Onboarding, Task
    from mission_cli.core.model.contract import Contract, Deliverable, Milestone
    from mission_cli.core.model.journal import Checkin
    from mission_cli.core.model.mission import Dated, Mission

Kind: TypeAlias = Literal[
    "task", "action", "deliverable", "milestone", "blocker", "change", "objective", "equipment", "access"
]

_LONGEST: Final = 160  # characters of a text
# Neither can be part of a text on one line: Python's own split takes both for white space.
_BETWEEN_FIELDS: Final = "\x1f"
_BETWEEN_ITEMS: Final = "\x1e"


class Watched(NamedTuple):
    """One open thing. `id` is what a command takes; `day` is when it is due, or since when it has been open.

    `day` is a date or, of a task, relative to the mission's start or end, as the file writes it; "" for none.
    `owner` is a role or "". `state` says more: of a task `todo` or `done` (to be verified); of a deliverable
    `todo`, `delivered` or `refused`; of an action `due`, or `promised` on that day; of a blocker and a change the step
    that comes next; of a milestone `to-invoice` since its deliverable was accepted, `terms-unread` where the contract's terms of
    payment are not understood; of an objective
    what is to be said once its day is over. `asked` is the day the checklist of a task was opened.
    """

    kind: Kind
    id: str
    day: str = ""
    text: str = ""
    owner: str = ""
    state: str = ""
    asked: str = ""


class Course(NamedTuple):
    """How the follow-up goes, days as ISO texts, "" where there is none.

    `trend` is the two last healths, `green>amber`; `again` the days of the last two check-ins where both name one
    difficulty, `2026-10-01>2026-10-15`; `one_way` since when feedback has gone one way only, and who was not heard,
    `2026-09-01>client,manager`; `decision` what was decided of the end that is coming, `steps` the steps before it that
    are done, between commas; `people` who holds which role, `it:nadia-ferhat,hr:…`, beside consultant and manager.
    """

    review_every: str = ""
    last_review: str = ""
    trend: str = ""
    trend_day: str = ""
    again: str = ""
    last_feedback: str = ""
    one_way: str = ""
    decision: str = ""
    steps: str = ""
    people: str = ""


class Watch(NamedTuple):
    """The course of a mission and everything open in it."""

    course: Course
    items: tuple[Watched, ...]


def watch(mission: Mission) -> Watch:
    """What is open in a mission. Of a closed one, only the steps that go on after its end."""
    if mission.closed:
        return Watch(Course(), tuple(_tasks(mission)))
    dated = mission.dated()
    items = (
        *_tasks(mission),
        *_actions(dated),
        *_agreed(mission),
        *_entries(dated),
        *_lent(mission),
    )
    return Watch(_course(mission, dated), items)


def _course(mission: Mission, dated: list[Dated]) -> Course:
    held = [(item.author, item.entry) for item in dated if item.entry.type == "checkin"]
    checkins = [entry for _, entry in held]
    rated = [entry for entry in checkins if entry.health]
    feedback = [item.entry for item in dated if item.entry.type == "feedback"]
    followup = mission.followup
    reviews = [entry.date for author, entry in held if is_review(entry.attendees, author, mission)]
    return Course(
        review_every=str(followup.review or "") if followup else "",
        last_review=str(reviews[-1]) if reviews else "",
        trend=f"{rated[-2].health}>{rated[-1].health}" if len(rated) > 1 else "",
        trend_day=str(rated[-1].date) if rated else "",
        again=_again(checkins),
        last_feedback=str(feedback[-1].date) if feedback else "",
        one_way=_one_way([(entry.date, entry.sender, entry.recipient) for entry in feedback]),
        decision=_decision(mission),
        steps=",".join(steps_done(mission)),
        people=",".join(f"{role}:{slugify(name)}" for role, name in _people(mission)),
    )


def _decision(mission: Mission) -> str:
    """What was decided of the end that is coming. A renewal that an amendment carried out was about an earlier one."""
    renewal = mission.renewal
    if renewal is None or renewal.decision is None:
        return ""
    renewed = renewed_on(mission) if renewal.decided else None
    if renewed and renewal.decided and renewal.decided.day < renewed:
        return ""
    if renewal.decision == "renew" and renewal.decided:
        decided = renewal.decided.day
        if any(one.end and one.date >= decided for one in mission.contract.amendments):
            return ""
    return renewal.decision


def _people(mission: Mission) -> Iterator[tuple[str, str]]:
    named = {"client": mission.client.contact, "business": mission.business, **mission.people}
    return ((role, person.name) for role, person in named.items() if person)


def _again(checkins: list[Checkin]) -> str:
    if len(checkins) < 2 or not same_difficulty(checkins[-2].difficulties, checkins[-1].difficulties):
        return ""
    return f"{checkins[-2].date}>{checkins[-1].date}"


def _one_way(said: list[tuple[object, str, str]]) -> str:
    """As `core/feedback.one_way`, without a day: since when, and who was spoken of without speaking."""
    speakers: set[str] = set()
    spoken_of: set[str] = set()
    since: object = ""
    for day, sender, recipient in reversed(said):
        if ({sender} | speakers) & ({recipient} | spoken_of):
            break
        speakers.add(sender)
        spoken_of.add(recipient)
        since = day
    return f"{since}>{','.join(sorted(spoken_of))}" if since else ""


def _tasks(mission: Mission) -> Iterator[Watched]:
    """The tasks of both checklists; one that both have is the end's, as `mission task` has it.

    On the bench, what is left of the plan asks for nothing any more once the end is prepared.
    """
    ids: set[str] = set()
    seen = {f"revoke-{access.id}" for access in mission.access if access.verified}
    ending = mission.kind != CLIENT and (mission.offboarding or mission.closed)
    for held in (None if is_former(mission) else mission.offboarding, None if ending else mission.onboarding):
        for task in held.tasks if held else ():
            if task.id not in ids and _is_open(task, mission, seen):
                yield _task(task, held)
            ids.add(task.id)


def _task(task: Task, held: Offboarding | Onboarding | None) -> Watched:
    day = task.due if task.state == "todo" else task.done and task.done.day
    asked = held.opened if held and isinstance(task.due, RelativeDay) else None
    return _of("task", task.id, day, task.title, task.owner, task.state)._replace(asked=str(asked or ""))


def _is_open(task: Task, mission: Mission, seen: set[str]) -> bool:
    """Whether something is left to do: in a closed mission, what comes after its end. `seen` were verified elsewhere."""
    if mission.closed:
        return task.state == "todo" and _after_end(task, mission)
    return task.state == "todo" or (task.state == "done" and task.verify is not None and task.id not in seen)


def _after_end(task: Task, mission: Mission) -> bool:
    try:
        opened = mission.offboarding.opened if mission.offboarding else None
        return task.due is not None and resolve(task.due, mission.contract.start, mission.end, opened) > mission.end
    except OutOfCalendar:
        return False


def _actions(dated: list[Dated]) -> Iterator[Watched]:
    entries = [item.entry for item in dated]
    several = [(entry, one) for entry in entries if entry.type == "checkin" for one in entry.actions if not one.done]
    texts = [fold(action.what) for _, action in several]
    for entry, action in several:
        state = "due" if action.due else "promised"
        yield _of("action", _phrase(action.what, texts), action.due or entry.date, action.what, action.owner, state)


def _phrase(what: str, texts: list[str]) -> str:
    """The first words of an action that none of the others has, as a shell takes them between quotes; "" for none."""
    words = what.split()
    for count in range(min(_WORDS, len(words)), len(words) + 1):
        phrase = " ".join(words[:count])
        if not _QUOTABLE.fullmatch(phrase):
            return ""
        if not phrase.isdecimal() and sum(fold(phrase) in text for text in texts) == 1:
            return phrase
    return ""


_WORDS = 3  # fewer say too little to a person
# No character that means something to a shell between double quotes, nor a minus that would begin an option.
_QUOTABLE = re.compile(r"[^\W_](?:[^\W_]|[ '’,;:./()+-])*")


def _agreed(mission: Mission) -> Iterator[Watched]:
    contract = mission.contract
    yield from map(_deliverable, (one for one in contract.deliverables if one.accepted is None))
    yield from (_milestone(one, contract) for one in contract.milestones if one.paid is None)
    reached = latest_reached(mission)
    for goal in mission.objectives:
        how = late(goal, reached.get(goal.id)) if goal.due else None
        if how:
            yield _of("objective", goal.id, goal.due, goal.specific, state=how)


def _deliverable(one: Deliverable) -> Watched:
    if waiting(one.delivered, one.accepted, one.refused):
        return _of("deliverable", one.id, one.delivered, one.title, state="delivered")
    if one.refused:
        return _of("deliverable", one.id, one.refused, one.title, state="refused")
    return _of("deliverable", one.id, one.due, one.title, state="todo")


def _milestone(one: Milestone, contract: Contract) -> Watched:
    owes = owed(one, contract)
    if owes.why == "accepted":
        return _of("milestone", one.id, owes.since, one.title, state="to-invoice")
    read = "" if understood(contract) else "terms-unread"
    return _of("milestone", one.id, payment_due(one, contract), one.title, state=read)


def _entries(dated: list[Dated]) -> Iterator[Watched]:
    for item in dated:
        entry = item.entry
        if entry.type == "blocker" and entry.resolved is None:
            yield _of("blocker", name_of(item), entry.date, entry.title, entry.owner, next_step(entry))
        elif entry.type == "change" and entry.decision is None:
            yield _of("change", name_of(item), entry.date, entry.what, None, "decide" if entry.impact else "assess")


def _lent(mission: Mission) -> Iterator[Watched]:
    for thing in mission.equipment:
        if thing.returned is None:
            yield _of("equipment", thing.id, thing.lent, thing.item)
    for access in mission.access:
        if access.revoked is None:
            yield _of("access", access.id, access.granted, access.system)


def _of(
    kind: Kind, name: str, day: object, text: str = "", owner: str | None = None, state: str | None = None
) -> Watched:
    line = " ".join(text.split())
    shown = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    return Watched(kind, name, str(day or ""), shown, owner or "", state or "")


# On one line ---------------------------------------------------------------------------------------------------------


def packed_watch(found: Watch) -> str:
    """The facts on one line without tabs; "" when there is nothing to watch."""
    if found == Watch(Course(), ()):
        return ""
    parts = (_BETWEEN_FIELDS.join(map(str, part)) for part in (found.course, *found.items))
    return _BETWEEN_ITEMS.join(parts)


def unpacked_watch(text: str) -> Watch:
    """What `packed_watch` wrote. Raises ValueError for any other text."""
    if not text:
        return Watch(Course(), ())
    course, *items = text.split(_BETWEEN_ITEMS)
    return Watch(
        Course._make(course.split(_BETWEEN_FIELDS)),
        tuple([Watched(*item.split(_BETWEEN_FIELDS)) for item in items]),  # type: ignore[arg-type]  # as they were packed
    )
