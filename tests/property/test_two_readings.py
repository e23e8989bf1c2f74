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


def is_left_to_the_strict_reader(raw: bytes) -> bool:
    """Whether a file needs what only the whole reader derives: which end a checklist or a renewal is of."""
    return b"amendments:" in raw and (b"offboarding:" in raw or b"renewal:" in raw)


def test_the_quick_way_answers_the_files_people_have() -> None:
    """It would be no use otherwise: the sample firm, but for the contract without an order."""
    for path in sorted((REPOSITORY / "missions").glob("*.yaml")):
        raw = path.read_bytes()
        left = path.stem == "hut-training" or is_left_to_the_strict_reader(raw)
        assert difference(raw) == (None if left else ""), path.name


@pytest.mark.parametrize(
    "name", ["tool", "flow", "single", "double", "crlf", "bom", "bom-crlf", "airy", "aligned", "no-eol", "trailing"]
)
def test_the_quick_way_answers_usual_habits(name: str) -> None:
    raw = (REPOSITORY / "tests" / "corpus" / f"{name}.yaml").read_bytes()
    assert difference(raw) == (None if is_left_to_the_strict_reader(raw) else "")
