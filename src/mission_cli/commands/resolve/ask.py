"""`mission resolve` on a terminal: every place that both sides changed, both values shown, one question each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.commands.resolve.plan import Choices, can_be_typed, planned, sides_of
from mission_cli.commands.resolve.values import refuse_wrong
from mission_cli.commands.typed import ask
from mission_cli.core.changes import path_text
from mission_cli.errors import MissionError, RefusedWriteError
from mission_cli.render import clash as words
from mission_cli.render.safe import visible
from mission_cli.storage.git import stages
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.resolve.plan import Plan, Whose
    from mission_cli.core.merge import Clash
    from mission_cli.storage.git.ongoing import Side

LATER = "later"


def asked(plan: Plan, choices: Choices, last: tuple[Side, Side], name: str) -> tuple[Plan, Choices]:
    """The plan as the person wants it, and what was chosen; the same plan where it is left for later."""
    if plan.state == "edited":
        return _asked_edited(plan, choices, last, name)
    if plan.state == "gone":
        return _asked_gone(plan, choices, last, name)
    return _asked_places(plan, choices, last, name)


def _asked_edited(plan: Plan, choices: Choices, last: tuple[Side, Side], name: str) -> tuple[Plan, Choices]:
    seen = plan.conflict.seen or b""
    document, _, _ = read_raw(seen, plan.path)
    options = [("as-is", t("resolve.ask-as-is"))] if document and not stages.has_markers(seen) else []
    options += [("again", t("resolve.ask-again")), (LATER, t("resolve.ask-later"))]
    answer = ask.choose(t("resolve.ask-edited", path=visible(plan.path)), options)
    if answer == LATER:
        return plan, choices
    choices = choices._replace(as_is=answer == "as-is", again=answer == "again")
    found = planned(plan.conflict, choices)
    return asked(found, choices, last, name) if found.state in ("conflict", "gone") else (found, choices)


def _asked_gone(plan: Plan, choices: Choices, last: tuple[Side, Side], name: str) -> tuple[Plan, Choices]:
    def shown(text: bytes | None) -> str:
        return t("resolve.gone-removed" if text is None else "resolve.gone-kept")

    values = (shown(plan.conflict.yours), shown(plan.conflict.others))
    answer = _which(name, t("resolve.whole-file"), values, last)
    if answer not in ("ours", "theirs"):
        return plan, choices
    choices = choices._replace(every="ours" if answer == "ours" else "theirs")
    return planned(plan.conflict, choices), choices


def _asked_places(plan: Plan, choices: Choices, last: tuple[Side, Side], name: str) -> tuple[Plan, Choices]:
    take: dict[str, Whose] = dict(choices.take)
    put = dict(choices.put)
    for clash in plan.clashes:
        place = path_text(clash.path)
        if place in take or place in put:
            continue
        yours, others = sides_of(plan.conflict, clash)
        answer = _which(name, words.place(clash.path), (words.value(yours), words.value(others)), last, clash)
        if answer == LATER:
            return plan, choices
        if answer == "other":
            put[place] = _value(plan, choices._replace(take=take, put=put), clash)
        else:
            take[place] = "ours" if answer == "ours" else "theirs"
    choices = choices._replace(take=take, put=put)
    return planned(plan.conflict, choices), choices


def _which(name: str, place: str, values: tuple[str, str], last: tuple[Side, Side], clash: Clash | None = None) -> str:
    options = []
    for whose, shown, side in zip(("ours", "theirs"), values, last, strict=True):
        behind = words.who(side.author, side.day)
        label = t("resolve.yours" if whose == "ours" else "resolve.theirs")
        options.append((whose, f"{label}{t('cli.colon')} {shown}{f'  ({behind})' if behind else ''}"))
    if clash is not None and can_be_typed(clash):
        options.append(("other", t("resolve.ask-other")))
    options.append((LATER, t("resolve.ask-later")))
    return ask.choose(t("resolve.ask", id=visible(name), place=place), options)


def _value(plan: Plan, choices: Choices, clash: Clash) -> str:
    """A third value, one that the mission can have there."""
    place = path_text(clash.path)

    def fits(text: str) -> str:
        try:
            refuse_wrong(plan, choices, clash, text)
        except RefusedWriteError as error:
            raise MissionError("resolve.bad-value", place=place, code=ask.said(error)) from None
        return text

    return ask.parsed(t("resolve.ask-value", place=words.place(clash.path)), fits)
