"""Any writes, turned back any number of steps, are the bytes of that many steps ago; forth again, the bytes there were."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mission_cli.storage.undo.operations import Memory
from mission_cli.storage.undo.remembered import Operation, operations, to_redo, to_undo
from mission_cli.storage.undo.undoing import Files
from mission_cli.storage.write import create, remove, update

NAMES = ("missions/a.yaml", "missions/b.yaml", "consultants/c.yaml")
State = dict[str, bytes]
CONTENTS = st.binary(max_size=40) | st.sampled_from([b"one\n", b"two\n", b"one\ntwo\n"])
# One run: what it makes of some of the files, None to remove one.
RUNS = st.dictionaries(st.sampled_from(NAMES), st.none() | CONTENTS, min_size=1)


def state(root: Path) -> State:
    return {name: (root / name).read_bytes() for name in NAMES if (root / name).exists()}


def put(root: Path, name: str, content: bytes | None, memory: Memory) -> None:
    path = root / name
    if not path.exists():
        if content is not None:
            create(root, path, content, memory)
    elif content is None:
        remove(root, path, path.read_bytes(), memory)
    else:
        update(root, path, lambda _: content, memory)


def write(root: Path, run: dict[str, bytes | None], subject: str) -> None:
    memory = Memory(subject)
    for name, content in run.items():
        put(root, name, content, memory)


def turn(root: Path, kind: str, one: Operation) -> None:
    for part in Files(root).back(one, one.done if kind == "undo" else one.undone).turns:
        assert not part.since
        put(root, part.path, part.wanted, Memory(one.subject, kind, one.number))


def undo(root: Path) -> None:
    turn(root, "undo", to_undo(operations(root))[0])


def redo(root: Path) -> None:
    turn(root, "redo", to_redo(operations(root))[0])


def played(root: Path, runs: list[dict[str, bytes | None]]) -> list[State]:
    """The states before, between and after the runs that changed anything."""
    states = [state(root)]
    for number, run in enumerate(runs):
        write(root, run, str(number))
        if state(root) != states[-1]:
            states.append(state(root))
    return states


@given(st.lists(RUNS, max_size=8), st.lists(st.booleans(), max_size=30))
def test_steps_back_and_forth_are_the_states_there_were(runs: list[dict[str, bytes | None]], ways: list[bool]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        states = played(root, runs)
        at = len(states) - 1
        for back in ways:
            held = operations(root)
            if back:
                assert bool(to_undo(held)) is (at > 0)
                if at:
                    undo(root)
                    at -= 1
            else:
                assert bool(to_redo(held)) is (at < len(states) - 1)
                if at < len(states) - 1:
                    redo(root)
                    at += 1
            assert state(root) == states[at]


@given(st.lists(RUNS, min_size=1, max_size=5), st.integers(0, 5), RUNS)
def test_what_is_written_after_an_undo_can_be_undone_too(
    runs: list[dict[str, bytes | None]], back: int, then: dict[str, bytes | None]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        states = played(root, runs)
        back = min(back, len(states) - 1)
        for _ in range(back):
            undo(root)
        before = state(root)
        assert before == states[len(states) - 1 - back]
        write(root, then, "then")
        if state(root) != before:
            undo(root)
        assert state(root) == before
        for expected in states[: len(states) - 1 - back][::-1]:
            undo(root)
            assert state(root) == expected


YAML = "title: T\nclient: C\nvision: V\njournal:\n  ada:\n    - {id: one, type: note, date: 2026-01-01, text: first}\n"


@given(st.integers(1, 4), st.sampled_from(["title: Other\n", "client: Other  # by hand\n"]), st.data())
def test_a_change_by_hand_between_the_steps_is_kept(count: int, line: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        (root / "missions").mkdir()
        path = root / NAMES[0]
        path.write_text(YAML)
        when = data.draw(st.integers(0, count))
        key = line.partition(":")[0]
        for number in range(count + 1):
            if number == when:
                text = path.read_text()
                old = next(part for part in text.splitlines(keepends=True) if part.startswith(key))
                path.write_text(text.replace(old, line))
            if number < count:
                entry = f"    - {{id: n{number}, type: note, date: 2026-01-02, text: more}}\n"
                added = path.read_text() + entry
                write(root, {NAMES[0]: added.encode()}, str(number))
        after = path.read_bytes()
        steps = 0
        for one in to_undo(operations(root)):
            plan = Files(root).back(one, one.done)
            for part in plan.turns:
                put(root, part.path, part.wanted, Memory(one.subject, "undo", one.number))
            steps += 1
        assert steps == count
        assert line in path.read_text()
        assert "id: one" in path.read_text()
        assert "text: more" not in path.read_text()
        for _ in range(count):
            redo(root)
        assert path.read_bytes() == after
