"""The difference of two versions of a file, as events."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import EXAMPLE

from mission_cli.core.history import UNREADABLE, Event, events, file_events
from mission_cli.render.history import sentence
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import use_language

BASE: Any = read_raw(EXAMPLE.read_bytes(), "example")[1]
SOFIA = BASE["journal"]["sofia-bernard"]


def after(edit: Callable[[Any], object]) -> Any:
    changed = copy.deepcopy(BASE)
    edit(changed)
    return changed


def said(before: Any, now: Any, *, full: bool = False) -> list[str]:
    return [sentence(event) for event in events(before, now, full=full)]


def put(data: Any, path: str, value: Any) -> None:
    *sections, last = path.split(".")
    for step in sections:
        data = data[int(step)] if isinstance(data, list) else data.setdefault(step, {})
    if isinstance(data, list):
        data[int(last)] = value
    elif value is None:
        data.pop(last)
    else:
        data[last] = value


S = "journal.sofia-bernard"
ONE_CHANGE = [
    ("title", "Other", "title: Order data platform migration → Other"),
    ("consultant", "Ana Ruiz <ana@esn.example>", "consultant: Léa Martin → Ana Ruiz"),
    ("manager", None, "manager: Sofia Bernard → –"),
    ("business", "Hugo <h@esn.example>", "business engineer: – → Hugo"),
    ("client.name", "Acme", "client: Acme Logistics → Acme"),
    ("client.contact", "Zoé <z@acme.example>", "client’s contact: Paul Durand → Zoé"),
    ("contract.end", "2027-01-31", "end moved: 2026-12-18 → 2027-01-31"),
    ("contract.end", "soon", "end moved: 2026-12-18 → soon"),
    ("contract.start", "2026-03-09", "start: 2026-03-02 → 2026-03-09"),
    ("contract.rate", "650 EUR/day", "the rate changed"),
    ("offboarding.ends", "2026-11-30", "end moved by the offboarding: 2026-12-18 → 2026-11-30"),
    ("offboarding.case", "client-ended", "case of the end: completed → ended by the client"),
    ("offboarding", None, "offboarding taken out"),
    ("onboarding.opened", "2026-03-01", "onboarding opened, tasks: 0"),
    ("closed", "2026-12-20 by sofia-bernard", "closed by sofia-bernard, 2026-12-20"),
    ("renewal.consultant", "declined", "the consultant’s wish to go on: no"),
    ("renewal.client", None, "the client’s wish to go on: –"),
    ("renewal.decision", "renew", "renewal decided: renew"),
    ("objectives.0.reached", "12", "objective feeds at 12, for a target of 14"),
    ("objectives.0.specific", "Other", "objective feeds changed"),
    ("contract.deliverables.1.delivered", "2026-11-30", "deliverable runbook delivered, 2026-11-30"),
    ("contract.deliverables.1.refused", "2026-12-01", "deliverable runbook refused, 2026-12-01"),
    ("contract.deliverables.1.accepted", "2026-12-02", "deliverable runbook accepted, 2026-12-02"),
    ("contract.milestones.0.amount", "1 EUR", "milestone go-live changed"),
    ("contract.milestones.0.paid", "2026-11-01", "milestone go-live changed"),
    ("equipment.0.returned", "2026-12-18", "returned: laptop, 2026-12-18"),
    ("equipment.0.condition", "used", "lent thing laptop changed"),
    ("access.0.revoked", "2026-12-18", "access revoked: gitlab, 2026-12-18"),
    ("access.0.verified", "2026-12-19 by lea-martin", "access gitlab verified closed, 2026-12-19 (by Léa Martin)"),
    ("offboarding.tasks.1.owner", "manager", "task handover-file changed"),
    ("offboarding.tasks.1.state", "n/a", "task handover-file does not apply"),
    ("offboarding.tasks.0.state", "todo", "task announce-departure to do again"),
    (f"{S}.0.health", "red", "check-in of 2026-10-14 edited (Sofia Bernard)"),
    (f"{S}.0.actions.0.done", "2026-10-19", "action done: Escalate the VPN request"),
    (f"{S}.1.resolved", None, "blocker vpn-returns opened again"),
    (f"{S}.2.decision", "refused", "change scope-returns refused"),
    ("journal.paul-durand.0.heard", "Told.", "what was done with the feedback of 2026-10-20"),
    ("journal.paul-durand.0.score", "1", "feedback of 2026-10-20 edited (Paul Durand)"),
    ("vision", "Other", "edited: vision"),
    ("followup.every", "1 week", "edited: followup.every"),
    ("people.it", "Ana", "edited: people.…"),
    ("contract.clauses.rate-in-2027", "700", "edited: contract.clauses.…"),
    ("x-rate", "700", "edited: …"),
    ("x-list", [{"id": "secret"}], "edited: …"),
    ("tags", ["a"], "edited: tags"),
]


@pytest.mark.parametrize(("path", "value", "sentence_"), ONE_CHANGE, ids=[f"{p}={v}" for p, v, _ in ONE_CHANGE])
def test_one_change_is_one_event(path: str, value: Any, sentence_: str) -> None:
    assert said(BASE, after(lambda data: put(data, path, value))) == [sentence_]


ADDED = [
    ({"type": "checkin", "date": "2026-11-20", "health": "red"}, "check-in by Sofia Bernard, 2026-11-20, red"),
    ({"type": "checkin", "date": "2026-11-20"}, "check-in by Sofia Bernard, 2026-11-20"),
    (
        {"type": "feedback", "date": "2026-11-20", "from": "client", "to": "consultant", "score": "1", "advice": "No"},
        "feedback client → consultant, 2026-11-20, by Sofia Bernard",
    ),
    (
        {"type": "answers", "date": "2026-11-20", "questionnaire": "exit-interview", "from": "consultant"},
        "exit-interview answered by the consultant, 2026-11-20",
    ),
    (
        {"type": "blocker", "date": "2026-11-20", "id": "badge", "title": "No badge"},
        "blocker badge opened by Sofia Bernard, 2026-11-20: No badge",
    ),
    (
        {"type": "change", "date": "2026-11-20", "id": "more", "what": "More"},
        "change more asked for, 2026-11-20: More",
    ),
    ({"type": "opportunity", "date": "2026-11-20", "what": "No"}, "opportunity recorded by Sofia Bernard, 2026-11-20"),
    ({"type": "note", "date": "2026-11-20", "text": "No"}, "note by Sofia Bernard, 2026-11-20"),
    ({"type": "poem", "date": "2026-11-20"}, "entry by Sofia Bernard, 2026-11-20"),
    ({}, "entry by Sofia Bernard, –"),
]


@pytest.mark.parametrize(("entry", "sentence_"), ADDED, ids=[str(entry.get("type")) for entry, _ in ADDED])
def test_an_entry_recorded_is_told_without_what_it_says(entry: Any, sentence_: str) -> None:
    assert said(BASE, after(lambda data: data["journal"]["sofia-bernard"].append(entry))) == [sentence_]


def test_removed_moved_and_given_an_id() -> None:
    assert said(BASE, after(lambda data: data["journal"]["sofia-bernard"].pop(3))) == [
        "note of 2026-06-12 removed (Sofia Bernard)"
    ]
    moved = after(lambda data: data["journal"].__setitem__("lea-martin", [data["journal"]["sofia-bernard"].pop(3)]))
    assert said(BASE, moved) == ["note of 2026-06-12 moved from Sofia Bernard to Léa Martin"]
    anonymous = after(lambda data: data["journal"]["sofia-bernard"][3].pop("id"))
    assert said(anonymous, BASE) == ["edited: order or ids only"]


def test_a_renewal_is_one_event_of_the_end_and_one_of_the_rate() -> None:
    def renew(data: Any) -> None:
        data["contract"]["end"] = "2027-06-30"
        data["contract"]["rate"] = "650 EUR/day"
        data["contract"]["amendments"].append({"date": "2026-11-20", "end": "2027-06-30", "rate": "650 EUR/day"})

    assert said(BASE, after(renew)) == ["end moved by amendment: 2026-12-18 → 2027-06-30", "the rate changed"]
    assert said(BASE, after(renew), full=True) == [
        "end moved by amendment: 2026-12-18 → 2027-06-30",
        "rate: 620 EUR/day → 650 EUR/day",
    ]
    paid = after(lambda data: put(data, "contract.milestones.0.paid", "2026-11-01"))
    assert said(BASE, paid, full=True) == ["milestone go-live paid, 2026-11-01"]
    invoiced = after(lambda data: put(data, "contract.milestones.0.invoiced", "2026-10-16"))
    assert said(BASE, invoiced, full=True) == ["milestone go-live invoiced, 2026-10-16"]
    assert said(BASE, invoiced) == ["milestone go-live changed"]


def test_a_closing_with_everything_returned_in_order() -> None:
    def close(data: Any) -> None:
        data["equipment"][0]["returned"] = data["equipment"][1]["returned"] = "2026-12-18"
        data["offboarding"]["tasks"][1] |= {"state": "done", "done": "2026-12-17 by lea-martin"}
        data["closed"] = "2026-12-20 by sofia-bernard"
        data["journal"]["sofia-bernard"].append({"id": "n", "type": "note", "date": "2026-12-20", "text": "Done"})

    assert said(BASE, after(close)) == [
        "closed by sofia-bernard, 2026-12-20",
        "returned: laptop, 2026-12-18",
        "returned: badge, 2026-12-18",
        "task handover-file done, 2026-12-17 (by Léa Martin)",
        "note by Sofia Bernard, 2026-12-20",
    ]


def test_the_file_itself() -> None:
    profile = {"format": "1", "name": "Léa Martin"}
    assert said(None, BASE) == ["mission created: Order data platform migration, 2026-03-02 → 2026-12-18"]
    assert said(BASE, None) == ["removed: Order data platform migration"]
    assert said(None, profile) == ["profile of Léa Martin created"]
    assert said(BASE, UNREADABLE) == said(None, UNREADABLE) == ["the file as it is cannot be read"]
    assert said(UNREADABLE, BASE) == ["the file can be read again"]
    assert events(UNREADABLE, UNREADABLE) == events(None, None) == events(BASE, BASE) == []


def test_a_file_that_says_the_same_was_moved_renamed_or_laid_out() -> None:
    def told(was: str, now: str) -> list[str]:
        return [sentence(event) for event in file_events(was, now, BASE, BASE)]

    assert told("missions/a.yaml", "missions/a.yaml") == ["layout or comments only"]
    assert told("missions/a.yaml", "missions/2025/a.yaml") == ["file moved: missions/a.yaml → missions/2025/a.yaml"]
    assert told("missions/a.yaml", "missions/b.yaml") == ["renamed: a → b"]


def test_a_profile_has_events_too() -> None:
    one: Any = {"format": "1", "name": "Léa", "absences": []}
    other: Any = {
        **one,
        "left": "2026-12-31",
        "wishes": "SECRET",
        "daily_cost": "400 EUR",
        "absences": [{"start": "2026-12-21"}],
    }
    assert said(one, other) == ["left: 2026-12-31", "absence recorded", "edited: wishes, daily_cost"]


def test_another_order_is_said_to_be_one() -> None:
    assert said(BASE, after(lambda data: data["objectives"].reverse())) == ["edited: order or ids only"]


def test_nobody_is_hidden_by_what_a_file_holds() -> None:
    hostile = after(lambda data: put(data, "title", "a\x1b[31m\nb \u202e" + "x" * 300))
    [line] = said(BASE, hostile)
    assert line.startswith("title: Order data platform migration → a\\x1b[31m b \\u202exxx")
    assert line.isprintable()
    assert line.endswith("x…")
    assert len(line) < 130


def test_in_french() -> None:
    use_language("fr")
    entry = {"type": "checkin", "date": "2026-11-20", "health": "amber"}
    assert said(BASE, after(lambda data: data["journal"]["sofia-bernard"].append(entry))) == [
        "point de suivi par Sofia Bernard, 20 nov. 2026, orange"
    ]
    assert said(BASE, after(lambda data: put(data, "contract.end", "2027-01-31"))) == [
        "fin déplacée\u00a0: 18 déc. 2026 → 31 janv. 2027"
    ]


_LEAF = st.none() | st.sampled_from(["", "a", "2026-11-20", "2026-11-20 by a", "checkin", "done"])
_KEYS = st.sampled_from(
    "id type date title contract end rate amendments journal lea offboarding tasks state objectives x-y closed".split()  # noqa: SIM905
)
_RAW = st.recursive(_LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4))


@given(_RAW, _RAW)
def test_any_two_shapes_of_data_have_sentences(before: Any, now: Any) -> None:
    found: list[Event] = events(before, now)
    assert all(sentence(event) for event in found)
    if before != now and isinstance(before, dict) and isinstance(now, dict):
        assert found
