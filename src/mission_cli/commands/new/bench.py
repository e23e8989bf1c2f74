"""`mission new --kind …`: the terms of a mission on the bench, proposed by the skeleton of its kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from mission_cli.actions import days, parse
from mission_cli.commands.new.terms import dates, optional
from mission_cli.commands.session import Session
from mission_cli.core import checklist, checklist_template
from mission_cli.core.agreement import Agreement
from mission_cli.core.calendar_names import fold
from mission_cli.core.dates import add
from mission_cli.core.nearest import nearest
from mission_cli.core.objectives import DraftObjective
from mission_cli.errors import UsageError
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.storage import templates
from mission_cli.texts import language, t

if TYPE_CHECKING:
    from mission_cli.core.calendar_names import Lang
    from mission_cli.core.model.consultant import Consultant
    from mission_cli.core.model.skeleton import Association, ObjectiveTemplate, Skeleton, Subject
    from mission_cli.core.model.template import Bilingual

T = TypeVar("T", bound="Subject | Association")


class Frame(NamedTuple):
    """What a mission of this kind is made from. `associations` is empty where the skeleton asks for none."""

    kind: str
    skeleton: Skeleton
    associations: Sequence[Association]
    lang: Lang


def frame(session: Session, kind: str) -> Frame:
    """The skeleton of a kind. Raises NotFoundError or InvalidDataError for a template of the workspace's own."""
    workspace = session.workspace
    skeleton = templates.skeleton(workspace.root, kind)
    known = templates.associations(workspace.root).associations if skeleton.asks("association") else ()
    return Frame(kind, skeleton, known, workspace.settings.lang or language())


def missing(session: Session, typed: Mapping[str, Any], of: Frame) -> list[str]:
    """The options that are needed and not given, nor known from the consultant's profile or the settings."""
    known = known_of(session, typed)
    needed = ["consultant", "manager", "start"]
    needed += ["subject"] if of.skeleton.asks("subject") else []
    if of.skeleton.asks("association"):
        needed += ["association"]
    elif not session.workspace.settings.name:
        needed += ["client"]
    return [name for name in needed if not (typed.get(name) or known.get(name))]


def known_of(session: Session, typed: Mapping[str, Any]) -> dict[str, str]:
    """The manager and the HR contact that the consultant's profile names."""
    profile = _profile(session, typed.get("consultant"))
    named = {"manager": profile.manager, "hr": profile.hr} if profile else {}
    return {role: str(person) for role, person in named.items() if person}


def _profile(session: Session, consultant: str | None) -> Consultant | None:
    if not consultant:
        return None
    path = session.workspace.profile_path(parse.person(consultant, "--consultant").slug)
    found = session.workspace.read_profile(path)[0] if path else None
    return found.consultant if found else None


def proposed_end(start: dt.date, of: Frame) -> dt.date:
    """The last day, inclusive, of a mission as long as the skeleton says."""
    return add(start, of.skeleton.mission.length) - dt.timedelta(days=1)


def agreement(session: Session, typed: Mapping[str, Any], of: Frame) -> Agreement:
    """The terms in `typed`, and what the skeleton proposes for the rest. Raises UsageError."""
    skeleton, known = of.skeleton, known_of(session, typed)
    _refuse_unasked(typed, of)
    start, end = _dates(session, typed, of)
    subject = chosen(session, skeleton.subjects, typed.get("subject") or "", "subject")
    helped = chosen(session, of.associations, typed.get("association") or "", "association")
    consultant = parse.person(typed["consultant"], "--consultant")
    values = {
        "consultant": consultant.name,
        "subject": subject.title.of(of.lang) if subject else (typed.get("subject") or "").strip(),
        "association": helped.name if helped else (typed.get("association") or "").strip(),
    }
    given = optional(session, typed)
    if not given["objectives"]:
        given["objectives"] = [_objective(one, values, of, start, end) for one in skeleton.objectives]
    proposed, title = skeleton.mission, (typed.get("title") or "").strip()
    given["vision"] = given["vision"] or (_filled(proposed.vision, values, of) if proposed.vision else None)
    contact = typed.get("contact")
    return Agreement(
        title=title or _filled(proposed.title, values, of),
        consultant=str(consultant),
        client=(typed.get("client") or "").strip() or values["association"] or session.workspace.settings.name or "",
        contact=str(parse.person(contact, "--contact")) if contact else None,
        manager=str(parse.person(typed.get("manager") or known["manager"], "--manager")),
        start=start,
        end=end,
        every=_every(session, typed, of),
        kind=of.kind,
        interruptible=proposed.interruptible,
        tags=[subject.id] if subject else [],
        people=_people(typed, known, of),
        plan=_plan(session, of, start, end),
        **given,
    )


