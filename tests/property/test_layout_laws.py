"""Laws of `mission fmt` over the corpus and over random documents: the same data, the same comments, and only once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.documents import make

from mission_cli.core.model.keys import keys_at
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.comments import comment_texts
from mission_cli.storage.normal import in_order, normal
from mission_cli.storage.splice.page import Page
from mission_cli.storage.text.read import plain_data, read_text
from mission_cli.storage.workspace import Workspace

PROVE = int(os.environ.get("MISSION_PROVE_EXAMPLES", "0"))
HERE = Path(__file__).parent.parent
FILES = sorted([*HERE.glob("corpus/*.yaml"), *HERE.glob("examples/*.yaml"), *HERE.glob("formats/1/*.yaml")])

proven = settings(max_examples=PROVE or 60, derandomize=not PROVE, deadline=None, database=None)


def page(raw: bytes) -> Page:
    document = read_text(raw)
    assert document.problems == ()
    assert document.root is not None
    return Page(document.text, document.root)


def holds(raw: bytes) -> None:
    before, after = page(raw), page(normal(raw, keys_at))
    assert plain_data(after.root) == in_order(plain_data(before.root))
    assert comment_texts(after) == comment_texts(before)
    text = normal(raw, keys_at)
    assert normal(text, keys_at) == text
    assert not text.startswith(b"\xef\xbb\xbf")
    assert text.endswith(b"\n")
    assert b"\r" not in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_hand_of_the_corpus(path: Path, tmp_path: Path) -> None:
    raw = path.read_bytes()
    holds(raw)
    missions = tmp_path / "missions"
    missions.mkdir()
    copy = missions / path.name
    copy.write_bytes(raw)
    before, _ = Workspace(tmp_path).read(copy)
    copy.write_bytes(normal(raw, keys_at))
    after, findings = Workspace(tmp_path).read(copy)
    assert before is not None
    assert after is not None
    assert [item.entry for item in after.mission.dated()] == [item.entry for item in before.mission.dated()]
    assert after.mission.model_copy(update={"journal": {}}) == before.mission.model_copy(update={"journal": {}})
    assert {finding.code for finding in findings} <= {finding.code for finding in before.findings}
    # A reader of YAML 1.1 sees the same types: no number became a text, no text a date.
    one, other = (yaml.load(text, yaml.CSafeLoader) for text in (raw, copy.read_bytes()))
    assert {key: value for key, value in one.items() if key != "journal"} == {
        key: value for key, value in other.items() if key != "journal"
    }


@settings(proven)
@given(st.integers(0, 2**40))
def test_random_documents(seed: int) -> None:
    raw = make(seed).raw
    try:
        holds(raw)
    except RefusedWriteError as refusal:
        assert refusal.text == "fmt.named"  # anchors and aliases
