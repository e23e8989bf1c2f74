from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from tests.older import NEWER, OLDER, from_0

from mission_cli.core.changes import Append, Change, Entry, Remove, Set, apply
from mission_cli.core.merge import settled
from mission_cli.core.migrate import STEPS
from mission_cli.errors import RefusedWriteError
from mission_cli.storage import merging
from mission_cli.storage.comments import comment_texts
from mission_cli.storage.merging import Unmergeable, merged
from mission_cli.storage.splice import splice
from mission_cli.storage.splice.page import Page
from mission_cli.storage.text.read import plain_data, read_text

HERE = Path(__file__).parents[2]
FILES = sorted([*HERE.glob("corpus/*.yaml"), *HERE.glob("examples/*.yaml")])
every_style = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def data_of(raw: bytes) -> Any:
    document = read_text(raw)
    assert document.root is not None
    assert document.problems == ()
    return plain_data(document.root)


def edited(raw: bytes, changes: list[Change]) -> bytes:
    """One side of a merge: what comes of both is what the second reader, who is slow, is asked about."""
    return splice(raw, changes, last=False)


def note(name: str, day: str) -> dict[str, Any]:
    return {"id": name, "type": "note", "date": date.fromisoformat(day), "text": f"Said: {name}"}


def text(block: str) -> bytes:
    return dedent(block).encode()


BASE = text(
    """\
    title: Orders
    contract:
      end: 2026-12-18  # agreed by mail
      rate: 620 EUR/day

    journal:

      lea:
        - id: n1
          text: One.

      sofia:
    """
)


# Over the corpus


@every_style
def test_both_write_in_the_same_lane_and_begin_one_at_the_end(path: Path) -> None:
    base = path.read_bytes()
    lane = next(iter(data_of(base)["journal"]))
    ours = edited(
        base,
        [Append(("journal", lane), note("c0", "2031-01-12")), Append(("journal", "zzy"), note("o2", "2031-01-01"))],
    )
    theirs = edited(
        base,
        [Append(("journal", lane), note("b0", "2031-01-05")), Append(("journal", "zzz"), note("t2", "2031-01-01"))],
    )
    found, clashes = merged(base, ours, theirs)
    swapped, _ = merged(base, theirs, ours)
    assert clashes == ()
    data = data_of(found)
    assert data == data_of(swapped)
    assert [entry["id"] for entry in data["journal"][lane]][-2:] == ["b0", "c0"]
    assert [*data["journal"]][-2:] == ["zzy", "zzz"]
    # Every line of ours is still there, in its order, but for a lane in brackets or null that theirs filled too.
    left = iter(found.splitlines())
    assert all(line in left for line in ours.splitlines())
    assert found.startswith(b"\xef\xbb\xbf") == base.startswith(b"\xef\xbb\xbf")
    assert (b"\r\n" in found) == (b"\r\n" in base)
    assert found.endswith(b"\n") == base.endswith(b"\n")
    lines = found.decode().splitlines()
    assert [lines[at - 1].strip() for at, line in enumerate(lines) if line.strip().startswith(("zzy:", "zzz:"))] == [
        "",
        "",
    ]


@every_style
def test_one_field_in_two_ways_is_left_to_a_person_in_its_own_lines(path: Path) -> None:
    base = path.read_bytes()
    lane = next(lane for lane, entries in data_of(base)["journal"].items() if entries)
    ours = edited(
        base, [Set(("contract", "end"), date(2031, 1, 10)), Append(("journal", lane), note("o1", "2031-01-02"))]
    )
    theirs = edited(
        base, [Set(("contract", "end"), date(2031, 2, 20)), Append(("journal", lane), note("t1", "2031-01-01"))]
    )
    found, clashes = merged(base, ours, theirs, labels=("HEAD", "their branch"))
    assert [clash[:] for clash in clashes] == [
        (("contract", "end"), data_of(base)["contract"]["end"], "2031-01-10", "2031-02-20")
    ]
    lines = found.decode().splitlines()
    start, middle, stop = (lines.index(mark) for mark in ("<<<<<<< HEAD", "=======", ">>>>>>> their branch"))
    assert (middle - start, stop - middle) == (2, 2), "one line a side"
    for first, last, end in ((start + 1, middle, "2031-01-10"), (middle + 1, stop, "2031-02-20")):
        settled_text = [*lines[:start], *lines[first:last], *lines[stop + 1 :]]
        data = data_of("\n".join(settled_text).encode())
        assert data["contract"]["end"] == end
        assert [entry["id"] for entry in data["journal"][lane]][-2:] == ["t1", "o1"]


