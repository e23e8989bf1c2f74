"""What an action is done to, and what comes of it: changes of a file, and what there is to say in keys and values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.core.say import Away, Choices, Coded, Joined, Listed, OneLine, Say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mission_cli.core.changes import Change
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.model.settings import Settings
    from mission_cli.core.working_days import DaysOff
    from mission_cli.storage.workspace import Loaded

__all__ = ["Away", "Choices", "Coded", "Joined", "Listed", "OneLine", "Outcome", "Say", "Target"]


class Target(NamedTuple):
    """A mission, as its file was read, for somebody to record something in it.

    `path` is the file's, from the workspace; `author` the slug of who records, in whose lane entries go; `days_off`
    what moves the mission's days.
    """

    loaded: Loaded
    path: str
    author: str
    today: dt.date
    settings: Settings
    days_off: Callable[[], DaysOff]

    @property
    def mission(self) -> Mission:
        """The mission's record."""
        return self.loaded.mission


class Outcome(NamedTuple):
    """What an action writes and says. `subject` is the one of the commit and of the step that can be undone; `entry` is
    what was recorded, as the file has it, {} where nothing was but a step in another entry; `more` are the further keys
    of its item for programs, `about` those of the whole answer; `of` names the things of the mission
    that a step was done to."""

    changes: list[Change]
    subject: Say
    said: list[Say]
    entry: dict[str, Any]
    more: dict[str, Any] = {}
    about: dict[str, Any] = {}
    of: tuple[str, ...] = ()
