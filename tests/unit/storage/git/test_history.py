"""What git remembers, read from one `git log`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import git

from mission_cli.storage.git import history, process
from mission_cli.storage.git.history import Commit, Touch, commits, followed, has_commits, not_committed

UNDER = ("missions",)
ACME = "missions/acme-order-data.yaml"


def touched(was: str | None, now: str | None) -> Touch:
    return Touch(was, now, ("",), "")


def test_a_commit_has_its_author_time_words_and_files(repository: Path) -> None:
    git(repository, "mv", ACME, "missions/b.yaml")
    (repository / "mission.yaml").write_text("lang: fr\n", encoding="utf-8")
    git(repository, "commit", "--quiet", "--all", "--allow-empty-message", "--message=")
    moved, start = commits(repository, UNDER)
    assert start.author == "Sofia Bernard"
    assert (start.subject, start.time) == ("Start", "2026-11-21T09:00:00+01:00")
    [first] = start.files
    assert first == Touch(None, ACME, ("",), git(repository, "rev-parse", f"HEAD~1:{ACME}").strip())
    assert (moved.subject, moved.files) == ("", (Touch(ACME, "missions/b.yaml", (first.after,), first.after),))


def test_one_git_tells_every_commit(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (repository / ACME).write_text(f"title: {number}\n", encoding="utf-8")
        git(repository, "commit", "--quiet", "--all", f"--message={number}\n\n:100644 100644 a b M")
    asked: list[str] = []

    def counted(folder: Path, *words: str, **more: Any) -> process.Done:
        asked.append(words[0])
        return process.answer(folder, *words, **more)

    monkeypatch.setattr(history, "answer", counted)
    assert [one.subject for one in commits(repository, UNDER)] == ["4", "3", "2", "1", "0", "Start"]
    assert asked == ["rev-parse", "log"]


def test_bytes_that_are_no_text_in_a_name_and_a_message(repository: Path) -> None:
    name = b"missions/\xff\n.yaml"
    (Path(str(repository)) / name.decode("utf-8", "surrogateescape")).write_bytes(b"title: a\n")
    git(repository, "add", ".")
    (repository / "words").write_bytes(b":\xff\x01 \x1b[31m\n")
    git(repository, "-c", "i18n.commitEncoding=latin-1", "commit", "--quiet", "--file=words")
    [odd, _] = commits(repository, UNDER)
    assert odd.subject == ":ÿ\x01 \x1b[31m"
    assert [touch.now for touch in odd.files] == [name.decode("utf-8", "surrogateescape")]


def test_what_is_not_committed_staged_or_not_new_or_gone(repository: Path) -> None:
    (repository / "missions" / "new.yaml").write_text("a\n", encoding="utf-8")
    (repository / "missions" / "staged.yaml").write_text("b\n", encoding="utf-8")
    git(repository, "add", "missions/staged.yaml")
    (repository / ACME).unlink()
    found = not_committed(repository, UNDER)
    assert [(touch.was, touch.now) for touch in found] == [
        (ACME, None),
        (None, "missions/new.yaml"),
        (None, "missions/staged.yaml"),
    ]
    assert all(touch.after == "" for touch in found)


def test_before_the_first_commit_everything_is_new(workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    assert not has_commits(workspace)
    assert commits(workspace, UNDER) == []
    git(workspace, "add", "missions")
    assert not_committed(workspace, UNDER) == [Touch(None, ACME, ("",), "")]


def test_a_name_that_another_file_has_since_is_not_followed() -> None:
    found = [
        Commit("4", "", "", "", (touched(None, "a"),)),
        Commit("3", "", "", "", (touched("a", "b"),)),
        Commit("2", "", "", "", (touched("a", "a"), touched("c", "c"))),
        Commit("1", "", "", "", (touched(None, "a"),)),
    ]
    assert [one.id for one in followed(found, "b")] == ["3", "2", "1"]
    assert [one.id for one in followed(found, "a")] == ["4"]
    assert followed(found, "b")[1].files == (touched("a", "a"),)


@given(st.lists(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=2), max_size=5))
def test_a_file_that_was_never_renamed_has_all_commits_of_its_name(renames: list[list[tuple[str, str]]]) -> None:
    found = [
        Commit(str(at), "", "", "", tuple(touched(was, now) for was, now in some) + (touched("z", "z"),))
        for at, some in enumerate(renames)
    ]
    assert followed(found, "z") == [one._replace(files=one.files[-1:]) for one in found]
