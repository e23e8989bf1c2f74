"""The cache: whatever happens to the files or to it, it answers what reading every file answers."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import EXAMPLE, HERE
from tests.unit.storage.cache.frame import (
    CHANGES,
    CLOCK,
    LATER,
    OLD,
    append,
    by_path,
    cold,
    edit,
    kept,
    reads,
    said,
    settle,
    settled,
    warm,
)

from mission_cli.core.due import due
from mission_cli.core.facts import Facts
from mission_cli.core.policy import policy_of
from mission_cli.core.working_days import DaysOff
from mission_cli.storage.cache import current, database
from mission_cli.storage.cache.current import Cache
from mission_cli.storage.cache.place import folder, place_of
from mission_cli.storage.cache.portfolio import LISTED, bands, coming, findings, missions, people, policy
from mission_cli.storage.cache.tables import MISSION
from mission_cli.storage.workspace import Workspace

TODAY = dt.date(2026, 11, 21)
ACME = "acme-order-data.yaml"


@pytest.fixture
def cached(firm: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return settled(firm, monkeypatch)


def test_a_second_run_reads_no_file(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert warm(cached) == cold(cached)
    assert reads(cached, monkeypatch) == []


def test_the_model_is_not_even_imported(cached: Path) -> None:
    code = (
        "import sys, datetime as dt, time\n"
        "from mission_cli.storage.cache import files\n"
        "from mission_cli.storage.cache.current import Cache\n"
        "from mission_cli.storage.cache.portfolio import LISTED, missions\n"
        f"files.time.time_ns = lambda: {time.time_ns() + 120 * 10**9}\n"
        f"found = missions(Cache({str(cached)!r}), LISTED, dt.date(2199, 1, 1))\n"
        "assert len(found) == 14\n"
        "print({'pydantic', 'yaml', 'ruamel', 'rich', 'typer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("name", CHANGES)
def test_it_answers_what_a_cold_read_answers(cached: Path, name: str) -> None:
    CHANGES[name](cached)
    for _ in range(2):
        assert warm(cached) == cold(cached)
        assert policy(Cache(cached)) == policy_of(Workspace(cached).settings)


@pytest.mark.parametrize("name", CHANGES)
def test_of_the_open_ones_it_says_the_same_and_nothing_of_the_others(cached: Path, name: str) -> None:
    CHANGES[name](cached)
    found, several = cold(cached)
    shut = {
        path.relative_to(cached).as_posix()
        for path in (cached / "missions").rglob("*.y*ml")
        if b"\nclosed: 2" in path.read_bytes() or b"\nclosed:  2" in path.read_bytes()
    }
    told = [one for one in several if "TWICE" in one or not any(f"path={path!r}" in one for path in shut)]
    for _ in range(2):
        cache = Cache(cached)
        assert by_path(missions(cache, Facts.names(), LATER, closed=False)) == [one for one in found if not one.closed]
        assert said(findings(cache, LATER, closed=False)[0]) == told


def test_only_what_changed_is_read_again(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(cached / "missions" / ACME, "health: green", "health: amber")
    os.utime(cached / "missions" / ACME, (OLD + 5, OLD + 5))
    assert reads(cached, monkeypatch) == [ACME]
    assert reads(cached, monkeypatch) == []
    assert warm(cached) == cold(cached)


def test_a_change_that_keeps_size_and_time_is_seen_by_its_ctime(cached: Path) -> None:
    path = cached / "missions" / ACME
    edit(path, "health: green", "health: amber")
    os.utime(path, (OLD, OLD))
    assert warm(cached) == cold(cached)


def test_a_file_as_young_as_its_reading_is_read_again(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's racy-clean rule: a second change in the same tick would leave the same stamp."""
    warm(firm)
    assert len(reads(firm, monkeypatch)) == 14
    path = firm / "missions" / ACME
    settle(firm)
    changed = path.stat().st_ctime_ns
    monkeypatch.setattr(CLOCK, lambda: changed + 1_999_999_999)
    reads(firm, monkeypatch)
    assert ACME in reads(firm, monkeypatch)
    monkeypatch.setattr(CLOCK, lambda: changed + 60 * 10**9)
    assert ACME in reads(firm, monkeypatch), "once more: from now on it counts"
    assert reads(firm, monkeypatch) == []


