"""`mission demo`: a sample firm, its missions and consultants laid around today."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from mission_cli.commands.due import due
from mission_cli.commands.init import FOLDERS, lay_out, settings_text
from mission_cli.commands.schema import write_schemas
from mission_cli.commands.session import Session
from mission_cli.errors import UsageError
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.storage import reading
from mission_cli.storage.demo import SINCE, moved, profiles, records
from mission_cli.storage.leftovers import left_over
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.storage.schema import SCHEMA_OF_CONSULTANT, SCHEMA_OF_MISSION
from mission_cli.storage.text.compose import new_mission, new_profile
from mission_cli.storage.write import create
from mission_cli.texts import language, t
from mission_cli.texts.file import TEXTS


def demo(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[FOLDER]", show_default=False)] = "demo",
) -> int:
    session = Session.of(ctx)
    root = Path(folder)
    settings = settings_text("provider", moved(SINCE, session.today), "Rivage Conseil")
    missions = {f"{MISSIONS}/{name}.yaml": content for name, content in sample(session)}
    people = {f"{CONSULTANTS}/{slug}.yaml": content for slug, content in sample_profiles(session)}
    if _taken(root, {SETTINGS: settings.encode(), **missions, **people}):
        raise UsageError("demo.taken", path=folder)
    remember = session.remember(t("demo.subject"))
    lay_out(root, settings, remember)
    session.settle(root.resolve())
    write_schemas(session)
    for name, content in {**missions, **people}.items():
        if not os.path.lexists(session.root / name):
            create(session.root, session.root / name, content, remember)
    message(t("demo.made", n=len(missions), path=visible(folder)))
    code = due(ctx)
    message(t("demo.next", path=visible(shlex.quote(folder))))
    return code


def _taken(root: Path, files: dict[str, bytes]) -> bool:
    """Whether the folder holds anything but a part of this very demo, left by a run that was cut short."""
    try:
        there = {entry.name for entry in reading.entries(root)}
        if not there:
            return False
        known = {SETTINGS, *FOLDERS, ".mission"}
        if any(name not in known and not left_over(name) for name in there):
            return True
        held = {path.relative_to(root).as_posix(): path for top in (SETTINGS, *FOLDERS) for path in _files(root / top)}
        return held.keys() >= files.keys() or any(reading.whole(path) != files.get(name) for name, path in held.items())
    except (FileNotFoundError, PermissionError):  # what may not be looked into cannot be written either, and says so
        return False
    except OSError:
        return True


def _files(top: Path) -> list[Path]:
    """The files of a folder, or the file itself; what is hidden is no record."""
    return [top] if top.is_file() else [path for path in map(Path, reading.below(top)) if path.is_file()]


def sample(session: Session) -> list[tuple[str, bytes]]:
    """The sample missions as files: id and bytes, in the language in use, around today."""
    from mission_cli.core.model.mission import Mission

    titles = {name: t(f"file.{name}") for name in TEXTS}
    order = list(Mission.model_fields)
    return [
        (name, new_mission(record, order, titles, f"../{SCHEMA_OF_MISSION}"))
        for name, record in records(language(), session.today)
    ]


def sample_profiles(session: Session) -> list[tuple[str, bytes]]:
    """The sample consultants' profiles as files: slug and bytes, as `sample` gives the missions."""
    from mission_cli.core.model.consultant import Consultant

    titles = {name: t(f"file.{name}") for name in ("journal", "lanes", "end")}
    order = list(Consultant.model_fields)
    return [
        (slug, new_profile(record, order, titles, f"../{SCHEMA_OF_CONSULTANT}"))
        for slug, record in profiles(language(), session.today)
    ]
