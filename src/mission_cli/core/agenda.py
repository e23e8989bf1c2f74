"""What asks for action on a day, over one mission's facts: each point with its reason and the command that answers it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mission_cli.core import signals
from mission_cli.core.change_requests import IMPACTS
from mission_cli.core.dates import Duration, OutOfCalendar, Span, add, parse_due
from mission_cli.core.kinds import CLIENT
from mission_cli.core.points import Habits, Look, Point
from mission_cli.core.review import REVIEWED, next_review
from mission_cli.core.status import DECISION, decision_limit, next_checkin, step_limit
from mission_cli.core.task_date import task_date
from mission_cli.core.watch import cut

if TYPE_CHECKING:
    from mission_cli.core.dates import Due
    from mission_cli.core.facts import Facts, Handover, OpenBlocker, OpenChange, Payment, Watched
    from mission_cli.core.signals import Signal


def agenda(mission: Facts, today: dt.date, until: dt.date, habits: Habits) -> list[Point]:
    """What asks for action in a mission from before `today` to `until`, both inclusive, in no order."""
    look = Look(mission, today, until, habits)
    found = [*_tasks(look, mission.watched)]
    if mission.closed:
        return found
    left = habits.left.get(mission.slug)
    if left and left < min(today, mission.end):
        # Nobody is there to follow: what was delivered, owed and found blocking is still the client's and the firm's.
        found += [*_gone(look, left), *_order(look), *_left_out(look, mission.watched)]
        found += [*_open(look), *_signals(look, _OF_WORK)]
    elif today >= mission.start:
        found += [*_end(look), *_left_out(look, mission.watched)]
        found += [*_order(look), *_followup(look), *_open(look)]
        found += [*_signals(look, _OF_SIGNAL if today <= mission.end else _OF_WORK)]
    return found


_WEEK: Final = Duration(1, "week")

# The end -------------------------------------------------------------------------------------------------------------


def _end(look: Look) -> Iterator[Point]:
    mission, today = look.mission, look.today
    if today > mission.end:
        command = "mission close {id}" if mission.case else "mission offboard {id}"
        yield look.point("end-passed", mission.end, command, case=mission.case)
        return
    decision = mission.settled if mission.kind == CLIENT else "end"
    wanted = (mission.renewal_client, mission.renewal_consultant)
    if mission.case or decision == "end" or "declined" in wanted:
        # On the bench nothing is renewed. What was decided is told and prepared in time; the steps of an offboarding that is opened have their own days.
        bands = look.habits.bands
        near = bands.watch if mission.kind == CLIENT else bands.urgent  # a training may last no longer than the watch
        if not mission.case and mission.end <= _after(look.until, near):
            yield look.point("end-near", mission.end, "mission offboard {id}")
        return
    if wanted == ("wanted", "wanted") or decision == "renew":
        if mission.end <= _after(look.until, look.habits.bands.watch):
            yield look.point("renewal-unsigned", mission.end, "mission renew {id}")
        return
    by = _before(look, decision_limit(mission.end, mission.notice, look.habits.bands))
    if by <= look.until:
        yield look.point("decision-passed" if by < today else "decision", by, "mission renew {id}", end=mission.end)
    elif mission.end <= _after(look.until, look.habits.bands.urgent):
        yield look.point("end-near", mission.end, "mission renew {id}")
    yield from _rhythm(look)


def _gone(look: Look, left: dt.date) -> Iterator[Point]:
    """The consultant has left the firm, and the mission goes on in the files."""
    mission = look.mission
    if mission.start > left:
        command = "mission edit {id}"
    else:
        case = "" if mission.case else " --case consultant-ended"
        command = f"mission offboard {{id}}{case} --ends {left}"
    yield look.point("consultant-left", left, command, name=mission.consultant, left=left, end=mission.end)


def _rhythm(look: Look) -> Iterator[Point]:
    """The newest step of the rhythm that is due and not done: an earlier one is overtaken by it. The decision has a point
    of its own."""
    newest: tuple[dt.date, str] | None = None
    for name, length in look.habits.rhythm.items():
        limit = step_limit(length, look.mission.end)
        day = _before(look, limit) if limit and name != DECISION else None
        if day and day <= look.until and (newest is None or day >= newest[0]):
            newest = (day, name)
    if newest and newest[1] not in look.mission.steps:
        day, step = newest
        yield look.point("rhythm", day, f"mission renew {{id}} --step {step}", step=step)


def _before(look: Look, limit: dt.date) -> dt.date:
    """The working day by which something is decided or done; one that is out of sight is left as it is, for telling when
    Easter falls takes a library."""
    return look.off.before(limit) if limit <= _after(look.until, _WEEK) else limit


def _left_out(look: Look, items: Iterable[Watched]) -> Iterator[Point]:
    """What is still out after the end."""
    if look.today <= look.mission.end:
        return
    for kind, reason, command in (
        ("access", "access-open", "mission revoke {id} --all"),
        ("equipment", "equipment-out", "mission return {id}"),
    ):
        left = [item for item in items if item.kind == kind]
        if left:
            names = ", ".join(item.text for item in left[:3]) + ("…" if len(left) > 3 else "")
            one = f" {left[0].id}" if kind == "equipment" and len(left) == 1 else ""
            yield look.point(reason, look.mission.end, command + one, n=len(left), names=names)


def _order(look: Look) -> Iterator[Point]:
    """A client's mission under way of which nothing says that it is signed."""
    if not look.mission.signed and look.today <= look.mission.end:
        yield look.point("order", look.mission.start, "mission contract {id} --fill")


