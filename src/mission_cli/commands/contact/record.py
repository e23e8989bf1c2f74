"""A contact, recorded: in the profile of a consultant, or in the journal of the last mission at a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mission_cli.actions import journal, kinds
from mission_cli.commands.consultant.note import record_note
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import Draft, keeping, mention, offer, shown
from mission_cli.commands.recording.entries import MissionLane
from mission_cli.commands.typed import intake
from mission_cli.commands.typed.questions import long_answer
from mission_cli.core.changes import Append, Change, Remove, Set
from mission_cli.core.clients import client_key
from mission_cli.core.contact import by_client
from mission_cli.core.model.visible import visible_record
from mission_cli.core.nearest import nearest
from mission_cli.core.slug import slugify
from mission_cli.core.standing import called
from mission_cli.errors import Exit, NotFoundError, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day
from mission_cli.storage.cache.portfolio import SERVED, people
from mission_cli.texts import t
from mission_cli.views.contact import contacts

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.commands.recording.entries import Writing
    from mission_cli.commands.session import Session
    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person
    from mission_cli.storage.workspace import Profile


class ContactOptions(NamedTuple):
    """What is to be recorded, as typed."""

    name: str
    on: dt.date
    held: bool
    """Whether there was a contact: `--stop` alone says none."""
    dated: bool
    """Whether an option says the day."""
    note: str | None
    every: str | None
    stop: bool
    writing: Writing


def record(session: Session, asked: ContactOptions) -> int:
    """Record a contact with whoever is meant. Raises NotFoundError naming the candidates or the nearest."""
    clients = by_client(session.missions(SERVED, where="and m.kind = 'client'"))
    who = _found(session, asked.name, {one.slug: one for one in people(session.cache, session.today)}, clients)
    draft = Draft(session, "contact", slugify(who[-1].client) if isinstance(who, list) else who.slug)
    with keeping(draft):
        source = asked.writing.record
        texts = intake.long_texts({"note": asked.note}, draft, source)
        if source is not None:
            asked = _with_record(session, asked, source, draft)
            texts = {"note": draft.fields.get("text", ""), **texts}
        elif asked.note is None and asked.held and session.interactive:
            draft.typed = True
            waiting = offer(draft)
            if waiting:
                asked = _with_record(session, asked, shown(waiting), draft)
                draft.path = waiting
            texts = {"note": long_answer(t("contact.ask-note"), draft.fields.get("text", ""))}
        mention(draft, source)
        said = str(texts.get("note") or "")
        if said:
            draft.fields = {"text": said, "date": asked.on}
        if isinstance(who, list):
            _at_client(session, who, said, asked)
        else:
            _with_consultant(session, who, said, asked)
        draft.drop()
    return Exit.DONE


def _with_record(session: Session, asked: ContactOptions, source: str, draft: Draft) -> ContactOptions:
    """The day of a note that is given as a record, or as a draft; an option says more."""
    from mission_cli.core.model.journal import Note

    lacking = {"type": "note", "date": session.today.isoformat(), "text": "…"}
    draft.fields |= intake.read_record(source, Note, draft, lacking)
    day = draft.fields.get("date")
    return asked._replace(on=kinds.not_ahead(day, session.today, "date")) if day and not asked.dated else asked


def _found(
    session: Session, name: str, people: dict[str, Person], clients: dict[str, list[Facts]]
) -> Person | list[Facts]:
    """The consultant or the missions at the client that is meant; a person comes before a client of the same name."""
    names: dict[str, tuple[str, ...]] = {f"1 {slug}": (slug, one.name) for slug, one in people.items()}
    names |= {f"2 {key}": (key, *dict.fromkeys(one.client for one in several)) for key, several in clients.items()}
    wanted = slugify(name) or name  # what has no Latin letter has no slug
    exact = [key for key, several in names.items() if wanted in {slugify(one) or one for one in several}]
    exact += [f"2 {client_key(name)}"] if client_key(name) in clients else []
    found = sorted(exact)[:1] or called(name, names)
    if len(found) == 1:
        side, _, slug = found[0].partition(" ")
        return people[slug] if side == "1" else clients[slug]
    if not found:
        found_by_contact = _by_contact(session, name, clients)
        if found_by_contact:
            return found_by_contact
    if found:
        raise NotFoundError("contact.ambiguous", name=name[:60], names=", ".join(names[key][0] for key in found[:8]))
    near = nearest(slugify(name), [several[0] for several in names.values()])
    raise NotFoundError("contact.unknown-near" if near else "contact.unknown", name=name[:60], near=near)


def _by_contact(session: Session, name: str, clients: dict[str, list[Facts]]) -> list[Facts]:
    """The missions whose contact at the client is meant, where one person is."""
    of_name: dict[str, set[str]] = {}
    for one in session.facts:
        if one.contact:
            of_name.setdefault(one.contact, set()).add(one.id)
    found = called(name, {slugify(contact): (contact,) for contact in of_name})
    ids = {one for contact, several in of_name.items() if [slugify(contact)] == found for one in several}
    return [one for several in clients.values() for one in several if one.id in ids]


# A consultant --------------------------------------------------------------------------------------------------------


def _with_consultant(session: Session, who: Person, said: str, asked: ContactOptions) -> None:
    from mission_cli.commands.recording.save import save
    from mission_cli.commands.typed.whom import Known, profile_of
    from mission_cli.storage.save import planned

    profile = profile_of(session, Known(who.slug, who.name, who, []))
    changes = _changes(profile, asked)
    path = session.workspace.relative(profile.path)
    writing = asked.writing
    if said:
        lane = session.author(writing.author)
        fields = {"date": asked.on, "text": said}
        written = record_note(session, profile, lane, fields, changes, writing)
    else:
        if writing.dry_run and writing.json:
            planned(profile, changes, profile.raw, path)
            written = False
        else:
            key = "contact.subject-stop" if asked.stop else "contact.subject"
            subject = t(key, name=who.name, day=asked.on)
            written = save(session, profile, changes, dry_run=writing.dry_run, commit=writing.commit, subject=subject)
        if writing.json:
            item = {"consultant": who.slug, "last": asked.on.isoformat(), "written": written, "path": path}
            result_json("contact-recorded", [item], today=session.today.isoformat())
    if written and not writing.json:
        _say(who.name, path, asked)
        following = session.view(lambda cache: contacts(cache, session.today, None)).rows
        for one in [one for one in following if one.slug == who.slug][:1]:
            message(t("contact.next", day=full_day(one.due)))


def _changes(profile: Profile, asked: ContactOptions) -> list[Change]:
    """What says in a profile that somebody was in touch that day, and how it is to go on."""
    contact = profile.consultant.contact
    found: list[Change] = []
    if asked.held and (contact is None or contact.last is None or contact.last < asked.on):
        found.append(Set(("contact", "last"), asked.on))
    if asked.every is not None and not (contact and str(contact.every) == asked.every):
        found.append(Set(("contact", "every"), asked.every))
    if asked.stop and not (contact and contact.stopped):
        found.append(Set(("contact", "stopped"), asked.on))
    if asked.every is not None and contact and contact.stopped:
        found.append(Remove(("contact", "stopped")))
    return found


# A client ------------------------------------------------------------------------------------------------------------


def _at_client(session: Session, missions: list[Facts], said: str, asked: ContactOptions) -> None:
    newest = max(missions, key=lambda one: (one.end, one.start, one.id))
    for option, given in (("--every", asked.every), ("--stop", asked.stop)):
        if given:
            raise UsageError("contact.client-rhythm", option=option, name=newest.client)
    loaded = session.workspace.load(newest.id)
    place = MissionLane(session, loaded, session.author(asked.writing.author))
    text = said or t("contact.default-note", name=newest.client)
    entry = journal.ordered("note", {"id": journal.new_id(loaded.mission), "date": asked.on, "text": text})
    subject = t("contact.subject", name=newest.client, day=asked.on)
    written = place.write([Append(("journal", place.lane), entry)], asked.writing, subject)
    if written and not asked.writing.json:
        _say(newest.client, place.path, asked)
    if asked.writing.json:
        seen = visible_record(entry, full=asked.writing.full, of="Note")
        items = [entries.as_item("note", seen.data, **place.as_item())]
        result_json("note", items, today=session.today.isoformat(), left_out=seen.levels)


def _say(name: str, path: str, asked: ContactOptions) -> None:
    key = "contact.stopped" if asked.stop else "contact.done"
    message(visible(t(key, name=name, day=full_day(asked.on), path=path)))
