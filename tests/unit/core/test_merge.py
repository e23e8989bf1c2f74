from __future__ import annotations

from typing import Any, cast

import pytest

from mission_cli.core.changes import Append, Entry, Insert, Remove, Set, apply
from mission_cli.core.merge import MISSING, Clash, merge, settled

A: Any = {"id": "a1", "type": "note", "date": "2026-11-02", "text": "First."}
B: Any = {"id": "b1", "type": "note", "date": "2026-11-09", "text": "Second."}
C: Any = {"id": "c1", "type": "note", "date": "2026-11-16", "text": "Third."}
BASE: Any = {
    "title": "Orders",
    "tags": ["data", "order"],
    "contract": {"end": "2026-12-18", "rate": "620 EUR/day"},
    "access": [{"id": "vpn", "system": "VPN"}, {"id": "jira", "system": "Jira"}],
    "journal": {"lea": None, "sofia": [A]},
}


def with_(**sections: Any) -> Any:
    return {**BASE, **sections}


def journal(**lanes: Any) -> Any:
    return with_(journal={**BASE["journal"], **lanes})


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        pytest.param(journal(sofia=[A, C]), journal(sofia=[A, B]), journal(sofia=[A, B, C]), id="by their dates"),
        pytest.param(journal(sofia=[A, B]), journal(lea=[C]), journal(sofia=[A, B], lea=[C]), id="two lanes"),
        pytest.param(journal(lea=[C]), journal(lea=[B]), journal(lea=[B, C]), id="a lane that was null"),
        pytest.param(journal(lea=[C]), journal(lea=[]), journal(lea=[C]), id="a lane in brackets"),
        pytest.param(journal(zoe=[B]), journal(paul=[C]), journal(zoe=[B], paul=[C]), id="two new lanes"),
        pytest.param(journal(zoe=[C]), journal(zoe=[B]), journal(zoe=[B, C]), id="the same new lane"),
        pytest.param(
            journal(sofia=[A, {**B, "score": "4"}]),
            journal(sofia=[A, {**B, "ref": "x"}]),
            journal(sofia=[A, {**B, "score": "4", "ref": "x"}]),
            id="one id added twice, field by field",
        ),
        pytest.param(with_(tags=["data", "order", "x"]), with_(tags=["order"]), with_(tags=["order", "x"]), id="texts"),
        pytest.param(
            with_(tags=["a", "data", "order"]),
            with_(tags=["b", "data", "order"]),
            with_(tags=["a", "b", "data", "order"]),
            id="at the top",
        ),
        pytest.param(
            with_(contract={"end": "2027-01-29", "rate": "620 EUR/day"}),
            with_(contract={"end": "2026-12-18", "rate": "650 EUR/day", "order": "7"}),
            with_(contract={"end": "2027-01-29", "rate": "650 EUR/day", "order": "7"}),
            id="field by field",
        ),
        pytest.param(
            with_(onboarding={"tasks": [{"id": "badge"}]}),
            with_(onboarding={"tasks": [{"id": "laptop"}]}),
            with_(onboarding={"tasks": [{"id": "badge"}, {"id": "laptop"}]}),
            id="one section added twice",
        ),
        pytest.param(
            with_(access=[BASE["access"][0]]),
            with_(access=[{**BASE["access"][0], "account": "s"}, BASE["access"][1]]),
            with_(access=[{**BASE["access"][0], "account": "s"}]),
            id="one gone, the other edited",
        ),
        pytest.param(
            with_(access=None),
            with_(access=[*BASE["access"], {"id": "x"}]),
            with_(access=[{"id": "x"}]),
            id="emptied here, added there",
        ),
        pytest.param({"title": "Orders"}, {"title": "Orders"}, {"title": "Orders"}, id="the same on both sides"),
        pytest.param(with_(title=None), BASE, with_(title=None), id="a text made null"),
    ],
)
def test_merged(ours: Any, theirs: Any, merged: Any) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        changes, clashes = merge(BASE, one, other)
        assert clashes == []
        assert apply(changes, one) == merged


