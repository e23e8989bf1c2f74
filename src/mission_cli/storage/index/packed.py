"""The disposable cache of what lists and horizons need of every mission: trusted as git trusts its own index.

One packed file a view, `.mission/cache/index-3` for the summaries. A file's facts are taken from it while its record in
the listing (size, times and inode) is the same as just before it was read, and its last change lies two seconds or more
before that reading began (git's racy-clean rule: a second change within the same tick of the clock would leave the same
record). Findings are kept too, so that a broken file is named on every run. Wrong, missing, of another version, come
with a clone or unwritable, it is left aside, and everything is read again.

What is asked is mostly asked of missions that are not closed: what is known of the others lies at the end of the file,
where it is neither read nor checked until somebody asks.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli import __version__
from mission_cli.core.summary import unescaped
from mission_cli.errors import Finding
from mission_cli.storage import reading
from mission_cli.storage.index.listing import Listing, in_records, name_in
from mission_cli.storage.own_key import MARK, mark, own_key
from mission_cli.storage.root import OWN_FOLDER, SETTINGS, StrPath

if TYPE_CHECKING:
    from io import FileIO

_MARKS = struct.Struct(f"{MARK}s{MARK}s")
"""The marks of what is said of the open missions, and of the closed ones; see storage/own_key.py."""
_HEAD = struct.Struct("<8sIq??8I")
"""Magic, key of the reader, when reading began (ns), settled, alone, then the length of each part."""
_MAGIC = b"mission\x05"
_CLOSED_PARTS = 2


class Row(NamedTuple):
    """What was read of a file: its packed mission, "" where it does not read, and its findings.

    `closed` where the file shows, unread, that its mission is closed: it did not read, or nobody has asked yet.
    """

    text: str
    findings: list[Finding]
    closed: bool = False


UNREAD: Final = Row("", [], closed=True)
"""The row of a closed mission that nobody has asked about yet."""


class Part(NamedTuple):
    """Packed missions, one a line, in the order of their ends, and the findings of their files; a file without a row did
    not read."""

    rows: bytes
    findings: bytes


class Index(NamedTuple):
    """What was read of each file, as it lies on the disk: a warm run compares one part whole and reads another.

    `found` has the records of the listing, `settings_record` that of the settings; `unread` are those of closed missions
    that were not read yet. `settings` is what is needed of them. `closed` is None where it was not asked for.
    `settled`: no file was younger than the racy-clean rule asks. `alone`: no two files have one id.
    """

    begun_ns: int
    settled: bool
    alone: bool
    found: bytes
    settings_record: bytes
    unread: bytes
    settings: bytes
    open: Part
    closed: Part | None

    def is_of(self, listing: Listing) -> bool:
        """Whether nothing has changed since."""
        return self.settled and self.found == listing.found and self.settings_record == listing.settings

    def records(self) -> list[bytes]:
        """The records of the listing, the settings first."""
        return [self.settings_record, *in_records(self.found)]

    def asked(self, *, closed: bool) -> Index:
        """Without the closed missions, unless they are asked for."""
        return self if closed else self._replace(closed=None)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The open missions, and the closed ones where they were asked for."""
        return (self.open, self.closed) if self.closed else (self.open,)

    def all_findings(self) -> dict[str, list[Finding]]:
        """The findings of each file that has any, of the missions asked for."""
        return {name: found for part in self.parts for name, found in findings_in(part.findings).items()}

    def names(self, below: str) -> list[str]:
        """The path in the workspace of every file but the settings."""
        return [name_in(below, one) for one in in_records(self.found)]


def joined(texts: Iterable[str]) -> bytes:
    """Lines as an index keeps them, each ended by a line break."""
    return "".join(f"{text}\n" for text in texts).encode("utf-8", "surrogateescape")


def lines(part: bytes) -> list[str]:
    """The lines of a part of an index."""
    return part.decode("utf-8", "surrogateescape").split("\n")[:-1]


def each(part: bytes, start: int, stop: int) -> Iterator[bytes]:
    """The lines of a part that begin in a stretch of it, one by one: memory is not asked for twice."""
    while start < stop:
        end = part.index(b"\n", start)
        yield part[start:end]
        start = end + 1


