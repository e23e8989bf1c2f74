"""`mission consultant note`: an exchange with a consultant kept in writing, in the journal of the profile."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from mission_cli.actions import journal, kinds
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import Draft, keeping, mention, offer, shown
from mission_cli.commands.recording.save import save
from mission_cli.commands.typed import ask, intake
from mission_cli.commands.typed.questions import long_answer
from mission_cli.commands.typed.whom import Consultants, asked, profile_of
from mission_cli.core.changes import Append, Change
from mission_cli.core.model.visible import visible_record
from mission_cli.errors import AbortedError, Exit, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day
from mission_cli.storage.save import planned
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.recording.entries import Writing
    from mission_cli.commands.session import Session
    from mission_cli.storage.workspace import Profile


def note(session: Session, named: str | None, texts: dict[str, str | None], date: str | None, writing: Writing) -> int:
    """Record an exchange."""
    entries.require(session, {"PERSON": named is None, "TEXT": texts["text"] is None and writing.record is None})
    profile = profile_of(session, asked(session, Consultants(session), named))
    lane = session.author(writing.author)
    draft = Draft(session, "consultant note", profile.id)
    draft.recorded = frozenset(ids(profile))
    with keeping(draft):
        walked = _fill(session, texts, date, writing, draft)
        if "text" not in draft.fields:
            raise AbortedError("entries.nothing") if walked else UsageError("cli.no-value", name="TEXT")
        written = record_note(session, profile, lane, draft.fields, [], writing)
        if written:
            draft.drop()
            day = draft.fields.get("date", session.today)
            path = session.workspace.relative(profile.path)
            message(visible(t("note.recorded-note", day=full_day(day), path=path)))
        if walked:
            entries.say_same_as(
                ["consultant", "note", profile.id, kinds.as_argument(draft.fields["text"]), "--as", lane]
            )
    return Exit.DONE


def _fill(session: Session, texts: dict[str, str | None], date: str | None, writing: Writing, draft: Draft) -> bool:
    """Fill the draft from the options and the record; whether a person was asked."""
    fields: dict[str, Any] = {"date": entries.day_held(session, date)} if date is not None else {}
    if writing.record is not None:
        _take_record(session, draft, writing.record)
    fields |= intake.long_texts(texts, draft, writing.record)
    draft.fields |= fields
    if "text" in draft.fields or not session.interactive:
        mention(draft, writing.record)
    else:
        draft.typed = True
        waiting = offer(draft)
        if waiting:
            _take_record(session, draft, shown(waiting))
            draft.fields |= fields
            draft.path = waiting
        answers = {"text": long_answer(t("note.ask-text"), draft.fields.get("text", ""))}
        if "ref" not in draft.fields:
            answers["ref"] = ask.text(t("entries.ask-ref"), optional=True)
        draft.fields |= {name: answer for name, answer in answers.items() if answer}
        kinds.not_ahead(draft.fields.get("date", session.today), session.today, "date")
        return True
    kinds.not_ahead(draft.fields.get("date", session.today), session.today, "date")
    return False


def _take_record(session: Session, draft: Draft, source: str) -> None:
    from mission_cli.core.model.journal import Note

    lacking = {"type": "note", "date": session.today.isoformat(), "text": "…"}
    draft.fields |= intake.read_record(source, Note, draft, lacking)
    if draft.fields.get("id") in draft.recorded:
        raise UsageError("entries.id-in-use", id=draft.fields["id"])


def ids(profile: Profile) -> set[str]:
    """The ids of the journal's entries."""
    return {entry.id for lane in profile.consultant.journal.values() for entry in lane or () if entry.id}


def record_note(
    session: Session,
    profile: Profile,
    lane: str,
    fields: dict[str, Any],
    more: list[Change],
    writing: Writing,
) -> bool:
    """Write a note into a lane of the profile, with other changes; with `--json`, show it. Whether it was written."""
    day: dt.date = fields.get("date", session.today)
    entry = journal.ordered("note", {"id": journal.fresh_id(ids(profile)), "date": day, **fields})
    changes: list[Change] = [*more, Append(("journal", lane), entry)]
    path = session.workspace.relative(profile.path)
    if writing.dry_run and writing.json:
        planned(profile, changes, profile.raw, path)
        written = False
    else:
        subject = t("consultant.subject-note", name=profile.consultant.name, day=day)
        written = save(session, profile, changes, dry_run=writing.dry_run, commit=writing.commit, subject=subject)
    if writing.json:
        seen = visible_record(entry, full=writing.full, of="Note")
        where = {"consultant": profile.id, "author": lane, "path": path}
        items = [entries.as_item("note", seen.data, **where)]
        result_json("note", items, today=session.today.isoformat(), left_out=seen.levels)
    return written
