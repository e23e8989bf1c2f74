"""Files of an older format as they are upgraded: their bytes, and how they read before and after."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import REPOSITORY
from tests.older import NEWER, OLDER, from_0

from mission_cli.core import migrate
from mission_cli.core.changes import Remove, Set
from mission_cli.core.migrate import STEPS, Step
from mission_cli.core.model.keys import keys_at
from mission_cli.core.raw import Raw
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.upgrade import upgraded
from mission_cli.storage.workspace import Workspace

MARK = b"\xef\xbb\xbf"


@pytest.fixture(autouse=True)
def _older_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, from_0)


@pytest.mark.parametrize("hand", [bytes, lambda raw: MARK + raw.replace(b"\n", b"\r\n"), lambda raw: raw[:-1]])
def test_only_what_the_step_names_is_written(hand: type[bytes]) -> None:
    assert upgraded(hand(OLDER), keys_at) == hand(NEWER)
    assert upgraded(hand(NEWER), keys_at) == hand(NEWER)


@pytest.mark.parametrize("path", sorted((REPOSITORY / "tests" / "corpus").glob("*.yaml")), ids=lambda path: path.stem)
def test_in_any_hand(path: Path) -> None:
    raw = path.read_bytes()
    older = re.sub(rb"\b(rate['\"]?: *['\"]?\d+) EUR/day", rb"\1", raw)
    older = re.sub(rb"(?m)^(\W*)title(\W)", rb"\1name\2", older, count=1)
    older = older.replace(b"format: 1", b"format: 0", 1)
    assert b"format: 0" in older
    assert upgraded(older, keys_at) == raw


def test_the_steps_are_taken_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 1, lambda _: Step({"title": "label"}, [Set(("terms",), "T")]))
    monkeypatch.setattr(migrate, "FORMAT", 2)
    after = NEWER.replace(b"format: 1", b"format: 2").replace(b"title:", b"label:")
    assert upgraded(OLDER, keys_at) == after.replace(b"# end\n", b"terms: T\n# end\n")


def test_it_reads_before_as_after(tmp_path: Path) -> None:
    (tmp_path / "missions").mkdir()
    path = tmp_path / "missions" / "water.yaml"
    workspace = Workspace(tmp_path)
    path.write_bytes(OLDER)
    before, said = workspace.read(path)
    path.write_bytes(NEWER)
    after, _ = workspace.read(path)
    assert before is not None
    assert after is not None
    assert before.mission == after.mission
    assert before.data == after.data
    assert [(finding.code, finding.line, finding.column) for finding in said][:1] == [("W-FORMAT", 2, 9)]


def test_a_file_is_left_where_a_comment_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, lambda _: Step({"name": "title"}, [Remove(("client",))]))
    with pytest.raises(RefusedWriteError) as refusal:
        upgraded(OLDER, keys_at)
    assert refusal.value.text == "fmt.unsafe-comment"
    without = OLDER.replace(b"   # the group", b"")
    assert upgraded(without, keys_at) == NEWER.replace(b"client: {name: Acme}   # the group\n", b"").replace(
        b" EUR/day", b""
    )


def test_a_name_that_is_taken_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, lambda _: Step({"name": "consultant"}, []))
    with pytest.raises(RefusedWriteError):
        upgraded(OLDER, keys_at)


def test_what_is_repeated_is_refused() -> None:
    raw = OLDER.replace(b"620 ", b"&rate 620 ").replace(b"# end", b"x-rate: *rate\n# end")
    with pytest.raises(RefusedWriteError):
        upgraded(raw, keys_at)


def test_a_file_that_does_not_read_is_refused() -> None:
    with pytest.raises(RefusedWriteError):
        upgraded(b"format: 0\nname: [\n", keys_at)


def test_a_step_that_does_nothing_more_sets_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: dict[str, Raw]) -> Step:
        return Step({}, [])

    monkeypatch.setitem(STEPS, 0, none)
    assert upgraded(b"{title: X, format: 0}", keys_at) == b"{title: X, format: 1}"
