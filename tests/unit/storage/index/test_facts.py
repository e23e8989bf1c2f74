"""The facts of missions and people, from their indexes: whatever happens to the files, what a cold reading answers."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import EXAMPLE
from tests.unit.storage.index.test_portfolio import CHANGES, below, settle
from tests.unit.storage.index.test_watches import LEA, PROFILES, away

from mission_cli.core import people_known
from mission_cli.core.bench import Basis, count_on, forecast, roster, strangers
from mission_cli.core.facts import LONGEST, Facts, facts_of, packed, unpacked
from mission_cli.core.free import free
from mission_cli.core.happened import latest
from mission_cli.core.money import parse_money
from mission_cli.core.people_known import Person, person_of
from mission_cli.errors import Finding
from mission_cli.storage.index.facts import facts, terms
from mission_cli.storage.index.people import daily_costs, people
from mission_cli.storage.root import CONSULTANTS
from mission_cli.storage.workspace import Workspace


@pytest.fixture
def indexed(whole_firm: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample firm, its indexes written; ctime cannot be set back, so the clock is ahead."""
    (whole_firm / ".mission").mkdir()
    settle(whole_firm)
    ahead = dt.datetime.now(tz=dt.UTC).timestamp() + 60
    monkeypatch.setattr("mission_cli.storage.index.listing.time.time_ns", lambda: int(ahead * 1e9))
    facts(whole_firm)
    people(whole_firm)
    assert {path.name for path in (whole_firm / ".mission" / "cache").iterdir()} >= {"facts-2", "people-2"}
    return whole_firm


def _said(findings: list[Finding]) -> list[str]:
    return sorted(map(repr, findings))


def cold(root: Path) -> tuple[list[Facts], list[str]]:
    """What reading every mission strictly says."""
    workspace = Workspace(root)
    loaded, findings = workspace.load_all()
    return sorted(
        facts_of(one.id, workspace.relative(one.path), one.mission)._replace(latest=latest(one.raw)) for one in loaded
    ), _said(findings)


def warm(root: Path) -> tuple[list[Facts], list[str]]:
    found, findings = facts(root)
    return sorted(found), _said(findings)


def cold_people(root: Path) -> list[Person]:
    """What reading every profile strictly says: of several of one name, the one that missions find."""
    workspace = Workspace(root)
    found = []
    for path in workspace.profile_files():
        profile, _ = workspace.read_profile(path)
        if profile and workspace.profile_path(path.stem) == path:
            found.append(person_of(path.stem, workspace.relative(path), profile.consultant))
    return sorted(found, key=lambda one: one.slug)


WATCHED = {name: change for name, change in CHANGES.items() if not name.startswith("index")}
INDEXES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-7]),
    "noise": lambda path: path.write_bytes(os.urandom(4000)),
}


@pytest.mark.parametrize("name", WATCHED)
def test_it_answers_what_a_cold_read_answers(indexed: Path, name: str) -> None:
    WATCHED[name](indexed)
    assert warm(indexed) == cold(indexed)
    assert warm(indexed) == cold(indexed)


@pytest.mark.parametrize("index", ["facts-2", "people-2"])
@pytest.mark.parametrize("name", INDEXES)
def test_an_index_that_cannot_be_trusted_is_left_aside(indexed: Path, name: str, index: str) -> None:
    INDEXES[name](indexed / ".mission" / "cache" / index)
    assert warm(indexed) == cold(indexed)
    assert people(indexed)[0] == cold_people(indexed)


@pytest.mark.parametrize("name", PROFILES)
def test_people_are_as_their_profiles_say(indexed: Path, name: str) -> None:
    PROFILES[name](indexed)
    assert people(indexed)[0] == cold_people(indexed)
    assert people(indexed)[0] == cold_people(indexed)


