"""What was recorded in a file since a step made it: who, what and when."""

from __future__ import annotations

from pathlib import Path

from mission_cli.core.history import UNREADABLE, events
from mission_cli.core.migrate import in_todays_format
from mission_cli.core.raw import Raw
from mission_cli.errors import GitError
from mission_cli.render.clash import who
from mission_cli.render.history import sentence, short
from mission_cli.render.safe import one_line
from mission_cli.storage.git.history import commits, followed
from mission_cli.storage.root import CONSULTANTS, MISSIONS
from mission_cli.storage.undo.undoing import Turn
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import t

MOST = 20


def recorded_since(root: Path, turn: Turn) -> str:
    """An event a line, and a line for each commit that changed the file; "" for what is no record, or says the same."""
    if not turn.path.startswith((f"{MISSIONS}/", f"{CONSULTANTS}/")):
        return ""
    found = [sentence(event) for event in events(_data(turn.made, turn.path), _data(turn.current, turn.path))]
    if not found:
        return ""
    lines = [f"  {words}" for words in found[:MOST]]
    if len(found) > MOST:
        lines.append(f"  {t('undo.and-more', n=len(found) - MOST)}")
    return "\n".join([*lines, *(f"  {t('undo.committed-by', who=words)}" for words in _committed(root, turn.path))])


def _data(raw: bytes | None, path: str) -> Raw:
    document, data, _ = read_raw(raw or b"", path)
    return in_todays_format(data) if document is not None else UNREADABLE


def _committed(root: Path, path: str) -> list[str]:
    """Who committed what in the file after it was made, newest first; nothing without git."""
    try:
        found = followed(commits(root, (path,)), path)
    except GitError:
        return []
    later = [one for one in found if any(any(touch.before) for touch in one.files)]
    return [one_line(f"{who(one.author, one.time[:10])}: {short(one.subject)}") for one in later[:MOST]]
