"""What asks for action on a day, over one mission's facts: each point with its reason and the command that answers it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from mission_cli.core import signals
from mission_cli.core.dates import Duration, OutOfCalendar, Span, add, parse_due
from mission_cli.core.kinds import CLIENT
from mission_cli.core.objectives import side_command
from mission_cli.core.points import Habits, Look, Point
from mission_cli.core.review import REVIEWED, next_review
from mission_cli.core.status import DECISION, decision_limit, next_checkin, step_limit
from mission_cli.core.summary import stored_duration
from mission_cli.core.task_date import task_date

if TYPE_CHECKING:
    from mission_cli.core.dates import Due
    from mission_cli.core.summary import Summary
    from mission_cli.core.watch import Watch, Watched


def agenda(mission: Summary, watch: Watch, today: dt.date, until: dt.date, habits: Habits) -> list[Point]:
    """What asks for action in a mission from before `today` to `until`, both inclusive, in no order."""
    look = Look(mission, watch.course, today, until, habits)
    if mission.closed:
        return list(_tasks(look, watch.items))
    found = [*_tasks(look, watch.items)]
    left = habits.left.get(mission.consultant_slug)
    if left and left < min(today, mission.end):
        # Nobody is there to follow: what was delivered, owed and found blocking is still the client's and the firm's.
        found += [*_gone(look, left), *_order(look), *_left_out(look, watch.items), *_items(look, watch.items)]
    elif today >= mission.start:
        found += [*_end(look), *_left_out(look, watch.items)]
        found += [*_order(look), *_followup(look), *_items(look, watch.items), *_signals(look, watch.items)]
    return found


_WEEK: Final = Duration(1, "week")

# The end -------------------------------------------------------------------------------------------------------------


def _end(look: Look) -> Iterator[Point]:
    mission, today = look.mission, look.today
    if today > mission.end:
        command = "mission close {id}" if mission.case else "mission offboard {id}"
        yield look.point("end-passed", mission.end, command, case=mission.case)
        return
    decision = look.course.decision if mission.kind == CLIENT else "end"
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
    if newest and newest[1] not in look.course.steps.split(","):
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
    mission, course = look.mission, look.course
    if mission.kind not in REVIEWED:
        return
    every = stored_duration(course.review_every) if course.review_every else look.habits.review
    last = _day(course.last_review)
    due = next_review(last or look.followed, every, mission.end, look.off)
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


def _items(look: Look, items: Iterable[Watched]) -> Iterator[Point]:
    for item in items:
        rule = _BY_KIND.get(item.kind)
        day = _day(item.day) if rule else None
        if rule and day:
            yield from rule(look, item, day)


def _action(look: Look, item: Watched, day: dt.date) -> Iterator[Point]:
    if item.state == "promised":
        if not signals.passed(day, look.every, 1, look.today):
            return
    elif day > look.until:
        return
    reason = "action-late" if look.late(day) else "action"
    command = f'mission checkin {{id}} --done "{item.id}"' if item.id else "mission checkin {id}"
    yield look.point(reason, day, command, item.owner, text=item.text)


def _deliverable(look: Look, item: Watched, day: dt.date) -> Iterator[Point]:
    command = f"mission deliverable {{id}} {item.id}"
    if item.state == "delivered":
        if signals.passed(day, look.every, 1, look.today):
            yield look.point("acceptance-waiting", day, f"{command} accept", text=item.text)
    elif item.state == "refused":
        yield look.point("deliverable-refused", day, f"{command} deliver", text=item.text)
    elif day <= look.until:
        reason = "deliverable-late" if look.late(day) else "deliverable"
        yield look.point(reason, day, f"{command} deliver", text=item.text)


def _milestone(look: Look, item: Watched, day: dt.date) -> Iterator[Point]:
    command = f"mission milestone {{id}} {item.id}"
    if item.state == "to-invoice":
        yield look.point(item.state, day, f"{command} invoiced", text=item.text)
    elif day <= look.until:
        reason = "milestone-late" if look.late(day) else "milestone"
        yield look.point(reason, day, f"{command} paid", text=item.text, how=item.state or "short")


def _blocker(look: Look, item: Watched, day: dt.date) -> Iterator[Point]:
    if day <= look.today:
        reason = "blocker-old" if signals.passed(day, look.every, 1, look.today) else "blocker"
        yield look.point(reason, day, _further(item), item.owner, text=item.text, n=(look.today - day).days)


def _further(blocker: Watched) -> str:
    return f"mission blocker {blocker.state} {{id}} {blocker.id}"


def _change(look: Look, item: Watched, day: dt.date) -> Iterator[Point]:
    if day <= look.today:
        yield look.point("change", day, f"mission change {item.state} {{id}} {item.id}", text=item.text)


def _objective(look: Look, item: Watched, day: dt.date) -> Iterator[Point]:
    if look.late(day):
        command = side_command(None, item.id) if item.state == "no-side" else "mission checkin {id}"
        yield look.point("objective-late", day, command, text=item.text, how=item.state)


_BY_KIND: Final = {
    "action": _action,
    "deliverable": _deliverable,
    "milestone": _milestone,
    "blocker": _blocker,
    "change": _change,
    "objective": _objective,
}


def _signals(look: Look, items: Iterable[Watched]) -> Iterator[Point]:
    """What no day asks for by itself: health falling, one difficulty twice, silence. Nothing after the end.

    On the bench nobody is reminded of feedback: the check-ins are enough.
    """
    mission, course, today = look.mission, look.course, look.today
    if today > mission.end:
        return
    before, _, now = course.trend.partition(">")
    if signals.falling(before or None, now or None):
        yield look.point("health-falling", _day(course.trend_day), _name_it(look, items), before=before, now=now)
    if course.again:
        yield look.point("difficulty-again", _day(course.again.partition(">")[2]), _name_it(look, items))
    if mission.kind != CLIENT:
        return
    last = _day(course.last_feedback)
    if signals.quiet(look.followed, last, look.every, today):
        yield look.point("feedback-none", last or look.followed, "mission feedback {id}", last=last)
    since, _, roles = course.one_way.partition(">")
    start = _day(since)
    if start and _after(start, look.every, 2) <= today:
        silent = roles.split(",")
        yield look.point("feedback-one-way", start, f"mission feedback {{id}} --from {silent[0]}", roles=silent)


def _name_it(look: Look, items: Iterable[Watched]) -> str:
    """A blocker that is there is taken further; what nobody has named yet is named."""
    there = (item for item in items if item.kind == "blocker" and item.day <= str(look.today))
    return next(map(_further, there), "mission blocker open {id}")


# Texts of an index ---------------------------------------------------------------------------------------------------


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
