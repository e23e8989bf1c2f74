"""Templates of questionnaires: who is asked what near a mission's end, every text in English and French.

A question without `from:` is for everybody who answers. `expected` says who is to answer, by when, in which cases and
from whose side; `tasks` are the tasks of the checklist that their answers settle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from pydantic import Field

from mission_cli.core.model.choices import Case, Perspective, Role
from mission_cli.core.model.fields import Due, Flag, Slug, Whole
from mission_cli.core.model.read import newer_format, validated
from mission_cli.core.model.record import Record
from mission_cli.core.model.template import Bilingual
from mission_cli.core.raw import Raw
from mission_cli.errors import DataPath, Problem

AnswerKind: TypeAlias = Literal["text", "score", "choice"]
PARTIES: tuple[Role, ...] = ("client", "consultant", "manager")
"""Who answers a questionnaire that names nobody."""


class Choice(Record):
    """One of the answers to choose from."""

    id: Slug
    text: Bilingual


class Question(Record):
    """A question; a score goes from 1 to 5."""

    id: Slug
    senders: list[Role] = Field(default_factory=list, alias="from")
    kind: AnswerKind = "text"
    required: Flag = False
    text: Bilingual
    help: Bilingual | None = None
    choices: list[Choice] = Field(default_factory=list)


class Expected(Record):
    """Who is to answer, by when; in every case and from every side where these are not said."""

    sender: Role = Field(alias="from")
    due: Due | None = None
    cases: list[Case] = Field(default_factory=list)
    perspectives: list[Perspective] = Field(default_factory=list)
    tasks: list[Slug] = Field(default_factory=list)


class Questionnaire(Record):
    """A whole questionnaire template."""

    format: Whole
    title: Bilingual
    help: Bilingual | None = None
    expected: list[Expected] = Field(default_factory=list)
    questions: list[Question]

    def asked(self, sender: str | None) -> list[Question]:
        """The questions for this role; all of them for None."""
        return [one for one in self.questions if sender is None or not one.senders or sender in one.senders]

    def parties(self) -> list[Role]:
        """Who may answer: those it names, in its order; the three parties where it names nobody."""
        named = [one.sender for one in self.expected] + [role for one in self.questions for role in one.senders]
        return list(dict.fromkeys(named)) or list(PARTIES)


def read_questionnaire(data: Raw) -> tuple[Questionnaire | None, list[Problem]]:
    """The template in `data`, or None when a problem at error level keeps it from being one."""
    newer = newer_format(data)
    if newer:
        return None, [newer]
    found, problems = validated(Questionnaire, data)
    if found is None:
        return None, problems
    wrongs = [*_empty(found), *_twice(found), *_choices(found), *_nobody_asked(found)]
    return (None if wrongs else found), problems + wrongs


def _empty(found: Questionnaire) -> Iterator[Problem]:
    if not found.questions:
        yield Problem("E-VALUE", ("questions",))


def _twice(found: Questionnaire) -> Iterator[Problem]:
    """Two questions of one id would have one answer."""
    yield from _doubled([(("questions", at), one.id) for at, one in enumerate(found.questions)])
    for at, question in enumerate(found.questions):
        yield from _doubled([(("questions", at, "choices", n), one.id) for n, one in enumerate(question.choices)])


def _doubled(places: list[tuple[DataPath, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, name in places:
        if name in seen:
            yield Problem("E-ID-DOUBLE", (*at, "id"), {"id": name})
        seen.add(name)


def _choices(found: Questionnaire) -> Iterator[Problem]:
    """There is something to choose from in a question of kind `choice`, and in no other."""
    for at, question in enumerate(found.questions):
        if question.kind == "choice" and len(question.choices) < 2:
            yield Problem(
                "E-CHOICES", ("questions", at, "choices" if question.choices else "kind"), {"id": question.id}
            )
        elif question.kind != "choice" and question.choices:
            yield Problem("E-CHOICES-UNUSED", ("questions", at, "choices"), {"kind": question.kind}, on_key=True)


def _nobody_asked(found: Questionnaire) -> Iterator[Problem]:
    """Who is to answer has something to answer."""
    for at, one in enumerate(found.expected):
        if found.questions and not found.asked(one.sender):
            yield Problem("E-NO-QUESTION", ("expected", at, "from"), {"role": one.sender})
