"""The text of a new mission: laid out for people, read back as what was agreed."""

from __future__ import annotations

import datetime as dt
from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mission_cli.core.model.mission import Mission
from mission_cli.core.model.read import read_mission
from mission_cli.storage.text.compose import new_mission
from mission_cli.storage.text.read import plain_data, read_text

ORDER = list(Mission.model_fields)
TITLES = {
    "agreement": "What was agreed",
    "lent": "What is lent",
    "access": "what is opened",
    "journal": "What happened",
    "lanes": "a lane for each",
    "end": "End of the file",
}


def composed(record: dict[str, Any], schema: str | None = None) -> str:
    return new_mission(record, ORDER, TITLES, schema).decode()


def test_a_whole_file() -> None:
    record: dict[str, Any] = {
        "journal": {"lea-martin": None, "sofia-bernard": None},
        "format": 1,
        "title": "Order data",
        "consultant": "Léa Martin",
        "client": {"name": "Acme"},
        "vision": "The client's team runs it alone.",
        "contract": {"start": dt.date(2026, 3, 2), "end": dt.date(2026, 12, 18)},
        "objectives": [{"id": "feeds", "specific": "Move 14 feeds", "target": 14}],
        "equipment": [{"id": "laptop", "item": "Laptop"}, {"id": "badge", "item": "Badge"}],
        "access": None,
    }
    assert composed(record, "../s.json") == dedent("""\
        # yaml-language-server: $schema=../s.json
        format: 1
        title: Order data

        consultant: Léa Martin
        client:
          name: Acme

        # What was agreed ----------------------------------------------------------------------
        vision: The client's team runs it alone.

        contract:
          start: 2026-03-02
          end: 2026-12-18

        objectives:
          - id: feeds
            specific: Move 14 feeds
            target: 14

        # What is lent -------------------------------------------------------------------------
        equipment:
          - id: laptop
            item: Laptop

          - id: badge
            item: Badge

        access:
          # what is opened

        # What happened ------------------------------------------------------------------------
        journal:
          # a lane for each

          lea-martin:

          sofia-bernard:

        # End of the file
        """)


def test_no_title_stands_over_a_section_that_is_not_there() -> None:
    assert composed({"format": 1, "title": "T"}) == "format: 1\ntitle: T\n\n# End of the file\n"


def test_a_lane_that_has_entries_already() -> None:
    note = {"id": "aaaa1111", "type": "note", "date": dt.date(2026, 3, 2), "text": "Kick-off"}
    text = composed({"journal": {"lea-martin": [note], "sofia-bernard": None}})
    assert text.split("journal:\n")[1].startswith(
        "  # a lane for each\n\n  lea-martin:\n    - id: aaaa1111\n      type: note\n      date: 2026-03-02\n      text: Kick-off\n\n  sofia-bernard:\n"
    )


HOSTILE = ["NO", "0123", "12:30", "2026-03-02", "a: b", "# x", "- x", "{", "[x]", "*a", "&a", "!t", "|", ">", "%", "@", "`", "'", '"', "~", "=", "<<", "\\", "x #y", "é\u0301", "\u00a0x", "\u2028", "\x1b[31m", "\x85", "\ufeff", "😀"]  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_any_text_reads_back_as_itself(title: str) -> None:
    text = composed({"title": title, "tags": [title, "b"]})
    document = read_text(text.encode())
    assert document.problems == ()
    assert document.root is not None
    assert plain_data(document.root) == {"title": title, "tags": [title, "b"]}
    assert yaml.safe_load(text) == {"title": title, "tags": [title, "b"]}


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])).filter(str.strip))
def test_a_mission_of_any_title_and_vision_reads(text: str) -> None:
    raw = composed(
        {
            "format": 1,
            "title": text,
            "kind": "internal",
            "consultant": "Léa Martin",
            "client": {"name": text},
            "vision": text,
            "contract": {"start": dt.date(2026, 3, 2), "end": dt.date(2026, 12, 18)},
        }
    )
    document = read_text(raw.encode())
    assert document.root is not None, raw
    mission, problems = read_mission(plain_data(document.root))
    assert problems == []
    assert mission is not None
    assert (mission.title, mission.vision, mission.client.name) == (text, text, text)
