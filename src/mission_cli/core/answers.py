"""Answers to questionnaires: what a question takes, who has answered, who is still to. Pure: a day is an argument."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.core.amendments import is_former
from mission_cli.core.calendar_names import fold
from mission_cli.core.checklist import lines
from mission_cli.core.dates import Span
from mission_cli.core.kinds import CLIENT
from mission_cli.core.nearest import nearest
from mission_cli.core.raw import Raw
from mission_cli.core.task_date import task_date
from mission_cli.errors import DataPath, Problem

if TYPE_CHECKING:
    from mission_cli.core.calendar_names import Lang
    from mission_cli.core.model.choices import Perspective
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.model.questionnaire import Question, Questionnaire
    from mission_cli.core.working_days import DaysOff

SCORES = ("1", "2", "3", "4", "5")
UNSAID = "…"


class NotAnAnswer(ValueError):  # noqa: N818  # as NotADate: what a person typed, no bug
    """What was given is no answer to this question. `known` are the answers it takes."""

    def __init__(self, known: list[str], near: str = "") -> None:
        super().__init__()
        self.known = known
        self.near = near


class Given(NamedTuple):
    """A questionnaire that was answered."""

    questionnaire: str
    sender: str
    date: dt.date
    author: str
    entry: str | None


class InWords:
    """How questionnaires, their questions and the answers to choose from are called in one language.

    What no template tells (any longer) keeps its id.
    """

    def __init__(self, templates: Mapping[str, Questionnaire], lang: Lang) -> None:
        self._templates = templates
        self._lang = lang

    def title(self, questionnaire: str) -> str:
        """How the questionnaire is called."""
        template = self._templates.get(questionnaire)
        return template.title.of(self._lang) if template else questionnaire

    def question(self, questionnaire: str, name: str) -> str:
        """What is asked."""
        asked = self._asked(questionnaire, name)
        return asked.text.of(self._lang) if asked else name

    def answer(self, questionnaire: str, name: str, given: object) -> str:
        """What was answered: of a choice the words, of anything else what stands there."""
        asked = self._asked(questionnaire, name)
        chosen = next((one for one in asked.choices if one.id == given), None) if asked else None
        return chosen.text.of(self._lang) if chosen else str(given)

    def _asked(self, questionnaire: str, name: str) -> Question | None:
        template = self._templates.get(questionnaire)
        return next((one for one in template.questions if one.id == name), None) if template else None


class Awaited(NamedTuple):
    """A questionnaire that is still to be answered; `due` is None where its template says no day."""

    questionnaire: str
    sender: str
    due: dt.date | None
    tasks: tuple[str, ...]


def answer_of(question: Question, text: str) -> str | int:
    """What is kept for an answer as it was typed: `4/5` as 4, a choice by its id or its words in either language.

    Raises NotAnAnswer.
    """
    plain = text.strip()
    if question.kind == "score":
        number = plain.removesuffix("/5").strip()
        if number not in SCORES:
            raise NotAnAnswer(list(SCORES))
        return int(number)
    if question.kind == "choice":
        wanted = fold(plain)
        for choice in question.choices:
            if wanted in {fold(said) for said in (choice.id, choice.text.en, choice.text.fr)}:
                return choice.id
        known = [choice.id for choice in question.choices]
        raise NotAnAnswer(known, nearest(plain, known))
    return text


def form_problems(asked: list[Question], data: Mapping[str, Raw]) -> tuple[dict[str, str | int], list[Problem]]:
    """The answers of a filled form, in the order of the questions, and what is wrong with it, each at its place.

    What is left empty is no answer, and keys that begin with `x-` are the person's own. The values themselves are not
    repeated: they are sensitive.
    """
    questions = {question.id: question for question in asked}
    found: dict[str, str | int] = {}
    problems: list[Problem] = []
    for key, value in data.items():
        if key.startswith("x-"):
            continue
        if key not in questions:
            near = nearest(key, questions)
            problems.append(Problem("E-QUESTION", (key,), {"key": key, "suggest": near}, on_key=True))
        elif isinstance(value, (list, dict)):
            kind = "list" if isinstance(value, list) else "mapping"
            problems.append(Problem("E-TYPE", (key,), {"found": kind, "expected": "text"}))
        elif value is not None and value.strip():
            try:
                found[key] = answer_of(questions[key], str(value).strip())
            except NotAnAnswer as error:
                problems.append(_wrong((key,), questions[key], error))
    return {key: found[key] for key in questions if key in found}, problems


def _wrong(at: DataPath, question: Question, error: NotAnAnswer) -> Problem:
    if question.kind == "score":
        return Problem("E-SCORE", at)
    return Problem("E-CHOICE", at, {"value": UNSAID, "known": ", ".join(error.known)})


def lacking(asked: list[Question], answers: Mapping[str, Any]) -> list[str]:
    """The ids of the questions that need an answer and have none."""
    return [question.id for question in asked if question.required and question.id not in answers]


def given(mission: Mission) -> list[Given]:
    """What was answered, oldest first."""
    return [
        Given(item.entry.questionnaire, item.entry.sender, item.entry.date, item.author, item.entry.id)
        for item in mission.dated()
        if item.entry.type == "answers"
    ]


def awaited(
    mission: Mission,
    templates: Mapping[str, Questionnaire],
    perspective: Perspective,
    off: DaysOff,
    *,
    everything: bool = False,
) -> list[Awaited]:
    """What the templates expect of this mission's end and nobody has answered, by date; undated ones last.

    The case is the one of the offboarding; a mission that has none is taken to be completed. `everything` leaves in
    what was answered. What a task of the checklist asks for is due on the day of that task.
    """
    there = {(one.questionnaire, one.sender) for one in given(mission)}
    found = [
        one
        for one in _expected(mission, templates, perspective, off)
        if everything or (one.questionnaire, one.sender) not in there
    ]
    return sorted(found, key=lambda one: (one.due is None, one.due or dt.date.max))


def _expected(
    mission: Mission, templates: Mapping[str, Questionnaire], perspective: Perspective, off: DaysOff
) -> Iterator[Awaited]:
    if mission.kind != CLIENT:
        return  # nobody is waited for on the bench: a questionnaire may be answered all the same
    current = None if is_former(mission) else mission.offboarding
    case = current.case if current else "completed"
    of_task = {line.task.id: line.date for line in lines(mission, mission.end, off)} if current else {}
    span = Span(mission.contract.start, mission.end)
    opened = current.opened if current else None
    for name, template in templates.items():
        for one in template.expected:
            if (not one.cases or case in one.cases) and (not one.perspectives or perspective in one.perspectives):
                asked = [day for task in one.tasks if (day := of_task.get(task))]
                due = min(asked, default=None) or task_date(one.due, one.sender, span, opened, off)
                yield Awaited(name, one.sender, due, tuple(one.tasks))


def settled_tasks(mission: Mission, everything: list[Awaited], left: list[Awaited], name: str) -> list[str]:
    """The tasks to do that the answers to questionnaire `name` settle: those that nobody else is still to answer for.

    `everything` is what is expected, `left` what is still to be answered.
    """
    open_tasks = [task.id for task in mission.offboarding.tasks if task.state == "todo"] if mission.offboarding else []
    waiting = {task for one in left for task in one.tasks}
    named = [task for one in everything if one.questionnaire == name for task in one.tasks]
    return [task for task in dict.fromkeys(named) if task in open_tasks and task not in waiting]
