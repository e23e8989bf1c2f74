"""What missions taught, found again: answers, blockers and what solved them, preventive measures, needs heard. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.core.calendar_names import fold
from mission_cli.core.readers import readers

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission

QUESTIONNAIRES = ("lessons-learned", "exit-interview")
"""The questionnaires that are looked through when none is named."""
PREVENTION = ("avoid-repeat", "selection-review", "followup-review")
"""The tasks that decide what must change; they teach something when a person said why, or where it is written."""


class Wanted(NamedTuple):
    """What is looked for; empty means everything. `words` are all in what is found."""

    questionnaires: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def only(self) -> bool:
        """Whether one kind of thing was asked for: then no other is found."""
        return bool(self.questionnaires or self.causes)


class Lesson(NamedTuple):
    """Something that was learned. `parts` are what was said, by the question or the field it answers.

    `kind` is `answers`, `blocker`, `task` or `opportunity`; `name` the questionnaire, the blocker's title or the task.
    `level` is how sensitive the parts are; `date` when it was said, for a blocker when it was solved; `readers` who is
    shown it unasked, None for everybody (`core/readers.py`).
    """

    date: dt.date
    mission: str
    kind: str
    name: str
    author: str
    sender: str | None
    entry: str | None
    causes: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    level: str
    readers: tuple[str, ...] | None = None


class ClientLesson(NamedTuple):
    """A lesson with the mission it comes from."""

    lesson: Lesson
    title: str
    client: str


def lessons_of(mission_id: str, mission: Mission) -> list[Lesson]:
    """What this mission taught, newest first."""
    every = [*_entries(mission_id, mission), *_tasks(mission_id, mission)]
    return sorted((one for one in every if one.parts), key=_newest)


def is_wanted(one: Lesson, wanted: Wanted) -> bool:
    """Whether a lesson is looked for."""
    if one.kind == "answers":
        fits = one.name in (wanted.questionnaires if wanted.only else QUESTIONNAIRES)
    elif one.kind == "blocker":
        fits = not wanted.only or not set(one.causes).isdisjoint(wanted.causes)
    else:
        fits = not wanted.only
    return fits and _holds(one, wanted.words)


def in_order(found: Iterable[ClientLesson]) -> list[ClientLesson]:
    """Newest first; of one day, by mission."""
    return sorted(found, key=lambda one: _newest(one.lesson))


def _newest(one: Lesson) -> tuple[int, str, str, str]:
    return -one.date.toordinal(), one.mission, one.kind, one.name


def _entries(mission_id: str, mission: Mission) -> Iterator[Lesson]:
    for item in mission.dated():
        entry: Any = item.entry
        read = _READERS.get(entry.type)
        if read:
            allowed = readers(entry, item.author, mission)
            yield Lesson(mission=mission_id, author=item.author, entry=entry.id, readers=allowed, **read(entry))


def _answers(entry: Any) -> dict[str, Any]:
    parts = tuple((name, str(text)) for name, text in entry.answers.items())
    return _said(entry.date, "answers", entry.questionnaire, parts, "sensitive", sender=entry.sender)


def _blocker(entry: Any) -> dict[str, Any]:
    parts = [("title", entry.title)]
    parts += [(key, text) for key in ("chosen", "resolution") if (text := getattr(entry, key))]
    date = entry.resolved or entry.date
    return _said(date, "blocker", entry.title, tuple(parts), "plain", causes=tuple(entry.causes))


def _opportunity(entry: Any) -> dict[str, Any]:
    return _said(entry.date, "opportunity", "", (("what", entry.what),), "confidential")


_READERS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "answers": _answers,
    "blocker": _blocker,
    "opportunity": _opportunity,
}


def _said(
    date: dt.date,
    kind: str,
    name: str,
    parts: tuple[tuple[str, str], ...],
    level: str,
    *,
    sender: str | None = None,
    causes: tuple[str, ...] = (),
) -> dict[str, Any]:
    return {
        "date": date,
        "kind": kind,
        "name": name,
        "parts": parts,
        "level": level,
        "sender": sender,
        "causes": causes,
    }


def _tasks(mission_id: str, mission: Mission) -> Iterator[Lesson]:
    """The preventive measures that are done and say where they are, or why they do not apply."""
    for task in mission.offboarding.tasks if mission.offboarding else ():
        mark = task.verified or task.done
        said = [(key, text) for key in ("why", "ref") if (text := getattr(task, key))]
        if task.id in PREVENTION and mark and said:
            parts = (("title", task.title), *said)
            about = _said(mark.day, "task", task.title, parts, "plain")
            yield Lesson(mission=mission_id, author=mark.author, entry=task.id, **about)


def _holds(one: Lesson, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    text = fold(" ".join(text for _, text in one.parts))
    return all(fold(word) in text for word in words)
