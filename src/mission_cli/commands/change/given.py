"""What the options or a record say of a change request, read into the draft of the step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.actions import journal
from mission_cli.actions.kinds import cleaned
from mission_cli.actions.parse import refuse_no_name
from mission_cli.commands.change import terms
from mission_cli.commands.recording import entries, steps
from mission_cli.commands.typed import intake
from mission_cli.core.calendar_names import fold
from mission_cli.core.change_requests import IMPACTS
from mission_cli.core.model.choices import ROLES
from mission_cli.errors import UsageError
from mission_cli.texts.words import TEXTS as WORDS

if TYPE_CHECKING:
    from mission_cli.commands.recording.steps import Step

KEYS = {"ask": ("id", "date", "asked_by", "what", "why", "after"), "assess": ("impact",)}
"""What each step records, of a change's keys; a record may hold no other."""


def fill(step: Step) -> None:
    """Fill the draft from the options, over what a record holds."""
    given, record, place = step.asked.given, step.asked.writing.record, step.place
    fields: dict[str, Any] = {}
    if record is not None:
        take_record(step, record)
    if step.name == "ask":
        if given["date"] is not None:
            fields["date"] = entries.day_held(place.session, given["date"])
        if given["by"] is not None:
            fields["asked_by"] = asked_by(given["by"])
        if given["after"]:
            typed = terms.read_all(place.session, place.mission.contract, given["after"])
            fields["after"] = {**step.draft.fields.get("after", {}), **typed}
        fields |= intake.long_texts({name: given[name] for name in ("what", "why")}, step.draft, record)
        if given["id"] is not None:
            fields["id"] = steps.id_for(place, given["id"], "")
    elif step.name == "assess":
        texts = intake.long_texts({name: given[name] for name in IMPACTS}, step.draft, record)
        if texts:
            fields["impact"] = {**step.draft.fields.get("impact", {}), **texts}
    elif step.asked.last is not None:
        fields["decision"] = step.asked.last
    step.draft.fields.update(fields)


def asked_by(typed: str) -> str:
    """Who asks: a role by its code or as either language says it, else a name as typed. Raises UsageError."""
    if not typed.strip():
        raise UsageError("cli.no-value", name="--by")
    wanted = fold(typed)
    roles = (role for role in ROLES if wanted in {fold(said) for said in (role, *WORDS[f"role-{role}"])})
    found = next(roles, None)
    if found is None:
        refuse_no_name(typed, "--by")
    return found or cleaned(typed)


def take_record(step: Step, source: str) -> None:
    """Fill the draft from a record: a file, standard input, or a draft that was kept. Raises UsageError."""
    from mission_cli.core.model.journal import Change as Request

    lacking = {"type": "change", "date": step.place.session.today.isoformat(), "asked_by": "–", "what": "–"}
    found = intake.read_record(source, Request, step.draft, lacking)
    if step.name == "ask":
        journal.check_id(step.place.mission, found)
    steps.refuse_keys(step, found, KEYS[step.name])
    after: Any = found.get("after", {})
    terms.checked(step.place.mission.contract, after)
    step.draft.fields.update(found)
