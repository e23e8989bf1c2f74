"""Laws of the splices over the corpus: nothing but the change moves, and what is written is what was meant.

Random edits of random documents are a proof of their own: tests/proofs/splices.py.

The default run is small; `MISSION_PROVE_EXAMPLES=5000` makes it a proof (`make prove`).
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from tests.property.documents import make
from tests.property.edits import (
    CHECKIN,
    NOTE,
    cases,
    lines_lost,
    order,
    same,
    sorted_keys,
    written_at,
)

from mission_cli.core.changes import Append, Change, Remove, apply, canonical
from mission_cli.storage.splice import splice
from mission_cli.storage.splice.page import Page
from mission_cli.storage.splice.style import list_blanks
from mission_cli.storage.text.read import plain_data, read_text

PROVE = int(os.environ.get("MISSION_PROVE_EXAMPLES", "0"))
HERE = Path(__file__).parent.parent
FILES = sorted([*HERE.glob("corpus/*.yaml"), *HERE.glob("examples/*.yaml")])
SEEDS = st.integers(0, 2**40)

proven = settings(max_examples=PROVE or 80, derandomize=not PROVE, deadline=None, database=None)


def data_of(raw: bytes) -> Any:
    document = read_text(raw)
    assert document.root is not None
    assert document.problems == ()
    return plain_data(document.root)


def loose(data: Any) -> Any:
    """What PyYAML read, scalars as comparable texts."""
    if isinstance(data, dict):
        return {str(key): loose(value) for key, value in data.items()}
    return [loose(item) for item in data] if isinstance(data, list) else canonical(data)


# Over the corpus


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_change_moves_nothing_else(path: Path) -> None:
    raw = path.read_bytes()
    every = list(cases(data_of(raw)))
    # A ninth of the cases for each file, another ninth for the next one; all of them in a proof.
    for case in every if PROVE else every[FILES.index(path) % 9 :: 9]:
        after = splice(raw, case.changes, order)
        lost = lines_lost(raw, after)
        assert len(lost) <= case.replaced, (case.name, lost)
        check_bytes(raw, after)
        check_readers(after, case.changes, raw)


def check_bytes(before: bytes, after: bytes) -> None:
    """Byte order mark, line ends, final newline and end marker are as they were."""
    assert before.startswith(b"\xef\xbb\xbf") == after.startswith(b"\xef\xbb\xbf")
    assert before.endswith(b"\n") == after.endswith(b"\n")
    assert (b"\r\n" in before) == (after.count(b"\r\n") == after.count(b"\n") > 0)
    assert before.rstrip().endswith(b"\n...") == after.rstrip().endswith(b"\n...")


def check_readers(after: bytes, changes: list[Change], before: bytes) -> None:
    """A reader of YAML 1.1 and one of 1.2 find what was written, texts as texts."""
    old = yaml.load(before, yaml.CSafeLoader)
    readers = (
        yaml.load(after, yaml.CSafeLoader),
        YAML(typ="safe", pure=True).load(after.removeprefix(b"\xef\xbb\xbf")),
    )
    for found in readers:
        for change in changes:
            if isinstance(change, Remove):
                continue
            if change is changes[-1]:
                assert same(sorted_keys(written_at(found, change)), sorted_keys(change.value)), change
    assert loose(readers[0]) == apply(changes, loose(old))


# Over random documents


@settings(proven)
@given(SEEDS)
def test_the_generator_and_the_readers_agree(seed: int) -> None:
    made = make(seed)
    found = data_of(made.raw)
    assert found == made.data or not made.certain


# Stock git


def merged(folder: Path, base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    """What git makes of two branches without any driver; None for a conflict."""
    for name, content in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_bytes(content)
    done = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=folder, capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 else None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_git_merges_what_two_people_record(path: Path, tmp_path: Path) -> None:
    """Entries in two lanes always; an entry and a new lane wherever a blank line is between them."""
    raw = path.read_bytes()
    data = data_of(raw)
    lanes = list(data["journal"])
    for index, lane in enumerate(lanes):
        mine = Append(("journal", lane), CHECKIN)
        ours = splice(raw, [mine], order)
        first_or_last = "zzz" if index else "aaa"
        for other in {*lanes[index + 1 :], f"{lane}-b", *([first_or_last] if PROVE else [])}:
            theirs = Append(("journal", other), NOTE)
            result = merged(tmp_path, raw, ours, splice(raw, [theirs], order))
            if result is not None:
                assert data_of(result) == apply([mine, theirs], data)
            else:
                assert other not in lanes, (lane, other)
                assert excused(raw, lane, other), (lane, other)


def excused(raw: bytes, lane: str, new: str) -> bool:
    """Whether a person's hand leaves git no unchanged line between the lane written in and the new one."""
    root = read_text(raw).root
    assert root is not None
    page = Page(read_text(raw).text, root)
    _, value = page.walk(("journal", lane))[0][-1].container.get(lane) or pytest.fail(lane)
    journal = page.walk(("journal",))[0][-1].value
    names = [key.value for key, _ in journal.entries]
    index, beside = names.index(lane), sorted([*names, new]).index(new)
    if beside == index:
        # Right above a line that changes from `lane: []`.
        return not value.items and value.end > value.start
    if beside != index + 1:
        return False
    # A blank line that is the style of the list, or part of a text, is no line of nobody's.
    if value.items and (list_blanks(page, value, ("journal", lane)) or page.keeps_blanks(value)):
        return True
    if index == len(names) - 1:
        return root.entries[-1][1] is journal
    return not page.is_blank(journal.entries[index + 1][0].line - 1)
