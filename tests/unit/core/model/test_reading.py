"""Raw data → a mission and every problem, in one go."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.core.missions import data

from mission_cli.core.model import read
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.read import read_settings
from mission_cli.core.model.structure import keys_at
from mission_cli.core.raw import Plain
from mission_cli.errors import Problem


def read_mission(raw: Any) -> tuple[Mission | None, list[Problem]]:
    """As the function of that name; that the least a mission holds is a thin contract is test_rules_contract's matter."""
    mission, found = read.read_mission(raw)
    return mission, [problem for problem in found if problem.code != "W-CONTRACT-THIN"]


def problems(**changes: Any) -> list[Problem]:
    return read_mission(data(**changes))[1]


def said(**changes: Any) -> list[tuple[str, Any]]:
    return [(problem.code, problem.at) for problem in problems(**changes)]


CHECKIN = {"type": "checkin", "date": "2026-10-01"}


def test_the_least_a_mission_holds() -> None:
    mission, found = read_mission(data())
    assert isinstance(mission, Mission)
    assert found == []


@pytest.mark.parametrize("key", ["title", "consultant", "client", "contract", "format"])
def test_what_is_missing_is_named(key: str) -> None:
    assert problems(**{key: None}) == [Problem("E-MISSING", (key,), {"key": key}, on_key=True)]


@pytest.mark.parametrize("raw", [None, "text", [], ["format"], Plain("1")])
def test_a_file_that_is_no_mapping(raw: Any) -> None:
    mission, found = read_mission(raw)
    assert mission is None
    assert [problem.code[0] for problem in found] == ["E"]


def test_every_problem_comes_at_once_with_those_of_the_rules() -> None:
    found = said(
        titel="Order data",
        title=None,
        manager=[],
        contract={"start": "2026-03-02", "end": "2025-12-18", "rate": "620", "days_per_week": Plain("8")},
        objectives=[{"id": "Feeds", "specific": "S"}],
        journal={
            "lea-martin": [{**CHECKIN, "health": "gren"}, {"type": "chekin", "date": "2026-10-01"}, {"date": "x"}],
            "Sofia": None,
        },
    )
    assert sorted(found) == sorted(
        [
            ("E-MISSING", ("title",)),
            ("E-KEY", ("titel",)),
            ("E-TYPE", ("manager",)),
            ("E-RATE", ("contract", "rate")),
            ("E-RANGE", ("contract", "days_per_week")),
            ("E-SLUG", ("objectives", 0, "id")),
            ("E-CHOICE", ("journal", "lea-martin", 0, "health")),
            ("E-CHOICE", ("journal", "lea-martin", 1, "type")),
            ("E-MISSING", ("journal", "lea-martin", 2, "type")),
            ("E-LANE", ("journal", "Sofia")),
            ("E-DATES", ("contract", "end")),
        ]
    )


def test_rules_are_looked_at_on_what_is_left() -> None:
    """The dates read, so their disagreement is said even though the rate beside them does not read."""
    dates = {"start": "2026-03-02", "end": "2025-12-18"}
    assert said(contract=dates, kind="clinet") == [("E-CHOICE", ("kind",)), ("E-DATES", ("contract", "end"))]
    assert said(contract={**dates, "rate": "620"}) == [
        ("E-RATE", ("contract", "rate")),
        ("E-DATES", ("contract", "end")),
    ]


@pytest.mark.parametrize("key", ["title", "consultant", "client", "contract", "format"])
@pytest.mark.parametrize("value", [..., None, [[]]], ids=["missing", "empty", "unreadable"])
def test_what_a_mission_cannot_do_without_hides_no_rule(key: str, value: Any) -> None:
    whole = {**data(access=[{"id": "a", "system": "A"}, {"id": "a", "system": "B"}]), key: value}
    found = [problem.code for problem in read_mission({k: v for k, v in whole.items() if v is not ...})[1]]
    assert len(found) == 2
    assert found[1] == "E-ID-DOUBLE"


