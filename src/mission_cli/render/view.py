"""A view as values for programs, and as a table or cards for people: both read off its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.core.say import Say
from mission_cli.render.out import result, result_json
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mission_cli.render.table import Cards, Cell, Column
    from mission_cli.views.view import Column as ViewColumn
    from mission_cli.views.view import R, View


def write(view: View[R], form: str) -> None:
    """Write it to standard output; what makes a table is imported for people alone, and the other way round."""
    if form == "json":
        result_json(view.kind, items(view), **worded(view.envelope))
    elif form == "md":
        result(as_markdown(view))
    elif form == "csv":
        from mission_cli.render.sheet import cells
        from mission_cli.render.table import csv_text

        read = items(view, form)
        names, body = cells(read) if read else ([one.head for one in columns(view)], [])
        result(csv_text(names, body))
    else:
        from mission_cli.render.table import table

        table(columns(view), rows(view), cards(view))


def item_of(columns: Sequence[ViewColumn[R]], row: R, form: str = "json") -> dict[str, Any]:
    """A row as programs read it in this format: keys only ever added."""
    return {key: value(row) for key, value in _read(columns, form)}


def items(view: View[R], form: str = "json") -> list[dict[str, Any]]:
    """Every row as `item_of` has it."""
    known = _read(view.columns, form)
    return [{key: value(row) for key, value in known} for row in view.rows]


def worded(told: Any) -> Any:
    """What programs are told of the whole, with its sentences in the language in use."""
    if isinstance(told, Say):
        from mission_cli.render.say import cell

        return cell(told)
    return {name: worded(one) for name, one in told.items()} if isinstance(told, dict) else told


def _read(columns: Sequence[ViewColumn[R]], form: str) -> list[tuple[str, Callable[[R], Any]]]:
    found = [one for one in columns if one.only in (None, form)]
    return [(one.key, _spoken(one.value) if one.spoken else one.value) for one in found if one.value]


def _spoken(value: Callable[[R], Any]) -> Callable[[R], str]:
    from mission_cli.render.say import cell

    return lambda row: cell(value(row))


def shown(view: View[R]) -> list[ViewColumn[R]]:
    """The columns that people see, in their order."""
    by_key = {one.key: one for one in view.columns if one.head}
    return [by_key[key] for key in view.table]


def columns(view: View[R]) -> list[Column]:
    """Their headings."""
    from mission_cli.render.table import Column

    return [Column(t(one.head), one.fold, one.right) for one in shown(view)]


def rows(view: View[R]) -> list[list[Cell | str]]:
    """Every row as people read it."""
    from mission_cli.render.say import cell
    from mission_cli.render.table import Cell

    known = [(one.cell or one.value, one.style) for one in shown(view)]
    return [
        [
            Cell(cell(value(row)), style(row)) if style else cell(value(row))
            for value, style in known
            if value is not None
        ]
        for row in view.rows
    ]


def cards(view: View[R]) -> Cards | None:
    """Which of the columns make a card."""
    if view.cards is None:
        return None
    from mission_cli.render.table import Cards

    at = {key: index for index, key in enumerate(view.table)}
    left, title, rest = ([at[key] for key in keys if key in at] for keys in view.cards[:3])
    return Cards(left, title, rest, at[view.cards.whole] if view.cards.whole else None)


def as_markdown(view: View[R]) -> str:
    """What people read, as a table of a wiki or a merge request."""
    from mission_cli.render.table import markdown_table

    texts = [[cell if isinstance(cell, str) else cell.text for cell in row] for row in rows(view)]
    return markdown_table([one.head for one in columns(view)], texts)
