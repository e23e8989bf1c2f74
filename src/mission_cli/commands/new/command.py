"""`mission new`: agree a mission, by options, by prompts or from a whole record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mission_cli.actions import parse
from mission_cli.commands.booked import say_booked
from mission_cli.commands.choices import choice
from mission_cli.commands.days_off import days_off
from mission_cli.commands.new import bench
from mission_cli.commands.new import record as new_record
from mission_cli.commands.new.beside import Beside, as_items, beside
from mission_cli.commands.new.beside import say as say_beside
from mission_cli.commands.new.earlier import recall
from mission_cli.commands.new.questions import complete, say_lacks
from mission_cli.commands.new.terms import REQUIRED, agreement, one_line
from mission_cli.commands.options import Author, Commit, DryRun, Json, MissionId, Record
from mission_cli.commands.recording.drafts import Draft, keeping, mention, offer, shown
from mission_cli.commands.recording.save import save_new
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.core.agreement import Agreement, proposed_id
from mission_cli.core.agreement import record as agreed_record
from mission_cli.core.assess import facts_of
from mission_cli.core.dates import Span
from mission_cli.core.kinds import CLIENT, KINDS
from mission_cli.core.status import next_checkin
from mission_cli.errors import Exit, InvalidDataError, UsageError
from mission_cli.render.out import message, prose, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import distance, full_day
from mission_cli.storage.schema import SCHEMA_OF_MISSION
from mission_cli.storage.text.compose import new_mission
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import language, t
from mission_cli.texts.file import TEXTS

if TYPE_CHECKING:
    from mission_cli.commands.new.bench import Frame

_WITHOUT_LESSONS = ("training", "search")
"""Kinds that no earlier mission of the same client teaches anything about."""


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
    order: Annotated[str | None, typer.Option("--order", metavar="TEXT")] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="DURATION")] = None,
    vision: Annotated[str | None, typer.Option("--vision")] = None,
    objective: Annotated[list[str] | None, typer.Option("--objective")] = None,
    deliverable: Annotated[list[str] | None, typer.Option("--deliverable")] = None,
    equipment: Annotated[list[str] | None, typer.Option("--equipment")] = None,
    access: Annotated[list[str] | None, typer.Option("--access")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="|".join(KINDS))] = None,
    subject: Annotated[str | None, typer.Option("--subject", metavar="SUBJECT")] = None,
    association: Annotated[str | None, typer.Option("--association", metavar="ASSOCIATION")] = None,
    buddy: Annotated[str | None, typer.Option("--buddy", metavar='"NAME <MAIL>"')] = None,
    hr: Annotated[str | None, typer.Option("--hr", metavar='"NAME <MAIL>"')] = None,
    author: Author = None,
    record: Record = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    options: dict[str, Any] = {
        "kind": kind, "title": title, "consultant": consultant, "client": client, "contact": contact, "manager": manager,
        "start": start, "end": end, "notice": notice, "rate": rate, "order": order, "every": every, "vision": vision,
        "objective": objective, "deliverable": deliverable, "equipment": equipment, "access": access,
        "subject": subject, "association": association, "buddy": buddy, "hr": hr,
    }  # fmt: skip
    taken = [path.stem for path in session.workspace.files()]
    if mission_id is not None:
        mission_id = _free(mission_id, taken)
    draft = Draft(session, "new", mission_id or "")
    with keeping(draft):
        terms, whole, asked = _terms(session, draft, options, record)
        found = mission_id or _id(whole, taken, asked=asked)
        content = _content(session, whole, author)
        path = session.workspace.path_for(found)
        name = session.workspace.relative(path)
        _check(content, name)
        others = _beside(session, whole)
        say_beside(others)
        written = save_new(session, path, content, dry_run=dry_run, commit=commit, subject=t("new.subject", id=found))
        if written:
            draft.drop()
    if json:
        items = [{"id": found, "path": name, "written": written}]
        result_json("new", items, today=session.today.isoformat(), beside=as_items(others))
    if written:
        _say_written(session, found, name, whole, quiet=json)
    if asked and terms:
        message(t("cli.same-as", line=one_line(found, draft.fields)), as_is=True)
    return Exit.DONE


def _free(text: str, taken: Sequence[str]) -> str:
    """An id nobody has yet. Raises UsageError for what is no id, and for one that is taken."""
    found = parse.slug(text, "ID")
    if found in (name.casefold() for name in taken):
        raise UsageError("write.exists", path=found)
    return found


def _terms(
    session: Session, draft: Draft, options: dict[str, Any], source: str | None
) -> tuple[Agreement | None, dict[str, Any], bool]:
    """The agreement (None for a whole record), the mission's record, and whether a person was asked.

    Raises UsageError naming what is missing when nobody can be asked.
    """
    whole = new_record.read(source, draft) if source is not None else None
    if whole is not None:
        return None, whole, False
    draft.fields.update({name: value for name, value in options.items() if value})
    of = _frame(session, draft)
    missing = _missing(session, draft, of)
    asked = bool(missing) and session.interactive
    if missing and not asked:
        if of and missing == ["client"]:
            raise UsageError("new.no-firm")
        raise UsageError("cli.missing-options", names=", ".join(f"--{name}" for name in missing))
    if asked:
        waiting = offer(draft)
        if waiting:
            given = dict(draft.fields)
            new_record.read(shown(waiting), draft)
            draft.fields.update(given)
            draft.path = waiting
            of = _frame(session, draft)
        _ask(session, draft, of)
    else:
        mention(draft, source)
    terms = bench.agreement(session, draft.fields, of) if of else agreement(session, draft.fields)
    if not asked and draft.fields.get("objective"):
        for item in terms.objectives:
            say_lacks(item, terms.end)
    if not terms.objectives:
        message(t("new.no-objective"))
    if of and of.skeleton.note:
        message(t("new.note", text=visible(of.skeleton.note.of(language()))))
    return terms, agreed_record(terms, ()), asked  # its lanes are left to _content


def _frame(session: Session, draft: Draft) -> Frame | None:
    """The skeleton of a mission on the bench; None for one at a client. Raises UsageError for a kind there is not."""
    kind = choice(str(draft.fields.get("kind") or CLIENT), "--kind", KINDS)
    return bench.frame(session, kind) if kind != CLIENT else None


def _missing(session: Session, draft: Draft, of: Frame | None) -> list[str]:
    if of:
        return bench.missing(session, draft.fields, of)
    return [name for name in REQUIRED if draft.fields.get(name) is None]


def _ask(session: Session, draft: Draft, of: Frame | None) -> None:
    if of is None:
        complete(session, draft)
        return
    from mission_cli.commands.new.bench_walk import complete as complete_bench  # only a person at a prompt needs it

    complete_bench(session, draft, of)


def kind_of(whole: dict[str, Any]) -> str:
    """The kind of a mission's record."""
    return str(whole.get("kind") or CLIENT)