@pytest.mark.parametrize("missing", ["start", "end"])
def test_a_missing_day_is_said_beside_the_rules_of_its_section(missing: str) -> None:
    contract: dict[str, Any] = {"start": "2026-03-02", "end": "2026-12-18"}
    contract["deliverables"] = [{"id": "a", "title": "A"}] * 2
    del contract[missing]
    assert said(contract=contract) == [
        ("E-MISSING", ("contract", missing)),
        ("E-ID-DOUBLE", ("contract", "deliverables", 1, "id")),
    ]


def test_a_rule_says_nothing_of_what_could_not_be_read() -> None:
    """An objective whose date does not read has one: no warning that it is missing."""
    objective = {"id": "feeds", "specific": "S", "measure": "m", "target": "1", "due": "soon"}
    assert said(objectives=[objective]) == [("E-DATE", ("objectives", 0, "due"))]


# Suggestions


@pytest.mark.parametrize(
    ("changes", "at", "key", "suggest"),
    [
        ({"objectifs": []}, ("objectifs",), "objectifs", "objectives"),
        ({"client": {"name": "A", "contct": "x"}}, ("client", "contct"), "contct", "contact"),
        (
            {"contract": {"start": "2026-03-02", "end": "2026-12-18", "notise": "x"}},
            ("contract", "notise"),
            "notise",
            "notice",
        ),
        (
            {"equipment": [{"id": "a", "item": "A", "retourned": "x"}]},
            ("equipment", 0, "retourned"),
            "retourned",
            "returned",
        ),
        (
            {"journal": {"a": [{**CHECKIN, "progres": "x"}]}},
            ("journal", "a", 0, "progres"),
            "progres",
            "progress",
        ),
        (
            {"journal": {"a": [{**CHECKIN, "actions": [{"what": "x", "ownr": "it"}]}]}},
            ("journal", "a", 0, "actions", 0, "ownr"),
            "ownr",
            "owner",
        ),
        ({"zzz": "x"}, ("zzz",), "zzz", ""),
        ({"Title": "x"}, ("Title",), "Title", "title"),
    ],
)
def test_an_unknown_key_comes_with_the_nearest_one(changes: Any, at: Any, key: str, suggest: str) -> None:
    assert problems(**changes) == [Problem("E-KEY", at, {"key": key, "suggest": suggest}, on_key=True)]


@pytest.mark.parametrize(
    ("changes", "at", "suggest"),
    [
        ({"kind": "clients"}, ("kind",), "client"),
        ({"journal": {"a": [{**CHECKIN, "health": "Green"}]}}, ("journal", "a", 0, "health"), "green"),
        ({"journal": {"a": [{"type": "chekin", "date": "2026-10-01"}]}}, ("journal", "a", 0, "type"), "checkin"),
        ({"renewal": {"client": "yes"}}, ("renewal", "client"), ""),
    ],
)
def test_an_unknown_word_comes_with_the_known_ones(changes: Any, at: Any, suggest: str) -> None:
    (found,) = problems(**changes)
    assert (found.code, found.at, found.args["suggest"]) == ("E-CHOICE", at, suggest)
    assert suggest in found.args["known"].split(", ") or not suggest


def test_a_known_entry_is_judged_by_its_own_type() -> None:
    """`health` belongs to a check-in: a note that has one is wrong, and is not offered the keys of other types."""
    (found,) = problems(journal={"a": [{"type": "note", "date": "2026-10-01", "text": "x", "health": "green"}]})
    assert (found.code, found.at) == ("E-KEY", ("journal", "a", 0, "health"))


def test_a_lane_may_bear_the_name_of_a_type() -> None:
    journal = {"note": [{"type": "note", "date": "x", "text": "y"}], "checkin": [{**CHECKIN, "health": "blue"}]}
    assert said(journal=journal) == [
        ("E-DATE", ("journal", "note", 0, "date")),
        ("E-CHOICE", ("journal", "checkin", 0, "health")),
    ]


