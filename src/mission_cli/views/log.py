"""What happened to a mission, or to all of them, as git remembers it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from mission_cli.core.dates import NotADate, parse_iso
from mission_cli.core.history import UNREADABLE, Event, events, file_events
from mission_cli.core.migrate import in_todays_format
from mission_cli.core.raw import Raw
from mission_cli.core.say import Say
from mission_cli.core.slug import slugify
from mission_cli.errors import NotFoundError
from mission_cli.storage.git.blobs import contents
from mission_cli.storage.git.history import Commit, Touch, commits, followed, is_shallow, not_committed
from mission_cli.storage.named import folded, stem_of
from mission_cli.storage.root import CONSULTANTS, MISSIONS
from mission_cli.storage.workspace import Workspace, content_of, read_raw
from mission_cli.views.view import Cards, Column, View

FOLDERS: Final = (MISSIONS, CONSULTANTS)
_AT_ONCE: Final = 64  # commits whose contents are asked for together: what is not shown is not read


class Happened(NamedTuple):
    """An event with the commit that brought it; `commit` is None where nothing is committed yet. `again`: the row above
    it on a page is of the same commit, `there`: and of the same file."""

    commit: Commit | None
    path: str
    event: Event
    again: bool = False
    there: bool = False


class Beside(NamedTuple):
    """Whether there is more than was asked for, and whether the clone is cut off."""

    more: bool
    shallow: bool


def log(
    workspace: Workspace,
    today: dt.date,
    mission: str | None,
    days: tuple[str, str],
    author: str | None,
    most: int,
    *,
    page: bool,
    full: bool,
) -> View[Happened]:
    """The last events, newest first, of one mission where it is named, of an author, and between two days (inclusive, ISO
    texts that sort); `beside` is a `Beside`. On a `page` a commit is said once; what is passed on says it on every line.

    Raises GitError, and NotFoundError for a mission that never was.
    """
    found = list(islice(_happened(workspace, today, mission, days, author, full=full), most + 1))
    rows = _marked(found[:most]) if page else found[:most]
    table = TABLE if mission is None else [key for key in TABLE if key != "id"]
    columns = (*COLUMNS, _SUBJECT) if full else COLUMNS
    return View("log", {}, rows, columns, table, CARDS, beside=Beside(len(found) > most, is_shallow(workspace.root)))


def _marked(rows: Sequence[Happened]) -> list[Happened]:
    several = zip([None, *rows], rows, strict=False)
    marks = [(one, before is not None and before.commit is one.commit, before) for before, one in several]
    return [
        one._replace(again=again, there=again and before is not None and before.path == one.path)
        for one, again, before in marks
    ]


def _happened(
    workspace: Workspace, today: dt.date, wanted: str | None, days: tuple[str, str], author: str | None, *, full: bool
) -> Iterator[Happened]:
    """The events, newest first; what is not committed comes before all else, as of today."""
    new = [touch for touch in not_committed(workspace.root, FOLDERS) if _holds_records(touch)]
    found = [_of_records(commit) for commit in commits(workspace.root, FOLDERS)]
    here = Commit("", "", "", "", tuple(new))
    if wanted is not None:
        # What is not committed is one commit more: a file may have been renamed since.
        here, found = _alone(here, found, _path(workspace, wanted, [here, *found]))
    reader = _Reader(workspace, full=full)
    who = slugify(author) if author is not None else ""
    if days[0] <= today.isoformat() <= days[1]:
        yield from (one for one in reader.of(None, here.files) if _by(one, who))
    asked = [one for one in found if days[0] <= one.time[:10] <= days[1]]
    for at in range(0, len(asked), _AT_ONCE):
        some = asked[at : at + _AT_ONCE]
        reader.fetch(some)
        for commit in some:
            yield from (one for one in reader.of(commit, commit.files) if _by(one, who))


def _of_records(commit: Commit) -> Commit:
    return commit._replace(files=tuple(touch for touch in commit.files if _holds_records(touch)))


def _holds_records(touch: Touch) -> bool:
    name = touch.now or touch.was or ""
    return name.endswith((".yaml", ".yml")) and not any(part.startswith(".") for part in name.split("/"))


def _alone(here: Commit, found: list[Commit], path: str) -> tuple[Commit, list[Commit]]:
    kept = followed([here, *found], path)
    if kept and not kept[0].id:
        return kept[0], kept[1:]
    return here._replace(files=()), kept


def _path(workspace: Workspace, wanted: str, found: list[Commit]) -> str:
    """The path of the mission called `wanted`; the last it had, where it was removed or renamed. Raises NotFoundError."""
    try:
        return workspace.relative(workspace.find(wanted))
    except NotFoundError:
        became: dict[str, str] = {}
        for touch in (touch for commit in found for touch in commit.files if touch.was and touch.was != touch.now):
            was, now = touch.was or "", touch.now or touch.was or ""
            became[was] = became.get(now, now)
            if folded(stem_of(was)) == folded(wanted):
                return became[was]
        raise


def _by(one: Happened, who: str) -> bool:
    """Whether somebody of that name committed it, or recorded it in a lane of theirs."""
    if not who:
        return True
    names = [one.commit.author if one.commit else "", str(one.event.facts.get("author", ""))]
    return any(who in slugify(name) for name in names)


class _Reader:
    """The data behind a history, each content read once."""

    def __init__(self, workspace: Workspace, *, full: bool) -> None:
        self._workspace = workspace
        self._full = full
        self._known: dict[str, Raw] = {}

    def fetch(self, some: list[Commit]) -> None:
        """Read what these commits need, all in one answer of git's."""
        names = [name for commit in some for touch in commit.files for name in (*touch.before, touch.after)]
        self._ask([name for name in names if name and name not in self._known])

    def _ask(self, names: list[str]) -> None:
        for name, raw in contents(self._workspace.root, names).items():
            self._known[name] = _data(raw)

    def of(self, commit: Commit | None, touches: tuple[Touch, ...]) -> Iterator[Happened]:
        """The events of a commit, in the order of its files."""
        if commit is None:
            self._ask([name for touch in touches for name in touch.before if name])
        for touch in touches:
            path = touch.now or touch.was or ""
            for event in self._events(touch, committed=commit is not None):
                yield Happened(commit, path, event)

    def _events(self, touch: Touch, *, committed: bool) -> list[Event]:
        after = self._known.get(touch.after) if touch.after else self._in_place(touch.now, committed=committed)
        before = [self._known.get(name) if name else None for name in touch.before]
        if len(before) == 1:
            return file_events(touch.was, touch.now, before[0], after, full=self._full)
        # What a merge itself did is what differs from every side; the rest is told where it was committed.
        first, *others = ([*events(one, after, full=self._full)] for one in before)
        return [event for event in first if all(event in other for other in others)]

    def _in_place(self, name: str | None, *, committed: bool) -> Raw | None:
        """The data of the file as it lies in the folder; None where there is none."""
        if name is None or committed:
            return None
        try:
            return _data(content_of(self._workspace.root / name, self._workspace.root))
        except FileNotFoundError:
            return None
        except OSError:
            return UNREADABLE