@every_style
def test_reverting_takes_out_what_was_recorded_and_nothing_since(path: Path) -> None:
    before = path.read_bytes()
    lane = next(iter(data_of(before)["journal"]))
    done = edited(before, [Append(("journal", lane), note("r1", "2031-01-02"))])
    now = edited(done, [Append(("journal", lane), note("r2", "2031-01-03"))])
    found, clashes = merged(done, now, before)
    assert clashes == ()
    assert data_of(found) == apply([Append(("journal", lane), note("r2", "2031-01-03"))], data_of(before))


# One behaviour each


def test_what_one_side_changed_is_taken_as_it_is() -> None:
    other = b"anything at all: [\n"
    assert merged(BASE, BASE, other) == (other, ())
    assert merged(BASE, other, BASE) == (other, ())
    assert merged(BASE, other, other) == (other, ())


def test_lines_that_merge_keep_the_layout_of_both() -> None:
    ours = BASE.replace(b"title: Orders", b"title: 'Orders'  # ours")
    theirs = BASE.replace(b"    - id: n1\n", b"    # theirs\n    - id: n1\n")
    found, _ = merged(BASE, ours, theirs)
    assert b"# ours" in found
    assert b"# theirs" in found


def test_comments_of_theirs_come_where_lines_alone_would_conflict() -> None:
    ours = BASE + b"    - id: o1\n      date: 2026-11-20\n      text: Ours.  # of ours\n"
    theirs = BASE + b"    # of theirs\n    - id: t1\n      date: 2026-11-10\n      text: Theirs.\n"
    found, clashes = merged(BASE, ours, theirs)
    assert clashes == ()
    assert found.index(b"# of theirs") < found.index(b"id: t1") < found.index(b"id: o1")
    assert b"text: Ours.  # of ours\n" in found


def test_quotes_that_one_side_put_or_took_away_are_no_change_of_data() -> None:
    ours = BASE.replace(b"rate: 620 EUR/day", b"rate: 650 EUR/day")
    theirs = BASE.replace(b"end: 2026-12-18 ", b"end: '2026-12-18' ")
    found, clashes = merged(BASE, ours, theirs)
    assert clashes == ()
    assert b"end: '2026-12-18'  # agreed by mail\n  rate: 650 EUR/day\n" in found


def test_adjacent_fields_merge_and_what_was_unquoted_stays_so() -> None:
    ours = BASE.replace(b"rate: 620 EUR/day", b"rate: 650 EUR/day")
    theirs = BASE.replace(b"end: 2026-12-18 ", b"end: 2027-01-29 ").replace(b"One.", b"42")
    found, _ = merged(BASE, ours, theirs)
    assert b"end: 2027-01-29  # agreed by mail\n  rate: 650 EUR/day\n" in found
    assert b"text: 42\n" in found


@pytest.mark.parametrize(
    "value", ["4", "-4", "007", "1.5", "1e3", "2026-13-45", "2026-11-02", "true", "No", "0612345678"]
)
def test_an_entry_of_theirs_holds_what_they_wrote(value: str) -> None:
    ours = BASE + b"    - id: o1\n"
    theirs = BASE + f"    - id: t1\n      value: {value}\n".encode()
    found, _ = merged(BASE, ours, theirs)
    assert f"      value: {value}\n".encode() in found


