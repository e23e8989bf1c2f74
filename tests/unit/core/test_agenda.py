"""Every reason of the agenda: the day it appears, the day before, whose turn it is and the command that answers it."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import EXAMPLE, REPOSITORY
from tests.unit.core.missions import day, facts, mission, summary

from mission_cli.commands.grammar import TARGETS, build
from mission_cli.core import signals
from mission_cli.core.agenda import agenda
from mission_cli.core.dates import Duration, Span
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.settings import Settings
from mission_cli.core.points import RANKS, Habits, Point, in_order
from mission_cli.core.status import Bands
from mission_cli.render.say import cell
from mission_cli.storage.workspace import Workspace
from mission_cli.texts import has, use_language
from mission_cli.views.agenda import said

_SETTINGS = Settings()
HABITS = Habits(
    Bands(),
    Duration(2, "week"),
    Duration(6, "week"),
    _SETTINGS.rhythm,
    "weekends-only",
    left={"ana-gone": dt.date(2026, 6, 10)},
)
LONG = {"start": "2026-03-02", "end": "2028-12-15"}  # nothing of the end is near


def points(found: Mission, today: str, until: str | None = None, habits: Habits = HABITS) -> list[Point]:
    return agenda(facts(found), day(today), day(until or today), habits)


def checkin(date: str, **more: Any) -> dict[str, Any]:
    return {"type": "checkin", "date": date, **more}


def feedback(date: str, sender: str, recipient: str) -> dict[str, Any]:
    return {"type": "feedback", "date": date, "from": sender, "to": recipient, "strengths": "Clear."}


def lane(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"journal": {"sofia-bernard": list(entries)}}


def contract(**more: Any) -> dict[str, Any]:
    return {"contract": {**LONG, **more}}


def offboarding(*tasks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"offboarding": {"case": "completed", "tasks": list(tasks), **more}}


TASK = {"id": "handover", "title": "Hand over", "due": "2026-06-10"}
ALL = ["consultant", "manager", "client"]
END = {"contract": {"start": "2026-03-02", "end": "2026-12-18", "notice": "1 month"}}
LAPTOP = {"equipment": [{"id": "laptop", "item": "Laptop 14"}]}
VPN = {"access": [{"id": "vpn", "system": "VPN"}]}
AGREED = {"renewal": {"client": "wanted", "consultant": "wanted"}}

# reason → cases: what the mission holds, the first day it appears, how many days earlier it does not (None: never
# before, as there is nothing to be late for), the day said, the owner, the command.
Case = tuple[str, dict[str, Any], str, str | None, str, str]
CASES: list[Case] = [
    ("consultant-left", {**contract(), "consultant": "Ana Gone"}, "2026-06-11", "2026-06-10", "manager",
     "mission offboard m --case consultant-ended --ends 2026-06-10"),
    ("consultant-left", {**contract(), **offboarding(), "consultant": "Ana Gone"}, "2026-06-11", "2026-06-10", "manager",
     "mission offboard m --ends 2026-06-10"),
    ("end-passed", END, "2026-12-19", "2026-12-18", "manager", "mission offboard m"),
    ("end-passed", {**END, **offboarding()}, "2026-12-19", "2026-12-18", "manager", "mission close m"),
    ("access-open", {**END, **VPN}, "2026-12-19", "2026-12-18", "it", "mission revoke m --all"),
    ("equipment-out", {**END, **LAPTOP}, "2026-12-19", "2026-12-18", "manager", "mission return m laptop"),
    ("decision", END, "2026-11-04", "2026-11-04", "manager", "mission renew m"),
    ("decision-passed", END, "2026-11-05", "2026-11-04", "manager", "mission renew m"),
    ("renewal-unsigned", {**END, **AGREED}, "2026-11-18", "2026-12-18", "manager", "mission renew m"),
    ("renewal-unsigned", {**END, "renewal": {"decision": "renew"}}, "2026-11-18", "2026-12-18", "manager", "mission renew m"),
    ("end-near", {**END, "renewal": {"client": "declined"}}, "2026-11-18", "2026-12-18", "manager", "mission offboard m"),
    ("end-near", {**END, "renewal": {"decision": "end"}}, "2026-11-18", "2026-12-18", "manager", "mission offboard m"),
    ("rhythm", END, "2026-09-18", "2026-09-18", "manager", "mission renew m --step alert"),
    ("rhythm", END, "2026-10-19", "2026-10-19", "manager", "mission renew m --step talk"),
    ("checkin", contract(), "2026-03-16", "2026-03-16", "manager", "mission checkin m"),
    ("checkin-never", contract(), "2026-03-17", "2026-03-16", "manager", "mission checkin m"),
    ("checkin-late", {**contract(), **lane(checkin("2026-06-01"))}, "2026-06-16", "2026-06-15", "manager", "mission checkin m"),
    ("checkins-missed", {**contract(), **lane(checkin("2026-06-01"))}, "2026-06-30", "2026-06-15", "manager", "mission checkin m"),
    ("review", contract(), "2026-04-13", "2026-04-13", "manager", "mission checkin m --attendees consultant,manager,client"),
    ("review-never", contract(), "2026-04-14", "2026-04-13", "manager", "mission checkin m --attendees consultant,manager,client"),
    ("review-late", {**contract(), **lane(checkin("2026-06-01", attendees=ALL))}, "2026-07-14", "2026-07-13", "manager",
     "mission checkin m --attendees consultant,manager,client"),
    ("task", {**contract(), **offboarding(TASK)}, "2026-06-10", "2026-06-10", "manager", "mission task m handover done"),
    ("task-late", {**contract(), **offboarding({**TASK, "owner": "it"})}, "2026-06-11", "2026-06-10", "it", "mission task m handover done"),
    ("keep-in-touch", {**END, "closed": "2026-12-18 by sofia-bernard", **offboarding({**TASK, "due": "end + 3 days"})},
     "2026-12-21", "2026-12-21", "manager", "mission task m handover done"),
    ("action", {**contract(), **lane(checkin("2026-06-01", actions=[{"what": "Call the client", "owner": "client", "due": "2026-06-10"}]))},
     "2026-06-10", "2026-06-10", "client", 'mission checkin m --done "Call the client"'),
    ("action-late", {**contract(), **lane(checkin("2026-06-01", actions=[{"what": "Call", "due": "2026-06-10"}]))},
     "2026-06-11", "2026-06-10", "manager", 'mission checkin m --done "Call"'),
    ("action-late", {**contract(), **lane(checkin("2026-06-01", actions=[{"what": "Call"}]))},
     "2026-06-16", "2026-06-01", "manager", 'mission checkin m --done "Call"'),
    ("deliverable", contract(deliverables=[{"id": "spec", "title": "Spec", "due": "2026-06-10"}]), "2026-06-10", "2026-06-10",
     "consultant", "mission deliverable m spec deliver"),
    ("deliverable-late", contract(deliverables=[{"id": "spec", "title": "Spec", "due": "2026-06-10"}]), "2026-06-11", "2026-06-10",
     "consultant", "mission deliverable m spec deliver"),
    ("acceptance-waiting", contract(deliverables=[{"id": "spec", "title": "Spec", "delivered": "2026-06-01"}]), "2026-06-16",
     "2026-06-01", "client", "mission deliverable m spec accept"),
    ("milestone", contract(milestones=[{"id": "live", "title": "Live", "due": "2026-06-10"}]), "2026-06-10", "2026-06-10",
     "manager", "mission milestone m live paid"),
    ("milestone-late", contract(milestones=[{"id": "live", "title": "Live", "due": "2026-06-10"}]), "2026-06-11", "2026-06-10",
     "manager", "mission milestone m live paid"),
    ("objective-late", {**contract(), "objectives": [{"id": "feeds", "specific": "Move", "due": "2026-06-10"}]}, "2026-06-11",
     "2026-06-10", "manager", "mission checkin m"),
    ("blocker", {**contract(), **lane({"type": "blocker", "id": "vpn", "date": "2026-06-01", "title": "No VPN", "owner": "it"})},
     "2026-06-01", "2026-06-01", "it", "mission blocker diagnose m vpn"),
    ("blocker-old", {**contract(), **lane({"type": "blocker", "id": "vpn", "date": "2026-06-01", "title": "No VPN"})},
     "2026-06-16", "2026-06-01", "manager", "mission blocker diagnose m vpn"),
    ("change", {**contract(), **lane({"type": "change", "id": "returns", "date": "2026-06-01", "what": "More", "asked_by": "client"})},
     "2026-06-01", "2026-06-01", "manager", "mission change assess m returns"),
    ("order", contract(), "2026-03-02", "2026-03-02", "manager", "mission contract m --fill"),
    ("feedback-none", contract(), "2026-03-31", "2026-03-02", "manager", "mission feedback m"),
    ("feedback-none", {**contract(), **lane(feedback("2026-06-01", "client", "consultant"))}, "2026-07-28", "2026-06-01",
     "manager", "mission feedback m"),
    ("feedback-one-way", {**contract(), **lane(feedback("2026-06-01", "client", "consultant"))}, "2026-06-29", "2026-06-01",
     "manager", "mission feedback m --from consultant"),
]  # fmt: skip
ALWAYS: list[Case] = [
    ("deliverable-refused", contract(deliverables=[{"id": "spec", "title": "Spec", "due": "2026-09-01", "refused": "2026-06-01"}]),
     "2026-06-02", "2026-06-01", "consultant", "mission deliverable m spec deliver"),
    ("to-invoice", contract(deliverables=[{"id": "spec", "title": "Spec", "accepted": "2026-06-01"}],
                            milestones=[{"id": "half", "title": "Half", "due": "2026-09-01", "deliverable": "spec"}]),
     "2026-06-02", "2026-06-01", "business", "mission milestone m half invoiced"),
    ("verify", {**contract(), **offboarding({**TASK, "state": "done", "verify": "required", "done": "2026-06-01 by nadia-ferhat"})},
     "2026-06-02", "2026-06-01", "manager", "mission task m handover verified"),
    ("health-falling", {**contract(), **lane(checkin("2026-06-01", health="green"), checkin("2026-06-15", health="red"))},
     "2026-06-16", "2026-06-15", "manager", "mission blocker open m"),
    ("difficulty-again",
     {**contract(), **lane(checkin("2026-06-01", difficulties="No VPN access"), checkin("2026-06-15", difficulties="Still no VPN access"))},
     "2026-06-16", "2026-06-15", "manager", "mission blocker open m"),
]  # fmt: skip
"""Facts that are there or not, whatever the day."""


@pytest.mark.parametrize("case", [*CASES, *ALWAYS], ids=lambda case: f"{case[0]} {case[2]}")
def test_it_appears_on_its_day(case: Case) -> None:
    reason, held, appears, since, owner, command = case
    [point] = [one for one in points(mission(**held), appears) if one.reason == reason]
    assert (point.day, point.owner, point.command) == (day(since) if since else None, owner, command)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[2]}")
def test_it_does_not_the_day_before(case: Case) -> None:
    reason, held, appears, _, _, command = case
    before = str(day(appears) - dt.timedelta(days=1))
    assert [one for one in points(mission(**held), before) if (one.reason, one.command) == (reason, command)] == []


@pytest.mark.parametrize(
    ("case", "last"),
    [(case, last) for case in CASES for reason, last in {
        "checkin": "2026-03-16", "review": "2026-04-13", "task": "2026-06-10", "action": "2026-06-10",
        "deliverable": "2026-06-10", "milestone": "2026-06-10", "blocker": "2026-06-15", "checkin-late": "2026-06-29",
        "decision": "2026-11-04",
    }.items() if case[0] == reason],
    ids=lambda value: value[0] if isinstance(value, tuple) else value,
)  # fmt: skip
def test_it_gives_way_to_a_more_urgent_one_the_day_after_its_last(case: Case, last: str) -> None:
    reason, held, *_ = case
    after = str(day(last) + dt.timedelta(days=1))
    assert reason in {one.reason for one in points(mission(**held), last)}
    assert reason not in {one.reason for one in points(mission(**held), after)}


def test_of_somebody_who_has_left_the_end_is_asked_for_and_what_others_owe() -> None:
    work = {"objectives": [{"id": "feeds", "specific": "Feeds", "due": "2026-06-01"}], **LAPTOP}
    late = {"milestones": [{"id": "half", "title": "Half", "amount": "10 EUR", "due": "2026-05-04"}]}
    held = mission(**contract(**late), **work, **offboarding(TASK), consultant="Ana Gone")
    before, after = points(held, "2026-06-10"), points(held, "2026-06-11")
    assert "checkin-never" in {one.reason for one in before}
    assert {one.reason for one in after} == {
        "consultant-left",
        "order",
        "milestone-late",
        "task-late",
        "objective-late",
    }
    ended = mission(**END, **LAPTOP, consultant="Ana Gone")
    assert {one.reason for one in points(ended, "2026-12-19")} == {"consultant-left", "equipment-out"}


def test_every_reason_has_a_case() -> None:
    assert {case[0] for case in [*CASES, *ALWAYS]} == {reason for reasons in RANKS for reason in reasons}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", [*CASES, *ALWAYS], ids=lambda case: f"{case[0]} {case[2]}")
def test_every_reason_has_its_sentence(case: Case, language: str) -> None:
    use_language(language)
    [point] = [one for one in points(mission(**case[1]), case[2]) if one.reason == case[0]]
    sentence = cell(said(point))
    assert sentence
    assert "{" not in sentence
    assert "None" not in sentence


def test_the_variants_have_their_sentences() -> None:
    assert all(has(f"agenda.{reason}") for reasons in RANKS for reason in reasons)
    passed = [one for one in points(mission(**END), "2026-12-19") if one.reason == "end-passed"]
    assert [cell(said(one)) for one in passed] == ["the mission is over: neither renewed nor being closed"]
    held = {**contract(), **lane(feedback("2026-06-01", "client", "consultant"))}
    quiet = [cell(said(one)) for one in points(mission(**held), "2026-07-28") if one.reason == "feedback-none"]
    assert quiet == ["no feedback since 2026-06-01"]
    first = [cell(said(one)) for one in points(mission(**contract()), "2026-03-31") if one.reason == "feedback-none"]
    assert first == ["no feedback has been given yet"]


@pytest.mark.parametrize("case", [*CASES, *ALWAYS], ids=lambda case: f"{case[0]} {case[2]}")
def test_every_command_is_one(case: Case) -> None:
    """As it stands it can be typed: the program has the command, and takes these words."""
    import shlex

    program, name, *words = shlex.split(case[5])
    assert program == "mission"
    assert name in TARGETS
    build(name).make_context(name, words, resilient_parsing=False, obj=None)


# What it does not say ------------------------------------------------------------------------------------------------


def test_a_week_looks_ahead_and_nothing_further() -> None:
    held = mission(**contract(deliverables=[{"id": "spec", "title": "Spec", "due": "2026-06-10"}]))
    until = {
        str(last) for last in ("2026-06-09", "2026-06-10") if reasons(points(held, "2026-06-03", last), "deliverable")
    }
    assert until == {"2026-06-10"}


def reasons(found: list[Point], *names: str) -> list[Point]:
    return [one for one in found if one.reason in names]


def test_before_it_starts_only_tasks_ask() -> None:
    start = {"onboarding": {"tasks": [{**TASK, "due": "start - 1 week"}]}}
    held = mission(contract={"start": "2026-06-15", "end": "2026-07-10", "notice": "3 months"}, **start)
    assert [one.reason for one in points(held, "2026-06-08")] == ["task"]


def test_of_a_closed_mission_only_what_comes_after_its_end_is_left() -> None:
    tasks = [
        TASK,
        {**TASK, "id": "link", "due": "end + 3 months"},
        {**TASK, "id": "seen", "state": "done", "verify": "required"},
    ]
    held = mission(**END, closed="2026-12-18 by sofia-bernard", **VPN, **LAPTOP, **offboarding(*tasks))
    assert [one.command for one in points(held, "2027-06-01")] == ["mission task m link done"]


def test_nothing_is_followed_up_after_the_end() -> None:
    held = mission(**END, **lane(checkin("2026-03-16", health="green"), checkin("2026-03-30", health="red")))
    assert [one.reason for one in points(held, "2027-06-01")] == ["end-passed"]


def test_a_renewal_that_was_signed_is_no_longer_asked_for() -> None:
    renewal = {"decision": "renew", "decided": "2026-06-12 by sofia-bernard"}
    signed = {"contract": {**END["contract"], "amendments": [{"date": "2026-06-12", "end": "2026-12-18"}]}}
    assert reasons(points(mission(**END, renewal=renewal), "2026-12-01"), "renewal-unsigned")
    held = mission(**signed, renewal=renewal)
    assert reasons(points(held, "2026-12-01"), "renewal-unsigned") == []
    assert reasons(points(held, "2026-12-01"), "decision-passed")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [((), "talk"), (("talk",), None), (("alert",), "talk")],
)
def test_the_newest_step_before_the_end_overtakes_the_others(steps: tuple[str, ...], expected: str | None) -> None:
    done = dict.fromkeys(steps, "2026-10-01 by sofia-bernard")
    found = reasons(points(mission(**END, renewal={"steps": done}), "2026-10-20"), "rhythm")
    assert [one.facts["step"] for one in found] == ([expected] if expected else [])


def test_what_is_taken_back_is_said_once() -> None:
    tasks = [{**TASK, "id": "return-laptop"}, {**TASK, "id": "revoke-vpn"}]
    held = mission(**END, **VPN, **LAPTOP, **offboarding(*tasks))
    assert sorted(one.reason for one in points(held, "2026-12-19")) == ["access-open", "end-passed", "equipment-out"]
    assert len(reasons(points(held, "2026-12-18"), "task-late")) == 2


def test_a_revocation_that_somebody_looked_at_is_verified_whatever_its_task_says() -> None:
    task = {**TASK, "id": "revoke-vpn", "state": "done", "verify": "required"}
    access = {"id": "vpn", "system": "VPN", "revoked": "2026-06-01", "verified": "2026-06-02 by nadia-ferhat"}
    assert reasons(points(mission(**contract(), **offboarding(task), access=[access]), "2026-06-10"), "verify") == []


def test_a_blocker_that_is_open_is_taken_further_when_health_falls() -> None:
    named = {
        "type": "blocker",
        "id": "vpn",
        "date": "2026-06-01",
        "title": "No VPN",
        "diagnosis": {"objectives": "yes"},
    }
    held = mission(
        **contract(), **lane(checkin("2026-06-01", health="green"), named, checkin("2026-06-15", health="red"))
    )
    [point] = reasons(points(held, "2026-06-16"), "health-falling")
    assert point.command == "mission blocker option m vpn"


def test_a_task_that_follows_the_end_is_not_late_before_its_checklist_was_opened() -> None:
    held = mission(**END, **offboarding({**TASK, "due": "end - 2 months"}, opened="2026-11-16"))
    assert [one.reason for one in reasons(points(held, "2026-11-16"), "task", "task-late")] == ["task"]
    assert [one.reason for one in reasons(points(held, "2026-11-17"), "task", "task-late")] == ["task-late"]
    start = mission(**contract(), onboarding={"opened": "2026-03-30", "tasks": [{**TASK, "due": "start + 1 week"}]})
    assert [one.reason for one in reasons(points(start, "2026-03-30"), "task", "task-late")] == ["task"]


def test_holidays_and_absences_move_a_checkin() -> None:
    held = mission(**contract(), followup={"every": "1 week"}, **lane(checkin("2026-06-01", health="green")))
    away = HABITS._replace(absences={"lea-martin": (Span(day("2026-06-08"), day("2026-06-12")),)})
    assert [str(one.day) for one in reasons(points(held, "2026-06-08"), "checkin")] == ["2026-06-08"]
    assert reasons(points(held, "2026-06-08", habits=away), "checkin", "checkin-late") == []
    assert [str(one.day) for one in reasons(points(held, "2026-06-15", habits=away), "checkin")] == ["2026-06-15"]
    whit = mission(**contract(), followup={"every": "1 week"}, **lane(checkin("2026-05-18", health="green")))
    french = HABITS._replace(region="fr")
    assert [str(one.day) for one in reasons(points(whit, "2026-05-26", habits=french), "checkin")] == ["2026-05-26"]


# The order -----------------------------------------------------------------------------------------------------------


def test_the_most_urgent_first_then_the_longest_overdue() -> None:
    first, second = summary(id="a"), summary(id="b")
    given = [
        Point(second, "task-late", day("2026-01-01"), "it", "c", {}),
        Point(first, "verify", None, "it", "c", {}),
        Point(first, "task-late", day("2026-01-01"), "it", "c", {}),
        Point(first, "checkin-late", day("2025-01-01"), "it", "c", {}),
        Point(first, "end-passed", day("2026-06-01"), "it", "c", {}),
        Point(first, "keep-in-touch", day("2020-01-01"), "it", "c", {}),
    ]
    expected = ["a end-passed", "a checkin-late", "a task-late", "b task-late", "a verify", "a keep-in-touch"]
    for seed in range(20):
        random.Random(seed).shuffle(given)  # noqa: S311
        assert [f"{one.mission.id} {one.reason}" for one in in_order(given)] == expected


# The same as the signals of a whole mission --------------------------------------------------------------------------

BOTH = {
    "health-falling", "blocker-old", "difficulty-again", "objective-late", "acceptance-waiting", "feedback-none",
    "feedback-one-way", "checkins-missed",
}  # fmt: skip
FILES = [*sorted((REPOSITORY / "missions").glob("*.yaml")), EXAMPLE]
SAMPLES = [one.mission for path in FILES if (one := Workspace(REPOSITORY).read(path)[0])]


def told_by_signals(found: Mission, today: dt.date) -> list[tuple[str, str]]:
    several = signals.signals(facts(found, today), today, HABITS.every)
    return sorted((one.code, one.command) for one in several)


def told_by_agenda(found: Mission, today: dt.date) -> list[tuple[str, str]]:
    several = agenda(facts(found), today, today, HABITS)
    named = (("checkins-missed" if _missed(one) else one.reason, one.command) for one in several)
    return sorted((reason, command) for reason, command in named if reason in BOTH)


def _missed(point: Point) -> bool:
    """Never held, more than once: the agenda says it louder."""
    return point.reason == "checkin-never" and point.facts["count"] >= signals.MISSED


def same(found: Mission, today: dt.date) -> None:
    held = [item.entry.date for item in found.dated()]
    if max(held, default=today) <= today <= found.end:
        assert told_by_agenda(found, today) == told_by_signals(found, today)


@pytest.mark.parametrize("found", SAMPLES, ids=lambda found: found.title)
def test_it_says_what_the_signals_of_the_mission_say(found: Mission) -> None:
    last = max((item.entry.date for item in found.dated()), default=found.contract.start)
    for days in range((found.end - last).days + 2):
        same(found, last + dt.timedelta(days=days))


DAYS = st.dates(dt.date(2026, 3, 2), dt.date(2026, 9, 30)).map(str)
ENTRIES = st.one_of(
    st.fixed_dictionaries({"type": st.just("checkin"), "date": DAYS}, optional={
        "health": st.sampled_from(["green", "amber", "red"]),
        "difficulties": st.sampled_from(["No VPN access", "The VPN access again", "Slow answers"]),
    }),
    st.fixed_dictionaries({
        "type": st.just("feedback"), "date": DAYS, "strengths": st.just("Clear."),
        "from": st.sampled_from(ALL), "to": st.sampled_from(ALL),
    }),
    st.fixed_dictionaries({"type": st.just("blocker"), "date": DAYS, "title": st.sampled_from(["No VPN", "No budget"])}),
)  # fmt: skip
DELIVERABLES = st.fixed_dictionaries(
    {"id": st.just("spec"), "title": st.just("Spec")},
    optional={"delivered": DAYS, "refused": DAYS, "accepted": DAYS, "due": DAYS},
)


@given(
    st.lists(ENTRIES, max_size=5),
    DELIVERABLES,
    st.sampled_from(["1 week", "2 weeks", "1 month", None]),
    st.one_of(st.none(), DAYS),
    DAYS,
)
def test_it_says_what_the_signals_say_of_any_mission(
    entries: list[dict[str, Any]], deliverable: dict[str, Any], every: str | None, due: str | None, today: str
) -> None:
    objective = {"id": "feeds", "specific": "Move", **({"due": due} if due else {})}
    held = mission(
        contract={"start": "2026-03-02", "end": "2026-12-18", "deliverables": [deliverable]},
        objectives=[objective],
        followup={"every": every} if every else None,
        journal={"sofia-bernard": entries},
    )
    same(held, day(today))


def test_the_samples_are_there() -> None:
    assert len(SAMPLES) == len(FILES) > 10
