"""What an action is done to, and what comes of it: changes of a file, and what there is to say in keys and values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from mission_cli.core.changes import Change
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.model.settings import Settings
    from mission_cli.core.working_days import DaysOff
    from mission_cli.storage.workspace import Loaded


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


class Coded(NamedTuple):
    """A word of a closed list of the format, to be said in the reader's language. `initial`: it begins a sentence."""

    group: str
    code: str
    initial: bool = False


class Choices(NamedTuple):
    """The words of a closed list that may be typed."""

    group: str
    codes: tuple[str, ...]


class Away(NamedTuple):
    """How far a day is from today: 3 is `in 3 days`."""

    days: int


class Joined(NamedTuple):
    """Several values in one place of a sentence, with the catalogue's text `between` between them: a comma for ""."""

    values: Sequence[Any]
    between: str = ""


class Listed(NamedTuple):
    """Several values, each on a line of its own below the sentence."""

    values: Sequence[Any]


class Say(NamedTuple):
    """A sentence of the catalogue, and what fills it: texts, numbers, days (`date`), `Coded`, `Away`, `Joined`,
    `Listed`, `Say`.

    `always`: it is said of what a dry run would write too. `warning`: it is one. `as_is`: it holds a command that can be
    copied, which no line break may cut.
    """

    key: str
    values: dict[str, Any]
    always: bool = False
    warning: bool = False
    as_is: bool = False


class Outcome(NamedTuple):
    """What an action writes and says. `subject` is the one of the commit and of the step that can be undone; `entry` is
    what was recorded, as the file has it, {} where nothing was but a step in another entry; `more` are the further keys
    of its item for programs, `about` those of the whole answer."""

    changes: list[Change]
    subject: Say
    said: list[Say]
    entry: dict[str, Any]
    more: dict[str, Any] = {}
    about: dict[str, Any] = {}
