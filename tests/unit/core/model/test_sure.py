"""A record made without pydantic is the record of the model, or there is none."""

from __future__ import annotations

import random
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.conftest import some
from tests.proofs.readings import REPOSITORY, VALUES, changed, every_key, files
from tests.unit.core.model.test_shape import NAMES, kind_of

from mission_cli.core.dates import Duration
from mission_cli.core.figures import goals, parameters
from mission_cli.core.migrate import FORMAT
from mission_cli.core.model import fields
from mission_cli.core.model.mission import Dated, Mission
from mission_cli.core.model.read import keys_at as keys_of_the_model
from mission_cli.core.model.read import read_consultant, read_mission, read_settings, validated
from mission_cli.core.model.schema import records
from mission_cli.core.model.settings import Horizons, Settings
from mission_cli.core.model.shape import SHAPES
from mission_cli.core.model.sure import (
    ATTRIBUTES,
    SETTINGS,
    Habits,
    keys_at,
    sure_consultant,
    sure_habits,
    sure_mission,
)
from mission_cli.core.model.sure import FORMAT as FORMAT_TEXT
from mission_cli.core.raw import Raw
from mission_cli.errors import DataPath
from mission_cli.storage.workspace import read_raw

KEYS = sorted({f"{key}: " for shape in SHAPES.values() for key in shape})


def plain(value: Any) -> Any:
    """The attributes of a record, whichever way it was made."""
    if isinstance(value, BaseModel) or type(value).__name__.startswith("_Light"):
        names = type(value).model_fields if isinstance(value, BaseModel) else vars(value)
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return type(value).__name__, value


def timeline(mission: Mission) -> list[Any]:
    return [(item.author, item.index, plain(item.entry)) for item in mission.dated()]


def data_of(text: str) -> Raw:
    return read_raw(text.encode("utf-8", "surrogatepass"), "missions/x.yaml")[1]


def compared(text: str) -> bool:
    """Whether a record was made without pydantic; it is then the one that the model makes."""
    data = data_of(text)
    found = sure_mission(data)
    if found is None:
        return False
    made, said = found
    mission, problems = read_mission(data)
    assert said == problems
    assert mission is not None
    assert plain(made) == plain(mission)
    assert timeline(made) == timeline(mission)
    assert made.end == mission.end
    return True


def right(text: str) -> bool:
    """Whether the strict reading has nothing to say about its fields."""
    return not validated(Mission, data_of(text))[1]


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_changed_file_makes_the_same_record(chosen: random.Random) -> None:
    compared(changed(chosen.choice(files()), chosen))


@pytest.mark.parametrize("key", KEYS)
def test_any_value_of_any_key_makes_the_same_record(key: str) -> None:
    whole = every_key()
    before, _, after = whole.partition(key)
    if not after:
        pytest.skip("a key with lines below it")
    rest = after.partition("\n")[2]
    for value in some(VALUES, KEYS.index(key), of=12):
        compared(f"{before}{key}{value}\n{rest}")