def first_after(rows: bytes, text: bytes) -> int:
    """Where, in packed missions by their ends, the first begins that is after `text`, as far as that goes: a day (ISO), a
    whole row. The length where there is none."""
    least, most = 0, len(rows)
    while least < most:
        start = rows.rfind(b"\n", least, (least + most) // 2) + 1 or least
        if rows[start : start + len(text)] > text:
            most = start
        else:
            least = rows.index(b"\n", start) + 1
    return least


def in_order(names: Iterable[str]) -> list[str]:
    """Names as paths are sorted, part by part, the settings first."""
    return sorted(names, key=lambda name: (name != SETTINGS, name.split("/")))


_FORMATS = "format 1, objectives judged by direction"  # what an index from before has otherwise: it is no cache


def _key(name: str, fields: object) -> int:
    return zlib.crc32(f"{name} {__version__} {sys.version_info[:2]} {_FORMATS} {fields} {_code()}".encode())


@cache
def _code() -> int:
    """What tells the code that makes rows from any other: whoever works on it has no new version for each change."""
    package, facts = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__)))), list[str]()
    folders = [f"{package}/core", f"{package}/storage"]
    while folders:
        for entry in reading.entries(folders.pop()):
            if entry.name.endswith(".py"):
                of = entry.stat()
                facts.append(f"{entry.path[len(package) :]} {of.st_size} {of.st_mtime_ns}")
            elif entry.name[0] not in "_." and entry.is_dir():
                folders.append(entry.path)
    return zlib.crc32("\n".join(sorted(facts)).encode("utf-8", "surrogateescape"))


class Belief:
    """Whether this run takes any index for one, and whether it has."""

    allowed = True
    used = False


def load(root: StrPath, name: str, fields: object, *, closed: bool = True) -> Index | None:
    """The index of this name, or None when there is none that can be trusted: not of this person's own making in this
    folder, another version's, or of other fields. Whatever goes wrong, there is none.

    Without `closed` what is known of closed missions is left on the disk.
    """
    own = own_key()
    if own is None or not Belief.allowed:
        return None
    try:
        with reading.stream(f"{root}/{OWN_FOLDER}/{name}", root) as file:
            marks, head = _MARKS.unpack(file.read(_MARKS.size)), file.read(_HEAD.size)
            magic, key, begun, settled, alone, *lengths = _HEAD.unpack(head)
            size = os.fstat(file.fileno()).st_size
            right = magic == _MAGIC and key == _key(name, fields) and size < reading.WHOLE
            if not right or size != _MARKS.size + _HEAD.size + sum(lengths):
                return None
            place = os.fsencode(os.path.realpath(root))
            parts = _checked(file, lengths[:-_CLOSED_PARTS], own, marks[0], place, head)
            last = _checked(file, lengths[-_CLOSED_PARTS:], own, marks[1], place, head) if closed else []
    except (OSError, ValueError, struct.error, MemoryError):
        return None
    found, settings_record, unread, settings, rows, findings = parts
    Belief.used = True
    shut = Part(*last) if last else None
    return Index(begun, settled, alone, found, settings_record, unread, settings, Part(rows, findings), shut)


def _checked(file: FileIO, lengths: list[int], own: bytes, expected: bytes, *before: bytes) -> list[bytes]:
    """The next parts of a file. Raises ValueError where they are not what was written here."""
    parts = [file.read(length) for length in lengths]
    if mark(own, (*before, *parts)) != expected:
        raise ValueError
    return parts


def save(root: StrPath, name: str, fields: object, index: Index) -> None:
    """Write the index, whole or not at all; where it cannot be written, or nobody could tell later that it is our own, the
    next run reads everything again."""
    own = own_key(make=True)
    if own is None:
        return
    assert index.closed  # noqa: S101  # `renewed` made it
    parts = (index.found, index.settings_record, index.unread, index.settings, *index.open)
    flags = (index.settled, index.alone)
    head = _HEAD.pack(_MAGIC, _key(name, fields), index.begun_ns, *flags, *map(len, (*parts, *index.closed)))
    place = os.fsencode(os.path.realpath(root))
    marks = _MARKS.pack(*(mark(own, (place, head, *some)) for some in (parts, index.closed)))
    from pathlib import Path  # most runs write nothing

    from mission_cli.storage.write import put

    with contextlib.suppress(OSError):
        # It names people and what was heard.
        content = b"".join((marks, head, *parts, *index.closed))
        put(Path(root, OWN_FOLDER, name), content, private=True, durable=False)


def line_of(finding: Finding) -> str:
    """A finding as a part keeps it."""
    fields: list[object] = [finding.path, finding.line, finding.column, finding.width, finding.code]
    fields += [word for pair in finding.args.items() for word in pair]
    texts = (str(field).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") for field in fields)
    return "\t".join(texts)


def findings_in(part: bytes) -> dict[str, list[Finding]]:
    """The findings of a part, by the files they are of."""
    found: dict[str, list[Finding]] = {}
    for line in lines(part):
        path, row, column, width, code, *args = (unescaped(field) for field in line.split("\t"))
        finding = Finding(path, int(row), int(column), int(width), code, dict(zip(args[::2], args[1::2], strict=True)))
        found.setdefault(path, []).append(finding)
    return found
