"""Reading a file in one pass gives the data that its tree holds, or nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import some
from tests.proofs.readings import REPOSITORY, VALUES, changed, difference, every_key, files

from mission_cli.core.model.keys import known_keys
from mission_cli.core.model.read import read_mission
from mission_cli.storage.text.read import read_data

KEYS = sorted(f"{key}: " for key in known_keys())


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_changed_file_reads_alike(chosen: random.Random) -> None:
    text = changed(chosen.choice(files()), chosen)
    assert not difference(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("key", [key for key in KEYS if key in every_key()])
def test_any_value_of_any_key_reads_alike(key: str) -> None:
    before, _, after = every_key().partition(key)
    rest = after.partition("\n")[2]
    for value in some(VALUES, KEYS.index(key), of=5):
        assert not difference(f"{before}{key}{value}\n{rest}".encode("utf-8", "surrogatepass")), value


def test_a_file_with_every_key_has_no_error() -> None:
    data = read_data(every_key().encode())
    assert data is not None
    mission, problems = read_mission(data)
    assert [problem for problem in problems if problem.code.startswith("E")] == []
    assert mission is not None


@pytest.mark.parametrize("folder", ["missions", "consultants"])
def test_one_pass_reads_the_files_people_have(folder: str) -> None:
    for path in sorted((REPOSITORY / folder).rglob("*.yaml")):
        assert difference(path.read_bytes()) == "", path.name


@pytest.mark.parametrize(
    "name", ["tool", "flow", "single", "double", "crlf", "bom", "bom-crlf", "airy", "aligned", "no-eol", "trailing"]
)
def test_one_pass_reads_usual_habits(name: str) -> None:
    assert difference((REPOSITORY / "tests" / "corpus" / f"{name}.yaml").read_bytes()) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "- a",
        "a: 1\na: 2",
        "a: &x 1",
        "a: *x",
        "a: !!str 1",
        "? [a]\n: b",
        "<<: {}",
        ": a",
        "a: [",
        "---\n---\n",
    ],
)
def test_what_the_tree_has_something_to_say_about_is_left_to_it(text: str) -> None:
    assert read_data(text.encode()) is None
