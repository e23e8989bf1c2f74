"""Names that may be one person's written in two ways, among thousands: told apart by their slugs, never compared all
with all.

What is said is a doubt: people do have names that are near. Two of whom each has a profile, with addresses that differ,
are two people, and nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Final, Literal, NamedTuple, TypeAlias

Why: TypeAlias = Literal["letters", "order", "particle", "spaces", "mail"]

_WORDS: Final = "al ben bin da das de del den der des di do dos du e el la las le les los mac mc o of saint st ten ter the van von y zu"
_PARTICLES: Final = frozenset(_WORDS.split())
_LONG: Final = 12
"""Letters from which two may differ; from `_SHORT` on, one."""
_SHORT: Final = 7
_LETTERS: Final = 4
"""Letters of a piece for each that may differ: in shorter ones, one letter makes another name (`lea`, `leo`)."""
_CROWD: Final = 400
"""Names that share a piece: more say that it tells nobody apart."""


class Called(NamedTuple):
    """A name as it is written: the slug, the words, where, the mail beside it, and whether it is a profile's."""

    slug: str
    name: str
    path: str
    mail: str | None = None
    profile: bool = False


class Near(NamedTuple):
    """`one` may be meant for `other`, the one that is written more often, or has the profile."""

    one: Called
    other: Called
    why: Why


def near_names(several: Iterable[Called]) -> list[Near]:
    """Each pair of names that may be one person's, once, by their slugs."""
    groups: dict[str, list[Called]] = defaultdict(list)
    for called in several:
        groups[called.slug].append(called)
    found: dict[tuple[str, str], Why] = {}
    for one, other, why in _pairs(groups):
        pair = (min(one, other), max(one, other))
        if pair not in found and not _two_people(groups[one], groups[other]):
            found[pair] = why
    return [_told(groups, one, other, why) for (one, other), why in sorted(found.items())]


def _pairs(groups: dict[str, list[Called]]) -> Iterator[tuple[str, str, Why]]:
    """The pairs of slugs that are near, the surest reason first."""
    by_mail: dict[str, set[str]] = defaultdict(set)
    for slug, several in groups.items():
        for called in several:
            if called.mail:
                by_mail[called.mail.casefold()].add(slug)
    for shared in by_mail.values():
        yield from ((*pair, "mail") for pair in combinations(sorted(shared), 2))
    pieces = {slug: slug.split("-") for slug in groups}
    for why, key in _ALIKE:
        same: dict[str, list[str]] = defaultdict(list)
        for slug, parts in pieces.items():
            if len(parts) > 1:
                same[key(parts)].append(slug)
        for alike in same.values():
            yield from ((*pair, why) for pair in combinations(alike, 2))
    yield from ((one, other, "letters") for one, other in _letters(pieces))


def _sorted(parts: list[str]) -> str:
    return " ".join(sorted(parts))


def _bare(parts: list[str]) -> str:
    return " ".join(part for part in parts if part not in _PARTICLES)


_ALIKE: Final[tuple[tuple[Why, Callable[[list[str]], str]], ...]] = (
    ("order", _sorted),
    ("spaces", "".join),
    ("particle", _bare),
)
"""What two names that are one have in common, and what then sets them apart."""


def _letters(pieces: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The pairs that differ by a letter or two in one piece, the others being the same."""
    blocks: dict[tuple[int, str, str, str], list[str]] = defaultdict(list)
    for slug, parts in pieces.items():
        for place, part in enumerate(parts):
            # All pieces but one, which may differ, though not at both ends: two blocks for each.
            rest = "-".join([*parts[:place], "", *parts[place + 1 :]])
            blocks[place, rest, part[0], ""].append(slug)
            blocks[place, rest, "", part[-1]].append(slug)
    for (place, *_), slugs in blocks.items():
        if len(slugs) > _CROWD:
            continue
        for one, other in combinations(slugs, 2):
            length = max(len(one), len(other))
            most = 2 if length >= _LONG else 1 if length >= _SHORT else 0
            if most and _within(pieces[one][place], pieces[other][place], most):
                yield one, other


def _within(one: str, other: str, most: int) -> bool:
    """Whether at most so many letters are changed, left out, put in, or swapped with the next."""
    most = min(most, min(len(one), len(other)) // _LETTERS)
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before = before, row
        row = [at]
        for there, match in enumerate(other, start=1):
            cost = min(before[there] + 1, row[there - 1] + 1, before[there - 1] + (letter != match))
            if earlier and there > 1 and letter == other[there - 2] and one[at - 2] == match:
                cost = min(cost, earlier[there - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return 0 < row[-1] <= most


def _two_people(some: list[Called], others: list[Called]) -> bool:
    """Whether each has a profile, and no mail is both's."""
    if not (any(one.profile for one in some) and any(one.profile for one in others)):
        return False
    mails = [{one.mail.casefold() for one in several if one.mail} for several in (some, others)]
    return bool(mails[0] and mails[1] and not mails[0] & mails[1])


def _told(groups: dict[str, list[Called]], one: str, other: str, why: Why) -> Near:
    """The rarer is told, beside the one that it may be meant for."""
    rarer, surer = sorted((one, other), key=lambda slug: (_weight(groups[slug]), slug))
    return Near(min(groups[rarer], key=_first), min(groups[surer], key=_first), why)


def _weight(several: list[Called]) -> tuple[bool, int]:
    return any(one.profile for one in several), len(several)


def _first(called: Called) -> tuple[bool, str]:
    return not called.profile, called.path
