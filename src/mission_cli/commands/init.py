"""`mission init`: lay out a workspace. Works in an existing repository, never overwrites."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, get_args

import typer

from mission_cli.commands import parse
from mission_cli.commands.schema import write_schemas
from mission_cli.commands.session import Session
from mission_cli.core.model.settings import Perspective
from mission_cli.errors import Exit, MissionError, UsageError
from mission_cli.render.out import message, prose
from mission_cli.render.safe import visible
from mission_cli.storage.git import inside_repository
from mission_cli.storage.workspace import CONSULTANTS, MISSIONS, SETTINGS, Workspace
from mission_cli.storage.write import create, own_folder
from mission_cli.texts import language, t

PERSPECTIVES: tuple[Perspective, ...] = get_args(Perspective)


def init(
    ctx: typer.Context,
    folder: Annotated[str | None, typer.Argument(metavar="[FOLDER]", show_default=False)] = None,
    perspective: Annotated[str | None, typer.Option("--perspective", metavar="|".join(PERSPECTIVES))] = None,
) -> int:
    session = Session.of(ctx)
    side = parse.choice(perspective, "--perspective", PERSPECTIVES) if perspective else _asked_perspective(session)
    root = Path(folder) if folder else session.start
    made = lay_out(root, settings_text(side))
    workspace = Workspace(root.resolve())
    session.workspace = workspace
    made += write_schemas(session)
    prose(
        t("init.made", path=visible(str(root)), files="\n".join(f"  {visible(name)}" for name in made))
        if made
        else t("init.nothing", path=visible(str(root)))
    )
    if made and inside_repository(root):
        message(t("init.git"))
    message(t("init.next" if not workspace.files() else "init.next-existing"))
    return Exit.DONE


def _asked_perspective(session: Session) -> str:
    if not session.interactive:
        return "provider"
    from mission_cli.commands import ask

    return ask.choose(t("init.ask-perspective"), [(side, t(f"init.side-{side}")) for side in PERSPECTIVES], "provider")


def settings_text(perspective: str, name: str | None = None) -> str:
    """A new mission.yaml: what a team decides first, with a line saying what each setting does."""
    named = f"name: {name}\n" if name else ""
    return t("init.settings", lang=language(), perspective=perspective, name=named)


def lay_out(root: Path, settings: str) -> list[str]:
    """Make what is missing of a workspace; the names of what was made. Raises MissionError where it cannot be."""
    if os.path.exists(root) and not os.path.isdir(root):  # noqa: PTH110, PTH112  # Path's raise where they may not look
        raise UsageError("init.not-a-folder", path=str(root))
    made: list[str] = []
    try:
        for name in (MISSIONS, CONSULTANTS, "templates"):
            keep = root / name / ".gitkeep"
            if not keep.parent.is_dir():
                keep.parent.mkdir(parents=True)
                # git does not keep an empty folder, and a colleague's clone must be a workspace too.
                keep.touch()
                made.append(f"{name}/")
        own_folder(root)
    except OSError as error:
        raise MissionError("write.failed", path=str(root), words=error.strerror or str(error)) from None
    if not (root / SETTINGS).exists():
        create(root, root / SETTINGS, settings.encode())
        made.append(SETTINGS)
    return made
