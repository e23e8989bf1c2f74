"""A file in an older format → the bytes of the same file in today's: splices, and the comments of what moved."""

from __future__ import annotations

from collections import Counter

from mission_cli.core.changes import Remove
from mission_cli.core.formats.step import Step
from mission_cli.core.migrate import STEPS, older_format
from mission_cli.core.raw import Raw
from mission_cli.errors import DataPath, RefusedWriteError
from mission_cli.storage.comments import Comment, Comments, Entry, comment_texts, entries_of
from mission_cli.storage.splice import Order, splice
from mission_cli.storage.splice.page import Edit, Page
from mission_cli.storage.splice.second_reader import verify
from mission_cli.storage.text.read import plain_data, read_text

_MARK = b"\xef\xbb\xbf"


def upgraded(raw: bytes, order: Order) -> bytes:
    """The file in today's format; the same bytes where it is in it already. Its data is what `core.migrate.upgrade` says.

    What is in its place stays as it was written. What moves is written in the hand of the file, its comments with it.
    Raises RefusedWriteError for a file that cannot be read, and where a value or a comment would be lost.
    """
    page = _page(raw)
    found = older_format(plain_data(page.root))
    for step_from in STEPS[found:] if found is not None else ():
        data = plain_data(_page(raw).root)
        raw = _stepped(raw, step_from(data), data, order)
    return raw


def _stepped(raw: bytes, step: Step, data: Raw, order: Order) -> bytes:
    before = _page(raw)
    edits = [
        Edit(key.start, key.end, step.renamed[key.value]) for key, _ in before.root.entries if key.value in step.renamed
    ]
    leaving = {change.path for change in step.changes if isinstance(change, Remove)}
    for comment, at, beside in Comments(before).owners():
        if at in leaving and not beside and comment.alone:  # a title at the margin belongs to nothing, and would stay
            edits.append(Edit(before.line_start(comment.line), before.line_start(comment.line + 1), ""))
    page = _page(splice(_bytes(raw, before.edited(edits)), step.changes, order))
    result = _bytes(raw, page.edited(_carried(before, page, step)))
    verify(result, step.applied(data))
    if comment_texts(_page(result)) != comment_texts(before):
        raise RefusedWriteError("fmt.unsafe-comment")
    return result


def _page(raw: bytes) -> Page:
    document = read_text(raw)
    if document.problems or document.root is None:
        problem = document.problems[0]
        raise RefusedWriteError("write.unreadable", code=problem.code, line=problem.line)
    return Page(document.text, document.root)


def _bytes(like: bytes, text: str) -> bytes:
    return (_MARK if like.startswith(_MARK) else b"") + text.encode()


def _carried(before: Page, after: Page, step: Step) -> list[Edit]:
    """The comments that went with the lines of what moved, put to where it is now."""
    lost = Counter(comment_texts(before)) - Counter(comment_texts(after))
    if not lost:
        return []
    told = list(Comments(before).owners())
    # Of several that say the same, those of what moved are the ones that are gone.
    told.sort(key=lambda owned: step.place(owned[1]) == owned[1])
    entries = {entry.path: entry for entry in entries_of(after)}
    gone: list[tuple[Comment, DataPath, bool]] = []
    for comment, at, beside in told:
        if lost[comment.text] > 0:
            lost[comment.text] -= 1
            gone.append((comment, step.place(at), beside))
    there = {key.value for key, _ in before.root.entries}
    gone = [(comment, at if beside else _opened(at, entries, there), beside) for comment, at, beside in gone]
    taken: set[int] = set()
    return [_put(after, entries, owned, taken) for owned in sorted(gone, key=lambda owned: owned[0].start)]


def _opened(at: DataPath, entries: dict[DataPath, Entry], there: set[str]) -> DataPath:
    """What a comment is put above: a section this step made, where it would be above the first of its keys."""
    first = len(at) == 2 and at in entries and entries[at].index == 0  # a key of a section
    return at[:1] if first and at[0] not in there else at


def _put(page: Page, entries: dict[DataPath, Entry], owned: tuple[Comment, DataPath, bool], taken: set[int]) -> Edit:
    """One comment beside or above what it speaks of, or the nearest place around that has a line of its own."""
    comment, at, beside = owned
    while at and (at not in entries or any(node.flow for node in entries[at].within)):
        at = at[:-1]
    if not at:
        stop = len(page.text)
        return Edit(stop, stop, ("" if page.ends_in_newline else page.eol) + comment.text + page.eol)
    entry = entries[at]
    line = page.line_of(entry.start)
    stop = page.line_stop(line)
    if beside and line not in taken and _is_one_line(page, entry, line):
        taken.add(line)
        return Edit(stop, stop, f"  {comment.text}")
    # Above its dash, where it is the first on that line.
    start = page.line_start(line)
    column = len(page.lines[line]) - len(page.lines[line].lstrip(" "))
    title = comment.gap and not column and line > 0 and not page.is_blank(line - 1) and not _keeps_blanks(page, entry)
    return Edit(start, start, (page.eol if title else "") + " " * column + comment.text + page.eol)


def _keeps_blanks(page: Page, entry: Entry) -> bool:
    """Whether a blank line above the entry would become part of the text that ends there."""
    return entry.index > 0 and page.keeps_blanks(entry.container.entries[entry.index - 1][1])


def _is_one_line(page: Page, entry: Entry, line: int) -> bool:
    """Whether the entry ends where its line does, with a value that a comment may follow."""
    value = entry.value
    if value.kind != "scalar" or value.style in ("|", ">"):
        return False
    return value.end == page.line_stop(line) and value.end > value.start
