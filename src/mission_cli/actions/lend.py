"""Equipment handed over and taken back, each time with its day and condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mission_cli.actions.form import Field, Form
from mission_cli.actions.journal import day_of, outside_warning
from mission_cli.actions.kinds import HELD, LINE
from mission_cli.actions.named import named, names, new_thing, proposed
from mission_cli.actions.outcome import OneLine, Outcome, Say
from mission_cli.core import lent
from mission_cli.core.dates import Mark
from mission_cli.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Target
    from mission_cli.core.model.mission import Equipment

LEND: Final = Form(
    "lend",
    (
        Field("item", LINE),
        Field("id", new_thing("equipment")),
        Field("condition", LINE),
        Field("date", HELD),
    ),
    needed=(("item",),),
)
RETURN: Final = Form(
    "return",
    (Field("item", LINE._replace(metavar="ITEM"), argument=True), Field("condition", LINE), Field("date", HELD)),
    needed=(("item",),),
)


def lend(target: Target, values: Values) -> Outcome:
    """Keep what was handed over. Raises UsageError for a day still to come."""
    day, item, condition = day_of(target, values), values["item"], values.get("condition")
    short = values.get("id") or proposed(target.mission, "equipment", item)
    said = [
        *outside_warning(target.mission, day),
        Say("lend.lent", {"item": short, "name": OneLine(item), "day": day}, result=True),
        *([] if condition else [Say("lend.no-condition", {})]),
    ]
    subject = Say("lend.subject-lend", {"id": target.loaded.id, "item": short})
    return Outcome([lent.lent(short, item, day, condition)], subject, said, {"id": short}, of=(short,))


def thing_of(target: Target, values: Values) -> Equipment:
    """What is taken back. Raises NotFoundError."""
    name = named(target.loaded.id, "equipment", names(target.mission, "equipment"), values["item"])
    return next(one for one in target.mission.equipment if one.id == name)


def signed(target: Target, values: Values) -> bool:
    """Whether who takes it back must be known: a task is signed. Raises NotFoundError."""
    return lent.task_for(target.mission, "equipment", thing_of(target, values).id) is not None


def refuse_day(target: Target, thing: Equipment, values: Values) -> dt.date:
    """The day it came back. Raises UsageError for a thing that was returned on another day, or lent later."""
    day = day_of(target, values)
    meant = "date" in values or "condition" not in values
    if thing.returned and meant and day != thing.returned:
        raise UsageError("lend.returned-already", id=target.loaded.id, item=thing.id, day=thing.returned)
    if thing.lent and day < thing.lent:
        raise UsageError("lend.before", item=thing.id, day=thing.lent)
    return day


def take_back(target: Target, values: Values) -> Outcome:
    """Keep that it is back; its task on the checklist is done by the author, who need be known for that alone.

    Raises UsageError for a day that cannot be.
    """
    thing, condition = thing_of(target, values), values.get("condition")
    day = refuse_day(target, thing, values)
    taken = lent.taken_back(target.mission, "equipment", thing.id, Mark(day, target.author), condition)
    if not taken.changes:
        said = [Say("lend.already", {"item": thing.id}, always=True)]
    else:
        when = {"item": thing.id, "name": OneLine(thing.item), "day": thing.returned or day}
        said = [Say("lend.returned", when, result=True)]
        if taken.task and taken.task.state == "todo":
            said.append(Say("lend.task-done", {"task": taken.task.id}))
        if thing.condition and condition is None and thing.returned_condition is None:
            said.append(Say("lend.was", {"condition": OneLine(thing.condition)}))
    subject = Say("lend.subject-return", {"id": target.loaded.id, "item": thing.id})
    return Outcome(taken.changes, subject, said, {}, of=(thing.id,))