def test_a_new_key_goes_where_the_side_that_has_it_put_it() -> None:
    ours = BASE.replace(b"title: Orders\n", b"title: Orders\nx-zone: a\n").replace(
        b"sofia:\n", b"sofia:\n    - id: o1\n"
    )
    theirs = BASE.replace(b"title: Orders\n", b"title: Orders\nx-area: b\n").replace(
        b"sofia:\n", b"sofia:\n    - id: t1\n"
    )
    found, _ = merged(BASE, ours, theirs)
    assert found.startswith(b"title: Orders\nx-area: b\nx-zone: a\ncontract:\n")


def test_markers_and_how_long_they_are() -> None:
    ours = BASE.replace(b"text: One.", b"text: Ours.")
    theirs = BASE.replace(b"text: One.", b"text: |\n        Theirs.\n        In two lines.")
    found, _ = merged(BASE, ours, theirs, marker_size=9)
    wanted = b"<<<<<<<<< ours\n      text: Ours.\n=========\n      text: |\n        Theirs.\n        In two lines.\n>>>>>>>>> theirs\n"
    assert wanted in found
    assert found.count(b"<<<<<<<<<") == 1


def test_deleted_here_and_edited_there() -> None:
    ours = splice(BASE, [Remove(("journal", "lea", Entry("n1")))])
    theirs = BASE.replace(b"text: One.", b"text: One and a half.")
    found, (clash,) = merged(BASE, ours, theirs)
    assert clash.path == ("journal", "lea", Entry("n1"))
    assert b"<<<<<<< ours\n" in found
    assert b"One and a half." in found
    taken = merged(BASE, ours, theirs, take={clash.path: "theirs"})
    assert (data_of(taken.content), taken.clashes) == (data_of(theirs), ())
    taken = merged(BASE, ours, theirs, take={clash.path: "ours"})
    assert (data_of(taken.content), taken.clashes) == (data_of(ours), ())


def test_one_of_two_clashes_settled_leaves_the_other() -> None:
    ours = BASE.replace(b"Orders", b"A").replace(b"One.", b"A.")
    theirs = BASE.replace(b"Orders", b"B").replace(b"One.", b"B.")
    found, clashes = merged(BASE, ours, theirs, take={("title",): "theirs"})
    assert found.startswith(b"title: B\n")
    assert [clash.path for clash in clashes] == [("journal", "lea", Entry("n1"), "text")]
    assert found.count(b"<<<<<<<") == 1


def test_a_file_that_both_added() -> None:
    ours, theirs = b"title: A\ntags: [x]\n", b"title: A\ntags: [y]\nkind: client\n"
    found, clashes = merged(b"", ours, theirs)
    assert (data_of(found), clashes) == ({"title": "A", "tags": ["x", "y"], "kind": "client"}, ())


@pytest.mark.parametrize(
    "odd",
    [b"a: [\n", b"a: 1\na: 2\n", b"", b"- a\n- b\n", b"a: \xff\n", b"<<<<<<< ours\na: 1\n", b"a: " + b"x" * (1 << 20)],
)
def test_what_cannot_be_read_is_not_merged(odd: bytes) -> None:
    with pytest.raises(Unmergeable):
        merged(BASE, odd, BASE + b"# x\n")
    with pytest.raises(Unmergeable):
        merged(BASE, BASE + b"# x\n", odd)


def test_what_is_behind_an_alias_is_written_in_the_side_that_can_take_it() -> None:
    base = text(
        """\
        tags: &t [a, b]
        more: *t
        title: Orders
        """
    )
    ours = base.replace(b"Orders", b"Other")
    theirs = b"tags: [a, b]\nmore: [a, b, c]\ntitle: Orders\n"
    found, clashes = merged(base, ours, theirs)
    assert (data_of(found), clashes) == ({"tags": ["a", "b"], "more": ["a", "b", "c"], "title": "Other"}, ())


