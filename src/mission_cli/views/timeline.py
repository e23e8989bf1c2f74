"""Missions, renewals, the bench and absences, week by week: a row a stretch of days, or all of them of a person."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.core.clients import is_client
from mission_cli.core.say import Coded, Say
from mission_cli.core.slug import matches
from mission_cli.core.timeline import Span, Track, Window, mission_tracks, people_tracks
from mission_cli.storage.cache.portfolio import LIFE, basis, findings, findings_of_people, missions, people
from mission_cli.views.view import Column, View

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache

_KINDS: Final = ("mission", "renewal", "unsigned", "bench", "away")


class Stretch(NamedTuple):
    """Days of one kind, and whose they are."""

    track: Track
    span: Span


class Drawn(NamedTuple):
    """What a drawing is made from: the tracks, and the ids of all missions."""

    tracks: list[Track]
    ids: list[str]


def timeline(
    cache: Cache, today: dt.date, window: Window, client: str | None, consultant: str | None, *, ended: bool
) -> View[Stretch]:
    """A track a person; by client, a track a mission. `beside` is what a drawing is made from."""
    facts, known = missions(cache, LIFE, today), people(cache, today)
    wanted = [one for one in facts if matches(consultant, one.consultant)]
    named = [one for one in known if matches(consultant, one.name)]
    if client is None:
        tracks = people_tracks(wanted, named, window, basis(cache, today), ended=ended)
    else:
        there = [one for one in wanted if is_client(client, one.client)]
        tracks = mission_tracks(there, named, window, today, ended=ended)
    rows = [Stretch(track, span) for track in tracks for span in track.spans()]
    envelope = {"today": today, "from": window.start, "until": window.end}
    unread = [findings(cache, today), findings_of_people(cache)]
    beside = Drawn(tracks, [one.id for one in facts])
    return View("timeline", envelope, rows, COLUMNS, TABLE, None, len(facts), unread, beside)


def by_person(view: View[Stretch]) -> View[dict[str, Any]]:
    """The stretches of each person, in the order of the rows; one that two rows share once."""
    found: dict[str, dict[str, Any]] = {}
    for track in view.beside.tracks:
        item = found.setdefault(
            track.slug or track.name, {"consultant": track.name, "slug": track.slug or None, "spans": []}
        )
        spans = [{one.key: one.value(Stretch(track, span)) for one in _OF_SPAN if one.value} for span in track.spans()]
        item["spans"] += [one for one in spans if one not in item["spans"]]
    columns = (
        Column[dict[str, Any]]("consultant", lambda one: one["consultant"]),
        Column[dict[str, Any]]("slug", lambda one: one["slug"]),
        Column[dict[str, Any]]("spans", lambda one: one["spans"]),
    )
    return View(view.kind, view.envelope, list(found.values()), columns, ())


def _kind(one: Stretch) -> Say | Coded:
    kind = one.span.kind
    return Say(f"timeline.span-{kind}", {}) if kind in _KINDS else Coded("kind", kind)


_OF_SPAN: Final[tuple[Column[Stretch], ...]] = (
    Column("kind", lambda one: one.span.kind, "timeline.head-what", _kind),
    Column("start", lambda one: one.span.start, "timeline.head-start"),
    Column("end", lambda one: one.span.end, "timeline.head-end"),
    Column(
        *("mission", lambda one: one.span.mission.id if one.span.mission else None, "timeline.head-mission"),
        cell=lambda one: one.span.mission.id if one.span.mission else "",
    ),
    Column("title", lambda one: one.span.mission.title if one.span.mission else None),
    Column(
        *("client", lambda one: one.span.mission.client if one.span.mission else None, "timeline.head-client"),
        cell=lambda one: one.span.mission.client if one.span.mission else "",
    ),
)
COLUMNS: Final[tuple[Column[Stretch], ...]] = (
    Column("consultant", lambda one: one.track.name, "timeline.head-consultant"),
    Column("slug", lambda one: one.track.slug),
    *_OF_SPAN,
)
TABLE: Final = ("consultant", "kind", "mission", "client", "start", "end")
