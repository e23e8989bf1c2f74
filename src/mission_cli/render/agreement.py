"""The agreement on paper as a person reads it, part by part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mission_cli.core.contract import SIDES, TERMS
from mission_cli.render.words import clause, day, lacking, length, rate, word
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission


def paper(mission: Mission) -> Mission:
    """The mission as far as it is agreed on paper: without what happened since and how it ends."""
    return mission.model_copy(update={"journal": {}, "offboarding": None})


def sections(mission: Mission, missing: Sequence[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Titled rows; parts with nothing to say are left out, what is `missing` comes last."""
    contract, expects = mission.contract, mission.expectations
    said = [(word("side", side), getattr(expects, side) or "" if expects else "") for side in SIDES]
    found = [
        (t("contract.terms"), list(_terms(mission))),
        (t("contract.clauses"), [(clause(name), text) for name, text in contract.clauses.items() if text]),
        (
            t("contract.documents"),
            [(one.id, _joined(one.title, one.ref, _signed(one.signed))) for one in contract.documents],
        ),
        (
            t("contract.references"),
            [(one.id, _joined(one.name, _checked(one.checked), one.said)) for one in mission.references],
        ),
        (t("contract.expectations"), [(t("show.row-vision"), mission.vision or ""), *said]),
        (t("contract.missing"), [("", ", ".join(map(lacking, missing)))]),
    ]
    full = [(title, [row for row in rows if row[1]]) for title, rows in found]
    return [(title, rows) for title, rows in full if rows]


def _terms(mission: Mission) -> Iterator[tuple[str, str]]:
    contract = mission.contract
    yield t("contract.row-dates"), t("show.dates", start=day(contract.start), end=day(mission.end))
    yield t("contract.row-client"), _joined(mission.client.name, str(mission.client.contact or ""))
    yield t("contract.row-notice"), length(contract.notice) if contract.notice else ""
    yield t("contract.row-rate"), rate(contract.rate) if contract.rate else ""
    for name in TERMS:
        yield t(f"contract.row-{name}"), getattr(contract, name) or ""
    if contract.deliverables:
        yield t("contract.row-deliverables"), ", ".join(one.id for one in contract.deliverables)
    if contract.milestones:
        yield t("contract.row-milestones"), ", ".join(one.id for one in contract.milestones)


def _signed(when: dt.date | None) -> str:
    return t("contract.signed", day=day(when)) if when else t("contract.unsigned")


def _checked(when: dt.date | None) -> str:
    return t("contract.checked", day=day(when)) if when else t("contract.unchecked")


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
