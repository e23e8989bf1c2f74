"""Missions in plain structures and the text people would write of them: what a proof of merges works on.

A page is data, remarks and quirks. It is written out by nothing of the program's: the same node always looks the same,
so that two pages that differ in one field differ in the lines of that field.
"""

from __future__ import annotations

import copy
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, NamedTuple, TypeAlias

import yaml
from benchmarks.portfolio import missions


class Id(NamedTuple):
    """The entry of a list that has this id."""

    id: str


class Val(NamedTuple):
    """The entry of a list that is this value: a text, or a mapping without an id (as JSON)."""

    json: str


Step: TypeAlias = "str | Id | Val"
Path: TypeAlias = tuple[Step, ...]

PLAIN: Final = re.compile(r"[A-Za-zÀ-ÿ0-9][\wÀ-ÿ './+-]*[\wÀ-ÿ.]|[A-Za-z0-9]")
RESERVED: Final = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|~|[-+.\d][\d_.:e+x-]*")
NARROW: Final = 60


class Style(NamedTuple):
    """How one person lays out a file."""

    seed: int
    indent: int
    flush: bool
    quote: str
    apart: bool
    """A blank line between the entries of a list."""
    sections: bool
    """A blank line between the sections."""
    flow: bool
    """Short lists of texts in brackets."""
    braces: bool
    """Short entries in braces."""
    newline: str
    mark: bool
    final: bool


def style_of(random: Random) -> Style:
    """A person's way, more often the plain one."""
    odd = random.random() < 0.6
    return Style(
        random.randrange(1 << 30),
        random.choice((2, 2, 4)) if odd else 2,
        odd and random.random() < 0.3,
        random.choice(("", "", "'", '"')) if odd else "",
        odd and random.random() < 0.25,
        not odd or random.random() < 0.7,
        random.random() < 0.7,
        odd and random.random() < 0.2,
        "\r\n" if odd and random.random() < 0.15 else "\n",
        odd and random.random() < 0.05,
        not odd or random.random() < 0.9,
    )


@dataclass
class Page:
    """One version of a file."""

    data: Any
    style: Style
    above: dict[Path, str] = field(default_factory=dict)
    """Comments on a line of their own above a node."""
    beside: dict[Path, str] = field(default_factory=dict)
    """Comments after a scalar."""
    quirks: dict[Path, int] = field(default_factory=dict)
    """Scalars quoted in another way than they would be."""

    def copy(self) -> Page:
        return Page(copy.deepcopy(self.data), self.style, {**self.above}, {**self.beside}, {**self.quirks})

    def raw(self) -> bytes:
        """The file."""
        lines = _Writer(self).mapping((), self.data, 0)
        # Without a final newline a text that ends in one would lose it.
        text = "\n".join(lines) + ("\n" if self.style.final or _last(self.data).endswith("\n") else "")
        return (b"\xef\xbb\xbf" if self.style.mark else b"") + text.replace("\n", self.style.newline).encode()


def step_of(item: Any) -> Step:
    """What tells an entry of a list apart."""
    if isinstance(item, dict) and item.get("id"):
        return Id(item["id"])
    return Val(json.dumps(item, sort_keys=True, ensure_ascii=False))


class _Texts(yaml.CBaseLoader):
    """Every scalar its text; a key or an id that is there twice is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        built: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(built) < len(node.value):
            raise yaml.YAMLError(f"a key is doubled among {[key.value for key, _ in node.value]}")
        return built

    def construct_sequence(self, node: yaml.SequenceNode, deep: bool = False) -> list[Any]:
        built: list[Any] = super().construct_sequence(node, deep=True)
        ids = [item["id"] for item in built if isinstance(item, dict) and item.get("id")]
        if len({*ids}) < len(ids):
            raise yaml.YAMLError(f"an id is doubled among {ids}")
        return built


def parsed(raw: bytes) -> Any:
    """The data of a file by a reader that is not the program's."""
    return tidy(yaml.load(raw, _Texts))  # noqa: S506 - texts only


