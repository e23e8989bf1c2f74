"""A workspace with a cache that counts, what its files say when they are all read, and what the cache says."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests.conftest import EXAMPLE

from mission_cli.core.assess import facts_of
from mission_cli.core.facts import Facts
from mission_cli.core.happened import latest
from mission_cli.errors import Finding
from mission_cli.storage.cache.current import Cache
from mission_cli.storage.cache.place import place_of
from mission_cli.storage.cache.portfolio import findings, missions, people, policy
from mission_cli.storage.cache.tables import MISSION
from mission_cli.storage.workspace import Workspace

OLD = 1_700_000_000
LATER = dt.date(2199, 1, 1)
"""A day on which everything that a file tells has happened."""
CLOCK = "mission_cli.storage.cache.files.time.time_ns"
CLOSED = "valbrune-erp-finance.yaml"
Answer = tuple[list[Facts], list[str]]


def settle(root: Path) -> None:
    """Make every file old enough to be trusted: nobody changed it within two seconds of its being read."""
    for path in root.rglob("*.yaml"):
        os.utime(path, (OLD, OLD))


def settled(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace whose cache is written and counts; ctime cannot be set back, so the clock is ahead."""
    settle(root)
    ahead = time.time_ns() + 60 * 10**9
    monkeypatch.setattr(CLOCK, lambda: ahead)
    cache = Cache(root)
    missions(cache, ("id",), LATER)
    people(cache, LATER)
    policy(cache)
    assert kept(root).is_file()
    return root


def kept(root: Path) -> Path:
    """The cache's file."""
    path = place_of(root)
    assert path is not None
    return Path(path)


def said(several: Iterable[Finding]) -> list[str]:
    return sorted(map(repr, several))


def by_path(several: Iterable[Facts]) -> list[Facts]:
    return sorted(several, key=lambda one: one.path)


def cold(root: Path) -> Answer:
    """What reading every file strictly says."""
    workspace = Workspace(root)
    loaded, several = workspace.load_all()
    found = [
        facts_of(one.id, workspace.relative(one.path), one.mission).with_(latest=latest(one.raw)) for one in loaded
    ]
    return by_path(found), said(several)


def warm(root: Path) -> Answer:
    """What the cache says, whether it is one or not."""
    cache = Cache(root)
    return by_path(missions(cache, Facts.names(), LATER)), said(findings(cache, LATER)[0])


def reads(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The missions that a run reads."""
    seen: list[str] = []
    plain = Workspace.read

    def reading(self: Workspace, path: Path, **how: object) -> object:
        seen.append(path.name)
        return plain(self, path, **how)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "read", reading)
        Cache(root).ask(MISSION, "select 1")
    return seen


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{text}", encoding="utf-8")


def below(root: Path, name: str) -> None:
    (root / "missions" / "2025").mkdir()
    shutil.copy(EXAMPLE, root / "missions" / "2025" / name)


def instead_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda root: edit(root / "missions" / "acme-order-data.yaml", "health: green", "health: amber"),
    "broken": lambda root: (root / "missions" / "acme-order-data.yaml").write_text("format: [\n", encoding="utf-8"),
    "emptied": lambda root: (root / "missions" / "acme-order-data.yaml").write_text("", encoding="utf-8"),
    "removed": lambda root: (root / "missions" / "acme-order-data.yaml").unlink(),
    "renamed": lambda root: (root / "missions" / "acme-order-data.yaml").rename(root / "missions" / "new.yaml"),
    "added": lambda root: shutil.copy(EXAMPLE, root / "missions" / "added.yaml"),
    "added below": lambda root: below(root, "below.yaml"),
    "twice": lambda root: below(root, "ACME-order-data.yaml"),
    "no name for an id": lambda root: shutil.copy(EXAMPLE, root / "missions" / "Été.yaml"),
    "a name that is no text": lambda root: shutil.copy(EXAMPLE, root / "missions" / os.fsdecode(b"a\xff.yaml")),
    "settings": lambda root: (root / "mission.yaml").write_text("horizons:\n  urgent: 40 days\n", encoding="utf-8"),
    "settings wrong": lambda root: (root / "mission.yaml").write_text("horizon: 1\n", encoding="utf-8"),
    "settings gone": lambda root: (root / "mission.yaml").unlink(),
    "cache gone": lambda root: kept(root).unlink(),
    "cache cut": lambda root: kept(root).write_bytes(kept(root).read_bytes()[:-7]),
    "cache cut by a page": lambda root: kept(root).write_bytes(kept(root).read_bytes()[:-4096]),
    "cache of noise": lambda root: kept(root).write_bytes(os.urandom(9000)),
    "cache empty": lambda root: kept(root).write_bytes(b""),
    "cache a folder": lambda root: instead_a_folder(kept(root)),
    "a link in its place": lambda root: kept(root).symlink_to(kept(root).rename(root / "a")),
    "closed and edited": lambda root: edit(root / "missions" / CLOSED, "title: ", "title: More "),
    "closed and broken": lambda root: edit(root / "missions" / CLOSED, "title: ", "titel: "),
    "closed and no YAML": lambda root: edit(root / "missions" / CLOSED, "title: ", "title: [ "),
    "closed and with a warning": lambda root: edit(
        root / "missions" / CLOSED, "kind: client", "kind: client\nsector: a"
    ),
    "opened again": lambda root: edit(root / "missions" / CLOSED, "\nclosed: ", "\n# closed: "),
    "another one closed": lambda root: append(root / "missions" / "acme-order-data.yaml", "closed: 2026-11-20 by x\n"),
    "closed on another line": lambda root: edit(root / "missions" / CLOSED, "\nclosed: ", "\nclosed:  "),
    "closed and removed": lambda root: (root / "missions" / CLOSED).unlink(),
    "closed and twice": lambda root: shutil.copy(root / "missions" / CLOSED, root / "missions" / CLOSED.upper()),
}
