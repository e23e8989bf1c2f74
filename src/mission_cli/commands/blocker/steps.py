"""The steps of one blocker: opened in the author's lane, then edited where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.commands.blocker import given, write
from mission_cli.commands.recording.drafts import keeping, mention
from mission_cli.commands.recording.entries import MissionLane
from mission_cli.commands.recording.steps import Step, StepOptions, Wanted, begun, pick
from mission_cli.core import blockers
from mission_cli.core.recorded import matching
from mission_cli.errors import AbortedError, Exit, UsageError

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Dated
    from mission_cli.storage.workspace import Loaded

NEEDED = {"open": "--title", "diagnose": "--answer", "option": "--what", "resolve": "--resolution", "reopen": "--why"}
FIELD = {"open": "title", "diagnose": "diagnosis", "option": "options", "choose": "chosen", "resolve": "resolution"}
"""What a step cannot do without."""


def take(session: Session, name: str, asked: StepOptions) -> int:
    """Take a blocker one step further. Without a terminal, everything that is missing is named at once."""
    if name != "choose" and asked.last is not None:
        raise UsageError("cli.extra")
    if name == "open" and asked.entry_id is not None:
        raise UsageError("blocker.open-id", id=asked.entry_id)
    if not session.interactive:
        _require(name, asked)
    loaded = session.mission(asked.mission_id)
    item, asked = _item(session, loaded, name, asked)
    lane = item.author if item else session.author(asked.writing.author)
    step = begun(MissionLane(session, loaded, lane), "blocker", name, item, asked)
    with keeping(step.draft):
        given.fill(step)
        walked = _lacks(step)
        if walked:
            _require_person(step)
            _walk(step)
        else:
            mention(step.draft, asked.writing.record)
        write.write(step, walked=walked)
    return Exit.DONE


def _require(name: str, asked: StepOptions) -> None:
    missing = ["ID"] if asked.mission_id is None else []
    needed = NEEDED.get(name)
    if needed and asked.given[needed[2:]] is None and asked.writing.record is None:
        missing.append(needed)
    if name == "choose" and asked.last is None and asked.entry_id is None:
        missing.append("OPTION")
    if missing:
        raise UsageError("cli.missing-options", names=", ".join(missing))


def _require_person(step: Step) -> None:
    if not step.place.session.interactive:
        raise UsageError("cli.missing-options", names=NEEDED.get(step.name, "OPTION"))


def _item(session: Session, loaded: Loaded, name: str, asked: StepOptions) -> tuple[Dated | None, StepOptions]:
    """The blocker that is meant, and what was typed with the option moved to its place."""
    if name == "open":
        return None, asked
    every = blockers.blockers(loaded.mission, session.today)
    still = [item for item in every if blockers.is_open(item)]
    items = still if name != "reopen" else [item for item in every if item not in still]
    others = [item for item in every if item not in items]
    if name == "choose" and asked.last is None and asked.entry_id is not None:
        # One word may be the blocker or the option.
        word = asked.entry_id
        if word.isdecimal() or not matching([*items, *others], word):
            asked = asked._replace(entry_id=None, last=word)
    return pick(session, loaded, Wanted("blocker", items, others, asked.entry_id)), asked


def _lacks(step: Step) -> bool:
    """Whether the step has to ask for what it is about."""
    if step.name == "reopen":
        return step.asked.given["why"] is None
    return FIELD[step.name] not in step.draft.fields


def _walk(step: Step) -> None:
    from mission_cli.commands.blocker.walk import Walk  # questions need a person

    Walk(step).through()
    if step.name != "reopen" and _lacks(step):
        raise AbortedError("entries.nothing")
