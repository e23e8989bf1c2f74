"""`mission consultant new`: a profile, by options, by prompts or from a whole record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.actions import parse
from mission_cli.commands.consultant import fields as consultant_fields
from mission_cli.commands.recording.drafts import Draft, keeping, mention, offer, shown
from mission_cli.commands.recording.entries import say_same_as
from mission_cli.commands.recording.save import save_new
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.whom import Consultants
from mission_cli.core.migrate import FORMAT
from mission_cli.core.people import Person
from mission_cli.core.slug import slugify
from mission_cli.errors import Exit, InvalidDataError, UsageError
from mission_cli.render.out import prose, result_json
from mission_cli.storage.root import CONSULTANTS
from mission_cli.storage.schema import SCHEMA_OF_CONSULTANT
from mission_cli.storage.text.compose import new_profile
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.recording.entries import Writing
    from mission_cli.commands.session import Session


def new(session: Session, named: str | None, typed: dict[str, Any], writing: Writing) -> int:
    """Make a profile. Raises UsageError naming what is missing when nobody can be asked."""
    draft = Draft(session, "consultant new", slugify(named or ""))
    with keeping(draft):
        record = consultant_fields.record(writing.record, draft) if writing.record is not None else {}
        asked = named is None and not record and session.interactive
        whole, words = _whole(session, named, typed, record, draft, writing.record)
        draft.fields = {key: value for key, value in whole.items() if key != "format"}
        slug = slugify(whole["name"])
        _refuse_second(session, slug)
        content = _content(session, whole, writing.author)
        path = session.workspace.root / CONSULTANTS / f"{slug}.yaml"
        name = session.workspace.relative(path)
        _check(content, name)
        subject = t("consultant.subject-new", name=whole["name"])
        if writing.dry_run and writing.json:
            written = False
        else:
            written = save_new(session, path, content, dry_run=writing.dry_run, commit=writing.commit, subject=subject)
        if written:
            draft.drop()
    if writing.json:
        item = {"slug": slug, "name": whole["name"], "path": name, "written": written}
        result_json("consultant-new", [item], today=session.today.isoformat())
    elif written:
        prose(t("consultant.done", name=whole["name"], path=name, slug=slug))
    if asked:
        say_same_as(["consultant", "new", whole["name"], *consultant_fields.as_words(words)])
    return Exit.DONE


def _whole(
    session: Session,
    named: str | None,
    typed: dict[str, Any],
    record: dict[str, Any],
    draft: Draft,
    source: str | None,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The profile's record, and the options that would give it."""
    name = _name(session, named, record.get("name", "")) if named is not None else None
    if name is None and not record:
        if not session.interactive:
            raise UsageError("cli.missing-options", names="NAME")
        draft.typed = True
        waiting = offer(draft)
        if waiting:
            record = consultant_fields.record(shown(waiting), draft)
            draft.path = waiting
        name = ask.parsed(t("consultant.ask-name"), lambda text: _name(session, text), record.get("name", ""))
        draft.fields["name"] = str(name)
        if not record:
            consultant_fields.ask_all(session, typed, _proposed(session, name), draft)
    else:
        mention(draft, source)
    fields = consultant_fields.read(session, typed, draft, again=draft.typed)
    said = {"name": name.name, **({"mail": name.mail} if name.mail else {})} if name else {}
    return _joined(record, {**said, **fields}), typed


def _name(session: Session, text: str, recorded: str = "") -> Person:
    """The name as it is typed; as the record or missions write it, where it is typed as a slug."""
    person = parse.person(text, "NAME")
    if recorded and person.name == slugify(recorded):
        return Person(recorded, person.mail)
    known = Consultants(session).without_profile.get(person.name) if person.slug == person.name else None
    return Person(known, person.mail) if known else person


def _proposed(session: Session, name: Person) -> dict[str, str]:
    """What missions and the words typed say already of somebody."""
    missions = Consultants(session).missions.get(name.slug, [])
    managers = [one.manager for one in sorted(missions, key=lambda one: one.start) if one.manager]
    found = {"mail": name.mail or "", "manager": managers[-1] if managers else ""}
    return {key: value for key, value in found.items() if value}


def _joined(record: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    """A profile with fields written over it, in the order of the format."""
    from mission_cli.core.model.consultant import Consultant

    whole = {"format": FORMAT, **record, **fields}
    dates = {**(record.get("profile") or {}), **(fields.get("profile") or {})}
    if dates:
        whole["profile"] = dates
    own = [key for key in whole if key.startswith("x-")]
    return {key: whole[key] for key in (*Consultant.model_fields, *own) if key in whole}


def _refuse_second(session: Session, slug: str) -> None:
    there = session.workspace.profile_path(slug)
    if there is not None:
        raise UsageError("consultant.exists", path=session.workspace.relative(there), slug=slug)


def _content(session: Session, whole: dict[str, Any], author: str | None) -> bytes:
    """The file's bytes, with a lane for each who will write: the person, the manager, and who records this."""
    from mission_cli.core.model.consultant import Consultant

    known = session.author_if_known(author)
    manager = parse.person(whole["manager"], "--manager").slug if "manager" in whole else None
    writers = {slugify(whole["name"]), *(slug for slug in (known, manager) if slug)}
    journal = {**dict.fromkeys(writers), **(whole.get("journal") or {})}
    record = {**whole, "journal": {lane: journal[lane] for lane in sorted(journal)}}
    *sections, last = Consultant.model_fields
    order = [*sections, *(key for key in record if key.startswith("x-")), last]
    titles = {name: t(f"file.{name}") for name in ("journal", "lanes", "end")}
    return new_profile(record, order, titles, f"../{SCHEMA_OF_CONSULTANT}")


def _check(content: bytes, name: str) -> None:
    """Nothing is written that would not read back without an error."""
    from mission_cli.core.model.read import read_consultant

    document, data, findings = read_raw(content, name)
    if document is not None:
        findings += findings_of(document, name, read_consultant(data)[1])
    wrong = [finding for finding in findings if finding.level == "error"]
    if wrong:
        raise InvalidDataError("error.invalid-result", findings=wrong, sources={name: content.decode()})
