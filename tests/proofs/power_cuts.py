"""The power fails in the middle of a write, and the disk had its own order: what was not synced is there or not.

A run's changes to names are recorded through the hook of `storage/disk.py`. After any of its calls the power fails. What
was synced is on the disk; of the rest each file may hold what was written, half of it or nothing, and each folder may
have taken any part of what was done to its names. (A name that is replaced is the old one or the new one: no disk has
neither.) Each file that people write must then be whole, as it was or as it is to be, whatever was said to be recorded
must be there, and the commands after it must work.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.proofs.faults import CASES, Case, dice, stages, tree
from tests.proofs.frame import Outcome, Proof, shared
from tests.proofs.injected import ran
from tests.proofs.program import BUG

PLAYED = frozenset(
    ("checkin", "checkin in a clone", "note", "new", "consultant set", "close", "offboard", "task", "lend", "fmt")
    + ("undo", "redo", "undo a new file", "redo a new file", "migrate")
)
AFTER = (
    ("due", "--weeks", "52"),
    ("list",),
    ("agenda",),
    ("undo", "--list"),
    ("undo", "--yes"),
    ("redo", "--yes"),
)
NONE_LEFT = 4
"""There is nothing to undo, or to bring again."""


class Change(NamedTuple):
    """What one call changed: a file's content (`write`), or a name (`replace`, `link`, `unlink`, `open` of a new one)."""

    operation: str
    path: Path
    content: bytes | None


