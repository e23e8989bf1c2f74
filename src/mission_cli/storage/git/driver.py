"""How git comes to merge missions with our program: one line of configuration in each clone, a few attributes for all.

git takes no configuration from a repository, and so none from a stranger's: `register` is called with the person's consent.
The attributes are committed, and do nothing in a clone where the program is not registered: git merges its lines there.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import Final, NamedTuple

from mission_cli.errors import GitError
from mission_cli.storage import reading
from mission_cli.storage.git.process import answer, checked, run
from mission_cli.storage.root import CONSULTANTS, MISSIONS
from mission_cli.storage.write import create, put, update

ATTRIBUTES: Final = ".gitattributes"
NAME: Final = "mission"
TITLE: Final = "mission: records by id, field by field"
_FILES: Final = tuple(f"{folder}/**/*.{ending}" for folder in (MISSIONS, CONSULTANTS) for ending in ("yaml", "yml"))
PATTERNS: Final = tuple(f"{pattern} merge={NAME}" for pattern in _FILES)
"""The lines of the workspace's `.gitattributes`."""
_COMMENT: Final = "# Merged record by record where `mission doctor --fix` registered it, line by line elsewhere."
_PROBES: Final = tuple(pattern.replace("**/*", "x") for pattern in _FILES)


def command_of(program: str) -> str:
    """What git gives to its shell for a file that both sides changed, `program` being the words that start ours.

    A driver that is missing, or dies, leaves our side alone in the file, without a mark: the next `git add` would lose
    theirs in silence. So git's own merge takes over unless ours says that it is done (0), or leaves a conflict (1) and has
    marked it: a Python whose package is gone says 1 as well. git quotes %P itself; the names of the others are its own.
    """
    ours = f'{program} merge-driver %O %A %B %L %P; code=$?; test "$code" -eq 0 && exit 0'
    marked = 'test "$code" -eq 1 && grep -q "^<<<" %A && exit 1'
    stock = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B || exit 1"
    return f"{ours}; {marked}; {stock}"


COMMAND: Final = command_of("mission")
"""What is registered as `merge.mission.driver`."""


class State(NamedTuple):
    """What git would do here: the driver this clone has (None without), whether every file asks for it."""

    command: str | None
    attributes: bool

    @property
    def current(self) -> bool:
        """Whether this clone has the driver of this version, or one that the person wrote for themselves."""
        return self.command is not None and (self.command == COMMAND or not is_ours(self.command))


def is_ours(command: str) -> bool:
    """Whether a registered command is one that some version of this program wrote: it may be written again."""
    return command.startswith("mission merge-driver ")


def registered(root: Path) -> State:
    """What is in place for the workspace at `root`. Raises GitError outside a repository."""
    found = answer(root, "config", "--get", f"merge.{NAME}.driver")
    return State(found.text.rstrip("\n") or None if found.code == 0 else None, asked_for(root))


def asked_for(root: Path) -> bool:
    """Whether the attributes of every file of missions and consultants ask for the driver. Raises GitError."""
    said = run(root, "check-attr", "-z", "merge", "--", *_PROBES).split("\0")
    return all(value == NAME for value in said[2::3])


def register(root: Path) -> None:
    """Tell git of this clone the program; its worktrees share it. Raises GitError."""
    # The command last: a run that is cut short leaves nothing that git takes for a driver.
    run(root, "config", "--local", f"merge.{NAME}.name", TITLE)
    run(root, "config", "--local", f"merge.{NAME}.driver", COMMAND)


def unregister(root: Path) -> None:
    """Take it out of this clone's configuration; one that is not there is fine. Raises GitError."""
    nothing = 128  # git's own code for a section that is not there; anything else wrong shows on the next line
    done = answer(root, "config", "--local", "--remove-section", f"merge.{NAME}")
    if done.code not in (0, nothing):
        checked("config", done)
    if answer(root, "config", "--local", "--get", f"merge.{NAME}.driver").code == 0:
        checked("config", done)


def ask_for(root: Path) -> bool:
    """Write the attributes that are missing below what the person's file says; whether anything was written.

    Raises what writing raises, GitError outside a repository.
    """
    if asked_for(root):
        return False
    path = root / ATTRIBUTES
    if not os.path.lexists(path):
        create(root, path, with_patterns(b""))
        return True
    before, after = update(root, path, with_patterns)
    return before != after


def with_patterns(content: bytes) -> bytes:
    """`content` with each of our lines, written once: what is there stays as it is, line ends included."""
    end = b"\r\n" if b"\r\n" in content else b"\n"
    there = {b" ".join(line.split()) for line in content.splitlines()}
    wanted = [line for line in (_COMMENT, *PATTERNS) if line.encode() not in there]
    if wanted in ([], [_COMMENT]):
        return content
    gap = b"" if not content else end if content.endswith(b"\n") else end * 2
    return content + gap + b"".join(line.encode() + end for line in wanted)


def one_off(temporary: Path, root: Path | None = None) -> list[str]:
    """The `-c …` words that give one git command the driver and the attributes, with nothing set up: `git *words merge …`.

    Writes the attributes in `temporary`, a folder the caller made and removes. `root` is the workspace's folder, which
    need not be the top of its repository; without it, every folder called as ours are asks for the driver. The program
    is the one that runs now: it need not be on the PATH. Raises OSError, GitError.
    """
    lines = _own_attributes(root) + "".join(f"{line}\n" for line in _anchored(root)).encode()
    path = temporary / "attributes"
    put(path, lines, durable=False)
    # Never `-m` alone: Python would look for its modules in the folder it is started in, which is what was cloned.
    program = f"{shlex.quote(sys.executable)} -P -m mission_cli".replace("%", "%%")
    return [
        *("-c", f"core.attributesFile={path}"),
        *("-c", f"merge.{NAME}.name={TITLE}"),
        *("-c", f"merge.{NAME}.driver={command_of(program)}"),
    ]


def _anchored(root: Path | None) -> list[str]:
    """Our lines as a file of attributes needs them that lies in no folder of the repository."""
    if root is None:
        return [f"**/{line}" for line in PATTERNS]
    prefix = run(root, "rev-parse", "--show-prefix").rstrip("\n")
    escaped = "".join(f"\\{letter}" if letter in "\\*?[" else letter for letter in prefix)
    quoted = escaped.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return [f'"/{quoted}{pattern}" merge={NAME}' for pattern in _FILES]


def _own_attributes(root: Path | None) -> bytes:
    """The attributes a person has for all repositories: ours stand below, and would hide them."""
    named = ""
    try:
        found = answer(root or Path(), "config", "--type=path", "--get", "core.attributesFile")
        named = found.text.rstrip("\n") if found.code == 0 else ""
    except GitError:
        pass
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")  # noqa: PTH111  # Path's raises without a home
    try:
        content = reading.whole(named or f"{home}/git/attributes")
    except OSError:
        return b""
    return content if not content or content.endswith(b"\n") else content + b"\n"
