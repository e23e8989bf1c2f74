"""The fast reading of a file and the strict one never differ: the fast one gives the same row, or none.

The files are those of the repository, one that has every key of the format, and what becomes of them when people, tools
and accidents change a few characters, values, keys or lines.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable
from pathlib import Path

from tests.proofs.frame import Outcome, Proof, shared

from mission_cli.core.happened import latest
from mission_cli.core.model.read import read_mission
from mission_cli.core.model.shape import ENTRIES, SHAPES
from mission_cli.core.summary import packed, summarise
from mission_cli.errors import Finding
from mission_cli.storage.quick.row import quick_row_of
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw

REPOSITORY = Path(__file__).parents[2]
NAME = "missions/some-mission.yaml"


def strict(raw: bytes, name: str = NAME) -> tuple[str, list[Finding]]:
    """The packed row, "" where there is none, and every finding, as reading the file of these bytes gives them."""
    document, data, findings = read_raw(raw, name)
    if document is None:
        return "", findings
    mission, problems = read_mission(data)
    findings += findings_of(document, name, problems)
    return (packed(summarise(Path(name).stem, name, mission)._replace(latest=latest(raw))) if mission else ""), findings


def difference(raw: bytes) -> str | None:
    """What the fast reading says that the strict one does not; "" when they agree, None when the fast one does not say."""
    row = quick_row_of(raw, NAME)
    if row is None:
        return None
    expected, findings = strict(raw)
    if findings:
        return f"{findings[0].code} at line {findings[0].line} not seen"
    return "" if row == expected else f"{row!r} instead of {expected!r}"


# Files

_SAMPLE = {
    "text": "Deliver the first release (v2:3) of feed#4",
    "slug": "a-{n}",
    "day": "2026-03-{d:02}",
    "length": "2 weeks",
    "due": "end - 4 weeks",
    "signed": "2026-11-20 by sofia-bernard",
    "amount": "18000.50 EUR",
    "rate": "620 EUR/day",
    "named": "Léa Martin <lea.martin@esn.example>",
    "quantity": "12.5",
    "whole": "1",
    "flag": "false",
    "whole ≥1 ≤5": "4",
    "number >0 ≤7": "4.5",
    "str": "key_{n}",
}


class _Writer:
    """Writes a record with all of its keys."""

    def __init__(self) -> None:
        self.count = 0

    def value(self, kind: str) -> str:
        self.count += 1
        sample = _SAMPLE.get(kind) or kind.split("|", maxsplit=1)[0]
        return sample.format(n=self.count, d=self.count % 28 + 1)

    def record(self, name: str, column: int) -> list[str]:
        lines: list[str] = []
        for key, marked in SHAPES[name].items():
            lines += self.lines(" " * column + key, marked.removesuffix("!"), column)
        return lines

    def lines(self, head: str, kind: str, column: int) -> list[str]:
        if kind in SHAPES:
            return [f"{head}:", *self.record(kind, column + 2)]
        if kind == "{str: [entry]?}":
            entries = [line for name in ENTRIES.values() for line in self.item(name, column + 6)]
            return [f"{head}:", "", f"{' ' * (column + 2)}sofia-bernard:", *entries]
        if kind[0] == "{":
            key, _, inner = kind[1:-1].rstrip("?").partition(": ")
            return [f"{head}:", *(f"{' ' * (column + 2)}{self.value(key)}: {self.value(inner)}" for _ in range(1))]
        if kind[0] == "[" and kind[1:-1] in SHAPES:
            return [f"{head}:", *self.item(kind[1:-1], column + 4), *self.item(kind[1:-1], column + 4)]
        return [
            f"{head}: [{kind[1:-1].split('|', maxsplit=1)[0].replace('text', 'data')}]"
            if kind[0] == "["
            else f"{head}: {self.value(kind)}"
        ]

    def item(self, name: str, column: int) -> list[str]:
        lines = self.record(name, column)
        return [" " * (column - 2) + "- " + lines[0].lstrip(), *lines[1:]]


def every_key() -> str:
    """A mission that has every key the format knows, and no finding. Without amendments: the fast reading leaves them to
    the strict one where there is a checklist of the end too."""
    text = "\n".join(_Writer().record("Mission", 0)) + "\n"
    for wrong, right in (
        (r"(?<=\n  start: ).*", "2026-01-05"),
        (r"(?<=\n  end: ).*", "2026-12-18"),
        (r"(?<=\n  ends: ).*", "2026-12-01"),
        (r"(?<=returned: ).*|(?<=revoked: ).*", "2026-12-01"),
        (r"(?<=refused: ).*", "2026-02-01"),
        (r"(?<=    delivered: ).*", "2026-02-02"),
        (r"(?<= deliverable: ).*", re.findall(r"deliverables:\n    - id: (.*)", text)[0]),
        (r"(?<= invoiced: ).*", "2026-02-03"),
        (r"(?<= resolved: ).*", "2026-12-01"),
        (r"  amendments:\n(?:    .*\n)+", ""),
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
    # What `storage/quick/gaps.py` puts aside, or nearly, and its marks.
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
    others = [*{key for shape in SHAPES.values() for key in shape}, "x-own", "'id'", "<<", "? id", "no", "Title", "id "]

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
    return Outcome(count, failures, f"{100 * answered // max(1, count)} % answered fast")


def agree(seed: int, count: int) -> Outcome:
    """Small counts in this process, large ones in several."""
    return _agree(seed, count) if count < 2_000 else shared(_agree, seed, count)


PROOFS = (Proof("fast and strict readings agree", agree, 30_000, 200),)
