"""`mission template`: the templates of checklists, questionnaires and documents; a workspace's own, made from the shipped ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, Final

import typer

from mission_cli.commands.choices import choice
from mission_cli.commands.excerpts import with_lines
from mission_cli.commands.options import Commit, DryRun, Json
from mission_cli.commands.recording.save import commit_if_asked
from mission_cli.commands.rows import show
from mission_cli.commands.session import Session
from mission_cli.commands.template.check import all_findings, own_templates
from mission_cli.core.document import FOLDER, head_of, name_of
from mission_cli.core.nearest import nearest
from mission_cli.errors import Exit, Finding, NotFoundError, UsageError
from mission_cli.render.findings import as_item
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import visible
from mission_cli.storage.templates import (
    FOLDER as TEMPLATES,
)
from mission_cli.storage.templates import (
    Template,
    copy_shipped,
    listed,
    read_associations,
    read_questionnaire,
    read_skeleton,
    read_template,
    shipped_only,
)
from mission_cli.storage.workspace import text_of
from mission_cli.texts import language, t
from mission_cli.views.view import Column, View

ACTIONS: Final = ("list", "copy", "check")
KINDS: Final = {
    "checklists": "checklist",
    "questionnaires": "questionnaire",
    FOLDER: "document",
    "missions": "skeleton",
    "associations.yaml": "catalogue",
}
"""Folder, or file → what its templates make."""
READERS: Final[Mapping[str, Callable[[Template], tuple[Any, list[Finding]]]]] = {
    "checklist": read_template,
    "questionnaire": read_questionnaire,
    "skeleton": read_skeleton,
    "catalogue": read_associations,
}


def template(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), show_default=False)] = "list",
    names: Annotated[list[str] | None, typer.Argument(metavar="[TEMPLATE]...", show_default=False)] = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    match choice(action, "ACTION", ACTIONS):
        case "copy":
            return _copy(session, names or [], dry_run=dry_run, commit=commit)
        case "check":
            return _check(session, names or [], json=json)
        case _:
            return _list(session, names or [], json=json)


# List ----------------------------------------------------------------------------------------------------------------


def _list(session: Session, kinds: list[str], *, json: bool) -> int:
    wanted = [choice(kind, "KIND", tuple(KINDS.values())) for kind in kinds]
    found = [one for one in listed(session.workspace.root) if _kind(one) and (not wanted or _kind(one) in wanted)]
    columns: tuple[Column[Template], ...] = (
        Column("kind", _kind, "template.head-kind", cell=lambda one: t(f"template.kind-{_kind(one)}")),
        Column("template", lambda one: one.relative, "template.head-template", fold=True),
        Column("title", lambda one: _title(one) or None, "template.head-title", cell=_title, fold=True),
        Column(
            *("shipped", lambda one: one.shipped, "template.head-origin"),
            cell=lambda one: t("doc.shipped" if one.shipped else "doc.own"),
            fold=True,
        ),
    )
    table = ("kind", "template", "title", "shipped")
    show(View("templates", {"today": session.today}, found, columns, table), "json" if json else "table", None)
    if not json:
        message(t("template.how"), as_is=True)
    return Exit.DONE


def _kind(one: Template) -> str:
    return KINDS.get(one.relative.partition("/")[0], "")


def _title(one: Template) -> str:
    """What the template says it is, in the language in use where it says it in both."""
    if _kind(one) == "document":
        named = name_of(one.relative)
        return head_of(one.text()).title if named else t("template.part")
    read = READERS[_kind(one)](one)[0]
    return str(read.title.of(language())) if read else ""


# Copy ----------------------------------------------------------------------------------------------------------------


def _copy(session: Session, names: list[str], *, dry_run: bool, commit: bool | None) -> int:
    """Put shipped templates into the workspace, to be changed. Never over a file that is there."""
    if not names:
        raise UsageError("cli.missing", name="TEMPLATE")
    root = session.workspace.root
    wanted = [one for name in names for one in _shipped(name)]
    there = [one.relative for one in wanted if (root / TEMPLATES / one.relative).exists()]
    if there:
        raise UsageError("template.there", paths=", ".join(f"{TEMPLATES}/{relative}" for relative in there))
    paths = []
    subject = t("template.subject", names=", ".join(one.relative for one in wanted))
    for one in wanted:
        if dry_run:
            message(t("cli.dry-run-new", path=f"{TEMPLATES}/{one.relative}"))
            continue
        paths.append(copy_shipped(root, one, session.remember(subject)))
        message(t("template.copied", path=f"{TEMPLATES}/{one.relative}"))
    if paths:
        message(t("template.next"))
        commit_if_asked(session, paths, subject, commit)
    return Exit.DONE


def _shipped(name: str) -> list[Template]:
    """The shipped templates that a person means: a path, or a file's name without its endings; a document's languages are two."""
    known = [one for one in shipped_only() if _kind(one)]
    plain = name.removeprefix(f"{TEMPLATES}/")
    found = [one for one in known if plain in (one.relative, *_short(one))]
    if found and (len(found) == 1 or len({_short(one) for one in found}) == 1):
        return found
    if found:
        raise NotFoundError("template.ambiguous", name=visible(name), paths=", ".join(one.relative for one in found))
    names = sorted({short for one in known for short in _short(one)})
    near = nearest(plain, names)
    raise NotFoundError("template.unknown-near" if near else "template.unknown", name=visible(name), near=near)


def _short(one: Template) -> tuple[str, str]:
    """Its path without kind and endings, and the last word of it: `offboarding/client`, `client`."""
    inside = one.relative.partition("/")[2] or one.relative
    folder, _, last = inside.rpartition("/")
    stem = last.partition(".")[0]
    return (f"{folder}/{stem}" if folder else stem), stem


# Check ---------------------------------------------------------------------------------------------------------------


def _check(session: Session, names: list[str], *, json: bool) -> int:
    """Every finding of the workspace's own templates, or of those named."""
    root = session.workspace.root
    own = own_templates(root)
    chosen = own if not names else [one for name in names for one in _own(own, name)]
    paths = {one.name for one in chosen}
    # A part is looked at with the documents that include it: what is wrong there is said there.
    findings = [one for one in all_findings(root) if not names or one.path in paths]
    _say(session, sorted(findings, key=lambda one: one[:5]), len(chosen), json=json)
    return Exit.INVALID if any(one.level == "error" for one in findings) else Exit.DONE


def _own(own: list[Template], name: str) -> list[Template]:
    plain = name.removeprefix("./").removeprefix(f"{TEMPLATES}/")
    found = [one for one in own if plain in (one.relative, PurePosixPath(one.relative).name, *_short(one))]
    if not found:
        near = nearest(plain, [one.relative for one in own])
        raise NotFoundError("template.not-own-near" if near else "template.not-own", name=visible(name), near=near)
    return found


def _say(session: Session, findings: list[Finding], count: int, *, json: bool) -> None:
    if json:
        result_json("template-check", [as_item(one) for one in findings], today=session.today.isoformat())
        return
    root = session.workspace.root
    sources = {path: text_of(root / path, root) for path in {one.path for one in findings}}
    if findings:
        result(with_lines(findings, sources, full=True))
    message(t("template.checked", n=count, findings=t("template.findings", n=len(findings))))
