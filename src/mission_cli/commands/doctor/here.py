"""What `mission doctor` looks at around the program: Python, the terminal, the language, what TAB completes."""

from __future__ import annotations

import locale
import os
import platform
import sys

from mission_cli.commands.doctor.found import CheckResult, Checkup, Mend, not_applicable, ok, warning
from mission_cli.texts import LANGUAGES, language, t


def program(_: Checkup) -> CheckResult:
    from mission_cli import __version__

    return ok(t("doctor.program", version=__version__, python=platform.python_version()))


def terminal(_: Checkup) -> CheckResult:
    """Whether accents come through: what is written is UTF-8, whatever the terminal takes."""
    encoding = locale.getencoding()
    names = sys.getfilesystemencoding()
    if _is_utf8(encoding) and _is_utf8(names):
        return ok(t("doctor.utf8"))
    shown = encoding if not _is_utf8(encoding) else names
    return warning(t("doctor.not-utf8", encoding=shown), "chcp 65001" if os.name == "nt" else "export LC_ALL=C.UTF-8")


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("-", "").replace("_", "") == "utf8"


def spoken(place: Checkup) -> CheckResult:
    """The language in use, and what says so."""
    wanted = os.environ.get("MISSION_LANG", "")
    if wanted and wanted not in LANGUAGES:
        return warning(t("doctor.unknown-language", value=wanted, known=", ".join(LANGUAGES)))
    files = place.session.workspace.settings.lang if place.root else None
    if files and files != language():
        return ok(t("doctor.language-apart", name=t(f"doctor.in-{language()}"), files=t(f"doctor.in-{files}")))
    return ok(t("doctor.language", name=t(f"doctor.in-{language()}")))


def completion(_: Checkup) -> CheckResult:
    from mission_cli.commands.shells.install import install, installed, shell_in_use

    shell = shell_in_use()
    if shell is None:
        return not_applicable(t("doctor.no-shell"))
    state = installed(shell)
    if state == "current":
        return ok(t("doctor.completion", shell=shell))
    mend = Mend(t("doctor.ask-completion", shell=shell), lambda: install(shell))
    key = "doctor.completion-old" if state == "old" else "doctor.no-completion"
    return warning(t(key, shell=shell), "mission --install-completion", mend)
