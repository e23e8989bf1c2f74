"""What the amendments of a contract say of its end: when it was last put off, and what was about an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.dates import NotADate, parse_iso

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mission_cli.core.dates import Mark
    from mission_cli.core.model.mission import Mission


def put_off(
    amendments: Iterable[tuple[dt.date, dt.date | None]], first: dt.date | None, ended: dt.date | None
) -> Iterator[dt.date]:
    """The days of the amendments (day, new end) that gave a later end; `first` is the end agreed before any of them.

    Where nothing tells it, the first amendment counts as one, but for that of a mission that a side had `ended` by then:
    its amendment says the earlier end.
    """
    before = first
    for day, end in sorted(amendments, key=lambda one: one[0]):
        if end is not None:
            if end > before if before else ended is None or day < ended:
                yield day
            before = end


def first_end(mission: Mission) -> dt.date | None:
    """The end agreed before the first amendment that moved it, as the change request behind that one says it."""
    moved = [one for one in mission.contract.amendments if one.end]
    if not moved:
        return None
    first = min(moved, key=lambda one: one.date)
    for entries in mission.journal.values():
        for entry in entries or ():
            if entry.type == "change" and entry.decision == "approved" and entry.after.get("end") == str(first.end):
                same = entry.id == first.change if first.change else entry.decided and entry.decided.day == first.date
                before = _day(entry.before.get("end")) if same else None
                if before:
                    return before
    return None


def _day(text: str | None) -> dt.date | None:
    try:
        return parse_iso(text) if text else None
    except NotADate:
        return None


def renewed_on(mission: Mission) -> dt.date | None:
    """The day of the amendment that last put the end off. What was recorded before was about the end that is over."""
    amendments = [(one.date, one.end) for one in mission.contract.amendments]
    if not any(end for _, end in amendments):
        return None
    return max(put_off(amendments, first_end(mission), ended_on(mission)), default=None)


def ended_on(mission: Mission) -> dt.date | None:
    """The day since when the file says that one side ends the mission; None where neither does."""
    return opened_on(mission) if mission.offboarding and mission.offboarding.case != "completed" else None


def is_decided_before(mission: Mission) -> bool:
    """Whether what was decided last was decided of an end that was put off since."""
    decided = mission.renewal.decided if mission.renewal else None
    renewed = renewed_on(mission) if decided else None
    return bool(decided and renewed and decided.day < renewed)


def wishes(mission: Mission) -> dict[str, str | None]:
    """What each side wishes of the end that is coming. A wish has no day: those beside a decision of an end that was put
    off are of that end too."""
    renewal = None if is_decided_before(mission) else mission.renewal
    return {"client": renewal.client if renewal else None, "consultant": renewal.consultant if renewal else None}


def steps_done(mission: Mission) -> dict[str, Mark]:
    """The steps of the rhythm that are done for the end that is coming. Of the day of a renewal, those that are there were
    done after it: it takes out the others."""
    steps = mission.renewal.steps if mission.renewal else {}
    renewed = renewed_on(mission) if steps else None
    return {step: mark for step, mark in steps.items() if renewed is None or mark.day >= renewed}


def opened_on(mission: Mission) -> dt.date | None:
    """The day the checklist of the end was opened; where it does not say, that of its first mark."""
    if mission.offboarding is None:
        return None
    marks = [task.done.day for task in mission.offboarding.tasks if task.done]
    return mission.offboarding.opened or min(marks, default=None)


def is_former(mission: Mission) -> bool:
    """Whether the checklist of the end is that of an end that was put off since it was opened.

    Of one day, a decision to renew that still stands tells which came last: a checklist opened afterwards takes it out.
    """
    renewed = renewed_on(mission)
    opened = opened_on(mission) if renewed else None
    if opened is None or renewed is None or opened != renewed:
        return opened is not None and renewed is not None and opened < renewed
    renewal = mission.renewal
    return bool(renewal and renewal.decision == "renew" and renewal.decided and renewal.decided.day == renewed)


def of_coming_end(mission: Mission) -> Mission:
    """The mission without the checklist, the wishes and the decision of an end that was put off."""
    renewal, offboarding = mission.renewal, mission.offboarding
    if renewal and is_decided_before(mission):
        renewal = renewal.model_copy(update=dict.fromkeys(("client", "consultant", "decision", "decided")))
    if offboarding and is_former(mission):
        offboarding = offboarding.model_copy(update={"tasks": []}) if offboarding.ends else None
    return mission.model_copy(update={"renewal": renewal, "offboarding": offboarding})
