"""What was measured, as Markdown: a table of ratios beside their targets, what it was measured on, and where it is kept."""

from __future__ import annotations

import os
import platform
import re
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Times, ratio

KEPT = Path(__file__).with_name("README.md")


class Target(NamedTuple):
    """The ratio not to pass, and the one wished for."""

    limit: float
    stretch: float | None = None

    def __str__(self) -> str:
        return f"≤ {self.limit:g}" + (f" (wished: {self.stretch:g})" if self.stretch else "")

    def met(self, figure: float) -> str:
        if self.stretch and figure <= self.stretch:
            return "yes, as wished"
        return "yes" if figure <= self.limit else "**no**"


HEAD = "| what | median ms | beside | its median ms | ratio (min–max) | target | met |\n|---|--:|---|--:|--:|---|---|"


def row(what: str, times: Times, one: str, beside: str, target: Target | None = None) -> str:
    """One line of the table: how long `one` took, as a ratio to `beside` in the same rounds."""
    found = ratio(times[one], times[beside])
    figures = f"{found.median:.2f} ({found.low:.2f}–{found.high:.2f})"
    judged = (str(target), target.met(found.median)) if target else ("", "")
    cells = (what, _ms(times[one]), beside, _ms(times[beside]), figures, *judged)
    return f"| {' | '.join(cells)} |"


def memory_row(what: str, most: int, limit_mb: int) -> str:
    """One line of the table for a peak of memory in bytes."""
    target = Target(limit_mb)
    return f"| {what} |  |  |  | {most / 1e6:.0f} MB | {target} MB | {target.met(most / 1e6)} |"


def machine() -> str:
    """What the figures were taken on. Names no host and no path."""
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        system = f"{platform.system()} {platform.release()}"
    return f"{os.cpu_count()} × {_processor()}, {system}, Python {platform.python_version()}"


def keep(block: str, text: str, path: Path = KEPT) -> None:
    """Put the text between the marks of this block in the page. Raises ValueError when the page has no such marks."""
    page = path.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {block} -->\n).*?(<!-- /{block} -->)", re.DOTALL)
    if not marks.search(page):
        raise ValueError(block)
    path.write_text(marks.sub(lambda found: f"{found[1]}{text}\n{found[2]}", page), encoding="utf-8")


def _ms(taken: Sequence[float]) -> str:
    median = statistics.median(taken) * 1000
    return f"{median:.1f}" if median < 10 else f"{median:,.0f}"


def _processor() -> str:
    try:
        facts = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    named = re.search(r"^model name\s*: (.+)$", facts, re.MULTILINE)
    return named[1].strip() if named else platform.machine()
