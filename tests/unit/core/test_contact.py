from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.unit.core.missions import day

from mission_cli.core.contact import ToCall, Touch, clients_to_call, consultants_to_call, in_order
from mission_cli.core.dates import Duration, parse_duration
from mission_cli.core.facts import Facts
from mission_cli.core.people_known import Person

TODAY = dt.date(2026, 11, 21)
_NOBODY = Person(
    *("lea-martin", "consultants/lea-martin.yaml", "Léa Martin", None, None, None, None, None, None, (), None, ()),
    *(None, None, (), None, None),
)


def person(**facts: Any) -> Person:
    return _NOBODY._replace(**facts)


def calls(one: Person) -> list[ToCall]:
    return list(consultants_to_call([one], Touch(), TODAY))


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ({}, None),  # with the firm, and no rhythm
        ({"left": day("2026-11-21")}, None),  # the last day is today
        ({"left": day("2026-07-23")}, "2026-10-23"),
        ({"left": day("2026-07-23"), "contact_last": day("2026-08-01")}, "2026-11-02"),
        ({"left": day("2026-07-23"), "contact_last": day("2026-05-01")}, "2026-10-23"),
        ({"left": day("2026-07-23"), "contact_every": parse_duration("6 months")}, "2027-01-25"),
        ({"contact_every": parse_duration("1 week"), "contact_last": day("2026-11-12")}, "2026-11-19"),
        ({"contact_every": parse_duration("1 week")}, "2026-11-21"),  # never yet: at once
        ({"left": day("2026-07-23"), "contact_stopped": day("2026-11-21")}, None),
        ({"left": day("2026-07-23"), "contact_stopped": day("2026-11-22")}, "2026-10-23"),
    ],
)
def test_a_consultant_is_due_a_rhythm_after_the_last_contact(facts: dict[str, Any], due: str | None) -> None:
    assert [str(one.due) for one in calls(person(**facts))] == ([due] if due else [])


def seen(name: str = "a", **facts: Any) -> Facts:
    made = Facts(
        id=name,
        path=f"missions/{name}.yaml",
        title="Orders",
        consultant="Ana",
        client="Acme",
        manager="Sofia",
        start=day("2026-01-05"),
        end=day("2026-06-30"),
        closed=day("2026-06-30"),
        last_entry=None,
        keeps_in_touch=False,
    )
    return made.with_(**facts)


@pytest.mark.parametrize(
    ("missions", "due"),
    [
        ([seen()], "2026-09-30"),
        ([seen(last_entry=day("2026-09-10"))], "2026-12-10"),
        (
            [seen(), seen("b", start=day("2025-01-06"), end=day("2025-06-30"), last_entry=day("2026-10-01"))],
            "2027-01-04",
        ),
        ([seen(), seen("b", end=TODAY)], None),  # one runs, to the end of today
        ([seen(), seen("b", start=day("2027-01-04"), end=day("2027-06-30"))], None),  # one is to come
        ([seen(closed=None)], None),  # over, and not closed: asked for by itself
        ([seen(keeps_in_touch=True)], None),  # its checklist says when
        ([seen(last_entry=day("2027-02-01"))], "2027-02-22"),  # an entry of the future is no contact yet
    ],
)
def test_a_client_is_due_where_no_mission_is_left(missions: list[Facts], due: str | None) -> None:
    assert [str(one.due) for one in clients_to_call(missions, Touch(), TODAY)] == ([due] if due else [])


def test_the_note_goes_to_the_last_mission() -> None:
    [one] = clients_to_call([seen(), seen("b", end=day("2026-07-31"), client="ACME")], Touch(), TODAY)
    assert (one.slug, one.name, one.path) == ("acme", "ACME", "missions/b.yaml")


@pytest.mark.parametrize("touch", [Touch(left_alone=frozenset({"acme"})), Touch(clients=False)])
def test_a_client_may_be_left_alone(touch: Touch) -> None:
    assert list(clients_to_call([seen()], touch, TODAY)) == []


def test_the_longest_due_comes_first() -> None:
    touch = Touch(every=Duration(1, "month"))
    people = [
        person(slug="b", name="Bea", left=day("2026-09-01")),
        person(slug="a", name="Ada", left=day("2026-09-01")),
        person(slug="c", name="Cid", left=day("2026-08-01")),
    ]
    assert [one.slug for one in in_order(consultants_to_call(people, touch, TODAY))] == ["c", "a", "b"]


def test_a_name_that_is_no_slug_is_typed_by_its_slug() -> None:
    [one] = clients_to_call([seen(client="日本 & co")], Touch(), TODAY)
    assert one.typed == "co-rtj4vqo7"
    [one] = clients_to_call([seen(client="日本")], Touch(), TODAY)
    assert one.typed == "x-xgelblgl"
    [one] = clients_to_call([seen(client="日 $(x)'")], Touch(), TODAY)
    assert one.typed == "x-culcu5ex"
