"""Random mission-like documents in random hands: the text together with the data it holds, by construction.

Every node picks a style of its own among those people use, so one file mixes what a real one would not.
"""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple

WORDS = (
    *("alpha", "beta", "été", "l'équipe", "RAS", "sprint", "2026", "v2", "data-lake", "#4521", "50%", "déjà", "(voir"),
    *("ci-dessous)", "a/b", "x=y", "😀", "to"),
)
NASTY = (
    *(
        "no",
        "12:30",
        "0612345678",
        "~",
        "null",
        "2026-03-02",
        "1e3",
        "",
        " lead",
        "trail ",
        "a: b",
        "a #b",
        "- x",
        "#x",
    ),
    *(
        "@home",
        "`x`",
        "%d",
        "it's",
        'say "hi"',
        'it\'s "both"',
        "[x]",
        "{y}",
        "a, b",
        "x:",
        "? q",
        "*star",
        "&amp",
        "!t",
    ),
    *(
        "tab\tin",
        "\ttab",
        "back\\slash",
        "…",
        "\u00a0nbsp",
        "<<",
        "=",
        "---",
        "...",
        ".nan",
        "a\u2028b",
        "\x07bell",
        "0x1F",
    ),
)
KEYS = (
    *("title", "kind", "client", "contract", "start", "end", "order", "notes", "équipe", "with space", "a-b", "x-own"),
    *("equipment", "access", "objectives", "offboarding", "tasks", "state", "owner", "due", "no-way", "item", "text"),
)


class Made(NamedTuple):
    text: str
    data: Any
    raw: bytes
    certain: bool
    """False where the missing final newline may have changed the last text."""
    aliases: bool


