"""What the proofs found of the merge of files, each as small as it gets."""

from __future__ import annotations

import pytest

from mission_cli.storage.merging import Unmergeable, merged

BASE = b"""format: 1
contract:
<<<<<<<<< ours
  rate: 640 EUR/day
=========
  rate: 700 EUR/day
>>>>>>>>> theirs
journal:

  sofia-bernard:
    - id: n0
      type: note
      date: 2026-11-01
"""


def settled(rate: bytes, note: bytes) -> bytes:
    """The base with its conflict settled, and a note more."""
    head, _, rest = BASE.partition(b"<<<<<<<<< ours\n")
    entry = b"    - id: " + note + b"\n      type: note\n      date: 2026-11-02\n"
    return head + b"  rate: " + rate + b"\n" + rest.partition(b">>>>>>>>> theirs\n")[2] + entry


def test_a_base_that_is_a_conflict_both_settled_alike() -> None:
    found = merged(BASE, settled(b"640 EUR/day", b"n1"), settled(b"640 EUR/day", b"n2"))
    assert found.clashes == ()
    assert found.content == settled(b"640 EUR/day", b"n1") + b"    - id: n2\n      type: note\n      date: 2026-11-02\n"


def test_a_base_that_is_a_conflict_both_settled_in_a_third_way() -> None:
    found = merged(BASE, settled(b"660 EUR/day", b"n1"), settled(b"660 EUR/day", b"n2"))
    assert (found.clashes, found.content.count(b"660")) == ((), 1)


@pytest.mark.parametrize(("one", "two"), [(b"640 EUR/day", b"700 EUR/day"), (b"640 EUR/day", b"660 EUR/day")])
def test_a_base_that_is_a_conflict_each_settled_their_way_is_no_merge_in_silence(one: bytes, two: bytes) -> None:
    for ours, theirs in ((one, two), (two, one)):
        try:
            assert merged(BASE, settled(ours, b"n1"), settled(theirs, b"n2")).clashes
        except Unmergeable:
            continue


def test_a_base_with_broken_markers_is_left_to_lines() -> None:
    with pytest.raises(Unmergeable):
        merged(BASE.replace(b"=========\n", b""), settled(b"1 EUR/day", b"n1"), settled(b"1 EUR/day", b"n2"))
