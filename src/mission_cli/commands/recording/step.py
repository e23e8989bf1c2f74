"""One step of what a mission has already, recorded by options or at prompts: read, written, said, shown to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.actions.kinds import Context
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.entries import MissionLane
from mission_cli.commands.recording.record import target_of
from mission_cli.errors import Exit
from mission_cli.render.out import result_json
from mission_cli.render.say import subject, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mission_cli.actions.form import Form, Values
    from mission_cli.actions.outcome import Outcome, Target
    from mission_cli.commands.recording.options import Run
    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Mission


class Stepping(NamedTuple):
    """A step in the making: the mission, and what was given, which prompts complete."""

    session: Session
    target: Target
    context: Context
    values: Values

    @property
    def mission(self) -> Mission:
        """The mission's record."""
        return self.target.mission


class ItemsOf(NamedTuple):
    """How programs see what a step was done to: the kind of the items, and those of an outcome."""

    kind: str
    items: Callable[[Target, Outcome], list[dict[str, Any]]]


def step(
    session: Session,
    run: Run,
    form: Form,
    act: Callable[[Target, Values], Outcome],
    shown: ItemsOf,
    walk: Callable[[Stepping], None],
    *,
    signed: Callable[[Target, Values], bool] = lambda *_: False,
    said: Sequence[str] = (),
) -> int:
    """Record a step. What it cannot do without is asked for by `walk`, on a terminal; who records it must be known where
    it is `signed`. `said` are the further words of the line that says the same."""
    given = [name for name, value in run.typed.items() if (value or "").strip()]
    lacking = form.lacking(given)
    labels = {field.name: field.spelled for field in form.fields}
    entries.require(session, {"ID": run.mission_id is None, **{labels[name]: True for name, *_ in lacking}})
    loaded = session.mission(run.mission_id)
    context = Context(loaded.mission, session.today, session.day, session.workspace.settings.currency)
    values = {**form.read(run.typed, context), **run.words}
    one = Stepping(session, target_of(MissionLane(session, loaded, "")), context, values)
    if lacking:
        walk(one)
    place = MissionLane(session, loaded, session.author(run.writing.author) if signed(one.target, values) else "")
    outcome = act(target_of(place), values)
    repeat = None
    if lacking:
        words = [*form.words({**values, **outcome.entry}, context), *said]
        author = entries.author_to_repeat(place, run.writing.author) if place.lane else None
        repeat = [form.name, loaded.id, *words, *(["--as", author] if author else [])]
    return finish(place, run, outcome, shown, repeat)


def finish(place: MissionLane, run: Run, outcome: Outcome, shown: ItemsOf, repeat: Sequence[str] | None = None) -> int:
    """Write a step, and say what it was: to programs the things as they are then. `repeat` says the same in one line."""
    writing, session, loaded = run.writing, place.session, place.loaded
    tell(say for say in outcome.said if say.always)
    written = bool(outcome.changes) and place.write(outcome.changes, writing, subject(outcome.subject))
    if repeat is not None:
        entries.say_same_as(repeat)
    if written and not writing.json:
        tell(say for say in outcome.said if not say.always)
    if writing.json:
        now = place._replace(loaded=session.workspace.load(loaded.id)) if written else place
        items = shown.items(target_of(now), outcome)
        today = session.today.isoformat()
        result_json(shown.kind, items, today=today, mission=loaded.id, written=written, **outcome.about)
    return Exit.DONE
