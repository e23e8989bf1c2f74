"""What blockers and change requests share: entries that are opened once and taken further, step by step, where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from mission_cli.actions.journal import ids, new_id
from mission_cli.actions.parse import slug
from mission_cli.commands.recording.drafts import Draft
from mission_cli.commands.recording.entries import MissionLane, Writing, as_item
from mission_cli.commands.typed import ask
from mission_cli.core.changes import Change, apply
from mission_cli.core.nearest import nearest
from mission_cli.core.recorded import matching, name_of
from mission_cli.core.slug import slugify
from mission_cli.errors import NotFoundError, UsageError
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Dated
    from mission_cli.storage.workspace import Loaded

Kind: TypeAlias = Literal["blocker", "change"]
ARGUMENT: Final = {"blocker": "BLOCKER", "change": "CHANGE"}
_LONGEST_ID = 24


class StepOptions(NamedTuple):
    """One run, as typed: the words after the step, the options of the command, and those of every command that writes."""

    mission_id: str | None
    entry_id: str | None
    last: str | None
    """The word after the entry: the option that is chosen, the decision."""
    given: dict[str, Any]
    writing: Writing


class Step(NamedTuple):
    """A step in the making: where it is written, and which entry it takes further; None for one that is begun."""

    name: str
    place: MissionLane
    item: Dated | None
    draft: Draft
    asked: StepOptions

    @property
    def entry(self) -> Any:
        """The entry's record."""
        return self.item.entry if self.item else None

    @property
    def called(self) -> str:
        """What the entry is called."""
        return name_of(self.item) if self.item else str(self.draft.fields.get("id", ""))


class Wanted(NamedTuple):
    """One entry as a person names it: those it may be, those of its kind it may not be any more, and the words typed."""

    kind: Kind
    items: Sequence[Dated]
    others: Sequence[Dated]
    typed: str | None


def begun(place: MissionLane, kind: Kind, name: str, item: Dated | None, asked: StepOptions) -> Step:
    """A step at its beginning, its draft empty."""
    of = place.loaded.id if item is None else f"{place.loaded.id} {name_of(item)}"
    draft = Draft(place.session, f"{kind} {name}", of)
    draft.recorded = ids(place.mission)
    return Step(name, place, item, draft, asked)


def refuse_keys(step: Step, found: Mapping[str, Any], known: Sequence[str]) -> None:
    """Raises UsageError for the keys of a record that this step does not write."""
    wrong = [key for key in found if key not in known and not key.startswith("x-")]
    if wrong:
        raise UsageError("entries.not-of-step", keys=", ".join(wrong), step=step.name, known=", ".join(known))


def pick(session: Session, loaded: Loaded, wanted: Wanted) -> Dated:
    """The entry that is meant: the only one there is, the one typed, or the one chosen on a terminal.

    Raises NotFoundError naming the candidates or the nearest, UsageError where there are several and nobody to ask.
    """
    kind, items, others, typed = wanted
    if typed is not None:
        return _typed(loaded, kind, items, others, typed)
    if not items:
        raise NotFoundError(f"{kind}.none-here", id=loaded.id)
    if len(items) == 1:
        return items[0]
    if not session.interactive:
        names = ", ".join(name_of(item) for item in items)
        raise UsageError("entries.which", name=ARGUMENT[kind], ids=names)
    labels = [(str(at), f"{name_of(item)} · {_about(item)}") for at, item in enumerate(items)]
    return items[int(ask.choose(t(f"{kind}.ask-which"), labels))]


def _about(item: Dated) -> str:
    entry = item.entry
    return getattr(entry, "title", None) or getattr(entry, "what", None) or ""


def _typed(loaded: Loaded, kind: Kind, items: Sequence[Dated], others: Sequence[Dated], typed: str) -> Dated:
    found = matching(items, typed)
    if len(found) == 1:
        return found[0]
    if found:
        ids_found = ", ".join(name_of(item) for item in found[:8])
        raise NotFoundError("entries.ambiguous", name=ARGUMENT[kind], value=typed[:60], ids=ids_found)
    past = matching(others, typed)
    if len(past) == 1:
        raise NotFoundError(f"{kind}.not-now", id=loaded.id, entry=name_of(past[0]))
    names = [name_of(item) for item in items]
    near = nearest(typed, names)
    close = list(dict.fromkeys(([near] if near else []) + [name for name in names if typed.casefold() in name] + names))
    key = "entries.unknown-near" if close else "entries.unknown"
    raise NotFoundError(key, name=ARGUMENT[kind], value=typed[:60], id=loaded.id, ids=", ".join(close[:5]))


def id_for(place: MissionLane, given: str | None, text: str) -> str:
    """The id of a new blocker or change: the one typed, refused when it is taken, else made from its text."""
    taken = ids(place.mission)
    if given is not None:
        found = slug(given, "--id")
        if found in taken:
            raise UsageError("entries.id-in-use", id=found)
        return found
    return proposed_id(place, text)


def proposed_id(place: MissionLane, text: str) -> str:
    """An id made from a text, cut between words; a taken one gets characters that no other branch would give."""
    taken = ids(place.mission)
    found = slugify(text)
    if len(found) > _LONGEST_ID:
        found = slugify(found[: _LONGEST_ID + 1].rpartition("-")[0] or found[:_LONGEST_ID])
    if not found:
        return new_id(place.mission)
    return found if found not in taken else f"{found}-{new_id(place.mission)[:4]}"


def entry_after(place: MissionLane, changes: Sequence[Change], at: int | None) -> dict[str, Any]:
    """The entry as the changes leave it: the one at this place of the lane, the newest one for None."""
    data: Any = apply(changes, place.loaded.data)
    lane = data["journal"][place.lane]
    found: dict[str, Any] = lane[-1 if at is None else at]
    return found


def item_of(kind: Kind, place: MissionLane, entry: Mapping[str, Any], model: Any, writing: Writing) -> tuple[Any, Any]:
    """The JSON item of an entry as it may be shown, and the levels of what is left out."""
    from mission_cli.core.model.visible import visible_record

    seen = visible_record(dict(entry), full=writing.full, of=model)
    return as_item(kind, seen.data, **place.as_item()), seen.levels
