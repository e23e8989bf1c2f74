"""The steps of one change request: asked in the author's lane, then assessed and decided where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.commands import change_terms, entries, entry_steps, intake
from mission_cli.commands.change import DECISIONS
from mission_cli.commands.change_list import ROLES
from mission_cli.commands.drafts import Draft, keeping, mention
from mission_cli.commands.entries import Place, Writing
from mission_cli.commands.entry_steps import Wanted, pick
from mission_cli.core import change_requests, terms
from mission_cli.core.calendar_names import fold
from mission_cli.core.change_requests import IMPACTS
from mission_cli.core.changes import Append, Change
from mission_cli.core.dates import Mark
from mission_cli.core.recorded import name_of, path_to
from mission_cli.core.terms import TermChange
from mission_cli.errors import AbortedError, Exit, UsageError
from mission_cli.render.out import message, result_json
from mission_cli.render.safe import visible
from mission_cli.render.terms import table_lines
from mission_cli.render.words import full_day
from mission_cli.texts import t
from mission_cli.texts.words import TEXTS as WORDS

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Dated
    from mission_cli.storage.workspace import Loaded

KEYS = {"ask": ("id", "date", "asked_by", "what", "why", "after"), "assess": ("impact",)}
"""What each step records, of a change's keys; a record may hold no other."""
_SHOWN = 8  # tasks named one by one


class Asked(NamedTuple):
    """One run, as typed."""

    mission_id: str | None
    change_id: str | None
    decision: str | None
    given: dict[str, Any]
    writing: Writing


class Step(NamedTuple):
    """A step in the making: where it is written, and which request it takes further; None for one that is asked."""

    name: str
    place: Place
    item: Dated | None
    draft: Draft
    asked: Asked

    @property
    def request(self) -> Any:
        """The request's record."""
        return self.item.entry if self.item else None

    @property
    def called(self) -> str:
        """What the request is called."""
        return name_of(self.item) if self.item else str(self.draft.fields.get("id", ""))


def take(session: Session, name: str, asked: Asked) -> int:
    """Take a request one step further. Without a terminal, everything that is missing is named at once."""
    asked = _arguments(name, asked)
    if not session.interactive:
        _require(name, asked)
    loaded = session.mission(asked.mission_id, light=True)
    item = None if name == "ask" else _item(session, loaded, asked)
    # A decision is signed; what is assessed is not.
    author = session.author(asked.writing.author) if name != "assess" else ""
    lane = item.author if item else author
    subject = loaded.id if item is None else f"{loaded.id} {name_of(item)}"
    draft = Draft(session, f"change {name}", subject)
    draft.recorded = entries.ids(loaded.mission)
    step = Step(name, Place(session, loaded, lane), item, draft, asked)
    with keeping(draft):
        _given(step)
        lacking = lacks(step)
        if lacking:
            if not session.interactive:
                raise UsageError("cli.missing-options", names=", ".join(lacking))
            _walk(step)
        else:
            mention(draft, asked.writing.record)
        _write(step, Mark(_decided(step), author) if name == "decide" else None, walked=bool(lacking))
    return Exit.DONE


def _arguments(name: str, asked: Asked) -> Asked:
    """The words after the mission: `decide` takes the request, the decision, or both; `ask` none."""
    if name == "ask" and asked.change_id is not None:
        raise UsageError("change.ask-id-word", id=asked.change_id)
    if name != "decide":
        if asked.decision is not None:
            raise UsageError("cli.extra")
        return asked
    if asked.decision is None and asked.change_id is not None and _is_decision(asked.change_id):
        asked = asked._replace(change_id=None, decision=asked.change_id)
    if asked.decision is not None:
        return asked._replace(decision=entries.spoken(asked.decision, "DECISION", "decision", DECISIONS))
    return asked


def _is_decision(typed: str) -> bool:
    said = {fold(text) for code in DECISIONS for text in (code, *WORDS[f"decision-{code}"])}
    return fold(typed) in said


def _require(name: str, asked: Asked) -> None:
    missing = ["ID"] if asked.mission_id is None else []
    given, record = asked.given, asked.writing.record
    if name == "ask" and record is None:
        missing += [f"--{option}" for option in ("what", "by") if given[option] is None]
    if name == "assess" and record is None and all(given[impact] is None for impact in IMPACTS):
        missing.append(t("change.missing-impact"))
    if name == "decide" and asked.decision is None:
        missing.append("|".join(DECISIONS))
    if missing:
        raise UsageError("cli.missing-options", names=", ".join(missing))