@pytest.mark.parametrize(
    ("changes", "code", "at"),
    [
        ({"people": {"boss": "Sofia Bernard"}}, "E-CHOICE", ("people", "boss")),
        ({"journal": {"a": [{**CHECKIN, "reached": {"A b": "3"}}]}}, "E-SLUG", ("journal", "a", 0, "reached", "A b")),
    ],
)
def test_a_wrong_key_is_pointed_at_itself(changes: Any, code: str, at: Any) -> None:
    (found,) = problems(**changes)
    assert (found.code, found.at, found.on_key) == (code, at, True)


@pytest.mark.parametrize(
    ("changes", "expected", "found"),
    [
        ({"objectives": {"id": "feeds"}}, "list", "mapping"),
        ({"objectives": "feeds"}, "list", "text"),
        ({"contract": []}, "mapping", "list"),
        ({"client": "Acme"}, "mapping", "text"),
        ({"title": {}}, "text", "mapping"),
        ({"kind": ["client"]}, "text", "list"),
        ({"journal": []}, "mapping", "list"),
        ({"journal": {"a": {}}}, "list", "mapping"),
    ],
)
def test_the_wrong_shape_says_which_was_expected(changes: Any, expected: str, found: str) -> None:
    (problem,) = problems(**changes)
    assert (problem.code, problem.args) == ("E-TYPE", {"found": found, "expected": expected})


def test_an_entry_that_is_no_mapping() -> None:
    (found,) = problems(journal={"a": ["held on Monday"]})
    assert (found.code[0], found.at[:3]) == ("E", ("journal", "a", 0))


# What is left alone


def test_keys_that_start_with_x_are_the_users_own_everywhere() -> None:
    mission, found = read_mission(
        data(
            **{"x-jira": ["A-1"], "x-": Plain("NO")},
            client={"name": "Acme", "x-siret": Plain("0123")},
            journal={"a": [{**CHECKIN, "x-mood": {"any": [None]}}]},
        )
    )
    assert mission is not None
    assert found == []


@pytest.mark.parametrize(
    "key", ["objectives", "equipment", "access", "journal", "vision", "renewal", "offboarding", "kind"]
)
def test_an_empty_section_is_as_good_as_absent(key: str) -> None:
    mission, found = read_mission({**data(), key: None})
    assert (mission, found) == (read_mission(data())[0], [])


@pytest.mark.parametrize("key", ["title", "consultant", "client", "contract"])
def test_a_required_key_with_nothing_after_it(key: str) -> None:
    assert read_mission({**data(), key: None})[1] == [Problem("E-VALUE", (key,))]


# Texts to quote


def test_an_unquoted_text_is_a_warning_and_the_mission_reads() -> None:
    mission, found = read_mission(
        data(
            title=Plain("2026"),
            tags=["a", Plain("NO")],
            objectives=[
                {"id": Plain("0123"), "specific": "S", "measure": "m", "target": Plain("1e3"), "due": "2026-12-01"}
            ],
        )
    )
    assert mission is not None
    assert (mission.title, mission.tags, mission.objectives[0].id, mission.objectives[0].target) == (
        "2026",
        ["a", "NO"],
        "0123",
        "1e3",
    )
    assert sorted((problem.code, problem.at, problem.args["value"]) for problem in found) == [
        ("W-QUOTE", ("objectives", 0, "id"), "0123"),
        ("W-QUOTE", ("objectives", 0, "target"), "1e3"),
        ("W-QUOTE", ("tags", 1), "NO"),
        ("W-QUOTE", ("title",), "2026"),
    ]


@pytest.mark.parametrize("key", ["access", "[key]"])
def test_a_text_to_quote_in_an_answer(key: str) -> None:
    """The entry's type is the name of its field, and a person's own key may look like a mark of the validator's."""
    entry = {
        **CHECKIN,
        "id": "a1",
        "type": "answers",
        "questionnaire": "start",
        "from": "client",
        "answers": {"access": Plain("NO")},
    }
    change = {**CHECKIN, "id": "c1", "type": "change", "asked_by": "x", "what": "y", "before": {key: Plain("NO")}}
    mission, found = read_mission(data(journal={"lea-martin": [entry, change]}))
    assert mission is not None
    quoted = [problem.at for problem in found if problem.code == "W-QUOTE"]
    assert len(quoted) == 2
    assert quoted[0] == ("journal", "lea-martin", 0, "answers", "access")


