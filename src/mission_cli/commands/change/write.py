"""A step of a change request, written, said and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.actions import journal, kinds
from mission_cli.commands.change import terms as change_terms
from mission_cli.commands.days_off import days_off
from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.recording import entries, steps
from mission_cli.commands.seen import say_left_out
from mission_cli.core import change_requests, terms
from mission_cli.core.amendments import opened_on
from mission_cli.core.change_requests import IMPACTS
from mission_cli.core.changes import Append, Change
from mission_cli.core.dates import parse_mark
from mission_cli.core.model.levels import KEPT_BACK
from mission_cli.core.recorded import path_to
from mission_cli.core.renewal import moved_tasks, over_changes
from mission_cli.errors import UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.terms import table_lines
from mission_cli.render.words import full_day
from mission_cli.shell import command_line
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.commands.recording.steps import Step
    from mission_cli.core.dates import Mark

_SHOWN = 8  # tasks named one by one


def write(step: Step, mark: Mark | None, *, walked: bool) -> None:
    place, writing = step.place, step.asked.writing
    changes = _changes(step, mark)
    called = step.called
    after = steps.entry_after(place, changes, step.item.index if step.item else None)
    if not step.item and not writing.dry_run:
        step.draft.number(called)
    done = step.draft.fields.get("decision", step.name)
    written = place.write(changes, writing, t(f"change.subject-{done}", id=place.loaded.id, change=called))
    if written:
        step.draft.drop()
        message(visible(t(f"change.said-{done}", change=called, path=place.path)))
    if changes and not writing.dry_run:
        # What programs read goes to logs: terms of money stay out of it.
        _say(step, after, with_terms=not writing.json or writing.full)
    if walked:
        author = entries.author_to_repeat(place._replace(lane=mark.author if mark else place.lane), writing.author)
        entries.say_same_as(_as_words(step, author if step.name != "assess" else None))
    if writing.json:
        _show(step, after)


def _changes(step: Step, mark: Mark | None) -> list[Change]:
    fields, place, request = step.draft.fields, step.place, step.entry
    if step.item is None:
        fields.setdefault("id", steps.proposed_id(place, fields["what"]))
        day = kinds.not_ahead(fields.get("date", place.session.today), place.session.today, "date")
        entries.warn_outside(place.mission, day)
        asked = {**fields, "date": day}
        if fields.get("after"):
            asked["before"] = change_requests.before_of(place.mission.contract, fields["after"])
            asked = {key: value for key, value in asked.items() if value != {}}
        return [Append(("journal", place.lane), journal.ordered("change", asked))]
    at = path_to(place.mission, step.item)
    if step.name == "assess":
        return change_requests.assessed(at, request, {name: fields["impact"][name] for name in fields["impact"]})
    if mark is None:  # a decision is always signed
        raise UsageError("cli.no-author")
    if fields["decision"] == "approved":
        _refuse_before(step, mark.day)
        _check_terms(step)
    return change_requests.decided(at, place.mission, request, fields["decision"], mark)


def _refuse_before(step: Step, day: dt.date) -> None:
    """Amendments are in order: one that is newer has set the terms since. Raises UsageError."""
    newest = change_requests.newest_amendment(step.place.mission.contract)
    if newest and day < newest:
        raise UsageError("change.amended-since", day=full_day(day), newest=full_day(newest))


def _check_terms(step: Step) -> None:
    """Terms written by hand may be anything. Raises UsageError for those that a contract cannot have."""
    request = step.entry
    after = request.after
    contract = step.place.mission.contract
    for name in change_requests.moved_since(contract, request):
        now, was = terms.stated(contract, name) or "–", request.before.get(name) or "–"
        if _confidential(name) and not (step.asked.writing.full or before_a_person()):
            raise UsageError("change.moved-since-unsaid", id=step.place.loaded.id, change=step.called, term=name)
        names = {"id": step.place.loaded.id, "change": step.called, "term": name, "after": after[name]}
        raise UsageError("change.moved-since", **names, now=now, was=was)
    change_terms.checked(contract, {name: text for name, text in after.items() if not _stands(step, name, text)})


def _stands(step: Step, name: str, text: str) -> bool:
    return terms.is_term(name) and terms.same(name, terms.stated(step.place.mission.contract, name), text)


def _confidential(term: str) -> bool:
    from mission_cli.core.model.emptied import level_of  # the table of the records

    return level_of(("contract", *term.split(".", 1))) in KEPT_BACK


def _say(step: Step, after: dict[str, Any], *, with_terms: bool) -> None:
    """The terms before and after, what to think of, and the next step."""
    asked = {str(name): str(text) for name, text in (after.get("after") or {}).items()}
    if asked and with_terms and step.name != "assess":
        whole = step.asked.writing.full or before_a_person()
        told = {name: text for name, text in asked.items() if whole or not _confidential(name)}
        if told:
            message("\n".join(table_lines(change_terms.touched(step.place.mission.contract, told))), as_is=True)
        say_left_out(["confidential"] if len(told) < len(asked) else [])
    names = {"id": step.place.loaded.id, "change": step.called}
    if step.name == "decide":
        if change_requests.lacking(step.entry.impact):
            message(t("cli.warning", text=t("change.not-assessed")))
        message(visible(t(f"change.tell-{after['decision']}", name=_provider(step))))
        if after["decision"] == "approved" and "end" in asked:
            _say_moved(step, terms.read("end", asked["end"]), parse_mark(after["decided"]).day)
        return
    left = [name for name in IMPACTS if name not in (after.get("impact") or {})]
    message(visible(t("change.next-assess" if left else "change.next-decide", **names)))


def _provider(step: Step) -> str:
    manager = step.place.mission.manager
    return manager.name if manager else step.place.mission.consultant.name


def _say_moved(step: Step, end: dt.date, day: dt.date) -> None:
    """Which open tasks go with the end; those that are done stay."""
    mission = step.place.mission
    if mission.offboarding and mission.offboarding.ends:
        message(t("cli.warning", text=t("change.ends-early", day=full_day(mission.offboarding.ends))))
        return
    if end > mission.contract.end and over_changes(mission):
        message(t("renew.fresh"))
    opened = opened_on(mission)
    # An open checklist is then of the end that is put off.
    later = opened is not None and end > mission.contract.end and opened < day
    moved = moved_tasks(mission, mission.end, end, days_off(step.place.session, mission), former=later)
    stay = 0 if later else change_requests.staying_tasks(mission)
    if later:
        from mission_cli.commands.renew.show import say_checklist

        say_checklist(step.place.loaded.id, mission, mission.end, former=True)
    if moved:
        message(t("change.moved", n=len(moved)))
    for one in moved[:_SHOWN]:
        days = {"before": full_day(one.before), "after": full_day(one.after)}
        message(visible(t("change.moved-task", task=one.id, **days)))
    if len(moved) > _SHOWN:
        message(t("change.moved-more", n=len(moved) - _SHOWN))
    if stay:
        message(t("change.stay", n=stay))


def _as_words(step: Step, author: str | None) -> list[str]:
    """The command line that does the same without a question."""
    fields, words = step.draft.fields, ["change", step.name, step.place.loaded.id]
    words += [step.called] if step.item else []
    if step.name == "ask":
        for option, key in (("what", "what"), ("why", "why"), ("by", "asked_by"), ("id", "id")):
            if key in fields:
                words += [f"--{option}", kinds.as_argument(fields[key])]
        words += [word for name, text in fields.get("after", {}).items() for word in ("--after", f"{name}={text}")]
        today = step.place.session.today
        words += entries.date_words(fields.get("date", today), today)
    elif step.name == "assess":
        words += [word for name, text in fields["impact"].items() for word in (f"--{name}", kinds.as_argument(text))]
    else:
        words.append(fields["decision"])
        words += ["--date", step.asked.given["date"]] if step.asked.given["date"] else []
    return [*words, "--as", author] if author else words


def _show(step: Step, after: dict[str, Any]) -> None:
    from mission_cli.core.model.journal import Change as Request  # the table of what may be shown is the model's

    item, levels = steps.item_of("change", step.place, after, Request, step.asked.writing)
    left = [name for name in IMPACTS if name not in (after.get("impact") or {})]
    following = None if after.get("decision") else "assess" if left else "decide"
    command = command_line(f"mission change {following}", [step.place.loaded.id, step.called]) if following else None
    result_json(
        "change", [{**item, "next": following, "command": command}], today=step.place.session.today, left_out=levels
    )
