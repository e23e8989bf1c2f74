"""The checklist on a day: what is late, how far it is, what comes next."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mission_cli.core.checklist import DatedTask, Progress, lines, next_line, progress
from mission_cli.core.model.mission import Mission
from mission_cli.core.working_days import DaysOff

TODAY = dt.date(2026, 11, 21)


def mission(tasks: list[dict[str, str]] | None = None, **more: Any) -> Mission:
    offboarding: dict[str, Any] = {"case": "completed", "tasks": tasks} if tasks is not None else {}
    return Mission.model_validate(
        {
            "format": "1",
            "title": "Order data",
            "consultant": "Léa Martin",
            "client": {"name": "Acme"},
            "contract": {"start": "2026-03-02", "end": "2026-12-18"},
            **({"offboarding": {**offboarding, **more.pop("offboarding", {})}} if offboarding else {}),
            **more,
        }
    )


@pytest.mark.parametrize(
    ("due", "timing"),
    [("2026-11-20", "late"), ("2026-11-21", "soon"), ("2026-11-28", "soon"), ("2026-11-29", "later")],
)
def test_due_today_is_not_late_and_a_week_ahead_is_soon(due: str, timing: str) -> None:
    assert lines(mission([{"id": "x", "title": "X", "due": due}]), TODAY, DaysOff())[0].timing == timing


@pytest.mark.parametrize("state", ["done", "verified", "n/a"])
def test_what_is_settled_is_never_late(state: str) -> None:
    assert (
        lines(mission([{"id": "x", "title": "X", "due": "2026-01-01", "state": state}]), TODAY, DaysOff())[0].timing
        is None
    )


def test_lines_come_by_date_and_follow_the_effective_end() -> None:
    tasks = [
        {"id": "undated", "title": "U"},
        {"id": "end", "title": "E", "due": "end"},
        {"id": "fixed", "title": "F", "due": "2026-12-10"},
    ]
    assert [line.task.id for line in lines(mission(tasks), TODAY, DaysOff())] == ["fixed", "end", "undated"]
    early = mission(tasks, offboarding={"ends": "2026-12-04"})
    assert [(line.task.id, line.date) for line in lines(early, TODAY, DaysOff())] == [
        ("end", dt.date(2026, 12, 4)),
        ("fixed", dt.date(2026, 12, 10)),
        ("undated", None),
    ]


def test_progress_leaves_out_what_does_not_apply() -> None:
    tasks = [
        {"id": "a", "title": "A", "due": "2026-11-01"},
        {"id": "b", "title": "B", "state": "done", "verify": "required"},
        {"id": "c", "title": "C", "state": "verified", "verify": "required"},
        {"id": "d", "title": "D", "state": "n/a", "why": "none"},
    ]
    assert progress(lines(mission(tasks), TODAY, DaysOff())) == Progress(total=3, done=2, late=1, to_verify=1)


def test_a_mission_without_a_checklist_has_no_lines() -> None:
    assert lines(mission(), TODAY, DaysOff()) == []
    assert progress([]) == Progress(0, 0, 0, 0)
    assert next_line([]) is None


def test_next_is_the_first_to_do_then_the_first_to_verify() -> None:
    tasks = [
        {"id": "checked", "title": "C", "due": "2026-11-01", "state": "done", "verify": "required"},
        {"id": "todo", "title": "T", "due": "2026-12-01"},
        {"id": "plain", "title": "P", "due": "2026-10-01", "state": "done"},
    ]

    def upcoming(kept: list[dict[str, str]]) -> str | None:
        found: DatedTask | None = next_line(lines(mission(kept), TODAY, DaysOff()))
        return found.task.id if found else None

    assert upcoming(tasks) == "todo"
    assert upcoming([tasks[0], tasks[2]]) == "checked"
    assert upcoming([tasks[2]]) is None


def test_nothing_counted_from_the_end_is_late_on_the_day_the_checklist_opens() -> None:
    """An end that comes fast: what should have been done weeks ago is to be done at once, on the Monday as it opens on a Saturday."""
    from mission_cli.core.checklist import lines
    from mission_cli.core.model.read import read_mission

    mission, _ = read_mission({
        "format": "1", "title": "T", "consultant": "L", "client": {"name": "C"},
        "contract": {"start": "2026-11-02", "end": "2026-11-28"},
        "offboarding": {"case": "completed", "opened": "2026-11-21", "tasks": [
            {"id": "a", "title": "A", "due": "end - 4 weeks"}, {"id": "b", "title": "B", "due": "2026-11-10"},
        ]},
    })  # fmt: skip
    assert mission is not None
    opened = dt.date(2026, 11, 21)
    assert [(line.task.id, line.timing) for line in lines(mission, opened, DaysOff())] == [("b", "late"), ("a", "soon")]
    assert [line.timing for line in lines(mission, opened + dt.timedelta(days=3), DaysOff())] == ["late", "late"]
