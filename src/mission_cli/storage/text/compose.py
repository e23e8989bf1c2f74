"""The text of a new file: sections in the format's order, set apart and titled, a lane for each who will write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from mission_cli.core.changes import Value
from mission_cli.storage.text.emit import Layout, entry_lines

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
_TOGETHER = frozenset({("vision", "expectations"), ("equipment", "access"), ("offboarding", "closed")})
_TITLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("agreement", frozenset({"vision", "expectations", "contract"})),
    ("lent", frozenset({"equipment", "access"})),
    ("journal", frozenset({"journal"})),
)


def new_mission(
    record: Mapping[str, Value], order: Sequence[str], titles: Mapping[str, str], schema: str | None
) -> bytes:
    """A whole mission file in UTF-8: `record`'s sections in `order`, under the comment lines of `titles`.

    `titles` has `agreement`, `lent`, `journal` and `end`. The last one closes the file: without a line after the last
    lane, a new lane on one branch would conflict with a new entry in that last lane on another. `schema` is the path
    of the JSON Schema for the editor's modeline.
    """
    return _file(record, order, titles, schema, _APART)


def new_profile(
    record: Mapping[str, Value], order: Sequence[str], titles: Mapping[str, str], schema: str | None
) -> bytes:
    """A consultant's profile, as `new_mission` lays out a mission; of the titles, `journal` and `end`."""
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
    before = ""
    for key in order:
        if key not in record:
            continue
        if _is_apart(before, key, apart):
            lines.append("")
        title = next((name for name, keys in _TITLES if key in keys and name in pending), None)
        if title:
            del pending[title]
            lines.append(_rule(titles[title]))
        lines += _section(key, record[key])
        before = key
    return "\n".join([*lines, "", f"# {titles['end']}", ""]).encode()


def set_apart(before: str, key: str, *, profile: bool = False) -> bool:
    """Whether the section `key` has a blank line between it and the one `before` it."""
    return _is_apart(before, key, _APART_IN_A_PROFILE if profile else _APART)


def _is_apart(before: str, key: str, apart: AbstractSet[str]) -> bool:
    return key in apart and (before, key) not in _TOGETHER


def _section(key: str, value: Value) -> list[str]:
    if key == "journal" and isinstance(value, Mapping):
        lanes = (
            [f"  {lane}:"] if not entries else entry_lines(lane, entries, 2, Layout())
            for lane, entries in value.items()
        )
        return [f"{key}:", *(line for lane in lanes for line in ("", *lane))]
    return entry_lines(key, value, 0, Layout())


def _rule(title: str) -> str:
    return f"# {title} ".ljust(88, "-")
