"""What a mission must hold beyond the shape of its fields: dates that agree, ids that are unique, ends that are clean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from mission_cli.core.dates import Duration, add
from mission_cli.core.objectives import lacks
from mission_cli.core.quantities import bound_of, fault_of, readings
from mission_cli.core.rules_contract import contract_problems
from mission_cli.core.rules_entries import entry_problems
from mission_cli.core.slug import is_slug, slugify
from mission_cli.errors import DataPath, Problem

if TYPE_CHECKING:  # the records take a tenth of a second to import: a file that is surely right does without
    from mission_cli.core.model.journal import JournalEntry
    from mission_cli.core.model.mission import Mission

# A check-in more often than every week is waste, rarer than every two months is blindness.
TIGHTEST, LOOSEST = Duration(1, "week"), Duration(2, "month")
_ANY_DAY = dt.date(2026, 1, 1)
_SOONEST, _LATEST = add(_ANY_DAY, TIGHTEST), add(_ANY_DAY, LOOSEST)


def mission_problems(mission: Mission) -> list[Problem]:
    """Every problem of a mission whose fields read: errors first in the order of the file's sections, then warnings."""
    found = [
        *_dates(mission),
        *_ids(mission),
        *_lanes(mission),
        *contract_problems(mission),
        *_objectives(mission),
        *_cadence(mission),
        *_tasks(mission),
        *_closed(mission),
        *_of_entries(mission),
    ]
    return sorted(found, key=lambda problem: problem.code[0])


def _of_entries(mission: Mission) -> Iterator[Problem]:
    """The problems of the journal. An end before the start is said once: warnings about terms would say it again."""
    swapped = mission.contract.end < mission.contract.start
    return (problem for problem in entry_problems(mission) if not (swapped and problem.code.startswith("W")))


def _dates(mission: Mission) -> Iterator[Problem]:
    contract = mission.contract
    if contract.end < contract.start:
        swapped = _same_day_next_year(contract.end, contract.start)
        yield Problem("E-DATES", ("contract", "end"), {"start": str(contract.start), "suggest": str(swapped or "")})
    ends = mission.offboarding.ends if mission.offboarding else None
    if ends and ends < contract.start:
        yield Problem("E-ENDS", ("offboarding", "ends"), {"start": str(contract.start)})
    for index, item in enumerate(mission.equipment):
        if item.lent and item.returned and item.returned < item.lent:
            yield Problem("E-RETURNED", ("equipment", index, "returned"), {"since": str(item.lent)})
    for index, access in enumerate(mission.access):
        if access.granted and access.revoked and access.revoked < access.granted:
            yield Problem("E-RETURNED", ("access", index, "revoked"), {"since": str(access.granted)})


def _same_day_next_year(end: dt.date, start: dt.date) -> dt.date | None:
    """The end with the year a person most likely meant: 2025-12-18 after 2026-03-02 was 2026-12-18."""
    for year in (start.year, start.year + 1):
        try:
            candidate = end.replace(year=year)
        except ValueError:  # 29 February
            continue
        if candidate >= start:
            return candidate
    return None


def _ids(mission: Mission) -> Iterator[Problem]:
    contract = mission.contract
    lists: list[tuple[DataPath, Sequence[_Named]]] = [
        (("contract", "deliverables"), contract.deliverables),
        (("contract", "milestones"), contract.milestones),
        (("contract", "documents"), contract.documents),
        (("references",), mission.references),
        (("objectives",), mission.objectives),
        (("equipment",), mission.equipment),
        (("access",), mission.access),
        (("onboarding", "tasks"), mission.onboarding.tasks if mission.onboarding else ()),
        (("offboarding", "tasks"), mission.offboarding.tasks if mission.offboarding else ()),
    ]
    for at, items in lists:
        if len(items) > 1 and len({item.id for item in items}) != len(items):
            yield from doubles(((*at, index, "id"), item.id) for index, item in enumerate(items))
    yield from journal_ids(mission.journal)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def journal_ids(journal: Mapping[str, list[JournalEntry] | None]) -> Iterator[Problem]:
    """A problem for each entry whose id another entry has, in any lane."""
    ids = [entry.id for items in journal.values() for entry in items or () if entry.id is not None]
    if len(set(ids)) == len(ids):
        return
    entries = (
        (("journal", lane, index, "id"), entry.id)
        for lane, items in journal.items()
        for index, entry in enumerate(items or ())
    )
    yield from doubles(entries)


