"""`mission migrate`: files of an older format written in today's, in a commit of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from mission_cli.commands.options import Commit, DryRun, Json, Yes
from mission_cli.commands.recording.rewrite import (
    Outcome,
    as_item,
    chosen,
    exit_code,
    planned,
    refuse_errors,
    say_counts,
    say_refused,
    written,
)
from mission_cli.commands.recording.save import canonical_order, commit_if_asked, commits, result_diff
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.core.migrate import FORMAT, older_format
from mission_cli.errors import AbortedError, RefusedWriteError
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import visible
from mission_cli.storage.root import MISSIONS
from mission_cli.storage.upgrade import upgraded
from mission_cli.storage.workspace import Workspace, read_raw
from mission_cli.texts import t

_OTHERS = frozenset({"W-FORMAT", "E-FORMAT", "E-FORMAT-OLD"})
"""What is found in a file that is in another format than today's, known or not."""


def migrate(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILES|IDS]...", show_default=False)] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    workspace = session.workspace
    paths = chosen(workspace, files, (MISSIONS,), "migrate.kind") if files else workspace.files()

    def plan(path: Path, raw: bytes) -> bytes:
        return in_todays_format(workspace, path, raw)

    outcomes = planned(session, paths, plan)
    changed = [outcome for outcome in outcomes if outcome.state == "changed"]
    if changed and not dry_run:
        _agreed(session, changed, yes=yes, commit=commit)
        subject = _subject(changed)
        made = {done.path: done for done in written(session, [one.path for one in changed], plan, subject)}
        outcomes = [made.get(outcome.path, outcome)._replace(before=outcome.before) for outcome in outcomes]
        changed = [outcome for outcome in outcomes if outcome.state == "changed"]
    if json:
        items = [{**as_item(outcome), "from": _found(outcome), "to": FORMAT} for outcome in outcomes]
        result_json("migrate", items, today=session.today.isoformat(), written=not dry_run)
    else:
        _show(outcomes, changed, dry_run=dry_run)
    if changed and not dry_run:
        commit_if_asked(session, [one.path for one in changed], _subject(changed), commit)
        message(t("migrate.back-commit" if commits(session, commit) else "migrate.back"))
    return exit_code(outcomes)


def in_todays_format(workspace: Workspace, path: Path, raw: bytes) -> bytes:
    """The file's bytes in today's format; the same bytes where they are so already, or are in none.

    Raises MissionError where the file has errors, or cannot be written without a loss.
    """
    name = workspace.relative(path)
    findings = workspace.read_content(path, raw)[1]
    if not any(finding.code in _OTHERS for finding in findings):
        return raw
    refuse_errors(findings, "migrate.errors", name, raw)
    after = upgraded(raw, canonical_order)
    refuse_errors(workspace.read_content(path, after)[1], "migrate.errors", name, after)
    return after


def _agreed(session: Session, changed: Sequence[Outcome], *, yes: bool, commit: bool | None) -> None:
    """Whether to go on. Raises RefusedWriteError where the commit would take other changes along, AbortedError for a no."""
    if commits(session, commit):
        from mission_cli.storage.git.pending import pending

        mixed = pending(session.workspace.root, [outcome.path for outcome in changed])
        if mixed:
            names = ", ".join(session.workspace.relative(path) for path in mixed)
            raise RefusedWriteError("migrate.pending", paths=names)
    if session.interactive and not yes and not ask.confirm(t("migrate.ask", n=len(changed))):
        raise AbortedError("cli.aborted")


def _found(outcome: Outcome) -> int | None:
    return older_format(read_raw(outcome.before, outcome.name)[1]) if outcome.before else None


def _show(outcomes: Sequence[Outcome], changed: Sequence[Outcome], *, dry_run: bool) -> None:
    for outcome in changed:
        if dry_run:
            result_diff(outcome.name, outcome.before, outcome.after)
        else:
            result(t("migrate.done", path=visible(outcome.name), found=_found(outcome), known=FORMAT))
    say_refused(outcomes)
    if all(outcome.state == "unchanged" for outcome in outcomes):
        result(t("migrate.nothing", known=FORMAT))
    else:
        say_counts("migrate", outcomes, done=not dry_run, known=FORMAT)


def _subject(changed: Sequence[Outcome]) -> str:
    if len(changed) == 1:
        return t("migrate.subject-one", id=changed[0].path.stem, found=_found(changed[0]), known=FORMAT)
    return t("migrate.subject", n=len(changed), known=FORMAT)
