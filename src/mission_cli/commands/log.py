"""`mission log`: what happened to a mission, or to all of them, as git remembers it, in the words of the domain."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any, NamedTuple

import typer

from mission_cli.actions import days
from mission_cli.commands.options import Format, Full, Json, Output
from mission_cli.commands.rows import Rows, format_of, show
from mission_cli.commands.session import Session
from mission_cli.core.dates import NotADate, parse_iso
from mission_cli.core.history import UNREADABLE, Event, events, file_events
from mission_cli.core.migrate import in_todays_format
from mission_cli.core.raw import Raw
from mission_cli.core.slug import slugify
from mission_cli.errors import Exit, GitError, NotFoundError, UsageError
from mission_cli.render.history import sentence
from mission_cli.render.out import message
from mission_cli.render.safe import one_line
from mission_cli.render.table import Cards, Cell, Column, Row
from mission_cli.render.words import day
from mission_cli.storage.git.blobs import contents
from mission_cli.storage.git.history import Commit, Touch, commits, followed, is_shallow, not_committed
from mission_cli.storage.named import folded, stem_of
from mission_cli.storage.root import CONSULTANTS, MISSIONS
from mission_cli.storage.workspace import Workspace, content_of, read_raw
from mission_cli.texts import t

FOLDERS = (MISSIONS, CONSULTANTS)
_SHOWN = 30
_MOST = 1_000_000
_AT_ONCE = 64  # commits whose contents are asked for together: what is not shown is not read


class Happened(NamedTuple):
    """An event with the commit that brought it; `commit` is None where nothing is committed yet."""

    commit: Commit | None
    path: str
    event: Event


def log(
    ctx: typer.Context,
    mission_id: Annotated[str | None, typer.Argument(metavar="ID", show_default=False)] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    author: Annotated[str | None, typer.Option("--author", metavar="NAME")] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    most = _SHOWN if limit is None else limit
    if not 1 <= most <= _MOST:
        raise UsageError("cli.bad-number", name="--limit", value=most, least=1, most=_MOST)
    days = _days(session, since, until)
    try:
        found = list(islice(_happened(session, mission_id, days, author, full=full), most + 1))
        cut = is_shallow(session.root)
    except GitError as error:
        if error.text != "git.refused":
            raise
        told = error.args_for_text
        raise GitError("log.refused", command=told["command"], words=told["words"]) from None
    shown = found[:most]
    if not shown and form == "table" and output is None:
        message(t("log.nothing"))
    else:
        show(as_rows(shown, form, one=mission_id is not None, full=full), form, output)
    if len(found) > most:
        message(t("log.more", n=most, limit=most * 4))
    if cut:
        message(t("log.shallow"))
    return Exit.DONE


def _days(session: Session, since: str | None, until: str | None) -> tuple[str, str]:
    """The first and the last day asked for, both inclusive, as texts that sort."""
    first = session.told_day(since, days.SINCE).isoformat() if since is not None else ""
    last = session.told_day(until, days.UNTIL_THEN).isoformat() if until is not None else "9999-12-31"
    return first, last


def _happened(
    session: Session, wanted: str | None, days: tuple[str, str], author: str | None, *, full: bool
) -> Iterator[Happened]:
    """The events, newest first; what is not committed comes before all else, as of today."""
    workspace = session.workspace
    new = [touch for touch in not_committed(workspace.root, FOLDERS) if _holds_records(touch)]
    found = [_of_records(commit) for commit in commits(workspace.root, FOLDERS)]
    here = Commit("", "", "", "", tuple(new))
    if wanted is not None:
        # What is not committed is one commit more: a file may have been renamed since.
        here, found = _alone(here, found, _path(workspace, wanted, [here, *found]))
    reader = _Reader(workspace, full=full)
    who = slugify(author) if author is not None else ""
    if days[0] <= session.today.isoformat() <= days[1]:
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


# What is shown --------------------------------------------------------------------------------------------------------


def as_rows(found: list[Happened], form: str, *, one: bool, full: bool) -> Rows:
    """The events as rows; of one mission, without its name on each."""
    columns = [
        Column(t("log.head-date")),
        Column(t("log.head-author"), fold=True),
        *([] if one else [Column(t("log.head-mission"), fold=True)]),
        Column(t("log.head-what"), fold=True),
        Column(t("log.head-commit")),
    ]
    what = len(columns) - 2
    items = [_item(each, full=full) for each in found]
    if form == "csv":
        items = [{key: value for key, value in item.items() if key != "facts"} for item in items]
    cards = Cards(left=(0,), title=(what,), rest=tuple(at for at in range(1, len(columns)) if at != what))
    return Rows("log", {}, items, columns, lambda: list(_rows(found, form, one=one)), cards)


def _rows(found: list[Happened], form: str, *, one: bool) -> Iterator[Row]:
    before: Happened | None = None
    for each in found:
        head = _head(each)
        name = [] if one else [_stem(each.path)]
        # On a page the commit is said once; what is passed on says it on every line.
        if form == "table" and before and before.commit is each.commit:
            head = ("", "", "")
            name = ["" if before.path == each.path else _name for _name in name]
        yield [head[0], head[1], *name, Cell(sentence(each.event)), head[2]]
        before = each


def _head(each: Happened) -> tuple[str, str, str]:
    if each.commit is None:
        return "–", t("log.not-committed"), ""
    try:
        when = day(parse_iso(each.commit.time[:10]))
    except NotADate:  # a clock that was wrong
        when = each.commit.time[:10]
    return when, one_line(each.commit.author), each.commit.id[:8]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _item(each: Happened, *, full: bool) -> dict[str, Any]:
    commit = each.commit
    item = {
        "commit": commit.id if commit else None,
        "time": commit.time if commit else None,
        "author": commit.author if commit else None,
        "id": _stem(each.path),
        "path": each.path,
        "kind": each.event.kind,
        "what": sentence(each.event),
        "facts": {name: value if isinstance(value, str) else list(value) for name, value in each.event.facts.items()},
    }
    # Anybody may write anything in a message: it leaves only when asked for.
    return {**item, "subject": commit.subject if commit else None} if full else item
