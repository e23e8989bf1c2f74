"""Reading a file the quick way gives what the strict reading gives, or nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import some
from tests.proofs.readings import REPOSITORY, VALUES, changed, difference, every_key, files

from mission_cli.core.model.shape import SHAPES

KEYS = sorted({f"{key}: " for shape in SHAPES.values() for key in shape})


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_changed_file_reads_alike(chosen: random.Random) -> None:
    text = changed(chosen.choice(files()), chosen)
    assert not difference(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("key", KEYS)
def test_any_value_of_any_key_reads_alike(key: str) -> None:
    whole = every_key()
    before, _, after = whole.partition(key)
    if not after:
        pytest.skip("a key with lines below it")
    rest = after.partition("\n")[2]
    for value in some(VALUES, KEYS.index(key), of=5):
        assert not difference(f"{before}{key}{value}\n{rest}".encode("utf-8", "surrogatepass")), value


def test_the_quick_way_answers_the_files_people_have() -> None:
    """It would be no use otherwise: the sample firm, but for the contract without an order, and a file with every key."""
    for path in sorted((REPOSITORY / "missions").glob("*.yaml")):
        assert difference(path.read_bytes()) == (None if path.stem == "hut-training" else ""), path.name
    assert difference(every_key().encode()) == ""


@pytest.mark.parametrize(
    "name", ["tool", "flow", "single", "double", "crlf", "bom", "bom-crlf", "airy", "aligned", "no-eol", "trailing"]
)
def test_the_quick_way_answers_usual_habits(name: str) -> None:
    assert difference((REPOSITORY / "tests" / "corpus" / f"{name}.yaml").read_bytes()) == ""
