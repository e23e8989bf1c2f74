from __future__ import annotations

import copy
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.fields import DAY_PATTERN
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.read import read_consultant, read_mission
from mission_cli.core.model.schema import as_text, consultant_schema, mission_schema, settings_schema
from mission_cli.core.model.settings import Settings
from mission_cli.core.model.structure import records
from mission_cli.core.raw import Plain
from mission_cli.texts.schema import TEXTS

TESTS = Path(__file__).parents[2]
FILES = sorted([*(TESTS / "examples").glob("*.yaml"), *(TESTS / "corpus").glob("*.yaml")])
# What YAML 1.1 readers take for a truth value or nothing (format.md, principle 6).
RETYPED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"})


RECORDS = dict.fromkeys([*records(Mission), *records(Consultant), *records(Settings)])


def english(name: str) -> str:
    return TEXTS[name][0]


MISSION = mission_schema(english)
CONSULTANT = consultant_schema(english)
SETTINGS = settings_schema(english)
VALIDATOR = Draft7Validator(MISSION)


def as_core_schema(value: Any) -> Any:
    """A loaded value as a YAML 1.2 core editor sees it: dates are strings, keys too."""
    if isinstance(value, dict):
        return {str(as_core_schema(key)): as_core_schema(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_core_schema(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def load(text: str) -> Any:
    return as_core_schema(YAML(typ="safe", pure=True).load(io.StringIO(text)))


EXAMPLE = load((TESTS / "examples" / "acme-order-data.yaml").read_text(encoding="utf-8"))


def example() -> Any:
    return copy.deepcopy(EXAMPLE)


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every mapping of the schema, itself included."""
    if isinstance(schema, dict):
        yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from nodes(part)


def wrongs(data: Any) -> list[str]:
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in VALIDATOR.iter_errors(data)]


# The schema itself ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("schema", [MISSION, CONSULTANT, SETTINGS], ids=["mission", "consultant", "settings"])
def test_it_is_draft_7_and_nothing_later(schema: dict[str, Any]) -> None:
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert not re.search(
        r'"(\$defs|discriminator|prefixItems|unevaluatedProperties|dependentRequired)"', as_text(schema)
    )


@pytest.mark.parametrize("schema", [MISSION, CONSULTANT, SETTINGS], ids=["mission", "consultant", "settings"])
def test_a_reference_stands_alone_and_leads_somewhere(schema: dict[str, Any]) -> None:
    for node in nodes(schema):
        if "$ref" in node:
            assert list(node) == ["$ref"]
            assert node["$ref"].removeprefix("#/definitions/") in schema["definitions"]


def test_only_the_top_has_a_title() -> None:
    assert MISSION["title"] == "Mission"
    assert SETTINGS["title"] == "Settings"
    keys = {"title": {}, **MISSION["definitions"]}
    assert not [node for node in nodes(keys) if isinstance(node.get("title"), str)]


@pytest.mark.parametrize("schema", [MISSION, CONSULTANT, SETTINGS], ids=["mission", "consultant", "settings"])
def test_what_a_value_may_be_is_told_apart(schema: dict[str, Any]) -> None:
    """The language server takes parts without title and description for one, and titles them all as the file."""
    parts = [node["anyOf"] for node in nodes(schema) if isinstance(node.get("anyOf"), list)]
    resolved = [[schema["definitions"][p["$ref"].split("/")[-1]] if "$ref" in p else p for p in each] for each in parts]
    described = [[part.get("description") for part in each] for each in resolved]
    assert parts
    assert [each for each in described if len(set(each)) < len(each)] == []


@pytest.mark.parametrize("model", list(RECORDS), ids=lambda model: model.__name__)
def test_every_record_refuses_unknown_keys_but_those_of_the_user(model: type[Any]) -> None:
    everything = {schema["title"]: schema for schema in (MISSION, CONSULTANT, SETTINGS)}
    for schema in (MISSION, CONSULTANT, SETTINGS):
        everything |= schema["definitions"]
    record = everything[model.__name__]
    assert record["additionalProperties"] is False
    assert record["patternProperties"] == {"^x-": {}}
    assert list(record["properties"]) == [field.alias or name for name, field in model.model_fields.items()]


@pytest.mark.parametrize("schema", [MISSION, CONSULTANT, SETTINGS], ids=["mission", "consultant", "settings"])
def test_no_key_and_no_value_of_the_format_is_retyped_by_another_reader(schema: dict[str, Any]) -> None:
    for node in nodes(schema):
        words = [*node.get("properties", {}), *node.get("enum", []), *([node["const"]] if "const" in node else [])]
        assert not [word for word in words if str(word).lower() in RETYPED | {"none"}]


def test_the_text_is_the_same_each_time_and_keeps_accents() -> None:
    text = as_text(MISSION)
    assert text == as_text(mission_schema(english))
    assert text.endswith("}\n")
    assert "Léa Martin" in text
    assert json.loads(text) == MISSION


def test_a_field_has_its_description_beside_its_type() -> None:
    contract = MISSION["definitions"]["Contract"]
    assert contract["properties"]["end"] == {
        "description": "Last day worked, inclusive",
        "type": "string",
        "pattern": f"^{DAY_PATTERN}$",
        "examples": ["2026-12-18"],
        "patternErrorMessage": "This has another form: 2026-12-18",
    }
    assert MISSION["properties"]["contract"] == {
        "description": "The terms: dates, rate, deliverables, payments",
        "allOf": [{"$ref": "#/definitions/Contract"}],
    }


def test_defaults_are_said_as_files_write_them() -> None:
    assert MISSION["properties"]["kind"]["default"] == "client"
    assert SETTINGS["properties"]["every"]["default"] == "2 weeks"
    assert SETTINGS["properties"]["commit"]["default"] is False
    assert "default" not in MISSION["properties"]["vision"]


def test_an_entry_of_the_journal_is_known_by_its_type() -> None:
    lane = MISSION["properties"]["journal"]["additionalProperties"]
    entries = [part["$ref"].rpartition("/")[2] for part in lane["items"]["anyOf"]]
    assert {MISSION["definitions"][name]["properties"]["type"]["const"] for name in entries} == {
        "checkin", "feedback", "answers", "blocker", "change", "opportunity", "note",
    }  # fmt: skip
    assert all("type" in MISSION["definitions"][name]["required"] for name in entries)


# What it accepts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_good_file_is_valid(path: Path) -> None:
    assert wrongs(load(path.read_bytes().decode("utf-8-sig"))) == []


def test_a_key_with_nothing_after_it_is_as_good_as_absent() -> None:
    mission = example()
    for key in ("kind", "tags", "manager", "vision", "expectations", "objectives", "renewal", "offboarding", "closed"):
        mission[key] = None
    mission["contract"] |= {"notice": None, "days_per_week": None, "clauses": None, "deliverables": None}
    mission["journal"]["noel-gauthier"] = None
    assert wrongs(mission) == []
    assert read_mission(mission)[0] is not None


def test_keys_of_the_user_are_accepted_at_every_depth() -> None:
    mission = example()
    mission["x-crm"] = {"number": 12}
    mission["contract"]["x-legal"] = ["anything"]
    mission["objectives"][0]["x-"] = None
    assert wrongs(mission) == []


@pytest.mark.parametrize(
    ("at", "value"),
    [
        *(("contract.notice", text) for text in ("1 month", "10 jours", "2sem", "P1M", "1 année", "3 Weeks", "1 an")),
        *(("offboarding.tasks.0.due", text) for text in (
            "end", "end - 4 weeks", "end-4w", "FIN - 2 semaines", "début + 1 jour", "start+1d", "end − 1 mois", "2026-12-18",
        )),
        *(("manager", text) for text in ("Léa", "Léa Martin <lea@esn.example>", "O'Brien-Smith  <o@b.ie> ", "N. 'Nono' G")),
        *(("closed", text) for text in ("2026-12-20 by sofia-bernard",)),
        *(("contract.rate", text) for text in ("620 EUR/day", "85.50 GBP/hour", "9000 CHF/month")),
        *(("contract.deliverables.0.id", text) for text in ("a", "7", "runbook-2", "a" * 80)),
        *(("objectives.0.target", value) for value in (14, 0, 2.5, "30 %", "14")),
    ],
)  # fmt: skip
def test_what_the_model_reads_is_valid(at: str, value: Any) -> None:
    mission = changed(at, value)
    assert read_mission(as_read(mission))[0] is not None
    assert wrongs(mission) == []


def as_read(value: Any) -> Any:
    """Data as the reader of files hands it over: scalars are texts, those that were not one for the editor `Plain`."""
    if isinstance(value, dict):
        return {key: as_read(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_read(item) for item in value]
    return value if value is None or isinstance(value, str) else Plain(str(value).lower())


# What it refuses ------------------------------------------------------------------------------------------------------

ABSENT = object()


def changed(at: str, value: Any) -> Any:
    """The example with one value put in, or taken out when it is ABSENT."""
    mission = example()
    *path, last = (int(step) if step.isdigit() else step for step in at.split("."))
    here: Any = mission
    for step in path:
        here = here[step]
    if value is ABSENT:
        del here[last]
    else:
        here[last] = value
    return mission


@pytest.mark.parametrize(
    ("at", "value"),
    [
        ("objectifs", []),
        ("contract.strat", "2026-03-02"),
        ("title", ABSENT),
        ("title", None),
        ("title", ""),
        ("format", ABSENT),
        ("format", 2),
        ("client", "Acme Logistics"),
        ("consultant", "lea@esn.example <"),
        ("kind", "freelance"),
        ("tags", "data"),
        ("people", {"boss": "Léa Martin"}),
        ("contract.end", "18/12/2026"),
        ("contract.end", "2026-12-8"),
        ("contract.notice", "one month"),
        ("contract.notice", "1.5 months"),
        ("contract.notice", "0 days"),
        ("contract.notice", 30),
        ("contract.rate", "620 €"),
        ("contract.rate", "620 EUR"),
        ("contract.order", 612345678),
        ("contract.days_per_week", "five"),
        ("contract.milestones.0.amount", "18 000 EUR"),
        ("contract.deliverables.0.id", "Run Book"),
        ("objectives.0.due", True),
        ("objectives.0.id", ABSENT),
        ("equipment.0.returned", "soon"),
        ("followup.attendees", ["consultant", "boss"]),
        ("renewal.client", "yes"),
        ("offboarding.case", ABSENT),
        ("offboarding.tasks.0.state", "finished"),
        ("offboarding.tasks.0.due", "4 weeks before the end"),
        ("offboarding.tasks.0.done", "2026-11-20"),
        ("closed", "2026-11-20 by Sofia Bernard"),
        ("journal", []),
        ("journal.Paul Durand", []),
        ("journal.paul-durand.0.type", "checkin"),
        ("journal.paul-durand.0.type", ABSENT),
        ("journal.paul-durand.0.type", "review"),
        ("journal.paul-durand.0.from", "hr"),
        ("journal.paul-durand.0.sender", "client"),
        ("journal.paul-durand.0.score", 0),
        ("journal.paul-durand.0.score", 6),
        ("journal.paul-durand.0.score", 4.5),
        ("journal.sofia-bernard.0.health", "orange"),
        ("journal.sofia-bernard.0.date", ABSENT),
        ("journal.sofia-bernard.1.causes", ["weather"]),
    ],
)
def test_what_is_wrong_is_invalid_for_the_schema_and_for_the_model(at: str, value: Any) -> None:
    mission = changed(at, value)
    assert wrongs(mission)
    _, problems = read_mission(as_read(mission))
    assert problems


CONSULTANTS = sorted((TESTS.parent / "consultants").glob("*.yaml"))


@pytest.mark.parametrize("path", CONSULTANTS, ids=lambda path: path.stem)
def test_the_sample_profiles_are_valid(path: Path) -> None:
    assert list(Draft7Validator(CONSULTANT).iter_errors(load(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("changes", "good"),
    [
        ({}, True),
        ({"mail": None, "x-badge": 4}, True),
        ({"mail": "lea@esn.example", "employment": "umbrella", "daily_cost": "310.50 EUR"}, True),
        ({"skills": ["kafka"], "wishes": "Lyon", "manager": "Sofia Bernard"}, True),
        ({"absences": [{"start": "2026-12-21", "end": "2027-01-01"}]}, True),
        ({"profile": {"cv": "2026-11-13", "platforms": {"A platform": "2026-10-05"}}}, True),
        ({"contact": {"every": "3 months", "last": "2026-07-23"}, "journal": {"sofia-bernard": None}}, True),
        ({"format": 2}, False),
        ({"name": ""}, False),
        ({"nom": "Léa"}, False),
        ({"mail": "Léa Martin <lea@esn.example>"}, False),
        ({"employment": "contractor"}, False),
        ({"daily_cost": "310 EUR/day"}, False),
        ({"joined": "5 September 2022"}, False),
        ({"skills": "kafka"}, False),
        ({"absences": [{"start": "2026-12-21"}]}, False),
        ({"absences": [{"id": "Year End", "start": "2026-12-21", "end": "2027-01-01"}]}, False),
        ({"profile": {"website": "2026-10-05"}}, False),
        ({"profile": {"platforms": {"A platform": "lately"}}}, False),
        ({"contact": {"every": "often"}}, False),
        ({"journal": {"Sofia": []}}, False),
        ({"journal": {"sofia-bernard": [{"type": "talk", "date": "2026-10-05"}]}}, False),
    ],
)
def test_a_profile_is_valid_for_the_schema_when_it_is_for_the_model(changes: dict[str, Any], *, good: bool) -> None:
    data = {"format": 1, "name": "Léa Martin", **changes}
    assert Draft7Validator(CONSULTANT).is_valid(data) is good
    assert (read_consultant(as_read(data))[1] == []) is good


def test_settings() -> None:
    validator = Draft7Validator(SETTINGS)
    good = {
        "lang": "fr",
        "perspective": "client",
        "every": "2 weeks",
        "horizons": {"urgent": "10 days"},
        "commit": True,
    }
    assert validator.is_valid(good)
    assert validator.is_valid({})
    assert validator.is_valid({"lang": None, "x-team": 4})
    for wrong in (
        {"lang": "de"},
        {"language": "fr"},
        {"commit": "yes"},
        {"every": "often"},
        {"horizons": {"far": "1 day"}},
    ):
        assert not validator.is_valid(wrong), wrong


# The texts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", list(RECORDS), ids=lambda model: model.__name__)
def test_every_record_and_key_is_described_in_both_languages(model: type[Any]) -> None:
    keys = [field.alias or name for name, field in model.model_fields.items()]
    for name in (model.__name__, *(f"{model.__name__}.{key}" for key in keys)):
        assert name in TEXTS, f"texts/schema.py lacks {name}"
        english_text, french_text = TEXTS[name]
        assert english_text.strip(), name
        assert french_text.strip(), name
        assert english_text != french_text, name


def test_no_description_outlives_its_key() -> None:
    asked: set[str] = set()

    def describe(name: str) -> str:
        asked.add(name)
        return ""

    for render in (mission_schema, consultant_schema, settings_schema):
        render(describe)
    assert {name for name in TEXTS if name[0].isupper()} | {"pattern", "nothing"} == asked


def test_french_descriptions_are_set_as_french_is() -> None:
    for name, (_, french) in TEXTS.items():
        assert not re.search(r" [:;?!»]|« |\w'\w", french), name


@pytest.mark.parametrize(
    ("day", "there"),
    [("2026-02-29", True), ("2026-02-30", False), ("2026-04-31", False), ("2026-04-30", True), ("2026-12-31", True), ("2026-13-01", False)],
)  # fmt: skip
def test_a_day_that_no_month_has_is_none_for_an_editor(day: str, there: bool) -> None:
    assert bool(re.fullmatch(DAY_PATTERN, day)) is there
