"""What the agenda reads, from two indexes: whatever happens to the files, it answers what reading every file answers."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import EXAMPLE
from tests.unit.storage.index.test_portfolio import CHANGES, OLD, below, edit, settle

from mission_cli.commands.days_off import bands_of
from mission_cli.core.agenda import agenda
from mission_cli.core.dates import Span
from mission_cli.core.points import Point, in_order
from mission_cli.core.watch import packed_watch, watch
from mission_cli.errors import Finding
from mission_cli.storage.index import portfolio, watches
from mission_cli.storage.index.portfolio import packed_summary
from mission_cli.storage.profile_facts import profile_facts
from mission_cli.storage.workspace import Workspace

TODAY = dt.date(2026, 11, 21)
LEA = "consultants/lea-martin.yaml"


@pytest.fixture
def indexed(firm: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample firm, its indexes written; ctime cannot be set back, so the clock is ahead."""
    (firm / ".mission").mkdir()
    settle(firm)
    ahead = dt.datetime.now(tz=dt.UTC).timestamp() + 60
    monkeypatch.setattr("mission_cli.storage.index.listing.time.time_ns", lambda: int(ahead * 1e9))
    portfolio.read(firm)
    watches.read(firm)
    assert {path.name for path in (firm / ".mission" / "cache").iterdir()} >= {"watch-4", "people-2"}
    return firm


Answer = tuple[list[str], list[str], dict[str, tuple[Span, ...]]]


def cold(root: Path) -> Answer:
    """What reading every file strictly says: the packed facts, the findings, and when people are away."""
    workspace = Workspace(root)
    loaded, findings = workspace.load_all()
    rows = [
        f"{packed_summary(one, workspace.relative(one.path))}\t{packed_watch(watch(one.mission))}" for one in loaded
    ]
    stems = {path.stem for path in (root / "consultants").rglob("*.y*ml")}
    away = {stem: facts.absences for stem in stems if (facts := profile_facts(workspace, stem)).absences}
    return sorted(row for row in rows if row[10] == "0" or not row.endswith("\t")), _said(findings), away


def warm(root: Path) -> Answer:
    found = watches.read(root)
    return sorted(found.rows), _said(found.findings), dict(found.habits.absences)


def _said(findings: list[Finding]) -> list[str]:
    return sorted(map(repr, findings))


