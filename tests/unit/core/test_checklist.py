"""The checklist on a day: what a template adds, what is late, how far it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mission_cli.core.changes import Append, Remove, Set
from mission_cli.core.checklist import (
    Line,
    Progress,
    Terms,
    by_step,
    lines,
    next_line,
    not_asked,
    offboarding_changes,
    progress,
    tasks_to_add,
    template_of,
)
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.template import Checklist, read_checklist

TODAY = dt.date(2026, 11, 21)
END = dt.date(2026, 12, 18)


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


def task(name: str, due: str | None = "end", **more: str) -> dict[str, Any]:
    title = {"en": f"{name} in words", "fr": f"{name} en mots"}
    return {"id": name, "title": title, **({"due": due} if due else {}), **more}


def template(*tasks: dict[str, Any]) -> Checklist:
    step = {"id": "step", "title": {"en": "A step", "fr": "Une étape"}, "tasks": list(tasks)}
    data: Any = {"format": "1", "title": {"en": "T", "fr": "T"}, "steps": [step]}
    found, problems = read_checklist(data)
    assert found is not None, problems
    return found


EQUIPMENT = task("return-{id}", each="equipment") | {"title": {"en": "Take back: {item}", "fr": "Récupérer : {item}"}}
ACCESS = task("revoke-{id}", each="access", verify="required") | {
    "title": {"en": "Revoke {system} ({account})", "fr": "Révoquer {system} ({account})"}
}


def added(found: Checklist, of: Mission) -> list[str]:
    return [new.id for new in tasks_to_add(found, of, "en", of.end)]


# What a template adds ----------------------------------------------------------------------------------------------


def test_one_task_for_each_equipment_and_access_still_out() -> None:
    of = mission(
        equipment=[{"id": "laptop", "item": 'Laptop 14"'}, {"id": "badge", "item": "Badge", "returned": "2026-11-01"}],
        access=[
            {"id": "gitlab", "system": "GitLab", "account": "lm-ext"},
            {"id": "erp", "system": "ERP", "revoked": "2026-11-01"},
        ],
    )
    found = tasks_to_add(template(EQUIPMENT, ACCESS), of, "fr", END)
    assert [(new.id, new.title, new.verify) for new in found] == [
        ("return-laptop", 'Récupérer : Laptop 14"', None),
        ("revoke-gitlab", "Révoquer GitLab (lm-ext)", "required"),
    ]


def test_an_access_without_an_account_has_no_empty_brackets() -> None:
    of = mission(access=[{"id": "vpn", "system": "VPN"}])
    assert [new.title for new in tasks_to_add(template(ACCESS), of, "en", END)] == ["Revoke VPN"]


def test_braces_in_the_mission_s_own_words_stay_as_they_are() -> None:
    of = mission(access=[{"id": "odd", "system": "{account}", "account": "{id}"}])
    assert [new.title for new in tasks_to_add(template(ACCESS), of, "en", END)] == ["Revoke {account} ({id})"]


def test_a_text_of_several_lines_makes_a_title_of_one() -> None:
    of = mission(equipment=[{"id": "laptop", "item": "Laptop\nwith its charger\n"}])
    assert [new.title for new in tasks_to_add(template(EQUIPMENT), of, "en", END)] == [
        "Take back: Laptop with its charger"
    ]


def test_a_long_id_still_makes_a_short_name() -> None:
    of = mission(equipment=[{"id": "a" * 80, "item": "Laptop"}])
    assert added(template(EQUIPMENT), of) == ["return-" + "a" * 73]


def test_nothing_that_is_there_by_id_is_added_again_whatever_its_title() -> None:
    of = mission(
        [{"id": "thanks", "title": "Flowers for Léa", "state": "done"}], equipment=[{"id": "laptop", "item": "Laptop"}]
    )
    assert added(template(task("thanks"), EQUIPMENT), of) == ["return-laptop"]


def test_tasks_come_by_date_undated_last_same_day_as_in_the_template() -> None:
    found = template(
        task("undated", None),
        task("b"),
        task("later", "end + 1 week"),
        task("a"),
        task("fixed", "2026-11-01"),
        task("first", "start"),
    )
    assert added(found, mission()) == ["first", "fixed", "b", "a", "later", "undated"]


def test_dates_follow_the_end_that_is_coming() -> None:
    found = template(task("fixed", "2026-11-20"), task("moves", "end - 4 weeks"))
    of = mission()
    assert [new.id for new in tasks_to_add(found, of, "en", END)] == ["fixed", "moves"]
    assert [new.id for new in tasks_to_add(found, of, "en", dt.date(2026, 12, 1))] == ["moves", "fixed"]


def test_a_date_outside_the_calendar_is_no_date() -> None:
    of = mission(
        [{"id": "x", "title": "X", "due": "end + 100 years"}], contract={"start": "2026-03-02", "end": "2200-12-18"}
    )
    far = mission(
        [{"id": "x", "title": "X", "due": "start - 100 years"}], contract={"start": "1900-01-01", "end": "1900-01-02"}
    )
    assert lines(of, TODAY)[0].date == dt.date(2300, 12, 18)
    assert lines(far, TODAY)[0].date == dt.date(1800, 1, 1)


# What is written ---------------------------------------------------------------------------------------------------


def test_the_first_run_writes_the_whole_section() -> None:
    of = mission()
    tasks = tasks_to_add(template(task("handover", "end - 2 weeks", owner="consultant"), ACCESS), of, "en", END)
    changes = offboarding_changes(of, Terms("client-ended", "Budget cut", dt.date(2026, 12, 4)), tasks, TODAY)
    assert changes == [
        Set(
            ("offboarding",),
            {
                "case": "client-ended",
                "reason": "Budget cut",
                "ends": dt.date(2026, 12, 4),
                "opened": TODAY,
                "tasks": [
                    {
                        "id": "handover",
                        "title": "handover in words",
                        "owner": "consultant",
                        "due": "end - 2 weeks",
                        "state": "todo",
                    }
                ],
            },
        )
    ]


def test_an_end_that_is_the_contract_s_is_not_written() -> None:
    assert offboarding_changes(mission(), Terms("completed", None, END), [], TODAY) == [
        Set(("offboarding",), {"case": "completed", "opened": TODAY, "tasks": []})
    ]


def test_a_later_run_writes_only_what_differs() -> None:
    of = mission([], offboarding={"reason": "Budget", "ends": "2026-12-04"})
    same = Terms("completed", "Budget", dt.date(2026, 12, 4))
    assert offboarding_changes(of, same, [], TODAY) == []
    assert offboarding_changes(of, Terms(), [], TODAY) == []
    assert offboarding_changes(of, Terms("client-ended", "Takeover", dt.date(2026, 12, 11)), [], TODAY) == [
        Set(("offboarding", "case"), "client-ended"),
        Set(("offboarding", "reason"), "Takeover"),
        Set(("offboarding", "ends"), dt.date(2026, 12, 11)),
    ]


def test_back_to_the_contract_s_end_takes_the_early_one_away() -> None:
    of = mission([], offboarding={"ends": "2026-12-04"})
    assert offboarding_changes(of, Terms(ends=END), [], TODAY) == [Remove(("offboarding", "ends"))]


def test_new_tasks_are_appended_dates_as_the_template_says_them() -> None:
    tasks = tasks_to_add(template(task("fixed", "2026-11-20")), mission(), "fr", END)
    value: Any = {"id": "fixed", "title": "fixed en mots", "due": dt.date(2026, 11, 20), "state": "todo"}
    assert offboarding_changes(mission([]), Terms(), tasks, TODAY) == [Append(("offboarding", "tasks"), value)]


# On a day ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "timing"),
    [("2026-11-20", "late"), ("2026-11-21", "soon"), ("2026-11-28", "soon"), ("2026-11-29", "later")],
)
def test_due_today_is_not_late_and_a_week_ahead_is_soon(due: str, timing: str) -> None:
    assert lines(mission([{"id": "x", "title": "X", "due": due}]), TODAY)[0].timing == timing


@pytest.mark.parametrize("state", ["done", "verified", "n/a"])
def test_what_is_settled_is_never_late(state: str) -> None:
    assert lines(mission([{"id": "x", "title": "X", "due": "2026-01-01", "state": state}]), TODAY)[0].timing is None


def test_lines_come_by_date_and_follow_the_effective_end() -> None:
    tasks = [
        {"id": "undated", "title": "U"},
        {"id": "end", "title": "E", "due": "end"},
        {"id": "fixed", "title": "F", "due": "2026-12-10"},
    ]
    assert [line.task.id for line in lines(mission(tasks), TODAY)] == ["fixed", "end", "undated"]
    early = mission(tasks, offboarding={"ends": "2026-12-04"})
    assert [(line.task.id, line.date) for line in lines(early, TODAY)] == [
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
    assert progress(lines(mission(tasks), TODAY)) == Progress(total=3, done=2, late=1, to_verify=1)


def test_a_mission_without_a_checklist_has_no_lines() -> None:
    assert lines(mission(), TODAY) == []
    assert progress([]) == Progress(0, 0, 0, 0)
    assert next_line([]) is None


def test_next_is_the_first_to_do_then_the_first_to_verify() -> None:
    tasks = [
        {"id": "checked", "title": "C", "due": "2026-11-01", "state": "done", "verify": "required"},
        {"id": "todo", "title": "T", "due": "2026-12-01"},
        {"id": "plain", "title": "P", "due": "2026-10-01", "state": "done"},
    ]

    def upcoming(kept: list[dict[str, str]]) -> str | None:
        found: Line | None = next_line(lines(mission(kept), TODAY))
        return found.task.id if found else None

    assert upcoming(tasks) == "todo"
    assert upcoming([tasks[0], tasks[2]]) == "checked"
    assert upcoming([tasks[2]]) is None


# Beside its template -----------------------------------------------------------------------------------------------


def test_tasks_stand_under_their_step_even_when_what_they_are_about_is_back() -> None:
    of = mission(
        [{"id": "own", "title": "Own"}, {"id": "return-badge", "title": "Badge", "state": "done"}],
        equipment=[{"id": "badge", "item": "Badge", "returned": "2026-11-01"}],
    )
    found = by_step(template(EQUIPMENT), of, "fr", lines(of, TODAY))
    assert [(title, [line.task.id for line in group]) for title, group in found] == [
        ("Une étape", ["return-badge"]),
        (None, ["own"]),
    ]


def test_what_another_case_does_not_ask_for_and_is_still_to_do() -> None:
    of = mission(
        [{"id": "thanks", "title": "T"}, {"id": "old", "title": "O"}, {"id": "older", "title": "O", "state": "done"}]
    )
    assert [one.id for one in not_asked(template(task("thanks")), of)] == ["old"]


def test_a_provider_has_a_template_for_each_case_and_the_others_one_for_all() -> None:
    assert template_of("provider", "client-ended") == "checklists/offboarding/provider-client-ended.yaml"
    assert template_of("client", "client-ended") == "checklists/offboarding/client.yaml"
    assert template_of("consultant", "completed") == "checklists/offboarding/consultant.yaml"


def test_nothing_counted_from_the_end_is_late_on_the_day_the_checklist_opens() -> None:
    """An end that comes fast: what should have been done weeks ago is to be done at once, and late from tomorrow on."""
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
    assert [(line.task.id, line.timing) for line in lines(mission, opened)] == [("a", "soon"), ("b", "late")]
    assert [line.timing for line in lines(mission, opened + dt.timedelta(days=1))] == ["late", "late"]
