"""What the options of `mission renew` ask for: read, refused where it renews nothing, and made into changes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.actions import days, kinds, parse
from mission_cli.commands.choices import choice
from mission_cli.commands.days_off import days_off
from mission_cli.commands.recording import entries
from mission_cli.core import renewal
from mission_cli.core.amendments import opened_on
from mission_cli.core.change_requests import newest_amendment
from mission_cli.core.dates import Mark
from mission_cli.core.model.choices import WISHES
from mission_cli.core.nearest import nearest
from mission_cli.errors import UsageError
from mission_cli.render.words import full_day, word
from mission_cli.texts import t
from mission_cli.texts.words import TEXTS as WORDS

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.changes import Change
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.renewal import Moved, Terms
    from mission_cli.storage.workspace import Loaded


class Typed(NamedTuple):
    """The options of one run, as typed."""

    until: str | None
    rate: str | None
    text: str | None
    ref: str | None
    client: str | None
    consultant: str | None
    steps: list[str]
    decision: str | None
    date: str | None

    def says_something(self) -> bool:
        """Whether anything is to be recorded."""
        return any((self.until, self.client, self.consultant, self.steps, self.decision))

    def as_words(self) -> list[str]:
        """The options that say the same."""
        names = ("until", "rate", "text", "ref", "client", "consultant", "decision", "date")
        words = [word for name in names if (value := getattr(self, name)) for word in (f"--{name}", value)]
        return words + [word for step in self.steps for word in ("--step", step)]


class Plan(NamedTuple):
    """What a run writes. `before` and `end` are the effective last days before and after it."""

    changes: list[Change]
    subject: str
    before: dt.date
    end: dt.date
    mission: Mission
    wishes: dict[str, str]
    steps: list[str]
    mark: Mark | None
    moved: list[Moved]


def refuse_two_things(typed: Typed) -> None:
    """A new end starts everything afresh: wishes, steps and another decision are about the end that is over."""
    others = (("--client", typed.client), ("--consultant", typed.consultant), ("--step", typed.steps))
    for name, value in (*others, ("--decision", typed.decision)):
        if typed.until and value:
            raise UsageError("cli.both", one="--until", other=name)
    for name, value in (("--rate", typed.rate), ("--text", typed.text), ("--ref", typed.ref)):
        if value and not typed.until:
            raise UsageError("renew.needs-until", name=name)
    if typed.decision is not None and typed.decision.strip().casefold() in ("renew", "renewed"):
        raise UsageError("renew.no-renew")


def plan_of(session: Session, loaded: Loaded, typed: Typed, author: str | None) -> Plan:
    """The changes that the options ask for. Raises UsageError."""
    mission = loaded.mission
    if mission.closed:
        raise UsageError("renew.closed", id=loaded.id, day=full_day(mission.closed.day))
    when = entries.day_held(session, typed.date) if typed.date else session.today
    if typed.until:
        terms = _terms(session, loaded, typed, when)
        mark = Mark(when, session.author(author))
        changes = renewal.renewal_changes(mission, terms, mark)
        opened = opened_on(mission)  # from then on, the checklist is of the end that is put off
        former = opened is not None and opened <= when
        moved = renewal.moved_tasks(mission, mission.end, terms.until, days_off(session, mission), former=former)
        subject = t("renew.subject-until", id=loaded.id, day=terms.until)
        return Plan(changes, subject, mission.end, terms.until, mission, {}, [], mark, moved)
    wishes = {
        side: kinds.spoken(value, f"--{side}", "wish", WISHES)
        for side, value in (("client", typed.client), ("consultant", typed.consultant))
        if value
    }
    steps = [_step(session, text) for text in typed.steps]
    signed = Mark(when, session.author(author)) if steps or typed.decision else None
    changes = renewal.wish_changes(mission, wishes)
    subject = t("renew.subject-wish", id=loaded.id)
    if steps and signed:
        changes += renewal.step_changes(mission, steps, signed)
        subject = t("renew.subject-step", id=loaded.id, steps=", ".join(steps))
    if typed.decision and signed:
        choice(typed.decision, "--decision", ("end",))
        changes += renewal.end_changes(mission, signed)
        subject = t("renew.subject-end", id=loaded.id)
    return Plan(changes, subject, mission.end, mission.end, mission, wishes, steps, signed, [])


def _terms(session: Session, loaded: Loaded, typed: Typed, when: dt.date) -> Terms:
    """What the renewal agrees, refused where it is none. Raises UsageError."""
    mission = loaded.mission
    until = last_day(session, loaded, typed.until or "")
    newest = newest_amendment(mission.contract)
    if newest and when < newest:
        raise UsageError(
            "renew.amended-since", id=loaded.id, day=full_day(when), newest=full_day(newest), iso=newest.isoformat()
        )
    rate = parse.rate(typed.rate, "--rate", session.workspace.settings.currency) if typed.rate else None
    text = (typed.text or "").strip() or None
    if text is None and not renewal.history(mission):  # the first end would be in the file no more
        text = t("renew.was", day=mission.contract.end.isoformat())
    return renewal.Terms(until, when, rate, text, (typed.ref or "").strip() or None)


def last_day(session: Session, loaded: Loaded, text: str) -> dt.date:
    """The new last day, echoed. Raises UsageError for one that renews nothing."""
    mission = loaded.mission
    until = session.day(text, days.UNTIL)
    refused = renewal.refusal(mission, until)
    if refused:
        case = word("case", mission.offboarding.case) if mission.offboarding else ""
        day, end = full_day(until), full_day(mission.contract.end)
        raise UsageError(f"renew.{refused}", id=loaded.id, case=case, day=day, end=end, iso=until.isoformat())
    return until


def _step(session: Session, text: str) -> str:
    """A step of the workspace's rhythm, as its id or as either language says it. Raises UsageError."""
    from mission_cli.core.calendar_names import fold

    known = list(session.workspace.settings.rhythm)
    if not known:
        raise UsageError("renew.no-steps")
    for one in known:
        if fold(text) in {fold(said) for said in (one, *WORDS.get(f"step-{one}", ()))}:
            return one
    near = nearest(text.strip(), known)
    key = "cli.bad-choice-near" if near else "cli.bad-choice"
    raise UsageError(key, name="--step", value=text[:60], known=", ".join(known), near=near)
