"""Who is shown what was said for managers only."""

from __future__ import annotations

from typing import Any

import pytest

from mission_cli.core.model.emptied import emptied_for
from mission_cli.core.model.mission import Mission
from mission_cli.core.readers import for_managers, may_read, readers

FEEDBACK = {"type": "feedback", "date": "2026-06-03", "from": "client", "to": "consultant", "advice": "Rest."}
ANSWERS = {"type": "answers", "date": "2026-06-04", "questionnaire": "exit-interview", "from": "consultant"}
NAMED = {"manager": "Sofia Bernard", "business": "Karim Haddad", "people": {"hr": "Ana Diaz", "it": "Nadia Ferhat"}}


def mission(*entries: dict[str, Any], **more: Any) -> Mission:
    head = {
        "format": "1",
        "title": "T",
        "consultant": "Léa Martin",
        "client": {"name": "Acme", "contact": "Paul Durand"},
    }
    contract = {"start": "2026-03-02", "end": "2026-12-18"}
    return Mission.model_validate({**head, "contract": contract, "journal": {"ines": list(entries)}, **more})


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (FEEDBACK, False),
        (FEEDBACK | {"visibility": "managers"}, True),
        (ANSWERS, True),
        (ANSWERS | {"visibility": "shared"}, False),
        ({"type": "note", "date": "2026-06-03", "text": "x"}, False),
    ],
)
def test_which_entries_are_for_managers(entry: dict[str, Any], expected: bool) -> None:
    [item] = mission(entry).dated()
    assert for_managers(item.entry) is expected


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("sofia-bernard", True),
        ("karim-haddad", True),
        ("ana-diaz", True),
        ("ines", True),  # who wrote it
        ("lea-martin", False),
        ("paul-durand", False),
        ("nadia-ferhat", False),
        ("somebody", False),
        (None, False),
    ],
)
def test_managers_and_the_author_are_shown_it(who: str | None, allowed: bool) -> None:
    one = mission(ANSWERS, **NAMED)
    [item] = one.dated()
    assert may_read(readers(item.entry, item.author, one), who) is allowed
    shared = mission(FEEDBACK, **NAMED)
    [item] = shared.dated()
    assert may_read(readers(item.entry, item.author, shared), who)


def test_where_no_manager_is_named_nothing_is_kept_from_anybody() -> None:
    one = mission(ANSWERS)
    [item] = one.dated()
    assert readers(item.entry, item.author, one) is None
    assert may_read(None, None)


def test_only_what_is_not_for_the_reader_is_emptied() -> None:
    said = FEEDBACK | {"visibility": "managers"}
    one = mission(FEEDBACK, said, ANSWERS | {"answers": {"why-leave": "Pay."}}, **NAMED)
    assert emptied_for(one, "sofia-bernard") == (one, 0)
    told, hidden = emptied_for(one, "lea-martin")
    shared, closed, answers = told.journal["ines"] or []
    assert hidden == 2
    assert (shared.advice, closed.advice, answers.answers) == ("Rest.", None, {})  # type: ignore[union-attr]
    assert (closed.date, closed.sender) == (shared.date, shared.sender)  # type: ignore[union-attr]
    assert told.model_copy(update={"journal": {}}) == one.model_copy(update={"journal": {}})
