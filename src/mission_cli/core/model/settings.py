"""mission.yaml: the settings of a workspace, all of them optional."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from mission_cli.core.dates import Duration
from mission_cli.core.model.fields import Currency, Flag, Length, Slug, Text
from mission_cli.core.model.record import Record

Holidays: TypeAlias = Literal["fr", "fr-alsace-moselle", "weekends-only"]
Perspective: TypeAlias = Literal["provider", "client", "consultant"]


class Horizons(Record):
    """When an end starts to matter. `urgent` and `watch` count back from the end, both inclusive;
    `lead` is the time a decision needs before notice must be given."""

    urgent: Length = Duration(15, "day")
    watch: Length = Duration(30, "day")
    lead: Length = Duration(2, "week")


# Days before the end, the first to come first.
RHYTHM = {
    "alert": Duration(90, "day"),
    "talk": Duration(60, "day"),
    "sales": Duration(45, "day"),
    "profile": Duration(30, "day"),
    "decision": Duration(15, "day"),
}


class Settings(Record):
    """Settings a team shares through its repository."""

    lang: Literal["en", "fr"] | None = None
    name: Text | None = None
    perspective: Perspective = "provider"
    currency: Currency = "EUR"
    every: Length = Duration(2, "week")
    review: Length = Duration(6, "week")
    keep_in_touch: Length = Duration(3, "month")
    holidays: Holidays = "fr"
    rhythm: dict[Slug, Length] = Field(default_factory=lambda: dict(RHYTHM))
    horizons: Horizons = Field(default_factory=Horizons)
    commit: Flag = False