@pytest.mark.parametrize(
    ("ours", "theirs", "path", "trio"),
    [
        (with_(title="A"), with_(title="B"), ("title",), ("Orders", "A", "B")),
        (with_(title="A"), {k: v for k, v in BASE.items() if k != "title"}, ("title",), ("Orders", "A", MISSING)),
        (
            journal(sofia=[{**A, "text": "Other."}]),
            journal(sofia=[{**A, "text": "Another."}]),
            ("journal", "sofia", Entry("a1"), "text"),
            ("First.", "Other.", "Another."),
        ),
        (
            journal(sofia=[]),
            journal(sofia=[{**A, "text": "Another."}]),
            ("journal", "sofia", Entry("a1")),
            (A, MISSING, {**A, "text": "Another."}),
        ),
        (
            journal(sofia=[A, B]),
            journal(sofia=[A, {**B, "text": "?"}]),
            ("journal", "sofia", Entry("b1"), "text"),
            (MISSING, "Second.", "?"),
        ),
        (with_(access=["vpn"]), with_(access={"vpn": "x"}), ("access",), (BASE["access"], ["vpn"], {"vpn": "x"})),
        (
            {key: value for key, value in BASE.items() if key != "contract"},
            with_(contract={"end": "2027-01-29", "rate": "620 EUR/day"}),
            ("contract",),
            (BASE["contract"], MISSING, {"end": "2027-01-29", "rate": "620 EUR/day"}),
        ),
    ],
)
def test_clash(ours: Any, theirs: Any, path: Any, trio: Any) -> None:
    changes, clashes = merge(BASE, ours, theirs)
    assert clashes == [Clash(path, *trio)]
    assert apply(changes, ours) == ours
    swapped = merge(BASE, theirs, ours).clashes
    assert swapped == [Clash(path, trio[0], trio[2], trio[1])]
    assert settled(BASE, ours, theirs, take={path: "ours"}) == (ours, [])
    assert settled(BASE, ours, theirs, take={path: "theirs"}) == (theirs, [])
    assert settled(BASE, ours, theirs, otherwise="theirs")[0] == theirs


def test_a_clash_leaves_the_rest_merged() -> None:
    ours, theirs = with_(title="A", kind="client"), {**journal(sofia=[A, B]), "title": "B"}
    changes, clashes = merge(BASE, ours, theirs)
    assert changes == [Append(("journal", "sofia"), B)]
    assert [clash.path for clash in clashes] == [("title",)]


def test_the_changes_are_made_of_ours() -> None:
    ours = journal(sofia=[A, C])
    theirs = {**journal(sofia=[A, B]), "access": BASE["access"][1:], "title": "Orders 2"}
    assert merge(BASE, ours, theirs).changes == [
        Set(("title",), "Orders 2"),
        Remove(("access", 0)),
        Insert(("journal", "sofia"), 1, B),
    ]


@pytest.mark.parametrize(
    ("before", "after", "now", "left"),
    [
        pytest.param(BASE, journal(sofia=[A, B]), journal(sofia=[A, B, C]), journal(sofia=[A, C]), id="an entry"),
        pytest.param(
            {**BASE, "journal": {}},
            journal(),
            journal(lea=[C]),
            {**BASE, "journal": {"lea": [C]}},
            id="a whole journal",
        ),
        pytest.param(
            {key: value for key, value in BASE.items() if key != "access"},
            BASE,
            with_(access=[*BASE["access"], {"id": "x"}]),
            with_(access=[{"id": "x"}]),
            id="a whole list",
        ),
        pytest.param(BASE, with_(title="T"), with_(title="T", kind="client"), with_(kind="client"), id="a field"),
    ],
)
def test_a_revert_takes_back_what_was_done(before: Any, after: Any, now: Any, left: Any) -> None:
    changes, clashes = merge(after, now, before)
    assert clashes == []
    assert apply(changes, now) == left


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "left"),
    [
        ({"k": ["a"], "t": "1"}, {"k": [], "t": "1"}, {"t": "1"}, {"k": [], "t": "1"}),
        ({"k": ["a"], "t": "1"}, {"k": None, "t": "1"}, {"t": "1"}, {"k": None, "t": "1"}),
        ({"k": ["a", "b"], "t": "1"}, {"k": ["a"], "t": "1"}, {"k": ["b"], "t": "1"}, {"k": [], "t": "1"}),
        ({"k": ["a", "b"], "t": "1"}, {"k": ["a"], "t": "1"}, {"k": [], "t": "1"}, {"k": [], "t": "1"}),
        ({"k": ["a", "b"], "t": "1"}, {"k": ["a"], "t": "1"}, {"t": "1"}, {"t": "1"}),
    ],
)
def test_a_list_in_which_nothing_is_left(base: Any, ours: Any, theirs: Any, left: Any) -> None:
    assert settled(base, ours, theirs) == (left, [])
    assert settled(base, theirs, ours) == (left, [])