def _refuse_unasked(typed: Mapping[str, Any], of: Frame) -> None:
    """An option that nothing would come of. Raises UsageError."""
    for name in ("subject", "association"):
        if typed.get(name) and not of.skeleton.asks(name):
            raise UsageError("new.not-of-kind", name=f"--{name}", kind=of.kind)


def _dates(session: Session, typed: Mapping[str, Any], of: Frame) -> tuple[dt.date, dt.date]:
    end = typed.get("end")
    if not end:
        end = proposed_end(session.read_day(typed["start"], days.START), of).isoformat()
    first, last = dates(session, {"start": typed["start"], "end": end})
    return first, last


def _every(session: Session, typed: Mapping[str, Any], of: Frame) -> Any:
    if typed.get("every"):
        return parse.duration(typed["every"], "--every")
    return of.skeleton.mission.every or session.workspace.settings.every


def _people(typed: Mapping[str, Any], known: Mapping[str, str], of: Frame) -> dict[str, str]:
    """Who else is there; the HR contact of the profile where people are followed from two sides."""
    named = {"hr": typed.get("hr") or (known.get("hr") if of.skeleton.asks("association") else None)}
    named["buddy"] = typed.get("buddy")
    return {role: str(parse.person(text, f"--{role}")) for role, text in named.items() if text}


def _plan(session: Session, of: Frame, start: dt.date, end: dt.date) -> dict[str, Any] | None:
    tasks = checklist_template.planned(of.skeleton.plan, of.lang, start, end)
    return (
        {"opened": session.today, "tasks": [checklist_template.task_value(task) for task in tasks]} if tasks else None
    )


def _objective(
    one: ObjectiveTemplate, values: Mapping[str, str], of: Frame, start: dt.date, end: dt.date
) -> DraftObjective:
    due = checklist.date_of(one.due, start, end)
    return DraftObjective(
        _filled(one.specific, values, of),
        _filled(one.measure, values, of) if one.measure else None,
        one.target,
        min(max(due, start), end) if due else None,
        _filled(one.achievable, values, of) if one.achievable else None,
        one.better,
    )


def _filled(text: Bilingual, values: Mapping[str, str], of: Frame) -> str:
    """The text with its placeholders filled in one pass: braces in people's own words stay."""
    from mission_cli.core.model.template import PLACEHOLDER

    return " ".join(PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text.of(of.lang)).split())


def chosen(session: Session, items: Sequence[T], text: str, option: str) -> T | None:
    """What of `items` is meant, by its id or its name in either language.

    None for the person's own words, which is said where nobody chose them from a list, or they look mistyped.
    """
    wanted = fold(text.strip())
    for one in items:
        if wanted and wanted in map(fold, (one.id, *_names(one))):
            return one
    ids = [one.id for one in items]
    near = nearest(text.strip(), ids) if wanted else ""
    if ids and wanted and (near or not session.interactive):
        key = "new.own-words-near" if near else "new.own-words"
        message(t(key, value=visible(text.strip()), name=f"--{option}", known=", ".join(ids), near=near))
    return None


def name_of(one: Subject | Association, of: Frame) -> str:
    """What a subject or an association is called, in the language of the workspace."""
    return _names(one)[of.lang == "fr" and hasattr(one, "title")]


def _names(one: Subject | Association) -> tuple[str, ...]:
    title: Bilingual | None = getattr(one, "title", None)
    return (title.en, title.fr) if title else (getattr(one, "name", ""),)
