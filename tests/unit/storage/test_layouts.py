from __future__ import annotations

from textwrap import dedent

import pytest

from mission_cli.storage.layouts import MARK, with_both_comments


def hunk(ours: str, theirs: str) -> bytes:
    return f"a: 1\n{'<' * MARK} ours\n{ours}{'=' * MARK}\n{theirs}{'>' * MARK} theirs\nz: 1\n".encode()


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("b: 1\n", "b: '1'\n", "b: 1\n"),
        ("b: 1\n", "b: 1 # said so\n", "b: 1 # said so\n"),
        ("b: 1 # ours\n", "b: '1' # theirs\n", "b: 1 # ours\n"),
        ("# ours\nb: 1\n", "b: 1\n# theirs\n", "# ours\nb: 1\n# theirs\n"),
        ("b: 1\n\n", "# theirs\nb: 1\n", "# theirs\nb: 1\n\n"),
        ("b: 1\n", "b: 1\n\n", "b: 1\n"),
        ("", "# theirs\n", "# theirs\n"),
    ],
)
def test_comments_of_both_stay(ours: str, theirs: str, found: str) -> None:
    assert with_both_comments(hunk(ours, theirs)) == f"a: 1\n{found}z: 1\n".encode()


def test_several_places_and_line_ends() -> None:
    merged = hunk("b: 1\n", "# b\nb: 1\n") + hunk("c: 1\n", "c: 1 # c\n")
    wanted = "a: 1\n# b\nb: 1\nz: 1\na: 1\nc: 1 # c\nz: 1\n"
    assert with_both_comments(merged) == wanted.encode()
    assert with_both_comments(merged.replace(b"\n", b"\r\n")) == wanted.replace("\n", "\r\n").encode()


def test_shorter_markers_are_text() -> None:
    text = dedent(
        """\
        a: |
          <<<<<<< ours
          =======
        """
    ).encode()
    assert with_both_comments(text) == text


def test_of_a_place_too_long_to_compare_ours_stays() -> None:
    ours, theirs = "b: 1\n" * 1500, "# x\n" * 1500
    assert with_both_comments(hunk(ours, theirs)) == f"a: 1\n{ours}z: 1\n".encode()