def _beside(session: Session, whole: dict[str, Any]) -> list[Beside]:
    consultant, contract = parse.person(whole["consultant"], "--consultant"), whole["contract"]
    span = Span(contract["start"], contract["end"])
    return beside(session, consultant.slug, kind_of(whole), span)


def _id(whole: dict[str, Any], taken: Sequence[str], *, asked: bool) -> str:
    """The id proposed from client and title, on the bench from kind and person; on a terminal one may type another."""
    words = (whole["client"]["name"], whole["title"])
    if kind_of(whole) != CLIENT:
        words = (kind_of(whole), parse.person(whole["consultant"], "--consultant").name)
    proposal = proposed_id(*words, taken)
    return ask.parsed(t("new.ask-id"), lambda text: _free(text, taken), proposal) if asked else proposal


def _content(session: Session, whole: dict[str, Any], author: str | None) -> bytes:
    """The file's bytes, with a lane for each who will write: manager, consultant, and who records this."""
    people = [parse.person(whole[role], role) for role in ("manager", "consultant") if role in whole]
    known = session.author_if_known(author)
    writers = {person.slug for person in people} | ({known} if known else set())
    titles = {name: t(f"file.{name}") for name in TEXTS}
    record = new_record.lanes(new_record.form(whole) if kind_of(whole) == CLIENT else whole, writers)
    return new_mission(record, new_record.order(whole), titles, f"../{SCHEMA_OF_MISSION}")


def _check(content: bytes, name: str) -> None:
    """Nothing is written that would not read back without an error."""
    from mission_cli.core.model.read import read_mission

    document, data, findings = read_raw(content, name)
    if document is not None:
        findings += findings_of(document, name, read_mission(data)[1])
    wrong = [finding for finding in findings if finding.level == "error"]
    if wrong:
        raise InvalidDataError("error.invalid-result", findings=wrong, sources={name: content.decode()})


def _say_written(session: Session, mission_id: str, name: str, whole: dict[str, Any], *, quiet: bool) -> None:
    """What comes next, and what the person's and the client's other missions have to say of it."""
    if not quiet:
        prose(_done(session, mission_id, name, whole))
        if kind_of(whole) == CLIENT:
            _ask_for_order(mission_id, whole)
            _warn_over(session, whole)
    if kind_of(whole) == CLIENT:
        say_booked(session, mission_id)
    if kind_of(whole) not in _WITHOUT_LESSONS:
        recall(session, whole["client"]["name"], mission_id)


def _ask_for_order(mission_id: str, whole: dict[str, Any]) -> None:
    """What is not signed is said, and asked for."""
    contract = whole["contract"]
    signed = any(document.get("signed") for document in contract.get("documents") or ())
    if not (contract.get("order") or contract.get("amendments") or signed):
        message(t("new.unsigned", id=mission_id))


def _warn_over(session: Session, whole: dict[str, Any]) -> None:
    """Through an umbrella company, 36 months at one client are the most: said, never refused."""
    from mission_cli.commands.around import served_at
    from mission_cli.commands.renew.show import say_over  # who has no such consultant does without

    consultant = parse.person(whole["consultant"], "--consultant")
    client, contract = whole["client"]["name"], whole["contract"]
    served = served_at(session, client, consultant.slug, Span(contract["start"], contract["end"]))
    say_over(served, consultant.name, client, contract["end"])


def _done(session: Session, mission_id: str, name: str, whole: dict[str, Any]) -> str:
    end = whole["contract"]["end"]
    far = distance((end - session.today).days)
    said = [t("new.done", path=name, end=full_day(end), distance=far)]
    plan = (whole.get("onboarding") or {}).get("tasks")
    if plan:
        said.append(t("new.done-plan", id=mission_id, n=len(plan)))
    mission = session.workspace.load(mission_id).mission
    first = next_checkin(
        facts_of(mission_id, name, mission), session.workspace.settings.every, days_off(session, mission)
    )
    if first:
        key = "new.done-first" if first >= session.today else "new.done-first-late"
        said.append(t(key, id=mission_id, first=full_day(first)))
    return "\n".join(said)
