"""Entries by their names."""

from __future__ import annotations

from typing import Any

from tests.unit.core.test_terms import mission, request

from mission_cli.core.changes import Entry
from mission_cli.core.recorded import matching, name_of, path_to


def entries(*items: dict[str, Any]) -> Any:
    found = mission(list(items))
    return found, found.dated()


def test_a_name_is_the_id_or_what_is_said() -> None:
    _, items = entries(
        request(), {**request(what="Un changement d’été"), "id": None}, {**request(what="…"), "id": None}
    )
    assert [name_of(item) for item in items] == ["more", "un-changement-d-ete", "2026-06-01"]


def test_a_beginning_is_enough_and_a_whole_name_wins() -> None:
    _, items = entries(request(id="vpn"), request(id="vpn-again"))
    assert [name_of(item) for item in matching(items, "VPN")] == ["vpn"]
    assert len(matching(items, "vp")) == 2
    assert matching(items, "") == []


def test_an_id_leads_to_an_entry_unless_two_have_it() -> None:
    found, items = entries(request(), {**request(), "id": None})
    assert [path_to(found, item)[2] for item in items] == [Entry("more"), 1]
    found, items = entries(request(), request())
    assert [path_to(found, item)[2] for item in items] == [0, 1]
