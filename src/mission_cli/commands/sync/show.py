"""What came in and what went out, mission by mission, in the words of the domain."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.core.history import UNREADABLE, Event, file_events
from mission_cli.core.migrate import in_todays_format
from mission_cli.render.history import sentence
from mission_cli.render.safe import visible
from mission_cli.storage.git.blobs import contents
from mission_cli.storage.git.remote import changed
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS, TEMPLATES
from mission_cli.storage.workspace import content_of, read_raw
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.raw import Raw

WORKSPACE = (MISSIONS, CONSULTANTS, TEMPLATES, SETTINGS)
RECORDS = (f"{MISSIONS}/", f"{CONSULTANTS}/")
_MOST_FILES, _MOST_EVENTS = 20, 8


class News(NamedTuple):
    """What happened to one file: no event where it is no record."""

    path: str
    events: tuple[Event, ...]

    @property
    def name(self) -> str:
        """The mission's id, the path of anything else."""
        return PurePosixPath(self.path).stem if is_record(self.path) else self.path

    @property
    def is_mission(self) -> bool:
        """Whether the file is a mission's."""
        return is_record(self.path) and self.path.startswith(f"{MISSIONS}/")


def is_record(path: str) -> bool:
    """Whether a path of the workspace is that of a mission or a profile."""
    return path.startswith(RECORDS) and path.endswith((".yaml", ".yml"))


def between(root: Path, before: str, after: str) -> list[News]:
    """What happened in the workspace from one commit to another. Raises GitError."""
    names = changed(root, before, after, *WORKSPACE)
    raw = contents(root, (f"{commit}:./{name}" for name in names for commit in (before, after)))
    return _news({name: (raw.get(f"{before}:./{name}"), raw.get(f"{after}:./{name}")) for name in names})


def not_committed(root: Path, names: list[str]) -> list[News]:
    """What happened in these files since the last commit. Raises GitError, OSError."""
    raw = contents(root, (f"HEAD:./{name}" for name in names))
    return _news({name: (raw.get(f"HEAD:./{name}"), _now(root, name)) for name in names})


def _now(root: Path, name: str) -> bytes | None:
    try:
        return content_of(root / name, root)
    except FileNotFoundError:
        return None


def _news(both: dict[str, tuple[bytes | None, bytes | None]]) -> list[News]:
    gone = {PurePosixPath(name).stem: name for name, (_, after) in both.items() if after is None}
    come = {PurePosixPath(name).stem: name for name, (before, _) in both.items() if before is None}
    moved = {come[stem]: gone[stem] for stem in come.keys() & gone.keys() if is_record(come[stem])}
    found = []
    for name, (before, after) in sorted(both.items()):
        if name in moved.values():
            continue
        was = moved.get(name, name if before is not None else None)
        events = _events(was, name if after is not None else None, both[was][0] if was else None, after)
        found.append(News(name, events))
    return found


def _events(was: str | None, now: str | None, before: bytes | None, after: bytes | None) -> tuple[Event, ...]:
    path = now or was or ""
    if not is_record(path):
        return ()
    return tuple(file_events(was, now, _data(before, path), _data(after, path)))


def _data(raw: bytes | None, path: str) -> Raw:
    if raw is None:
        return None
    document, data, _ = read_raw(raw, path)
    return in_todays_format(data) if document is not None else UNREADABLE


def lines(news: list[News]) -> str:
    """A block for each file, its events below it."""
    shown = []
    for one in news[:_MOST_FILES]:
        shown.append(f"  {visible(one.name)}")
        sentences = [sentence(event) for event in one.events] or [t("sync.changed-file")]
        shown += [f"    {words}" for words in sentences[:_MOST_EVENTS]]
        if len(sentences) > _MOST_EVENTS:
            shown.append(f"    {t('sync.events-left', n=len(sentences) - _MOST_EVENTS)}")
    if len(news) > _MOST_FILES:
        shown.append(t("sync.more-files", n=len(news) - _MOST_FILES))
    return "\n".join(shown) or t("sync.nothing-of-missions")


def commit_message(news: list[News]) -> str:
    """The message of a commit of all this: what happened in one file, or the names of several with what happened below."""
    if len(news) == 1:
        [one] = news
        said = [sentence(event) for event in one.events] or [t("sync.changed-file")]
        first = said[0] if len(said) == 1 else t("sync.more-events", event=said[0], n=len(said) - 1)
        subject = t("sync.subject-one", id=one.name, event=first)
        return subject if len(said) == 1 else "\n".join([subject, "", *said])
    news = sorted(news, key=lambda one: not one.is_mission)  # a stable sort: missions come first
    names = ", ".join(one.name for one in news[:4]) + ("…" if len(news) > 4 else "")
    body = [t("sync.subject-one", id=one.name, event=words) for one in news for words in map(sentence, one.events)]
    return "\n".join([t("sync.subject-many", n=len(news), ids=names), *([""] if body else []), *body])


def missions(news: list[News]) -> str:
    """`3 missions`."""
    return t("sync.files-of-missions", n=sum(one.is_mission for one in news))


def items(news: list[News]) -> list[dict[str, Any]]:
    """For programs: the file and its events."""
    return [
        {
            "path": one.path,
            "id": one.name if one.is_mission else None,
            "events": [
                {"kind": event.kind, "facts": dict(event.facts), "text": sentence(event)} for event in one.events
            ],
        }
        for one in news
    ]
