"""`mission doctor`: what is not as it should be around the missions, and what to type; `--fix` does it, asking each time."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple, TypeAlias

import typer

from mission_cli.commands.doctor import files, git, here
from mission_cli.commands.doctor.found import CheckResult, Checkup, Inapplicable, Mend, Result, not_applicable, problem
from mission_cli.commands.options import Json, Yes
from mission_cli.commands.rows import show
from mission_cli.commands.session import Session
from mission_cli.errors import Exit, MissionError, UsageError
from mission_cli.render.out import message, result
from mission_cli.render.safe import visible
from mission_cli.render.say import in_words
from mission_cli.texts import t
from mission_cli.views.view import Column, View

Check: TypeAlias = Callable[[Checkup], CheckResult]
# In the order they are shown: the program, the workspace, git.
CHECKS: Final[dict[str, Check]] = {
    "program": here.program,
    "terminal": here.terminal,
    "language": here.spoken,
    "completion": here.completion,
    "workspace": files.workspace,
    "settings": files.settings,
    "files": files.files,
    "names": files.names,
    "permissions": files.permissions,
    "schemas": files.schemas,
    "index": files.index,
    "drafts": files.drafts,
    "git": git.version,
    "repository": git.repository,
    "identity": git.identity,
    "path": git.program,
    "attributes": git.attributes,
    "driver": git.merge_driver,
    "merge": git.under_way,
    "line-ends": git.line_ends,
    "ignored": git.ignored,
}


class Row(NamedTuple):
    """How one check ended."""

    check: str
    found: CheckResult


def doctor(
    ctx: typer.Context,
    fix: bool = typer.Option(False, "--fix"),
    yes: Yes = False,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    if fix and not yes and not session.interactive:
        raise UsageError("doctor.needs-yes")
    rows = _checked(session)
    if fix and _mend(rows, yes=yes):
        rows = _checked(session)
    view = View("doctor", {}, rows, _COLUMNS, ("result", "check", "message"))
    show(view, "json" if json else "table", None)
    if not json:
        _say_what_to_type(rows)
        message(_summary(rows))
    return Exit.FAILED if any(row.found.result == "problem" for row in rows) else Exit.DONE


def _checked(session: Session) -> list[Row]:
    """Every check, made anew: a mended thing is looked at again."""
    place = Checkup(_afresh(session))
    return [Row(name, _made(check, place)) for name, check in CHECKS.items()]


def _afresh(session: Session) -> Session:
    """The session without the workspace it has read."""
    session.__dict__.pop("workspace", None)
    return session


def _made(check: Check, place: Checkup) -> CheckResult:
    """How a check ends, whatever becomes of it: one that fails hides none of the others."""
    try:
        return check(place)
    except Inapplicable as why:
        return not_applicable(str(why))
    except MissionError as error:
        return problem(_said(error))
    except Exception as error:  # noqa: BLE001  # what is broken is what the doctor is asked about
        words = getattr(error, "strerror", None) or type(error).__name__
        return problem(t("doctor.failed", words=words))


def _said(error: MissionError) -> str:
    """The sentence of an error, on one line."""
    fields = in_words(error.args_for_text, partial(visible, keep="\n\t"))
    return " ".join(t(error.text, **fields).split())


# Mending -------------------------------------------------------------------------------------------------------------


def _mend(rows: Sequence[Row], *, yes: bool) -> bool:
    """Do what can be done, one by one, each with the person's consent; whether anything was."""
    done = False
    mends = [row.found.mend for row in rows if row.found.mend is not None]
    if not mends:
        message(t("doctor.nothing-to-fix"))
    for mend in mends:
        if yes or _agreed(mend):
            done = _done(mend) or done
    return done


def _agreed(mend: Mend) -> bool:
    from mission_cli.commands.typed.ask import confirm

    return confirm(mend.question)


def _done(mend: Mend) -> bool:
    try:
        with contextlib.redirect_stdout(sys.stderr):  # the result is the table
            mend.do()
    except MissionError as error:
        message(t("doctor.not-fixed", what=mend.question.rstrip(" ?\u00a0"), words=_said(error)))
        return False
    message(t("doctor.fixed", what=mend.question.rstrip(" ?\u00a0")))
    return True


# Showing -------------------------------------------------------------------------------------------------------------

_GLYPH: Final[dict[Result, str]] = {"ok": "✓", "warning": "!", "problem": "✗", "n/a": "–"}
_STYLE: Final[dict[Result, str]] = {"ok": "green", "warning": "yellow", "problem": "bold red", "n/a": "dim"}


def _result(row: Row) -> str:
    key = "not-applicable" if row.found.result == "n/a" else row.found.result
    return f"{_GLYPH[row.found.result]} {t(f'doctor.result-{key}')}"


_COLUMNS: Final[tuple[Column[Row], ...]] = (
    Column(
        *("result", lambda row: row.found.result, "doctor.head-result", _result),
        style=lambda row: _STYLE[row.found.result],
    ),
    Column(
        *("check", lambda row: row.check, "doctor.head-check"),
        cell=lambda row: t(f"doctor.check-{row.check}"),
    ),
    Column("message", lambda row: row.found.message, "doctor.head-message", fold=True),
    Column("fix", lambda row: row.found.fix or None),
    Column("fixable", lambda row: row.found.mend is not None),
)


def _say_what_to_type(rows: Sequence[Row]) -> None:
    """The commands below the table, each on a line that is never broken: they are there to be copied."""
    todo = [row for row in rows if row.found.fix]
    if todo:
        names = [t(f"doctor.check-{row.check}") for row in todo]
        width = max(map(len, names))
        lines = [f"  {name:<{width}}  {visible(row.found.fix)}" for name, row in zip(names, todo, strict=True)]
        result("\n".join(("", t("doctor.to-type"), *lines)))


def _summary(rows: Sequence[Row]) -> str:
    results = [row.found.result for row in rows]
    if "problem" not in results and "warning" not in results:
        return t("doctor.all-well")
    problems = t("doctor.problems", n=results.count("problem"))
    warnings = t("doctor.warnings", n=results.count("warning"))
    fixable = sum(row.found.mend is not None for row in rows)
    said = t("doctor.counts", problems=problems, warnings=warnings)
    return f"{said} {t('doctor.fixable', n=fixable)}" if fixable else said
