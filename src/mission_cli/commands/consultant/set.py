"""`mission consultant set`: what changes in a profile: a new skill, a CV brought up to date, days away, the last day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from mission_cli.commands.consultant import fields as consultant_fields
from mission_cli.commands.recording.drafts import Draft, keeping, mention, offer, shown
from mission_cli.commands.recording.entries import say_same_as
from mission_cli.commands.recording.save import save
from mission_cli.commands.typed.whom import Consultants, asked, profile_of
from mission_cli.core.calendar_names import fold
from mission_cli.core.changes import Append, Change, Remove, Set, apply
from mission_cli.core.model.visible import visible_record
from mission_cli.core.nearest import nearest
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.storage.save import planned
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.recording.entries import Writing
    from mission_cli.commands.session import Session
    from mission_cli.storage.workspace import Profile

_SINGLE: Final = ("mail", "employment", "daily_cost", "joined", "left", "manager", "hr", "wishes")
_DATES: Final = ("cv", "linkedin")
CLEARED: Final = (*_SINGLE, *_DATES, "skills", "absences", "platforms", "skill", "absence", "platform")
"""What `--clear` takes away; the last three with which one: `skill=kafka`."""


def change(session: Session, named: str | None, typed: dict[str, Any], clear: Sequence[str], writing: Writing) -> int:
    """Change a profile as the options say, or as a person answers."""
    known = asked(session, Consultants(session), named)
    profile = profile_of(session, known)
    draft = Draft(session, "consultant set", profile.id)
    walked = not typed and not clear and writing.record is None
    if walked and not session.interactive:
        raise UsageError("consultant.nothing-given")
    with keeping(draft):
        said = _record(profile, writing.record, draft) if writing.record is not None else {}
        if walked:
            draft.typed = True
            waiting = offer(draft)
            if waiting:
                said = _record(profile, shown(waiting), draft)
                draft.fields, draft.path = dict(said), waiting
            consultant_fields.ask_all(session, typed, _present(profile), draft, there=True)
        else:
            mention(draft, writing.record)
        fields = {**said, **consultant_fields.read(session, typed, draft, again=walked)}
        if "profile" in said and "profile" in fields:
            fields["profile"] = {**said["profile"], **fields["profile"]}
        # What options say is still in the hands of the person who typed them.
        draft.fields = dict(fields) if draft.typed or writing.record is not None else {}
        changes = [*_removals(profile, clear), *_changes(profile, fields)]
        written = _save(session, profile, changes, writing)
        draft.drop()
    if walked and typed:
        say_same_as(["consultant", "set", profile.id, *consultant_fields.as_words(typed)])
    if writing.json:
        after: Any = apply(changes, profile.data)
        seen = visible_record(
            {key: value for key, value in after.items() if key != "journal"}, full=writing.full, of="Consultant"
        )
        item = {"slug": profile.id, "path": session.workspace.relative(profile.path), "written": written, **seen.data}
        result_json("consultant", [item], today=session.today.isoformat(), left_out=seen.levels)
    elif written:
        words = t("consultant.changed", name=profile.consultant.name, path=session.workspace.relative(profile.path))
        message(visible(words))
    return Exit.DONE


def _record(profile: Profile, source: str, draft: Draft) -> dict[str, Any]:
    """What a record says of the fields that can be set."""
    found = consultant_fields.record(source, draft, profile.consultant.name)
    known = (*_SINGLE, "skills", "absences", "profile")
    for away in found.get("absences", ()):
        away.setdefault("id", f"away-{away['start']}")
    return {name: found[name] for name in known if name in found}


def _save(session: Session, profile: Profile, changes: list[Change], writing: Writing) -> bool:
    if writing.dry_run and writing.json:
        planned(profile, changes, profile.raw, session.workspace.relative(profile.path))
        return False
    subject = t("consultant.subject-set", name=profile.consultant.name)
    return save(session, profile, changes, dry_run=writing.dry_run, commit=writing.commit, subject=subject)


def _present(profile: Profile) -> dict[str, str]:
    """What the profile says, as an option would: what Enter keeps."""
    one = profile.consultant
    values = {name: getattr(one, name) for name in _SINGLE}
    values |= {name: getattr(one.profile, name) for name in _DATES if one.profile}
    return {name: str(value) for name, value in values.items() if value is not None}


def _changes(profile: Profile, fields: dict[str, Any]) -> Iterator[Change]:
    """What makes the profile say these fields, without what it says already."""
    one = profile.consultant
    for name in _SINGLE:
        if name in fields and str(fields[name]) != str(getattr(one, name)):
            yield Set((name,), fields[name])
    there = {fold(skill) for skill in one.skills}
    yield from (Append(("skills",), skill) for skill in fields.get("skills", ()) if fold(skill) not in there)
    taken = {away.id for away in one.absences}
    days = {(away.start, away.end) for away in one.absences}
    for away in fields.get("absences", ()):
        if (away["start"], away["end"]) in days:
            continue
        name, number = away["id"], 2
        while away["id"] in taken:
            away["id"] = f"{name}-{number}"
            number += 1
        taken.add(away["id"])
        yield Append(("absences",), away)
    dates = fields.get("profile", {})
    for name in _DATES:
        if name in dates and not (one.profile and getattr(one.profile, name) == dates[name]):
            yield Set(("profile", name), dates[name])
    platforms = one.profile.platforms if one.profile else {}
    for name, day in dates.get("platforms", {}).items():
        if platforms.get(name) != day:
            yield Set(("profile", "platforms", name), day)


def _removals(profile: Profile, clear: Sequence[str]) -> Iterator[Change]:
    """What takes away these fields, or one of several; indices from the end, so that none moves another."""
    indexed: dict[str, set[int]] = {"skills": set(), "absences": set()}
    for text in clear:
        field, _, which = (part.strip() for part in text.partition("="))
        name = field.replace("-", "_")
        if name not in CLEARED or (name in ("skill", "absence", "platform")) != bool(which):
            near = nearest(name, CLEARED)
            known = ", ".join(one.replace("_", "-") for one in CLEARED)
            raise UsageError("consultant.bad-clear", value=text[:60], near=near or "", known=known)
        if name in ("skill", "absence"):
            indexed[f"{name}s"].add(_index(profile, name, which))
        elif name == "platform":
            if not (profile.consultant.profile and which in profile.consultant.profile.platforms):
                raise UsageError("consultant.not-there", value=which[:60])
            yield Remove(("profile", "platforms", which))
        else:
            path = ("profile", name) if name in (*_DATES, "platforms") else (name,)
            if _said(profile.data, path):
                yield Remove(path)
    for field, places in indexed.items():
        yield from (Remove((field, place)) for place in sorted(places, reverse=True))


def _index(profile: Profile, name: str, which: str) -> int:
    one = profile.consultant
    if name == "skill":
        found = [at for at, skill in enumerate(one.skills) if fold(skill) == fold(which)]
    else:
        found = [at for at, away in enumerate(one.absences) if which in (away.id, str(away.start))]
    if not found:
        raise UsageError("consultant.not-there", value=which[:60])
    return found[0]


def _said(data: Any, path: tuple[str, ...]) -> bool:
    for key in path:
        if not isinstance(data, dict) or key not in data:
            return False
        data = data[key]
    return True
