"""`mission resolve`: settle missions in conflict from what git's index keeps, whatever brought the conflict about."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import DryRun, Full, Json, Yes
from mission_cli.commands.resolve.plan import (
    Choices,
    Conflict,
    Plan,
    choices_of,
    name_of,
    planned,
    refuse_unknown,
    with_second,
)
from mission_cli.commands.resolve.say import answer, say_partly, say_sides
from mission_cli.commands.resolve.values import refuse_wrong_values
from mission_cli.commands.resolve.write import carry_out, show_dry_run
from mission_cli.commands.session import Session
from mission_cli.errors import ConflictError, NotFoundError
from mission_cli.render.safe import one_line
from mission_cli.storage.git import ongoing as git_now
from mission_cli.storage.git import stages
from mission_cli.storage.git.ongoing import Ongoing, Side, work_tree
from mission_cli.storage.git.stages import OURS, Stages
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.storage.workspace import content_of
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.resolve.plan import Whose


def resolve(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", show_default=False)] = None,
    ours: Annotated[bool, typer.Option("--ours")] = False,
    theirs: Annotated[bool, typer.Option("--theirs")] = False,
    take: Annotated[list[str] | None, typer.Option("--take", metavar="PLACE=ours|theirs")] = None,
    put: Annotated[list[str] | None, typer.Option("--set", metavar="PLACE=VALUE")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    whole = full or before_a_person()
    choices = choices_of(ours=ours, theirs=theirs, take=take or [], put=put or [], again=yes)
    root = work_tree(session.root)
    found = stages.conflicted(root, MISSIONS, CONSULTANTS, SETTINGS)
    now = git_now.ongoing(root)
    if now is None and found:
        blobs = {blob for three in found.values() for blob in three.blobs}
        now = git_now.of_stash(root, list(found), blobs)
    named = _named(root, found, files or [])
    both = git_now.sides(root, now) if now and named else (Side(), Side())
    taken = {path.stem for path in session.workspace.files()}
    found_plans = (planned(conflict, choices) for conflict in _conflicts(root, named, now, both))
    plans = [with_second(plan, taken) for plan in found_plans]
    refuse_unknown(choices, plans)
    refuse_wrong_values(plans, choices)
    for plan in plans:
        say_partly(plan, choices, whole=whole)
    if not json and now and plans:
        say_sides(now, both, whole=whole)
    if session.interactive and not (dry_run or json):
        plans = [_asked(root, now, plan, choices) for plan in plans]
    if dry_run:
        show_dry_run(plans, json=json)
    else:
        carry_out(session, root, plans)
    return answer(session, root, now, both, plans, dry_run=dry_run, json=json, whole=whole)


# What is in conflict -------------------------------------------------------------------------------------------------


def _named(root: Path, found: dict[str, Stages], names: list[str]) -> dict[str, Stages]:
    """The files meant on the command line, all of them when none is named. Raises NotFoundError."""
    if not names:
        return found
    chosen: dict[str, Stages] = {}
    for name in names:
        here = os.path.relpath(Path(name).absolute(), root).replace(os.sep, "/")
        exact = [path for path in found if path in (name, here) or Path(path).stem == name]
        close = exact or [path for path in found if name and Path(path).stem.startswith(name)]
        if len(close) != 1:
            ids = ", ".join(sorted(close or found)) or t("resolve.no-places")
            raise NotFoundError("resolve.ambiguous" if close else "resolve.not-in-conflict", id=name, ids=ids)
        chosen[close[0]] = found[close[0]]
    return chosen


def _conflicts(root: Path, named: dict[str, Stages], now: Ongoing | None, both: tuple[Side, Side]) -> list[Conflict]:
    if not named or now is None:
        return []
    labels = (_label("ours", both[0]), _label("theirs", both[1]))
    ordered = labels if now.yours_at == OURS else (labels[1], labels[0])
    return [Conflict(path, three, now.yours_at, _seen(root, path), ordered) for path, three in sorted(named.items())]


def _seen(root: Path, path: str) -> bytes | None:
    try:
        return content_of(root / path, root)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConflictError("write.failed", path=str(path), words=error.strerror or str(error)) from None


def _label(whose: Whose, side: Side) -> str:
    """What stands behind a marker: whose it is, and its branch or commit."""
    named = side.branch or one_line(f"{side.commit} {side.subject}".strip())
    word = t("resolve.yours" if whose == "ours" else "resolve.theirs")
    return one_line(f"{word} {named} {f'({side.author})' if side.author else ''}")[:100].strip()


def _asked(root: Path, now: Ongoing | None, plan: Plan, choices: Choices) -> Plan:
    if plan.state not in ("conflict", "gone", "edited") or now is None:
        return plan
    from mission_cli.commands.recording.entries import say_same_as
    from mission_cli.commands.resolve.ask import asked

    name = name_of(plan.path)
    found, chosen = asked(plan, choices, git_now.last_of(root, now, plan.path), name)
    if found.state == "settled":
        line = ["resolve", name]
        line += [f"--{chosen.every}"] if chosen.every else []
        line += [word for place, whose in chosen.take.items() for word in ("--take", f"{place}={whose}")]
        line += [word for place, value in chosen.put.items() for word in ("--set", f"{place}={value}")]
        say_same_as(line)
    return found
