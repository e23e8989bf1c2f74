"""What two people do to one mission, as effects that are known before anything is merged: the oracle of the merges.

An operation says what it does: a field set or gone, an entry there or gone. Two people's effects put together say what
the merge must hold and where it cannot know. Nothing here compares versions of a file, and nothing of it is the engine's.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from tests.proofs.hands import LONGER, WORDS, Id, Page, Path, Val, may_have_above, places, step_of, tidy

Name: TypeAlias = Literal["ours", "theirs"]


class Gone:
    def __repr__(self) -> str:
        return "GONE"


GONE: Final = Gone()
HOLLOW: Final = Gone()
"""Gone, where there was nothing in it: what the other side puts there stays."""
THERE: Final = "(there)"
Effects: TypeAlias = dict[Path, Any]
"""A text, None, THERE (an entry that is its own value) or GONE, at the smallest paths."""


class Clash(NamedTuple):
    """Where two people's effects cannot both hold: at one field, or inside what the other took away."""

    path: Path
    ours: tuple[Path, ...]
    theirs: tuple[Path, ...]


class Side:
    """What one person did: effects on the data, and the page they leave."""

    def __init__(self, base: Page, random: Random, *, wild: bool) -> None:
        self.base, self.random, self.wild = base, random, wild
        self.page = base.copy()
        self.effects: Effects = {}
        self.remarks: dict[str, Path] = {}
        """New comments and what they are on."""
        self.reordered: set[Path] = set()
        self.said: list[str] = []
        self.touched: set[Path] = set()
        self.order: dict[Path, list[Any]] = {}

    def free(self, path: Path) -> bool:
        """Whether this person did nothing yet at, above or below a path."""
        return not any(at[: len(path)] == path or path[: len(at)] == at for at in self.touched)

    def do(self, path: Path, effects: Effects, said: str) -> None:
        self.touched.add(path)
        self.effects |= effects
        self.said.append(f"{said} {path}")


# Operations ------------------------------------------------------------------------------------------------------------


def operate(side: Side, other: Side | None = None, *, near: float = 0.15) -> None:
    """A few operations. With `other`, some are at places where the other person did something."""
    for _ in range(side.random.choice((1, 1, 2, 2, 3, 4, 6))):
        for _ in range(8):
            if other and other.touched and side.random.random() < near:
                done = _same_place(side, side.random.choice(sorted(other.touched, key=repr)), other)
            else:
                names, weights = zip(*_OPERATIONS, strict=True)
                done = side.random.choices(names, weights)[0](side)
            if done:
                break


def _same_place(side: Side, path: Path, other: Side) -> bool:
    """Something where the other person did something: the same, another, or taking it away."""
    if not side.free(path):
        return False
    there = find(side.base.data, path)
    if there is GONE:
        added = find(other.page.data, path)
        if isinstance(added, dict) and isinstance(path[-1], Id):
            # The same id, chosen by both.
            entry = copy.deepcopy(added)
            if side.random.random() < 0.7:
                entry[
                    side.random.choice([key for key, text in entry.items() if key != "id" and isinstance(text, str)])
                ] = _text(side)
            return _add(side, path[:-1], entry)
        if isinstance(path[-1], str) and (isinstance(added, str) or added is None):
            return _put_key(side, path[:-1], path[-1], added if side.random.random() < 0.3 else _text(side))
        return False
    if isinstance(there, dict) and side.random.random() < 0.7:
        inside = [at for at, value in places(there) if isinstance(value, str) and at[-1] != "id" and _by_name(at)]
        return bool(inside) and _set(side, (*path, *side.random.choice(inside)))
    if isinstance(there, str) and not isinstance(path[-1], Val) and side.random.random() < 0.75:
        agreed = other.effects.get(path)
        return _set(side, path, agreed if isinstance(agreed, str) and side.random.random() < 0.3 else None)
    if isinstance(path[-1], Val):
        return _remove_value(side, path)
    return _remove(side, path)


def _by_name(path: Path) -> bool:
    return not any(isinstance(step, Val) for step in path)


def _text(side: Side) -> str:
    if side.random.random() < 0.1:
        return f"{side.random.choice(LONGER)[:-1]} {side.random.randrange(100_000)}" + side.random.choice(("", "\n"))
    return f"{side.random.choice(WORDS)} {side.random.randrange(100_000)}"


def _set(side: Side, path: Path, text: str | None = None) -> bool:
    old = find(side.base.data, path)
    if not side.free(path) or not isinstance(old, str):
        return False
    if text is None:
        moved = f"2027-{side.random.randint(1, 12):02}-{side.random.randint(1, 28):02}"
        text = moved if old[:2] == "20" and len(old) == 10 else _text(side)
    if text == old:
        return False
    _holder(side.page.data, path)[path[-1]] = text
    side.do(path, {path: text}, "set")
    return True