@pytest.mark.parametrize("path", sorted((REPOSITORY / "missions").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_files_people_have_are_sure(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert compared(text) == right(text)


def test_a_file_with_every_key_is_sure() -> None:
    assert compared(every_key()) == right(every_key())


def test_keys_of_ones_own_are_left_out() -> None:
    text = (REPOSITORY / "missions" / "acme-order-data.yaml").read_text(encoding="utf-8")
    assert compared(f"{text}\nx-ours: NO\n") == right(text)


@pytest.mark.parametrize("data", [None, "x", [], {}, {"format": "1"}, {"format": "2", "title": "x"}])
def test_what_is_no_mission_is_not_sure(data: Raw) -> None:
    assert sure_mission(data) is None


def test_every_record_is_reached_by_its_keys() -> None:
    for model in records(Mission):
        named = {field.alias: name for name, field in model.model_fields.items() if field.alias}
        assert named.items() <= ATTRIBUTES.items()
    assert str(FORMAT) == FORMAT_TEXT
    assert Dated._fields == ("author", "index", "entry")


PATHS: list[DataPath] = [
    (),
    ("client",),
    ("contract",),
    ("contract", "deliverables", 0),
    ("contract", "clauses"),
    ("offboarding", "tasks", 0),
    ("journal", "lea", 0),
    ("journal", "lea", 0, "actions", 0),
    ("journal", "lea", 0, "options", 1),
    ("journal", "lea", 0, "reached"),
    ("renewal",),
    ("people",),
    ("title",),
    ("nowhere", 1),
]


def test_free_keys_have_no_order() -> None:
    assert keys_at(("journal",)) == keys_at(("contract", "clauses")) == keys_at(("people",)) == []


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_keys_are_in_the_order_of_the_model(path: DataPath) -> None:
    assert keys_at(path) == keys_of_the_model(Mission, path)


# Settings

HORIZONS = get_type_hints(Horizons, include_extras=True)


def test_the_table_of_settings_is_the_models() -> None:
    hints = get_type_hints(Settings, include_extras=True)
    names = [*NAMES, (fields.Currency, "currency"), (fields.Flag, "flag")]
    kinds = {key: next((name for alias, name in names if hints[key] == alias), "") for key in SETTINGS}
    kinds = {key: kind or kind_of(hints[key]).removesuffix("?") for key, kind in kinds.items()}
    kinds["horizons"] = f"{{{'|'.join(Horizons.model_fields)}: length}}"
    assert kinds == SETTINGS
    assert all(hint == fields.Length for name, hint in HORIZONS.items() if name in Horizons.model_fields)


@pytest.mark.parametrize(
    "more",
    [
        "lang: fr",
        "lang: de",
        "name: ACME",
        "name: 12",
        "currency: eur",
        "perspective: client",
        "x-a: 1",
        "z: 1",
        "",
        "horizons: {urgent: 9 days}",
        "horizons: {late: 9 days}",
        "horizons:",
        "horizons: 3 days",
        "rhythm: {talk: 2 months}",
        "rhythm: {No Id: 2 months}",
        "review: 2026-01-01",
        "holidays: weekends-only",
        "holidays: de",
    ],
)
def test_habits_are_those_of_the_settings(more: str) -> None:
    for every in ("every: 3 weeks", "every: 1 month", "every: x", "every: 2026-01-01", "every:", ""):
        for commit in ("commit: true", "commit: yes", "commit: 'false'", "commit:", ""):
            data = data_of(f"{every}\n{commit}\n{more}\n")
            found = sure_habits(data)
            if found is not None:
                read, problems = read_settings(data)
                assert read is not None
                assert problems == []
                assert found == Habits(*(getattr(read, name) for name in Habits._fields))


FIGURES = """\
bench:
  target: {least: 8, most: 12.5, source: "The board", date: 2026-01-01}
  break_even: {value: 20}
  talk_after: 6 weeks
pro_bono:
  ceiling: {amount: 49000 EUR, source: "PASS 2027", date: 2027-01-01}
  ceilings: {value: 2}
"""


def test_figures_are_those_of_the_settings() -> None:
    found, (read, problems) = sure_habits(data_of(FIGURES)), read_settings(data_of(FIGURES))
    assert found is not None
    assert read is not None
    assert problems == []
    assert goals(found.bench) == goals(read.bench) != goals(None)
    assert parameters(found.pro_bono) == parameters(read.pro_bono) != parameters(None)


@pytest.mark.parametrize(
    "wrong",
    [
        "bench: {target: {least: 8}}",
        "bench: {target: {least: 8, most: 101}}",
        "bench: {break_even: 20}",
        "bench: {talk_after: long}",
        "pro_bono: {ceiling: {amount: 49000}}",
        "pro_bono: {ceilings: {value: -1}}",
        "pro_bono: {tax: {value: 1}}",
    ],
)
def test_figures_that_are_wrong_are_said_by_the_strict_reading(wrong: str) -> None:
    assert sure_habits(data_of(wrong)) is None
    assert read_settings(data_of(wrong))[1]


def test_usual_settings_are_sure() -> None:
    assert sure_habits(data_of("lang: fr\nname: ACME\nevery: 3 weeks\ncommit: true\n")) == Habits(
        Duration(3, "week"), commit=True, lang="fr"
    )
    assert sure_habits(data_of((REPOSITORY / "mission.yaml").read_text(encoding="utf-8"))) is not None
    assert Habits() == Habits(Settings().every, Settings().commit, Settings().review, Settings().holidays)


# Profiles --------------------------------------------------------------------------------------------------------------


def _compared_profile(text: str) -> bool:
    """As `compared`, for a profile."""
    data = data_of(text)
    found = sure_consultant(data)
    if found is None:
        return False
    made, said = found
    consultant, problems = read_consultant(data)
    assert said == problems
    assert plain(made) == plain(consultant)
    return True


def test_a_profile_made_without_the_model_is_the_models() -> None:
    profiles = sorted((REPOSITORY / "consultants").glob("*.yaml"))
    assert all(_compared_profile(path.read_text(encoding="utf-8")) for path in profiles)


@pytest.mark.parametrize("seed", range(150))
def test_a_profile_with_a_value_changed_is_the_models_or_none(seed: int) -> None:
    chosen = random.Random(seed)  # noqa: S311  # the same files for the same seed
    path = chosen.choice(sorted((REPOSITORY / "consultants").glob("*.yaml")))
    lines = path.read_text(encoding="utf-8").splitlines()
    for _ in range(2):
        at = chosen.randrange(len(lines))
        key, colon, _ = lines[at].partition(": ")
        values = [
            "",
            "x",
            "2026-02-30",
            "2026-11-20",
            "12 EUR",
            "a@b.c",
            "[]",
            "{}",
            "'q'",
            "2 weeks",
            "employee",
            "007",
        ]
        lines[at] = f"{key}: {chosen.choice(values)}" if colon else lines[at]
    _compared_profile("\n".join(lines) + "\n")
