"""`mission contract`: the agreement on paper, shown and completed: terms, clauses, papers, references, expectations."""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated, Any, Final

import typer

from mission_cli.actions import days, kinds, parse
from mission_cli.actions.checkin import known_objective
from mission_cli.commands.options import Commit, DryRun, Full, Json, MissionId
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import Draft
from mission_cli.commands.recording.entries import MissionLane, Writing
from mission_cli.commands.seen import say_left_out, seen
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask, intake
from mission_cli.core import contract as agreed
from mission_cli.core.changes import Change, Entry, Set
from mission_cli.core.contract import SIDES, TERMS
from mission_cli.core.model.choices import ROLES
from mission_cli.core.model.visible import visible_record
from mission_cli.core.rules_contract import lacks
from mission_cli.errors import Exit, UsageError
from mission_cli.render.agreement import paper, sections
from mission_cli.render.layout import sections_text
from mission_cli.render.out import message, result, result_json
from mission_cli.shell import CommandLine
from mission_cli.storage.workspace import Loaded
from mission_cli.texts import t

DOCUMENT: Final = ("title", "ref", "signed")
REFERENCE: Final = ("name", "checked", "said")
OPTION_OF: Final = {
    "notice": "--notice …",
    "rate": "--rate …",
    "order": "--order …",
    "client.contact": "--contact …",
    "vision": "--vision …",
}
"""What the contract lacks → the option that gives it."""
_CLAUSE: Final = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_Text = Annotated[str | None, typer.Option(metavar="TEXT|@FILE|-")]


