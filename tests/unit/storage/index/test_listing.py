"""What there is in a folder, asked by Python or by find: the same records."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import git

from mission_cli.storage.index import ahead
from mission_cli.storage.index.listing import Listing, as_found, differing, in_records, is_older, listed, name_in

NAMES = [
    "acme.yaml",
    "old.yml",
    "white space/ .and a dot.yaml",
    "white space/a .yaml",
    "with a space.yaml",
    "é-accent.yaml",
    "two\nlines.yaml",
    "mission.yaml",
    "2025/acme-2.yaml",
    "2025/deeper/x.yaml",
    "folder.yaml/inside.yaml",
    ".hidden.yaml",
    ".git/config.yaml",
    "notes.txt",
    "UPPER.YAML",
]
SEEN = 11


def has_find() -> bool:
    if sys.platform != "linux":
        return False
    return b"GNU" in subprocess.run(["find", "--version"], capture_output=True, check=False).stdout


gnu = pytest.mark.skipif(not has_find(), reason="no GNU find here: Python asks itself")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        path = tmp_path / "missions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "mission.yaml").write_text("lang: en\n")
    os.utime(tmp_path / "missions" / "acme.yaml", ns=(1, 1_700_000_000_000_000_007))
    os.utime(tmp_path / "missions" / "old.yml", (0, 0))
    return tmp_path


def begun(root: Path) -> Listing:
    ahead.begin(f"{root}/missions")
    return listed(root, "missions")


def test_every_yaml_file_is_named_the_settings_first(folder: Path) -> None:
    records = listed(folder, "missions").records()
    assert name_in("missions", records[0]) == "mission.yaml"
    found = {name_in("missions", one) for one in records[1:]}
    assert found == {f"missions/{name}" for name in NAMES[:SEEN]}


def test_a_record_tells_a_file_from_what_it_was(folder: Path) -> None:
    path = folder / "missions" / "acme.yaml"
    one = next(one for one in listed(folder, "missions").records() if one.endswith(b" acme.yaml"))
    kind, size, modified, _, inode, name = one.split(b" ")
    assert (kind, size, modified, name) == (b"f", b"9", b"1700000000.0000000070", b"acme.yaml")
    assert int(inode) == path.stat().st_ino


def test_the_older_time_counts_not_alone() -> None:
    one = b"f 9 1700000000.0000000070 1800000000.0000000000 4 a.yaml"
    assert not is_older(one, 1_800_000_000_000_000_000)
    assert is_older(one, 1_800_000_000_000_000_001)


@gnu
def test_find_gives_the_same_records(folder: Path) -> None:
    early, asked = begun(folder), listed(folder, "missions")
    assert early.records()[0] == asked.records()[0]
    assert sorted(early.records()) == sorted(asked.records())
    assert early.closed == []


@gnu
def test_what_find_found_is_taken_and_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mission_cli.storage.index.listing._asked", lambda *_: ([b"python.yaml"], []))
    assert len(begun(folder).records()) == 1 + SEEN
    assert listed(folder, "missions").records()[-1] == b"python.yaml"


@gnu
def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "missions").mkdir()
    assert begun(tmp_path).records() == listed(tmp_path, "missions").records()


ODD: dict[str, Callable[[Path], object]] = {
    "a link to a file": lambda root: (root / "missions" / "link.yaml").symlink_to("acme.yaml"),
    "a link to nowhere": lambda root: (root / "missions" / "link.yaml").symlink_to("nowhere.yaml"),
    "a link in a folder": lambda root: (root / "missions" / "2025" / "link.yml").symlink_to("../acme.yaml"),
    "a link to itself": lambda root: (root / "missions" / "link.yaml").symlink_to("link.yaml"),
    "no folder": lambda root: (root / "missions").rename(root / "gone"),
    "a file": lambda root: ((root / "missions").rename(root / "gone"), (root / "missions").write_text("")),
}


@gnu
@pytest.mark.parametrize("name", ODD)
def test_out_of_the_ordinary_python_asks(folder: Path, name: str) -> None:
    ODD[name](folder)
    ahead.begin(f"{folder}/missions")
    assert ahead.taken(f"{folder}/missions") is None


@gnu
def test_a_link_of_another_kind_is_nothing_out_of_the_ordinary(folder: Path) -> None:
    (folder / "missions" / "README.md").symlink_to("../mission.yaml")
    (folder / "missions" / "yaml").symlink_to("acme.yaml")
    (folder / "missions" / ".#acme.yaml").symlink_to("sofia@desk.4711")  # as Emacs marks a file it has open
    early = begun(folder)
    assert b"README.md" in early.found
    assert sorted(early.records()) == sorted(listed(folder, "missions").records())


@gnu
def test_the_folder_itself_may_be_a_link(folder: Path) -> None:
    (folder / "missions").rename(folder / "elsewhere")
    (folder / "missions").symlink_to("elsewhere")
    assert sorted(begun(folder).records()) == sorted(listed(folder, "missions").records())


def test_without_find_python_asks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert begun(folder).records() == listed(folder, "missions").records()


def test_a_find_of_another_kind_is_not_believed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = folder / "find"
    other.write_text("#!/bin/sh\necho 'find: unrecognized: -printf' >&2\nexit 1\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    assert begun(folder).records() == listed(folder, "missions").records()


def _answer(root: Path, *line: str, path: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mission_cli", "list", "--json", "--today", "2026-11-21", *line],
        cwd=root,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@gnu
def test_the_program_answers_the_same_with_find_and_without(firm: Path) -> None:
    git(firm, "init", "--quiet")
    (firm / ".mission").mkdir()
    (firm / "missions" / "2025").mkdir()
    (firm / "missions" / "acme-order-data.yaml").rename(firm / "missions" / "2025" / "acme-order-data.yaml")
    everywhere = os.environ["PATH"]
    with_find = _answer(firm, path=everywhere)
    assert with_find.count("missions/") == 13  # one is closed
    assert _answer(firm, path=str(firm)) == with_find
    assert _answer(firm.parent, "--dir", firm.name, path=everywhere) == with_find


NAMED = st.sampled_from(
    ["a.yaml", "b.yml", "c.yaml", "2025/d.yaml", ".e.yaml", "f.txt", "g.yaml", f"{'h' * 5000}.yaml"]
)
RECORDS = st.lists(st.tuples(st.sampled_from(["1", "2", "33"]), NAMED), unique_by=lambda one: one[1], max_size=8)


@given(RECORDS, RECORDS, st.integers(0, 300))
@settings(max_examples=300)
def test_what_differs_is_found_whatever_lies_between(
    before: list[tuple[str, str]], now: list[tuple[str, str]], between: int
) -> None:
    """In its place or not, as long as it was or not; among many that are in both."""
    many = [("5", f"other-{n}.yaml") for n in range(between)]
    old, new = ([as_record(*one) for one in (*several[:2], *many, *several[2:])] for several in (before, now))
    found_before, found_now = differing(as_found(old), as_found(new))
    kept_before, kept_now = set(in_records(as_found(old))), in_records(as_found(new))
    assert found_before <= kept_before
    assert set(found_now) <= set(kept_now)
    assert set(found_now) - found_before == set(kept_now) - kept_before
    assert found_before - set(found_now) == kept_before - set(kept_now)


def as_record(size: str, name: str) -> bytes:
    return f"f {size} 1700000000.0000000070 1700000000.0000000070 4711 {name}".encode()
