"""Data read in one pass and data taken from the tree never differ: the one pass gives the same data, or none.

The files are those of the repository, one that has every key of the format, and what becomes of them when people, tools
and accidents change a few characters, values, keys or lines.
"""

from __future__ import annotations

import functools
import random
import re
import types
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from tests.proofs.frame import Outcome, Proof, shared

from mission_cli.core.model import fields
from mission_cli.core.model.journal import JournalEntry
from mission_cli.core.model.keys import known_keys
from mission_cli.core.model.levels import Sensitivity
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.structure import entries, fields_of
from mission_cli.core.raw import Raw
from mission_cli.storage.text.read import plain_data, read_data, read_text

REPOSITORY = Path(__file__).parents[2]


def told(data: Raw) -> Any:
    """The data with the type of every text: a `Plain` is equal to the text it is."""
    if isinstance(data, dict):
        return {key: told(value) for key, value in data.items()}
    if isinstance(data, list):
        return [told(value) for value in data]
    return type(data).__name__, data


def difference(raw: bytes) -> str | None:
    """What the one pass says that the tree does not; "" when they agree, None when it does not say."""
    data = read_data(raw)
    if data is None:
        return None
    document = read_text(raw)
    if document.problems or document.root is None:
        return f"{document.problems[0].code} at line {document.problems[0].line} not seen"
    expected = plain_data(document.root)
    same = told(data) == told(expected) and str(data) == str(expected)
    return "" if same else f"{data!r} instead of {expected!r}"


# Files

_SAMPLE: tuple[tuple[Any, str], ...] = (
    (fields.Text, "Deliver the first release (v2:3) of feed#4"),
    (fields.Slug, "a-{n}"),
    (fields.Day, "2026-03-{d:02}"),
    (fields.Length, "2 weeks"),
    (fields.Due, "end - 4 weeks"),
    (fields.Signed, "2026-11-20 by sofia-bernard"),
    (fields.Amount, "18000.50 EUR"),
    (fields.DailyRate, "620 EUR/day"),
    (fields.Named, "Léa Martin <lea.martin@esn.example>"),
    (fields.Quantity, "12.5"),
    (fields.Whole, "1"),
    (fields.Number, "4.5"),
    (fields.Flag, "false"),
    (str, "key_{n}"),
)


def _sole(annotation: Any) -> Any:
    """The type of a value that may be left out, without the nothing it may be, nor bounds."""
    if get_origin(annotation) in (Union, types.UnionType) and annotation != JournalEntry:
        annotation, *_ = (part for part in get_args(annotation) if part is not types.NoneType)
    return annotation


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


class _Writer:
    """Writes a record with all of its keys."""

    def __init__(self) -> None:
        self.count = 0

    def value(self, kind: Any) -> str:
        self.count += 1
        if get_origin(kind) is Literal:
            return str(get_args(kind)[0])
        marks = getattr(kind, "__metadata__", ())
        sample = next(
            text for known, text in _SAMPLE if known == kind or set(getattr(known, "__metadata__", ())[:1]) & {*marks}
        )
        return sample.format(n=self.count, d=self.count % 28 + 1)

    def record(self, model: type[BaseModel], column: int) -> list[str]:
        hints = model.__pydantic_fields__
        lines: list[str] = []
        for key, name, _ in fields_of(model):
            kind: Any = hints[name].annotation
            marks = [mark for mark in hints[name].metadata if not isinstance(mark, Sensitivity)]
            if marks:  # pydantic took the type apart
                kind = Annotated[kind, *marks]
            lines += self.lines(" " * column + key, _sole(kind), column)
        return lines

    def lines(self, head: str, kind: Any, column: int) -> list[str]:
        origin, args = get_origin(kind), get_args(kind)
        if _is_record(kind):
            return [f"{head}:", *self.record(kind, column + 2)]
        if head == "journal":
            found = [line for model in entries().values() for line in self.item(model, column + 6)]
            return [f"{head}:", "", f"{' ' * (column + 2)}sofia-bernard:", *found]
        if origin is dict:
            return [f"{head}:", f"{' ' * (column + 2)}{self.value(args[0])}: {self.value(_sole(args[1]))}"]
        if origin is list and _is_record(args[0]):
            return [f"{head}:", *self.item(args[0], column + 4), *self.item(args[0], column + 4)]
        if origin is list:
            return [f"{head}: [{'data' if args[0] == fields.Text else self.value(args[0])}]"]
        return [f"{head}: {self.value(kind)}"]

    def item(self, model: type[BaseModel], column: int) -> list[str]:
        lines = self.record(model, column)
        return [" " * (column - 2) + "- " + lines[0].lstrip(), *lines[1:]]


