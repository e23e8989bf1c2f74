"""What one party says of another, with hints for a constructive feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mission_cli.actions.form import Field, Form
from mission_cli.actions.journal import appended, mission_after, new_entry
from mission_cli.actions.kinds import HELD, SCORE, TEXT, one_of
from mission_cli.actions.outcome import Coded, Joined, Say
from mission_cli.core.feedback import hints, one_way
from mission_cli.core.model.choices import PARTIES, VISIBILITIES
from mission_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Outcome, Target
    from mission_cli.core.model.mission import Mission

FEEDBACK: Final = Form(
    "feedback",
    (
        Field("from", one_of("role", PARTIES)),
        Field("to", one_of("role", PARTIES)),
        Field("strengths", TEXT),
        Field("improvements", TEXT),
        Field("advice", TEXT),
        Field("score", SCORE),
        Field("visibility", one_of("visibility", VISIBILITIES)),
        Field("heard", TEXT),
        Field("date", HELD),
    ),
    needed=(("from",), ("to",), ("strengths", "improvements", "advice", "score")),
)


def feedback(target: Target, values: Values) -> Outcome:
    """Keep a feedback, which the person it speaks of has a right to read. Raises UsageError where a party speaks of
    itself."""
    sender, recipient = Coded("role", values["from"]), Coded("role", values["to"])
    if sender == recipient:
        raise UsageError("feedback.same", role=sender)
    entry = new_entry(target, "feedback", {"visibility": "shared", **values})
    parties = {"sender": sender, "recipient": recipient}
    named = {"name": _name(target.mission, entry["to"])}
    found = hints(entry.get("strengths"), entry.get("improvements"), entry.get("advice"))
    said = [
        Say("feedback.recorded", {**parties, "path": target.path, "day": entry["date"]}),
        Say(f"feedback.right-{entry['visibility']}", named),
        *(Say("feedback.hint", {"text": Say(f"feedback.hint-{hint}", {})}, always=True) for hint in found),
        *([Say("feedback.hint-edit", {"id": target.loaded.id})] if found else []),
    ]
    done = appended(target, entry, Say("feedback.subject", {"id": target.loaded.id, **parties}), said)
    return done._replace(said=[*done.said, *_one_way(target, done)], more={"hints": list(found)})


def _one_way(target: Target, done: Outcome) -> Iterator[Say]:
    """Whether somebody is only spoken of, now that this feedback is there."""
    silent = one_way(mission_after(target, done.changes), target.today, target.settings.every)
    if silent:
        since, roles = silent
        yield Say(
            "feedback.one-way", {"day": since, "roles": Joined([Coded("role", one) for one in roles], "feedback.and")}
        )


def _name(mission: Mission, party: str) -> Any:
    """The person behind a role, or the role where nobody is named."""
    people = {"consultant": mission.consultant, "client": mission.client.contact, "manager": mission.manager}
    person = people[party]
    return person.name if person else Coded("role", party, initial=True)
