"""What is taken back, with its task: by whom, on which day, and looked at by whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.unit.core.missions import TODAY, mission

from mission_cli.core.changes import Entry, Set
from mission_cli.core.dates import Mark
from mission_cli.core.lent import Refusal, look_refusal, looked_at, taken_back, task_for

IT = Mark(TODAY, "it-desk")
GITLAB = {"id": "gitlab", "system": "GitLab", "granted": "2026-03-03"}
LAPTOP = {"id": "laptop", "item": "Laptop", "lent": "2026-03-02"}
REVOKED = Set(("access", Entry("gitlab"), "revoked"), TODAY)


def ending(name: str, **more: str) -> dict[str, Any]:
    return {"case": "completed", "tasks": [{"id": name, "title": "T", **more}]}


def test_without_a_task_only_the_day_is_written() -> None:
    assert taken_back(mission(access=[GITLAB]), "access", "gitlab", IT).changes == [REVOKED]
    found = taken_back(mission(equipment=[LAPTOP]), "equipment", "laptop", IT, "scratched")
    assert found.changes == [
        Set(("equipment", Entry("laptop"), "returned"), TODAY),
        Set(("equipment", Entry("laptop"), "returned_condition"), "scratched"),
    ]


def test_its_task_is_done_with_it() -> None:
    found = taken_back(mission(access=[GITLAB], offboarding=ending("revoke-gitlab")), "access", "gitlab", IT)
    at = ("offboarding", "tasks", Entry("revoke-gitlab"))
    assert found.changes == [Set((*at, "state"), "done"), Set((*at, "done"), "2026-11-21 by it-desk"), REVOKED]
    assert found.task is not None


def test_a_task_that_was_settled_stays_as_it_is() -> None:
    settled = ending("revoke-gitlab", state="n/a", why="shared account")
    assert taken_back(mission(access=[GITLAB], offboarding=settled), "access", "gitlab", IT).changes == [REVOKED]


def test_twice_is_once() -> None:
    done = ending("revoke-gitlab", state="done", done="2026-11-20 by it-desk")
    found = mission(access=[{**GITLAB, "revoked": "2026-11-20"}], offboarding=done)
    assert taken_back(found, "access", "gitlab", IT).changes == []


def test_a_task_of_that_name_without_the_thing_is_no_task_of_it() -> None:
    assert task_for(mission(offboarding=ending("revoke-gitlab")), "access", "gitlab") is None


@pytest.mark.parametrize(
    ("access", "author", "expected"),
    [
        ({}, "sofia-bernard", "open"),
        ({"revoked": "2026-11-22"}, "sofia-bernard", "before"),
        ({"revoked": "2026-11-20"}, "it-desk", "same-person"),
        ({"revoked": "2026-11-20"}, "sofia-bernard", None),
    ],
)
def test_it_takes_another_persons_look(access: dict[str, str], author: str, expected: Refusal | None) -> None:
    done = ending("revoke-gitlab", state="done", done="2026-11-20 by it-desk")
    found = mission(access=[GITLAB | access], offboarding=done)
    assert look_refusal(found, found.access[0], Mark(TODAY, author)) == expected


def test_without_a_task_nobody_knows_who_revoked() -> None:
    found = mission(access=[{**GITLAB, "revoked": "2026-11-20"}])
    assert look_refusal(found, found.access[0], IT) is None
    assert looked_at(found, found.access[0], IT).changes == [
        Set(("access", Entry("gitlab"), "verified"), "2026-11-21 by it-desk")
    ]


def test_the_look_is_kept_on_the_access_and_its_task() -> None:
    done = ending("revoke-gitlab", state="done", done="2026-11-20 by it-desk")
    found = mission(access=[{**GITLAB, "revoked": "2026-11-20"}], offboarding=done)
    changes = looked_at(found, found.access[0], Mark(dt.date(2026, 11, 21), "sofia-bernard")).changes
    at = ("offboarding", "tasks", Entry("revoke-gitlab"))
    assert changes == [
        Set((*at, "state"), "verified"),
        Set((*at, "verified"), "2026-11-21 by sofia-bernard"),
        Set(("access", Entry("gitlab"), "verified"), "2026-11-21 by sofia-bernard"),
    ]
