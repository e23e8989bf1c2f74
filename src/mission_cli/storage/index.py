"""The disposable cache of what lists and horizons need of every mission: trusted as git trusts its own index.

One packed file a view, `.mission/cache/index-1` for the summaries. A file's facts are taken from it while its size, times and inode are the same
as just before it was read, and its last change lies two seconds or more before that reading began (git's racy-clean
rule: a second change within the same tick of the clock would leave the same stamp). Findings are kept too, so that a
broken file is named on every run. Wrong, missing, of another version or unwritable, it is left aside, and everything
is read again.
"""

from __future__ import annotations

import contextlib
import struct
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mission_cli import __version__
from mission_cli.core.summary import is_open, path_of, unescaped
from mission_cli.errors import Finding
from mission_cli.storage.write import put

RACY_NS = 2_000_000_000
_HEAD = struct.Struct("<8sIIq??IIIIII")
"""Magic, CRC-32 of the body, key of the reader, when reading began (ns), settled, alone, then the length of each part."""
_MAGIC = b"mission\x02"
STAMP = 32  # bytes a file: size, mtime, ctime (ns), inode


class Index(NamedTuple):
    """What was read of each file, as it lies on the disk: a warm run compares two parts whole and reads a third.

    `names` has a file a line, in the order the folder gave them, the settings first; `stamps` follows that order.
    `settings` is what is needed of them; `open_rows` and `closed_rows` have a packed mission a line, in the order of
    their ends: what is asked of a portfolio is mostly asked of the open ones. A file without a row did not read.
    `settled`: no file was younger than the racy-clean rule asks. `alone`: no two files have one id.
    """

    begun_ns: int
    settled: bool
    alone: bool
    names: bytes
    stamps: bytes
    settings: bytes
    open_rows: bytes
    closed_rows: bytes
    findings: bytes

    def is_of(self, names: bytes, stamps: bytes) -> bool:
        """Whether nothing has changed since."""
        return self.settled and self.names == names and self.stamps == stamps

    def known(self, names: list[str], stamps: bytes) -> dict[str, str]:
        """The rows of those of these files that need not be read again; "" for a file that did not read."""
        rows = {path_of(row): row for row in lines(self.open_rows) + lines(self.closed_rows)}
        before = lines(self.names)
        rows[before[0]] = self.settings.decode()
        at_of = {name: at * STAMP for at, name in enumerate(before)}
        limit = None if self.settled else self.begun_ns - RACY_NS
        found: dict[str, str] = {}
        for now, name in enumerate(names):
            at = at_of.get(name)
            stamp = stamps[now * STAMP : now * STAMP + STAMP]
            if at is not None and self.stamps[at : at + STAMP] == stamp and (limit is None or _older(stamp, limit)):
                found[name] = rows.get(name, "")
        return found

    def all_findings(self) -> dict[str, list[Finding]]:
        """The findings of each file that has any."""
        return _read_findings(lines(self.findings))


def packed_index(
    begun_ns: int,
    names: list[str],
    stamps: bytes,
    rows: dict[str, str],
    findings: dict[str, list[Finding]],
    *,
    alone: bool,
) -> Index:
    """The index of these files, read from `begun_ns` on."""
    limit = begun_ns - RACY_NS
    missions = sorted(rows[name] for name in names[1:] if rows[name])
    return Index(
        begun_ns,
        all(_older(stamps[at : at + STAMP], limit) for at in range(0, len(stamps), STAMP)),
        alone,
        joined(names),
        stamps,
        rows[names[0]].encode(),
        joined(row for row in missions if is_open(row)),
        joined(row for row in missions if not is_open(row)),
        joined(_line(finding) for found in findings.values() for finding in found),
    )


def joined(texts: Iterable[str]) -> bytes:
    """Lines as an index keeps them."""
    return "\n".join(texts).encode("utf-8", "surrogateescape")


def lines(part: bytes) -> list[str]:
    """The lines of a part of an index."""
    return part.decode("utf-8", "surrogateescape").split("\n") if part else []


def in_order(names: list[str]) -> list[str]:
    """Names as paths are sorted, part by part, the settings first."""
    if any(name.count("/") > 1 for name in names):
        return [*names[:1], *sorted(names[1:], key=lambda name: name.split("/"))]
    return [*names[:1], *sorted(names[1:])]


def _older(stamp: bytes, limit_ns: int) -> bool:
    _, modified, changed, _ = _STAMP.unpack(stamp)
    return bool(modified < limit_ns and changed < limit_ns)


_STAMP = struct.Struct("=4q")


def _key(name: str, fields: object) -> int:
    return zlib.crc32(f"{name} {__version__} {sys.version_info[:2]} {fields}".encode())


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
    if index.names.count(b"\n") != len(index.stamps) // STAMP - 1:
        return  # a file's name that cannot be packed: such a folder is read in full each time
    parts = index[3:]
    body = b"".join(parts)
    flags = (index.settled, index.alone)
    head = _HEAD.pack(_MAGIC, zlib.crc32(body), _key(name, fields), index.begun_ns, *flags, *map(len, parts))
    with contextlib.suppress(OSError):
        put(folder / name, head + body, durable=False)


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
