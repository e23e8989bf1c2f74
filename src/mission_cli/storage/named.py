"""An id as a person types it, looked for among the files there are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from mission_cli.core.nearest import nearest
from mission_cli.errors import NotFoundError


def meant(names: Iterable[str], wanted: str) -> str:
    """The path of the mission called `wanted`, or of the only one whose id starts so. Of two of one id, the first is meant.

    Raises NotFoundError naming the candidates or the nearest ids.
    """
    first_of: dict[str, str] = {}
    for name in names:
        key = folded(stem_of(name))
        twin = first_of.get(key)
        if twin is None or name.split("/") < twin.split("/"):
            first_of[key] = name
    # A shell completes the file's path: its name is the id.
    stem = wanted.rsplit("/", 1)[-1] if wanted.endswith((".yaml", ".yml")) else wanted
    wanted = folded(stem.removesuffix(".yaml").removesuffix(".yml"))
    if wanted in first_of:
        return first_of[wanted]
    paths = {stem_of(name): name for name in first_of.values()}
    starting = sorted(stem for stem in paths if folded(stem).startswith(wanted)) if wanted else []
    if len(starting) == 1:
        return paths[starting[0]]
    if starting:
        raise NotFoundError("error.ambiguous", id=wanted, ids=", ".join(starting[:8]))
    inside = [stem for stem in sorted(paths) if wanted and wanted in stem]
    near = nearest(wanted, sorted(paths)) or _nearest_start(wanted, sorted(paths))
    close = list(dict.fromkeys(([near] if near else []) + inside))[:5]
    if close:
        raise NotFoundError("error.unknown-near", id=wanted, ids=", ".join(close))
    raise NotFoundError("error.unknown", id=wanted)


def _nearest_start(wanted: str, ids: list[str]) -> str:
    """The id whose beginning is nearest to `wanted`, or "": a person types the first letters only."""
    starts: dict[str, str] = {}
    for stem in ids:
        for length in (len(wanted) - 1, len(wanted), len(wanted) + 1):
            starts.setdefault(stem[: max(1, length)], stem)
    near = nearest(wanted, starts)
    return starts[near] if near else ""


def stem_of(name: str) -> str:
    """The id of a mission, by its file's path."""
    return name.rpartition("/")[2].rpartition(".")[0]


def folded(name: str) -> str:
    """An id as it is compared: some systems tell small from capital letters in file names, others do not."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", name).casefold()
