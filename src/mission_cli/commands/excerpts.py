"""Findings with the person's own lines: all of them before a person, not all of them in a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping

from mission_cli.errors import Finding
from mission_cli.render.findings import findings_text


def with_lines(findings: Iterable[Finding], sources: Mapping[str, str], *, full: bool = False) -> str:
    """The findings as text. Where nobody sits before it, lines that hold rates, feedback and the like are left out."""
    if full or _watched():
        return findings_text(findings, sources)
    from mission_cli.storage.kept_back import lines_kept_back  # the model's table: only a log needs it

    return findings_text(findings, sources, {path: lines_kept_back(path, text) for path, text in sources.items()})


def before_a_person() -> bool:
    """Whether lines of which nothing may be told to a log can be shown."""
    return _watched()


def _watched() -> bool:
    """Whether a person looks on: one of both outputs is a terminal, as in `mission check | less` or `> mine.txt`.

    In the job of a forge neither is, and a whole team reads the log, often longer than the file lives; some runners
    make a terminal of it, but all of them set CI.
    """
    return not os.environ.get("CI") and (sys.stdout.isatty() or sys.stderr.isatty())
