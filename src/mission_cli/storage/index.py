"""The disposable cache of what lists and horizons need of every mission: trusted as git trusts its own index.

One packed file, `.mission/cache/index-1`. A file's facts are taken from it while its size, times and inode are the same
as just before it was read, and its last change lies two seconds or more before that reading began (git's racy-clean
rule: a second change within the same tick of the clock would leave the same stamp). Findings are kept too, so that a
broken file is named on every run. Wrong, missing, of another version or unwritable, it is left aside, and everything
is read again.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import zlib
from array import array
from pathlib import Path
from typing import NamedTuple

from mission_cli import __version__
from mission_cli.core.summary import Summary, unescaped
from mission_cli.errors import Finding

NAME = "index-1"
RACY_NS = 2_000_000_000
_HEAD = struct.Struct("<8sIIqI")  # magic, CRC-32 of the rest, key of the reader, when reading began (ns), files
_MAGIC = b"mission\x01"
_KEY = zlib.crc32(f"{NAME} {__version__} {sys.version_info[:2]} {Summary._fields}".encode())
STAMP = 4  # numbers a file: size, mtime, ctime (ns), inode
_PART = "\x1e"  # a control character: it cannot stand in a file that reads, nor in a name that is shown escaped


class Index(NamedTuple):
    """What was read of each file, in the order of the names: a packed row, "" for a file that did not read."""

    begun_ns: int
    names: list[str]
    stamps: array[int]
    rows: list[str]
    findings: dict[str, list[Finding]]

    def known(self, names: list[str], stamps: array[int]) -> list[int]:
        """For each of these files, where its row is in this index; -1 for a file that must be read again."""
        if names == self.names and stamps == self.stamps:
            found = list(range(len(names)))
        else:
            there = {name: at for at, name in enumerate(self.names)}
            found = [self._same(there.get(name, -1), stamps, at) for at, name in enumerate(names)]
        limit = self.begun_ns - RACY_NS
        if max(max(stamps[1::STAMP], default=0), max(stamps[2::STAMP], default=0)) < limit:
            return found
        return [
            -1 if max(stamps[at * STAMP + 1], stamps[at * STAMP + 2]) >= limit else old for at, old in enumerate(found)
        ]

    def _same(self, before: int, stamps: array[int], now: int) -> int:
        same = self.stamps[before * STAMP : (before + 1) * STAMP] == stamps[now * STAMP : (now + 1) * STAMP]
        return before if before >= 0 and same else -1


def load(folder: Path) -> Index | None:
    """The index in this folder, or None when there is none that can be trusted."""
    try:
        raw = (folder / NAME).read_bytes()
        magic, crc, key, begun, count = _HEAD.unpack_from(raw)
        body = memoryview(raw)[_HEAD.size :]
        if magic != _MAGIC or key != _KEY or zlib.crc32(body) != crc:
            return None
        stamps = array("q")
        stamps.frombytes(body[: count * STAMP * 8])
        names, rows, findings = str(body[count * STAMP * 8 :], "utf-8", "surrogateescape").split(_PART)
        return Index(begun, _lines(names, count), stamps, _lines(rows, count), _read_findings(findings))
    except (OSError, ValueError, struct.error):
        return None


def save(folder: Path, index: Index) -> None:
    """Write the index, whole or not at all; where it cannot be written, the next run reads everything again."""
    findings = "\n".join(_line(finding) for found in index.findings.values() for finding in found)
    parts = ("\n".join(index.names), "\n".join(index.rows), findings)
    if any(_PART in part for part in parts) or any("\n" in name for name in index.names):
        return  # a file's name that cannot be packed: such a folder is read in full each time
    body = index.stamps.tobytes() + _PART.join(parts).encode("utf-8", "surrogateescape")
    head = _HEAD.pack(_MAGIC, zlib.crc32(body), _KEY, index.begun_ns, len(index.names))
    temporary = folder / f".{NAME}.{os.getpid()}.tmp"
    try:
        temporary.write_bytes(head + body)
        temporary.replace(folder / NAME)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _lines(text: str, count: int) -> list[str]:
    lines = text.split("\n") if count else []
    if len(lines) != count:
        raise ValueError(count)
    return lines


def _line(finding: Finding) -> str:
    fields: list[object] = [finding.path, finding.line, finding.column, finding.width, finding.code]
    fields += [word for pair in finding.args.items() for word in pair]
    texts = (str(field).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") for field in fields)
    return "\t".join(texts)


def _read_findings(text: str) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for line in text.split("\n") if text else ():
        path, row, column, width, code, *args = (unescaped(field) for field in line.split("\t"))
        finding = Finding(path, int(row), int(column), int(width), code, dict(zip(args[::2], args[1::2], strict=True)))
        found.setdefault(path, []).append(finding)
    return found
