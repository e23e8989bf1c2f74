"""Forms: what is typed, read; what was read, typed again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import EXAMPLE

from mission_cli.actions.checkin import CHECKIN
from mission_cli.actions.days import day_reader
from mission_cli.actions.feedback import FEEDBACK
from mission_cli.actions.form import Form, merged
from mission_cli.actions.grant import REVOKE
from mission_cli.actions.kinds import Context
from mission_cli.actions.lend import LEND
from mission_cli.actions.note import NOTE, OPPORTUNITY
from mission_cli.core.model.choices import HEALTHS, PARTIES, ROLES
from mission_cli.core.model.keys import keys_of_entry
from mission_cli.core.model.read import read_mission
from mission_cli.errors import UsageError
from mission_cli.storage.workspace import read_raw

TODAY = dt.date(2026, 11, 21)
FORMS = (NOTE, OPPORTUNITY, FEEDBACK, CHECKIN)


def context() -> Context:
    found = read_mission(read_raw(EXAMPLE.read_bytes(), EXAMPLE.name)[1])[0]
    assert found
    return Context(found, TODAY, day_reader(TODAY, "day-first-only"))


CONTEXT = context()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_has_every_field_of_its_record(form: Form) -> None:
    own = {field.name for field in form.fields if not field.beside}
    assert own == set(keys_of_entry(form.name)) - {"id", "type"}


@pytest.mark.parametrize(
    ("form", "typed", "expected"),
    [
        (NOTE, {"text": " Vu au téléphone. \r\n", "date": "hier"}, {"text": "Vu au téléphone.", "date": dt.date(2026, 11, 20)}),
        (NOTE, {"text": "  ", "ref": None}, {}),
        (FEEDBACK, {"from": "Client", "to": "MANAGER", "score": "4/5"}, {"from": "client", "to": "manager", "score": 4}),
        (CHECKIN, {"health": "orange", "reached": ["feed=12"]}, {"health": "amber", "reached": {"feeds": 12}}),
        (
            CHECKIN,
            {"actions": ["Relancer; client; 05/12/2026"], "attendees": "consultant, client"},
            {
                "attendees": ["consultant", "client"],
                "actions": [{"what": "Relancer", "owner": "client", "due": dt.date(2026, 12, 5)}],
            },
        ),
    ],
)  # fmt: skip
def test_what_is_typed_is_read(form: Form, typed: dict[str, Any], expected: dict[str, Any]) -> None:
    assert form.read(typed, CONTEXT) == expected


@pytest.mark.parametrize(
    ("form", "typed", "key", "name"),
    [
        (NOTE, {"date": "demain"}, "entries.future", "--date"),
        (OPPORTUNITY, {"contact": "42"}, "cli.no-name", "--contact"),
        (FEEDBACK, {"from": "cleint"}, "cli.bad-choice-near", "--from"),
        (FEEDBACK, {"score": "6"}, "cli.bad-number", "--score"),
        (CHECKIN, {"reached": ["feds=1"]}, "cli.bad-choice-near", "--reached"),
        (CHECKIN, {"actions": ["Relancer; xyzzy"]}, "cli.bad-choice", "--action"),
    ],
)
def test_what_cannot_be_read_names_its_field(form: Form, typed: dict[str, Any], key: str, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        form.read(typed, CONTEXT)
    assert (caught.value.text, caught.value.args_for_text["name"]) == (key, name)


def test_what_a_form_cannot_do_without() -> None:
    assert NOTE.lacking([]) == [("text",)]
    assert [group[0] for group in FEEDBACK.lacking(["from", "score"])] == ["to"]
    assert CHECKIN.lacking(["date", "attendees"]) == [CHECKIN.needed[0]]
    assert CHECKIN.lacking(["done"]) == []


def test_what_may_be_given_several_times_is_added_to_a_record() -> None:
    over = {"reached": {"feeds": 1}, "actions": [{"what": "A"}], "health": "red"}
    values = {"reached": {"handover": 2}, "actions": [{"what": "B"}], "health": "green"}
    assert merged(CHECKIN, values, over) == {
        "reached": {"feeds": 1, "handover": 2},
        "actions": [{"what": "A"}, {"what": "B"}],
        "health": "green",
    }


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1).map(str.strip).filter(bool)
DAYS = st.dates(dt.date(2026, 3, 2), TODAY)
VALUES: dict[Form, st.SearchStrategy[dict[str, Any]]] = {
    LEND: st.fixed_dictionaries({"item": TEXTS}, optional={"condition": TEXTS, "date": DAYS, "id": st.just("new-one")}),
    REVOKE: st.fixed_dictionaries({"access_id": st.sampled_from(["gitlab", "-x"])}, optional={"date": DAYS}),
    NOTE: st.fixed_dictionaries({"text": TEXTS}, optional={"ref": TEXTS, "date": DAYS}),
    FEEDBACK: st.fixed_dictionaries(
        {"from": st.sampled_from(PARTIES), "to": st.sampled_from(PARTIES)},
        optional={"strengths": TEXTS, "advice": TEXTS, "score": st.integers(1, 5), "date": DAYS},
    ),
    CHECKIN: st.fixed_dictionaries(
        {"health": st.sampled_from(HEALTHS)},
        optional={
            "progress": TEXTS,
            "attendees": st.lists(st.sampled_from(ROLES), min_size=1, unique=True),
            "reached": st.dictionaries(st.sampled_from(["feeds", "handover"]), st.integers(0, 99), min_size=1),
            "actions": st.lists(
                st.fixed_dictionaries(
                    {"what": TEXTS.filter(lambda text: ";" not in text)},
                    optional={"owner": st.sampled_from(ROLES), "due": DAYS},
                ),
                min_size=1,
            ),
            "date": DAYS,
        },
    ),
}


@pytest.mark.parametrize("form", VALUES, ids=lambda form: form.name)
@given(data=st.data())
def test_the_line_that_repeats_a_run_gives_the_same_values(form: Form, data: st.DataObject) -> None:
    values = data.draw(VALUES[form])
    typed: dict[str, Any] = {}
    words = form.words(values, CONTEXT)
    options = {field.spelled: field for field in form.fields if not field.argument}
    rest = iter(words)
    for word in rest:
        if word == "--":
            continue
        field = options.get(word) or next(one for one in form.fields if one.argument)
        text = next(rest) if word in options else word
        text = text[1:] if field.kind.long and text.startswith("@@") else text
        if field.many:
            typed.setdefault(field.name, []).append(text)
        else:
            typed[field.name] = text
    assert form.read(typed, CONTEXT) == {name: value for name, value in values.items() if value != TODAY}
