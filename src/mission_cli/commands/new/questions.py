"""The questions of `mission new`, for a person at a terminal; each answer goes into the draft at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from mission_cli.actions import days, parse
from mission_cli.commands.new.terms import REQUIRED, objective, readable, refuse_end_before_start
from mission_cli.commands.recording.drafts import Draft
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.core.objectives import DraftObjective, direction, lacks
from mission_cli.core.quantities import figure_of
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.render.words import echo, length
from mission_cli.texts import t


def complete(session: Session, draft: Draft) -> None:
    """Ask for the terms that `draft.fields` does not hold yet; what it holds is shown, and can be typed over."""
    message(t("new.intro"))
    draft.typed = True
    held = set(draft.fields) if draft.path else set()
    for name in REQUIRED:
        ask_term(session, draft, name, again=name in held)
    for name in ("notice", "rate", "order", "every", "vision"):
        ask_term(session, draft, name, needed=False, again=name in held)
    _ask_objectives(session, draft)
    for name in ("deliverable", "equipment", "access"):
        _ask_several(session, draft, name)


def _ask_several(session: Session, draft: Draft, name: str) -> None:
    """One after the other until there is no more, each checked while the person is still there."""
    _show_held(draft, name)

    def kept(text: str) -> bool:
        found = readable(session, name, text)
        draft.fields[name] = [*draft.fields.get(name, []), found]
        draft.keep()
        return True

    while ask.optional(t(f"new.ask-{name}"), kept):
        pass


def _show_held(draft: Draft, name: str) -> None:
    for text in draft.fields.get(name) or ():
        message(f"  · {visible(text)}")


def say_lacks(objective: DraftObjective, end: Any) -> None:
    """What keeps an objective from being SMART, or that nothing does."""
    lacking = [t(f"new.lack-{lack}") for lack in lacks(objective, end)]
    name = visible(objective.specific)
    message(t("new.lacks", name=name, lacks=", ".join(lacking)) if lacking else t("new.is-smart", name=name))


def ask_term(
    session: Session, draft: Draft, name: str, *, needed: bool = True, again: bool = False, default: str = ""
) -> None:
    """The person's own words for an option, once they can be read; days as they were understood."""
    typed = draft.fields
    if typed.get(name) is not None and not again:
        return
    check = _check(session, typed, name)

    def kept(text: str) -> bool:
        found = check(text)
        typed[name] = found.isoformat() if isinstance(found, dt.date) else text
        return True

    proposed = length(session.workspace.settings.every) if name == "every" else default
    default = typed.get(name) or proposed
    (ask.parsed if needed else ask.optional)(t(f"new.ask-{name}"), kept, default)
    draft.keep()


def _check(session: Session, typed: dict[str, Any], name: str) -> Callable[[str], object]:
    """How an answer is checked while the person is still there."""

    def day(text: str) -> object:
        asked = days.START if name == "start" else days.END
        found = session.read_day(text, asked)
        message(echo("", found, session.today))
        if name == "end":
            refuse_end_before_start(session.read_day(typed["start"], days.START), found)
        return found

    match name:
        case "start" | "end":
            return day
        case "consultant" | "contact" | "manager" | "buddy" | "hr":
            return lambda text: parse.person(text, f"--{name}")
        case "notice" | "every":
            return lambda text: parse.duration(text, f"--{name}")
        case "rate":
            return lambda text: parse.rate(text, "--rate", session.workspace.settings.currency)
        case _:
            return str


def _target(specific: str, measure: str) -> str:
    """The figure that means done, with `≤` or `≥` before it where neither it nor the words say which way is better."""
    target = ask.optional(t("new.ask-target"), lambda text: (parse.figure(text, "--objective"), text)[1]) or ""
    aim = DraftObjective(specific, measure or None, target or None)
    if not figure_of(target) or direction(aim):
        return target
    choices = [(sign, t(f"checkin.better-{side}", target=target)) for sign, side in (("≤", "less"), ("≥", "more"))]
    sign = ask.choose(t("new.ask-better"), [*choices, ("", t("checkin.better-none"))])
    return f"{sign} {target}".strip()


def _ask_objectives(session: Session, draft: Draft) -> None:
    """SMART objectives, one by one; what each lacks is said while it can still be mended."""
    end = session.read_day(draft.fields["end"], days.END)
    message(t("new.smart"))
    _show_held(draft, "objective")
    while specific := ask.text(t("new.ask-specific"), optional=True):
        measure = ask.text(t("new.ask-measure"), optional=True)
        answers = [specific, measure, _target(specific, measure)]
        due = ask.optional(t("new.ask-due"), lambda text: session.day(text, days.OBJECTIVE._replace(name="")))
        answers += [due.isoformat() if due else "", ask.text(t("new.ask-achievable"), optional=True)]
        # A semicolon parts the answers in the option; inside one, a comma says the same.
        words = "; ".join(answer.replace(";", ",") for answer in answers).rstrip("; ")
        draft.fields["objective"] = [*draft.fields.get("objective", []), words]
        draft.keep()
        say_lacks(objective(session, words), end)
