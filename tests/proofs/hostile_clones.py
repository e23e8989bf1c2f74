"""Workspaces that somebody else made, cloned or unpacked, and a canary: whatever command is run there, it never fires.

As git's own suite does (t0035, t7450). What a clone brings along, an embedded bare repository, attributes, submodules,
programs beside the files, fires it by no command at all. An archive brings a `.git` with whatever configuration and hooks:
there no command that only reads may fire it; one that fetches, or commits, obeys them as git typed by hand would, and
docs/howto-team.md says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.proofs.frame import Outcome, Proof, spread
from tests.proofs.interrupts import LINES as PLAIN
from tests.proofs.program import REPOSITORY, apart, ran, shown, wrong_with

LINES = tuple(
    line
    for line in (
        *(line for line in PLAIN if line != ["--version"]),
        *(["check", "--against", "HEAD"], ["sync", "--dry-run"], ["sync", "--commit"], ["undo", "--list"]),
        *(
            ["doctor", "--fix", "--yes"],
            ["log", "acme"],
            ["note", "acme", "Said.", "--as", "Sofia Bernard", "--commit"],
        ),
        *(["resolve", "--ours"], ["migrate", "--dry-run"], ["init", "--yes"]),
    )
)
OBEYING = frozenset({"sync"})  # the commands that fetch or commit in an archive: nothing there has `commit: true`
HOOKS = ("pre-commit", "post-commit", "post-checkout", "post-index-change", "reference-transaction", "pre-push")
# A trick: what a repository's configuration sets, the canary being `!`, and what its attributes say of every file.
CONFIGURED: dict[str, tuple[dict[str, str], str]] = {
    "fsmonitor": ({"core.fsmonitor": "!"}, ""),
    "hooks": ({}, ""),
    "filter": ({f"filter.x.{verb}": "!" for verb in ("clean", "smudge", "process")}, "filter=x"),
    "required filter": ({"filter.x.clean": "!", "filter.x.required": "true"}, "filter=x"),
    "filter named a=b": ({"filter.a=b.clean": "!"}, "filter=a=b"),
    "diff": ({"diff.x.command": "!", "diff.x.textconv": "!", "diff.external": "!"}, "diff=x"),
    "merge": ({"merge.x.driver": "!", "merge.mission.driver": "!"}, "merge=x"),
    "pager": ({"core.pager": "!", "pager.log": "!", "pager.diff": "!", "pager.status": "!", "pager.show": "!"}, ""),
    "editor": ({"core.editor": "!", "sequence.editor": "!"}, ""),
    "alias": ({f"alias.{name}": "!!" for name in ("status", "log", "diff", "ls-files", "asked", "show")}, ""),
    "keys": ({"core.sshCommand": "!", "core.askPass": "!", "core.gitProxy": "!", "credential.helper": "!!"}, ""),
    "signature": ({"gpg.program": "!", "gpg.ssh.program": "!", "log.showSignature": "true"}, ""),
    "address": ({"remote.origin.url": "ext::!", "protocol.ext.allow": "always", "remote.origin.promisor": "true"}, ""),
    "included": ({"include.path": "more"}, "filter=x"),
}


class Case(NamedTuple):
    """Tricks played at once, the kind of folder they come in, and the command that is run there."""

    kind: str
    tricks: tuple[str, ...]
    argv: list[str]


def cases() -> list[Case]:
    """Everything at once × every command, then each trick alone × every command."""
    every = tuple(CONFIGURED)
    together = [(kind, every) for kind in ("embedded", "below", "commondir", "files", "archive", "linked")]
    alone = [(kind, (trick,)) for kind in ("embedded", "archive") for trick in every]
    return [Case(kind, tricks, line) for kind, tricks in (*together, *alone) for line in LINES]


def chosen(count: int) -> list[Case]:
    """What an archive's own git obeys, as documented, is no case."""
    found = [
        case
        for case in cases()
        if case.kind not in ("archive", "linked")
        or not OBEYING & {*case.argv, *(["sync"] if "--commit" in case.argv else [])}
    ]
    together = 5 * len(LINES)  # each kind with all its tricks at once comes first
    return found[:count] if count >= together else found[:together][:: -(-together // count)]


def run(seed: int, count: int) -> Outcome:
    """The first `count` cases; of a few, some for each kind of folder."""
    found = chosen(count)
    places = list(dict.fromkeys((case.kind, case.tricks) for case in found))
    return spread(_share, [(kind, tricks, count) for kind, tricks in places])


def _share(places: Sequence[tuple[str, tuple[str, ...], int]]) -> Outcome:
    failures: list[str] = []
    done = 0
    for kind, tricks, count in places:
        lines = [case.argv for case in chosen(count) if (case.kind, case.tricks) == (kind, tricks)]
        with apart() as folder:
            canary = Canary(folder)
            root = workspace(folder, kind, tricks, canary)
            os.chdir(root)
            if stock_git_fires(kind, tricks) and not fires_for_stock_git(root, canary):
                failures.append(f"{kind}, {', '.join(tricks)}: stock git does not fire it either: it proves nothing")
            for argv in lines:
                said = ran(*argv)
                done += 1
                wrong = wrong_with(said) + (["the canary fired"] if canary.fired() else [])
                failures += [f"{kind}, {', '.join(tricks)}, {shown(argv)}: {one}" for one in wrong]
    return Outcome(done, failures)


class Canary:
    """A program that leaves a file outside the workspace."""

    def __init__(self, folder: Path) -> None:
        self.left = folder / "FIRED"
        self.program = folder / "canary"
        self.program.write_text(f'#!/bin/sh\n: >"{self.left}"\n', encoding="utf-8")
        self.program.chmod(0o755)

    def fired(self) -> bool:
        """Whether it was started since it was last asked."""
        was = self.left.exists()
        self.left.unlink(missing_ok=True)
        return was


# The folders ---------------------------------------------------------------------------------------------------------


def workspace(folder: Path, kind: str, tricks: tuple[str, ...], canary: Canary) -> Path:
    """The workspace in the clone, or in what was unpacked."""
    git(folder, "config", "--global", "user.name", "Sofia Bernard")
    git(folder, "config", "--global", "user.email", "sofia@esn.example")
    source = folder / "source"
    root = source / "firm"
    for name in ("missions", "consultants"):
        (root / name).mkdir(parents=True)
    shutil.copy(REPOSITORY / "tests/examples/acme-order-data.yaml", root / "missions")
    shutil.copy(REPOSITORY / "consultants/lea-martin.yaml", root / "consultants")
    commits = kind not in ("archive", "linked")
    (root / "mission.yaml").write_text(f"perspective: provider\ncommit: {'true' if commits else 'false'}\n")
    git(source, "init", "--quiet", "--initial-branch=main")
    if kind == "files":
        _files(source, tricks, canary)
    git(source, "add", "--all", "--force")
    if kind == "files":
        sha = "1" * 40
        git(source, "update-index", "--add", "--cacheinfo", f"160000,{sha},firm/missions/sub")
    git(source, "commit", "--quiet", "--message=Start")
    if kind in ("embedded", "below", "commondir"):
        _embed(source, root / "missions" if kind == "below" else root, tricks, canary, common=kind == "commondir")
    git(folder, "clone", "--quiet", "source", "clone")
    clone = folder / "clone"
    if kind in ("archive", "linked"):
        _configure(clone / ".git", tricks, canary)
        mission = clone / "firm/missions/acme-order-data.yaml"
        mission.write_bytes(mission.read_bytes())  # git has to look into it
    if kind == "linked":
        (clone / ".git").rename(clone / "kept")
        (clone / ".git").symlink_to("kept")
    if kind == "files":
        os.environ["PATH"] = f".:{os.environ['PATH']}"
    return clone / "firm"


def _files(source: Path, tricks: tuple[str, ...], canary: Canary) -> None:
    """What a clone may well bring along: attributes, submodules, settings nobody asked for, programs beside the files."""
    said = " ".join(word for trick in tricks if (word := CONFIGURED[trick][1]))
    for folder in (source, source / "firm", source / "firm/missions"):
        (folder / ".gitattributes").write_text(f"* {said}\n")
        (folder / ".gitconfig").write_text(f"[core]\n\tfsmonitor = {canary.program}\n")
        for name in ("git", "find", "sh", "mission", "git-merge-file", "less"):
            (folder / name).write_bytes(canary.program.read_bytes())
            (folder / name).chmod(0o755)
    module = (
        f'[submodule "x"]\n\tpath = firm/missions/sub\n\turl = ext::{canary.program}\n\tupdate = !{canary.program}\n'
    )
    (source / ".gitmodules").write_text(module)


def _embed(source: Path, at: Path, tricks: tuple[str, ...], canary: Canary, *, common: bool) -> None:
    """A bare repository among the files, which says that the files around it are its own."""
    made = source.parent / "bare"
    git(source, "clone", "--quiet", "--bare", ".", str(made))
    _configure(made, tricks, canary)
    git(made, "config", "core.bare", "false")
    git(made, "config", "core.worktree", str(at) if common else ".")
    if common:  # what is its own elsewhere, HEAD alone in front
        at = at / "missions"
        shutil.copytree(made, at / "kept")
        shutil.copy(made / "HEAD", at)
        (at / "commondir").write_text("kept\n")
    else:
        shutil.copytree(made, at, dirs_exist_ok=True)
    for folder in (path for path in at.rglob("*") if path.is_dir() and not any(path.iterdir())):
        (folder / ".keep").touch()
    git(source, "add", "--all", "--force")
    git(source, "commit", "--quiet", "--message=More")


def _configure(repository: Path, tricks: tuple[str, ...], canary: Canary) -> None:
    for trick in tricks:
        for name, value in CONFIGURED[trick][0].items():
            git(
                repository,
                "config",
                name,
                value.replace("!", str(canary.program), 1) if value != "!!" else f"!{canary.program}",
            )
    said = " ".join(word for trick in tricks if (word := CONFIGURED[trick][1]))
    (repository / "info").mkdir(exist_ok=True)
    (repository / "info/attributes").write_text(f"* {said}\n" if said else "")
    (repository / "more").write_text(f'[filter "x"]\n\tclean = {canary.program}\n')
    if "hooks" in tricks:
        (repository / "hooks").mkdir(exist_ok=True)
        for name in HOOKS:
            shutil.copy(canary.program, repository / "hooks" / name)


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def stock_git_fires(kind: str, tricks: tuple[str, ...]) -> bool:
    """Whether git typed by hand is had by all of it at once: or these folders prove nothing."""
    return kind in ("embedded", "archive") and len(tricks) > 1


def fires_for_stock_git(root: Path, canary: Canary) -> bool:
    for words in _BY_HAND:
        subprocess.run(
            ["git", *words], cwd=root, check=False, capture_output=True, stdin=subprocess.DEVNULL, timeout=60
        )
    return canary.fired()


_BY_HAND = (
    ["status"],
    ["diff", "HEAD"],
    ["log", "--patch"],
    ["fetch"],
    ["-c", "core.bare=false", "commit", "--allow-empty", "--message=x"],
)

PROOFS = (Proof("hostile clones × tricks × every command: a canary fires", run, len(chosen(len(cases()))), 100),)
