"""`mission doc`: the documents of a mission, from templates: announcements, letters, files to hand over, requests."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from mission_cli.commands.answer.given import in_words
from mission_cli.commands.choices import choice
from mission_cli.commands.days_off import days_off
from mission_cli.commands.options import Full, Json, MissionId, Output
from mission_cli.commands.rows import show, to_file
from mission_cli.commands.session import Session
from mission_cli.core.document import Head, by_step, head_of
from mission_cli.core.nearest import nearest
from mission_cli.errors import Exit, InvalidDataError, MissionError, NotFoundError, UsageError
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import one_line, visible
from mission_cli.shell import command_line
from mission_cli.storage.aside import write_out
from mission_cli.storage.documents import documents, sources, template_of
from mission_cli.storage.workspace import Loaded
from mission_cli.texts import language, t
from mission_cli.views.view import Cards, Column, View

if TYPE_CHECKING:
    from mission_cli.storage.templates import Template

FORMATS: Final = ("md", "html", "docx")
_ENDINGS: Final = {".md": "md", ".html": "html", ".htm": "html", ".docx": "docx"}


def doc(
    ctx: typer.Context,
    mission_id: MissionId = None,
    name: Annotated[str | None, typer.Argument(metavar="DOCUMENT", show_default=False)] = None,
    format: Annotated[str | None, typer.Option("--format", metavar="|".join(FORMATS))] = None,
    output: Output = None,
    to: Annotated[str | None, typer.Option("--to", metavar="NAME")] = None,
    json: Json = False,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    if name is None and (format, output, to) != (None, None, None):
        raise UsageError("cli.missing", name="DOCUMENT")
    if name is None:
        loaded = session.workspace.load(mission_id) if mission_id is not None else None
        return _list(session, loaded.id if loaded else None, json=json)
    form = _form(format, output, name)
    loaded = session.mission(mission_id)
    made = written(session, loaded, name, to=to, full=full)
    _give(made, form, output, session, json=json)
    if not json:
        _say_lacks(made)
    return Exit.DONE


def _form(name: str | None, output: str | None, document: str) -> str:
    """The format asked for, or told by the ending of the file. Raises UsageError."""
    ending = PurePath(output).suffix.lower() if output is not None else ""
    if name is not None:
        form = choice(name, "--format", FORMATS)
    elif output is None:
        form = "md"
    elif ending in _ENDINGS:
        form = _ENDINGS[ending]
    else:
        raise UsageError("doc.bad-ending", value=visible(output))
    if form == "docx" and output is None:
        raise UsageError("doc.docx-output", name=document)
    return form


# The list ------------------------------------------------------------------------------------------------------------


class Offered(NamedTuple):
    """A document that can be written: what its template says of itself, in the language in use where it has one."""

    name: str
    head: Head
    languages: list[str]
    template: Template


def offered(root: Path) -> list[Offered]:
    """Every document, in the order of the steps of a mission."""
    found = {}
    for name, there in documents(root).items():
        template = there.get(language()) or next(iter(there.values()))
        found[name] = Offered(name, head_of(template.text()), sorted(there), template)
    return [found[name] for name, _ in by_step((one.name, one.head) for one in found.values())]


def _list(session: Session, mission_id: str | None, *, json: bool) -> int:
    found = offered(session.workspace.root)
    columns: tuple[Column[Offered], ...] = (
        Column("name", lambda one: one.name, "doc.head-name"),
        Column("title", lambda one: one.head.title or None, "doc.head-title", lambda one: one.head.title, fold=True),
        Column(
            "for", lambda one: one.head.purpose or None, "doc.head-purpose", lambda one: one.head.purpose, fold=True
        ),
        Column(
            "step", lambda one: one.head.step or None, "doc.head-step", lambda one: step_word(one.head.step), fold=True
        ),
        Column("languages", lambda one: one.languages),
        Column(
            *("shipped", lambda one: one.template.shipped, "doc.head-origin"),
            cell=lambda one: t("doc.shipped" if one.template.shipped else "doc.own"),
            fold=True,
        ),
        Column("command", lambda one: command_line("mission doc", [mission_id or "ID", one.name])),
    )
    envelope, cards = (
        {"today": session.today, "mission": mission_id},
        Cards(left=("name",), title=("title", "for", "step")),
    )
    view = View("documents", envelope, found, columns, ("name", "title", "for", "step", "shipped"), cards)
    show(view, "json" if json else "table", None)
    if not json and found:
        message(t("doc.how", id=mission_id or "ID", name=found[0].name), as_is=True)
    return Exit.DONE


def step_word(step: str) -> str:
    """When in a mission, in the language in use; what the template says where that is no step."""
    from mission_cli.texts import has

    return t(f"doc.step-{step}") if has(f"doc.step-{step}") else one_line(step)


# One document --------------------------------------------------------------------------------------------------------


class Written(NamedTuple):
    """A document as Markdown, its places to fill in with the commands that do it, and the levels of what is not in it."""

    name: str
    text: str
    lacks: list[tuple[str, str]]
    left_out: list[str]


def written(session: Session, loaded: Loaded, wanted: str, *, to: str | None, full: bool) -> Written:
    """The document called `wanted`, or the only one whose name starts so. Raises NotFoundError, InvalidDataError."""
    from mission_cli.render.document_facts import DocumentRequest, facts
    from mission_cli.render.sandbox.crossing import to_render
    from mission_cli.render.sandbox.process import BrokenTemplate, Renderer

    root = session.workspace.root
    name = _named(root, wanted)
    template = template_of(root, name, language())
    if not template.relative.endswith(f".{language()}.md.j2"):
        message(t("doc.only-lang"))
    head = head_of(template.text())
    asked = DocumentRequest(
        loaded.id,
        loaded.mission,
        session.workspace.settings,
        session.today,
        full,
        head.internal,
        to,
        in_words(session),
        days_off(session, loaded.mission),
    )
    try:
        with Renderer(sources(root)) as renderer:
            made = renderer.rendered(to_render(template.relative, language(), loaded.id, facts(asked)))
    except BrokenTemplate as error:
        raise InvalidDataError("doc.broken", findings=[error.finding], sources=error.sources, name=name) from None
    lacks = [(lack.what, lack.command) for lack in made.lacks]
    levels = sorted({level for _, level in made.left_out})
    return Written(name, f"{made.text}{_left_out(loaded.id, name, made.left_out)}", lacks, levels)


def _named(root: Path, wanted: str) -> str:
    known = [one.name for one in offered(root)]
    starting = [name for name in known if name.startswith(wanted.casefold())]
    if wanted.casefold() in known:
        return wanted.casefold()
    if len(starting) == 1:
        return starting[0]
    near = nearest(wanted, starting or known)
    raise NotFoundError(
        "doc.unknown-near" if near else "doc.unknown",
        name=visible(wanted),
        near=near,
        known=", ".join(starting or known),
    )


def _left_out(mission_id: str, name: str, facts: list[tuple[str, str]]) -> str:
    """The last lines of a document that does not hold all it was asked for."""
    if not facts:
        return ""
    listed = ", ".join(
        t("doc.left-out-fact", at=f"`{visible(at)}`", level=t(f"doc.level-{level}")) for at, level in facts
    )
    more = any(level != "managers" for _, level in facts)
    how = t("doc.left-out-how", id=mission_id, name=name) if more else t("doc.left-out-managers")
    return f"\n---\n\n{t('doc.left-out', facts=listed, how=how)}\n"


def _give(made: Written, form: str, output: str | None, session: Session, *, json: bool) -> None:
    from mission_cli.render import document

    if form == "docx" and output is not None:
        _bytes_to_file(output, document.docx(made.text, session.today))
        return
    text = document.html(made.text) if form == "html" else made.text
    if output is not None:
        to_file(output, text)
    elif json:
        lacks = [{"what": what, "command": command or None} for what, command in made.lacks]
        item = {"name": made.name, "lang": language(), "format": form, "text": text, "to_fill_in": lacks}
        result_json("doc", [item], today=session.today.isoformat(), left_out=made.left_out)
    else:
        result(text)


def _bytes_to_file(output: str, content: bytes) -> None:
    try:
        device = write_out(Path(output), content)
    except OSError as error:
        raise MissionError("cli.bad-output", path=output, words=error.strerror or str(error)) from None
    if not device:
        message(t("cli.written-to", path=output))


def _say_lacks(made: Written) -> None:
    """What to fill in, and how: on standard error, where it is in no document."""
    if made.lacks:
        message(t("doc.lacks", n=len(made.lacks)))
    for what, command in made.lacks:
        message(t("doc.lack-line", what=one_line(what), command=command or t("doc.lack-own")), as_is=True)