ACTION: Any = {"what": "Call the VPN team", "owner": "client", "due": "2026-12-01"}


def test_an_entry_without_id_that_both_edited_is_one_entry() -> None:
    base, ours, theirs = (
        cast("Any", {"actions": [action]})
        for action in (ACTION, {**ACTION, "done": "2026-11-20"}, {**ACTION, "due": "2026-12-08"})
    )
    merged: Any = {"actions": [{**ACTION, "done": "2026-11-20", "due": "2026-12-08"}]}
    assert settled(base, ours, theirs) == (merged, [])
    assert settled(base, theirs, ours) == (merged, [])
    clash = merge(base, theirs, {"actions": [{**ACTION, "due": "2027-01-01"}]}).clashes
    assert [one.path for one in clash] == [("actions", 0, "due")]


def test_both_sides_added_the_file() -> None:
    ours: Any = {"title": "Orders", "tags": ["a"]}
    theirs: Any = {"title": "Orders", "tags": ["b"], "kind": "client"}
    assert settled({}, ours, theirs) == ({"title": "Orders", "tags": ["a", "b"], "kind": "client"}, [])
    assert settled({}, theirs, {**ours, "title": "B"})[1] == [Clash(("title",), MISSING, "Orders", "B")]


def test_an_id_that_is_there_twice_stays_there_twice() -> None:
    base: Any = {"access": [{"id": "x", "system": "A"}, {"id": "x", "system": "B"}]}
    ours: Any = {"access": [*base["access"], {"id": "y"}]}
    theirs: Any = {"access": [base["access"][0], {"id": "x", "system": "C"}]}
    assert settled(base, ours, theirs) == ({"access": [base["access"][0], {"id": "x", "system": "C"}, {"id": "y"}]}, [])


def test_an_order_is_never_a_clash() -> None:
    base: Any = {"tags": ["a", "b", "c"]}
    moved: Any = {"tags": ["c", "a", "b"]}
    assert settled(base, moved, {"tags": ["a", "b", "c", "d"]}) == ({"tags": ["c", "d", "a", "b"]}, [])
    assert settled(base, moved, {"tags": ["b", "a", "c"]}) == (base, [])
    assert settled(base, moved, {"tags": ["b", "c"]}) == ({"tags": ["c", "b"]}, [])


def test_an_entry_that_both_moved_to_another_lane_is_there_once() -> None:
    note = {"id": "r04a2k1h", "type": "note", "date": "2026-06-12", "text": "Agreed."}
    base: Any = {"journal": {"sofia": [note], "lea": None, "paul": None}}
    ours: Any = {"journal": {"sofia": None, "lea": [note], "paul": None}}
    theirs: Any = {"journal": {"sofia": None, "lea": None, "paul": [note]}}
    for one, other in ((ours, theirs), (theirs, ours)):
        data, clashes = settled(base, one, other)
        assert (data, clashes) == ({"journal": {"sofia": None, "lea": [note], "paul": None}}, [])
