"""`mission lessons`: what earlier missions taught, searched over all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from mission_cli.actions import kinds
from mission_cli.commands.answer import given
from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import Format, Full, Json, Output
from mission_cli.commands.rows import Rows, format_of, show
from mission_cli.commands.seen import reader, say_for_managers
from mission_cli.commands.session import Session
from mission_cli.core.answers import InWords
from mission_cli.core.clients import is_client
from mission_cli.core.lessons import Found, Lesson, Wanted, in_order, is_wanted
from mission_cli.core.model.choices import Cause
from mission_cli.core.model.levels import KEPT_BACK, LEVELS
from mission_cli.core.readers import may_read
from mission_cli.errors import Exit
from mission_cli.render.lessons import Shown, lessons_text
from mission_cli.render.out import message, result
from mission_cli.render.table import Column
from mission_cli.render.words import day, word
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts

_CAUSES = get_args(Cause)
TAUGHT = ("id", "title", "client", "lessons")
"""The facts of a mission that lessons are told with."""


def lessons(
    ctx: typer.Context,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    cause: Annotated[list[str] | None, typer.Option("--cause", metavar="|".join(_CAUSES))] = None,
    questionnaire: Annotated[list[str] | None, typer.Option("--questionnaire", metavar="QUESTIONNAIRE")] = None,
    word: Annotated[list[str] | None, typer.Option("--word")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    wanted = Wanted(
        tuple(given.named(session, name) for name in questionnaire or ()),
        tuple(str(one) for text in cause or () for one in kinds.spoken_list(text, "--cause", "cause", _CAUSES)),
        tuple(text for text in word or () if text.strip()),
    )
    missions = [one for one in session.missions(TAUGHT, as_written=True) if is_client(client, one.client)]
    found = search(missions, wanted)
    if not found and form == "table" and output is None:
        message(t("lessons.none", n=len(missions)))
        return Exit.DONE
    if form == "table" and output is None:
        # The person's own terminal: the file holds it all, and is theirs to read. A pipe or a log is read by others.
        told = found if full or before_a_person() else [one for one in found if one.lesson.level not in KEPT_BACK]
        read = told if full else read_by(session, told)
        result(lessons_text(in_words(session, read), t("lessons.count", n=len(found))))
        if len(told) < len(found):
            message(t("lessons.left-out"))
        say_for_managers(len(told) - len(read))
        return Exit.DONE
    _export(session, found, form, output, full=full)
    return Exit.DONE


def search(missions: Iterable[Facts], wanted: Wanted) -> list[Found]:
    """What these missions taught, newest first."""
    several = ((one, lesson) for one in missions for lesson in one.lessons)
    return in_order(Found(lesson, one.title, one.client) for one, lesson in several if is_wanted(lesson, wanted))


def read_by(session: Session, found: list[Found]) -> list[Found]:
    """Those that are shown unasked to the person who reads: see `core/readers.py`."""
    if all(one.lesson.readers is None for one in found):
        return found
    who = reader(session)
    return [one for one in found if may_read(one.lesson.readers, who)]


def in_words(session: Session, found: list[Found]) -> list[Shown]:
    """Lessons as a person reads them."""
    words = given.in_words(session)
    return [_shown(one, words) for one in found]


def _source(one: Lesson, words: InWords) -> str:
    if one.kind == "answers":
        return t("lessons.answers", title=words.title(one.name), sender=word("role", one.sender))
    causes = ", ".join(word("cause", cause) for cause in one.causes)
    kind = t("lessons.measure") if one.kind == "task" else word("type", one.kind)
    return t("lessons.with-causes", kind=kind, causes=causes) if causes else kind


def _part(one: Lesson, words: InWords, name: str) -> str:
    if one.kind == "answers":
        return words.question(one.name, name)
    return "" if name in ("title", "what") else t(f"lessons.part-{name}")


def _said(one: Lesson, words: InWords) -> list[tuple[str, str]]:
    """What was said, a choice in words, each with the question above it."""
    answered = one.kind == "answers"
    return [
        (_part(one, words, name), words.answer(one.name, name, text) if answered else text) for name, text in one.parts
    ]


def _shown(found: Found, words: InWords) -> Shown:
    one = found.lesson
    return Shown(one.date, found.client, one.mission, one.author, _source(one, words), _said(one, words))


def _export(session: Session, found: list[Found], form: str, output: str | None, *, full: bool) -> None:
    """The rows for a program or to be passed on: without what is kept back, unless `full`."""
    hidden = {one.lesson.level for one in found} & set(KEPT_BACK) if not full else set()
    closed = 0 if full else sum(one.lesson.readers is not None for one in found)
    envelope = {
        "today": session.today.isoformat(),
        "left_out": [level for level in LEVELS if level in hidden],
        "for_managers": closed,
    }
    items = [_item(one, hide=one.lesson.level in hidden) for one in found]
    if form == "csv":  # one column for all questions, or each would have its own
        items = [{**item, "said": _joined(one, hidden)} for item, one in zip(items, found, strict=True)]
    columns = [Column(t(f"lessons.head-{name}"), fold=name in ("source", "said")) for name in _HEADS]

    def rows() -> list[list[str]]:
        words = given.in_words(session)  # the templates' own, which programs do without
        return [_row(one, words, hidden) for one in found]

    show(Rows("lessons", envelope, items, columns, rows), form, output)
    if hidden and form != "json":
        message(t("lessons.left-out"))


_HEADS = ("date", "client", "mission", "source", "said")


def _item(found: Found, *, hide: bool) -> dict[str, Any]:
    one = found.lesson
    return {
        "mission": one.mission,
        "title": found.title,
        "client": found.client,
        "date": one.date.isoformat(),
        "author": one.author,
        "kind": one.kind,
        "questionnaire": one.name if one.kind == "answers" else None,
        "from": one.sender,
        "id": one.entry,
        "causes": list(one.causes),
        "said": None if hide else dict(one.parts),
    }


def _row(found: Found, words: InWords, hidden: set[str]) -> list[str]:
    one = found.lesson
    return [
        day(one.date),
        found.client,
        one.mission,
        _source(one, words),
        " / ".join(text for _, text in _said(one, words)) if one.level not in hidden else "…",
    ]


def _joined(found: Found, hidden: set[str]) -> str:
    """What was said, on one line; "" where it is left out."""
    return "" if found.lesson.level in hidden else " / ".join(text for _, text in found.lesson.parts)
