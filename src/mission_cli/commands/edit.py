"""`mission edit`: a mission in the person's editor; what comes back is checked, and nothing typed is lost."""

from __future__ import annotations

import contextlib
import zlib
from pathlib import Path

import typer

from mission_cli.commands.excerpts import with_lines
from mission_cli.commands.options import Commit, MissionId
from mission_cli.commands.recording.drafts import shown
from mission_cli.commands.recording.save import commit_if_asked
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.core.migrate import refuse_older
from mission_cli.errors import ConflictError, Exit, Finding, InvalidDataError, MissionError, UsageError
from mission_cli.render.out import message, prose
from mission_cli.render.safe import visible
from mission_cli.storage import reading
from mission_cli.storage.aside import draft_folders, kept_aside
from mission_cli.storage.leftovers import forget, goes_on
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw
from mission_cli.storage.write import update
from mission_cli.texts import t

_PARTS = 6
"""Of the name of a kept version: three of the day, the mark of the mission it was made from, two of its run."""


def edit(
    ctx: typer.Context,
    mission_id: MissionId = None,
    commit: Commit = None,
) -> int:
    session = Session.of(ctx)
    if mission_id is None:
        mission_id = session.mission(None).id
    path = session.workspace.find(mission_id)
    if not session.interactive and not ask.editor_is_set():
        raise UsageError("edit.no-terminal")
    before = _content(path, session.workspace.relative(path), session.workspace.root)
    refuse_older(session.workspace.read(path)[1], path.stem)
    copy = _taken_up(session, path, before) or _copy(session, path, before)
    try:
        after = _edited(session, copy, session.workspace.relative(path))
        if after == before:
            message(t("cli.unchanged", path=visible(session.workspace.relative(path))))
            forget(copy)
            return Exit.DONE
        update(
            session.workspace.root,
            path,
            lambda current: _unless_changed(current, before, after, path),
            session.remember(t("edit.subject", id=path.stem)),
        )
    except (MissionError, KeyboardInterrupt, EOFError):
        if _held(copy) == before:
            forget(copy)
        elif copy.exists():
            message(t("edit.kept", copy=visible(shown(copy)), path=visible(session.workspace.relative(path))))
        raise
    forget(copy)
    prose(t("edit.done", path=visible(session.workspace.relative(path))))
    commit_if_asked(session, [path], t("edit.subject", id=path.stem), commit)
    return Exit.DONE


def _content(path: Path, name: str, root: Path | None) -> bytes:
    try:
        return reading.whole(path, root)
    except reading.OutsideError as error:
        raise MissionError("write.outside", path=name, target=error.target) from None
    except reading.NotAFileError:
        raise MissionError("write.not-a-file", path=name) from None
    except OSError as error:
        raise MissionError("write.failed", path=name, words=error.strerror or str(error)) from None


def _held(copy: Path) -> bytes | None:
    """What a kept version holds; None where it cannot be told."""
    try:
        return reading.whole(copy, copy.parent)
    except OSError:
        return None


def _copy(session: Session, path: Path, content: bytes) -> Path:
    """A working copy, so that a half-finished edit never stands in the workspace; its name tells whose it is."""
    return kept_aside(session.workspace.root, f"edit-{path.stem}-{session.today}-{_mark(content)}", ".yaml", content)


def _taken_up(session: Session, path: Path, before: bytes) -> Path | None:
    """The version that an earlier edit left, if the mission is still what it was then and the person wants it."""
    waiting = []
    for folder in draft_folders(session.workspace.root, make=False):
        for draft, (*_, mark, number, _) in _versions(folder, path.stem):
            if goes_on(number):
                continue  # in another terminal's editor
            if _held(draft) == before:
                forget(draft)  # left by a run that was killed before the first change, or after the last
            elif mark == _mark(before):
                waiting.append(draft)
    if not waiting:
        return None
    draft = waiting[-1]
    if not session.interactive:
        message(t("edit.waiting", path=visible(shown(draft))))
        return None
    answers = [(answer, t(f"entries.draft-{answer}")) for answer in ("take", "later", "drop")]
    answer = ask.choose(t("edit.offer", path=visible(shown(draft))), answers, "take")
    if answer == "drop":
        forget(draft)
    return draft if answer == "take" else None


def _versions(folder: Path, stem: str) -> list[tuple[Path, list[str]]]:
    """The kept versions of a mission in a folder, and the parts of their names: the day, the mark, the run."""
    prefix, found = f"edit-{stem}-", []
    with contextlib.suppress(OSError):
        for name in sorted(entry.name for entry in reading.entries(folder)):
            parts = name.removeprefix(prefix).removesuffix(".yaml").split("-")
            if name.startswith(prefix) and name.endswith(".yaml") and len(parts) == _PARTS:
                found.append((folder / name, parts))
    return found


def _mark(content: bytes) -> str:
    """What tells which version of a mission a draft was made from: taken up on another, it would undo a change."""
    return f"{zlib.crc32(content):08x}"


def _edited(session: Session, copy: Path, name: str) -> bytes:
    """What comes back from the editor once it has no error; the person may go on editing until then.

    Raises InvalidDataError when they stop before, or cannot be asked.
    """
    from mission_cli.core.model.read import read_mission

    while True:
        ask.open_editor(copy)
        after = _content(copy, str(copy), None)
        document, data, findings = read_raw(after, name)
        if document is not None:
            findings = findings + findings_of(document, name, read_mission(data)[1])
        if not findings:
            return after
        wrong = [finding for finding in findings if finding.level == "error"]
        _show(findings, name, after)
        if not wrong:
            return after
        if not session.interactive or not ask.confirm(t("edit.again", n=len(wrong))):
            raise InvalidDataError("edit.refused")


def _show(findings: list[Finding], name: str, content: bytes) -> None:
    message(with_lines(findings, {name: content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")}))


def _unless_changed(current: bytes, before: bytes, after: bytes, path: Path) -> bytes:
    if current != before:
        raise ConflictError("write.changed", path=str(path))
    return after
