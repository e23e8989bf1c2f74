"""What is open in a mission and how its follow-up goes, as facts; of what is watched, nothing that is kept back."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest
from tests.cli.test_privacy import RECORD, secrets
from tests.conftest import EXAMPLE, HERE, REPOSITORY
from tests.unit.core.missions import day, facts, mission

from mission_cli.core.dates import parse_duration
from mission_cli.core.facts import Facts, Handover, Kind, OpenBlocker, OpenChange, Payment, Watched
from mission_cli.core.model.read import read_mission
from mission_cli.core.money import parse_money
from mission_cli.storage.workspace import read_raw

FILES = [EXAMPLE, *sorted((REPOSITORY / "missions").glob("*.yaml")), *sorted((HERE / "corpus").glob("*.yaml"))]


def lane(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"sofia-bernard": list(entries)}


def only(found: Facts) -> Watched:
    [item] = found.watched
    return item


def handover(**steps: Any) -> Handover:
    return Handover(**{**dict.fromkeys(Handover._fields), "id": "spec", "title": "Spec", **steps})


def payment(due: dt.date | None, **more: Any) -> Payment:
    known = {"id": "live", "title": "Live", "owed_since": due, "why": "due", "payment_due": due, "understood": True}
    return Payment(**{**dict.fromkeys(Payment._fields), "due": due, **known, **more})


def open_in(found: Facts) -> list[Any]:
    """Everything open, whichever fact it is among."""
    handed = [one for one in found.deliverables if one.accepted is None]
    paid = [one for one in found.milestones if one.paid is None]
    return [*found.watched, *handed, *paid, *found.open_blockers, *found.open_changes]


# The facts ------------------------------------------------------------------------------------------------------------

CONTRACT = {"start": "2026-03-02", "end": "2026-12-18"}
TASK = {"id": "link", "title": "Keep in touch"}
ITEMS: list[tuple[dict[str, Any], Any]] = [
    ({"equipment": [{"id": "laptop", "item": "Laptop", "lent": "2026-03-02"}]},
     Watched("equipment", "laptop", "2026-03-02", "Laptop")),
    ({"equipment": [{"id": "laptop", "item": "Laptop", "returned": "2026-03-02"}]}, None),
    ({"access": [{"id": "vpn", "system": "VPN"}]}, Watched("access", "vpn", "", "VPN")),
    ({"access": [{"id": "vpn", "system": "VPN", "revoked": "2026-06-01"}]}, None),
    ({"onboarding": {"opened": "2026-03-01", "tasks": [{**TASK, "due": "start + 1 week", "owner": "it"}]}},
     Watched("task", "link", "start + 1 week", "Keep in touch", "it", "todo", "2026-03-01")),
    ({"onboarding": {"opened": "2026-03-01", "tasks": [{**TASK, "due": "2026-03-09"}]}},
     Watched("task", "link", "2026-03-09", "Keep in touch", "", "todo")),
    ({"onboarding": {"tasks": [{**TASK, "state": "done", "verify": "required", "done": "2026-03-09 by it"}]}},
     Watched("task", "link", "2026-03-09", "Keep in touch", "", "done")),
    ({"onboarding": {"tasks": [{**TASK, "state": "done"}]}}, None),
    ({"onboarding": {"tasks": [{**TASK, "state": "n/a", "why": "None."}]}}, None),
    ({"contract": {**CONTRACT, "deliverables": [{"id": "spec", "title": "Spec", "due": "2026-06-01"}]}},
     handover(due=day("2026-06-01"))),
    ({"contract": {**CONTRACT, "deliverables": [{"id": "spec", "title": "Spec", "delivered": "2026-06-02", "refused": "2026-05-01"}]}},
     handover(delivered=day("2026-06-02"), refused=day("2026-05-01"))),
    ({"contract": {**CONTRACT, "deliverables": [{"id": "spec", "title": "Spec", "due": "2026-05-01", "refused": "2026-06-03"}]}},
     handover(due=day("2026-05-01"), refused=day("2026-06-03"))),
    ({"contract": {**CONTRACT, "deliverables": [{"id": "spec", "title": "Spec", "accepted": "2026-06-03"}]}}, None),
    ({"contract": {**CONTRACT, "milestones": [{"id": "live", "title": "Live", "due": "2026-06-01", "amount": "7302 EUR"}]}},
     payment(due=day("2026-06-01"), amount=parse_money("7302 EUR"))),
    ({"contract": {**CONTRACT, "milestones": [{"id": "live", "title": "Live", "paid": "2026-06-01"}]}}, None),
    ({"contract": {**CONTRACT, "payment": "fin de mois 30 jours", "milestones": [{"id": "live", "title": "Live", "due": "2026-06-01"}]}},
     payment(due=day("2026-06-01"), payment_due=day("2026-07-30"))),
    ({"contract": {**CONTRACT, "payment": "30 jours fin de mois", "milestones":
      [{"id": "live", "title": "Live", "due": "2026-06-01", "invoiced": "2026-07-01"}]}},
     payment(due=day("2026-06-01"), invoiced=day("2026-07-01"), owed_since=day("2026-07-01"), why="invoiced", payment_due=day("2026-07-31"))),
    ({"contract": {**CONTRACT, "payment": "as agreed", "milestones": [{"id": "live", "title": "Live", "due": "2026-06-01"}]}},
     payment(due=day("2026-06-01"), understood=False)),
    ({"objectives": [{"id": "feeds", "specific": "Move", "target": "12", "due": "2026-06-01"}],
      "journal": lane({"type": "checkin", "date": "2026-05-01", "reached": {"feeds": "3"}})},
     Watched("objective", "feeds", "2026-06-01", "Move", "", "no-side")),
    ({"objectives": [{"id": "feeds", "specific": "Move", "target": "12", "better": "more", "due": "2026-06-01"}],
      "journal": lane({"type": "checkin", "date": "2026-05-01", "reached": {"feeds": "3"}})},
     Watched("objective", "feeds", "2026-06-01", "Move", "", "short")),
    ({"objectives": [{"id": "defects", "specific": "Cut", "target": "≤ 12", "due": "2026-06-01"}],
      "journal": lane({"type": "checkin", "date": "2026-05-01", "reached": {"defects": "3"}})}, None),
    ({"objectives": [{"id": "feeds", "specific": "Move", "target": "12", "due": "2026-06-01"}],
      "journal": lane({"type": "checkin", "date": "2026-05-01", "reached": {"feeds": "12"}})}, None),
    ({"journal": lane({"type": "blocker", "date": "2026-05-01", "title": "No VPN", "diagnosis": {"objectives": "yes"}})},
     OpenBlocker("no-vpn", None, "sofia-bernard", day("2026-05-01"), "option", "No VPN", (), (), None, None, None)),
    ({"journal": lane({"type": "blocker", "date": "2026-05-01", "title": "No VPN", "resolved": "2026-05-02"})}, None),
    ({"journal": lane({"type": "change", "date": "2026-05-01", "what": "More", "asked_by": "Ana", "impact": {"cost": "1"}})},
     OpenChange("more", None, "sofia-bernard", day("2026-05-01"), "assess", "Ana", "More", None, (), ("time", "quality"))),
    ({"journal": lane({"type": "change", "date": "2026-05-01", "what": "More", "asked_by": "Ana", "decision": "refused"})}, None),
]  # fmt: skip


@pytest.mark.parametrize(("held", "expected"), ITEMS)
def test_what_is_open_is_watched(held: dict[str, Any], expected: Watched | None) -> None:
    assert open_in(facts(mission(**held))) == ([expected] if expected else [])


def test_every_kind_of_thing_has_a_case() -> None:
    assert {item.kind for _, item in ITEMS if isinstance(item, Watched)} | {"action"} == set(get_args(Kind))


def action(what: str, **more: Any) -> dict[str, Any]:
    return {"type": "checkin", "date": "2026-05-01", "actions": [{"what": what, **more}]}


def test_an_action_is_due_on_its_day_or_promised_on_that_of_the_checkin() -> None:
    assert only(facts(mission(journal=lane(action("Call", due="2026-05-04", owner="it"))))) == Watched(
        "action", "Call", "2026-05-04", "Call", "it", "due"
    )
    assert only(facts(mission(journal=lane(action("Call"))))).state == "promised"
    assert facts(mission(journal=lane(action("Call", done="2026-05-04")))).watched == ()


@pytest.mark.parametrize(
    ("whats", "phrases"),
    [
        (["Call the VPN team now"], ["Call the VPN"]),
        (["Call the VPN team", "Call the VPN desk"], ["Call the VPN team", "Call the VPN desk"]),
        (["Call", "Call back"], ["", "Call back"]),  # what is part of another cannot be told apart
        (["Call", "Call"], ["", ""]),
        (['Say "yes" to it'], [""]),
        (["Pay $5 today"], [""]),
        (["`rm -rf`"], [""]),
        (["-n is not an option"], [""]),
        (["3"], [""]),
        (["3 reports for Ana"], ["3 reports for"]),
        (["Éclaircir l’accès à la base"], ["Éclaircir l’accès à"]),
    ],
)  # fmt: skip
def test_an_action_is_named_by_words_that_a_shell_takes_as_they_are(whats: list[str], phrases: list[str]) -> None:
    found = facts(mission(journal=lane(*map(action, whats))))
    assert [item.id for item in found.watched] == phrases


def test_each_phrase_names_its_action() -> None:
    from mission_cli.actions.checkin import done
    from mission_cli.actions.days import day_reader
    from mission_cli.actions.kinds import Context

    for path in FILES:
        data = read_raw(path.read_bytes(), path.name)[1]
        held = read_mission(data)[0]
        for item in facts(held).watched if held else ():
            if item.kind == "action" and item.id:
                assert held
                named = done(item.id, "--done", Context(held, held.end, day_reader(held.end, "unsure")))
                assert named.what.startswith(item.text[:20])


def test_a_long_text_is_cut_where_it_shows() -> None:
    [item] = facts(mission(access=[{"id": "vpn", "system": "x" * 161}])).watched
    assert item.text == "x" * 159 + "…"
    [item] = facts(mission(access=[{"id": "vpn", "system": "x" * 160}])).watched
    assert item.text == "x" * 160


def test_the_course() -> None:
    def talk(date: str, health: str, **more: Any) -> dict[str, Any]:
        return {"type": "checkin", "date": date, "health": health, **more}

    found = facts(
        mission(
            manager="Sofia Bernard",
            people={"it": "Nadia Ferhat"},
            followup={"review": "2 months"},
            renewal={"steps": {"alert": "2026-09-19 by sofia-bernard"}, "decision": "end"},
            journal=lane(
                talk("2026-05-01", "green", attendees=["consultant", "client"], difficulties="No VPN access"),
                talk("2026-05-15", "amber", difficulties="The VPN access again"),
                {"type": "feedback", "date": "2026-05-20", "from": "client", "to": "consultant", "score": "4"},
            ),
        )
    )
    expected = {
        "review": parse_duration("2 months"),
        "last_review": day("2026-05-01"),  # the manager, who wrote it, was there
        "health_before": "green",
        "health": "amber",
        "health_since": day("2026-05-15"),
        "difficulty_before": day("2026-05-01"),
        "difficulty_again": day("2026-05-15"),
        "last_feedback": day("2026-05-20"),
        "one_way_since": day("2026-05-20"),
        "unheard": ("consultant",),
        "settled": "end",
        "steps": ("alert",),
        "people": (("it", "nadia-ferhat"),),
    }
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("renewal", "amended", "expected"),
    [
        ({"decision": "end"}, "2026-06-12", "end"),
        ({"decision": "renew"}, "2026-06-12", "renew"),
        ({"decision": "renew", "decided": "2026-06-12 by a"}, "2026-06-12", ""),
        ({"decision": "renew", "decided": "2026-06-13 by a"}, "2026-06-12", "renew"),
        ({"client": "wanted"}, "2026-06-12", ""),
    ],
)
def test_a_renewal_that_was_carried_out_is_decided_no_longer(
    renewal: dict[str, Any], amended: str, expected: str
) -> None:
    contract = {**CONTRACT, "amendments": [{"date": amended, "end": "2026-12-18"}]}
    assert facts(mission(renewal=renewal, contract=contract)).settled == (expected or None)


@pytest.mark.parametrize(("due", "left"), [("end + 1 day", True), ("end", False), ("2026-12-19", True), (None, False)])
def test_of_a_closed_mission_only_what_comes_after_its_end(due: str | None, left: bool) -> None:
    task = {**TASK, **({"due": due} if due else {})}
    held = mission(
        closed="2026-12-18 by sofia-bernard",
        offboarding={"case": "completed", "tasks": [task]},
        access=[{"id": "vpn", "system": "VPN"}],
    )
    found = facts(held)
    assert [item.id for item in found.watched] == (["link"] if left else [])
    empty = ("settled", "health_before", "health_since", "difficulty_again", "last_feedback", "one_way_since")
    assert [getattr(found, name) for name in empty] == [None] * len(empty)
    assert (found.steps, found.people, found.unheard) == ((), (), ())


@pytest.mark.parametrize("renewed", ["", "closed: 2026-12-18 by sofia-bernard\n"])
def test_nothing_confidential_or_sensitive_is_watched(renewed: str) -> None:
    found, problems = read_mission(read_raw((RECORD + renewed).encode(), "m.yaml")[1])
    assert found, problems
    assert secrets(repr(facts(found).watched)) == set()
