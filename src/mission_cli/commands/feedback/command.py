"""`mission feedback`: what one party says of another, with hints for a constructive one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from mission_cli.commands.options import Author, Commit, DryRun, EntryDate, Full, Json, MissionId, Record, TextOption
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import Draft, keeping, mention, take_up
from mission_cli.commands.recording.entries import Place, Writing
from mission_cli.commands.session import Session
from mission_cli.commands.typed import intake
from mission_cli.core.changes import Append
from mission_cli.core.feedback import hints, one_way
from mission_cli.core.model.choices import PARTIES, VISIBILITIES
from mission_cli.errors import AbortedError, Exit, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day, word
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission

TEXTS = ("strengths", "improvements", "advice", "heard")
CONTENT = frozenset(("strengths", "improvements", "advice", "score"))


def feedback(
    ctx: typer.Context,
    mission_id: MissionId = None,
    action: Annotated[str | None, typer.Argument(metavar="heard", show_default=False)] = None,
    entry: Annotated[str | None, typer.Argument(metavar="ENTRY", show_default=False)] = None,
    sender: Annotated[str | None, typer.Option("--from", metavar="|".join(PARTIES))] = None,
    recipient: Annotated[str | None, typer.Option("--to", metavar="|".join(PARTIES))] = None,
    strengths: TextOption = None,
    improvements: TextOption = None,
    advice: TextOption = None,
    score: Annotated[str | None, typer.Option("--score", metavar="1-5")] = None,
    visibility: Annotated[str | None, typer.Option("--visibility", metavar="shared|managers")] = None,
    heard: TextOption = None,
    date: EntryDate = None,
    author: Author = None,
    record: Record = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    texts = dict(zip(TEXTS, (strengths, improvements, advice, heard), strict=True))
    writing = Writing(author, record, dry_run, commit, json, full)
    if action is not None:
        from mission_cli.commands.feedback.heard import record_heard  # what was said comes first

        others = {"from": sender, "to": recipient, "score": score, "date": date, "visibility": visibility}
        others |= {"record": record, "as": author, **{name: texts[name] for name in TEXTS if name != "heard"}}
        return record_heard(session, mission_id, action, entry, heard, others, writing)
    return _feedback(session, mission_id, Asked(texts, sender, recipient, score, visibility, date, writing))


class Asked(NamedTuple):
    """The options of one run, as typed."""

    texts: dict[str, str | None]
    sender: str | None
    recipient: str | None
    score: str | None
    visibility: str | None
    date: str | None
    writing: Writing

    def lacking(self) -> list[str]:
        """The options a feedback cannot do without and that are not there. A record may hold any of them."""
        if self.writing.record is not None:
            return []
        said = self.score is not None or any(self.texts[name] is not None for name in TEXTS if name in CONTENT)
        parties = [name for name, value in (("--from", self.sender), ("--to", self.recipient)) if value is None]
        return [*parties, *([] if said else [t("feedback.content")])]


def _feedback(session: Session, mission_id: str | None, asked: Asked) -> int:
    entries.require(session, {"ID": mission_id is None, **dict.fromkeys(asked.lacking(), True)})
    loaded = session.mission(mission_id)
    place = Place(session, loaded, session.author(asked.writing.author))
    draft = Draft(session, "feedback", loaded.id)
    draft.recorded = entries.ids(loaded.mission)
    with keeping(draft):
        _given(place, asked, draft)
        walked = bool(_missing(draft)) and session.interactive
        if walked:
            _walk(place, asked, draft)
        else:
            mention(draft, asked.writing.record)
        _check(session, draft, walked=walked)
        _write(place, asked, draft)
        if walked:
            author = entries.author_to_repeat(place, asked.writing.author)
            entries.say_same_as(_as_words(loaded.id, draft.fields, session.today, author))
    return Exit.DONE


def _given(place: Place, asked: Asked, draft: Draft) -> None:
    """Fill the draft from the options, over what a record holds."""
    fields: dict[str, Any] = {}
    for name, option, value in (("from", "--from", asked.sender), ("to", "--to", asked.recipient)):
        if value is not None:
            fields[name] = entries.spoken(value, option, "role", PARTIES)
    if asked.score is not None:
        fields["score"] = _score(asked.score)
    if asked.visibility is not None:
        fields["visibility"] = entries.spoken(asked.visibility, "--visibility", "visibility", VISIBILITIES)
    if asked.date is not None:
        fields["date"] = entries.day_held(place.session, asked.date)
    record = asked.writing.record
    if record is not None:
        _take_record(place, draft, record)
    fields.update(intake.long_texts(asked.texts, draft, record))
    draft.fields.update(fields)


def _take_record(place: Place, draft: Draft, source: str) -> None:
    """Fill the draft from a record: a file, standard input, or a draft that was kept."""
    from mission_cli.core.model.journal import Feedback

    lacking = {"type": "feedback", "date": place.session.today.isoformat(), "from": "client", "to": "consultant"}
    draft.fields.update(intake.read_record(source, Feedback, draft, lacking))
    entries.check_id(place.mission, draft.fields)


def _missing(draft: Draft) -> list[str]:
    parties = [f"--{name}" for name in ("from", "to") if name not in draft.fields]
    return [*parties, *([] if draft.fields.keys() & CONTENT else [t("feedback.content")])]


def _score(text: str) -> int:
    number = text.strip().removesuffix("/5").strip()
    if number not in ("1", "2", "3", "4", "5"):
        raise UsageError("cli.bad-number", name="--score", value=text[:60], least=1, most=5)
    return int(number)


def _walk(place: Place, asked: Asked, draft: Draft) -> None:
    from mission_cli.commands.feedback.walk import Walk  # questions need a person

    given = set(draft.fields)
    take_up(draft, lambda path: _take_record(place, draft, path))
    Walk(place, draft, given, live=not asked.writing.dry_run).through()


def _check(session: Session, draft: Draft, *, walked: bool) -> None:
    """Refuse what is not a feedback: parties missing or the same, nothing said, a day to come."""
    missing = _missing(draft)
    if missing:
        raise AbortedError("entries.nothing") if walked else UsageError("cli.missing-options", names=", ".join(missing))
    if draft.fields["from"] == draft.fields["to"]:
        raise UsageError("feedback.same", role=word("role", draft.fields["from"]))
    entries.not_ahead(_day(session, draft), session.today, "date")


def _day(session: Session, draft: Draft) -> dt.date:
    day: dt.date = draft.fields.get("date", session.today)
    return day


def _write(place: Place, asked: Asked, draft: Draft) -> None:
    day = _day(place.session, draft)
    fields = {"id": entries.new_id(place.mission), "date": day, "visibility": "shared", **draft.fields}
    entry = entries.ordered("feedback", fields)
    if not asked.writing.dry_run:
        draft.number(entry["id"])
    entries.warn_outside(place.mission, day)
    sender, recipient = (word("role", entry[name]) for name in ("from", "to"))
    subject = t("feedback.subject", id=place.loaded.id, sender=sender, recipient=recipient)
    written = place.write([Append(("journal", place.lane), entry)], asked.writing, subject)
    if written:
        draft.drop()
        said = t("feedback.recorded", sender=sender, recipient=recipient, path=place.path, day=full_day(day))
        message(visible(said))
        message(visible(t(f"feedback.right-{entry['visibility']}", name=_name(place.mission, entry["to"]))))
    _advise(place, entry, written=written)
    if asked.writing.json:
        from mission_cli.core.model.journal import Feedback  # the table of what may be shown is the model's
        from mission_cli.core.model.visible import visible_record

        seen = visible_record(entry, full=asked.writing.full, of=Feedback)
        items = [{**entries.as_item("feedback", seen.data, **place.as_item()), "hints": _hints(entry)}]
        result_json("feedback", items, today=place.session.today, left_out=seen.levels)


def _hints(entry: dict[str, Any]) -> list[str]:
    return list(hints(entry.get("strengths"), entry.get("improvements"), entry.get("advice")))


def _advise(place: Place, entry: dict[str, Any], *, written: bool) -> None:
    """Say what would make the feedback more useful, and whether anybody was only spoken of."""
    found = _hints(entry)
    for hint in found:
        message(t("feedback.hint", text=t(f"feedback.hint-{hint}")))
    if found and written:
        message(t("feedback.hint-edit", id=place.loaded.id))
    again = place.session.workspace.read(place.loaded.path)[0] if written else None
    silent = one_way(again.mission, place.session.today, place.every) if again else None
    if silent:
        since, roles = silent
        named = t("feedback.and").join(word("role", role) for role in roles)
        message(t("feedback.one-way", day=full_day(since), roles=named))


def _name(mission: Mission, party: str) -> str:
    """The person behind a role, or the role where nobody is named."""
    people = {"consultant": mission.consultant, "client": mission.client.contact, "manager": mission.manager}
    person = people[party]
    role = word("role", party)
    return person.name if person else role[:1].upper() + role[1:]


def _as_words(mission_id: str, fields: dict[str, Any], today: dt.date, author: str | None) -> list[str]:
    """The command line that records these fields without a question."""
    words = ["feedback", mission_id]
    for name, value in fields.items():
        if name in ("id", "date") or name.startswith("x-"):
            continue
        words += [f"--{name}", entries.as_argument(str(value))]
    words += entries.date_words(fields.get("date", today), today)
    return [*words, "--as", author] if author else words
