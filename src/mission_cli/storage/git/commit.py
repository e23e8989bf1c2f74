"""What a workspace asks of the repository it lives in: who signs, what changed, a commit of its own paths."""

from __future__ import annotations

from pathlib import Path

from mission_cli.errors import GitError
from mission_cli.storage.git.process import run


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


def commit(folder: Path, paths: list[Path], subject: str) -> None:
    """Stage these paths only and commit them only; whatever else is staged stays staged. Raises GitError."""
    names = [str(path.resolve()) for path in paths]  # git takes a link for the link, not for what it leads to
    run(folder, "add", "--", *names)
    run(folder, "commit", "--quiet", f"--message={subject}", "--only", "--", *names)


def modified(folder: Path, under: str) -> list[str]:
    """The files below `under` that differ from the last commit, relative to `folder`. Raises GitError without one."""
    # Reading writes nothing, not even git's own index.
    found = run(folder, "--no-optional-locks", "diff", "--name-only", "-z", "--relative", "HEAD", "--", under)
    return [name for name in found.split("\0") if name]


def show(folder: Path, path: str, ref: str = "HEAD") -> str:
    """A file's text as a commit has it; `path` is relative to `folder`. Raises GitError where it has none."""
    return run(folder, "show", f"{ref}:./{path}")
