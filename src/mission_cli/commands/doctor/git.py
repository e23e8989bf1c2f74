"""What `mission doctor` looks at in git: the program, the repository, who signs, how missions are merged and kept."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePath

from mission_cli.commands.doctor.found import CheckResult, Checkup, Mend, not_applicable, ok, problem, some, warning
from mission_cli.commands.recording.save import commit_if_asked
from mission_cli.errors import RefusedWriteError, UsageError
from mission_cli.storage.git import driver
from mission_cli.storage.git import settings as git
from mission_cli.storage.git.ongoing import ongoing
from mission_cli.storage.git.own_files import IGNORE, TAKE_OUT, close, exposed
from mission_cli.storage.git.stages import unmerged
from mission_cli.storage.root import OWN_FOLDER
from mission_cli.texts import t

FIX = "mission doctor --fix"
_COMMIT = f"git add {driver.ATTRIBUTES} && git commit --only {driver.ATTRIBUTES}"


def version(_: Checkup) -> CheckResult:
    found = git.version()
    if found is None:
        return warning(t("doctor.no-git"), "https://git-scm.com/downloads")
    if git.is_old(found):
        return problem(t("doctor.old-git", version=found, oldest=".".join(map(str, git.OLDEST))))
    return ok(t("doctor.git", version=found))


def repository(place: Checkup) -> CheckResult:
    match place.git:
        case "no-git":
            return not_applicable(t("doctor.without-git"))
        case "untrusted":
            top = shlex.quote(git.top(place.folder))
            return problem(t("doctor.untrusted"), f"git config --global --add safe.directory {top}")
        case "broken":
            return problem(t("doctor.broken", words=" ".join(place.in_git.words.split())))
        case "bare":
            return problem(t("doctor.bare", path=place.in_git.words), "git clone")
        case "elsewhere":
            return problem(t("doctor.elsewhere", where=place.in_git.words), "git config --unset core.worktree")
        case "inside":
            return problem(t("doctor.inside"))
        case "nowhere":
            return not_applicable(t("doctor.nowhere"))
        case _:
            return ok(t("doctor.repository"))


def identity(place: Checkup) -> CheckResult:
    if place.git != "work-tree":
        return not_applicable(t("doctor.no-repository"))
    who = git.identity(place.folder)
    name, mail = 'git config --global user.name "…"', "git config --global user.email …"
    if not who.who:
        return problem(t("doctor.nobody"), f"{name} && {mail}")
    if who.guessed:
        return warning(t("doctor.guessed", who=who.who), mail)
    return ok(t("doctor.identity", who=who.who))


def program(place: Checkup) -> CheckResult:
    """Whether git's shell finds this program, of this version: the driver and hooks start it by its name."""
    if place.git != "work-tree":
        return not_applicable(t("doctor.no-repository"))
    from mission_cli import __version__

    found = git.program(place.folder)
    if not found.path:
        return warning(t("doctor.not-on-path"), "pipx ensurepath")
    if not found.version.startswith("mission "):
        return problem(t("doctor.other-program", path=found.path))
    if found.version != f"mission {__version__}":
        return warning(t("doctor.other-version", path=found.path, version=found.version, own=__version__))
    if "/shims/" in found.path.replace("\\", "/"):
        return warning(t("doctor.shim", path=found.path), "pipx install .")
    return ok(t("doctor.on-path", path=found.path))


def attributes(place: Checkup) -> CheckResult:
    root = place.repository
    if driver.asked_for(root):
        if (root / driver.ATTRIBUTES).exists() and not git.is_committed(root, driver.ATTRIBUTES):
            return warning(t("doctor.attributes-uncommitted"), _COMMIT)
        return ok(t("doctor.attributes"))
    now = git.merged_by(root)
    mend = Mend(t("doctor.ask-attributes"), lambda: _asked_for(place))
    if now == "union":
        return problem(t("doctor.union"), FIX, mend)
    return warning(t("doctor.no-attributes"), FIX, mend)


def _asked_for(place: Checkup) -> None:
    """Raises UsageError where another line has the last word."""
    written = driver.ask_for(place.repository)
    if not driver.asked_for(place.repository):
        raise UsageError("doctor.overruled", now=git.merged_by(place.repository))
    if written:
        commit_if_asked(place.session, [place.repository / driver.ATTRIBUTES], t("doctor.subject"), None)


def merge_driver(place: Checkup) -> CheckResult:
    root = place.repository
    state = driver.registered(root)
    if state.current:
        return ok(t("doctor.driver" if state.command == driver.COMMAND else "doctor.driver-own"))
    mend = Mend(t("doctor.ask-driver"), lambda: driver.register(root))
    return warning(t("doctor.driver-old" if state.command else "doctor.no-driver"), FIX, mend)


def under_way(place: Checkup) -> CheckResult:
    root = place.repository
    marked = sorted({finding.path for finding in place.findings if finding.code == "E-MARKERS"})
    now = ongoing(root)
    if marked:
        # What git does not call a conflict any more, `resolve` has nothing of: the markers were committed.
        still = any(path.endswith(name) for path in unmerged(root) for name in marked)
        way_out = "mission resolve" if still else f"mission edit {PurePath(marked[0]).stem}"
        return problem(t("doctor.markers", paths=some(marked)), way_out)
    if now:
        return warning(t("doctor.under-way", kind=now.kind), "git status")
    return ok(t("doctor.at-rest"))


def line_ends(place: Checkup) -> CheckResult:
    """Whether git keeps files as they are written: one it rewrites conflicts in every line."""
    root = place.repository
    ends = git.line_ends(root)
    automatic = git.automatic_ends(root)
    turned = [one.path for one in ends if "text" in one.attributes.split() and one.committed in ("crlf", "mixed")]
    if turned:
        return problem(t("doctor.rewritten", n=len(turned), paths=some(turned)), "git add --renormalize .")
    apart = [one.path for one in ends if {one.committed, one.here} == {"lf", "crlf"}]
    if apart:
        return warning(t("doctor.other-ends", n=len(apart), paths=some(apart)), "git config core.autocrlf false")
    plain = [one for one in ends if not one.attributes]
    if automatic == "true" and (plain or not ends):
        return warning(t("doctor.autocrlf"), "git config core.autocrlf false")
    return ok(t("doctor.ends"))


def ignored(place: Checkup) -> CheckResult:
    root = place.repository
    names = git.ignored(root)
    if names:
        return problem(t("doctor.ignored", n=len(names), paths=some(names), rule=git.rule_of(root, names[0])))
    own = exposed(root)
    if own.known:
        return problem(t("doctor.own-committed", n=len(own.known), paths=some(own.known)), TAKE_OUT)
    if own.open:
        mend = Mend(t("doctor.ask-own", path=IGNORE), lambda: _closed(root))
        return problem(t("doctor.own-open", path=OWN_FOLDER), FIX, mend)
    return ok(t("doctor.not-ignored"))


def _closed(root: Path) -> None:
    """Raises RefusedWriteError."""
    try:
        close(root)
    except OSError as error:
        raise RefusedWriteError("write.failed", path=IGNORE, words=error.strerror or str(error)) from None
