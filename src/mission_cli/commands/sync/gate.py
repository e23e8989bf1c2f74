"""What must not leave: files that do not read or hold markers, new errors, and records that nobody meant to remove."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mission_cli.commands.check.compared import losses, new_errors, sources_of, states
from mission_cli.commands.excerpts import with_lines
from mission_cli.core.lost import removed
from mission_cli.errors import Finding, InvalidDataError
from mission_cli.render.out import message
from mission_cli.storage.git import against
from mission_cli.storage.git import remote as git
from mission_cli.storage.git.blobs import contents
from mission_cli.storage.git.ongoing import resolved
from mission_cli.storage.git.stages import has_markers
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.storage.git.remote import Shared
    from mission_cli.storage.workspace import Workspace


def refuse_to_send(workspace: Workspace, of: Shared, *, there: bool) -> None:
    """Raises InvalidDataError with the findings where the commits about to leave would pass on what must not.

    They are held against what the others have; on a branch that is new there, against where it left theirs.
    """
    root = workspace.root
    base = git.since(root, "HEAD", of.here) if there else git.unshared(root, of)[0]
    two = states(workspace, base, "HEAD")
    found = new_errors(workspace, two)
    if resolved(root, base):
        meant = removed(against.messages_since(root, base))
        found += [loss for loss in losses(workspace, two, of.name, meant) if loss.level == "error"]
    if found:
        raise InvalidDataError(
            "sync.gate-lost" if all(one.code.startswith("E-LOST") for one in found) else "sync.gate",
            findings=sorted(found, key=lambda one: one[:5]),
            sources=sources_of(two, found),
            removal=next((one.args["removal"] for one in found if "removal" in one.args), ""),
        )


def refuse_marked(root: Path) -> None:
    """Raises InvalidDataError where what is staged to go on with still holds a conflict: `git add -A` marks it as settled."""
    names = [name for name in git.staged(root) if name.startswith((f"{MISSIONS}/", f"{CONSULTANTS}/", SETTINGS))]
    raw = contents(root, (f":./{name}" for name in names))
    marked = {name: text for name in names if (text := raw.get(f":./{name}")) and has_markers(text)}
    if marked:
        findings = [finding for name, text in marked.items() for finding in read_raw(text, name)[2]]
        sources = {name: text.decode("utf-8", "replace") for name, text in marked.items()}
        raise InvalidDataError("sync.marked", findings=findings, sources=sources, paths=" ".join(marked))


def say_made_together(workspace: Workspace, of: Shared, start: str) -> None:
    """Say what two sides, each right in itself, made wrong together: two renewals, a closing here and a loan there."""
    root = workspace.root
    base = git.since(root, start, of.here)
    both = set(git.changed(root, base, start, MISSIONS)) & set(git.changed(root, base, of.here, MISSIONS))
    raw = contents(root, (f"{commit}:./{name}" for name in both for commit in (start, of.here, "HEAD")))
    found: list[Finding] = []
    sources: dict[str, str] = {}
    for name in sorted(both):
        now = raw[f"HEAD:./{name}"]
        if not name.endswith((".yaml", ".yml")) or now is None:
            continue
        known = {_key(one) for side in (start, of.here) for one in _findings(workspace, name, raw[f"{side}:./{name}"])}
        found += [one for one in _findings(workspace, name, now) if _key(one) not in known]
        sources[name] = now.decode("utf-8", "replace")
    if found:
        message(with_lines(found, sources), as_is=True)
        message(t("cli.warning", text=t("sync.made-together")))


def _findings(workspace: Workspace, name: str, raw: bytes | None) -> Iterable[Finding]:
    return workspace.read_content(workspace.root / name, raw)[1] if raw is not None else ()


def _key(finding: Finding) -> tuple[object, ...]:
    return (finding.code, *finding.args.items())
