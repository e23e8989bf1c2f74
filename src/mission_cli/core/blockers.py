"""A stuck mission: the blockers that are open, what each needs next, and the questions of its diagnosis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mission_cli.core.calendar_names import fold
from mission_cli.core.changes import Append, Change, Remove, Set

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from mission_cli.core.changes import Path, Value
    from mission_cli.core.model.journal import Blocker, Option
    from mission_cli.core.model.mission import Dated, Mission

Step: TypeAlias = Literal["diagnose", "option", "choose", "resolve"]

QUESTIONS: Final = ("objectives", "measure", "priorities", "communication", "origin")
"""The questions of a diagnosis, in the order they are asked. Their words are `blocker.ask-…` in the catalogue."""
ENOUGH: Final = 2
"""Options to weigh before choosing: with one alone nothing is chosen."""


def blockers(mission: Mission, today: dt.date) -> list[Dated]:
    """Every blocker opened on `today` or before, oldest first."""
    return [item for item in mission.dated() if item.entry.type == "blocker" and item.entry.date <= today]


def open_blockers(mission: Mission, today: dt.date) -> list[Dated]:
    """The blockers that nobody has solved, oldest first."""
    return [item for item in blockers(mission, today) if is_open(item)]


def is_open(item: Dated) -> bool:
    """Whether a blocker is not solved."""
    return item.entry.type == "blocker" and item.entry.resolved is None


def next_step(blocker: Blocker) -> Step | None:
    """What comes next on the way out; None once it is solved."""
    return step_after(
        diagnosed=bool(blocker.diagnosis),
        options=len(blocker.options),
        chosen=blocker.chosen is not None,
        resolved=blocker.resolved is not None,
    )


def step_after(*, diagnosed: bool, options: int, chosen: bool, resolved: bool) -> Step | None:
    """As `next_step`, from plain facts. What was skipped is not asked for again."""
    if resolved:
        return None
    if chosen:
        return "resolve"
    if options:
        return "choose"
    return "option" if diagnosed else "diagnose"


def unanswered(blocker: Blocker) -> list[str]:
    """The questions of the diagnosis without an answer, in their order."""
    return [question for question in QUESTIONS if question not in blocker.diagnosis]


# Steps, as changes of the entry where it is ---------------------------------------------------------------------------


def diagnosed(at: Path, blocker: Blocker, answers: Mapping[str, str]) -> list[Change]:
    """Write the answers that are new; the others stay as they are."""
    if not blocker.diagnosis:
        return [Set((*at, "diagnosis"), dict(answers))] if answers else []
    return [
        Set((*at, "diagnosis", question), answer)
        for question, answer in answers.items()
        if blocker.diagnosis.get(question) != answer
    ]


def weighed(at: Path, options: Iterable[Mapping[str, Value]]) -> list[Change]:
    """Add options."""
    return [Append((*at, "options"), dict(option)) for option in options]


def option_meant(options: Sequence[Option], typed: str) -> Option | None:
    """The option of this number (from 1), of this text, or the only one that holds it; None for anything else."""
    wanted = fold(typed)
    if wanted.isdecimal() and 1 <= int(wanted) <= len(options):
        return options[int(wanted) - 1]
    exact = [option for option in options if fold(option.what) == wanted]
    found = exact[:1] or [option for option in options if wanted and wanted in fold(option.what)]
    return found[0] if len(found) == 1 else None


def chosen(at: Path, blocker: Blocker, what: str) -> list[Change]:
    """Choose; what is none of the options becomes one, so that the choice can be read beside what was weighed."""
    known = any(option.what == what for option in blocker.options)
    return [*([] if known else weighed(at, [{"what": what}])), Set((*at, "chosen"), what)]


def solved(at: Path, day: dt.date, resolution: str) -> list[Change]:
    """Close with what solved it."""
    return [Set((*at, "resolved"), day), Set((*at, "resolution"), resolution)]


def reopened(at: Path, blocker: Blocker) -> list[Change]:
    """Open again; what is taken away belongs in a note."""
    last = [Remove((*at, "resolution"))] if blocker.resolution is not None else []
    return [Remove((*at, "resolved")), *last]
