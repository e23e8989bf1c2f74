"""New YAML text for new values, in the style of the file they go into.

Every text is written so that YAML 1.1 and YAML 1.2 readers agree on it: quoted wherever one of them would read
something else, never folded, accents as letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from mission_cli.core.changes import Value, text_of
from mission_cli.storage.text.plain import reads_as_other

# Said as what is escaped rather than what is not: the complement takes 8 ms to compile.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
# A colon or question mark inside brackets is read differently by old libyaml, so both are quoted there.
_FLOW_UNSAFE = re.compile(r"[,\[\]{}?:]")
_LONGEST_WORDS = 50  # characters of a list in brackets: formatters break a line of more than 80
_WORD = re.compile(r"[\w][\w.+-]{0,39}")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}


class Layout(NamedTuple):
    """How a file is written by hand.

    `indent` and `dash` are columns: of a nested key, and of the dashes of a list, to the right of the key above them
    (`dash` 0 is a flush list). `gap` is the number of spaces after a dash.
    """

    indent: int = 2
    dash: int = 2
    gap: int = 1
    quote: str = '"'
    """The quote to prefer where both would do: the one that formatters of YAML prefer."""
    flow_words: bool = True
    """Whether a list of short words is written `[a, b]`."""
    blocks: Literal["all", "stripped", "none"] = "all"
    """Which texts of several lines may be `|` blocks: `stripped` at the end of a file without final newline, where a
    text cannot end in one; `none` above a comment so deep that it would become part of the text."""

    bare: bool = False
    """Whether nothing stands after a key that says nothing."""
    parted: frozenset[str] = frozenset()
    """The keys whose entries have a blank line between them."""

    @property
    def flush(self) -> bool:
        return self.dash == 0


def scalar_text(value: str | float | date | None, layout: Layout, *, flow: bool = False, quote: str = "") -> str:
    """A scalar on one line. `quote` asks for a certain quote, which is kept if the text can be written in it."""
    if value is None:
        return "null"
    text = text_of(value)
    escaped = _UNPRINTABLE.search(text) is not None or "\n" in text
    if not quote and (not isinstance(value, str) or (not escaped and _plain_is_safe(text, flow=flow))):
        return text
    if not escaped and (quote or _quote_for(text, layout)) == "'":
        return "'" + text.replace("'", "''") + "'"
    return '"' + re.sub(r'[\\"\n]|' + _UNPRINTABLE.pattern, _escape, text) + '"'


def _quote_for(text: str, layout: Layout) -> str:
    """The quote in which nothing, or the least, has to be escaped."""
    return "'" if '"' in text or "\\" in text else '"' if "'" in text else layout.quote


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in _ESCAPES:
        return _ESCAPES[match[0]]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _plain_is_safe(text: str, *, flow: bool) -> bool:
    return not (
        reads_as_other(text)
        or text[0] in _INDICATORS
        or text[0] == " "
        or text[-1] in " :"
        or ": " in text
        or " #" in text
        or text.startswith("...")
        or (flow and _FLOW_UNSAFE.search(text))
    )


def flow_text(value: Value, layout: Layout) -> str:
    """A value on one line, collections in brackets."""
    if isinstance(value, Mapping):
        pairs = (f"{scalar_text(key, layout, flow=True)}: {flow_text(item, layout)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow_text(item, layout) for item in value) + "]"
    return scalar_text(value, layout, flow=True)


class Written(NamedTuple):
    """A value as it follows a `key:` or a dash: what goes on that line, and the lines below, without line ends."""

    inline: str
    below: list[str]


def written(value: Value, column: int, layout: Layout, *, quote: str = "") -> Written:
    """A value of the key at `column` (characters from the left margin)."""
    if isinstance(value, Mapping):
        return Written("", mapping_lines(value, column + layout.indent, layout)) if value else Written("{}", [])
    if isinstance(value, Sequence) and not isinstance(value, str):
        if value and not (layout.flow_words and are_words(value)):
            return Written("", list_lines(value, column + layout.dash, layout))
        return Written(flow_text(value, layout), [])
    if isinstance(value, str) and _fits_block(value, layout):
        lines = value.removesuffix("\n").split("\n")
        header = "|" if value.endswith("\n") else "|-"
        return Written(header, [" " * (column + layout.indent) + line if line else "" for line in lines])
    return Written(scalar_text(value, layout, quote=quote), [])


def entry_lines(key: str, value: Value, column: int, layout: Layout) -> list[str]:
    """`key: value` with the key at `column`."""
    head = " " * column + scalar_text(key, layout) + ":"
    if key in layout.parted and value and isinstance(value, (Mapping, Sequence)) and not isinstance(value, str):
        return [head, *_parted(value, column, layout)]
    inline, below = Written("", []) if value is None and layout.bare else written(value, column, layout)
    return [f"{head} {inline}" if inline else head, *below]


def _parted(value: Mapping[str, Value] | Sequence[Value], column: int, layout: Layout) -> list[str]:
    """The entries of a collection below its key at `column`, a blank line between them."""
    inner = layout._replace(parted=frozenset())
    if isinstance(value, Mapping):
        each = [entry_lines(key, item, column + layout.indent, inner) for key, item in value.items()]
    else:
        each = [item_lines(item, column + layout.dash, inner) for item in value]
    return [line for at, lines in enumerate(each) for line in (*([""] if at else []), *lines)]


def mapping_lines(value: Mapping[str, Value], column: int, layout: Layout) -> list[str]:
    """The lines of a mapping whose keys are at `column`."""
    return [line for key, item in value.items() for line in entry_lines(key, item, column, layout)]


def item_lines(value: Value, column: int, layout: Layout) -> list[str]:
    """`- value` with the dash at `column`."""
    dash = " " * column + "-" + " " * layout.gap
    inner = column + 1 + layout.gap
    if isinstance(value, Mapping) and value:
        lines = mapping_lines(value, inner, layout)
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        lines = list_lines(value, inner, layout)
    else:
        inline, below = written(value, column, layout)
        return [dash + inline, *below]
    return [dash + lines[0][inner:], *lines[1:]]


def list_lines(value: Sequence[Value], column: int, layout: Layout) -> list[str]:
    """The lines of a list whose dashes are at `column`."""
    return [line for item in value for line in item_lines(item, column, layout)]


def are_words(items: Sequence[Value]) -> bool:
    """Whether a list may stand in brackets: words that are never quoted, and few enough for one line."""
    return all(map(_is_word, items)) and sum(len(str(item)) + 2 for item in items) <= _LONGEST_WORDS


def _is_word(value: Value) -> bool:
    return isinstance(value, str) and _WORD.fullmatch(value) is not None and not reads_as_other(value)


def _fits_block(text: str, layout: Layout) -> bool:
    """Whether a text of several lines survives a `|` block: what a reader could trim or misjudge is quoted instead."""
    return (
        "\n" in text
        and layout.blocks != "none"
        and text[0] not in " \t\n"
        and not text.endswith("\n\n")
        and (layout.blocks == "all" or not text.endswith("\n"))
        and _UNPRINTABLE.search(text.replace("\t", " ")) is None
        and re.search(r"[ \t](?:\n|\Z)|\n\t", text) is None
    )
