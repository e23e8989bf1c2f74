"""The disposable cache of what lists and horizons need of every mission: trusted as git trusts its own index.

One packed file a view, `.mission/cache/index-1` for the summaries. A file's facts are taken from it while its record in
the listing (size, times and inode) is the same as just before it was read, and its last change lies two seconds or more
before that reading began (git's racy-clean rule: a second change within the same tick of the clock would leave the same
record). Findings are kept too, so that a broken file is named on every run. Wrong, missing, of another version or
unwritable, it is left aside, and everything is read again.
"""

from __future__ import annotations

import contextlib
import struct
import sys
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mission_cli import __version__
from mission_cli.core.summary import escaped, is_open, unescaped
from mission_cli.errors import Finding
from mission_cli.storage.listing import SEPARATOR, Listing, alone, is_older, name_in
from mission_cli.storage.root import SETTINGS

RACY_NS = 2_000_000_000
_HEAD = struct.Struct("<8sIIq??IIIII")
"""Magic, CRC-32 of the body, key of the reader, when reading began (ns), settled, alone, then the length of each part."""
_MAGIC = b"mission\x03"


class Index(NamedTuple):
    """What was read of each file, as it lies on the disk: a warm run compares one part whole and reads another.

    `records` has a file a record, in the order of the listing, the settings first. `settings` is what is needed of them;
    `open_rows` and `closed_rows` have a packed mission a line, in the order of their ends: what is asked of a portfolio
    is mostly asked of the open ones. A file without a row did not read. `settled`: no file was younger than the
    racy-clean rule asks. `alone`: no two files have one id.
    """

    begun_ns: int
    settled: bool
    alone: bool
    records: bytes
    settings: bytes
    open_rows: bytes
    closed_rows: bytes
    findings: bytes

    def is_of(self, listing: Listing) -> bool:
        """Whether nothing has changed since."""
        return self.settled and self.records == listing.records

    def all_findings(self) -> dict[str, list[Finding]]:
        """The findings of each file that has any."""
        return _read_findings(lines(self.findings))

    def names(self, below: str) -> list[str]:
        """The path in the workspace of every file but the settings."""
        return [name_in(below, one) for one in self.records.split(SEPARATOR)[1:]]


class Stale(NamedTuple):
    """What an index does not know, or no longer: the records to be read, and the records there are no more."""

    new: list[bytes]
    gone: frozenset[bytes]


def stale(old: Index | None, listing: Listing) -> Stale:
    """What to read again, and what to forget, to bring an index up to date."""
    now = listing.records.split(SEPARATOR)
    if old is None:
        return Stale(now, frozenset())
    before = frozenset(old.records.split(SEPARATOR))
    limit = None if old.settled else old.begun_ns - RACY_NS
    new = [one for one in now if one not in before or (limit is not None and not is_older(one, limit))]
    return Stale(new, before.difference(now))


Row: TypeAlias = tuple[str, list[Finding]]


def renewed(old: Index | None, listing: Listing, below: str, out: Stale, read: Mapping[str, Row]) -> Index:
    """The index of a listing of the folder `below`: what was `read` of the stale files, the rest taken over."""
    forgotten = frozenset(name_in(below, one) for one in (*out.new, *out.gone))
    rows = [row for name, (row, _) in read.items() if row and name != SETTINGS]
    findings = {name: found for name, (_, found) in read.items() if found}
    settings = read[SETTINGS][0].encode() if SETTINGS in read else b""
    if old:
        findings |= {name: found for name, found in old.all_findings().items() if name not in forgotten}
        settings = settings or old.settings
    limit = listing.begun_ns - RACY_NS
    older_were = old is not None and old.begun_ns <= listing.begun_ns
    looked_at = out.new if older_were else listing.records.split(SEPARATOR)
    return Index(
        listing.begun_ns,
        all(is_older(one, limit) for one in looked_at),
        old.alone
        if old and _same_names(out, below)
        else alone(name_in(below, one) for one in listing.records.split(SEPARATOR)[1:]),
        listing.records,
        settings,
        _exchanged(old.open_rows if old else b"", forgotten, [row for row in rows if is_open(row)]),
        _exchanged(old.closed_rows if old else b"", forgotten, [row for row in rows if not is_open(row)]),
        joined(_line(finding) for name in in_order(findings) for finding in findings[name]),
    )


def joined(texts: Iterable[str]) -> bytes:
    """Lines as an index keeps them."""
    return "\n".join(texts).encode("utf-8", "surrogateescape")


def lines(part: bytes) -> list[str]:
    """The lines of a part of an index."""
    return part.decode("utf-8", "surrogateescape").split("\n") if part else []


def in_order(names: Iterable[str]) -> list[str]:
    """Names as paths are sorted, part by part, the settings first."""
    return sorted(names, key=lambda name: (name != SETTINGS, name.split("/")))


def _same_names(out: Stale, below: str) -> bool:
    return {name_in(below, one) for one in out.new} == {name_in(below, one) for one in out.gone}


def _exchanged(part: bytes, forgotten: frozenset[str], rows: list[str]) -> bytes:
    """A part of rows without those of the files forgotten, and with these: left as bytes, for most stay as they are."""
    marks = {escaped(name).encode("utf-8", "surrogateescape") for name in forgotten}
    kept = [row for row in part.split(b"\n") if row.split(b"\t", 4)[3] not in marks] if part else []
    return b"\n".join(sorted([*kept, *(row.encode("utf-8", "surrogateescape") for row in rows)]))


_FORMATS = "formats 0-1"  # what files can be read: an index from before has others among those that cannot


def _key(name: str, fields: object) -> int:
    return zlib.crc32(f"{name} {__version__} {sys.version_info[:2]} {_FORMATS} {fields}".encode())


def load(folder: Path, name: str, fields: object) -> Index | None:
    """The index of this name, or None when there is none that can be trusted: another version's, or of other fields."""
    try:
        raw = (folder / name).read_bytes()
        magic, crc, key, begun, settled, alone, *lengths = _HEAD.unpack_from(raw)
        body = memoryview(raw)[_HEAD.size :]
        if magic != _MAGIC or key != _key(name, fields) or sum(lengths) != len(body) or zlib.crc32(body) != crc:
            return None
    except (OSError, ValueError, struct.error):
        return None
    parts: list[bytes] = []
    at = 0
    for length in lengths:
        parts.append(bytes(body[at : at + length]))
        at += length
    return Index(begun, settled, alone, *parts)


def save(folder: Path, name: str, fields: object, index: Index) -> None:
    """Write the index, whole or not at all; where it cannot be written, the next run reads everything again."""
    parts = index[3:]
    body = b"".join(parts)
    flags = (index.settled, index.alone)
    head = _HEAD.pack(_MAGIC, zlib.crc32(body), _key(name, fields), index.begun_ns, *flags, *map(len, parts))
    from mission_cli.storage.write import put  # most runs write nothing

    with contextlib.suppress(OSError):
        put(folder / name, head + body, private=True, durable=False)  # it names people and what was heard


def _line(finding: Finding) -> str:
    fields: list[object] = [finding.path, finding.line, finding.column, finding.width, finding.code]
    fields += [word for pair in finding.args.items() for word in pair]
    texts = (str(field).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") for field in fields)
    return "\t".join(texts)


def _read_findings(several: list[str]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for line in several:
        path, row, column, width, code, *args = (unescaped(field) for field in line.split("\t"))
        finding = Finding(path, int(row), int(column), int(width), code, dict(zip(args[::2], args[1::2], strict=True)))
        found.setdefault(path, []).append(finding)
    return found
