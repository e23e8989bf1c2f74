"""What git is in the middle of, and whose the two sides of its conflicts are.

Git calls "ours" what is checked out: in a merge that is the person's own work, in a rebase and a stash pop it is the
others'. Here `yours` is always the work the person brings along, `others` what it meets.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from mission_cli.errors import GitError
from mission_cli.storage import reading
from mission_cli.storage.git.process import answer, checked
from mission_cli.storage.git.stages import OURS, THEIRS

Kind: TypeAlias = Literal["merge", "rebase", "am", "cherry-pick", "revert", "stash", "other"]
_HEADS: tuple[tuple[Kind, str], ...] = (
    ("merge", "MERGE_HEAD"),
    ("cherry-pick", "CHERRY_PICK_HEAD"),
    ("revert", "REVERT_HEAD"),
)
# In these the work the person brings along is what git calls theirs.
SWAPPED: frozenset[Kind] = frozenset({"rebase", "am", "stash"})
CONTINUE: dict[Kind, str] = {
    "merge": "git commit",
    "rebase": "git rebase --continue",
    "am": "git am --continue",
    "cherry-pick": "git cherry-pick --continue",
    "revert": "git revert --continue",
}


class Side(NamedTuple):
    """One side of a conflict: the branch's name or "", and the commit that stands for it; all "" where there is none."""

    branch: str = ""
    commit: str = ""
    author: str = ""
    day: str = ""
    subject: str = ""


class Ongoing(NamedTuple):
    """An operation that git has not ended. `ours` and `theirs` are revisions, "" where no commit holds that side."""

    kind: Kind
    ours: str = ""
    theirs: str = ""

    @property
    def yours_at(self) -> int:
        """The stage of the index that holds the person's own work."""
        return THEIRS if self.kind in SWAPPED else OURS


def work_tree(folder: Path) -> Path:
    """`folder`, which lies in the work tree of a repository. Raises GitError where it does not, in git's words where git
    would not look (an owner it does not trust)."""
    done = answer(folder, "rev-parse", "--is-inside-work-tree")
    if done.text.strip() == "true":
        return folder
    if not done.words or "not a git repository" in done.words:
        raise GitError("resolve.no-repository", path=str(folder))
    raise GitError("git.refused", command="rev-parse", words=done.words)


def git_folder(folder: Path) -> Path:
    """The folder where git keeps what this work tree is in the middle of. Raises GitError."""
    done = checked("rev-parse", answer(folder, "rev-parse", "--absolute-git-dir"))
    return Path(os.fsdecode(done.out.rstrip(b"\n")))


def resolved(folder: Path, revision: str) -> str:
    """The commit a revision names, "" where it names none. Raises GitError without git."""
    done = answer(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return done.text.strip() if done.code == 0 else ""


def ongoing(folder: Path) -> Ongoing | None:
    """What git is in the middle of here; None when nothing is. A stash that was applied is only told by its conflicts:
    see `of_stash`. Raises GitError."""
    own = git_folder(folder)
    if (own / "rebase-merge").is_dir():
        return Ongoing("rebase", "HEAD", "REBASE_HEAD" if resolved(folder, "REBASE_HEAD") else "")
    if (own / "rebase-apply").is_dir():
        if (own / "rebase-apply" / "applying").exists():
            return Ongoing("am", "HEAD")
        return Ongoing("rebase", "HEAD", "REBASE_HEAD" if resolved(folder, "REBASE_HEAD") else "")
    for kind, head in _HEADS:
        if resolved(folder, head):
            return Ongoing(kind, "HEAD", head)
    return None


def of_stash(folder: Path, paths: list[str], blobs: set[str]) -> Ongoing:
    """Conflicts without an operation: those of the newest stash when it holds one of these `blobs` under these paths."""
    names = (f"refs/stash:./{path}" for path in paths)
    if any(answer(folder, "rev-parse", "--verify", "--quiet", name).text.strip() in blobs for name in names):
        return Ongoing("stash", "HEAD", "refs/stash")
    return Ongoing("other", "HEAD")


def sides(folder: Path, now: Ongoing) -> tuple[Side, Side]:
    """Whose `yours` and whose the `others` are. Raises GitError."""
    ours, theirs = (side(folder, revision) for revision in (now.ours, now.theirs))
    if now.kind == "rebase":
        ours = ours._replace(branch=_branch_of(folder, "HEAD"))
        theirs = theirs._replace(branch=_rebased(folder))
    if now.kind == "revert":
        theirs = theirs._replace(branch="")  # a commit that is taken back, whatever branch it ends
    return (theirs, ours) if now.kind in SWAPPED else (ours, theirs)


def last_of(folder: Path, now: Ongoing, path: str) -> tuple[Side, Side]:
    """Who changed a file last on each side, `yours` and the `others`; an empty side where no commit says. Raises GitError."""
    if not now.ours or not now.theirs or now.kind in ("stash", "revert"):
        return Side(), Side()
    ours = _last(folder, path, now.ours, now.theirs)
    one = now.kind in ("cherry-pick", "rebase")  # a single commit is being replayed
    theirs = side(folder, now.theirs) if one else _last(folder, path, now.theirs, now.ours)
    return (theirs, ours) if now.kind in SWAPPED else (ours, theirs)


_FACTS = "--format=%h%x00%an%x00%as%x00%s"


def side(folder: Path, revision: str) -> Side:
    """A commit as a side: its branch where one ends there, its author, day and subject."""
    if not revision:
        return Side()
    done = answer(folder, "log", "-1", _FACTS, "--end-of-options", revision)
    if done.code:
        return Side()
    named = "" if revision == "refs/stash" else _branch_of(folder, revision)
    return Side(named, *_parts(done.text))


def _last(folder: Path, path: str, revision: str, without: str) -> Side:
    done = answer(folder, "log", "-1", _FACTS, "--end-of-options", f"{without}..{revision}", "--", path)
    return Side("", *_parts(done.text)) if done.code == 0 and done.text.strip() else Side()


def _parts(line: str) -> list[str]:
    return (line.rstrip("\n").split("\0") + [""] * 4)[:4]


def _branch_of(folder: Path, revision: str) -> str:
    """The branch that is checked out, or one that ends at this commit; "" when there is none."""
    if revision == "HEAD":
        done = answer(folder, "symbolic-ref", "--quiet", "--short", "HEAD")
        if done.code == 0:
            return done.text.strip()
    at = resolved(folder, revision)
    words = ("--points-at", at, "--format=%(refname:short)", "refs/heads", "refs/remotes")
    found = answer(folder, "for-each-ref", *words).text.split() if at else []
    return next((name for name in found if not name.endswith("/HEAD") and name != "origin"), "")


def _rebased(folder: Path) -> str:
    """The branch that is being rebased."""
    own = git_folder(folder)
    for name in ("rebase-merge", "rebase-apply"):
        try:
            return reading.whole(own / name / "head-name").decode().strip().removeprefix("refs/heads/")
        except (OSError, UnicodeDecodeError):
            continue
    return ""