def _data(raw: bytes | None) -> Raw:
    if raw is None:
        return UNREADABLE
    document, data, _ = read_raw(raw, "")
    return in_todays_format(data) if document else UNREADABLE


# The columns ---------------------------------------------------------------------------------------------------------


def _day(one: Happened) -> dt.date | str | None:
    if one.again or one.commit is None:
        return "" if one.again else None
    try:
        return parse_iso(one.commit.time[:10])
    except NotADate:  # a clock that was wrong
        return one.commit.time[:10]


def _author(one: Happened) -> str | Say:
    if one.again:
        return ""
    return one.commit.author if one.commit else Say("log.not-committed", {})


def _stem(one: Happened) -> str:
    return one.path.rpartition("/")[2].rpartition(".")[0]


def _facts(one: Happened) -> dict[str, Any]:
    return {name: value if isinstance(value, str) else list(value) for name, value in one.event.facts.items()}


COLUMNS: Final[tuple[Column[Happened], ...]] = (
    Column("date", None, "log.head-date", _day),
    Column(
        *("commit", lambda one: one.commit.id if one.commit else None, "log.head-commit"),
        cell=lambda one: one.commit.id[:8] if one.commit and not one.again else "",
    ),
    Column("time", lambda one: one.commit.time if one.commit else None),
    Column("author", lambda one: one.commit.author if one.commit else None, "log.head-author", _author, fold=True),
    Column("id", _stem, "log.head-mission", cell=lambda one: "" if one.there else _stem(one), fold=True),
    Column("path", lambda one: one.path),
    Column("kind", lambda one: one.event.kind),
    Column("what", lambda one: one.event, "log.head-what", fold=True, spoken=True),
    Column("facts", _facts, only="json"),
)
# Anybody may write anything in a message: it leaves only when asked for.
_SUBJECT: Final[Column[Happened]] = Column("subject", lambda one: one.commit.subject if one.commit else None)
TABLE: Final = ("date", "author", "id", "what", "commit")
CARDS: Final = Cards(left=("date",), title=("what",), rest=("author", "id", "commit"))
