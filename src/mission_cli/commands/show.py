"""`mission show`: one mission, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mission_cli.commands.answer.given import in_words
from mission_cli.commands.days_off import bands_of, days_off
from mission_cli.commands.options import Full, Json, MissionId
from mission_cli.commands.seen import say_for_managers, say_left_out, seen
from mission_cli.commands.session import Session
from mission_cli.core.answers import InWords
from mission_cli.core.assess import facts_of
from mission_cli.core.kinds import CLIENT
from mission_cli.core.model.visible import visible_record
from mission_cli.core.readers import readers
from mission_cli.core.renewal import rhythm_steps
from mission_cli.core.review import Review, review
from mission_cli.core.signals import signals
from mission_cli.core.status import Bands, decision_date, status
from mission_cli.core.working_days import DaysOff
from mission_cli.errors import Exit
from mission_cli.render.findings import one_line_of
from mission_cli.render.layout import sections_text
from mission_cli.render.mission import MissionPage, sections
from mission_cli.render.out import message, result, result_json
from mission_cli.render.renewal import step_items
from mission_cli.render.view import item_of
from mission_cli.texts import language
from mission_cli.views.list import COLUMNS, ListedMission

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission

RECENT = 5


def show(
    ctx: typer.Context,
    mission_id: MissionId = None,
    everything: Annotated[bool, typer.Option("--all", "-a")] = False,
    json: Json = False,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    loaded = session.mission(mission_id)
    summary = facts_of(loaded.id, session.workspace.relative(loaded.path), loaded.mission)
    settings = session.workspace.settings
    bands = bands_of(settings)
    off = days_off(session, loaded.mission)
    steps = rhythm_steps(loaded.mission, settings.rhythm, bands, off)
    reviews = review(loaded.mission, settings.review, off)
    facts = facts_of(loaded.id, summary.path, loaded.mission, session.today)
    found = list(signals(facts, session.today, settings.every, settings.since))
    if json:
        closed = (one for one in loaded.mission.dated() if readers(one.entry, one.author, loaded.mission) is not None)
        kept = 0 if full else sum(1 for _ in closed)
        visible = visible_record(loaded.data, full=full)
        row = ListedMission(summary, session.today, status(summary, session.today), bands, settings.every, lambda: off)
        item = item_of(COLUMNS, row)
        item |= _whole(loaded.mission, visible.data, bands, off)
        item |= _reviews(reviews) | {"rhythm": step_items(steps, session.today)}
        item["signals"] = [{"signal": one.code, "facts": one.facts, "command": one.command} for one in found]
        result_json("show", [item], today=session.today.isoformat(), left_out=visible.levels, for_managers=kept)
        return Exit.DONE
    answered = any(item.entry.type == "answers" for item in loaded.mission.dated())
    words = in_words(session) if answered else InWords({}, language())
    told = seen(session, loaded.mission, full=full)
    shown = MissionPage(
        *(told.mission, summary, session.today, bands, settings.every, off, reviews, tuple(steps), words),
        signs=tuple(found),
        whole=told.whole,
    )
    result(sections_text(f"{loaded.id} · {loaded.mission.title}", sections(shown, None if everything else RECENT)))
    for finding in loaded.findings:
        message(one_line_of(finding))
    say_left_out(told.left_out)
    say_for_managers(told.for_managers)
    return Exit.DONE


def _reviews(reviews: Review) -> dict[str, Any]:
    return {
        "last_review": reviews.last.isoformat() if reviews.last else None,
        "next_review": reviews.next.isoformat() if reviews.next else None,
    }


def _whole(mission: Mission, record: dict[str, Any], bands: Bands, off: DaysOff) -> dict[str, Any]:
    """The record as its file has it, or what may be seen of it, the journal by date, and what is computed from today."""
    lanes = record.get("journal") or {}
    journal = [{"author": item.author, **lanes[item.author][item.index]} for item in mission.dated()]
    at_client = mission.kind == CLIENT
    decision = decision_date(mission.end, mission.contract.notice, bands, off) if at_client else None
    return {
        "decision_date": decision.isoformat() if decision else None,
        "record": {key: value for key, value in record.items() if key != "journal"},
        "journal": journal,
    }
