from __future__ import annotations

import pytest

from mission_cli.storage.text.marked import sides


def test_each_side_of_each_conflict() -> None:
    text = b"a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\nd\n<<<<<<< x\n=======\ne\n>>>>>>> y\n"
    assert sides(text) == (b"a\nb\nd\n", b"a\nc\nd\ne\n")


def test_longer_markers_line_ends_and_the_base_between() -> None:
    text = b"a\r\n<<<<<<<<< x\r\nb\r\n||||||||| base\r\nz\r\n=========\r\nc\r\n>>>>>>>>> y"
    assert sides(text) == (b"a\r\nb\r\n", b"a\r\nc\r\n")


def test_what_is_no_marker_stays() -> None:
    text = b"=======\nshort: <<<<<<\n"
    assert sides(b"short\n======\n") is None
    assert sides(b"<<<<<<< a\n" + b"======\n" + b"=======\n" + b">>>>>>>> no\n" + b">>>>>>> b\n") == (
        b"======\n",
        b">>>>>>>> no\n",
    )
    assert sides(text) is None


@pytest.mark.parametrize(
    "text",
    [b"", b"a: 1\n", b"<<<<<<< a\nb\n", b"<<<<<<< a\nb\n>>>>>>> c\n", b"<<<<<<< a\n<<<<<<< b\n", b">>>>>>> a\n"],
)
def test_no_conflict_or_a_broken_one(text: bytes) -> None:
    assert sides(text) is None
