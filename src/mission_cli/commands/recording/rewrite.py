"""What `fmt` and `migrate` share: many files written again, each whole or not at all, the others all the same."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

from mission_cli.commands.excerpts import with_lines
from mission_cli.commands.session import Session
from mission_cli.commands.typed.files import file_named
from mission_cli.errors import Exit, Finding, InvalidDataError, MissionError, UsageError
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.render.say import in_words
from mission_cli.storage.workspace import Workspace, content_of
from mission_cli.storage.write import update
from mission_cli.texts import has, t

Plan = Callable[[Path, bytes], bytes]
"""The bytes of a file written again. Raises MissionError where that cannot be."""


class Outcome(NamedTuple):
    """What became of one file, or would become of it."""

    path: Path
    name: str
    before: bytes = b""
    after: bytes = b""
    error: MissionError | None = None

    @property
    def state(self) -> Literal["changed", "unchanged", "refused"]:
        """In one word, as JSON says it."""
        return "refused" if self.error else "changed" if self.before != self.after else "unchanged"


def chosen(workspace: Workspace, names: Iterable[str], folders: Container[str], refusal: str) -> list[Path]:
    """The files that are named, each once. Raises UsageError with the text `refusal` for one outside these folders."""
    paths = list(dict.fromkeys(file_named(workspace, name) for name in names))
    for path in paths:
        if path.relative_to(workspace.root).parts[0] not in folders:
            raise UsageError(refusal, path=workspace.relative(path))
    return paths


def planned(session: Session, paths: Iterable[Path], plan: Plan) -> list[Outcome]:
    """What would become of each file; nothing is written."""

    def look(path: Path) -> tuple[bytes, bytes]:
        held[path] = content_of(path, session.workspace.root)
        return held[path], plan(path, held[path])

    held: dict[Path, bytes] = {}
    found = [_one(session, path, look) for path in paths]
    return [outcome._replace(before=held.get(outcome.path, b"")) for outcome in found]


def written(session: Session, paths: Iterable[Path], plan: Plan, subject: str) -> list[Outcome]:
    """Write each file again under the workspace's lock, remembered as one operation."""
    root = session.workspace.root

    def write(path: Path) -> tuple[bytes, bytes]:
        return update(root, path, partial(plan, path), session.remember(subject))

    return [_one(session, path, write) for path in paths]


def _one(session: Session, path: Path, make: Callable[[Path], tuple[bytes, bytes]]) -> Outcome:
    name = session.workspace.relative(path)
    try:
        return Outcome(path, name, *make(path))
    except MissionError as error:
        return Outcome(path, name, error=error)
    except OSError as error:
        return Outcome(path, name, error=MissionError("write.failed", path=name, words=error.strerror or str(error)))


def refuse_errors(findings: Sequence[Finding], text: str, name: str, raw: bytes) -> None:
    """Raises InvalidDataError where a file has errors of its own; its name is not one."""
    wrong = [finding for finding in findings if finding.level == "error" and finding.code != "E-FILE-NAME"]
    if wrong:
        source = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        raise InvalidDataError(text, findings=wrong, sources={name: source}, path=name)


def say_refused(outcomes: Iterable[Outcome]) -> None:
    """Say why each file that was left was left."""
    for outcome in outcomes:
        if outcome.error:
            if outcome.error.findings:
                message(with_lines(outcome.error.findings, outcome.error.sources) + "\n")
            words = _words(outcome.error)
            named = words if outcome.name in words else t("fmt.refused", path=visible(outcome.name), words=words)
            message(t("cli.error", text=named))
            if has(f"{outcome.error.text}.help"):
                message(t("cli.help-line", text=_words(outcome.error, ".help")))


def _words(error: MissionError, part: str = "") -> str:
    fields = in_words(error.args_for_text, partial(visible, keep="\n\t"))
    return t(f"{error.text}{part}", **fields)


def say_counts(area: str, outcomes: Sequence[Outcome], *, done: bool, **fields: object) -> None:
    """How many files were written again, were right already, were left."""
    counts = {
        state: sum(outcome.state == state for outcome in outcomes) for state in ("changed", "unchanged", "refused")
    }
    told = [t(f"{area}.changed" if done else f"{area}.to-change", n=counts["changed"])] if counts["changed"] else []
    told += [t(f"{area}.current", n=counts["unchanged"], **fields)] if counts["unchanged"] or not outcomes else []
    told += [t(f"{area}.left", n=counts["refused"])] if counts["refused"] else []
    message(", ".join(told) + ".")


def as_item(outcome: Outcome) -> dict[str, Any]:
    """One file as JSON shows it."""
    return {
        "path": outcome.name,
        "result": outcome.state,
        "reason": _words(outcome.error) if outcome.error else None,
        "findings": [finding.code for finding in outcome.error.findings] if outcome.error else [],
    }


def exit_code(outcomes: Iterable[Outcome]) -> int:
    """That of the first kind of trouble there was: wrong data before what could not be written."""
    codes = {outcome.error.exit_code for outcome in outcomes if outcome.error}
    return max(codes, default=Exit.DONE, key=lambda code: (code == Exit.INVALID, code))
