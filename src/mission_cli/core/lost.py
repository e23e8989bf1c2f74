"""Nothing disappears: what two states of a workspace show to be gone, and the words that make a removal meant.

A record that moved is not lost: to another lane, another file, a file of another name or folder. Nor is one that was
rewritten, as long as its id stands there, of the same type, or, without an id, an entry of its type and day; what of it
is gone, an action of a check-in or a text, is lost all the same, and what of it says something else is told as rewritten.

A removal is meant when a commit says so, in a line of its message that forges keep when they merge or squash:

    Removes: acme-order-data r04a2k1h           a record, by its mission and its id
    Removes: acme-order-data note/2026-06-12    one without an id
    Removes: acme-order-data 642dt46r.actions   a part of one
    Removes: acme-order-data expectations.autonomy
    Removes: acme-order-data                    the mission's file
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.records import JOURNAL, Pair, Record, content, paired, records
from mission_cli.core.rewritten import parts, parts_of_file, texts, unlike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mission_cli.core.raw import Raw

TRAILER: Final = "Removes"
_LINE: Final = re.compile(rf"^\s*(?:[*-]\s+)?{TRAILER}:[ \t]*(\S.*?)\s*$", re.MULTILINE | re.IGNORECASE)
_ALIKE: Final = 0.5
_HISTORY: Final = (JOURNAL, "contract.amendments")  # what happened: nobody's to say otherwise afterwards
_READ: Final = (".yaml", ".yml")
_OF_GIT: Final = (".gitkeep", ".gitignore", ".gitattributes")


class Loss(NamedTuple):
    """What is gone: a record of the file at `path`, or, without one, the file itself; with a `part`, only that of it.

    `rewritten`: the part is there, and says something else.
    """

    path: str
    record: Record | None = None
    part: str = ""
    rewritten: bool = False

    @property
    def name(self) -> str:
        """What of the file it is: `r04a2k1h`, `642dt46r.actions`, `skills`; "" for all of it."""
        return ".".join(part for part in (self.record.name if self.record else "", self.part) if part)

    @property
    def removal(self) -> str:
        """What `Removes:` has to name for the loss to be meant."""
        return f"{stem(self.path)} {self.name}".strip()


class Removed(NamedTuple):
    """What commits say they remove: files, and records by their file's id."""

    files: frozenset[str]
    records: frozenset[tuple[str, str]]

    def means(self, loss: Loss, was: str) -> bool:
        """Whether this loss was meant; `was` is the path the file had."""
        names = {stem(loss.path), stem(was)}
        if not loss.name:
            return bool(names & self.files)
        meant = {loss.name, loss.record.name if loss.record else loss.name}
        return any((name, part) in self.records for name in names for part in meant)


def removed(messages: Iterable[str]) -> Removed:
    """What these messages of commits say, in a trailer or, as a squash leaves it, in a line anywhere."""
    files: set[str] = set()
    found: set[tuple[str, str]] = set()
    for message in messages:
        for match in _LINE.finditer(message):
            mission, *names = match[1].replace(",", " ").split()
            mission = stem(mission)
            if not names:
                files.add(mission)
            found |= {(mission, name) for name in names}
    return Removed(frozenset(files), frozenset(found))


def removal_lines(path: str, before: Raw | None, after: Raw | None) -> list[str]:
    """The lines to put into the message of a commit that makes `after` of `before`: one for each record it removes on
    purpose, none where it removes nothing."""
    if before is None:
        return []
    found = lost({path: before}, {} if after is None else {path: after}, removed([]))
    return [f"{TRAILER}: {loss.removal}" for loss in found if not loss.rewritten]


def stem(path: str) -> str:
    """The id of a mission, by the path of its file or as a person types it."""
    name = path.rpartition("/")[2]
    return name.removesuffix(".yaml").removesuffix(".yml")


def lost(before: Mapping[str, Raw], after: Mapping[str, Raw], meant: Removed) -> list[Loss]:
    """What was in the files `before` and is in none of those `after`, by path, or says something else there; files that did
    not change are in neither.

    A file whose data is not a mapping cannot be read: nothing can be said of it, and nothing is.
    """
    found = places(before, after)
    gone: list[tuple[str, Loss]] = []
    gained: list[Record] = []
    for path, data in after.items():
        if path not in found.values():
            gained += records(data)
    for path, data in before.items():
        now = found.get(path)
        if now is None:
            gone += [(path, Loss(path))] if isinstance(data, dict) else []
        elif isinstance(data, dict) and isinstance(new := after[now], dict):
            pairs = [one for pair in paired(records(data), records(new)) for one in _really(pair)]
            gained += [pair.new for pair in pairs if pair.new and not pair.old]
            gone += [(path, Loss(now, pair.old)) for pair in pairs if pair.old and not pair.new]
            gone += [(path, loss) for loss in _of_parts(now, data, new, pairs)]
    elsewhere = Counter(key for record in gained for key in _known_by(record))
    return [loss for was, loss in gone if not meant.means(loss, was) and not _moved(loss, elsewhere)]


