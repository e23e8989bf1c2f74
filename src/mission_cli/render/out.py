"""The two streams: results on standard output, messages on standard error. Nothing else prints."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, TextIO


def result(text: str) -> None:
    """Write a result, as it is, with a final line break."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def message(text: str) -> None:
    """Say something to the person: what was done, what is missing, what to type next."""
    sys.stdout.flush()
    sys.stderr.write(text if text.endswith("\n") else f"{text}\n")
    sys.stderr.flush()


def result_json(kind: str, items: list[dict[str, Any]], **more: Any) -> None:
    """Write the JSON envelope: `schema_version`, `kind`, whatever `more` holds, `items`."""
    envelope = {"schema_version": 1, "kind": kind, **more, "items": items}
    result(json.dumps(envelope, ensure_ascii=False, indent=2, default=str))


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
