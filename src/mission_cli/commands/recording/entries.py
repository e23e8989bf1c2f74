"""What the commands that record something share: words and days read, and the way into the author's lane."""

from __future__ import annotations

import datetime as dt
import os
from os import urandom
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.commands.recording.save import planned, save
from mission_cli.commands.typed import days
from mission_cli.core.calendar_names import fold
from mission_cli.core.changes import Add, Append
from mission_cli.core.checkin import outside
from mission_cli.core.model.keys import empty_of_entry, keys_of_entry
from mission_cli.core.nearest import nearest
from mission_cli.errors import UsageError
from mission_cli.render.out import message
from mission_cli.render.words import full_day, word
from mission_cli.shell import command_line
from mission_cli.texts import language, t
from mission_cli.texts.words import TEXTS as WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from mission_cli.commands.session import Session
    from mission_cli.core.changes import Change, Value, Where
    from mission_cli.core.changes import Path as DataPath
    from mission_cli.core.dates import Duration
    from mission_cli.core.model.mission import Mission
    from mission_cli.storage.workspace import Loaded

_LISTS: Final[tuple[DataPath, ...]] = (
    *(("references",), ("equipment",), ("access",)),
    *(("contract", "documents"), ("contract", "deliverables"), ("contract", "milestones")),
)
# Crockford's base 32, lower case: no i, l, o, u, which are read as others or make words.
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


class Place(NamedTuple):
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
        changes = self._apart(changes)
        if asked.dry_run and asked.json:
            planned(self.loaded, changes, self.loaded.raw, self.path)
            return False
        return save(self.session, self.loaded, changes, dry_run=asked.dry_run, commit=asked.commit, subject=subject)

    def _apart(self, changes: Sequence[Change]) -> list[Change]:
        """The changes; what they add to a list of the agreement goes where another person's addition seldom goes."""
        lists = [change for change in changes if isinstance(change, Append) and change.path in _LISTS]
        if not lists:
            return [*changes]
        try:
            writer = self.lane or self.session.author_if_known(None)
        except UsageError:  # nobody need be known for these
            writer = None
        manager = self.mission.manager
        owned: dict[str | None, Where] = {
            manager.slug if manager else "": "last",
            self.mission.consultant.slug: "first",
        }
        place = owned.get(writer, "between")
        return [
            Add(change.path, change.value, place)
            if change in lists and isinstance(change, Append) and isinstance(change.value, dict)
            else change
            for change in changes
        ]


class Writing(NamedTuple):
    """The options of every command that records something."""

    author: str | None
    record: str | None
    dry_run: bool
    commit: bool | None
    json: bool
    full: bool = False


def ids(mission: Mission) -> frozenset[str]:
    """The ids of the journal's entries."""
    return frozenset(item.entry.id for item in mission.dated() if item.entry.id is not None)


def new_id(mission: Mission) -> str:
    """An id for a new entry: 8 random characters, none of the mission's.

    Never a number in sequence: two branches would give the same one.
    """
    return fresh_id(ids(mission))


def fresh_id(taken: Collection[str]) -> str:
    """An id for a new entry where these are taken."""
    while True:
        found = "".join(_BASE32[byte % 32] for byte in urandom(8))  # each of the 32 as likely as the others
        if found not in taken:
            return found


def check_id(mission: Mission, fields: Mapping[str, Any]) -> None:
    """Refuse a record whose id is in the journal already: it was recorded before. Raises UsageError."""
    for item in mission.dated():
        if item.entry.id is not None and item.entry.id == fields.get("id"):
            raise UsageError("entries.id-taken", id=item.entry.id, day=full_day(item.entry.date))


def spoken(text: str, option: str, group: str, codes: Sequence[str]) -> str:
    """The code of a word of a closed list, typed as the code or as either language says it. Raises UsageError."""
    wanted = fold(text)
    for code in codes:
        if wanted in {fold(word) for word in (code, *WORDS[f"{group}-{code}"])}:
            return code
    said = list(codes) if language() == "en" else [word(group, code) for code in codes]
    near = nearest(wanted, [*said, *codes])
    key = "cli.bad-choice-near" if near else "cli.bad-choice"
    raise UsageError(key, name=option, value=text[:60], known=", ".join(said), near=near)


def spoken_list(text: str, option: str, group: str, codes: Sequence[str]) -> list[Value]:
    """As `spoken`, for words between commas; each once."""
    return list(dict.fromkeys(spoken(word, option, group, codes) for word in text.split(",") if word.strip()))


def day_held(session: Session, text: str, option: str = "--date") -> dt.date:
    """The day something took place, echoed. Raises UsageError for one that is still to come."""
    day = session.day(text, days.DATE._replace(name=option))
    return not_ahead(day, session.today, option)


def not_ahead(day: dt.date, today: dt.date, option: str) -> dt.date:
    """`day`, unless it is after `today`: what is recorded has happened. Raises UsageError."""
    if day > today:
        raise UsageError("entries.future", name=option, day=full_day(day))
    return day


def ordered(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The entry as it is written: `id`, `type`, `date`, then the fields in the order of the format, then `x-…`."""
    own = [name for name in fields if name.startswith("x-")]
    wanted = dict.fromkeys([*keys_of_entry(kind), *own])
    whole = {**fields, "type": kind}
    return {name: whole[name] for name in wanted if name in whole}


def as_item(kind: str, entry: Mapping[str, Value], **more: Any) -> dict[str, Any]:
    """The JSON item of an entry: every key of the format, None or empty where nothing was said."""
    empty = empty_of_entry(kind)
    return {**more, **{key: entry.get(key, empty[key]) for key in keys_of_entry(kind)}}


def warn_outside(mission: Mission, day: dt.date) -> None:
    """Warn about a day before the mission's start or long after its end."""
    if outside(mission, day):
        days = {"start": full_day(mission.contract.start), "end": full_day(mission.end)}
        message(t("cli.warning", text=t("entries.outside", day=full_day(day), **days)))


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


def author_to_repeat(place: Place, given: str | None) -> str | None:
    """The author to name in a one-line command: None where the next run finds them by itself."""
    from mission_cli.storage.git.commit import user_name

    known = os.environ.get("MISSION_AUTHOR") or user_name(place.session.workspace.root)
    return place.lane if given or not known else None


def say_same_as(words: Iterable[str]) -> None:
    """The command that does in one line what was asked for step by step."""
    message(t("cli.same-as", line=command_line("mission", [], list(words))), as_is=True)


def as_argument(text: str) -> str:
    """A long text as an option takes it: one that starts with `@` is no file."""
    return f"@{text}" if text.startswith("@") else text
