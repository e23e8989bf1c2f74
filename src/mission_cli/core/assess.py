"""The facts of one mission, made from its record: the one place where a mission is judged for lists, agenda and figures."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from mission_cli.core.amendments import first_end, is_decided_before, is_former, steps_done, wishes
from mission_cli.core.blockers import next_step
from mission_cli.core.change_requests import lacking
from mission_cli.core.change_requests import next_step as next_of_change
from mission_cli.core.facts import (
    Amended,
    Answered,
    Facts,
    Handover,
    Heard,
    Need,
    OpenBlocker,
    OpenChange,
    Payment,
    Rated,
    Stuck,
)
from mission_cli.core.feedback import one_sided
from mission_cli.core.kinds import CLIENT, can_be_interrupted
from mission_cli.core.lessons import lessons_of
from mission_cli.core.objectives import standings
from mission_cli.core.payment import owed, payment_due, understood
from mission_cli.core.recorded import name_of
from mission_cli.core.review import is_review
from mission_cli.core.signals import same_difficulty
from mission_cli.core.slug import slugify
from mission_cli.core.terms import is_term
from mission_cli.core.watch import cut, watched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mission_cli.core.model.contract import Contract, Milestone
    from mission_cli.core.model.mission import Dated, Mission

SCORES: Final = ("1", "2", "3", "4", "5")
KEEP_IN_TOUCH: Final = "keep-in-touch"
"""The task of a checklist that says to keep in touch after the end."""


def facts_of(mission_id: str, path: str, mission: Mission, until: dt.date = dt.date.max) -> Facts:
    """The facts of one mission, without entries of the journal after `until` (inclusive). `path` is relative to the
    workspace. `latest` is for the reader of the file to say."""
    dated = [item for item in mission.dated() if item.entry.date <= until]
    items = tuple(watched(mission, dated, until))
    return Facts(
        id=mission_id,
        path=path,
        title=mission.title,
        kind=mission.kind,
        consultant=mission.consultant.name,
        mail=mission.consultant.mail,
        slug=slugify(mission.consultant.name),
        client=mission.client.name,
        contact=mission.client.contact.name if mission.client.contact else None,
        manager=mission.manager.name if mission.manager else None,
        closed=mission.closed.day if mission.closed else None,
        latest=None,
        interruptible=can_be_interrupted(mission),
        tags=tuple(" ".join(tag.split()) for tag in mission.tags),
        project=mission.project,
        equipment_out=sum(item.returned is None for item in mission.equipment),
        access_open=sum(access.revoked is None for access in mission.access),
        objectives=_objectives(mission),
        watched=items,
        keeps_in_touch=any(item.kind == "task" and item.id == KEEP_IN_TOUCH for item in items),
        lessons=tuple(lessons_of(mission_id, mission)),
        **_agreed(mission, until),
        **_end(mission),
        **_journal(dated),
        **_followed(mission, [] if mission.closed else dated),
    )


def _agreed(mission: Mission, until: dt.date) -> dict[str, Any]:
    contract, followup = mission.contract, mission.followup
    return {
        "start": contract.start,
        "end": mission.end,
        "agreed_end": contract.end,
        "first_end": first_end(mission),
        "signed": mission.kind != CLIENT or is_signed(contract),
        "notice": contract.notice,
        "every": followup.every if followup else None,
        "review": followup.review if followup else None,
        "days_per_week": None if contract.days_per_week is None else float(contract.days_per_week),
        "amendments": tuple(
            sorted((Amended(one.date, one.end) for one in contract.amendments), key=lambda one: one.day)
        ),
        "deliverables": tuple(
            Handover(*(getattr(one, name) for name in Handover._fields)) for one in contract.deliverables
        ),
        "milestones": tuple(_payment(one, contract, until) for one in contract.milestones),
    }


def _payment(one: Milestone, contract: Contract, until: dt.date) -> Payment:
    owes = owed(one, contract, until)
    return Payment(
        id=one.id,
        title=one.title,
        deliverable=one.deliverable,
        due=one.due,
        amount=one.amount,
        invoiced=one.invoiced,
        paid=one.paid,
        owed_since=owes.since,
        why=owes.why,
        payment_due=payment_due(one, contract, until),
        understood=understood(contract),
    )


def is_signed(contract: Contract) -> bool:
    """Whether a contract shows any sign of an agreement: an order number, a signed document, an amendment."""
    return bool(contract.order or contract.amendments or any(one.signed for one in contract.documents))


def _end(mission: Mission) -> dict[str, Any]:
    renewal, offboarding = mission.renewal, None if is_former(mission) else mission.offboarding
    wished = wishes(mission)
    return {
        "renewal_client": wished["client"],
        "renewal_consultant": wished["consultant"],
        "decision": renewal.decision if renewal else None,
        "decided": renewal.decided.day if renewal and renewal.decided else None,
        "first_step": min((mark.day for mark in renewal.steps.values()), default=None) if renewal else None,
        "settled": None if mission.closed else _settled(mission),
        "steps": () if mission.closed else tuple(steps_done(mission)),
        "case": offboarding.case if offboarding else None,
        "reason": cut(offboarding.reason) if offboarding and offboarding.reason else None,
        "opened": offboarding.opened if offboarding else None,
        "ends": offboarding.ends if offboarding else None,
        "rehire": offboarding.rehire if offboarding else None,
        "tasks_todo": _tasks_todo(mission) if offboarding else 0,
    }


def _settled(mission: Mission) -> str | None:
    """What was decided of the end that is coming. A renewal that an amendment carried out was about an earlier one."""
    renewal = mission.renewal
    if renewal is None or renewal.decision is None:
        return None
    if is_decided_before(mission):
        return None
    if renewal.decision == "renew" and renewal.decided:
        decided = renewal.decided.day
        if any(one.end and one.date >= decided for one in mission.contract.amendments):
            return None
    return renewal.decision


def _tasks_todo(mission: Mission) -> int:
    """The closing steps still to do; taking back what is out and closing what is open count by themselves."""
    out = {f"return-{item.id}" for item in mission.equipment if item.returned is None}
    out |= {f"revoke-{access.id}" for access in mission.access if access.revoked is None}
    tasks = mission.offboarding.tasks if mission.offboarding else []
    return sum(task.state == "todo" and task.id not in out for task in tasks)


def _objectives(mission: Mission) -> tuple[int, int]:
    """Those of which it can be said whether they reached their target, and those that did."""
    judged = [how for how in standings(mission).values() if how in ("reached", "short")]
    return len(judged), judged.count("reached")


# The journal ---------------------------------------------------------------------------------------------------------


def _journal(dated: list[Dated]) -> dict[str, Any]:
    """The lists of the journal, each by day; the last check-in and the last health that one tells."""
    found: dict[str, list[Any]] = {name: [] for name in _LISTS}
    for item in dated:
        entry = item.entry
        if entry.type == "checkin":
            found["checkins"].append(Rated(entry.date, entry.health))
        elif entry.type == "feedback":
            found["feedback"].append(Heard(entry.date, entry.sender, entry.recipient, entry.score))
        elif entry.type == "answers":
            found["answers"].append(Answered(entry.date, entry.questionnaire, entry.sender, _scores(entry.answers)))
        elif entry.type == "blocker":
            found["blockers"].append(Stuck(entry.date, tuple(entry.causes), entry.resolved))
            found["open_blockers"] += [_open_blocker(item)] if entry.resolved is None else []
        elif entry.type == "opportunity":
            found["opportunities"].append(Need(entry.date, cut(entry.what)))
        elif entry.type == "change" and entry.decision is None:
            found["open_changes"].append(_open_change(item))
    checkins = found["checkins"]
    return {
        **{name: tuple(several) for name, several in found.items()},
        "last_checkin": checkins[-1].day if checkins else None,
        "health": next((one.health for one in reversed(checkins) if one.health), None),
        "last_entry": dated[-1].entry.date if dated else None,
    }


_LISTS: Final = ("checkins", "feedback", "answers", "blockers", "open_blockers", "opportunities", "open_changes")


def _open_blocker(item: Dated) -> OpenBlocker:
    entry: Any = item.entry
    return OpenBlocker(
        name=name_of(item),
        id=entry.id,
        author=item.author,
        date=entry.date,
        next=next_step(entry) or "",
        title=entry.title,
        causes=tuple(entry.causes),
        impacts=tuple(entry.impacts),
        owner=entry.owner,
        ref=entry.ref,
        chosen=entry.chosen,
    )


def _open_change(item: Dated) -> OpenChange:
    entry: Any = item.entry
    return OpenChange(
        name=name_of(item),
        id=entry.id,
        author=item.author,
        date=entry.date,
        next=next_of_change(entry) or "",
        asked_by=entry.asked_by,
        what=entry.what,
        why=entry.why,
        terms=tuple(name for name in entry.after if is_term(name)),  # any other key is whatever somebody wrote
        to_assess=tuple(lacking(entry.impact)),
    )


def _scores(answers: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """The answers that are scores. What was said in words is not kept here."""
    return tuple((question, int(said)) for question, said in answers.items() if said in SCORES)


def _followed(mission: Mission, dated: list[Dated]) -> dict[str, Any]:
    """How the follow-up goes."""
    held = [(item.author, item.entry) for item in dated if item.entry.type == "checkin"]
    checkins = [entry for _, entry in held]
    rated = [entry for entry in checkins if entry.health]
    same = len(checkins) > 1 and same_difficulty(checkins[-2].difficulties, checkins[-1].difficulties)
    reviews = [entry.date for author, entry in held if is_review(entry.attendees, author, mission)]
    feedback = [item.entry for item in dated if item.entry.type == "feedback"]
    since, unheard = one_sided([(entry.date, entry.sender, entry.recipient) for entry in feedback])
    named = {"client": mission.client.contact, "business": mission.business, **mission.people}
    people = () if mission.closed else named.items()
    return {
        "health_before": rated[-2].health if len(rated) > 1 else None,
        "health_since": rated[-1].date if rated else None,
        "difficulty_before": checkins[-2].date if same else None,
        "difficulty_again": checkins[-1].date if same else None,
        "last_review": reviews[-1] if reviews else None,
        "last_feedback": feedback[-1].date if feedback else None,
        "one_way_since": since,
        "unheard": unheard,
        "people": tuple((role, slugify(person.name)) for role, person in people if person),
    }
