"""What earlier missions taught, searched over all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache as once
from typing import TYPE_CHECKING, Any, Final

from mission_cli.core.answers import InWords
from mission_cli.core.clients import is_client
from mission_cli.core.lessons import ClientLesson, Lesson, Wanted, in_order, is_wanted
from mission_cli.core.model.levels import KEPT_BACK, LEVELS
from mission_cli.core.say import Coded, Joined, Say
from mission_cli.storage.cache.portfolio import findings, missions
from mission_cli.views.view import Column, View

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts
    from mission_cli.storage.cache.current import Cache

TAUGHT: Final = ("id", "title", "client", "lessons")
"""The facts of a mission that lessons are told with."""


def lessons(
    cache: Cache, today: dt.date, client: str | None, wanted: Wanted, words: Callable[[], InWords], *, full: bool
) -> View[ClientLesson]:
    """What the missions at a client taught, newest first; `of` counts these missions. What is kept back is left out of the
    columns, unless `full`. `words` says how questionnaires are called: only people read that."""
    known = [one for one in missions(cache, TAUGHT, today, as_written=True) if is_client(client, one.client)]
    rows = search(known, wanted)
    hidden = set() if full else {one.lesson.level for one in rows} & set(KEPT_BACK)
    envelope = {
        "today": today,
        "left_out": [level for level in LEVELS if level in hidden],
        "for_managers": 0 if full else sum(one.lesson.readers is not None for one in rows),
    }
    columns = _columns(hidden, once(words))
    return View("lessons", envelope, rows, columns, TABLE, of=len(known), unread=[findings(cache, today)])


def search(known: Iterable[Facts], wanted: Wanted) -> list[ClientLesson]:
    """What these missions taught, newest first."""
    several = ((one, lesson) for one in known for lesson in one.lessons)
    return in_order(ClientLesson(lesson, one.title, one.client) for one, lesson in several if is_wanted(lesson, wanted))


def source(one: Lesson, words: InWords) -> Coded | Say:
    """Where a lesson comes from."""
    if one.kind == "answers":
        return Say("lessons.answers", {"title": words.title(one.name), "sender": Coded("role", one.sender)})
    kind = Say("lessons.measure", {}) if one.kind == "task" else Coded("type", one.kind)
    causes = Joined([Coded("cause", cause) for cause in one.causes])
    return Say("lessons.with-causes", {"kind": kind, "causes": causes}) if one.causes else kind


def said(one: Lesson, words: InWords) -> list[tuple[str | Say, str]]:
    """What was said, a choice in words, each with the question above it ("" for none)."""
    if one.kind == "answers":
        return [(words.question(one.name, name), words.answer(one.name, name, text)) for name, text in one.parts]
    return [("" if name in ("title", "what") else Say(f"lessons.part-{name}", {}), text) for name, text in one.parts]


def _columns(hidden: set[str], words: Callable[[], InWords]) -> list[Column[ClientLesson]]:
    def in_words(one: ClientLesson) -> Any:
        parts = [text for _, text in said(one.lesson, words())]
        return "…" if one.lesson.level in hidden else Joined(parts, " / ")

    def on_one_line(one: ClientLesson) -> str:
        return "" if one.lesson.level in hidden else " / ".join(text for _, text in one.lesson.parts)

    return [
        Column("mission", lambda one: one.lesson.mission, "lessons.head-mission"),
        Column("title", lambda one: one.title),
        Column("client", lambda one: one.client, "lessons.head-client"),
        Column("date", lambda one: one.lesson.date, "lessons.head-date"),
        Column("author", lambda one: one.lesson.author),
        Column("kind", lambda one: one.lesson.kind),
        Column("questionnaire", lambda one: one.lesson.name if one.lesson.kind == "answers" else None),
        Column("from", lambda one: one.lesson.sender),
        Column("id", lambda one: one.lesson.entry),
        Column("causes", lambda one: one.lesson.causes),
        Column("source", None, "lessons.head-source", lambda one: source(one.lesson, words()), fold=True),
        Column(
            *("said", lambda one: None if one.lesson.level in hidden else dict(one.lesson.parts), "lessons.head-said"),
            cell=in_words,
            fold=True,
            only="json",
        ),
        Column("said", on_one_line, only="csv"),  # one column for all questions, or each would have its own
    ]


TABLE: Final = ("date", "client", "mission", "source", "said")
