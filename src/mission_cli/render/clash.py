"""A place that both sides of a merge changed: its two values, and whose they are, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.changes import Entry, path_text
from mission_cli.render.safe import one_line, visible
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.changes import Path
    from mission_cli.core.raw import Raw

_FREE = (["people"], ["steps"], ["clauses"], ["platforms"], ["answers"], ["diagnosis"], ["reached"])
WIDEST = 100  # characters of a value: enough to choose by


def place(path: Path) -> str:
    """Where it is, as `--take` names it; the whole file where no path leads in."""
    return visible(path_text(path)) if path else t("resolve.whole-file")


def value(data: Raw | object) -> str:
    """A value on one line: a text as it is, a record as its fields, nothing as "(removed)"."""
    if data is None:
        return t("resolve.empty")
    if isinstance(data, str):
        text = one_line(data) or t("resolve.empty")
    elif isinstance(data, dict):
        text = ", ".join(f"{visible(str(key))}: {value(item)}" for key, item in data.items()) or t("resolve.empty")
    elif isinstance(data, list):
        text = " · ".join(value(item) for item in data) or t("resolve.empty")
    else:
        return t("resolve.removed-value")
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"


def who(author: str, day: str) -> str:
    """`Sofia Bernard, 2026-11-20`; "" where no commit says."""
    return one_line(f"{author}, {day}") if author else ""


def columns(rows: list[tuple[str, str, str]], indent: str) -> str:
    """Rows of name, value and whose it is, each under the other."""
    first = max(len(name) for name, _, _ in rows)
    second = max(len(middle) for _, middle, _ in rows)
    lines = []
    for name, middle, last in rows:
        behind = (
            f"  {' ' * (second - len(middle))}{last}" if last and second <= WIDEST // 2 else f"  ({last})" * bool(last)
        )
        lines.append(f"{indent}{name}{' ' * (first - len(name))}  {middle}{behind}")
    return "\n".join(lines)


def plain_place(path: Path) -> str:
    """As `place`, for programs: without the keys that are somebody's own words, which may say what is kept back."""
    from mission_cli.core.model.keys import known_keys

    words = known_keys()
    shown: list[str] = []
    for at, step in enumerate(path):
        lane = at == 1 and path[0] == "journal"
        if isinstance(step, str) and (step not in words or shown[-1:] in _FREE) and not lane:
            return ".".join([*shown, "…"])
        shown.append(step.id if isinstance(step, Entry) else str(step))
    return ".".join(shown)
