from __future__ import annotations

import os
from pathlib import Path

import pytest

from mission_cli.errors import GitError
from mission_cli.storage.git.merge_file import merged_lines

BASE = b"a\nb\nc\nd\ne\n"


def test_lines_apart_merge() -> None:
    assert merged_lines(BASE, b"A\nb\nc\nd\ne\n", b"a\nb\nc\nd\nE\n") == (b"A\nb\nc\nd\nE\n", 0)


def test_lines_that_both_changed() -> None:
    lines = merged_lines(BASE, b"A\nb\nc\nd\ne\n", b"B\nb\nc\nd\ne\n", labels=("main", "it's"), marker_size=9)
    assert lines == (b"<<<<<<<<< main\nA\n=========\nB\n>>>>>>>>> it's\nb\nc\nd\ne\n", 1)


def test_carriage_returns_and_a_missing_newline_stay() -> None:
    assert merged_lines(b"a\r\nb\r\nc", b"A\r\nb\r\nc", b"a\r\nb\r\nC").content == b"A\r\nb\r\nC"


def test_the_person_s_own_style_of_conflicts_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "home" / "gitconfig").write_text("[merge]\n\tconflictStyle = diff3\n", encoding="utf-8")
    lines = merged_lines(b"", b"x\na\ny\n", b"x\nb\ny\n")
    assert lines == (b"x\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\ny\n", 1)


def test_in_the_surroundings_of_a_merge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert merged_lines(b"a\n", b"a\n", b"b\n").content == b"b\n"


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path) -> None:
    merged_lines(b"a\n", b"b\n", b"c\n")
    with pytest.raises(GitError, match=r"git\.refused"):
        merged_lines(b"a\0", b"b\0", b"c\0")
    assert os.listdir(tmp_path / "home" / "tmp") == []  # noqa: PTH208


def test_without_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match=r"git\.missing"):
        merged_lines(b"a\n", b"b\n", b"c\n")
