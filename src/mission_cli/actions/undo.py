"""What was written in this clone taken back, and brought again: which steps, what they make of the files, done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from mission_cli.errors import ConflictError, NotFoundError
from mission_cli.storage.git import stages
from mission_cli.storage.git.ongoing import resolved
from mission_cli.storage.named import stem_of
from mission_cli.storage.root import MISSIONS
from mission_cli.storage.save import checked
from mission_cli.storage.text.marked import sides
from mission_cli.storage.undo.operations import Memory
from mission_cli.storage.undo.remembered import operations, to_redo, to_undo
from mission_cli.storage.undo.synced import last_sync
from mission_cli.storage.undo.undoing import Files
from mission_cli.storage.write import create, remove, update

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mission_cli.storage.undo.remembered import Operation, Step
    from mission_cli.storage.undo.undoing import Plan, Turn

Way: TypeAlias = Literal["undo", "redo"]


def of_mission(held: Iterable[Operation], name: str) -> list[Operation]:
    """The operations that changed the mission called `name`, which may be gone by now."""
    return [one for one in held if name in map(_mission_at, one.paths)]


def missions_in(held: Iterable[Operation]) -> set[str]:
    """The ids of the missions that these operations changed."""
    return {name for one in held for name in map(_mission_at, one.paths) if name}


def _mission_at(path: str) -> str:
    """The id of the mission that a file is, "" for any other file."""
    return stem_of(path) if path.startswith(f"{MISSIONS}/") and path.endswith((".yaml", ".yml")) else ""


def plan(
    root: Path, way: Way, held: list[Operation] | None = None, *, steps: int = 1, number: int | None = None
) -> list[Plan]:
    """What taking back (`undo`), or bringing again (`redo`), makes of the files: the next operations of `held` (of all,
    where None), as many as `steps` that have anything left to turn, or the one with this number.

    Undo stops at one of which nothing is left: what is older may be something that everybody has by now. Redo passes over
    what is there already. Raises NotFoundError where there is nothing to do, ConflictError where a later change is in the
    way, InvalidDataError where a file would have an error that it has not.
    """
    if held is None:
        held = operations(root)
        if way == "undo" and number is None:
            _refuse_sync(root, held)
    plans = list(_planned(root, way, _chosen(way, held, number), steps))
    if not any(one.turns for one in plans):
        if way == "undo" and plans and number is None:
            raise NotFoundError("undo.stopped", subject=plans[0].operation.subject)
        raise NotFoundError(f"undo.no-{way}")
    # A file that was changed since is not the one it was: what is made of both is looked at like any write.
    for turn in turns_of(plans):
        if turn.since and turn.wanted is not None and turn.current is not None and _mission_at(turn.path):
            checked(turn.wanted, turn.current, turn.path)
    return plans


def turns_of(plans: Iterable[Plan]) -> Iterator[Turn]:
    """The files that change, plan by plan."""
    for one in plans:
        yield from one.turns


def carry_out(root: Path, way: Way, planned: Plan) -> Memory:
    """Write what was planned; the memory tells whether all of it can be turned again. Raises ConflictError for a file that
    changed meanwhile."""
    memory = Memory(planned.operation.subject, way, planned.operation.number)
    for path in in_conflict(planned):  # first: a file with markers that git takes for settled could be committed
        stages.reopen(root, stages.reopened(root, path))
    for turn in planned.turns:
        _write(root, turn, memory)
        if sides(turn.current or b"") and not sides(turn.wanted or b"") and stages.unmerged_at(root, turn.path):
            stages.add(root, [turn.path])
    return memory


def in_conflict(planned: Plan) -> list[str]:
    """The files that come to hold two sides."""
    return [turn.path for turn in planned.turns if sides(turn.wanted or b"")]


def _planned(root: Path, way: Way, chosen: Iterable[Operation], left: int) -> Iterator[Plan]:
    files = Files(root)
    for one in chosen:
        found = files.back(one, _steps(one, way))
        left -= bool(found.turns)
        yield found
        if not left or (way == "undo" and not found.turns):
            return


def _refuse_sync(root: Path, held: list[Operation]) -> None:
    """What was recorded before a sync is not what was done last. Raises NotFoundError with what takes a clone back."""
    found = last_sync(root)
    if found is None or resolved(root, "HEAD") != found.after:
        return
    older = to_undo(held)[:1]
    raise NotFoundError(
        "undo.synced" if older else "undo.synced-only",
        before=found.before[:10],
        number=older[0].number if older else 0,
        subject=older[0].subject if older else "",
    )


def _chosen(way: Way, held: list[Operation], number: int | None) -> list[Operation]:
    if number is None:
        return to_undo(held) if way == "undo" else to_redo(held)
    found = [one for one in held if one.number == number and _steps(one, way)]
    if not found:
        raise NotFoundError(f"undo.no-number-{way}", number=number)
    return found


def _steps(operation: Operation, way: Way) -> tuple[Step, ...]:
    return operation.done if way == "undo" else operation.undone


def _write(root: Path, turn: Turn, memory: Memory) -> None:
    path = root / turn.path
    if turn.current is None:
        create(root, path, turn.wanted or b"", memory)
    elif turn.wanted is None:
        remove(root, path, turn.current, memory)
    else:
        update(root, path, partial(_unless_changed, turn), memory)


def _unless_changed(turn: Turn, current: bytes) -> bytes:
    if current != turn.current or turn.wanted is None:
        raise ConflictError("write.changed", path=turn.path)
    return turn.wanted