def _lent(items: Iterable[Watched]) -> set[str]:
    """The tasks that take back what is out."""
    verbs = {"equipment": "return", "access": "revoke"}
    return {f"{verbs[item.kind]}-{item.id}" for item in items if item.kind in verbs}


# Follow-up -----------------------------------------------------------------------------------------------------------


def _followup(look: Look) -> Iterator[Point]:
    mission, today = look.mission, look.today
    if today > mission.end:
        return
    following = next_checkin(mission, look.habits.every, look.off)
    if following and following <= look.until:
        count = signals.missed(mission.last_checkin or look.followed, look.every, today)
        reason = "checkin"
        if look.late(following):
            reason = "checkin-late" if mission.last_checkin else "checkin-never"
            if count >= signals.MISSED and mission.last_checkin:
                reason = "checkins-missed"
        yield look.point(reason, following, "mission checkin {id}", last=mission.last_checkin, count=count)
    yield from _review(look)


def _review(look: Look) -> Iterator[Point]:
    mission = look.mission
    if mission.kind not in REVIEWED:
        return
    last = mission.last_review
    due = next_review(last or look.followed, mission.review or look.habits.review, mission.end, look.off)
    if due is None or due > look.until:
        return
    reason = "review" if not look.late(due) else "review-late" if last else "review-never"
    yield look.point(reason, due, "mission checkin {id} --attendees consultant,manager,client", last=last)


# Tasks and what was agreed -------------------------------------------------------------------------------------------


def _tasks(look: Look, items: Iterable[Watched]) -> Iterator[Point]:
    lent = _lent(items) if look.today > look.mission.end else set[str]()
    for item in items:
        # What is still out is said by `_left_out`, all at once.
        if item.kind == "task" and item.id not in lent:
            yield from _task(look, item)


def _task(look: Look, item: Watched) -> Iterator[Point]:
    mission = look.mission
    if item.state == "done":
        command = f"mission task {{id}} {item.id} verified"
        yield look.point("verify", _day(item.day), command, text=item.text)  # not by who did it
        return
    date = _date(look, item)
    if date is None or date > look.until:
        return
    reason = "task-late" if look.late(date) else "task"
    if mission.closed:
        if date <= mission.end:
            return
        reason = "keep-in-touch"
    yield look.point(reason, date, f"mission task {{id}} {item.id} done", item.owner, text=item.text)


def _date(look: Look, item: Watched) -> dt.date | None:
    span = Span(look.mission.start, look.mission.end)
    return task_date(_due(item.day), item.owner, span, _day(item.asked), look.off)


def _open(look: Look) -> Iterator[Point]:
    """What is open: actions, deliverables, milestones, blockers, changes."""
    mission = look.mission
    for item in mission.watched:
        if item.kind == "action":
            yield from _action(look, item)
    for handover in mission.deliverables:
        if handover.accepted is None:
            yield from _deliverable(look, handover)
    for payment in mission.milestones:
        if payment.paid is None:
            yield from _milestone(look, payment)
    for blocker in mission.open_blockers:
        yield from _blocker(look, blocker)
    for change in mission.open_changes:
        yield from _change(look, change)


