"""What commands ask of the cache: missions and people as they are on a day, and the settings that lists need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from mission_cli.core.contact import Touch
from mission_cli.core.dates import Span
from mission_cli.core.due import Coming
from mission_cli.core.points import Habits
from mission_cli.core.status import DECISION, Bands
from mission_cli.storage.cache.tables import MISSION, POLICY, PROFILE

if TYPE_CHECKING:
    from mission_cli.core.bench import Basis
    from mission_cli.core.facts import Facts
    from mission_cli.core.money import Money
    from mission_cli.core.people_known import Person
    from mission_cli.core.policy import Policy
    from mission_cli.errors import Finding
    from mission_cli.storage.cache.current import Cache
    from mission_cli.storage.root import StrPath

LISTED: Final = (
    *("id", "path", "title", "kind", "consultant", "slug", "client", "manager", "start", "end", "closed", "latest"),
    *("signed", "notice", "every", "renewal_client", "renewal_consultant", "case", "tasks_todo", "equipment_out"),
    *("access_open", "last_checkin", "health", "last_entry"),
)
"""The facts of a mission in a list."""
TERMS: Final = (
    *LISTED,
    *("agreed_end", "interruptible", "days_per_week", "decision", "reason", "opened", "ends", "rehire", "decided"),
    *("first_step", "first_end", "tags", "project", "contact", "amendments", "mail"),
)
"""The facts of a mission that say who is where, and since when."""
LIFE: Final = (*TERMS, "review", "checkins", "feedback", "answers", "blockers", "opportunities", "objectives")
"""The facts of a mission over its whole life."""
FOLLOWED: Final = (
    *LISTED,
    *("review", "settled", "health_before", "health_since", "difficulty_before", "difficulty_again", "last_review"),
    *("last_feedback", "one_way_since", "unheard", "steps", "people", "watched", "open_blockers", "open_changes"),
    *("deliverables", "milestones"),
)
"""The facts of a mission that the agenda is made from."""
SERVED: Final = (
    *("id", "path", "title", "kind", "consultant", "client", "manager", "start", "end", "closed", "last_entry"),
    "keeps_in_touch",
)
"""The facts of a mission that say whether a client is to be called."""
_IS_OPEN: Final = "(m.closed is null or m.closed > ?)"
_IN_ORDER: Final = "order by m.closed is not null, min(m.end, coalesce(m.closed, m.end)), m.slug, m.id"
"""The open missions first; by their last days."""


def missions(
    cache: Cache,
    names: Iterable[str],
    today: dt.date,
    *,
    closed: bool = True,
    where: str = "",
    given: tuple[str, ...] = (),
    as_written: bool = False,
) -> list[Facts]:
    """The facts with these names of every mission that reads, without what is said to happen after `today`, unless they are
    wanted as the files have them; of those that are not closed alone, unless `closed`."""
    asked = "" if closed else f"and {_IS_OPEN} "
    days = () if closed else (today.isoformat(),)
    found = cache.select(MISSION, {*names, "latest"}, f"{asked}{where} {_IN_ORDER}", (*days, *given))
    return found if as_written else [_as_of(cache, one, today) for one in found]


def _as_of(cache: Cache, one: Facts, today: dt.date) -> Facts:
    """A mission whose file tells of days to come is read again, without what has not happened yet."""
    if one.latest is None or one.latest <= today:
        return one
    from pathlib import Path

    from mission_cli.core.assess import facts_of
    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(Path(cache.root))
    again = workspace.read(workspace.root / one.path, today=today)[0]
    return facts_of(again.id, one.path, again.mission) if again else one


def findings(cache: Cache, today: dt.date, *, closed: bool = True) -> tuple[list[Finding], set[str]]:
    """Every finding of missions and settings, see `Cache.findings`; nothing of closed missions, unless `closed`."""
    of_settings, _ = cache.findings(POLICY)
    found, read = cache.findings(MISSION, "" if closed else f"and {_IS_OPEN}", () if closed else (today.isoformat(),))
    return [*of_settings, *found], read


def people(cache: Cache, today: dt.date) -> list[Person]:
    """Every profile that reads, by slug, without what is said to happen after `today`."""
    found: list[Person] = cache.select(PROFILE, PROFILE.record._fields, "order by m.slug")
    return [_person_as_of(cache, one, today) for one in found]


def _person_as_of(cache: Cache, one: Person, today: dt.date) -> Person:
    days = (one.contact_last, one.cv, one.linkedin, *(platform.day for platform in one.platforms))
    if not any(day and day > today for day in days):
        return one
    from pathlib import Path

    from mission_cli.core.people_known import person_of
    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(Path(cache.root))
    profile = workspace.read_profile(workspace.root / one.path, today=today)[0]
    return person_of(one.slug, one.path, profile.consultant) if profile else one


def findings_of_people(cache: Cache) -> tuple[list[Finding], set[str]]:
    """Every finding of profiles, see `Cache.findings`."""
    return cache.findings(PROFILE)


def absences(cache: Cache) -> dict[str, tuple[Span, ...]]:
    """When each consultant with a profile is away, by slug; of a profile that does not read, what can be read of it."""
    asked = (
        "select m.file, m.slug, n.absences from profile m join profile_nested n using (number)"
        " where n.absences is not null"
    )
    import json  # a part of what is imported to ask

    rows, second = cache.ask(PROFILE, asked), cache.twice(PROFILE)
    return {slug: tuple(map(_span, json.loads(text))) for file, slug, text in rows if file not in second}


def last_days(cache: Cache) -> dict[str, dt.date]:
    """The last day with the firm of those who have one, by slug."""
    rows = cache.ask(PROFILE, 'select m.file, m.slug, m."left" from profile m where m.reads and m."left" is not null')
    second = cache.twice(PROFILE)
    return {slug: dt.date.fromisoformat(day) for file, slug, day in rows if file not in second}


def _span(days: list[str]) -> Span:
    return Span(*map(dt.date.fromisoformat, days))


def policy(cache: Cache) -> Policy:
    """What the settings say."""
    [found] = cache.select(POLICY, POLICY.record._fields)
    known: Policy = found
    return known


def bands(found: Policy) -> Bands:
    """How early an end matters."""
    return Bands(found.urgent, found.watch, found.lead, dict(found.rhythm).get(DECISION))


def basis(cache: Cache, today: dt.date) -> Basis:
    """What says who is free is reckoned with."""
    from mission_cli.core.bench import Basis  # most lists do without

    found = policy(cache)
    return Basis(today, found.holidays, found.since)


def touch(found: Policy) -> Touch:
    """With whom to keep in touch."""
    alone = frozenset(filter(None, found.left_alone))
    return Touch(found.keep_in_touch, alone, found.perspective != "client", found.holidays)


def habits(cache: Cache) -> Habits:
    """What the agenda goes by: the settings, and when people are away."""
    found = policy(cache)
    rhythm, away, left = dict(found.rhythm), absences(cache), last_days(cache)
    return Habits(bands(found), found.every, found.review, rhythm, found.holidays, away, left, found.since)


def terms(cache: Cache, day: dt.date, today: dt.date) -> list[Facts]:
    """The missions that say who is where on `day` and after, and since when.

    Of the closed missions that were over before, the last one of each person at a client is enough, and the first of
    any kind: nothing is known of the time before it.
    """
    over = "m.closed is not null and min(m.end, m.closed) < ?"
    last = f"select m.number, max(min(m.end, m.closed) || ' ' || m.id) from mission m where m.reads and m.kind = 'client' and {over} group by m.slug"
    first = f"select m.number, min(m.start || ' ' || min(m.end, m.closed) || m.id) from mission m where m.reads and {over} group by m.slug"
    wanted = " or m.number in ".join(f"(select number from ({one}))" for one in (last, first))
    where = f"and (not ({over}) or m.number in {wanted})"
    return missions(cache, TERMS, today, where=where, given=(day.isoformat(),) * 3)


def coming(cache: Cache, slugs: set[str], until: dt.date, today: dt.date) -> dict[str, list[Coming]]:
    """The open missions at a client that end after `until`, by the slugs of their consultants, of these alone."""
    names = ("slug", "start", "id", "end", "signed")
    found = missions(
        cache, names, today, closed=False, where="and m.kind = 'client' and m.end > ?", given=(str(until),)
    )
    later: dict[str, list[Coming]] = {slug: [] for slug in slugs}
    for one in found:
        if one.slug in later:
            later[one.slug].append(Coming(str(one.start), one.id, str(one.end), one.signed))
    return later


def daily_costs(root: StrPath, slugs: Iterable[str]) -> dict[str, Money]:
    """What a day of each of these people costs, where their profile says: confidential, hence read from the files."""
    from pathlib import Path

    from mission_cli.core.money import parse_money
    from mission_cli.storage.workspace import Workspace, content_of, read_raw

    workspace = Workspace(Path(root))
    found: dict[str, Money] = {}
    for slug in slugs:
        path = workspace.profile_path(slug)
        try:
            _, data, _ = (
                read_raw(content_of(path, workspace.root), workspace.relative(path)) if path else (None, None, [])
            )
            cost = data.get("daily_cost") if isinstance(data, dict) else None
            if isinstance(cost, str):
                found[slug] = parse_money(cost)
        except (OSError, ValueError):  # `mission check` says what is wrong with it
            continue
    return found


def followed(cache: Cache, today: dt.date) -> list[Facts]:
    """The missions with something to follow: those that are not closed, and those with steps after their end."""
    where = f"and ({_IS_OPEN} or n.watched is not null)"
    return missions(cache, FOLLOWED, today, where=where, given=(today.isoformat(),))


def served(cache: Cache, today: dt.date) -> list[Facts]:
    """The missions at clients."""
    return missions(cache, SERVED, today, where="and m.kind = 'client'")
