"""The steps of one blocker: opened in the author's lane, then edited where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.commands import entries, entry_steps, intake
from mission_cli.commands.choices import choice as word_of
from mission_cli.commands.drafts import Draft, keeping, mention
from mission_cli.commands.entries import Place, Writing
from mission_cli.commands.entry_steps import Wanted, pick
from mission_cli.core import blockers
from mission_cli.core.blockers import QUESTIONS
from mission_cli.core.changes import Append, Change
from mission_cli.core.recorded import matching, name_of, path_to
from mission_cli.errors import AbortedError, Exit, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Dated
    from mission_cli.storage.workspace import Loaded

# What each step records, of a blocker's keys; a record may hold no other.
KEYS = {
    "open": ("id", "date", "title", "causes", "impacts", "owner", "ref"),
    "diagnose": ("diagnosis",),
    "option": ("options",),
    "choose": ("chosen",),
    "resolve": ("resolved", "resolution"),
    "reopen": (),
}
NEEDED = {"open": "--title", "diagnose": "--answer", "option": "--what", "resolve": "--resolution", "reopen": "--why"}
FIELD = {"open": "title", "diagnose": "diagnosis", "option": "options", "choose": "chosen", "resolve": "resolution"}
"""What a step cannot do without."""


class Asked(NamedTuple):
    """One run, as typed."""

    mission_id: str | None
    blocker_id: str | None
    choice: str | None
    given: dict[str, Any]
    writing: Writing


class Step(NamedTuple):
    """A step in the making: where it is written, and which blocker it takes further; None for one that is opened."""

    name: str
    place: Place
    item: Dated | None
    draft: Draft
    asked: Asked

    @property
    def blocker(self) -> Any:
        """The blocker's record."""
        return self.item.entry if self.item else None

    @property
    def called(self) -> str:
        """What the blocker is called."""
        return name_of(self.item) if self.item else str(self.draft.fields.get("id", ""))


def take(session: Session, name: str, asked: Asked) -> int:
    """Take a blocker one step further. Without a terminal, everything that is missing is named at once."""
    if name != "choose" and asked.choice is not None:
        raise UsageError("cli.extra")
    if name == "open" and asked.blocker_id is not None:
        raise UsageError("blocker.open-id", id=asked.blocker_id)
    if not session.interactive:
        _require(name, asked)
    loaded = session.mission(asked.mission_id, light=True)
    item, asked = _item(session, loaded, name, asked)
    lane = item.author if item else session.author(asked.writing.author)
    subject = loaded.id if item is None else f"{loaded.id} {name_of(item)}"
    draft = Draft(session, f"blocker {name}", subject)
    draft.recorded = entries.ids(loaded.mission)
    step = Step(name, Place(session, loaded, lane), item, draft, asked)
    with keeping(draft):
        _given(step)
        walked = _lacks(step)
        if walked:
            _require_person(step)
            _walk(step)
        else:
            mention(draft, asked.writing.record)
        _write(step, walked=walked)
    return Exit.DONE


def _require(name: str, asked: Asked) -> None:
    missing = ["ID"] if asked.mission_id is None else []
    needed = NEEDED.get(name)
    if needed and asked.given[needed[2:]] is None and asked.writing.record is None:
        missing.append(needed)
    if name == "choose" and asked.choice is None and asked.blocker_id is None:
        missing.append("OPTION")
    if missing:
        raise UsageError("cli.missing-options", names=", ".join(missing))


def _require_person(step: Step) -> None:
    if not step.place.session.interactive:
        raise UsageError("cli.missing-options", names=NEEDED.get(step.name, "OPTION"))


def _item(session: Session, loaded: Loaded, name: str, asked: Asked) -> tuple[Dated | None, Asked]:
    """The blocker that is meant, and what was typed with the option moved to its place."""
    if name == "open":
        return None, asked
    every = blockers.blockers(loaded.mission, session.today)
    still = [item for item in every if blockers.is_open(item)]
    items = still if name != "reopen" else [item for item in every if item not in still]
    others = [item for item in every if item not in items]
    if name == "choose" and asked.choice is None and asked.blocker_id is not None:
        # One word may be the blocker or the option.
        word = asked.blocker_id
        if word.isdecimal() or not matching([*items, *others], word):
            asked = asked._replace(blocker_id=None, choice=word)
    return pick(session, loaded, Wanted("blocker", items, others, asked.blocker_id)), asked


# What was given ------------------------------------------------------------------------------------------------------


