"""Profiles in the cache: who is known and who is away, whatever happens to the files; and what contacts and the bench ask."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.storage.cache.frame import below, kept, settled

from mission_cli.core.agenda import agenda
from mission_cli.core.bench import Basis, count_on, forecast, roster, strangers
from mission_cli.core.dates import Span
from mission_cli.core.free import free
from mission_cli.core.money import parse_money
from mission_cli.core.people_known import Person, person_of
from mission_cli.core.points import Point, in_order
from mission_cli.storage.cache.current import Cache
from mission_cli.storage.cache.portfolio import (
    LIFE,
    TERMS,
    absences,
    daily_costs,
    findings,
    findings_of_people,
    followed,
    habits,
    missions,
    people,
    terms,
)
from mission_cli.storage.profile_facts import profile_facts
from mission_cli.storage.workspace import Workspace

LEA = "consultants/lea-martin.yaml"
TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def cached(whole_firm: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return settled(whole_firm, monkeypatch)


def cold(root: Path) -> tuple[list[Person], dict[str, tuple[Span, ...]]]:
    """What reading every profile strictly says: of several of one name, the one that missions find."""
    workspace = Workspace(root)
    found = []
    for path in workspace.profile_files():
        profile, _ = workspace.read_profile(path)
        if profile and workspace.profile_path(path.stem) == path:
            found.append(person_of(path.stem, workspace.relative(path), profile.consultant))
    stems = {path.stem for path in (root / "consultants").rglob("*.y*ml")}
    away = {stem: facts.absences for stem in stems if (facts := profile_facts(workspace, stem)).absences}
    return sorted(found, key=lambda one: one.slug), away


def warm(root: Path) -> tuple[list[Person], dict[str, tuple[Span, ...]]]:
    cache = Cache(root)
    return people(cache, dt.date(2199, 1, 1)), absences(cache)


def away(root: Path, name: str, *spans: str) -> Path:
    """A profile with these absences, from one day to another."""
    path = root / "consultants" / name
    path.parent.mkdir(exist_ok=True)
    lines = "".join(f"  - {{start: {span[:10]}, end: {span[11:]}}}\n" for span in spans)
    path.write_text(f"format: 1\nname: Somebody\n{'absences:' if spans else ''}\n{lines}", encoding="utf-8")
    return path


def instead(path: Path) -> Path:
    """The place of a file that is gone."""
    path.unlink()
    return path


PROFILES: dict[str, Callable[[Path], object]] = {
    "added": lambda root: away(root, "new-person.yaml", "2026-12-01 2026-12-04", "2027-01-04 2027-01-08"),
    "below": lambda root: away(root, "old/new-person.yaml", "2026-12-01 2026-12-04"),
    "of another ending": lambda root: away(root, "new-person.yml", "2026-12-01 2026-12-04"),
    "twice": lambda root: [away(root, "lea-martin.yaml"), away(root, "a/lea-martin.yaml", "2026-12-01 2026-12-04")],
    "twice below": lambda root: [
        away(root, "b/new-person.yaml", "2026-12-01 2026-12-04"),
        away(root, "a/new-person.yaml", "2027-12-01 2027-12-04"),
    ],
    "twice, the first at the top": lambda root: [
        away(root, "a/new-person.yaml", "2026-12-01 2026-12-04"),
        away(root, "new-person.yaml", "2027-12-01 2027-12-04"),
    ],
    "removed": lambda root: (root / LEA).unlink(),
    "broken": lambda root: (root / LEA).write_text("absences: [\n", encoding="utf-8"),
    "of another shape": lambda root: (root / LEA).write_text("absences: {a: 1}\n", encoding="utf-8"),
    "away, and else wrong": lambda root: (root / LEA).write_text(
        "format: 1\nnom: x\nabsences: [{start: 2026-12-01, end: 2026-12-04}]\n", encoding="utf-8"
    ),
    "a list": lambda root: (root / LEA).write_text("- 1\n", encoding="utf-8"),
    "the wrong way round": lambda root: away(root, "lea-martin.yaml", "2026-12-04 2026-12-01"),
    "no bytes of a text": lambda root: (root / LEA).write_bytes(b"\xff\xfe\x00"),
    "a folder": lambda root: instead(root / LEA).mkdir(),
    "a link to itself": lambda root: instead(root / LEA).symlink_to(root / LEA),
    "no folder": lambda root: shutil.rmtree(root / "consultants"),
    "a strange name": lambda root: away(root, "Zoé\tand\nco.yaml", "2026-12-01 2026-12-04"),
    "the cache gone": lambda root: kept(root).unlink(),
    "the cache cut": lambda root: kept(root).write_bytes(kept(root).read_bytes()[:-7]),
}


@pytest.mark.parametrize("name", PROFILES)
def test_people_are_as_their_profiles_say(cached: Path, name: str) -> None:
    PROFILES[name](cached)
    for _ in range(2):
        assert warm(cached) == cold(cached)


def test_a_profile_of_a_name_that_was_in_a_folder_comes_first(cached: Path) -> None:
    away(cached, "a/new-person.yaml", "2026-12-01 2026-12-04")
    assert "new-person" in warm(cached)[1]
    away(cached, "new-person.yaml")
    assert "new-person" not in warm(cached)[1]
    (cached / "consultants" / "new-person.yaml").unlink()
    assert "new-person" in warm(cached)[1]


def test_a_profile_left_aside_is_named(cached: Path) -> None:
    away(cached, "a/lea-martin.yaml")
    (cached / "consultants" / "noemie-dufour.yaml").write_text("format: [\n", encoding="utf-8")
    for _ in range(2):
        cache = Cache(cached)
        found, (several, read) = people(cache, TODAY), findings_of_people(cache)
        assert [one.path for one in found if one.slug == "lea-martin"] == [LEA]
        assert "noemie-dufour" not in {one.slug for one in found}
        assert ("E-ID-TWICE", "consultants/a/lea-martin.yaml") in {(one.code, one.path) for one in several}
        assert {one.path for one in several if one.level == "error"} >= {"consultants/noemie-dufour.yaml"}
        assert "consultants/noemie-dufour.yaml" not in read


def test_of_two_files_with_one_id_the_first_counts(cached: Path) -> None:
    below(cached, "ACME-order-data.yaml")
    cache = Cache(cached)
    for found in (missions(cache, LIFE, TODAY), followed(cache, TODAY)):
        paths = [one.path for one in found if one.id.lower() == "acme-order-data"]
        assert paths == ["missions/2025/ACME-order-data.yaml"]
    several = findings(cache, TODAY)[0]
    assert [one.path for one in several if one.code == "E-ID-TWICE"] == ["missions/acme-order-data.yaml"]


def test_an_absence_moves_a_checkin(cached: Path) -> None:
    def due() -> list[str]:
        cache = Cache(cached)
        known, until = habits(cache), dt.date(2027, 1, 31)
        points: list[Point] = [one for facts in followed(cache, TODAY) for one in agenda(facts, TODAY, until, known)]
        wanted = (one for one in in_order(points) if one.reason == "checkin")
        return [str(one.day) for one in wanted if one.mission.id == "acme-order-data"]

    assert due() == ["2026-11-26"]
    away(cached, "lea-martin.yaml", "2026-11-25 2026-12-01")
    assert due() == ["2026-12-02"]
    away(cached, "lea-martin.yaml", "2026-11-27 2026-12-01")
    assert due() == ["2026-11-26"]


def test_the_settings_of_the_agenda_are_read(cached: Path) -> None:
    text = "review: 2 months\nholidays: fr-alsace-moselle\nrhythm:\n  alert: 120 days\n  own-step: 3 weeks\n"
    (cached / "mission.yaml").write_text(text, encoding="utf-8")
    settings, known = Workspace(cached).settings, habits(Cache(cached))
    assert known.rhythm == settings.rhythm
    assert set(known.rhythm) >= {"alert", "own-step"}
    assert (str(known.review), known.region) == ("2 months", "fr-alsace-moselle")


def test_what_a_day_costs_is_read_from_the_files(cached: Path) -> None:
    (cached / "consultants" / "noemie-dufour.yaml").write_text("format: [\n", encoding="utf-8")
    found = daily_costs(cached, ["lea-martin", "noemie-dufour", "nobody"])
    assert found == {"lea-martin": parse_money("345 EUR")}


def test_what_is_left_out_for_the_bench_makes_no_difference_to_it(cached: Path) -> None:
    """On any day: of closed missions, the last one at a client and the very first say all there is to say."""
    for path in list((cached / "missions").glob("*.yaml")):  # two lives of everybody before, two and three years ago
        text = path.read_text(encoding="utf-8")
        if "\nclosed: " in text:
            for years in (2, 3):
                older = text.replace("2025-", f"{2025 - years}-").replace("2026-", f"{2026 - years}-")
                path.with_name(f"before-{years}-{path.name}").write_text(older, encoding="utf-8")
    cache = Cache(cached)
    known, whole = people(cache, TODAY), missions(cache, TERMS, TODAY)
    fewer = 0
    basis = Basis(TODAY)
    for at in range(0, 500, 7):
        day = dt.date(2025, 9, 1) + dt.timedelta(at)
        some = terms(cache, day, TODAY)
        fewer += len(whole) - len(some)
        members, others = roster(known, some, basis), roster(known, whole, basis)
        assert free(members, day, 8, "fr") == free(others, day, 8, "fr")
        assert forecast(members, day) == forecast(others, day)
        assert count_on(members, day) == count_on(others, day)
        assert free(strangers(known, some, basis), day, 8, "fr") == free(strangers(known, whole, basis), day, 8, "fr")
    assert fewer > 0
