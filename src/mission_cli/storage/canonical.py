"""The layout the tool writes, as regular expressions made from the table of the model (`core/model/shape.py`).

An expression matches a record only when nothing can be wrong with it: every key known, there once, and holding a text
that the model takes and that YAML 1.1 and 1.2 read alike. Each line and each value can be read in one way only, so a
match is a proof; what does not match may still be right, and is for the strict reader to say.

Left aside on purpose, though YAML or the model take more: anchors, tags, aliases, several documents, keys in quotes,
`? key`, brackets over several lines, texts over several lines other than `|` and `>` blocks, tabs, words that stand for
null, other steps of indentation than two. Nothing here is matched by a class that holds a control character or a line
break; the few other characters YAML forbids are looked for beforehand (`quick.py`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from mission_cli.core.model.shape import DEFAULTS, SHAPES

TERMS: Final = "{str: text}"
"""The kind of the terms of a change request: rules look at their values."""
STEP: Final = 2
"""Columns from a key to the keys and dashes below it, and from a dash to its content."""

_CONTROL = r"\x00-\x1f\x7f-\x9f"
_ANY = rf"[^{_CONTROL}]*+"
_BLANK = rf" *+(?:#{_ANY}|)\n"  # a line of nothing, or of a comment
_EOL = rf"(?:\n| *+(?:\n|(?<= )#{_ANY}\n))"
_FILLED = r"(?= +[^ #\n])"  # there is a value on the line of the key
_WORDS = "null|yes|no|on|off|true|false|y|n"  # in any case, some reader takes them for null or a boolean

# What ends a text without quotes, on a line of its own and in brackets; and what it cannot hold there.
_AFTER: Final = ("#|$", r"[,\]}]")
_NOT_IN: Final = (":#", r",:#?{}\[\]")


def _first(end: str, stop: str) -> str:
    """The first character of a text without quotes that no reader takes for anything else; `end` is what ends it."""
    rests = "|".join(word[1:] for word in _WORDS.split("|"))
    return (
        rf"(?:[A-EG-MP-SU-XZa-eg-mp-su-xz(/]|[nNyYoOtTfF](?!(?i:{rests}) *+(?:{end}))|[^\x00-\xa0](?<!\s)"
        # Neither a number nor a date: it holds a character that neither is made of, or a word after the number.
        rf"|[0-9](?=[0-9]*+ ++[A-Za-z]|[^\n{stop}]*?[g-np-su-wyG-NP-SU-WY%;()']))"
    )


_SINGLE = rf"'(?=[^\s'])[^'{_CONTROL}]*+(?:'|(?:''[^'{_CONTROL}]*+)+')"
_DOUBLE = rf'"(?=[^\s"\\])[^"\\{_CONTROL}]*+(?:"|(?:\\["\\nt][^"\\{_CONTROL}]*+)+")'
_RUN = rf"[^{_NOT_IN[0]}{_CONTROL}]*+"
_INSIDE = r"[:#](?:(?<=:)(?=[^ \n])|(?<=[^ ]#))"  # neither ends a key nor starts a comment
_FLOW_RUN = rf'[^"{_NOT_IN[1]}{_CONTROL}]*+'
_TEXT: Final = (
    rf"(?:{_first(_AFTER[0], _NOT_IN[0])}{_RUN}(?:(?:{_INSIDE}{_RUN})+|)|{_SINGLE}|{_DOUBLE})",
    rf"(?:{_first(_AFTER[1], _NOT_IN[1])}{_FLOW_RUN}|{_SINGLE}|{_DOUBLE})",
)

# Between « and »: in quotes of either kind, or in none. Between ‹ and ›: the value.
_NAME = "[a-z0-9]++(?:-[a-z0-9]++)*"
_DEVICES = "con|prn|aux|nul|com[1-9]|lpt[1-9]"
_FREE_NAME = rf"(?!(?:{_DEVICES})(?![a-z0-9-])|[a-z0-9-]{{81}}){_NAME}"
# What starts like a number, and may be one.
_FIGURES = r"[0-9]{4}-|(?:[0-9]++(?:e-?[0-9]++|)|0(?:x[0-9a-f]++|b[01]++|o[0-7]++))(?![a-z0-9-])"
_SLUG = rf"(?!['\"]?(?:{_DEVICES}|{_WORDS})(?![a-z0-9-])|['\"]?[a-z0-9-]{{81}}|{_FIGURES})«‹{_NAME}›»"
_DAY = (
    r"(?:19|2[01])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8]|(?<!02-)(?:29|30)|(?<!0[2469]-)(?<!11-)31"
    r"|(?<=[02468][48]-02-|[2468]0-02-|[13579][26]-02-)29|(?<=2000-02-)29)"
)
_LENGTH = r"[1-9][0-9]?+ (?:days?|weeks?|months?|years?|jours?|semaines?|mois|ans?)"
_MONEY = r"(?:0|[1-9][0-9]{0,10})(?:\.[0-9]{1,2}|) [A-Z]{3}"
_NUMBER = r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9}|)"


def _person(end: str, but: str = "") -> str:
    # The first is a letter that leaves one in the slug: not Ð, Þ, ×.
    return (
        rf"(?![^\n]{{400}}|(?i:{_WORDS}) *+(?:{end}))"
        rf'[A-Za-zÀ-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿ][^<>:#"{but}{_CONTROL}]*+'
        "(?:(?<= )<[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]++>|)"
    )


_QUOTED_PERSON = f"'{_person(chr(39), chr(39))}'|\"{_person(chr(34), chr(92) * 2)}\""
_NAMED: Final = (
    f"(?:{_person(_AFTER[0])}|{_QUOTED_PERSON})",
    f"(?:{_person(_AFTER[1], _NOT_IN[1])}|{_QUOTED_PERSON})",
)

_CLOSED: Final = {
    "slug": _SLUG,
    "day": f"«‹{_DAY}›»",
    "length": f"«‹{_LENGTH}›»",
    "due": rf"«(?:(?:end|start)(?: [-+] {_LENGTH}|)|{_DAY})»",
    "signed": f"«‹{_DAY} by {_FREE_NAME}›»",
    "amount": f"«{_MONEY}»",
    "rate": f"«‹{_MONEY}/(?:day|hour|month)›»",
    "flag": "«‹true|false›»",
    "whole": "‹1›",  # the one whole number without bounds: the format
    "whole ≥1 ≤5": "[1-5]",
    "number >0 ≤7": r"(?:[1-7]|[0-6]\.[1-9])",
}
_KEY: Final = {"slug": _FREE_NAME, "str": r"[A-Za-z][A-Za-z0-9_-]{0,59}"}


def _value(kind: str, *, flow: bool) -> str:
    """A scalar of this kind on one line; a text or a person with its quotes."""
    if kind == "text":
        return f"‹{_TEXT[flow]}›"
    if kind == "named":
        return f"‹{_NAMED[flow]}›"
    if kind == "quantity":
        return f"(?:{_NUMBER}(?= *+(?:{_AFTER[flow]}))|{_TEXT[flow]})"
    return _CLOSED.get(kind) or f"«‹{kind}›»"


class Form(NamedTuple):
    """How a record is matched."""

    pattern: re.Pattern[str]
    """A group for each value asked for, and for each of the parts."""
    parts: tuple[tuple[str, str], ...]
    """The key and the kind of what is below it: matched as lines further to the right, group `key`, to be read on its
    own; or in braces, group `key_flow`."""
    defaults: tuple[tuple[str, str], ...]


def form(name: str, column: int, asked: tuple[str, ...], *, flow: bool = False, item: bool = False) -> Form:
    """How the record `name` is matched with its keys at `column`, after a dash if it is an `item`; `flow` in braces.

    `asked` are the keys whose values are captured; for `key?` it is captured that there is one.
    """
    shape = {key: kind.removesuffix("!") for key, kind in SHAPES[name].items()}
    needed = [key for key, kind in SHAPES[name].items() if kind.endswith("!")]
    filled = {*needed, *(key[:-1] for key in asked if key.endswith("?"))}
    parts = [] if flow else [(key, kind) for key, kind in shape.items() if is_part(kind)]
    lines = [_head(key, filled) + _after(shape[key], column, key, flow=flow) for key in shape if key in asked]
    for kind in dict.fromkeys(shape.values()):
        keys = [key for key, of in shape.items() if of == kind and key not in asked]
        if keys and not is_part(kind):
            heads = "|".join(_head(key, filled, marked=f"{key}?" in asked) for key in keys)
            lines.append(f"(?:{heads}){_after(kind, column, flow=flow)}")
    lines += [_head(key, set()) + _part(key, kind, column) for key, kind in parts]
    if flow:
        body = rf"\{{(?:(?:{'|'.join(lines)})(?:, *+|(?=\}})))+\}}"
    else:
        lead = " " * column
        start, next_key = " " * (column - STEP) + "- " if item else lead, f"{lead}(?=[a-z])"
        body = f"{start}(?:(?:{'|'.join(lines)}){_EOL}(?:{next_key}|(?:{_BLANK})+(?:{next_key}|)|))+"
    wanted = "".join(f"(?(_{key})|(?!))" for key in needed)
    defaults = tuple((key, default) for key, default in DEFAULTS.get(name, {}).items() if key in asked)
    return Form(_compiled(body + wanted), tuple(parts), defaults)


def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with its quotes and conditions as numbered groups: a condition on one further on may not name it."""
    quote = "(['\"]?)"
    pattern = pattern.replace("‹", "(?:").replace("›", ")")
    pattern = re.sub("«(.*?)»", lambda match: f"{quote}{match[1]}(?=@)", pattern)
    found = re.findall(rf"\(\?\((_\w+)\)\(\?!\)\)\((?:\?P<\w+>)?:\)|(\(\?P<\w+>)|({re.escape(quote)})", pattern)
    numbers = {mark: str(at) for at, (mark, _, _) in enumerate(found, start=1)}
    quotes = iter([str(at) for at, (_, _, quoted) in enumerate(found, start=1) if quoted])
    pattern = re.sub(r"\(\?=@\)", lambda _: rf"(?:\{next(quotes)})", pattern)
    return re.compile(re.sub(r"\(\?\((_\w+)\)", lambda match: f"(?({numbers[match[1]]})", pattern), re.MULTILINE)


