"""Templates of checklists: the steps of a mission's end, every text in English and French.

A task with `each: equipment` comes once for each piece still out, its placeholders filled: `id: return-{id}`,
`title: {en: "Take back: {item}", fr: "Récupérer : {item}"}`. With `each: access`: `{id}`, `{system}`, `{account}`.
`command: mission return {mission} {id}` says what to type for a task; one without a command is done by hand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, Field

from mission_cli.core.calendar_names import Lang
from mission_cli.core.model.choices import Role
from mission_cli.core.model.fields import Due, Slug, Text, Whole, wrong
from mission_cli.core.model.read import newer_format, validated
from mission_cli.core.model.record import Record
from mission_cli.core.nearest import nearest
from mission_cli.core.raw import Raw
from mission_cli.core.slug import is_slug, slugify
from mission_cli.errors import DataPath, Problem

Each: TypeAlias = Literal["equipment", "access"]

PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
# In a command, only what is one word for any shell.
IN_A_COMMAND: Final[dict[Each | None, tuple[str, ...]]] = {
    None: ("mission",),
    "equipment": ("mission", "id"),
    "access": ("mission", "id"),
}
_COMMAND: Final = re.compile(r"mission ([a-z][a-z-]*)(?: [^\x00-\x1f\x7f`$;&|<>\\]*)?")
PLACEHOLDERS: Final[dict[Each | None, tuple[str, ...]]] = {
    None: (),
    "equipment": ("id", "item"),
    "access": ("id", "system", "account"),
}


def _task_id(text: str) -> str:
    if not is_slug(text.replace("{id}", "x")):
        raise wrong("E-SLUG", value=text, suggest=slugify(text))
    return text


def _command(text: str) -> str:
    if not _COMMAND.fullmatch(text):
        raise wrong("E-COMMAND", value=text, suggest="")
    return text


class Bilingual(Record):
    """A text in the two languages of the product."""

    en: Text
    fr: Text

    def of(self, lang: Lang) -> str:
        """The text in this language."""
        return self.fr if lang == "fr" else self.en


class TaskTemplate(Record):
    """A task to come; with `each`, one for every piece of equipment or access still out, named by its placeholders."""

    each: Each | None = None
    id: Annotated[Text, AfterValidator(_task_id)]
    title: Bilingual
    owner: Role | None = None
    due: Due | None = None
    verify: Literal["required"] | None = None
    command: Annotated[Text, AfterValidator(_command)] | None = None


class Step(Record):
    """A part of the checklist, in the order the work is told."""

    id: Slug
    title: Bilingual
    tasks: list[TaskTemplate] = Field(default_factory=list)


class Checklist(Record):
    """A whole checklist template."""

    format: Whole
    title: Bilingual
    steps: list[Step]


def read_checklist(data: Raw, commands: Collection[str] = ()) -> tuple[Checklist | None, list[Problem]]:
    """The template in `data`, or None when a problem at error level keeps it from being one.

    `commands` are those there are, where a task's may be none of them; that is said, and the template read all the same.
    """
    newer = newer_format(data)
    if newer:
        return None, [newer]
    checklist, problems = validated(Checklist, data)
    if checklist is None:
        return None, problems
    wrongs, unknown = checklist_problems(checklist, commands)
    return (None if wrongs else checklist), problems + wrongs + unknown


def checklist_problems(checklist: Checklist, commands: Collection[str]) -> tuple[list[Problem], list[Problem]]:
    """What keeps steps that read from being a checklist; and the commands that there are not."""
    wrongs = [*_twice(checklist), *_placeholders(checklist)]
    return wrongs, list(_unknown_commands(checklist, commands)) if commands else []


def _tasks(checklist: Checklist) -> Iterator[tuple[DataPath, TaskTemplate]]:
    for number, step in enumerate(checklist.steps):
        for index, task in enumerate(step.tasks):
            yield ("steps", number, "tasks", index), task


def _twice(checklist: Checklist) -> Iterator[Problem]:
    """Two tasks of one id would be one in the mission, and the second lost without a word."""
    steps: list[tuple[DataPath, str]] = [(("steps", number), step.id) for number, step in enumerate(checklist.steps)]
    for places in (steps, [(at, task.id) for at, task in _tasks(checklist)]):
        seen: set[str] = set()
        for at, name in places:
            if name in seen:
                yield Problem("E-ID-DOUBLE", (*at, "id"), {"id": name})
            seen.add(name)


def _placeholders(checklist: Checklist) -> Iterator[Problem]:
    for at, task in _tasks(checklist):
        if task.each and "{id}" not in task.id:
            yield Problem("E-EACH-ID", (*at, "id"), {"value": task.id, "suggest": f"{task.id[:70]}-{{id}}"})
        known = PLACEHOLDERS[task.each]
        texts = (((*at, "id"), task.id), ((*at, "title", "en"), task.title.en), ((*at, "title", "fr"), task.title.fr))
        for place, text in texts:
            for name in PLACEHOLDER.findall(text):
                if name not in known:
                    yield _unknown(place, name, task.each, known)
        for name in PLACEHOLDER.findall(task.command or ""):
            if name not in IN_A_COMMAND[task.each]:
                yield _unknown((*at, "command"), name, task.each or "equipment", IN_A_COMMAND[task.each])


def _unknown_commands(checklist: Checklist, commands: Collection[str]) -> Iterator[Problem]:
    for at, task in _tasks(checklist):
        match = _COMMAND.fullmatch(task.command or "")
        if match and match[1] not in commands:
            near = nearest(match[1], commands)
            suggest = f"mission {near}" if near else ""
            yield Problem("E-COMMAND", (*at, "command"), {"value": f"mission {match[1]}", "suggest": suggest})


def _unknown(at: DataPath, name: str, each: Each | None, known: tuple[str, ...]) -> Problem:
    if each is None:
        return Problem("E-PLACEHOLDER-NONE", at, {"name": name})
    near = nearest(name, known)
    shown = ", ".join(f"{{{one}}}" for one in known)
    return Problem("E-PLACEHOLDER", at, {"name": name, "known": shown, "suggest": f"{{{near}}}" if near else ""})
