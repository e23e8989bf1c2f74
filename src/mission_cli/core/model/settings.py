"""mission.yaml: the settings of a workspace, all of them optional."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from mission_cli.core.dates import Duration
from mission_cli.core.model.fields import Currency, Flag, Length, Text
from mission_cli.core.model.record import Record

Perspective: TypeAlias = Literal["provider", "client", "consultant"]


class Horizons(Record):
    """When an end starts to matter. `urgent` and `watch` count back from the end, both inclusive;
    `lead` is the time a decision needs before notice must be given."""

    urgent: Length = Duration(15, "day")
    watch: Length = Duration(30, "day")
    lead: Length = Duration(2, "week")


class Settings(Record):
    """Settings a team shares through its repository."""

    lang: Literal["en", "fr"] | None = None
    name: Text | None = None
    perspective: Perspective = "provider"
    currency: Currency = "EUR"
    every: Length = Duration(2, "week")
    horizons: Horizons = Field(default_factory=Horizons)
    commit: Flag = False
