"""Random three-way merges of missions against an oracle that knows what each side did, and never compares versions.

Each case is a mission in somebody's hand, and what two people did to it. What the merge must hold is put together from
what they did (`edits_of_two`); the program is given three files and nothing else. Both ways round, as a rebase does.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import Any, NamedTuple

import yaml
from tests.proofs.edits_of_two import GONE, Clash, Side, clashes, expected, find, operate, orders, unordered
from tests.proofs.frame import Outcome, Proof, shared
from tests.proofs.hands import Page, base_page, parsed, tidy

from mission_cli.storage.merging import Unmergeable, merged

NEEDLESS_IN_A_THOUSAND = 5
_MARKS = re.compile(rb"^(<{7}|={7}|>{7})(?: [^\r\n]*)?\r?$")


class Case(NamedTuple):
    """What is given to the program, and what is known of it."""

    base: Page
    ours: Side
    theirs: Side

    @property
    def clashes(self) -> list[Clash]:
        return clashes(self.ours.effects, self.theirs.effects)


class Merge(NamedTuple):
    """What the program gave."""

    content: bytes
    places: int
    """How many places it left to a person; -1 where it gave up on the three files."""


def case(seed: int) -> Case:
    """The case of a seed."""
    random = Random(f"two sides of {seed}")  # not the numbers the base is made of: its ids would come again
    base = base_page(seed)
    wild = random.random() < 0.3
    ours, theirs = Side(base, random, wild=wild), Side(base, random, wild=wild)
    operate(ours)
    operate(theirs, ours, near=random.choice((0, 0, 0.3)))
    return Case(base, ours, theirs)


def by_program(base: bytes, ours: bytes, theirs: bytes) -> Merge:
    """The engine of the merge driver."""
    try:
        done = merged(base, ours, theirs)
    except Unmergeable:
        return Merge(ours, -1)
    return Merge(done.content, len(done.clashes))


class Judged(NamedTuple):
    """What is wrong with a merge, and how it counts."""

    wrong: list[str]
    kind: str
    data: Any = None


def judged(one: Case, ours: Side, theirs: Side, merge: Merge) -> Judged:
    """What the program gave, against what the two did."""
    true = clashes(ours.effects, theirs.effects)
    if merge.places < 0:
        return Judged([] if not true else ["given up, with a true conflict"], "needless", None)
    first, second = sides(merge.content)
    marked = first != second
    if bool(merge.places) != marked:
        return Judged([f"{merge.places} conflicts told, {'some' if marked else 'no'} markers"], "wrong")
    if true and not marked:
        return Judged([f"a true conflict merged in silence: {true[0].path}"], "wrong")
    wrong: list[str] = []
    data = None
    for content, prefer in ((first, "ours"), (second, "theirs")):
        wanted = tidy(expected(one.base.data, ours.effects, theirs.effects, "ours" if prefer == "ours" else "theirs"))
        try:
            found = parsed(content)
        except yaml.YAMLError as error:
            wrong.append(f"{prefer} unreadable: {str(error)[:200]}")
            continue
        wrong += [f"{prefer}: {line}" for line in differences(wanted, found)]
        wrong += [f"{prefer}: {line}" for line in moved(found, ours, theirs)]
        if not marked:
            data = found
            break
    wrong += [
        f"the comment {text!r} is gone"
        for own, other in ((ours, theirs), (theirs, ours))
        for text, path in own.remarks.items()
        if text.encode() not in merge.content and kept(one, path, own, other)
    ]
    needless = marked and len(true) < merge.places
    kind = "wrong" if wrong else "needless" if needless else "true conflict" if true else "merged"
    return Judged(wrong, kind, data)


def kept(one: Case, path: Any, own: Side, other: Side) -> bool:
    """Whether what a comment is on is there on both sides, or was only just added."""
    if find(own.page.data, path) is GONE:
        return False
    return find(other.page.data, path) is not GONE or find(one.base.data, path) is GONE


def sides(content: bytes) -> tuple[bytes, bytes]:
    """The file with every conflict settled for the one side, and for the other."""
    one: list[bytes] = []
    two: list[bytes] = []
    into = (one, two)
    for line in content.splitlines(keepends=True):
        mark = _MARKS.match(line.rstrip(b"\n"))
        if mark:
            into = {b"<": (one,), b"=": (two,), b">": (one, two)}[mark[1][:1]]  # type: ignore[assignment]
            continue
        for side in into:
            side.append(line)
    return b"".join(one), b"".join(two)


def differences(wanted: Any, found: Any, path: str = "") -> list[str]:
    """Where two pieces of data differ, whatever the order of lists."""
    wanted, found = (unordered(wanted), unordered(found)) if not path else (wanted, found)
    if wanted == found:
        return []
    if isinstance(wanted, dict) and isinstance(found, dict):
        lines: list[str] = []
        for key in dict.fromkeys([*wanted, *found]):
            if key not in found or key not in wanted:
                lines.append(f"{path}.{key}: {'lost' if key in wanted else 'too much'}")
            else:
                lines += differences(wanted[key], found[key], f"{path}.{key}")
        return lines
    if isinstance(wanted, list) and isinstance(found, list):
        lost = [item for item in wanted if item not in found]
        more = [item for item in found if item not in wanted]
        doubled = len(found) - len(wanted) if not lost and not more else 0
        return [f"{path}: lost {lost}, too much {more}" + (f", doubled {doubled}" if doubled else "")]
    return [f"{path}: {wanted!r} expected, {found!r} there"]


def moved(found: Any, ours: Side, theirs: Side) -> list[str]:
    """The lists whose entries are in another order than on the side they come from."""
    wrong: list[str] = []
    reordered = ours.reordered | theirs.reordered
    there = dict(orders(found))
    before = dict(orders(tidy(ours.base.data)))
    here = [dict(orders(tidy(side.page.data))) for side in (ours, theirs)]
    for side, name in ((ours, "ours"), (theirs, "theirs")):
        for path, names in orders(tidy(side.page.data)):
            if path in reordered or path not in there:
                continue
            both = {*names} & {*there[path]}
            # What both added has a place on each side, and may be between two that are the other way round there.
            if {*here[0].get(path, ())} & {*here[1].get(path, ())} - {*before.get(path, ())}:
                both &= {*before.get(path, ())}
            if [one for one in names if one in both] != [one for one in there[path] if one in both]:
                wrong.append(f"{path}: another order than {name}")
    return wrong


# Counting -------------------------------------------------------------------------------------------------------------


def random_merges(seed: int, count: int) -> Outcome:
    """`count` cases, every second one merged both ways round."""
    return shared(_merges, seed, count)


def _merges(seed: int, count: int) -> Outcome:
    counts: Counter[str] = Counter()
    failures: list[str] = []
    for number in range(count):
        of = seed * 1_000_000 + number
        try:
            found = looked_at(of, swapped=number % 2 == 0)
        except Exception as error:  # noqa: BLE001 - what must not happen, whatever it is
            failures.append(f"case {of}: {type(error).__name__}: {error}"[:600])
            continue
        counts[found.kind] += 1
        failures += [f"case {of}: {line}"[:600] for line in found.wrong]
    if counts["needless"] * 1_000 > NEEDLESS_IN_A_THOUSAND * max(count, 400):
        failures.append(f"seed {seed}: {counts['needless']} needless conflicts in {count}")
    told = ", ".join(f"{what} {n}" for what, n in sorted(counts.items()))
    return Outcome(count, failures, told)


def both_ways(seed: int) -> Judged:
    """One case, merged into ours and into theirs: the same data, and both right."""
    return looked_at(seed, swapped=True)


def looked_at(seed: int, *, swapped: bool) -> Judged:
    """One case merged into ours and, with `swapped`, into theirs as well."""
    one = case(seed)
    base, ours, theirs = (page.raw() for page in (one.base, one.ours.page, one.theirs.page))
    here = judged(one, one.ours, one.theirs, by_program(base, ours, theirs))
    if not swapped:
        return here
    there = judged(one, one.theirs, one.ours, by_program(base, theirs, ours))
    wrong = [*here.wrong, *(f"swapped: {line}" for line in there.wrong)]
    if not wrong and here.data != there.data:
        wrong.append("other data when the sides are swapped")
    kinds = {here.kind, there.kind}
    kind = next(kind for kind in ("wrong", "needless", "true conflict", "merged") if kind in kinds)
    return Judged(wrong, kind)


PROOFS = (
    Proof(
        "random three-way merges with the driver: lost, comments too, moved, doubled, a conflict hidden",
        random_merges,
        3_000,
        20,
    ),
)
