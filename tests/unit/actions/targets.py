"""The example of the format, for an action to be done to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from tests.conftest import EXAMPLE

from mission_cli.actions.days import day_reader
from mission_cli.actions.form import Form, Values
from mission_cli.actions.kinds import Context
from mission_cli.actions.outcome import Target
from mission_cli.core.model.read import read_mission
from mission_cli.core.model.settings import Settings
from mission_cli.core.working_days import DaysOff
from mission_cli.storage.workspace import Loaded, read_raw

TODAY = dt.date(2026, 11, 21)


def target(author: str = "", **replaced: str) -> Target:
    """The example, as `author` records something in it; with some of its words `replaced`."""
    raw = EXAMPLE.read_bytes()
    for words, others in replaced.items():
        assert words.encode() in raw
        raw = raw.replace(words.encode(), others.encode())
    data = read_raw(raw, EXAMPLE.name)[1]
    mission = read_mission(data)[0]
    assert mission
    loaded = Loaded(EXAMPLE.stem, Path(EXAMPLE), raw, data, mission, ())
    return Target(loaded, EXAMPLE.name, author, TODAY, Settings(), DaysOff)


def read(form: Form, target: Target, **typed: Any) -> Values:
    """The values of what is typed."""
    return form.read(typed, Context(target.mission, target.today, day_reader(target.today, "day-first-only")))
