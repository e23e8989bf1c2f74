"""`mission note` and `mission opportunity`: an exchange kept in writing, a need heard at the client."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from mission_cli.commands.options import Author, Commit, DryRun, EntryDate, Full, Json, MissionId, Record
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import Draft, keeping, mention, take_up
from mission_cli.commands.recording.entries import Place, Writing
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask, intake
from mission_cli.commands.typed.parse import refuse_no_name
from mission_cli.commands.typed.questions import long_answer
from mission_cli.core.changes import Append
from mission_cli.core.model.visible import visible_record
from mission_cli.errors import AbortedError, Exit, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.model.journal import Note, Opportunity

_Text = Annotated[str | None, typer.Argument(metavar="TEXT|@FILE|-", show_default=False)]
_Ref = Annotated[str | None, typer.Option("--ref")]


def note(
    ctx: typer.Context,
    mission_id: MissionId = None,
    text: _Text = None,
    ref: _Ref = None,
    date: EntryDate = None,
    author: Author = None,
    record: Record = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
) -> int:
    writing = Writing(author, record, dry_run, commit, json, full)
    return _record(Session.of(ctx), mission_id, NOTE, Asked({"text": text, "ref": ref}, date, writing))


def opportunity(
    ctx: typer.Context,
    mission_id: MissionId = None,
    what: Annotated[str | None, typer.Option("--what", metavar="TEXT|@FILE|-")] = None,
    contact: Annotated[str | None, typer.Option("--contact", metavar='"NAME <MAIL>"')] = None,
    ref: _Ref = None,
    date: EntryDate = None,
    author: Author = None,
    record: Record = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
) -> int:
    writing = Writing(author, record, dry_run, commit, json, full)
    texts = {"what": what, "contact": contact, "ref": ref}
    return _record(Session.of(ctx), mission_id, OPPORTUNITY, Asked(texts, date, writing))


class Kind(NamedTuple):
    """A small entry: its type, its record, the field it cannot do without and how that is named on the line."""

    entry: str
    needs: str
    name: str

    @property
    def model(self) -> type[Note | Opportunity]:
        """Its record."""
        from mission_cli.core.model.journal import Note, Opportunity

        return Note if self.entry == "note" else Opportunity


NOTE = Kind("note", "text", "TEXT")
OPPORTUNITY = Kind("opportunity", "what", "--what")


class Asked(NamedTuple):
    """The options of one run, as typed."""

    texts: dict[str, str | None]
    date: str | None
    writing: Writing


def _record(session: Session, mission_id: str | None, kind: Kind, asked: Asked) -> int:
    record = asked.writing.record
    entries.require(session, {"ID": mission_id is None, kind.name: asked.texts[kind.needs] is None and record is None})
    loaded = session.mission(mission_id)
    place = Place(session, loaded, session.author(asked.writing.author))
    draft = Draft(session, kind.entry, loaded.id)
    draft.recorded = entries.ids(loaded.mission)
    with keeping(draft):
        _given(place, kind, asked, draft)
        walked = kind.needs not in draft.fields and session.interactive
        if walked:
            _walk(place, kind, asked, draft)
        else:
            mention(draft, record)
        if kind.needs not in draft.fields:
            raise AbortedError("entries.nothing") if walked else UsageError("cli.no-value", name=kind.name)
        _write(place, kind, asked, draft)
        if walked:
            author = entries.author_to_repeat(place, asked.writing.author)
            entries.say_same_as(_as_words(loaded.id, kind, draft.fields, session.today, author))
    return Exit.DONE


def _given(place: Place, kind: Kind, asked: Asked, draft: Draft) -> None:
    """Fill the draft from the options, over what a record holds."""
    fields: dict[str, Any] = {}
    if asked.date is not None:
        fields["date"] = entries.day_held(place.session, asked.date)
    record = asked.writing.record
    if record is not None:
        _take_record(place, kind, draft, record)
    fields.update(intake.long_texts(asked.texts, draft, record))
    if asked.texts.get("contact"):
        refuse_no_name(str(fields.get("contact", "")), "--contact")
    draft.fields.update(fields)
    entries.not_ahead(_day(place, draft), place.session.today, "date")


def _take_record(place: Place, kind: Kind, draft: Draft, source: str) -> None:
    lacking = {"type": kind.entry, "date": place.session.today.isoformat(), kind.needs: "…"}
    draft.fields.update(intake.read_record(source, kind.model, draft, lacking))
    entries.check_id(place.mission, draft.fields)


def _walk(place: Place, kind: Kind, asked: Asked, draft: Draft) -> None:
    """Ask for what the options leave out."""
    given = set(draft.fields)
    take_up(draft, lambda path: _take_record(place, kind, draft, path))
    for name in asked.texts:
        if name in given:
            continue
        label = t("entries.ask-ref") if name == "ref" else t(f"note.ask-{name}")
        default = draft.fields.get(name, "")
        answer = long_answer(label, default) if name == kind.needs else _line(name, label, default)
        if answer:
            draft.fields[name] = answer
            if not asked.writing.dry_run:
                draft.keep()


def _line(name: str, label: str, default: str) -> str:
    """One line, or "" when it is skipped; who spoke of it is a person."""

    def checked(text: str) -> str:
        if name == "contact":
            refuse_no_name(text, label)
        return text

    return ask.optional(label, checked, default) or ""


def _day(place: Place, draft: Draft) -> dt.date:
    day: dt.date = draft.fields.get("date", place.session.today)
    return day


def _write(place: Place, kind: Kind, asked: Asked, draft: Draft) -> None:
    day = _day(place, draft)
    entry = entries.ordered(kind.entry, {"id": entries.new_id(place.mission), "date": day, **draft.fields})
    if not asked.writing.dry_run:
        draft.number(entry["id"])
    entries.warn_outside(place.mission, day)
    subject = t(f"note.subject-{kind.entry}", id=place.loaded.id, day=day)
    if place.write([Append(("journal", place.lane), entry)], asked.writing, subject):
        draft.drop()
        message(visible(t(f"note.recorded-{kind.entry}", day=full_day(day), path=place.path)))
    if asked.writing.json:
        seen = visible_record(entry, full=asked.writing.full, of=kind.model)
        items = [entries.as_item(kind.entry, seen.data, **place.as_item())]
        result_json(kind.entry, items, today=place.session.today, left_out=seen.levels)


def _as_words(mission_id: str, kind: Kind, fields: dict[str, Any], today: dt.date, author: str | None) -> list[str]:
    """The command line that records these fields without a question."""
    words = [kind.entry, mission_id]
    texts = {name: entries.as_argument(str(fields[name])) for name in kind.model.model_fields if name in fields}
    words += [word for name in ("what", "contact", "ref") if name in texts for word in (f"--{name}", texts[name])]
    words += entries.date_words(fields.get("date", today), today)
    words += ["--as", author] if author else []
    if "text" not in texts:
        return words
    # A text that begins with a dash is no option.
    return [*words, "--", texts["text"]] if texts["text"].startswith("-") else [*words[:2], texts["text"], *words[2:]]
