"""Two people who write comments into one file, often at the same place, merged by the driver: each line is still there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

from tests.proofs.frame import Outcome, Proof, shared
from tests.proofs.pairs import comments

from mission_cli.core.changes import Set
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.merging import Unmergeable, merged
from mission_cli.storage.splice import splice
from mission_cli.storage.text.read import plain_data, read_text

HERE: Final = Path(__file__).parents[1]
FILES: Final = sorted([*HERE.glob("corpus/*.yaml"), *HERE.glob("examples/*.yaml")])
ENDS: Final = ("2031-12-31", "2032-01-30")


def remarked(random: Random, raw: bytes, who: str, places: list[int]) -> bytes:
    """The file with a few comments of somebody's, above lines, beside them, or in the place of one that is there."""
    for number in range(random.randint(1, 4)):
        lines = raw.split(b"\n")
        at = min(random.choice(places), len(lines) - 1)
        line, text = lines[at], f"# {who} {number}".encode()
        indent = line[: len(line) - len(line.lstrip())]
        match random.randrange(3):
            case 0:
                new = [indent + text, line]
            case 1:
                new = [line.rstrip(b"\r") + b"  " + text]
            case _:
                new = [indent + text if line.lstrip().startswith(b"#") else line.partition(b" #")[0] + b" " + text]
        tried = b"\n".join([*lines[:at], *new, *lines[at + 1 :]])
        if is_only_a_comment(raw, tried, text.decode()):
            raw = tried
    return raw


def is_only_a_comment(raw: bytes, tried: bytes, text: str) -> bool:
    """Whether the data is as it was, and the text a comment: in a literal it would be part of a value."""
    before, after = read_text(raw), read_text(tried)
    if after.root is None or after.problems or before.root is None:
        return False
    return plain_data(after.root) == plain_data(before.root) and text in map(str.rstrip, comments(tried))


def lost(seed: int) -> tuple[list[str], str]:
    """The comments of the two that the merge of a seed lacks, and how it was merged."""
    random = Random(f"remarks {seed}")
    base = random.choice(FILES).read_bytes()
    count = base.count(b"\n") + 1
    places = [random.randrange(count) for _ in range(3)]
    sides = []
    for who in ("ours", "theirs"):
        near = places if random.random() < 0.7 else [random.randrange(count) for _ in range(3)]
        side = remarked(random, base, who, near)
        if random.random() < 0.4:
            try:
                side = splice(side, [Set(("contract", "end"), random.choice(ENDS))])
            except RefusedWriteError:
                return [], "left out"
        sides.append(side)
    ours, theirs = sides
    try:
        done = merged(base, ours, theirs)
    except Unmergeable:
        return [], "lines"
    own = [Counter(comments(side)) - Counter(comments(base)) for side in sides]
    gone = [text for side in own for text in side if text.rstrip().encode() not in done.content]
    return gone, "conflict" if done.clashes else "merged"


def remarks(seed: int, count: int) -> Outcome:
    """`count` merges."""
    return shared(_remarks, seed, count)


def _remarks(seed: int, count: int) -> Outcome:
    counts: Counter[str] = Counter()
    failures: list[str] = []
    for number in range(count):
        of = seed * 1_000_000 + number
        gone, how = lost(of)
        counts[how] += 1
        counts["comments lost"] += len(gone)
        failures += [f"case {of}: comment lost: {text}" for text in gone]
    return Outcome(count, failures, ", ".join(f"{what} {n}" for what, n in sorted(counts.items())))


PROOFS = (Proof("comments of two people at one place, with the driver: lost", remarks, 3_000, 25),)
