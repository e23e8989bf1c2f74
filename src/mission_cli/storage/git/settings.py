"""How git is set up around a workspace, for `mission doctor`. Everything is asked, nothing is changed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from mission_cli.errors import GitError
from mission_cli.storage.git.process import answer, checked, run
from mission_cli.storage.root import CONSULTANTS, MISSIONS

OLDEST: Final = (2, 25)
"""The oldest git whose options are used: `--end-of-options` is of 2.24, and 2.25 is what the oldest systems in use have."""
Where: TypeAlias = Literal["no-git", "nowhere", "untrusted", "broken", "inside", "bare", "elsewhere", "work-tree"]
_FOLDERS: Final = (MISSIONS, CONSULTANTS)


def version() -> str | None:
    """What git calls its own version, `2.39.5`; None without git."""
    try:
        said = run(Path(os.sep), "--version")
    except GitError:
        return None
    found = re.search(r"\d+(?:\.\d+)+", said)
    return found[0] if found else said.strip()


def is_old(text: str) -> bool:
    """Whether a version is older than OLDEST; one that does not read is not."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", text)[:2])
    return bool(numbers) and numbers < OLDEST


class Surroundings(NamedTuple):
    """What git says a folder is in, and the words in which it says that it cannot tell."""

    where: Where
    words: str = ""


def place(folder: Path) -> Surroundings:
    """What git says `folder` is in."""
    try:
        done = answer(folder, "rev-parse", "--is-inside-work-tree", "--is-bare-repository")
    except GitError as error:
        if error.text == "git.missing":
            return Surroundings("no-git")
        said = {name: str(value) for name, value in error.args_for_text.items()}
        if error.text == "git.embedded":
            return Surroundings("inside") if Path(said["path"]).name == ".git" else Surroundings("bare", said["path"])
        if error.text == "git.elsewhere":
            return Surroundings("elsewhere", said["where"])
        return Surroundings("broken", said.get("words", ""))
    answered = done.text.split()
    if done.code == 0 and answered[:1] == ["true"]:
        return Surroundings("work-tree")
    if done.code == 0 and answered[:1] == ["false"]:
        return Surroundings("bare", str(folder)) if answered[1:] == ["true"] else Surroundings("inside")
    if "safe.directory" in done.words:
        return Surroundings("untrusted")
    return Surroundings("nowhere" if "not a git repository" in done.words else "broken", done.words)


def top(folder: Path) -> str:
    """The folder of the repository, as `safe.directory` wants it, for one that git does not look into."""
    here = Path(os.path.realpath(folder))
    return str(next((one for one in (here, *here.parents) if os.path.lexists(one / ".git")), here))


# Who signs -----------------------------------------------------------------------------------------------------------


class Identity(NamedTuple):
    """Who commits here, `Name <mail>`; "" when git would refuse. `guessed`: git made the address up from this machine."""

    who: str
    guessed: bool


def identity(folder: Path) -> Identity:
    """Who git would sign a commit with. Raises GitError without git."""
    done = answer(folder, "var", "GIT_COMMITTER_IDENT")
    if done.code:
        return Identity("", guessed=False)
    said = answer(folder, "config", "--get", "user.email").code == 0
    named = said or any(os.environ.get(name) for name in ("GIT_COMMITTER_EMAIL", "EMAIL"))
    return Identity(done.text.rpartition(">")[0] + ">", guessed=not named)


# The program ---------------------------------------------------------------------------------------------------------


class Program(NamedTuple):
    """What git's shell starts as `mission`: where it lies ("" when nowhere), what it says its version is."""

    path: str
    version: str


def program(folder: Path) -> Program:
    """The `mission` that git's shell finds. One named by no full path is not started. Raises GitError without git."""
    # An alias is the one way to have git's own shell, with git's own PATH, answer.
    path = answer(folder, "-c", "alias.asked=!command -v mission", "asked").text.strip()
    if not os.path.isabs(path) and not re.match(r"[A-Za-z]:|/", path):  # noqa: PTH117
        return Program(path, "")
    return Program(path, answer(folder, "-c", "alias.asked=!mission --version", "asked").text.strip())


# Files ---------------------------------------------------------------------------------------------------------------


class Ends(NamedTuple):
    """The line ends of a file that git has: `lf`, `crlf`, `mixed`, `none` or `-text`, committed and here, and what the
    attributes say."""

    path: str
    committed: str
    here: str
    attributes: str


def line_ends(root: Path) -> list[Ends]:
    """Of every file of missions and consultants that git has. Raises GitError."""
    done = checked("ls-files", answer(root, "ls-files", "--eol", "-z", "--", *_FOLDERS))
    found = []
    for line in done.out.split(b"\0"):
        facts, _, path = os.fsdecode(line).partition("\t")
        if path:
            committed, here, *attributes = facts.split()
            said = " ".join(attributes).removeprefix("attr/")
            found.append(Ends(path, committed.removeprefix("i/"), here.removeprefix("w/"), said))
    return found


def automatic_ends(root: Path) -> str:
    """`core.autocrlf`: "true", "input" or "". Raises GitError."""
    value = answer(root, "config", "--get", "core.autocrlf").text.strip().lower()
    return {"yes": "true", "on": "true", "1": "true", "": ""}.get(value, value if value in ("true", "input") else "")


def known(root: Path) -> list[str]:
    """Every path of missions and consultants that git has, relative to `root`. Raises GitError."""
    return _names(root, "ls-files", "-z", "--", *_FOLDERS)


def ignored(root: Path) -> list[str]:
    """The files of missions and consultants that git is told to ignore, and does not have. Raises GitError."""
    words = ("--others", "--ignored", "--exclude-standard", "-z", "--", *_FOLDERS)
    return [name for name in _names(root, "ls-files", *words) if name.endswith((".yaml", ".yml"))]


def rule_of(root: Path, path: str) -> str:
    """The line that has git ignore a path: `.gitignore:3:missions/`."""
    return answer(root, "check-ignore", "--verbose", "--", path).text.partition("\t")[0]


def is_committed(root: Path, name: str) -> bool:
    """Whether the last commit has this file as it is here. Raises GitError without git."""
    if answer(root, "ls-files", "--error-unmatch", "--", name).code:
        return False
    return answer(root, "diff", "--quiet", "HEAD", "--", name).code == 0


def merged_by(root: Path) -> str:
    """What the attributes have mission files merged by: `mission`, `union`, `unspecified`… Raises GitError."""
    return run(root, "check-attr", "-z", "merge", "--", f"{MISSIONS}/x.yaml").split("\0")[2]


def _names(root: Path, *words: str) -> list[str]:
    return [os.fsdecode(name) for name in checked(words[0], answer(root, *words)).out.split(b"\0") if name]
