"""A record as it may be shown where not all of it may be: the fields of some levels emptied, all else as it was.

For what is shown to people. Programs are given the data as the file has it: `visible_record` in visible.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel

from mission_cli.core.model.levels import KEPT_BACK, LEVELS, Level
from mission_cli.core.model.visible import Tree, below, levels_of, of_mapping, strongest
from mission_cli.core.readers import may_read, readers

if TYPE_CHECKING:
    from mission_cli.core.model.journal import JournalEntry
    from mission_cli.core.model.mission import Mission

R = TypeVar("R", bound=BaseModel)
_EMPTY: Final[tuple[Any, ...]] = (None, [], {})


def emptied(record: R, levels: Collection[Level] = KEPT_BACK) -> tuple[R, Counter[Level]]:
    """The record without the values of these levels, and how many of each are not in it.

    No record and no entry of a list is taken away, the keys of a mapping of the person's own are. What is emptied may be
    a field that a file cannot do without: the result is to be shown, never written or read again.
    """
    out: Counter[Level] = Counter()
    found: R = _emptied(record, levels_of(type(record)), levels, out)
    return found, out


def emptied_for(mission: Mission, who: str | None) -> tuple[Mission, int]:
    """The mission without what those entries say that are not for this reader (a slug), and how many they are."""
    hidden = 0
    journal: dict[str, list[JournalEntry] | None] = {}
    for author, lane in mission.journal.items():
        told = []
        for entry in lane or ():
            shown = entry if may_read(readers(entry, author, mission), who) else emptied(entry)[0]
            hidden += shown is not entry
            told.append(shown)
        journal[author] = told
    return (mission.model_copy(update={"journal": journal}), hidden) if hidden else (mission, 0)


def _emptied(value: Any, tree: Tree | Level, levels: Collection[Level], out: Counter[Level]) -> Any:
    if isinstance(tree, str):
        if tree not in levels or value in _EMPTY:
            return value
        out[tree] += 1
        return type(value)() if isinstance(value, (list, dict)) else None
    if isinstance(value, list):
        return [_emptied(one, tree, levels, out) for one in value]
    if isinstance(value, dict):
        found = {key: _emptied(one, below(tree, key), levels, out) for key, one in value.items()}
        return {key: one for key, one in found.items() if one is not None or value[key] is None}
    if isinstance(value, BaseModel):
        return _emptied_record(value, of_mapping(tree, getattr(value, "type", None)), levels, out)
    return value


def _emptied_record(record: BaseModel, tree: Tree | Level, levels: Collection[Level], out: Counter[Level]) -> BaseModel:
    changed = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if value in _EMPTY:
            continue
        found = _emptied(value, below(tree, field.alias or name), levels, out)
        if found is not value:
            changed[name] = found
    return record.model_copy(update=changed)


def level_of(path: Sequence[object], of: type[BaseModel] | str = "Mission") -> Level:
    """The level of a place in a file, by its keys; steps that are no text name entries of a list.

    The strongest of what may stand there: a path does not say the type of an entry of the journal.
    """
    keys = [step for step in path if isinstance(step, str)]
    trees = [levels_of(of)]
    for at, key in enumerate(keys):
        in_entry = at == _KEYS_OF_LANE and keys[0] == "journal"
        trees = [kind for tree in trees for kind in _kinds(tree, key)] if in_entry else trees
        trees = [below(tree, key) for tree in trees]
    return max((strongest(tree) for tree in trees), key=LEVELS.index, default=LEVELS[-1])


_KEYS_OF_LANE: Final = 2
"""`journal` and whose lane it is: what comes next is a key of an entry."""


def _kinds(lane: Tree | Level, key: str) -> list[Tree | Level]:
    """The types of entry that have this key."""
    return [kind for kind in lane.values() if isinstance(kind, dict) and key in kind] if isinstance(lane, dict) else []
