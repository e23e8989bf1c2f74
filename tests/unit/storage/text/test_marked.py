from __future__ import annotations

import pytest

from mission_cli.storage.text.marked import as_merged, sides


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


BASE = b"a\nb\nc\nstate: todo\nstate: todo\n"
OURS = b"b\nc\na\nstate: todo\nstate: todo\n"
THEIRS = b"a2\nb\nc\nstate: todo\nstate: todo\n"
LEFT = b"<<<<<<< x\n=======\na2\n>>>>>>> y\nb\nc\na\nstate: todo\nstate: todo\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LEFT, True),
        (LEFT.replace(b"\n", b"\r\n"), True),
        (LEFT.replace(b"\nb", b"\n\nb"), True),
        (LEFT.replace(b"=\n", b"=\nb\nc\n"), True),  # borders drawn more widely
        (LEFT.replace(b"b\n", b"by hand\n"), False),
        (LEFT.replace(b"a2\n", b"a3\n"), False),
        (LEFT.replace(b"\nb", b""), False),
        (LEFT.replace(b"a2\n", b""), False),
        (LEFT.replace(b"a\n", b"a\na\n"), False),
        (LEFT.replace(b"todo\ns", b"done\ns"), False),
        (OURS, False),
        (LEFT.replace(b"=======\n", b""), False),
    ],
)
def test_what_a_merge_leaves_and_what_a_hand_made_of_it(text: bytes, said: bool) -> None:
    assert as_merged(text, BASE, OURS, THEIRS) is said


def test_what_both_added_in_one_place_may_stand_there_once() -> None:
    base, ours, theirs = (
        b"1\nstate: todo\nstate: todo\n",
        b"1\nstate: todo\nn\nstate: todo\n",
        b"1\nstate: todo\nm\nstate: todo\nstate: todo\n",
    )
    left = b"1\nstate: todo\n<<<<<<< x\nn\n=======\nm\n>>>>>>> y\nstate: todo\n"
    assert as_merged(left, base, ours, theirs)
    assert not as_merged(left.replace(b"n\n", b""), base, ours, theirs)
