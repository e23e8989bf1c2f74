"""`mission consultant show`: one person: the profile, the missions, from when on free, the last contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.commands.seen import say_left_out, seen_profile
from mission_cli.commands.typed.whom import Consultants, Known, asked, profile_of
from mission_cli.core.contact import ToCall, Touch, consultants_to_call
from mission_cli.core.model.visible import visible_record
from mission_cli.core.standing import Standing
from mission_cli.errors import Exit
from mission_cli.render.consultant import ConsultantPage, mission_item, sections
from mission_cli.render.layout import sections_text
from mission_cli.render.out import message, result, result_json
from mission_cli.render.safe import visible
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.commands.session import Session
    from mission_cli.storage.workspace import Profile


def show_one(session: Session, named: str | None, *, json: bool, full: bool) -> int:
    """Show one consultant, with a profile or without."""
    consultants = Consultants(session)
    known = asked(session, consultants, named)
    profile = profile_of(session, known) if known.person else None
    stands = consultants.standing(known)
    call = next(iter(_to_call(session, known)), None)
    if json:
        _json(session, known, profile, stands, call, full=full)
        return Exit.DONE
    shown, left_out = seen_profile(profile.consultant, full=full) if profile else (None, [])
    parts = sections(ConsultantPage(known.person, shown, stands, call, session.today))
    result(sections_text(known.name, [(one.title, one.rows) for one in parts]))
    say_left_out(left_out)
    if profile is None:
        message(visible(t("consultant.make-one", names=known.name, name=known.name)))
    return Exit.DONE


def _to_call(session: Session, known: Known) -> list[ToCall]:
    people = [known.person] if known.person else []
    settings = session.workspace.settings
    return list(consultants_to_call(people, Touch(settings.keep_in_touch, holidays=settings.holidays), session.today))


def _json(
    session: Session,
    known: Known,
    profile: Profile | None,
    stands: Standing,
    call: ToCall | None,
    *,
    full: bool,
) -> None:
    seen = visible_record(profile.data if profile else {}, full=full, of="Consultant")
    data: dict[str, Any] = seen.data
    item: dict[str, Any] = {
        "slug": known.slug,
        "name": known.name,
        "profile": profile is not None,
        **availability(stands),
        "missions": {
            name: [mission_item(one) for one in getattr(stands, name)] for name in ("running", "coming", "over")
        },
        "contact": {
            "every": str(call.every) if call else None,
            "last": _iso(known.person.contact_last if known.person else None),
            "due": _iso(call.due if call else None),
            "stopped": _iso(known.person.contact_stopped if known.person else None),
        },
        "record": data,
        "path": session.workspace.relative(profile.path) if profile else None,
    }
    result_json("consultant", [item], today=session.today.isoformat(), left_out=seen.levels)


def availability(stands: Standing) -> dict[str, Any]:
    """When somebody is free, for programs."""
    return {
        "free_from": _iso(stands.free_from),
        "free_since": _iso(stands.free_since),
        "free_until": _iso(stands.free_until),
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
