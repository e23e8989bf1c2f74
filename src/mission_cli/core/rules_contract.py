"""What a contract must hold to be one, and days of deliverables and accesses that contradict each other.

Imports nothing: these rules are also asked about files that are read the quick way, days being texts there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mission_cli.errors import Problem

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission


def contract_problems(mission: Mission) -> Iterator[Problem]:
    """Every problem of the contract, its deliverables and milestones, and the looks at revoked accesses."""
    yield from _deliverables(mission)
    yield from _milestones(mission)
    for index, access in enumerate(mission.access):
        if access.verified and not access.revoked:
            yield Problem("E-VERIFIED", ("access", index, "verified"), {"id": access.id})
    if mission.interruptible and mission.kind == "client":
        yield Problem("W-INTERRUPTIBLE", ("interruptible",))
    missing = lacks(mission)
    if missing:
        yield Problem("W-CONTRACT-THIN", ("contract",), {"keys": ", ".join(missing)}, on_key=True)


def lacks(mission: Mission) -> list[str]:
    """What a contract with a client lacks to be one, by the keys of the file; empty when nothing that matters is missing.

    A vision alone is no reason to speak up: it is named with the rest. A closed mission is past mending.
    """
    contract = mission.contract
    if mission.kind != "client" or mission.closed:
        return []
    found = {
        "notice": contract.notice,
        "rate": contract.rate,
        "objectives": mission.objectives or contract.deliverables,
        "order": contract.order or any(document.signed for document in contract.documents),
        "client.contact": mission.client.contact,
    }
    missing = [key for key, value in found.items() if not value]
    return [*missing, "vision"] if missing and not mission.vision else missing


def _deliverables(mission: Mission) -> Iterator[Problem]:
    for index, item in enumerate(mission.contract.deliverables):
        at = ("contract", "deliverables", index)
        if item.delivered and item.accepted and item.accepted < item.delivered:
            yield Problem("E-ACCEPTED", (*at, "accepted"), {"since": str(item.delivered)})
        later = item.delivered or item.accepted
        if item.refused and later and later < item.refused:
            yield Problem("E-REFUSED", (*at, "refused"), {"id": item.id, "since": str(later)})
        if not item.acceptance and not item.accepted and not mission.closed:
            yield Problem("W-DELIVERABLE-ACCEPTANCE", (*at, "id"), {"id": item.id})


def _milestones(mission: Mission) -> Iterator[Problem]:
    known = [item.id for item in mission.contract.deliverables]
    for index, item in enumerate(mission.contract.milestones):
        at = ("contract", "milestones", index)
        if item.deliverable and item.deliverable not in known:
            args = {"id": item.deliverable, "milestone": item.id, "known": ", ".join(known) or "–"}
            yield Problem("W-MILESTONE-DELIVERABLE", (*at, "deliverable"), args)
        if item.invoiced and item.paid and item.paid < item.invoiced:
            yield Problem("W-PAID", (*at, "paid"), {"id": item.id})
