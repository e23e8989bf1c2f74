"""A front end without typer, prompts or options: it records a check-in, reads what ends, and takes the check-in back.

It is run by test_second_front_end.py, with a workspace, a mission, who records and the day.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from mission_cli.actions import checkin, undo
from mission_cli.actions.days import day_reader
from mission_cli.actions.kinds import Context
from mission_cli.actions.outcome import Target
from mission_cli.core.working_days import DaysOff
from mission_cli.storage.cache.current import Cache
from mission_cli.storage.save import save
from mission_cli.storage.undo.operations import Memory
from mission_cli.storage.workspace import Workspace
from mission_cli.views.due import due


def main(folder: str, mission: str, author: str, day: str) -> dict[str, object]:
    """What was recorded, what ends within a year, and what was taken back."""
    workspace, today = Workspace(Path(folder)), dt.date.fromisoformat(day)
    loaded = workspace.load(mission)
    context = Context(loaded.mission, today, day_reader(today, "day-first-only"))
    typed = {"health": "orange", "progress": "Flux de retours ouvert.", "done": ["1"], "date": "hier"}
    values = checkin.CHECKIN.read(typed, context)
    off = DaysOff(workspace.settings.holidays)
    target = Target(loaded, workspace.relative(loaded.path), author, today, workspace.settings, lambda: off)
    outcome = checkin.checkin(target, values)
    save(workspace, loaded, outcome.changes, Memory(outcome.subject.key))
    written = loaded.path.read_bytes()

    found = due(Cache(folder), today, today + dt.timedelta(days=365))

    [plan] = undo.plan(workspace.root, "undo")
    undo.carry_out(workspace.root, "undo", plan)
    return {
        "said": [say.key for say in outcome.said],
        "written": written.decode(),
        "ends": [one.mission.id for one in found.rows],
        "back": loaded.path.read_bytes() == loaded.raw,
        "typer": "typer" in sys.modules or "mission_cli.commands" in sys.modules,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
