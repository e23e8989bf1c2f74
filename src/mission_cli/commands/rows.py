"""The one way a command shows rows: a table, JSON, CSV or Markdown, on standard output or in a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.errors import MissionError, UsageError
from mission_cli.render.out import message, result, result_json
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.render.table import Cards, Column, Row
    from mission_cli.views.view import View

FORMATS = ("table", "json", "csv", "md")
_ENDINGS = {".json": "json", ".csv": "csv", ".md": "md", ".txt": "table"}


class Rows(NamedTuple):
    """What a command shows. `items` are for programs: keys only ever added, absent scalars None; the rest for
    people, and made only when it is people who read."""

    kind: str
    envelope: dict[str, Any]
    items: list[dict[str, Any]]
    columns: Sequence[Column]
    rows: Callable[[], Sequence[Row]]
    cards: Cards | None = None


def format_of(*, json: bool, name: str | None, output: str | None) -> str:
    """The format asked for by `--json`, `--format` or the ending of `--output`. Raises UsageError."""
    if json:
        return "json"
    if name is not None:
        from mission_cli.commands.choices import choice

        return choice(name, "--format", FORMATS)
    if output is not None:
        ending = os.path.splitext(output)[1].lower()
        if ending not in _ENDINGS:
            raise UsageError("cli.bad-format", value=output)
        return _ENDINGS[ending]
    return "table"


def show(rows: Rows | View[Any], form: str, output: str | None) -> None:
    """Write the rows in the format, to `output` when given. Raises UsageError when it cannot be written."""
    if output is None:
        _write(rows, form)
        return
    import contextlib
    import io

    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        _write(rows, form)
    # A spreadsheet takes UTF-8 for what it is only behind a byte order mark.
    to_file(output, stream.getvalue(), encoding="utf-8-sig" if form == "csv" else "utf-8")


def to_file(output: str, text: str, encoding: str = "utf-8") -> None:
    """Write a result to a file the person named, whole or not at all, and say so."""
    from pathlib import Path

    from mission_cli.storage.aside import write_out

    try:
        device = write_out(Path(output), text.encode(encoding, "replace"))
    except OSError as error:
        raise MissionError("cli.bad-output", path=output, words=error.strerror or str(error)) from None
    if not device:
        message(t("cli.written-to", path=output))


def _write(rows: Rows | View[Any], form: str) -> None:
    if not isinstance(rows, Rows):
        rows = _rows(rows, form)
    if form == "json":
        result_json(rows.kind, rows.items, **rows.envelope)
        return
    from mission_cli.render.table import csv_text, markdown_table, table  # what programs read does without

    heads = [column.head for column in rows.columns]
    match form:
        case "csv":
            from mission_cli.render.sheet import cells

            names, body = cells(rows.items) if rows.items else (heads, [])
            result(csv_text(names, body))
        case "md":
            result(markdown_table(heads, _texts(rows.rows())))
        case _:
            table(rows.columns, rows.rows(), rows.cards)


def _rows(view: View[Any], form: str) -> Rows:
    """What the format needs of a view."""
    from mission_cli.render.view import cards, columns, items, rows, worded

    read = items(view, form) if form in ("json", "csv") else []
    heads = [] if form == "json" or read else columns(view)
    return Rows(
        view.kind, worded(view.envelope), read, heads, lambda: rows(view), cards(view) if form == "table" else None
    )


def _texts(rows: Sequence[Row]) -> list[list[str]]:
    return [[cell if isinstance(cell, str) else cell.text for cell in row] for row in rows]
