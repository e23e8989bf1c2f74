"""An entry of a journal as a person reads it: what it is, and what it says, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from mission_cli.core.blockers import QUESTIONS
from mission_cli.render import terms
from mission_cli.render.objectives import figure
from mission_cli.render.words import day, signed, word
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.answers import InWords
    from mission_cli.core.model.mission import Dated


def entry_title(item: Dated, words: InWords) -> str:
    """What an entry is, in a few words: its kind, and what tells it from others of its kind; answers as `words` has it."""
    from mission_cli.core.model.journal import Answers, Checkin, Feedback

    entry = item.entry
    kind = word("type", entry.type)
    if isinstance(entry, Checkin):
        return f"{kind} ({word('health', entry.health)})" if entry.health else kind
    if isinstance(entry, Feedback):
        directed = t("show.directed", sender=word("role", entry.sender), recipient=word("role", entry.recipient))
        return f"{kind} {directed} ({word('visibility', entry.visibility)})"
    if isinstance(entry, Answers):
        return f"{kind} ({t('show.answered', questionnaire=words.title(entry.questionnaire), sender=word('role', entry.sender))})"
    return f"{kind} {entry.id}" if entry.id and entry.type in ("blocker", "change") else kind


_HIDDEN = frozenset(
    {"id", "type", "date", "health", "from", "to", "visibility", "questionnaire", "answers", "resolved", "decided"}
)


def entry_fields(entry: Any, words: InWords) -> Iterator[tuple[str, str]]:
    """The entry's fields that hold something, in the format's order, as labels and texts; of answers, the questions."""
    if entry.type == "answers":
        asked = entry.questionnaire
        for name, given in entry.answers.items():
            yield words.question(asked, name), words.answer(asked, name, given)
    for name, field in type(entry).model_fields.items():
        key = field.alias or name
        value = getattr(entry, name)
        if key in _HIDDEN or value in (None, [], {}):
            continue
        texts = _texts(entry, key, value)
        yield from ((t(f"show.field-{key}"), text) for text in texts if text)


def _texts(entry: Any, key: str, value: Any) -> Iterable[str]:
    match key:
        case "attendees" | "owner":
            return [", ".join(word("role", role) for role in (value if isinstance(value, list) else [value]))]
        case "causes" | "impacts":
            return [", ".join(word(key[:-1], item) for item in value)]
        case "actions":
            return [_action(action) for action in value]
        case "options":
            return [joined(option.what, option.effect or "") for option in value]
        case "impact":
            return [joined(*(str(item) for item in (value.cost, value.time, value.quality) if item))]
        case "decision":
            return [t(f"show.decided-{value}", mark=signed(entry.decided)).strip()]
        case "resolution":
            return [joined(day(entry.resolved), value)]
        case "diagnosis":
            return [f"{_question(name)}{t('show.colon')}{item}" for name, item in value.items()]
        case "reached":
            return [f"{name}{t('show.colon')}{figure(str(item))}" for name, item in value.items()]
        case "before" | "after" if isinstance(value, dict):
            return [
                f"{terms.label(name)}{t('show.colon')}{terms.value(name, str(text))}" for name, text in value.items()
            ]
        case _ if isinstance(value, dict):
            return [f"{name}{t('show.colon')}{item}" for name, item in value.items()]
        case _:
            return [str(value)]


def _question(name: str) -> str:
    """A question of the diagnosis in a word or two; one of the person's own as they wrote it."""
    return t(f"show.diagnosis-{name}") if name in QUESTIONS else name


def _action(action: Any) -> str:
    if action.done:
        return t("show.action-done", what=action.what, day=day(action.done))
    return t("show.action", what=action.what, owner=word("role", action.owner), due=day(action.due))


def joined(*parts: str) -> str:
    """What is there of these, on one line."""
    return " · ".join(part for part in parts if part)
