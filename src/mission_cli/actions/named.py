"""One thing of a mission as a person names it: by its id, or by the beginning of one; and the ids of new things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from mission_cli.actions.kinds import Kind
from mission_cli.actions.outcome import Joined, Say
from mission_cli.actions.parse import slug
from mission_cli.core.agreement import short_id, unique
from mission_cli.core.nearest import nearest
from mission_cli.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mission_cli.core.model.mission import Mission

Thing: TypeAlias = Literal["deliverable", "milestone", "equipment", "access"]


def names(mission: Mission, thing: Thing) -> list[str]:
    """The ids of the things of one kind."""
    if thing == "deliverable":
        return [one.id for one in mission.contract.deliverables]
    if thing == "milestone":
        return [one.id for one in mission.contract.milestones]
    return [one.id for one in (mission.equipment if thing == "equipment" else mission.access)]


def named(mission_id: str, thing: Thing, known: Collection[str], wanted: str) -> str:
    """The one of `known` (ids) that is meant. Raises NotFoundError naming the candidates."""
    folded = wanted.casefold()
    if folded in known:
        return folded
    starting = [one for one in known if folded and one.startswith(folded)]
    if len(starting) == 1:
        return starting[0]
    near = nearest(wanted, known)
    candidates = starting[:8] or ([near] if near else []) or list(known)[:8]
    key = "pick.ambiguous" if starting else "pick.unknown" if candidates else "pick.none"
    raise NotFoundError(key, what=Say(f"pick.{thing}", {}), wanted=wanted[:60], ids=Joined(candidates), id=mission_id)


def new_thing(thing: Thing, steps: Sequence[str] = ()) -> Kind:
    """The id of a new thing. It may be none that is taken, nor one of `steps`: a word of the command is no name for what
    it is done to."""

    def read(text: str, called: str, mission: Mission) -> str:
        wanted = slug(text, called)
        if wanted in names(mission, thing) or wanted in steps:
            raise UsageError("pick.taken", what=Say(f"pick.{thing}", {}), wanted=wanted)
        return wanted

    return Kind("NEW-ID", lambda text, called, context: read(text, called, context.mission))


def proposed(mission: Mission, thing: Thing, text: str, steps: Sequence[str] = ()) -> str:
    """An id for a new thing, made from its words."""
    return unique(short_id(text) or thing, [*names(mission, thing), *steps])
