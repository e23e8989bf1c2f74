"""One mission as a person reads it: the state today, the agreement, the journal by date with its authors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mission_cli.core.amendments import is_former
from mission_cli.core.answers import InWords
from mission_cli.core.dates import Duration
from mission_cli.core.facts import Facts
from mission_cli.core.kinds import CLIENT, can_be_interrupted
from mission_cli.core.objectives import dated_figures, late, latest_reached, pace, side_command
from mission_cli.core.readers import for_managers
from mission_cli.core.renewal import RhythmStep
from mission_cli.core.review import Review
from mission_cli.core.status import Bands, band, decision_date, next_checkin, status
from mission_cli.core.working_days import DaysOff
from mission_cli.render.entry import entry_fields, entry_title, joined
from mission_cli.render.objectives import progress_measured, verdict
from mission_cli.render.renewal import rhythm_rows
from mission_cli.render.signals import signal_rows
from mission_cli.render.words import amount, clause, day, distance, length, rate, signed, word
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.model.contract import Amendment, Deliverable, Milestone
    from mission_cli.core.model.mission import Access, Mission, Objective
    from mission_cli.core.signals import Signal

Rows: TypeAlias = list[tuple[str, str]]


class Section(NamedTuple):
    """A titled part: rows of a label and a text, the label "" for a line of its own."""

    title: str
    rows: Rows


class MissionPage(NamedTuple):
    """What is needed to show a mission on a day; `whole`: whether it is there with all that is confidential."""

    mission: Mission
    summary: Facts
    today: dt.date
    bands: Bands
    every: Duration
    off: DaysOff = DaysOff()
    reviews: Review = Review(None, None)
    steps: tuple[RhythmStep, ...] = ()
    words: InWords = InWords({}, "en")
    signs: tuple[Signal, ...] = ()
    whole: bool = True


def sections(shown: MissionPage, last: int | None) -> list[Section]:
    """The parts that have something to say; the journal's `last` entries only, all of them for None."""
    mission, contract = shown.mission, shown.mission.contract
    reached = latest_reached(mission, shown.today)
    found = [
        Section(t("show.state"), list(_state(shown))),
        Section(t("show.signals"), signal_rows(shown.signs)),
        Section(t("renew.rhythm"), list(_rhythm(shown))),
        Section(t("show.agreement"), list(_agreement(mission))),
        Section(
            t("show.objectives"),
            [(item.id, _objective(shown, item, reached.get(item.id))) for item in mission.objectives],
        ),
        Section(t("show.deliverables"), [(item.id, _deliverable(item)) for item in contract.deliverables]),
        Section(t("show.milestones"), [(item.id, _milestone(item, whole=shown.whole)) for item in contract.milestones]),
        Section(t("show.amendments"), [(day(item.date), _amendment(item)) for item in contract.amendments]),
        Section(t("show.lent"), list(_lent(mission))),
        Section(t("show.plan"), list(_plan(shown))),
        Section(t("show.offboarding"), list(_offboarding(shown))),
    ]
    return [section for section in found if section.rows] + [Section(t("show.journal"), _journal(shown, last))]


def _deliverable(item: Deliverable) -> str:
    known = [(name, when) for name in ("accepted", "delivered", "refused") if (when := getattr(item, name))]
    return joined(item.title, _by(item.due), *(t(f"show.{name}", day=day(when)) for name, when in known[:1]))


def _milestone(item: Milestone, *, whole: bool) -> str:
    """Whether it was paid is confidential, that it was not as well."""
    if not whole:
        return joined(item.title, _by(item.due))
    known = [t(f"show.{step}", day=day(when)) for step in ("invoiced", "paid") if (when := getattr(item, step))]
    stands = known if item.paid else [*known, t("show.unpaid")]
    tied = t("show.tied", deliverable=item.deliverable) if item.deliverable else ""
    return joined(item.title, tied, _by(item.due), amount(item.amount) if item.amount else "", *stands)


def _amendment(item: Amendment) -> str:
    end = t("show.new-end", day=day(item.end)) if item.end else ""
    terms = t("show.new-rate", rate=rate(item.rate)) if item.rate else ""
    return joined(end, terms, item.text or "", item.change or "")


