"""What the commands that record something share: words and days read, and the way into the author's lane."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.actions import days
from mission_cli.actions.agreement import apart
from mission_cli.actions.journal import outside_warning
from mission_cli.actions.kinds import not_ahead
from mission_cli.commands.recording.save import save
from mission_cli.core.model.keys import empty_of_entry, keys_of_entry
from mission_cli.errors import UsageError
from mission_cli.render.out import message
from mission_cli.render.say import tell
from mission_cli.shell import command_line
from mission_cli.storage.save import planned
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mission_cli.commands.session import Session
    from mission_cli.core.changes import Change, Value
    from mission_cli.core.dates import Duration
    from mission_cli.core.model.mission import Mission
    from mission_cli.storage.workspace import Loaded


class MissionLane(NamedTuple):
    """Where an entry goes: a mission, and the lane of the person who records it."""

    session: Session
    loaded: Loaded
    lane: str

    @property
    def mission(self) -> Mission:
        return self.loaded.mission

    @property
    def path(self) -> str:
        """The file, relative to the workspace."""
        return self.session.workspace.relative(self.loaded.path)

    @property
    def every(self) -> Duration:
        """The workspace's cadence, for a mission that names none."""
        return self.session.workspace.settings.every

    def as_item(self) -> dict[str, Any]:
        """The first keys of the JSON item of an entry."""
        return {"mission": self.loaded.id, "author": self.lane, "path": self.path}

    def write(self, changes: Sequence[Change], asked: Writing, subject: str) -> bool:
        """Write the changes as the options ask; whether anything was written. With `--json` a dry run shows no diff."""
        try:
            writer = self.lane or self.session.author_if_known(None)
        except UsageError:  # nobody need be known for the lists of the agreement
            writer = None
        changes = apart(changes, self.mission, writer)
        if asked.dry_run and asked.json:
            planned(self.loaded, changes, self.loaded.raw, self.path)
            return False
        return save(self.session, self.loaded, changes, dry_run=asked.dry_run, commit=asked.commit, subject=subject)


class Writing(NamedTuple):
    """The options of every command that records something."""

    author: str | None
    record: str | None
    dry_run: bool
    commit: bool | None
    json: bool
    full: bool = False


def day_held(session: Session, text: str, option: str = "--date") -> dt.date:
    """The day something took place, echoed. Raises UsageError for one that is still to come."""
    day = session.day(text, days.DATE._replace(name=option))
    return not_ahead(day, session.today, option)


def as_item(kind: str, entry: Mapping[str, Value], **more: Any) -> dict[str, Any]:
    """The JSON item of an entry: every key of the format, None or empty where nothing was said."""
    empty = empty_of_entry(kind)
    return {**more, **{key: entry.get(key, empty[key]) for key in keys_of_entry(kind)}}


def warn_outside(mission: Mission, day: dt.date) -> None:
    """Warn about a day before the mission's start or long after its end."""
    tell(outside_warning(mission, day))


def require(session: Session, lacking: Mapping[str, bool]) -> None:
    """Without a terminal, everything that is lacking is named at once. Raises UsageError."""
    missing = [name for name, lacks in lacking.items() if lacks]
    if missing and not session.interactive:
        raise UsageError("cli.missing-options", names=", ".join(missing))


def refuse_options(given: Mapping[str, Any], allowed: Sequence[str], said: str) -> None:
    """Raises UsageError for an option that does not go with this step; `said` is the command with its step."""
    wrong = [name for name, value in given.items() if value not in (None, [], False) and name not in allowed]
    if wrong:
        raise UsageError("entries.not-here", name=", ".join(f"--{name}" for name in wrong), command=said)


def date_words(day: object, today: dt.date) -> list[str]:
    """The option that says this day, for a line to repeat; none for today's."""
    return ["--date", str(day)] if day != today else []


def author_to_repeat(place: MissionLane, given: str | None) -> str | None:
    """The author to name in a one-line command: None where the next run finds them by itself."""
    from mission_cli.storage.git.commit import user_name

    known = os.environ.get("MISSION_AUTHOR") or user_name(place.session.workspace.root)
    return place.lane if given or not known else None


def say_same_as(words: Iterable[str]) -> None:
    """The command that does in one line what was asked for step by step."""
    message(t("cli.same-as", line=command_line("mission", [], list(words))), as_is=True)
