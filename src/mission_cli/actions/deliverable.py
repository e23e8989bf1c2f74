"""What is to be handed over: added, delivered, accepted or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mission_cli.actions.form import Field, Form
from mission_cli.actions.journal import day_of, new_id, ordered
from mission_cli.actions.kinds import COMING, HELD, LINE
from mission_cli.actions.named import named, names, new_thing, proposed
from mission_cli.actions.outcome import OneLine, Outcome, Say
from mission_cli.core import deliverables
from mission_cli.core.changes import Append
from mission_cli.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Target
    from mission_cli.core.changes import Change
    from mission_cli.core.model.contract import Deliverable

STEPS: Final = ("add", "deliver", "accept", "refuse")
_NEW: Final = new_thing("deliverable", STEPS)._replace(metavar="DELIVERABLE")
_WHICH: Final = Field("id", LINE._replace(metavar="DELIVERABLE"), argument=True)
_STEP: Final = Field("step", LINE, argument=True)
_SAID: Final = (Field("date", HELD), Field("remarks", LINE))
_REF: Final = Field("ref", LINE)
_ADD: Final = (Field("title", LINE), Field("due", COMING), Field("acceptance", LINE))
FORMS: Final = {
    "add": Form("deliverable", (Field("id", _NEW, argument=True), _STEP, *_ADD), (("title",),)),
    "deliver": Form("deliverable", (_WHICH, _STEP, *_SAID), (("id",),)),
    "accept": Form("deliverable", (_WHICH, _STEP, *_SAID, _REF), (("id",),)),
    "refuse": Form("deliverable", (_WHICH, _STEP, *_SAID, _REF), (("id",), ("remarks",))),
}


def add(target: Target, values: Values) -> Outcome:
    """Keep what is to be handed over."""
    title, due, acceptance = values["title"], values.get("due"), values.get("acceptance")
    short = values.get("id") or proposed(target.mission, "deliverable", title, STEPS)
    value, change = deliverables.added(short, title, due, acceptance)
    said = [Say("deliverable.added", {"deliverable": short, "title": OneLine(title)}, result=True)]
    if due and due > target.mission.end:
        late = Say("deliverable.due-after-end", {"day": target.mission.end}, always=True, warning=True)
        said.insert(0, late)
    if not acceptance:
        said.append(Say("deliverable.no-acceptance", {}))
    return Outcome([change], _subject(target, "add", short), said, value, of=(short,))


def signed(_: Target, values: Values) -> bool:
    """Whether who records it must be known: the client's word is signed."""
    return values["step"] in ("accept", "refuse")


def take(target: Target, values: Values, note: Callable[[Deliverable], str]) -> Outcome:
    """Keep that it was delivered, or what the client said of it; then `note` is the text of the note that keeps who
    recorded that, when: the deliverable itself holds the last day only. Raises UsageError where this cannot be now."""
    found, step, remarks = which(target, values), values["step"], values.get("remarks")
    day = refuse_day(target, found, values)
    changes: list[Change] = deliverables.recorded(found, step, day, remarks)
    if signed(target, values):
        fields: dict[str, Any] = {"id": new_id(target.mission), "date": day, "text": note(found)}
        fields |= {"ref": values["ref"]} if "ref" in values else {}
        changes.append(Append(("journal", target.author), ordered("note", fields)))
    facts = {"deliverable": found.id, "title": OneLine(found.title), "day": day, "author": target.author}
    said = [Say(f"deliverable.said-{step}", facts, result=True)]
    if step == "deliver":
        said.append(Say("deliverable.now-accept", {"id": target.loaded.id, "deliverable": found.id}))
    return Outcome(changes, _subject(target, step, found.id), said, {"id": found.id}, of=(found.id,))


def which(target: Target, values: Values) -> Deliverable:
    """The one that is meant. Raises NotFoundError."""
    short = named(target.loaded.id, "deliverable", names(target.mission, "deliverable"), values["id"])
    return next(one for one in target.mission.contract.deliverables if one.id == short)


def refuse_day(target: Target, found: Deliverable, values: Values) -> dt.date:
    """The day of the step. Raises UsageError when it cannot be recorded now."""
    step, day = values["step"], day_of(target, values)
    refused = deliverables.refusal(found, step, day, values.get("remarks"))
    if refused:
        when = found.accepted or (found.refused if step == "deliver" else found.delivered) or found.refused or day
        raise UsageError(f"deliverable.{refused}", id=target.loaded.id, deliverable=found.id, day=when)
    return day


def _subject(target: Target, step: str, short: str) -> Say:
    return Say(f"deliverable.subject-{step}", {"id": target.loaded.id, "deliverable": short})