class Recorder:
    """The hook of one run: each change, in order, and what was synced up to then."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.synced: list[tuple[int, Path]] = []

    def __call__(self, operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        path = Path(path)
        done = None if operation == "sync" else call(*args)
        if operation == "sync":
            self.synced.append((len(self.changes), path))
        elif operation == "write":
            self.changes.append(Change("write", path, bytes(args[1][:done])))
        elif operation == "open" and args[1] & os.O_CREAT:
            self.changes.append(Change("open", path, None))
        elif operation in ("replace", "link"):
            self.changes.append(Change(operation, path, bytes(str(args[0]), "utf-8")))
        elif operation in ("unlink", "rmdir", "mkdir"):
            self.changes.append(Change(operation, path, None))
        return done


class File:
    """An inode: what was written into it, and whether that is on the disk."""

    def __init__(self, content: bytes = b"", *, synced: bool = False) -> None:
        self.content, self.synced = content, synced

    def found(self, luck: random.Random) -> bytes:
        """What the disk has of it after the cut."""
        if self.synced or not self.content:
            return self.content
        return self.content[: luck.choice((0, len(self.content) // 2, len(self.content)))]


def after_cut(before: dict[Path, bytes], recorder: Recorder, cut: int, luck: random.Random) -> dict[Path, bytes]:
    """The files of a tree after the power failed behind the first `cut` changes; the disk chose by `luck`."""
    names = {path: File(content, synced=True) for path, content in before.items()}  # as the program saw them
    durable: dict[Path, File | None] = dict(names)  # as the disk has them
    pending: dict[Path, list[tuple[Path, File | None]]] = {}
    synced = [(at, path) for at, path in recorder.synced if at <= cut]
    for at in range(cut + 1):
        for _, path in (one for one in synced if one[0] == at):
            if path in names:
                names[path].synced = True
            durable.update(pending.pop(path, []))  # a folder: its names are on the disk
        if at < cut:
            _changed(recorder.changes[at], names, pending)
    for several in pending.values():
        durable.update(one for one in several if luck.random() < 0.5)
    return {path: file.found(luck) for path, file in durable.items() if file}


def _changed(change: Change, names: dict[Path, File], pending: dict[Path, list[tuple[Path, File | None]]]) -> None:
    path, of_folder = change.path, pending.setdefault(change.path.parent, [])
    if change.operation == "open" and path not in names:
        names[path] = File()
        of_folder.append((path, names[path]))
    elif change.operation == "write" and path in names:
        names[path].content += change.content or b""
        names[path].synced = False
    elif change.operation in ("replace", "link"):
        source = Path((change.content or b"").decode())
        names[path] = names[source]
        of_folder.append((path, names[path]))
        if change.operation == "replace":
            names.pop(source)
            of_folder.append((source, None))
    elif change.operation == "unlink" and path in names:
        names.pop(path)
        of_folder.append((path, None))


class Cuts:
    """One command, its changes recorded once, and cut short in many ways."""

    def __init__(self, folder: Path, case: Case) -> None:
        self.case, self.root = case, folder / "w"
        shutil.rmtree(self.root, ignore_errors=True)
        os.chdir(folder)
        case.prepare(self.root)
        os.chdir(self.root)
        self.folders = [path for path in self.root.rglob("*") if path.is_dir()]
        self.files, self.before = _files(self.root), tree(self.root)
        self.recorder = Recorder()
        with dice():
            said = ran(case.argv, self.recorder, case.given)
        assert said.code == 0, said
        self.after, self.made = tree(self.root), [path for path in self.root.rglob("*") if path.is_dir()]

    def failures(self, luck: random.Random) -> list[str]:
        changes = len(self.recorder.changes)
        cut = luck.choice((luck.randint(0, changes), changes))
        self._lay_out(after_cut(self.files, self.recorder, cut, luck))
        wrong = [*self._files_of_people(whole=cut == changes), *self._next()]
        return [f"{self.case.name}, cut after {cut} of {changes} changes: {what}" for what in wrong]

    def _lay_out(self, files: dict[Path, bytes]) -> None:
        os.chdir(self.root.parent)
        shutil.rmtree(self.root)
        for folder in (self.root, *self.folders, *self.made):
            folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            if path.is_relative_to(self.root):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        os.chdir(self.root)

    def _files_of_people(self, *, whole: bool) -> Iterator[str]:
        now = tree(self.root)
        for name in sorted({*now, *self.before, *self.after}):
            held, old, new = now.get(name), self.before.get(name), self.after.get(name)
            if held not in (old, new):
                yield f"{name} is neither old nor new: {held!r}"
            elif whole and held != new and not name.startswith("."):
                yield f"{name} was said to be written, and is not on the disk"

    def _next(self) -> Iterator[str]:
        for argv in AFTER:
            said = ran(argv)
            if BUG.search(said.out + said.err) or said.code not in _fine(argv):
                yield f"then {' '.join(argv)}: {said}"
        for name, content in tree(self.root).items():
            if content not in (self.before.get(name), self.after.get(name)):
                yield f"{name} is neither old nor new after undo and redo"
        said = ran(self.case.follow)
        if said.code:
            yield f"the next command: {said}"
        if (self.root / ".mission/cache/.gitignore").read_bytes() != b"*\n":
            yield "what the program keeps is not ignored by git"


def _fine(argv: tuple[str, ...]) -> tuple[int, ...]:
    return (0,) if argv[0] not in ("undo", "redo") or "--list" in argv else (0, NONE_LEFT)


def _files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def prove(seed: int, count: int) -> Outcome:
    """Cuts of each command in turn."""
    failures: list[str] = []
    cases = [case for case in CASES if case.name in PLAYED]
    done = 0
    with stages() as folder:
        for number, case in enumerate(cases):
            mine = len(range(number, count, len(cases)))
            if not mine:
                continue
            cuts, luck = Cuts(folder, case), random.Random(f"{seed} {case.name}")
            for _ in range(mine):
                failures += cuts.failures(luck)
                done += 1
    return Outcome(done, failures, f"in {len(cases)} commands")


def prove_all(seed: int, count: int) -> Outcome:
    """In every process its share; few of them in this one."""
    return shared(prove, seed, count) if count > 500 else prove(seed, count)


PROOFS = (Proof("power cuts that lose or keep each write that was not synced", prove_all, 6_000, 15),)
