"""What git calls to merge three contents of one file: read, merged, written over ours; never more than yes or no.

Neither a workspace nor typer is needed, and nothing may go wrong: where the merge of the data cannot be had, git's own
merge of the lines stands in for it, with markers where both sides changed the same lines.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

DONE, CONFLICT = 0, 1
USUAL_LABELS = ("ours", "theirs")
_USUAL = 7  # the length of a marker


def drive(words: Sequence[str]) -> int:
    """Merge the files git names: the base, ours (which gets the result), theirs, the length of markers, the path.

    0 when nothing is left to settle, else 1; also when it is interrupted, or no merge could be had: ours is then as it was.
    """
    try:
        # As many as are named above; a device could be read for ever.
        if not 3 <= len(words) <= 5 or not all(map(os.path.isfile, words[:3])):
            _say("merge.usage", *words)
            return CONFLICT
        return _first(words, _by_data, _by_lines, _by_git)
    except BaseException:  # noqa: BLE001  # git takes any other code for a merge that never was, and stops
        return CONFLICT


def _first(words: Sequence[str], *ways: Callable[..., int]) -> int:
    """The outcome of the first way that has one."""
    size = int(words[3]) if len(words) > 3 and words[3].isdecimal() else _USUAL
    for way in ways:
        try:
            return way(Path(words[0]), Path(words[1]), Path(words[2]), min(max(size, 1), 255), words[-1])
        except Exception:  # noqa: BLE001, S112  # whatever it is, the next way does without it
            continue
    return CONFLICT


def _by_data(base: Path, ours: Path, theirs: Path, size: int, name: str) -> int:
    from mission_cli.core.changes import path_text
    from mission_cli.storage import disk
    from mission_cli.storage.merging import merged
    from mission_cli.storage.write import put

    before = disk.read(ours)
    three = (disk.read(base), before, disk.read(theirs))
    result = merged(*three, marker_size=size)
    if result.clashes and (labels := _labels()) != USUAL_LABELS:
        result = merged(*three, marker_size=size, labels=labels)
    if result.content != before:
        put(ours, result.content, durable=False)
    if result.clashes:
        _say("merge.clash", name, ", ".join(dict.fromkeys(path_text(clash.path) for clash in result.clashes)))
    return CONFLICT if result.clashes else DONE


def _labels() -> tuple[str, str]:
    """Whose the two sides of a marker are, in the words of `mission resolve`: in a rebase git's ours are the others'."""
    from mission_cli.storage.git.ongoing import SWAPPED, ongoing

    try:
        now = ongoing(Path.cwd())
    except Exception:  # noqa: BLE001  # the names are a help, the merge is what counts
        return USUAL_LABELS
    return (USUAL_LABELS[1], USUAL_LABELS[0]) if now and now.kind in SWAPPED else USUAL_LABELS


def _by_lines(base: Path, ours: Path, theirs: Path, size: int, name: str) -> int:
    from mission_cli.storage import disk
    from mission_cli.storage.git.merge_file import merged_lines
    from mission_cli.storage.write import put

    three = (disk.read(base), disk.read(ours), disk.read(theirs))
    result = merged_lines(*three, marker_size=size)
    if result.conflicts and (labels := _labels()) != USUAL_LABELS:
        result = merged_lines(*three, marker_size=size, labels=labels)
    put(ours, result.content, durable=False)
    _say("merge.lines", name)
    return CONFLICT if result.conflicts else DONE


def _by_git(base: Path, ours: Path, theirs: Path, size: int, name: str) -> int:
    """Where no temporary file can be made, git may still write over ours."""
    from mission_cli.storage.git.process import answer

    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    files = (str(ours), str(base), str(theirs))
    done = answer(Path(), "merge-file", "-q", f"--marker-size={size}", *labels, "--", *files)
    _say("merge.lines", name)
    return DONE if done.code == DONE else CONFLICT


def _say(key: str, *values: str) -> None:
    """A line on standard error; where it cannot be said, the merge stands all the same."""
    try:
        from mission_cli.commands.language import choose
        from mission_cli.render.out import message, use_utf8
        from mission_cli.render.safe import visible
        from mission_cli.texts import t, use_language

        use_utf8()
        use_language(choose(()))
        path, places = ([*(visible(value) for value in values), "", ""])[:2]
        message(t(key, path=path, places=places))
    except Exception:  # noqa: BLE001, S110
        pass
