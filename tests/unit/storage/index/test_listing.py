"""What there is in a folder, asked by Python or by find: the same records."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mission_cli.storage.index.listing import as_found, differing, in_records, is_older, listed, name_in

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


def test_the_folder_itself_may_be_a_link(folder: Path) -> None:
    before = listed(folder, "missions").records()
    (folder / "missions").rename(folder / "elsewhere")
    (folder / "missions").symlink_to("elsewhere")
    assert sorted(listed(folder, "missions").records()) == sorted(before)


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
