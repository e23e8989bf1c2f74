"""A follow-up talk: the six agenda items, figures reached, actions agreed, actions done, and when the next ones are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.actions.days import ACTION as ACTION_DUE
from mission_cli.actions.form import Field, Form
from mission_cli.actions.journal import appended, day_of, new_entry
from mission_cli.actions.kinds import HELD, TEXT, Kind, one_of, some_of, spoken
from mission_cli.actions.outcome import Away, Coded, Joined, Listed, Outcome, Say
from mission_cli.actions.parse import figure, parts
from mission_cli.core.calendar_names import fold
from mission_cli.core.changes import Change, Entry, Set
from mission_cli.core.checkin import AGENDA, OpenAction, next_after, open_actions
from mission_cli.core.model.choices import HEALTHS, ROLES
from mission_cli.core.nearest import nearest
from mission_cli.core.objectives import late, side_command
from mission_cli.core.review import Review, is_review, review
from mission_cli.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mission_cli.actions.form import Values
    from mission_cli.actions.kinds import Context
    from mission_cli.actions.outcome import Target
    from mission_cli.core.changes import Value
    from mission_cli.core.model.mission import Mission

TEXTS: Final = (*AGENDA, "successes", "adjustments")
CONTENT: Final = (*TEXTS, "health", "reached", "actions")
"""What makes an entry a check-in: without any of these nothing was said."""
BESIDE: Final = ("done", "better", "again")
"""What is said beside the entry."""


# What is typed ----------------------------------------------------------------------------------------------------


def reached(text: str, called: str, context: Context) -> tuple[str, Value]:
    """`feeds=12` → the objective's id, or the only one that begins so, and the figure. Raises UsageError, with the nearest."""
    name, equals, value = (piece.strip() for piece in text.partition("="))
    if not equals or not name or not value:
        raise UsageError("checkin.bad-reached", value=text[:60])
    mission = context.mission
    starting = [one.id for one in mission.objectives if one.id.startswith(name.casefold())]
    found = starting[0] if len(starting) == 1 else known_objective(name, mission, called)
    return found, figure(value, called)


def known_objective(name: str, mission: Mission, called: str = "--reached") -> str:
    """The id of one of the mission's objectives, however its letters are typed. Raises UsageError."""
    known = [objective.id for objective in mission.objectives]
    if not known:
        raise UsageError("checkin.no-objectives", id=name, name=called)
    near = nearest(name, known)
    if name.casefold() != near:
        key = "cli.bad-choice-near" if near else "cli.bad-choice"
        raise UsageError(key, name=called, value=name[:60], known=Joined(known), near=near)
    return near


def action(text: str, called: str, context: Context) -> dict[str, Value]:
    """`"Escalate the VPN request; client; +2w"`: what, and perhaps who and by when. Raises UsageError."""
    named = parts(text, ("what", "owner", "due"))
    if "what" not in named:
        raise UsageError("checkin.bad-action", value=text[:60])
    found: dict[str, Value] = {"what": named["what"]}
    if "owner" in named:
        found["owner"] = spoken(named["owner"], called, "role", ROLES)
    if "due" in named:
        found["due"] = context.day(named["due"], ACTION_DUE._replace(name=called))
    return found


def _action_text(one: Mapping[str, Any], _: Context) -> str:
    """`what; owner; due`, its end left out where empty unless the text itself holds a semicolon."""
    pieces = [str(one["what"]), str(one.get("owner", "")), str(one.get("due", ""))]
    while len(pieces) > 1 and not pieces[-1] and ";" not in pieces[0]:
        pieces.pop()
    return "; ".join(pieces)


def done(text: str, _: str, context: Context) -> OpenAction:
    """The open action named by its number or a part of its text. Raises UsageError listing them."""
    actions = open_actions(context.mission)
    if not actions:
        raise UsageError("checkin.no-open-action")
    if text.strip().isdecimal():
        found = actions[int(text) - 1 : int(text)] if int(text) > 0 else []
    else:
        found = [one for one in actions if fold(text) and fold(text) in fold(one.what)]
        exact = [one for one in found if fold(text) == fold(one.what)]
        found = exact[:1] or found
    if len(found) != 1:
        numbered = list(enumerate(actions, start=1))
        shown = [(n, one) for n, one in numbered if one in found] or numbered
        key = "checkin.ambiguous-action" if found else "checkin.no-such-action"
        lines = [Say("checkin.numbered", {"number": n, "action": described(one)}) for n, one in shown]
        raise UsageError(key, value=text[:60], list=Listed(lines))
    return found[0]


def described(one: OpenAction) -> Say:
    """An action in a few words: what, and who."""
    owner = Say("checkin.action-owner", {"owner": Coded("role", one.owner)}) if one.owner else ""
    return Say("checkin.action", {"what": one.what, "owner": owner, "due": ""})


CHECKIN: Final = Form(
    "checkin",
    (
        Field("date", HELD),
        Field("attendees", some_of("role", ROLES, "ROLE,ROLE")),
        Field("health", one_of("health", HEALTHS)),
        *(Field(name, TEXT) for name in TEXTS),
        Field("reached", Kind("OBJECTIVE=FIGURE", reached, lambda pair, _: f"{pair[0]}={pair[1]}"), many=dict),
        Field("actions", Kind("WHAT;OWNER;DUE", action, _action_text), many=list, option="action"),
        Field("done", Kind("ACTION", done, lambda one, _: str(one.what)), many=list, beside=True),
    ),
    needed=((*CONTENT, "done"),),
)

