"""Whatever command shows a day, it is the same day: worked, and never after what it serves."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Run

from mission_cli.core.dates import Span
from mission_cli.core.working_days import is_off

TODAY = dt.date(2026, 11, 21)
CASES = ("completed", "client-ended", "consultant-ended")
ID = "m"


def firm(folder: Path, chance: random.Random) -> tuple[dt.date, list[Span]]:
    """A mission under way and its consultant's profile; its last day, and when they are away."""
    start = TODAY - dt.timedelta(days=chance.randrange(10, 300))
    end = TODAY + dt.timedelta(days=chance.randrange(1, 120))
    away = [
        Span(first, first + dt.timedelta(days=chance.randrange(0, 20)))
        for first in (TODAY + dt.timedelta(days=chance.randrange(0, 140)) for _ in range(chance.randrange(3)))
    ]
    if chance.random() < 0.4:  # away at the end
        away.append(Span(end - dt.timedelta(days=chance.randrange(0, 8)), end + dt.timedelta(days=3)))
    notice = chance.choice(["", "  notice: 1 month\n", "  notice: 3 weeks\n"])
    for there in (folder / "missions").iterdir():
        there.unlink()
    (folder / "missions" / f"{ID}.yaml").write_text(
        "format: 1\ntitle: T\nconsultant: Ana Roux\nclient: {name: Acme}\nmanager: Sofia Bernard\n"
        f"contract:\n  start: {start}\n  end: {end}\n{notice}followup:\n  every: {chance.randrange(1, 6)} weeks\n"
    )
    (folder / "consultants").mkdir()
    absences = "".join(f"  - {{start: {one.start}, end: {one.end}}}\n" for one in away)
    (folder / "consultants/ana-roux.yaml").write_text(
        "format: 1\nname: Ana Roux\n"
        + (f"absences:\n{absences}" if absences else "")
        + f"contact: {{every: {chance.randrange(1, 9)} weeks, last: {TODAY - dt.timedelta(days=chance.randrange(40))}}}\n"
    )
    return end, away


@pytest.mark.parametrize("case", [None, *CASES])
@pytest.mark.parametrize("seed", range(6))
def test_every_command_shows_the_same_working_day(workspace: Path, run: Run, seed: int, case: str | None) -> None:
    chance = random.Random(f"{seed} {case}")  # noqa: S311  # the same mission for the same seed
    end, away = firm(workspace, chance)
    if case:
        assert run("offboard", ID, "--case", case).code == 0

    def shown(*words: str) -> Any:
        return json.loads(run(*words, "--json").out)["items"]

    def worked(text: str, *, by: str | None = None) -> bool:
        day = dt.date.fromisoformat(text)
        absent = by == "consultant" and any(span.holds(day) for span in away)
        return not is_off(day, "fr") and not absent

    [show], [renew], [due] = shown("show", ID), shown("renew", ID), shown("due", "--weeks", "60")
    [listed] = shown("list")
    assert show["decision_date"] == renew["decision_date"] == due["decision_date"]
    assert show["rhythm"] == renew["rhythm"]
    assert [one["date"] for one in show["rhythm"] if one["step"] == "decision"] == [due["decision_date"]]
    for one in show["rhythm"]:
        assert worked(one["date"])
        assert one["date"] < str(end)
    assert listed["next_checkin"] == show["next_checkin"]
    for name in ("next_checkin", "next_review"):
        assert show[name] is None or (worked(show[name]) and show[name] <= str(end))
    [call], [profile], [track] = shown("contact", "--all"), shown("consultant", "show", "ana-roux"), shown("timeline")
    assert worked(call["due"])
    assert call["due"] == profile["contact"]["due"]
    assert (
        max(one["end"] for one in track["spans"] if one.get("mission") == ID) == show["end"] == due["end"] == str(end)
    )
    points = {(one["reason"], one["command"]): one["day"] for one in shown("agenda", "--week")}
    for (reason, _), day in points.items():
        if reason in ("decision", "decision-passed"):
            assert day == due["decision_date"]
        elif reason in ("checkin", "checkin-late", "checkin-never", "checkins-missed"):
            assert day == show["next_checkin"]
        elif reason.startswith("review"):
            assert day == show["next_review"]
    if case is None:
        return
    tasks = {one["id"]: one for one in shown("offboard", ID)}
    for one in tasks.values():
        before = (one["due"] or "").replace(" ", "").startswith(("end-", "announced")) or one["due"] == "end"
        assert worked(one["date"], by=one["owner"]) or dt.date.fromisoformat(one["date"]) < TODAY
        assert one["date"] <= str(end) or not before
    for (reason, command), day in points.items():
        if reason.startswith("task"):
            assert day == tasks[command.split()[3]]["date"]
    review = run("doc", ID, "closing-review").out
    for one in tasks.values():
        if one["state"] == "todo" and one["owner"] in ("client", "consultant"):
            day = dt.date.fromisoformat(one["date"])
            assert f"({one['owner']}, {day.day}\u00a0{day:%B}\u00a0{day.year})" in review
    for one in shown("answer", ID):
        settled = {"astonishment-report": "astonishment-report", "lessons-learned": "lessons-learned"}
        task = tasks.get(settled.get(one.get("questionnaire"), ""))
        if task:
            assert one["due"] == task["date"]


@pytest.mark.parametrize("case", ["completed", "client-ended", "consultant-ended"])
@pytest.mark.parametrize("perspective", ["provider", "client", "consultant"])
def test_what_is_to_be_done_at_once_counts_from_the_announcement(
    workspace: Path, run: Run, perspective: str, case: str
) -> None:
    (workspace / "mission.yaml").write_text(f"perspective: {perspective}\n")
    (workspace / "missions/early.yaml").write_text(
        "format: 1\ntitle: T\nconsultant: Ana Roux\nclient: {name: Acme}\n"
        "contract: {start: 2026-03-02, end: 2027-06-30}\n"
    )
    announced = "2027-01-11"  # a Monday
    assert run("offboard", "early", "--case", case, "--ends", "2027-02-26", today=announced).code == 0
    of = {
        one["id"]: one["date"] for one in json.loads(run("offboard", "early", "--json", today=announced).out)["items"]
    }
    told = ("reason", "alert-business", "agree-message", "tell-client", "announce-departure", "announce-availability")
    days = [of[name] for name in told if name in of]
    assert days
    assert all(announced <= day <= "2027-01-18" for day in days)
    if case == "client-ended" and perspective == "provider":
        assert of["alert-business"] == announced
    # An end that comes within days is announced before it.
    assert run("offboard", "early", "--ends", "2027-01-14", today=announced).code == 0
    soon = {
        one["id"]: one["date"] for one in json.loads(run("offboard", "early", "--json", today=announced).out)["items"]
    }
    assert all(announced <= soon[name] <= "2027-01-14" for name in told if name in soon)