def test_what_no_splice_can_write_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> bytes:
        raise RefusedWriteError("write.refused", reason="the last key of the file")

    monkeypatch.setattr("mission_cli.storage.splice.splice", refused)
    with pytest.raises(Unmergeable):
        merged(BASE, BASE + b"    - id: o1\n", BASE + b"    - id: t1\n")


def test_what_would_take_minutes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_MOST_WORK", 10)
    with pytest.raises(Unmergeable):
        merged(BASE, BASE + b"    - id: o1\n", BASE + b"    - id: t1\n")


def test_two_readers_must_agree_on_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mission_cli.storage.splice.second_reader.second_reading", lambda _: {})
    with pytest.raises(Unmergeable):
        merged(BASE, BASE + b"    - id: o1\n", BASE + b"    - id: t1\n")


def test_the_merged_text_holds_the_merged_data() -> None:
    changes: list[Change] = [Set(("title",), "B"), Append(("journal", "sofia"), note("t1", "2026-11-01"))]
    ours, theirs = BASE.replace(b"Orders", b"A"), splice(BASE, changes)
    wanted, clashes = settled(*map(data_of, (BASE, ours, theirs)))
    found = merged(BASE, ours, theirs, take={("title",): "ours"})
    assert data_of(found.content) == wanted
    assert [clash.path for clash in clashes] == [("title",)]


def test_a_branch_from_before_the_upgrade_is_merged_in_todays_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, from_0)
    old, new = OLDER, NEWER
    side = old.replace(b"Water meters", b"Water and gas meters")
    goal = new.replace(b"Water meters", b"Water and gas meters")
    assert side != old
    for ours, theirs in ((new, side), (side, new)):
        found = merged(old, ours, theirs)
        assert not found.clashes
        assert found.content == goal


def said_of(raw: bytes) -> list[str]:
    document = read_text(raw)
    assert document.root is not None
    return comment_texts(Page(document.text, document.root))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        # Beside one value: theirs goes above it.
        (
            ("rate: 620 EUR/day", "rate: 620 EUR/day  # by phone"),
            ("rate: 620 EUR/day", "rate: 620 EUR/day  # sponsor said"),
            "  # sponsor said\n  rate: 620 EUR/day  # by phone\n",
        ),
        # On lines of their own, at one place.
        (
            ("    - id: n1", "    # ours\n    - id: n1"),
            ("    - id: n1", "    # theirs\n    - id: n1"),
            "    # ours\n    # theirs\n    - id: n1\n",
        ),
        # One comment, said otherwise by each.
        (("# agreed by mail", "# agreed on Monday"), ("# agreed by mail", "# signed"), "  # signed\n  end: 2026-12-18  # agreed on Monday\n"),
        # Of what goes with theirs, our comment stays above what is left.
        (
            ("          text: One.".strip(), "text: One. # heard"),
            ("    - id: n1\n      text: One.\n", ""),
            "# heard\n",
        ),
    ],
)  # fmt: skip
def test_the_comments_of_both_sides_are_kept(ours: tuple[str, str], theirs: tuple[str, str], expected: str) -> None:
    base = BASE.replace(b"\n  lea:\n", b"\n  lea:\n    - id: n0\n      text: Zero.\n")
    one, other = (base.replace(old.encode(), new.encode()) for old, new in (ours, theirs))
    assert one != base and other != base  # noqa: PT018
    found = merged(base, one, other)
    assert not found.clashes
    assert expected in found.content.decode()
    swapped = merged(base, other, one)
    assert said_of(swapped.content) == said_of(found.content)


def test_a_comment_that_both_write_is_there_once() -> None:
    one = BASE.replace(b"620 EUR/day", b"620 EUR/day  # both").replace(b"Orders", b"Orders # ours")
    other = BASE.replace(b"620 EUR/day", b"620 EUR/day  # both").replace(b"Orders", b"Orders # theirs")
    assert said_of(merged(BASE, one, other).content) == ["# agreed by mail", "# both", "# ours", "# theirs"]