def every_key() -> str:
    """A mission that has every key the format knows, and no error."""
    text = "\n".join(_Writer().record(Mission, 0)) + "\n"
    for wrong, right in (
        (r"(?<=\n  start: ).*", "2026-01-05"),
        (r"(?<=\n  end: ).*", "2026-12-18"),
        (r"(?<=\n  ends: ).*", "2026-12-01"),
        (r"(?<=\n      end: ).*", "2026-12-18"),
        (r"(?<=returned: ).*|(?<=revoked: ).*", "2026-12-01"),
        (r"(?<=refused: ).*", "2026-02-01"),
        (r"(?<=    delivered: ).*", "2026-02-02"),
        (r"(?<= deliverable: ).*", re.findall(r"deliverables:\n    - id: (.*)", text)[0]),
        (r"(?<= invoiced: ).*", "2026-02-03"),
        (r"(?<= resolved: ).*", "2026-12-01"),
        (r"(?<=\n        )a-\d+(?=: 12.5)", re.findall(r"objectives:\n  - id: (.*)", text)[0]),
    ):
        text = re.sub(wrong, right, text)
    return text


@functools.cache
def files() -> tuple[str, ...]:
    found = [*(REPOSITORY / "missions").glob("*.yaml"), *(REPOSITORY / "tests" / "corpus").glob("*.yaml")]
    return (every_key(), *(path.read_bytes().decode("utf-8") for path in sorted(found)))


# Mutations

