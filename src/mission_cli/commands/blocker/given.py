"""What the options or a record say of a blocker, read into the draft of the step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.actions import journal, kinds
from mission_cli.actions.kinds import cleaned
from mission_cli.commands.choices import choice as word_of
from mission_cli.commands.recording import entries, steps
from mission_cli.commands.typed import intake
from mission_cli.core import blockers
from mission_cli.core.blockers import QUESTIONS
from mission_cli.core.model.choices import CAUSES, IMPACTS, ROLES
from mission_cli.errors import UsageError
from mission_cli.render.safe import visible

if TYPE_CHECKING:
    from mission_cli.commands.recording.drafts import Draft
    from mission_cli.commands.recording.steps import Step

# What each step records, of a blocker's keys; a record may hold no other.
KEYS = {
    "open": ("id", "date", "title", "causes", "impacts", "owner", "ref"),
    "diagnose": ("diagnosis",),
    "option": ("options",),
    "choose": ("chosen",),
    "resolve": ("resolved", "resolution"),
    "reopen": (),
}


def fill(step: Step) -> None:
    """Fill the draft from the options, over what a record holds."""
    given, record, session = step.asked.given, step.asked.writing.record, step.place.session
    fields = _closed_words(given) if step.name == "open" else {}
    if given["date"] is not None:
        fields["resolved" if step.name == "resolve" else "date"] = entries.day_held(session, given["date"])
    if record is not None:
        take_record(step, record)
    match step.name:
        case "open":
            fields |= intake.long_texts({name: given[name] for name in ("title", "ref")}, step.draft, record)
            if given["id"] is not None:
                fields["id"] = steps.id_for(step.place, given["id"], "")
        case "diagnose":
            answers = {**step.draft.fields.get("diagnosis", {}), **_answers(given["answer"] or [], step.draft, record)}
            fields |= {"diagnosis": answers} if answers else {}
        case "option":
            options = [*step.draft.fields.get("options", []), *_options(given["what"] or [], given["effect"] or [])]
            fields |= {"options": options} if options else {}
        case "choose" if step.asked.last is not None:
            fields["chosen"] = _chosen(step, step.asked.last)
        case "resolve":
            fields |= intake.long_texts({"resolution": given["resolution"]}, step.draft, record)
        case _:
            pass
    step.draft.fields.update(fields)


def _closed_words(given: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, key, codes in (("cause", "causes", CAUSES), ("impact", "impacts", IMPACTS)):
        if given[name] is not None:
            found[key] = kinds.spoken_list(given[name], f"--{name}", name, codes)
    if given["owner"] is not None:
        found["owner"] = kinds.spoken(given["owner"], "--owner", "role", ROLES)
    return found


def take_record(step: Step, source: str) -> None:
    """Fill the draft from a record: a file, standard input, or a draft that was kept. Raises UsageError."""
    from mission_cli.core.model.journal import Blocker

    lacking = {"type": "blocker", "date": step.place.session.today.isoformat(), "title": "–"}
    found = intake.read_record(source, Blocker, step.draft, lacking)
    if step.name == "open":
        journal.check_id(step.place.mission, found)
    steps.refuse_keys(step, found, KEYS[step.name])
    for question in found.get("diagnosis", {}):
        word_of(question, "diagnosis", QUESTIONS)
    step.draft.fields.update(found)


def _answers(typed: list[str], draft: Draft, record: str | None) -> dict[str, Any]:
    """`objectives=two of the three`: answers by question, their texts as any long text. Raises UsageError."""
    found: dict[str, str | None] = {}
    for one in typed:
        name, equals, text = one.partition("=")
        if not equals or not text.strip():
            raise UsageError("blocker.bad-answer", value=one[:60], known=", ".join(QUESTIONS))
        found[kinds.spoken(name, "--answer", "question", QUESTIONS)] = text.strip()
    texts = intake.long_texts({f"answer {name}": text for name, text in found.items()}, draft, record)
    return {name.removeprefix("answer "): text for name, text in texts.items()}


def _options(whats: list[str], effects: list[str]) -> list[dict[str, str]]:
    """Each option with the effect given in the same place. Raises UsageError when they cannot be paired."""
    if len(effects) not in ({0, 1} if len(whats) == 1 else {0, len(whats)}):
        raise UsageError("blocker.pairs", n=len(whats), effects=len(effects))
    if not all(what.strip() for what in whats):
        raise UsageError("cli.no-value", name="--what")
    padded = effects or [""] * len(whats)
    return [_option(what, effect) for what, effect in zip(whats, padded, strict=True)]


def _option(what: str, effect: str) -> dict[str, str]:
    what, effect = cleaned(what), cleaned(effect)
    return {"what": what, "effect": effect} if effect else {"what": what}


def _chosen(step: Step, typed: str) -> str:
    """The text of the option that is meant, or what was typed as a new one. Raises UsageError."""
    options = step.entry.options
    found = blockers.option_meant(options, typed)
    if found is not None:
        return str(found.what)
    if not typed.strip() or typed.strip().isdecimal():
        raise UsageError("blocker.no-option", value=typed[:60], list=_numbered(options), id=step.place.loaded.id)
    return cleaned(typed)


def _numbered(options: Any) -> str:
    return "".join(f"\n  {number}. {visible(option.what)}" for number, option in enumerate(options, start=1))
