"""What git's index keeps of a conflict, and what git itself would write for it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.conftest import git

from mission_cli.storage.git.blobs import contents
from mission_cli.storage.git.ongoing import ongoing, resolved, sides
from mission_cli.storage.git.stages import conflicted, has_markers, same_but_labels, unmerged

MISSION = "missions/acme-order-data.yaml"


@pytest.fixture
def stopped(repository: Path) -> Path:
    """A merge that stopped: the title changed twice."""
    path = repository / MISSION
    whole = path.read_text(encoding="utf-8")
    for branch, title in (("theirs", "title: Theirs"), ("main", "title: Ours")):
        git(repository, "switch", "--quiet", *(["-c", branch] if branch == "theirs" else [branch]))
        path.write_text(whole.replace("title: ", f"{title} # ", 1), encoding="utf-8")
        git(repository, "commit", "--quiet", "--all", f"--message={title}")
    assert subprocess.run(["git", "merge", "theirs"], cwd=repository, capture_output=True, check=False).returncode == 1
    return repository


def test_the_three_versions(stopped: Path) -> None:
    found = conflicted(stopped, "missions")
    assert list(found) == [MISSION]
    three = found[MISSION]
    assert b"title: Ours" in (three.ours or b"")
    assert b"title: Theirs" in (three.theirs or b"")
    assert three.base is not None
    assert three.unreadable == ()
    assert conflicted(stopped, "consultants") == {}
    assert unmerged(stopped) == [MISSION]


def test_an_object_that_is_missing_is_told(stopped: Path) -> None:
    blob = conflicted(stopped)[MISSION].blobs[2]
    (stopped / ".git/objects" / blob[:2] / blob[2:]).unlink()
    three = conflicted(stopped)[MISSION]
    assert (three.theirs, three.unreadable) == (None, (3,))


def test_markers_whatever_stands_behind_them(stopped: Path) -> None:
    seen = (stopped / MISSION).read_bytes()
    assert has_markers(seen)
    assert same_but_labels(seen.replace(b"<<<<<<< HEAD", b"<<<<<<< yours main"), seen)
    assert not same_but_labels(seen + b"# more\n", seen)
    assert has_markers(b"a\n<<<<<<<<< \n")
    assert has_markers(b"|||||||\r\n")
    assert not has_markers(b"a: <<<<<<<\n<<<<<< b\n=======\n")


def test_whose_the_sides_are(stopped: Path) -> None:
    now = ongoing(stopped)
    assert now is not None
    yours, others = sides(stopped, now)
    assert (now.kind, yours.branch, yours.subject) == ("merge", "main", "title: Ours")
    assert (others.branch, others.author) == ("theirs", "Sofia Bernard")
    git(stopped, "merge", "--abort")
    assert ongoing(stopped) is None
    assert resolved(stopped, "no-such-branch") == ""


def test_many_contents_in_one_answer(repository: Path) -> None:
    (repository / "empty").touch()
    git(repository, "add", "empty")
    names = [f"HEAD:./{MISSION}", ":./empty", "HEAD:./none", "HEAD", "a\nb", "HEAD:./mission.yaml"]
    found = contents(repository, names)
    assert found[names[0]] == (repository / MISSION).read_bytes()
    assert [found[name] for name in names[1:4]] == [b"", None, None]
    assert names[4] not in found
    assert found[names[5]] == b"perspective: provider\n"
    assert contents(repository, []) == {}
