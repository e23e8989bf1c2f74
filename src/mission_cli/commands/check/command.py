"""`mission check`: every finding of every file, in one run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from mission_cli.commands.booked import booked_findings
from mission_cli.commands.check.gone import gone_findings
from mission_cli.commands.check.names import doubtful_names
from mission_cli.commands.check.terms import edited_terms
from mission_cli.commands.check.to_come import to_come
from mission_cli.commands.choices import choice
from mission_cli.commands.excerpts import with_lines
from mission_cli.commands.options import Full, Json
from mission_cli.commands.session import Session
from mission_cli.commands.template.check import all_findings, own_templates
from mission_cli.commands.typed.files import file_named
from mission_cli.errors import Exit, Finding, UsageError
from mission_cli.render.findings import as_cells, as_github, as_item, gitlab_report
from mission_cli.render.out import json_text, message, result, result_json
from mission_cli.render.table import markdown_table
from mission_cli.storage.git.own_files import exposed_findings
from mission_cli.storage.git.place import prefix
from mission_cli.storage.modeline import led_astray
from mission_cli.storage.root import CONSULTANTS, SETTINGS
from mission_cli.storage.templates import FOLDER
from mission_cli.storage.workspace import Workspace, text_of
from mission_cli.texts import t

FORMATS = ("text", "json", "github", "gitlab", "md")


def check(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILES]...", show_default=False)] = None,
    json: Json = False,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS))] = "text",
    strict: Annotated[bool, typer.Option("--strict")] = False,
    against: Annotated[str | None, typer.Option("--against", metavar="REF", show_default=False)] = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = "json" if json else choice(format, "--format", FORMATS)
    workspace = session.workspace
    if against is not None and files:
        raise UsageError("against.files")
    sources: Mapping[str, str] = {}
    if against is None:
        count, findings = _findings(workspace, files, session.today)
    else:
        from mission_cli.commands.check.against import against_findings  # most runs ask nothing of git's history

        compared = against_findings(workspace, against)
        # In a push, what is pushed counts, whatever lies in the folder.
        count, findings = (
            _findings(workspace, files, session.today) if compared.pushed is None else (compared.pushed, [])
        )
        moved = {(each.path, each.args["term"]) for each in compared.findings if each.code == "E-TERMS"}
        findings = [each for each in findings if (each.path, each.args.get("term")) not in moved] + compared.findings
        sources = compared.sources if compared.pushed is not None else {}
    _show(session, workspace, sorted(findings, key=lambda finding: finding[:5]), form, full=full, sources=sources)
    errors = sum(finding.level == "error" for finding in findings)
    counts = t(
        "check.counts",
        files=t("check.files", n=count),
        errors=t("check.errors", n=errors),
        warnings=t("check.warnings", n=len(findings) - errors),
    )
    if form == "text":
        message(counts)
    elif form == "md":
        result(f"\n{counts}" if findings else counts)
    return Exit.INVALID if errors or (strict and findings) else Exit.DONE


def _findings(workspace: Workspace, names: list[str] | None, today: dt.date) -> tuple[int, list[Finding]]:
    """The number of files looked at, and their findings; all of the workspace when none is named."""
    if not names:
        templates = own_templates(workspace.root)
        loaded, findings = workspace.load_all()
        profiles, of_profiles = workspace.profiles()
        findings += edited_terms(workspace, loaded) + of_profiles + all_findings(workspace.root)
        findings += doubtful_names(workspace, loaded, profiles) + exposed_findings(workspace.root)
        findings += to_come(workspace, today, loaded, profiles) + booked_findings(workspace, today, loaded)
        findings += gone_findings(workspace, loaded, profiles)
        findings += led_astray(workspace.root, workspace.files() + workspace.profile_files())
        return len(workspace.files()) + len(workspace.profile_files()) + len(templates), findings
    paths = [file_named(workspace, name) for name in names]
    return len(paths), [finding for path in paths for finding in _of_file(workspace, path, today)]


def _of_file(workspace: Workspace, path: Path, today: dt.date) -> list[Finding]:
    """The findings of one file, read as what it is by its place."""
    place = path.relative_to(workspace.root)
    if place.as_posix() == SETTINGS:
        return list(workspace.settings_findings)
    if place.parts[0] == FOLDER:
        return [finding for finding in all_findings(workspace.root) if finding.path == place.as_posix()]
    astray = list(led_astray(workspace.root, [path]))
    if place.parts[0] == CONSULTANTS:
        profile, findings = workspace.read_profile(path)
        return findings + astray + to_come(workspace, today, profiles=[profile] if profile else [])
    one, findings = workspace.read(path)
    found = [one] if one else []
    return findings + astray + edited_terms(workspace, found) + to_come(workspace, today, found)


def _show(
    session: Session,
    workspace: Workspace,
    findings: list[Finding],
    form: str,
    *,
    full: bool,
    sources: Mapping[str, str],
) -> None:
    if form in ("github", "gitlab", "md"):  # a forge knows files by their path in the repository
        place = prefix(workspace.root)
        findings = [finding._replace(path=place + finding.path) for finding in findings]
    match form:
        case "json":
            result_json("check", [as_item(finding) for finding in findings], today=session.today.isoformat())
        case "github":
            result("\n".join(as_github(finding) for finding in findings) or "")
        case "gitlab":
            result(json_text(gitlab_report(findings)))
        case "md" if findings:
            heads = [t(f"check.head-{name}") for name in ("where", "what", "help", "code")]
            result(markdown_table(heads, [as_cells(finding) for finding in findings]))
        case "text" if findings:
            names = {finding.path for finding in findings}
            texts = {name: sources.get(name) or text_of(workspace.root / name, workspace.root) for name in names}
            result(with_lines(findings, texts, full=full))
        case _:
            pass