def _item(session: Session, loaded: Loaded, asked: Asked) -> Dated:
    every = change_requests.requests(loaded.mission, session.today)
    items = [item for item in every if change_requests.is_open(item)]
    others = [item for item in every if item not in items]
    return pick(session, loaded, Wanted("change", items, others, asked.change_id))


# What was given ------------------------------------------------------------------------------------------------------


def _given(step: Step) -> None:
    """Fill the draft from the options, over what a record holds."""
    given, record, place = step.asked.given, step.asked.writing.record, step.place
    fields: dict[str, Any] = {}
    if record is not None:
        take_record(step, record)
    if step.name == "ask":
        if given["date"] is not None:
            fields["date"] = entries.day_held(place.session, given["date"])
        if given["by"] is not None:
            fields["asked_by"] = asked_by(given["by"])
        if given["after"]:
            typed = change_terms.read_all(place.session, place.mission.contract, given["after"])
            fields["after"] = {**step.draft.fields.get("after", {}), **typed}
        fields |= intake.long_texts({name: given[name] for name in ("what", "why")}, step.draft, record)
        if given["id"] is not None:
            fields["id"] = entry_steps.id_for(place, given["id"], "")
    elif step.name == "assess":
        texts = intake.long_texts({name: given[name] for name in IMPACTS}, step.draft, record)
        if texts:
            fields["impact"] = {**step.draft.fields.get("impact", {}), **texts}
    elif step.asked.decision is not None:
        fields["decision"] = step.asked.decision
    step.draft.fields.update(fields)


def asked_by(typed: str) -> str:
    """Who asks: a role by its code or as either language says it, else a name as typed. Raises UsageError."""
    if not typed.strip():
        raise UsageError("cli.no-value", name="--by")
    wanted = fold(typed)
    roles = (role for role in ROLES if wanted in {fold(said) for said in (role, *WORDS[f"role-{role}"])})
    return next(roles, intake.cleaned(typed))


def take_record(step: Step, source: str) -> None:
    """Fill the draft from a record: a file, standard input, or a draft that was kept. Raises UsageError."""
    from mission_cli.core.model.journal import Change as Request

    lacking = {"type": "change", "date": step.place.session.today.isoformat(), "asked_by": "–", "what": "–"}
    found = intake.read_record(source, Request, step.draft, lacking)
    if step.name == "ask":
        entries.check_id(step.place.mission, found)
    known = KEYS[step.name]
    wrong = [key for key in found if key not in known and not key.startswith("x-")]
    if wrong:
        raise UsageError("entries.not-of-step", keys=", ".join(wrong), step=step.name, known=", ".join(known))
    after: Any = found.get("after", {})
    change_terms.checked(step.place.mission.contract, after)
    step.draft.fields.update(found)


def lacks(step: Step) -> list[str]:
    """What a step cannot do without and that is not there."""
    fields = step.draft.fields
    if step.name == "ask":
        return [option for option, key in (("--what", "what"), ("--by", "asked_by")) if key not in fields]
    if step.name == "assess":
        return [] if fields.get("impact") else [t("change.missing-impact")]
    return [] if "decision" in fields else ["|".join(DECISIONS)]


def _walk(step: Step) -> None:
    from mission_cli.commands.change_walk import Walk  # questions need a person

    Walk(step).through()
    if lacks(step):
        raise AbortedError("entries.nothing")


def _decided(step: Step) -> dt.date:
    typed, today = step.asked.given["date"], step.place.session.today
    day = entries.day_held(step.place.session, typed) if typed is not None else today
    if step.item and day < step.item.entry.date:
        raise UsageError("change.too-early", day=full_day(day), since=full_day(step.item.entry.date))
    return day


# What is written -----------------------------------------------------------------------------------------------------


def touched(step: Step, after: dict[str, str]) -> list[TermChange]:
    """The terms as the contract has them beside those asked for."""
    contract = step.place.mission.contract
    return [TermChange(name, terms.stated(contract, name), text) for name, text in after.items()]