def _last(value: Any) -> str:
    """The scalar a file ends in."""
    while isinstance(value, (dict, list)) and value:
        value = [*value.values()][-1] if isinstance(value, dict) else value[-1]
    return value if isinstance(value, str) else ""


def tidy(value: Any) -> Any:
    """The same data whether nothing is written as nothing, as [] or as {}; keys of mappings in one order."""
    if isinstance(value, dict):
        return {key: tidy(value[key]) for key in sorted(value)} or None
    if isinstance(value, list):
        return [tidy(item) for item in value] or None
    return None if value in ("", "~", "null") else value


class _Writer:
    def __init__(self, page: Page) -> None:
        self.page, self.style = page, page.style

    def choice(self, path: Path, what: str, count: int) -> int:
        """The same for the same place, whatever else is in the file."""
        key = f"{self.style.seed}{what}{path!r}{self.page.quirks.get(path, 0)}"
        return zlib.crc32(key.encode()) % count

    def mapping(self, path: Path, data: Mapping[str, Any], column: int) -> list[str]:
        lines: list[str] = []
        for key, value in data.items():
            at = (*path, key)
            block = self.pair(at, key, value, column)
            lane = len(at) == 2 and at[0] == "journal"
            if lane or (lines and not path and self.style.sections and self.choice(at, "gap", 3)):
                lines.append("")
            lines += self.remark(at, column)
            lines += block
        return lines

    def remark(self, path: Path, column: int) -> list[str]:
        return [" " * column + f"# {self.page.above[path]}"] if path in self.page.above else []

    def pair(self, path: Path, key: str, value: Any, column: int) -> list[str]:
        margin = " " * column
        if isinstance(value, dict):
            if not value:
                return [f"{margin}{key}: {{}}"]
            return [f"{margin}{key}:", *self.mapping(path, value, column + self.style.indent)]
        if isinstance(value, list):
            return self.sequence(path, key, value, column)
        head, below = self.scalar(path, value, column + self.style.indent)
        return [f"{margin}{key}: {head}".rstrip(), *below]

    def sequence(self, path: Path, key: str, items: list[Any], column: int) -> list[str]:
        margin = " " * column
        if not items:
            return [f"{margin}{key}: []"]
        texts = [self.inline((*path, step_of(item)), item) for item in items if isinstance(item, str)]
        if self.style.flow and len(texts) == len(items) and sum(map(len, texts)) < NARROW:
            return [f"{margin}{key}: [{', '.join(texts)}]"]
        inner = column + (0 if self.style.flush else self.style.indent)
        lines = [f"{margin}{key}:"]
        for index, item in enumerate(items):
            at = (*path, step_of(item))
            lines += [""] if index and self.style.apart and isinstance(item, dict) else []
            lines += self.remark(at, inner)
            lines += self.item(at, item, inner)
        return lines

    def item(self, path: Path, item: Any, column: int) -> list[str]:
        dash = " " * column + "- "
        if not isinstance(item, dict):
            return [dash + self.inline(path, item)]
        simple = all(isinstance(value, str) and "\n" not in value for value in item.values())
        if simple and self.style.braces and self.choice(path, "braces", 2) and not self.commented(path):
            inner = ", ".join(f"{key}: {self.inline((*path, key), value)}" for key, value in item.items())
            return [f"{dash}{{{inner}}}"]
        lines = self.mapping(path, item, column + 2)
        at = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
        lines[at] = dash + lines[at][column + 2 :]
        # A remark above the first key goes above the dash.
        return lines

    def commented(self, path: Path) -> bool:
        return any(at[: len(path)] == path for at in (*self.page.above, *self.page.beside) if at != path)

    def scalar(self, path: Path, value: str | None, column: int) -> tuple[str, list[str]]:
        beside = f"  # {self.page.beside[path]}" if path in self.page.beside else ""
        if value and "\n" in value:
            body = value.removesuffix("\n")
            head = "|" if value.endswith("\n") else "|-"
            return head + beside, [" " * column + line if line else "" for line in body.split("\n")]
        return (self.inline(path, value) if value is not None else "") + beside, []

    def inline(self, path: Path, value: str) -> str:
        ways = [self.style.quote or ("" if self.choice(path, "way", 4) else '"')]
        if path in self.page.quirks:
            ways = ["", "'", '"']
        way = ways[self.page.quirks.get(path, 0) % len(ways)]
        date = re.fullmatch(r"\d{4}-\d\d-\d\d|\d+", value)
        plain = bool(date) or (bool(PLAIN.fullmatch(value)) and not RESERVED.fullmatch(value))
        if plain and (not way or (date and path not in self.page.quirks)):
            return value
        if way == "'":
            return "'" + value.replace("'", "''") + "'"
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


