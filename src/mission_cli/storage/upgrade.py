"""A file in an older format → the bytes of the same file in today's: keys renamed in place, then splices."""

from __future__ import annotations

from mission_cli.core.migrate import Step, upgrade
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.comments import comment_texts
from mission_cli.storage.splice import Order, splice
from mission_cli.storage.splice.page import Edit, Page
from mission_cli.storage.splice.second_reader import verify
from mission_cli.storage.text.read import plain_data, read_text

_MARK = b"\xef\xbb\xbf"


def upgraded(raw: bytes, order: Order) -> bytes:
    """The file in today's format; the same bytes where it is in no older one. Its data is what `core.migrate.upgrade` says.

    Raises RefusedWriteError for a file that cannot be read, and where a value or a comment would be lost.
    """
    before = _page(raw)
    older = upgrade(plain_data(before.root))
    if not older:
        return raw
    result = raw
    for step in older.steps:
        result = splice(_renamed(result, step), step.changes, order)
    verify(result, older.data)
    if comment_texts(_page(result)) != comment_texts(before):
        raise RefusedWriteError("fmt.unsafe-comment")
    return result


def _renamed(raw: bytes, step: Step) -> bytes:
    page, names = _page(raw), step.renamed
    text = page.edited(
        [Edit(key.start, key.end, names[key.value]) for key, _ in page.root.entries if key.value in names]
    )
    return (_MARK if raw.startswith(_MARK) else b"") + text.encode()


def _page(raw: bytes) -> Page:
    document = read_text(raw)
    if document.problems or document.root is None:
        problem = document.problems[0]
        raise RefusedWriteError("write.unreadable", code=problem.code, line=problem.line)
    return Page(document.text, document.root)
