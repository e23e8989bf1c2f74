"""A branch and the one it is shared on: fetched, brought together, pushed; what either side has that the other has not."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from mission_cli.errors import GitError
from mission_cli.storage import reading
from mission_cli.storage.git.driver import one_off
from mission_cli.storage.git.forge import request_page
from mission_cli.storage.git.ongoing import Ongoing, git_folder, ongoing, resolved
from mission_cli.storage.git.place import prefix
from mission_cli.storage.git.process import Done, answer, checked, run
from mission_cli.storage.git.stages import temporary, unmerged

How: TypeAlias = Literal["rebase", "rebase-merges", "merge", "forward"]
Pushed: TypeAlias = Literal["done", "behind"]
NETWORK_SECONDS = 600.0
_BEGAN = "refs/worktree/mission-sync"  # of this work tree alone, and gone with the repository
_RACE = (
    "fetch first",
    "non-fast-forward",
    "stale info",
    "cannot lock ref",
    "failed to update ref",
    "incorrect old value",
)


class Shared(NamedTuple):
    """A branch and where it is shared: `there` is its name at `remote`, `here` what this clone remembers of it. `new`:
    git does not know yet that they belong together."""

    branch: str
    remote: str
    there: str
    here: str
    new: bool = False

    @property
    def name(self) -> str:
        """`origin/main`, as people call it."""
        return f"{self.remote}/{self.there.removeprefix('refs/heads/')}"


def shared(root: Path, remote: str | None) -> Shared:
    """Where the branch that is checked out is shared: as git has it, else under its own name at the only remote, or at
    `origin`. Raises GitError, saying what to type once."""
    done = answer(root, "symbolic-ref", "--quiet", "--short", "HEAD")
    if done.code:
        raise GitError("sync.detached", command="git switch main")
    branch = done.text.strip()
    if not resolved(root, "HEAD"):
        raise GitError("sync.no-commit", branch=branch)
    remotes = run(root, "remote").split()
    if remote is not None and remote not in remotes:
        raise GitError("sync.no-such-remote", remote=remote, known=", ".join(remotes) or "–")
    form = "--format=%(upstream)%00%(upstream:remotename)%00%(upstream:remoteref)"
    here, its, there = run(root, "for-each-ref", form, f"refs/heads/{branch}").rstrip("\n").split("\0")
    if here and its in remotes and remote in (None, its):
        return Shared(branch, its, there, here)
    chosen = remote or (remotes[0] if len(remotes) == 1 else "origin" if "origin" in remotes else "")
    if not chosen:
        raise GitError("sync.which-remote" if remotes else "sync.no-remote", known=", ".join(remotes), branch=branch)
    return Shared(branch, chosen, f"refs/heads/{branch}", f"refs/remotes/{chosen}/{branch}", new=True)


def network(root: Path, *, interactive: bool) -> dict[str, str]:
    """How git may ask for a password: of the person at the terminal, by itself; never without one. What remembers
    passwords (credential helpers, agents) works either way."""
    if interactive:
        return {"GIT_TERMINAL_PROMPT": "1"}
    own = os.environ.get("GIT_SSH_COMMAND") or os.environ.get("GIT_SSH")
    if own or answer(root, "config", "--get", "core.sshCommand").code == 0:
        return {}
    return {"GIT_SSH_COMMAND": "ssh -o BatchMode=yes"}


def fetch(root: Path, of: Shared, environment: Mapping[str, str]) -> bool:
    """Learn what is at the remote; whether the branch is there. Raises GitError in git's words."""
    words = ["fetch", "--quiet", "--", of.remote]
    if not of.new:
        words.append(f"+{of.there}:{of.here}")
    done = answer(root, *words, environment=environment, seconds=NETWORK_SECONDS)
    if done.code and "couldn't find remote ref" in done.words:
        if resolved(root, of.here):  # it was there once: to send it again would undo somebody's tidying
            raise GitError("sync.gone", name=of.name, remote=of.remote, branch=of.branch)
        return False  # a clone of what was still empty
    if done.code:
        raise GitError("sync.refused", command="fetch", words=done.words or done.text.strip())
    return bool(resolved(root, of.here))


