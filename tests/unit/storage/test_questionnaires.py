"""Questionnaires as templates: the shipped ones, a workspace's own, and what is wrong in one at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from mission_cli.errors import InvalidDataError, NotFoundError
from mission_cli.storage.templates import (
    find,
    questionnaire,
    questionnaire_names,
    read_questionnaire,
    template_findings,
)

SHIPPED = ["astonishment-report", "closing-review", "exit-interview", "lessons-learned", "satisfaction"]
NBSP = "\u00a0"
GOOD = """\
format: 1
title: {en: Ours, fr: La nôtre}
expected:
  - from: client
    due: end - 2 weeks
    cases: [completed]
questions:
  - id: quality
    from: [client]
    kind: score
    required: true
    text: {en: How good was it?, fr: C’était bien ?}
  - id: again
    kind: choice
    text: {en: Again?, fr: Encore ?}
    choices:
      - id: gladly
        text: {en: gladly, fr: volontiers}
      - id: never
        text: {en: never, fr: jamais}
"""
PLACE = "templates/questionnaires/ours.yaml"


def own(root: Path, text: str, name: str = "ours") -> None:
    path = root / "templates" / "questionnaires" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def findings(root: Path, text: str) -> list[tuple[str, int, int, str]]:
    own(root, text)
    return [(one.path, one.line, one.column, one.code) for one in template_findings(root)]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_one_reads_without_a_finding(tmp_path: Path, name: str) -> None:
    read, found = read_questionnaire(find(tmp_path, f"questionnaires/{name}.yaml"))
    assert (found, read is not None) == ([], True)


def test_a_workspace_adds_its_own_and_wins(tmp_path: Path) -> None:
    own(tmp_path, GOOD)
    own(tmp_path, GOOD, "satisfaction")
    assert questionnaire_names(tmp_path) == sorted([*SHIPPED, "ours"])
    assert questionnaire(tmp_path, "satisfaction").title.en == "Ours"


def test_the_exit_interview_asks_its_six_questions(tmp_path: Path) -> None:
    found = questionnaire(tmp_path, "exit-interview")
    asked = [question.id for question in found.questions]
    assert asked == ["welcome", "access", "objectives", "later-projects", "recommend", "again"]
    assert found.parties() == ["consultant"]


def test_satisfaction_asks_each_side_its_own_questions(tmp_path: Path) -> None:
    found = questionnaire(tmp_path, "satisfaction")
    client, consultant = ({one.id for one in found.asked(role)} for role in ("client", "consultant"))
    assert {"project", "consultant", "objectives"} <= client
    assert {"content", "conditions", "support"} <= consultant
    assert client & consultant == {"strengths", "improvements", "advice"}
    assert found.asked("it") == []


def test_the_closing_review_is_for_the_three(tmp_path: Path) -> None:
    found = questionnaire(tmp_path, "closing-review")
    assert [one.sender for one in found.expected] == ["client", "consultant", "manager"]
    assert len({len(found.asked(one.sender)) for one in found.expected}) == 1


def test_lessons_are_successes_difficulties_lessons_and_measures(tmp_path: Path) -> None:
    asked = [question.id for question in questionnaire(tmp_path, "lessons-learned").questions]
    assert asked == ["successes", "difficulties", "lessons", "strengths", "improvements", "prevention"]


@pytest.mark.parametrize("name", SHIPPED)
def test_french_is_typeset(tmp_path: Path, name: str) -> None:
    text = find(tmp_path, f"questionnaires/{name}.yaml").path.read_text(encoding="utf-8")
    french = [line.partition("fr: ")[2] for line in text.splitlines() if "fr: " in line]
    assert french
    for said in french:
        assert "'" not in said, "the apostrophe is ’"
        assert not any(f" {mark}" in said for mark in ":;?!»"), f"a no-break space goes there: {said}"
        assert "« " not in said
        if said.rstrip('"').endswith("?"):
            assert said.rstrip('"').endswith(f"{NBSP}?")


def test_a_good_one_has_nothing_to_say(tmp_path: Path) -> None:
    assert findings(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code"),
    [
        ("questions:", "question:", 7, 1, "E-KEY"),
        ("kind: score", "kind: number", 10, 11, "E-CHOICE"),
        ("from: client", "from: clients", 4, 11, "E-CHOICE"),
        ("from: client", "from: hr", 4, 11, "E-NO-QUESTION"),
        ("due: end - 2 weeks", "due: two weeks before", 5, 10, "E-DUE"),
        ("required: true", "required: maybe", 11, 15, "E-FLAG"),
        ("id: again", "id: quality", 13, 9, "E-ID-DOUBLE"),
        ("id: never", "id: gladly", 19, 13, "E-ID-DOUBLE"),
        ("kind: choice", "kind: text", 16, 5, "E-CHOICES-UNUSED"),
        ("kind: score", "kind: choice", 10, 11, "E-CHOICES"),
        (", fr: La nôtre", "", 2, 1, "E-MISSING"),
        ("format: 1", "format: 2", 1, 9, "E-FORMAT"),
    ],
)
def test_a_wrong_one_is_a_finding_at_its_place(
    tmp_path: Path, old: str, new: str, line: int, column: int, code: str
) -> None:
    text = GOOD.replace(old, new, 1)
    if code == "E-NO-QUESTION":
        text = text.replace("  - id: again\n", "  - id: again\n    from: [client]\n")
    assert (PLACE, line, column, code) in findings(tmp_path, text)
    with pytest.raises(InvalidDataError) as caught:
        questionnaire(tmp_path, "ours")
    assert caught.value.findings


def test_no_question_at_all_is_a_finding(tmp_path: Path) -> None:
    text = GOOD[: GOOD.index("questions:")] + "questions: []\n"
    assert (PLACE, 7, 12, "E-VALUE") in findings(tmp_path, text)


def test_a_name_nobody_knows(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        questionnaire(tmp_path, "nothing")
