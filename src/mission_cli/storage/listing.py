"""The files of a folder with what tells whether they changed: one system call a file, and nothing opened."""

from __future__ import annotations

import os
import time
import unicodedata
from array import array
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mission_cli.errors import Finding
from mission_cli.storage.root import SETTINGS


def listed(root: Path, below: str) -> tuple[list[str], bytes, list[Finding]]:
    """The settings and every YAML file in the folder `below`, their stamps, and a finding for each folder that cannot be looked into.

    Every file is asked for: a folder's own times miss edits in place.
    """
    names = [SETTINGS]
    facts = [_settings_facts(root)]
    closed: list[Finding] = []
    folders = [below]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as entries:
                # The ending first: to ask each of ten thousand files whether it is a folder takes as long again.
                for entry in entries:
                    name = entry.name
                    if name.endswith((".yaml", ".yml")) and name[0] != "." and not _is_folder(entry):
                        names.append(f"{folder}/{name}")
                        facts.append(_facts(entry))
                    elif name[0] != "." and entry.is_dir(follow_symlinks=False):
                        folders.append(f"{folder}/{name}")
        except FileNotFoundError:
            pass
        except OSError as error:
            closed.append(Finding(folder, 0, 0, 0, "E-UNREADABLE", {"words": error.strerror or str(error)}))
    return names, _stamps(facts), closed


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


_Facts: TypeAlias = "os.stat_result | _NoFacts"


class _NoFacts(NamedTuple):
    """Stands for what could not be asked; a time that never comes again has the file looked at each time."""

    st_size: int = -1
    st_mtime_ns: int = 0
    st_ctime_ns: int = 0
    st_ino: int = 0


def _facts(entry: os.DirEntry[str]) -> _Facts:
    try:
        return entry.stat()
    except OSError:  # a link that leads nowhere
        return _NoFacts(st_mtime_ns=time.time_ns())


def _settings_facts(root: Path) -> _Facts:
    try:
        return (root / SETTINGS).stat()
    except OSError:
        return _NoFacts()


def _stamps(facts: list[_Facts]) -> bytes:
    """What tells a file from what it was, STAMP bytes each: size, mtime, ctime, inode."""
    try:
        return array("q", chain.from_iterable(map(_FOUR, facts))).tobytes()
    except OverflowError:  # an inode of 64 bits
        wide = (number & 0x7FFF_FFFF_FFFF_FFFF for number in chain.from_iterable(map(_FOUR, facts)))
        return array("q", wide).tobytes()


_FOUR = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")


def alone(names: list[str]) -> bool:
    """Whether no two files have one id."""
    return len({folded(name) for name in names[1:]}) == len(names) - 1


def folded(name: str) -> str:
    """A file's stem as ids are compared: composed and case-folded."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    return stem.lower() if stem.isascii() else unicodedata.normalize("NFC", stem).casefold()
