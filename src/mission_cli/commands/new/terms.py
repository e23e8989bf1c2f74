"""The terms of a new mission as a person types them, read into an agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mission_cli.actions import days, parse
from mission_cli.commands.session import Session
from mission_cli.core.agreement import Agreement
from mission_cli.core.kinds import BENCH
from mission_cli.core.objectives import DraftObjective, bare_target
from mission_cli.errors import UsageError
from mission_cli.render.out import message
from mission_cli.render.words import echo, full_day
from mission_cli.shell import command_line
from mission_cli.texts import t

REQUIRED = ("title", "consultant", "client", "contact", "manager", "start", "end")
ON_THE_BENCH = ("subject", "association", "buddy", "hr")
"""What only a mission on the bench has."""
SINGLE = ("kind", *REQUIRED, "notice", "rate", "order", "every", "vision", *ON_THE_BENCH)
SEVERAL = ("objective", "deliverable", "equipment", "access")
OBJECTIVE = ("specific", "measure", "target", "due", "achievable")
DELIVERABLE = ("title", "due", "acceptance")
EQUIPMENT = ("item", "condition")
ACCESS = ("system", "account")


def agreement(session: Session, typed: Mapping[str, Any]) -> Agreement:
    """The terms in `typed`: a text for each of SINGLE, a list of texts for each of SEVERAL. Raises UsageError."""
    settings = session.workspace.settings
    for name in ON_THE_BENCH:
        if typed.get(name):
            raise UsageError("new.bench-only", name=f"--{name}", kinds=", ".join(BENCH))
    start, end = dates(session, typed)
    for name in ("title", "client"):
        if not typed[name].strip():
            raise UsageError("cli.no-value", name=f"--{name}")
    return Agreement(
        title=typed["title"].strip(),
        consultant=str(parse.person(typed["consultant"], "--consultant")),
        client=typed["client"].strip(),
        contact=str(parse.person(typed["contact"], "--contact")),
        manager=str(parse.person(typed["manager"], "--manager")),
        start=start,
        end=end,
        every=parse.duration(typed["every"], "--every") if typed.get("every") else settings.every,
        **optional(session, typed),
    )


def optional(session: Session, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The terms that every kind of mission may have and none must, as an agreement takes them. Raises UsageError."""
    currency = session.workspace.settings.currency
    return {
        "notice": parse.duration(typed["notice"], "--notice") if typed.get("notice") else None,
        "rate": parse.rate(typed["rate"], "--rate", currency) if typed.get("rate") else None,
        "order": (typed.get("order") or "").strip() or None,
        "vision": (typed.get("vision") or "").strip() or None,
        "objectives": [objective(session, text) for text in typed.get("objective") or ()],
        "deliverables": [_deliverable(session, text) for text in typed.get("deliverable") or ()],
        "equipment": [_named(text, EQUIPMENT, "--equipment") for text in typed.get("equipment") or ()],
        "access": [_named(text, ACCESS, "--access") for text in typed.get("access") or ()],
    }


def objective(session: Session, text: str) -> DraftObjective:
    """`"what; measure; target; date; why it can be reached"`; only the first part is needed. Raises UsageError."""
    found = _named(text, OBJECTIVE, "--objective")
    due = session.told_day(found["due"], days.OBJECTIVE) if "due" in found else None
    target, better = None, None
    if "target" in found:
        parse.figure(found["target"], "--objective")
        target, better = bare_target(found["target"])
    return DraftObjective(found["specific"], found.get("measure"), target, due, found.get("achievable"), better)


def readable(session: Session, name: str, text: str) -> str:
    """A deliverable, piece of equipment or access as typed, its day as it was understood. Raises UsageError."""
    if name != "deliverable":
        _named(text, EQUIPMENT if name == "equipment" else ACCESS, f"--{name}")
        return text
    found = _deliverable(session, text)
    return "; ".join(str(found.get(part, "")) for part in DELIVERABLE).rstrip("; ")


def one_line(mission_id: str, typed: Mapping[str, Any]) -> str:
    """The command line that says the same."""
    words = []
    for name in (*SINGLE, *SEVERAL):
        value = typed.get(name)
        for text in value if isinstance(value, list) else [value]:
            if text:
                words += [f"--{name}", text]
    return command_line("mission new", [mission_id], words)


def refuse_end_before_start(start: Any, end: Any) -> None:
    """Raises UsageError when the end, inclusive, is before the start."""
    if end < start:
        raise UsageError("new.end-before-start", start=full_day(start))


def dates(session: Session, typed: Mapping[str, Any]) -> tuple[Any, Any]:
    """The first and the last day, both inclusive, said as they were understood. Raises UsageError."""
    start = session.read_day(typed["start"], days.START)
    end = session.read_day(typed["end"], days.END)
    refuse_end_before_start(start, end)
    for name, when in (("--start", start), ("--end", end)):
        message(echo(name, when, session.today))
    return start, end


def _named(text: str, names: Sequence[str], option: str) -> dict[str, str]:
    found = parse.parts(text, names)
    if names[0] not in found:
        raise UsageError("new.shape", name=option, shape="; ".join(t(f"new.part-{name}") for name in names))
    return found


def _deliverable(session: Session, text: str) -> dict[str, Any]:
    found: dict[str, Any] = _named(text, DELIVERABLE, "--deliverable")
    return found | ({"due": session.told_day(found["due"], days.DELIVERABLE)} if "due" in found else {})