def _write(step: Step, mark: Mark | None, *, walked: bool) -> None:
    place, writing = step.place, step.asked.writing
    changes = _changes(step, mark)
    called = step.called
    after = entry_steps.entry_after(place, changes, step.item.index if step.item else None)
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
    fields, place, request = step.draft.fields, step.place, step.request
    if step.item is None:
        fields.setdefault("id", entry_steps.proposed_id(place, fields["what"]))
        day = entries.not_ahead(fields.get("date", place.session.today), place.session.today, "date")
        entries.warn_outside(place.mission, day)
        asked = {**fields, "date": day}
        if fields.get("after"):
            asked["before"] = change_requests.before_of(place.mission.contract, fields["after"])
            asked = {key: value for key, value in asked.items() if value != {}}
        return [Append(("journal", place.lane), entries.ordered("change", asked))]
    at = path_to(place.mission, step.item)
    if step.name == "assess":
        return change_requests.assessed(at, request, {name: fields["impact"][name] for name in fields["impact"]})
    if mark is None:  # a decision is always signed
        raise UsageError("cli.no-author")
    if fields["decision"] == "approved":
        _refuse_before(step, mark.day)
        _check_terms(step)
    return change_requests.decided(at, request, fields["decision"], mark)


def _refuse_before(step: Step, day: dt.date) -> None:
    """Amendments are in order: one that is newer has set the terms since. Raises UsageError."""
    newest = change_requests.newest_amendment(step.place.mission.contract)
    if newest and day < newest:
        raise UsageError("change.amended-since", day=full_day(day), newest=full_day(newest))


def _check_terms(step: Step) -> None:
    """Terms written by hand may be anything. Raises UsageError for those that a contract cannot have."""
    after = step.request.after
    contract = step.place.mission.contract
    change_terms.checked(contract, {name: text for name, text in after.items() if not _stands(step, name, text)})


def _stands(step: Step, name: str, text: str) -> bool:
    return terms.is_term(name) and terms.same(name, terms.stated(step.place.mission.contract, name), text)


def _say(step: Step, after: dict[str, Any], *, with_terms: bool) -> None:
    """The terms before and after, what to think of, and the next step."""
    asked = {str(name): str(text) for name, text in (after.get("after") or {}).items()}
    if asked and with_terms and step.name != "assess":
        message("\n".join(table_lines(touched(step, asked))), as_is=True)
    names = {"id": step.place.loaded.id, "change": step.called}
    if step.name == "decide":
        if change_requests.lacking(step.request.impact):
            message(t("cli.warning", text=t("change.not-assessed")))
        message(visible(t(f"change.tell-{after['decision']}", name=_provider(step))))
        if after["decision"] == "approved" and "end" in asked:
            _say_moved(step, terms.read("end", asked["end"]))
        return
    left = [name for name in IMPACTS if name not in (after.get("impact") or {})]
    message(visible(t("change.next-assess" if left else "change.next-decide", **names)))


def _provider(step: Step) -> str:
    manager = step.place.mission.manager
    return manager.name if manager else step.place.mission.consultant.name


def _say_moved(step: Step, end: dt.date) -> None:
    """Which open tasks go with the end; those that are done stay."""
    mission = step.place.mission
    if mission.offboarding and mission.offboarding.ends:
        message(t("cli.warning", text=t("change.ends-early", day=full_day(mission.offboarding.ends))))
        return
    moved, stay = change_requests.moved_tasks(mission, end)
    if moved:
        message(t("change.moved", n=len(moved)))
    for one in moved[:_SHOWN]:
        days = {"before": full_day(one.before), "after": full_day(one.after)}
        message(visible(t("change.moved-task", task=one.task.id, **days)))
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
                words += [f"--{option}", entries.as_argument(fields[key])]
        words += [word for name, text in fields.get("after", {}).items() for word in ("--after", f"{name}={text}")]
        if fields.get("date", step.place.session.today) != step.place.session.today:
            words += ["--date", str(fields["date"])]
    elif step.name == "assess":
        words += [word for name, text in fields["impact"].items() for word in (f"--{name}", entries.as_argument(text))]
    else:
        words.append(fields["decision"])
        words += ["--date", step.asked.given["date"]] if step.asked.given["date"] else []
    return [*words, "--as", author] if author else words


def _show(step: Step, after: dict[str, Any]) -> None:
    from mission_cli.core.model.journal import Change as Request  # the table of what may be shown is the model's

    item, levels = entry_steps.item_of("change", step.place, after, Request, step.asked.writing)
    left = [name for name in IMPACTS if name not in (after.get("impact") or {})]
    following = None if after.get("decision") else "assess" if left else "decide"
    command = f"mission change {following} {step.place.loaded.id} {step.called}" if following else None
    result_json(
        "change", [{**item, "next": following, "command": command}], today=step.place.session.today, left_out=levels
    )
