"""What `mission doctor` looks at in the workspace: what reads, what can be written, names, schemas, the index."""

from __future__ import annotations

import contextlib
import os
import shlex
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mission_cli.commands.doctor.found import CheckResult, Checkup, Mend, not_applicable, ok, problem, some, warning
from mission_cli.errors import GitError
from mission_cli.storage import reading
from mission_cli.storage.aside import DRAFT_DAYS, old_drafts
from mission_cli.storage.git import settings as git
from mission_cli.storage.leftovers import forget
from mission_cli.storage.modeline import led, led_astray
from mission_cli.storage.private import close_to_others, open_to_others
from mission_cli.storage.root import CONSULTANTS, MISSIONS, OWN_FOLDER, SETTINGS, TEMPLATES
from mission_cli.storage.undo.operations import Memory
from mission_cli.storage.write import update
from mission_cli.texts import t


def workspace(place: Checkup) -> CheckResult:
    if place.root is None:
        return not_applicable(t("doctor.no-workspace-here"))
    return ok(t("doctor.workspace", path=str(place.root)))


def settings(place: Checkup) -> CheckResult:
    root = place.workspace
    findings = place.session.workspace.settings_findings
    if any(finding.level == "error" for finding in findings):
        return problem(t("doctor.settings-wrong", n=len(findings)), f"mission check {SETTINGS}")
    return ok(t("doctor.settings" if (root / SETTINGS).exists() else "doctor.settings-default"))


def files(place: Checkup) -> CheckResult:
    """Whether every file reads, and nothing lies among the missions that is not read at all."""
    root = place.workspace
    wrong = sorted({finding.path for finding in place.findings if finding.level == "error"} - {SETTINGS})
    if wrong:
        return problem(t("doctor.files-wrong", n=len(wrong), paths=some(wrong)), "mission check")
    strange = sorted(name for name in _names(root) if not name.endswith((".yaml", ".yml")))
    if strange:
        return warning(t("doctor.not-read", n=len(strange), paths=some(strange)))
    missions, profiles = (
        len(found()) for found in (place.session.workspace.files, place.session.workspace.profile_files)
    )
    return ok(t("doctor.files", missions=t("doctor.missions", n=missions), profiles=t("doctor.profiles", n=profiles)))


def permissions(place: Checkup) -> CheckResult:
    root = place.workspace
    held = [name for name in (MISSIONS, CONSULTANTS, TEMPLATES) if os.path.lexists(root / name)]
    closed = [name for name in held if not os.access(root / name, os.R_OK | os.X_OK)]
    if closed:
        return problem(t("doctor.closed", paths=some(closed)), _chmod("u+rwX", closed, root))
    refused = [name for name in (".", MISSIONS, CONSULTANTS) if name in [".", *held] and not _writable(root / name)]
    if refused:
        return problem(t("doctor.read-only", paths=some(refused)), _chmod("u+w", refused, root))
    sealed = [name for name in _names(root) if not os.access(root / name, os.R_OK | os.W_OK)]
    if sealed:
        return warning(t("doctor.sealed", n=len(sealed), paths=some(sealed)), _chmod("u+rw", sealed[:3], root))
    told = open_to_others(root)
    if told:
        paths = [path.relative_to(root).as_posix() for path in told]
        mend = Mend(t("doctor.ask-private", path=OWN_FOLDER), lambda: close_to_others(told))
        return warning(t("doctor.told", n=len(paths), paths=some(paths)), _chmod("-R go=", [OWN_FOLDER], root), mend)
    return ok(t("doctor.writable"))


def _writable(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.W_OK | os.X_OK)


def _chmod(mode: str, names: list[str], root: Path) -> str:
    return " ".join(("chmod", mode, *(shlex.quote(str(root / name)) for name in names)))


