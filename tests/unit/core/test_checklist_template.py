"""What a template adds to a checklist, and the changes that write it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.unit.core.test_checklist import TODAY, mission

from mission_cli.core.changes import Append, Remove, Set
from mission_cli.core.checklist import lines
from mission_cli.core.checklist_template import (
    Terms,
    by_step,
    not_asked,
    offboarding_changes,
    tasks_to_add,
    template_of,
)
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.template import Checklist, read_checklist
from mission_cli.core.working_days import DaysOff

END = dt.date(2026, 12, 18)


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
    assert lines(of, TODAY, DaysOff("weekends-only"))[0].date == dt.date(2300, 12, 18)
    assert lines(far, TODAY, DaysOff("weekends-only"))[0].date == dt.date(1800, 1, 1)


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


def test_tasks_stand_under_their_step_even_when_what_they_are_about_is_back() -> None:
    of = mission(
        [{"id": "own", "title": "Own"}, {"id": "return-badge", "title": "Badge", "state": "done"}],
        equipment=[{"id": "badge", "item": "Badge", "returned": "2026-11-01"}],
    )
    found = by_step(template(EQUIPMENT), of, "fr", lines(of, TODAY, DaysOff("weekends-only")))
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
