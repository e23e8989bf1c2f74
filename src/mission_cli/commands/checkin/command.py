"""`mission checkin`: a follow-up talk recorded, walked through on a terminal, or given by options in one line."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, NamedTuple

import typer

from mission_cli.commands.checkin import options
from mission_cli.commands.days_off import days_off
from mission_cli.commands.options import (
    Author,
    Commit,
    DryRun,
    EntryDate,
    Full,
    Json,
    MissionId,
    Record,
    TextOption,
    Yes,
)
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import Draft, keeping, mention, take_up
from mission_cli.commands.recording.entries import Place, Writing
from mission_cli.commands.session import Session
from mission_cli.commands.typed import intake
from mission_cli.core.changes import Append, Change, Entry, Set
from mission_cli.core.checkin import AGENDA, OpenAction, next_after
from mission_cli.core.model.choices import ROLES
from mission_cli.core.objectives import late, side_command
from mission_cli.core.review import Review, is_review, review
from mission_cli.errors import AbortedError, Exit, MissionError, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import distance, full_day, word
from mission_cli.texts import t

TEXTS = (*AGENDA, "successes", "adjustments")
CONTENT = frozenset((*TEXTS, "health", "reached", "actions"))
"""What makes an entry a check-in: without any of these nothing was said."""


def checkin(
    ctx: typer.Context,
    mission_id: MissionId = None,
    date: EntryDate = None,
    health: Annotated[str | None, typer.Option("--health", metavar="green|amber|red")] = None,
    progress: TextOption = None,
    results: TextOption = None,
    quality: TextOption = None,
    difficulties: TextOption = None,
    solutions: TextOption = None,
    needs: TextOption = None,
    successes: TextOption = None,
    adjustments: TextOption = None,
    reached: Annotated[list[str] | None, typer.Option("--reached", metavar="OBJECTIVE=FIGURE")] = None,
    action: Annotated[list[str] | None, typer.Option("--action", metavar="WHAT;OWNER;DUE")] = None,
    done: Annotated[list[str] | None, typer.Option("--done", metavar="ACTION")] = None,
    attendees: Annotated[str | None, typer.Option("--attendees", metavar="ROLE,ROLE")] = None,
    author: Author = None,
    record: Record = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    values = (progress, results, quality, difficulties, solutions, needs, successes, adjustments)
    texts = dict(zip(TEXTS, values, strict=True))
    writing = Writing(author, record, dry_run, commit, json, full)
    asked = Asked(texts, date, health, reached or [], action or [], done or [], attendees, yes, writing)
    return _checkin(session, mission_id, asked)


class Asked(NamedTuple):
    """The options of one run, as typed."""

    texts: dict[str, str | None]
    date: str | None
    health: str | None
    reached: list[str]
    action: list[str]
    done: list[str]
    attendees: str | None
    yes: bool
    writing: Writing

    def says_something(self) -> bool:
        """Whether the options hold anything to record: then nothing is asked for."""
        given = (self.health, self.writing.record, *self.reached, *self.action, *self.done, *self.texts.values())
        return any(value is not None for value in given)


def _checkin(session: Session, mission_id: str | None, asked: Asked) -> int:
    if not session.interactive:
        _require(mission_id, asked)
    loaded = session.mission(mission_id)
    place = Place(session, loaded, session.author(asked.writing.author))
    draft = Draft(session, "checkin", loaded.id)
    draft.recorded = entries.ids(loaded.mission)
    with keeping(draft):
        done = _given(place, asked, draft)
        walked = not asked.says_something()
        better: dict[str, str] = {}
        if walked:
            done, better = _walk(place, asked, draft)
        else:
            mention(draft, asked.writing.record)
            _check_day(place, asked, draft)
        if not draft.fields.keys() & CONTENT and not done:
            raise _nothing(walked=walked)
        _write(place, asked, draft, done, better)
        if walked:
            author = entries.author_to_repeat(place, asked.writing.author)
            entries.say_same_as(options.as_words(loaded.id, draft.fields, done, session.today, author))
    return Exit.DONE


def _nothing(*, walked: bool) -> MissionError:
    return AbortedError("entries.nothing") if walked else UsageError("cli.missing-options", names=_content_options())


def _require(mission_id: str | None, asked: Asked) -> None:
    """Name everything that is missing at once, when nobody can be asked."""
    missing = ["ID"] if mission_id is None else []
    if not asked.says_something():
        missing.append(_content_options())
    if missing:
        raise UsageError("cli.missing-options", names=", ".join(missing))


def _content_options() -> str:
    return t("checkin.missing-content", names=" ".join(f"--{name}" for name in AGENDA))


def _given(place: Place, asked: Asked, draft: Draft) -> list[OpenAction]:
    """Fill the draft from the options, over what a record holds. The actions that `--done` names."""
    session, record = place.session, asked.writing.record
    fields: dict[str, Any] = {}
    if asked.date is not None:
        fields["date"] = entries.day_held(session, asked.date)
    if asked.attendees is not None:
        fields["attendees"] = entries.spoken_list(asked.attendees, "--attendees", "role", ROLES)
    if asked.health is not None:
        fields["health"] = options.health(asked.health)
    reached = dict(options.reached(text, place.mission) for text in asked.reached)
    actions = [options.action(text, session) for text in asked.action]
    done = options.done(asked.done, place.mission)
    if record is not None:
        _take_record(place, draft, record)
    fields.update(intake.long_texts(asked.texts, draft, record))
    draft.fields.update(fields)
    if reached:
        draft.fields["reached"] = {**draft.fields.get("reached", {}), **reached}
    if actions:
        draft.fields["actions"] = [*draft.fields.get("actions", []), *actions]
    return done


def _take_record(place: Place, draft: Draft, source: str) -> None:
    """Fill the draft from a record: a file, standard input, or a draft that was kept."""
    from mission_cli.core.model.journal import Checkin

    lacking = {"type": "checkin", "date": place.session.today.isoformat()}
    draft.fields.update(intake.read_record(source, Checkin, draft, lacking))
    entries.check_id(place.mission, draft.fields)
    for objective in draft.fields.get("reached", {}):
        options.known_objective(objective, place.mission)


def _walk(place: Place, asked: Asked, draft: Draft) -> tuple[list[OpenAction], dict[str, str]]:
    """The actions that were done, and the side that is better for objectives of which it was asked."""
    from mission_cli.commands.checkin.walk import Walk  # questions need a person

    given = set(draft.fields)
    take_up(draft, lambda path: _take_record(place, draft, path))
    walk = Walk(place, draft, given, live=not asked.writing.dry_run)
    return walk.through(lambda day: _twice(place, day) and not asked.yes), walk.better


def _held(place: Place, draft: Draft) -> dt.date:
    held: dt.date = draft.fields.get("date", place.session.today)
    return held


def _check_day(place: Place, asked: Asked, draft: Draft) -> None:
    """Refuse a day to come, and a second check-in of one day by one person that nobody confirmed."""
    held = entries.not_ahead(_held(place, draft), place.session.today, "date")
    if draft.fields.keys() & CONTENT and _twice(place, held) and not asked.yes:
        raise UsageError("checkin.twice", author=place.lane, day=full_day(held), id=place.loaded.id)


def _twice(place: Place, held: dt.date) -> bool:
    lane = place.mission.journal.get(place.lane) or ()
    return any(entry.type == "checkin" and entry.date == held for entry in lane)


def _write(place: Place, asked: Asked, draft: Draft, done: list[OpenAction], better: dict[str, str]) -> None:
    held = _held(place, draft)
    changes: list[Change] = [Set(_path_of(action), held) for action in done]
    changes += [Set(("objectives", Entry(name), "better"), side) for name, side in better.items()]
    entry: dict[str, Any] = {}
    if draft.fields.keys() & CONTENT:  # an action marked done is no check-in
        fields = {"id": entries.new_id(place.mission), "date": held, **draft.fields}
        entry = entries.ordered("checkin", fields)
        if not asked.writing.dry_run:
            draft.number(entry["id"])
        changes.append(Append(("journal", place.lane), entry))
        entries.warn_outside(place.mission, held)
    if place.write(changes, asked.writing, _subject(place, entry, held, len(done))):
        draft.drop()
        _say(place, entry, held, done)
        _say_sides(place, entry.get("reached", {}), better)
    if asked.writing.json:
        _show(place, entry, held, done, full=asked.writing.full)


def _path_of(action: OpenAction) -> tuple[str | int | Entry, ...]:
    entry = Entry(action.entry) if isinstance(action.entry, str) else action.entry
    return ("journal", action.lane, entry, "actions", action.index, "done")


def _subject(place: Place, entry: dict[str, Any], held: dt.date, done: int) -> str:
    if not entry:
        return t("checkin.subject-done", id=place.loaded.id, day=held, n=done)
    health = entry.get("health")
    key = "checkin.subject-health" if health else "checkin.subject"
    return t(key, id=place.loaded.id, day=held, health=word("health", health))


def _say(place: Place, entry: dict[str, Any], held: dt.date, done: list[OpenAction]) -> None:
    for action in done:
        message(visible(t("checkin.marked", day=full_day(action.promised), what=action.what)))
    if not entry:
        return
    what = [word("health", entry["health"])] if "health" in entry else []
    items = sum(name in entry for name in TEXTS)
    what += [t("checkin.items", n=items)] if items else []
    what += [f"{objective} {value}" for objective, value in entry.get("reached", {}).items()]
    what += [t("checkin.actions", n=len(entry["actions"]))] if "actions" in entry else []
    message(visible(t("checkin.recorded", day=full_day(held), path=place.path, what=", ".join(what))))
    following = _following(place, entry, held)
    if following.checkin:
        away = (following.checkin - place.session.today).days
        message(t("checkin.next", day=full_day(following.checkin), distance=distance(away)))
    else:
        message(t("checkin.next-none", day=full_day(place.mission.end)))
    _say_review(place, following, held)


def _say_sides(place: Place, figures: dict[str, Any], known: dict[str, str]) -> None:
    """Figures that nothing can judge for want of a direction: how to give it."""
    for one in place.mission.objectives:
        if one.id in figures and one.id not in known and late(one, str(figures[one.id])) == "no-side":
            message(t("checkin.no-side", id=one.id, command=side_command(place.loaded.id, one.id)), as_is=True)


class Following(NamedTuple):
    """What comes after this check-in. `review` are the three-party reviews, `is_one` whether this is one of them."""

    checkin: dt.date | None
    review: Review
    is_one: bool


def _following(place: Place, entry: dict[str, Any], held: dt.date) -> Following:
    off = days_off(place.session, place.mission)
    default = place.session.workspace.settings.review
    is_one = is_review(entry.get("attendees", ()), place.lane, place.mission)
    return Following(
        next_after(place.mission, held, place.every, off),
        review(place.mission, default, off, also=held if is_one else None),
        is_one,
    )


def _say_review(place: Place, following: Following, held: dt.date) -> None:
    """When all three parties meet next; a warning when they should have met at this check-in."""
    due = following.review.next
    if due is None:
        return
    facts = {"day": full_day(due), "distance": distance((due - place.session.today).days)}
    if due > held:
        message(t("checkin.review-next", **facts))
        return
    last = following.review.last
    text = (
        t("checkin.review-due", day=full_day(due), last=full_day(last)) if last else t("checkin.review-never", **facts)
    )
    message(t("cli.warning", text=text))


def _show(place: Place, entry: dict[str, Any], held: dt.date, done: list[OpenAction], *, full: bool) -> None:
    from mission_cli.core.model.journal import Checkin  # the table of what may be shown is the model's
    from mission_cli.core.model.visible import visible_record

    following = _following(place, entry, held)
    more = {"next_checkin": following.checkin, "review": following.is_one, "next_review": following.review.next}
    seen = visible_record(entry, full=full, of=Checkin)
    items = [{**entries.as_item("checkin", seen.data, **place.as_item()), **more}] if entry else []
    marked = [{"what": action.what, "owner": action.owner, "due": action.due, "done": held} for action in done]
    result_json("checkin", items, today=place.session.today, marked=marked, left_out=seen.levels)
