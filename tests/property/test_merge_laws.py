"""Laws of the merge, for any base and whatever two sides make of it: over the data, and over the text of real styles.

The proof against an oracle that knows what each side did is tests/proofs/merges.py.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.property.edits import random_change
from tests.property.test_splices import FILES, PROVE, SEEDS, data_of, proven

from mission_cli.core.changes import Append, Set, apply
from mission_cli.core.merge import merge, settled
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.merging import Unmergeable, merged
from mission_cli.storage.splice import splice

# Each writes and reads several texts with both readers.
slowly_proven = settings(proven, max_examples=min(PROVE, 300) or 15)

IDS = ("a1", "b2", "c3", "d4", "e5")
WORDS = ("x", "y", "z", None)
fields = st.dictionaries(st.sampled_from(("date", "text", "k")), st.sampled_from(WORDS), max_size=3)
entries = st.dictionaries(st.sampled_from(IDS), fields, max_size=5).flatmap(
    lambda found: st.permutations([{"id": name, **own} for name, own in found.items()])
)
lists = st.one_of(entries, st.lists(st.sampled_from(("p", "q", "r")), unique=True), st.lists(fields, max_size=2))
holders = st.dictionaries(st.sampled_from(("lea", "sofia", "zoe")), st.one_of(st.none(), lists), max_size=3)
documents = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(WORDS),
        "contract": st.one_of(st.none(), fields, st.just("odd")),
        "access": st.one_of(st.none(), lists),
        "onboarding": st.dictionaries(st.sampled_from(("tasks", "owner")), lists, max_size=2),
        "journal": st.one_of(st.none(), holders),
    },
)


@st.composite
def threes(draw: st.DrawFn) -> tuple[Any, Any, Any]:
    """A base, and two sides that have some of it and some of their own."""
    base = draw(documents)
    sides = []
    for _ in range(2):
        own = draw(documents)
        sides.append(
            {key: copy.deepcopy(draw(st.sampled_from((base, own))).get(key, own.get(key))) for key in {**base, **own}}
        )
    return base, sides[0], sides[1]


@proven
@given(threes())
def test_the_same_data_whichever_side_is_ours(three: tuple[Any, Any, Any]) -> None:
    base, ours, theirs = three
    here, clashes = settled(base, ours, theirs)
    there, swapped = settled(base, theirs, ours, otherwise="theirs")
    assert (here, {clash.path for clash in clashes}) == (there, {clash.path for clash in swapped})
    assert {repr((c.path, c.ours, c.theirs)) for c in clashes} == {repr((c.path, c.theirs, c.ours)) for c in swapped}


@proven
@given(threes())
def test_nothing_comes_of_nothing(three: tuple[Any, Any, Any]) -> None:
    base, ours, _ = three
    for given_, wanted in (((base, ours, ours), ours), ((base, ours, base), ours), ((base, base, ours), ours)):
        assert settled(*given_) == (wanted, [])
    assert merge(base, ours, base).changes == []


@proven
@given(threes())
def test_the_changes_make_the_merged_data_of_ours(three: tuple[Any, Any, Any]) -> None:
    base, ours, theirs = three
    changes, clashes = merge(base, ours, theirs)
    wanted = settled(base, ours, theirs)
    if ours and wanted[0] and {*ours} & {*wanted[0]}:
        assert (apply(changes, ours), clashes) == wanted


@proven
@given(threes())
def test_merging_again_changes_nothing(three: tuple[Any, Any, Any]) -> None:
    base, ours, theirs = three
    done, _ = settled(base, ours, theirs)
    assert settled(theirs, done, theirs) == (done, [])
    take = {clash.path: "theirs" for clash in settled(base, ours, theirs)[1]}
    assert settled(base, ours, theirs, take=take)[1] == []  # type: ignore[arg-type]


def added(data: Any) -> Iterator[tuple[str, str]]:
    """Where entries with an id are: the section or lane, the id."""
    for place, found in (("access", data.get("access")), *((data.get("journal") or {}).items())):
        yield from ((place, entry["id"]) for entry in found or () if isinstance(entry, dict) and "id" in entry)


@example(({}, {"journal": {"lea": [{"id": "a1"}]}}, {"journal": {"sofia": [{"id": "a1"}]}}))
@proven
@given(threes())
def test_no_entry_that_a_side_added_is_lost_or_doubled(three: tuple[Any, Any, Any]) -> None:
    base, ours, theirs = three
    done = [*added(settled(base, ours, theirs)[0])]
    assert len({*done}) == len(done)
    there, one, other = ({*added(data)} for data in three)
    assert {*done} >= (one - there) | (other - there)
    gone = (there - one) & (there - other)
    assert not {*done} & gone


@proven
@given(documents, entries, entries, st.sampled_from(("lea", "nora", "sofia")))
def test_reverting_what_was_recorded_leaves_what_came_since(base: Any, first: Any, second: Any, lane: str) -> None:
    held = {entry for _, entry in added(base)}
    first = [{**entry, "id": "f" + entry["id"]} for entry in first if "f" + entry["id"] not in held]
    second = [{**entry, "id": "s" + entry["id"]} for entry in second]
    before = {**base, "title": "T", "journal": {**(base.get("journal") or {}), lane: [{"id": "zero"}]}}
    after = apply([Append(("journal", lane), entry) for entry in first], before)
    now = apply([Append(("journal", lane), entry) for entry in second], after)
    assert settled(after, now, before) == (apply([Append(("journal", lane), entry) for entry in second], before), [])


# The text


def side(raw: bytes, seed: int) -> bytes | None:
    """What somebody made of a file in a few edits; None where one was refused."""
    random = Random(seed)  # noqa: S311  # a law is to be tried on the same edits again
    for _ in range(random.choice((1, 1, 2, 3))):
        try:
            raw = splice(raw, [random_change(random, data_of(raw))])
        except RefusedWriteError:
            return None
    return raw


@slowly_proven
@given(st.sampled_from(FILES), SEEDS)
def test_the_text_holds_the_data(path: Any, seed: int) -> None:
    base = path.read_bytes()
    ours, theirs = side(base, seed), side(base, seed + 1)
    if ours is None or theirs is None:
        return
    three = [data_of(raw) for raw in (base, ours, theirs)]
    wanted, clashes = settled(*three)
    try:
        found = merged(base, ours, theirs)
    except Unmergeable:
        return
    assert len(found.clashes) == len(clashes)
    if clashes:
        content = merged(base, ours, theirs, take={clash.path: "ours" for clash in clashes})
        assert content.clashes == ()
        found = content
    assert data_of(found.content) == wanted


@slowly_proven
@given(st.sampled_from(FILES), SEEDS)
def test_lines_that_theirs_left_alone_are_ours(path: Any, seed: int) -> None:
    """Theirs changes one field: whatever ours did elsewhere, only the lines of that field change."""
    base = path.read_bytes()
    ours = side(base, seed)
    theirs = splice(base, [Set(("contract", "end"), "2031-12-31")])
    if ours is None or data_of(ours).get("contract") != data_of(base)["contract"]:
        return
    found, clashes = merged(base, ours, theirs)
    assert clashes == ()
    before, after = ours.splitlines(), found.splitlines()
    assert len(before) == len(after)
    changed = [line for line, other in zip(before, after, strict=True) if line != other]
    assert len(changed) <= 1
