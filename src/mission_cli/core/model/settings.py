"""mission.yaml: the settings of a workspace, all of them optional."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from mission_cli.core.dates import Duration
from mission_cli.core.model.choices import Perspective
from mission_cli.core.model.fields import Amount, Currency, Day, Flag, Length, Number, Slug, Text
from mission_cli.core.model.levels import Open
from mission_cli.core.model.record import Record

Holidays: TypeAlias = Literal["fr", "fr-alsace-moselle", "weekends-only"]


class Horizons(Record):
    """When an end starts to matter. `urgent` and `watch` count back from the end, both inclusive;
    `lead` is the time a decision needs before notice must be given."""

    urgent: Open[Length] = Duration(15, "day")
    watch: Open[Length] = Duration(30, "day")
    lead: Open[Length] = Duration(2, "week")


Percent = Annotated[Number, Field(ge=0, le=100)]


class Target(Record):
    """The band that the bench rate should be in, in percent."""

    least: Open[Percent]
    most: Open[Percent]
    source: Open[Text | None] = None
    date: Open[Day | None] = None


class Share(Record):
    """A figure in percent, where it is from, and since when it holds."""

    value: Open[Percent]
    source: Open[Text | None] = None
    date: Open[Day | None] = None


class Factor(Record):
    """A number, where it is from, and since when it holds."""

    value: Open[Annotated[Number, Field(ge=0, le=100)]]
    source: Open[Text | None] = None
    date: Open[Day | None] = None


class Sum(Record):
    """An amount, where it is from, and since when it holds."""

    amount: Open[Amount]
    source: Open[Text | None] = None
    date: Open[Day | None] = None


class Bench(Record):
    """What the bench is compared with. What is left out is in `core/figures.py`."""

    target: Target | None = None
    break_even: Share | None = None
    talk_after: Open[Length | None] = None


class ProBono(Record):
    """What the estimate of pro-bono work is reckoned with: see `Parameters` in `core/figures.py`."""

    saving_least: Sum | None = None
    saving_most: Sum | None = None
    share: Share | None = None
    threshold: Sum | None = None
    share_above: Share | None = None
    ceiling: Sum | None = None
    ceilings: Factor | None = None
    gifts_least: Sum | None = None
    gifts_share: Share | None = None


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

    lang: Open[Literal["en", "fr"] | None] = None
    dates: Open[Literal["day-first", "month-first"] | None] = None
    name: Open[Text | None] = None
    perspective: Open[Perspective] = "provider"
    currency: Open[Currency] = "EUR"
    every: Open[Length] = Duration(2, "week")
    review: Open[Length] = Duration(6, "week")
    keep_in_touch: Open[Length] = Duration(3, "month")
    left_alone: Open[list[Text]] = Field(default_factory=list)
    holidays: Open[Holidays] = "fr"
    since: Open[Day | None] = None
    rhythm: Open[dict[Slug, Length]] = Field(default_factory=lambda: dict(RHYTHM))
    horizons: Horizons = Field(default_factory=Horizons)
    commit: Open[Flag] = False
    bench: Bench | None = None
    pro_bono: ProBono | None = None
