"""What becomes of one file in conflict: merged from what git's index keeps, a side taken, or left to the person."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from mission_cli.core.agreement import unique
from mission_cli.core.changes import Set, path_text
from mission_cli.core.dates import NotADate, parse_iso
from mission_cli.core.raw import Plain
from mission_cli.errors import MissionError, UsageError
from mission_cli.storage.git import stages
from mission_cli.storage.git.stages import OURS, THEIRS, Stages
from mission_cli.storage.merging import Merged, TwoMissions, Unmergeable, merged
from mission_cli.storage.root import SETTINGS
from mission_cli.storage.splice import splice
from mission_cli.storage.text.marked import as_merged
from mission_cli.storage.text.read import read_text
from mission_cli.texts import t

if TYPE_CHECKING:
    from datetime import date

    from mission_cli.core.changes import Path as DataPath
    from mission_cli.core.merge import Clash
    from mission_cli.core.raw import Raw

Whose: TypeAlias = Literal["ours", "theirs"]
"""`ours`: the person's own, `theirs`: the other side's. Never git's words, which a rebase turns round."""
State: TypeAlias = Literal["merged", "settled", "kept", "two", "removed", "conflict", "gone", "edited", "unreadable"]
DONE: frozenset[State] = frozenset({"merged", "settled", "kept", "two", "removed"})
NOTHING = b""  # what a file that was not there is merged from


class Conflict(NamedTuple):
    """A file in conflict. `seen` is what the folder has, None for no file."""

    path: str
    stages: Stages
    yours_at: int
    seen: bytes | None
    labels: tuple[str, str]

    @property
    def yours(self) -> bytes | None:
        return self.stages.ours if self.yours_at == OURS else self.stages.theirs

    @property
    def others(self) -> bytes | None:
        return self.stages.theirs if self.yours_at == OURS else self.stages.ours

    def side(self, stage: int) -> Whose:
        """Whose a stage of the index is."""
        return "ours" if stage == self.yours_at else "theirs"


class Choices(NamedTuple):
    """What was decided on the command line or at a prompt. `every` decides all places, `take` and `put` one each."""

    every: Whose | None = None
    take: Mapping[str, Whose] = {}
    put: Mapping[str, str] = {}
    again: bool = False
    as_is: bool = False


class Plan(NamedTuple):
    """What is to become of a file: `content` to be written, None for nothing to write. `clashes` is what both sides
    changed; `bad` the stages that do not read. `edited`: somebody worked on the file since git left it. `second` is where
    the person's own mission goes when the two sides made two of one id."""

    conflict: Conflict
    state: State
    content: bytes | None = None
    clashes: tuple[Clash, ...] = ()
    bad: tuple[int, ...] = ()
    edited: bool = False
    second: str = ""

    @property
    def path(self) -> str:
        return self.conflict.path


def name_of(path: str) -> str:
    """What a file is called on the command line."""
    return Path(path).stem if path != SETTINGS else path


def planned(conflict: Conflict, choices: Choices) -> Plan:
    """What becomes of one file. Raises UsageError for a choice that cannot be made, RefusedWriteError."""
    found = _planned(conflict, choices)
    if not _edited(conflict, found):
        return found
    found = found._replace(edited=True)
    if choices.again:
        return found
    return found._replace(state="kept" if choices.as_is else "edited", content=None)


def _planned(conflict: Conflict, choices: Choices) -> Plan:
    three = conflict.stages
    if three.unreadable:
        return Plan(conflict, "unreadable", bad=three.unreadable)
    if three.ours is None or three.theirs is None:
        return _whole(conflict, choices)
    try:
        return _merged(conflict, choices, three.ours, three.theirs)
    except TwoMissions:
        return Plan(conflict, "two", _ends_as(conflict, conflict.others or b""))
    except Unmergeable:
        return Plan(conflict, "unreadable", bad=_unread(three))


def _whole(conflict: Conflict, choices: Choices) -> Plan:
    """One side has the file, the other does not; or neither has it any more."""
    if conflict.stages.ours is None and conflict.stages.theirs is None:
        return Plan(conflict, "removed")
    if choices.every is None:
        return Plan(conflict, "gone")
    chosen = conflict.yours if choices.every == "ours" else conflict.others
    return Plan(conflict, "removed") if chosen is None else Plan(conflict, "settled", _ends_as(conflict, chosen))


def _merged(conflict: Conflict, choices: Choices, ours: bytes, theirs: bytes) -> Plan:
    base = NOTHING if conflict.stages.base is None else conflict.stages.base

    def made(take: Mapping[DataPath, Whose]) -> Merged:
        staged = {path: _staged(conflict, whose) for path, whose in take.items()}
        return _three_way(base, ours, theirs, conflict.labels, staged)

    plain = made({})
    if not plain.clashes:
        return Plan(conflict, "merged", _ends_as(conflict, plain.content))
    take = {clash.path: whose for clash in plain.clashes if (whose := choice(choices, clash))}
    if len(take) < len(plain.clashes):
        # Half a choice would be neither what git left nor what was wanted: all the places of a file, or none.
        return Plan(conflict, "conflict", _ends_as(conflict, plain.content), plain.clashes)
    content = made(take).content
    for clash in plain.clashes:
        text = choices.put.get(path_text(clash.path))
        if text is not None:
            content = splice(content, [Set(clash.path, typed(text, clash))])
    return Plan(conflict, "settled", _ends_as(conflict, content), plain.clashes)


