"""`mission fmt`: files laid out as the tool writes them. Never run unasked, and no data changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from mission_cli.commands.options import Commit, Json
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
from mission_cli.commands.recording.save import canonical_order, commit_if_asked, result_diff
from mission_cli.commands.session import Session
from mission_cli.core.changes import Path as DataPath
from mission_cli.core.migrate import refuse_older
from mission_cli.core.model.keys import keys_at
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import result, result_json
from mission_cli.render.safe import visible
from mission_cli.storage.modeline import led
from mission_cli.storage.normal import normal
from mission_cli.storage.root import CONSULTANTS, MISSIONS
from mission_cli.storage.workspace import Workspace
from mission_cli.texts import t


def fmt(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILES|IDS]...", show_default=False)] = None,
    all_: Annotated[bool, typer.Option("--all")] = False,
    check: Annotated[bool, typer.Option("--check")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "--diff", "-n")] = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    paths = _chosen(session.workspace, files or [], everything=all_)

    def plan(path: Path, raw: bytes) -> bytes:
        return laid_out(session.workspace, path, raw)

    looks = check or dry_run
    outcomes = planned(session, paths, plan) if looks else written(session, paths, plan, _subject(paths))
    changed = [outcome for outcome in outcomes if outcome.state == "changed"]
    if json:
        result_json(
            "fmt", [as_item(outcome) for outcome in outcomes], today=session.today.isoformat(), written=not looks
        )
    else:
        _show(changed, diff=dry_run, looks=looks)
        say_refused(outcomes)
        say_counts("fmt", outcomes, done=not looks)
    if changed and not looks:
        commit_if_asked(session, [one.path for one in changed], _subject([one.path for one in changed]), commit)
    return exit_code(outcomes) or (Exit.FAILED if check and changed else Exit.DONE)


def laid_out(workspace: Workspace, path: Path, raw: bytes) -> bytes:
    """The file's bytes in the tool's layout. Raises MissionError where it has errors, or cannot be laid out safely."""
    name = workspace.relative(path)
    profile = name.startswith(f"{CONSULTANTS}/")
    findings = (workspace.read_profile_content if profile else workspace.read_content)(path, raw)[1]
    refuse_errors(findings, "fmt.errors", name, raw)
    refuse_older(findings, path.stem)
    made = normal(raw, _profile_order if profile else canonical_order, profile=profile)
    return led(made, name.count("/"))


def _profile_order(path: DataPath) -> Sequence[str]:
    return keys_at(path, "Consultant")


def _chosen(workspace: Workspace, names: list[str], *, everything: bool) -> list[Path]:
    """The files to look at, each once. Raises UsageError where none are named."""
    if everything:
        if names:
            raise UsageError("fmt.both")
        return workspace.files() + workspace.profile_files()
    if not names:
        raise UsageError("fmt.what")
    return chosen(workspace, names, (MISSIONS, CONSULTANTS), "fmt.kind")


def _show(changed: Sequence[Outcome], *, diff: bool, looks: bool) -> None:
    for outcome in changed:
        if diff:
            result_diff(outcome.name, outcome.before, outcome.after)
        else:
            result(t("fmt.would" if looks else "fmt.done", path=visible(outcome.name)))


def _subject(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return t("fmt.subject-one", id=paths[0].stem)
    return t("fmt.subject", n=len(paths))
