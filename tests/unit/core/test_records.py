"""Records paired over two versions of a file."""

from __future__ import annotations

from mission_cli.core.raw import Raw
from mission_cli.core.records import Record, content, paired, records


def journal(**lanes: list[Raw]) -> list[Record]:
    return records({"journal": {lane.replace("_", "-"): entries for lane, entries in lanes.items()}})


def note(text: str, date: str = "2026-11-20", **more: Raw) -> dict[str, Raw]:
    return {"type": "note", "date": date, "text": text, **more}


def names(before: list[Record], after: list[Record]) -> list[tuple[str | None, str | None]]:
    return [
        (str(old.data.get("text")) if old else None, str(new.data.get("text")) if new else None)
        for old, new in paired(before, after)
    ]


def test_every_list_of_mappings_holds_records_and_entries_of_an_entry_are_part_of_it() -> None:
    found = records(
        {
            "tags": ["a"],
            "contract": {"deliverables": [{"id": "runbook"}], "amendments": [{"date": "2026-06-12"}]},
            "journal": {"sofia-bernard": [{"type": "checkin", "date": "2026-11-20", "actions": [{"what": "Call"}]}]},
        }
    )
    assert [(one.section, one.name, one.lane) for one in found] == [
        ("contract.deliverables", "runbook", ""),
        ("contract.amendments", "amendments/2026-06-12", ""),
        ("journal", "checkin/2026-11-20", "sofia-bernard"),
    ]


def test_an_id_pairs_whatever_the_lane_and_the_text() -> None:
    before = journal(sofia=[note("one", id="a")], lea=[])
    after = journal(sofia=[], lea=[note("two", id="a")])
    assert names(before, after) == [("one", "two")]


def test_the_same_words_pair_where_an_id_was_given_or_changed() -> None:
    assert names(journal(s=[note("one")]), journal(s=[note("one", id="a")])) == [("one", "one")]
    assert names(journal(s=[note("one", id="b")]), journal(s=[note("one", id="a")])) == [("one", "one")]


def test_without_an_id_type_and_day_pair() -> None:
    assert names(journal(s=[note("one")]), journal(s=[note("two")])) == [("one", "two")]
    assert names(journal(s=[note("one")]), journal(s=[note("two", "2026-11-21")])) == [(None, "two"), ("one", None)]


def test_two_entries_of_one_day_with_an_id_each_are_two_entries() -> None:
    assert names(journal(s=[note("one", id="a")]), journal(s=[note("two", id="b")])) == [(None, "two"), ("one", None)]


def test_each_record_pairs_once() -> None:
    before = journal(s=[note("one"), note("one"), note("three")])
    after = journal(s=[note("one"), note("four")])
    assert names(before, after) == [("one", "one"), ("one", "four"), ("three", None)]


def test_what_a_record_says_does_not_depend_on_the_order_of_its_keys() -> None:
    [one] = journal(s=[{"type": "note", "date": "2026-11-20", "x-a": {"b": ["1", None]}}])
    [other] = journal(s=[{"x-a": {"b": ["1", None]}, "date": "2026-11-20", "type": "note", "id": "a"}])
    assert content(one) == content(other)
    [third] = journal(s=[{"x-a": {"b": ["1", "~"]}, "date": "2026-11-20", "type": "note"}])
    assert content(one) != content(third)
