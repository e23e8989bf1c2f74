"""The only place that starts git. Argument lists, no shell, no prompt; git's own words when it refuses. What it is
started with, whatever the folder came with, is in safety.py."""

from __future__ import annotations

import errno
import functools
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mission_cli.errors import GitError
from mission_cli.storage.git import safety
from mission_cli.storage.git.safety import Setting, Trust

SECONDS = 30.0
GRACE = 5.0  # for a git that was told to stop
# How paths are read: ours say so themselves.
_OF_PATHS = ("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
# What `git rev-parse --local-env-vars` lists, but for settings given on a command line.
_OF_ONE_REPOSITORY = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_REPLACE_REF_BASE",
)


class Done(NamedTuple):
    """What a git that has ended answered. `code` is its exit code, `out` its bytes, `words` what it said of trouble."""

    code: int
    out: bytes
    words: str

    @property
    def text(self) -> str:
        """Standard output as text; bytes that are not UTF-8 are replaced."""
        return self.out.decode("utf-8", "replace")


def run(folder: Path, *words: str, stdin: bytes | None = None, environment: Mapping[str, str] | None = None) -> str:
    """The standard output of `git words…` in `folder`. Raises GitError with git's own words when it refuses."""
    return checked(words[0], answer(folder, *words, stdin=stdin, environment=environment)).text


def checked(command: str, done: Done) -> Done:
    """`done`, where git agreed. Raises GitError where it refused."""
    if done.code:
        raise GitError("git.refused", command=command, words=done.words or done.text.strip())
    return done


def answer(
    folder: Path,
    *words: str,
    stdin: bytes | None = None,
    environment: Mapping[str, str] | None = None,
    seconds: float | None = None,
) -> Done:
    """What git answers, agreed or refused, for those to whom the exit code says something.

    Raises GitError without git, without an answer in `seconds` (SECONDS when not said), and where the folder cannot be entered.
    """
    limit = seconds or SECONDS
    around = {**surroundings(folder), **safety.ENVIRONMENT, **(environment or {})}
    before, command, behind = safety.parts(words)
    of = safety.trust(command)
    try:
        _refuse_embedded(folder, around)
        settings = [] if of is Trust.ASKS else _overriding(folder, around, of, limit)
        given, more = _as_words(settings, around)
        line = [*safety.words_before(command), *given, *before, command, *safety.words_behind(command, behind)]
        return _started(folder, line, {**around, **more}, stdin or b"", limit)
    except FileNotFoundError as error:
        if str(error.filename) == str(folder):
            raise GitError("git.refused", command=command, words=f"{error.filename}: {error.strerror}") from None
        raise GitError("git.missing") from None
    except subprocess.TimeoutExpired:
        raise GitError("git.slow", command=command, seconds=f"{limit:g}") from None
    except (OSError, ValueError) as error:  # ValueError: a word that holds a NUL
        raise GitError("git.refused", command=command, words=str(error)) from None


