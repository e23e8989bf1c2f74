"""A step of a blocker, written, said and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.actions import journal, kinds
from mission_cli.commands.recording import entries, steps
from mission_cli.core import blockers
from mission_cli.core.blockers import QUESTIONS
from mission_cli.core.changes import Append, Change
from mission_cli.core.recorded import path_to
from mission_cli.errors import UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day, sentence
from mission_cli.shell import command_line
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.recording.steps import Step


def write(step: Step, *, walked: bool) -> None:
    place, writing = step.place, step.asked.writing
    changes = _changes(step)
    called = step.called
    after = steps.entry_after(place, changes, step.item.index if step.item else None)
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
    fields, place, blocker = step.draft.fields, step.place, step.entry
    if step.item is None:
        fields.setdefault("id", steps.proposed_id(place, fields["title"]))
        day = kinds.not_ahead(fields.get("date", place.session.today), place.session.today, "date")
        entries.warn_outside(place.mission, day)
        return [Append(("journal", place.lane), journal.ordered("blocker", {**fields, "date": day}))]
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
            day = kinds.not_ahead(fields.get("resolved", place.session.today), place.session.today, "resolved")
            if day < blocker.date:
                raise UsageError("blocker.too-early", day=full_day(day), since=full_day(blocker.date))
            return blockers.solved(at, day, fields["resolution"])
        case _:
            return [*blockers.reopened(at, blocker), Append(("journal", _author(step)), _note(step))]


def _author(step: Step) -> str:
    return step.place.session.author(step.asked.writing.author)


def _note(step: Step) -> dict[str, Any]:
    """What is left of a resolution that did not hold, in the lane of who opens the blocker again."""
    blocker = step.entry
    text = t(
        "blocker.note",
        blocker=step.called,
        day=full_day(blocker.resolved),
        resolution=sentence(blocker.resolution) if blocker.resolution else "–",
        why=sentence(step.asked.given["why"]),
    )
    today = step.place.session.today
    fields = {"id": journal.new_id(step.place.mission), "date": today, "text": text}
    return journal.ordered("note", fields | ({"ref": blocker.id} if blocker.id else {}))


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
    today = step.place.session.today
    words += [step.called] if step.item else []
    match step.name:
        case "open":
            for key, option in (("title", "title"), ("causes", "cause"), ("impacts", "impact"), ("owner", "owner")):
                if key in fields:
                    value = fields[key]
                    words += [f"--{option}", ",".join(value) if isinstance(value, list) else value]
            words += [word for key in ("ref", "id") if key in fields for word in (f"--{key}", fields[key])]
            words += entries.date_words(fields.get("date", today), today)
        case "diagnose":
            words += [word for name, text in fields["diagnosis"].items() for word in ("--answer", f"{name}={text}")]
        case "option":
            for option in fields["options"]:
                words += ["--what", option["what"], "--effect", option.get("effect", "")]
        case "choose":
            words.append(fields["chosen"])
        case "resolve":
            words += ["--resolution", kinds.as_argument(fields["resolution"])]
        case _:
            words += ["--why", step.asked.given["why"]]
    return [*words, "--as", author] if author else words


def _show(step: Step, after: dict[str, Any]) -> None:
    from mission_cli.core.model.journal import Blocker  # the table of what may be shown is the model's

    item, levels = steps.item_of("blocker", step.place, after, Blocker, step.asked.writing)
    following = _next(after)
    command = command_line(f"mission blocker {following}", [step.place.loaded.id, step.called]) if following else None
    items = [{**item, "next": following, "command": command}]
    result_json("blocker", items, today=step.place.session.today, left_out=levels)
