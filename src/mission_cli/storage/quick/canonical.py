"""The layout the tool writes, followed line by line: which lines belong to which key, and what each record holds.

A record is read only when nothing can be wrong with it: every key known, there once, and holding a value that the model
takes (`storage/quick/scalars.py`). Anything else raises `Unsure`: it may still be right, and is for the strict reading to say.

Left aside on purpose, though YAML or the model take more: several documents, keys in quotes, `? key`, brackets over
several lines, texts over several lines other than `|` and `>` blocks, tabs, other steps of indentation than two. The
characters that YAML forbids are looked for beforehand (`storage/quick/row.py`).
"""

from __future__ import annotations

import re
from typing import Any, Final

from mission_cli.core.model.shape import ENTRIES, SHAPES
from mission_cli.core.slug import is_slug
from mission_cli.storage.quick.brackets import in_brackets
from mission_cli.storage.quick.gaps import SIGNED, TEXT, VALUE, Gaps, Later, LaterGaps, NoGaps, put_aside
from mission_cli.storage.quick.scalars import SOME_TEXT, values
from mission_cli.storage.quick.standins import Light, Unsure, light_item
from mission_cli.storage.quick.tables import (
    BLANK,
    COMMENT,
    DAYS,
    DEEP,
    ENTRY,
    JOURNAL,
    LANE,
    NO_KEY,
    PUT_ASIDE,
    STEP,
    TERMS,
    Form,
    Table,
    block_at,
    is_blank,
    is_part,
    keys_at,
    made,
    table_of,
)

_MOST: Final = 5_000  # forms of one record known at a time


def _each_key(gaps: Gaps, keys: re.Pattern[str], text: str) -> list[tuple[str, str, str]]:
    """Each key with what is on its line and on the lines below."""
    start = 0
    if text.lstrip(" ")[:1] in NO_KEY:
        blank = BLANK.match(text)
        start = blank.end() if blank else 0
        gaps.skip(text[:start])
    return keys.findall(text, start)


# Records --------------------------------------------------------------------------------------------------------------


def mission_in(text: str) -> Light:
    """What stands for the mission of a file's text, as far as rules and summaries look at it."""
    table = table_of("Mission", 0)
    form, gaps = put_aside(text)
    try:
        found = _read(gaps, table, form)
        if gaps.are_all_taken():
            return found
    except ValueError:  # perhaps what was put aside is more than the words of a text
        pass
    return _read(NoGaps(), table, text)


def _record(gaps: Gaps, table: Table, text: str, before: str = "", after: str = "") -> Light:
    """The record that is all of a text, with what an item lacks `before` and `after` it."""
    if not gaps.of_form or (table.name in DEEP and " - " in text):
        return _read(gaps, table, before + text + after)
    forms = table.forms
    if text not in forms:
        if len(forms) > _MOST:
            forms.clear()
            table.items.clear()
        form = forms[text] = _form(table, before + text + after)
    else:
        form = forms[text]
        if before and form and not form.texts:
            table.items[text] = light_item(form.alike, form.values, *form.how_many)
    return _filled(gaps, form) if form else _read(gaps, table, before + text + after)


def _filled(gaps: Gaps, form: Form) -> Light:
    """The record of a form, with its own values and texts."""
    said = form.alike.copy()
    for key, place in form.values:
        said[key] = gaps.values[gaps.value + place]
    for name, place, read in form.texts:
        value = read(gaps.texts[gaps.text + place])
        if name:
            said[name] = value
    texts, values = form.how_many
    gaps.text += texts
    gaps.value += values
    return Light(said)


def _form(table: Table, text: str) -> Form | None:
    """What every record of this form says; None for one that holds records, or is not sure to be right."""
    gaps = LaterGaps()
    try:
        said = _read(gaps, table, text).__dict__
    except ValueError:
        return None
    own = {key: value for key, value in said.items() if isinstance(value, Later)}
    alike = {key: value for key, value in said.items() if key not in own}
    if not all(map(_is_alike, alike.values())):
        return None
    keys = {value.place: key for key, value in own.items() if value.read}
    texts = [(keys.get(place), place, read) for place, read in gaps.readers]
    places = [(key, value.place) for key, value in own.items() if value.read is None]
    return Form(alike, places, texts, (gaps.text, gaps.value))


def _is_alike(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_alike, value.values()))
    return not isinstance(value, (Light, Later, list))


def _read(gaps: Gaps, table: Table, text: str) -> Light:
    """The record that is all of a text, read key by key."""
    if table.name == ENTRY:
        return _entry(gaps, table, text)
    found: dict[str, Any] = {}
    for key, inline, below in _each_key(gaps, table.keys, text):
        kind = table.kinds.get(key)
        if kind is None or key in found:
            raise Unsure
        if inline and not below and key in table.scalars:
            found[key] = _scalar(gaps, kind, key, inline, words=key in table.words)
        elif not inline and below.lstrip(" ")[:1] not in NO_KEY:
            found[key] = _below(gaps, kind, below, table.column + STEP)
        else:
            found[key] = _value(gaps, kind, key, inline, below, table.column, words=key in table.words)
    return made(table, found)


