"""Three contents of one file → its merged content, in the hand of those who wrote it.

What the file must hold is `core/merge.py`'s to say. Its text comes from git's own merge of the lines where that holds
just this, so that everybody's comments and layout are there. Where it does not, the same data is first written into each
of the three contents by splices: they then differ in comments and layout only, and are merged as lines once more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.changes import Append, Change, Insert, Path, Set, Value, difference
from mission_cli.core.matching import ordered
from mission_cli.core.merge import Clash, Side, settled
from mission_cli.core.model.keys import keys_at
from mission_cli.core.namesakes import are_two
from mission_cli.core.raw import Plain, Raw
from mission_cli.errors import MissionError, RefusedWriteError
from mission_cli.storage.git.merge_file import merged_lines
from mission_cli.storage.text.marked import sides
from mission_cli.storage.text.read import plain_data, read_text

if TYPE_CHECKING:
    from mission_cli.storage.splice import Order

_MOST_WORK = 100 << 20
"""How many bytes the splices of one file may read over again, about half a minute: what is more is left to git's lines."""
_TODAYS = re.compile(rb"^format: 1\b", re.MULTILINE)  # any other way of writing it is looked at more closely
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")


class Unmergeable(Exception):  # noqa: N818  # no error: the caller has another way
    """One of the three is no tree of YAML, or the result cannot be written in it: merge the lines (`merged_lines`)."""


class TwoMissions(Unmergeable):
    """Both sides added a mission under one id, and they are two: a merge would mix them, a side would drop one."""


class Merged(NamedTuple):
    """The content; at each of `clashes` both sides between markers."""

    content: bytes
    clashes: tuple[Clash, ...]


def merged(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    *,
    labels: tuple[str, str] = ("ours", "theirs"),
    marker_size: int = 7,
    take: Mapping[Path, Side] | None = None,
) -> Merged:
    """Our bytes with what theirs changed since `base`, which is empty for a file that both sides added.

    A clash that `take` settles leaves no marker. Raises Unmergeable, TwoMissions, GitError without git, OSError without a temporary
    folder.
    """
    if theirs in (ours, base):
        return Merged(ours, ())
    if ours == base:
        return Merged(theirs, ())
    settled_bases = sides(base)
    if settled_bases:
        return _over_a_conflict(settled_bases, ours, theirs, labels, marker_size, take)
    three = _Three(*_of_one_format(base, ours, theirs))
    if not base.strip() and are_two(three.data[1], three.data[2]):
        raise TwoMissions
    data, clashes = settled(*three.data, take=take)
    if not clashes:
        return Merged(three.by_lines(data) or three.written(data), ())
    other, _ = settled(*three.data, take=take, otherwise="theirs")
    one, two = three.written(data), three.written(other)
    # Without a base, all that differs is between markers, and nothing else.
    lines = merged_lines(b"", one, two, labels=labels, marker_size=marker_size)
    return Merged(lines.content, tuple(clashes))


def _over_a_conflict(
    bases: tuple[bytes, bytes],
    ours: bytes,
    theirs: bytes,
    labels: tuple[str, str],
    marker_size: int,
    take: Mapping[Path, Side] | None,
) -> Merged:
    """The merge over a base that is itself a conflict, as git makes it of two branches that have merged each other.

    Whichever side of it is the base, the outcome must be one: where both branches settled the conflict, and each in its
    own way, one base would hide what the other shows.
    """
    one, two = (merged(base, ours, theirs, labels=labels, marker_size=marker_size, take=take) for base in bases)
    if one == two or (not (one.clashes or two.clashes) and _data(one.content) == _data(two.content)):
        return one
    raise Unmergeable


def _of_one_format(*contents: bytes) -> tuple[bytes, ...]:
    """The same in today's format, where one is in an older one than another: a branch from before `mission migrate`."""
    if all(_TODAYS.search(content) for content in contents if content.strip()):
        return contents
    from mission_cli.core.migrate import older_format

    if len({older_format(_data(content)) for content in contents if content.strip()}) == 1:
        return contents
    from mission_cli.storage.upgrade import upgraded

    try:
        return tuple(upgraded(content, keys_at) if content.strip() else content for content in contents)
    except RefusedWriteError:
        raise Unmergeable from None


