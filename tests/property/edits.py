"""The changes every writing command makes, for a mission file as it is; and what may move in its text."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any, NamedTuple

from mission_cli.core.changes import Append, Change, Entry, Insert, Path, Remove, Set, text_of
from mission_cli.storage.text.read import Document, Node

CHECKIN: dict[str, Any] = {
    "id": "0612ab3d",
    "type": "checkin",
    "date": date(2026, 11, 4),
    "attendees": ["consultant", "client"],
    "health": "amber",
    "progress": "Reprise du lot 2 : l'équipe « données » est là, #4521 aussi.",
    "results": "First line\n  indented, with # a hash\n\nlast: line",
    "difficulties": "no",
    "needs": "12:30",
    "actions": [{"what": "Relancer l'accès VPN", "owner": "client", "due": date(2026, 11, 20)}],
}
NOTE: dict[str, Any] = {"id": "8h2k3m4n", "type": "note", "date": date(2026, 11, 5), "text": "Two lines\nand an end\n"}
FEEDBACK: dict[str, Any] = {
    "id": "f8qy40yg",
    "type": "feedback",
    "date": date(2026, 10, 20),
    "from": "client",
    "to": "consultant",
    "visibility": "shared",
    "strengths": 'Says "no" when it is no.',
    "score": 4,
}
TASKS: list[Any] = [
    {"id": "announce", "title": "Announce the end", "owner": "manager", "due": "end - 4 weeks", "state": "todo"},
    {"id": "badge", "title": "Badge: back to the desk", "owner": "it", "due": "end", "state": "todo"},
]

SECTIONS = (
    *("format", "title", "kind", "consultant", "client", "manager", "tags", "vision", "contract", "objectives"),
    *("followup", "equipment", "access", "renewal", "onboarding", "offboarding", "closed", "journal"),
)
EQUIPMENT = ("id", "item", "lent", "condition", "returned")


def order(path: Path) -> tuple[str, ...]:
    """The canonical order of the keys, as the model gives it."""
    if not path:
        return SECTIONS
    return EQUIPMENT if len(path) == 2 and path[0] == "equipment" else ()


class Case(NamedTuple):
    name: str
    changes: list[Change]
    replaced: int
    """How many lines of the file may be written anew; every other line must still be there."""


def cases(data: Any) -> Iterator[Case]:
    """What the writing commands would do to this mission."""
    lanes = list(data.get("journal") or {})
    for lane in lanes:
        empty = int(not data["journal"][lane])
        yield Case(f"checkin in {lane}", [Append(("journal", lane), CHECKIN)], empty)
        yield Case(f"note in {lane}", [Append(("journal", lane), NOTE)], empty)
        yield Case(f"two in {lane}", [Append(("journal", lane), NOTE), Append(("journal", lane), FEEDBACK)], empty)
    for lane in ("aaa-first", "m-middle", "zzz-last"):
        yield Case(f"new lane {lane}", [Append(("journal", lane), FEEDBACK)], 0)
    item = data["equipment"][0]
    yield Case(
        "returned", [Set(("equipment", Entry(item["id"]), "returned"), date(2026, 12, 1))], int("returned" in item)
    )
    yield Case("condition", [Set(("equipment", 0, "condition"), "scratched: lid")], int("condition" in item))
    mark = "2026-12-20 by sofia-bernard"
    yield Case("closed", [Set(("closed",), mark)], int("closed" in data))
    offboarding: dict[str, Any] = {"case": "completed", "opened": date(2026, 11, 16), "tasks": TASKS}
    old = data.get("offboarding") or {}
    if old.get("tasks"):
        yield Case("offboarding", [Append(("offboarding", "tasks"), task) for task in TASKS], 0)
    else:
        # `ends` goes, `tasks: []` becomes a list.
        yield Case("offboarding", [Set(("offboarding",), offboarding)], len(old) - (old.get("case") == "completed"))
    yield Case("onboarding", [Set(("onboarding", "tasks"), TASKS)], 0)
    yield Case("end", [Set(("contract", "end"), date(2031, 1, 31))], 1)
    yield Case("title", [Set(("title",), "Yes: a 'new' title")], 2)
    yield Case("access", [Append(("access",), {"id": "vpn-2", "system": "VPN", "granted": date(2026, 3, 3)})], 0)
    yield Case("tags", [Set(("tags",), ["acme", "data"])], 0)
    yield Case("tag", [Append(("tags",), "acme")], 0)
    yield Case("vision", [Set(("vision",), "One line.\nAnother.")], int("vision" in data))
    yield Case("client", [Set(("client", "site"), "Lyon")], 1)
    # With the comment right above it.
    yield Case("remove contract.order", [Remove(("contract", "order"))], 2)


def written_at(data: Any, change: Change) -> Any:
    """What a reader finds where a change was to write."""
    for step in change.path:
        data = next(item for item in data if item.get("id") == step.id) if isinstance(step, Entry) else data[step]
    return data[-1] if isinstance(change, Append) else data[change.place] if isinstance(change, Insert) else data


def same(found: Any, wanted: Any) -> bool:
    """Equal in type too: a text that came back as a number is not the same.

    A number or date in the place of a quoted text is quoted as that was, and comes back as a text.
    """
    if isinstance(wanted, dict):
        return (
            isinstance(found, dict) and [*found] == [*wanted] and all(same(found[key], wanted[key]) for key in wanted)
        )
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) == len(wanted) and all(map(same, found, wanted))
    if isinstance(found, str) and isinstance(wanted, (int, float, date)):
        return found == text_of(wanted)
    return type(found) is type(wanted) and bool(found == wanted)


def sorted_keys(value: Any) -> Any:
    """Keys in an order of their own: where a mapping was there before, its keys keep their places."""
    return dict(sorted(value.items())) if isinstance(value, dict) else value


def lines_lost(before: bytes, after: bytes) -> list[bytes]:
    """The lines of a file that are no longer in it, in their order."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(True), after.splitlines(True), autojunk=False)
    old = before.splitlines(True)
    return [line for tag, i1, i2, _, _ in matcher.get_opcodes() if tag in ("replace", "delete") for line in old[i1:i2]]


