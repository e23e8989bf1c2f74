"""A document's Markdown as a page for a browser, or as a file for a word processor. Neither asks the network for anything."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from mission_cli.errors import UsageError
from mission_cli.texts import language

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINKS: Final = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_CSS: Final = """\
:root { color-scheme: light; }
body { background: #fff; color: #1c2026; font: 1rem/1.55 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  margin: 2.5rem auto; max-width: 44rem; padding: 0 1.25rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1.25rem; }
h2 { border-bottom: 1px solid #d5dae1; font-size: 1.15rem; margin: 2rem 0 .75rem; padding-bottom: .2rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p, ul, ol, table, blockquote { margin: 0 0 1rem; }
li { margin: .2rem 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #d5dae1; padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: #f3f5f8; }
blockquote { border-left: 3px solid #9aa7b8; color: #3c4654; margin-left: 0; padding-left: 1rem; }
hr { border: 0; border-top: 1px solid #d5dae1; margin: 2rem 0 1rem; }
a { color: #0b57a4; }
@media print {
  @page { margin: 2cm; }
  body { font-size: 11pt; margin: 0; max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  tr, li, blockquote { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}"""
_PAGE: Final = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{css}
</style>
</head>
<body>
{body}</body>
</html>
"""


def html(text: str) -> str:
    """Markdown as one page that holds all it needs: no script, no image, links to http, https and mailto only."""
    from markdown_it.common.utils import escapeHtml

    reader = _reader()
    title = escapeHtml(title_of(text))
    return _PAGE.format(lang=language(), title=title, css=_CSS, body=reader.render(text))


def title_of(text: str) -> str:
    """The first heading, its text alone."""
    tokens = _reader().parse(text)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            return "".join(part.content for part in tokens[at + 1].children or ())
    return ""


def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])
    reader.validateLink = lambda url: bool(_LINKS.match(url))  # type: ignore[method-assign]
    return reader


# A word processor ----------------------------------------------------------------------------------------------------


def docx(text: str, today: dt.date) -> bytes:
    """Markdown as a .docx: headings, paragraphs, lists, tables, quotes, bold, italics. Raises UsageError without python-docx."""
    try:
        from docx import Document
    except ImportError:
        raise UsageError("doc.no-docx") from None
    document = Document()
    facts = document.core_properties
    facts.title, facts.author, facts.comments, facts.language = title_of(text)[:255], "", "", language()
    facts.created = facts.modified = dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC)
    _Writer(document).write(_reader().parse(text))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Writer:
    """Puts the tokens of a Markdown text into a document, in their order."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._lists: list[str] = []
        self._quotes = 0
        self._first_of_item = False

    def write(self, tokens: Sequence[Token]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                at = self._table(tokens, at)
            elif token.type == "heading_open":
                self._inline(self._document.add_heading(level=min(int(token.tag[1]), 9)), tokens[at + 1])
                at += 2
            elif token.type == "paragraph_open":
                self._inline(self._document.add_paragraph(style=self._style()), tokens[at + 1])
                at += 2
            else:
                self._other(token)
            at += 1

    def _other(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._lists.append("List Bullet" if token.type.startswith("bullet") else "List Number")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._first_of_item = True
        elif token.type in ("blockquote_open", "blockquote_close"):
            self._quotes += 1 if token.type.endswith("open") else -1
        elif token.type in ("fence", "code_block"):
            self._document.add_paragraph(_clean(token.content.rstrip("\n")), style="No Spacing")

    def _style(self) -> str:
        """The paragraph's style: a second paragraph of an item has no bullet of its own."""
        if not self._lists:
            return "Quote" if self._quotes else "Normal"
        depth = min(len(self._lists), 3)
        kind = self._lists[-1] if self._first_of_item else "List Continue"
        self._first_of_item = False
        return kind if depth == 1 else f"{kind} {depth}"

    def _inline(self, paragraph: Any, token: Token) -> None:
        for text, bold, italic in _runs(token.children or ()):
            run = paragraph.add_run(_clean(text))
            run.bold, run.italic = bold or None, italic or None

    def _table(self, tokens: Sequence[Token], at: int) -> int:
        end = next(index for index in range(at, len(tokens)) if tokens[index].type == "table_close")
        rows: list[list[Token]] = []
        for token in tokens[at:end]:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
        table = self._document.add_table(rows=len(rows), cols=max(len(row) for row in rows), style="Table Grid")
        for number, (row, there) in enumerate(zip(rows, table.rows, strict=True)):
            for cell, place in zip(
                row, there.cells, strict=False
            ):  # a row may be shorter; `table.cell` looks at all of them
                paragraph = place.paragraphs[0]
                self._inline(paragraph, cell)
                if number == 0:
                    for run in paragraph.runs:
                        run.bold = True
        self._document.add_paragraph()
        return end


def _runs(children: Sequence[Token]) -> Iterator[tuple[str, bool, bool]]:
    """The texts of a line with whether each is bold or in italics; a link is its text, then its address."""
    bold = italic = 0
    links: list[str] = []
    for token in children:
        match token.type:
            case "strong_open" | "strong_close":
                bold += 1 if token.type.endswith("open") else -1
            case "em_open" | "em_close":
                italic += 1 if token.type.endswith("open") else -1
            case "link_open":
                links.append(str(token.attrGet("href") or ""))
            case "link_close":
                yield f" ({links.pop()})", bool(bold), bool(italic)
            case "hardbreak":
                yield "\n", False, False
            case "softbreak":
                yield " ", False, False
            case _:
                yield token.content, bool(bold), bool(italic)


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold: a template may have them, values never do."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
