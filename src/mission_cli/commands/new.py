"""`mission new`: agree a mission, by options or by prompts."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import typer

from mission_cli.commands import ask, parse
from mission_cli.commands.options import Author, Commit, DryRun, Json, MissionId
from mission_cli.commands.save import save_new
from mission_cli.commands.session import Session
from mission_cli.core.agreement import Agreement, proposed_id, record
from mission_cli.core.dates import add
from mission_cli.core.model.fields import Person
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.read import read_mission
from mission_cli.core.objectives import DraftObjective, lacks
from mission_cli.errors import ConflictError, Exit, InvalidDataError, UsageError
from mission_cli.render.out import message, prose, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import distance, echo, full_day, length
from mission_cli.storage.compose import new_mission
from mission_cli.storage.locate import findings_of
from mission_cli.storage.schema import SCHEMA_OF_MISSION
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import t

REQUIRED = ("title", "consultant", "client", "contact", "manager", "start", "end")
OBJECTIVE = ("specific", "measure", "target", "due", "achievable")
DELIVERABLE = ("title", "due", "acceptance")
EQUIPMENT = ("item", "condition")
ACCESS = ("system", "account")


def new(
    ctx: typer.Context,
    mission_id: MissionId = None,
    title: Annotated[str | None, typer.Option("--title")] = None,
    consultant: Annotated[str | None, typer.Option("--consultant", metavar='"NAME <MAIL>"')] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    contact: Annotated[str | None, typer.Option("--contact", metavar='"NAME <MAIL>"')] = None,
    manager: Annotated[str | None, typer.Option("--manager", metavar='"NAME <MAIL>"')] = None,
    start: Annotated[str | None, typer.Option("--start", metavar="DATE")] = None,
    end: Annotated[str | None, typer.Option("--end", metavar="DATE")] = None,
    notice: Annotated[str | None, typer.Option("--notice", metavar="DURATION")] = None,
    rate: Annotated[str | None, typer.Option("--rate", metavar="RATE")] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="DURATION")] = None,
    vision: Annotated[str | None, typer.Option("--vision")] = None,
    objective: Annotated[list[str] | None, typer.Option("--objective")] = None,
    deliverable: Annotated[list[str] | None, typer.Option("--deliverable")] = None,
    equipment: Annotated[list[str] | None, typer.Option("--equipment")] = None,
    access: Annotated[list[str] | None, typer.Option("--access")] = None,
    author: Author = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    typed: dict[str, Any] = {
        "title": title,
        "consultant": consultant,
        "client": client,
        "contact": contact,
        "manager": manager,
        "start": start,
        "end": end,
        "notice": notice,
        "rate": rate,
        "every": every,
        "vision": vision,
        "objective": objective or [],
        "deliverable": deliverable or [],
        "equipment": equipment or [],
        "access": access or [],
    }
    taken = [path.stem for path in session.workspace.files()]
    if mission_id is not None:
        mission_id = parse.slug(mission_id, "ID")
        _refuse_taken(mission_id, taken)
    prompted = _complete(session, typed)
    agreement = _agreement(session, typed)
    mission_id = mission_id or _id(session, agreement, taken, asked=prompted)
    if not prompted:
        _say_objectives(agreement)
    content = _content(session, agreement, author)
    path = session.workspace.path_for(mission_id)
    _check(content, session.workspace.relative(path))
    written = save_new(session, path, content, dry_run=dry_run, commit=commit, subject=t("new.subject", id=mission_id))
    if json:
        result_json(
            "new",
            [{"id": mission_id, "path": session.workspace.relative(path), "written": written}],
            today=session.today.isoformat(),
        )
    elif written:
        prose(_done(session, mission_id, agreement))
    if prompted:
        message(t("cli.same-as", line=visible(_one_line(mission_id, typed), keep="\n")), as_is=True)
    return Exit.DONE


def _refuse_taken(mission_id: str, taken: Sequence[str]) -> None:
    if mission_id in (name.casefold() for name in taken):
        raise ConflictError("write.exists", path=mission_id)


def _id(session: Session, agreement: Agreement, taken: Sequence[str], *, asked: bool) -> str:
    """The id proposed from client and title; on a terminal the person may type another."""
    proposal = proposed_id(agreement.client, agreement.title, taken)
    if not (asked and session.interactive):
        return proposal

    def free(text: str) -> str:
        found = parse.slug(text, "ID")
        _refuse_taken(found, taken)
        return found

    return ask.parsed(t("new.ask-id"), free, proposal)


# What is missing, asked for --------------------------------------------------------------------------------------


def _complete(session: Session, typed: dict[str, Any]) -> bool:
    """Ask for what is missing, on a terminal; whether anything was asked. Raises UsageError naming it elsewhere."""
    missing = [name for name in REQUIRED if typed[name] is None]
    if not missing:
        return False
    if not session.interactive:
        raise UsageError("cli.missing-options", names=", ".join(f"--{name}" for name in missing))
    message(t("new.intro"))
    checks = _checks(session, typed)
    for name in missing:
        typed[name] = _asked(name, checks[name])
    for name in ("notice", "rate", "every", "vision"):
        if typed[name] is None:
            default = length(session.workspace.settings.every) if name == "every" else ""
            typed[name] = _asked(name, checks[name], default, needed=False)
    if not typed["objective"]:
        typed["objective"] = _ask_objectives(session, typed)
    for name in ("deliverable", "equipment", "access"):
        if not typed[name]:
            typed[name] = _ask_several(name)
    return True


def _checks(session: Session, typed: Mapping[str, Any]) -> dict[str, Callable[[str], object]]:
    """How each answer is checked while the person is still there."""

    def day(name: str) -> Callable[[str], object]:
        def read(text: str) -> object:
            found = session.day(text, f"--{name}", "start" if name == "start" else "end")
            message(echo("", found, session.today))
            if name == "end" and typed["start"] is not None and found < session.day(typed["start"], "--start"):
                raise UsageError("new.end-before-start", start=full_day(session.day(typed["start"], "--start")))
            return found

        return read

    people = {
        name: (lambda text, name=name: parse.person(text, f"--{name}")) for name in ("consultant", "contact", "manager")
    }
    return {
        "title": str,
        "client": str,
        "vision": str,
        **people,
        "start": day("start"),
        "end": day("end"),
        "notice": lambda text: parse.duration(text, "--notice"),
        "every": lambda text: parse.duration(text, "--every"),
        "rate": lambda text: parse.rate(text, "--rate", session.workspace.settings.currency),
    }


def _asked(name: str, check: Callable[[str], object], default: str = "", *, needed: bool = True) -> str | None:
    """The person's own words for an option, once they can be read."""
    words: list[str] = []

    def kept(text: str) -> bool:
        check(text)
        words.append(text)
        return True

    (ask.parsed if needed else ask.optional)(t(f"new.ask-{name}"), kept, default)
    return words[-1] if words else None