def _three_way(
    base: bytes, ours: bytes, theirs: bytes, labels: tuple[str, str], take: Mapping[DataPath, Whose]
) -> Merged:
    """Raises MissionError without a temporary folder: git merges lines of files only."""
    try:
        return merged(base, ours, theirs, labels=labels, take=take)
    except OSError as error:
        raise MissionError("write.failed", path=t("resolve.temporary"), words=error.strerror or str(error)) from None


def _staged(conflict: Conflict, whose: Whose) -> Whose:
    """The side in git's words."""
    stage = conflict.yours_at if whose == "ours" else OURS + THEIRS - conflict.yours_at
    return "ours" if stage == OURS else "theirs"


def choice(choices: Choices, clash: Clash) -> Whose | None:
    """What was decided about a place: by its own name, by that of a part of the record it is in, or for all."""
    name = path_text(clash.path)
    if name in choices.put:
        return "ours"  # replaced afterwards
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        whose = choices.take.get(".".join(parts[:length]))
        if whose:
            return whose
    return choices.every


def typed(text: str, clash: Clash) -> str | int | float | date | None:
    """A value as a person types it, of the kind that either side has there."""
    if not any(isinstance(side, Plain) for side in (clash.ours, clash.theirs, clash.base)):
        return text or None
    readers: tuple[Callable[[str], int | float | date], ...] = (parse_iso, int, float)
    for read in readers:
        try:
            return read(text)
        except (NotADate, ValueError):
            continue
    return text or None


def can_be_typed(clash: Clash) -> bool:
    """Whether both sides have a text, a number or a date there, or nothing."""
    return bool(clash.path) and not any(isinstance(side, (dict, list)) for side in (clash.ours, clash.theirs))


def _unread(three: Stages) -> tuple[int, ...]:
    raw = enumerate((three.base, three.ours, three.theirs), start=1)
    return tuple(stage for stage, text in raw if text is not None and read_text(text).root is None)


def _ends_as(conflict: Conflict, content: bytes) -> bytes:
    """`content` with the line ends that the file has in the folder, where git converts them on the way."""
    seen = conflict.seen
    if seen and b"\r\n" in seen and seen.count(b"\r\n") == seen.count(b"\n") and b"\r\n" not in content:
        return content.replace(b"\n", b"\r\n")
    return content


def _edited(conflict: Conflict, plan: Plan) -> bool:
    """Whether the person worked on the file since git left it: a side taken whole is a choice of theirs too."""
    if conflict.seen is None or plan.state == "removed":
        return False
    three = conflict.stages
    if (
        three.ours is not None
        and three.theirs is not None
        and as_merged(conflict.seen, three.base or NOTHING, three.ours, three.theirs)
    ):
        return False
    known = [plan.content, *((three.ours, three.theirs) if None in (three.ours, three.theirs) else ())]
    if plan.state == "settled" and three.ours is not None and three.theirs is not None:
        with contextlib.suppress(Unmergeable):  # what an earlier run left, with markers at what was not yet chosen
            known.append(_three_way(three.base or NOTHING, three.ours, three.theirs, conflict.labels, {}).content)
    return not any(text is not None and stages.same_but_labels(text, conflict.seen) for text in known)


def with_second(plan: Plan, taken: set[str]) -> Plan:
    """The plan with a free name for the person's own mission, where it is to stand beside the other side's."""
    if plan.state != "two":
        return plan
    place = Path(plan.path)
    name = unique(place.stem, taken | {place.stem})
    return plan._replace(second=(place.parent / f"{name}{place.suffix}").as_posix())


# What was typed ------------------------------------------------------------------------------------------------------


def choices_of(*, ours: bool, theirs: bool, take: list[str], put: list[str], again: bool) -> Choices:
    """The options as choices. Raises UsageError where they contradict one another or cannot be read."""
    if ours and theirs:
        raise UsageError("cli.both", one="--ours", other="--theirs")
    sides: dict[str, Whose] = {}
    for word in take:
        name, mark, side = word.rpartition("=")
        if not mark or not name or side not in ("ours", "theirs"):
            raise UsageError("resolve.bad-take", option="--take", value=word[:60], example="--take contract.end=theirs")
        sides[name] = "ours" if side == "ours" else "theirs"
    values: dict[str, str] = {}
    for word in put:
        name, mark, value = word.partition("=")
        if not mark or not name:
            raise UsageError(
                "resolve.bad-take", option="--set", value=word[:60], example="--set contract.end=2026-12-18"
            )
        values[name] = value
    return Choices("ours" if ours else "theirs" if theirs else None, sides, values, again)


def refuse_unknown(choices: Choices, plans: list[Plan]) -> None:
    """A place that no conflict has was mistyped: nothing is written then. Raises UsageError."""
    clashes = [clash for plan in plans for clash in plan.clashes]
    names = list(dict.fromkeys(path_text(clash.path) for clash in clashes))
    typeable = [path_text(clash.path) for clash in clashes if can_be_typed(clash)]
    for name in choices.take:
        if not any(place == name or place.startswith(f"{name}.") for place in names):
            _refuse("--take", name, names)
    for name in choices.put:
        if name not in typeable:
            _refuse("--set", name, typeable)


def _refuse(option: str, place: str, places: list[str]) -> None:
    known = ", ".join(places[:8]) or t("resolve.no-places")
    raise UsageError("resolve.no-such-place", option=option, place=place, places=known)


def sides_of(conflict: Conflict, clash: Clash) -> tuple[Raw | object, Raw | object]:
    """The two values of a place: the person's own, the other side's."""
    pair = (clash.ours, clash.theirs)
    return pair if conflict.yours_at == OURS else (pair[1], pair[0])
