"""What stands in brackets or braces on the line of a key: words, a record, or nothing."""

from __future__ import annotations

import re
from typing import Any, Final

from mission_cli.core.model.shape import SHAPES
from mission_cli.storage.quick.scalars import values
from mission_cli.storage.quick.standins import Light, Unsure
from mission_cli.storage.quick.tables import is_part, made, table_of

_NOTHING: Final = {"[": "[]", "{": "{}"}
_SCALAR: Final = r"""'[^'\n]*+(?:''[^'\n]*+)*+'|"[^"\\\n]*+"|[^,:#?{}\[\]"' \n][^,:#?{}\[\]"\n]*+"""


def in_brackets(kind: str, inline: str) -> Any:
    """What stands on the line of a key that is no scalar: a list of words, a record in braces; None for nothing."""
    written = inline.partition(" #")[0].strip(" ")
    if is_part(kind):
        return None if written in ("~", "null", _NOTHING.get(kind[0])) else _in_braces(kind, written)
    if written[:1] + written[-1:] != "[]":
        raise Unsure
    known = values(kind[1:-1])
    return tuple(known[item] for _, item in _separated(f"()({_SCALAR})", written[1:-1]))


def _in_braces(name: str, written: str) -> Light:
    if written[:1] + written[-1:] != "{}" or name not in SHAPES:
        raise Unsure
    table = table_of(name, 0)
    found = dict[str, Any]()
    for key, inner in _separated(rf"([a-z_]+): ++({_SCALAR}|\[[^\[\]{{}}#]*+\])", written[1:-1]):
        kind = table.kinds.get(key)
        if kind is None or key in found or is_part(kind):
            raise Unsure
        found[key] = values(kind)[inner] if key in table.scalars else in_brackets(kind, inner)
    return made(table, found)


def _separated(pattern: str, text: str) -> list[tuple[str, str]]:
    """The two groups of a pattern for each part of a text between commas; both empty where the text is none such."""
    return re.findall(rf"(?:{pattern})(?:, *+|\Z)|(?s:.+)", text)
