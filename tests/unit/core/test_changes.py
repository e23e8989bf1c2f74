from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mission_cli.core.changes import (
    Add,
    Append,
    Change,
    Entry,
    Insert,
    Remove,
    Set,
    UnknownPathError,
    Where,
    apply,
    canonical,
    conflicting,
    difference,
    narrowed,
    path_text,
    text_of,
)

MISSION: dict[str, Any] = {
    "title": "Orders",
    "contract": {"end": "2026-12-18", "rate": "620 EUR/day"},
    "equipment": [{"id": "laptop", "item": "Laptop"}, {"id": "badge", "item": "Badge"}],
    "journal": {"ada": None, "bob": [{"id": "n1"}]},
}


@pytest.mark.parametrize(
    ("change", "path", "expected"),
    [
        (Set(("contract", "end"), date(2027, 1, 31)), ("contract", "end"), "2027-01-31"),
        (Set(("renewal", "client"), "wanted"), ("renewal",), {"client": "wanted"}),
        (Set(("journal", "ada", "x"), 4), ("journal", "ada"), {"x": "4"}),
        (
            Set(("equipment", Entry("badge"), "returned"), None),
            ("equipment", 1),
            {**MISSION["equipment"][1], "returned": None},
        ),
        (Set(("equipment", 0, "item"), "PC"), ("equipment", 0, "item"), "PC"),
        (Append(("journal", "ada"), {"id": "n2"}), ("journal", "ada"), [{"id": "n2"}]),
        (Append(("journal", "bob"), {"id": "n2"}), ("journal", "bob"), [{"id": "n1"}, {"id": "n2"}]),
        (Append(("tags",), "x"), ("tags",), ["x"]),
        (Insert(("journal", "bob"), 0, {"id": "n2"}), ("journal", "bob"), [{"id": "n2"}, {"id": "n1"}]),
        (Insert(("journal", "bob"), 1, {"id": "n2"}), ("journal", "bob"), [{"id": "n1"}, {"id": "n2"}]),
        (Remove(("equipment", Entry("laptop"))), ("equipment",), MISSION["equipment"][1:]),
        (Remove(("contract", "rate")), ("contract",), {"end": "2026-12-18"}),
    ],
)
def test_apply(change: Change, path: tuple[str | int, ...], expected: Any) -> None:
    before = canonical(MISSION)
    found: Any = apply([change], MISSION)
    for step in path:
        found = found[step]
    assert found == expected
    assert before == MISSION, "the data given is left alone"


@pytest.mark.parametrize(
    "change",
    [
        Set((), "x"),
        Set(("title", "sub"), "x"),
        Set(("equipment", Entry("phone"), "returned"), "x"),
        Set(("equipment", 2), "x"),
        Set(("equipment", -1), "x"),
        Set(("equipment", "laptop"), "x"),
        Set(("contract", 0), "x"),
        Append(("title",), "x"),
        Insert(("journal", "bob"), 2, "x"),
        Insert(("journal", "bob"), -1, "x"),
        Insert(("tags",), 1, "x"),
        Append(("contract",), "x"),
        Remove(("contract", "order")),
        Remove(("access", Entry("gitlab"))),
        Remove(("journal", "ada", "x")),
    ],
)
def test_a_path_that_leads_nowhere(change: Change) -> None:
    with pytest.raises(UnknownPathError) as caught:
        apply([change], MISSION)
    assert caught.value.path == change.path


def test_an_empty_collection_becomes_what_is_put_into_it() -> None:
    data: Any = {"a": [], "b": {}, "c": ""}
    assert apply([Set(("a", "k"), "v"), Append(("b",), "v")], data) == {"a": {"k": "v"}, "b": ["v"], "c": ""}
    with pytest.raises(UnknownPathError):
        apply([Append(("c",), "v")], data)


def test_changes_build_on_each_other() -> None:
    changes: list[Change] = [Append(("access",), {"id": "vpn"}), Set(("access", Entry("vpn"), "system"), "VPN")]
    assert apply(changes, {}) == {"access": [{"id": "vpn", "system": "VPN"}]}


@pytest.mark.parametrize(
    ("value", "text"),
    [("x", "x"), (4, "4"), (1.5, "1.5"), (date(2026, 3, 2), "2026-03-02"), (True, "true"), (False, "false")],
)
def test_text_of(value: Any, text: str) -> None:
    assert text_of(value) == text
    assert canonical([value, {"k": value}, None]) == [text, {"k": text}, None]


