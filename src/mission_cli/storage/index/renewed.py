"""An index brought up to date: what is read again of the files, what is taken over of the index from before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mission_cli.core.summary import escaped, is_open
from mission_cli.storage.index.listing import Listing, alone, as_found, differing, in_records, is_older, name_in
from mission_cli.storage.index.packed import (
    UNREAD,
    Index,
    Part,
    Row,
    findings_in,
    first_after,
    in_order,
    joined,
    line_of,
)
from mission_cli.storage.root import SETTINGS

RACY_NS = 2_000_000_000
_FEW = 15  # names: to look for each in a whole part takes less than to take the part to pieces


class Stale(NamedTuple):
    """What an index does not know, or no longer: the records to be read, and the records there are no more."""

    new: list[bytes]
    gone: frozenset[bytes]


def stale(old: Index | None, listing: Listing, *, closed: bool) -> Stale:
    """What to read again, and what to forget, to bring an index up to date; `closed`: to read what was left unread too."""
    if old is None:
        return Stale(listing.records(), frozenset())
    before, now = differing(old.found, listing.found)
    if old.settings_record != listing.settings:
        before.add(old.settings_record)
        now.append(listing.settings)
    gone = frozenset(before.difference(now))
    new = {one: None for one in now if one not in before}
    if closed:
        new |= dict.fromkeys(one for one in in_records(old.unread) if one not in gone)
    if not old.settled:
        limit = old.begun_ns - RACY_NS
        new |= dict.fromkeys(one for one in listing.records() if not is_older(one, limit))
    return Stale([*new], gone)


def renewed(old: Index | None, listing: Listing, below: str, out: Stale, read: Mapping[str, Row]) -> Index:
    """The index of a listing of the folder `below`: what was `read` of the stale files, the rest taken over. It is
    without the closed missions where `old` is.
    """
    forgotten = frozenset(name_in(below, one) for one in (*out.new, *out.gone))
    settings = read[SETTINGS].text.encode() if SETTINGS in read else b""
    rows = {name: row if name != SETTINGS else row._replace(text="") for name, row in read.items()}
    shut = {name: row for name, row in rows.items() if row.closed or (row.text and not is_open(row.text))}
    again = frozenset((*out.new, *out.gone))
    unread = [one for one in (in_records(old.unread) if old else []) if one not in again]
    unread += [one for one in out.new if read.get(name_in(below, one)) == UNREAD]
    return Index(
        listing.begun_ns,
        settled(old, listing, out),
        old.alone
        if old and _same_names(out, below)
        else alone(name_in(below, one) for one in in_records(listing.found)),
        listing.found,
        listing.settings,
        as_found(unread),
        settings or (old.settings if old else b""),
        _renewed(old.open if old else None, forgotten, {name: row for name, row in rows.items() if name not in shut}),
        _renewed(old.closed if old else None, forgotten, shut) if old is None or old.closed else None,
    )


def settled(old: Index | None, listing: Listing, out: Stale) -> bool:
    """Whether every file will be old enough for its record to be trusted, once what is stale is read."""
    limit = listing.begun_ns - RACY_NS
    older_were = old is not None and old.begun_ns <= listing.begun_ns
    return all(is_older(one, limit) for one in (out.new if older_were else listing.records()))


def _renewed(old: Part | None, forgotten: frozenset[str], read: Mapping[str, Row]) -> Part:
    findings = {name: row.findings for name, row in read.items() if row.findings}
    if old:
        kept = findings_in(old.findings)
        findings |= {name: found for name, found in kept.items() if name not in forgotten}
    return Part(
        _exchanged(old.rows if old else b"", forgotten, [row.text for row in read.values() if row.text]),
        joined(line_of(finding) for name in in_order(findings) for finding in findings[name]),
    )


def _same_names(out: Stale, below: str) -> bool:
    return {name_in(below, one) for one in out.new} == {name_in(below, one) for one in out.gone}


def _exchanged(part: bytes, forgotten: frozenset[str], rows: list[str]) -> bytes:
    """A part of rows without those of the files forgotten, and with these: left as bytes, for most stay as they are."""
    new = sorted(row.encode("utf-8", "surrogateescape") + b"\n" for row in rows)
    paths = {escaped(name).encode("utf-8", "surrogateescape") for name in forgotten}
    if len(paths) > _FEW:
        kept = (row + b"\n" for row in part.split(b"\n")[:-1] if _path_in(row) not in paths)
        return b"".join(sorted([*kept, *new]))
    edits = [stretch for path in paths for stretch in _stretches(part, path)]
    edits += [(at, at, row) for row in new for at in (first_after(part, row),)]
    if not edits:
        return part
    pieces, done, whole = list[bytes | memoryview](), 0, memoryview(part)
    for start, end, row in sorted(edits):
        pieces += (whole[done:start], row)
        done = end
    return b"".join((*pieces, whole[done:]))


def _stretches(rows: bytes, path: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where the packed mission of a file begins and ends, and nothing to put there."""
    at = rows.find(path)
    while at >= 0:
        start, end = rows.rfind(b"\n", 0, at) + 1, rows.find(b"\n", at) + 1
        if _path_in(rows[start:end]) == path:
            yield start, end, b""
        at = rows.find(path, end)


def _path_in(row: bytes) -> bytes:
    return row.split(b"\t", 4)[3]