def is_part(kind: str) -> bool:
    """Whether a kind takes lines of its own: records, lists of them, mappings with free keys."""
    return kind[0] == "{" or kind.strip("[]?") in SHAPES


def _head(key: str, filled: set[str], *, marked: bool = False) -> str:
    """A key that was not there before, with a value on its line if it is one of `filled`; `marked` by a group of its name."""
    return f"{key}(?(_{key})(?!))(" + (f"?P<{key}>" if marked else "") + ":)" + (_FILLED if key in filled else "")


def _after(kind: str, column: int, asked: str = "", *, flow: bool = False) -> str:
    """What follows a key at `column` with a value of this kind, or with none, up to the end of its last line; `flow`: in
    braces. A value that is `asked` for is the group of that name, and no block.
    """
    if kind[0] == "[":
        items = _value(kind[1:-1], flow=True)
        brackets = rf" ++\[(?:{items}(?:, *+|(?=\])))*\]"
        lines = rf"(?:{_EOL}(?:{_BLANK})*{' ' * (column + STEP)}- {_value(kind[1:-1], flow=False)})*"
        return brackets if flow else f"(?:{brackets}|{lines})"
    value = _value(kind, flow=flow).replace("‹", f"(?P<{asked}>" if asked else "(?:").replace("›", ")")
    if flow:
        return f" ++{value}"
    return f"(?: ++{value}|" + (f"{_block(column)}|)" if kind in {"text", "quantity"} and not asked else ")")