def edit_field(side: Side) -> bool:
    """Any text of the agreement or of an entry."""
    fields = [
        path
        for path, value in places(side.base.data)
        if isinstance(value, str) and path[-1] not in ("id", "format") and _by_name(path)
    ]
    return _set(side, side.random.choice(fields))


def move_end(side: Side) -> bool:
    """The end moves, with its amendment."""
    if not _set(side, ("contract", "end")):
        return False
    entry = {"date": "2026-11-20", "end": side.page.data["contract"]["end"], "ref": _text(side)}
    _add(side, ("contract", "amendments"), entry)
    return True


def task_done(side: Side) -> bool:
    """A task of the checklist is done: two fields."""
    tasks = (side.base.data.get("offboarding") or {}).get("tasks") or []
    waiting = [task for task in tasks if task["state"] == "todo"]
    if not waiting:
        return False
    path: Path = ("offboarding", "tasks", Id(side.random.choice(waiting)["id"]))
    if not side.free(path):
        return False
    done = side.random.random() < 0.8
    new = {"state": "done" if done else "n/a", "done" if done else "why": f"2026-11-20 by p{side.random.randrange(9)}"}
    _at(side.page.data, path).update(new)
    side.do(path, {(*path, key): value for key, value in new.items()}, "task")
    side.touched.remove(path)
    side.touched |= {(*path, key) for key in new}
    return True


def record(side: Side) -> bool:
    """An entry at the end of a lane, most often with an id."""
    lane = side.random.choice([*side.base.data["journal"]])
    entries = side.base.data["journal"][lane] or []
    entry = _entry(side, entries[-1]["date"] if entries else "2026-11-01")
    return _add(side, ("journal", lane), entry)


def new_lane(side: Side) -> bool:
    """Somebody begins to write."""
    lane = side.random.choice(("aaron-b", "bea-k", "marc-z", "zoe-petit", "quentin-roux", "kim-ono"))
    path: Path = ("journal", lane)
    if lane in side.base.data["journal"] or not side.free(path):
        return False
    entries = [_entry(side, "2026-11-02")]
    journal = side.page.data["journal"]
    side.page.data["journal"] = {name: entries if name == lane else journal[name] for name in sorted([*journal, lane])}
    side.do(path, dict(leaves(path, entries)), "lane")
    return True


def add_to_list(side: Side) -> bool:
    """Something lent, an access, an objective, a task: at the end most often, or below another."""
    name = side.random.choice(("equipment", "access", "objectives"))
    number = side.random.randrange(100_000)
    entry = {"id": f"n{number}", "item": _text(side), "lent": "2026-11-20"}
    if name == "access":
        entry = {"id": f"n{number}", "system": _text(side), "account": "a.b", "granted": "2026-11-20"}
    elif name == "objectives":
        entry = {"id": f"n{number}", "specific": _text(side), "target": "3", "due": "2026-12-20"}
    return _add(side, (name,), entry, anywhere=side.wild)


