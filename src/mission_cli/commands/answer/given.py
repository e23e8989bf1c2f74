"""Answers as they are given, read and checked: names, options, records; and what is said once they are recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mission_cli.actions import journal, kinds
from mission_cli.commands.days_off import days_off
from mission_cli.commands.recording import entries
from mission_cli.commands.typed import intake
from mission_cli.core.answers import InWords, NotAnAnswer, answer_of, awaited, given, settled_tasks
from mission_cli.core.feedback import Hint, hints
from mission_cli.core.model.choices import ROLES
from mission_cli.core.nearest import nearest
from mission_cli.errors import NotFoundError, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day, word
from mission_cli.storage.templates import find, questionnaire_names, read_questionnaire
from mission_cli.texts import language, t

if TYPE_CHECKING:
    from mission_cli.commands.recording.drafts import Draft
    from mission_cli.commands.recording.entries import MissionLane
    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.model.questionnaire import Question, Questionnaire

Answers = dict[str, str | int]
_SPOKEN_OF = ("strengths", "improvements", "advice")


def named(session: Session, text: str) -> str:
    """The id of a questionnaire, which may be shortened. Raises NotFoundError with those there are."""
    known = questionnaire_names(session.workspace.root)
    wanted = text.strip().casefold()
    starting = [name for name in known if name.startswith(wanted)] if wanted else []
    if wanted in known or len(starting) == 1:
        return wanted if wanted in known else starting[0]
    near = nearest(wanted, known)
    key = "answer.unknown-near" if near and not starting else "answer.unknown"
    raise NotFoundError(key, name=text[:60], known=", ".join(starting or known), near=near)


def all_templates(session: Session) -> dict[str, Questionnaire]:
    """Every questionnaire that reads, by its id; `mission check` says what is wrong with the others."""
    root = session.workspace.root
    read = {
        name: read_questionnaire(find(root, f"questionnaires/{name}.yaml"))[0] for name in questionnaire_names(root)
    }
    return {name: template for name, template in read.items() if template}


def in_words(session: Session) -> InWords:
    """How questionnaires, questions and choices are called in the language in use."""
    return InWords(all_templates(session), language())


def sender(text: str, name: str, template: Questionnaire) -> str:
    """Who answers, one that is asked something. Raises UsageError."""
    role = kinds.spoken(text, "--from", "role", ROLES)
    if not template.asked(role):
        known = ", ".join(template.parties())
        raise UsageError("answer.not-asked", role=word("role", role), questionnaire=name, known=known)
    return role


def take_record(place: MissionLane, draft: Draft, source: str) -> None:
    """Fill the draft from a record: a file, standard input, or a draft that was kept."""
    from mission_cli.core.model.journal import Answers as Record

    lacking = {
        "type": "answers",
        "date": place.session.today.isoformat(),
        "questionnaire": "exit-interview",
        "from": "consultant",
    }
    draft.fields.update(intake.read_record(source, Record, draft, lacking))
    journal.check_id(place.mission, draft.fields)


def of_record(answers: Mapping[str, Any], questions: Sequence[Question]) -> Answers:
    """The answers of a record, each as its question takes it. Raises UsageError."""
    return {key: _checked(_question(key, questions), str(text)) for key, text in answers.items()}


def form(place: MissionLane, source: str, questions: list[Question]) -> Answers:
    """The answers of a filled form."""
    from mission_cli.commands.answer.form import filled  # options do without

    return filled(place.session, source, questions, place.loaded.id)


def options(texts: Sequence[str], questions: Sequence[Question], draft: Draft) -> Answers:
    """`welcome=Warm, with a desk on day one.`, `recommend=4`; a long text also from `@FILE` or standard input.

    Raises UsageError, with the nearest question.
    """
    found: dict[str, str | None] = {}
    for text in texts:
        name, equals, value = (piece.strip() for piece in text.partition("="))
        if not equals or not name or not value:
            raise UsageError("answer.bad-answer", value=text.partition("=")[0][:60])
        found[_question(name, questions).id] = value
    by_id = {question.id: question for question in questions}
    long = intake.long_texts(found, draft)
    return {name: _checked(by_id[name], str(text)) for name, text in long.items()}


def _question(name: str, questions: Sequence[Question]) -> Question:
    by_id = {question.id: question for question in questions}
    if name.casefold() in by_id:
        return by_id[name.casefold()]
    near = nearest(name, by_id)
    key = "cli.bad-choice-near" if near else "cli.bad-choice"
    raise UsageError(key, name="--answer", value=name[:60], known=", ".join(by_id), near=near)


def _checked(question: Question, text: str) -> str | int:
    try:
        return answer_of(question, text)
    except NotAnAnswer as error:
        if question.kind == "score":
            raise UsageError("cli.bad-number", name=question.id, value=text[:60], least=1, most=5) from None
        key = "cli.bad-choice-near" if error.near else "cli.bad-choice"
        known = ", ".join(error.known)
        raise UsageError(key, name=question.id, value=text[:60], known=known, near=error.near) from None


def say_earlier(place: MissionLane, name: str, role: str, day: dt.date, *, refuse: bool) -> None:
    """Say that this party has answered before. Raises UsageError for the same day again, which nobody confirmed."""
    before = [one for one in given(place.mission) if (one.questionnaire, one.sender) == (name, role)]
    if not before:
        return
    said: dict[str, Any] = {"sender": word("role", role), "day": full_day(before[-1].date), "author": before[-1].author}
    if refuse and any(one.date == day for one in before):
        raise UsageError("answer.twice", questionnaire=name, **said)
    message(t("answer.again", **said))


def say_recorded(place: MissionLane, name: str, template: Questionnaire, entry: Mapping[str, Any], day: str) -> None:
    """What was recorded, who may read it, who is still to answer, which task this settles."""
    title, role = template.title.of(language()), word("role", entry["from"])
    message(visible(t("answer.recorded", title=title, sender=role, path=place.path, day=day)))
    message(visible(t(f"answer.right-{entry['visibility']}", name=person(place.mission, entry["from"]))))
    again = place.session.workspace.read(place.loaded.path)[0]
    mission = again.mission if again else place.mission
    templates, side = all_templates(place.session), place.session.workspace.settings.perspective
    off = days_off(place.session, mission)
    left = awaited(mission, templates, side, off)
    everything = awaited(mission, templates, side, off, everything=True)
    others = [word("role", one.sender) for one in left if one.questionnaire == name]
    if others:
        message(t("answer.others", roles=", ".join(others)))
    for task in settled_tasks(mission, everything, left, name):
        message(t("answer.task", task=task, id=place.loaded.id))


def hints_of(template: Questionnaire, entry: Mapping[str, Any]) -> list[Hint]:
    """Hints for a questionnaire that asks what feedback says: what works, what could be better, some advice."""
    asked = {question.id for question in template.asked(entry["from"]) if question.kind == "text"}
    if not asked.issuperset(_SPOKEN_OF):
        return []
    texts = [entry["answers"].get(name) for name in _SPOKEN_OF]
    return hints(*texts)


def person(mission: Mission, role: str) -> str:
    """Who stands behind a role, or the role where nobody is named."""
    people: dict[Any, Any] = {**mission.people, "business": mission.business}
    people |= {"consultant": mission.consultant, "client": mission.client.contact, "manager": mission.manager}
    found = people.get(role)
    said = word("role", role)
    return found.name if found else said[:1].upper() + said[1:]


def show(place: MissionLane, entry: dict[str, Any], template: Questionnaire, *, full: bool) -> None:
    """The entry as JSON, without what was said unless `full`."""
    from mission_cli.core.model.journal import Answers as Record
    from mission_cli.core.model.visible import visible_record

    seen = visible_record(entry, full=full, of=Record)
    item = entries.as_item("answers", seen.data, **place.as_item())
    items = [{**item, "title": template.title.of(language()), "hints": list(hints_of(template, entry))}]
    result_json("answer", items, today=place.session.today, left_out=seen.levels)


def as_words(mission_id: str, fields: Mapping[str, Any], today: dt.date, author: str | None) -> list[str]:
    """The command line that records these answers without a question."""
    words = ["answer", mission_id, fields["questionnaire"], "--from", fields["from"]]
    for name, value in fields["answers"].items():
        text = str(value)
        words += ["--answer", f"{name}={kinds.as_argument(text)}"]
    for name in ("visibility", "source"):
        if name in fields:
            words += [f"--{name}", str(fields[name])]
    words += entries.date_words(fields.get("date", today), today)
    return [*words, "--as", author] if author else words
