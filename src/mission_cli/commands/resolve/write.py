"""What is settled: written, and marked as settled for git."""

from __future__ import annotations

from pathlib import Path

from mission_cli.commands.recording.save import result_diff
from mission_cli.commands.resolve.plan import (
    DONE,
    Plan,
    name_of,
)
from mission_cli.commands.session import Session
from mission_cli.errors import ConflictError, GitError
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.storage.aside import kept_aside
from mission_cli.storage.git import stages
from mission_cli.storage.write import create, update
from mission_cli.texts import t


def carry_out(session: Session, root: Path, plans: list[Plan]) -> None:
    """Write what is merged and mark it as settled, own paths only. Raises ConflictError, RefusedWriteError, GitError."""
    settled: list[str] = []
    removed: list[str] = []
    for plan in plans:
        if plan.state == "removed":
            removed.append(plan.path)
        elif plan.content is not None:
            _write(session, root / plan.path, plan)
        if plan.state in DONE and plan.state != "removed":
            settled.append(plan.path)
        if plan.second:
            remember = session.remember(t("resolve.subject", id=name_of(plan.path)))
            create(session.root, root / plan.second, plan.conflict.yours or b"", remember)
            settled.append(plan.second)
    try:
        stages.add(root, settled)
        stages.remove(root, removed)
    except GitError as error:
        paths = " ".join(visible(path) for path in [*settled, *removed])
        raise GitError("resolve.git-kept", paths=paths, words=error.args_for_text.get("words", "")) from None


def _write(session: Session, path: Path, plan: Plan) -> None:
    root, seen, content = session.root, plan.conflict.seen, plan.content or b""
    remember = session.remember(t("resolve.subject", id=name_of(plan.path)))
    if seen is None:
        create(root, path, content, remember)
        return
    if seen == content:
        return
    if plan.edited:
        kept = kept_aside(root, path.stem, path.suffix, seen)
        message(t("cli.draft-kept", path=visible(str(kept))))

    def replaced(current: bytes) -> bytes:
        if current != seen:
            raise ConflictError("write.changed", path=str(path))
        return content

    update(root, path, replaced, remember)


def show_dry_run(plans: list[Plan], *, json: bool) -> None:
    for plan in plans:
        if plan.content is not None and not json and plan.content != plan.conflict.seen:
            result_diff(plan.path, plan.conflict.seen or b"", plan.content)
