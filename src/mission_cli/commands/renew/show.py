"""What `mission renew` shows: what each side wishes, the steps before the end, earlier renewals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.commands.around import around
from mission_cli.commands.days_off import bands_of, days_off
from mission_cli.commands.seen import say_left_out, seen
from mission_cli.core import renewal
from mission_cli.core.amendments import wishes
from mission_cli.core.assess import facts_of
from mission_cli.core.kinds import CLIENT
from mission_cli.core.model.visible import visible_record
from mission_cli.core.status import decision_date
from mission_cli.render.layout import sections_text
from mission_cli.render.out import message, result, result_json
from mission_cli.render.renewal import (
    Around,
    history_rows,
    moved_items,
    rhythm_rows,
    served_item,
    state_rows,
    step_items,
)
from mission_cli.render.safe import one_line
from mission_cli.render.words import day, distance, full_day, word
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.renewal import Moved, RhythmStep
    from mission_cli.core.umbrella import Served
    from mission_cli.storage.workspace import Loaded


class Outcome(NamedTuple):
    """What a run did: nothing, where it only shows."""

    written: bool = False
    moved: Sequence[Moved] = ()


def show(session: Session, loaded: Loaded, outcome: Outcome, *, json: bool, full: bool) -> None:
    mission, today = loaded.mission, session.today
    found = around(session, loaded)
    settings = session.workspace.settings
    steps = renewal.rhythm_steps(mission, settings.rhythm, bands_of(settings), days_off(session, mission))
    if json:
        visible = visible_record(loaded.data, full=full)
        item = _item(session, loaded, found, steps) | _recorded(visible.data)
        item |= {"moved": moved_items(outcome.moved), "written": outcome.written}
        result_json("renew", [item], today=today.isoformat(), left_out=visible.levels)
        return
    left = t("show.left", day=day(mission.end), distance=distance((mission.end - today).days))
    rows = [(t("show.row-left"), left), *_decision_rows(session, mission), *state_rows(mission, found)]
    sections = [(t("renew.state"), rows), (t("renew.rhythm"), rhythm_rows(steps, today))]
    shown = seen(session, mission.model_copy(update={"journal": {}, "offboarding": None}), full=full)
    sections.append((t("renew.history"), history_rows(renewal.history(shown.mission))))
    result(sections_text(f"{loaded.id} · {mission.title}", [one for one in sections if one[1]]))
    if not shown.whole and any(one.rate or one.text for one in mission.contract.amendments):
        say_left_out(["confidential"])
    warn_over(loaded, found)


def _decision(session: Session, mission: Mission) -> dt.date | None:
    """The last day to decide on the renewal; None on the bench."""
    if mission.kind != CLIENT:
        return None
    bands, off = bands_of(session.workspace.settings), days_off(session, mission)
    return decision_date(mission.end, mission.contract.notice, bands, off)


def _decision_rows(session: Session, mission: Mission) -> list[tuple[str, str]]:
    decision = _decision(session, mission)
    if decision is None:
        return []
    far = distance((decision - session.today).days)
    sides = {side: word("wish", wish or "unknown") for side, wish in wishes(mission).items()}
    return [
        (t("show.row-decision"), t("show.left", day=day(decision), distance=far)),
        (t("show.row-renewal"), t("show.renewal", **sides)),
    ]


def _item(session: Session, loaded: Loaded, found: Around, steps: list[RhythmStep]) -> dict[str, Any]:
    mission, today = loaded.mission, session.today
    summary = facts_of(loaded.id, session.workspace.relative(loaded.path), mission)
    decision = _decision(session, mission)
    current = mission.renewal
    return {
        "id": loaded.id,
        "end": mission.end.isoformat(),
        "days_left": (mission.end - today).days,
        "decision_date": decision.isoformat() if decision else None,
        "renewal": {"client": summary.renewal_client, "consultant": summary.renewal_consultant},
        "decision": current.decision if current else None,
        "decided": str(current.decided) if current and current.decided else None,
        "rhythm": step_items(steps, today),
        "next_mission": found.following.id if found.following else None,
        "umbrella": served_item(found.served),
        "path": summary.path,
    }


def _recorded(record: Any) -> dict[str, Any]:
    """The amendments, as far as they may be shown."""
    contract = record.get("contract") if isinstance(record, dict) else None
    return {"amendments": (contract.get("amendments") if isinstance(contract, dict) else None) or []}


def say_checklist(mission_id: str, mission: Mission, before: dt.date, *, former: bool) -> None:
    """What becomes of an open checklist whose end, `before`, is put off."""
    tasks = mission.offboarding.tasks if mission.offboarding else []
    done = sum(task.state in ("done", "verified") for task in tasks)
    if former:
        message(t("renew.former-checklist", id=mission_id, n=done, day=full_day(before)))
    else:
        message(t("renew.still-offboarding", id=mission_id))


def warn_over(loaded: Loaded, found: Around) -> None:
    """Warn where the months at one client are more than an umbrella company's 36: never a refusal."""
    say_over(found.served, loaded.mission.consultant.name, loaded.mission.client.name, loaded.mission.end)


def say_over(served: Served | None, consultant: str, client: str, end: dt.date) -> None:
    """The warning, where `served` is over the limit; `end` is the last day counted."""
    if served and served.over and served.full:
        names = {"consultant": one_line(consultant), "client": one_line(client)}
        text = t("renew.over", n=served.months, day=full_day(served.full), end=full_day(end), **names)
        message(t("cli.warning", text=text))
