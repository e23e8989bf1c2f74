"""What two states of a workspace show to be gone, and what makes a removal meant."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import EXAMPLE

from mission_cli.core.history import UNREADABLE
from mission_cli.core.lost import Removed, lost, removal_lines, removed, unread
from mission_cli.core.records import records
from mission_cli.storage.workspace import read_raw

BASE: Any = read_raw(EXAMPLE.read_bytes(), "example")[1]
A, B = "missions/a.yaml", "missions/b.yaml"
NONE = Removed(frozenset(), frozenset())


def without(*ids: str) -> Any:
    return _kept(copy.deepcopy(BASE), ids)


def _kept(data: Any, ids: tuple[str, ...]) -> Any:
    if isinstance(data, dict):
        return {key: _kept(value, ids) for key, value in data.items()}
    if isinstance(data, list):
        return [_kept(item, ids) for item in data if not (isinstance(item, dict) and item.get("id") in ids)]
    return data


def gone(before: Any, after: Any, *messages: str) -> list[str]:
    return [loss.removal for loss in lost(before, after, removed(messages)) if not loss.rewritten]


@pytest.mark.parametrize(
    "name", ["r04a2k1h", "vpn-returns", "feeds", "runbook", "go-live", "laptop", "erp-read", "handover-file"]
)
def test_a_record_that_is_in_no_list_any_more_is_lost(name: str) -> None:
    [loss] = lost({A: BASE}, {A: without(name)}, NONE)
    assert (loss.path, loss.removal) == (A, f"a {name}")
    assert loss.record is not None
    assert lost({A: without(name)}, {A: BASE}, NONE) == []


def test_a_whole_section_or_lane_takes_its_records_along() -> None:
    now = {key: value for key, value in BASE.items() if key != "equipment"}
    now["journal"] = {"sofia-bernard": BASE["journal"]["sofia-bernard"], "paul-durand": None}
    assert gone({A: BASE}, {A: now}) == ["a laptop", "a badge", "a f8qy40yg"]


def test_without_an_id_it_is_known_by_what_it_says_then_by_its_day() -> None:
    def journal(*texts: str) -> Any:
        return {
            "title": "T",
            "journal": {"a": [{"type": "note", "date": "2026-11-20", "text": text} for text in texts]},
        }

    assert gone({A: journal("one", "two")}, {A: journal("two")}) == ["a note/2026-11-20"]
    assert gone({A: journal("one", "two")}, {A: journal("three", "two")}) == []
    amended = copy.deepcopy(BASE)
    amended["contract"]["amendments"] = []
    assert gone({A: BASE}, {A: amended}) == ["a amendments/2026-06-12"]


def test_another_lane_another_file_another_name_are_no_loss() -> None:
    lanes = copy.deepcopy(BASE)
    lanes["journal"]["lea-martin"] = lanes["journal"].pop("sofia-bernard")
    assert gone({A: BASE}, {A: lanes}) == []
    other = {"title": "Other", "journal": {"x": [without()["journal"]["sofia-bernard"][3]]}}
    assert gone({A: BASE}, {A: without("r04a2k1h"), B: other}) == []
    assert gone({A: BASE}, {"missions/2026/a.yaml": BASE}) == []
    assert gone({A: BASE}, {B: without("r04a2k1h")}) == ["b r04a2k1h"]


def test_one_copy_elsewhere_makes_up_for_one_loss() -> None:
    laptop = {"equipment": [BASE["equipment"][0]]}
    both = {A: {"title": "A", **laptop}, B: {"title": "B", **laptop}}
    assert gone(both, {A: {"title": "A"}, B: {"title": "B"}, "missions/c.yaml": laptop}) == ["b laptop"]


def test_a_file_that_is_gone_or_cannot_be_read() -> None:
    assert [(loss.path, loss.record) for loss in lost({A: BASE}, {}, NONE)] == [(A, None)]
    assert gone({A: BASE}, {B: {"title": "Nothing alike"}}) == ["a"]
    assert gone({A: BASE}, {"consultants/a.yaml": BASE}) == ["a"]
    assert gone({A: BASE}, {A: UNREADABLE}) == gone({A: UNREADABLE}, {A: BASE}) == gone({A: UNREADABLE}, {}) == []


NAMES = [one.id for one in records(BASE) if one.id]


@given(st.sets(st.sampled_from(NAMES)), st.randoms(use_true_random=False))
def test_exactly_what_was_taken_away_is_lost_wherever_the_rest_went(names: set[str], random: Random) -> None:
    now = without(*names)
    entries = [entry for lane in now["journal"].values() for entry in lane]
    random.shuffle(entries)
    now["journal"] = {lane: entries[at::3] for at, lane in enumerate(("a", "b", "c"))}
    random.shuffle(now["equipment"])
    place = random.choice([A, B, "missions/2026/a.yaml"])
    assert {loss.removal.split()[-1] for loss in lost({A: BASE}, {place: now}, NONE)} in (names, {"a"})
    assert {loss.removal for loss in lost({A: BASE}, {A: now}, NONE)} == {f"a {name}" for name in names}


MEANT = [
    "Tidy\n\nRemoves: a r04a2k1h\n",
    "Tidy\n\nremoves:   a  r04a2k1h  \r\n",
    "Squashed (#4)\n\n* Tidy\n\n  Removes: missions/a.yaml r04a2k1h\n\n* More\n",
    "Squashed\n\n* Removes: a feeds, r04a2k1h\n\nCo-authored-by: Somebody <a@b>\n",
]


@pytest.mark.parametrize("message", MEANT)
def test_a_commit_that_says_so_makes_it_meant(message: str) -> None:
    assert gone({A: BASE}, {A: without("r04a2k1h")}, "Other", message) == []


@pytest.mark.parametrize(
    "message",
    ["Removes a r04a2k1h", "Removes: b r04a2k1h", "Removes: a", "Removes:\na r04a2k1h", "It Removes: a r04a2k1h"],
)
def test_other_words_do_not(message: str) -> None:
    assert gone({A: BASE}, {A: without("r04a2k1h")}, message) == ["a r04a2k1h"]


def test_a_file_is_removed_by_its_name_alone_the_old_or_the_new() -> None:
    assert gone({A: BASE}, {}, "Removes: a") == []
    assert gone({A: BASE}, {}, "Removes: a feeds") == ["a"]
    assert gone({A: BASE}, {B: without("r04a2k1h")}, "Removes: a r04a2k1h") == []


def test_the_lines_for_a_commit_of_our_own() -> None:
    assert removal_lines(A, BASE, without("r04a2k1h", "laptop")) == ["Removes: a laptop", "Removes: a r04a2k1h"]
    assert removal_lines(A, BASE, None) == ["Removes: a"]
    assert removal_lines(A, None, BASE) == removal_lines(A, BASE, BASE) == []
    assert gone({A: BASE}, {A: without("laptop")}, *removal_lines(A, BASE, without("laptop"))) == []


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missions/a.yaml", None),
        ("missions/2025/a.yml", None),
        ("missions/a.YAML", "ending"),
        ("missions/a.yaml.orig", "ending"),
        ("missions/a.yaml~", "ending"),
        ("missions/a", "ending"),
        ("missions/a.json", "ending"),
        ("missions/.a.yaml", "hidden"),
        ("missions/.old/a.yaml", "hidden"),
        ("missions/README.fr.md", None),
        ("missions/.gitkeep", None),
    ],
)
def test_why_a_file_is_not_read(path: str, reason: str | None) -> None:
    assert unread(path, link=False) == reason


def test_a_link_that_is_not_read_leads_to_a_folder() -> None:
    assert unread("missions/2025", link=True) == "link"
