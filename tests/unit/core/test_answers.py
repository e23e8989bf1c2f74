"""What a question takes, who has answered and who is still to."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mission_cli.core.answers import (
    NotAnAnswer,
    answer_of,
    awaited,
    form_problems,
    given,
    lacking,
    settled_tasks,
)
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.questionnaire import Question, Questionnaire
from mission_cli.core.model.read import read_mission
from mission_cli.core.working_days import DaysOff

BOTH = {"en": "x", "fr": "x"}


def question(kind: str = "text", **more: Any) -> Question:
    return Question.model_validate({"id": "one", "kind": kind, "text": BOTH, **more})


CHOICE = question(
    "choice", choices=[{"id": "go-on", "text": {"en": "Go on", "fr": "Continuer"}}, {"id": "stop", "text": BOTH}]
)


@pytest.mark.parametrize(("typed", "kept"), [("4", 4), (" 5/5 ", 5), ("1", 1)])
def test_a_score(typed: str, kept: int) -> None:
    assert answer_of(question("score"), typed) == kept


@pytest.mark.parametrize("typed", ["0", "6", "4.5", "four", "", "-1", "4/10"])
def test_no_score(typed: str) -> None:
    with pytest.raises(NotAnAnswer):
        answer_of(question("score"), typed)


@pytest.mark.parametrize("typed", ["go-on", "Go on", "CONTINUER", "continuer "])
def test_a_choice_by_its_id_or_its_words(typed: str) -> None:
    assert answer_of(CHOICE, typed) == "go-on"


def test_no_choice_names_the_nearest() -> None:
    with pytest.raises(NotAnAnswer) as caught:
        answer_of(CHOICE, "stopp")
    assert (caught.value.known, caught.value.near) == (["go-on", "stop"], "stop")


def test_a_form_is_read_and_what_is_wrong_is_said_without_the_words() -> None:
    asked = [question(), question("score").model_copy(update={"id": "two"})]
    answers, problems = form_problems(
        asked, {"two": "4", "one": "  Warm.  ", "x-mine": "kept out", "onne": "secret", "none": None}
    )
    assert answers == {"one": "Warm.", "two": 4}
    assert [(one.code, one.at, one.args) for one in problems] == [
        ("E-QUESTION", ("onne",), {"key": "onne", "suggest": "one"}),
        ("E-QUESTION", ("none",), {"key": "none", "suggest": "one"}),
    ]
    _, problems = form_problems(asked, {"one": ["secret"], "two": "secret"})
    assert [one.code for one in problems] == ["E-TYPE", "E-SCORE"]
    assert "secret" not in str(problems)


def test_what_is_left_empty_is_no_answer() -> None:
    asked = [question(required="true")]
    assert form_problems(asked, {"one": "  "}) == ({}, [])
    assert lacking(asked, {}) == ["one"]
    assert lacking(asked, {"one": "said"}) == []


def mission(**more: Any) -> Mission:
    data = {
        "format": "1",
        "title": "Order data",
        "consultant": "Léa Martin",
        "client": {"name": "Acme"},
        "contract": {"start": "2026-03-02", "end": "2026-12-18"},
        **more,
    }
    found, problems = read_mission(data)
    assert found, problems
    return found


def template(*expected: dict[str, Any]) -> Questionnaire:
    return Questionnaire.model_validate(
        {"format": "1", "title": BOTH, "expected": list(expected), "questions": [{"id": "one", "text": BOTH}]}
    )


ANSWERED = {
    "lea-martin": [
        {"type": "answers", "date": "2026-12-01", "questionnaire": "review", "from": "client", "answers": {"one": "x"}}
    ]
}


def test_expected_by_case_side_and_date() -> None:
    templates = {
        "late": template({"from": "manager"}),
        "review": template({"from": "client", "due": "end - 1 week"}, {"from": "manager", "due": "end - 1 week"}),
        "other": template({"from": "client", "cases": ["client-ended"]}),
        "theirs": template({"from": "client", "perspectives": ["client"]}),
    }
    found = awaited(mission(), templates, "provider", DaysOff())
    assert [(one.questionnaire, one.sender, one.due) for one in found] == [
        ("review", "client", dt.date(2026, 12, 11)),
        ("review", "manager", dt.date(2026, 12, 11)),
        ("late", "manager", None),
    ]
    ended = mission(offboarding={"case": "client-ended", "ends": "2026-11-30"})
    found = awaited(ended, templates, "client", DaysOff())
    assert [(one.questionnaire, one.due) for one in found] == [
        ("review", dt.date(2026, 11, 23)),
        ("review", dt.date(2026, 11, 23)),
        ("late", None),
        ("other", None),
        ("theirs", None),
    ]


def test_who_has_answered_is_expected_no_more() -> None:
    answered = mission(journal=ANSWERED)
    assert [(one.questionnaire, one.sender, one.author) for one in given(answered)] == [
        ("review", "client", "lea-martin")
    ]
    templates = {"review": template({"from": "client"}, {"from": "manager"})}
    assert [one.sender for one in awaited(answered, templates, "provider", DaysOff())] == ["manager"]


def test_a_task_is_settled_by_the_last_who_answers() -> None:
    tasks = {"case": "completed", "tasks": [{"id": "meeting", "title": "Meet", "state": "todo"}]}
    templates = {"review": template(*({"from": who, "tasks": ["meeting", "gone"]} for who in ("client", "manager")))}
    for journal, settled in ((None, []), (ANSWERED, [])):
        found = mission(offboarding=tasks, journal=journal or {})
        left = awaited(found, templates, "provider", DaysOff())
        every = awaited(found, templates, "provider", DaysOff(), everything=True)
        assert settled_tasks(found, every, left, "review") == settled
    assert settled_tasks(found, every, [], "review") == ["meeting"]