def _entry(side: Side, after: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": "".join(side.random.choices("0123456789abcdefghjkmnpqrstvwxyz", k=8))}
    if side.random.random() < 0.03:
        entry = {}
    entry |= {"type": "checkin", "date": max(after, f"2026-11-{side.random.randint(10, 21)}"), "health": "green"}
    entry["progress"] = _text(side)
    if side.random.random() < 0.2:
        entry["attendees"] = ["consultant", "client"]
        entry["actions"] = [{"what": _text(side), "owner": "client", "due": "2026-12-01"}]
    return entry


def _add(side: Side, path: Path, entry: dict[str, Any], *, anywhere: bool = False) -> bool:
    at = (*path, step_of(entry))
    if not side.free(at):
        return False
    holder = _holder(side.page.data, path)
    if holder is None:
        return False
    key = path[-1]
    items = holder.get(key)
    if not isinstance(items, list):
        items = holder[key] = []
    items.insert(side.random.randint(0, len(items)) if anywhere else len(items), entry)
    side.do(at, dict(leaves(at, entry)), "add")
    if side.random.random() < 0.1 and isinstance(at[-1], Id):
        _remark(side, at)
    return True


def remove_entry(side: Side) -> bool:
    """An entry goes."""
    entries = [path for path, value in places(side.base.data) if isinstance(path[-1], Id) and isinstance(value, dict)]
    return bool(entries) and _remove(side, side.random.choice(entries))


def remove_key(side: Side) -> bool:
    """A field, a section or a lane goes."""
    keys = [
        path
        for path, _ in places(side.base.data)
        if isinstance(path[-1], str) and path[-1] not in ("id", "format", "journal", "contract") and _by_name(path)
    ]
    path = side.random.choice(keys)
    holder = _at(side.page.data, path[:-1])
    return side.free(path) and len(holder) > 1 and _remove(side, path)


def _remove(side: Side, path: Path) -> bool:
    if not side.free(path):
        return False
    holder = _at(side.page.data, path[:-1])
    if isinstance(holder, list):
        if path[0] == "journal" and len(holder) == 1 and side.wild:
            # As a person would: the key stays, with nothing below it.
            _holder(side.page.data, path[:-1])[path[-2]] = None
        else:
            holder[:] = [item for item in holder if step_of(item) != path[-1]]
    else:
        del holder[path[-1]]
    old = find(side.base.data, path)
    if isinstance(path[-1], str) and (isinstance(old, list) or not tidy(old)):
        # A list goes entry by entry: one that the other side changed is the conflict, not those around it.
        side.do(path, {path: HOLLOW, **{(*path, step_of(item)): GONE for item in old or ()}}, "remove")
    else:
        side.do(path, {path: GONE}, "remove")
    return True


def put_key(side: Side) -> bool:
    """A field that was not there: a known one, or one of the person's own."""
    options: list[tuple[Path, str]] = [
        (("contract",), "umbrella"),
        (("renewal",), side.random.choice(("consultant", "decision"))),
        (("expectations",), side.random.choice(("client", "autonomy"))),
        ((), side.random.choice(("vision", "project", "x-note"))),
        (("x-own",), side.random.choice(("k1", "k2"))),
        (("x-more", "deep"), side.random.choice(("k1", "k2"))),
    ]
    entries = [path for path, value in places(side.base.data) if isinstance(path[-1], Id) and isinstance(value, dict)]
    if entries:
        options.append((side.random.choice(entries), side.random.choice(("remarks", "x-seen"))))
    path, key = side.random.choice(options)
    return _put_key(side, path, key, _text(side))


def _put_key(side: Side, path: Path, key: str, value: str | None) -> bool:
    at = (*path, key)
    if not side.free(at) or find(side.base.data, at) is not GONE:
        return False
    holder = _at(side.page.data, path, making=True)
    if not isinstance(holder, dict):
        return False
    if path:
        holder[key] = value
    else:
        # A new section goes above the journal.
        journal = holder.pop("journal")
        holder |= {key: value, "journal": journal}
    side.do(at, {at: value}, "key")
    return True


def tag(side: Side) -> bool:
    """A label more or less."""
    tags = side.base.data.get("tags") or []
    if tags and side.random.random() < 0.4:
        return _remove_value(side, ("tags", step_of(side.random.choice(tags))))
    new = f"t{side.random.randrange(30)}"
    path: Path = ("tags", step_of(new))
    if new in tags or not side.free(path):
        return False
    page = side.page.data
    if not isinstance(page.get("tags"), list):
        journal = page.pop("journal")
        page |= {"tags": [], "journal": journal}
    page["tags"].append(new)
    side.do(path, {path: THERE}, "tag")
    return True


def _remove_value(side: Side, path: Path) -> bool:
    if not side.free(path):
        return False
    holder = _at(side.page.data, path[:-1])
    holder[:] = [item for item in holder if step_of(item) != path[-1]]
    side.do(path, {path: GONE}, "remove")
    return True


def remark(side: Side) -> bool:
    """A comment on a line of its own, new or in the place of another."""
    above = [path for path, _ in places(side.base.data) if may_have_above(path) and _by_name(path) and len(path) > 1]
    path = side.random.choice(above)
    return find(side.page.data, path) is not GONE and path not in side.page.above and _remark(side, path)


def _remark(side: Side, path: Path) -> bool:
    text = f"said {side.random.randrange(1_000_000)}"
    side.page.above[path] = text
    side.remarks[text] = path
    side.said.append(f"remark {path}")
    return True


def requote(side: Side) -> bool:
    """The same text in other quotes."""
    fields = [p for p, value in places(side.base.data) if isinstance(value, str) and _by_name(p) and "\n" not in value]
    path = side.random.choice(fields)
    side.page.quirks[path] = side.random.randint(1, 9)
    side.said.append(f"quotes {path}")
    return True


def reorder(side: Side) -> bool:
    """Entries in another order; no data changes, and nothing may be lost over it."""
    if not side.wild:
        return False
    path: Path = (side.random.choice(("equipment", "access", "objectives")),)
    items = side.page.data.get(path[0])
    if not isinstance(items, list) or len(items) < 2:
        return False
    side.random.shuffle(items)
    side.reordered.add(path)
    side.said.append(f"reorder {path}")
    return True


_OPERATIONS: Final = (
    *((record, 24), (edit_field, 18), (add_to_list, 10), (remove_entry, 7), (remove_key, 5), (put_key, 9)),
    *((task_done, 8), (new_lane, 5), (move_end, 3), (tag, 5), (remark, 6), (requote, 4), (reorder, 2)),
)

# Places in plain data ------------------------------------------------------------------------------------------------


def _at(data: Any, path: Path, *, making: bool = False) -> Any:
    for step in path:
        if isinstance(data, dict):
            if making and data.get(step) is None:
                _made(data, step)
            data = data.get(step, GONE)
        elif isinstance(data, list):
            data = next((item for item in data if step_of(item) == step), GONE)
        else:
            return GONE
    return data


def _made(data: dict[Any, Any], step: Any) -> None:
    journal = data.pop("journal", None)
    data[step] = {}
    if journal is not None:
        data["journal"] = journal


def find(data: Any, path: Path) -> Any:
    """What is at a path, or GONE."""
    return _at(data, path)


def _holder(data: Any, path: Path) -> Any:
    """The mapping that has the last step, or None where there is none any more."""
    holder = _at(data, path[:-1])
    return holder if isinstance(holder, dict) else None


def leaves(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    """The effects of a value that was not there."""
    if isinstance(value, dict) and not (path and isinstance(path[-1], Val)):
        for key, item in value.items():
            yield from leaves((*path, key), item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves((*path, step_of(item)), item)
    else:
        yield path, THERE if isinstance(path[-1], Val) else value


# What the merge must hold --------------------------------------------------------------------------------------------


def clashes(ours: Effects, theirs: Effects) -> list[Clash]:
    """Where both did something that cannot both hold."""
    found = [Clash(path, (path,), (path,)) for path, value in ours.items() if path in theirs and theirs[path] != value]
    for path, value in ours.items():
        inside = _inside(path, theirs) if value is GONE else ()
        found += [Clash(path, (path,), inside)] if inside else []
    for path, value in theirs.items():
        inside = _inside(path, ours) if value is GONE else ()
        found += [Clash(path, inside, (path,))] if inside else []
    return found


def _inside(path: Path, effects: Effects) -> tuple[Path, ...]:
    """What is done below a path and is more than taking away."""
    below = [(at, value) for at, value in effects.items() if at[: len(path)] == path and len(at) > len(path)]
    return tuple(at for at, _ in below)


def expected(base: Any, ours: Effects, theirs: Effects, prefer: Name) -> Any:
    """The data of the merge, each clash settled for one side."""
    ours, theirs = dict(ours), dict(theirs)
    for clash in clashes(ours, theirs):
        lost, of = (clash.theirs, theirs) if prefer == "ours" else (clash.ours, ours)
        for path in lost:
            of.pop(path, None)
    data = copy.deepcopy(base)
    both = {**ours, **theirs}
    for path, value in sorted(both.items(), key=lambda effect: effect[1] is HOLLOW):
        if value is GONE or (value is HOLLOW and not tidy(find(data, path))):
            _take(data, path)
    for path, value in both.items():
        if not isinstance(value, Gone):
            _put(data, path, value)
    return data


def _take(data: Any, path: Path) -> None:
    holder = _at(data, path[:-1])
    if isinstance(holder, list):
        holder[:] = [item for item in holder if step_of(item) != path[-1]]
    elif isinstance(holder, dict):
        holder.pop(path[-1], None)


def _put(data: Any, path: Path, value: Any) -> None:
    for step, after in zip(path, (*path[1:], None), strict=True):
        last = after is None
        if isinstance(step, str):
            if last:
                data[step] = value
                return
            if not isinstance(data.get(step), (dict, list)):
                data[step] = [] if isinstance(after, (Id, Val)) else {}
            data = data[step]
            continue
        inside = next((item for item in data if step_of(item) == step), GONE)
        if inside is GONE:
            inside = {"id": step.id} if isinstance(step, Id) else json.loads(step.json)
            data.append(inside)
        data = inside


def unordered(value: Any) -> Any:
    """The data with every list sorted by what tells its entries apart: equal where only an order differs."""
    if isinstance(value, Mapping):
        return {key: unordered(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((unordered(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def orders(value: Any, path: Path = ()) -> Iterator[tuple[Path, list[Any]]]:
    """Every list of the data as what tells its entries apart (not inside entries without an id)."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from orders(item, (*path, key))
    elif isinstance(value, list):
        yield path, [_name(item) for item in value]
        for item in value:
            step = step_of(item)
            if isinstance(step, Id):
                yield from orders(item, (*path, step))


def _name(item: Any) -> Any:
    return step_of(item)