# What is written --------------------------------------------------------------------------------------------------


def checkin(target: Target, values: Values) -> Outcome:
    """Keep a check-in, and mark the actions of earlier ones that are done.

    `values["done"]` are these actions, `values["better"]` the side that is better for objectives that had none. An action
    that is marked done is no check-in. Raises UsageError for a day still to come, and for a second check-in of one day by
    one person, unless `values["again"]` says that there were two.
    """
    held = day_of(target, values)
    marked: list[OpenAction] = list(dict.fromkeys(values.get("done", ())))
    better: dict[str, str] = values.get("better", {})
    fields = {name: value for name, value in values.items() if name not in BESIDE}
    changes: list[Change] = [Set(_path_of(one), held) for one in marked]
    changes += [Set(("objectives", Entry(name), "better"), side) for name, side in better.items()]
    said = [Say("checkin.marked", {"day": one.promised, "what": one.what}) for one in marked]
    about = {"marked": [{"what": one.what, "owner": one.owner, "due": one.due, "done": held} for one in marked]}
    if not fields.keys() & set(CONTENT):
        values_said = {"id": target.loaded.id, "day": held, "n": len(marked)}
        return Outcome(changes, Say("checkin.subject-done", values_said), said, {}, about=about)
    if not values.get("again") and held_twice(target, held):
        raise UsageError("checkin.twice", author=target.author, day=held, id=target.loaded.id)
    entry = new_entry(target, "checkin", fields)
    following = _following(target, entry, held)
    said += [_recorded(target, entry), *_said_next(target, following, held), *_without_side(target, entry, better)]
    written = appended(target, entry, _subject(target, entry), said)
    more = {"next_checkin": following.checkin, "review": following.is_one, "next_review": following.review.next}
    return written._replace(changes=[*changes, *written.changes], more=more, about=about)


def held_twice(target: Target, held: dt.date) -> bool:
    """Whether the author has a check-in of that day already."""
    lane = target.mission.journal.get(target.author) or ()
    return any(entry.type == "checkin" and entry.date == held for entry in lane)


def _path_of(one: OpenAction) -> tuple[str | int | Entry, ...]:
    entry = Entry(one.entry) if isinstance(one.entry, str) else one.entry
    return ("journal", one.lane, entry, "actions", one.index, "done")


def _subject(target: Target, entry: dict[str, Any]) -> Say:
    facts = {"id": target.loaded.id, "day": entry["date"]}
    if "health" not in entry:
        return Say("checkin.subject", facts)
    return Say("checkin.subject-health", facts | {"health": Coded("health", entry["health"])})


def _recorded(target: Target, entry: dict[str, Any]) -> Say:
    what: list[Any] = [Coded("health", entry["health"])] if "health" in entry else []
    items = sum(name in entry for name in TEXTS)
    what += [Say("checkin.items", {"n": items})] if items else []
    what += [f"{objective} {value}" for objective, value in entry.get("reached", {}).items()]
    what += [Say("checkin.actions", {"n": len(entry["actions"])})] if "actions" in entry else []
    return Say("checkin.recorded", {"day": entry["date"], "path": target.path, "what": Joined(what)})


class Following(NamedTuple):
    """What comes after this check-in. `review` are the three-party reviews, `is_one` whether this is one of them."""

    checkin: dt.date | None
    review: Review
    is_one: bool


def _following(target: Target, entry: dict[str, Any], held: dt.date) -> Following:
    mission, settings, off = target.mission, target.settings, target.days_off()
    is_one = is_review(entry.get("attendees", ()), target.author, mission)
    return Following(
        next_after(mission, held, settings.every, off),
        review(mission, settings.review, off, also=held if is_one else None),
        is_one,
    )


def _said_next(target: Target, following: Following, held: dt.date) -> list[Say]:
    """When the next check-in is due, and when all three parties meet; a warning when they should have met at this one."""

    def by(day: dt.date) -> dict[str, Any]:
        return {"day": day, "distance": Away((day - target.today).days)}

    if following.checkin:
        said = [Say("checkin.next", by(following.checkin))]
    else:
        said = [Say("checkin.next-none", {"day": target.mission.end})]
    due, last = following.review.next, following.review.last
    if due is None:
        return said
    if due > held:
        return [*said, Say("checkin.review-next", by(due))]
    if last:
        return [*said, Say("checkin.review-due", {"day": due, "last": last}, warning=True)]
    return [*said, Say("checkin.review-never", by(due), warning=True)]


def _without_side(target: Target, entry: dict[str, Any], known: Mapping[str, str]) -> list[Say]:
    """Figures that nothing can judge for want of a direction: how to give it."""
    figures = entry.get("reached", {})
    return [
        Say("checkin.no-side", {"id": one.id, "command": side_command(target.loaded.id, one.id)}, as_is=True)
        for one in target.mission.objectives
        if one.id in figures and one.id not in known and late(one, str(figures[one.id])) == "no-side"
    ]