def reads(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The missions that a run reads."""
    seen: list[str] = []
    read = Workspace.read

    def reading(self: Workspace, path: Path) -> object:
        seen.append(path.name)
        return read(self, path)

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "read", reading)
        watches.read(root)
    return seen


def test_a_second_run_reads_no_file(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert warm(indexed) == cold(indexed)
    assert reads(indexed, monkeypatch) == []


WATCHED = {name: change for name, change in CHANGES.items() if not name.startswith("index")}
INDEXES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-7]),
    "noise": lambda path: path.write_bytes(os.urandom(4000)),
    "another's": lambda path: shutil.copy(path.with_name("index-3"), path),
}


@pytest.mark.parametrize("name", WATCHED)
def test_it_answers_what_a_cold_read_answers(indexed: Path, name: str) -> None:
    WATCHED[name](indexed)
    assert warm(indexed) == cold(indexed)
    assert warm(indexed) == cold(indexed)
    settings, habits = Workspace(indexed).settings, watches.read(indexed).habits
    assert habits.bands == bands_of(settings)
    assert (habits.every, habits.review, habits.region) == (settings.every, settings.review, settings.holidays)
    assert habits.rhythm == settings.rhythm


@pytest.mark.parametrize("index", ["watch-4", "people-2"])
@pytest.mark.parametrize("name", INDEXES)
def test_an_index_that_cannot_be_trusted_is_left_aside(indexed: Path, name: str, index: str) -> None:
    INDEXES[name](indexed / ".mission" / "cache" / index)
    assert warm(indexed) == cold(indexed)


def test_the_settings_of_the_agenda_are_read(indexed: Path) -> None:
    text = "review: 2 months\nholidays: fr-alsace-moselle\nrhythm:\n  alert: 120 days\n  own-step: 3 weeks\n"
    (indexed / "mission.yaml").write_text(text, encoding="utf-8")
    settings, habits = Workspace(indexed).settings, watches.read(indexed).habits
    assert habits.rhythm == settings.rhythm
    assert set(habits.rhythm) >= {"alert", "own-step"}
    assert (str(habits.review), habits.region) == ("2 months", "fr-alsace-moselle")


def test_only_what_changed_is_read_again(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(indexed / "missions" / "acme-order-data.yaml", "health: green", "health: amber")
    os.utime(indexed / "missions" / "acme-order-data.yaml", (OLD + 5, OLD + 5))
    assert reads(indexed, monkeypatch) == ["acme-order-data.yaml"]
    assert reads(indexed, monkeypatch) == []


def test_a_broken_file_is_named_on_every_run_and_the_rest_is_answered(indexed: Path) -> None:
    before = len(watches.read(indexed).rows)
    (indexed / "missions" / "acme-order-data.yaml").write_text("format: [\n", encoding="utf-8")
    for _ in range(2):
        found = watches.read(indexed)
        assert len(found.rows) == before - 1
        assert {finding.path for finding in found.findings if finding.level == "error"} == {
            "missions/acme-order-data.yaml"
        }
        assert "missions/acme-order-data.yaml" not in found.read
        assert "missions/orvelle-payment-api.yaml" in found.read


def test_of_two_files_with_one_id_the_first_is_watched(indexed: Path) -> None:
    below(indexed, "ACME-order-data.yaml")
    paths = [summary.path for summary, _ in watches.read(indexed).each() if summary.id.lower() == "acme-order-data"]
    assert paths == ["missions/2025/ACME-order-data.yaml"]
    assert [one.path for one in watches.read(indexed).findings if one.code == "E-ID-TWICE"] == [
        "missions/acme-order-data.yaml"
    ]


def test_looking_writes_nothing_where_no_command_has_written(firm: Path) -> None:
    watches.read(firm)
    assert not (firm / ".mission").exists()


# People --------------------------------------------------------------------------------------------------------------


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


def checkins(root: Path) -> list[Point]:
    found = watches.read(root)
    several = (agenda(summary, facts, TODAY, dt.date(2027, 1, 31), found.habits) for summary, facts in found.each())
    return in_order(point for points in several for point in points if point.reason == "checkin")


def test_an_absence_moves_a_checkin(indexed: Path) -> None:
    def due() -> list[str]:
        return [str(point.day) for point in checkins(indexed) if point.mission.id == "acme-order-data"]

    assert due() == ["2026-11-26"]
    away(indexed, "lea-martin.yaml", "2026-11-25 2026-12-01")
    assert due() == ["2026-12-02"]
    away(indexed, "lea-martin.yaml", "2026-11-27 2026-12-01")
    assert due() == ["2026-11-26"]


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
    "a list": lambda root: (root / LEA).write_text("- 1\n", encoding="utf-8"),
    "the wrong way round": lambda root: away(root, "lea-martin.yaml", "2026-12-04 2026-12-01"),
    "no bytes of a text": lambda root: (root / LEA).write_bytes(b"\xff\xfe\x00"),
    "a folder": lambda root: instead(root / LEA).mkdir(),
    "a link to itself": lambda root: instead(root / LEA).symlink_to(root / LEA),
    "no folder": lambda root: shutil.rmtree(root / "consultants"),
    "a strange name": lambda root: away(root, "Zoé\tand\nco.yaml", "2026-12-01 2026-12-04"),
}


@pytest.mark.parametrize("name", PROFILES)
def test_people_are_away_as_their_profiles_say(indexed: Path, name: str) -> None:
    PROFILES[name](indexed)
    assert warm(indexed) == cold(indexed)
    assert warm(indexed) == cold(indexed)


def test_a_profile_of_a_name_that_was_in_a_folder_comes_first(indexed: Path) -> None:
    away(indexed, "a/new-person.yaml", "2026-12-01 2026-12-04")
    assert "new-person" in warm(indexed)[2]
    away(indexed, "new-person.yaml")
    assert "new-person" not in warm(indexed)[2]
    (indexed / "consultants" / "new-person.yaml").unlink()
    assert "new-person" in warm(indexed)[2]


def test_the_example_is_watched_as_the_firm_is(workspace: Path) -> None:
    [(summary, facts)] = watches.read(workspace).each()
    assert summary.path == f"missions/{EXAMPLE.name}"
    assert {item.kind for item in facts.items} >= {"equipment", "access", "task"}