def push(root: Path, of: Shared, environment: Mapping[str, str]) -> Pushed:
    """Send the branch; `behind` where somebody else was faster. Raises GitError in git's words."""
    upstream = ["--set-upstream"] if of.new else []
    words = ("push", "--porcelain", *upstream, "--", of.remote, f"refs/heads/{of.branch}:{of.there}")
    done = answer(root, *words, environment=environment, seconds=NETWORK_SECONDS)
    if done.code == 0:
        return "done"
    refused = [line for line in done.text.splitlines() if line.startswith("!")]
    if any(reason in line for line in refused for reason in _RACE):
        return "behind"
    said = "\n".join([done.words, *(line.replace("\t", "  ") for line in refused)]).strip()
    if any("[remote rejected]" in line for line in refused):
        raise _rejected(root, of, said)
    raise GitError("sync.not-pushed", words=said or done.text.strip())


def _rejected(root: Path, of: Shared, said: str) -> GitError:
    """What a rule of the forge refused, as a branch of its own and a request to merge it."""
    own = f"mission-{resolved(root, 'HEAD')[:7]}"
    into = of.there.removeprefix("refs/heads/")
    known = (answer(root, "config", "--get", f"remote.{of.remote}.url"), answer(root, "remote", "get-url", of.remote))
    pages = (request_page(address.text.strip(), said, own, into) for address in known if address.code == 0)
    line = f"git push {shlex.quote(of.remote)} HEAD:refs/heads/{own}"
    steps = "\n".join(f"      {step}" for step in (line, next(filter(None, pages), "")) if step)
    return GitError("sync.rejected", words=said, branch=into, steps=steps)


# What either side has ------------------------------------------------------------------------------------------------


def apart(root: Path, one: str, other: str) -> tuple[int, int]:
    """How many commits only `one` has, and only `other`. Raises GitError."""
    words = run(root, "rev-list", "--left-right", "--count", f"{one}...{other}", "--").split()
    return int(words[0]), int(words[1])


def since(root: Path, one: str, other: str) -> str:
    """The commit that two histories part at. Raises GitError where they have none in common."""
    done = answer(root, "merge-base", one, other)
    if done.code:
        raise GitError("sync.unrelated", other=other.removeprefix("refs/remotes/"))
    return done.text.strip()


def changed(root: Path, before: str, after: str, *under: str) -> list[str]:
    """The files that differ between two commits, by their path from `root`. Raises GitError."""
    words = ("diff", "--name-only", "--no-renames", "-z", "--relative", before, after, "--", *under)
    return [os.fsdecode(name) for name in checked("diff", answer(root, *words)).out.split(b"\0") if name]


def staged(root: Path) -> list[str]:
    """The files whose staged content is not the last commit's, by their path from `root`. Raises GitError."""
    words = ("diff", "--cached", "--name-only", "--no-renames", "-z", "--relative", "HEAD", "--", ".")
    return [os.fsdecode(name) for name in checked("diff", answer(root, *words)).out.split(b"\0") if name]


def changed_anywhere(root: Path, before: str, after: str) -> list[str]:
    """As `changed`, in the whole repository, by the path from its top."""
    words = ("diff", "--name-only", "--no-renames", "-z", before, after, "--", ":/")
    return [os.fsdecode(name) for name in checked("diff", answer(root, *words)).out.split(b"\0") if name]


def unshared(root: Path, of: Shared) -> tuple[str, int]:
    """Of a branch that is not at the remote yet: what to compare it with, and how many commits no branch there has."""
    count = int(run(root, "rev-list", "--count", "HEAD", "--not", f"--remotes={of.remote}", "--"))
    others = run(root, "for-each-ref", "--format=%(refname)", f"refs/remotes/{of.remote}").split()
    done = answer(root, "merge-base", "HEAD", *others) if others else None
    if done is not None and done.code == 0:
        return done.text.strip(), count
    return run(root, "hash-object", "-t", "tree", "--stdin").strip(), count  # nothing was before


def uncommitted(root: Path, *under: str) -> list[str]:
    """The files below these parts of `root` that are new or differ from the last commit, by their path from there.
    Raises GitError."""
    place = prefix(root)
    words = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
    out = checked("status", answer(root, *words, "--", *under)).out
    names = (os.fsdecode(line[3:]) for line in out.split(b"\0") if line)
    return [name.removeprefix(place) for name in names if name.startswith(place)]