def _ask_several(name: str) -> list[str]:
    found: list[str] = []
    while answer := ask.text(t(f"new.ask-{name}"), optional=True):
        found.append(answer)
    return found


def _ask_objectives(session: Session, typed: Mapping[str, Any]) -> list[str]:
    """SMART objectives, one by one; what each lacks is said while it can still be mended."""
    found: list[str] = []
    end = session.day(typed["end"], "--end", "end")
    message(t("new.smart"))
    while specific := ask.text(t("new.ask-specific"), optional=True):
        answers = [specific.replace(";", ",")]
        answers += [ask.text(t(f"new.ask-{part}"), optional=True).replace(";", ",") for part in ("measure", "target")]
        due = ask.optional(t("new.ask-due"), lambda text: session.day(text, "--objective", "end"))
        answers += [due.isoformat() if due else "", ask.text(t("new.ask-achievable"), optional=True).replace(";", ",")]
        words = "; ".join(answers).rstrip("; ")
        found.append(words)
        _say_lacks(_objective(session, words), end)
    return found


# What was typed, as values ---------------------------------------------------------------------------------------


def _agreement(session: Session, typed: Mapping[str, Any]) -> Agreement:
    settings = session.workspace.settings
    start = session.day(typed["start"], "--start")
    end = session.day(typed["end"], "--end", "end")
    if end < start:
        raise UsageError("new.end-before-start", start=full_day(start))
    for name, when in (("--start", start), ("--end", end)):
        message(echo(name, when, session.today))
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
        every=parse.duration(typed["every"], "--every") if typed["every"] else settings.every,
        notice=parse.duration(typed["notice"], "--notice") if typed["notice"] else None,
        rate=parse.rate(typed["rate"], "--rate", settings.currency) if typed["rate"] else None,
        vision=(typed["vision"] or "").strip() or None,
        objectives=[_objective(session, text) for text in typed["objective"]],
        deliverables=[_deliverable(session, text) for text in typed["deliverable"]],
        equipment=[_named(text, EQUIPMENT, "--equipment") for text in typed["equipment"]],
        access=[_named(text, ACCESS, "--access") for text in typed["access"]],
    )