def test_what_is_changed_between_two_looks_of_one_moment_is_seen(firm: Path) -> None:
    """Same size, same second: the row that was just made does not count."""
    path = firm / "missions" / ACME
    for health in ("amber", "green") * 3:
        path.write_text(
            path.read_text(encoding="utf-8")
            .replace("health: amber", "health: green")
            .replace("health: green", f"health: {health}", 1),
            encoding="utf-8",
        )
        assert warm(firm) == cold(firm)


def test_findings_are_kept_and_said_on_every_run(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = 'format: 1\ntitle: "a\\tb\\nc\\\\"\nobjectifs: []\n'
    (cached / "missions" / "broken.yaml").write_text(broken, encoding="utf-8")
    settle(cached)
    first = warm(cached)
    assert reads(cached, monkeypatch) == []
    assert warm(cached) == first == cold(cached)
    assert "missions/broken.yaml" not in findings(Cache(cached), LATER)[1]


def test_looking_writes_nothing_into_a_folder(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (firm / "mission.yaml").unlink()
    before = sorted(firm.rglob("*"))
    settled(firm, monkeypatch)
    assert sorted(firm.rglob("*")) == before
    assert reads(firm, monkeypatch) == [], "and such a folder is as fast as any"


def test_what_is_selected_gives_the_same_ends_as_everything(firm: Path) -> None:
    cache, off = Cache(firm), DaysOff()
    whole, known = missions(cache, LISTED, TODAY), bands(policy(cache))
    for weeks in (0, 1, 4, 8, 30, 200):
        until = TODAY + dt.timedelta(weeks=weeks)
        given = (until.isoformat(),)
        ending = missions(cache, LISTED, TODAY, closed=False, where="and m.end <= ?", given=given)
        later = coming(cache, {one.slug for one in ending}, until, TODAY)
        assert due(ending, TODAY, until, known, off, later) == due(whole, TODAY, until, known, off)


def test_every_file_of_the_corpus_comes_back(tmp_path: Path) -> None:
    (tmp_path / "missions").mkdir()
    for path in (HERE / "corpus").glob("*.yaml"):
        shutil.copy(path, tmp_path / "missions")
    assert warm(tmp_path) == cold(tmp_path)


def test_many_files_are_read_side_by_side_with_the_same_result(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (firm / "missions" / "broken.yaml").write_text("format: [\n", encoding="utf-8")
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(current, "MANY", 2)
    monkeypatch.setattr(current, "_CHUNK", 3)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    cache = Cache(firm, lambda done, total: told.append((done, total)))
    found = by_path(missions(cache, Facts.names(), LATER))
    assert (found, said(findings(cache, LATER)[0])) == cold(firm)
    assert (15, 15) in told
    assert [done for done, total in told if total == 15] == sorted(done for done, total in told if total == 15)


def test_one_cache_serves_every_question(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError

    before = missions(Cache(cached), Facts.names(), LATER), people(Cache(cached), LATER), policy(Cache(cached))
    for name in ("read", "read_profile", "settings"):
        monkeypatch.setattr(Workspace, name, refused)
    assert (
        missions(Cache(cached), Facts.names(), LATER),
        people(Cache(cached), LATER),
        policy(Cache(cached)),
    ) == before
    assert [path.suffix for path in kept(cached).parent.iterdir()] == [".sqlite"]


def test_a_dry_run_believes_it_and_leaves_it(cached: Path) -> None:
    edit(cached / "missions" / ACME, "health: green", "health: amber")
    before = kept(cached).read_bytes()
    cache = Cache(cached, keep=False)
    assert by_path(missions(cache, Facts.names(), LATER)) == cold(cached)[0]
    assert kept(cached).read_bytes() == before


# Where it cannot be ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("home", ["file", "read-only", "relative", "inside"])
def test_without_a_place_everything_is_read_and_nothing_said(
    firm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    places = {"file": tmp_path / "taken", "read-only": tmp_path / "shut", "inside": firm / "cache"}
    places["file"].write_bytes(b"")
    places["read-only"].mkdir(mode=0o555)
    place = str(places.get(home, "cache"))
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    if home == "relative":
        monkeypatch.setenv("HOME", str(tmp_path / "taken"))
    before = sorted(path for path in tmp_path.rglob("*") if "home" not in path.parts)
    assert warm(firm) == cold(firm)
    if home != "read-only" or os.geteuid():
        assert sorted(path for path in tmp_path.rglob("*") if "home" not in path.parts) == before


def test_a_relative_cache_folder_is_never_in_the_workspace(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", ".mission")
    assert folder() == str(Path.home() / ".cache" / "mission")
    monkeypatch.setenv("XDG_CACHE_HOME", str(firm / ".mission"))
    assert place_of(firm) is None


def test_a_cache_that_cannot_be_written_is_believed_for_what_it_knows(
    cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    edit(cached / "missions" / ACME, "health: green", "health: amber")
    before = kept(cached).read_bytes()
    monkeypatch.setattr(database, "update", refused)
    assert warm(cached) == cold(cached)
    assert reads(cached, monkeypatch) == [ACME]
    assert kept(cached).read_bytes() == before


@pytest.mark.parametrize("lock", ["shared", "exclusive"])
def test_while_another_process_holds_it_everything_is_answered(
    cached: Path, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    lines = (
        "import sqlite3, sys",
        f"held = sqlite3.connect({str(kept(cached))!r}, isolation_level=None)",
        f"held.execute('begin {'exclusive' if lock == 'exclusive' else 'deferred'}')",
        "held.execute('select count(*) from mission').fetchall()",
        "print('held', flush=True)",
        "sys.stdin.read()",
    )
    code = "\n".join(lines)
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        assert warm(cached) == cold(cached)
        edit(cached / "missions" / ACME, "health: green", "health: amber")
        assert warm(cached) == cold(cached)
        assert other.stdin
        other.stdin.close()
    assert warm(cached) == cold(cached)


def test_two_runs_at_once_both_answer_and_leave_a_cache_that_counts(cached: Path) -> None:
    """Each run finds other files changed, while others write."""
    code = (
        "import sys, datetime as dt, pathlib\n"
        "from mission_cli.storage.cache import files\nfrom mission_cli.storage.cache.current import Cache\n"
        "from mission_cli.storage.cache.portfolio import missions\n"
        f"files.time.time_ns = lambda: {time.time_ns() + 900 * 10**9}\n"
        f"root = pathlib.Path({str(cached)!r})\n"
        "for turn in range(12):\n"
        "    path = root / 'missions' / f'own-{sys.argv[1]}.yaml'\n"
        f"    path.write_bytes(pathlib.Path({str(EXAMPLE)!r}).read_bytes() + b'# ' + str(turn).encode() + b'\\n')\n"
        "    found = missions(Cache(root), ('id', 'title'), dt.date(2199, 1, 1))\n"
        "    assert f'own-{sys.argv[1]}' in {one.id for one in found}, turn\n"
        "    assert len(found) >= 15\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(at)]) for at in range(3)]
    assert [one.wait() for one in running] == [0, 0, 0]
    assert warm(cached) == cold(cached)
    assert database.opened(str(kept(cached))) is not None


def test_the_example_is_there(workspace: Path) -> None:
    [one] = missions(Cache(workspace), Facts.names(), LATER)
    assert one.path == f"missions/{EXAMPLE.name}"
    assert one.slug == "lea-martin"
    assert {item.kind for item in one.watched} >= {"equipment", "access", "task"}
    append(workspace / "missions" / EXAMPLE.name, "# more\n")
    shutil.rmtree(workspace / "missions")
    assert missions(Cache(workspace), Facts.names(), LATER) == []
    assert Cache(workspace).ask(MISSION, "select 1 from mission") == []
