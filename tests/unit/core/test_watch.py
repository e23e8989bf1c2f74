"""What is watched of a mission: the facts, on one line and back, the same however the file was read, nothing kept back."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.cli.test_privacy import RECORD, secrets
from tests.conftest import EXAMPLE, HERE, REPOSITORY
from tests.unit.core.missions import mission

from mission_cli.core.model.read import read_mission
from mission_cli.core.watch import Course, Kind, Watch, Watched, packed_watch, unpacked_watch, watch
from mission_cli.storage.workspace import read_raw

FILES = [EXAMPLE, *sorted((REPOSITORY / "missions").glob("*.yaml")), *sorted((HERE / "corpus").glob("*.yaml"))]


def lane(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"sofia-bernard": list(entries)}


def only(found: Watch) -> Watched:
    [item] = found.items
    return item


# The facts ------------------------------------------------------------------------------------------------------------

CONTRACT = {"start": "2026-03-02", "end": "2026-12-18"}
TASK = {"id": "link", "title": "Keep in touch"}
ITEMS: list[tuple[dict[str, Any], Watched | None]] = [
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
     Watched("deliverable", "spec", "2026-06-01", "Spec", "", "todo")),
    ({"contract": {**CONTRACT, "deliverables": [{"id": "spec", "title": "Spec", "delivered": "2026-06-02", "refused": "2026-05-01"}]}},
     Watched("deliverable", "spec", "2026-06-02", "Spec", "", "delivered")),
    ({"contract": {**CONTRACT, "deliverables": [{"id": "spec", "title": "Spec", "due": "2026-05-01", "refused": "2026-06-03"}]}},
     Watched("deliverable", "spec", "2026-06-03", "Spec", "", "refused")),
    ({"contract": {**CONTRACT, "deliverables": [{"id": "spec", "title": "Spec", "accepted": "2026-06-03"}]}}, None),
    ({"contract": {**CONTRACT, "milestones": [{"id": "live", "title": "Live", "due": "2026-06-01", "amount": "7302 EUR"}]}},
     Watched("milestone", "live", "2026-06-01", "Live")),
    ({"contract": {**CONTRACT, "milestones": [{"id": "live", "title": "Live", "paid": "2026-06-01"}]}}, None),
    ({"contract": {**CONTRACT, "payment": "fin de mois 30 jours", "milestones": [{"id": "live", "title": "Live", "due": "2026-06-01"}]}},
     Watched("milestone", "live", "2026-07-30", "Live")),
    ({"contract": {**CONTRACT, "payment": "30 jours fin de mois", "milestones":
      [{"id": "live", "title": "Live", "due": "2026-06-01", "invoiced": "2026-07-01"}]}},
     Watched("milestone", "live", "2026-07-31", "Live")),
    ({"contract": {**CONTRACT, "payment": "as agreed", "milestones": [{"id": "live", "title": "Live", "due": "2026-06-01"}]}},
     Watched("milestone", "live", "2026-06-01", "Live", "", "terms-unread")),
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
     Watched("blocker", "no-vpn", "2026-05-01", "No VPN", "", "option")),
    ({"journal": lane({"type": "blocker", "date": "2026-05-01", "title": "No VPN", "resolved": "2026-05-02"})}, None),
    ({"journal": lane({"type": "change", "date": "2026-05-01", "what": "More", "asked_by": "Ana", "impact": {"cost": "1"}})},
     Watched("change", "more", "2026-05-01", "More", "", "decide")),
    ({"journal": lane({"type": "change", "date": "2026-05-01", "what": "More", "asked_by": "Ana", "decision": "refused"})}, None),
]  # fmt: skip


@pytest.mark.parametrize(("held", "expected"), ITEMS)
def test_what_is_open_is_watched(held: dict[str, Any], expected: Watched | None) -> None:
    assert watch(mission(**held)).items == ((expected,) if expected else ())


def test_every_kind_of_thing_has_a_case() -> None:
    assert {item.kind for _, item in ITEMS if item} | {"action"} == set(get_args(Kind))


def action(what: str, **more: Any) -> dict[str, Any]:
    return {"type": "checkin", "date": "2026-05-01", "actions": [{"what": what, **more}]}


def test_an_action_is_due_on_its_day_or_promised_on_that_of_the_checkin() -> None:
    assert only(watch(mission(journal=lane(action("Call", due="2026-05-04", owner="it"))))) == Watched(
        "action", "Call", "2026-05-04", "Call", "it", "due"
    )
    assert only(watch(mission(journal=lane(action("Call"))))).state == "promised"
    assert watch(mission(journal=lane(action("Call", done="2026-05-04")))).items == ()


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
    found = watch(mission(journal=lane(*map(action, whats))))
    assert [item.id for item in found.items] == phrases


def test_each_phrase_names_its_action() -> None:
    from mission_cli.commands.checkin.options import done

    for path in FILES:
        data = read_raw(path.read_bytes(), path.name)[1]
        held = read_mission(data)[0]
        for item in watch(held).items if held else ():
            if item.kind == "action" and item.id:
                assert held
                [named] = done([item.id], held)
                assert named.what.startswith(item.text[:20])


def test_a_long_text_is_cut_where_it_shows() -> None:
    [item] = watch(mission(access=[{"id": "vpn", "system": "x" * 161}])).items
    assert item.text == "x" * 159 + "…"
    [item] = watch(mission(access=[{"id": "vpn", "system": "x" * 160}])).items
    assert item.text == "x" * 160


def test_the_course() -> None:
    def talk(date: str, health: str, **more: Any) -> dict[str, Any]:
        return {"type": "checkin", "date": date, "health": health, **more}

    found = watch(
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
    assert found.course == Course(
        review_every="2 months",
        last_review="2026-05-01",  # the manager, who wrote it, was there
        trend="green>amber",
        trend_day="2026-05-15",
        again="2026-05-01>2026-05-15",
        last_feedback="2026-05-20",
        one_way="2026-05-20>consultant",
        decision="end",
        steps="alert",
        people="it:nadia-ferhat",
    )


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
    assert watch(mission(renewal=renewal, contract=contract)).course.decision == expected


@pytest.mark.parametrize(("due", "left"), [("end + 1 day", True), ("end", False), ("2026-12-19", True), (None, False)])
def test_of_a_closed_mission_only_what_comes_after_its_end(due: str | None, left: bool) -> None:
    task = {**TASK, **({"due": due} if due else {})}
    held = mission(
        closed="2026-12-18 by sofia-bernard",
        offboarding={"case": "completed", "tasks": [task]},
        access=[{"id": "vpn", "system": "VPN"}],
    )
    found = watch(held)
    assert [item.id for item in found.items] == (["link"] if left else [])
    assert found.course == Course()
    assert bool(packed_watch(found)) is left


# On one line ----------------------------------------------------------------------------------------------------------

TEXTS = st.text() | st.text("\t\n\r\x1e\x1f\\ \u2028\x85a", min_size=1)


@example("a\x1eb\x1fc\td\\te\nf")
@example("\\n\\\\")
@given(TEXTS)
def test_any_text_packs_and_unpacks(text: str) -> None:
    shown = " ".join(text.split())
    if not shown:
        return
    found = watch(mission(access=[{"id": "vpn", "system": text}], journal=lane(action(text))))
    row = packed_watch(found)
    assert not {"\t", "\n"} & set(row)
    assert unpacked_watch(row) == found
    assert len(found.items) == 2
    assert found.items[0].text[:159] == found.items[1].text[:159] == shown[:159]


FACTS = st.text(st.characters(exclude_characters="\x1e\x1f\t\n", exclude_categories=["Cs"]))


@given(st.builds(Course, *[FACTS] * len(Course._fields)), st.lists(st.builds(Watched, *[FACTS] * len(Watched._fields))))
def test_any_facts_pack_and_unpack(course: Course, items: list[Watched]) -> None:
    found = Watch(course, tuple(items))
    assert unpacked_watch(packed_watch(found)) == found


def test_nothing_to_watch_takes_no_room() -> None:
    assert packed_watch(Watch(Course(), ())) == ""
    assert unpacked_watch("") == Watch(Course(), ())


# Nothing that is kept back -------------------------------------------------------------------


@pytest.mark.parametrize("renewed", ["", "closed: 2026-12-18 by sofia-bernard\n"])
def test_nothing_confidential_or_sensitive_is_in_a_row(renewed: str) -> None:
    found, problems = read_mission(read_raw((RECORD + renewed).encode(), "m.yaml")[1])
    assert found, problems
    assert secrets(packed_watch(watch(found))) == set()
