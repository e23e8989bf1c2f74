"""What is typed about a check-in, in an option or at a prompt, read; and a whole check-in as the options that give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.commands.recording import entries
from mission_cli.commands.typed import days
from mission_cli.commands.typed.parse import figure, parts
from mission_cli.core.calendar_names import fold
from mission_cli.core.checkin import OpenAction, open_actions
from mission_cli.core.model.choices import HEALTHS, ROLES
from mission_cli.core.nearest import nearest
from mission_cli.errors import UsageError
from mission_cli.render.words import word
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from mission_cli.commands.session import Session
    from mission_cli.core.changes import Value
    from mission_cli.core.model.mission import Mission


def health(text: str) -> str:
    """`amber`, `orange`. Raises UsageError."""
    return entries.spoken(text, "--health", "health", HEALTHS)


def reached(text: str, mission: Mission) -> tuple[str, Value]:
    """`feeds=12` → the objective's id, or the only one that begins so, and the figure. Raises UsageError, with the nearest."""
    name, equals, value = (piece.strip() for piece in text.partition("="))
    if not equals or not name or not value:
        raise UsageError("checkin.bad-reached", value=text[:60])
    starting = [one.id for one in mission.objectives if one.id.startswith(name.casefold())]
    return starting[0] if len(starting) == 1 else known_objective(name, mission), figure(value, "--reached")


def known_objective(name: str, mission: Mission, option: str = "--reached") -> str:
    """The id of one of the mission's objectives, however its letters are typed. Raises UsageError."""
    known = [objective.id for objective in mission.objectives]
    if not known:
        raise UsageError("checkin.no-objectives", id=name, name=option)
    near = nearest(name, known)
    if name.casefold() != near:
        raise UsageError(
            "cli.bad-choice-near" if near else "cli.bad-choice",
            name=option,
            value=name[:60],
            known=", ".join(known),
            near=near,
        )
    return near


def action(text: str, session: Session, option: str = "--action") -> dict[str, Value]:
    """`"Escalate the VPN request; client; +2w"`: what, and perhaps who and by when. Raises UsageError."""
    named = parts(text, ("what", "owner", "due"))
    if "what" not in named:
        raise UsageError("checkin.bad-action", value=text[:60])
    found: dict[str, Value] = {"what": named["what"]}
    if "owner" in named:
        found["owner"] = entries.spoken(named["owner"], option, "role", ROLES)
    if "due" in named:
        found["due"] = session.day(named["due"], days.ACTION._replace(name=option))
    return found


def done(texts: Sequence[str], mission: Mission) -> list[OpenAction]:
    """The open actions named by their number or a part of their text, each once. Raises UsageError listing them."""
    if not texts:
        return []
    actions = open_actions(mission)
    if not actions:
        raise UsageError("checkin.no-open-action")
    return list(dict.fromkeys(_one_action(text, actions) for text in texts))


def _one_action(text: str, actions: list[OpenAction]) -> OpenAction:
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
        raise UsageError(key, value=text[:60], list="\n".join(f"  {n}. {said(one)}" for n, one in shown))
    return found[0]


def said(one: OpenAction) -> str:
    """An action in a few words: what, and who."""
    owner = t("checkin.action-owner", owner=word("role", one.owner)) if one.owner else ""
    return t("checkin.action", what=one.what, owner=owner, due="")


def as_words(
    mission_id: str, fields: Mapping[str, Any], marked: Sequence[OpenAction], today: dt.date, author: str | None
) -> list[str]:
    """The command line that records these fields without a question."""
    words = ["checkin", mission_id]
    words += entries.date_words(fields.get("date", today), today)
    for name, value in fields.items():
        if name == "attendees":
            words += ["--attendees", ",".join(value)]
        elif name == "reached":
            words += [word for objective, figure in value.items() for word in ("--reached", f"{objective}={figure}")]
        elif name == "actions":
            words += [word for one in value for word in ("--action", _action_text(one))]
        elif isinstance(value, str) and name != "id":
            words += [f"--{name}", entries.as_argument(value)]
    for one in marked:
        words += ["--done", one.what]
    return [*words, "--as", author] if author else words


def _action_text(one: Mapping[str, Any]) -> str:
    """`what; owner; due`, its end left out where empty unless the text itself holds a semicolon."""
    pieces = [str(one["what"]), str(one.get("owner", "")), str(one.get("due", ""))]
    while len(pieces) > 1 and not pieces[-1] and ";" not in pieces[0]:
        pieces.pop()
    return "; ".join(pieces)
