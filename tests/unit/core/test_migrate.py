"""From format to format, as data."""

from __future__ import annotations

import pytest
from tests.older import from_0

from mission_cli.core import migrate
from mission_cli.core.changes import Remove, Set
from mission_cli.core.migrate import STEPS, Step, in_todays_format, older_format, upgrade
from mission_cli.core.model.read import read_mission
from mission_cli.core.raw import Plain, Raw


@pytest.fixture(autouse=True)
def _older_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, from_0)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"format": Plain("0")}, 0),
        ({"format": Plain("1")}, None),
        ({"format": Plain("2")}, None),
        ({"format": Plain("-1")}, None),
        ({"format": Plain("00")}, None),
        ({"format": None}, None),
        ({"format": []}, None),
        ({"name": "x"}, None),
        ([], None),
        (None, None),
    ],
)
def test_which_format(data: Raw, found: int | None) -> None:
    assert older_format(data) == found
    assert (upgrade(data) is None) == (found is None)


def test_a_format_without_a_step_is_none_that_can_be_upgraded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(STEPS, 0)
    assert older_format({"format": Plain("0")}) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"name": "X"}, {"title": "X"}),
        ({"name": "X", "title": "Y"}, {"name": "X", "title": "Y"}),
        ({"contract": {"rate": "620", "end": "b"}}, {"contract": {"rate": "620 EUR/day", "end": "b"}}),
        ({"contract": {"rate": "620 CHF/day"}}, {"contract": {"rate": "620 CHF/day"}}),
        ({"contract": "none"}, {"contract": "none"}),
    ],
)
def test_a_step_renames_and_changes(old: dict[str, Raw], new: dict[str, Raw]) -> None:
    assert in_todays_format({"format": Plain("0"), **old}) == {"format": "1", **new}


def test_data_of_today_is_itself() -> None:
    data: Raw = {"format": Plain("1"), "name": "X"}
    assert in_todays_format(data) is data


def test_findings_are_of_the_keys_of_the_file_as_it_is() -> None:
    found = upgrade({"format": Plain("0"), "name": [], "contract": {"start": "2026-13-02"}})
    assert found is not None
    places = {found.origin(problem.at) for problem in read_mission(found.data)[1]}
    assert ("name",) in places
    assert ("contract", "start") in places
    assert ("title",) not in places
    assert found.origin(()) == ()


def test_steps_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format to come is one step more; a place is traced back through all of them."""

    def from_1(data: dict[str, Raw]) -> Step:
        return Step({"title": "label"}, [Set(("terms",), data["title"]), Remove(("consultant",))])

    monkeypatch.setitem(STEPS, 1, from_1)
    monkeypatch.setattr(migrate, "FORMAT", 2)
    found = upgrade({"format": "0", "name": "X", "consultant": "Zoë"})
    assert found is not None
    assert found.data == {"format": "2", "label": "X", "terms": "X"}
    assert found.origin(("label", 0)) == ("name", 0)
    assert found.problem().args == {"found": "0", "known": "2"}
    later = upgrade({"format": "1", "title": "X", "consultant": "Zoë"})
    assert later is not None
    assert later.found == 1
    assert upgrade({"format": "2"}) is None