def _started(folder: Path, line: Sequence[str], around: Mapping[str, str], stdin: bytes, limit: float) -> Done:
    with subprocess.Popen(  # noqa: S603  # git, by its full path; arguments never pass a shell
        [_program(around.get("PATH", os.defpath)), *line],
        cwd=folder,
        env=around,
        stdin=subprocess.PIPE,  # never the person's own standard input
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as git:
        try:
            out, said = git.communicate(stdin, limit)
        except BaseException:
            _end(git)
            raise
    return Done(git.returncode, out, said.decode("utf-8", "replace").strip())


def _program(path: str) -> str:
    """The git that PATH names. A relative folder on it would be one of the folder that git is started in, and so would
    the current one, where Windows looks first. Raises FileNotFoundError."""
    for folder in path.split(os.pathsep):
        for name in ("git.exe", "git.cmd") if os.name == "nt" else ("git",):
            found = os.path.join(folder, name)  # noqa: PTH118
            if os.path.isabs(folder) and os.path.isfile(found) and os.access(found, os.X_OK):  # noqa: PTH113, PTH117
                return found
    raise FileNotFoundError(errno.ENOENT, "git")


# What the folder came with -------------------------------------------------------------------------------------------


def _refuse_embedded(folder: Path, around: Mapping[str, str]) -> None:
    """As `safe.bareRepository` has newer gits do: raises GitError where git would take this folder, or one above, for a
    repository that nobody named. A clone can carry one among its files."""
    if "GIT_DIR" not in around:
        found = safety.embedded(_upwards(folder), lambda at, name: os.path.lexists(os.path.join(at, name)))  # noqa: PTH118
        if found:
            raise GitError("git.embedded", path=found)


def _overriding(folder: Path, around: Mapping[str, str], of: Trust, limit: float) -> list[Setting]:
    def asked(where: str) -> list[Setting]:
        line = [*safety.words_before("config"), "config", f"--{where}", "--includes", "--list", "-z"]
        done = _started(folder, line, around, b"", limit)
        return safety.settings_in(done.out) if done.code == 0 else []

    local = _repository_says(folder, around, asked)
    if any(name == "core.worktree" for name, _ in local) and not {"GIT_DIR", "GIT_WORK_TREE"} & around.keys():
        _refuse_elsewhere(folder, around, limit)
    return safety.overriding(of, local, functools.cache(lambda: [*asked("system"), *asked("global")]))


_said: dict[tuple[str, int, int, int], list[Setting]] = {}
"""What a file of configuration, as it was at that moment, sets together with those it includes."""


def _repository_says(folder: Path, around: Mapping[str, str], asked: Callable[[str], list[Setting]]) -> list[Setting]:
    """What the repository's own configuration sets. Not asked twice while its file is as it was."""
    own = around.get("GIT_DIR") or os.path.join(_top(folder), ".git")  # noqa: PTH118
    try:
        stat = os.stat(os.path.join(folder, own, "config"))  # noqa: PTH116, PTH118
    except OSError:  # no repository, or one that is kept elsewhere
        key = None
    else:
        key = (os.path.realpath(os.path.join(folder, own)), stat.st_ino, stat.st_mtime_ns, stat.st_size)  # noqa: PTH118
    if key in _said:
        return _said[key]
    local = asked("local")
    if ("extensions.worktreeconfig", "true") in local:
        local += asked("worktree")
    elif key:
        _said[key] = local
    return local


def _refuse_elsewhere(folder: Path, around: Mapping[str, str], limit: float) -> None:
    """Raises GitError where a repository says that its files are in another folder: git would read and write there."""
    done = _started(folder, [*safety.words_before("rev-parse"), "rev-parse", "--show-toplevel"], around, b"", limit)
    top = os.fsdecode(done.out.removesuffix(b"\n"))
    if done.code == 0 and os.path.realpath(top) != _top(folder):
        raise GitError("git.elsewhere", path=_top(folder), where=top)


def _as_words(settings: Sequence[Setting], around: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """Settings as words for git, and as variables where a name holds the `=` at which git would cut such a word."""
    words = [word for name, value in settings if "=" not in name for word in ("-c", f"{name}={value}")]
    count = int(around.get("GIT_CONFIG_COUNT") or 0)
    more: dict[str, str] = {}
    for name, value in settings:
        if "=" in name:
            more |= {f"GIT_CONFIG_KEY_{count}": name, f"GIT_CONFIG_VALUE_{count}": value}
            count += 1
    return words, {**more, "GIT_CONFIG_COUNT": str(count)} if more else {}


def _end(git: subprocess.Popen[bytes]) -> None:
    """Have git stop, and wait for it: one that is killed outright leaves its lock, and every git after it would refuse."""
    git.terminate()
    try:
        git.wait(GRACE)
    except subprocess.TimeoutExpired:
        git.kill()
        git.wait()


def surroundings(folder: Path) -> dict[str, str]:
    """The environment for a git that works in `folder`.

    In a hook git's own variables name the repository that the hook is of, by paths from where the hook was started: in a
    folder that has a repository of its own they lead astray. Elsewhere somebody meant them.
    """
    astray = any(name in os.environ for name in _OF_ONE_REPOSITORY) and _has_repository(folder)
    dropped = (*_OF_PATHS, *_OF_ONE_REPOSITORY) if astray else _OF_PATHS
    return {name: value for name, value in os.environ.items() if name not in dropped}


def _has_repository(folder: Path) -> bool:
    return bool(_top(folder))


def _top(folder: Path) -> str:
    """The nearest folder that has a `.git`, links resolved; "" without one."""
    return next((at for at in _upwards(folder) if os.path.lexists(os.path.join(at, ".git"))), "")  # noqa: PTH118


def _upwards(folder: Path) -> list[str]:
    """The folder, links resolved, and those above it: where git looks for a repository, in this order."""
    here = os.path.realpath(folder)
    found = [here]
    while (above := os.path.dirname(here)) != here:  # noqa: PTH120
        found.append(above)
        here = above
    return found
