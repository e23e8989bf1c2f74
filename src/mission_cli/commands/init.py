"""`mission init`: lay out a workspace. Works in an existing repository, never overwrites."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Annotated, get_args

import typer

from mission_cli.commands.choices import choice
from mission_cli.commands.options import DryRun
from mission_cli.commands.schema import write_schemas
from mission_cli.commands.session import Session
from mission_cli.core.model.choices import Perspective
from mission_cli.errors import Exit, MissionError, UsageError
from mission_cli.render.out import message, prose
from mission_cli.render.safe import visible
from mission_cli.shell import word
from mission_cli.storage import disk, reading
from mission_cli.storage.git import driver
from mission_cli.storage.git.commit import inside_repository
from mission_cli.storage.leftovers import left_over
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.storage.schema import SCHEMA_OF_CONSULTANT, SCHEMA_OF_MISSION, SCHEMA_OF_SETTINGS
from mission_cli.storage.write import Remember, create, own_folder, put
from mission_cli.texts import language, t

SCHEMAS = (SCHEMA_OF_MISSION, SCHEMA_OF_CONSULTANT, SCHEMA_OF_SETTINGS)
PERSPECTIVES: tuple[Perspective, ...] = get_args(Perspective)


def init(
    ctx: typer.Context,
    folder: Annotated[str | None, typer.Argument(metavar="[FOLDER]", show_default=False)] = None,
    perspective: Annotated[str | None, typer.Option("--perspective", metavar="|".join(PERSPECTIVES))] = None,
    merge_driver: Annotated[bool | None, typer.Option("--merge-driver/--no-merge-driver", show_default=False)] = None,
    dry_run: DryRun = False,
) -> int:
    session = Session.of(ctx)
    root = Path(folder) if folder else session.start
    _refuse_no_folder(root)
    if merge_driver and not inside_repository(_nearest_folder(root)):
        raise UsageError("init.no-repository", path=str(root))
    new = not os.path.lexists(root / SETTINGS)
    side = choice(perspective, "--perspective", PERSPECTIVES) if perspective else _perspective(session, ask=new)
    if dry_run:
        would = missing(root)
        if merge_driver and not driver.asked_for(_nearest_folder(root)):
            would.append(driver.ATTRIBUTES)
        prose(_made(root, would, "init.would"))
        return Exit.DONE
    made = lay_out(root, settings_text(side, session.today), session.remember(t("init.subject")))
    session.settle(root.resolve())
    made += write_schemas(session)
    shared = inside_repository(root)
    registered = shared and _merge_driver(session, root, merge_driver, made)
    prose(_made(root, made, "init.made"))
    if registered:
        message(t("init.driver"))
    if made and shared:
        message(t("init.git"))
    if folder:
        message(t("init.cd", path=word(folder)))
    if perspective and not new:
        message(t("init.kept", path=SETTINGS))
    message(t("init.next" if not session.workspace.files() else "init.next-existing"))
    return Exit.DONE


def _merge_driver(session: Session, root: Path, asked: bool | None, made: list[str]) -> bool:
    """Have git merge missions with this program, once the person agreed; whether this clone's settings changed.

    Asked for on a terminal alone: no clone takes a program into its settings unasked. Raises GitError, and what writing
    raises.
    """
    state = driver.registered(root)
    if asked is False or (state.current and state.attributes) or (asked is None and not session.interactive):
        return False
    if asked is None:
        from mission_cli.commands.typed.ask import confirm

        agreed = confirm(t("init.ask-driver"))
        message(t("cli.same-as", line=f"mission init --{'' if agreed else 'no-'}merge-driver"), as_is=True)
        if not agreed:
            return False
    if driver.ask_for(root):
        made.append(driver.ATTRIBUTES)
    if not state.current:
        driver.register(root)
    return not state.current


def _nearest_folder(root: Path) -> Path:
    """`root`, or the nearest folder above it that is there."""
    return next((folder for folder in (root, *root.absolute().parents) if folder.is_dir()), root)


def _made(root: Path, names: list[str], key: str) -> str:
    if not names:
        return t("init.nothing", path=visible(str(root)))
    return t(key, path=visible(str(root)), files="\n".join(f"  {visible(name)}" for name in names))


def _perspective(session: Session, *, ask: bool) -> str:
    """Whose side the checklists are for, asked for on a terminal when the settings are still to be written."""
    if not ask or not session.interactive:
        return "provider"
    from mission_cli.commands.typed.ask import choose

    options = [(side, t(f"init.side-{side}")) for side in PERSPECTIVES]
    side = choose(t("init.ask-perspective"), options, "provider")
    message(t("cli.same-as", line=f"mission init --perspective {side}"), as_is=True)
    return side


def _refuse_no_folder(root: Path) -> None:
    if os.path.exists(root) and not os.path.isdir(root):  # noqa: PTH110, PTH112  # Path's raise where they may not look
        raise UsageError("init.not-a-folder", path=str(root))


def settings_text(perspective: str, since: dt.date, name: str | None = None) -> str:
    """A new mission.yaml: what a team decides first, with a line saying what each setting does. Everything is
    recorded from `since` on."""
    named = f"name: {name}\n" if name else ""
    return t("init.settings", lang=language(), perspective=perspective, since=since.isoformat(), name=named)


FOLDERS = (MISSIONS, CONSULTANTS, "templates")


def _is_empty(folder: Path) -> bool:
    """Whether there is no such folder, or nothing in it, as where a run was cut short."""
    try:
        return all(left_over(entry.name) for entry in reading.entries(folder))
    except FileNotFoundError:
        return True
    except OSError:
        return not os.path.isdir(folder)  # noqa: PTH112  # as above


def missing(root: Path) -> list[str]:
    """What a workspace here would still need."""
    folders = [f"{name}/" for name in FOLDERS if _is_empty(root / name)]
    files = [name for name in (SETTINGS, *SCHEMAS) if not os.path.lexists(root / name)]
    return folders + files


def lay_out(root: Path, settings: str, remember: Remember) -> list[str]:
    """Make what is missing of a workspace; the names of what was made. Raises MissionError where it cannot be."""
    _refuse_no_folder(root)
    made: list[str] = []
    try:
        for name in FOLDERS:
            if _is_empty(root / name):
                disk.mkdir(root / name)
                # git does not keep an empty folder, and a colleague's clone must be a workspace too.
                put(root / name / ".gitkeep", b"")
                made.append(f"{name}/")
        own_folder(root)
    except OSError as error:
        raise MissionError("write.failed", path=str(root), words=error.strerror or str(error)) from None
    if not os.path.lexists(root / SETTINGS):
        create(root, root / SETTINGS, settings.encode(), remember)
        made.append(SETTINGS)
    return made