# One random edit of a random document


def places(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every path of the data with its value; entries that have an id are named by it."""
    yield path, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from places(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            named = isinstance(value, dict) and isinstance(value.get("id"), str)
            yield from places(value, (*path, Entry(value["id"]) if named else index))


VALUES: tuple[Any, ...] = (
    *("done", 'it\'s: a "text"', "no", "12:30", "0612345678", "", " x ", "été", "a #b", "…", "tab\there", "x\u2028y"),
    *("one\ntwo", "one\ntwo\n", "\none", "a\n\nb  \nc", "- x", "# y", "?", "x, [y]", 4, 1.5, date(2026, 3, 2), None),
    *([], {}, ["a", "b"], ["a b", "no", 4], [{"id": "n1", "what": "two\nlines"}, {"id": "n2"}], [["x"], []]),
    *({"a": "b"}, {"a": {"b": ["c"]}, "yes": "no", "k: v": None}, CHECKIN, {"tasks": TASKS}),
)


def random_change(random: Random, data: Any) -> Change:
    """A change that means something for this data."""
    every = list(places(data))[1:]
    mappings = [path for path, value in places(data) if isinstance(value, dict) or (value is None and path)]
    lists = [path for path, value in every if isinstance(value, list) or value is None]
    value = random.choice(VALUES)
    kind = random.random()
    if kind < 0.05:
        return Set(("notes",), random.choice(VALUES))
    if kind < 0.3:
        return Set(random.choice(every)[0], value)
    if kind < 0.5:
        more = ("deep",) if random.random() < 0.2 else ()
        return Set((*random.choice(mappings), random.choice(("new", "zz", "a-first", "état")), *more), value)
    if kind < 0.7 and lists:
        path = random.choice(lists)
        old = next(found for place, found in every if place == path)
        if isinstance(old, list) and random.random() < 0.5:
            return Insert(path, random.randint(0, len(old)), value)
        return Append(path, value)
    if kind < 0.8:
        return Append(("journal", random.choice(("ada", "bob", "kim", "zoé", "aa"))), random.choice((NOTE, CHECKIN)))
    if len(data) > 1:
        return Remove(random.choice(every)[0])
    return Set(("title",), value)


def trail(document: Document, path: Path) -> list[Node]:
    """The nodes a path leads through, as far as it leads."""
    found: list[Node] = []
    node = document.root
    for step in path:
        children: list[Node] = []
        if node and node.kind == "map":
            entry = node.get(str(step))
            children = [entry[1]] if entry else []
        elif node:
            children = [item for i, item in enumerate(node.items) if i == step or _id_of(item) == step]
        if not children:
            break
        node = children[0]
        found.append(node)
    return found


def _id_of(item: Node) -> Entry | None:
    found = item.get("id")
    return Entry(found[1].value) if found else None


def lines_of(document: Document, path: Path) -> int:
    """How many lines the value at a path takes in the text, comments below it too."""
    nodes = trail(document, path)
    if len(nodes) < len(path):
        return 0
    return document.text.count("\n", nodes[-1].start, nodes[-1].end) + 1


def shared(document: Document, path: Path) -> bool:
    """Whether a change at a path would show in a second place: behind an alias, or in a node that an alias repeats."""
    assert document.root is not None
    aliases = [node for node in nodes_in([document.root]) if node.kind == "alias"]
    repeated = {id(node.target) for node in aliases}
    nodes = trail(document, path)
    behind = any(node.kind == "alias" for node in nodes)
    return behind or any(id(node) in repeated for node in nodes + nodes_in(nodes[-1:]))


def nodes_in(nodes: list[Node]) -> list[Node]:
    """These nodes and all inside them."""
    found = list(nodes)
    for node in found:
        found += [child for entry in node.entries for child in entry] + node.items
    return found