# A mission as it may be found ------------------------------------------------------------------------------------------

LONGER: Final = (
    "First line.\nSecond line: with a colon.\n\nAnd # no comment.\n",
    "Prévu lundi.\nRepoussé à jeudi.",
    "- not a list\n  indented\nend\n",
)
WORDS: Final = (
    *("RAS", "Feed 9 is late", "accès refusé : ticket #4521", 'it\'s "fine"', "12:30", "0612345678", "no", "50 %"),
    *("à revoir lundi", "- dash", "[bracket]", "two  spaces", "C:\\temp", "ends: here", "Voir l'annexe"),
)


def base_page(seed: int) -> Page:
    """The mission of a seed, in the hand of a seed, cut to a size that thousands can be read of."""
    random = Random(seed)
    ((_, record),) = missions(1, seed=seed)
    data = _texts(record)
    for section in ("objectives", "followup", "equipment", "access", "renewal", "onboarding", "offboarding", "manager"):
        if random.random() < 0.3:
            data.pop(section, None)
    for entries in data["journal"].values():
        del entries[: max(0, len(entries) - random.randint(0, 3))]
        for entry in entries:
            if entry["type"] in ("note", "checkin") and random.random() < 0.2:
                entry["text" if entry["type"] == "note" else "progress"] = random.choice(LONGER)
            if random.random() < 0.04:
                del entry["id"]
    for lane, entries in data["journal"].items():
        if not entries:
            data["journal"][lane] = random.choice(([], None))
    if "offboarding" in data:
        del data["offboarding"]["tasks"][random.randint(1, 4) :]
    if random.random() < 0.4:
        data["tags"] = random.sample(("data", "cloud", "retail", "été", "0612", "x y"), random.randint(1, 4))
    if random.random() < 0.4:
        data["contract"]["amendments"] = [
            {"date": f"2026-0{number}-12", "text": random.choice(WORDS), "ref": f"A-{number}"}
            for number in range(1, random.randint(2, 4))
        ]
    if random.random() < 0.5:
        data["x-own"] = {"ticket": random.choice(WORDS), "more": {"deep": "1", "list": ["a", "b"]}}
    journal = data.pop("journal")
    if random.random() < 0.1:
        data = dict(random.sample([*data.items()], len(data)))
    data["journal"] = journal
    page = Page(data, style_of(random))
    if random.random() < 0.5:
        _commented(page, random)
    assert parsed(page.raw()) == tidy(data), "the proof's own writer"
    return page


def _texts(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return None if value is None else str(value)


def _commented(page: Page, random: Random) -> None:
    for path, value in places(page.data):
        if random.random() < 0.06 and may_have_above(path):
            page.above[path] = f"remark {random.randrange(10_000)}"
        elif isinstance(value, str) and isinstance(path[-1], str) and random.random() < 0.03:
            page.beside[path] = f"beside {random.randrange(10_000)}"


def may_have_above(path: Path) -> bool:
    """Not above a lane, nor between a dash and its first key."""
    return path[-1] != "id" and not (len(path) == 2 and path[0] == "journal") and not isinstance(path[-1], Val)


def places(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every place of the data with its value, parents before children."""
    pairs: list[tuple[Step, Any]] = []
    if isinstance(data, dict):
        pairs = [*data.items()]
    elif isinstance(data, list):
        pairs = [(step_of(item), item) for item in data]
    for step, value in pairs:
        yield (*path, step), value
        if not isinstance(step, Val):
            yield from places(value, (*path, step))
