"""Two states of a workspace side by side: what was lost or rewritten on the way, what does not read, terms that moved.

`check --against` asks it of a branch, a hook of what is pushed, and `sync` of what it is about to send.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.changes import path_text
from mission_cli.core.history import UNREADABLE
from mission_cli.core.lost import Loss, Removed, lost, places
from mission_cli.core.migrate import in_todays_format
from mission_cli.core.terms import path_of, unexplained
from mission_cli.errors import Finding, Problem
from mission_cli.storage.git import against
from mission_cli.storage.git.blobs import contents
from mission_cli.storage.git.history import Touch, between, not_committed
from mission_cli.storage.root import CONSULTANTS, MISSIONS
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import content_of, read_raw
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.raw import Raw
    from mission_cli.storage.workspace import Workspace

FOLDERS = (MISSIONS, CONSULTANTS)


class States(NamedTuple):
    """The records that differ, by path: as a commit has them, and as a later one (`at`), or the folder, does."""

    base: str
    at: str | None
    before: dict[str, bytes]
    after: dict[str, bytes]


def states(workspace: Workspace, base: str, at: str | None) -> States:
    """The files of records that differ between the commit `base` and `at`, or the folder. Raises GitError."""
    root = workspace.root
    touches = between(root, FOLDERS, base, at) if at else not_committed(root, FOLDERS, base)
    names = [name for touch in touches for name in (touch.before[0], touch.after) if name]
    blobs = contents(root, names)
    before = {touch.was: blobs[touch.before[0]] or b"" for touch in touches if touch.was and touch.before[0]}
    after = _at(touches, blobs) if at else _in_folder(workspace, touches)
    return States(base, at, _records(before), _records(after))


def _records(found: dict[str, bytes]) -> dict[str, bytes]:
    return {path: raw for path, raw in found.items() if path.endswith((".yaml", ".yml"))}


def _at(touches: Iterable[Touch], blobs: dict[str, bytes | None]) -> dict[str, bytes]:
    """A link holds no record, wherever it leads: what stood in its place is gone."""
    return {touch.now: blobs[touch.after] or b"" for touch in touches if touch.now and touch.after}


def _in_folder(workspace: Workspace, touches: Iterable[Touch]) -> dict[str, bytes]:
    taken = {workspace.relative(path): path for path in (*workspace.files(), *workspace.profile_files())}
    found: dict[str, bytes] = {}
    for touch in touches:
        path = taken.get(touch.now or "")
        if path and touch.now and _inside(workspace.root, path):
            try:
                found[touch.now] = content_of(path, workspace.root)
            except OSError:
                found[touch.now] = b""
    return found


def _inside(root: Path, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except OSError:
        return False


def data_of(found: dict[str, bytes]) -> dict[str, Raw]:
    """What each file holds, in today's format; UNREADABLE where it does not read."""
    return {path: _data(raw) for path, raw in found.items()}


def _data(raw: bytes) -> Raw:
    document, data, _ = read_raw(raw, "")
    return in_todays_format(data) if document else UNREADABLE


# Findings ------------------------------------------------------------------------------------------------------------


def losses(workspace: Workspace, two: States, ref: str, meant: Removed) -> list[Finding]:
    """What was in `ref` and is gone unasked, and what says something else. Raises GitError."""
    return [_of_loss(workspace, two, loss, ref) for loss in lost(data_of(two.before), data_of(two.after), meant)]


def _of_loss(workspace: Workspace, two: States, loss: Loss, ref: str) -> Finding:
    """The loss, at the list or the lane it is gone from, or at the record it is gone from."""
    args = {"ref": ref, "removal": loss.removal}
    if not loss.name:
        return Finding(loss.path, 0, 0, 0, "E-LOST-FILE", {**args, "path": loss.path})
    record, on_key = loss.record, True
    at: tuple[str | int, ...] = _steps(record.path[:-1]) if record else tuple(loss.part.split("."))[:1]
    if loss.rewritten:
        code, args = "W-REWRITTEN", {"ref": ref, "by": _author(workspace, two, loss.path)}
    else:
        code = "E-LOST-PART" if loss.part else "E-LOST"
    if record and loss.part:
        at, on_key = _indexed(two, loss), False
    where = (
        ", ".join(part for part in (path_text(record.path[:-1]), record.type, record.date) if part) if record else ""
    )
    args |= {"name": record.name if record and not loss.part else loss.name, "where": where}
    return _placed(two, loss.path, Problem(code, at, args, on_key=on_key))


def _author(workspace: Workspace, two: States, path: str) -> str:
    author = against.last_author(workspace.root, path, two.base, two.at or "HEAD")
    return author or t("against.here")


def _indexed(two: States, loss: Loss) -> tuple[str | int, ...]:
    """The path of a record that is there, by its place in the list: an id is no step for who looks for a line."""
    from mission_cli.core.records import records

    data = _data(two.after[loss.path])
    found = next((one for one in records(data) if loss.record and one.path == loss.record.path), None)
    if found is None:
        return ()
    inside: Raw = data
    for step in found.path[:-1]:
        inside = inside[str(step)] if isinstance(inside, dict) else None
    index = next((at for at, item in enumerate(inside) if item is found.data), 0) if isinstance(inside, list) else 0
    return (*(str(step) for step in found.path[:-1]), index)


def _placed(two: States, path: str, problem: Problem) -> Finding:
    document, _, _ = read_raw(two.after.get(path, b""), path)
    if document is None:
        return Finding(path, 0, 0, 0, problem.code, problem.args)
    return findings_of(document, path, [problem])[0]


def _steps(path: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(step) for step in path)


def moved_terms(two: States, ref: str) -> list[Finding]:
    """Terms of a contract that are others than in `ref`, without a change approved or an amendment made on the way.

    A term that was open before may be filled in; a mission is new in the state that has no file of it before.
    """
    from mission_cli.core.model.read import read_mission

    found: list[Finding] = []
    for was, now in places(data_of(two.before), data_of(two.after)).items():
        if not now.startswith(f"{MISSIONS}/"):
            continue
        before, after = (read_mission(_data(raw))[0] for raw in (two.before[was], two.after[now]))
        if before is None or after is None:
            continue
        for edit in unexplained(before, after):
            if edit.before is not None:
                problem = Problem("E-TERMS", path_of(edit.name), {"term": edit.name, "ref": ref})
                found.append(_placed(two, now, problem))
    return found


def new_errors(workspace: Workspace, two: States) -> list[Finding]:
    """What is wrong in the files of the later state and was not in the earlier one; all of what does not read at all."""
    found: list[Finding] = []
    for path, raw in two.after.items():
        before = two.before.get(path)
        one, findings = _read(workspace, path, raw)
        known = {(each.code, *each.args.items()) for each in _read(workspace, path, before)[1]} if before else set()
        found += [
            finding
            for finding in findings
            if finding.level == "error" and (one is None or (finding.code, *finding.args.items()) not in known)
        ]
    return found


def _read(workspace: Workspace, path: str, raw: bytes) -> tuple[object | None, list[Finding]]:
    read = workspace.read_profile_content if path.startswith(f"{CONSULTANTS}/") else workspace.read_content
    return read(workspace.root / path, raw)


def sources_of(two: States, findings: Iterable[Finding]) -> dict[str, str]:
    """The texts of the later state that the findings point into."""
    return {each.path: two.after.get(each.path, b"").decode("utf-8", "replace") for each in findings}
