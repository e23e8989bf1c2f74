"""The index: whatever happens to the files or to it, it answers what reading every file answers."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.conftest import EXAMPLE, HERE

from mission_cli.core.due import due
from mission_cli.core.summary import packed, summarise, unpacked
from mission_cli.core.working_days import DaysOff
from mission_cli.storage.index import packed as index
from mission_cli.storage.index import portfolio, view
from mission_cli.storage.index.listing import listed
from mission_cli.storage.index.portfolio import packed_summary
from mission_cli.storage.workspace import Workspace

OFF = DaysOff()
TODAY = dt.date(2026, 11, 21)
OLD = 1_700_000_000


def settle(root: Path) -> None:
    """Make every file old enough to be trusted: nobody changed it within two seconds of its being read."""
    for path in root.rglob("*.yaml"):
        os.utime(path, (OLD, OLD))


@pytest.fixture
def indexed(firm: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample firm, its index written; ctime cannot be set back, so the clock is ahead."""
    (firm / ".mission").mkdir()
    settle(firm)
    ahead = dt.datetime.now(tz=dt.UTC).timestamp() + 60
    monkeypatch.setattr("mission_cli.storage.index.listing.time.time_ns", lambda: int(ahead * 1e9))
    portfolio.read(firm)
    assert (firm / ".mission" / "cache" / "index-3").is_file()
    return firm


def cold(root: Path) -> tuple[list[str], list[str]]:
    """What reading every file says: the packed facts and the findings, in an order of no meaning."""
    workspace = Workspace(root)
    loaded, findings = workspace.load_all()
    rows = [packed_summary(one, workspace.relative(one.path)) for one in loaded]
    return sorted(rows), sorted(map(repr, findings))


def warm(root: Path) -> tuple[list[str], list[str]]:
    found = portfolio.read(root)
    return sorted(found.rows), sorted(map(repr, found.findings))


def reads(root: Path, monkeypatch: pytest.MonkeyPatch, *, closed: bool = True) -> list[str]:
    """The files that a run takes facts from."""
    seen: list[str] = []
    plain = Workspace.read

    def read(self: Workspace, path: Path) -> object:
        seen.append(path.name)
        return plain(self, path)

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "read", read)
        portfolio.read(root, closed=closed)
    return seen


