"""`mission demo`: a sample firm, its missions and consultants laid around today."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from mission_cli.commands.due import due
from mission_cli.commands.init import lay_out, settings_text
from mission_cli.commands.schema import write_schemas
from mission_cli.commands.session import Session
from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.mission import Mission
from mission_cli.errors import UsageError
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.storage.compose import new_mission, new_profile
from mission_cli.storage.demo import profiles, records
from mission_cli.storage.root import CONSULTANTS
from mission_cli.storage.schema import SCHEMA_OF_CONSULTANT, SCHEMA_OF_MISSION
from mission_cli.storage.write import create
from mission_cli.texts import language, t


def demo(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[FOLDER]", show_default=False)] = "demo",
) -> int:
    session = Session.of(ctx)
    root = Path(folder)
    if _taken(root):
        raise UsageError("demo.taken", path=folder)
    lay_out(root, settings_text("provider", "Rivage Conseil"))
    session.settle(root.resolve())
    write_schemas(session)
    count = 0
    for mission_id, content in sample(session):
        create(session.workspace.root, session.workspace.path_for(mission_id), content)
        count += 1
    for slug, content in sample_profiles(session):
        create(session.workspace.root, session.workspace.root / CONSULTANTS / f"{slug}.yaml", content)
    message(t("demo.made", n=count, path=visible(folder)))
    code = due(ctx)
    message(t("demo.next", path=visible(shlex.quote(folder))))
    return code


def _taken(root: Path) -> bool:
    try:
        return any(root.iterdir())
    except (FileNotFoundError, PermissionError):  # what may not be looked into cannot be written either, and says so
        return False
    except OSError:
        return True


def sample(session: Session) -> list[tuple[str, bytes]]:
    """The sample missions as files: id and bytes, in the language in use, around today."""
    titles = {name: t(f"file.{name}") for name in ("agreement", "lent", "journal", "end")}
    order = list(Mission.model_fields)
    return [
        (name, new_mission(record, order, titles, f"../{SCHEMA_OF_MISSION}"))
        for name, record in records(language(), session.today)
    ]


def sample_profiles(session: Session) -> list[tuple[str, bytes]]:
    """The sample consultants' profiles as files: slug and bytes, as `sample` gives the missions."""
    titles = {name: t(f"file.{name}") for name in ("journal", "end")}
    order = list(Consultant.model_fields)
    return [
        (slug, new_profile(record, order, titles, f"../{SCHEMA_OF_CONSULTANT}"))
        for slug, record in profiles(language(), session.today)
    ]