def _action(look: Look, item: Watched) -> Iterator[Point]:
    day = dt.date.fromisoformat(item.day)
    if item.state == "promised":
        if not signals.passed(day, look.every, 1, look.today):
            return
    elif day > look.until:
        return
    reason = "action-late" if look.late(day) else "action"
    command = f'mission checkin {{id}} --done "{item.id}"' if item.id else "mission checkin {id}"
    yield look.point(reason, day, command, item.owner, text=item.text)


def _deliverable(look: Look, one: Handover) -> Iterator[Point]:
    """One that waits for the client is a signal, once it has waited for long enough."""
    if signals.waiting(one.delivered, one.accepted, one.refused):
        return
    command = f"mission deliverable {{id}} {one.id} deliver"
    if one.refused:
        yield look.point("deliverable-refused", one.refused, command, text=cut(one.title))
    elif one.due and one.due <= look.until:
        reason = "deliverable-late" if look.late(one.due) else "deliverable"
        yield look.point(reason, one.due, command, text=cut(one.title))


def _milestone(look: Look, one: Payment) -> Iterator[Point]:
    command = f"mission milestone {{id}} {one.id}"
    if one.why == "accepted":
        if one.owed_since:
            yield look.point("to-invoice", one.owed_since, f"{command} invoiced", text=cut(one.title))
    elif one.payment_due and one.payment_due <= look.until:
        reason = "milestone-late" if look.late(one.payment_due) else "milestone"
        how = "short" if one.understood else "terms-unread"
        yield look.point(reason, one.payment_due, f"{command} paid", text=cut(one.title), how=how)


def _blocker(look: Look, one: OpenBlocker) -> Iterator[Point]:
    """One that has been open for long is a signal."""
    if one.date <= look.today and not signals.passed(one.date, look.every, 1, look.today):
        command = f"mission blocker {one.next} {{id}} {one.name}"
        yield look.point(
            "blocker", one.date, command, one.owner or "", text=cut(one.title), n=(look.today - one.date).days
        )


def _change(look: Look, one: OpenChange) -> Iterator[Point]:
    if one.date <= look.today:
        step = "decide" if len(one.to_assess) < len(IMPACTS) else "assess"  # what was assessed in part can be decided
        yield look.point("change", one.date, f"mission change {step} {{id}} {one.name}", text=cut(one.what))


# Signals -------------------------------------------------------------------------------------------------------------


def _signals(look: Look, codes: Container[str]) -> Iterator[Point]:
    """The signals of the mission with these codes, but for the check-ins that were missed: the point of the next one says
    so."""
    for one in signals.signals(look.mission, look.today, look.habits.every, look.habits.since):
        told = _OF_SIGNAL.get(one.code) if one.code in codes else None
        if told:
            day, facts, owner = told(look, one)
            yield look.told(one.code, day, one.command, owner, facts)


_Told = tuple[dt.date, dict[str, Any], str]
_OF_WORK: Final = frozenset(("blocker-old", "objective-late", "acceptance-waiting"))
"""What is asked for after the end too, and when nobody is left to follow."""
_OF_SIGNAL: Final[Mapping[str, Callable[[Look, Signal], _Told]]] = {
    "health-falling": lambda _, one: (
        one.facts["since"], {"before": one.facts["before"], "now": one.facts["now"]}, "",
    ),
    "difficulty-again": lambda _, one: (one.facts["now"], {}, ""),
    "feedback-none": lambda look, one: (one.facts["last"] or look.followed, {"last": one.facts["last"]}, ""),
    "feedback-one-way": lambda _, one: (one.facts["since"], {"roles": one.facts["roles"]}, ""),
    "blocker-old": lambda _, one: (
        one.about.date, {"text": cut(one.about.title), "n": one.facts["days"]}, one.about.owner or "",
    ),
    "objective-late": lambda _, one: (one.facts["due"], {"text": one.about.text, "how": one.about.state}, ""),
    "acceptance-waiting": lambda _, one: (one.facts["delivered"], {"text": cut(one.about.title)}, ""),
}  # fmt: skip
"""The day of a signal among the points, what fills its sentence there, and whose turn it is."""


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@cache
def _due(text: str) -> Due | None:
    return parse_due(text) if text else None


def _after(day: dt.date, length: Duration, times: int = 1) -> dt.date:
    try:
        return add(day, length, times)
    except OutOfCalendar:
        return dt.date.max
