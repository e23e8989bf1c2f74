"""What a write of a large mission costs: counted in what is read, for a clock says another thing on every machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.conftest import EXAMPLE, HERE, Run

from mission_cli.core.changes import Append, Set
from mission_cli.errors import RefusedWriteError
from mission_cli.storage import save, write
from mission_cli.storage.splice import second_reader, splice
from mission_cli.storage.text import read

NOTE = (
    "    - id: n{0:07}\n      type: note\n      date: 2026-06-{1:02}\n      text: What was said then, in words that fill a line of the file ({0}), "
    + "and more of them, " * 5
    + "to the end.\n"
)


def large(size: int) -> bytes:
    """A mission of so many bytes, most of them in its journal."""
    head = EXAMPLE.read_text(encoding="utf-8").partition("journal:")[0]
    notes = (size - len(head)) // len(NOTE.format(0, 1))
    return (head + "journal:\n  sofia-bernard:\n" + "".join(NOTE.format(n, 1 + n % 28) for n in range(notes))).encode()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many characters the second reader, who is slow, is asked about each time."""
    sizes: list[int] = []
    reading = second_reader.second_reading

    def counted(text: str) -> object:
        sizes.append(len(text))
        return reading(text)

    monkeypatch.setattr(second_reader, "second_reading", counted)
    return sizes


@pytest.mark.parametrize("size", [60_000, 475_000, 900_000])
def test_a_write_is_read_again_by_both_as_far_as_it_changed(
    run: Run, workspace: Path, asked: list[int], size: int
) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    path.write_bytes(large(size))
    read._read.cache_clear()
    assert run("note", "acme", "said last", "--as", "sofia-bernard").code == 0
    assert asked == [pytest.approx(4_600, abs=1_500)], "whatever the size of the file"
    assert read._read.cache_info().misses <= 3, "what it was, what comes of it, and the settings"
    assert b"said last" in path.read_bytes()


def test_nothing_is_worked_out_while_others_wait(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[bool] = []
    planned, update = save.planned, write.update

    def noted(*args: object) -> bytes:
        held.append(inside[-1])
        return planned(*args)  # type: ignore[arg-type]  # passed on

    def locked(*args: object) -> object:
        inside.append(True)
        return update(*args)  # type: ignore[arg-type]  # passed on

    inside = [False]
    monkeypatch.setattr(save, "planned", noted)
    monkeypatch.setattr(save, "update", locked)
    assert run("note", "acme", "said", "--as", "sofia-bernard").code == 0
    assert held == [False]


@pytest.mark.parametrize("path", sorted((HERE / "corpus").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_part_that_changed_reads_as_it_does_in_the_whole(path: Path) -> None:
    raw = path.read_bytes()
    before = read.read_text(raw)
    for change in (
        Append(
            ("journal", "sofia-bernard"), {"id": "x1y2z3aa", "type": "note", "date": "2026-11-20", "text": "a: b #c"}
        ),
        Set(("title",), "- another"),
    ):
        after = read.read_text(splice(raw, [change]))
        assert after.root is not None
        data = read.plain_data(after.root)
        text, left = second_reader.changed_part(before, after, data)
        assert second_reader.second_reading(text) == left
        assert second_reader.second_reading(after.text) == data


def test_what_was_there_before_is_left_out_with_its_data_alone() -> None:
    before = read.read_text(large(20_000))
    after = read.read_text(splice(large(20_000), [Set(("journal", "sofia-bernard", 40, "text"), "changed")]))
    assert after.root is not None
    text, left = second_reader.changed_part(before, after, read.plain_data(after.root))
    assert isinstance(left, dict)
    journal: Any = left["journal"]
    kept = [one["id"] for one in journal["sofia-bernard"]]
    assert kept[:4] == ["n0000000", "n0000039", "n0000040", "n0000041"]
    assert len(kept) == 6, "and the last two: what comes after the last is nobody's"
    assert second_reader.second_reading(text) == left


def test_a_text_whose_readers_disagree_on_the_change_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reader, "second_reading", lambda _: {"title": "another"})
    with pytest.raises(RefusedWriteError):
        splice(large(100_000), [Set(("title",), "new")])


def test_one_part_that_stands_for_another_has_all_read_again() -> None:
    raw = large(60_000).replace(b"text: What", b"text: &w What", 1)
    before, after = read.read_text(raw), read.read_text(raw)
    assert after.root is not None
    data = read.plain_data(after.root)
    assert second_reader.changed_part(before, after, data) == (after.text, data)
