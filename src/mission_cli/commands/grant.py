"""`mission grant` and `mission revoke`: accesses opened, closed, and looked at by somebody else; all at once at the end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mission_cli.commands.options import Author, Commit, DryRun, EntryDate, Json, MissionId
from mission_cli.commands.recording import entries
from mission_cli.commands.recording.entries import Place, Writing
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.pick import names, new_id, pick
from mission_cli.core import lent
from mission_cli.core.changes import Change
from mission_cli.core.dates import Mark
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import one_line
from mission_cli.render.words import full_day
from mission_cli.storage.workspace import Loaded
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Access

_KEYS: Final = ("id", "system", "account", "granted", "revoked")


def grant(
    ctx: typer.Context,
    mission_id: MissionId = None,
    system: Annotated[str | None, typer.Option("--system", metavar="TEXT")] = None,
    account: Annotated[str | None, typer.Option("--account", metavar="TEXT")] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="NEW-ID")] = None,
    date: EntryDate = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    system, account = (system or "").strip(), (account or "").strip() or None
    prompted = not system
    entries.require(session, {"ID": mission_id is None, "--system": prompted})
    loaded = session.mission(mission_id)
    known = names(loaded.mission, "access")
    short = None if id is None else new_id(id, "", "access", known)
    day = entries.day_held(session, date) if date else session.today
    if prompted:
        system = ask.text(t("grant.ask-system"))
        account = account or ask.text(t("grant.ask-account"), optional=True) or None
    short = short or new_id(None, system, "access", known)
    entries.warn_outside(loaded.mission, day)
    change = lent.granted(short, system, day, account)
    subject = t("grant.subject-grant", id=loaded.id, access=short)
    written = Place(session, loaded, "").write([change], Writing(None, None, dry_run, commit, json), subject)
    if prompted:
        more = [*(["--account", account] if account else []), *entries.date_words(day, session.today)]
        entries.say_same_as(["grant", loaded.id, "--system", system, "--id", short, *more])
    if written and not json:
        result(t("grant.granted", access=short, name=one_line(system), day=full_day(day)))
    if json:
        _json(session, loaded, [short], written=written)
    return Exit.DONE


def revoke(
    ctx: typer.Context,
    mission_id: MissionId = None,
    access_id: Annotated[str | None, typer.Argument(metavar="ACCESS", show_default=False)] = None,
    everything: Annotated[bool, typer.Option("--all", "-a")] = False,
    verified: Annotated[bool, typer.Option("--verified")] = False,
    date: EntryDate = None,
    author: Author = None,
    dry_run: DryRun = False,
    commit: Commit = None,
    json: Json = False,
) -> int:
    session = Session.of(ctx)
    if everything and access_id is not None:
        raise UsageError("cli.both", one="ACCESS", other="--all")
    asked = access_id is None and not everything
    entries.require(session, {"ID": mission_id is None, "ACCESS": asked})
    loaded = session.mission(mission_id)
    day = entries.day_held(session, date) if date else session.today
    chosen = _chosen(session, loaded, access_id, everything=everything, verified=verified)
    writing = Writing(author, None, dry_run, commit, json)
    if verified:
        place, changes = _looked_at(session, loaded, chosen, day, writing)
    else:
        place, changes = _revoked(session, loaded, chosen, day, writing, fixed=date is not None)
    ids, step = ", ".join(one.id for one in chosen), "verify" if verified else "revoke"
    written = False
    if changes:
        written = place.write(changes, writing, t(f"grant.subject-{step}", id=loaded.id, access=ids))
    elif chosen:
        message(t("grant.already", access=ids))
    if asked:
        more = [*(["--verified"] if verified else []), *entries.date_words(day, session.today)]
        more += ["--as", who] if place.lane and (who := entries.author_to_repeat(place, author)) else []
        entries.say_same_as(["revoke", loaded.id, chosen[0].id, *more])
    if written and not json:
        _say(place, chosen, day, verified=verified, everything=everything)
    if json:
        _json(session, loaded, [one.id for one in chosen], written=written)
    return Exit.DONE


def _chosen(
    session: Session, loaded: Loaded, access_id: str | None, *, everything: bool, verified: bool
) -> list[Access]:
    """The accesses that are meant: all that wait for this step, the one named, or the one chosen on a terminal."""
    access = loaded.mission.access
    waiting = [one for one in access if _waits(one, verified=verified)]
    if not everything:
        known = {one.id: _called(one) for one in (waiting if access_id is None else access)}
        name = pick(session, loaded.id, "access", known, access_id)
        return [one for one in access if one.id == name]
    if not waiting:
        message(t("grant.none-to-verify" if verified else "grant.none-open", id=loaded.id))
    return waiting


def _waits(one: Access, *, verified: bool) -> bool:
    """Whether this access is still to be revoked, or its revocation to be looked at."""
    return one.revoked is not None and one.verified is None if verified else one.revoked is None


def _revoked(
    session: Session, loaded: Loaded, chosen: list[Access], day: dt.date, writing: Writing, *, fixed: bool
) -> tuple[Place, list[Change]]:
    """Raises UsageError for an access that was revoked on another day, or granted later."""
    for one in chosen:
        if one.revoked and fixed and one.revoked != day:
            raise UsageError("grant.revoked-already", id=loaded.id, access=one.id, day=full_day(one.revoked))
        if one.granted and day < one.granted:
            raise UsageError("grant.before", access=one.id, day=full_day(one.granted))
    signed = any(lent.task_for(loaded.mission, "access", one.id) for one in chosen)
    lane = session.author(writing.author) if signed else ""
    marks = [(one, Mark(one.revoked or day, lane)) for one in chosen]
    changes = [
        change for one, mark in marks for change in lent.taken_back(loaded.mission, "access", one.id, mark).changes
    ]
    return Place(session, loaded, lane), changes


def _looked_at(
    session: Session, loaded: Loaded, chosen: list[Access], day: dt.date, writing: Writing
) -> tuple[Place, list[Change]]:
    """Raises UsageError for an access that is open, or that the same person revoked."""
    lane = session.author(writing.author) if chosen else ""
    mark = Mark(day, lane)
    for one in chosen:
        refused = None if one.verified else lent.look_refusal(loaded.mission, one, mark)
        if refused:
            when = full_day(one.revoked) if one.revoked else ""
            raise UsageError(f"grant.{refused}", id=loaded.id, access=one.id, author=lane, day=when)
    changes = [change for one in chosen for change in lent.looked_at(loaded.mission, one, mark).changes]
    return Place(session, loaded, lane), changes


def _say(place: Place, chosen: list[Access], day: dt.date, *, verified: bool, everything: bool) -> None:
    if verified:
        for one in chosen:
            result(t("grant.verified", access=one.id, name=_called(one), day=full_day(day), author=place.lane))
        return
    for one in chosen:
        result(t("grant.revoked", access=one.id, name=_called(one), day=full_day(one.revoked or day)))
    name = place.loaded.id
    message(t("grant.now-send", id=name) if everything else t("grant.now-verify", id=name, access=chosen[0].id))


def _called(one: Access) -> str:
    """`GitLab (lmartin-ext)`."""
    return one_line(t("grant.called", system=one.system, account=one.account) if one.account else one.system)


def _json(session: Session, loaded: Loaded, ids: list[str], *, written: bool) -> None:
    mission = session.workspace.load(loaded.id).mission if written else loaded.mission
    items = [
        {**{key: getattr(one, key) for key in _KEYS}, "verified": str(one.verified) if one.verified else None}
        for one in mission.access
        if one.id in ids
    ]
    result_json("access", items, today=session.today.isoformat(), mission=loaded.id, written=written)
