"""`mission schema`: the JSON Schemas that editors complete and check with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final

import typer

from mission_cli.commands.choices import choice
from mission_cli.commands.options import Commit, DryRun
from mission_cli.commands.recording.save import commit_if_asked, result_diff
from mission_cli.commands.session import Session
from mission_cli.errors import Exit
from mission_cli.render.out import message, result
from mission_cli.render.safe import visible
from mission_cli.storage import schema as files
from mission_cli.texts import in_language, language, t
from mission_cli.texts.schema import TEXTS

_NAMES: Final = {
    "mission": files.SCHEMA_OF_MISSION,
    "consultant": files.SCHEMA_OF_CONSULTANT,
    "settings": files.SCHEMA_OF_SETTINGS,
}


def schema(
    ctx: typer.Context,
    print: Annotated[str | None, typer.Option("--print", metavar="|".join(_NAMES))] = None,
    dry_run: DryRun = False,
    commit: Commit = None,
) -> int:
    session = Session.of(ctx)
    if print is not None:
        result(schema_text(choice(print, "--print", list(_NAMES)), language()))
        return Exit.DONE
    if dry_run:
        _show_plan(session)
        return Exit.DONE
    written = write_schemas(session)
    outcome = "schema.written" if written else "schema.current"
    result(t(outcome, files=_lines(written or _NAMES.values())))
    message(t("schema.hint", modeline=f"# yaml-language-server: $schema=../{files.SCHEMA_OF_MISSION}"))
    if written:
        root = session.workspace.root
        commit_if_asked(session, [root / name for name in written], t("schema.subject"), commit)
    return Exit.DONE


def schema_text(of: str, lang: str) -> str:
    """The schema of a `mission` file, of a `consultant` profile or of the `settings`, as the text of its file, described in `lang`."""
    from mission_cli.core.model import schema as rendered

    return rendered.as_text(rendered.RENDERED[of](lambda name: in_language(TEXTS[name], f"schema.{name}", lang)))


def write_schemas(session: Session) -> list[str]:
    """Put the schemas in place in the workspace; the names of the files that changed, none when all is current."""
    return files.write_schemas(session.workspace.root, _planned(session))


def outdated(session: Session) -> list[str]:
    """The names of the schemas that are missing in the workspace, or of another version."""
    root = session.workspace.root
    return [
        name for name, text in _planned(session).items() if not files.is_current(files.read_schema(root, name), text)
    ]


def _planned(session: Session) -> dict[str, str]:
    # The files are shared: they speak the workspace's language, whoever writes them.
    lang = session.workspace.settings.lang or language()
    return {name: schema_text(of, lang) for of, name in _NAMES.items()}


def _show_plan(session: Session) -> None:
    for name, text in _planned(session).items():
        held = files.read_schema(session.workspace.root, name)
        if files.is_current(held, text):
            message(t("cli.unchanged", path=name))
        elif held is None:
            message(t("cli.dry-run-new", path=name))
            result(visible(text, keep="\n"))
        else:
            result_diff(name, held, text.encode())


def _lines(names: Iterable[str]) -> str:
    return "\n".join(f"  {name}" for name in names)
