"""Blockers: what comes next, which option is meant, and the changes of each step."""

from __future__ import annotations

from datetime import date

import pytest

from mission_cli.core import blockers
from mission_cli.core.changes import Append, Remove, Set
from mission_cli.core.model.journal import Blocker, Option

AT = ("journal", "lea", 0)
OPTIONS = [Option(what="Wait"), Option(what="Escalate to the sponsor"), Option(what="Escalate to the board")]


def blocker(**fields: object) -> Blocker:
    return Blocker.model_validate({"type": "blocker", "date": "2026-10-02", "title": "No VPN", **fields})


@pytest.mark.parametrize(
    ("fields", "step"),
    [
        ({}, "diagnose"),
        ({"diagnosis": {"origin": "client"}}, "option"),
        ({"options": [{"what": "Wait"}]}, "choose"),
        ({"options": [{"what": "Wait"}], "chosen": "Wait"}, "resolve"),
        ({"chosen": "Wait"}, "resolve"),
        ({"resolved": "2026-10-28"}, None),
    ],
)
def test_what_comes_next(fields: dict[str, object], step: str | None) -> None:
    assert blockers.next_step(blocker(**fields)) == step


def test_what_the_diagnosis_leaves_open() -> None:
    found = blockers.unanswered(blocker(diagnosis={"measure": "yes", "origin": "client", "mine": "x"}))
    assert found == ["objectives", "priorities", "communication"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", "Wait"),
        ("wait", "Wait"),
        ("SPONSOR", "Escalate to the sponsor"),
        ("escalate", None),
        ("4", None),
        ("0", None),
        ("", None),
        ("Wait and see", None),
    ],
)
def test_the_option_that_is_meant(typed: str, meant: str | None) -> None:
    found = blockers.option_meant(OPTIONS, typed)
    assert (found.what if found else None) == meant


def test_a_first_diagnosis_is_one_mapping_and_later_answers_touch_only_themselves() -> None:
    assert blockers.diagnosed(AT, blocker(), {"origin": "us"}) == [Set((*AT, "diagnosis"), {"origin": "us"})]
    known = blocker(diagnosis={"origin": "us", "measure": "no"})
    found = blockers.diagnosed(AT, known, {"origin": "us", "measure": "yes"})
    assert found == [Set((*AT, "diagnosis", "measure"), "yes")]
    assert blockers.diagnosed(AT, blocker(), {}) == []


def test_a_choice_of_ones_own_becomes_an_option() -> None:
    known = blocker(options=[{"what": "Wait"}])
    assert blockers.chosen(AT, known, "Wait") == [Set((*AT, "chosen"), "Wait")]
    own = blockers.chosen(AT, known, "Ask the network")
    assert own == [Append((*AT, "options"), {"what": "Ask the network"}), Set((*AT, "chosen"), "Ask the network")]


def test_solved_and_opened_again() -> None:
    day = date(2026, 10, 28)
    assert blockers.solved(AT, day, "Done") == [Set((*AT, "resolved"), day), Set((*AT, "resolution"), "Done")]
    both = blockers.reopened(AT, blocker(resolved="2026-10-28", resolution="Done"))
    assert both == [Remove((*AT, "resolved")), Remove((*AT, "resolution"))]
    assert blockers.reopened(AT, blocker(resolved="2026-10-28")) == [Remove((*AT, "resolved"))]
