"""Deliverables added, delivered, accepted, refused: what is written, what is refused, what is said."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.actions.targets import TODAY, read, target

from mission_cli.actions.deliverable import FORMS, add, signed, take
from mission_cli.core.changes import Append, Entry, Set
from mission_cli.errors import UsageError

RUNBOOK = ("contract", "deliverables", Entry("runbook"))


def test_what_is_due_after_the_end_is_added_with_a_warning() -> None:
    on = target()
    found = add(on, read(FORMS["add"], on, step="add", title="Add", due="31/12/2026"))
    [change] = found.changes
    assert isinstance(change, Append)
    # None of the command's own words is the id of a thing.
    assert change.value == {"id": "add-2", "title": "Add", "due": dt.date(2026, 12, 31)}
    assert [(one.key, one.warning) for one in found.said] == [
        ("deliverable.due-after-end", True),
        ("deliverable.added", False),
        ("deliverable.no-acceptance", False),
    ]


def test_the_word_of_the_client_is_signed_and_noted() -> None:
    on = target("claire-dupont")
    values = read(FORMS["accept"], on, id="run", step="accept", ref="mail of 20 November")
    assert signed(on, values)
    found = take(on, values, lambda one: f"Accepted: {one.title}")
    accepted, note = found.changes
    assert accepted == Set((*RUNBOOK, "accepted"), TODAY)
    assert isinstance(note, Append)
    assert isinstance(note.value, dict)
    assert note.path == ("journal", "claire-dupont")
    assert (note.value["text"], note.value["ref"]) == ("Accepted: Operations runbook", "mail of 20 November")


def test_a_delivery_is_not_signed() -> None:
    on = target()
    values = read(FORMS["deliver"], on, id="runbook", step="deliver", date="hier")
    assert not signed(on, values)
    found = take(on, values, lambda _: "")
    assert found.changes == [Set((*RUNBOOK, "delivered"), dt.date(2026, 11, 20))]
    assert [one.key for one in found.said] == ["deliverable.said-deliver", "deliverable.now-accept"]


@pytest.mark.parametrize(
    ("step", "name", "key"),
    [("refuse", "runbook", "not-delivered"), ("deliver", "ingestion", "accepted"), ("accept", "ingestion", "accepted")],
)
def test_a_step_that_cannot_be_is_refused(step: str, name: str, key: str) -> None:
    on = target("claire-dupont")
    with pytest.raises(UsageError) as caught:
        take(on, read(FORMS[step], on, id=name, step=step, remarks="Pages 2 à 4."), lambda _: "")
    assert caught.value.text == f"deliverable.{key}"
