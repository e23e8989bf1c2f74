"""Portfolios of several sizes, made once and kept."""

from __future__ import annotations

import json
import re
import shutil
import sys
import zlib
from pathlib import Path
from typing import NamedTuple

from benchmarks import peers, portfolio

_RECIPE = (__file__, portfolio.__file__, Path(portfolio.__file__).with_name("vocabulary.toml"), peers.__file__)
_ENTRY_BYTES = 8192
_MISSIONS_EACH = 10


class Field(NamedTuple):
    """A portfolio to measure on, and where the peers keep theirs."""

    size: int
    folder: Path
    records: list[portfolio.Record]

    @property
    def workspace(self) -> Path:
        return self.folder / "firm"

    def file(self, record: portfolio.Record) -> Path:
        return self.workspace / "missions" / f"{record.id}.yaml"

    def consultant(self, record: portfolio.Record) -> str:
        """Whose mission it is, as its file says."""
        found = re.search(r"^consultant: ([^<\n]+)", self.file(record).read_text(encoding="utf-8"), re.MULTILINE)
        return found[1].strip() if found else ""

    def content(self, record: portfolio.Record) -> bytes:
        """What the mission's file holds before anything is written into it."""
        kept = self.folder / f"{record.id}.kept"
        if not kept.exists():
            kept.write_bytes(self.file(record).read_bytes())
        return kept.read_bytes()

    def entry_file(self) -> portfolio.Record:
        """The open mission whose file is nearest to 8 KB."""
        still_open = [record for record in self.records if not record.closed]
        return min(still_open, key=lambda record: abs(self.file(record).stat().st_size - _ENTRY_BYTES))


def made(folder: Path, size: int) -> Field:
    """The portfolio of this size below `folder`: an earlier run's, if the recipe is still the same."""
    recipe = zlib.crc32(b"".join(Path(path).read_bytes() for path in _RECIPE))
    own = folder / str(size)
    told = own / f"made-{recipe:08x}.json"
    if not told.exists():
        print(f"making {size:,} missions in {own}", file=sys.stderr)
        shutil.rmtree(own, ignore_errors=True)
        records = portfolio.write(own / "firm", size, consultants=size // _MISSIONS_EACH)
        told.write_text(json.dumps(records), encoding="utf-8")
    return Field(size, own, [portfolio.Record(*fields) for fields in json.loads(told.read_text(encoding="utf-8"))])