class _Three:
    """The three contents with what they hold."""

    def __init__(self, base: bytes, ours: bytes, theirs: bytes) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.data = ({} if not base.strip() else _data(base), _data(ours), _data(theirs))

    def by_lines(self, goal: Raw) -> bytes | None:
        """Git's merge of the lines, where it holds what it should."""
        lines = merged_lines(self.base, self.ours, self.theirs)
        return lines.content if not lines.conflicts and _holds(lines.content, goal) else None

    def written(self, goal: Raw) -> bytes:
        """`goal` in the text of our side with the layout and comments that theirs changed. Raises Unmergeable."""
        base, ours, theirs = (
            _spliced(raw, data, goal, self.order)
            for raw, data in zip((self.base, self.ours, self.theirs), self.data, strict=True)
        )
        found = [ours, theirs]
        if base is not None and ours is not None and theirs is not None:
            from mission_cli.storage.layouts import (  # most merges are settled by their lines
                MARK,
                with_both_comments,
            )

            lines = merged_lines(base, ours, theirs, marker_size=MARK)
            found.insert(0, with_both_comments(lines.content) if lines.conflicts else lines.content)
        from mission_cli.storage.layouts import with_lost_comments

        for content in found:
            if content is None or not _holds(content, goal):
                continue
            told = with_lost_comments(content, self.base, self.ours, self.theirs)
            # The second reader takes a tenth of a second, so ours goes first.
            for whole in dict.fromkeys((told, content)):
                if _holds(whole, goal) and _verified(whole, goal):
                    return whole
        raise Unmergeable

    def order(self, path: Path) -> Sequence[str]:
        """The order of the keys at `path`: a new one goes where the side that has it put it, in each of the contents."""
        known = keys_at(path)
        if not all(isinstance(step, str) for step in path):
            return known
        rank = {key: place for place, key in enumerate(known)}
        base, ours, theirs = (_keys(data, path) for data in self.data)
        return ordered(base, ours, theirs, key=lambda key: (rank.get(key, len(rank)), key))


def _keys(data: Raw, path: Path) -> list[str]:
    for step in path:
        data = data.get(str(step)) if isinstance(data, dict) else None
    return [*data] if isinstance(data, dict) else []


def _data(raw: bytes) -> Raw:
    document = read_text(raw)
    if document.problems or document.root is None:
        raise Unmergeable
    return plain_data(document.root)


def _holds(raw: bytes, goal: Raw) -> bool:
    document = read_text(raw)
    return not document.problems and document.root is not None and plain_data(document.root) == goal


def _verified(raw: bytes, goal: Raw) -> bool:
    from mission_cli.storage.splice.second_reader import verify

    try:
        verify(raw, goal)
    except RefusedWriteError:
        return False
    return True


def _spliced(raw: bytes, data: Raw, goal: Raw, order: Order) -> bytes | None:
    """`goal` written into the text of `data`; None where it cannot be."""
    from mission_cli.storage.splice import splice

    changes = difference(data, goal)
    if not raw.strip() or len(changes) * len(raw) > _MOST_WORK:
        return None
    try:
        return splice(raw, [_as_written(change) for change in changes], order, last=False)
    except MissionError:
        return None


def _as_written(change: Change) -> Change:
    return change._replace(value=_value(change.value)) if isinstance(change, (Set, Append, Insert)) else change


def _value(value: Value) -> Value:
    """The same value, to be written without quotes where it was read so: a date, a number."""
    if isinstance(value, Mapping):
        return {key: _value(item) for key, item in value.items()}
    if isinstance(value, Plain):
        return _unquoted(value)
    return [_value(item) for item in value] if isinstance(value, Sequence) and not isinstance(value, str) else value


def _unquoted(text: Plain) -> Value:
    if _WHOLE.fullmatch(text):
        return int(text)
    if text in ("true", "false"):
        return text == "true"
    for kind in (float, date.fromisoformat):
        try:
            value: float | date = kind(text)
        except ValueError:
            continue
        if (repr(value) if isinstance(value, float) else value.isoformat()) == text:
            return value
    return str(text)