class Hand:
    """Writes one document. `chance` of an oddity rises with `wild` (0 to 1)."""

    def __init__(self, seed: int, wild: float) -> None:
        self.random = Random(seed)  # noqa: S311
        self.wild = wild
        self.airy = self.odd(0.3)
        self.anchors: dict[str, Any] = {}
        self.aliased = 0
        self.ids = 0
        self.block_last = False

    def odd(self, chance: float) -> bool:
        return self.random.random() < chance * self.wild

    def pick(self, *options: Any) -> Any:
        return self.random.choice(options)

    # Scalars

    def text(self) -> str:
        if self.odd(0.3):
            return str(self.pick(*NASTY))
        return " ".join(self.pick(*WORDS) for _ in range(self.random.randint(1, 7)))

    def scalar(self, column: int, *, flow: bool = False, key: bool = False) -> tuple[str, list[str], Any]:
        """What goes after the colon or dash, the lines below, and the data. Content goes deeper than `column`."""
        self.block_last = False
        if not key and self.odd(0.15):
            return self.pick("~", "null", "NULL"), [], None
        if not key and self.odd(0.3):
            plain = self.pick("4", "2026-03-02", "NO", "12:30", "0612345678", "1e3", "-", "x", "a:b", "http://x.y/z#a")
            return (plain, [], plain) if plain != "-" else ("'-'", [], "-")
        text = self.text()
        if not (flow or key) and self.odd(0.25):
            return self.literal(column)
        if not (flow or key) and self.odd(0.1):
            return self.several_lines(column)
        styles = [self.double(text)]
        if all(char >= " " and char != "\u2028" for char in text):
            styles.append("'" + text.replace("'", "''") + "'")
        if self.plain_is_fine(text):
            styles += [text] * 4
        return self.pick(*styles), [], text

    @staticmethod
    def plain_is_fine(text: str) -> bool:
        return (
            bool(text)
            and text[0].isalpha()
            and not set(text) & set("\t,[]{}:#\"'\\%@`&*!|>=?\u2028\x07")
            and (text == text.strip() and text.lower() not in ("no", "null"))
        )

    def double(self, text: str) -> str:
        out = ""
        for char in text:
            if char in '"\\':
                out += "\\" + char
            elif char < " " or char in "\u2028\u00a0" or self.random.random() < 0.02:
                out += f"\\U{ord(char):08X}"
            else:
                out += char
        return f'"{out}"'

    def literal(self, column: int) -> tuple[str, list[str], str]:
        folded = self.odd(0.4)
        lines = [
            " ".join(self.pick(*WORDS) for _ in range(self.random.randint(1, 4))) for _ in range(self.pick(1, 1, 2, 3))
        ]
        if not folded and self.odd(0.3):
            lines.insert(self.random.randint(1, len(lines)), "")
        if lines[0].startswith("#") or not lines[-1]:
            lines = ["plain", *lines, "end"]
        chomp = self.pick("", "", "-", "+")
        margin = column + self.random.randint(1, 4)
        header = self.pick("|", "|") if not folded else ">"
        hint = str(margin - column) if self.odd(0.1) and column >= 0 else ""
        head = header + self.pick(hint + chomp, chomp + hint) + (" # comment" if self.odd(0.1) else "")
        text = (" " if folded else "\n").join(lines)
        blanks = self.pick(0, 0, 1, 2)
        text += {"": "\n", "-": "", "+": "\n" * (blanks + 1)}[chomp]
        self.block_last = True
        return head, [" " * margin + line if line else "" for line in lines] + [""] * blanks, text

    def several_lines(self, column: int) -> tuple[str, list[str], str]:
        words = [self.pick("one", "two's", "trois", "quatre") for _ in range(4)]
        quote = self.pick("", '"', "'") if not any("'" in word for word in words) else '"'
        margin = " " * (column + self.random.randint(1, 4))
        return f"{quote}{words[0]} {words[1]}", [f"{margin}{words[2]} {words[3]}{quote}"], " ".join(words)

    # Inside brackets

    def flow(self, depth: int) -> tuple[str, Any]:
        kind = self.random.random()
        if kind < 0.5 or depth > 2:
            inline, _, value = self.scalar(0, flow=True)
            return inline, value
        if kind < 0.75:
            return self.brackets("[]", [self.flow(depth + 1) for _ in range(self.random.randint(0, 3))])
        keys = self.keys(self.random.randint(0, 3))
        pairs: list[tuple[str, Any]] = []
        for key in keys:
            inline, value = self.flow(depth + 1)
            written = self.key(key)
            if self.odd(0.1):
                pairs.append((written if self.odd(0.5) else written + ": ", (key, None)))
            else:
                pairs.append((f"{written}: {inline}", (key, value)))
        text, items = self.brackets("{}", pairs)
        return text, dict(items)

    def brackets(self, marks: str, items: list[tuple[str, Any]]) -> tuple[str, list[Any]]:
        space = self.pick("", "", " ")
        trailing = "," if items and self.odd(0.3) else ""
        inner = ", ".join(text for text, _ in items)
        return f"{marks[0]}{space}{inner}{trailing}{space}{marks[1]}", [value for _, value in items]

    def tall(self, column: int) -> tuple[str, list[str], Any]:
        """A list or mapping in brackets over several lines."""
        margin = " " * (column + self.random.randint(1, 4))
        items = [self.flow(2) for _ in range(self.random.randint(1, 3))]
        keys = self.keys(len(items)) if self.odd(0.5) else []
        lines: list[str] = []
        for index, (text, _) in enumerate(items):
            comma = "," if index < len(items) - 1 or self.odd(0.5) else ""
            lines.append(margin + (self.key(keys[index]) + ": " if keys else "") + text + comma + self.remark(0.2))
            if self.odd(0.1):
                lines.append(margin + "# between, with a ] in it")
        data: Any = [value for _, value in items]
        # libyaml wants the closing bracket deeper than the key, except at the margin of the file.
        lines.append(" " * (column + 1) + ("}" if keys else "]"))
        return "{" if keys else "[", lines, dict(zip(keys, data, strict=True)) if keys else data

    # Blocks

    def keys(self, count: int) -> list[str]:
        return self.random.sample(KEYS, min(count, len(KEYS)))

    def key(self, key: str) -> str:
        return self.pick(f"'{key}'", f'"{key}"') if self.odd(0.1) else key

    def remark(self, chance: float) -> str:
        return (
            self.pick("  # à voir: 'x", " # ok", "   # - a: b") if self.odd(chance) else "  " if self.odd(0.05) else ""
        )

    def between(self, column: int, lines: list[str], *, kept: bool) -> None:
        """Comments and blank lines between two entries; none blank where they would become part of a text."""
        if (self.airy or self.odd(0.1)) and not kept:
            lines += [""] * self.pick(1, 1, 2)
        if self.odd(0.2):
            lines.append(
                " " * self.pick(column, column, 0 if self.block_last else column + 2, 0)
                + self.pick("# note", "#TODO: x", "# - id: y")
            )
        if self.odd(0.05) and not kept:
            lines.append("")

    def value(self, column: int, depth: int, *, dash: bool) -> tuple[str, list[str], Any]:
        """A value under the key or dash at `column`: (on the line, lines below, data)."""
        if self.anchors and self.odd(0.08):
            name = self.pick(*self.anchors)
            if self.aliased < 90:
                self.aliased += 30
                return f"*{name}", [], self.anchors[name]
        if self.odd(0.08):
            return "", [], None
        roll = self.random.random()
        if roll < 0.45 or depth > 2:
            return self.scalar(column)
        if roll < 0.6:
            if self.odd(0.3):
                return self.tall(column)
            text, flow = self.flow(0)
            return text, [], flow
        if roll < 0.8:
            offset = self.random.randint(1, 4)
            lines, mapping = self.mapping(column + offset, depth + 1)
            return "", lines, mapping
        lines, items = self.sequence(
            column + (self.random.randint(1, 3) if dash else self.pick(0, 0, 2, 2, 1, 4)), depth + 1
        )
        return "", lines, items

    def identity(self) -> tuple[str, list[str], str]:
        self.block_last = False
        self.ids += 1
        text = self.pick(f"id-{self.ids}", f"{self.ids}e3", f"x {self.ids}")
        return self.pick(text, f"'{text}'", text), [], text

    def mapping(self, column: int, depth: int, names: list[str] | None = None) -> tuple[list[str], dict[str, Any]]:
        lines: list[str] = []
        data: dict[str, Any] = {}
        for index, key in enumerate(names or self.keys(self.random.randint(1, 4))):
            if index:
                self.between(column, lines, kept=self.block_last)
            inline, below, value = self.identity() if key == "id" else self.value(column, depth, dash=False)
            kept = self.block_last and bool(below)
            lines += self.entry(column, self.key(key) + ":", inline, below, value)
            data[key] = value
            self.block_last = kept
        return lines, data

    def entry(self, column: int, head: str, inline: str, below: list[str], value: Any) -> list[str]:
        margin = " " * column
        name = ""
        small = isinstance(value, str) or (
            isinstance(value, list) and len(value) < 4 and all(isinstance(i, str) for i in value)
        )
        if small and not inline.startswith("*") and self.odd(0.06):
            name = f"a{len(self.anchors)}"
            self.anchors[name] = value
            inline = f"&{name} {inline}".rstrip()
        if inline and not below and not name and self.odd(0.05):
            return [margin + head + self.remark(0.2), margin + "    " + inline + self.remark(0.2)]
        if not below and not name and head.endswith(":") and self.odd(0.02):
            return [f"{margin}? {head[:-1]}", f"{margin}: {inline}".rstrip()]
        gap = " " * self.pick(1, 1, 1, 3) if inline else ""
        # Nothing may follow a text that goes on below, nor the header of a block but what it already has.
        first = inline.removeprefix(f"&{name} ")[:1]
        open_text = bool(below) and (first in ("'", '"', "|", ">") or first.isalpha())
        remark = "" if open_text else self.remark(0.2)
        return [margin + head + gap + inline + remark, *below]

    def sequence(self, column: int, depth: int, lane: bool = False) -> tuple[list[str], list[Any]]:
        lines: list[str] = []
        data: list[Any] = []
        value: Any
        gap = self.pick(1, 1, 1, 2, 3)
        mappings = lane or self.random.random() < 0.5
        for index in range(self.random.randint(1, 3)):
            if index:
                self.between(column, lines, kept=self.block_last)
            if mappings:
                new, value = self.mapping(column + 1 + gap, depth, ["id", *self.keys(self.random.randint(0, 3))])
                if self.odd(0.1):
                    new = [" " * column + "-" + self.remark(0.2), *new]
                else:
                    new[0] = " " * column + "-" + " " * gap + new[0][column + 1 + gap :]
            elif self.odd(0.1) and depth < 4:
                new, value = self.sequence(column + 1 + gap, depth + 1)
                new[0] = " " * column + "-" + " " * gap + new[0][column + 1 + gap :]
            else:
                inline, below, value = self.scalar(column) if self.odd(0.8) else ("", [], None)
                kept = self.block_last and bool(below)
                new = [" " * column + "-" + (" " * gap + inline if inline else ""), *below]
                if not below and inline:
                    new[0] += self.remark(0.2)
                self.block_last = kept
            lines += new
            data.append(value)
        return lines, data

    def journal(self) -> tuple[list[str], Any]:
        lines = ["journal:" + self.remark(0.2)]
        data: dict[str, Any] = {}
        column = self.pick(2, 2, 4)
        for lane in sorted(self.random.sample(["ada", "bob", "claire-d", "mo", "zoé"], self.random.randint(1, 4))):
            if not self.odd(0.2) and not self.block_last:
                lines.append("")
            if self.random.random() < 0.3:
                lines.append(
                    " " * column + lane + ":" + self.pick("", "", " []", " ~", " null", " {}") + self.remark(0.2)
                )
                data[lane] = {"[": [], "{": {}}.get(lines[-1][column + len(lane) + 2 :][:1])
                self.block_last = False
                continue
            new, data[lane] = self.sequence(column + self.pick(0, 2), 1, lane=True)
            lines += [" " * column + lane + ":", *new]
        return lines, data

    def document(self) -> Made:
        lines: list[str] = []
        if self.odd(0.2):
            lines += ["# yaml-language-server: $schema=x", "# file comment"]
        if self.odd(0.15):
            lines += self.pick(["---"], ["%YAML 1.2", "---"]) if not lines else ["---"]
        content, data = self.mapping(0, 0)
        lines += content
        if self.random.random() < 0.5:
            self.between(0, lines, kept=self.block_last)
            more, data["journal"] = self.journal()
            lines += more
        kept = self.block_last
        if self.odd(0.2):
            lines += ["# end of file, keep"]
        elif self.odd(0.1) and not kept:
            lines += ["..."]
        elif self.odd(0.1) and not kept:
            lines += [""]
        text = "\n".join(lines) + "\n"
        certain = True
        if self.odd(0.3):
            certain = not kept
            text = text.removesuffix("\n")
        text = text.replace("\n", "\r\n") if self.odd(0.3) else text
        raw = (b"\xef\xbb\xbf" if self.odd(0.2) else b"") + text.encode()
        return Made(text, data, raw, certain, aliases=self.aliased > 0)


def make(seed: int, wild: float = 1.0) -> Made:
    """The document of a seed."""
    return Hand(seed, wild).document()
