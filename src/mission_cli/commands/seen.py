"""What a command shows of a record: all of it to a person at a terminal, in a pipe or a log only what may be passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mission_cli.commands.excerpts import before_a_person
from mission_cli.core.model.levels import LEVELS
from mission_cli.core.readers import readers
from mission_cli.errors import UsageError
from mission_cli.render.out import message
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mission_cli.commands.session import Session
    from mission_cli.core.model.consultant import Consultant
    from mission_cli.core.model.levels import Level
    from mission_cli.core.model.mission import Mission


class Seen(NamedTuple):
    """A mission as it may be shown. `whole`: with all that is confidential; `left_out` are the levels it is without,
    `for_managers` how many entries are without what they say, since the person is not known as a manager."""

    mission: Mission
    whole: bool
    left_out: Sequence[Level] = ()
    for_managers: int = 0


def reader(session: Session) -> str | None:
    """Who reads, as far as MISSION_AUTHOR or git says; None for a person nobody knows."""
    try:
        return session.author_if_known(None)
    except UsageError:  # a name without a letter is nobody's
        return None


def seen(session: Session, mission: Mission, *, full: bool) -> Seen:
    """What of a mission is shown here and now; all of it with `full`."""
    if full:
        return Seen(mission, whole=True)
    if before_a_person():
        if all(readers(item.entry, item.author, mission) is None for item in mission.dated()):
            return Seen(mission, whole=True)
        from mission_cli.core.model.emptied import emptied_for

        told, hidden = emptied_for(mission, reader(session))
        return Seen(told, whole=True, for_managers=hidden)
    from mission_cli.core.model.emptied import emptied  # only a pipe needs it

    shown, out = emptied(mission)
    return Seen(shown, whole=False, left_out=[level for level in LEVELS if out[level]])


def seen_profile(profile: Consultant, *, full: bool) -> tuple[Consultant, list[Level]]:
    """What of a profile is shown here and now, and the levels it is without."""
    if full or before_a_person():
        return profile, []
    from mission_cli.core.model.emptied import emptied

    shown, out = emptied(profile)
    return shown, [level for level in LEVELS if out[level]]


def say_for_managers(count: int) -> None:
    """Say how many entries are shown without what they say, for they are for managers, and how a manager sees it."""
    if count:
        message(t("cli.for-managers", n=count))


def say_left_out(levels: Collection[str]) -> None:
    """Say what was left out, by its levels, and how to see it; nothing where all was shown."""
    if levels:
        message(t("cli.kept-back", levels=", ".join(t(f"cli.kept-back-{level}") for level in levels)))
