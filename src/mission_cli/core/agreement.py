"""What is agreed when a mission begins, as the record that goes into its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from mission_cli.core.dates import Duration
from mission_cli.core.kinds import CLIENT
from mission_cli.core.money import Rate
from mission_cli.core.objectives import DraftObjective
from mission_cli.core.quantities import number_or_text
from mission_cli.core.slug import slugify

_LONGEST_ID = 40


class Agreement(NamedTuple):
    """The terms of a new mission. `start` and `end` are both worked: inclusive. People as `Name <mail>`.

    `people` by their roles; `plan` is what its start sets out to do.
    """

    title: str
    consultant: str
    client: str
    contact: str | None
    manager: str
    start: dt.date
    end: dt.date
    every: Duration
    notice: Duration | None = None
    rate: Rate | None = None
    order: str | None = None
    vision: str | None = None
    objectives: Sequence[DraftObjective] = ()
    deliverables: Sequence[Mapping[str, Any]] = ()
    equipment: Sequence[Mapping[str, Any]] = ()
    access: Sequence[Mapping[str, Any]] = ()
    kind: str = CLIENT
    interruptible: bool | None = None
    tags: Sequence[str] = ()
    people: Mapping[str, str] = MappingProxyType({})
    plan: Mapping[str, Any] | None = None


def record(agreement: Agreement, writers: Iterable[str]) -> dict[str, Any]:
    """The mission's record, an empty lane laid out for each of `writers` (slugs)."""
    contract: dict[str, Any] = {"start": agreement.start, "end": agreement.end}
    contract |= {"notice": str(agreement.notice)} if agreement.notice else {}
    contract |= {"rate": str(agreement.rate)} if agreement.rate else {}
    contract |= {"order": agreement.order} if agreement.order else {}
    contract |= {"deliverables": with_ids(agreement.deliverables, "title")} if agreement.deliverables else {}
    found: dict[str, Any] = {
        "format": 1,
        "title": agreement.title,
        "kind": agreement.kind,
        "interruptible": agreement.interruptible,
        "tags": list(agreement.tags),
        "consultant": agreement.consultant,
        "client": {"name": agreement.client, **({"contact": agreement.contact} if agreement.contact else {})},
        "manager": agreement.manager,
        "people": dict(agreement.people),
        "vision": agreement.vision,
        "contract": contract,
        "objectives": with_ids([_objective(objective) for objective in agreement.objectives], "specific"),
        "followup": {"every": str(agreement.every)},
        "equipment": with_ids([{**item, "lent": agreement.start} for item in agreement.equipment], "item"),
        "access": with_ids([{**item, "granted": agreement.start} for item in agreement.access], "system"),
        "onboarding": agreement.plan,
        "journal": dict.fromkeys(sorted(set(writers))),
    }
    return {key: value for key, value in found.items() if value not in (None, [], {}) or key == "journal"}


def _objective(objective: DraftObjective) -> dict[str, Any]:
    target = None if objective.target is None else number_or_text(objective.target)
    fields = objective._asdict() | {"target": target}
    return {
        key: fields[key]
        for key in ("specific", "measure", "target", "better", "achievable", "due")
        if fields[key] is not None
    }


def with_ids(items: Iterable[Mapping[str, Any]], name: str) -> list[dict[str, Any]]:
    """The items, each with a short `id` taken from its `name` field, unique among them."""
    taken: set[str] = set()
    found = []
    for item in items:
        short = unique(short_id(str(item[name])) or name, taken)
        taken.add(short)
        found.append({"id": short, **item})
    return found


def short_id(text: str, longest: int = 24) -> str:
    """A short name that a person can type: the first words of `text`, cut between words."""
    slug = slugify(text, marked=False)
    if len(slug) <= longest:
        return slug
    cut = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    return cut.rstrip("-")


def unique(wanted: str, taken: Iterable[str]) -> str:
    """`wanted`, or `wanted-2`, `wanted-3`… when it is taken."""
    known = set(taken)
    if wanted not in known:
        return wanted
    return next(candidate for n in range(2, len(known) + 3) if (candidate := f"{wanted}-{n}") not in known)


def proposed_id(client: str, title: str, taken: Iterable[str]) -> str:
    """The id proposed for a new mission, from its client and title: `acme-logistics-order-data`."""
    return unique(short_id(f"{short_id(client, 16)} {title}", _LONGEST_ID) or "mission", taken)
