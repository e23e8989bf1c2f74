"""What `mission.yaml` says, as far as lists, horizons and the agenda need it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.clients import client_key

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.core.dates import Duration
    from mission_cli.core.model.settings import Settings
    from mission_cli.core.working_days import Region


class Step(NamedTuple):
    """A step of the rhythm, and how long before the end it is due."""

    name: str
    before: Duration


class Policy(NamedTuple):
    """The settings of a workspace: how early an end matters, the cadences, whose holidays are days off, from which day on
    everything is recorded, and with whom to keep in touch how often. `left_alone` has the keys of clients; `lang` and `dates`
    say how days are read; `compares`: they say what the bench is compared with."""

    urgent: Duration
    watch: Duration
    lead: Duration
    every: Duration
    review: Duration
    holidays: Region
    since: dt.date | None
    rhythm: tuple[Step, ...]
    keep_in_touch: Duration
    perspective: str
    left_alone: tuple[str, ...]
    lang: str | None
    dates: str | None
    compares: bool


def policy_of(settings: Settings) -> Policy:
    """What the settings of a workspace say."""
    horizons = settings.horizons
    return Policy(
        horizons.urgent,
        horizons.watch,
        horizons.lead,
        settings.every,
        settings.review,
        settings.holidays,
        settings.since,
        tuple(Step(name, before) for name, before in settings.rhythm.items()),
        settings.keep_in_touch,
        settings.perspective,
        tuple(map(client_key, settings.left_alone)),
        settings.lang,
        settings.dates,
        settings.bench is not None,
    )