def contract(
    ctx: typer.Context,
    mission_id: MissionId = None,
    services: _Text = None,
    payment: _Text = None,
    penalties: _Text = None,
    requirements: _Text = None,
    order: Annotated[str | None, typer.Option("--order", metavar="TEXT")] = None,
    umbrella: Annotated[str | None, typer.Option("--umbrella", metavar="TEXT")] = None,
    notice: Annotated[str | None, typer.Option("--notice", metavar="DURATION")] = None,
    rate: Annotated[str | None, typer.Option("--rate", metavar="RATE")] = None,
    contact: Annotated[str | None, typer.Option("--contact", metavar='"NAME <MAIL>"')] = None,
    person: Annotated[list[str] | None, typer.Option("--person", metavar='ROLE="NAME <MAIL>"')] = None,
    vision: _Text = None,
    expect: Annotated[list[str] | None, typer.Option("--expect", metavar="SIDE=TEXT")] = None,
    clause: Annotated[list[str] | None, typer.Option("--clause", metavar="NAME=TEXT")] = None,
    document: Annotated[list[str] | None, typer.Option("--document", metavar="TITLE;REF;SIGNED")] = None,
    reference: Annotated[list[str] | None, typer.Option("--reference", metavar="NAME;CHECKED;SAID")] = None,
    better: Annotated[list[str] | None, typer.Option("--better", metavar="OBJECTIVE=less|more")] = None,
    fill: Annotated[bool, typer.Option("--fill")] = False,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    if fill and not session.interactive:
        raise UsageError("contract.no-terminal")
    loaded = session.mission(mission_id)
    long = {"services": services, "payment": payment, "penalties": penalties, "requirements": requirements}
    texts = {**long, "order": order, "umbrella": umbrella, "vision": vision}
    given: dict[str, str | None] = {"notice": notice, "rate": rate, "contact": contact}
    if fill:
        _ask(session, loaded, texts, given)
    changes = [
        *_texts(session, loaded, texts, _named(clause or [], "--clause"), _named(expect or [], "--expect")),
        *_terms(session, loaded, given),
        *_people(loaded, person or []),
        *_papers(session, loaded, document or [], reference or []),
        *_better(loaded, better or []),
    ]
    written = False
    asked = any((*texts.values(), *given.values(), person, expect, clause, document, reference, better))
    if changes:
        subject = t("contract.subject", id=loaded.id)
        place = MissionLane(session, loaded, "")
        written = place.write(changes, Writing(None, None, dry_run, commit, json, full), subject)
    elif asked:
        message(t("contract.already"))
    if fill:
        _say_same(loaded.id, texts | given)
    if dry_run and changes and not json:
        return Exit.DONE
    _show(session, session.workspace.load(loaded.id) if written else loaded, written=written, json=json, full=full)
    return Exit.DONE


# What was typed ----------------------------------------------------------------------------------------------------


def _named(typed: list[str], option: str) -> dict[str, str]:
    """`confidentiality=signed` → a name and a text. Raises UsageError."""
    found = {}
    for text in typed:
        name, equals, value = (piece.strip() for piece in text.partition("="))
        if option == "--expect":
            if not equals or not value:
                raise UsageError("contract.bad-pair", name=option, value=text[:60])
            name = kinds.spoken(name, option, "side", SIDES)
        else:
            name = name.casefold().replace(" ", "_")
            if not value or not _CLAUSE.fullmatch(name) or name in _WORDS:
                raise UsageError("contract.bad-pair", name=option, value=text[:60])
        found[name] = value
    return found


def _texts(
    session: Session, loaded: Loaded, typed: dict[str, str | None], clauses: dict[str, str], sides: dict[str, str]
) -> list[Change]:
    """Texts as typed, or from files; each below the key it has in the mission."""
    whole = {
        **typed,
        **{f"clause {name}": text for name, text in clauses.items()},
        **{f"expect {side}": text for side, text in sides.items()},
    }
    found = {name: str(text) for name, text in intake.long_texts(whole, Draft(session, "contract", loaded.id)).items()}
    mission = loaded.mission
    terms: dict[str, str] = {name: found[name] for name in TERMS if name in found}
    changes = agreed.texts({name: getattr(mission.contract, name) for name in TERMS}, terms, ("contract",))
    named = {name: found[f"clause {name}"] for name in clauses if f"clause {name}" in found}
    changes += agreed.texts(mission.contract.clauses, named, ("contract", "clauses"))
    expects = mission.expectations
    current: dict[str, str | None] = {side: getattr(expects, side) if expects else None for side in SIDES}
    said: dict[str, str] = {side: found[f"expect {side}"] for side in sides if f"expect {side}" in found}
    changes += agreed.texts(current, said, ("expectations",))
    vision = {"vision": found["vision"]} if "vision" in found else {}
    return changes + agreed.texts({"vision": mission.vision}, vision, ())


def _terms(session: Session, loaded: Loaded, given: dict[str, str | None]) -> list[Change]:
    """Notice and rate where there is none yet, and the client's contact. Raises UsageError for a term that was agreed."""
    mission, changes = loaded.mission, list[Change]()
    for name, there in (("notice", mission.contract.notice), ("rate", mission.contract.rate)):
        value = _read(session, name, given[name]) if given[name] else None
        if value is not None and there is not None and str(there) != value:
            raise UsageError("contract.agreed", name=f"--{name}", id=loaded.id)
        if value is not None and there is None:
            changes.append(Set(("contract", name), value))
    contact = _read(session, "contact", given["contact"]) if given["contact"] else None
    if contact is not None and contact != str(mission.client.contact):
        changes.append(Set(("client", "contact"), contact))
    return changes


def _people(loaded: Loaded, typed: list[str]) -> list[Change]:
    """Who holds a role: `it="Nadia Ferhat <nadia@esn.example>"`. Raises UsageError."""
    mission, changes = loaded.mission, list[Change]()
    held: dict[str, object] = {"manager": mission.manager, "business": mission.business}
    held.update(mission.people.items())
    for text in typed:
        role, equals, name = (piece.strip() for piece in text.partition("="))
        if not equals or not name:
            raise UsageError("contract.bad-pair", name="--person", value=text[:60])
        role = kinds.spoken(role, "--person", "role", _HELD)
        value = str(parse.person(name, "--person"))
        if value != str(held.get(role)):
            changes.append(Set((role,) if role in _OWN_KEY else ("people", role), value))
    return changes


# Roles with a key of their own; the others are under `people`. Consultant and client are the mission's own matter.
_OWN_KEY: Final = frozenset({"manager", "business"})
_HELD: Final = tuple(role for role in ROLES if role not in {"consultant", "client"})


def _read(session: Session, name: str, text: str | None) -> str:
    """A term as the file has it. Raises UsageError."""
    if name == "notice":
        return str(parse.duration(text or "", "--notice"))
    if name == "rate":
        return str(parse.rate(text or "", "--rate", session.workspace.settings.currency))
    return str(parse.person(text or "", "--contact"))


def _papers(session: Session, loaded: Loaded, documents: list[str], references: list[str]) -> list[Change]:
    """Papers and references, added or completed. Raises UsageError."""
    changes: list[Change] = []
    for text in documents:
        found = _parts(text, DOCUMENT, "--document")
        signed = _past(session, found["signed"], days.SIGNED) if "signed" in found else None
        changes += agreed.document(loaded.mission.contract.documents, found["title"], found.get("ref"), signed)
    for text in references:
        found = _parts(text, REFERENCE, "--reference")
        parse.refuse_no_name(found["name"], "--reference")
        checked = _past(session, found["checked"], days.CHECKED) if "checked" in found else None
        changes += agreed.reference(loaded.mission.references, found["name"], checked, found.get("said"))
    return changes


def _better(loaded: Loaded, typed: list[str]) -> list[Change]:
    """`defects=less`: which way is better for an objective. Raises UsageError."""
    changes: list[Change] = []
    for text in typed:
        name, equals, side = (piece.strip() for piece in text.partition("="))
        if not equals or not side:
            raise UsageError("contract.bad-pair", name="--better", value=text[:60])
        name = known_objective(name, loaded.mission, "--better")
        side = kinds.spoken(side, "--better", "better", ("less", "more"))
        if any(one.id == name and one.better != side for one in loaded.mission.objectives):
            changes.append(Set(("objectives", Entry(name), "better"), side))
    return changes


def _parts(text: str, names: tuple[str, ...], option: str) -> dict[str, str]:
    pieces = [piece.strip() for piece in text.split(";", len(names) - 1)]
    found = {name: piece for name, piece in zip(names, pieces, strict=False) if piece}
    if names[0] not in found:
        raise UsageError(
            "contract.bad-parts", name=option, parts="; ".join(t(f"contract.part-{name}") for name in names)
        )
    return found


def _past(session: Session, text: str, asked: days.DayOf) -> Any:
    return kinds.not_ahead(session.day(text, asked), session.today, asked.name)


def _ask(session: Session, loaded: Loaded, texts: dict[str, str | None], given: dict[str, str | None]) -> None:
    """What is missing, one after the other; Enter passes over each."""
    for key in lacks(loaded.mission):
        name = key.rpartition(".")[2]
        label = "" if name == "objectives" else t(f"contract.ask-{name}")
        if not label or (texts | given).get(name):
            continue
        if name == "vision":
            texts[name] = ask.long_text(label) or None
        elif name == "order":
            texts[name] = ask.text(label, optional=True) or None
        else:
            given[name] = ask.optional(label, partial(_read, session, name))


def _say_same(mission_id: str, answered: dict[str, str | None]) -> None:
    options = {name: value for name, value in answered.items() if value}
    words = [word for name, value in options.items() for word in (f"--{name}", kinds.as_argument(value))]
    if words:
        entries.say_same_as(["contract", mission_id, *words])


# What is shown -----------------------------------------------------------------------------------------------------


def _show(session: Session, loaded: Loaded, *, written: bool, json: bool, full: bool) -> None:
    missing = lacks(loaded.mission)
    if json:
        wanted = ("client", "vision", "expectations", "references", "contract")
        data = loaded.data if isinstance(loaded.data, dict) else {}
        visible = visible_record({key: data[key] for key in wanted if key in data}, full=full)
        record = visible.data or {}
        item = {
            "mission": loaded.id,
            "client": record.get("client"),
            "vision": record.get("vision"),
            "expectations": record.get("expectations") or {},
            "references": record.get("references") or [],
            "contract": record.get("contract") or {},
            "lacks": missing,
        }
        result_json("contract", [item], today=session.today.isoformat(), written=written, left_out=visible.levels)
        return
    shown = seen(session, paper(loaded.mission), full=full)
    result(sections_text(f"{loaded.id} · {loaded.mission.title}", sections(shown.mission, missing)))
    say_left_out(shown.left_out)
    options = [OPTION_OF[key] for key in missing if key in OPTION_OF]
    if options:
        message(t("contract.complete", id=loaded.id, options=CommandLine(" ".join(options))))
    if "objectives" in missing:
        message(t("contract.no-aim", id=loaded.id))
