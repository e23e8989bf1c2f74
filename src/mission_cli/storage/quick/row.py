"""The facts of a mission file that is surely right, some thirty times sooner than the strict reading.

`quick_row` answers only when the file has no finding whatever: its text is in the layout the tool writes
(`storage/quick/canonical.py`), its records are complete, and the rules of `core/rules.py` find nothing. It then gives the row
the strict reading gives. In every other case — unusual, doubtful or wrong — it gives None, and the strict reading alone
says what there is to say. `make prove` holds the two to each other.

Neither pydantic nor a YAML parser is imported: ten changed files cost little more than none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from mission_cli.core.happened import latest
from mission_cli.core.rules import mission_problems
from mission_cli.core.slug import is_slug
from mission_cli.core.summary import packed, summarise
from mission_cli.storage.quick.canonical import mission_in
from mission_cli.storage.quick.standins import Light, LightMission, Unsure
from mission_cli.storage.reading import plain

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission

# Far below the limits of size and of number of values that the strict reading sets.
_MOST = 100_000
# Every byte but control characters; those from U+0080 on; what else YAML forbids, or takes for a line end in one version.
_USUAL = bytes(byte for byte in range(256) if byte == 10 or (byte >= 32 and byte != 127))
_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_ODD = ("\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff")


def quick_row(root: str, name: str) -> str | None:
    """The packed summary of a file without any finding, None for one that is to be read strictly."""
    raw = content(f"{root}/{name}")
    return quick_row_of(raw, name) if raw else None


def quick_row_of(raw: bytes, name: str) -> str | None:
    """`quick_row` of these bytes."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    if len(raw) > _MOST or not is_slug(stem):
        return None
    try:
        if raw.translate(None, _USUAL):
            raw = raw.replace(b"\r\n", b"\n")
            if raw.translate(None, _USUAL):
                return None
        text = raw.removeprefix(b"\xef\xbb\xbf").decode()
        if not text.isascii() and (_CONTROL.search(raw) or any(map(text.__contains__, _ODD))):
            return None
        mission = _mission(text if text[-1:] == "\n" else text + "\n")
        return (
            None if mission_problems(mission) else packed(summarise(stem, name, mission)._replace(latest=latest(raw)))
        )
    except (ValueError, AttributeError):  # no UTF-8; or a rule looks at more than there is
        return None


def _mission(text: str) -> Mission:
    """What stands for the mission of a text, as far as rules and summaries look at it."""
    found = mission_in(text)
    values, contract = found.__dict__, found.contract
    for key in ("consultant", "manager"):
        values[key] = values[key] and Light({"name": values[key]})
    values["closed"] = values["closed"] and Light({"day": values["closed"]})
    mission = LightMission(values)
    if contract.amendments and (mission.offboarding or mission.renewal):
        raise Unsure  # which end they are of, the strict reading knows
    if min(mission.end, contract.end) < contract.start:
        raise Unsure  # the rules would compare with a date
    return cast("Mission", mission)


def content(path: str) -> bytes | None:
    """A file's bytes; None for one that is large, or that the strict reading has something to say about."""
    return plain(path, _MOST)
