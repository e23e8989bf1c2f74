"""The facts of every profile, from an index of their own: who is known, and when people are away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.dates import Span
from mission_cli.core.people_known import Person, packed, person_of, unpacked
from mission_cli.core.summary import escaped, unescaped
from mission_cli.errors import Finding
from mission_cli.storage.index.packed import Row, lines
from mission_cli.storage.index.view import Progress, Rows, View, current
from mission_cli.storage.root import CONSULTANTS, SETTINGS, StrPath

if TYPE_CHECKING:
    from mission_cli.core.money import Money


class _Profile(NamedTuple):
    """A profile's row, apart: its file, its days away as far as they read, and its facts, "" where it does not read."""

    path: str
    away: str
    facts: str


def people(
    root: StrPath, progress: Progress | None = None, today: dt.date | None = None
) -> tuple[list[Person], list[Finding]]:
    """The facts of every profile that reads, by slug, and every finding of their files; see `view.current`.

    Of several profiles of one slug, the one that missions find is taken (`Workspace.profile_path`). Without what is said
    to happen after `today`.
    """
    index, closed = current(root, PEOPLE, progress)
    of_slug, others = _chosen(lines(index.open.rows))
    double = [_twice(path, first) for path, first in sorted(others.items())]
    findings = [found for name, several in index.all_findings().items() if name not in others for found in several]
    known = [unpacked(of_slug[slug].facts) for slug in sorted(of_slug) if of_slug[slug].facts]
    return [_as_of(root, one, today) for one in known], [*findings, *closed, *double]


def _as_of(root: StrPath, one: Person, today: dt.date | None) -> Person:
    days = (one.contact_last, one.cv, one.linkedin, *(day for _, day in one.platforms))
    if today is None or not any(day and day > today for day in days):
        return one
    from pathlib import Path

    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(Path(root))
    profile = workspace.read_profile(workspace.root / one.path, today=today)[0]
    return person_of(one.slug, one.path, profile.consultant) if profile else one


def people_and_absences(
    root: StrPath, today: dt.date | None = None
) -> tuple[list[Person], dict[str, tuple[Span, ...]]]:
    """As `people`, without the findings; and when each consultant with a profile is away, by slug: of a profile that
    does not read, what can be read of it."""
    index, _ = current(root, PEOPLE)
    of_slug, _ = _chosen(lines(index.open.rows))
    known = [unpacked(of_slug[slug].facts) for slug in sorted(of_slug) if of_slug[slug].facts]
    away = {slug: tuple(map(_span, row.away.split(","))) for slug, row in of_slug.items() if row.away}
    return [_as_of(root, one, today) for one in known], away


def last_days(root: StrPath, slugs: set[str]) -> dict[str, dt.date]:
    """The last day with the firm of those of these who have one, by slug."""
    if not slugs:
        return {}
    of_slug, _ = _chosen(lines(current(root, PEOPLE)[0].open.rows))
    known = (unpacked(of_slug[slug].facts) for slug in slugs & of_slug.keys() if of_slug[slug].facts)
    return {one.slug: one.left for one in known if one.left}


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


def _chosen(rows: list[str]) -> tuple[dict[str, _Profile], dict[str, str]]:
    """The row of each slug, and the files left aside with the one taken in their place."""
    chosen: dict[str, _Profile] = {}
    others: dict[str, str] = {}
    for slug, several in _by_slug(rows).items():
        direct = f"{CONSULTANTS}/{slug}.yaml"
        first, *rest = sorted(several, key=lambda row: (row.path != direct, row.path))
        chosen[slug] = first
        others |= {row.path: first.path for row in rest}
    return chosen, others


def _by_slug(rows: list[str]) -> dict[str, list[_Profile]]:
    found: dict[str, list[_Profile]] = {}
    for row in rows:
        _, slug, _, path, away, facts = row.split("\t", 5)
        found.setdefault(unescaped(slug), []).append(_Profile(unescaped(path), away, facts))
    return found


def _twice(path: str, other: str) -> Finding:
    shown = path.rpartition("/")[2].rpartition(".")[0]
    return Finding(path, 0, 0, 0, "E-ID-TWICE", {"id": shown, "other": other})


def _span(text: str) -> Span:
    start, _, end = text.partition(">")
    return Span(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


# How files become rows -----------------------------------------------------------------------------------------------


def _none_quick(_root: StrPath, names: list[str], _closed: bool) -> tuple[Rows, list[str]]:  # noqa: FBT001  # as a view calls it
    return [], names


def _rows(root: StrPath, names: list[str]) -> Rows:
    return list(_each(root, names)) if names else []


def _each(root: StrPath, names: list[str]) -> Iterator[tuple[str, Row]]:
    """A profile as a row of its own shape: no end, its slug, its path, the days away, then its facts."""
    from pathlib import Path

    from mission_cli.storage.profile_facts import facts_in
    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(Path(root))
    for name in names:
        if name == SETTINGS:  # what is wrong there is said with the missions
            yield name, Row("", [])
            continue
        slug = name.rpartition("/")[2].rpartition(".")[0]
        profile, findings = workspace.read_profile(workspace.root / name)
        facts = packed(person_of(slug, name, profile.consultant)) if profile else ""
        away = ",".join(f"{span.start}>{span.end}" for span in facts_in(workspace, workspace.root / name).absences)
        yield name, Row("\t".join((f"{_NO_END}0", escaped(slug), "", escaped(name), away, facts)), findings)


_NO_END = "0000-00-00"
PEOPLE = View("people-2", Person._fields, CONSULTANTS, _none_quick, _rows)