def _state(shown: MissionPage) -> Iterator[tuple[str, str]]:
    from mission_cli.core.model.journal import Blocker

    summary, today = shown.summary, shown.today
    yield t("show.row-status"), word("status", status(summary, today))
    if summary.closed:
        return
    left = t("show.left", day=day(summary.end), distance=distance((summary.end - today).days))
    near = band(summary.end, today, shown.bands)
    yield t("show.row-left"), left if near == "later" else joined(left, word("band", near))
    if summary.kind == CLIENT:
        yield from _renewal(shown)
    yield (
        t("show.row-last"),
        joined(day(summary.last_checkin), distance((summary.last_checkin - today).days))
        if summary.last_checkin
        else t("show.never"),
    )
    upcoming = next_checkin(summary, shown.every, shown.off)
    if upcoming:
        yield t("show.row-next"), _expected(upcoming, today, held=summary.last_checkin is not None)
    yield from _review(shown.reviews, today)
    if summary.health:
        yield t("show.row-health"), word("health", summary.health)
    for item in shown.mission.dated():
        if isinstance(item.entry, Blocker) and item.entry.resolved is None:
            yield t("show.row-blockers"), joined(item.entry.title, distance((item.entry.date - today).days))


def _renewal(shown: MissionPage) -> Iterator[tuple[str, str]]:
    summary = shown.summary
    decision = decision_date(summary.end, summary.notice, shown.bands, shown.off)
    far = distance((decision - shown.today).days)
    yield t("show.row-decision"), t("show.left", day=day(decision), distance=far)
    wishes = {
        side: word("wish", wish or "unknown")
        for side, wish in (("client", summary.renewal_client), ("consultant", summary.renewal_consultant))
    }
    yield t("show.row-renewal"), t("show.renewal", **wishes)


def _expected(when: dt.date, today: dt.date, *, held: bool) -> str:
    """A day that something is due; one that never took place is louder than one that is late."""
    key = "show.left" if when >= today else "show.late" if held else "show.late-never"
    return t(key, day=day(when), distance=distance((when - today).days))


def _review(reviews: Review, today: dt.date) -> Iterator[tuple[str, str]]:
    """The last three-party review and the next, where one is to come."""
    if reviews.last:
        yield t("show.row-last-review"), joined(day(reviews.last), distance((reviews.last - today).days))
    if reviews.next:
        yield t("show.row-next-review"), _expected(reviews.next, today, held=reviews.last is not None)


def _rhythm(shown: MissionPage) -> Iterator[tuple[str, str]]:
    """The steps before the end, once the first of them has come or any is done; what was decided.

    Where the end is settled, nothing is left to do before it is: only what was done is shown.
    """
    renewal, today = shown.mission.renewal, shown.today
    if shown.mission.closed:
        return
    if renewal and renewal.decision:
        yield t("renew.row-decided"), t(f"renew.decided-{renewal.decision}", mark=signed(renewal.decided) or "–")
    opened = shown.mission.offboarding is not None and not is_former(shown.mission)
    settled = opened or shown.summary.settled == "end"
    steps = [one for one in shown.steps if one.done or not settled]
    if any(one.done or one.date <= today for one in steps):
        yield from rhythm_rows(steps, today)


def _agreement(mission: Mission) -> Iterator[tuple[str, str]]:
    contract, expects, followup = mission.contract, mission.expectations, mission.followup
    dates = {"start": day(contract.start), "end": day(mission.end), "contract": day(contract.end)}
    cadence = ""
    if followup and followup.every:
        review = {"review": length(followup.review)} if followup.review else {}
        cadence = t("show.cadence-review" if review else "show.cadence", every=length(followup.every), **review)
    rows = (
        ("kind", _kind(mission)),
        ("consultant", str(mission.consultant)),
        ("client", joined(mission.client.name, str(mission.client.contact or ""))),
        ("manager", str(mission.manager or "")),
        ("business", str(mission.business or "")),
        ("project", mission.project or ""),
        ("tags", ", ".join(mission.tags)),
        ("vision", mission.vision or ""),
        ("expects-consultant", (expects.consultant if expects else "") or ""),
        ("expects-client", (expects.client if expects else "") or ""),
        ("expects-provider", (expects.provider if expects else "") or ""),
        ("autonomy", (expects.autonomy if expects else "") or ""),
        ("dates", t("show.dates" if mission.end == contract.end else "show.dates-early", **dates)),
        ("notice", length(contract.notice) if contract.notice else ""),
        ("rate", rate(contract.rate) if contract.rate else ""),
        ("days", str(contract.days_per_week or "")),
        ("order", contract.order or ""),
        ("cadence", cadence),
    )
    yield from ((t(f"show.row-{name}"), text) for name, text in rows if text)
    yield from ((clause(name), text) for name, text in contract.clauses.items() if text)