def _named(text: str, names: Sequence[str], option: str) -> dict[str, str]:
    found = parse.parts(text, names)
    if names[0] not in found:
        raise UsageError("new.shape", name=option, shape="; ".join(t(f"new.part-{name}") for name in names))
    return found


def _objective(session: Session, text: str) -> DraftObjective:
    found = _named(text, OBJECTIVE, "--objective")
    due = session.day(found["due"], "--objective", "end") if "due" in found else None
    return DraftObjective(found["specific"], found.get("measure"), found.get("target"), due, found.get("achievable"))


def _deliverable(session: Session, text: str) -> dict[str, Any]:
    found: dict[str, Any] = _named(text, DELIVERABLE, "--deliverable")
    return found | ({"due": session.day(found["due"], "--deliverable", "end")} if "due" in found else {})


def _content(session: Session, agreement: Agreement, author: str | None) -> bytes:
    """The file's bytes, with a lane for each who will write: manager, consultant, and who records this."""
    people = [Person(*_name_and_mail(text)) for text in (agreement.manager, agreement.consultant)]
    writers = {person.slug for person in people}
    writers |= {slug} if (slug := session.author_if_known(author)) else set()
    titles = {name: t(f"file.{name}") for name in ("agreement", "lent", "journal", "end")}
    return new_mission(record(agreement, writers), list(Mission.model_fields), titles, f"../{SCHEMA_OF_MISSION}")


def _name_and_mail(text: str) -> tuple[str, str | None]:
    found = parse.person(text, "")
    return found.name, found.mail


def _check(content: bytes, name: str) -> None:
    """Nothing is written that would not read back without an error."""
    document, data, findings = read_raw(content, name)
    if document is not None:
        findings += findings_of(document, name, read_mission(data)[1])
    wrong = [finding for finding in findings if finding.level == "error"]
    if wrong:
        raise InvalidDataError("error.invalid-result", findings=wrong, sources={name: content.decode()})


# What is said ----------------------------------------------------------------------------------------------------


def _say_objectives(agreement: Agreement) -> None:
    for objective in agreement.objectives:
        _say_lacks(objective, agreement.end)
    if not agreement.objectives:
        message(t("new.no-objective"))


def _say_lacks(objective: DraftObjective, end: Any) -> None:
    lacking = [t(f"new.lack-{lack}") for lack in lacks(objective, end)]
    name = visible(objective.specific)
    message(t("new.lacks", name=name, lacks=", ".join(lacking)) if lacking else t("new.is-smart", name=name))


def _done(session: Session, mission_id: str, agreement: Agreement) -> str:
    first = add(agreement.start, agreement.every)
    return t(
        "new.done",
        path=session.workspace.relative(session.workspace.path_for(mission_id)),
        id=mission_id,
        end=full_day(agreement.end),
        distance=distance((agreement.end - session.today).days),
        first=full_day(first),
    )


def _one_line(mission_id: str, typed: Mapping[str, Any]) -> str:
    words = ["mission", "new", mission_id]
    for name, value in typed.items():
        for text in value if isinstance(value, list) else [value]:
            if text:
                words += [f"--{name}", text]
    return shlex.join(words)
