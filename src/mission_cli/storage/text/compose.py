"""The text of a new file: sections in the format's order, set apart and titled, a lane for each who will write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from mission_cli.core.changes import Value
from mission_cli.storage.text.emit import Layout, entry_lines

_IN_CONTRACT = ("documents", "deliverables", "milestones", "amendments")
_PATHS = frozenset(
    {("references",), ("equipment",), ("access",), ("renewal",), *(("contract", name) for name in _IN_CONTRACT)}
)
PARTED = frozenset(path[-1] for path in _PATHS)
"""The lists that commands add to, and the wishes of two sides: a blank line parts their entries, so that stock git merges
what two people write in neighbouring ones."""
LAYOUT = Layout(bare=True, parted=PARTED)
"""How the tool writes a file of its own."""


def is_parted(path: Sequence[object]) -> bool:
    """Whether a blank line parts the entries of the collection at this path of a mission."""
    return tuple(path) in _PATHS


_APART = frozenset(
    {
        "consultant",
        "vision",
        "expectations",
        "contract",
        "objectives",
        "followup",
        "equipment",
        "access",
        "renewal",
        "onboarding",
        "offboarding",
        "closed",
        "journal",
    }
)
_APART_IN_A_PROFILE = frozenset({"manager", "skills", "absences", "profile", "journal"})
_TITLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("agreement", frozenset({"vision", "expectations", "contract"})),
    ("lent", frozenset({"equipment", "access"})),
    ("journal", frozenset({"journal"})),
)


def new_mission(
    record: Mapping[str, Value], order: Sequence[str], titles: Mapping[str, str], schema: str | None
) -> bytes:
    """A whole mission file in UTF-8: `record`'s sections in `order`, under the comment lines of `titles`.

    `titles` has `agreement`, `lent`, `journal`, `lanes`, `end`, and one for each list that may be empty: it stands below
    its key, between what one person adds above it and another below. `end` closes the file: without a line after the
    last lane, a new lane on one branch would conflict with a new entry in that last lane on another. `schema` is the
    path of the JSON Schema for the editor's modeline.
    """
    return _file(record, order, titles, schema, _APART)


def new_profile(
    record: Mapping[str, Value], order: Sequence[str], titles: Mapping[str, str], schema: str | None
) -> bytes:
    """A consultant's profile, as `new_mission` lays out a mission; of the titles, `journal`, `lanes` and `end`."""
    return _file(record, order, titles, schema, _APART_IN_A_PROFILE)


def _file(
    record: Mapping[str, Value],
    order: Sequence[str],
    titles: Mapping[str, str],
    schema: str | None,
    apart: AbstractSet[str],
) -> bytes:
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    pending = dict.fromkeys(name for name, _ in _TITLES)
    for key in order:
        if key not in record:
            continue
        if key in apart:
            lines.append("")
        title = next((name for name, keys in _TITLES if key in keys and name in pending), None)
        if title:
            del pending[title]
            lines.append(_rule(titles[title]))
        lines += _section(key, record[key], titles)
    return "\n".join([*lines, "", f"# {titles['end']}", ""]).encode()


def set_apart(key: str, *, profile: bool = False) -> bool:
    """Whether the section `key` has a blank line before it."""
    return key in (_APART_IN_A_PROFILE if profile else _APART)


def _section(key: str, value: Value, titles: Mapping[str, str]) -> list[str]:
    if key == "journal" and isinstance(value, Mapping):
        # Formatters take away a blank line right below a key, never one below a comment.
        layout = LAYOUT._replace(parted=frozenset())
        lanes = (
            line for lane, entries in value.items() for line in ("", *entry_lines(lane, entries or None, 2, layout))
        )
        return [f"{key}:", f"  # {titles['lanes']}", *lanes]
    if key == "contract" and isinstance(value, Mapping):
        terms = [_titled(name, item, 2, titles) for name, item in value.items()]
        parted = ([""] if at and name in PARTED else [] for at, name in enumerate(value))
        return [f"{key}:", *(line for gap, lines in zip(parted, terms, strict=True) for line in (*gap, *lines))]
    return _titled(key, value, 0, titles)


def _titled(key: str, value: Value, column: int, titles: Mapping[str, str]) -> list[str]:
    """A key with its value; an empty list with its title."""
    title = [f"{' ' * column}  # {titles[key]}"] if value is None and key in PARTED and key in titles else []
    return entry_lines(key, value, column, LAYOUT) + title


def _rule(title: str) -> str:
    return f"# {title} ".ljust(88, "-")