def _kind(mission: Mission) -> str:
    """What use of the bench it is, and whether a mission at a client may cut it short; nothing at a client."""
    if mission.kind == CLIENT:
        return ""
    return joined(
        word("kind", mission.kind), t("show.interruptible" if can_be_interrupted(mission) else "show.not-interruptible")
    )


def _objective(shown: MissionPage, objective: Objective, reached: str | None) -> str:
    """What, how far, whether reached, by when; and at which rate, where the check-ins carry one."""
    figures = progress_measured(objective, reached) if objective.target is not None or reached is not None else ""
    over = objective.due is not None and objective.due < shown.today
    side = late(objective, reached) == "no-side"
    ask = t("show.no-side", command=side_command(shown.summary.id, objective.id)) if side else ""
    parts = (objective.specific, figures, verdict(objective, reached, over=over), ask, _by(objective.due))
    return joined(*parts, _pace(shown, objective))


def _pace(shown: MissionPage, objective: Objective) -> str:
    found = pace(objective, dated_figures(shown.mission, objective.id, shown.today))
    if found is None or found < shown.today or shown.mission.closed:
        return ""
    over = objective.due is not None and objective.due < found
    return t("show.pace-late" if over else "show.pace", day=day(found))


def _by(due: dt.date | None) -> str:
    return t("show.by", day=day(due)) if due else ""


def _lent(mission: Mission) -> Iterator[tuple[str, str]]:
    for item in mission.equipment:
        yield (
            item.id,
            joined(
                item.item,
                item.condition or "",
                t("show.returned", day=day(item.returned)) if item.returned else t("show.out"),
                item.returned_condition or "",
            ),
        )
    for access in mission.access:
        yield (
            access.id,
            joined(
                access.system,
                access.account or "",
                t("show.revoked", day=day(access.revoked)) if access.revoked else t("show.open"),
                _verified(access),
            ),
        )


def _verified(access: Access) -> str:
    seen = access.verified
    return t("show.verified", day=day(seen.day), author=seen.author) if seen else ""


def _plan(shown: MissionPage) -> Iterator[tuple[str, str]]:
    """What a mission on the bench sets out to do; at a client, the checklist of the start is a matter of its days."""
    tasks = shown.mission.onboarding.tasks if shown.mission.onboarding else []
    if tasks and shown.mission.kind != CLIENT:
        done = sum(task.state != "todo" for task in tasks)
        yield "", t("show.plan-tasks", n=done, all=len(tasks), id=shown.summary.id)


def _offboarding(shown: MissionPage) -> Iterator[tuple[str, str]]:
    offboarding, closed = shown.mission.offboarding, shown.mission.closed
    if offboarding:
        done = sum(task.state != "todo" for task in offboarding.tasks)
        if is_former(shown.mission):
            yield "", t("offboard.former", id=shown.summary.id, day=day(shown.mission.end))
        yield word("case", offboarding.case), offboarding.reason or ""
        if offboarding.tasks:
            yield "", t("show.tasks", n=done, all=len(offboarding.tasks), id=shown.summary.id)
    if closed:
        yield t("show.row-closed"), t("show.closed", day=day(closed.day), author=closed.author)


# The journal -----------------------------------------------------------------------------------------------------


def _journal(shown: MissionPage, last: int | None) -> Rows:
    entries = shown.mission.dated()
    if not entries:
        return [("", t("show.no-journal", id=shown.summary.id))]
    left_out = 0 if last is None else max(0, len(entries) - last)
    rows: Rows = [("", t("show.more", n=left_out))] if left_out else []
    for item in entries[left_out:]:
        rows.append(
            (day(item.entry.date), joined(entry_title(item, shown.words), t("show.by-author", author=item.author)))
        )
        said = [("", _said(label, text)) for label, text in entry_fields(item.entry, shown.words)]
        rows += said or ([("", t("show.for-managers"))] if for_managers(item.entry) else [])
    return rows


def _said(label: str, text: str) -> str:
    """What a field says; after a question no colon."""
    return f"{label} {text}" if label.endswith("?") else f"{label}{t('show.colon')}{text}"
