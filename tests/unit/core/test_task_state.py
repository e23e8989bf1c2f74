"""Who may mark a task how, and what that says of the equipment or access it is about."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mission_cli.core.changes import Change, Entry, Remove, Set
from mission_cli.core.dates import Mark
from mission_cli.core.model.checklist import Task
from mission_cli.core.model.choices import TaskState
from mission_cli.core.model.mission import Mission
from mission_cli.core.task_state import marking, refusal, section_of, task_of

TODAY = dt.date(2026, 11, 21)
SOFIA = Mark(TODAY, "sofia-bernard")
DONE = {"state": "done", "done": "2026-11-20 by sofia-bernard"}
VERIFIED = {**DONE, "state": "verified", "verified": "2026-11-20 by paul-durand"}


def task(name: str = "x", **more: str) -> Task:
    return Task.model_validate({"id": name, "title": "X", **more})


def mission(**more: Any) -> Mission:
    data = {
        "format": "1",
        "title": "Order data",
        "consultant": "Léa Martin",
        "client": {"name": "Acme"},
        "contract": {"start": "2026-03-02", "end": "2026-12-18"},
    }
    return Mission.model_validate({**data, **more})


def at(name: str, of: str = "x") -> tuple[str | Entry, ...]:
    return ("offboarding", "tasks", Entry(of), name)


def changes(of: Task, state: TaskState, why: str | None = None) -> list[Change]:
    return marking(mission(), of, state, SOFIA, why).changes


@pytest.mark.parametrize(
    ("of", "state", "author", "why", "expected"),
    [
        (task(), "done", "sofia-bernard", None, None),
        (task(), "verified", "paul-durand", None, "not-done"),
        (task(state="n/a", why="none"), "verified", "paul-durand", None, "not-done"),
        (task(**DONE), "verified", "sofia-bernard", None, "same-person"),
        (task(**DONE), "verified", "paul-durand", None, None),
        (task(state="done"), "verified", "paul-durand", None, "nobody"),
        (task(**VERIFIED), "verified", "sofia-bernard", None, None),
        (task(), "n/a", "", None, "no-why"),
        (task(), "n/a", "", "no such account", None),
        (task(state="n/a", why="none"), "n/a", "", None, None),
        (task(**VERIFIED), "todo", "", None, None),
    ],
)
def test_who_may_put_a_task_in_a_state(
    of: Task, state: TaskState, author: str, why: str | None, expected: str | None
) -> None:
    assert refusal(of, state, author, why) == expected


def test_done_is_signed() -> None:
    assert changes(task(), "done") == [Set(at("state"), "done"), Set(at("done"), "2026-11-21 by sofia-bernard")]


def test_verified_is_signed_beside_done() -> None:
    assert changes(task(**DONE), "verified") == [
        Set(at("state"), "verified"),
        Set(at("verified"), "2026-11-21 by sofia-bernard"),
    ]


def test_a_done_task_without_a_signature_can_be_signed() -> None:
    assert changes(task(state="done"), "done") == [Set(at("done"), "2026-11-21 by sofia-bernard")]


def test_what_does_not_apply_keeps_its_reason_and_no_signature() -> None:
    assert changes(task(**VERIFIED), "n/a", "never granted") == [
        Set(at("state"), "n/a"),
        Set(at("why"), "never granted"),
        Remove(at("done")),
        Remove(at("verified")),
    ]


def test_a_reason_can_be_put_in_better_words() -> None:
    assert changes(task(state="n/a", why="none"), "n/a", "never granted") == [Set(at("why"), "never granted")]


def test_to_do_again_takes_every_mark_away() -> None:
    assert changes(task(**VERIFIED), "todo") == [Set(at("state"), "todo"), Remove(at("done")), Remove(at("verified"))]
    assert changes(task(state="n/a", why="none"), "todo") == [Set(at("state"), "todo"), Remove(at("why"))]


@pytest.mark.parametrize(
    ("of", "state"),
    [
        (task(), "todo"),
        (task(**DONE), "done"),
        (task(**VERIFIED), "verified"),
        (task(**VERIFIED), "done"),
        (task(state="n/a", why="none"), "n/a"),
    ],
)
def test_what_is_so_already_writes_nothing(of: Task, state: TaskState) -> None:
    assert changes(of, state) == []


# The equipment and access themselves -------------------------------------------------------------------------------

LAPTOP = {"id": "laptop", "item": "Laptop", "lent": "2026-03-02"}
GITLAB = {"id": "gitlab", "system": "GitLab"}
RETURNED = ("equipment", Entry("laptop"), "returned")
REVOKED = ("access", Entry("gitlab"), "revoked")


def test_done_also_says_that_the_equipment_is_back() -> None:
    found = marking(mission(equipment=[LAPTOP]), task("return-laptop"), "done", SOFIA, None)
    assert found.effect == "back"
    assert found.changes[-1] == Set(RETURNED, TODAY)


def test_done_also_says_that_the_access_is_revoked() -> None:
    found = marking(mission(access=[GITLAB]), task("revoke-gitlab"), "done", SOFIA, None)
    assert found.effect == "back"
    assert found.changes[-1] == Set(REVOKED, TODAY)


def test_a_day_that_is_there_already_stays() -> None:
    found = marking(
        mission(equipment=[{**LAPTOP, "returned": "2026-11-02"}]), task("return-laptop"), "done", SOFIA, None
    )
    assert found.effect is None
    assert [change.path for change in found.changes] == [at("state", "return-laptop"), at("done", "return-laptop")]


def test_verified_writes_the_day_it_was_done_when_nobody_had() -> None:
    found = marking(mission(access=[GITLAB]), task("revoke-gitlab", **DONE), "verified", SOFIA, None)
    assert found.changes[-2:] == [
        Set(REVOKED, dt.date(2026, 11, 20)),
        Set(("access", Entry("gitlab"), "verified"), str(SOFIA)),
    ]


def test_to_do_again_takes_the_look_away_too() -> None:
    out = mission(access=[{**GITLAB, "revoked": "2026-11-20", "verified": "2026-11-21 by sofia-bernard"}])
    found = marking(out, task("revoke-gitlab", **DONE), "todo", SOFIA, None)
    assert found.changes[-2:] == [Remove(REVOKED), Remove(("access", Entry("gitlab"), "verified"))]


def test_a_task_of_the_start_is_marked_where_it_is() -> None:
    found = mission(onboarding={"tasks": [{"id": "kickoff", "title": "Kickoff"}]})
    assert task_of(found, "kickoff") is not None
    changes = marking(found, task("kickoff"), "done", SOFIA, None).changes
    assert {change.path[0] for change in changes} == {"onboarding"}


def test_where_both_checklists_have_an_id_the_end_wins() -> None:
    tasks = {"tasks": [{"id": "badge", "title": "Badge"}]}
    found = mission(onboarding=tasks, offboarding={"case": "completed", **tasks})
    assert section_of(found, "badge") == "offboarding"
    assert section_of(found, "laptop") is None


def test_to_do_again_takes_back_the_day_that_was_written_so() -> None:
    out = mission(access=[{**GITLAB, "revoked": "2026-11-20"}])
    found = marking(out, task("revoke-gitlab", **DONE), "todo", SOFIA, None)
    assert found.effect == "out-again"
    assert found.changes[-1] == Remove(REVOKED)


def test_to_do_again_leaves_a_day_that_somebody_wrote() -> None:
    out = mission(access=[{**GITLAB, "revoked": "2026-11-12"}])
    found = marking(out, task("revoke-gitlab", **DONE), "todo", SOFIA, None)
    assert found.effect == "still-back"
    assert REVOKED not in [change.path for change in found.changes]


@pytest.mark.parametrize(("state", "lent"), [("n/a", "2026-03-02"), ("done", "2026-12-01")])
def test_what_does_not_apply_or_was_not_lent_yet_is_still_out(state: TaskState, lent: str) -> None:
    found = marking(mission(equipment=[{**LAPTOP, "lent": lent}]), task("return-laptop"), state, SOFIA, "lost")
    assert found.effect == "still-out"
    assert RETURNED not in [change.path for change in found.changes]


def test_a_task_about_something_unknown_is_a_task_like_any_other() -> None:
    found = marking(mission(), task("revoke-gitlab"), "done", SOFIA, None)
    assert (found.item, found.effect, len(found.changes)) == (None, None, 2)
