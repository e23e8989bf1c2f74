"""Who is believed: the cache counts only where it lies among the person's own things, whole, made by this code."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.conftest import Run, some
from tests.unit.storage.cache.frame import cold, kept, settled, warm

from mission_cli.commands.run import guarded
from mission_cli.core.facts import Facts
from mission_cli.errors import Exit
from mission_cli.storage.cache import database, place
from mission_cli.storage.cache.current import Belief, Cache
from mission_cli.storage.cache.place import folder, place_of
from mission_cli.storage.cache.portfolio import missions
from mission_cli.storage.workspace import Workspace
from mission_cli.storage.write import locked


@pytest.fixture
def cached(firm: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return settled(firm, monkeypatch)


def tampered(root: Path, *statements: str) -> None:
    """Change what the cache holds, and seal it, as only a fault of the program itself could."""
    path = str(kept(root))
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    with Path(path).open("rb", 0) as file:
        connection.execute(f"pragma user_version = {place.sum_of(file)}")
    connection.close()
    assert place.is_whole(path)


def test_nothing_that_comes_with_a_clone_is_looked_at(cached: Path, run: Run, tmp_path: Path) -> None:
    """A phantom: somebody commits a cache that knows a mission which has no file, wherever one could lie in a clone."""
    tampered(cached, "update mission set id = 'phantom-me', title = 'Phantom' where id = 'acme-order-data'")
    assert "phantom-me" in run("list", "--json").out, "its author believes it"
    forged = kept(cached).read_bytes()
    clone = tmp_path / "clone"
    shutil.copytree(cached, clone)
    for name in (".mission/cache", ".cache/mission", "cache/mission"):
        (clone / name).mkdir(parents=True)
        for of in (cached, clone):
            (clone / name / kept(of).name).write_bytes(forged)
    ran = run("list", "--json", "--dir", str(clone))
    assert "phantom-me" not in ran.out
    assert "acme-order-data" in ran.out
    assert ran.err == ""


def test_a_cache_folder_inside_the_workspace_is_none(cached: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    tampered(cached, "update mission set id = 'phantom-me'")
    inside = cached / ".cache"
    (inside / "mission").mkdir(parents=True)
    (inside / "mission" / kept(cached).name).write_bytes(kept(cached).read_bytes())
    monkeypatch.setenv("XDG_CACHE_HOME", str(inside))
    assert place_of(cached) is None
    assert "phantom-me" not in run("list", "--json").out


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_cache_that_others_may_write_is_none(cached: Path, mode: int) -> None:
    tampered(cached, "update mission set id = 'phantom-me'")
    kept(cached).chmod(mode)
    assert database.opened(str(kept(cached))) is None
    assert warm(cached) == cold(cached)


def test_it_is_read_by_its_owner_only(cached: Path) -> None:
    assert kept(cached).stat().st_mode & 0o777 == 0o600
    assert kept(cached).parent.stat().st_mode & 0o777 == 0o700


def test_a_cache_is_of_one_folder(cached: Path, tmp_path: Path) -> None:
    shutil.copytree(cached, tmp_path / "clone")
    assert place_of(tmp_path / "clone") != place_of(cached)
    (tmp_path / "link").symlink_to(cached)
    assert place_of(tmp_path / "link") == place_of(cached)


def test_rows_made_by_other_code_are_not_believed(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tampered(cached, "update mission set id = 'phantom-me'")
    monkeypatch.setattr(database, "key", lambda: "another version")
    assert database.opened(str(kept(cached))) is None
    assert warm(cached) == cold(cached)
    assert database.opened(str(kept(cached))) is not None, "it is made anew"
    monkeypatch.undo()


def test_a_cache_of_other_columns_is_none(cached: Path) -> None:
    tampered(cached, "alter table mission drop column title")
    for _ in range(2):
        assert warm(cached) == cold(cached)


def test_caches_of_folders_that_are_gone_are_removed(cached: Path, tmp_path: Path) -> None:
    """They name people; a folder is deleted to be rid of them."""
    for name in ("one", "two"):
        shutil.copytree(cached, tmp_path / name)
        warm(tmp_path / name)
    left = {kept(tmp_path / "one"), kept(tmp_path / "two"), kept(cached)}
    assert set(kept(cached).parent.iterdir()) == left
    shutil.rmtree(tmp_path / "one")
    (kept(cached).parent / "not-ours.txt").write_bytes(b"x")
    shutil.copytree(cached, tmp_path / "three")
    warm(tmp_path / "three")
    found = {path for path in kept(cached).parent.iterdir() if path.suffix == ".sqlite"}
    assert found == {kept(tmp_path / "two"), kept(tmp_path / "three"), kept(cached)}
    assert (kept(cached).parent / "not-ours.txt").exists()


def test_what_is_taken_out_of_a_file_is_not_kept(cached: Path) -> None:
    path = cached / "missions" / "acme-order-data.yaml"
    before = kept(cached).read_bytes()
    assert "Léa Martin".encode() in before
    title = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("title: "))[7:]
    assert title.encode() in before
    path.write_text(path.read_text(encoding="utf-8").replace(title, "Another title"), encoding="utf-8")
    warm(cached)
    assert title.encode() not in kept(cached).read_bytes()


def test_no_rate_no_cost_and_no_words_of_feedback_are_kept(whole_firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(whole_firm, monkeypatch)
    held = kept(whole_firm).read_bytes().decode("utf-8", "replace")
    heard = [
        text
        for one in Workspace(whole_firm).load_all()[0]
        for item in one.mission.dated()
        if item.entry.type == "feedback"
        for text in (item.entry.strengths, item.entry.improvements, item.entry.advice)
        if text
    ]
    assert len(heard) > 10
    assert not any(text[:40] in held for text in heard)
    read = "".join(path.read_text(encoding="utf-8") for path in (whole_firm / "missions").glob("*.yaml"))
    assert "EUR/day" in read
    assert "EUR/day" not in held
    assert "daily_cost" in "".join(path.read_text("utf-8") for path in (whole_firm / "consultants").glob("*.yaml"))
    assert "345 EUR" not in held


@pytest.mark.parametrize("seed", some(range(400), 0, of=10))
def test_whatever_becomes_of_the_cache_the_answer_is_that_without_it(cached: Path, run: Run, seed: int) -> None:
    """Bits, lengths, whole numbers, an end cut off, pages of another place: no bug, nothing else than the files say."""
    lucky = random.Random(seed)  # noqa: S311 - no secret
    lines = ("due --json", "agenda --json", "list --json", "stats --json", "lessons --json --full")
    expected = {line: run(*line.split()) for line in lines}
    raw = bytearray(kept(cached).read_bytes())
    match lucky.randrange(5):
        case 0:
            for _ in range(lucky.randint(1, 9)):
                raw[lucky.randrange(len(raw))] ^= 1 << lucky.randrange(8)
        case 1:
            at = lucky.randrange(0, min(len(raw), 120), 4)
            raw[at : at + 4] = lucky.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\1\0\0\0"))
        case 2:
            del raw[lucky.randrange(len(raw)) :]
        case 3:
            at = lucky.randrange(len(raw))
            raw[at:at] = raw[lucky.randrange(len(raw)) :][:50]
        case _:
            pages = [raw[at : at + 4096] for at in range(0, len(raw), 4096)]
            first, second = lucky.sample(range(1, len(pages)), 2)
            pages[first], pages[second] = pages[second], pages[first]
            raw = bytearray(b"".join(pages))
    kept(cached).write_bytes(raw)
    for line, before in expected.items():
        assert run(*line.split()) == before


def test_a_cache_larger_than_any_is_not_read(cached: Path) -> None:
    with kept(cached).open("r+b") as file:
        file.truncate(1 << 40)  # a file with a hole: no such memory
    assert database.opened(str(kept(cached))) is None
    assert warm(cached) == cold(cached)


TORN = (
    "update mission set start = 'no day', \"end\" = 'x', notice = 'long', every = '9'",
    "update mission_nested set watched = '[', feedback = '{}', checkins = '[[1]]', lessons = '7', milestones = '[[]]'",
    "update profile set joined = 'x', cv = 'y', contact_every = 'z'",
    "update settings set urgent = '', every = 'x'",
)
ALSO_WRITE = [
    "consultant list",
    "contact lea-martin --dry-run",
    "contact lea-martin Called --commit",
    "fmt --all --dry-run",
    "note order-data Said.",
    "renew order-data --client wanted --dry-run",
]
LOOK = [
    "due --json",
    "agenda --json",
    "list --json",
    "list",
    "stats",
    "lessons",
    "timeline",
    "bench",
    "milestone",
    "blocker",
]


@pytest.mark.parametrize("line", [*LOOK, *ALSO_WRITE])
def test_a_cache_of_rows_that_nobody_can_read_is_none(cached: Path, run: Run, line: str) -> None:
    """Sealed by the program: a fault of an earlier moment. The files answer."""
    if line in ALSO_WRITE:
        tampered(cached, *TORN)
        ran = run(*line.split())
        assert "this is a bug" not in ran.err
        assert ran.code != Exit.FAILED
        return
    expected = run(*line.split())
    tampered(cached, *TORN)
    assert run(*line.split()) == expected
    assert run(*line.split()) == expected


def test_what_has_begun_to_write_is_not_run_again(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = []

    def failing() -> int:
        times.append(1)
        with locked(cached):
            raise IndexError

    monkeypatch.setattr(Belief, "used", True)
    assert guarded(failing, ["consultant", "list"]) == Exit.FAILED
    assert len(times) == 1


def test_no_home_no_cache(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "nowhere")
    assert folder() is None
    assert [one.id for one in missions(Cache(cached), Facts.names(), dt.date(2199, 1, 1))]
