"""The one way a command shows a view: a table, JSON, CSV or Markdown, on standard output or in a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from mission_cli.errors import MissionError, UsageError
from mission_cli.render.out import message
from mission_cli.render.view import write
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.views.view import View

FORMATS = ("table", "json", "csv", "md")
_ENDINGS = {".json": "json", ".csv": "csv", ".md": "md", ".txt": "table"}


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


def show(view: View[Any], form: str, output: str | None) -> None:
    """Write a view in the format, to `output` when given. Raises UsageError when it cannot be written."""
    if output is None:
        write(view, form)
        return
    import contextlib
    import io

    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        write(view, form)
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
