"""Rows as a table, CSV or Markdown. Every cell is data: never markup, control characters shown escaped."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.render.locale import locale
from mission_cli.render.out import colours, result
from mission_cli.render.safe import one_line, visible
from mission_cli.texts import t

if TYPE_CHECKING:
    from rich.table import Table as RichTable
    from rich.text import Text


class Column(NamedTuple):
    """A column: its heading, whether it may be folded over several lines, and how it is aligned."""

    head: str
    fold: bool = False
    right: bool = False


class Cell(NamedTuple):
    """A cell with the style a terminal gives it; colour never says anything that the text does not."""

    text: str
    style: str = ""


Row = Sequence[Cell | str]


class Cards(NamedTuple):
    """How rows are shown where the terminal is too narrow for a table: the indices of the columns that stand on the
    left, that name the row, and that follow as `heading: text`; `whole` ends a card, on a line that is never broken."""

    left: Sequence[int]
    title: Sequence[int]
    rest: Sequence[int] = ()
    whole: int | None = None


def table(columns: Sequence[Column], rows: Sequence[Row], cards: Cards | None = None) -> None:
    """Write rows to standard output: a table, one line a row when piped; cards where a terminal is too narrow for it."""
    if not (sys.stdout.isatty() or colours(sys.stdout)):
        result(
            "\n".join(_plain(columns, [[cell if isinstance(cell, str) else cell.text for cell in row] for row in rows]))
        )
        return
    import io

    from rich.console import Console  # 60 ms that a pipe need not pay

    cells = [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in rows]
    console = Console(
        file=io.StringIO(),  # what is shown leaves by `result` alone
        width=None if sys.stdout.isatty() else max(_PIPED, _whole_width(columns, cells)),
        no_color=not colours(sys.stdout),
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=colours(sys.stdout),
        legacy_windows=False,
    )
    narrow = cards is not None and _least_width(columns, cells) > console.width
    grid = _card_grid(columns, cells, cards) if cards and narrow else _grid(columns, cells)
    with console.capture() as shown:
        console.print(grid)
    lines = [line.rstrip() for line in shown.get().translate(_BACK).splitlines()]
    if cards and narrow and cards.whole is not None:
        whole = iter([one_line(row[cards.whole].text) for row in cells])
        lines = [_with_whole(line, next(whole), console.width) if _WHOLE in line else line for line in lines]
    result("\n".join(lines))


def _plain(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table as wide as it is, without a style: as rich lays it out, a hundred times as fast."""
    texts = [[one_line(column.head) for column in columns], *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*texts, strict=True)]
    for at, row in enumerate(texts):
        cells = [_padded(*cell) for cell in zip(row, widths, columns, strict=True)]
        yield "  ".join(cells).rstrip()
        if at == 0:
            yield "─" * (sum(widths) + 2 * (len(widths) - 1))


def _padded(text: str, width: int, column: Column) -> str:
    space = " " * (width - _width(text))
    return space + text if column.right else text + space


def _width(text: str) -> int:
    """The columns that a terminal takes for a text without line breaks."""
    if text.isascii() or max(text) < _FIRST_ODD:
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


_FIRST_ODD = "\u0300"  # up to here, each character takes one column


def _with_whole(line: str, text: str, width: int) -> str:
    """A card's last line, indented as the card is where that leaves room for it. Rich would break or cut it; a terminal
    gives back in one piece what it breaks itself."""
    indent, _, _ = line.partition(_WHOLE)
    if len(indent) + len(text) <= width:
        return f"{indent}{text}"
    return f"{indent.rstrip()}\n  {text}" if indent.strip() else f"  {text}"


def _whole_width(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> int:
    """The columns that a table takes when nothing is folded."""
    return _least_width([column._replace(fold=False) for column in columns], rows)


def _least_width(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> int:
    """The terminal columns a table needs to read well: none cut, a folded one no narrower than _NARROWEST."""
    from rich.cells import cell_len

    total = 0
    for index, column in enumerate(columns):
        widest = max(cell_len(one_line(text)) for text in (column.head, *(row[index].text for row in rows)))
        total += 2 + (min(widest, _NARROWEST) if column.fold else widest)
    return total


def _grid(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> RichTable:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    grid = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    for column in columns:
        grid.add_column(
            _text(column.head), justify="right" if column.right else "left", no_wrap=not column.fold, overflow="fold"
        )
    for row in rows:
        grid.add_row(*(_text(cell.text, cell.style) for cell in row))
    return grid


def _card_grid(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], cards: Cards) -> RichTable:
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, show_header=False, show_edge=False, pad_edge=False, padding=(0, 2, 1, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        left = Text("\n").join(_text(row[index].text, row[index].style) for index in cards.left)
        name = _text(row[cards.title[0]].text, "bold")
        more = Text(" · ").join(_text(row[index].text) for index in cards.title[1:] if row[index].text)
        rest = [
            _text(f"{columns[index].head}{t('cli.colon')}", "dim") + Text(" ") + _text(row[index].text)
            for index in cards.rest
            if row[index].text
        ]
        whole = Text(_WHOLE if cards.whole is not None else "")
        grid.add_row(left, Text("\n").join(line for line in (name, more, Text(" · ").join(rest), whole) if line))
    return grid


_WHOLE = "\x01"  # stands for the line that is put in afterwards: no cell holds a control character


# rich folds at every Unicode space: a no-break one goes through as a private character of the same width.
_HELD = str.maketrans({"\u00a0": "\ue0a0", "\u202f": "\ue0af"})
_BACK = {held: ord(space) for space, held in ((chr(code), ord(to)) for code, to in _HELD.items())}


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(one_line(text).translate(_HELD), style=style)


_NARROWEST = 22
_PIPED = 400  # columns, and more where a row needs them: nothing is folded in a pipe


def csv_text(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows for a spreadsheet, parted as the language in use does; a cell never starts a formula."""
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=locale().cells, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_not_a_formula(visible(cell, keep="\n\t")) for cell in row] for row in rows)
    return stream.getvalue()


# Where a cell begins, or would for a spreadsheet that parts cells at another character; letters of full width count too.
_FORMULA: Final = re.compile(r'(?:^|(?<=[,;|\t\r\n]))(?="*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])')


def _not_a_formula(cell: str) -> str:
    """What a spreadsheet would run (`=…`, `+…`, `@…`) has an apostrophe before it; numbers stay numbers."""
    if cell == cell.strip() and _is_number(cell.replace(locale().decimal, ".", 1)):
        return cell
    return _FORMULA.sub("'", cell)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def markdown_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table of a wiki or a merge request."""
    lines = ["| " + " | ".join(_cell(head) for head in heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return markdown_text(one_line(text)).replace("|", "\\|")


def markdown_text(text: str) -> str:
    """`text` so that Markdown shows it as it is: no HTML, no link, no emphasis of its own making."""
    for character in "\\`*_[]<>~&":
        text = text.replace(character, f"\\{character}")
    return text