def test_a_second_run_reads_no_file(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError

    before = facts(indexed), people(indexed)
    monkeypatch.setattr(Workspace, "read", refused)
    monkeypatch.setattr(Workspace, "read_profile", refused)
    assert (facts(indexed), people(indexed)) == before


def test_the_index_is_read_by_its_owner_only(indexed: Path) -> None:
    for name in ("facts-2", "people-2"):
        assert (indexed / ".mission" / "cache" / name).stat().st_mode & 0o077 == 0


def test_no_amount_and_no_words_of_feedback_are_kept(indexed: Path) -> None:
    kept = b"".join((indexed / ".mission" / "cache" / name).read_bytes() for name in ("facts-2", "people-2"))
    read = "".join(path.read_text(encoding="utf-8") for path in (indexed / "missions").glob("*.yaml"))
    assert "strengths: " in read
    assert b"EUR" not in kept
    quoted = [line.partition(": ")[2].strip("'\" ")[:40] for line in read.splitlines() if "strengths: " in line]
    assert not any(text.encode() in kept for text in quoted)


def test_a_profile_left_aside_is_named(indexed: Path) -> None:
    away(indexed, "a/lea-martin.yaml")
    (indexed / "consultants" / "noemie-dufour.yaml").write_text("format: [\n", encoding="utf-8")
    for _ in range(2):
        found, findings = people(indexed)
        assert [one.path for one in found if one.slug == "lea-martin"] == [LEA]
        assert "noemie-dufour" not in {one.slug for one in found}
        assert {("E-ID-TWICE", "consultants/a/lea-martin.yaml")} <= {(one.code, one.path) for one in findings}
        assert {one.path for one in findings if one.level == "error"} >= {"consultants/noemie-dufour.yaml"}


def test_of_two_files_with_one_id_the_first_counts(indexed: Path) -> None:
    below(indexed, "ACME-order-data.yaml")
    found, findings = facts(indexed)
    assert [one.path for one in found if one.id.lower() == "acme-order-data"] == ["missions/2025/ACME-order-data.yaml"]
    assert "E-ID-TWICE" in {one.code for one in findings}


HOSTILE = """\
format: 1
title: "a\\tb\\\\n\\n\\x1e\\x1f c"
tags: ["x\\x1ey", "one\\ttwo"]
consultant: Léa Martin
client: {name: "\\\\t", contact: Paul}
contract:
  start: 2026-03-02
  end: 2026-12-18
  days_per_week: 2.5
  amendments:
    - {date: 2026-06-12}
    - {date: 2026-05-12, end: 2026-12-18}
offboarding: {case: completed, reason: "because\\n\\tof \\x1e that"}
journal:
  a:
    - {type: opportunity, date: 2026-06-02, what: "%s"}
    - {type: answers, date: 2026-06-03, questionnaire: q, from: client, answers: {one: 4, two: "3", three: five, four: 9}}
    - {type: blocker, date: 2026-06-04, title: t, causes: [communication, disagreement]}
"""


def test_whatever_a_text_holds_comes_back(workspace: Path) -> None:
    for path in (workspace / "missions").glob("*.yaml"):
        path.unlink()
    (workspace / "missions" / "m.yaml").write_text(HOSTILE % ("w" * 400), encoding="utf-8")
    (workspace / ".mission").mkdir()
    assert warm(workspace) == cold(workspace)
    [one] = facts(workspace)[0]
    assert unpacked(packed(one)) == one
    assert one.title == "a\tb\\n\n\x1e\x1f c"
    assert one.tags == ("x y", "one two")
    assert one.reason == "because of that"
    assert one.days_per_week == 2.5
    assert [str(day) for day, _ in one.amendments] == ["2026-05-12", "2026-06-12"]
    assert len(one.opportunities[0][1]) == LONGEST
    assert one.answers[0][3] == (("one", 4), ("two", 3))
    assert one.blockers == ((dt.date(2026, 6, 4), ("communication", "disagreement"), None),)
    assert one.signed


def test_every_fact_of_the_sample_comes_back(indexed: Path) -> None:
    found, _ = facts(indexed)
    assert all(unpacked(packed(one)) == one for one in found)
    known, _ = people(indexed)
    assert all(people_known.unpacked(people_known.packed(one)) == one for one in known)
    assert len(known) == len(list((indexed / CONSULTANTS).glob("*.yaml")))


def test_what_a_day_costs_is_read_from_the_files(indexed: Path) -> None:
    (indexed / "consultants" / "noemie-dufour.yaml").write_text("format: [\n", encoding="utf-8")
    found = daily_costs(indexed, ["lea-martin", "noemie-dufour", "nobody"])
    assert found == {"lea-martin": parse_money("345 EUR")}


def test_the_example(workspace: Path) -> None:
    [one] = facts(workspace)[0]
    assert (one.path, one.slug) == (f"missions/{EXAMPLE.name}", "lea-martin")
    assert one.checkins
    shutil.rmtree(workspace / "missions")
    assert facts(workspace) == ([], [])


def test_what_is_left_out_for_the_bench_makes_no_difference_to_it(indexed: Path) -> None:
    """On any day: of closed missions, the last one at a client and the very first say all there is to say."""
    for path in list((indexed / "missions").glob("*.yaml")):  # two lives of everybody before, two and three years ago
        text = path.read_text(encoding="utf-8")
        if "\nclosed: " in text:
            for years in (2, 3):
                older = text.replace("2025-", f"{2025 - years}-").replace("2026-", f"{2026 - years}-")
                path.with_name(f"before-{years}-{path.name}").write_text(older, encoding="utf-8")
    known, _ = people(indexed)
    whole = [unpacked(packed(one), journal=False) for one in facts(indexed)[0]]
    fewer = 0
    basis = Basis(dt.date(2026, 11, 21))
    for at in range(0, 500, 7):
        day = dt.date(2025, 9, 1) + dt.timedelta(at)
        some, _ = terms(indexed, day)
        fewer += len(whole) - len(some)
        members, others = roster(known, some, basis), roster(known, whole, basis)
        assert free(members, day, 8, "fr") == free(others, day, 8, "fr")
        assert forecast(members, day) == forecast(others, day)
        assert count_on(members, day) == count_on(others, day)
        assert free(strangers(known, some, basis), day, 8, "fr") == free(strangers(known, whole, basis), day, 8, "fr")
    assert fewer > 0
