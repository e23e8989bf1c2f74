"""Accesses opened, closed, and looked at by somebody else; all at once at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mission_cli.actions.form import Field, Form
from mission_cli.actions.journal import day_of, outside_warning
from mission_cli.actions.kinds import HELD, LINE
from mission_cli.actions.named import named, names, new_thing, proposed
from mission_cli.actions.outcome import Joined, OneLine, Outcome, Say
from mission_cli.core import lent
from mission_cli.core.dates import Mark
from mission_cli.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Target
    from mission_cli.core.changes import Change
    from mission_cli.core.model.mission import Access

GRANT: Final = Form(
    "grant",
    (Field("system", LINE), Field("id", new_thing("access")), Field("account", LINE), Field("date", HELD)),
    needed=(("system",),),
)
REVOKE: Final = Form(
    "revoke",
    (Field("access_id", LINE._replace(metavar="ACCESS"), argument=True), Field("date", HELD)),
    needed=(("access_id",),),
)
"""Beside these fields, `all` stands for every access that waits, and `verified` for the look at what was revoked."""


def grant(target: Target, values: Values) -> Outcome:
    """Keep that an access was opened. Raises UsageError for a day still to come."""
    day, system = day_of(target, values), values["system"]
    short = values.get("id") or proposed(target.mission, "access", system)
    granted = Say("grant.granted", {"access": short, "name": OneLine(system), "day": day}, result=True)
    return Outcome(
        [lent.granted(short, system, day, values.get("account"))],
        Say("grant.subject-grant", {"id": target.loaded.id, "access": short}),
        [*outside_warning(target.mission, day), granted],
        {"id": short},
        of=(short,),
    )


def waiting(target: Target, values: Values) -> list[Access]:
    """The accesses that are still to be revoked, or their revocation to be looked at."""
    if values.get("verified"):
        return [one for one in target.mission.access if one.revoked is not None and one.verified is None]
    return [one for one in target.mission.access if one.revoked is None]


def signed(target: Target, values: Values) -> bool:
    """Whether who does it must be known: a look is signed, and a task. Raises NotFoundError."""
    chosen = _chosen(target, values)
    if values.get("verified"):
        return bool(chosen)
    return any(lent.task_for(target.mission, "access", one.id) for one in chosen)


def revoke(target: Target, values: Values) -> Outcome:
    """Keep that accesses were closed, or that somebody else looked whether they are. Raises UsageError where it cannot be."""
    day, chosen = day_of(target, values), _chosen(target, values)
    verified = values.get("verified")
    ids = tuple(one.id for one in chosen)
    if verified:
        changes, said = _looked_at(target, chosen, day), _said_verified(target, chosen, day)
    else:
        changes, said = _revoked(target, chosen, day, values), _said_revoked(target, chosen, day, values)
    if not chosen:
        said = [Say("grant.none-to-verify" if verified else "grant.none-open", {"id": target.loaded.id}, always=True)]
    elif not changes:
        said = [Say("grant.already", {"access": Joined(ids)}, always=True)]
    key = "grant.subject-verify" if verified else "grant.subject-revoke"
    return Outcome(changes, Say(key, {"id": target.loaded.id, "access": Joined(ids)}), said, {}, of=ids)


def called(one: Access) -> Say | OneLine:
    """`GitLab (lmartin-ext)`."""
    if not one.account:
        return OneLine(one.system)
    return Say("grant.called", {"system": OneLine(one.system), "account": OneLine(one.account)})


def _chosen(target: Target, values: Values) -> list[Access]:
    """The accesses that are meant: all that wait for this step, or the one named. Raises NotFoundError."""
    if values.get("all"):
        return waiting(target, values)
    name = named(target.loaded.id, "access", names(target.mission, "access"), values["access_id"])
    return [one for one in target.mission.access if one.id == name]


def _revoked(target: Target, chosen: list[Access], day: dt.date, values: Values) -> list[Change]:
    """Raises UsageError for an access that was revoked on another day, or granted later."""
    for one in chosen:
        if one.revoked and "date" in values and one.revoked != day:
            raise UsageError("grant.revoked-already", id=target.loaded.id, access=one.id, day=one.revoked)
        if one.granted and day < one.granted:
            raise UsageError("grant.before", access=one.id, day=one.granted)
    marks = [(one, Mark(one.revoked or day, target.author)) for one in chosen]
    return [change for one, mark in marks for change in lent.taken_back(target.mission, "access", one.id, mark).changes]


def _looked_at(target: Target, chosen: list[Access], day: dt.date) -> list[Change]:
    """Raises UsageError for an access that is open, or that the same person revoked."""
    mark = Mark(day, target.author)
    for one in chosen:
        refused = None if one.verified else lent.look_refusal(target.mission, one, mark)
        if refused:
            when, author = one.revoked or "", target.author
            raise UsageError(f"grant.{refused}", id=target.loaded.id, access=one.id, author=author, day=when)
    return [change for one in chosen for change in lent.looked_at(target.mission, one, mark).changes]


def _said_verified(target: Target, chosen: list[Access], day: dt.date) -> list[Say]:
    by = {"day": day, "author": target.author}
    return [Say("grant.verified", {"access": one.id, "name": called(one), **by}, result=True) for one in chosen]


def _said_revoked(target: Target, chosen: list[Access], day: dt.date, values: Values) -> list[Say]:
    said = [
        Say("grant.revoked", {"access": one.id, "name": called(one), "day": one.revoked or day}, result=True)
        for one in chosen
    ]
    following = {"id": target.loaded.id}
    if values.get("all"):
        return [*said, Say("grant.now-send", following)]
    return [*said, *(Say("grant.now-verify", {**following, "access": one.id}) for one in chosen)]