def names(place: Checkup) -> CheckResult:
    """Names that one colleague's computer keeps apart and another's does not."""
    root = place.workspace
    found = set(_names(root))
    with contextlib.suppress(GitError):
        found |= set(git.known(root)) if place.git == "work-tree" else set()
    same: defaultdict[str, set[str]] = defaultdict(set)
    for name in found:
        parts = name.split("/")
        for end in range(2, len(parts) + 1):  # folders clash too
            path = "/".join(parts[:end])
            same[unicodedata.normalize("NFC", path).casefold()].add(path)
    for clash in sorted(sorted(one) for one in same.values() if len(one) > 1):
        new = f"{clash[1].rpartition('.')[0]}-2.yaml"
        return problem(
            t("doctor.clash", paths=", ".join(map(_told_apart, clash))), shlex.join(["git", "mv", clash[1], new])
        )
    apart = sorted(name for name in found if unicodedata.normalize("NFC", name) != name)
    if apart:
        return warning(
            t("doctor.decomposed", paths=some(apart)),
            shlex.join(["git", "mv", apart[0], unicodedata.normalize("NFC", apart[0])]),
        )
    return ok(t("doctor.names"))


def _told_apart(name: str) -> str:
    """A name as it can be told from one that looks the same."""
    return name if unicodedata.normalize("NFC", name) == name else ascii(name)[1:-1]


def _names(root: Path) -> Iterator[str]:
    """Every file below missions and consultants, hidden ones left aside, relative to the workspace."""
    for under in (MISSIONS, CONSULTANTS):
        yield from (Path(path).relative_to(root).as_posix() for path in reading.below(root / under, root))


def schemas(place: Checkup) -> CheckResult:
    from mission_cli.commands.schema import outdated, write_schemas

    root = place.workspace
    old = outdated(place.session)
    mend = Mend(t("doctor.ask-schemas"), lambda: write_schemas(place.session))
    missing = [name for name in old if not os.path.lexists(root / name)]
    if missing:
        return warning(t("doctor.no-schemas", n=len(missing)), "mission schema", mend)
    if old:
        return warning(t("doctor.old-schemas", n=len(old)), "mission schema", mend)
    held = place.session.workspace
    astray = [finding.path for finding in led_astray(root, held.files() + held.profile_files())]
    if astray:
        mend = Mend(t("doctor.ask-astray"), lambda: _lead(root, astray))
        return warning(t("doctor.astray", n=len(astray), paths=some(astray)), "mission doctor --fix", mend)
    return ok(t("doctor.schemas"))


def _lead(root: Path, names: list[str]) -> None:
    memory = Memory(t("doctor.subject-astray"))
    for name in names:
        update(root, root / name, partial(led, depth=name.count("/")), memory)


def drafts(place: Checkup) -> CheckResult:
    """What was typed and never recorded, for too long: it names people, and what was said of them."""
    old = old_drafts(place.workspace, place.session.now)
    if not old:
        return ok(t("doctor.drafts", n=DRAFT_DAYS))
    shown = [path.name for path in old]
    mend = Mend(t("doctor.ask-drafts", n=len(old), paths=", ".join(shown)), lambda: _forgotten(old))
    return warning(t("doctor.old-drafts", n=len(old), days=DRAFT_DAYS, paths=some(shown)), "mission doctor --fix", mend)


def _forgotten(paths: list[Path]) -> None:
    for path in paths:
        forget(path)


def index(place: Checkup) -> CheckResult:
    from mission_cli.storage.cache import database
    from mission_cli.storage.cache.place import place_of

    kept_at = place_of(place.workspace)
    folders = [OWN_FOLDER, *([str(Path(kept_at).parent)] if kept_at else [])]  # the second is no part of the workspace
    for name in folders:
        if (place.workspace / name).is_dir() and not _writable(place.workspace / name):
            return warning(t("doctor.index-read-only", path=name), _chmod("u+rwx", [name], place.workspace))
    if kept_at is None or not Path(kept_at).is_file():
        return ok(t("doctor.no-index"))
    kept = database.opened(kept_at)
    if kept is None:
        return ok(t("doctor.index-left", n=1))
    kept.close()
    return ok(t("doctor.index", n=1, size=_size(Path(kept_at).stat().st_size)))


def _size(count: int) -> str:
    return t("doctor.kilobytes", n=max(1, round(count / 1000)))