def _really(pair: Pair) -> list[Pair]:
    """The pair, or two where one id was given to another record: a feedback that became a note is gone."""
    old, new = pair
    if old and new and (old.type != new.type or unlike(old.data, new.data)):
        return [Pair(None, new), Pair(old, None)]
    return [pair]


def _of_parts(path: str, before: dict[str, Raw], after: dict[str, Raw], pairs: list[Pair]) -> Iterator[Loss]:
    """What is gone from the records of a file that are there, and what of the journal says something else."""
    said = texts(after)
    for old, new in pairs:
        if old and new and old.data != new.data:
            found = parts(old.data, new.data, said)
            yield from (Loss(path, new, part) for part in found.lost)
            if new.section in _HISTORY:
                yield from (Loss(path, new, part, rewritten=True) for part in found.rewritten)
    found = parts_of_file(before, after, said)
    yield from (Loss(path, None, part) for part in found.lost)
    yield from (Loss(path, None, part, rewritten=True) for part in found.rewritten)


def _known_by(record: Record) -> tuple[object, ...]:
    """By what an entry that moved to another file is known there: what it says, or, in a journal, its id and day."""
    same = (record.section, content(record))
    return (same, (record.section, record.id, record.type, record.date)) if record.id and record.type else (same,)


def _moved(loss: Loss, elsewhere: Counter[object]) -> bool:
    if loss.record is None or loss.part:
        return False
    for key in _known_by(loss.record):
        if elsewhere[key] > 0:
            elsewhere.subtract(_known_by(loss.record))
            return True
    return False


def places(before: Mapping[str, Raw], after: Mapping[str, Raw]) -> dict[str, str]:
    """Where each file of `before` that is still there is now."""
    return dict(_places(before, after))


def _places(before: Mapping[str, Raw], after: Mapping[str, Raw]) -> Iterator[tuple[str, str]]:
    """Where each file of `before` is now: at its path, in another folder under its name, or under another name."""
    yield from ((path, path) for path in before if path in after)
    gone = [path for path in before if path not in after]
    fresh = [path for path in after if path not in before]
    for path in list(gone):
        twin = next(
            (one for one in fresh if stem(one).casefold() == stem(path).casefold() and _folder(one) == _folder(path)),
            None,
        )
        if twin:
            gone.remove(path)
            fresh.remove(twin)
            yield path, twin
    for path in gone:
        alike = max(fresh, key=lambda one: _alike(before[path], after[one]), default=None)
        if alike is not None and _folder(alike) == _folder(path) and _alike(before[path], after[alike]) >= _ALIKE:
            fresh.remove(alike)
            yield path, alike


def _folder(path: str) -> str:
    """`missions` or `consultants`."""
    return path.partition("/")[0]


def _alike(before: Raw, after: Raw) -> float:
    """How much of one file is in another, from 0 to 1: its records, its title, whom it is about."""
    was, now = Counter(_marks(before)), Counter(_marks(after))
    return (was & now).total() / max(1, was.total())


def _marks(data: Raw) -> Iterator[object]:
    if not isinstance(data, dict):
        return
    for record in records(data):
        yield (record.section, record.id, record.date, "" if record.id else content(record))
    for key in ("title", "name", "consultant"):
        if isinstance(data.get(key), str):
            yield (key, str(data[key]))


def unread(path: str, *, link: bool) -> str | None:
    """Why no reading takes the file at `path` below `missions/`, a word for the catalogue; None where it is plainly no
    record: git's own files, and a page that explains the folder. `link` tells that it is a link, which a reading takes
    where it leads to a file."""
    *folders, name = path.split("/")
    if name in _OF_GIT or name.upper().startswith("README"):
        return None
    if any(folder.startswith(".") for folder in folders) or name.startswith("."):
        return "hidden"
    if link:
        return "link"
    return None if name.endswith(_READ) else "ending"
