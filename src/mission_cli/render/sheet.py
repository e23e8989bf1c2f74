"""JSON items as the cells of a spreadsheet: values to sort and count with, no glyph, no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from mission_cli.texts import has, language, t

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def cells(items: Sequence[dict[str, Any]]) -> tuple[list[str], list[list[str]]]:
    """Headings in the language in use, and a row an item. Days as a spreadsheet of that language reads them."""
    rows = [dict(_flat(item)) for item in items]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    return [_heading(key) for key in keys], [[_cell(row.get(key)) for key in keys] for row in rows]


def _flat(item: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in item.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _heading(key: str) -> str:
    return t(f"column.{key}") if has(f"column.{key}") else key


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return t("column.yes" if value else "column.no")
    if isinstance(value, list):
        return ", ".join(_listed(one) for one in value)
    match = _ISO.fullmatch(value) if isinstance(value, str) else None
    if match and language() == "fr":
        return f"{match[3]}/{match[2]}/{match[1]}"
    return str(value)


def _listed(value: Any) -> str:
    return " ".join(str(part) for part in value.values()) if isinstance(value, dict) else str(value)