def _given(step: Step) -> None:
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
                fields["id"] = entry_steps.id_for(step.place, given["id"], "")
        case "diagnose":
            answers = {**step.draft.fields.get("diagnosis", {}), **_answers(given["answer"] or [], step.draft, record)}
            fields |= {"diagnosis": answers} if answers else {}
        case "option":
            options = [*step.draft.fields.get("options", []), *_options(given["what"] or [], given["effect"] or [])]
            fields |= {"options": options} if options else {}
        case "choose" if step.asked.choice is not None:
            fields["chosen"] = _chosen(step, step.asked.choice)
        case "resolve":
            fields |= intake.long_texts({"resolution": given["resolution"]}, step.draft, record)
        case _:
            pass
    step.draft.fields.update(fields)


def _closed_words(given: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, option, key in (("cause", "--cause", "causes"), ("impact", "--impact", "impacts")):
        if given[name] is not None:
            found[key] = entries.spoken_list(given[name], option, name, entries.words("Blocker", key))
    if given["owner"] is not None:
        found["owner"] = entries.spoken(given["owner"], "--owner", "role", entries.words("Blocker", "owner"))
    return found


def take_record(step: Step, source: str) -> None:
    """Fill the draft from a record: a file, standard input, or a draft that was kept. Raises UsageError."""
    from mission_cli.core.model.journal import Blocker

    lacking = {"type": "blocker", "date": step.place.session.today.isoformat(), "title": "–"}
    found = intake.read_record(source, Blocker, step.draft, lacking)
    if step.name == "open":
        entries.check_id(step.place.mission, found)
    wrong = [key for key in found if key not in KEYS[step.name] and not key.startswith("x-")]
    if wrong:
        known = ", ".join(KEYS[step.name])
        raise UsageError("entries.not-of-step", keys=", ".join(wrong), step=step.name, known=known)
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
        found[entries.spoken(name, "--answer", "question", QUESTIONS)] = text.strip()
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
    what, effect = intake.cleaned(what), intake.cleaned(effect)
    return {"what": what, "effect": effect} if effect else {"what": what}


def _chosen(step: Step, typed: str) -> str:
    """The text of the option that is meant, or what was typed as a new one. Raises UsageError."""
    options = step.blocker.options
    found = blockers.option_meant(options, typed)
    if found is not None:
        return str(found.what)
    if not typed.strip() or typed.strip().isdecimal():
        raise UsageError("blocker.no-option", value=typed[:60], list=_numbered(options), id=step.place.loaded.id)
    return intake.cleaned(typed)


def _numbered(options: Any) -> str:
    return "".join(f"\n  {number}. {visible(option.what)}" for number, option in enumerate(options, start=1))


def _lacks(step: Step) -> bool:
    """Whether the step has to ask for what it is about."""
    if step.name == "reopen":
        return step.asked.given["why"] is None
    return FIELD[step.name] not in step.draft.fields


def _walk(step: Step) -> None:
    from mission_cli.commands.blocker_walk import Walk  # questions need a person

    Walk(step).through()
    if step.name != "reopen" and _lacks(step):
        raise AbortedError("entries.nothing")


# What is written -----------------------------------------------------------------------------------------------------


def _write(step: Step, *, walked: bool) -> None:
    place, writing = step.place, step.asked.writing
    changes = _changes(step)
    called = step.called
    after = entry_steps.entry_after(place, changes, step.item.index if step.item else None)
    if not step.item and not writing.dry_run:
        step.draft.number(called)
    subject = t(f"blocker.subject-{step.name}", id=place.loaded.id, blocker=called)
    if place.write(changes, writing, subject):
        step.draft.drop()
        message(visible(t(f"blocker.said-{step.name}", blocker=called, path=place.path)))
    if changes and not writing.dry_run:
        _say_next(step, after)
    if walked:
        author = entries.author_to_repeat(place, writing.author) if step.item is None else None
        entries.say_same_as(_as_words(step, author))
    if writing.json:
        _show(step, after)


def _changes(step: Step) -> list[Change]:
    fields, place, blocker = step.draft.fields, step.place, step.blocker
    if step.item is None:
        fields.setdefault("id", entry_steps.proposed_id(place, fields["title"]))
        day = entries.not_ahead(fields.get("date", place.session.today), place.session.today, "date")
        entries.warn_outside(place.mission, day)
        return [Append(("journal", place.lane), entries.ordered("blocker", {**fields, "date": day}))]
    at = path_to(place.mission, step.item)
    match step.name:
        case "diagnose":
            answers = {name: fields["diagnosis"][name] for name in QUESTIONS if name in fields["diagnosis"]}
            return blockers.diagnosed(at, blocker, answers)
        case "option":
            return blockers.weighed(at, fields["options"])
        case "choose":
            return blockers.chosen(at, blocker, fields["chosen"]) if blocker.chosen != fields["chosen"] else []
        case "resolve":
            day = entries.not_ahead(fields.get("resolved", place.session.today), place.session.today, "resolved")
            if day < blocker.date:
                raise UsageError("blocker.too-early", day=full_day(day), since=full_day(blocker.date))
            return blockers.solved(at, day, fields["resolution"])
        case _:
            return [*blockers.reopened(at, blocker), Append(("journal", _author(step)), _note(step))]


def _author(step: Step) -> str:
    return step.place.session.author(step.asked.writing.author)


def _note(step: Step) -> dict[str, Any]:
    """What is left of a resolution that did not hold, in the lane of who opens the blocker again."""
    blocker = step.blocker
    text = t(
        "blocker.note",
        blocker=step.called,
        day=full_day(blocker.resolved),
        resolution=blocker.resolution or "–",
        why=step.asked.given["why"].strip(),
    )
    today = step.place.session.today
    fields = {"id": entries.new_id(step.place.mission), "date": today, "text": text}
    return entries.ordered("note", fields | ({"ref": blocker.id} if blocker.id else {}))


def _say_next(step: Step, after: dict[str, Any]) -> None:
    """What comes next, and the command that does it; what to think of before choosing."""
    if step.name == "choose" and len(after.get("options", [])) < blockers.ENOUGH:
        message(t("cli.warning", text=t("blocker.only-one")))
    following = _next(after)
    if step.name == "diagnose":
        left = [name for name in QUESTIONS if name not in after.get("diagnosis", {})]
        if left:
            message(t("blocker.unanswered", n=len(left), questions=", ".join(left)))
    if step.name == "option" and len(after["options"]) < blockers.ENOUGH:
        following = "option"
    if following is None:
        message(visible(t("blocker.next-none", id=step.place.loaded.id)))
    else:
        again = step.name == "option" and following == "option"
        key = "blocker.next-another" if again else f"blocker.next-{following}"
        message(visible(t(key, id=step.place.loaded.id, blocker=step.called)))


def _next(after: dict[str, Any]) -> blockers.Step | None:
    return blockers.step_after(
        diagnosed=bool(after.get("diagnosis")),
        options=len(after.get("options") or []),
        chosen=after.get("chosen") is not None,
        resolved=after.get("resolved") is not None,
    )


def _as_words(step: Step, author: str | None) -> list[str]:
    """The command line that does the same without a question."""
    fields, words = step.draft.fields, ["blocker", step.name, step.place.loaded.id]
    words += [step.called] if step.item else []
    match step.name:
        case "open":
            for key, option in (("title", "title"), ("causes", "cause"), ("impacts", "impact"), ("owner", "owner")):
                if key in fields:
                    value = fields[key]
                    words += [f"--{option}", ",".join(value) if isinstance(value, list) else value]
            words += [word for key in ("ref", "id") if key in fields for word in (f"--{key}", fields[key])]
            words += (
                ["--date", str(fields["date"])]
                if fields.get("date", step.place.session.today) != (step.place.session.today)
                else []
            )
        case "diagnose":
            words += [word for name, text in fields["diagnosis"].items() for word in ("--answer", f"{name}={text}")]
        case "option":
            for option in fields["options"]:
                words += ["--what", option["what"], "--effect", option.get("effect", "")]
        case "choose":
            words.append(fields["chosen"])
        case "resolve":
            words += ["--resolution", entries.as_argument(fields["resolution"])]
        case _:
            words += ["--why", step.asked.given["why"]]
    return [*words, "--as", author] if author else words


def _show(step: Step, after: dict[str, Any]) -> None:
    from mission_cli.core.model.journal import Blocker  # the table of what may be shown is the model's

    item, levels = entry_steps.item_of("blocker", step.place, after, Blocker, step.asked.writing)
    following = _next(after)
    command = f"mission blocker {following} {step.place.loaded.id} {step.called}" if following else None
    items = [{**item, "next": following, "command": command}]
    result_json("blocker", items, today=step.place.session.today, left_out=levels)