def _block(column: int) -> str:
    deep = " " * (column + STEP)
    return rf" ++[|>][-+]?+\n{deep}\S{_ANY}(?:\n(?: *+\n)*{deep}{_ANY})*"


def _part(key: str, kind: str, column: int) -> str:
    """What follows a key with lines below it: those, blank and comment lines among them, or what stands for them on its
    line, an empty list or mapping or a record in braces.
    """
    brackets = r"\[\]" if kind[0] == "[" else r"\{\}" if kind[0] == "{" else rf"(?P<{key}_flow>\{{[^\n#]*\}})"
    below = rf"(?:\n(?:{' ' * (column + 1)}{_ANY}| *+(?:#{_ANY}|)(?=\n)))*"
    return rf"(?: ++(?:{brackets}|~|null)|(?: ++#{_ANY}|)(?P<{key}>{below}))"


def _to_next_key(pattern: str) -> re.Pattern[str]:
    return _compiled(f"{pattern}{_EOL}(?:{_BLANK})*")


@cache
def line(kind: str) -> re.Pattern[str]:
    """What follows a key of the first column with a value of this kind, up to the next key; the value is group `value`,
    empty for a block or a list of words. With lines below it, up to the first of them.
    """
    if is_part(kind):
        return _to_next_key(r"(?: ++(?P<value>\[\]|~|null|\{[^\n#]*\})|)")
    if kind == "text":
        return _to_next_key(f"(?: ++(?P<value>{_TEXT[0]})|{_block(0)}|)")
    return _to_next_key("(?P<value>)" + _after(kind, 0) if kind[0] == "[" else _after(kind, 0, "value"))


@cache
def pairs(kind: str, column: int) -> re.Pattern[str]:
    """A key of a mapping with free keys, `{slug: text}`, with its value and blank lines after it; the key is group `key`,
    and of terms the value group `value`."""
    key, _, value = kind[1:-1].partition(": ")
    filled = "" if value.endswith("?") else _FILLED
    asked = "value" if kind == TERMS else ""
    return _to_next_key(
        f"{' ' * column}(?P<key>{_KEY.get(key, key)}):{filled}{_after(value.removesuffix('?'), column, asked)}"
    )


@cache
def lane(column: int) -> re.Pattern[str]:
    """The line of a lane in the journal; the author is group 1, what says that it has no entries group 2."""
    return re.compile(rf"{' ' * column}({_FREE_NAME}):(?: ++(\[\]|~|null)|){_EOL}(?:{_BLANK})*")


FIRST_COLUMN: Final = re.compile(r"\n(?=[^ #\n])")
"""Before each line that starts in the first column, but for comments."""
BLANK: Final = re.compile(f"(?:{_BLANK})*")
