"""A commit of a workspace's own paths, and why git made none: in git's words, with what to type."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mission_cli.errors import Exit, GitError
from mission_cli.storage import reading
from mission_cli.storage.git.process import Done, answer, checked, run

PATIENCE = 600.0
"""Seconds for a commit that hooks or a person's passphrase may make long."""
_HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")


_MIDDLES = (
    ("rebase-merge", "rebase"),
    ("rebase-apply", "rebase"),
    ("MERGE_HEAD", "merge"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
)


class Committed(NamedTuple):
    """What became of a commit. `made` is False where the files are as the last commit has them. `detached`: it is on no
    branch. `rewritten`: the files that a hook changed meanwhile, `left` those of them it did not commit so."""

    made: bool
    detached: bool = False
    rewritten: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


class _Repository(NamedTuple):
    top: Path
    own: Path  # git's folder
    hooks: bool


def user_name(folder: Path) -> str | None:
    """The `user.name` git would sign with here, or None without git or without a name."""
    try:
        return run(folder, "config", "--get", "user.name").strip() or None
    except GitError:
        return None


def inside_repository(folder: Path) -> bool:
    """Whether `folder` is in a git work tree."""
    try:
        return run(folder, "rev-parse", "--is-inside-work-tree").strip() == "true"
    except GitError:
        return False


def commit(folder: Path, paths: Sequence[Path], subject: str, *, patient: bool = False) -> Committed:
    """Commit these paths and no other: whatever else is staged stays staged, and what is not committed is as it was.

    A path that is no more is committed as removed. `patient`: a person waits, who may be asked for a passphrase. Raises
    GitError; the files are untouched.
    """
    # git takes a link for the link, not for what it leads to.
    real = list(dict.fromkeys(Path(os.path.realpath(path)) for path in paths))
    repository = _repository(folder, _typed(real, real, subject))
    known = _known(folder, repository, real)
    new = [path for path in real if path not in known and path.exists()]
    taken = [path for path in real if path in known or path in new]
    if not taken:
        return Committed(made=False)
    line = _typed(new, taken, subject)
    _refuse_middle(repository, line)
    if new:
        _announce(folder, new, line)
    before = [_content(path) for path in taken]
    try:
        done = answer(
            folder,
            *("commit", f"--message={subject}", "--cleanup=whitespace", "--only", "--"),
            *map(str, taken),
            seconds=PATIENCE if patient or repository.hooks else None,
        )
    except BaseException as error:
        _withdraw(folder, new)
        _raise_stopped(error, line)
        raise
    rewritten = tuple(path for path, was in zip(taken, before, strict=True) if _content(path) != was)
    if done.code:
        _withdraw(folder, new)
        if not new and _unchanged(folder, taken):
            return Committed(made=False)
        raise _refusal(folder, done, line, rewritten)
    left = tuple(path for path in rewritten if not _unchanged(folder, [path]))
    if settled := [str(path) for path in rewritten if path not in left]:
        # With --only, hooks add to an index of that commit alone; the other one still has what was there before them.
        answer(folder, "add", "--", *settled)
    return Committed(True, "[detached HEAD " in done.text.partition("]")[0], rewritten, left)


def modified(folder: Path, under: str) -> list[str]:
    """The files below `under` that differ from the last commit, relative to `folder`. Raises GitError without one."""
    found = run(folder, "diff", "--name-only", "-z", "--relative", "HEAD", "--", under)
    return [name for name in found.split("\0") if name]


def show(folder: Path, path: str, ref: str = "HEAD") -> str:
    """A file's text as a commit has it; `path` is relative to `folder`. Raises GitError where it has none."""
    return run(folder, "show", f"{ref}:./{path}")


# Before --------------------------------------------------------------------------------------------------------------


def _repository(folder: Path, line: str) -> _Repository:
    """The repository that takes the commit. Raises GitError where there is none."""
    asked = ("--is-inside-work-tree", "--show-toplevel", "--absolute-git-dir", "--git-path", "hooks")
    try:
        done = answer(folder, "rev-parse", *asked)
    except GitError as error:
        if error.text == "git.embedded":
            raise GitError("git.commit-bare", path=str(folder)) from None
        raise _said_of_commit(error, line) from None
    lines = [os.fsdecode(line) for line in done.out.split(b"\n")]
    if lines[0] == "false":
        raise GitError("git.commit-bare", path=str(folder))
    if done.code == 0 and len(lines) == len(asked):
        own, hooks = Path(lines[2]), folder / lines[3]
        return _Repository(Path(lines[1]), own, any(os.access(hooks / name, os.X_OK) for name in _HOOKS))
    if "safe.directory" in done.words:
        from mission_cli.storage.git.settings import top

        raise GitError("git.commit-dubious", path=shlex.quote(top(folder)), line=line)
    if "not a git repository" in done.words:
        raise GitError("git.commit-nowhere", path=str(folder))
    raise GitError("git.commit-refused", words=done.words, line=line)


def _known(folder: Path, repository: _Repository, paths: Sequence[Path]) -> set[Path]:
    """Those of these paths that git's index has."""
    done = checked("ls-files", answer(folder, "ls-files", "--full-name", "-z", "--", *map(str, paths)))
    above = Path(os.path.realpath(repository.top))
    return {above / os.fsdecode(name) for name in done.out.split(b"\0") if name}


def _refuse_middle(repository: _Repository, line: str) -> None:
    """No commit in the middle of a merge, where git makes none of some files, nor of a rebase, whose end or abort would
    put it elsewhere or take it away."""
    for name, kind in _MIDDLES:
        if (repository.own / name).exists():
            raise GitError("git.commit-middle", kind=kind, line=line)


def _announce(folder: Path, new: list[Path], line: str) -> None:
    """Have git know of files it has never seen, as `commit --only` needs, their content not yet staged."""
    words = [str(path) for path in new]
    done = answer(folder, "add", "--intent-to-add", "--", *words)
    if done.code and "sparse" in done.words:
        done = answer(folder, "add", "--intent-to-add", "--sparse", "--", *words)
    if done.code:
        _withdraw(folder, new)
        asked = b"".join(os.fsencode(path) + b"\0" for path in new)
        ignored = answer(folder, "check-ignore", "--verbose", "-z", "--stdin", stdin=asked).text.split("\0")
        if len(ignored) > 3:
            rule, path = ":".join(ignored[:3]), Path(ignored[3])
            line = f"git add --force {line.removeprefix('git add ')}"
            raise GitError("git.commit-ignored", path=_named([path]), rule=rule, line=line)
        raise GitError("git.commit-refused", words=done.words, line=line)


def _withdraw(folder: Path, new: list[Path]) -> None:
    """Have git forget the files again: an announced one would keep it from ending a merge, or a stash."""
    if new:
        answer(folder, "rm", "--cached", "--quiet", "--force", "--ignore-unmatch", "--", *map(str, new))


# After ---------------------------------------------------------------------------------------------------------------


def _refusal(folder: Path, done: Done, line: str, rewritten: Sequence[Path]) -> GitError:
    """Why there was no commit: what is the matter, as far as it can be told, else git's own words."""
    words = done.words or done.text.strip()
    if rewritten:
        return GitError("git.commit-rewritten", words=words, line=line)
    if any(answer(folder, "var", f"GIT_{role}_IDENT").code for role in ("AUTHOR", "COMMITTER")):
        return GitError("git.commit-nobody", line=line)
    return GitError("git.commit-refused", words=words, line=line)


def _raise_stopped(error: BaseException, line: str) -> None:
    """Say of a commit that did not end that the file is written all the same."""
    if isinstance(error, GitError):
        raise _said_of_commit(error, line) from None
    if isinstance(error, KeyboardInterrupt):
        stopped = GitError("git.commit-stopped", line=line)
        stopped.exit_code = Exit.INTERRUPTED
        raise stopped from None


def _said_of_commit(error: GitError, line: str) -> GitError:
    said = error.args_for_text
    known = {"git.missing": "git.commit-missing", "git.slow": "git.commit-slow"}
    key = known.get(error.text, "git.commit-refused")
    return GitError(key, words=said.get("words", ""), seconds=said.get("seconds", ""), line=line)


def _unchanged(folder: Path, paths: Sequence[Path]) -> bool:
    """Whether these files are as the last commit has them."""
    return answer(folder, "diff", "--quiet", "HEAD", "--", *map(str, paths)).code == 0


def _content(path: Path) -> bytes | None:
    try:
        return reading.whole(path)
    except OSError:
        return None


def _typed(new: Sequence[Path], taken: Sequence[Path], subject: str) -> str:
    """What a person types to make the commit themselves."""
    add = f"git add -- {_named(new)} && " if new else ""
    return f"{add}git commit --only -m {shlex.quote(subject)} -- {_named(taken)}"


def _named(paths: Sequence[Path]) -> str:
    """Paths as they are typed from where the person is."""
    try:
        here = os.path.realpath(os.getcwd())  # noqa: PTH109
    except OSError:
        here = ""
    shown = []
    for path in paths:
        name = os.path.relpath(path, here) if here and path.is_relative_to(here) else str(path)
        special = name.startswith(":") or any(letter in name for letter in "*?[\\")
        shown.append(shlex.quote(f":(literal){name}" if special else name))
    return " ".join(shown)