def _entry(gaps: Gaps, table: Table, text: str) -> Light:
    # A guess, which the record of that entry confirms.
    kind = re.search(r"(?:^|\n) *type: +['\"]?([a-z]+)", text)
    if kind is None or kind[1] not in ENTRIES:
        raise Unsure
    entry = _read(gaps, table_of(ENTRIES[kind[1]], table.column), text)
    if kind[1] == "change":
        entry.decided = entry.decided and Light({"day": entry.decided})
    return entry


# Values ---------------------------------------------------------------------------------------------------------------


def _scalar(gaps: Gaps, kind: str, key: str, inline: str, *, words: bool) -> Any:
    """What stands on the line of a key; of a text put aside only its `words`, if they are asked for."""
    if inline == TEXT:
        if words or kind not in ("text", "quantity"):
            return gaps.next_text(values(kind).__getitem__)
        gaps.skip(inline)
        return SOME_TEXT
    if inline == VALUE and kind in PUT_ASIDE.get(key, DAYS):
        return gaps.next_value()
    if inline == SIGNED and kind == "signed" and key not in PUT_ASIDE:
        return gaps.next_value()
    return values(kind)[inline]


def _value(gaps: Gaps, kind: str, key: str, inline: str, below: str, column: int, *, words: bool) -> Any:
    """The value of a key at `column`; None for nothing."""
    if inline and COMMENT.fullmatch(f" {inline}"):
        gaps.skip(inline)
        inline = ""
    if is_blank(below):
        value = _inline(gaps, kind, key, inline, words=words) if inline else None
        gaps.skip(below)
        return value
    if inline:
        if (
            kind not in ("text", "quantity")
            or not re.fullmatch("[|>][-+]?", inline)
            or not block_at(column).fullmatch(below)
        ):
            raise Unsure
        gaps.skip(below)
        return SOME_TEXT
    return _below(gaps, kind, below, column + STEP)


def _inline(gaps: Gaps, kind: str, key: str, inline: str, *, words: bool) -> Any:
    if kind[0] == "[" or is_part(kind):
        return in_brackets(kind, inline)
    return _scalar(gaps, kind, key, inline, words=words)


def _below(gaps: Gaps, kind: str, text: str, column: int) -> Any:
    """What stands on the lines below a key, its own keys and dashes at `column`."""
    if kind in SHAPES:
        return _record(gaps, table_of(kind, column), text)
    if kind == JOURNAL:
        return _journal(gaps, text, column)
    if kind[0] == "{":
        return _pairs(gaps, kind, text, column)
    if kind[0] != "[":
        raise Unsure
    return _each(gaps, kind[1:-1], text, column) if is_part(kind) else _words(gaps, kind, text, column)


def _each(gaps: Gaps, name: str, text: str, column: int) -> list[Light]:
    """The records of a list, their dashes at `column`."""
    dash = " " * column + "- "
    first, *items = f"\n{text[:-1]}".split(f"\n{dash}")
    if first:
        if not is_blank(f"{first}\n"):
            raise Unsure
        gaps.skip(first)
    table = table_of(name, column + STEP)
    before, known, found = " " * table.column, table.items if gaps.of_form else {}, list[Light]()
    for item in items:
        stand_in = known.get(item)
        if stand_in is None:
            found.append(_record(gaps, table, item, before, "\n"))
        else:
            at = gaps.value
            gaps.value = end = at + stand_in.values
            gaps.text += stand_in.texts
            found.append(_new(stand_in, gaps.values[at:end]))
    return found


_new: Final = tuple.__new__


def _words(gaps: Gaps, kind: str, text: str, column: int) -> tuple[str, ...]:
    lead, known = " " * column + "- ", values(kind[1:-1])
    lines = [line for line in text.split("\n") if not is_blank(f"{line}\n")]
    if not all(line.startswith(lead) for line in lines):
        raise Unsure
    gaps.skip(text)
    return tuple(known[line[len(lead) :]] for line in lines)


def _pairs(gaps: Gaps, kind: str, text: str, column: int) -> dict[str, Any]:
    """A mapping with free keys."""
    names, _, inner = kind[1:-1].partition(": ")
    of, words = inner.removesuffix("?"), kind == TERMS
    found: dict[str, Any] = {}
    for key, inline, below in _each_key(gaps, keys_at(column), text):
        if key in found or not _is_key(names, key):
            raise Unsure
        found[key] = _value(gaps, of, key, inline, below, column, words=words)
        if (found[key] is None and of == inner) or (words and found[key] == SOME_TEXT):
            raise Unsure
    return found


def _is_key(names: str, key: str) -> bool:
    if names == "slug":
        return is_slug(key)
    return re.fullmatch("[A-Za-z][A-Za-z0-9_-]{0,59}", key) is not None if names == "str" else key in names.split("|")


def _journal(gaps: Gaps, text: str, column: int) -> dict[str, list[Light]]:
    lanes: dict[str, list[Light]] = {}
    for lane, inline, below in _each_key(gaps, keys_at(column), text):
        if lane in lanes or not is_slug(lane):
            raise Unsure
        lanes[lane] = _value(gaps, LANE, lane, inline, below, column, words=False) or []
    return lanes