def doubles(ids: Iterable[tuple[DataPath, str | None]]) -> Iterator[Problem]:
    """A problem for each id that came before. Entries without one are passed over."""
    seen: set[str] = set()
    for at, item in ids:
        if item is not None and item in seen:
            yield Problem("E-ID-DOUBLE", at, {"id": item})
        elif item is not None:
            seen.add(item)


def _lanes(mission: Mission) -> Iterator[Problem]:
    yield from lane_names(mission.journal)
    for lane, entries in mission.journal.items():
        for index, entry in enumerate(entries or ()):
            if entry.type == "checkin" and entry.reached:
                yield from _figures(("journal", lane, index, "reached"), entry.reached)
                known = {objective.id for objective in mission.objectives}
                names = ", ".join(sorted(known)) or "–"
                for objective in entry.reached.keys() - known:
                    at = ("journal", lane, index, "reached", objective)
                    yield Problem("W-REACHED", at, {"id": objective, "known": names}, on_key=True)


def _figures(at: DataPath, figures: Mapping[str, str | None]) -> Iterator[Problem]:
    """A problem for each text that is no figure, or can be read as two."""
    for key, text in figures.items():
        code = fault_of(text) if text is not None else None
        if text is not None and code:
            suggest = {"suggest": ", ".join(readings(text))} if code == "W-FIGURE-READINGS" else {}
            yield Problem(code, (*at, key), {"value": text, **suggest})


def lane_names(journal: Mapping[str, list[JournalEntry] | None]) -> Iterator[Problem]:
    """A problem for each lane that is not named by a slug."""
    for lane in journal:
        if not is_slug(lane):
            yield Problem("E-LANE", ("journal", lane), {"lane": lane, "suggest": slugify(lane)}, on_key=True)


def _objectives(mission: Mission) -> Iterator[Problem]:
    # An end before the start is a finding of its own: every date would be past it.
    end = mission.end if mission.end >= mission.contract.start else dt.date.max
    for index, objective in enumerate(mission.objectives):
        at = ("objectives", index)
        yield from _figures(at, {"target": objective.target, "reached": objective.reached})
        bound = bound_of(objective.target) if objective.better and objective.target is not None else None
        if bound and bound != objective.better:
            yield Problem("W-OBJECTIVE-BETTER", (*at, "better"), {"id": objective.id, "target": str(objective.target)})
        for lack in lacks(objective, end):
            if lack == "due-after-end":
                yield Problem(
                    "W-OBJECTIVE-LATE",
                    ("objectives", index, "due"),
                    {"id": objective.id, "end": str(mission.end)},
                )
            elif lack != "achievable":
                yield Problem(f"W-OBJECTIVE-{lack.upper()}", ("objectives", index, "id"), {"id": objective.id})


def _cadence(mission: Mission) -> Iterator[Problem]:
    every = mission.followup.every if mission.followup else None
    if every is None:
        return
    step = add(_ANY_DAY, every)
    if step < _SOONEST:
        yield Problem("W-CADENCE-TIGHT", ("followup", "every"), {"every": str(every)})
    elif step > _LATEST:
        yield Problem("W-CADENCE-LOOSE", ("followup", "every"), {"every": str(every)})


def _tasks(mission: Mission) -> Iterator[Problem]:
    for section, checklist in (("onboarding", mission.onboarding), ("offboarding", mission.offboarding)):
        for index, task in enumerate(checklist.tasks if checklist else ()):
            if task.state == "n/a" and not task.why:
                yield Problem("W-TASK-WHY", (section, "tasks", index, "state"), {"id": task.id})
    at_the_end = {task.id for task in mission.offboarding.tasks} if mission.offboarding else set()
    for index, task in enumerate(mission.onboarding.tasks if mission.onboarding else ()):
        if task.id in at_the_end:
            yield Problem("W-TASK-TWICE", ("onboarding", "tasks", index, "id"), {"id": task.id})


def _closed(mission: Mission) -> Iterator[Problem]:
    if mission.closed is None:
        return
    out = [item.id for item in mission.equipment if item.returned is None]
    out += [access.id for access in mission.access if access.revoked is None]
    if out:
        yield Problem("W-CLOSED-OUT", ("closed",), {"ids": ", ".join(out)})
