"""Who is believed: what is kept of the files counts only where this person's program wrote it, in this folder, with this code."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest
from tests.conftest import Run, at_home, some
from tests.unit.storage.index.test_portfolio import cold, settle, warm

from mission_cli.commands.run import guarded
from mission_cli.errors import Exit
from mission_cli.storage.index import packed, people, portfolio, watches
from mission_cli.storage.own_key import own_key, state_folder
from mission_cli.storage.write import locked

CACHE = Path(".mission") / "cache"


def kept(root: Path) -> packed.Index | None:
    return packed.load(root, *portfolio.SUMMARIES[:2])


@pytest.fixture
def indexed(firm: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample firm with an index of its own that is believed; ctime cannot be set back, so the clock is ahead."""
    (firm / ".mission").mkdir()
    settle(firm)
    now = time.time_ns()
    monkeypatch.setattr("mission_cli.storage.index.listing.time.time_ns", lambda: now + 60 * 10**9)
    portfolio.read(firm)
    assert kept(firm) is not None
    return firm


def test_a_cache_that_came_with_a_clone_is_not_believed(
    indexed: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A phantom: somebody commits an index that knows a mission which has no file."""
    index = kept(indexed)
    assert index is not None
    phantom = index.open.rows.replace(b"order-data", b"phantom-me")
    forged = index._replace(open=index.open._replace(rows=phantom))
    packed.save(indexed, *portfolio.SUMMARIES[:2], forged)
    assert b"phantom-me" in (kept(indexed) or index).open.rows, "its author believes it"
    at_home(tmp_path / "of-another", monkeypatch)
    assert kept(indexed) is None
    ran = run("due", "--weeks", "52", "--json")
    assert "phantom-me" not in ran.out
    assert "order-data" in ran.out
    assert ran.err == ""


def test_an_index_of_another_folder_is_not_believed(indexed: Path, tmp_path: Path) -> None:
    shutil.copytree(indexed, tmp_path / "clone")
    assert kept(tmp_path / "clone") is None


def test_without_a_place_for_the_key_nothing_is_believed_or_kept(
    indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "taken"))
    assert own_key(make=True) is None
    assert kept(indexed) is None
    (indexed / CACHE / portfolio.SUMMARIES.name).unlink()
    assert warm(indexed) == cold(indexed)
    assert not (indexed / CACHE / portfolio.SUMMARIES.name).exists()


def test_the_key_is_the_persons_alone_and_made_once(tmp_path: Path) -> None:
    key = own_key(make=True)
    assert key is not None
    assert own_key(make=True) == own_key() == key
    assert Path(state_folder(), "key").stat().st_mode & 0o777 == 0o600
    Path(state_folder(), "key").write_bytes(key + b"x")
    assert own_key(make=True) is None, "whatever is there is not replaced"


def test_a_relative_state_folder_is_never_in_the_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", ".mission")
    assert state_folder() == str(Path.home() / ".local" / "state" / "mission")


def test_rows_made_by_other_code_are_not_believed(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_code", lambda: 1)
    assert kept(indexed) is None


@pytest.mark.parametrize("seed", some(range(400), 0, of=10))
def test_whatever_becomes_of_the_cache_the_answer_is_that_without_it(indexed: Path, run: Run, seed: int) -> None:
    """Bits, lengths, whole numbers, an end cut off, files of one another: no bug, nothing else than the files say."""
    lucky = random.Random(seed)  # noqa: S311 - no secret
    expected = {line: run(*line.split()) for line in ("due --json", "agenda --json", "list --json")}
    for path in sorted((indexed / CACHE).glob("*-?")):
        raw = bytearray(path.read_bytes())
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
                raw = bytearray(
                    lucky.choice(sorted((indexed / CACHE).glob("*-?"))).read_bytes()[: lucky.randint(0, 9**6)]
                )
        path.write_bytes(raw)
    for line, before in expected.items():
        assert run(*line.split()) == before


def test_a_cache_larger_than_any_is_not_read(indexed: Path) -> None:
    with (indexed / CACHE / portfolio.SUMMARIES.name).open("r+b") as file:
        file.truncate(1 << 40)  # a file with a hole: no such memory
    assert kept(indexed) is None
    assert warm(indexed) == cold(indexed)


ALSO_WRITE = [
    "consultant list",
    "contact lea-martin --dry-run",
    "contact lea-martin Called --commit",
    "fmt --all --dry-run",
    "note order-data Said.",
    "renew order-data --client wanted --dry-run",
]


@pytest.mark.parametrize("line", ["due --json", "agenda --json", "list --json", "list", *ALSO_WRITE])
def test_an_index_of_rows_that_nobody_can_read_is_none(indexed: Path, run: Run, line: str) -> None:
    """With the person's own mark: a fault of an earlier moment. The files answer, once, and the index is made anew."""
    if line in ALSO_WRITE:
        run("consultant", "list")
        tear(indexed)
        ran = run(*line.split())
        assert "this is a bug" not in ran.err
        assert ran.code != Exit.FAILED
        return
    expected = run(*line.split())
    tear(indexed)
    assert run(*line.split()) == expected
    assert run(*line.split()) == expected


def test_what_has_begun_to_write_is_not_run_again(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = []

    def failing() -> int:
        times.append(1)
        with locked(indexed):
            raise IndexError

    monkeypatch.setattr(packed.Belief, "used", True)
    assert guarded(failing, ["consultant", "list"]) == Exit.FAILED
    assert len(times) == 1


def tear(indexed: Path) -> None:
    """Rows cut short, with the person's own mark."""
    for view in (portfolio.SUMMARIES, watches.WATCHES, people.PEOPLE):
        index = packed.load(indexed, *view[:2])
        if index:
            torn = b"".join(row[:11] + b"\n" for row in index.open.rows.splitlines())
            packed.save(indexed, *view[:2], index._replace(open=index.open._replace(rows=torn)))