def test_conflicting() -> None:
    after: Any = apply([Set(("contract", "end"), "2027-01-01"), Remove(("equipment", Entry("badge")))], MISSION)
    changes: list[Change] = [
        Set(("contract", "end"), "2026-11-30"),
        Set(("contract", "rate"), "700 EUR/day"),
        Set(("equipment", Entry("badge"), "returned"), "2026-11-30"),
        Remove(("equipment", Entry("badge"))),
        Append(("equipment",), {"id": "phone"}),
        Insert(("equipment",), 0, {"id": "key"}),
    ]
    assert conflicting(changes, MISSION, MISSION) == []
    assert conflicting(changes, MISSION, after) == [("contract", "end"), ("equipment", Entry("badge"))]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("title",), "Orders", []),
        (("contract",), {"end": "2026-12-18", "rate": "1 EUR"}, [Set(("contract", "rate"), "1 EUR")]),
        (("contract",), {"end": "2026-12-18"}, [Remove(("contract", "rate"))]),
        (("contract",), {"start": "x"}, [Set(("contract",), {"start": "x"})]),
        (("contract",), [], [Set(("contract",), [])]),
        (("equipment",), [*MISSION["equipment"], {"id": "key"}], [Append(("equipment",), {"id": "key"})]),
        (("equipment",), MISSION["equipment"][1:], [Remove(("equipment", 0))]),
        (
            ("equipment",),
            [{"id": "badge", "item": "Badge 2"}],
            [Remove(("equipment", 0)), Set(("equipment", 0, "item"), "Badge 2")],
        ),
        (
            ("equipment",),
            [{"id": "key"}, MISSION["equipment"][0], {"id": "pc"}, MISSION["equipment"][1]],
            [Insert(("equipment",), 0, {"id": "key"}), Insert(("equipment",), 2, {"id": "pc"})],
        ),
        (
            ("equipment",),
            MISSION["equipment"][::-1],
            [Remove(("equipment", 1)), Insert(("equipment",), 0, MISSION["equipment"][1])],
        ),
        (("equipment",), [{"id": "key"}], [Set(("equipment",), [{"id": "key"}])]),
    ],
)
def test_setting_a_collection_is_narrowed_to_what_differs(path: Any, value: Any, expected: list[Change]) -> None:
    change = Set(path, value)
    assert narrowed(change, MISSION) == expected
    assert apply(expected, MISSION) == apply([change], MISSION)


def test_the_difference_between_two_readings() -> None:
    new: Any = {
        "title": "T",
        "contract": MISSION["contract"],
        "journal": {"ada": [{"id": "n2"}], "bob": []},
        "kind": "x",
    }
    changes = difference(MISSION, new)
    assert changes == [
        Remove(("equipment",)),
        Set(("title",), "T"),
        Set(("journal", "ada"), [{"id": "n2"}]),
        Set(("journal", "bob"), []),
        Set(("kind",), "x"),
    ]
    assert apply(changes, MISSION) == new
    assert difference(new, {key: new[key] for key in reversed(new)}) == []


def test_the_id_changes_last_as_paths_name_it() -> None:
    path = ("equipment", Entry("laptop"))
    new = {"id": "pc", "item": "PC"}
    changes = narrowed(Set(path, new), MISSION)
    assert changes == [Set((*path, "item"), "PC"), Set((*path, "id"), "pc")]


def test_path_text() -> None:
    assert path_text(("journal", "ada", Entry("n1"), 0)) == "journal.ada.n1.0"


@pytest.mark.parametrize(
    ("there", "name", "where", "place"),
    [
        (None, "a", "between", 0),
        (None, "a", "first", 0),
        ([], "a", "first", 0),
        ([{"id": "x"}], "a", "first", 0),
        ([{"id": "x"}], "a", "between", 1),
        ([{"id": "x"}], "a", "last", 1),
        ([{"id": "x"}, {"id": "y"}], "a", "between", 1),
        ([{"id": "x"}, {"id": "y"}], "a", "last", 2),
        ([{"id": "x"}, {"id": "y"}, {"id": "z"}], "a", "between", 2),  # two that are made at once, most often apart
        ([{"id": "x"}, {"id": "y"}, {"id": "z"}], "b", "between", 1),
        ([{"id": "x"}, {"id": "y"}], "b", "first", 0),
    ],
)
def test_an_addition_goes_where_another_persons_seldom_goes(there: Any, name: str, where: Where, place: int) -> None:
    change = Add(("equipment",), {"id": name}, where)
    found: Any = apply([change], {"equipment": there})
    assert found["equipment"].index({"id": name}) == place
    assert len(found["equipment"]) == len(there or []) + 1
    assert conflicting([change], {"equipment": there}, {"equipment": [{"id": "z"}]}) == []
