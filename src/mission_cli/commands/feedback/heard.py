"""`mission feedback ID heard`: what was done with a feedback, said later, in whosever lane it was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.actions import kinds
from mission_cli.commands.choices import choice
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import Draft, keeping
from mission_cli.commands.recording.entries import MissionLane
from mission_cli.commands.typed import intake
from mission_cli.core.changes import Entry, Set
from mission_cli.core.feedback import not_heard
from mission_cli.errors import AbortedError, Exit, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day, word
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mission_cli.commands.recording.entries import Writing
    from mission_cli.commands.recording.options import Run
    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Dated, Mission

_SHORT = 60


def record_heard(session: Session, run: Run) -> int:
    """Record what was done with the feedback that is meant: named, the only one, or chosen from those not heard yet.

    What is said of an earlier feedback changes nothing else of it: no other option goes with it.
    """
    choice(str(run.words["action"]), "ID", ("heard",))
    text, entry, writing = run.typed["heard"], run.words["entry"], run.writing
    others = {name: value for name, value in run.typed.items() if name != "heard"}
    others |= {"record": writing.record, "as": writing.author}
    wrong = [f"--{name}" for name, value in others.items() if value is not None]
    if wrong:
        raise UsageError("feedback.heard-only", names=", ".join(wrong))
    if text is None and not session.interactive:
        raise UsageError("cli.missing-options", names="--heard")
    loaded = session.mission(run.mission_id)
    item, chosen = _meant(session, loaded.mission, loaded.id, entry)
    place = MissionLane(session, loaded, item.author)
    draft = Draft(session, "feedback", loaded.id)
    draft.prefix = f"feedback-heard-{loaded.id}-"
    with keeping(draft):
        said = _said(item, text, draft)
        _write(place, item, said, writing)
    draft.drop()
    if text is None or chosen:
        name = item.entry.id or _number(loaded.mission, item)
        entries.say_same_as(["feedback", loaded.id, "heard", str(name), "--heard", kinds.as_argument(said)])
    return Exit.DONE


def _meant(session: Session, mission: Mission, mission_id: str, wanted: str | None) -> tuple[Dated, bool]:
    """The feedback that is meant, and whether it was chosen at a prompt. Raises UsageError listing those there are."""
    waiting = not_heard(mission)
    if wanted is not None:
        return _named(mission, waiting, wanted), False
    if not waiting:
        raise UsageError("feedback.all-heard", id=mission_id)
    if len(waiting) == 1:
        return waiting[0], False
    if not session.interactive:
        raise UsageError("feedback.which", list=_listed(waiting))
    from mission_cli.commands.typed.ask import choose  # only where there are several

    options = [(str(at), _about(item)) for at, item in enumerate(waiting, start=1)]
    return waiting[int(choose(t("feedback.ask-which"), options, default="1")) - 1], True


def _named(mission: Mission, waiting: Sequence[Dated], wanted: str) -> Dated:
    """By its id or the beginning of it; else by its number among those not heard yet, the newest first."""
    every = [item for item in mission.dated() if item.entry.type == "feedback"]
    found = [item for item in every if item.entry.id == wanted]
    found = found or [item for item in every if wanted and (item.entry.id or "").startswith(wanted)]
    if not found and wanted.isdecimal():
        found = list(waiting[int(wanted) - 1 : int(wanted)]) if int(wanted) else []
    if len(found) != 1:
        shown = found or waiting
        key = "feedback.no-such" if shown else "feedback.no-such-none"
        raise UsageError(key, value=wanted[:_SHORT], list=_listed(shown))
    if found[0] not in not_heard(mission):
        raise UsageError("feedback.heard-already", feedback=_about(found[0]))
    return found[0]


def _number(mission: Mission, item: Dated) -> int:
    return not_heard(mission).index(item) + 1


def _listed(items: Sequence[Dated]) -> str:
    return "\n".join(f"  {at}. {_about(item)}" for at, item in enumerate(items, start=1))


def _about(item: Dated) -> str:
    """A feedback in a few words, none of them its own: a list may be read by others."""
    entry: Any = item.entry
    parties = {"sender": word("role", entry.sender), "recipient": word("role", entry.recipient)}
    key = "feedback.one" if entry.id else "feedback.one-unnamed"
    return t(key, id=entry.id, day=full_day(entry.date), author=item.author, **parties)


def _said(item: Dated, text: str | None, draft: Draft) -> str:
    """What was done, as the option says it or as it is typed. Raises UsageError or AbortedError when it is nothing."""
    if text is not None:
        said = intake.long_texts({"heard": text}, draft).get("heard")
        if not said:
            raise UsageError("cli.no-value", name="--heard")
    else:
        said = _asked(item)
        draft.typed = True
    draft.raw = str(said).encode("utf-8", "replace")  # a draft that `--heard @FILE` takes back
    return str(said)


def _asked(item: Dated) -> str:
    """The feedback again, and what was done with it."""
    from mission_cli.commands.typed.questions import long_answer  # questions need a person
    from mission_cli.render import briefing

    message(briefing.title(_about(item)))
    for name in ("strengths", "improvements", "advice"):
        held = getattr(item.entry, name)
        if held:
            message(briefing.bullet(f"{t(f'show.field-{name}')}{t('show.colon')}{held}"))
    message(briefing.line(t("feedback.ask-done")))
    said = long_answer(t("show.field-heard"))
    if not said:
        raise AbortedError("entries.nothing")
    return said


def _write(place: MissionLane, item: Dated, said: str, writing: Writing) -> None:
    entry: Any = item.entry
    step = Entry(entry.id) if entry.id else item.index
    parties = {"sender": word("role", entry.sender), "recipient": word("role", entry.recipient)}
    subject = t("feedback.subject-heard", id=place.loaded.id, **parties)
    if place.write([Set(("journal", place.lane, step, "heard"), said)], writing, subject):
        done = t("feedback.heard-recorded", path=place.path, day=full_day(entry.date), **parties)
        message(visible(done))
    if writing.json:
        from mission_cli.core.model.journal import Feedback  # the table of what may be shown is the model's
        from mission_cli.core.model.visible import visible_record

        keys = {"from": "sender", "to": "recipient"}
        names = ("id", "type", "date", "from", "to", "visibility", "strengths", "improvements", "advice", "score")
        held = {name: getattr(entry, keys.get(name, name)) for name in names}
        held = {name: value for name, value in held.items() if value is not None} | {"heard": said}
        seen = visible_record(held, full=writing.full, of=Feedback)
        item_of = entries.as_item("feedback", seen.data, **place.as_item())
        result_json("feedback", [{**item_of, "hints": []}], today=place.session.today, left_out=seen.levels)
