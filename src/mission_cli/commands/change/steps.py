"""The steps of one change request: asked in the author's lane, then assessed and decided where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.actions import kinds
from mission_cli.commands.change import given, write
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import keeping, mention
from mission_cli.commands.recording.entries import MissionLane
from mission_cli.commands.recording.steps import Step, StepOptions, Wanted, begun, pick
from mission_cli.core import change_requests
from mission_cli.core.calendar_names import fold
from mission_cli.core.change_requests import DECISIONS, IMPACTS
from mission_cli.core.dates import Mark
from mission_cli.errors import AbortedError, Exit, UsageError
from mission_cli.render.words import full_day
from mission_cli.texts import t
from mission_cli.texts.words import TEXTS as WORDS

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Dated
    from mission_cli.storage.workspace import Loaded


def take(session: Session, name: str, asked: StepOptions) -> int:
    """Take a request one step further. Without a terminal, everything that is missing is named at once."""
    asked = _arguments(name, asked)
    if not session.interactive:
        _require(name, asked)
    loaded = session.mission(asked.mission_id)
    item = None if name == "ask" else _item(session, loaded, asked)
    # A decision is signed; what is assessed is not.
    author = session.author(asked.writing.author) if name != "assess" else ""
    lane = item.author if item else author
    step = begun(MissionLane(session, loaded, lane), "change", name, item, asked)
    with keeping(step.draft):
        given.fill(step)
        lacking = _lacks(step)
        if lacking:
            if not session.interactive:
                raise UsageError("cli.missing-options", names=", ".join(lacking))
            _walk(step)
        else:
            mention(step.draft, asked.writing.record)
        write.write(step, Mark(_decided(step), author) if name == "decide" else None, walked=bool(lacking))
    return Exit.DONE


def _arguments(name: str, asked: StepOptions) -> StepOptions:
    """The words after the mission: `decide` takes the request, the decision, or both; `ask` none."""
    if name == "ask" and asked.entry_id is not None:
        raise UsageError("change.ask-id-word", id=asked.entry_id)
    if name != "decide":
        if asked.last is not None:
            raise UsageError("cli.extra")
        return asked
    if asked.last is None and asked.entry_id is not None and _is_decision(asked.entry_id):
        asked = asked._replace(entry_id=None, last=asked.entry_id)
    if asked.last is not None:
        return asked._replace(last=kinds.spoken(asked.last, "DECISION", "decision", DECISIONS))
    return asked


def _is_decision(typed: str) -> bool:
    said = {fold(text) for code in DECISIONS for text in (code, *WORDS[f"decision-{code}"])}
    return fold(typed) in said


def _require(name: str, asked: StepOptions) -> None:
    missing = ["ID"] if asked.mission_id is None else []
    given, record = asked.given, asked.writing.record
    if name == "ask" and record is None:
        missing += [f"--{option}" for option in ("what", "by") if given[option] is None]
    if name == "assess" and record is None and all(given[impact] is None for impact in IMPACTS):
        missing.append(t("change.missing-impact"))
    if name == "decide" and asked.last is None:
        missing.append("|".join(DECISIONS))
    if missing:
        raise UsageError("cli.missing-options", names=", ".join(missing))


def _item(session: Session, loaded: Loaded, asked: StepOptions) -> Dated:
    every = change_requests.requests(loaded.mission, session.today)
    items = [item for item in every if change_requests.is_open(item)]
    others = [item for item in every if item not in items]
    return pick(session, loaded, Wanted("change", items, others, asked.entry_id))


def _lacks(step: Step) -> list[str]:
    """What a step cannot do without and that is not there."""
    fields = step.draft.fields
    if step.name == "ask":
        return [option for option, key in (("--what", "what"), ("--by", "asked_by")) if key not in fields]
    if step.name == "assess":
        return [] if fields.get("impact") else [t("change.missing-impact")]
    return [] if "decision" in fields else ["|".join(DECISIONS)]


def _walk(step: Step) -> None:
    from mission_cli.commands.change.walk import Walk  # questions need a person

    Walk(step).through()
    if _lacks(step):
        raise AbortedError("entries.nothing")


def _decided(step: Step) -> dt.date:
    typed, today = step.asked.given["date"], step.place.session.today
    day = entries.day_held(step.place.session, typed) if typed is not None else today
    if step.item and day < step.item.entry.date:
        raise UsageError("change.too-early", day=full_day(day), since=full_day(step.item.entry.date))
    return day