def test_rules_are_looked_at_behind_a_text_to_quote() -> None:
    assert said(title=Plain("2026"), contract={"start": "2026-03-02", "end": "2025-12-18"}) == [
        ("W-QUOTE", ("title",)),
        ("E-DATES", ("contract", "end")),
    ]


def test_a_text_to_quote_beside_an_error_softens_nothing() -> None:
    mission, found = read_mission(data(title=Plain("2026"), kind="clinet"))
    assert mission is None
    assert [problem.code for problem in found] == ["W-QUOTE", "E-CHOICE"]


# Formats


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("1", ""),
        ("2", "E-FORMAT"),
        ("999999999", "E-FORMAT"),
        ("0", "E-FORMAT-OLD"),
        ("-1", "E-FORMAT-OLD"),
        ("1.0", "E-FORMAT-BAD"),
        ("one", "E-FORMAT-BAD"),
        ("01", "E-FORMAT-BAD"),
        ("9" * 5_000, "E-FORMAT-BAD"),
    ],
)
def test_the_format_of_a_file(number: str, code: str) -> None:
    found = problems(format=Plain(number))
    assert [problem.code for problem in found] == ([code] if code else [])
    assert all(problem.at == ("format",) for problem in found)


def test_a_newer_format_is_not_read_half() -> None:
    """Its unknown keys are no mistakes of the person's."""
    assert said(format=Plain("2"), brand_new="x", title=None) == [("E-FORMAT", ("format",))]


# Settings and keys


def test_settings_are_all_optional_and_checked_like_the_rest() -> None:
    settings, found = read_settings({})
    assert settings is not None
    assert found == []
    assert [p.code for p in read_settings({"lang": "de", "perspectve": "client"})[1]] == ["E-CHOICE", "E-KEY"]
    assert [p.code for p in read_settings({"commit": Plain("yes")})[1]] == ["E-FLAG"]
    assert [p.code for p in read_settings({"horizons": {"lead": "soon"}})[1]] == ["E-DURATION"]


@pytest.mark.parametrize("currency", ["euro", "€", "EU"])
def test_a_currency_is_three_capitals(currency: str) -> None:
    """`rate: 620/day` is read in it: one that is none would refuse every rate, with the fault elsewhere."""
    assert [problem.at for problem in read_settings({"currency": currency})[1]] == [("currency",)]


@pytest.mark.parametrize(
    ("at", "some", "none"),
    [
        ((), {"title", "journal"}, {"start"}),
        (("contract",), {"start", "notice"}, {"title"}),
        (("contract", "deliverables", 0), {"acceptance"}, {"amount"}),
        (("journal", "anyone", 0), {"progress", "from", "asked_by"}, {"sender"}),
        (("offboarding", "tasks", 3), {"why"}, {"case"}),
    ],
)
def test_the_keys_known_at_a_place(at: Any, some: set[str], none: set[str]) -> None:
    found = set(keys_at(Mission, at))
    assert some <= found
    assert not none & found


@pytest.mark.parametrize("at", [("title",), ("nowhere",), ("contract", "clauses"), ("tags", 0)])
def test_where_keys_are_free_none_is_known(at: Any) -> None:
    assert keys_at(Mission, at) == []


# Anything at all

SCALARS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.sampled_from(["NO", "1", "2026-03-02", "x-a", "note"]).map(Plain),
)
RAW = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)


@given(st.dictionaries(st.sampled_from([*keys_at(Mission, ()), "other", "x-own"]), RAW, max_size=6))
def test_any_data_gives_a_mission_or_errors_and_never_both(changes: dict[str, Any]) -> None:
    mission, found = read_mission({**data(), **changes})
    errors_of_fields = [
        p
        for p in found
        if p.code.startswith("E") and p.code not in ("E-DATES", "E-ENDS", "E-LANE", "E-ID-DOUBLE", "E-RETURNED")
    ]
    assert (mission is None) == bool(errors_of_fields)
