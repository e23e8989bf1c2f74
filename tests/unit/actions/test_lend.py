"""Equipment lent and taken back: what is written, what is refused, what is said."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.actions.targets import TODAY, read, target

from mission_cli.actions.lend import LEND, RETURN, lend, signed, take_back
from mission_cli.core.changes import Append, Entry, Set
from mission_cli.core.say import Joined
from mission_cli.errors import NotFoundError, UsageError


def test_what_is_lent_has_an_id_of_its_own() -> None:
    on = target()
    found = lend(on, read(LEND, on, item=" Laptop 16 ", date="hier"))
    [change] = found.changes
    assert isinstance(change, Append)
    assert (change.path, found.of) == (("equipment",), ("laptop-16",))
    assert change.value == {"id": "laptop-16", "item": "Laptop 16", "lent": dt.date(2026, 11, 20)}
    assert [one.key for one in found.said] == ["lend.lent", "lend.no-condition"]


def test_an_id_that_is_taken_is_refused() -> None:
    on = target()
    with pytest.raises(UsageError) as caught:
        read(LEND, on, item="Laptop", id="laptop")
    assert (caught.value.text, caught.value.args_for_text["wanted"]) == ("pick.taken", "laptop")


def test_what_comes_back_says_what_it_was_like() -> None:
    on = target()
    values = read(RETURN, on, item="lap")
    assert not signed(on, values)
    found = take_back(on, values)
    assert found.changes == [Set(("equipment", Entry("laptop"), "returned"), TODAY)]
    assert [one.key for one in found.said] == ["lend.returned", "lend.was"]


def test_its_task_is_signed() -> None:
    on = target("lea-martin", **{"revoke-gitlab": "return-laptop"})
    values = read(RETURN, on, item="laptop", condition="scratched")
    assert signed(on, values)
    found = take_back(on, values)
    assert ("offboarding", "tasks", Entry("return-laptop"), "state") in [change.path for change in found.changes]
    assert found.changes[-1] == Set(("equipment", Entry("laptop"), "returned_condition"), "scratched")
    assert [one.key for one in found.said] == ["lend.returned", "lend.task-done"]


def test_nothing_comes_back_before_it_was_lent() -> None:
    on = target()
    with pytest.raises(UsageError) as caught:
        take_back(on, read(RETURN, on, item="badge", date="2026-03-01"))
    assert caught.value.text == "lend.before"
    with pytest.raises(NotFoundError) as unknown:
        take_back(on, read(RETURN, on, item="laptoop"))
    assert (unknown.value.text, unknown.value.args_for_text["ids"]) == ("pick.unknown", Joined(["laptop"]))