def uncommitted_anywhere(root: Path) -> list[str]:
    """The tracked files of the whole repository that differ from the last commit, by their path from its top."""
    words = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=no")
    return [os.fsdecode(line[3:]) for line in checked("status", answer(root, *words)).out.split(b"\0") if line]


def way(root: Path, of: Shared, *, merge: bool, rebase: bool) -> How:
    """How to bring both sides together: as asked, as `pull.rebase` says, else by a rebase unless own commits hold a merge."""
    if merge:
        return "merge"
    if rebase:
        return "rebase"
    for name in (f"branch.{of.branch}.rebase", "pull.rebase"):
        done = answer(root, "config", "--get", name)
        if done.code == 0:
            word = done.text.strip().lower()
            return (
                "merge"
                if word in ("false", "no", "off", "0")
                else "rebase-merges"
                if word.startswith("m")
                else "rebase"
            )
    merges = run(root, "rev-list", "--count", "--merges", f"{of.here}..HEAD", "--").strip()
    return "rebase" if merges == "0" else "merge"


# Bringing together ---------------------------------------------------------------------------------------------------


def combine(root: Path, of: Shared, how: How) -> list[str]:
    """Bring in what the other side has; the files in conflict, by their path from the top of the repository, where git
    stopped. Files that are not committed stay as they are.

    Raises GitError where git refuses for another reason: everything is then as before.
    """
    if how == "forward":
        done = answer(root, "merge", "--ff-only", "--quiet", of.here, seconds=NETWORK_SECONDS)
        if done.code:
            raise GitError("sync.refused", command="merge", words=done.words or done.text.strip())
        return []
    run(root, "update-ref", _BEGAN, "HEAD")
    if how == "merge":
        words = ["merge", "--quiet", "--no-edit", "--autostash", of.here]
    else:
        merges = ["--rebase-merges"] if how == "rebase-merges" else []
        words = ["rebase", "--quiet", "--autostash", *merges, of.here]
    return _outcome(root, _with_driver(root, words), words[0])


def go_on(root: Path, now: Ongoing) -> list[str]:
    """Go on with what `combine` began, once its conflicts are settled; as `combine`."""
    words = ["commit", "--quiet", "--no-edit"] if now.kind == "merge" else ["rebase", "--continue"]
    done = _with_driver(root, words)
    found = unmerged(root) if done.code else []
    if done.code and not found:
        raise GitError("sync.stopped", command=" ".join(words[:2]), words=done.words or done.text.strip())
    return found or _ended(root)


def _outcome(root: Path, done: Done, command: str) -> list[str]:
    if done.code == 0:
        return _ended(root)
    found = unmerged(root)
    if found:
        return found
    if sync_began(root):
        back(root)
    _ended(root)
    raise GitError("sync.refused", command=command, words=done.words or done.text.strip())


def _ended(root: Path) -> list[str]:
    answer(root, "update-ref", "-d", _BEGAN)
    return []


def _with_driver(root: Path, words: list[str]) -> Done:
    """Run git with our merge driver, nothing set up."""
    with temporary() as own:
        return answer(root, *one_off(own, root), *words, seconds=NETWORK_SECONDS)


def sync_began(root: Path) -> str:
    """The commit from before, where git is in the middle of what `combine` began; "" elsewhere. Raises GitError."""
    before = resolved(root, _BEGAN)
    now = ongoing(root) if before else None
    if now is None:
        return ""
    if now.kind == "merge":
        return before if resolved(root, "HEAD") == before else ""
    for name in ("rebase-merge", "rebase-apply"):
        try:
            at = reading.whole(git_folder(root) / name / "orig-head").decode("ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
        return before if at == before else ""
    return ""


def back(root: Path) -> None:
    """Give up what `combine` began: branch and files as before. Raises GitError."""
    now = ongoing(root)
    if now is not None:
        command = "merge" if now.kind == "merge" else "rebase"
        checked(command, answer(root, command, "--abort"))
    _ended(root)
