"""One entry recorded, by options or at prompts: read, kept as a draft meanwhile, written, said, shown to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.actions.form import EMPTY, merged
from mission_cli.actions.journal import check_id, ids
from mission_cli.actions.kinds import Context
from mission_cli.actions.outcome import Target
from mission_cli.commands.days_off import days_off
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import Draft, keeping, mention, take_up
from mission_cli.commands.recording.entries import MissionLane
from mission_cli.commands.typed import intake
from mission_cli.errors import AbortedError, Exit, UsageError
from mission_cli.render.out import result_json
from mission_cli.render.say import subject, tell
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from mission_cli.actions.form import Form, Group, Values
    from mission_cli.actions.outcome import Outcome
    from mission_cli.commands.recording.options import Run
    from mission_cli.commands.session import Session


class Recording(NamedTuple):
    """An entry in the making: `draft.fields` is what was given of the record, `beside` what else was said; `given` names
    what the options and the record say, which is not asked for."""

    form: Form
    run: Run
    place: MissionLane
    target: Target
    context: Context
    draft: Draft
    beside: dict[str, Any]
    given: set[str]

    def values(self) -> Values:
        """All that was given."""
        return {**self.draft.fields, **self.beside}

    def lacking(self) -> list[Group]:
        """What the entry cannot do without and nobody said: of each group of fields, one at least."""
        return self.form.lacking([name for name, value in self.values().items() if value not in EMPTY])

    def take_record(self, source: str) -> None:
        """Fill the draft from a record: a file, standard input, or a draft that was kept. Raises InvalidDataError."""
        from mission_cli.core.model.structure import entries as records

        lacking = {"type": self.form.name, "date": self.target.today.isoformat()}
        lacking |= {group[0]: _stand_in(self.form, group[0]) for group in self.form.needed if len(group) == 1}
        self.draft.fields.update(intake.read_record(source, records()[self.form.name], self.draft, lacking))
        check_id(self.target.mission, self.draft.fields)


def record(
    session: Session,
    run: Run,
    form: Form,
    act: Callable[[Target, Values], Outcome],
    walk: Callable[[Recording], None],
) -> int:
    """Record an entry. What the options leave out that it cannot do without is asked for by `walk`, on a terminal."""
    given = [name for name, value in run.typed.items() if value not in (None, [])]
    lacking = [] if run.writing.record is not None else form.lacking(given)
    entries.require(session, {"ID": run.mission_id is None, **{_label(form, group): True for group in lacking}})
    loaded = session.mission(run.mission_id)
    place = MissionLane(session, loaded, session.author(run.writing.author))
    target = target_of(place)
    context = Context(loaded.mission, session.today, session.day)
    draft = Draft(session, form.name, loaded.id)
    draft.recorded = ids(loaded.mission)
    one = Recording(form, run, place, target, context, draft, {}, set())
    with keeping(draft):
        _take(one)
        walked = bool(one.lacking()) and session.interactive
        if walked:
            one.given.update(draft.fields)
            take_up(draft, one.take_record)
            walk(one)
        else:
            mention(draft, run.writing.record)
        if one.lacking():
            raise AbortedError("entries.nothing") if walked else _refusal(one)
        _write(one, act(target, one.values()))
        if walked:
            author = entries.author_to_repeat(place, run.writing.author)
            words = form.words(one.values(), context)
            entries.say_same_as([form.name, loaded.id, *words, *(["--as", author] if author else [])])
    return Exit.DONE


def _refusal(one: Recording) -> UsageError:
    """What is said of options that leave something out, or say it with an empty text."""
    labels = [_label(one.form, group) for group in one.lacking()]
    empty = [
        label
        for label, (name, *more) in zip(labels, one.lacking(), strict=True)
        if one.run.typed[name] is not None and not more
    ]
    if empty:
        return UsageError("cli.no-value", name=empty[0])
    return UsageError("cli.missing-options", names=", ".join(labels))


def target_of(place: MissionLane) -> Target:
    """The mission as an action takes it."""
    session, loaded = place.session, place.loaded
    settings = session.workspace.settings
    return Target(loaded, place.path, place.lane, session.today, settings, lambda: days_off(session, loaded.mission))


def _take(one: Recording) -> None:
    """Fill the draft from the options, over what a record holds."""
    typed, record = one.run.typed, one.run.writing.record
    long = {field.name: typed[field.name] for field in one.form.fields if field.kind.long}
    found = one.form.read({name: value for name, value in typed.items() if name not in long}, one.context)
    if record is not None:
        one.take_record(record)
    found |= one.form.read(intake.long_texts(long, one.draft, record), one.context)
    beside = {field.name for field in one.form.fields if field.beside}
    one.beside.update({name: value for name, value in found.items() if name in beside})
    fields = {name: value for name, value in found.items() if name not in beside}
    whole = merged(one.form, fields, one.draft.fields)
    one.draft.fields.update({field.name: whole[field.name] for field in one.form.fields if field.name in whole})


def _label(form: Form, group: Group) -> str:
    if len(group) > 1:
        return t(f"{form.name}.content")
    return next(field.spelled for field in form.fields if field.name == group[0])


def _stand_in(form: Form, name: str) -> str:
    """What stands for a field that a record need not have yet, while the rest of it is checked."""
    kind = next(field.kind for field in form.fields if field.name == name)
    return kind.codes[0] if kind.codes else "…"


def _write(one: Recording, outcome: Outcome) -> None:
    draft, writing, entry = one.draft, one.run.writing, outcome.entry
    if entry and not writing.dry_run:
        draft.number(entry["id"])
    written = one.place.write(outcome.changes, writing, subject(outcome.subject))
    if written:
        draft.drop()
    tell(say for say in outcome.said if written or say.always)
    if writing.json:
        _show(one, outcome)


def _show(one: Recording, outcome: Outcome) -> None:
    from mission_cli.core.model.structure import entries as records  # the table of what may be shown is the model's
    from mission_cli.core.model.visible import visible_record

    kind = one.form.name
    seen = visible_record(outcome.entry, full=one.run.writing.full, of=records()[kind])
    items = [{**entries.as_item(kind, seen.data, **one.place.as_item()), **outcome.more}] if outcome.entry else []
    result_json(kind, items, today=one.target.today, **outcome.about, left_out=seen.levels)
