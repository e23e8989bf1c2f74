"""The two streams: results on standard output, messages on standard error. Nothing else prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, TextIO

from mission_cli.errors import MissionError
from mission_cli.render.safe import escaped, shown
from mission_cli.texts import t


def result(text: str) -> None:
    """Write a result, as it is, with a final line break."""
    text = shown(text, coloured=colours(sys.stdout))
    _given(lambda: sys.stdout.write(text if text.endswith("\n") else f"{text}\n"))


def all_given() -> None:
    """Make sure that results have left the program. Raises MissionError where standard output takes no more."""
    _given(sys.stdout.flush)


def _given(write: Callable[[], object]) -> None:
    try:
        write()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer has nowhere to go
        raise MissionError("cli.bad-output", path=t("cli.stdout"), words=error.strerror or str(error)) from None


def prose(text: str) -> None:
    """Write a result that is sentences: folded between words on a terminal."""
    result(_folded(text) if sys.stdout.isatty() else text)


def message(text: str, *, as_is: bool = False) -> None:
    """Say something to the person: what was done, what is missing, what to type next.

    `as_is` leaves lines as long as they are: a command to copy is broken by a line break, even where it looks folded.
    """
    all_given()
    text = shown(text, coloured=colours(sys.stderr))
    if sys.stderr.isatty() and not as_is:
        text = _folded(text)
    sys.stderr.write(text if text.endswith("\n") else f"{text}\n")
    sys.stderr.flush()


def _folded(text: str) -> str:
    """`text` with its long lines broken between words at the terminal's width, each under its own beginning."""
    import shutil
    import textwrap

    width = shutil.get_terminal_size().columns
    lines = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        fits = len(line) <= width or "  " in line.strip() or "\x1b" in line  # laid out already: left alone
        lines += (
            [line]
            if fits
            else textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        )
    return "\n".join(lines)


def result_json(kind: str, items: list[dict[str, Any]], **more: Any) -> None:
    """Write the JSON envelope: `schema_version`, `kind`, whatever `more` holds, `items`."""
    head = ", ".join(
        f"{_json(name)}: {_json(value)}" for name, value in {"schema_version": 1, "kind": kind, **more}.items()
    )
    _given(lambda: _write_items(f'{{{head}, "items": [', items))


def _write_items(head: str, items: list[dict[str, Any]]) -> None:
    """A line an item: it can be read, searched and compared, and is written four times as fast as an indented one; and
    each on its own, for thousands of them take long to be put together."""
    write, between = sys.stdout.write, "\n  "
    write(head)
    for item in items:
        write(f"{between}{_json(item)}")
        between = ",\n  "
    write("\n]}\n" if items else "]}\n")


@cache
def _encoder() -> Callable[[Any], str]:
    import json  # sentences do without

    # What is written is made for it, and never holds itself: to look for that takes as long as to write it.
    return json.JSONEncoder(ensure_ascii=False, check_circular=False, default=str).encode


def _json(value: Any) -> str:
    return escaped(_encoder()(value))


def json_text(value: Any) -> str:
    """`value` as JSON a person can read: accents as they are, what a terminal would obey as `\\u` escapes."""
    import json

    return escaped(json.dumps(value, ensure_ascii=False, indent=2, default=str), keep="\n")


def colours(stream: TextIO) -> bool:
    """Whether to colour this stream: NO_COLOR and TERM=dumb say no, CLICOLOR_FORCE yes, else a terminal decides."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return stream.isatty()


def use_utf8() -> None:
    """Make both streams UTF-8 whatever the console's code page; what cannot be said is replaced, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