def test_a_second_run_reads_no_file(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert warm(indexed) == cold(indexed)
    assert reads(indexed, monkeypatch) == []


def test_the_model_is_not_even_imported(indexed: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, datetime as dt\nfrom pathlib import Path\nfrom mission_cli.storage.index import listing, portfolio\n"
        f"listing.time.time_ns = lambda: {int((dt.datetime.now(tz=dt.UTC).timestamp() + 120) * 1e9)}\n"
        f"found = portfolio.read(Path({str(indexed)!r}))\n"
        "assert len(found.all()) == 14\n"
        "print({'pydantic', 'yaml', 'ruamel', 'rich', 'typer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda root: edit(root / "missions" / "acme-order-data.yaml", "health: green", "health: amber"),
    "broken": lambda root: (root / "missions" / "acme-order-data.yaml").write_text("format: [\n", encoding="utf-8"),
    "emptied": lambda root: (root / "missions" / "acme-order-data.yaml").write_text("", encoding="utf-8"),
    "removed": lambda root: (root / "missions" / "acme-order-data.yaml").unlink(),
    "renamed": lambda root: (root / "missions" / "acme-order-data.yaml").rename(root / "missions" / "new.yaml"),
    "added": lambda root: shutil.copy(EXAMPLE, root / "missions" / "added.yaml"),
    "added below": lambda root: below(root, "below.yaml"),
    "twice": lambda root: below(root, "ACME-order-data.yaml"),
    "no name for an id": lambda root: shutil.copy(EXAMPLE, root / "missions" / "Été.yaml"),
    "settings": lambda root: (root / "mission.yaml").write_text("horizons:\n  urgent: 40 days\n", encoding="utf-8"),
    "settings wrong": lambda root: (root / "mission.yaml").write_text("horizon: 1\n", encoding="utf-8"),
    "settings gone": lambda root: (root / "mission.yaml").unlink(),
    "index gone": lambda root: (root / ".mission" / "cache" / "index-3").unlink(),
    "index cut": lambda root: cut(root / ".mission" / "cache" / "index-3"),
    "index of noise": lambda root: (root / ".mission" / "cache" / "index-3").write_bytes(os.urandom(4000)),
    "index empty": lambda root: (root / ".mission" / "cache" / "index-3").write_bytes(b""),
    "index a folder": lambda root: instead_a_folder(root / ".mission" / "cache" / "index-3"),
}  # fmt: skip


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def below(root: Path, name: str) -> None:
    (root / "missions" / "2025").mkdir()
    shutil.copy(EXAMPLE, root / "missions" / "2025" / name)


def instead_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


@pytest.mark.parametrize("name", CHANGES)
def test_it_answers_what_a_cold_read_answers(indexed: Path, name: str) -> None:
    CHANGES[name](indexed)
    assert warm(indexed) == cold(indexed)
    assert warm(indexed) == cold(indexed)
    assert portfolio.read(indexed).bands.urgent == Workspace(indexed).settings.horizons.urgent


def open_only(root: Path) -> tuple[list[str], list[str]]:
    found = portfolio.read(root, closed=False)
    assert found.rows == found.open_rows
    return sorted(found.rows), sorted(map(repr, found.findings))


CLOSED = "valbrune-erp-finance.yaml"
CHANGES_OF_CLOSED: dict[str, Callable[[Path], object]] = {
    **CHANGES,
    "closed and edited": lambda root: edit(root / "missions" / CLOSED, "title: ", "title: More "),
    "closed and broken": lambda root: edit(root / "missions" / CLOSED, "title: ", "titel: "),
    "closed and no YAML": lambda root: edit(root / "missions" / CLOSED, "title: ", "title: [ "),
    "closed and with a warning": lambda root: edit(
        root / "missions" / CLOSED, "kind: client", "kind: client\nsector: a"
    ),
    "opened again": lambda root: edit(root / "missions" / CLOSED, "\nclosed: ", "\n# closed: "),
    "another one closed": lambda root: append(root / "missions" / "acme-order-data.yaml", "closed: 2026-11-20 by x\n"),
    "closed on another line": lambda root: edit(root / "missions" / CLOSED, "\nclosed: ", "\nclosed:  "),
    "closed and removed": lambda root: (root / "missions" / CLOSED).unlink(),
    "closed and twice": lambda root: shutil.copy(root / "missions" / CLOSED, root / "missions" / CLOSED.upper()),
}


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{text}", encoding="utf-8")


@pytest.mark.parametrize("first", ["open", "all", "nothing"])
@pytest.mark.parametrize("name", CHANGES_OF_CLOSED)
def test_the_open_ones_are_the_same_whether_the_closed_were_read_or_not(indexed: Path, name: str, first: str) -> None:
    """Left unread or not, told of before or not: what is said of the others is the same, and nothing of these."""
    CHANGES_OF_CLOSED[name](indexed)
    if first != "nothing":
        (open_only if first == "open" else warm)(indexed)
    rows, findings = cold(indexed)
    shut = closed_files(indexed)
    expected = (
        [row for row in rows if unpacked(row).closed is None],
        [
            finding
            for finding in findings
            if not any(f"path={path!r}" in finding for path in shut) or "TWICE" in finding
        ],
    )
    assert open_only(indexed) == expected
    assert open_only(indexed) == expected
    assert warm(indexed) == (rows, findings)
    assert open_only(indexed) == expected


def closed_files(root: Path) -> list[str]:
    return [
        path.relative_to(root).as_posix()
        for path in (root / "missions").rglob("*.yaml")
        if "\nclosed: 2" in path.read_text(encoding="utf-8") or "\nclosed:  2" in path.read_text(encoding="utf-8")
    ]


def test_closed_missions_are_left_unread_until_they_are_asked_for(
    indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (indexed / ".mission" / "cache" / "index-3").unlink()
    first = reads(indexed, monkeypatch, closed=False)
    assert CLOSED not in first
    assert len(first) == 13
    assert reads(indexed, monkeypatch, closed=False) == []
    assert reads(indexed, monkeypatch) == [CLOSED]
    assert reads(indexed, monkeypatch) == []
    assert reads(indexed, monkeypatch, closed=False) == []


def test_what_changed_a_moment_ago_is_not_worth_an_index(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be read again in any case; what is old enough is kept."""
    path, kept = indexed / "missions" / "acme-order-data.yaml", indexed / ".mission" / "cache" / "index-3"
    before = kept.read_bytes()
    edit(path, "health: green", "health: amber")
    with monkeypatch.context() as patched:
        patched.setattr(
            "mission_cli.storage.index.listing.time.time_ns", lambda: path.stat().st_ctime_ns + 1_000_000_000
        )
        assert warm(indexed) == cold(indexed)
        assert kept.read_bytes() == before
    assert warm(indexed) == cold(indexed)
    assert kept.read_bytes() != before
    assert reads(indexed, monkeypatch) == []


def test_only_what_changed_is_read_again(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(indexed / "missions" / "acme-order-data.yaml", "health: green", "health: amber")
    os.utime(indexed / "missions" / "acme-order-data.yaml", (OLD + 5, OLD + 5))
    assert reads(indexed, monkeypatch) == ["acme-order-data.yaml"]
    assert reads(indexed, monkeypatch) == []


def test_a_change_that_keeps_size_and_time_is_seen_by_its_ctime(indexed: Path) -> None:
    path = indexed / "missions" / "acme-order-data.yaml"
    edit(path, "health: green", "health: amber")
    os.utime(path, (OLD, OLD))
    assert warm(indexed) == cold(indexed)


def test_a_file_as_young_as_its_reading_is_read_again(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's racy-clean rule: a second change in the same tick would leave the same stamp."""
    (firm / ".mission").mkdir()
    portfolio.read(firm)
    assert len(reads(firm, monkeypatch)) == 14
    path = firm / "missions" / "acme-order-data.yaml"
    before = path.stat()
    kept = index.load(firm, *portfolio.SUMMARIES[:2])
    assert kept is not None
    edit(path, "health: green", "health: amber")
    forged = kept._replace(found=listed(firm, "missions").found)
    index.save(firm, *portfolio.SUMMARIES[:2], forged)
    assert path.stat().st_size == before.st_size
    assert warm(firm) == cold(firm)


def test_findings_are_kept_and_said_on_every_run(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (indexed / "missions" / "broken.yaml").write_text(
        'format: 1\ntitle: "a\\tb\\nc\\\\"\nobjectifs: []\n', encoding="utf-8"
    )
    settle(indexed)
    first = warm(indexed)
    assert reads(indexed, monkeypatch) == []
    assert warm(indexed) == first == cold(indexed)


def test_looking_writes_nothing_where_no_command_has_written(firm: Path) -> None:
    portfolio.read(firm)
    assert not (firm / ".mission").exists()


def test_what_is_selected_gives_the_same_ends_as_everything(firm: Path) -> None:
    found = portfolio.read(firm)
    for weeks in (0, 1, 4, 8, 30, 200):
        until = TODAY + dt.timedelta(weeks=weeks)
        ending, later = found.ending(until)
        assert due(ending, TODAY, until, found.bands, OFF, later) == due(found.all(), TODAY, until, found.bands, OFF)


def test_every_file_of_the_corpus_packs_and_unpacks(tmp_path: Path) -> None:
    (tmp_path / "missions").mkdir()
    for path in (HERE / "corpus").glob("*.yaml"):
        shutil.copy(path, tmp_path / "missions")
    workspace = Workspace(tmp_path)
    for one in workspace.load_all()[0]:
        summary = summarise(one.id, workspace.relative(one.path), one.mission)
        assert unpacked(packed(summary)) == summary


@example("\0", "\\0", "\\\t\n")
@given(st.text(), st.text(), st.one_of(st.none(), st.text(min_size=1)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_packs_and_unpacks(title: str, client: str, manager: str | None) -> None:
    workspace = Workspace(EXAMPLE.parent)
    one, _ = workspace.read(EXAMPLE)
    assert one is not None
    summary = summarise("m", "missions/m.yaml", one.mission)._replace(title=title, client=client, manager=manager)
    row = packed(summary)
    assert "\n" not in row
    assert unpacked(row) == summary


def test_many_files_are_read_side_by_side_with_the_same_result(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (firm / "missions" / "broken.yaml").write_text("format: [\n", encoding="utf-8")
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(view, "MANY", 2)
    monkeypatch.setattr(view, "_CHUNK", 3)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    found = portfolio.read(firm, lambda done, total: told.append((done, total)))
    assert (sorted(found.rows), sorted(map(repr, found.findings))) == cold(firm)
    assert told[-1] == (16, 16)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
