"""What every git is started with, so that a folder which was cloned, or unpacked, has it run no program of its own.

Two things are told apart. What a clone brings along (files, attributes, an embedded bare repository) is a stranger's, and
counts for nothing. The configuration beside it is the person's, unless the whole folder came as an archive: what only
reads therefore takes nothing from it that names a program. A commit, a merge, a fetch and a push need the hooks, filters,
signatures, keys and passwords that the person has set up, and obey it, as git typed by hand does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Final, TypeAlias

Setting: TypeAlias = tuple[str, str]

ALWAYS: Final = (
    # A folder with HEAD, objects/ and refs/ among the files of a clone is no repository to obey: git 2.38 and newer.
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "log.showSignature=false",
)
"""Given to every git, here and in the scripts for forges."""
NO_HOOKS: Final = "core.hooksPath=/dev/null"
"""Given to what reads, but for rev-parse, which runs none and tells where they are."""
ENVIRONMENT: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_EDITOR": ":",
    "GIT_SEQUENCE_EDITOR": ":",
    "GIT_PAGER": "cat",
    "LC_ALL": "C.UTF-8",
}


class Trust(Enum):
    """What of a repository's own configuration counts."""

    ASKS = "starts nothing, whatever is set"
    READS = "no program that the repository alone names is started"
    WRITES = "the hooks, filters, keys and helpers of the repository count, as they do for git typed by hand"


_ASKS = "--version asked check-attr check-ignore config for-each-ref hash-object merge-file remote symbolic-ref var"
_READS = "cat-file diff log ls-files ls-tree merge-base rev-list rev-parse show status"
_WRITES = "add commit fetch init merge push rebase rm update-index update-ref"
COMMANDS: Final = {
    **dict.fromkeys(_ASKS.split(), Trust.ASKS),
    **dict.fromkeys(_READS.split(), Trust.READS),
    **dict.fromkeys(_WRITES.split(), Trust.WRITES),  # init: of the sample in docs/generate.py
}
"""Every command of git that is used. One that is not here is not started."""
_NO_DRIVERS = ("--no-ext-diff", "--no-textconv")
_NO_SUBMODULES = "--ignore-submodules=dirty"  # to look for changes inside starts a git in there
FLAGS: Final = {
    "diff": (*_NO_DRIVERS, _NO_SUBMODULES),
    "log": _NO_DRIVERS,
    "show": _NO_DRIVERS,
    "status": (_NO_SUBMODULES,),
}
TOP: Final = ":/"  # the whole repository, wherever git is started in it
LITERAL: Final = ":(literal)"
_PATHSPECS: Final = frozenset(["add", "commit", "diff", "log", "ls-files", "rm", "status"])

_LINES = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
# What names a program → what stands there unless the person's own configuration says otherwise.
PROGRAMS: Final = (
    (r"core\.sshcommand", "ssh"),
    (r"core\.askpass", ""),
    (r"core\.alternaterefscommand", "true"),
    (r"filter\..*\.(clean|smudge|process)", ""),
    (r"filter\..*\.required", "false"),
    (r"merge\..*\.driver", _LINES),
    (r"remote\..*\.uploadpack", "git-upload-pack"),
    (r"gpg\.(.*\.)?(program|defaultkeycommand)", "false"),
    (r"hook\..*\.command", "true"),
)
_HELPER = re.compile(r"credential\.(.*\.)?helper", re.DOTALL)


def parts(words: tuple[str, ...]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """The words before the command of git, the command, the words behind it."""
    at = 0
    while words[at].startswith("-") and words[at] != "--version":
        at += 2 if words[at] == "-c" else 1
    return words[:at], words[at], words[at + 1 :]


def words_before(command: str) -> list[str]:
    """What this command of git is started with, wherever."""
    reads = trust(command) is not Trust.WRITES
    settings = (*ALWAYS, NO_HOOKS) if reads and command != "rev-parse" else ALWAYS
    locks = ["--no-optional-locks"] if reads else []  # reading writes nothing, not even git's own index
    return ["--no-pager", *locks, *(word for setting in settings for word in ("-c", setting))]


def trust(command: str) -> Trust:
    """What counts for a command of git. Raises KeyError for one that nobody has thought about."""
    return COMMANDS[command]


def words_behind(command: str, words: Iterable[str]) -> list[str]:
    """The words behind a command, its paths, after `--`, taken letter by letter: `*` is a letter of a name. Hooks are told
    nothing of it: they have patterns of their own."""
    found = list(words)
    if command in _PATHSPECS and "--" in found:
        at = found.index("--") + 1
        found[at:] = [word if word == TOP or word.startswith(LITERAL) else f"{LITERAL}{word}" for word in found[at:]]
    return [*FLAGS.get(command, ()), *found]


def overriding(of: Trust, local: list[Setting], own: Callable[[], list[Setting]]) -> list[Setting]:
    """The settings that keep what a repository's configuration says (`local`) from starting programs. What the person's
    own says (`own`, asked only where needed) counts as it did."""
    found: list[Setting] = []
    names = dict.fromkeys(name for name, _ in local)
    if any(re.fullmatch(r"protocol\.(.*\.)?allow", name) for name in names):
        found.append(("protocol.ext.allow", dict(own()).get("protocol.ext.allow", "never")))
    if of is not Trust.READS:
        return found
    for name in names:
        for pattern, nothing in PROGRAMS:
            if re.fullmatch(pattern, name, re.DOTALL):
                found.append((name, dict(own()).get(name, nothing)))
    if any(_HELPER.fullmatch(name) for name in names):
        found.append(("credential.helper", ""))  # forgets those that were named before
        found += [(name, value) for name, value in own() if _HELPER.fullmatch(name)]
    if "core.gitproxy" in names:  # the first one counts: it cannot be taken back
        found.append(("protocol.git.allow", "never"))
    return found


def settings_in(listed: bytes) -> list[Setting]:
    """What `git config --list -z` lists."""
    text = listed.decode("utf-8", "surrogateescape")
    pairs = (line.partition("\n") for line in text.split("\0") if line)
    return [(name, value) for name, _, value in pairs]


def embedded(folders: Iterable[str], has: Callable[[str, str], bool]) -> str:
    """The first of these folders, innermost first, that git would take for a repository of its own without being told
    to, "" where a `.git` comes first or there is none. `has` says whether a folder holds a name."""
    for folder in folders:
        if has(folder, ".git"):
            return ""
        if has(folder, "HEAD") and (has(folder, "commondir") or (has(folder, "objects") and has(folder, "refs"))):
            return folder
    return ""
