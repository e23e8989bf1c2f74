"""How missions came to an end."""

from __future__ import annotations

import pytest
from tests.unit.core.facts import day, facts
from tests.unit.core.missions import mission
from tests.unit.core.stats.test_figure import period

from mission_cli.core.assess import facts_of
from mission_cli.core.facts import Facts
from mission_cli.core.stats.ends import announced, ends, notices, objectives, reasons, renewals, renewed_on
from mission_cli.core.stats.figure import Figure

YEAR = period("2026-01-01", "2026-12-31")


def amended(*several: tuple[str, str | None]) -> tuple[object, ...]:
    return tuple((day(when), day(end) if end else None) for when, end in several)


def counts(found: list[Figure]) -> dict[tuple[str, str | None], tuple[float, float | None]]:
    return {(one.key, one.group): (one.count, one.of) for one in found}


def test_renewed_of_those_that_ended_or_were_renewed() -> None:
    missions = [
        facts("ended", end="2026-06-30"),
        facts("renewed", end="2027-06-30", amendments=amended(("2026-05-01", "2027-06-30"))),
        facts("both", end="2026-12-31", amendments=amended(("2026-05-01", "2026-12-31"))),
        facts("running", end="2027-06-30"),
        facts("renewed-before", end="2027-06-30", amendments=amended(("2025-05-01", "2027-06-30"))),
    ]
    assert counts(renewals(missions, YEAR)) == {("renewed", None): (2, 3)}


def test_an_amendment_without_a_later_end_renews_nothing() -> None:
    shorter = amended(("2026-02-01", "2026-12-31"), ("2026-03-01", None), ("2026-04-01", "2026-09-30"))
    assert list(renewed_on(facts(amendments=shorter))) == [day("2026-02-01")]


def test_ends_by_case_and_side() -> None:
    missions = [
        facts("a", end="2026-01-01", case="completed"),
        facts("b", end="2026-12-31", case="client-ended", agreed_end="2027-03-31"),
        facts("c", end="2026-03-31"),
        facts("out", end="2025-12-31", case="consultant-ended"),
        facts("later", end="2027-01-01", case="consultant-ended"),
    ]
    assert counts(ends(missions, YEAR)) == {
        ("ended", None): (3, None),
        ("ended-case", "completed"): (1, 3),
        ("ended-case", "client-ended"): (1, 3),
        ("ended-case", "consultant-ended"): (0, 3),
        ("ended-case", "none"): (1, 3),
        ("ended-early", None): (1, 3),
        ("ended-early-case", "client-ended"): (1, 1),
        ("ended-early-case", "consultant-ended"): (0, 1),
        ("ends-seen", None): (0, 3),
    }


@pytest.mark.parametrize(
    ("changes", "seen"),
    [
        ({}, False),
        ({"opened": "2026-05-05"}, True),  # 56 days before 30 June
        ({"opened": "2026-05-06"}, False),
        ({"first_step": "2026-04-01", "opened": "2026-06-15"}, True),
        ({"decision": "end", "decided": "2026-05-05"}, True),
        ({"decision": "renew", "decided": "2026-02-01"}, False),
        ({"opened": "2025-10-01", "amendments": amended(("2025-11-01", "2026-06-30"))}, False),  # of an earlier end
        ({"opened": "2025-11-01", "amendments": amended(("2025-11-01", "2026-06-30"))}, True),
    ],
)
def test_an_end_is_seen_eight_weeks_ahead(changes: dict[str, object], seen: bool) -> None:
    one = facts("m", "2025-01-01", "2026-06-30", **changes)
    assert counts(ends([one], YEAR))["ends-seen", None] == (int(seen), 1)


def test_a_step_of_the_rhythm_announces_nothing() -> None:
    assert announced(facts(first_step="2026-04-01", opened="2026-06-01")) == day("2026-06-01")
    assert announced(facts(first_step="2026-04-01", opened="2026-06-01"), steps=True) == day("2026-04-01")
    assert announced(facts()) is None


def ended(name: str, opened: str | None, notice: str | None, case: str = "client-ended") -> Facts:
    return facts(name, end="2026-06-30", case=case, opened=opened, notice=notice)


def test_notice_given_and_kept() -> None:
    missions = [
        ended("kept", "2026-05-30", "1 month"),  # 31 days; 30 June less a month is 30 May
        ended("short", "2026-05-31", "1 month"),  # 30 days
        ended("none-agreed", "2026-06-10", None, "consultant-ended"),  # 20 days
        ended("no-day", None, "1 month"),
        ended("after", "2026-07-01", "1 month"),  # written down afterwards
        ended("completed", "2026-01-10", "1 month", "completed"),
    ]
    days, kept = notices(missions, YEAR)
    assert days == Figure("notice-days", "days", 30, 3)
    assert kept == Figure("notice-kept", "share", None, 1, 2)


def test_a_notice_out_of_the_calendar_is_not_kept() -> None:
    one = facts("m", "0001-01-01", "0001-01-20", case="client-ended", opened="0001-01-02", notice="2 years")
    assert notices([one], period("0001-01-01", "0001-12-31"))[1].count == 0


def test_objectives_of_the_missions_that_ended() -> None:
    missions = [
        facts("a", end="2026-06-30", objectives=(7, 4)),
        facts("b", end="2026-07-30", objectives=(5, 5)),
        facts("running", end="2027-07-30", objectives=(3, 3)),
    ]
    assert objectives(missions, YEAR) == [Figure("objectives-reached", "share", 0.75, 9, 12)]


def test_reasons_are_grouped_by_case_without_any_name() -> None:
    missions = [
        facts("a", end="2026-06-30", case="client-ended", reason="budget"),
        facts("b", end="2026-07-30", case="client-ended", reason="budget"),
        facts("c", end="2026-08-30", reason="another field"),
        facts("running", end="2027-07-30", case="client-ended", reason="not yet"),
    ]
    assert reasons(missions, YEAR) == [("client-ended", "budget", 2), ("none", "another field", 1)]


def test_the_days_of_the_decision_and_of_the_first_step_are_facts() -> None:
    renewal = {
        "decision": "end",
        "decided": "2026-10-20 by sofia-bernard",
        "steps": {"talk": "2026-10-05 by sofia-bernard", "alert": "2026-09-18 by sofia-bernard"},
    }
    found = facts_of("m", "missions/m.yaml", mission(renewal=renewal))
    assert (found.decision, found.decided, found.first_step) == ("end", day("2026-10-20"), day("2026-09-18"))
    plain = facts_of("m", "missions/m.yaml", mission())
    assert (plain.decided, plain.first_step) == (None, None)