VALUES = (
    *("", " ", "~", "null", "NULL", "no", "No", "YES", "y", "N", "on", "Off", "true", "FALSE", "n/a", "todo", "green"),
    *(
        "4",
        "0",
        "-1",
        "+4",
        "04",
        "0612345678",
        "0x1F",
        "0o17",
        "0b1",
        "1e3",
        "1.5",
        "1.",
        ".5",
        "1_000",
        "12:30",
        ".inf",
    ),
    *("2026-03-02", "2026-02-29", "2024-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "1899-12-31", "2201-01-01"),
    *("2026-3-2", "02/03/2026", "2026-03-02 by a", "2026-03-02 by A", "2026-03-02 by con", "2026-11-20 by sofia--b"),
    *(
        "2 weeks",
        "0 weeks",
        "1 month 2 days",
        "3 months",
        "2 days",
        "P1M",
        "end",
        "start + 1 day",
        "end - 999 weeks",
        "fin",
    ),
    *("18000 EUR", "18,000 EUR", "-5 EUR", "1.005 EUR", "620 EUR/day", "620 EUR/week", "007 EUR", "9" * 14 + " EUR"),
    *(
        "Léa Martin <lea@x.example>",
        "<lea@x.example>",
        "× <a@b>",
        "Lea Martin <a b@c>",
        "Ð",
        "O'Brien <o@b.ie>",
        "a <b",
        "@",
    ),
    *(
        "[]",
        "{}",
        "[a, b]",
        "[no]",
        "[consultant, client]",
        "[a, a: b]",
        "{name: A, contact: B}",
        "{name: A, name: B}",
        "{a: 1",
    ),
    *(
        "'a'",
        "'it''s'",
        "'it's'",
        '"a"',
        '"a\\nb"',
        '"a\\qb"',
        '"\\\\"',
        '"\\u00e9"',
        "''",
        '""',
        "' '",
        '" "',
        "'a",
        "'a'b",
    ),
    *(
        "a: b",
        "a:b",
        "a :b",
        "a #b",
        "a#b",
        "#a",
        "a # b",
        "- a",
        "-a",
        "? a",
        "*a",
        "&a b",
        "!a b",
        "!!str 4",
        "%a",
        "@a",
        "`a",
    ),
    *(
        "|",
        ">",
        "|-",
        "|2",
        "|+",
        "> # c",
        "<<",
        "=",
        "---",
        "...",
        "con",
        "lpt1",
        "a--b",
        "-a-",
        "A-b",
        "a" * 81,
        "ab-c",
        "x",
    ),
    *(
        "é",
        "\u00a0",
        "\u3000",
        "\u2028",
        "\u0085",
        "\ufeff",
        "\x07",
        "a\tb",
        "\ta",
        "a\t# b",
        "a\rb",
        "😀",
        "日本",
        "1 %",
        "3 of 4",
    ),
    *(
        "1st",
        "2e",
        "12-30",
        "1-a",
        "0x",
        "1e",
        "e3",
        "0b",
        "a:",
        ":a",
        "a, b",
        "[a",
        "a]",
        "a}",
        "{",
        "}",
        ",",
        "a?",
        "?a",
        "a&b",
    ),
    *(
        "\x01",
        "\x02",
        "\x02 by \x03",
        "2026-03-02 by \x03",
        "No    ",
        "false  ",
        "no problem",
        "End - 4 weeks",
        "Off: on",
    ),
    *("Deliver it: now", "Deliver it #4", "Deliver it # 4", "Deliver it:", "«Deliver»", "'Deliver it' now", "yes, sir"),
    *(
        "abcdef1 by lea-martin",
        "2026-02-30 by lea-martin",
        "2026-03-02 by lea-martin",
        "Written by lea-martin",
        "abcdef-",
    ),
    *(
        "12345678",
        "'12345678'",
        "1234e567",
        "0x1234ab",
        "1234-abcd",
        "620 EUR/day by lea-martin",
        "2026-03-02 # a: Bc def",
    ),
)
CHARACTERS = " \n:#-'\"[]{},|>&*!%@`~?0159.eEnNyYéA\t\r\u00a0\u2028/<_=+\\"
_LINE = re.compile(r"(?P<lead> *(?:- )?)(?P<key>[a-z_-]+)(?P<colon>: ?)(?P<value>.*)")


def changed(text: str, chosen: random.Random) -> str:
    """The text after one to three of the things that happen to files."""
    for _ in range(chosen.choice((1, 1, 1, 2, 3))):
        text = chosen.choice(_MUTATIONS)(text, chosen)
    return text


def _some_value(chosen: random.Random) -> str:
    drawn = chosen.random()
    if drawn < 0.6:
        value = chosen.choice(VALUES)
    elif drawn < 0.8:
        value = "".join(chosen.choices("0123456789-:._eExobTZ+ ", k=chosen.randint(1, 11)))
    else:
        value = "".join(chosen.choices("abnoyetfx019-:#'\" ,", k=chosen.randint(1, 9)))
    if chosen.random() < 0.2:
        value = chosen.choice(("'{}'", '"{}"', "{} # c", "{}  ", "[{}]", " {}")).format(value)
    return value


def _value(text: str, chosen: random.Random) -> str:
    def change(line: str) -> str:
        match = _LINE.fullmatch(line)
        return f"{match['lead']}{match['key']}: {_some_value(chosen)}" if match else line

    return _on_line(text, chosen, change)


def _key(text: str, chosen: random.Random) -> str:
    others = [*sorted(known_keys()), "x-own", "'id'", "<<", "? id", "no", "Title", "id "]

    def change(line: str) -> str:
        match = _LINE.fullmatch(line)
        return f"{match['lead']}{chosen.choice(others)}{match['colon']}{match['value']}" if match else line

    return _on_line(text, chosen, change)


def _layout(text: str, chosen: random.Random) -> str:
    def change(line: str) -> str:
        return chosen.choice(
            (
                "",
                line[1:],
                line[2:],
                " " + line,
                "  " + line,
                line + "\n" + line,
                line + "\n",
                line + " # c",
                "# " + line,
            )
            + (
                line + "\n      # c",
                line + "  ",
                "\t" + line,
                line + "\n        more",
                line.replace(": ", ":", 1),
                "- " + line,
            )
            + (
                line.replace(": ", ":  ", 1),
                line.replace(":", ": |\n        ", 1),
                line.replace(": ", ": >-\n          ", 1),
            )
            + (
                line.partition(":")[0] + ":",
                line.replace("- ", "-  ", 1),
                line + "\n---",
                "...\n" + line,
                line + "\n  \n",
            )
        )

    return _on_line(text, chosen, change)


def _on_line(text: str, chosen: random.Random, change: Callable[[str], str]) -> str:
    lines = text.split("\n")
    at = chosen.randrange(len(lines))
    lines[at] = change(lines[at])
    return "\n".join(lines)


def _moved(text: str, chosen: random.Random) -> str:
    """A line of the same or of another file, put anywhere."""
    lines = text.split("\n")
    line = chosen.choice(chosen.choice((text, chosen.choice(files()))).split("\n"))
    lines.insert(chosen.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def _swapped(text: str, chosen: random.Random) -> str:
    lines = text.split("\n")
    at = chosen.randrange(len(lines) - 1) if len(lines) > 1 else 0
    lines[at : at + 2] = reversed(lines[at : at + 2])
    return "\n".join(lines)


def _character(text: str, chosen: random.Random) -> str:
    at = chosen.randrange(len(text) + 1)
    return text[:at] + chosen.choice(("", chosen.choice(CHARACTERS))) + text[at + chosen.randint(0, 1) :]


def _ends(text: str, chosen: random.Random) -> str:
    return chosen.choice(
        (text.replace("\n", "\r\n"), "\ufeff" + text, text.rstrip("\n"), text + "\n\n", "\n" + text, "---\n" + text)
    )


_MUTATIONS = (_value, _value, _value, _key, _layout, _layout, _moved, _swapped, _character, _character, _ends)


def _agree(seed: int, count: int) -> Outcome:
    chosen = random.Random(seed)
    failures: list[str] = []
    answered = 0
    for at in range(count):
        # The file with every key, the files of the sample firm, and those laid out in every way in equal shares.
        text = changed(
            files()[0] if at % 3 == 0 else chosen.choice(files()[1:15] if at % 3 == 1 else files()[15:]), chosen
        )
        raw = text.encode("utf-8", "surrogatepass")
        if chosen.random() < 0.02:
            cut = chosen.randrange(len(raw) + 1)
            raw = raw[:cut] + bytes([chosen.randrange(256)]) + raw[cut + chosen.randint(0, 1) :]
        found = difference(raw)
        answered += found is not None
        if found:
            failures.append(f"seed {seed}, file {at}: {found}")
    return Outcome(count, failures, f"{100 * answered // max(1, count)} % answered in one pass")


def agree(seed: int, count: int) -> Outcome:
    """Small counts in this process, large ones in several."""
    return _agree(seed, count) if count < 2_000 else shared(_agree, seed, count)


PROOFS = (Proof("one pass and the tree read alike", agree, 30_000, 200),)
