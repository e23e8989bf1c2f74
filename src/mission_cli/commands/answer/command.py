"""`mission answer`: a questionnaire answered by one of the parties, or who has answered what and who is still to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from mission_cli.actions import journal, kinds
from mission_cli.actions.kinds import cleaned
from mission_cli.commands.answer import form as answer_form
from mission_cli.commands.answer import given as answer_given
from mission_cli.commands.answer.list import overview, questions
from mission_cli.commands.choices import choice
from mission_cli.commands.options import Author, Commit, DryRun, EntryDate, Full, Json, MissionId, Record, Yes
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import Draft, keeping, mention, take_up
from mission_cli.commands.recording.entries import MissionLane, Writing
from mission_cli.commands.session import Session
from mission_cli.core.answers import lacking
from mission_cli.core.changes import Append
from mission_cli.core.model.choices import ROLES, VISIBILITIES
from mission_cli.errors import AbortedError, Exit, UsageError
from mission_cli.render.out import message, result
from mission_cli.render.words import full_day, word
from mission_cli.storage.templates import questionnaire as template_of
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.model.questionnaire import Questionnaire

_ROLES = "|".join(ROLES)


def answer(
    ctx: typer.Context,
    mission_id: MissionId = None,
    questionnaire: Annotated[str | None, typer.Argument(metavar="QUESTIONNAIRE", show_default=False)] = None,
    sender: Annotated[str | None, typer.Option("--from", metavar=_ROLES)] = None,
    answer: Annotated[list[str] | None, typer.Option("--answer", metavar="QUESTION=ANSWER")] = None,
    file: Annotated[str | None, typer.Option("--file", metavar="FILE|-")] = None,
    visibility: Annotated[str | None, typer.Option("--visibility", metavar="shared|managers")] = None,
    source: Annotated[str | None, typer.Option("--source")] = None,
    date: EntryDate = None,
    blank: Annotated[bool, typer.Option("--blank")] = False,
    format: Annotated[str | None, typer.Option("--format", metavar="yaml|md")] = None,
    author: Author = None,
    record: Record = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    writing = Writing(author, record, dry_run, commit, json, full)
    asked = AnswerOptions(sender, answer or [], file, visibility, source, date, yes, writing)
    if blank or format is not None:
        return _blank(session, mission_id, questionnaire, asked, format)
    if questionnaire is None and not asked.says_something():
        return overview(session, session.mission(mission_id), as_json=json)
    return _answer(session, mission_id, questionnaire, asked)


class AnswerOptions(NamedTuple):
    """The options of one run, as typed."""

    sender: str | None
    answers: list[str]
    file: str | None
    visibility: str | None
    source: str | None
    date: str | None
    yes: bool
    writing: Writing

    def says_something(self) -> bool:
        """Whether there is more on the command line than a mission."""
        return any((self.sender, self.holds_answers(), self.visibility, self.source, self.date))

    def holds_answers(self) -> bool:
        """Whether the options hold what is to be recorded: then nothing is asked for."""
        return bool(self.answers) or self.file is not None or self.writing.record is not None


def _blank(session: Session, mission_id: str | None, name: str | None, asked: AnswerOptions, form: str | None) -> int:
    """Print the form to fill, or the questions as a sheet or as JSON."""
    if name is None:
        raise UsageError("cli.missing-options", names="QUESTIONNAIRE")
    how = choice(form or "yaml", "--format", ("yaml", "md"))
    loaded = session.mission(mission_id)
    name = answer_given.named(session, name)
    template = template_of(session.workspace.root, name)
    sender = answer_given.sender(asked.sender, name, template) if asked.sender else None
    parties = template.parties()
    sender = sender or (parties[0] if len(parties) == 1 else None)
    if asked.writing.json:
        questions(session, loaded, name, template, sender)
    elif how == "md":
        result(answer_form.blank_markdown(loaded, template, sender))
    else:
        result(answer_form.blank_yaml(loaded, name, template, sender))
    return Exit.DONE


def _answer(session: Session, mission_id: str | None, name: str | None, asked: AnswerOptions) -> int:
    _require(session, name, asked)
    loaded = session.mission(mission_id)
    place = MissionLane(session, loaded, session.author(asked.writing.author))
    draft = Draft(session, "answer", loaded.id)
    draft.recorded = journal.ids(loaded.mission)
    walked = not asked.holds_answers()
    with keeping(draft):
        if asked.writing.record is not None:
            answer_given.take_record(place, draft, asked.writing.record)
        name, template = _questionnaire(session, name, draft)
        _sender(place, name, template, asked, draft)
        _given(place, template, asked, draft)
        if walked:
            _walk(place, name, template, asked, draft)
        else:
            mention(draft, asked.writing.record)
        _check(place, name, template, asked, draft, walked=walked)
        _write(place, name, template, asked, draft)
        if walked:
            author = entries.author_to_repeat(place, asked.writing.author)
            entries.say_same_as(answer_given.as_words(loaded.id, draft.fields, session.today, author))
    return Exit.DONE


def _require(session: Session, name: str | None, asked: AnswerOptions) -> None:
    """Name everything that is missing at once, when nobody can be asked. A record may say which questionnaire it is."""
    if asked.writing.record is not None or session.interactive:
        return
    missing = ["QUESTIONNAIRE"] if name is None else []
    missing += ["--from"] if asked.sender is None else []
    missing += [] if asked.holds_answers() else [t("answer.content")]
    if missing:
        raise UsageError("cli.missing-options", names=", ".join(missing))


def _questionnaire(session: Session, name: str | None, draft: Draft) -> tuple[str, Questionnaire]:
    """The questionnaire named on the command line, else by the record, else asked for."""
    typed = name if name is not None else draft.fields.get("questionnaire")
    if typed is None:
        if not session.interactive:
            raise UsageError("cli.missing-options", names="QUESTIONNAIRE")
        from mission_cli.commands.answer.walk import ask_questionnaire  # questions need a person

        typed = ask_questionnaire(session)
    found = answer_given.named(session, str(typed))
    draft.fields["questionnaire"] = found
    return found, template_of(session.workspace.root, found)


def _sender(place: MissionLane, name: str, template: Questionnaire, asked: AnswerOptions, draft: Draft) -> None:
    """Who answers: as the options say, else the record, else asked."""
    typed = asked.sender if asked.sender is not None else draft.fields.get("from")
    if typed is not None:
        draft.fields["from"] = answer_given.sender(str(typed), name, template)
    elif place.session.interactive:
        from mission_cli.commands.answer.walk import ask_sender  # questions need a person

        draft.fields["from"] = ask_sender(place, name, template)
    else:
        raise UsageError("cli.missing-options", names="--from")
    # A draft is one party's answers to one questionnaire, and is offered for nothing else.
    draft.prefix += f"{name}-{draft.fields['from']}-"


def _given(place: MissionLane, template: Questionnaire, asked: AnswerOptions, draft: Draft) -> None:
    """Fill the draft from the options, over a form, over a record."""
    fields, questions = draft.fields, template.asked(draft.fields["from"])
    if asked.visibility is not None:
        known = VISIBILITIES
        fields["visibility"] = kinds.spoken(asked.visibility, "--visibility", "visibility", known)
    if asked.date is not None:
        fields["date"] = entries.day_held(place.session, asked.date)
    if asked.source is not None and cleaned(asked.source):
        fields["source"] = cleaned(asked.source)
    answers = answer_given.of_record(fields.pop("answers", {}), questions)
    if asked.file is not None:
        answers |= answer_given.form(place, asked.file, questions)
    answers |= answer_given.options(asked.answers, questions, draft)
    if answers:
        fields["answers"] = {one.id: answers[one.id] for one in questions if one.id in answers}


def _walk(place: MissionLane, name: str, template: Questionnaire, asked: AnswerOptions, draft: Draft) -> None:
    from mission_cli.commands.answer.walk import Walk  # questions need a person

    given = dict(draft.fields)

    def read(path: str) -> None:
        answer_given.take_record(place, draft, path)
        if "answers" not in given:
            held = answer_given.of_record(draft.fields.get("answers", {}), template.asked(given["from"]))
            draft.fields["answers"] = held

    take_up(draft, read)
    Walk(place, draft, set(given), live=not asked.writing.dry_run).through(name, template)


def _check(
    place: MissionLane, name: str, template: Questionnaire, asked: AnswerOptions, draft: Draft, *, walked: bool
) -> None:
    """Refuse what is no answer at all, what leaves out a question that needs one, a day to come, the same day twice."""
    answers = draft.fields.get("answers")
    if not answers:
        if walked:
            raise AbortedError("entries.nothing")
        raise UsageError("cli.missing-options", names=t("answer.content"))
    left = lacking(template.asked(draft.fields["from"]), answers)
    if left:
        raise UsageError("answer.needed", names=", ".join(left))
    day = kinds.not_ahead(_day(place, draft), place.session.today, "--date")
    answer_given.say_earlier(place, name, draft.fields["from"], day, refuse=not (asked.yes or walked))


def _day(place: MissionLane, draft: Draft) -> dt.date:
    day: dt.date = draft.fields.get("date", place.session.today)
    return day


def _write(place: MissionLane, name: str, template: Questionnaire, asked: AnswerOptions, draft: Draft) -> None:
    day = _day(place, draft)
    fields = {"id": journal.new_id(place.mission), "date": day, "visibility": "managers", **draft.fields}
    entry = journal.ordered("answers", fields)
    if not asked.writing.dry_run:
        draft.number(entry["id"])
    entries.warn_outside(place.mission, day)
    subject = t("answer.subject", id=place.loaded.id, questionnaire=name, sender=word("role", entry["from"]))
    if place.write([Append(("journal", place.lane), entry)], asked.writing, subject):
        draft.drop()
        answer_given.say_recorded(place, name, template, entry, full_day(day))
    for hint in answer_given.hints_of(template, entry):
        message(t("feedback.hint", text=t(f"feedback.hint-{hint}")))
    if asked.writing.json:
        answer_given.show(place, entry, template, full=asked.writing.full)
