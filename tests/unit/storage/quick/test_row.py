"""The quick way answers for files that are surely right, and for no other."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.proofs.readings import NAME, difference, every_key

from mission_cli.storage.quick.row import quick_row, quick_row_of

SMALL = """\
format: 1
title: Order data platform
kind: internal
consultant: Léa Martin <lea.martin@rivage.example>
client: {name: Acme}
contract:
  start: 2026-03-02
  end: 2026-12-18
journal:
  sofia-bernard:
    - id: a1
      type: checkin
      date: 2026-10-14
      health: amber
"""


def answer(text: str) -> str | None:
    """What the quick way says; whatever it says, the strict reading says too."""
    assert not difference(text.encode())
    return quick_row_of(text.encode(), NAME)


def test_it_answers() -> None:
    assert answer(SMALL) is not None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Order data platform", "title: |\n  Order data platform"),
        ("title: Order data platform", "title: NO"),
        ("title: Order data platform", "title: '12:30'\ntitle: x"),
        ("title: Order data platform", "titel: Order data platform"),
        ("format: 1", "format: 2"),
        ("format: 1\n", "%YAML 1.1\n---\nformat: 1\n"),
        ("end: 2026-12-18", "end: 2026-02-29"),
        ("end: 2026-12-18", "end: 2025-12-18"),
        ("{name: Acme}", "{name: Acme, name: Acme}"),
        ("{name: Acme}", "&a {name: Acme}"),
        ("health: amber", "health: blue"),
        ("health: amber", "health:\tamber"),
        ("health: amber", "health: amber\n      reached:\n        nowhere: 3"),
        ("sofia-bernard:", "sofia-bernard: []"),
        ("sofia-bernard:", "Sofia:"),
        ("id: a1", "id: 12"),
        ("id: a1", "id: 1e3"),
        ("      health", "     health"),
        ("journal:", "<<<<<<< HEAD\njournal:"),
        ("journal:", "journal:\n  other:\n    - {id: a1, type: note, date: 2026-10-14, text: x}"),
    ],
)
def test_it_leaves_the_rest_to_the_strict_reading(before: str, after: str) -> None:
    assert before in SMALL
    assert answer(SMALL.replace(before, after)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Order data platform", 'title: "Order \\"data\\" platform"  # as the client calls it'),
        ("title: Order data platform", "title: 'Order data: the platform'"),
        ("title: Order data platform", "title: 3 of 4 feeds"),
        ("{name: Acme}", "\n  # the parent company\n  name: Acme  "),
        ("health: amber", "health: 'amber'"),
        ("health: amber", "progress: |\n        All of it\n\n          and more\n      health: green"),
        ("health: amber", "attendees:\n        - client\n\n      health:"),
        ("id: a1", "id: 19ta4t7d"),
        ("end: 2026-12-18", "end: 2028-02-29"),
        ("sofia-bernard:", "nobody: ~\n\n  sofia-bernard:  # her own"),
    ],
)
def test_it_knows_the_habits_of_people(before: str, after: str) -> None:
    assert before in SMALL
    assert answer(SMALL.replace(before, after)) is not None


def test_it_reads_a_key_of_every_kind() -> None:
    assert answer(every_key()) is not None


def test_a_file_it_cannot_have_is_left_to_the_strict_reading(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "large.yaml").write_text(SMALL + "#" * 100_000, encoding="utf-8")
    (tmp_path / "Été.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "fine.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "cut.yaml").write_bytes(SMALL.encode()[:80])
    (tmp_path / "empty.yaml").touch()
    answered = {
        name: quick_row(str(tmp_path), f"{name}.yaml") for name in ("folder", "large", "Été", "none", "cut", "empty")
    }
    assert set(answered.values()) == {None}
    expected = (answer(SMALL) or "").replace(NAME, "fine.yaml").replace("some-mission", "fine")
    assert quick_row(str(tmp_path), "fine.yaml") == expected


@pytest.mark.parametrize(
    "text",
    [
        "a" * 90_000,
        "title: " + "a: " * 30_000,
        "title: 'a" * 9_000,
        "title: " + "'" * 90_000,
        "title: 1" + " 1" * 40_000,
    ]
    + [
        SMALL + "    - " * 15_000,
        SMALL + "      # a: Bc\n" * 6_000,
        SMALL.replace("{name: Acme}", "{" + "a: b, " * 15_000 + "}"),
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """A file that is to be read strictly is not to wait for it; seconds leave room for a slow machine."""
    begun = time.process_time()
    quick_row_of(text.encode(), NAME)
    assert time.process_time() - begun < 2


def test_it_imports_neither_the_model_nor_a_parser() -> None:
    code = "import sys, mission_cli.storage.quick.row\nprint({'pydantic', 'yaml', 'ruamel', 'rich', 'typer'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
