"""What was typed and could not be recorded: kept as a file, named to the person, offered the next time.

A draft is YAML that `--record` takes back. It lives in `.mission/cache/drafts/`, which git ignores, readable by its
owner only; where the workspace cannot be written, in a folder of the person's own under the system's temporary one.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.core.dates import parse_iso
from mission_cli.errors import GitError, UsageError
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day
from mission_cli.storage import reading
from mission_cli.storage.aside import draft_folders
from mission_cli.storage.leftovers import forget
from mission_cli.storage.text.emit import Layout, mapping_lines
from mission_cli.storage.write import put, put_new
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mission_cli.commands.session import Session

# Alone, these are no loss: nothing anybody wrote.
_THIN = frozenset({"id", "date", "attendees", "from", "to", "visibility", "questionnaire"})
_ID = re.compile(rb"^id: ([\"']?)(?P<id>[0-9a-z-]+)\1\r?$", re.MULTILINE)
_NAMED = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:-(?P<number>\d+))?\.yaml")


class WaitingDraft(NamedTuple):
    """A draft that waits. `day` is the day it was kept on, as its file name says."""

    path: Path
    day: str


class Draft:
    """The draft of one run: of `command`, for the mission `mission_id`; either may be several words of the line."""

    def __init__(self, session: Session, command: str, mission_id: str) -> None:
        self.prefix = f"{command}-{mission_id}-".replace(" ", "-")
        self.fields: dict[str, Any] = {}
        """What the person gave so far; the command fills it as it goes."""
        self.raw = b""
        """What came in on standard input as a whole record, kept as it is when it cannot be read."""
        self.typed = False
        """Whether somebody typed at prompts or on standard input: then even a wrong option costs them nothing."""
        self.recorded: frozenset[str] = frozenset()
        """The ids of the entries that are in the journal."""
        self.path: Path | None = None
        """The file: a new one, or the earlier draft that was taken up."""
        self._there = b""
        self._today = session.today
        self.root = session.workspace.root
        self._call = " ".join(word for word in ("mission", command, mission_id, "--record") if word)

    def keep(self) -> Path | None:
        """Write what there is, over this run's earlier state. The file, or None when there is nothing or no place."""
        if not self.raw and not self.fields.keys() - _THIN:
            return None
        if self.path and self._written(self.path):
            return self.path
        earlier, self.path = self.path, None
        for folder in draft_folders(self.root):
            with contextlib.suppress(OSError):
                self.path = self._new(folder)
                break
        if self.path and earlier:
            forget(earlier)
        return self.path or earlier

    def number(self, entry_id: str) -> None:
        """Say what the entry is called before it is written: a run killed right after it leaves no draft of it."""
        if self.path:
            self.fields["id"] = entry_id
            self._written(self.path)

    def drop(self) -> None:
        """Forget the draft: what it held is recorded."""
        if self.path:
            forget(self.path)
        self.path = None

    def waiting(self) -> list[WaitingDraft]:
        """The drafts that earlier runs left for the same command and mission, the newest first."""
        found = []
        for folder in draft_folders(self.root, make=False):
            with contextlib.suppress(OSError):
                for path in (folder / entry.name for entry in reading.entries(folder)):
                    if not path.name.startswith(self.prefix):
                        continue
                    match = _NAMED.fullmatch(path.name.removeprefix(self.prefix))
                    if match and path != self.path and not self._is_recorded(path):
                        found.append(((match["day"], int(match["number"] or 1)), WaitingDraft(path, match["day"])))
        return [draft for _, draft in sorted(found, reverse=True)]

    def _is_recorded(self, path: Path) -> bool:
        """Whether what this draft holds is in the journal: then it is no draft any more, and removed."""
        found = _ID.search(reading.head(path, root=path.parent))
        recorded = found is not None and found["id"].decode() in self.recorded
        if recorded:
            forget(path)
        return recorded

    def _written(self, path: Path) -> bool:
        """A run killed between two answers leaves the answers before."""
        content = self._content(path)
        if content == self._there:
            return True  # nothing new was answered
        try:
            put(path, content, private=True)
        except OSError:
            return False
        self._there = content
        return True

    def _new(self, folder: Path) -> Path:
        """The draft in `folder`, under a name that no other has."""
        stem = f"{self.prefix}{self._today}"
        for number in range(1, 1000):
            path = folder / (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml")
            if not os.path.lexists(path):
                content = self._content(path)
                with contextlib.suppress(FileExistsError):
                    put_new([path], content)
                    self._there = content
                    return path
        raise FileExistsError(str(folder))

    def _content(self, path: Path) -> bytes:
        if not self.fields:
            return self.raw
        lines = [f"# {self._call} {shown(path)}", *mapping_lines(self.fields, 0, Layout())]
        return ("\n".join(lines) + "\n").encode("utf-8", "replace")


class KeptAnswers:
    """Answers to one question after another. With `live` the draft's file follows each of them; a dry run leaves none."""

    def __init__(self, draft: Draft, *, live: bool) -> None:
        self._draft, self._live = draft, live
        self._fields: dict[str, Any] = draft.fields

    def _keep(self, name: str, value: Any) -> None:
        """Take an answer; one that says nothing takes away what was there."""
        if value in (None, "", [], {}):
            self._fields.pop(name, None)
        else:
            self._fields[name] = value
        if self._live:
            self._draft.keep()


@contextlib.contextmanager
def keeping(draft: Draft) -> Iterator[Draft]:
    """Whatever goes wrong inside, what was typed is kept and its place is said.

    A wrong option leaves no draft: the command line is still in the person's hands. The caller drops the draft once
    the entry is written.
    """
    try:
        yield draft
    except GitError:
        draft.drop()  # the file is written: only the commit failed
        raise
    except BaseException as error:
        path = draft.keep() if draft.typed or not isinstance(error, UsageError) else None
        if path:
            message(t("cli.draft-kept", path=visible(shown(path))))
        raise


def offer(draft: Draft) -> Path | None:
    """Ask whether to take up what an earlier run left: the draft to read, or None."""
    for found in draft.waiting()[:1]:
        from mission_cli.commands.typed.ask import choose  # only a draft that waits needs it

        label = t("entries.draft-offer", day=full_day(parse_iso(found.day)))
        answers = [(answer, t(f"entries.draft-{answer}")) for answer in ("take", "later", "drop")]
        answer = choose(label, answers, default="take")
        if answer == "drop":
            forget(found.path)
        if answer == "take":
            return found.path
    return None


def take_up(draft: Draft, read: Callable[[str], object]) -> None:
    """Before questions: read an earlier draft into this one where the person wants it; what is given now stands over it."""
    given = dict(draft.fields)
    waiting = offer(draft)
    if waiting:
        read(shown(waiting))
        draft.fields.update(given)
        draft.path = waiting
    draft.typed = True


def mention(draft: Draft, record: str | None) -> None:
    """Name a waiting draft to somebody who is not asked; one given to `--record` is this run's own from now on."""
    for found in draft.waiting():
        if record is not None and _same(Path(record), found.path):
            draft.path = found.path
            return
    for found in draft.waiting()[:1]:
        message(t("cli.draft-there", path=visible(shown(found.path))))


def shown(path: Path) -> str:
    """A path as it can be typed from here."""
    with contextlib.suppress(OSError, ValueError):
        return path.relative_to(Path.cwd()).as_posix()
    return str(path)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
