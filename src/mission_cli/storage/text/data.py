"""Bytes of a file → its plain data, in one pass over the parser's events; nothing is built that a reader does not need.

`data_of` answers where nothing whatever is wrong with a text. Where something may be, `storage/text/read.py` builds the tree
with the place of every value, and says what it is and where.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from mission_cli.core.raw import Plain, Raw
from mission_cli.storage.text.nodes import MAX_DEPTH, MAX_NODES
from mission_cli.storage.text.plain import NULLS, reads_as_other
from mission_cli.storage.text.tree import parser_of


class _Doubt(Exception):  # noqa: N818 - not an error: the tree is asked
    """Something that a file of ours need not have: an anchor, a tag, a key twice, a limit passed."""


def data_of(text: str) -> dict[str, Raw] | None:
    """The plain data of a text without forbidden characters, as `plain_data` gives it; None where the tree must be asked."""
    try:
        found = _whole(parser_of(text).get_event)
    except Exception:  # noqa: BLE001 - whatever the parser raises, the tree says what it is
        return None
    return found if isinstance(found, dict) else None


def _whole(next_event: Callable[[], Any]) -> Raw:
    content: list[Raw] = []
    held = [content]
    documents = 0
    left = MAX_NODES
    while left:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                raise _Doubt
            content.append(event.value if event.style else _plain(event.value))
            left -= 1
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or len(held) > MAX_DEPTH:
                raise _Doubt
            content = []
            held.append(content)
            left -= 1
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            inner = held.pop()
            content = held[-1]
            content.append(_mapping(inner) if kind is MappingEndEvent else inner)
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _Doubt
        elif kind is StreamEndEvent:
            return content[0]
        elif kind is not StreamStartEvent and kind is not DocumentEndEvent:
            raise _Doubt  # an alias
    raise _Doubt


@lru_cache(maxsize=1024)
def _plain(value: str) -> Raw:
    if value in NULLS:
        return None
    return Plain(value) if reads_as_other(value) else value


def _mapping(content: list[Raw]) -> dict[str, Raw]:
    found: dict[str, Raw] = {}
    for key, value in zip(content[::2], content[1::2], strict=True):
        if type(key) is str:
            found[key] = value
        elif type(key) is Plain and key != "<<":
            found[str(key)] = value
        else:
            raise _Doubt
    if 2 * len(found) != len(content) or "" in found:
        raise _Doubt
    return found
